//! What is wrong with a file: the first of it on the page, all of it as a file.

use super::{page::number, words};
use crate::{cx::Cx, locales::import as t, reply::Answer, sheet::Sheet};
use hilo_domain::{
    ids::ImportId,
    lang::Lang,
    people_import::{Issue, Problem},
    view::import::PreviewView,
};
use leptos::prelude::*;

pub(super) fn table(
    cx: &Cx,
    (import, preview): (ImportId, &PreviewView),
    (title, lede): (&'static str, &'static str),
    issues: &[Issue],
    total: u64,
) -> Option<AnyView> {
    let lang = cx.lang;
    if issues.is_empty() {
        return None;
    }
    let rows: Vec<_> = issues.iter().map(|issue| row(cx, preview, issue)).collect();
    let more = total.saturating_sub(u64::try_from(issues.len()).unwrap_or(u64::MAX));
    let id = if issues.first().is_some_and(|issue| issue.problem.is_warning()) { "warnings" } else { "bad-rows" };
    let wrap = if issues.len() > 12 { "table-wrap table-card table-tall" } else { "table-wrap table-card" };
    let file = format!("/people/import/{import}/problems.csv");
    let section = view! {
        <section class="section">
            <div class="section-head"><h2 id=id>{title}" "<span class="count">{number(cx, total)}</span></h2></div>
            <p class="soft">{lede}</p>
            <div class=wrap role="region" tabindex="0" aria-labelledby=id>
                <table class="table">
                    <thead><tr>
                        <th scope="col" class="num">{t::line(lang)}</th>
                        <th scope="col">{t::column(lang)}</th>
                        <th scope="col">{t::value(lang)}</th>
                        <th scope="col">{t::what_is_wrong(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="meta">
                {(more > 0).then(|| format!("{} ", t::and_more(lang, &number(cx, more))))}
                <a href=file download=t::issues_file(lang)>{t::all_as_csv(lang)}</a>
            </p>
        </section>
    };
    Some(section.into_any())
}

fn row(cx: &Cx, preview: &PreviewView, issue: &Issue) -> AnyView {
    let lang = cx.lang;
    let value = if issue.column.is_none() {
        view! { "—" }.into_any()
    } else if issue.value.is_empty() {
        view! { <span class="soft">{t::empty_value(lang)}</span> }.into_any()
    } else {
        view! { <code>{issue.value.clone()}</code> }.into_any()
    };
    view! {
        <tr class=(!issue.problem.is_warning()).then_some("is-problem")>
            <td class="num">{number(cx, issue.line)}</td>
            <td>{column(lang, &preview.headings, issue)}</td>
            <td>{value}</td>
            <td>{words::problem(lang, issue)}</td>
        </tr>
    }
    .into_any()
}

/// The column's number and heading, or what else it is about.
fn column(lang: Lang, headings: &[String], issue: &Issue) -> String {
    let heading = issue.column.and_then(|column| headings.get(usize::try_from(column).ok()?.checked_sub(1)?));
    match (issue.column, heading) {
        (Some(number), Some(heading)) => format!("{number} · {}", heading.trim()),
        _ if matches!(issue.problem, Problem::NoAreaColumn { .. }) => t::whole_file(lang).to_owned(),
        _ => t::whole_row(lang).to_owned(),
    }
}

/// Errors and warnings in the order of the file.
///
/// # Errors
/// If this account may not import, or the file is gone.
pub async fn download(cx: Cx) -> Answer {
    let lang = cx.lang;
    let id: ImportId = cx.param("import")?;
    let all = cx.services.people_upload_issues(cx.actor()?.keeper()?, id).await?;
    let mut sheet = Sheet::new([t::line(lang), t::column(lang), t::value(lang), t::kind(lang), t::what_is_wrong(lang)]);
    for issue in &all.issues {
        let kind = if issue.problem.is_warning() { t::kind_warning(lang) } else { t::kind_error(lang) };
        let (line, column) = (issue.line.to_string(), column(lang, &all.headings, issue));
        sheet.line([&*line, &*column, &*issue.value, kind, &*words::problem(lang, issue)]);
    }
    sheet.file(t::issues_file(lang))
}
