//! What was published of the pulse: area × item, in one period or over several.

use super::{
    frame::{Tab, asked_area, tabs},
    heat::{legend, name, unfold},
    tree::{Forest, Row, key},
};
use crate::{
    cx::Cx,
    locales::{alignment as a, common, pulse::results as t},
    pages::pulse::words,
    reply::{Answer, Nav, Page},
    ui::{
        charts::spark,
        text::{empty, print_button},
    },
};
use hilo_domain::{
    alignment::level,
    lang::Lang,
    period::PeriodId,
    problem::Problem,
    pulse::Item,
    view::{
        alignment::AreaFigures,
        pulse::{Figures, Over, PeriodChoice, PulseLine, PulseResults, gap},
    },
};
use hilo_service::Result;
use leptos::prelude::*;

/// From so many points on, a gap is worth the heading.
const WIDE: i32 = 10;

/// The period in the query; none if there is none.
///
/// # Errors
/// [`Problem::NotFound`] for what is no period.
pub(super) fn asked_period(cx: &Cx) -> Result<Option<PeriodId>> {
    match cx.query.get("period") {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Problem::NotFound.into()),
    }
}

pub(super) fn asked_over(cx: &Cx) -> Over {
    match cx.query.get("over") {
        "quarter" => Over::Quarter,
        "year" => Over::Year,
        _ => Over::Period,
    }
}

const fn over_key(over: Over) -> &'static str {
    match over {
        Over::Period => "",
        Over::Quarter => "quarter",
        Over::Year => "year",
    }
}

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let found = cx.services.pulse_results(cx.actor()?, asked_period(&cx)?, asked_area(&cx)?, asked_over(&cx)).await?;
    let lang = cx.lang;
    let body = match &found {
        None => view! {
            <header class="page-head"><h1>{t::tab(lang)}</h1></header>
            {tabs(&cx, Tab::Pulse, None)}
            {empty(t::nothing(lang), t::nothing_text(lang), None)}
        }
        .into_any(),
        Some(results) => closed(&cx, results),
    };
    Page::new(t::tab(lang), body).nav(Nav::Alignment).ok()
}

fn closed(cx: &Cx, results: &PulseResults) -> AnyView {
    let lang = cx.lang;
    let areas: Vec<&AreaFigures> = results.rows.iter().map(|line| &line.area).collect();
    let lost = results.shown.lost.then(|| view! { <p class="notice notice-wait">{t::lost(lang)}</p> });
    let running = results.running.map(|period| view! { <p class="meta">{t::running(lang, period.number().1)}</p> });
    view! {
        {head(cx, results)}
        {tabs(cx, Tab::Pulse, None)}
        {lost}
        <section class="section" id="tree">
            <div class="section-head"><h2 id="by-area">{t::by_area(lang)}</h2>{unfold(cx, &areas)}</div>
            {table(cx, results, areas.clone())}
            <p class="meta measure">{t::note(lang)}" "<a href="/how-answers-are-protected">{crate::locales::pulse::how(lang)}</a></p>
            {running}
        </section>
        {trend(cx, results)}
    }
    .into_any()
}

fn head(cx: &Cx, results: &PulseResults) -> AnyView {
    let lang = cx.lang;
    let subject = results.rows.first().map(|line| line.area.name.clone()).unwrap_or_default();
    let of = (!results.whole).then(|| format!("{subject} · "));
    let export = cx.query.query_with(&[("period", &results.shown.period.to_string()), ("open", ""), ("sort", "")]);
    let back = (!cx.query.get("area").is_empty()).then(|| {
        let href = cx.query.query_with(&[("area", "")]);
        view! { <p class="no-print"><a href=href>{a::back_to_all(lang)}</a></p> }
    });
    view! {
        <header class="page-head">
            <p class="eyebrow">{of}{period_name(lang, results.shown.period)}</p>
            <h1>{finding(lang, &results.subject)}</h1>
            {back}
            <div class="actions">
                {picker(cx, results)}
                <a class="btn" href=format!("/alignment/pulse.csv{export}")>{common::export_csv(lang)}</a>
                {print_button(lang)}
            </div>
        </header>
    }
    .into_any()
}

fn period_name(lang: Lang, period: PeriodId) -> String {
    let (first, last) = (period.first_week().iso(), period.last_week().iso().1);
    format!("{} · {}", t::period(lang, period.number().1, &format!("{}–{last}", first.1)), first.0)
}

