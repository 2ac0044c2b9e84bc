//! What applying a file would do: counts, faults, and whom it touches.

use super::{
    issues,
    page::{discard, number},
    review, words,
};
use crate::{
    cx::Cx,
    error, format,
    locales::import as t,
    ui::pager::{Paging, pager},
};
use hilo_domain::{
    people_import::FieldChange,
    problem::Problem,
    view::import::{ImportView, ListKind, PREVIEW_PAGE, PersonLine, PreviewView},
};
use leptos::prelude::*;

/// The page's heading says what was found.
pub(super) fn finding(cx: &Cx, preview: &PreviewView) -> String {
    let (lang, counts) = (cx.lang, &preview.counts);
    if preview.needs_confirmation && counts.errors == 0 {
        let imported = format::number(lang, preview.imported);
        return t::many_leave_title(lang, &number(cx, counts.to_deactivate), &imported);
    }
    let touched: u64 = ListKind::ALL.into_iter().map(|kind| kind.count(counts)).sum();
    match (counts.errors, touched) {
        (0, 0) => t::finding_nothing(lang).to_owned(),
        (0, 1) => t::finding_one(lang).to_owned(),
        (0, touched) => t::finding_ready(lang, &number(cx, touched)),
        (errors, _) => t::finding_errors(lang, i64::try_from(errors).unwrap_or(i64::MAX)),
    }
}

pub(super) fn view(cx: &Cx, import: &ImportView, preview: &PreviewView) -> AnyView {
    let lang = cx.lang;
    let counts = &preview.counts;
    let (refused, decide) = review::decide(cx, import, preview);
    view! {
        <header class="page-head">
            <p class="eyebrow">{import.file_name.clone()}</p>
            <h1>{finding(cx, preview)}</h1>
            <div class="actions">
                <a class="btn" href="?step=columns">{t::change_columns(lang)}</a>
                {discard(cx, import.id)}
            </div>
        </header>
        {refused}
        {notice(cx, preview)}
        {counted(cx, preview)}
        {issues::table(cx, (import.id, preview), (t::errors_title(lang), t::errors_lede(lang)), &preview.errors, counts.errors)}
        {issues::table(cx, (import.id, preview), (t::warnings_title(lang), t::warnings_lede(lang)), &preview.warnings, counts.warnings)}
        {people(cx, preview)}
        {areas(cx, preview)}
        {decide}
    }
    .into_any()
}

/// Why the last attempt came to nothing.
fn notice(cx: &Cx, preview: &PreviewView) -> Option<AnyView> {
    let lang = cx.lang;
    let (class, text) = match (&preview.refused, preview.interrupted) {
        (_, true) => ("notice notice-wait", t::was_interrupted(lang).to_owned()),
        (Some(Problem::Stale), _) => ("notice notice-wait", t::was_stale(lang).to_owned()),
        (Some(problem), _) => {
            ("notice notice-bad", format!("{} {}", t::was_refused(lang), error::problem(lang, problem)))
        }
        (None, false) => return None,
    };
    Some(view! { <div class=class role="status"><p>{text}</p></div> }.into_any())
}

fn counted(cx: &Cx, preview: &PreviewView) -> AnyView {
    let (lang, counts) = (cx.lang, &preview.counts);
    let all = [
        (t::count_new(lang), counts.new),
        (t::count_changed(lang), counts.changed),
        (t::count_moved(lang), counts.moved),
        (t::count_unchanged(lang), counts.unchanged),
        (t::count_deactivated(lang), counts.to_deactivate),
        (t::count_reactivated(lang), counts.reactivated),
        (t::count_areas(lang), counts.areas),
        (t::count_roles(lang), counts.roles),
    ];
    let items: Vec<_> =
        all.into_iter().map(|(label, n)| view! { <div><dt>{label}</dt><dd>{number(cx, n)}</dd></div> }).collect();
    view! { <dl class="counts">{items}</dl> }.into_any()
}

const fn list_name(lang: hilo_domain::lang::Lang, kind: ListKind) -> &'static str {
    match kind {
        ListKind::New => t::list_new(lang),
        ListKind::Changed => t::list_changed(lang),
        ListKind::Moved => t::list_moved(lang),
        ListKind::Reactivated => t::list_reactivated(lang),
        ListKind::Leaving => t::list_leaving(lang),
    }
}

