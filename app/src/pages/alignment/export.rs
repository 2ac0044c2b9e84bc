//! What is seen, as files for spreadsheets.

use super::{
    coverage::Shown,
    frame::{asked_area, asked_week},
    measures,
    span::asked_span,
    words,
};
use crate::{
    cx::Cx,
    locales::{alignment as t, common, experience, period as p},
    reply::Answer,
    sheet::{Paths, Sheet},
};
use hilo_domain::{
    alignment::{Figures, Part},
    figures::Ratio,
    lang::Lang,
    measure::{Aligned, Measure},
    problem::Problem,
    text::fold,
    view::alignment::{Coverage, CoverageLine, LeadershipConduct},
};

const fn yes_no(lang: Lang, yes: bool) -> &'static str {
    if yes { common::yes(lang) } else { common::no(lang) }
}

/// A percentage is empty where there is nothing to measure.
fn percent(ratio: Ratio) -> String {
    ratio.percent().map(|percent| percent.to_string()).unwrap_or_default()
}

/// What [`figure_cells`] fills.
const fn figure_heads(lang: Lang) -> [&'static str; 16] {
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
    ]
}

/// One area in one week, with all numerators, denominators and percentages.
fn figure_cells(lang: Lang, week: &str, path: &str, external: bool, of: &Figures) -> Vec<String> {
    let mut cells = vec![week.to_owned(), path.to_owned(), yes_no(lang, external).to_owned()];
    cells.extend([of.expected, of.participated, of.late].map(|n| n.to_string()));
    cells.push(percent(of.part(Part::Participation)));
    cells.extend([of.acknowledged, of.to_acknowledge].map(|n| n.to_string()));
    cells.push(percent(of.part(Part::Acknowledgement)));
    cells.extend([of.covered, of.people].map(|n| n.to_string()));
    cells.push(percent(of.part(Part::Coverage)));
    cells.extend([of.lived, of.declared].map(|n| n.to_string()));
    cells.push(percent(of.part(Part::Lived)));
    cells
}

/// Every area in one week.
///
/// # Errors
/// As the use case; [`Problem::NotFound`] before the first week.
pub async fn figures(cx: Cx) -> Answer {
    let found = cx.services.export_alignment(cx.actor()?, asked_week(&cx)?, asked_area(&cx)?).await?;
    let overview = found.ok_or(Problem::NotFound)?;
    let lang = cx.lang;
    let week = overview.weeks.shown.week.to_string();
    let mut sheet = Sheet::new(figure_heads(lang));
    let mut paths = Paths::default();
    for row in &overview.rows {
        let path = paths.add(row.id, row.parent, &row.name);
        let cells = figure_cells(lang, &week, &path, row.external, &row.figures);
        sheet.line(cells.iter().map(String::as_str));
    }
    sheet.file(t::csv_file(lang, &week))
}

/// One area, week by week up to the one shown.
///
/// # Errors
/// As the use case; [`Problem::NotFound`] before the first week.
pub async fn area(cx: Cx) -> Answer {
    let found = cx.services.export_area(cx.actor()?, cx.param("area")?, asked_week(&cx)?).await?;
    let area = found.ok_or(Problem::NotFound)?;
    let lang = cx.lang;
    let names = area.path.iter().map(|(_, name)| name.as_str()).chain([area.area.name.as_str()]);
    let path = names.collect::<Vec<_>>().join("/");
    let mut sheet = Sheet::new(figure_heads(lang));
    for of in &area.series {
        let cells = figure_cells(lang, &of.week.to_string(), &path, area.area.external, &of.figures);
        sheet.line(cells.iter().map(String::as_str));
    }
    let name = fold(&area.area.name).replace(' ', "-");
    sheet.file(t::csv_area_file(lang, &name, &area.weeks.shown.week.to_string()))
}

/// Every cell of the matrix, a line each; over the last weeks, if the page shows that.
///
/// # Errors
/// As the use case; [`Problem::NotFound`] before the first week.
pub async fn coverage(cx: Cx) -> Answer {
    let over = Shown::read(&cx) != Shown::Week;
    let found = cx.services.export_coverage(cx.actor()?, asked_week(&cx)?, asked_area(&cx)?, over).await?;
    let coverage = found.ok_or(Problem::NotFound)?;
    let lang = cx.lang;
    let week = coverage.weeks.shown.week.to_string();
    if !over {
        let heads = [t::csv_state(lang)];
        let state = |line: &CoverageLine, place: usize| vec![words::state(lang, line.cells[place]).to_owned()];
        return by_cell(lang, &coverage, &heads, state).file(t::csv_coverage_file(lang, &week));
    }
    let weeks = coverage.history_weeks.len().to_string();
    let heads = [t::csv_weeks_lived(lang), t::csv_weeks_declared(lang), t::csv_weeks(lang)];
    let counts = |line: &CoverageLine, place: usize| {
        let cell = line.over.get(place).copied().unwrap_or_default();
        vec![cell.lived.to_string(), cell.declared.to_string(), weeks.clone()]
    };
    by_cell(lang, &coverage, &heads, counts).file(t::csv_over_file(lang, &week))
}

