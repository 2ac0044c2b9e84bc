//! Touchpoint × area over the last weeks: in each cell, in how many of them it was lived and declared.

use super::{
    coverage::WEEKS,
    heat::name,
    matrix::{Table, table},
    tree::{Forest, key},
};
use crate::{cx::Cx, locales::alignment as t};
use hilo_domain::view::alignment::{AreaFigures, CellOver, Coverage, CoverageColumn};
use leptos::prelude::*;

/// `id` is that of the heading that names the table.
pub(super) fn over(cx: &Cx, coverage: &Coverage, id: &'static str) -> AnyView {
    let weeks = i64::try_from(coverage.history_weeks.len()).unwrap_or(i64::MAX);
    let forest = Forest::new(coverage.lines.iter().map(|line| &line.area).collect(), &cx.query);
    table(cx, coverage, id, |columns: &[usize]| {
        let row = |row: &super::tree::Row| {
            let line = &coverage.lines[row.place];
            let cells: Vec<_> = columns
                .iter()
                .map(|place| {
                    let over = line.over.get(*place).copied().unwrap_or_default();
                    cell(cx, &line.area, &coverage.columns[*place], over, weeks)
                })
                .collect();
            let href = format!("/alignment/areas/{}?week={}", line.area.id, coverage.weeks.shown.week);
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
        Table { rows: forest.shown(None).iter().map(row).collect(), dense: true, class: "matrix-over" }
    })
}

/// Leads to the area's weeks, at this touchpoint.
fn cell(cx: &Cx, area: &AreaFigures, column: &CoverageColumn, over: CellOver, weeks: i64) -> AnyView {
    let class = match (over.lived, over.declared) {
        (0, 0) => "over over-none",
        (0, _) => "over over-declared",
        _ => "over over-lived",
    };
    let query = cx.query.query_with(&[("view", WEEKS), ("area", &area.id.to_string()), ("open", "")]);
    let href = format!("{query}#t-{}", column.touchpoint);
    let said = t::over_cell(cx.lang, over.lived, over.declared, weeks);
    let label = t::cell_label(cx.lang, &area.name, &column.name, &said);
    view! {
        <td><a class=class href=href>
            <span aria-hidden="true">{over.lived}</span><small aria-hidden="true">{over.declared}</small>
            <span class="vh">{label}</span>
        </a></td>
    }
    .into_any()
}