/// What the figures of an area say in one sentence.
fn finding(lang: Lang, figures: &Figures) -> String {
    let of = |item: Item| figures[item as usize];
    if figures.iter().all(Option::is_none) {
        return t::find_hidden(lang).to_owned();
    }
    if let Some(gap) = gap(figures).filter(|gap| *gap >= WIDE) {
        return t::find_gap(lang, gap);
    }
    let least = Item::ALL.into_iter().filter_map(|item| Some((of(item)?, item))).min_by_key(|(figure, _)| *figure);
    match least {
        Some((_, Item::Act)) => t::find_act(lang).to_owned(),
        Some((_, Item::Know)) => t::find_unknown(lang).to_owned(),
        _ => t::find_even(lang).to_owned(),
    }
}

fn picker(cx: &Cx, results: &PulseResults) -> AnyView {
    let lang = cx.lang;
    let kept: Vec<_> = ["area", "open", "sort"]
        .into_iter()
        .filter(|name| !cx.query.get(name).is_empty())
        .map(|name| view! { <input type="hidden" name=name value=cx.query.get(name).to_owned()/> })
        .collect();
    let period = |choice: &PeriodChoice| {
        let selected = choice.period == results.shown.period;
        view! { <option value=choice.period.to_string() selected=selected>{period_name(lang, choice.period)}</option> }
    };
    let over = |over: Over, label: &'static str| {
        view! { <option value=over_key(over) selected={over == results.over}>{label}</option> }
    };
    view! {
        <form class="form-inline week-picker no-print" method="get" action=cx.path.clone()>
            {kept}
            <label class="vh" for="period">{t::period_label(lang)}</label>
            <select class="input" id="period" name="period">{results.all.iter().map(period).collect::<Vec<_>>()}</select>
            <label class="vh" for="over">{t::over_label(lang)}</label>
            <select class="input" id="over" name="over">
                {over(Over::Period, t::over_period(lang))}
                {over(Over::Quarter, t::over_quarter(lang))}
                {over(Over::Year, t::over_year(lang))}
            </select>
            <button class="btn">{t::show(lang)}</button>
        </form>
    }
    .into_any()
}

/// `sort` in the query: an item, with a minus before it for the highest first.
fn sort(cx: &Cx) -> Option<(Item, bool)> {
    let asked = cx.query.get("sort");
    let (item, descending) = asked.strip_prefix('-').map_or((asked, false), |item| (item, true));
    Some((Item::parse(item)?, descending))
}

fn table(cx: &Cx, results: &PulseResults, areas: Vec<&AreaFigures>) -> AnyView {
    let lang = cx.lang;
    let forest = Forest::new(areas, &cx.query);
    let rows = match sort(cx) {
        Some((item, descending)) => forest.shown_by(descending, &|place| results.rows[place].figures[item as usize]),
        None => forest.shown(None),
    };
    let heads: Vec<_> = Item::ALL.into_iter().map(|item| column(cx, item)).collect();
    let lines: Vec<_> = rows.iter().map(|row| line(cx, &forest, &results.rows[row.place], row)).collect();
    // Whoever sees a part of the tree has the whole to hold it against.
    let organisation = (!results.whole).then(|| {
        let cells: Vec<_> = results.organisation.iter().map(|figure| cell(lang, *figure, None)).collect();
        view! { <tr><th scope="row">{t::organisation(lang)}</th>{cells}{gap_cell(&results.organisation)}</tr> }
    });
    view! {
        <div class="table-wrap" role="region" tabindex="0" aria-labelledby="by-area">
            <table class="heat sticky-col">
                <thead><tr><th scope="col">{a::area(lang)}</th>{heads}<th scope="col">{t::gap(lang)}</th></tr></thead>
                <tbody>{organisation}{lines}</tbody>
            </table>
        </div>
        {legend(cx)}
        <p class="legend"><span><span class="swatch heat-hidden"></span>{t::hidden(lang)}</span><span>{t::gap_note(lang)}</span></p>
    }
    .into_any()
}

