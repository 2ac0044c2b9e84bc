//! Coverage: which area declares which touchpoint, and which of that is lived.

use super::{
    frame::{Tab, asked_area, asked_week, nothing_yet, running_note, tabs, week_picker, when},
    heat::unfold,
    history::history,
    matrix::{made_of, mark, matrix, touchpoint},
    over::over,
};
use crate::{
    cx::Cx,
    locales::{alignment as t, common},
    reply::{Answer, Nav, Page},
    ui::text::{empty, print_button},
};
use hilo_domain::{
    coverage::State,
    view::alignment::{Claim, Coverage},
    week::WeekId,
};
use leptos::prelude::*;

/// Claims shown before the rest folds away.
const FIRST: usize = 8;

/// The matrix over the last weeks, as it stands in an address.
pub(super) const OVER: &str = "26";
/// One area week by week.
pub(super) const WEEKS: &str = "weeks";

/// What the page shows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Touchpoint × area, in one week.
    Week,
    /// Touchpoint × area, over the last weeks.
    Over,
    /// Touchpoint × week, of one area.
    Weeks,
}

impl Shown {
    pub(super) fn read(cx: &Cx) -> Self {
        match cx.query.get("view") {
            OVER => Self::Over,
            WEEKS => Self::Weeks,
            _ => Self::Week,
        }
    }
}

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let view = Shown::read(&cx);
    let over = view == Shown::Over;
    let found = cx.services.coverage(cx.actor()?, asked_week(&cx)?, asked_area(&cx)?, over).await?;
    let Some(coverage) = found else { return nothing_yet(&cx) };
    let lang = cx.lang;
    let week = coverage.weeks.shown.week;
    let content = if coverage.columns.is_empty() {
        empty(t::coverage_none(lang), t::coverage_none_text(lang), None)
    } else {
        view! { {table(&cx, &coverage, view)}<div class="grid grid-l">{orphans(&cx, &coverage)}{blind(&cx, &coverage)}{claims(&cx, &coverage.claims, week, t::claims_text(lang))}</div> }
            .into_any()
    };
    let body = view! {
        {head(&cx, &coverage)}
        {tabs(&cx, Tab::Coverage, Some(week))}
        {running_note(&cx, &coverage.weeks)}
        {content}
    };
    Page::new(t::coverage(lang), body.into_any()).nav(Nav::Alignment).ok()
}

fn head(cx: &Cx, coverage: &Coverage) -> AnyView {
    let lang = cx.lang;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let title = if coverage.columns.is_empty() {
        t::coverage(lang).to_owned()
    } else if coverage.whole {
        let orphans = coverage.columns.iter().filter(|column| column.orphan).count();
        t::coverage_title(lang, count(orphans), count(coverage.columns.len()))
    } else {
        let figures = &coverage.subject.figures;
        t::coverage_title_area(lang, figures.lived, figures.declared)
    };
    let of = (!coverage.whole).then(|| format!("{} · ", coverage.subject.name));
    let export = cx.query.query_with(&[
        ("week", &coverage.weeks.shown.week.to_string()),
        ("open", ""),
        ("view", if Shown::read(cx) == Shown::Week { "" } else { OVER }),
        ("journey", ""),
    ]);
    let back = (!cx.query.get("area").is_empty()).then(|| {
        let href = cx.query.query_with(&[("area", "")]);
        view! { <p class="no-print"><a href=href>{t::back_to_all(lang)}</a></p> }
    });
    view! {
        <header class="page-head">
            <p class="eyebrow">{of}{when(cx, coverage.weeks.shown)}</p>
            <h1>{title}</h1>
            {back}
            <div class="actions">
                {week_picker(cx, &coverage.weeks)}
                <a class="btn" href=format!("/alignment/coverage.csv{export}")>{common::export_csv(lang)}</a>
                {print_button(lang)}
            </div>
        </header>
    }
    .into_any()
}

fn table(cx: &Cx, coverage: &Coverage, view: Shown) -> AnyView {
    let lang = cx.lang;
    let rows: Vec<_> = coverage.lines.iter().map(|line| &line.area).collect();
    let fold = if view == Shown::Weeks { None } else { unfold(cx, &rows) };
    let (title, inner) = match view {
        Shown::Week => (t::matrix(lang).to_owned(), matrix(cx, coverage, "matrix-h")),
        Shown::Over => (t::matrix(lang).to_owned(), over(cx, coverage, "matrix-h")),
        Shown::Weeks => (t::week_by_week(lang, &coverage.subject.name), history(cx, coverage, "matrix-h")),
    };
    let number = coverage.weeks.shown.week.iso().1;
    let week = if coverage.weeks.shown.open { t::this_week(lang).to_owned() } else { t::week_n(lang, number) };
    let weeks = i64::try_from(coverage.history_weeks.len()).unwrap_or(i64::MAX);
    let how = (view == Shown::Over).then(|| view! { <p class="meta">{t::over_how(lang, weeks)}</p> });
    let more = (view != Shown::Week).then(|| view! { " "{t::over_more(lang)} });
    let legend: Vec<_> =
        [State::Lived, State::Declared, State::None].into_iter().map(|state| mark(cx, state, false)).collect();
    let here = |is: bool| is.then_some("true");
    view! {
        <section class="section" id="tree">
            <div class="section-head"><h2 id="matrix-h">{title}</h2>{fold}</div>
            <div class="cluster between no-print">
                <div class="btn-group">
                    <a class="btn" href=cx.query.query_with(&[("view", "")]) aria-current=here(view == Shown::Week)>{week}</a>
                    <a class="btn" href=cx.query.query_with(&[("view", OVER)]) aria-current=here(view == Shown::Over)>{t::over_26(lang)}</a>
                </div>
                {journeys(cx, coverage)}
            </div>
            <p class="legend">{legend}<span><span class="is-thread" aria-hidden="true">"◆"</span>{t::moment_of_truth(lang)}</span></p>
            {how}
            {inner}
            <details class="more"><summary>{t::how(lang)}</summary><p>{t::coverage_how(lang)}{more}</p></details>
        </section>
    }
    .into_any()
}

