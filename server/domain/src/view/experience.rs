//! Journeys, stages and touchpoints, in versions.

use crate::{
    experience::{Hint, TouchpointField},
    ids::{AreaId, ContributionId, JourneyId, StageId, StatementId, TouchpointId},
    statement::StatementKind,
    time::Millis,
};
use serde::{Deserialize, Serialize};

/// An area by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaRef {
    pub id: AreaId,
    pub name: String,
}

/// A statement that a touchpoint carries, or may carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementRef {
    pub id: StatementId,
    /// None for a kind that this binary does not know.
    pub kind: Option<StatementKind>,
    pub title: String,
    /// Published and not retired.
    pub current: bool,
}

/// A version of a touchpoint with everything that people write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchpointView {
    pub id: TouchpointId,
    /// Of the version, from 1.
    pub number: i32,
    pub name: String,
    pub promise: String,
    pub emotion_word: String,
    /// −2…2.
    pub emotion: i32,
    /// What it may cost the customer, in words.
    pub effort: String,
    /// What it may cost the customer in minutes.
    pub minutes: Option<i32>,
    pub guidance: String,
    pub channel: String,
    pub moment_of_truth: bool,
    pub backstage: bool,
    pub owner: Option<AreaRef>,
    pub statements: Vec<StatementRef>,
}

/// A version of a journey: who made it and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    pub number: i32,
    pub state: VersionState,
    pub name: String,
    pub change_note: String,
    /// Who published it; of a draft, who began it.
    pub by: Option<String>,
    /// When it was published; of a draft, when it was last changed.
    pub at: Millis,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum VersionState {
    Draft,
    Current,
    Former,
}

/// A journey among all journeys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JourneyCard {
    pub id: JourneyId,
    pub name: String,
    pub summary: String,
    /// None before the first publication.
    pub current: Option<VersionLine>,
    /// For those who draft alone.
    pub draft: Option<VersionLine>,
    pub stage_count: i64,
    pub touchpoints: i64,
    pub moments_of_truth: i64,
    /// The emotions of what the customer sees, stage by stage, for a small curve.
    pub stages: Vec<Vec<i32>>,
}

/// A journey's map, in one of its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JourneyMap {
    pub id: JourneyId,
    pub name: String,
    pub summary: String,
    pub version: VersionLine,
    /// Of the version that holds now.
    pub current_number: i32,
    pub retired_at: Option<Millis>,
    /// There is a draft; false for those who don't draft.
    pub has_draft: bool,
    pub stages: Vec<MapStage>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapStage {
    pub name: String,
    pub touchpoints: Vec<MapTouchpoint>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapTouchpoint {
    pub touchpoint: TouchpointView,
    /// Areas in which a confirmed, fresh contribution holds for somebody.
    pub declared: i64,
    /// Areas with an entry in the last four closed weeks.
    pub lived: i64,
}

/// All versions of a journey, newest first, without the draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JourneyVersions {
    pub id: JourneyId,
    pub name: String,
    pub retired_at: Option<Millis>,
    pub versions: Vec<VersionLine>,
}

/// A touchpoint with all that hangs on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchpointPage {
    pub journey: JourneyId,
    pub journey_name: String,
    pub stage_name: String,
    pub touchpoint: TouchpointView,
    pub retired_at: Option<Millis>,
    pub declared: i64,
    pub lived: i64,
    /// By area, in the areas' order.
    pub thread: Vec<ThreadArea>,
    /// Newest first, without a draft.
    pub versions: Vec<TouchpointVersionLine>,
}

