//! The set-up: a short wizard on one page, reached by the one-time link.

use super::sign_in::{gate_with, new_password};
use crate::{
    cx::Cx,
    locales::{access as t, common},
    reply::{Answer, Frame, Page, Redirect, Reply},
    ui::form::{Field, form},
};
use hilo_domain::{lang::Lang, problem::Problem};
use hilo_service::{access::setup::SetupInput, env::Token};
use leptos::prelude::*;

/// # Errors
/// If the database can't be read.
pub async fn page(cx: Cx) -> Answer {
    let token: String = cx.param("token")?;
    match cx.services.check_setup_link(&Token::from_text(&token)).await {
        Ok(()) => {}
        Err(failure) if failure.problem == Problem::NotFound => return dead(&cx).ok(),
        Err(failure) => return Err(failure),
    }
    let lang = cx.lang;
    let state = cx.form_state(&format!("/setup/{token}"));
    let language = |l: Lang, label: &str| (l.tag().to_owned(), label.to_owned());
    let fields = view! {
        <section class="form" aria-labelledby="organisation-h">
            <h2 id="organisation-h">{t::setup_organisation(lang)}</h2>
            {Field::new(&state, "organisation", t::setup_organisation_name(lang)).input("text", "organization")}
            <div class="field-row">
                {Field::new(&state, "language", t::setup_language(lang)).hint(t::setup_language_hint(lang)).value(lang.tag())
                    .select(vec![language(Lang::Es, common::languages_es(lang)), language(Lang::En, common::languages_en(lang))])}
                {Field::new(&state, "time_zone", t::setup_time_zone(lang)).hint(t::setup_time_zone_hint(lang))
                    .value(if lang == Lang::Es { "America/Santiago" } else { "Europe/London" }).select(time_zones())}
            </div>
        </section>
        <section class="form" aria-labelledby="admin-h">
            <h2 id="admin-h">{t::setup_admin(lang)}</h2>
            {Field::new(&state, "name", t::setup_name(lang)).input("text", "name")}
            {Field::new(&state, "email", t::setup_email(lang)).input("email", "email")}
            {new_password(&state)}
        </section>
        <div class="form-actions"><button class="btn btn-primary btn-l">{t::setup_create(lang)}</button></div>
    };
    let explore = cx.site.sample.is_some().then(|| {
        view! {
            <aside class="card card-sunken stack">
                <h2>{t::setup_explore_title(lang)}</h2>
                <p>{t::setup_explore_text(lang)}</p>
                <form method="post" action=format!("/setup/{token}/explore")>
                    <input type="hidden" name="_page" value=cx.here()/>
                    <button class="btn">{t::setup_explore(lang)}</button>
                </form>
            </aside>
        }
    });
    let body = view! {
        <h1>{t::setup_title(lang)}</h1>
        <p class="lede">{t::setup_lede(lang)}</p>
        {form(&state, "form", fields)}
        {explore}
    };
    Page::new(t::setup_title(lang), gate_with("gate-in gate-wide", body)).frame(Frame::Gate).ok()
}

fn dead(cx: &Cx) -> Page {
    let lang = cx.lang;
    let body = view! {
        <h1>{t::setup_dead_title(lang)}</h1>
        <p class="lede">{t::setup_dead_text(lang)}</p>
        <p><a class="btn" href="/sign-in">{t::sign_in(lang)}</a></p>
    };
    Page::new(t::setup_dead_title(lang), gate_with("gate-in", body)).frame(Frame::Gate).status(404)
}

/// What anybody sees before there is an organisation.
#[must_use]
pub fn needed(cx: &Cx) -> Page {
    let lang = cx.lang;
    let body = view! {
        <h1>{t::setup_needed_title(lang)}</h1>
        <p class="lede">{t::setup_needed_text(lang)}</p>
    };
    Page::new(t::setup_needed_title(lang), gate_with("gate-in", body)).frame(Frame::Gate).status(503)
}

/// The time zones of the bundled database that are named for a place.
#[must_use]
pub fn time_zones() -> Vec<(String, String)> {
    const REGIONS: [&str; 8] =
        ["America/", "Europe/", "Atlantic/", "Africa/", "Asia/", "Australia/", "Pacific/", "Indian/"];
    let mut names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    names.retain(|name| REGIONS.iter().any(|region| name.starts_with(region)));
    names.sort_unstable();
    names.push("UTC".to_owned());
    names.into_iter().map(|name| (name.clone(), name.replace('_', " "))).collect()
}

/// # Errors
/// As `Services::set_up`.
pub async fn submit(cx: Cx) -> Answer {
    let token: String = cx.param("token")?;
    let input = SetupInput {
        organisation: cx.form.get("organisation").to_owned(),
        language: cx.form.get("language").to_owned(),
        time_zone: cx.form.get("time_zone").to_owned(),
        name: cx.form.get("name").to_owned(),
        email: cx.form.get("email").to_owned(),
        password: cx.form.get("password").to_owned(),
        password_again: cx.form.get("password_again").to_owned(),
    };
    let signed_in = cx.services.set_up(&Token::from_text(&token), &input, &cx.origin).await?;
    Ok(Reply::Redirect(Redirect { signed_in: Some(signed_in), ..Redirect::to("/") }))
}