fn people(cx: &Cx, preview: &PreviewView) -> Option<AnyView> {
    let (lang, counts) = (cx.lang, &preview.counts);
    if preview.people.is_empty() {
        return None;
    }
    let tabs: Vec<_> = ListKind::ALL
        .into_iter()
        .filter(|kind| kind.count(counts) > 0)
        .map(|kind| {
            let here = (kind == preview.list).then_some("page");
            let count = number(cx, kind.count(counts));
            view! {
                <a href=format!("?list={}#who", kind.key()) aria-current=here>
                    {list_name(lang, kind)}" "<span class="meta">{count}</span>
                </a>
            }
        })
        .collect();
    let with_changes = !matches!(preview.list, ListKind::New | ListKind::Leaving);
    let rows: Vec<_> = preview.people.iter().map(|person| person_row(cx, person, with_changes)).collect();
    let paging = Paging {
        page: preview.page,
        per_page: PREVIEW_PAGE,
        total: i64::try_from(preview.list.count(counts)).unwrap_or(i64::MAX),
    };
    let wrap = if rows.len() > 12 { "table-wrap table-card table-tall" } else { "table-wrap table-card" };
    let section = view! {
        <section class="section" id="who">
            <h2 id="who-title">{t::people_title(lang)}</h2>
            <nav class="tabs" aria-label=t::lists(lang)>{tabs}</nav>
            <div class=wrap role="region" tabindex="0" aria-labelledby="who-title">
                <table class="table">
                    <thead><tr>
                        <th scope="col">{t::person(lang)}</th>
                        <th scope="col">{t::place(lang)}</th>
                        {with_changes.then(|| view! { <th scope="col">{t::changes(lang)}</th> })}
                        <th scope="col" class="num">{t::line(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {pager(cx, paging)}
        </section>
    };
    Some(section.into_any())
}

fn person_row(cx: &Cx, person: &PersonLine, with_changes: bool) -> AnyView {
    let lang = cx.lang;
    let changes: Vec<_> = person.changes.iter().map(|change| field_change(cx, change)).collect();
    let changes = if changes.is_empty() {
        view! { <span class="soft">{t::as_before(lang)}</span> }.into_any()
    } else {
        view! { <ul class="stack stack-xs">{changes}</ul> }.into_any()
    };
    view! {
        <tr>
            <th scope="row">{person.name.clone()}<p class="meta">{person.login.clone()}</p></th>
            <td>{person.area.clone()}<p class="meta">{person.role.clone()}</p></td>
            {with_changes.then(|| view! { <td>{changes}</td> })}
            <td class="num">{person.line.map_or_else(|| "—".to_owned(), |line| number(cx, line))}</td>
        </tr>
    }
    .into_any()
}

fn field_change(cx: &Cx, change: &FieldChange) -> AnyView {
    let lang = cx.lang;
    let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| t::none(lang).to_owned());
    view! {
        <li class="diff">
            <span class="meta">{words::field_short(lang, change.field)}": "</span>
            <span class="vh">{t::before(lang)}" "</span><del>{shown(&change.before)}</del>
            " "<span class="vh">{t::after(lang)}" "</span><ins>{shown(&change.after)}</ins>
        </li>
    }
    .into_any()
}

fn areas(cx: &Cx, preview: &PreviewView) -> Option<AnyView> {
    let lang = cx.lang;
    if preview.areas.is_empty() {
        return None;
    }
    let more = preview.counts.areas.saturating_sub(u64::try_from(preview.areas.len()).unwrap_or(u64::MAX));
    let items: Vec<_> = preview.areas.iter().map(|area| view! { <li>{area.clone()}</li> }).collect();
    let details = view! {
        <details class="more">
            <summary>{t::areas_title(lang)}" ("{format::number(lang, i64::try_from(preview.counts.areas).unwrap_or(i64::MAX))}")"</summary>
            <ul>{items}</ul>
            {(more > 0).then(|| view! { <p class="meta">{t::and_more(lang, &number(cx, more))}</p> })}
        </details>
    };
    Some(details.into_any())
}
