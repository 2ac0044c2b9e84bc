//! Coverage: which area declares which touchpoint, and which of that is lived.

use super::{
    count::{Counted, choose, counted},
    look_first::{blind, cells_of, own_counts},
    overview::WEEKS,
    sight::Sight,
};
use crate::{Actor, Result, Services};
use hilo_domain::{
    coverage::{Cell, State},
    ids::{AreaId, TouchpointId},
    view::alignment::{CellOver, Claim, Coverage, CoverageColumn, CoverageHistory, CoverageLine, Place},
    week::WeekId,
};
use hilo_store::{
    Repo,
    alignment::{TouchpointPlace, WeekTouchpoint},
    weeks::WeekRow,
};
use std::collections::HashMap;

impl Services {
    /// None before the first week has opened. With `over`, each cell says too how it went over the last weeks.
    ///
    /// # Errors
    /// As [`Services::alignment`].
    pub async fn coverage(
        &self,
        actor: &Actor,
        week: Option<WeekId>,
        area: Option<AreaId>,
        over: bool,
    ) -> Result<Option<Coverage>> {
        let mut repo = self.read().await?;
        let sight = Sight::of(self, &mut *repo, actor).await?;
        let Some((row, weeks)) = choose(&mut *repo, week).await? else { return Ok(None) };
        let counted = counted(&mut *repo, &row).await?;
        let places = repo.touchpoint_places(row.closed_at.unwrap_or_else(|| self.env.now())).await?;
        let subject = sight.subject(&counted.tree, area)?;
        let roots = if area.is_some() { vec![subject] } else { sight.roots(&counted.tree) };
        let cells_over = if over { cells_over(&mut *repo, &counted, &row).await? } else { None };
        let (history_weeks, history) = history(&mut *repo, &counted, &row, subject).await?;
        Ok(Some(Coverage {
            weeks,
            whole: subject == counted.tree.root(),
            columns: columns(&counted, &roots, places),
            lines: lines(&counted, &sight, &roots, cells_over.as_ref()),
            blind: roots
                .iter()
                .flat_map(|root| blind(&counted, *root))
                .map(|area| sight.show(&counted, area))
                .collect(),
            claims: claims(&counted, &roots),
            history_weeks,
            history,
            subject: sight.show(&counted, subject),
        }))
    }
}

fn columns(counted: &Counted, roots: &[AreaId], places: Vec<TouchpointPlace>) -> Vec<CoverageColumn> {
    let place =
        |row: TouchpointPlace| Place { journey: row.journey_id, stage: row.stage_name, backstage: row.backstage };
    let mut places: HashMap<TouchpointId, Place> =
        places.into_iter().map(|row| (row.touchpoint_id, place(row))).collect();
    let whole = cells_of(counted, counted.tree.root());
    let mut counts: HashMap<TouchpointId, (i64, i64)> = HashMap::new();
    for (touchpoint, (declared, lived)) in roots.iter().flat_map(|root| own_counts(counted, *root)) {
        let sum = counts.entry(touchpoint).or_default();
        *sum = (sum.0 + declared, sum.1 + lived);
    }
    let column = counted.touchpoints.iter().map(|touchpoint| {
        let id = touchpoint.touchpoint_id;
        let (declaring, living) = counts.get(&id).copied().unwrap_or_default();
        CoverageColumn {
            touchpoint: id,
            place: places.remove(&id),
            journey: touchpoint.journey_name.clone(),
            name: touchpoint.name.clone(),
            moment_of_truth: touchpoint.moment_of_truth,
            declaring,
            living,
            orphan: !whole.get(&id).is_some_and(|cell| cell.declared),
        }
    });
    column.collect()
}

const fn state(declared: bool, lived: bool) -> State {
    Cell { declared, lived }.state()
}

type CellsOver = HashMap<(AreaId, TouchpointId), CellOver>;

