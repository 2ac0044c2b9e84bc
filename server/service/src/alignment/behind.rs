//! What one figure of one area is made of, down to what was written. Of the pulse there is nothing below the figure:
//! beside it stands what was declared and done in the same weeks.

use super::{
    period::{Span, Spanned},
    sight::Sight,
};
use crate::{
    Actor, Result, Services,
    checkins::{circle::Circle, work},
};
use hilo_domain::{
    contribution::State,
    ids::AreaId,
    measure::Measure,
    view::period::{Behind, ContributionBehind, TouchpointBehind},
    week::WeekId,
};
use hilo_store::{
    Repo,
    alignment::WeekTouchpoint,
    contributions::{ContributionFilter, ContributionShown},
    team::WorkFilter,
};
use std::collections::HashMap;

/// What is shown before a link leads to all of it.
const CONTRIBUTIONS: i64 = 12;

impl Services {
    /// None before the first period has closed. Whose work somebody sees by name is recorded.
    ///
    /// # Errors
    /// As [`Services::period_results`].
    pub async fn behind(&self, actor: &Actor, span: Span, area: AreaId, measure: Measure) -> Result<Option<Behind>> {
        let mut repo = self.read().await?;
        let sight = Sight::of(self, &mut *repo, actor).await?;
        let Some(spanned) = Spanned::load(&mut *repo, span).await? else { return Ok(None) };
        let area = sight.subject(&spanned.tree, Some(area))?;
        let week = spanned.weeks.1;
        let touchpoints = declared(&mut *repo, area, week).await?.into_iter().map(touchpoint).collect();
        let contributions = contributions(&mut *repo, area).await?;
        let circle = Circle::load(&mut *repo).await?;
        let by_name = sight.sees_names(&spanned.tree, area) && circle.tree.contains(area);
        let all = WorkFilter::default();
        let entries = if by_name {
            work::by_name(&mut *repo, &circle, actor, area, week, all).await?
        } else {
            work::examples(&mut *repo, spanned.tree.subtree(area).to_vec(), week, all).await?
        };
        drop(repo);
        if by_name {
            self.note_work(actor, &[area], week).await?;
        }
        let line = spanned.line(&sight, area);
        Ok(Some(Behind {
            measure,
            below: spanned.tree.children(area).map(|child| spanned.line(&sight, child)).collect(),
            organisation: spanned.now(spanned.tree.root()),
            area: line.area,
            now: line.now,
            before: line.before,
            touchpoints,
            contributions,
            entries,
            by_name,
            periods: spanned.periods,
        }))
    }
}

/// What an area declares in a week, in order, and whether somebody of it lived it in the four weeks up to that one.
pub(crate) async fn declared(repo: &mut dyn Repo, area: AreaId, week: WeekId) -> Result<Vec<(WeekTouchpoint, bool)>> {
    let cells = repo.coverage_of(area, week, week).await?.into_iter().filter(|cell| cell.declared);
    let lived: HashMap<_, _> = cells.map(|cell| (cell.touchpoint_id, cell.lived)).collect();
    let touchpoints = repo.touchpoints_in(week).await?.into_iter();
    Ok(touchpoints.filter_map(|row| lived.get(&row.touchpoint_id).map(|lived| (row, *lived))).collect())
}

fn touchpoint((row, lived): (WeekTouchpoint, bool)) -> TouchpointBehind {
    TouchpointBehind {
        touchpoint: row.touchpoint_id,
        name: row.name,
        journey: row.journey_name,
        moment_of_truth: row.moment_of_truth,
        lived,
    }
}

async fn contributions(repo: &mut dyn Repo, area: AreaId) -> Result<Vec<ContributionBehind>> {
    let filter = ContributionFilter {
        under: Some(vec![area]),
        holding: true,
        states: vec![State::Confirmed],
        limit: Some(CONTRIBUTIONS),
        ..ContributionFilter::default()
    };
    let mut shown: Vec<ContributionBehind> = repo.contributions(&filter).await?.into_iter().map(one).collect();
    shown.sort_by_key(|one| !one.stale);
    Ok(shown)
}

fn one(shown: ContributionShown) -> ContributionBehind {
    let stale = !shown.is_fresh();
    ContributionBehind {
        contribution: shown.contribution.id,
        title: shown.contribution.title,
        area: shown.area_name,
        does: shown.contribution.does,
        gets: shown.contribution.gets,
        touchpoint: shown.touchpoint_name,
        stale,
    }
}
