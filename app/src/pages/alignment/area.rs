//! One area: its parts, how they went, its own answer.

use super::{
    coverage::claims,
    frame::{asked_week, nothing_yet, running_note, week_picker, when},
    heat::heat,
    tiles::{points, tiles},
    words,
};
use crate::{
    cx::Cx,
    format,
    locales::{alignment as t, common},
    reply::{Answer, Nav, Page},
    ui::{
        charts::columns,
        text::{self, paragraphs, print_button},
    },
};
use hilo_domain::{
    alignment::{Part, finding},
    view::alignment::{AreaAlignment, InWeek},
};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let found = cx.services.area_alignment(cx.actor()?, cx.param("area")?, asked_week(&cx)?).await?;
    let Some(area) = found else { return nothing_yet(&cx) };
    let lang = cx.lang;
    let week = area.weeks.shown.week;
    let weeks = i64::try_from(area.series.len()).unwrap_or(i64::MAX);
    let below = (!area.below.is_empty()).then(|| {
        view! { <section class="section"><h2 id="below">{t::area_below(lang)}</h2>{heat(&cx, &area.below, week, "below")}</section> }
    });
    let body = view! {
        {crumbs(&cx, &area)}
        {head(&cx, &area)}
        {running_note(&cx, &area.weeks)}
        {tiles(&cx, &area.area, &[], area.weeks.shown)}
        <div class="split">
            <div class="stack stack-l">
                <section class="section"><h2>{t::last_weeks(lang, weeks)}</h2>{charts(&cx, &area.series)}{behind(&cx, &area.series)}</section>
                {below}
            </div>
            <div class="stack stack-l">
                <section class="section"><h2>{t::answer_title(lang)}</h2>{answer(&cx, &area)}</section>
                {claims(&cx, &area.claims, week, t::claims_area_text(lang))}
                {contributions(&cx, &area)}
            </div>
        </div>
    };
    Page::new(area.area.name.clone(), body.into_any()).nav(Nav::Alignment).ok()
}

fn crumbs(cx: &Cx, area: &AreaAlignment) -> AnyView {
    let lang = cx.lang;
    let week = area.weeks.shown.week;
    let mut ways = vec![(format!("/alignment?week={week}"), t::title(lang))];
    ways.extend(area.path.iter().map(|(id, name)| (format!("/alignment/areas/{id}?week={week}"), name.as_str())));
    let above: Vec<_> = ways.iter().map(|(href, name)| (href.as_str(), *name)).collect();
    text::crumbs(lang, &above, &area.area.name)
}

fn head(cx: &Cx, area: &AreaAlignment) -> AnyView {
    let lang = cx.lang;
    let export = format!("/alignment/areas/{}/weeks.csv?week={}", area.area.id, area.weeks.shown.week);
    let external = area.area.external.then(|| view! { " "<span class="badge badge-line">{t::external(lang)}</span> });
    view! {
        <header class="page-head">
            <p class="eyebrow">{when(cx, area.weeks.shown)}</p>
            <h1>{area.area.name.clone()}{external}</h1>
            <p class="lede">{words::finding(lang, finding(&area.area.figures))}</p>
            <div class="actions">
                {week_picker(cx, &area.weeks)}
                <a class="btn" href=export>{common::export_csv(lang)}</a>
                {print_button(lang)}
            </div>
        </header>
    }
    .into_any()
}

fn charts(cx: &Cx, series: &[InWeek]) -> AnyView {
    let lang = cx.lang;
    let name = |of: Option<&InWeek>| of.map(|of| t::week_n(lang, of.week.iso().1)).unwrap_or_default();
    let (first, last) = (name(series.first()), name(series.last()));
    let weeks = i64::try_from(series.len()).unwrap_or(i64::MAX);
    let charts: Vec<_> = Part::ALL
        .into_iter()
        .map(|part| {
            let label = t::chart(lang, words::part(lang, part), weeks);
            let drawn = columns(&points(series, part), &first, &last, label);
            view! { <figure class="stack stack-xs"><figcaption class="label">{words::part(lang, part)}</figcaption>{drawn}</figure> }
        })
        .collect();
    view! { <div class="grid align-charts">{charts}</div> }.into_any()
}

/// The table behind the charts, the latest week first.
fn behind(cx: &Cx, series: &[InWeek]) -> AnyView {
    let lang = cx.lang;
    let lines: Vec<_> = series
        .iter()
        .rev()
        .map(|of| {
            let cells: Vec<_> = Part::ALL
                .into_iter()
                .map(|part| {
                    let ratio = of.figures.part(part);
                    let n = (ratio.den > 0).then(|| view! { " "<span class="meta">{words::n_of(lang, ratio)}</span> });
                    view! { <td class="num nowrap">{words::percent(ratio)}{n}</td> }
                })
                .collect();
            let week = t::week_dates(lang, of.week.iso().1, &format::week_dates(lang, of.week));
            view! { <tr><th scope="row" class="nowrap">{week}</th>{cells}</tr> }
        })
        .collect();
    let heads: Vec<_> = Part::ALL
        .into_iter()
        .map(|part| view! { <th scope="col" class="num">{words::part(lang, part)}</th> })
        .collect();
    view! {
        <details class="more"><summary id="behind">{t::numbers_behind(lang)}</summary>
            <div class="table-wrap table-card" role="region" tabindex="0" aria-labelledby="behind"><table class="table sticky-col">
                <thead><tr><th scope="col">{t::week_label(lang)}</th>{heads}</tr></thead><tbody>{lines}</tbody>
            </table></div>
        </details>
    }
    .into_any()
}

fn answer(cx: &Cx, area: &AreaAlignment) -> AnyView {
    let lang = cx.lang;
    let Some(answer) = &area.answer else {
        return view! { <p class="soft">{t::answer_none(lang)}</p> }.into_any();
    };
    let date = format::date(lang, answer.updated_at, cx.time_zone());
    let by = match &answer.author {
        Some(author) => t::answer_by(lang, author, &date, answer.experience_version),
        None => t::answer_at(lang, &date, answer.experience_version),
    };
    view! { <div class="prose" dir="auto">{paragraphs(&answer.body)}</div><p class="meta">{by}</p> }.into_any()
}

fn contributions(cx: &Cx, area: &AreaAlignment) -> AnyView {
    let lang = cx.lang;
    let counts = area.contributions;
    let rows = [
        (t::contributions_confirmed(lang), counts.confirmed),
        (t::contributions_stale(lang), counts.stale),
        (t::contributions_proposed(lang), counts.proposed),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(label, count)| view! { <div><dt>{label}</dt><dd>{format::number(lang, count)}</dd></div> })
        .collect();
    view! {
        <section class="section">
            <h2>{t::contributions(lang)}</h2>
            <dl class="counts">{rows}</dl>
            <p><a href=format!("/contributions?area={}", area.area.id)>{t::made_coverage(lang)}</a></p>
        </section>
    }
    .into_any()
}
