//! What one figure of one area is made of; of the pulse, what was declared and done in the same weeks.

use super::{
    measures::{Shown, cell, difference, name, signed},
    span::{asked_span, in_address, span_name, span_picker},
    spread::leads_to,
};
use crate::{
    cx::Cx,
    format,
    locales::{alignment as a, period as t, period::behind as b, pulse},
    pages::checkins::parts::work_entry,
    reply::{Answer, Nav, Page},
    ui::text::{crumbs, empty, foreign},
};
use hilo_domain::{
    ids::AreaId,
    measure::Measure,
    problem::Problem,
    view::period::{Behind, ContributionBehind, PeriodLine, TouchpointBehind},
};
use leptos::prelude::*;

/// # Errors
/// As the use case; [`Problem::NotFound`] for what is no measure.
pub async fn page(cx: Cx) -> Answer {
    let area: AreaId = cx.param("area")?;
    let key: String = cx.param("measure")?;
    let measure = Measure::from_key(&key).ok_or(Problem::NotFound)?;
    let lang = cx.lang;
    let found = cx.services.behind(cx.actor()?, asked_span(&cx)?, area, measure).await?;
    let Some(behind) = found else {
        let body = empty(t::nothing(lang), t::nothing_text(lang), None);
        return Page::new(t::tab(lang), body).nav(Nav::Alignment).ok();
    };
    let title = b::title(lang, &plain(&cx, measure), &behind.area.name);
    let body = view! {
        {way(&cx, &behind)}
        {head(&cx, &behind)}
        {below(&cx, &behind)}
        <div class="split">
            <div class="stack stack-l">{work(&cx, &behind)}</div>
            <div class="stack stack-l">{touchpoints(&cx, &behind)}{contributions(&cx, &behind)}</div>
        </div>
    };
    Page::new(title, body.into_any()).nav(Nav::Alignment).ok()
}

fn plain(cx: &Cx, measure: Measure) -> String {
    name(cx.lang, measure).replace('\u{ad}', "")
}

fn way(cx: &Cx, behind: &Behind) -> AnyView {
    let span = in_address(&behind.periods);
    let (top, area) = (format!("/alignment/period?{span}"), leads_to(&behind.periods, behind.area.id, Shown::Headline));
    crumbs(cx.lang, &[(&top, b::back(cx.lang)), (&area, &behind.area.name)], &plain(cx, behind.measure))
}

fn head(cx: &Cx, behind: &Behind) -> AnyView {
    let lang = cx.lang;
    let shown = Shown::Measure(behind.measure);
    let figure = shown.of(&behind.now);
    let value = match figure {
        Some(figure) => view! { <p class="figure-value">{figure}" "<small>{a::of_100(lang)}</small></p> }.into_any(),
        None => view! { <p class="notice">{shown.lacking(lang)}</p> }.into_any(),
    };
    let before = difference(figure, shown.of(&behind.before))
        .zip(shown.of(&behind.before))
        .map(|(by, before)| format!("{} ({})", b::before(lang, before), signed(by)));
    let whole = shown.of(&behind.organisation).filter(|_| behind.area.parent.is_some());
    let whole = whole.map(|whole| b::organisation(lang, whole));
    let counted = match behind.measure {
        Measure::Week(part) => {
            let ratio = behind.now.weeks.part(part);
            b::of_count(lang, &format::number(lang, ratio.num), &format::number(lang, ratio.den))
        }
        Measure::Pulse(_) => String::new(),
    };
    let beside: Vec<String> =
        [Some(counted), before, whole].into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let sealed = matches!(behind.measure, Measure::Pulse(_)).then(|| {
        view! { <p class="lede">{b::of_pulse(lang)}" "<a href="/how-answers-are-protected">{pulse::how(lang)}</a></p> }
    });
    view! {
        <header class="page-head">
            <p class="eyebrow">{span_name(lang, &behind.periods)}</p>
            <h1>{b::title(lang, &plain(cx, behind.measure), &behind.area.name)}</h1>
            {value}
            <p class="meta">{beside.join(" · ")}</p>
            {sealed}
            <div class="actions actions-many">{span_picker(cx, &behind.periods)}{further(cx, behind)}</div>
        </header>
    }
    .into_any()
}

/// Where the counted parts are seen in full.
fn further(cx: &Cx, behind: &Behind) -> Option<AnyView> {
    use hilo_domain::alignment::Part;
    let lang = cx.lang;
    let Measure::Week(part) = behind.measure else { return None };
    let (id, week) = (behind.area.id, behind.periods.shown.period.last_week());
    let (href, label) = match part {
        Part::Participation if behind.area.names => {
            (format!("/alignment/areas/{id}/people?week={week}"), b::roll(lang, week.iso().1))
        }
        Part::Participation => return None,
        Part::Acknowledgement => (format!("/statements/acknowledgement?area={id}"), b::statements(lang).to_owned()),
        Part::Coverage | Part::Lived => {
            (format!("/alignment/coverage?week={week}&area={id}"), b::coverage(lang).to_owned())
        }
    };
    Some(view! { <a class="btn" href=href>{label}</a> }.into_any())
}

