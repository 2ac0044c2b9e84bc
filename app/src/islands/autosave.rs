//! Saves a form while somebody types in it, and says so quietly.
//!
//! The form is an ordinary one from the server, found by its id, with an ordinary button: this island only posts it
//! before anybody presses that. It is the `saved` span that tells how it goes; put it beside the button.
//!
//! **What the server does.** The same fields go to `url` as `application/x-www-form-urlencoded`, with
//! `Accept: application/json` (`cx.json`). It answers `Reply::saved(revision)`; the new revision goes into the form's
//! hidden field `revision`, so that the next save and the button itself send it. Its problems come as their status,
//! and as `text` and `fields`, which are said beside the button and beside the fields:
//!
//! | answer | what happens |
//! |---|---|
//! | 2xx with a revision | `saved`; with `fields`, all but these are |
//! | 401, 403, 404, 409 | `stopped`: nothing more is sent; the text says to press the button, which shows the form again with all that was typed and what to do |
//! | other 4xx | `failed`, tried again with the next change |
//! | 429, 5xx, no answer | `failed`, tried again by itself, later and later |
//!
//! **What is never lost.** Nothing here writes into a field but the revision. One request at a time: what is typed
//! meanwhile goes with the next, and a button pressed meanwhile waits for the answer, so that it never sends a revision
//! that its own page has made stale. Leaving the page, or looking elsewhere, sends what is not saved yet; if that can't
//! be trusted to arrive (it failed, was stopped, or has to wait for an answer), the browser asks first.

use leptos::prelude::*;

/// Where a form stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing was typed since the page came, or not for long enough.
    Idle,
    /// A request is under way.
    Saving,
    /// The server has what is typed.
    Saved,
    /// The server has all of it that it can take.
    Partly,
    /// The last request came to nothing; there will be another.
    Failed,
    /// There will be no other: only the form itself can go on.
    Stopped,
}

impl State {
    /// For the stylesheet, which knows no `stopped`.
    const fn key(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Saving => "saving",
            Self::Saved => "saved",
            Self::Partly | Self::Failed | Self::Stopped => "failed",
        }
    }
}

/// See the module. The last five are the words for each state; `idle` may be empty.
#[island]
pub fn Autosave(
    /// The form's id.
    form: String,
    /// Where to post it while typing.
    url: String,
    idle: String,
    saving: String,
    saved: String,
    failed: String,
    stopped: String,
) -> impl IntoView {
    let state = RwSignal::new(State::Idle);
    let reason = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    browser::watch(&form, url, state, reason);
    #[cfg(not(feature = "hydrate"))]
    drop((form, url));
    let words = move || match state.get() {
        State::Idle => idle.clone(),
        State::Saving => saving.clone(),
        State::Saved => saved.clone(),
        State::Partly => because(&saved, &reason.get()),
        State::Failed => because(&failed, &reason.get()),
        State::Stopped => because(&stopped, &reason.get()),
    };
    view! { <span class="saved" role="status" data-state=move || state.get().key()>{words}</span> }
}

/// How it stands, and why.
fn because(how: &str, why: &str) -> String {
    if why.is_empty() { how.to_owned() } else { format!("{how}. {why}") }
}

#[cfg(feature = "hydrate")]
mod browser {
    use super::State;
    use crate::islands::dom;
    use leptos::prelude::*;
    use std::{
        cell::{Cell, RefCell},
        rc::Rc,
        time::Duration,
    };
    use wasm_bindgen::JsCast;
    use web_sys::{Event, HtmlElement, HtmlFormElement, HtmlInputElement, SubmitEvent};

    /// After the last key.
    const PAUSE: Duration = Duration::from_millis(800);
    /// Before the first new attempt; doubles with each, six times at most.
    const RETRY: Duration = Duration::from_secs(4);

    struct Saver {
        form: HtmlFormElement,
        url: String,
        state: RwSignal<State>,
        reason: RwSignal<String>,
        timer: Cell<Option<i32>>,
        /// Something was typed that no answer has confirmed.
        dirty: Cell<bool>,
        /// A request is under way.
        busy: Cell<bool>,
        /// The form itself is being sent.
        sending: Cell<bool>,
        failures: Cell<u32>,
        /// The button that was pressed while a request was under way; the inner None is a press of Enter.
        waiting: RefCell<Option<Option<HtmlElement>>>,
    }

