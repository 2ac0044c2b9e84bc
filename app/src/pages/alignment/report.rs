//! The board's report of a span: a page that stands on its own once it is printed, in either language.

use super::{
    drift::drifts,
    frame::asked_area,
    measures::{Shown, cell, difference, gap_cell},
    parts::parts,
    period::finding,
    span::{asked_span, in_address, span_name},
    trend::trend,
};
use crate::{
    cx::Cx,
    format,
    locales::{alignment as a, period as t, period::report as r},
    pages::statements::parts::kind,
    reply::{Answer, Frame, Nav, Page},
    ui::text::{empty, print_button},
};
use hilo_domain::{
    lang::Lang,
    view::period::{PeriodLine, PeriodReport, PeriodResults},
};
use leptos::prelude::*;

/// `lang` in the query: the language of the report, whatever the reader's is.
///
/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = Lang::from_tag(cx.query.get("lang")).unwrap_or(cx.lang);
    let cx = Cx { lang, ..cx };
    let found = cx.services.period_report(cx.actor()?, asked_span(&cx)?, asked_area(&cx)?).await?;
    let body = match &found {
        None => empty(t::nothing(lang), t::nothing_text(lang), None),
        Some(report) => written(&cx, report),
    };
    let mut page = Page::new(r::title(lang), body).nav(Nav::Alignment).frame(Frame::Full);
    page.lang = Some(lang);
    page.ok()
}

fn written(cx: &Cx, report: &PeriodReport) -> AnyView {
    let lang = cx.lang;
    let results = &report.results;
    let subject = results.rows.first();
    let promise: Vec<_> = report
        .promise
        .iter()
        .map(|(of, title)| view! { <div><p class="eyebrow">{kind(lang, *of)}</p><p class="statement statement-s" dir="auto">{title.clone()}</p></div> })
        .collect();
    let promise = (!promise.is_empty())
        .then(|| view! { <section class="section report-promise" aria-label=r::promise(lang)>{promise}</section> });
    view! {
        <article class="report">
            {head(cx, report, subject)}
            {promise}
            <section class="section"><h2>{r::summary(lang)}</h2><p class="lede">{subject.map(|line| summary(lang, line))}</p></section>
            <section class="section"><h2 id="parts-h">{t::parts(lang)}</h2>{subject.map(|line| parts(cx, results, line))}</section>
            <section class="section"><h2>{t::look_first(lang)}</h2>{drifts(cx, results)}</section>
            {areas(cx, results, subject)}
            {trend(cx, results)}
            <section class="section">
                <h2>{r::method(lang)}</h2>
                <p class="measure">{t::headline_how(lang)}" "{t::gap_note(lang)}</p>
                <p class="measure">{r::confidential(lang)}" "{t::note(lang)}</p>
                <p class="meta">{r::made(lang, &format::date(lang, report.made_at, cx.time_zone()))}</p>
            </section>
        </article>
    }
    .into_any()
}

fn head(cx: &Cx, report: &PeriodReport, subject: Option<&PeriodLine>) -> AnyView {
    let lang = cx.lang;
    let periods = &report.results.periods;
    let other = if lang == Lang::Es { Lang::En } else { Lang::Es };
    let translated = cx.query.query_with(&[("lang", other.tag())]);
    let area = subject.filter(|_| !report.results.whole);
    let of = area
        .map_or_else(|| report.organisation.clone(), |line| format!("{} · {}", report.organisation, line.area.name));
    let back = format!("/alignment/period?{}", in_address(periods));
    let back = area.map_or(back.clone(), |line| format!("{back}&area={}", line.area.id));
    view! {
        <header class="page-head">
            <p class="eyebrow">{r::of(lang, &of)}" · "{span_name(lang, periods)}</p>
            <h1>{r::title(lang)}</h1>
            <div class="actions">
                <a class="btn" href=translated lang=other.tag() hreflang=other.tag()>{r::in_other_language(lang)}</a>
                {print_button(lang)}
                <a class="btn btn-quiet" href=back>{r::back(lang)}</a>
            </div>
        </header>
    }
    .into_any()
}

/// What the board takes along if it reads nothing else.
fn summary(lang: Lang, line: &PeriodLine) -> String {
    let headline = line.now.headline();
    let first = headline.map_or_else(|| r::sentence_none(lang).to_owned(), |headline| r::sentence(lang, headline));
    let change = difference(headline, line.before.headline()).map(|by| match by {
        1.. => r::change_up(lang, by),
        0 => r::change_none(lang).to_owned(),
        _ => r::change_down(lang, -by),
    });
    [Some(first), change, Some(finding(lang, &line.now))].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The areas directly under the subject.
fn areas(cx: &Cx, results: &PeriodResults, subject: Option<&PeriodLine>) -> Option<AnyView> {
    let lang = cx.lang;
    let subject = subject?;
    let under: Vec<&PeriodLine> =
        results.rows.iter().filter(|line| line.area.parent == Some(subject.area.id)).collect();
    if under.is_empty() {
        return None;
    }
    let heads: Vec<_> = Shown::all().map(|shown| view! { <th scope="col">{shown.name_breaks(lang)}</th> }).collect();
    let line = |class: Option<&'static str>, line: &PeriodLine| {
        let cells: Vec<_> = Shown::all().map(|shown| cell(lang, shown, &line.now, &line.before, None)).collect();
        view! { <tr class=class><th scope="row">{line.area.name.clone()}</th>{cells}{gap_cell(&line.now)}</tr> }
    };
    let lines: Vec<_> =
        std::iter::once(line(Some("total"), subject)).chain(under.into_iter().map(|of| line(None, of))).collect();
    let view = view! {
        <section class="section">
            <div class="stack stack-xs"><h2 id="areas-h">{r::areas(lang)}</h2><p class="meta">{r::areas_text(lang)}</p></div>
            <div class="table-wrap" role="region" tabindex="0" aria-labelledby="areas-h">
                <table class="heat heat-wide sticky-col">
                    <thead><tr><th scope="col">{a::area(lang)}</th>{heads}<th scope="col">{t::gap(lang)}</th></tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </section>
    };
    Some(view.into_any())
}
