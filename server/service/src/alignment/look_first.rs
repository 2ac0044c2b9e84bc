//! Where to look first, derived from a week's figures by the rules in `domain::alignment`.

use super::count::Counted;
use hilo_domain::{
    alignment::{Reason, claims_unlived, fell},
    figures::Ratio,
    ids::{AreaId, TouchpointId},
};
use hilo_store::alignment::{CoverageRow, FigureRow};
use std::collections::HashMap;

/// Reasons within the sub-tree of `subject`, the most pressing kind first and within a kind in the order of the tree
/// or of the journeys. `before` are figures of the weeks before, none while the week still runs.
pub(super) fn reasons(counted: &Counted, subject: AreaId, before: &[FigureRow]) -> Vec<Reason> {
    let mut reasons = orphan_truths(counted, subject);
    reasons.extend(blind(counted, subject).into_iter().map(|area| Reason::NoLineOfSight {
        area,
        name: name(counted, area),
        people: counted.figures_of(area).people,
    }));
    reasons.extend(falling(counted, subject, before));
    reasons.extend(nobody_lives(counted, subject));
    let few = counted.tree.subtree(subject).iter().map(|area| (*area, counted.figures_of(*area)));
    reasons.extend(few.filter(|(area, figures)| *area != counted.tree.root() && claims_unlived(figures)).map(
        |(area, figures)| Reason::FewLived {
            area,
            name: name(counted, area),
            lived: figures.lived,
            declared: figures.declared,
        },
    ));
    reasons
}

fn name(counted: &Counted, area: AreaId) -> String {
    counted.areas.get(&area).map(|row| row.name.clone()).unwrap_or_default()
}

/// The cells of an area with everything under it, by touchpoint.
pub(super) fn cells_of(counted: &Counted, area: AreaId) -> HashMap<TouchpointId, CoverageRow> {
    let cells = counted.coverage.iter().filter(|cell| cell.area_id == area);
    cells.map(|cell| (cell.touchpoint_id, *cell)).collect()
}

/// How many areas of a sub-tree declare each touchpoint through roles of their own, and how many live it.
pub(super) fn own_counts(counted: &Counted, subject: AreaId) -> HashMap<TouchpointId, (i64, i64)> {
    let mut counts: HashMap<TouchpointId, (i64, i64)> = HashMap::new();
    for cell in counted.coverage.iter().filter(|cell| counted.tree.is_within(cell.area_id, subject)) {
        let (declared, lived) = counts.entry(cell.touchpoint_id).or_default();
        *declared += i64::from(cell.own_declared);
        *lived += i64::from(cell.own_lived);
    }
    counts
}

/// Only of the whole organisation can it be said that nobody declares something.
fn orphan_truths(counted: &Counted, subject: AreaId) -> Vec<Reason> {
    if subject != counted.tree.root() {
        return Vec::new();
    }
    let cells = cells_of(counted, subject);
    let truths = counted.touchpoints.iter().filter(|touchpoint| touchpoint.moment_of_truth);
    let orphans = truths.filter(|touchpoint| !cells.get(&touchpoint.touchpoint_id).is_some_and(|cell| cell.declared));
    let reason = orphans
        .map(|touchpoint| Reason::OrphanTruth { touchpoint: touchpoint.touchpoint_id, name: touchpoint.name.clone() });
    reason.collect()
}

/// The highest areas with people in whose sub-tree nobody has a counting contribution.
pub(super) fn blind(counted: &Counted, subject: AreaId) -> Vec<AreaId> {
    let is_blind = |area: AreaId| counted.figures_of(area).without_line_of_sight();
    let areas = counted.tree.subtree(subject).iter().copied();
    let highest = |area: &AreaId| *area == subject || !counted.tree.parent(*area).is_some_and(is_blind);
    areas.filter(|area| is_blind(*area)).filter(highest).collect()
}

fn falling(counted: &Counted, subject: AreaId, before: &[FigureRow]) -> Vec<Reason> {
    let mut past: HashMap<AreaId, Ratio> = HashMap::new();
    for row in before {
        *past.entry(row.area_id).or_default() += Ratio::new(row.figures.participated, row.figures.expected);
    }
    let areas = counted.tree.subtree(subject).iter().copied();
    let reason = areas.filter_map(|area| {
        let figures = counted.figures_of(area);
        let now = Ratio::new(figures.participated, figures.expected);
        let before = past.get(&area).copied().unwrap_or_default();
        fell(now, before).then(|| Reason::Falling { area, name: name(counted, area), now, before })
    });
    reason.collect()
}

fn nobody_lives(counted: &Counted, subject: AreaId) -> Vec<Reason> {
    let cells = cells_of(counted, subject);
    let counts = own_counts(counted, subject);
    let idle = counted
        .touchpoints
        .iter()
        .filter(|touchpoint| cells.get(&touchpoint.touchpoint_id).is_some_and(|cell| cell.declared && !cell.lived));
    let reason = idle.map(|touchpoint| Reason::NobodyLives {
        touchpoint: touchpoint.touchpoint_id,
        name: touchpoint.name.clone(),
        areas: counts.get(&touchpoint.touchpoint_id).map_or(0, |(declared, _)| *declared),
        moment_of_truth: touchpoint.moment_of_truth,
    });
    reason.collect()
}
