//! The table of areas and measures over a span.

use super::{
    heat::{legend, name},
    measures::{Shown, cell, gap_cell},
    span::in_address,
    tree::{Forest, Row, key},
};
use crate::{
    cx::Cx,
    locales::{alignment as a, period as t},
};
use hilo_domain::{
    ids::AreaId,
    measure::Aligned,
    view::{
        alignment::AreaFigures,
        period::{PeriodLine, PeriodResults, Periods},
    },
};
use leptos::prelude::*;

/// `sort` in the query: a column's key, with a minus before it for the highest first.
fn sort(cx: &Cx) -> Option<(Shown, bool)> {
    let asked = cx.query.get("sort");
    let (key, descending) = asked.strip_prefix('-').map_or((asked, false), |key| (key, true));
    Some((Shown::from_key(key)?, descending))
}

/// The way to what a figure is made of; a headline is made of the parts on the area's own page.
pub(super) fn leads_to(periods: &Periods, area: AreaId, shown: Shown) -> String {
    let span = in_address(periods);
    match shown {
        Shown::Headline => format!("/alignment/period?{span}&area={area}"),
        Shown::Measure(measure) => format!("/alignment/period/{area}/{}?{span}", measure.key()),
    }
}

/// `id` is that of the heading that names the table.
pub(super) fn spread(cx: &Cx, results: &PeriodResults, id: &'static str) -> AnyView {
    let lang = cx.lang;
    let areas: Vec<&AreaFigures> = results.rows.iter().map(|line| &line.area).collect();
    let forest = Forest::new(areas, &cx.query);
    let rows = match sort(cx) {
        Some((by, descending)) => forest.shown_by(descending, &|place| by.of(&results.rows[place].now)),
        None => forest.shown(None),
    };
    let heads: Vec<_> = Shown::all().map(|shown| column(cx, shown)).collect();
    let lines: Vec<_> = rows.iter().map(|row| line(cx, results, &forest, &results.rows[row.place], row)).collect();
    // Whoever sees a part of the tree has the whole to hold it against.
    let organisation = (!results.whole).then(|| {
        let (whole, nothing) = (&results.organisation, Aligned::default());
        let cells: Vec<_> = Shown::all().map(|shown| cell(lang, shown, whole, &nothing, None)).collect();
        view! { <tr class="total"><th scope="row">{t::organisation(lang)}</th>{cells}{gap_cell(whole)}</tr> }
    });
    view! {
        <div class="table-wrap" role="region" tabindex="0" aria-labelledby=id>
            <table class="heat heat-wide sticky-col">
                <thead><tr><th scope="col">{a::area(lang)}</th>{heads}<th scope="col">{t::gap(lang)}</th></tr></thead>
                <tbody>{organisation}{lines}</tbody>
            </table>
        </div>
        {legend(cx)}
        <p class="legend"><span><span class="swatch heat-hidden"></span>{t::hidden(lang)}</span><span>{t::gap_note(lang)}</span></p>
    }
    .into_any()
}

fn column(cx: &Cx, shown: Shown) -> AnyView {
    let now = sort(cx).filter(|(by, _)| *by == shown).map(|(_, descending)| descending);
    let next = if now == Some(false) { format!("-{}", shown.key()) } else { shown.key().to_owned() };
    let order = now.map(|descending| if descending { "descending" } else { "ascending" });
    let href = format!("{}#tree", cx.query.query_with(&[("sort", &next)]));
    view! { <th scope="col" aria-sort=order><a href=href>{shown.name_breaks(cx.lang)}</a></th> }.into_any()
}

fn line(cx: &Cx, results: &PeriodResults, forest: &Forest<'_>, line: &PeriodLine, row: &Row) -> AnyView {
    let id = line.area.id;
    let cells: Vec<_> = Shown::all()
        .map(|shown| cell(cx.lang, shown, &line.now, &line.before, Some(leads_to(&results.periods, id, shown))))
        .collect();
    let total = (row.level == 1 && line.area.children > 0).then_some("total");
    let href = leads_to(&results.periods, id, Shown::Headline);
    view! {
        <tr class=total>
            <th scope="row" class=format!("level-{}", row.level) id=format!("a-{}", key(id))>
                {name(cx, forest, &line.area, row, &href)}
            </th>
            {cells}
            {gap_cell(&line.now)}
        </tr>
    }
    .into_any()
}
