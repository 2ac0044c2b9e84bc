//! The designed experience: everybody reads it, leadership and the experience team draft it, leadership publishes it.

pub mod arranging;
pub mod consistency;
pub mod drafting;
pub mod editing;
pub mod ordering;
pub mod publishing;
pub mod reading;
pub mod retiring;
#[cfg(test)]
mod tests;

use crate::{Result, fingerprint::fingerprint};
use hilo_domain::{
    ids::{JourneyId, StageId, TouchpointId, TouchpointVersionId},
    problem::Problem,
    statement::StatementKind,
    time::Millis,
    view::experience::{AreaRef, LostContribution, StatementRef, TouchpointView, VersionLine, VersionState},
};
use hilo_store::{
    Repo,
    experience::{
        CarriedRow, DRAFT, JourneyRow, JourneyVersionRow, PUBLISHED, PlacedRow, StageRow, ThreadRow,
        TouchpointVersionRow,
    },
    experience_drafts::Arranged,
};
use std::collections::HashMap;

/// A journey with its versions, newest first.
struct Journey {
    row: JourneyRow,
    versions: Vec<JourneyVersionRow>,
}

impl Journey {
    /// Two queries.
    async fn load(repo: &mut dyn Repo, id: JourneyId) -> Result<Self> {
        let row = repo.journey(id).await?.ok_or(Problem::NotFound)?;
        let versions = repo.journey_versions(id).await?;
        Ok(Self { row, versions })
    }

    /// As [`Self::load`], for changing it: nobody else does so until the transaction ends.
    async fn lock(repo: &mut dyn Repo, id: JourneyId) -> Result<Self> {
        repo.lock_journey(id).await?;
        Self::load(repo, id).await
    }

    fn in_state(&self, state: &str) -> Option<&JourneyVersionRow> {
        self.versions.iter().find(|v| v.state == state)
    }

    /// # Errors
    /// [`Problem::NotFound`] without one.
    fn draft(&self) -> Result<&JourneyVersionRow> {
        self.in_state(DRAFT).ok_or_else(|| Problem::NotFound.into())
    }

    fn current(&self) -> Option<&JourneyVersionRow> {
        self.in_state(PUBLISHED)
    }
}

/// Counts a change of the draft.
///
/// # Errors
/// [`Problem::Stale`] if it is no draft any more.
async fn touch(repo: &mut dyn Repo, draft: &JourneyVersionRow, at: Millis) -> Result<()> {
    if repo.touch_draft(draft.id, None, at).await? { Ok(()) } else { Err(Problem::Stale.into()) }
}

/// Which draft it is, as it is now: for forms that look at it before they act on it.
fn stamp(draft: &JourneyVersionRow) -> String {
    format!("{}-{}", draft.id, draft.revision)
}

/// A version of a journey with all that stands in it.
struct Whole {
    version: JourneyVersionRow,
    stages: Vec<StageRow>,
    placed: Vec<PlacedRow>,
    carried: HashMap<TouchpointVersionId, Vec<StatementRef>>,
}

impl Whole {
    /// Three queries.
    async fn load(repo: &mut dyn Repo, version: &JourneyVersionRow) -> Result<Self> {
        let stages = repo.stages(version.id).await?;
        let placed = repo.placed(version.id).await?;
        let carried = by_version(repo.carried(version.id).await?);
        Ok(Self { version: version.clone(), stages, placed, carried })
    }

    fn view(&self, row: &TouchpointVersionRow) -> TouchpointView {
        touchpoint_view(row, self.carried.get(&row.id).cloned().unwrap_or_default())
    }

    fn find(&self, id: TouchpointId) -> Option<&PlacedRow> {
        self.placed.iter().find(|p| p.version.touchpoint_id == id)
    }

    fn in_stage(&self, stage: StageId) -> impl Iterator<Item = &PlacedRow> {
        self.placed.iter().filter(move |p| p.stage_id == stage)
    }

    /// # Errors
    /// [`Problem::NotFound`] if the stage is not in this version.
    fn stage(&self, id: StageId) -> Result<&StageRow> {
        self.stages.iter().find(|s| s.id == id).ok_or_else(|| Problem::NotFound.into())
    }

    fn arranged(&self) -> Vec<Arranged> {
        let touchpoints = |stage| self.in_stage(stage).map(|p| p.version.id).collect();
        self.stages.iter().map(|s| Arranged { stage: s.id, touchpoints: touchpoints(s.id) }).collect()
    }
}

pub(crate) fn by_version(rows: Vec<CarriedRow>) -> HashMap<TouchpointVersionId, Vec<StatementRef>> {
    let mut carried: HashMap<TouchpointVersionId, Vec<StatementRef>> = HashMap::new();
    for row in rows {
        let statement = StatementRef {
            id: row.statement_id,
            kind: StatementKind::from_key(&row.kind),
            title: row.title,
            current: row.current,
        };
        carried.entry(row.touchpoint_version_id).or_default().push(statement);
    }
    carried
}

pub(crate) fn touchpoint_view(row: &TouchpointVersionRow, statements: Vec<StatementRef>) -> TouchpointView {
    let name = row.owner_name.clone().unwrap_or_default();
    TouchpointView {
        id: row.touchpoint_id,
        number: row.number,
        name: row.name.clone(),
        promise: row.promise.clone(),
        emotion_word: row.emotion_word.clone(),
        emotion: row.emotion,
        effort: row.effort.clone(),
        minutes: row.minutes,
        guidance: row.guidance.clone(),
        channel: row.channel.clone(),
        moment_of_truth: row.moment_of_truth,
        backstage: row.backstage,
        owner: row.owner_area_id.map(|id| AreaRef { id, name }),
        statements,
    }
}

fn version_line(row: &JourneyVersionRow) -> VersionLine {
    let (state, by) = match row.state.as_str() {
        DRAFT => (VersionState::Draft, &row.created_by_name),
        PUBLISHED => (VersionState::Current, &row.published_by_name),
        _ => (VersionState::Former, &row.published_by_name),
    };
    VersionLine {
        number: row.number,
        state,
        name: row.name.clone(),
        change_note: row.change_note.clone(),
        by: by.clone(),
        at: row.published_at.unwrap_or(row.updated_at),
    }
}

fn lost(row: &ThreadRow) -> LostContribution {
    LostContribution {
        area: row.area_name.clone(),
        title: row.title.clone(),
        does: row.does.clone(),
        proposed_by: row.proposed_by_name.clone(),
        people: row.people,
    }
}

/// What a form showed of a touchpoint, so that two people don't write over each other.
fn seen_touchpoint(touchpoint: &TouchpointView) -> String {
    let statements: Vec<String> = touchpoint.statements.iter().map(|s| s.id.to_string()).collect();
    fingerprint(&[
        &touchpoint.name,
        &touchpoint.promise,
        &touchpoint.emotion_word,
        &touchpoint.emotion.to_string(),
        &touchpoint.effort,
        &touchpoint.minutes.map_or_else(String::new, |m| m.to_string()),
        &touchpoint.guidance,
        &touchpoint.channel,
        if touchpoint.moment_of_truth { "truth" } else { "" },
        if touchpoint.backstage { "back" } else { "front" },
        &touchpoint.owner.as_ref().map_or_else(String::new, |o| o.id.to_string()),
        &statements.join(","),
    ])
}