fn below(cx: &Cx, behind: &Behind) -> Option<AnyView> {
    let lang = cx.lang;
    if behind.below.is_empty() {
        return None;
    }
    let shown = Shown::Measure(behind.measure);
    let line = |line: &PeriodLine| {
        let href = leads_to(&behind.periods, line.area.id, shown);
        view! { <tr><th scope="row"><a class="plain" href=href.clone()>{line.area.name.clone()}</a></th>{cell(lang, shown, &line.now, &line.before, Some(href))}</tr> }
    };
    let lines: Vec<_> = behind.below.iter().map(line).collect();
    let view = view! {
        <section class="section">
            <h2 id="below">{b::below(lang)}</h2>
            <div class="table-wrap" role="region" tabindex="0" aria-labelledby="below">
                <table class="heat heat-one">
                    <thead><tr><th scope="col">{a::area(lang)}</th><th scope="col">{shown.name_breaks(lang)}</th></tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </section>
    };
    Some(view.into_any())
}

fn touchpoints(cx: &Cx, behind: &Behind) -> AnyView {
    let lang = cx.lang;
    let item = |point: &TouchpointBehind| {
        let state = if point.lived {
            view! { <span class="cov cov-lived">{a::state_lived(lang)}</span> }
        } else {
            view! { <span class="cov cov-declared">{a::state_declared(lang)}</span> }
        };
        let truth = point
            .moment_of_truth
            .then(|| view! { " "<span class="badge badge-thread">{a::moment_of_truth(lang)}</span> });
        view! { <li class="list-row"><div class="grow"><strong>{point.name.clone()}</strong>{truth}<p class="meta">{point.journey.clone()}</p></div>{state}</li> }
    };
    let items: Vec<_> = behind.touchpoints.iter().map(item).collect();
    let list = if items.is_empty() {
        view! { <p class="soft">{b::touchpoints_none(lang)}</p> }.into_any()
    } else {
        view! { <ul class="list">{items}</ul> }.into_any()
    };
    view! { <section class="section"><h2>{b::touchpoints(lang)}</h2>{list}</section> }.into_any()
}

fn contributions(cx: &Cx, behind: &Behind) -> AnyView {
    let lang = cx.lang;
    let item = |one: &ContributionBehind| {
        let stale = one.stale.then(|| view! { <span class="badge badge-wait">{b::stale(lang)}</span> });
        view! {
            <li class="list-row">
                <div class="grow">
                    <a href=format!("/contributions/{}", one.contribution)><strong>{one.title.clone()}</strong></a>
                    <p lang=foreign(cx)>{one.does.clone()}</p>
                    <p class="meta">{one.area.clone()}" · "{one.touchpoint.clone()}</p>
                </div>
                {stale}
            </li>
        }
    };
    let items: Vec<_> = behind.contributions.iter().map(item).collect();
    let list = if items.is_empty() {
        view! { <p class="soft">{b::contributions_none(lang)}</p> }.into_any()
    } else {
        view! { <ul class="list">{items}</ul><p><a href=format!("/contributions?area={}", behind.area.id)>{b::all_contributions(lang)}</a></p> }
            .into_any()
    };
    view! { <section class="section"><h2>{b::contributions(lang)}</h2>{list}</section> }.into_any()
}

fn work(cx: &Cx, behind: &Behind) -> AnyView {
    let lang = cx.lang;
    let week = behind.periods.shown.period.last_week();
    let how = if behind.by_name { b::work_by_name(lang) } else { b::work_examples(lang) };
    let items: Vec<_> = behind.entries.iter().map(|entry| work_entry(cx, entry)).collect();
    let list = if items.is_empty() {
        view! { <p class="soft">{b::work_none(lang)}</p> }.into_any()
    } else {
        view! { <ul class="list">{items}</ul> }.into_any()
    };
    let weeks: Vec<_> = behind
        .periods
        .shown
        .period
        .weeks()
        .map(|week| view! { <a class="tag" href=format!("/team?week={week}&area={}", behind.area.id)>{a::week_n(lang, week.iso().1)}</a> })
        .collect();
    let weeks = behind.by_name.then(|| view! { <nav class="cluster" aria-label=b::other_weeks(lang)>{weeks}</nav> });
    view! {
        <section class="section">
            <div class="stack stack-xs"><h2>{b::work(lang, week.iso().1)}</h2><p class="meta">{how}</p></div>
            {list}{weeks}
        </section>
    }
    .into_any()
}
