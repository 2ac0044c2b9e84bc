//! The tree of areas.

use crate::{
    cx::Cx,
    locales::areas as t,
    reply::{Answer, Page},
};
use hilo_domain::view::areas::{AreaNode, AreasView};
use leptos::prelude::*;

/// Areas that the first look shows open: with more than that, only the first level is.
const OPEN_UP_TO: i64 = 60;

/// # Errors
/// If the database can't be read.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let areas = cx.services.area_tree(cx.actor()?).await?;
    let actions = areas.may_keep.then(|| {
        view! { <div class="actions"><a class="btn btn-primary" href="/areas/new">{t::new_area(lang)}</a></div> }
    });
    let open = areas.areas <= OPEN_UP_TO;
    let body = view! {
        <header class="page-head">
            <h1>{t::title(lang)}</h1><p class="lede">{t::lede(lang, areas.areas)}</p>{actions}
        </header>
        {without_lead(&cx, &areas)}
        <ul class="tree">{node(&cx, &areas.root, true, open)}</ul>
    };
    Page::new(t::title(lang), body.into_any()).ok()
}

/// For keepers: whose check-ins nobody nearer than HR reads.
fn without_lead(cx: &Cx, areas: &AreasView) -> Option<AnyView> {
    if !areas.may_keep || areas.without_lead.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let count = i64::try_from(areas.without_lead.len()).unwrap_or_default();
    let links: Vec<_> = areas
        .without_lead
        .iter()
        .take(12)
        .map(|area| view! { <a href=format!("/areas/{}", area.id)>{area.name.clone()}</a> })
        .collect();
    let notice = view! {
        <div class="notice notice-wait">
            <strong>{t::without_lead_title(lang, count)}</strong>
            <p>{t::without_lead_text(lang)}</p>
            <p class="cluster">{links}</p>
        </div>
    };
    Some(notice.into_any())
}

/// One row, and below it what folds away. `open` opens everything, else the root alone is.
fn node(cx: &Cx, area: &AreaNode, root: bool, open: bool) -> AnyView {
    let lang = cx.lang;
    let row = row(cx, area);
    if area.children.is_empty() {
        return view! { <li>{row}</li> }.into_any();
    }
    let children: Vec<_> = area.children.iter().map(|child| node(cx, child, false, open)).collect();
    let below = i64::try_from(area.children.len()).unwrap_or_default();
    let under = t::under(lang, &area.name, below);
    view! {
        <li>
            {row}
            <details open=root || open>
                <summary aria-label=under><span class="meta">{t::areas(lang, below)}</span></summary>
                <ul>{children}</ul>
            </details>
        </li>
    }
    .into_any()
}

/// Name, marks, who leads it and how many people it has with all under it.
pub(super) fn row(cx: &Cx, area: &AreaNode) -> AnyView {
    let lang = cx.lang;
    let external = area.external.then(|| view! { <span class="badge badge-line">{t::external(lang)}</span> });
    let lead = area.leads.iter().find(|lead| !lead.stand_in);
    let lead = lead.map(|lead| view! { <span class="soft">{lead.name.clone()}</span> });
    view! {
        <div class="tree-leaf">
            <a href=format!("/areas/{}", area.id)>{area.name.clone()}</a>
            {external}
            {lead}
            <span class="meta push">{t::people(lang, area.people_below)}</span>
        </div>
    }
    .into_any()
}
