//! Name, language, clock and week of the organisation.

use crate::{
    cx::{Cx, FormState},
    format,
    locales::{common, settings as t},
    pages::access::setup::time_zones,
    reply::{Answer, Page, Redirect},
    ui::form::{Field, form, made_from},
};
use hilo_domain::{time::Millis, view::settings::SettingsView};
use hilo_service::settings::SettingsInput;
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let settings = cx.services.settings(cx.actor()?.admin()?).await?;
    let state = cx.form_state("/settings");
    let fields = view! {
        {made_from(&state, "revision", &settings.revision)}
        <div class="settings">
            {part(t::organisation(lang), t::organisation_hint(lang), organisation(&state, &settings))}
            {part(t::clock(lang), t::clock_hint(lang), clock(&state, &settings))}
            {part(t::week(lang), t::week_hint(lang), week(&cx, &state, &settings))}
        </div>
        <div class="form-actions"><button class="btn btn-primary">{common::save(lang)}</button></div>
    };
    let body = view! {
        <header class="page-head"><h1>{t::title(lang)}</h1><p class="lede">{t::lede(lang)}</p></header>
        {form(&state, "form", fields)}
    };
    Page::new(t::title(lang), body.into_any()).ok()
}

fn part(title: &'static str, hint: &'static str, fields: AnyView) -> AnyView {
    view! {
        <div>
            <div class="stack stack-xs"><h2>{title}</h2><p class="hint">{hint}</p></div>
            <div class="stack">{fields}</div>
        </div>
    }
    .into_any()
}

fn organisation(state: &FormState, settings: &SettingsView) -> AnyView {
    let lang = state.lang;
    let languages = [("es", common::languages_es(lang)), ("en", common::languages_en(lang))];
    let languages = languages.into_iter().map(|(value, label)| (value.to_owned(), label.to_owned())).collect();
    view! {
        {Field::new(state, "name", t::name(lang)).value(&settings.name).input("text", "organization")}
        {Field::new(state, "language", t::language(lang)).hint(t::language_hint(lang)).value(&settings.language).select(languages)}
    }
    .into_any()
}

fn clock(state: &FormState, settings: &SettingsView) -> AnyView {
    let mut zones = time_zones();
    // One that was set elsewhere stays on offer.
    if !zones.iter().any(|(zone, _)| *zone == settings.time_zone) {
        zones.insert(0, (settings.time_zone.clone(), settings.time_zone.clone()));
    }
    Field::new(state, "time_zone", t::time_zone(state.lang)).value(&settings.time_zone).select(zones)
}

fn week(cx: &Cx, state: &FormState, settings: &SettingsView) -> AnyView {
    let lang = cx.lang;
    let days = || (1..=7).map(|day| (day.to_string(), format::weekday(lang, day).to_owned())).collect::<Vec<_>>();
    view! {
        <div class="field-row">
            {Field::new(state, "opens_day", t::opens_day(lang)).value(settings.opens_day.to_string()).select(days())}
            {Field::new(state, "opens_time", t::opens_time(lang)).value(&settings.opens_time).input("time", "")}
        </div>
        <div class="field-row">
            {Field::new(state, "closes_day", t::closes_day(lang)).value(settings.closes_day.to_string()).select(days())}
            {Field::new(state, "closes_time", t::closes_time(lang)).value(&settings.closes_time).input("time", "")}
        </div>
        {applies(cx, settings)}
    }
    .into_any()
}

/// A change never moves a week that people are answering.
fn applies(cx: &Cx, settings: &SettingsView) -> AnyView {
    let lang = cx.lang;
    let when = |at: Millis| format::near(lang, at, &settings.time_zone);
    let open = settings.open.map(|open| t::applies_open(lang, open.week.iso().1, &when(open.closes_at)));
    let next = settings.next;
    let next = t::applies_next(lang, next.week.iso().1, &when(next.opens_at), &when(next.closes_at));
    view! {
        <div class="notice"><strong>{t::applies(lang)}</strong>{open.map(|text| view! { <p>{text}</p> })}<p>{next}</p></div>
    }
    .into_any()
}

/// # Errors
/// As the use case.
pub async fn save(cx: Cx) -> Answer {
    let field = |name: &str| cx.form.get(name).to_owned();
    let input = SettingsInput {
        name: field("name"),
        language: field("language"),
        time_zone: field("time_zone"),
        opens_day: field("opens_day"),
        opens_time: field("opens_time"),
        closes_day: field("closes_day"),
        closes_time: field("closes_time"),
        revision: field("revision"),
    };
    cx.services.change_settings(cx.actor()?.admin()?, &input).await?;
    Redirect::to("/settings").flash(t::saved(cx.lang)).ok()
}
