//! Alignment over a span: area × measure, what each area is made of, how it went, and where to look first.

use super::{
    drift::drifts,
    frame::{Tab, asked_area, tabs},
    heat::unfold,
    parts::parts,
    span::{asked_span, in_address, span_name, span_picker},
    spread::spread,
    trend::trend,
};
use crate::{
    cx::Cx,
    locales::{alignment as a, common, period as t, pulse},
    reply::{Answer, Nav, Page},
    ui::text::{empty, print_button},
};
use hilo_domain::{
    lang::Lang,
    measure::{Aligned, Measure},
    pulse::Item,
    view::{alignment::AreaFigures, period::PeriodResults},
};
use leptos::prelude::*;

/// From so many points on, a gap is worth the heading.
const WIDE: i32 = 10;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let found = cx.services.period_results(cx.actor()?, asked_span(&cx)?, asked_area(&cx)?).await?;
    let lang = cx.lang;
    let body = match &found {
        None => view! {
            <header class="page-head"><h1>{t::tab(lang)}</h1></header>
            {tabs(&cx, Tab::Period, None)}
            {empty(t::nothing(lang), t::nothing_text(lang), None)}
        }
        .into_any(),
        Some(results) => closed(&cx, results),
    };
    Page::new(t::tab(lang), body).nav(Nav::Alignment).ok()
}

fn closed(cx: &Cx, results: &PeriodResults) -> AnyView {
    let lang = cx.lang;
    let areas: Vec<&AreaFigures> = results.rows.iter().map(|line| &line.area).collect();
    let lost = results.periods.shown.lost.then(|| view! { <p class="notice notice-wait">{t::lost(lang)}</p> });
    let running =
        results.periods.running.map(|period| view! { <p class="meta">{t::running(lang, period.number().1)}</p> });
    let subject = results.rows.first().map(|line| parts(cx, results, line));
    view! {
        {head(cx, results)}
        {tabs(cx, Tab::Period, None)}
        {lost}
        <div class="split align-split">
            <section class="section"><h2 id="parts-h">{t::parts(lang)}</h2>{subject}</section>
            <section class="section"><h2>{t::look_first(lang)}</h2>{drifts(cx, results)}</section>
        </div>
        <section class="section" id="tree">
            <div class="section-head"><h2 id="by-area">{t::by_area(lang)}</h2>{unfold(cx, &areas)}</div>
            {spread(cx, results, "by-area")}
            <p class="meta measure">{t::note(lang)}" "<a href="/how-answers-are-protected">{pulse::how(lang)}</a></p>
            {running}
        </section>
        {trend(cx, results)}
    }
    .into_any()
}

fn head(cx: &Cx, results: &PeriodResults) -> AnyView {
    let lang = cx.lang;
    let subject = results.rows.first();
    let of = subject.filter(|_| !results.whole).map(|line| format!("{} · ", line.area.name));
    let shown = results.periods.shown.period.to_string();
    let export = cx.query.query_with(&[("period", &shown), ("open", ""), ("sort", "")]);
    let report = subject.map(|line| {
        let href = format!("/alignment/report?{}&area={}", in_address(&results.periods), line.area.id);
        view! { <a class="btn" href=href>{t::report(lang)}</a> }
    });
    let back = (!cx.query.get("area").is_empty()).then(|| {
        let href = cx.query.query_with(&[("area", "")]);
        view! { <p class="no-print"><a href=href>{a::back_to_all(lang)}</a></p> }
    });
    view! {
        <header class="page-head">
            <p class="eyebrow">{of}{span_name(lang, &results.periods)}</p>
            <h1>{subject.map(|line| finding(lang, &line.now))}</h1>
            {back}
            <div class="actions actions-many">
                {span_picker(cx, &results.periods)}
                {report}
                <a class="btn" href=format!("/alignment/period.csv{export}")>{common::export_csv(lang)}</a>
                {print_button(lang)}
            </div>
        </header>
    }
    .into_any()
}

/// What the pulse of an area says in one sentence.
pub(super) fn finding(lang: Lang, aligned: &Aligned) -> String {
    let of = |item: Item| aligned.of(Measure::Pulse(item));
    if Item::ALL.into_iter().all(|item| of(item).is_none()) {
        return t::find_hidden(lang).to_owned();
    }
    if let Some(gap) = aligned.gap().filter(|gap| *gap >= WIDE) {
        return t::find_gap(lang, gap);
    }
    let least = Item::ALL.into_iter().filter_map(|item| Some((of(item)?, item))).min_by_key(|(figure, _)| *figure);
    match least {
        Some((_, Item::Act)) => t::find_act(lang).to_owned(),
        Some((_, Item::Know)) => t::find_unknown(lang).to_owned(),
        _ => t::find_even(lang).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_says_what_the_figures_say() {
        let said = |lang, pulse| finding(lang, &Aligned { pulse, ..Aligned::default() });
        assert_eq!(said(Lang::Es, [None; 5]), "De este grupo no se puede mostrar nada del pulso.");
        let gap = [Some(80), Some(80), Some(55), Some(50), None];
        assert_eq!(said(Lang::Es, gap), "Se cree más de lo que se vive: 25 puntos de brecha.");
        let act = [Some(80), Some(70), Some(70), Some(40), Some(70)];
        assert_eq!(said(Lang::En, act), "What is promised is lived, but one is not free to act.");
        let know = [Some(30), None, Some(70), Some(40), Some(70)];
        assert_eq!(said(Lang::En, know), "The experience is not known well enough.");
    }
}
