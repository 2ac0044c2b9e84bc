//! All contributions that somebody has before them, with filters, and where there are none.

use super::{area::line, gaps, parts::kind};
use crate::{
    cx::{Cx, FormState},
    format,
    locales::{common, contributions as t},
    reply::{Answer, Nav, Page},
    ui::{
        form::{Field, GroupedOption, OptionGroup},
        pager::{Paging, pager},
        text::empty,
        tree,
    },
};
use hilo_domain::{
    contribution::State,
    view::contributions::{NamedArea, OverviewView, TouchpointOption},
};
use hilo_service::contributions::OverviewFilter;
use leptos::prelude::*;

/// The word of the filter for those that are to be confirmed again.
const STALE: &str = "stale";

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let actor = cx.actor()?;
    let filter = filter(&cx);
    let view = cx.services.contributions_overview(actor, &filter).await?;
    let bare = i64::try_from(view.bare_roles.len()).unwrap_or(i64::MAX);
    let nothing = view.total == 0 && filter == OverviewFilter { page: filter.page, ..OverviewFilter::default() };
    let finding = match bare {
        0 if nothing => t::overview_empty(lang).to_owned(),
        0 => t::overview_full(lang).to_owned(),
        bare => t::overview_bare(lang, bare),
    };
    let led: Vec<_> = view.led.iter().map(|area| area_link(&cx, area)).collect();
    let decide = (view.to_decide > 0).then(|| {
        let ways: Vec<_> = view.to_decide_in.iter().map(|area| area_link(&cx, area)).collect();
        view! { <div class="notice notice-thread"><strong>{t::to_decide(lang, view.to_decide)}</strong><div class="cluster">{ways}</div></div> }
    });
    let led = decide.is_none().then_some(led);
    let body = view! {
        <header class="page-head">
            <p class="eyebrow">{t::overview(lang)}</p><h1>{finding}</h1>
            <div class="actions">{led}<a class="btn" href=format!("/contributions.csv{}", cx.query.query_with(&[("page", "")]))>{common::export_csv(lang)}</a></div>
        </header>
        {decide}
        <div class="split">
            <div class="stack stack-l">
                {filters(&cx, &view)}
                {results(&cx, &view, &filter)}
            </div>
            <div class="stack stack-l">
                {gaps::roles(&cx, &view.bare_roles, false)}
                {gaps::touchpoints(&cx, &view.bare_touchpoints)}
                {gaps::areas(&cx, &view.without_line_of_sight)}
            </div>
        </div>
    };
    Page::new(t::overview(lang), body.into_any()).nav(Nav::Role).ok()
}

/// The way to the contributions of an area that one leads.
pub fn area_link(cx: &Cx, area: &NamedArea) -> AnyView {
    let href = format!("/areas/{}/contributions", area.id);
    view! { <a class="btn" href=href>{t::area_title(cx.lang, &area.name)}</a> }.into_any()
}

/// What the address asks for.
pub fn filter(cx: &Cx) -> OverviewFilter {
    let query = &cx.query;
    OverviewFilter {
        area: query.parsed("area"),
        state: State::from_key(query.get("state")),
        stale: query.get("state") == STALE,
        touchpoint: query.parsed("touchpoint"),
        statement: query.parsed("statement"),
        text: query.get("q").to_owned(),
        page: query.parsed("page").unwrap_or(1),
    }
}

fn filters(cx: &Cx, view: &OverviewView) -> AnyView {
    let lang = cx.lang;
    let state = FormState { failed: None, ..cx.form_state("/contributions") };
    let field =
        |name: &'static str, label: &'static str| Field::new(&state, name, label).filter().value(cx.query.get(name));
    let pair = |value: &str, label: String| (value.to_owned(), label);
    let mut states = vec![pair("", t::any_state(lang).to_owned()), pair(STALE, t::state_stale(lang).to_owned())];
    states.extend(State::ALL.iter().map(|state| pair(state.key(), t::state(lang, *state).to_owned())));
    let mut areas = vec![pair("", t::any_area(lang).to_owned())];
    areas.extend(view.areas.iter().map(|area| pair(&area.id.to_string(), indented(area))));
    let mut statements = vec![pair("", t::any_statement(lang).to_owned())];
    let statement = |s: &hilo_domain::view::contributions::StatementOption| {
        pair(&s.id.to_string(), format!("{} · {}", kind(lang, s.kind), s.title))
    };
    statements.extend(view.statements.iter().map(statement));
    view! {
        <form class="filters" role="search" method="get" action="/contributions">
            {field("q", t::filter_text(lang)).wide().input("search", "")}
            {field("area", t::filter_area(lang)).select(areas)}
            {field("state", t::filter_state(lang)).select(states)}
            {field("touchpoint", t::touchpoint(lang)).grouped(t::any_touchpoint(lang), by_stage(&view.touchpoints), None)}
            {field("statement", t::statement(lang)).select(statements)}
            <button class="btn">{common::filter(lang)}</button>
        </form>
    }
    .into_any()
}

/// An area's name in a choice, as deep as the area lies.
pub fn indented(area: &NamedArea) -> String {
    tree::indented(&area.name, area.depth)
}

/// Touchpoints under their journey and stage.
pub fn by_stage(touchpoints: &[TouchpointOption]) -> Vec<OptionGroup> {
    let mut groups: Vec<OptionGroup> = Vec::new();
    for touchpoint in touchpoints {
        let label = format!("{} · {}", touchpoint.journey_name, touchpoint.stage_name);
        let statements: Vec<String> = touchpoint.statements.iter().map(ToString::to_string).collect();
        let option = GroupedOption {
            value: touchpoint.id.to_string(),
            label: touchpoint.name.clone(),
            goes_with: Some(statements.join(" ")),
        };
        match groups.last_mut() {
            Some(group) if group.label == label => group.options.push(option),
            _ => groups.push(OptionGroup { label, options: vec![option] }),
        }
    }
    groups
}

fn results(cx: &Cx, view: &OverviewView, filter: &OverviewFilter) -> AnyView {
    let lang = cx.lang;
    if view.contributions.is_empty() && *filter == (OverviewFilter { page: filter.page, ..OverviewFilter::default() }) {
        return empty(t::overview_empty(lang), t::overview_empty_text(lang), None);
    }
    if view.contributions.is_empty() {
        return empty(
            t::nothing_found(lang),
            t::nothing_found_text(lang),
            Some((t::clear_filters(lang), "/contributions")),
        );
    }
    let lines: Vec<_> = view.contributions.iter().map(|c| line(cx, c)).collect();
    let paging = Paging { page: view.page, per_page: view.per_page, total: view.total };
    view! {
        <section class="section" aria-labelledby="found-h">
            <div class="section-head"><h2 id="found-h">{t::found(lang, view.total, &format::number(lang, view.total))}</h2></div>
            <ul class="list">{lines}</ul>
            {pager(cx, paging)}
        </section>
    }
    .into_any()
}
