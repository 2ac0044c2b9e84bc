//! What the pages of alignment have in common: their tabs, the choice of a week, and what stands there before the
//! first one.

use crate::{
    cx::Cx,
    format,
    locales::{alignment as t, period},
    reply::{Answer, Nav, Page},
    ui::text::empty,
};
use hilo_domain::{
    ids::AreaId,
    problem::Problem,
    view::alignment::{WeekChoice, Weeks},
    week::WeekId,
};
use hilo_service::Result;
use leptos::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    ByArea,
    Coverage,
    Period,
    Leadership,
}

/// The week in the query; none if there is none.
///
/// # Errors
/// [`Problem::NotFound`] for what is no week.
pub(super) fn asked_week(cx: &Cx) -> Result<Option<WeekId>> {
    match cx.query.get("week") {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Problem::NotFound.into()),
    }
}

/// The area in the query; none if there is none.
///
/// # Errors
/// [`Problem::NotFound`] for what is no id.
pub(super) fn asked_area(cx: &Cx) -> Result<Option<AreaId>> {
    match cx.query.get("area") {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Problem::NotFound.into()),
    }
}

/// Before the first week has opened.
///
/// # Errors
/// Never; it ends a handler.
pub(super) fn nothing_yet(cx: &Cx) -> Answer {
    let lang = cx.lang;
    let body = view! {
        <header class="page-head"><h1>{t::title(lang)}</h1></header>
        {empty(t::nothing_yet(lang), t::nothing_yet_text(lang), None)}
    };
    Page::new(t::title(lang), body.into_any()).nav(Nav::Alignment).ok()
}

/// `Semana 47 · 16–22 nov 2026 · cerrada el lunes 23 de noviembre, 12:00`.
pub(super) fn when(cx: &Cx, week: WeekChoice) -> String {
    let lang = cx.lang;
    let name = t::week_dates(lang, week.week.iso().1, &format::week_dates(lang, week.week));
    let closes = format::near(lang, week.closes_at, cx.time_zone());
    let closing = if week.open { t::closes_on(lang, &closes) } else { t::closed_on(lang, &closes) };
    format!("{name} · {closing}")
}

/// Links between the pages, which keep the week.
pub(super) fn tabs(cx: &Cx, here: Tab, week: Option<WeekId>) -> AnyView {
    let lang = cx.lang;
    let mut links = vec![
        (Tab::ByArea, "/alignment", t::by_area(lang)),
        (Tab::Coverage, "/alignment/coverage", t::coverage(lang)),
        (Tab::Period, "/alignment/period", period::tab(lang)),
    ];
    if cx.who.as_deref().is_some_and(|actor| actor.overseer().is_ok()) {
        links.push((Tab::Leadership, "/alignment/leadership", t::leadership(lang)));
    }
    let links: Vec<_> = links
        .into_iter()
        .map(|(tab, path, label)| {
            let href = week.map_or_else(|| path.to_owned(), |week| format!("{path}?week={week}"));
            view! { <a href=href aria-current=(tab == here).then_some("page")>{label}</a> }
        })
        .collect();
    view! { <nav class="tabs" aria-label=t::views(lang)>{links}</nav> }.into_any()
}

/// A choice of weeks that keeps what else the address says.
pub(super) fn week_picker(cx: &Cx, weeks: &Weeks) -> AnyView {
    let lang = cx.lang;
    let kept: Vec<_> = cx
        .query
        .pairs()
        .iter()
        .filter(|(name, _)| name != "week" && name != "page")
        .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> })
        .collect();
    let unlisted = (!weeks.all.iter().any(|choice| choice.week == weeks.shown.week)).then_some(&weeks.shown);
    let options: Vec<_> = weeks
        .all
        .iter()
        .chain(unlisted)
        .map(|choice| {
            let number = choice.week.iso().1;
            let label = if choice.open {
                t::week_running(lang, number)
            } else {
                t::week_dates(lang, number, &format::week_dates(lang, choice.week))
            };
            let value = choice.week.to_string();
            view! { <option value=value selected=choice.week == weeks.shown.week>{label}</option> }
        })
        .collect();
    view! {
        <form class="form-inline week-picker no-print" method="get" action=cx.path.clone()>
            {kept}
            <label class="vh" for="week">{t::week_label(lang)}</label>
            <select class="input" id="week" name="week">{options}</select>
            <button class="btn">{t::show_week(lang)}</button>
        </form>
    }
    .into_any()
}

/// Said above the figures of a week that still runs.
pub(super) fn running_note(cx: &Cx, weeks: &Weeks) -> Option<AnyView> {
    let note = t::running_note(cx.lang);
    weeks.shown.open.then(|| view! { <p class="notice" role="status">{note}</p> }.into_any())
}
