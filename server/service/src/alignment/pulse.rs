//! What was published of the pulse, area by area. Everything here is computed from the published figures alone.

use super::{count::tree_of, sight::Sight};
use crate::{Actor, Result, Services};
use hilo_domain::{
    alignment::Figures as WeekFigures,
    ids::AreaId,
    period::PeriodId,
    problem::Problem,
    pulse::Item,
    tree::Tree,
    view::{
        alignment::AreaFigures,
        pulse::{Figures, Over, PeriodChoice, PulseLine, PulseResults},
    },
};
use hilo_store::{
    Repo,
    pulse::{FigureRow, PeriodRow},
    weeks::WeekAreaRow,
};
use std::collections::HashMap;

/// Periods that a picker offers, and that the series goes back.
const CHOICES: i64 = 27;
const SERIES: i32 = 13;

impl Services {
    /// None before the first period has closed.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] for whoever sees no area's figures, `NotFound` for a period that has not closed and for an
    /// area that the reader does not see.
    pub async fn pulse_results(
        &self,
        actor: &Actor,
        period: Option<PeriodId>,
        area: Option<AreaId>,
        over: Over,
    ) -> Result<Option<PulseResults>> {
        results(self, &mut *self.read().await?, actor, period, area, over).await
    }
}

async fn results(
    services: &Services,
    repo: &mut dyn Repo,
    actor: &Actor,
    asked: Option<PeriodId>,
    area: Option<AreaId>,
    over: Over,
) -> Result<Option<PulseResults>> {
    let sight = Sight::of(services, repo, actor).await?;
    let latest = repo.latest_pulses(CHOICES).await?;
    let running = latest.iter().find(|row| row.closed_at.is_none()).map(|row| row.period);
    let closed: Vec<PeriodRow> = latest.into_iter().filter(|row| row.closed_at.is_some()).collect();
    let shown = match asked {
        Some(asked) => closed.iter().find(|row| row.period == asked).ok_or(Problem::NotFound)?,
        None => match closed.first() {
            Some(latest) => latest,
            None => return Ok(None),
        },
    };
    let (tree, areas) = tree_of(repo.week_areas(shown.week).await?)?;
    let subject = sight.subject(&tree, area)?;
    let width = over.periods();
    let rows = repo.pulse_figures(shown.period.plus(1 - 2 * width), shown.period).await?;
    let from = shown.period.plus(1 - width);
    let now = means(rows.iter().filter(|row| row.period >= from));
    let before = means(rows.iter().filter(|row| row.period < from));
    let of = |means: &HashMap<AreaId, Figures>, area: AreaId| means.get(&area).copied().unwrap_or_default();
    let roots = if area.is_some() { vec![subject] } else { sight.roots(&tree) };
    let seen = roots.into_iter().flat_map(|root| tree.subtree(root));
    let lines = seen.map(|area| PulseLine {
        area: named(&tree, &areas, *area),
        figures: of(&now, *area),
        before: of(&before, *area),
    });
    Ok(Some(PulseResults {
        shown: choice(shown),
        over,
        all: closed.iter().map(choice).collect(),
        running,
        subject: of(&now, subject),
        whole: subject == tree.root(),
        rows: lines.collect(),
        organisation: of(&now, tree.root()),
        series: series(repo, &closed, shown.period, subject).await?,
    }))
}

const fn choice(row: &PeriodRow) -> PeriodChoice {
    PeriodChoice { period: row.period, lost: row.lost }
}

async fn series(
    repo: &mut dyn Repo,
    closed: &[PeriodRow],
    last: PeriodId,
    area: AreaId,
) -> Result<Vec<(PeriodChoice, Figures)>> {
    let first = last.plus(1 - SERIES);
    let rows = repo.pulse_figures_of(area, first, last).await?;
    let periods = closed.iter().rev().filter(|row| row.period >= first && row.period <= last);
    Ok(periods
        .map(|period| {
            let own = means(rows.iter().filter(|row| row.period == period.period));
            (choice(period), own.get(&area).copied().unwrap_or_default())
        })
        .collect())
}

/// By area and item, the plain mean of the published figures, halves up.
fn means<'a>(rows: impl Iterator<Item = &'a FigureRow>) -> HashMap<AreaId, Figures> {
    let mut sums: HashMap<AreaId, [(i32, i32); Item::ALL.len()]> = HashMap::new();
    for row in rows {
        if let Some(item) = Item::parse(&row.item) {
            let (sum, count) = &mut sums.entry(row.area_id).or_default()[item as usize];
            *sum += row.value;
            *count += 1;
        }
    }
    let mean =
        |(sum, count): (i32, i32)| (count > 0).then(|| u8::try_from((2 * sum + count) / (2 * count)).unwrap_or(100));
    sums.into_iter().map(|(area, sums)| (area, sums.map(mean))).collect()
}

fn named(tree: &Tree<AreaId>, areas: &HashMap<AreaId, WeekAreaRow>, area: AreaId) -> AreaFigures {
    let row = areas.get(&area);
    AreaFigures {
        id: area,
        parent: tree.parent(area),
        name: row.map(|row| row.name.clone()).unwrap_or_default(),
        external: row.is_some_and(|row| row.external),
        children: i64::try_from(tree.children(area).count()).unwrap_or(i64::MAX),
        figures: WeekFigures::default(),
        names: false,
    }
}
