//! From a handler to bytes: runs it, and where a form was not carried out shows its page again with what was typed.

use crate::{
    cx::{Cx, FailedForm, TYPED, Values, is_secret},
    error,
    pages::access::sign_in::{self, Unsent},
    reply::{Answer, Page},
    routes::Handler,
    shell::shell,
};
use hilo_domain::{ids::PersonId, problem::Problem};
use hydration_context::SsrSharedContext;
use leptos::{
    prelude::*,
    reactive::{computed::ScopedFuture, owner::Owner},
    tachys::view::{Position, RenderFlags},
};
use std::sync::Arc;

/// What most pages fit into.
const USUAL_BYTES: usize = 64 << 10;

/// Must be called once before anything is rendered.
pub fn start() {
    // Already set is as good.
    let _ = any_spawner::Executor::init_tokio();
}

/// Runs a handler and, if it answers with a page, renders it. Gives back the answer without the page's view, which
/// must not outlive its reactive owner.
pub async fn run(cx: Cx, handler: Handler) -> (Answer, Option<Rendered>) {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let answer = owner.with(|| ScopedFuture::new(handler(cx.clone()))).await;
    match answer {
        Ok(crate::reply::Reply::Page(page)) => {
            let rendered = render_in(&owner, &cx, *page);
            (Ok(crate::reply::Reply::Piece { content_type: "text/html", body: String::new() }), Some(rendered))
        }
        other => {
            owner.unset_with_forced_cleanup();
            (other, None)
        }
    }
}

/// A page made by something other than a handler, such as a problem's.
pub fn render(cx: &Cx, make: impl FnOnce(&Cx) -> Page) -> Rendered {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let page = owner.with(|| make(cx));
    render_in(&owner, cx, page)
}

/// A finished document.
pub struct Rendered {
    pub status: u16,
    /// Seconds until the browser is to load it anew.
    pub refresh: Option<u32>,
    pub html: String,
}

fn render_in(owner: &Owner, cx: &Cx, page: Page) -> Rendered {
    let (status, refresh) = (page.status, page.refresh);
    let html = owner.with(|| {
        let mut html = String::with_capacity(USUAL_BYTES);
        html.push_str("<!DOCTYPE html>");
        // As `to_html` does, without going through the whole page once more to know how long it will be.
        shell(cx, page).to_html_with_buf(&mut html, &mut Position::FirstChild, RenderFlags::HYDRATE, Vec::new());
        html
    });
    owner.clone().unset_with_forced_cleanup();
    Rendered { status, refresh, html }
}

/// The page for a problem.
#[must_use]
pub fn problem(cx: &Cx, problem: &Problem) -> Rendered {
    render(cx, |cx| error::page(cx, problem))
}

/// The sign-in page in place of what was asked for; `posted` is what would be lost.
#[must_use]
pub fn sign_in_first(cx: &Cx, posted: Option<&Unsent>) -> Rendered {
    render(cx, |cx| sign_in::show(cx, posted).status(401))
}

/// What was posted, for the sign-in page to carry; without the fields that must never travel so.
#[must_use]
pub fn unsent(person: PersonId, action: &str, page: &str, form: &Values) -> Unsent {
    let stays = |name: &str| is_secret(name) || (name.starts_with('_') && name != TYPED);
    Unsent {
        person,
        action: action.to_owned(),
        page: page.to_owned(),
        fields: form.pairs().iter().filter(|(name, _)| !stays(name)).cloned().collect(),
    }
}

/// The context in which the form's page is shown again.
#[must_use]
pub fn failed(cx: &Cx, action: &str, problem: Option<Problem>) -> FailedForm {
    FailedForm::new(action.to_owned(), problem, (*cx.form).clone())
}
