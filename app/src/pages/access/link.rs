//! An invitation or a reset: choose a password and be in.

use super::sign_in::{end_before, gate, new_password};
use crate::{
    cx::Cx,
    locales::access as t,
    reply::{Answer, Frame, Page, Redirect, Reply},
    ui::form::form,
};
use hilo_domain::problem::Problem;
use hilo_service::env::Token;
use leptos::prelude::*;

/// # Errors
/// If the database can't be read.
pub async fn page(cx: Cx) -> Answer {
    let token: String = cx.param("token")?;
    let lang = cx.lang;
    let owner = match cx.services.link_owner(&Token::from_text(&token)).await {
        Ok(owner) => owner,
        Err(failure) if failure.problem == Problem::NotFound => return dead(&cx).ok(),
        Err(failure) => return Err(failure),
    };
    let state = cx.form_state(&format!("/welcome/{token}"));
    let lede = if owner.first_time { t::invitation_lede(lang) } else { t::reset_lede(lang) };
    let fields = view! {
        <input type="hidden" autocomplete="username" name="login" value=owner.login.clone()/>
        {new_password(&state)}
        <div class="form-actions"><button class="btn btn-primary btn-l">{t::set_password(lang)}</button></div>
    };
    let body = view! {
        <h1>{t::welcome(lang, &owner.name)}</h1>
        <p class="lede">{lede}</p>
        <p class="meta">{t::signs_in_with(lang, &owner.login)}</p>
        {form(&state, "form", fields)}
    };
    Page::new(t::welcome(lang, &owner.name), gate(body)).frame(Frame::Gate).ok()
}

fn dead(cx: &Cx) -> Page {
    let lang = cx.lang;
    let body = view! {
        <h1>{t::link_dead_title(lang)}</h1>
        <p class="lede">{t::link_dead_text(lang)}</p>
        <p><a class="btn" href="/sign-in">{t::sign_in(lang)}</a></p>
    };
    Page::new(t::link_dead_title(lang), gate(body)).frame(Frame::Gate).status(404)
}

/// # Errors
/// As `Services::redeem_link`.
pub async fn submit(cx: Cx) -> Answer {
    let token = Token::from_text(&cx.param::<String>("token")?);
    let (password, again) = (cx.form.get("password"), cx.form.get("password_again"));
    let signed_in = cx.services.redeem_link(&token, password, again, &cx.origin).await?;
    end_before(&cx).await?;
    Ok(Reply::Redirect(Redirect { signed_in: Some(signed_in), ..Redirect::to("/") }))
}