fn column(cx: &Cx, item: Item) -> AnyView {
    let now = sort(cx).filter(|(by, _)| *by == item).map(|(_, descending)| descending);
    let next = if now == Some(false) { format!("-{}", item.as_str()) } else { item.as_str().to_owned() };
    let order = now.map(|descending| if descending { "descending" } else { "ascending" });
    let href = format!("{}#tree", cx.query.query_with(&[("sort", &next)]));
    view! { <th scope="col" aria-sort=order><a href=href>{words::name(cx.lang, item)}</a></th> }.into_any()
}

fn line(cx: &Cx, forest: &Forest<'_>, line: &PulseLine, row: &Row) -> AnyView {
    let lang = cx.lang;
    let cells: Vec<_> =
        line.figures.iter().zip(line.before).map(|(figure, before)| cell(lang, *figure, before)).collect();
    let total = (row.level == 1 && line.area.children > 0).then_some("total");
    let id = line.area.id;
    let href = cx.query.query_with(&[("area", &id.to_string()), ("open", "")]);
    view! {
        <tr class=total>
            <th scope="row" class=format!("level-{}", row.level) id=format!("a-{}", key(id))>
                {name(cx, forest, &line.area, row, &format!("/alignment/pulse{href}"))}
            </th>
            {cells}
            {gap_cell(&line.figures)}
        </tr>
    }
    .into_any()
}

fn cell(lang: Lang, figure: Option<u8>, before: Option<u8>) -> AnyView {
    let Some(figure) = figure else {
        return view! { <td class="heat-hidden"><span class="vh">{t::hidden(lang)}</span></td> }.into_any();
    };
    let change = before.map(|before| {
        let by = i32::from(figure) - i32::from(before);
        let (mark, said) = match by {
            1.. => (format!("+{by}"), t::more(lang, by)),
            0 => (String::new(), t::same(lang).to_owned()),
            _ => (format!("−{}", -by), t::less(lang, -by)),
        };
        view! { <small><span aria-hidden="true">{mark}</span><span class="vh">{said}</span></small> }
    });
    view! { <td class=format!("heat-{}", level(figure))><span class="heat-plain"><span>{figure}</span>{change}</span></td> }
        .into_any()
}

fn gap_cell(figures: &Figures) -> AnyView {
    let gap = gap(figures).map(|gap| match gap {
        1.. => format!("+{gap}"),
        0 => "0".to_owned(),
        _ => format!("−{}", -gap),
    });
    view! { <td class="heat-none"><span class="heat-plain">{gap.unwrap_or_else(|| "—".to_owned())}</span></td> }
        .into_any()
}

/// A line for each item over the periods, with its first and last figure in words.
fn trend(cx: &Cx, results: &PulseResults) -> Option<AnyView> {
    let lang = cx.lang;
    if results.series.len() < 2 {
        return None;
    }
    let items: Vec<_> = Item::ALL
        .into_iter()
        .map(|item| {
            let points: Vec<Option<u8>> = results.series.iter().map(|(_, figures)| figures[item as usize]).collect();
            let word = |point: Option<&Option<u8>>| {
                point.copied().flatten().map_or_else(|| "—".to_owned(), |figure| figure.to_string())
            };
            let said = t::trend_line(lang, words::name(lang, item), &word(points.first()), &word(points.last()));
            view! { <li class="card"><h3>{words::name(lang, item)}</h3>{spark(&points, "", said.clone())}<p class="meta">{said}</p></li> }
        })
        .collect();
    let (first, last) = (results.series.first()?.0.period, results.series.last()?.0.period);
    let view = view! {
        <section class="section">
            <h2>{t::trend(lang)}</h2>
            <ul class="grid">{items}</ul>
            <p class="meta">{period_name(lang, first)}" – "{period_name(lang, last)}</p>
        </section>
    };
    Some(view.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_says_what_the_figures_say() {
        let figures = |know, believe, live, act, recommend| [know, believe, live, act, recommend];
        assert_eq!(finding(Lang::Es, &[None; 5]), "De este grupo no se puede mostrar nada.");
        let gap = figures(Some(80), Some(80), Some(55), Some(50), None);
        assert_eq!(finding(Lang::Es, &gap), "Se cree más de lo que se vive: 25 puntos de brecha.");
        let act = figures(Some(80), Some(70), Some(70), Some(40), Some(70));
        assert_eq!(finding(Lang::En, &act), "What is promised is lived, but one is not free to act.");
        let know = figures(Some(30), None, Some(70), Some(40), Some(70));
        assert_eq!(finding(Lang::En, &know), "The experience is not known well enough.");
    }
}