/// Links that leave one journey in the table, where there are several.
fn journeys(cx: &Cx, coverage: &Coverage) -> Option<AnyView> {
    let lang = cx.lang;
    let mut names: Vec<&str> = coverage.columns.iter().map(|column| column.journey.as_str()).collect();
    names.dedup();
    if names.len() < 2 {
        return None;
    }
    let asked = cx.query.get("journey");
    let chip = |value: &str, label: &str| {
        let href = cx.query.query_with(&[("journey", value)]);
        view! { <a class="tag" href=href aria-current=(asked == value).then_some("true")>{label.to_owned()}</a> }
    };
    let chips: Vec<_> = names.iter().map(|name| chip(name, name)).collect();
    let all = chip("", t::all_journeys(lang));
    Some(view! { <nav class="cluster" aria-label=t::journeys(lang)>{all}{chips}</nav> }.into_any())
}

fn orphans(cx: &Cx, coverage: &Coverage) -> AnyView {
    let lang = cx.lang;
    let items: Vec<_> = coverage
        .columns
        .iter()
        .filter(|column| column.orphan)
        .map(|column| {
            let truth = column.moment_of_truth.then(|| view! { <span class="badge badge-thread">{t::moment_of_truth(lang)}</span> });
            view! { <li class="list-row"><div class="grow"><strong>{touchpoint(column)}</strong><p class="meta">{column.journey.clone()}</p></div>{truth}</li> }
        })
        .collect();
    let list = listed(t::orphans_none(lang), items);
    view! {
        <section class="section" id="orphans">
            <h2>{t::orphans(lang)}</h2><p class="meta">{t::orphans_text(lang)}</p>{list}
        </section>
    }
    .into_any()
}

fn blind(cx: &Cx, coverage: &Coverage) -> AnyView {
    let lang = cx.lang;
    let week = coverage.weeks.shown.week;
    let items: Vec<_> = coverage
        .blind
        .iter()
        .map(|area| {
            let href = format!("/alignment/areas/{}?week={week}", area.id);
            view! { <li class="list-row"><a class="grow" href=href>{area.name.clone()}</a><span class="meta">{t::people_n(lang, area.figures.people)}</span></li> }
        })
        .collect();
    let list = listed(t::blind_none(lang), items);
    let figures = &coverage.subject.figures;
    let bare = figures.people - figures.covered;
    let sentence = (bare > 0).then(|| view! { <p>{t::bare_people(lang, bare)}</p> });
    view! {
        <section class="section" id="blind">
            <h2>{t::blind(lang)}</h2><p class="meta">{t::blind_text(lang)}</p>{list}
            {sentence}<p><a href="/contributions#bare-roles-h">{t::bare_link(lang)}</a></p>
        </section>
    }
    .into_any()
}

/// What is declared and not lived; on the page of an area too.
pub(super) fn claims(cx: &Cx, claims: &[Claim], week: WeekId, text: &'static str) -> AnyView {
    let lang = cx.lang;
    let mut items: Vec<_> = claims
        .iter()
        .map(|claim| {
            let (href, made_of) = (format!("/alignment/areas/{}?week={week}", claim.area), made_of(claim.area, claim.touchpoint));
            let truth = claim.moment_of_truth.then(|| view! { <span class="badge badge-thread">{t::moment_of_truth(lang)}</span> });
            view! { <li class="list-row"><div class="grow"><strong><a class="plain" href=made_of>{claim.touchpoint_name.clone()}</a></strong><p class="meta"><a href=href>{claim.area_name.clone()}</a></p></div>{truth}</li> }
        })
        .collect();
    let rest = items.split_off(items.len().min(FIRST));
    let more = (!rest.is_empty()).then(|| {
        let count = i64::try_from(rest.len()).unwrap_or(i64::MAX);
        view! { <details class="more"><summary>{t::look_more(lang, count)}</summary><ul class="list">{rest}</ul></details> }
    });
    let list = listed(t::claims_none(lang), items);
    view! {
        <section class="section" id="claims">
            <h2>{t::claims(lang)}</h2><p class="meta">{text}</p>{list}{more}
        </section>
    }
    .into_any()
}

fn listed<V: IntoView + 'static>(none: &'static str, items: Vec<V>) -> AnyView {
    if items.is_empty() {
        view! { <p class="soft">{none}</p> }.into_any()
    } else {
        view! { <ul class="list">{items}</ul> }.into_any()
    }
}
