//! The record of what was done.

use super::sentence::{SUBJECT, sentence};
use crate::{
    cx::Cx,
    format,
    locales::audit as t,
    reply::{Answer, Page},
    ui::{
        filters::{filters, select, text},
        text::empty,
    },
};
use hilo_domain::view::audit::{AuditLine, AuditView};
use hilo_service::audit::list::{AuditQuery, GROUPS};
use leptos::prelude::*;

const FILTERS: [&str; 5] = ["group", "who", "about", "from", "until"];

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let asked = |name: &str| cx.query.get(name).to_owned();
    let query = AuditQuery {
        group: asked("group"),
        who: asked("who"),
        about: asked("about"),
        from: asked("from"),
        until: asked("until"),
        before: asked("before"),
    };
    let record = cx.services.audit_log(cx.actor()?.auditor()?, &query).await?;
    let lines = if record.lines.is_empty() {
        empty(t::none_title(lang), t::none_text(lang), Some((t::newest(lang), "/audit")))
    } else {
        view! { <div class="stack">{days(&cx, &record.lines)}</div> }.into_any()
    };
    let body = view! {
        <header class="page-head"><h1>{t::title(lang)}</h1><p class="lede">{t::lede(lang)}</p></header>
        {bar(&cx)}
        {lines}
        {turn(&cx, &record)}
    };
    Page::new(t::title(lang), body.into_any()).ok()
}

fn bar(cx: &Cx) -> AnyView {
    let lang = cx.lang;
    let mut groups = vec![(String::new(), t::group_all(lang).to_owned())];
    groups.extend(GROUPS.iter().map(|(group, _)| ((*group).to_owned(), group_name(cx, group).to_owned())));
    let fields = vec![
        select(cx, "group", t::group(lang), groups),
        text(cx, "text", "who", t::who(lang)),
        text(cx, "text", "about", t::about(lang)),
        text(cx, "date", "from", t::from(lang)),
        text(cx, "date", "until", t::until(lang)),
    ];
    let narrowed = FILTERS.iter().any(|name| !cx.query.get(name).is_empty());
    filters(cx, fields, narrowed.then_some(("/audit", crate::locales::people::clear_filters(lang))))
}

fn group_name(cx: &Cx, group: &str) -> &'static str {
    let lang = cx.lang;
    match group {
        "access" => t::group_access(lang),
        "grants" => t::group_grants(lang),
        "people" => t::group_people(lang),
        "areas" => t::group_areas(lang),
        "settings" => t::group_settings(lang),
        "files" => t::group_files(lang),
        "publications" => t::group_publications(lang),
        _ => t::group_looks(lang),
    }
}

/// The lines of each day on the reader's clock under its date.
fn days(cx: &Cx, lines: &[AuditLine]) -> Vec<AnyView> {
    let day = |line: &AuditLine| format::date(cx.lang, line.at, cx.time_zone());
    let sections = lines.chunk_by(|a, b| day(a) == day(b)).map(|lines| {
        let entries: Vec<_> = lines.iter().map(|line| entry(cx, line)).collect();
        let date = lines.first().map(day).unwrap_or_default();
        view! { <section class="section"><h2>{date}</h2><ol class="timeline">{entries}</ol></section> }.into_any()
    });
    sections.collect()
}

fn entry(cx: &Cx, line: &AuditLine) -> AnyView {
    let lang = cx.lang;
    let who = match &line.actor {
        Some(actor) => {
            view! { <a href=format!("/people/{}", actor.id)><strong>{actor.name.clone()}</strong></a> }.into_any()
        }
        None if line.action == "sign_in_failed" => view! { <strong>{t::somebody(lang)}</strong> }.into_any(),
        None => view! { <strong>{t::by_itself(lang)}</strong> }.into_any(),
    };
    let said = sentence(lang, line);
    let (before, after) = said.split_once(SUBJECT).unwrap_or((&said, ""));
    let subject = said.contains(SUBJECT).then(|| subject(cx, line));
    let address = (!line.address.is_empty()).then(|| format!(" · {}", t::from_address(lang, &line.address)));
    view! {
        <li>
            <p>{who}" "{before.to_owned()}{subject}{after.to_owned()}</p>
            <p class="meta"><time datetime=format::machine(line.at)>{format::time(line.at, cx.time_zone())}</time>{address}</p>
        </li>
    }
    .into_any()
}

fn subject(cx: &Cx, line: &AuditLine) -> AnyView {
    let lang = cx.lang;
    let name = line.subject_name.clone();
    match (line.subject_kind.as_deref(), &line.subject_id, name) {
        (Some("person"), Some(id), Some(name)) => view! { <a href=format!("/people/{id}")>{name}</a> }.into_any(),
        (Some("area"), Some(id), Some(name)) => view! { <a href=format!("/areas/{id}")>{name}</a> }.into_any(),
        (_, _, Some(name)) => view! { <span>{name}</span> }.into_any(),
        _ => view! { <span>{t::somebody_unknown(lang)}</span> }.into_any(),
    }
}

/// Earlier lines, and back to the latest.
fn turn(cx: &Cx, record: &AuditView) -> Option<AnyView> {
    let lang = cx.lang;
    let paged = !cx.query.get("before").is_empty();
    if record.next.is_none() && !paged {
        return None;
    }
    let newest = paged.then(|| {
        view! { <a class="btn" href=cx.query.query_with(&[("before", "")])>{t::newest(lang)}</a> }
    });
    let older = record.next.as_ref().map(|next| {
        view! { <a class="btn" href=cx.query.query_with(&[("before", next)])>{t::older(lang)}</a> }
    });
    Some(view! { <nav class="cluster" aria-label=t::pages(lang)>{newest}{older}</nav> }.into_any())
}
