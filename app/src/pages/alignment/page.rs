//! Alignment by area.

use super::{
    frame::{Tab, asked_area, asked_week, nothing_yet, running_note, tabs, week_picker, when},
    heat::{heat, unfold},
    tiles::tiles,
    words,
};
use crate::{
    cx::Cx,
    locales::{alignment as t, common},
    reply::{Answer, Nav, Page},
    ui::text::print_button,
};
use hilo_domain::{alignment::Reason, view::alignment::Overview};
use leptos::prelude::*;

/// Reasons shown before the rest folds away.
const FIRST: usize = 5;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let found = cx.services.alignment(cx.actor()?, asked_week(&cx)?, asked_area(&cx)?).await?;
    let Some(overview) = found else { return nothing_yet(&cx) };
    let lang = cx.lang;
    let week = overview.weeks.shown.week;
    let running = overview.weeks.all.iter().find(|choice| choice.open && choice.week != week);
    let to_running = running.map(|choice| {
        view! { <p class="no-print"><a href=cx.query.query_with(&[("week", &choice.week.to_string())])>{t::to_running(lang)}</a></p> }
    });
    let rows: Vec<_> = overview.rows.iter().collect();
    let body = view! {
        {head(&cx, &overview)}
        {tabs(&cx, Tab::ByArea, Some(week))}
        {running_note(&cx, &overview.weeks)}
        {tiles(&cx, &overview.subject, &overview.series, overview.weeks.shown)}
        <div class="split align-split">
            <section class="section" id="tree">
                <div class="section-head"><h2 id="by-area">{t::by_area(lang)}</h2>{unfold(&cx, &rows)}</div>
                {heat(&cx, &overview.rows, week, "by-area")}
                <p class="meta">{t::table_note(lang)}</p>
                {to_running}
                <p class="no-print"><a href="/alignment/period">{t::to_period(lang)}</a></p>
            </section>
            <div class="stack">
                <section class="section"><h2>{t::look_first(lang)}</h2>{look_first(&cx, &overview)}</section>
                <details class="more"><summary>{t::look_rules(lang)}</summary><p>{t::look_rules_text(lang)}</p></details>
                <details class="more"><summary>{t::how_heading(lang)}</summary><p>{t::how_heading_text(lang)}</p></details>
            </div>
        </div>
    };
    Page::new(t::title(lang), body.into_any()).nav(Nav::Alignment).ok()
}

fn head(cx: &Cx, overview: &Overview) -> AnyView {
    let lang = cx.lang;
    let of = (!overview.whole).then(|| format!("{} · ", overview.subject.name));
    let export = cx.query.query_with(&[("week", &overview.weeks.shown.week.to_string()), ("open", ""), ("sort", "")]);
    let back = (!cx.query.get("area").is_empty()).then(|| {
        let href = cx.query.query_with(&[("area", "")]);
        view! { <p class="no-print"><a href=href>{t::back_to_all(lang)}</a></p> }
    });
    view! {
        <header class="page-head">
            <p class="eyebrow">{of}{when(cx, overview.weeks.shown)}</p>
            <h1>{words::finding(lang, overview.finding)}</h1>
            {back}
            <div class="actions">
                {week_picker(cx, &overview.weeks)}
                <a class="btn" href=format!("/alignment/export.csv{export}")>{common::export_csv(lang)}</a>
                {print_button(lang)}
            </div>
        </header>
    }
    .into_any()
}

fn look_first(cx: &Cx, overview: &Overview) -> AnyView {
    let lang = cx.lang;
    let all = &overview.reasons;
    if all.is_empty() {
        return view! { <p class="soft">{t::look_nothing(lang)}</p> }.into_any();
    }
    let item = |reason: &Reason| {
        let (what, why) = words::reason(lang, reason);
        let href = leads_to(overview, reason);
        view! { <li><strong><a class="plain" href=href>{what}</a></strong>" "{why}</li> }
    };
    let (first, rest) = all.split_at(all.len().min(FIRST));
    let more = (!rest.is_empty()).then(|| {
        let count = i64::try_from(rest.len()).unwrap_or(i64::MAX);
        view! {
            <details class="more"><summary>{t::look_more(lang, count)}</summary>
                <ul class="look-first">{rest.iter().map(item).collect::<Vec<_>>()}</ul></details>
        }
    });
    view! { <ul class="look-first">{first.iter().map(item).collect::<Vec<_>>()}</ul>{more} }.into_any()
}

fn leads_to(overview: &Overview, reason: &Reason) -> String {
    let week = overview.weeks.shown.week;
    match reason {
        Reason::OrphanTruth { .. } => format!("/alignment/coverage?week={week}#orphans"),
        Reason::NobodyLives { .. } => format!("/alignment/coverage?week={week}&area={}#claims", overview.subject.id),
        Reason::NoLineOfSight { area, .. } | Reason::FewLived { area, .. } => {
            format!("/alignment/coverage?week={week}&area={area}")
        }
        Reason::Falling { area, .. } => format!("/alignment/areas/{area}?week={week}"),
    }
}
