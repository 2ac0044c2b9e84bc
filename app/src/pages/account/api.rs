//! What can be changed about my account.

use crate::{
    cx::Cx,
    locales::account as t,
    reply::{Answer, Redirect, Reply},
};
use hilo_service::access::preferences::PreferencesInput;

/// # Errors
/// As the use case.
pub async fn preferences(cx: Cx) -> Answer {
    let input = PreferencesInput {
        language: cx.form.get("language").to_owned(),
        theme: cx.form.get("theme").to_owned(),
        time_zone: cx.form.get("time_zone").to_owned(),
    };
    let language = cx.services.set_preferences(cx.actor()?, &input).await?;
    Redirect::to("/account").flash(t::saved(language.unwrap_or(cx.lang))).ok()
}

/// # Errors
/// As the use case.
pub async fn password(cx: Cx) -> Answer {
    let form = &cx.form;
    cx.services
        .change_password(cx.actor()?, form.get("present"), form.get("password"), form.get("password_again"))
        .await?;
    Redirect::to("/account").flash(t::password_changed(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn end_session(cx: Cx) -> Answer {
    cx.services.end_session(cx.actor()?, cx.param("session")?).await?;
    Redirect::to("/account").flash(t::session_ended(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn sign_out_everywhere(cx: Cx) -> Answer {
    cx.services.sign_out_everywhere(cx.actor()?).await?;
    Ok(Reply::Redirect(Redirect { sign_out: true, ..Redirect::to("/sign-in") }))
}
