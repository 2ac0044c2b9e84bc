//! What everybody sees: the journeys, their maps, their touchpoints and how they came to be.

use super::{Journey, Whole, by_version, touchpoint_view, version_line};
use crate::{Actor, Result, Services};
use hilo_domain::{
    experience::changed_fields,
    ids::{JourneyId, TouchpointId},
    problem::Problem,
    statement::StatementKind,
    view::experience::{
        JourneyCard, JourneyMap, JourneyVersions, MapStage, MapTouchpoint, StatementRef, ThreadArea,
        ThreadContribution, TouchpointPage, TouchpointVersionLine, TouchpointView,
    },
};
use hilo_store::experience::{CurrentTouchpoint, DRAFT, PUBLISHED, ReachRow, ThreadRow};
use std::collections::HashMap;

impl Services {
    /// All journeys in their order; drafts only for those who draft.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn journeys(&self, actor: &Actor) -> Result<Vec<JourneyCard>> {
        let drafts = actor.drafter().is_ok();
        let mut repo = self.read().await?;
        let versions = repo.journeys().await?;
        let touchpoints = repo.current_touchpoints().await?;
        let mut cards: Vec<JourneyCard> = Vec::new();
        for version in versions.iter().filter(|v| drafts || v.state != DRAFT) {
            let line = version_line(version);
            if version.state == DRAFT
                && let Some(card) = cards.last_mut().filter(|c| c.id == version.journey_id)
            {
                card.draft = Some(line);
                continue;
            }
            let own: Vec<&CurrentTouchpoint> =
                touchpoints.iter().filter(|t| t.journey_id == version.journey_id).collect();
            let moments = own.iter().filter(|t| t.version.moment_of_truth).count();
            let is_draft = version.state == DRAFT;
            cards.push(JourneyCard {
                id: version.journey_id,
                name: version.name.clone(),
                summary: version.summary.clone(),
                current: (!is_draft).then(|| line.clone()),
                draft: is_draft.then_some(line),
                stage_count: count(own.chunk_by(|one, other| one.stage_id == other.stage_id).count()),
                touchpoints: count(own.len()),
                moments_of_truth: count(moments),
                stages: emotions(&own),
            });
        }
        Ok(cards)
    }

    /// The map of the version that holds now, or of a former one.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for a journey that was never published, and for a version that is not there.
    pub async fn journey_map(&self, actor: &Actor, id: JourneyId, number: Option<i32>) -> Result<JourneyMap> {
        let mut repo = self.read().await?;
        let journey = Journey::load(&mut *repo, id).await?;
        let current = journey.current().ok_or(Problem::NotFound)?;
        let version = match number {
            None => current,
            Some(number) => {
                journey.versions.iter().find(|v| v.number == number && v.state != DRAFT).ok_or(Problem::NotFound)?
            }
        };
        let whole = Whole::load(&mut *repo, version).await?;
        let reach: HashMap<TouchpointId, ReachRow> =
            repo.reach(id).await?.into_iter().map(|row| (row.touchpoint_id, row)).collect();
        let stages = whole.stages.iter().map(|stage| MapStage {
            name: stage.name.clone(),
            touchpoints: whole
                .in_stage(stage.id)
                .map(|placed| {
                    let reach = reach.get(&placed.version.touchpoint_id);
                    MapTouchpoint {
                        touchpoint: whole.view(&placed.version),
                        declared: reach.map_or(0, |r| r.declared),
                        lived: reach.map_or(0, |r| r.lived),
                    }
                })
                .collect(),
        });
        Ok(JourneyMap {
            id,
            name: version.name.clone(),
            summary: version.summary.clone(),
            version: version_line(version),
            current_number: current.number,
            retired_at: journey.row.retired_at,
            has_draft: actor.drafter().is_ok() && journey.in_state(DRAFT).is_some(),
            stages: stages.collect(),
        })
    }

    /// Who published what when.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for a journey that was never published.
    pub async fn journey_versions(&self, _actor: &Actor, id: JourneyId) -> Result<JourneyVersions> {
        let mut repo = self.read().await?;
        let journey = Journey::load(&mut *repo, id).await?;
        let current = journey.current().ok_or(Problem::NotFound)?;
        Ok(JourneyVersions {
            id,
            name: current.name.clone(),
            retired_at: journey.row.retired_at,
            versions: journey.versions.iter().filter(|v| v.state != DRAFT).map(version_line).collect(),
        })
    }

    /// A published touchpoint with the contributions of every area to it; a retired one as it last was.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if it was never published, or belongs to another journey.
    pub async fn touchpoint_page(
        &self,
        _actor: &Actor,
        id: JourneyId,
        touchpoint: TouchpointId,
    ) -> Result<TouchpointPage> {
        let mut repo = self.read().await?;
        let (_, retired_at) =
            repo.touchpoint(touchpoint).await?.filter(|(journey, _)| *journey == id).ok_or(Problem::NotFound)?;
        let journey = Journey::load(&mut *repo, id).await?;
        let current = journey.current().ok_or(Problem::NotFound)?;
        let mut versions = repo.touchpoint_versions(touchpoint).await?;
        versions.retain(|v| v.state != DRAFT);
        let carried = by_version(repo.touchpoint_carried(touchpoint).await?);
        let views: Vec<TouchpointView> =
            versions.iter().map(|v| touchpoint_view(v, carried.get(&v.id).cloned().unwrap_or_default())).collect();
        let last = versions.iter().find(|v| v.state == PUBLISHED).ok_or(Problem::NotFound)?;
        let stage = repo.stage_of(current.id, last.id).await?;
        let reach = repo.reach(id).await?.into_iter().find(|r| r.touchpoint_id == touchpoint);
        let threads = repo.threads(&[touchpoint]).await?;
        let lines = versions.iter().enumerate().map(|(at, version)| TouchpointVersionLine {
            number: version.number,
            meaning: (version.number > 1).then(|| version.change.as_deref() == Some("meaning")),
            at: version.published_at.unwrap_or_default(),
            fields: views.get(at + 1).map_or_else(Vec::new, |before| changed_fields(before, &views[at])),
        });
        Ok(TouchpointPage {
            journey: id,
            journey_name: current.name.clone(),
            stage_name: stage.map(|s| s.name).unwrap_or_default(),
            touchpoint: touchpoint_view(last, carried.get(&last.id).cloned().unwrap_or_default()),
            retired_at: retired_at.or(journey.row.retired_at),
            declared: reach.as_ref().map_or(0, |r| r.declared),
            lived: reach.as_ref().map_or(0, |r| r.lived),
            thread: by_area(threads),
            versions: lines.collect(),
        })
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Emotions stage by stage, of what the customer sees.
fn emotions(touchpoints: &[&CurrentTouchpoint]) -> Vec<Vec<i32>> {
    touchpoints
        .chunk_by(|one, other| one.stage_id == other.stage_id)
        .map(|stage| stage.iter().filter(|t| !t.version.backstage).map(|t| t.version.emotion).collect())
        .collect()
}

/// Confirmed contributions alone; what is proposed is between a role and its lead.
fn by_area(rows: Vec<ThreadRow>) -> Vec<ThreadArea> {
    let mut areas: Vec<ThreadArea> = Vec::new();
    for row in rows.into_iter().filter(|row| row.state == "confirmed") {
        if areas.last().is_none_or(|area| area.id != row.area_id) {
            areas.push(ThreadArea { id: row.area_id, name: row.area_name, contributions: Vec::new() });
        }
        let contribution = ThreadContribution {
            id: row.id,
            title: row.title,
            does: row.does,
            gets: row.gets,
            through: row.through_area_name,
            statement: StatementRef {
                id: row.statement_id,
                kind: StatementKind::from_key(&row.statement_kind),
                title: row.statement_title,
                current: true,
            },
            fresh: row.fresh,
        };
        if let Some(area) = areas.last_mut() {
            area.contributions.push(contribution);
        }
    }
    areas
}
