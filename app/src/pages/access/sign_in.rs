//! Signing in and out. A form that was sent after the session had ended travels through here and comes back.

use crate::{
    cx::{Cx, FailedForm, FormState, Values},
    locales::access as t,
    reply::{Answer, Frame, Page, Redirect, Reply},
    ui::{
        drawings,
        form::{Field, form},
    },
};
use hilo_domain::{ids::PersonId, problem::Problem};
use hilo_service::Failure;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A form that was sent by somebody whose session had ended.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Unsent {
    /// Whose session it was; nobody else gets the text back.
    pub person: PersonId,
    pub action: String,
    pub page: String,
    pub fields: Vec<(String, String)>,
}

/// The name of the hidden field that carries it.
pub const UNSENT: &str = "_unsent";

/// # Errors
/// None of its own.
pub async fn page(cx: Cx) -> Answer {
    // Somebody who has signed in elsewhere meanwhile, and mistyped here, still has the text that was brought along.
    if cx.who.is_some() && cx.failed.is_none() {
        return Redirect::to("/").ok();
    }
    show(&cx, None).frame(Frame::Gate).ok()
}

/// The sign-in page, with what could not be sent tucked into it.
#[must_use]
pub fn show(cx: &Cx, unsent: Option<&Unsent>) -> Page {
    let lang = cx.lang;
    let mut state = cx.form_state("/sign-in");
    // It may stand in place of another page, which can't be shown before; where to go afterwards travels in `next`.
    "/sign-in".clone_into(&mut state.page);
    let carried = unsent
        .and_then(|unsent| serde_json::to_string(unsent).ok())
        .or_else(|| state.failed.as_ref().and_then(|f| f.values.find(UNSENT)).map(str::to_owned));
    let next = if cx.path == "/sign-in" { cx.query.get("next").to_owned() } else { cx.here() };
    let kept = carried.is_some();
    let fields = view! {
        <input type="hidden" name="next" value=state.value("next", &next)/>
        {carried.map(|json| view! { <input type="hidden" name=UNSENT value=json/> })}
        {Field::new(&state, "login", t::login(lang)).input("text", "username")}
        {Field::new(&state, "password", t::password(lang)).input("password", "current-password")}
        <div class="form-actions"><button class="btn btn-primary btn-l btn-wide">{t::sign_in(lang)}</button></div>
    };
    let body = view! {
        <h1>{t::sign_in(lang)}</h1>
        {kept.then(|| view! { <div class="notice notice-wait" role="status"><p>{t::session_ended(lang)}</p></div> })}
        {form(&state, "form", fields)}
        <p class="legal">{t::no_account(lang)}</p>
    };
    Page::new(t::sign_in(lang), gate(body)).frame(Frame::Gate)
}

/// The thread behind a lonely form.
pub fn gate(content: impl IntoView + 'static) -> AnyView {
    gate_with("gate-in", content)
}

pub fn gate_with(class: &'static str, content: impl IntoView + 'static) -> AnyView {
    view! {
        <svg class="gate-thread" viewBox="0 0 1000 200" preserveAspectRatio="none" aria-hidden="true">
            <path d="M0 150C250 150 260 40 500 40S700 170 1000 110"/>
        </svg>
        <div class=class>
            <a class="brand" href="/"><svg class="mark" viewBox="0 0 40 24" aria-hidden="true" inner_html=drawings::MARK></svg>"Hilo"</a>
            {content.into_any()}
        </div>
    }
    .into_any()
}

/// # Errors
/// As `Services::sign_in`.
pub async fn submit(cx: Cx) -> Answer {
    let signed_in = cx
        .services
        .sign_in(cx.form.get("login"), cx.form.get("password"), cx.device_token.as_ref(), &cx.origin)
        .await?;
    end_before(&cx).await?;
    let unsent: Option<Unsent> = cx.form.find(UNSENT).and_then(|json| serde_json::from_str(json).ok());
    let mut redirect = Redirect::to(onward(cx.form.get("next")));
    if let Some(unsent) = unsent.filter(|unsent| unsent.person == signed_in.person) {
        redirect.to = onward(&unsent.page);
        redirect.resumed = Some(FailedForm::new(unsent.action, None, Values::new(unsent.fields)));
    }
    redirect.signed_in = Some(signed_in);
    redirect.ok()
}

/// Whoever signs in ends the session that this browser had, whoever it was.
///
/// # Errors
/// If the session can't be ended.
pub async fn end_before(cx: &Cx) -> Result<(), Failure> {
    let Some(before) = cx.who.as_deref() else { return Ok(()) };
    match cx.services.end_session(before, before.session).await {
        // It has ended already.
        Err(failure) if failure.problem == Problem::NotFound => Ok(()),
        other => other,
    }
}

/// # Errors
/// If the session can't be ended.
pub async fn sign_out(cx: Cx) -> Answer {
    let actor = cx.actor()?;
    cx.services.end_session(actor, actor.session).await?;
    Ok(Reply::Redirect(Redirect { sign_out: true, ..Redirect::to("/sign-in") }))
}

/// A path of this site, else home: a link can't send anybody elsewhere.
#[must_use]
pub fn local(path: &str) -> String {
    let safe =
        path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.chars().any(char::is_control);
    if safe { path.to_owned() } else { "/".to_owned() }
}

/// Where to go after signing in: not back to the door.
fn onward(path: &str) -> String {
    if path.starts_with("/sign-") { "/".to_owned() } else { local(path) }
}

/// The pair of fields for a new password.
pub fn new_password(state: &FormState) -> AnyView {
    let lang = state.lang;
    view! {
        {Field::new(state, "password", t::new_password(lang)).hint(t::new_password_hint(lang)).input("password", "new-password")}
        {Field::new(state, "password_again", t::password_again(lang)).input("password", "new-password")}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn only_paths_of_this_site_are_followed() {
        assert_eq!(local("/check-in?week=2"), "/check-in?week=2");
        for elsewhere in ["https://evil.example", "//evil.example", "/\\evil", "", "/a\nb", "javascript:x"] {
            assert_eq!(local(elsewhere), "/", "{elsewhere}");
        }
        assert_eq!(super::onward("/sign-out"), "/");
    }
}
