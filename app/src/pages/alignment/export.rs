//! What is seen, as files for spreadsheets.

use super::{
    coverage::Shown,
    frame::{asked_area, asked_week},
    words,
};
use crate::{
    cx::Cx,
    locales::{alignment as t, common},
    reply::{Answer, File},
};
use hilo_domain::{
    alignment::Part,
    csv::{START, record},
    ids::AreaId,
    lang::Lang,
    problem::Problem,
    view::alignment::{AreaFigures, Coverage},
};
use std::collections::HashMap;

/// Names of an area and of those above it, as far as they are among the rows, parted by `/`.
fn paths<'a>(rows: impl Iterator<Item = &'a AreaFigures>) -> HashMap<AreaId, String> {
    let mut paths: HashMap<AreaId, String> = HashMap::new();
    // A node comes before everything under it.
    for row in rows {
        let path = match row.parent.and_then(|parent| paths.get(&parent)) {
            Some(above) => format!("{above}/{}", row.name),
            None => row.name.clone(),
        };
        paths.insert(row.id, path);
    }
    paths
}

const fn yes_no(lang: Lang, yes: bool) -> &'static str {
    if yes { common::yes(lang) } else { common::no(lang) }
}

fn file(name: String, content: String) -> Answer {
    File { name, content_type: "text/csv; charset=utf-8", content: content.into_bytes() }.ok()
}

/// Every area with all its numerators, denominators and percentages; a percentage is empty where there is nothing to
/// measure.
///
/// # Errors
/// As the use case; [`Problem::NotFound`] before the first week.
pub async fn figures(cx: Cx) -> Answer {
    let found = cx.services.export_alignment(cx.actor()?, asked_week(&cx)?, asked_area(&cx)?).await?;
    let overview = found.ok_or(Problem::NotFound)?;
    let lang = cx.lang;
    let week = overview.weeks.shown.week.to_string();
    let mut out = String::from(START);
    record(
        &mut out,
        [
            t::csv_week(lang),
            t::csv_path(lang),
            t::csv_external(lang),
            t::csv_expected(lang),
            t::csv_participated(lang),
            t::csv_late(lang),
            t::csv_participation(lang),
            t::csv_acknowledged(lang),
            t::csv_to_acknowledge(lang),
            t::csv_acknowledgement(lang),
            t::csv_covered(lang),
            t::csv_people(lang),
            t::csv_coverage(lang),
            t::csv_lived(lang),
            t::csv_declared(lang),
            t::csv_lived_share(lang),
        ],
    );
    let paths = paths(overview.rows.iter());
    for row in &overview.rows {
        let of = &row.figures;
        let percent = |part: Part| of.part(part).percent().map(|percent| percent.to_string()).unwrap_or_default();
        let path = paths.get(&row.id).cloned().unwrap_or_default();
        let mut cells = vec![week.clone(), path, yes_no(lang, row.external).to_owned()];
        cells.extend([of.expected, of.participated, of.late].map(|n| n.to_string()));
        cells.push(percent(Part::Participation));
        cells.extend([of.acknowledged, of.to_acknowledge].map(|n| n.to_string()));
        cells.push(percent(Part::Acknowledgement));
        cells.extend([of.covered, of.people].map(|n| n.to_string()));
        cells.push(percent(Part::Coverage));
        cells.extend([of.lived, of.declared].map(|n| n.to_string()));
        cells.push(percent(Part::Lived));
        record(&mut out, cells.iter().map(String::as_str));
    }
    file(t::csv_file(lang, &week), out)
}

/// Every cell of the matrix, a line each; over the last weeks, if the page shows that.
///
/// # Errors
/// As the use case; [`Problem::NotFound`] before the first week.
pub async fn coverage(cx: Cx) -> Answer {
    let over = Shown::read(&cx) != Shown::Week;
    let found = cx.services.export_coverage(cx.actor()?, asked_week(&cx)?, asked_area(&cx)?, over).await?;
    let coverage = found.ok_or(Problem::NotFound)?;
    if over {
        return coverage_over(&cx, &coverage);
    }
    let lang = cx.lang;
    let week = coverage.weeks.shown.week.to_string();
    let mut out = String::from(START);
    record(
        &mut out,
        [
            t::csv_week(lang),
            t::csv_path(lang),
            t::csv_journey(lang),
            t::csv_touchpoint(lang),
            t::csv_truth(lang),
            t::csv_state(lang),
        ],
    );
    let paths = paths(coverage.lines.iter().map(|line| &line.area));
    for line in &coverage.lines {
        let path = paths.get(&line.area.id).map(String::as_str).unwrap_or_default();
        for (column, state) in coverage.columns.iter().zip(&line.cells) {
            let truth = yes_no(lang, column.moment_of_truth);
            record(&mut out, [&week, path, &column.journey, &column.name, truth, words::state(lang, *state)]);
        }
    }
    file(t::csv_coverage_file(lang, &week), out)
}

fn coverage_over(cx: &Cx, coverage: &Coverage) -> Answer {
    let lang = cx.lang;
    let week = coverage.weeks.shown.week.to_string();
    let mut out = String::from(START);
    record(
        &mut out,
        [
            t::csv_week(lang),
            t::csv_path(lang),
            t::csv_journey(lang),
            t::csv_touchpoint(lang),
            t::csv_truth(lang),
            t::csv_weeks_lived(lang),
            t::csv_weeks_declared(lang),
            t::csv_weeks(lang),
        ],
    );
    let weeks = coverage.history_weeks.len().to_string();
    let paths = paths(coverage.lines.iter().map(|line| &line.area));
    for line in &coverage.lines {
        let path = paths.get(&line.area.id).map(String::as_str).unwrap_or_default();
        for (column, cell) in coverage.columns.iter().zip(&line.over) {
            let truth = yes_no(lang, column.moment_of_truth);
            let (lived, declared) = (cell.lived.to_string(), cell.declared.to_string());
            record(&mut out, [&week, path, &column.journey, &column.name, truth, &lived, &declared, &weeks]);
        }
    }
    file(t::csv_over_file(lang, &week), out)
}
