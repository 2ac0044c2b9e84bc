//! Touchpoint × area: a shape and a word in every cell.

use super::{
    heat::name,
    tree::{Forest, Row, key},
    words,
};
use crate::{cx::Cx, locales::alignment as t};
use hilo_domain::{
    coverage::State,
    ids::{AreaId, TouchpointId},
    view::alignment::{Coverage, CoverageColumn},
};
use leptos::prelude::*;

/// From so many columns on, headers stand upright and cells show their shape alone; the word is there for screen
/// readers, and in the legend.
const DENSE: usize = 8;

/// The columns to show: their places in [`Coverage::columns`].
pub(super) fn shown_columns(cx: &Cx, coverage: &Coverage) -> Vec<usize> {
    let journey = cx.query.get("journey");
    let columns = coverage.columns.iter().enumerate();
    let asked: Vec<usize> = columns.filter(|(_, column)| column.journey == journey).map(|(place, _)| place).collect();
    if asked.is_empty() { (0..coverage.columns.len()).collect() } else { asked }
}

/// The rows of a table of areas and touchpoints.
pub(super) struct Table {
    pub(super) rows: Vec<AnyView>,
    /// Headers stand upright.
    pub(super) dense: bool,
    pub(super) class: &'static str,
}

/// `id` is that of the heading that names the table.
pub(super) fn matrix(cx: &Cx, coverage: &Coverage, id: &'static str) -> AnyView {
    let week = coverage.weeks.shown.week;
    let forest = Forest::new(coverage.lines.iter().map(|line| &line.area).collect(), &cx.query);
    table(cx, coverage, id, |columns| {
        let row = |row: &Row| {
            let line = &coverage.lines[row.place];
            let cells: Vec<_> = columns
                .iter()
                .map(|place| {
                    let orphan = line.area.parent.is_none() && coverage.columns[*place].orphan;
                    cell(cx, line.area.id, &line.area.name, &coverage.columns[*place], line.cells[*place], orphan)
                })
                .collect();
            let href = format!("/alignment/areas/{}?week={week}", line.area.id);
            view! {
                <tr>
                    <th scope="row" class=format!("level-{}", row.level) id=format!("a-{}", key(line.area.id))>
                        {name(cx, &forest, &line.area, row, &href)}
                    </th>
                    {cells}
                </tr>
            }
            .into_any()
        };
        Table { rows: forest.shown(None).iter().map(row).collect(), dense: columns.len() > DENSE, class: "" }
    })
}

/// The frame around the rows that `fill` makes for these columns: journeys, touchpoints, and how many areas declare
/// each.
pub(super) fn table(cx: &Cx, coverage: &Coverage, id: &'static str, fill: impl FnOnce(&[usize]) -> Table) -> AnyView {
    let lang = cx.lang;
    let columns = shown_columns(cx, coverage);
    let Table { rows, dense, class } = fill(&columns);
    let heads: Vec<_> = columns.iter().map(|place| head(cx, &coverage.columns[*place])).collect();
    let counts: Vec<_> = columns
        .iter()
        .map(|place| {
            let column = &coverage.columns[*place];
            let label = t::areas_declaring_lived(lang, column.declaring, column.living);
            view! { <td><span aria-hidden="true">{column.declaring}</span><span class="vh">{label}</span></td> }
        })
        .collect();
    let class = format!("table matrix sticky-col {} {class}", if dense { "matrix-dense" } else { "" });
    view! {
        <div class="table-wrap table-card table-tall" role="region" tabindex="0" aria-labelledby=id>
            <table class=class>
                <thead>{journeys(coverage, &columns)}<tr><th scope="col">{t::area(lang)}</th>{heads}</tr></thead>
                <tbody>{rows}<tr class="matrix-sum"><th scope="row">{t::areas_declaring(lang)}</th>{counts}</tr></tbody>
            </table>
        </div>
    }
    .into_any()
}

fn head(cx: &Cx, column: &CoverageColumn) -> AnyView {
    let truth = column.moment_of_truth.then(|| {
        view! { <span class="is-thread" aria-hidden="true">" ◆"</span><span class="vh">" "{t::truth_mark(cx.lang)}</span> }
    });
    view! { <th scope="col">{touchpoint(column)}{truth}</th> }.into_any()
}

/// A touchpoint's name, which leads to its page: its promise and every contribution to it.
pub(super) fn touchpoint(column: &CoverageColumn) -> AnyView {
    let name = column.name.clone();
    match &column.place {
        Some(place) => {
            let href = format!("/experience/{}/touchpoints/{}", place.journey, column.touchpoint);
            view! { <a class="plain" href=href>{name}</a> }.into_any()
        }
        None => name.into_any(),
    }
}

/// What a cell is made of: the contributions to a touchpoint that hold for an area's people, wherever they were
/// declared.
pub(super) fn made_of(area: AreaId, touchpoint: TouchpointId) -> String {
    format!("/contributions?area={area}&touchpoint={touchpoint}")
}

/// The row above the touchpoints, where there is more than one journey.
fn journeys(coverage: &Coverage, columns: &[usize]) -> Option<AnyView> {
    let mut groups: Vec<(&str, i32)> = Vec::new();
    for place in columns {
        let journey = coverage.columns[*place].journey.as_str();
        match groups.last_mut() {
            Some((last, count)) if *last == journey => *count += 1,
            _ => groups.push((journey, 1)),
        }
    }
    let several = groups.len() > 1;
    let heads: Vec<_> = groups
        .into_iter()
        .map(|(journey, count)| {
            view! { <th scope="colgroup" class="matrix-group" colspan=count><span class="clip">{journey.to_owned()}</span></th> }
        })
        .collect();
    several.then(|| view! { <tr class="matrix-groups"><td></td>{heads}</tr> }.into_any())
}

/// Leads to what it is made of, where there is something.
fn cell(cx: &Cx, area: AreaId, area_name: &str, column: &CoverageColumn, state: State, orphan: bool) -> AnyView {
    if state == State::None {
        return view! { <td>{mark(cx, state, orphan)}</td> }.into_any();
    }
    let (class, word) = shape(cx, state, orphan);
    let label = t::cell_label(cx.lang, area_name, &column.name, word);
    let href = made_of(area, column.touchpoint);
    view! { <td><a class=class href=href aria-label=label><span>{word}</span></a></td> }.into_any()
}

/// The shape and the word of a state.
pub(super) fn mark(cx: &Cx, state: State, orphan: bool) -> AnyView {
    let (class, word) = shape(cx, state, orphan);
    view! { <span class=class><span>{word}</span></span> }.into_any()
}

const fn shape(cx: &Cx, state: State, orphan: bool) -> (&'static str, &'static str) {
    match state {
        State::None if orphan => ("cov cov-nobody", t::state_nobody(cx.lang)),
        State::None => ("cov", words::state(cx.lang, state)),
        State::Declared => ("cov cov-declared", words::state(cx.lang, state)),
        State::Lived => ("cov cov-lived", words::state(cx.lang, state)),
    }
}
