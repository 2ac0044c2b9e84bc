//! Moves what is in lists by dragging, with mouse or finger, and by the arrow keys.
//!
//! The lists are ordinary ones from the server with ordinary buttons; this island only posts what those buttons post.
//! It listens on the element `board`, whose first element child is replaced by the same element of the page that the
//! server answers with, so that nothing is ever drawn that is not stored.
//!
//! | attribute | on | |
//! |---|---|---|
//! | `data-item` | what can be moved | its id |
//! | `data-kind` | the same | `stage` or `touchpoint` |
//! | `data-move` | the same | where its moves are posted |
//! | `data-stage` | a list of touchpoints | the stage's id |
//!
//! Posted are `direction` (`up`, `down`), or `stage` and `before` (an item's id; empty for the end).

use leptos::prelude::*;

/// See the module.
#[island]
pub fn Reorder(
    /// The id of the element to listen on.
    board: String,
    /// The id of a form with the fields `direction`, `stage` and `before`.
    form: String,
    /// Said after a move, before the number of the new place.
    place: String,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    browser::watch(&board, &form, place, said);
    #[cfg(not(feature = "hydrate"))]
    drop((board, form, place));
    view! { <p class="vh" role="status">{move || said.get()}</p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use crate::islands::dom;
    use leptos::prelude::*;
    use std::{
        cell::{Cell, RefCell},
        rc::Rc,
    };
    use wasm_bindgen::JsCast;
    use web_sys::{
        DomParser, Element, Event, HtmlElement, HtmlFormElement, HtmlInputElement, KeyboardEvent, PointerEvent,
        SupportedType,
    };

    /// So near to the window's edge it scrolls, in pixels; and so far each time.
    const EDGE: f64 = 72.0;
    const STEP: f64 = 14.0;

    /// Where something would be dropped.
    #[derive(Clone, PartialEq)]
    struct Drop {
        /// The list's stage, for touchpoints.
        stage: String,
        /// The item that it would come before; none at the end of `list`.
        before: Option<Element>,
        list: Element,
    }

    struct Board {
        board: Element,
        form: HtmlFormElement,
        place: String,
        said: RwSignal<String>,
        dragged: RefCell<Option<Element>>,
        drop: RefCell<Option<Drop>>,
        /// A move is under way.
        busy: Cell<bool>,
    }

    pub(super) fn watch(board: &str, form: &str, place: String, said: RwSignal<String>) {
        let (Some(board), Some(form)) = (dom::element(board), dom::form(form)) else { return };
        let target = board.clone();
        let this = Rc::new(Board {
            board,
            form,
            place,
            said,
            dragged: RefCell::default(),
            drop: RefCell::default(),
            busy: Cell::default(),
        });
        for name in ["pointerdown", "pointermove", "pointerup", "pointercancel", "keydown"] {
            let this = this.clone();
            dom::listen(&target, name, move |event| this.heard(name, &event));
        }
    }

    fn item_of(event: &Event) -> Option<Element> {
        let target: Element = event.target()?.dyn_into().ok()?;
        target.closest(".handle").ok()??.closest("[data-item]").ok()?
    }

    /// As the browser takes it; no window is wider.
    fn pixel(at: i32) -> f32 {
        f32::from(i16::try_from(at).unwrap_or(i16::MAX))
    }

    fn data(element: &Element, name: &str) -> String {
        element.get_attribute(name).unwrap_or_default()
    }

    impl Board {
        fn heard(self: &Rc<Self>, name: &str, event: &Event) {
            match name {
                "keydown" => self.key(event),
                "pointerdown" => self.grab(event),
                "pointermove" => self.drag(event),
                "pointerup" => self.release(),
                _ => self.let_go(),
            }
        }

        fn key(self: &Rc<Self>, event: &Event) {
            let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
            let direction = match key.as_str() {
                "ArrowUp" => "up",
                "ArrowDown" => "down",
                "Escape" => return self.let_go(),
                _ => return,
            };
            if let Some(item) = item_of(event) {
                event.prevent_default();
                self.post(&item, direction, "", "");
            }
        }

        fn grab(&self, event: &Event) {
            let (Some(item), Some(pointer)) = (item_of(event), event.dyn_ref::<PointerEvent>()) else { return };
            if self.busy.get() || pointer.button() != 0 {
                return;
            }
            // A press selects no text, but still gives the handle the focus.
            event.prevent_default();
            if let Some(handle) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) {
                let handle = handle.closest(".handle").ok().flatten().unwrap_or(handle);
                let _ = handle.set_pointer_capture(pointer.pointer_id());
                if let Some(handle) = handle.dyn_ref::<HtmlElement>() {
                    let _ = handle.focus();
                }
            }
            let _ = item.class_list().add_1("dragging");
            self.dragged.replace(Some(item));
        }

        fn drag(&self, event: &Event) {
            let Some(item) = self.dragged.borrow().clone() else { return };
            let (Some(pointer), Some(window)) = (event.dyn_ref::<PointerEvent>(), dom::window()) else { return };
            event.prevent_default();
            let y = f64::from(pointer.client_y());
            let height = window.inner_height().ok().and_then(|h| h.as_f64()).unwrap_or_default();
            if y < EDGE {
                window.scroll_by_with_x_and_y(0.0, -STEP);
            } else if y > height - EDGE {
                window.scroll_by_with_x_and_y(0.0, STEP);
            }
            let under = window
                .document()
                .and_then(|d| d.element_from_point(pixel(pointer.client_x()), pixel(pointer.client_y())));
            self.mark(under.and_then(|under| target(&item, &under, y)));
        }

        /// Shows where it would land.
        fn mark(&self, drop: Option<Drop>) {
            if let Some(old) = self.drop.replace(drop.clone()) {
                let _ = old.list.class_list().remove_1("drop-end");
                if let Some(before) = old.before {
                    let _ = before.class_list().remove_1("drop-here");
                }
            }
            match drop {
                Some(Drop { before: Some(before), .. }) => {
                    let _ = before.class_list().add_1("drop-here");
                }
                Some(Drop { list, .. }) => {
                    let _ = list.class_list().add_1("drop-end");
                }
                None => {}
            }
        }

        fn let_go(&self) {
            self.mark(None);
            if let Some(item) = self.dragged.take() {
                let _ = item.class_list().remove_1("dragging");
            }
        }

        fn release(self: &Rc<Self>) {
            let (item, drop) = (self.dragged.borrow().clone(), self.drop.borrow().clone());
            self.let_go();
            let (Some(item), Some(drop)) = (item, drop) else { return };
            // Where it stands already.
            if drop.before.as_ref() == Some(&item) {
                return;
            }
            let before = drop.before.as_ref().map(|b| data(b, "data-item")).unwrap_or_default();
            self.post(&item, "", &drop.stage, &before);
        }

        fn post(self: &Rc<Self>, item: &Element, direction: &str, stage: &str, before: &str) {
            if self.busy.replace(true) {
                return;
            }
            for (name, value) in [("direction", direction), ("stage", stage), ("before", before)] {
                let field = self.form.query_selector(&format!("[name={name}]")).ok().flatten();
                if let Some(field) = field.and_then(|f| f.dyn_into::<HtmlInputElement>().ok()) {
                    field.set_value(value);
                }
            }
            let (this, id, url) = (self.clone(), item.id(), data(item, "data-move"));
            wasm_bindgen_futures::spawn_local(async move {
                let said = dom::post(&this.form, &url, "text/html").await.filter(dom::Said::is_ok);
                this.busy.set(false);
                match said.and_then(|said| this.show(&said.body, &id)) {
                    Some(number) => this.said.set(format!("{} {number}", this.place)),
                    // Signed out, offline, discarded by somebody else: the page itself says which.
                    None => {
                        if let Some(window) = dom::window() {
                            let _ = window.location().reload();
                        }
                    }
                }
            });
        }

        /// What was typed on the board and not saved, by the fields' ids.
        fn half_typed(&self) -> Vec<(String, String)> {
            let Ok(fields) = self.board.query_selector_all("input[id]") else { return Vec::new() };
            let fields = (0..fields.length()).filter_map(|at| fields.item(at)?.dyn_into::<HtmlInputElement>().ok());
            let changed = fields.filter(|field| field.value() != field.default_value());
            changed.map(|field| (field.id(), field.value())).collect()
        }

        /// Takes the board out of the server's page; gives back the new place of the item, from 1.
        fn show(&self, html: &str, id: &str) -> Option<u32> {
            let page = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
            let fresh = page.get_element_by_id(&self.board.id())?;
            let typed = self.half_typed();
            self.board.set_inner_html(&fresh.inner_html());
            for (id, text) in typed {
                put_back(&id, &text);
            }
            let item = dom::element(id)?;
            let handle = item.query_selector(".handle").ok()??;
            handle.dyn_into::<HtmlElement>().ok()?.focus().ok()?;
            let mut number = 1;
            let mut before = item.previous_element_sibling();
            while let Some(one) = before {
                number += 1;
                before = one.previous_element_sibling();
            }
            Some(number)
        }
    }

    /// Into the field of the new board, where it is still to be seen; nothing if the field is gone.
    fn put_back(id: &str, text: &str) {
        let Some(field) = dom::element(id).and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) else { return };
        field.set_value(text);
        if let Some(fold) = field.closest("details").ok().flatten() {
            let _ = fold.set_attribute("open", "");
        }
    }

    /// What an item of this kind would do if it were dropped on the element under the pointer.
    fn target(item: &Element, under: &Element, y: f64) -> Option<Drop> {
        let kind = data(item, "data-kind");
        let over = under.closest(&format!("[data-kind={kind}]")).ok()?;
        if let Some(over) = over {
            let rect = over.get_bounding_client_rect();
            let list = over.parent_element()?;
            let upper = y < rect.top() + rect.height() / 2.0;
            let before = if upper { Some(over) } else { over.next_element_sibling() };
            return Some(Drop { stage: data(&list, "data-stage"), before, list });
        }
        // A touchpoint over a stage, but over no other touchpoint: to the end of the stage.
        let stage = under.closest("[data-kind=stage]").ok()??;
        let list = stage.query_selector("[data-stage]").ok()??;
        Some(Drop { stage: data(&list, "data-stage"), before: None, list })
    }
}