    pub(super) fn watch(id: &str, url: String, state: RwSignal<State>, reason: RwSignal<String>) {
        let (Some(form), Some(window)) = (dom::form(id), dom::window()) else { return };
        let saver = Rc::new(Saver {
            form: form.clone(),
            url,
            state,
            reason,
            timer: Cell::default(),
            dirty: Cell::default(),
            busy: Cell::default(),
            sending: Cell::default(),
            failures: Cell::default(),
            waiting: RefCell::default(),
        });
        let this = saver.clone();
        dom::listen(&form, "input", move |_| this.typed());
        let this = saver.clone();
        dom::listen(&form, "submit", move |event| this.submitted(&event));
        let this = saver.clone();
        dom::listen(&window, "pagehide", move |_| this.save());
        // On a phone, this may be the last that a page hears.
        let this = saver.clone();
        if let Some(document) = window.document() {
            dom::listen(&document, "visibilitychange", move |_| this.save());
        }
        let this = saver.clone();
        dom::listen(&window, "pageshow", move |_| this.sending.set(false));
        // Whoever was quicker than this has typed already; the boot script has noted it.
        if form.has_attribute("data-typed") {
            saver.typed();
        }
        dom::listen(&window, "beforeunload", move |event| {
            let unsure = saver.busy.get() || saver.state.get_untracked().key() == "failed";
            if saver.dirty.get() && !saver.sending.get() && unsure {
                event.prevent_default();
            }
        });
    }

    impl Saver {
        fn typed(self: &Rc<Self>) {
            self.dirty.set(true);
            if self.state.get_untracked() == State::Stopped {
                return;
            }
            if !self.busy.get() {
                self.state.set(State::Idle);
            }
            self.save_after(PAUSE);
        }

        fn save_after(self: &Rc<Self>, delay: Duration) {
            dom::call_off(self.timer.take());
            let this = self.clone();
            self.timer.set(dom::after(delay, move || this.save()));
        }

        fn save(self: &Rc<Self>) {
            let stopped = self.state.get_untracked() == State::Stopped;
            if !self.dirty.get() || self.busy.get() || self.sending.get() || stopped {
                return;
            }
            dom::call_off(self.timer.take());
            self.dirty.set(false);
            self.busy.set(true);
            self.state.set(State::Saving);
            let this = self.clone();
            wasm_bindgen_futures::spawn_local(async move {
                let said = dom::post(&this.form, &this.url, "application/json").await;
                this.busy.set(false);
                this.answered(said);
                this.send_if_waiting();
            });
        }

        fn answered(self: &Rc<Self>, said: Option<dom::Said>) {
            let wrong = said.as_ref().map(dom::Said::fields).unwrap_or_default();
            dom::tell(&self.form, &wrong);
            let first = wrong.first().map(|(_, text)| text.clone());
            let why = first.or_else(|| said.as_ref().and_then(|said| said.text("text")));
            self.reason.set(why.unwrap_or_default());
            let revision = said.as_ref().filter(|said| said.is_ok()).and_then(|said| said.number("revision"));
            if let Some(revision) = revision {
                self.set_revision(&revision);
                self.failures.set(0);
                if self.dirty.get() {
                    self.state.set(State::Idle);
                    // Nobody is looking any more: there may be no later.
                    self.save_after(if dom::is_hidden() { Duration::ZERO } else { PAUSE });
                } else {
                    self.state.set(if wrong.is_empty() { State::Saved } else { State::Partly });
                }
                return;
            }
            self.dirty.set(true);
            match said.map(|said| said.status) {
                Some(401 | 403 | 404 | 409) => self.state.set(State::Stopped),
                Some(400..=428 | 430..=499) => self.state.set(State::Failed),
                _ => {
                    self.state.set(State::Failed);
                    let before = self.failures.get();
                    self.failures.set(before + 1);
                    self.save_after(RETRY * 2_u32.pow(before.min(6)));
                }
            }
        }

        fn set_revision(&self, revision: &str) {
            let field = self.form.query_selector("input[name=revision]").ok().flatten();
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
                field.set_value(revision);
            }
        }

        fn submitted(&self, event: &Event) {
            if event.default_prevented() {
                return;
            }
            if self.busy.get() {
                event.prevent_default();
                let pressed = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
                self.waiting.replace(Some(pressed));
                return;
            }
            dom::call_off(self.timer.take());
            self.sending.set(true);
        }

        fn send_if_waiting(&self) {
            let Some(pressed) = self.waiting.take() else { return };
            // What the browser finds missing it says beside the field; there is nothing to add.
            let _ = match pressed {
                Some(button) => self.form.request_submit_with_submitter(Some(&button)),
                None => self.form.request_submit(),
            };
        }
    }
}