fn lines(counted: &Counted, sight: &Sight, roots: &[AreaId], over: Option<&CellsOver>) -> Vec<CoverageLine> {
    let cells: HashMap<(AreaId, TouchpointId), State> = counted
        .coverage
        .iter()
        .map(|cell| ((cell.area_id, cell.touchpoint_id), state(cell.declared, cell.lived)))
        .collect();
    let areas = roots.iter().flat_map(|root| counted.tree.subtree(*root));
    let line = areas.map(|area| CoverageLine {
        area: sight.show(counted, *area),
        cells: counted
            .touchpoints
            .iter()
            .map(|touchpoint| cells.get(&(*area, touchpoint.touchpoint_id)).copied().unwrap_or_default())
            .collect(),
        over: over.map_or_else(Vec::new, |over| {
            let cell = |of: &WeekTouchpoint| over.get(&(*area, of.touchpoint_id)).copied().unwrap_or_default();
            counted.touchpoints.iter().map(cell).collect()
        }),
    });
    line.collect()
}

/// Frozen weeks before the one shown, and that one as it was counted.
async fn cells_over(repo: &mut dyn Repo, counted: &Counted, week: &WeekRow) -> Result<Option<CellsOver>> {
    let mut over: CellsOver = HashMap::new();
    for row in repo.coverage_over(week.week.plus(1 - WEEKS), week.week.prev()).await? {
        over.insert((row.area_id, row.touchpoint_id), CellOver { declared: row.declared, lived: row.lived });
    }
    for cell in &counted.coverage {
        let sum = over.entry((cell.area_id, cell.touchpoint_id)).or_default();
        sum.declared += i64::from(cell.declared);
        sum.lived += i64::from(cell.lived);
    }
    Ok(Some(over))
}

/// What areas declare through roles of their own and nobody of them lives.
pub(super) fn claims(counted: &Counted, roots: &[AreaId]) -> Vec<Claim> {
    let names: HashMap<TouchpointId, (usize, &str, bool)> = counted
        .touchpoints
        .iter()
        .enumerate()
        .map(|(place, touchpoint)| {
            (touchpoint.touchpoint_id, (place, touchpoint.name.as_str(), touchpoint.moment_of_truth))
        })
        .collect();
    let idle = counted.coverage.iter().filter(|cell| cell.own_declared && !cell.own_lived);
    let seen = idle.filter(|cell| roots.iter().any(|root| counted.tree.is_within(cell.area_id, *root)));
    let mut claims: Vec<((Option<usize>, usize), Claim)> = seen
        .filter_map(|cell| {
            let (place, name, moment_of_truth) = names.get(&cell.touchpoint_id).copied()?;
            let claim = Claim {
                area: cell.area_id,
                area_name: counted.areas.get(&cell.area_id)?.name.clone(),
                touchpoint: cell.touchpoint_id,
                touchpoint_name: name.to_owned(),
                moment_of_truth,
            };
            Some(((counted.tree.position(cell.area_id), place), claim))
        })
        .collect();
    claims.sort_by_key(|(place, _)| *place);
    claims.into_iter().map(|(_, claim)| claim).collect()
}

async fn history(
    repo: &mut dyn Repo,
    counted: &Counted,
    week: &WeekRow,
    subject: AreaId,
) -> Result<(Vec<WeekId>, Vec<CoverageHistory>)> {
    let from = week.week.plus(1 - WEEKS);
    let frozen = repo.figures_of(subject, from, week.week).await?;
    let mut weeks: Vec<WeekId> = frozen.into_iter().map(|row| row.week).filter(|at| *at < week.week).collect();
    weeks.push(week.week);
    let rows = repo.coverage_of(subject, from, week.week).await?;
    let before = rows.into_iter().filter(|row| row.week < week.week);
    let mut states: HashMap<(WeekId, TouchpointId), State> =
        before.map(|row| ((row.week, row.touchpoint_id), state(row.declared, row.lived))).collect();
    let now = cells_of(counted, subject).into_values();
    states.extend(now.map(|cell| ((week.week, cell.touchpoint_id), state(cell.declared, cell.lived))));
    let line = counted.touchpoints.iter().map(|touchpoint| CoverageHistory {
        states: weeks
            .iter()
            .map(|week| states.get(&(*week, touchpoint.touchpoint_id)).copied().unwrap_or_default())
            .collect(),
    });
    let lines = line.collect();
    Ok((weeks, lines))
}
