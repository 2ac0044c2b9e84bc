//! Language and looks, password, sessions.

use crate::{
    cx::Cx,
    locales::{account as t, common, people},
    pages::{
        access::{setup::time_zones, sign_in::new_password},
        people::leave,
    },
    reply::{Answer, Page},
    ui::{
        form::{Field, button_form, form},
        text::moment,
    },
};
use hilo_domain::{lang::Lang, view::session::SessionView};
use leptos::prelude::*;

/// # Errors
/// If the database can't be read.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let actor = cx.actor()?;
    let sessions = cx.services.my_sessions(actor).await?;
    let absences = cx.services.my_absences(actor).await?;
    let body = view! {
        <header class="page-head"><p class="eyebrow">{actor.me.area_name.clone()}</p><h1>{actor.me.name.clone()}</h1></header>
        <div class="settings">
            <div><h2>{t::appearance(lang)}</h2>{preferences(&cx)}</div>
            <div id="leave">
                <div class="stack stack-xs"><h2>{people::leave(lang)}</h2><p class="hint">{people::leave_hint(lang)}</p></div>
                {leave::section(&cx, actor.id(), &absences, true)}
            </div>
            <div>
                <div class="stack stack-xs"><h2>{t::password(lang)}</h2><p class="hint">{t::password_hint(lang)}</p></div>
                {password(&cx)}
            </div>
            <div>
                <div class="stack stack-xs"><h2>{t::sessions(lang)}</h2><p class="hint">{t::sessions_hint(lang)}</p></div>
                <div class="stack">
                    <ul class="list">{sessions.iter().map(|s| session(&cx, s)).collect::<Vec<_>>()}</ul>
                    {button_form(&cx.form_state("/account/sign-out-everywhere"), &[], "btn btn-danger", t::sign_out_everywhere(lang))}
                </div>
            </div>
        </div>
    };
    Page::new(t::title(lang), body.into_any()).ok()
}

fn preferences(cx: &Cx) -> AnyView {
    let lang = cx.lang;
    let state = cx.form_state("/account/preferences");
    let actor = cx.who.as_deref();
    let language = actor.and_then(|a| a.language).map_or("", Lang::tag);
    let theme = cx.theme.clone().unwrap_or_default();
    let zone = actor.map_or("", |a| if a.time_zone == a.organisation_time_zone { "" } else { &a.time_zone }).to_owned();
    let option = |value: &str, label: &str| (value.to_owned(), label.to_owned());
    let mut zones = vec![option("", "—")];
    zones.extend(time_zones());
    let fields = view! {
        <div class="field-row">
            {Field::new(&state, "language", t::language(lang)).optional().value(language).select(vec![
                option("", t::language_auto(lang)), option("es", common::languages_es(lang)), option("en", common::languages_en(lang)),
            ])}
            {Field::new(&state, "theme", t::theme(lang)).optional().value(theme).select(vec![
                option("", t::theme_auto(lang)), option("light", t::theme_light(lang)), option("dark", t::theme_dark(lang)),
            ])}
        </div>
        {Field::new(&state, "time_zone", t::time_zone(lang)).optional().hint(t::time_zone_hint(lang)).value(zone).select(zones)}
        <div class="form-actions"><button class="btn btn-primary">{common::save(lang)}</button></div>
    };
    form(&state, "form", fields)
}

fn password(cx: &Cx) -> AnyView {
    let lang = cx.lang;
    let state = cx.form_state("/account/password");
    let fields = view! {
        {Field::new(&state, "present", t::present_password(lang)).input("password", "current-password")}
        {new_password(&state)}
        <div class="form-actions"><button class="btn">{t::change_password(lang)}</button></div>
    };
    form(&state, "form", fields)
}

fn session(cx: &Cx, session: &SessionView) -> AnyView {
    let lang = cx.lang;
    let state = cx.form_state(&format!("/account/sessions/{}/end", session.id));
    let name = browser(&session.user_agent).unwrap_or_else(|| t::unknown_browser(lang).to_owned());
    let ending = if session.current {
        view! { <span class="badge badge-calm">{t::session_current(lang)}</span> }.into_any()
    } else {
        button_form(&state, &[], "btn btn-s", t::session_end(lang))
    };
    view! {
        <li class="list-row">
            <div class="grow"><strong>{name}</strong><p class="meta">{moment(cx, session.last_seen_at)}" · "{session.address.clone()}</p></div>
            {ending}
        </li>
    }
    .into_any()
}

/// `Firefox · Linux`, from a User-Agent header; none if it says neither.
fn browser(user_agent: &str) -> Option<String> {
    const BROWSERS: [(&str, &str); 6] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let find = |list: &[(&str, &'static str)]| list.iter().find(|(sign, _)| user_agent.contains(sign)).map(|(_, n)| *n);
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => Some(format!("{browser} · {system}")),
        (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::browser;

    #[test]
    fn browsers_are_named() {
        let chrome =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36";
        assert_eq!(browser(chrome).as_deref(), Some("Chrome · Android"));
        assert_eq!(
            browser("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0").as_deref(),
            Some("Firefox · Linux")
        );
        assert_eq!(browser("curl/8"), None);
    }
}