/// A line for each area and touchpoint: which they are, so that no two are alike, and what `cells` says of them under
/// `heads`.
fn by_cell(
    lang: Lang,
    coverage: &Coverage,
    heads: &[&'static str],
    cells: impl Fn(&CoverageLine, usize) -> Vec<String>,
) -> Sheet {
    let which = [
        t::csv_week(lang),
        t::csv_path(lang),
        t::csv_journey(lang),
        t::csv_stage(lang),
        t::csv_touchpoint(lang),
        t::csv_side(lang),
        t::csv_truth(lang),
    ];
    let mut sheet = Sheet::new(which.into_iter().chain(heads.iter().copied()));
    let week = coverage.weeks.shown.week.to_string();
    let mut paths = Paths::default();
    for line in &coverage.lines {
        let path = paths.add(line.area.id, line.area.parent, &line.area.name);
        for (place, column) in coverage.columns.iter().enumerate() {
            let stands = column.place.as_ref();
            let stage = stands.map(|place| place.stage.as_str()).unwrap_or_default();
            let side = stands.map(|place| side(lang, place.backstage)).unwrap_or_default();
            let truth = yes_no(lang, column.moment_of_truth);
            let which = [&week, path.as_str(), &column.journey, stage, &column.name, side, truth];
            let said = cells(line, place);
            sheet.line(which.into_iter().chain(said.iter().map(String::as_str)));
        }
    }
    sheet
}

const fn side(lang: Lang, backstage: bool) -> &'static str {
    if backstage { experience::backstage(lang) } else { experience::frontstage(lang) }
}

/// What the page of the leadership shows, a line for each figure: its check-ins week by week, then the others.
///
/// # Errors
/// As the use case; [`Problem::NotFound`] before the first week.
pub async fn leadership(cx: Cx) -> Answer {
    let found = cx.services.export_leadership(cx.actor()?, asked_week(&cx)?).await?;
    let conduct = found.ok_or(Problem::NotFound)?;
    let lang = cx.lang;
    let week = conduct.weeks.shown.week.to_string();
    let mut sheet = Sheet::new([
        t::csv_week(lang),
        t::csv_who(lang),
        t::csv_figure(lang),
        t::csv_num(lang),
        t::csv_den(lang),
        t::csv_percent(lang),
    ]);
    for of in &conduct.series {
        let ratio = of.figures.part(Part::Participation);
        figure(&mut sheet, &of.week.to_string(), t::csv_leadership(lang), t::conduct_check_in(lang), ratio);
    }
    for (who, what, ratio) in others(lang, &conduct) {
        figure(&mut sheet, &week, who, what, ratio);
    }
    sheet.file(t::csv_leadership_file(lang, &week))
}

fn figure(sheet: &mut Sheet, week: &str, who: &str, what: &str, ratio: Ratio) {
    let (num, den) = (ratio.num.to_string(), ratio.den.to_string());
    sheet.line([week, who, what, &num, &den, &percent(ratio)]);
}

/// Whose, which and how much, of the week shown.
fn others(lang: Lang, conduct: &LeadershipConduct) -> [(&'static str, &'static str, Ratio); 5] {
    let (own, all) = (conduct.leadership_answers, conduct.lead_answers);
    let (leadership, organisation) = (t::csv_leadership(lang), t::csv_organisation(lang));
    let part = |part| conduct.organisation.part(part);
    [
        (organisation, t::conduct_check_in(lang), part(Part::Participation)),
        (leadership, words::reads(lang, conduct), conduct.leadership.part(Part::Acknowledgement)),
        (organisation, t::acknowledgement(lang), part(Part::Acknowledgement)),
        (leadership, t::conduct_answer(lang), Ratio::new(own.did, own.may)),
        (t::csv_leads(lang), t::conduct_answer(lang), Ratio::new(all.did, all.may)),
    ]
}

/// Alignment over a span, a line for each area and measure; an empty figure is not shown, or is none.
///
/// # Errors
/// As the use case; [`Problem::NotFound`] before the first period has closed.
pub async fn period(cx: Cx) -> Answer {
    let (span, area) = (asked_span(&cx)?, asked_area(&cx)?);
    let results = cx.services.export_period(cx.actor()?, span, area).await?.ok_or(Problem::NotFound)?;
    let lang = cx.lang;
    let period = results.periods.shown.period.to_string();
    let periods = results.periods.over.periods().to_string();
    let mut sheet = Sheet::new([
        p::csv_period(lang),
        p::csv_over(lang),
        p::csv_path(lang),
        p::csv_item(lang),
        p::csv_num(lang),
        p::csv_den(lang),
        p::csv_value(lang),
        p::csv_before(lang),
    ]);
    let mut paths = Paths::default();
    for line in &results.rows {
        let path = paths.add(line.area.id, line.area.parent, &line.area.name);
        for shown in measures::Shown::all() {
            let [num, den] = counts(shown, &line.now);
            let [now, before] = [&line.now, &line.before].map(|aligned| of(shown.of(aligned)));
            let name = shown.name(lang).replace('\u{ad}', "");
            sheet.line([period.as_str(), &periods, &path, &name, &num, &den, &now, &before]);
        }
        let [now, before] = [&line.now, &line.before].map(|aligned| of(aligned.gap()));
        sheet.line([period.as_str(), &periods, &path, p::gap(lang), "", "", &now, &before]);
    }
    sheet.file(p::csv_file(lang, &period))
}

/// Of what is counted; of the pulse there are none.
fn counts(shown: measures::Shown, now: &Aligned) -> [String; 2] {
    match shown {
        measures::Shown::Measure(Measure::Week(part)) => {
            let ratio = now.weeks.part(part);
            [ratio.num.to_string(), ratio.den.to_string()]
        }
        _ => [String::new(), String::new()],
    }
}

fn of(figure: Option<impl ToString>) -> String {
    figure.map(|figure| figure.to_string()).unwrap_or_default()
}