/// What one area contributes to a touchpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadArea {
    pub id: AreaId,
    pub name: String,
    pub contributions: Vec<ThreadContribution>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadContribution {
    pub id: ContributionId,
    /// The role's title.
    pub title: String,
    pub does: String,
    pub gets: String,
    pub through: Option<String>,
    pub statement: StatementRef,
    pub fresh: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchpointVersionLine {
    pub number: i32,
    /// What the version changed; none for the first.
    pub meaning: Option<bool>,
    pub at: Millis,
    /// What differs from the version before.
    pub fields: Vec<TouchpointField>,
}

/// A draft as its editor shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftView {
    pub id: JourneyId,
    pub name: String,
    pub summary: String,
    pub version: VersionLine,
    /// What name and summary were, for the form that changes them.
    pub seen: String,
    /// Which draft it is, as it is: to be sent along by who throws it away.
    pub revision: String,
    pub stages: Vec<DraftStage>,
    /// Out of the draft, and still to be had back.
    pub removed: Vec<TouchpointView>,
    /// A version is published already.
    pub published: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftStage {
    pub id: StageId,
    pub name: String,
    pub touchpoints: Vec<DraftTouchpoint>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftTouchpoint {
    pub touchpoint: TouchpointView,
    pub change: DraftChange,
}

/// What a draft does to a touchpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DraftChange {
    Same,
    Changed,
    New,
}

/// A touchpoint in its form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchpointForm {
    pub journey: JourneyId,
    pub journey_name: String,
    pub stage_name: String,
    /// None for a new one.
    pub touchpoint: Option<TouchpointView>,
    /// What was stored when the form was shown.
    pub seen: String,
    /// Those to choose from: what is published, and what the touchpoint carries though it was retired.
    pub statements: Vec<StatementRef>,
    /// Areas in the order of their tree, with the steps below the root.
    pub areas: Vec<(AreaRef, u32)>,
    /// Channels in use on this journey.
    pub channels: Vec<String>,
}

/// What publishing a draft would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishView {
    pub id: JourneyId,
    pub name: String,
    pub number: i32,
    /// Which draft it is, as it is: to be sent along by who publishes it.
    pub revision: String,
    /// Name and summary where they change: before and after.
    pub renamed: Option<(String, String)>,
    pub summary: Option<(String, String)>,
    /// The order of stages and touchpoints, where it changes: before and after.
    pub layout: Option<(Vec<LayoutLine>, Vec<LayoutLine>)>,
    pub added: Vec<TouchpointView>,
    pub changed: Vec<ChangedTouchpoint>,
    pub removed: Vec<RemovedTouchpoint>,
    /// Stands on the map without a change.
    pub unchanged: i64,
    /// There is something to publish.
    pub anything: bool,
}

/// A stage and the names of what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayoutLine {
    pub stage: String,
    pub touchpoints: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedTouchpoint {
    pub before: TouchpointView,
    pub after: TouchpointView,
    pub fields: Vec<TouchpointField>,
    /// Confirmed contributions, which a change of meaning makes stale.
    pub contributions: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovedTouchpoint {
    pub touchpoint: TouchpointView,
    pub contributions: Vec<LostContribution>,
}

/// A contribution that is retired with its touchpoint, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostContribution {
    pub area: String,
    pub title: String,
    pub does: String,
    pub proposed_by: Option<String>,
    /// Active people who have the title in the area or under it.
    pub people: i64,
}

/// What retiring a journey would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetireView {
    pub id: JourneyId,
    pub name: String,
    pub touchpoints: Vec<RemovedTouchpoint>,
}

/// What was done by publishing or retiring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    pub number: i32,
    pub retired_contributions: i64,
}

/// A journey's draft or, without one, its current version, looked at for what does not fit together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsistencyView {
    pub id: JourneyId,
    pub name: String,
    pub version: VersionLine,
    pub pairs: Vec<SameStep>,
    pub hints: Vec<TouchpointHints>,
    /// Stages without a touchpoint.
    pub empty_stages: Vec<String>,
    /// No touchpoint is a moment of truth.
    pub no_moment: bool,
}

/// Two touchpoints for the same step, and where they differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SameStep {
    pub one: Placed,
    pub other: Placed,
    /// Of promise, channel and statements, at least one.
    pub differs: Vec<TouchpointField>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    pub stage: String,
    pub touchpoint: TouchpointView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchpointHints {
    pub placed: Placed,
    pub hints: Vec<Hint>,
}
