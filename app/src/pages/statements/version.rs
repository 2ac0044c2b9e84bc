//! One version as it was, and what changed between two.

use super::parts::{address, change, difference, eyebrow, kind, prose};
use crate::{
    cx::Cx,
    locales::statements as t,
    reply::{Answer, Nav, Page},
    ui::text,
};
use hilo_domain::{ids::StatementId, view::statements::Comparison};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let shown = cx.services.statement_version(cx.actor()?, cx.param("id")?, cx.param("number")?).await?;
    let (id, version) = (shown.id, &shown.version);
    let title = format!("{} · {}", kind(lang, shown.kind), t::version(lang, version.number));
    let past = (!version.current && version.published.is_some()).then(|| {
        view! {
            <div class="notice"><p>{t::not_current(lang, version.number)}" "<a href=address(id, "")>{t::see_current(lang)}</a></p></div>
        }
    });
    let note = (!version.change_note.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{t::why(lang)}</h2>
                <p class="measure">{version.change_note.clone()}</p>
                <p class="meta">{change(lang, version)}</p>
            </section>
        }
    });
    let compare = shown.before.map(|before| {
        let href = address(id, &format!("/compare?from={before}&to={}", version.number));
        view! { <div class="actions"><a class="btn" href=href>{t::compare_with(lang, before)}</a></div> }
    });
    let body = view! {
        {crumbs(&cx, id, kind(lang, shown.kind), &t::version_title(lang, version.number))}
        {past}
        <article class="statement-page">
            <p class="eyebrow">{eyebrow(&cx, shown.kind, version)}</p>
            <h1 class="statement" dir="auto">{super::parts::titled(lang, &version.title)}</h1>
            {prose(&version.body)}
            {compare}
        </article>
        {note}
    };
    Page::new(title, body.into_any()).nav(Nav::Statements).ok()
}

/// `?from=…&to=…`, both optional.
///
/// # Errors
/// As the use case.
pub async fn compare(cx: Cx) -> Answer {
    let lang = cx.lang;
    let id = cx.param("id")?;
    let (from, to) = (cx.query.parsed("from"), cx.query.parsed("to"));
    let found = cx.services.compare_statement(cx.actor()?, id, from, to).await?;
    let title = t::compare_title(lang, found.from.number, found.to.number);
    let same = found.is_same().then(|| view! { <p class="soft">{t::compare_same(lang)}</p> });
    let changed = (!found.is_same()).then(|| difference(lang, &found.title, &found.body));
    let note = (!found.to.change_note.is_empty() && found.from.number < found.to.number).then(|| {
        view! {
            <section class="section"><h2>{t::why(lang)}</h2><p class="measure">{found.to.change_note.clone()}</p><p class="meta">{change(lang, &found.to)}</p></section>
        }
    });
    let body = view! {
        {crumbs(&cx, id, kind(lang, found.kind), t::compare(lang))}
        <header class="page-head">
            <p class="eyebrow">{kind(lang, found.kind)}</p>
            <h1>{title.clone()}</h1>
        </header>
        {choose(&cx, &found)}
        {same}
        {changed}
        {note}
        <div class="actions"><a class="btn" href=address(id, "")>{t::see_current(lang)}</a></div>
    };
    Page::new(title, body.into_any()).nav(Nav::Statements).ok()
}

fn choose(cx: &Cx, found: &Comparison) -> AnyView {
    let lang = cx.lang;
    let select = |name: &'static str, label: &'static str, chosen: i32| {
        let options: Vec<_> = found
            .numbers
            .iter()
            .map(|n| view! { <option value=n.to_string() selected=*n == chosen>{n.to_string()}</option> })
            .collect();
        view! { <div class="field"><label for=name>{label}</label><select class="input input-num" id=name name=name>{options}</select></div> }
    };
    view! {
        <form class="compare no-print" method="get" action=address(found.id, "/compare")>
            {select("from", t::compare_from(lang), found.from.number)}
            {select("to", t::compare_to(lang), found.to.number)}
            <button class="btn">{t::compare(lang)}</button>
        </form>
    }
    .into_any()
}

fn crumbs(cx: &Cx, id: StatementId, kind: &'static str, here: &str) -> AnyView {
    text::crumbs(cx.lang, &[("/statements", t::title(cx.lang)), (&address(id, ""), kind)], here)
}
