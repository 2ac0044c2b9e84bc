//! Journeys, stages and touchpoints, in versions: reading them. [`crate::experience_drafts`] writes them.

use crate::Result;
use async_trait::async_trait;
use hilo_domain::{
    ids::{
        AreaId, ContributionId, JourneyId, JourneyVersionId, PersonId, StageId, StatementId, TouchpointId,
        TouchpointVersionId,
    },
    time::Millis,
};

/// `state` of a version of a journey or a touchpoint.
pub const DRAFT: &str = "draft";
/// See [`DRAFT`].
pub const PUBLISHED: &str = "published";
/// See [`DRAFT`].
pub const SUPERSEDED: &str = "superseded";

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct JourneyRow {
    pub id: JourneyId,
    /// The order in which journeys are shown.
    pub position: i32,
    pub created_at: Millis,
    pub retired_at: Option<Millis>,
}

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct JourneyVersionRow {
    pub id: JourneyVersionId,
    pub journey_id: JourneyId,
    /// Counts from 1; a draft has the number that it will be published under.
    pub number: i32,
    /// [`DRAFT`], [`PUBLISHED`] or [`SUPERSEDED`].
    pub state: String,
    pub name: String,
    pub summary: String,
    pub change_note: String,
    /// Counts up with every change of the draft.
    pub revision: i64,
    pub created_by: Option<PersonId>,
    pub created_by_name: Option<String>,
    pub created_at: Millis,
    pub updated_at: Millis,
    pub published_by: Option<PersonId>,
    pub published_by_name: Option<String>,
    pub published_at: Option<Millis>,
}

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StageRow {
    pub id: StageId,
    pub position: i32,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TouchpointVersionRow {
    pub id: TouchpointVersionId,
    pub touchpoint_id: TouchpointId,
    /// Counts from 1; a draft has the number that it will be published under.
    pub number: i32,
    /// [`DRAFT`], [`PUBLISHED`] or [`SUPERSEDED`].
    pub state: String,
    pub name: String,
    pub promise: String,
    pub emotion_word: String,
    /// −2…2.
    pub emotion: i32,
    /// What it may cost the customer, in words.
    pub effort: String,
    /// What it may cost the customer in time; none if nobody said.
    pub minutes: Option<i32>,
    pub guidance: String,
    pub channel: String,
    pub moment_of_truth: bool,
    pub backstage: bool,
    pub owner_area_id: Option<AreaId>,
    pub owner_name: Option<String>,
    /// `wording` or `meaning`, once published.
    pub change: Option<String>,
    /// Contributions confirmed against this number or a later one are fresh.
    pub asks_from: i32,
    pub published_at: Option<Millis>,
}

/// A touchpoint's version where it stands in a version of its journey.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PlacedRow {
    pub stage_id: StageId,
    pub position: i32,
    #[sqlx(flatten)]
    pub version: TouchpointVersionRow,
}

/// A statement that a touchpoint's version carries, as the statement is now.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CarriedRow {
    pub touchpoint_version_id: TouchpointVersionId,
    pub statement_id: StatementId,
    pub kind: String,
    /// Of its last published version.
    pub title: String,
    /// Published and not retired.
    pub current: bool,
}

/// A statement that a touchpoint may carry: published and not retired.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CarriableRow {
    pub statement_id: StatementId,
    pub kind: String,
    pub position: i32,
    pub title: String,
}

/// A touchpoint of the experience as it is designed now.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CurrentTouchpoint {
    pub journey_id: JourneyId,
    pub journey_name: String,
    pub stage_id: StageId,
    pub stage_name: String,
    #[sqlx(flatten)]
    pub version: TouchpointVersionRow,
    #[sqlx(skip)]
    pub statements: Vec<CarriedRow>,
}

/// How far a touchpoint reaches into the organisation.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ReachRow {
    pub touchpoint_id: TouchpointId,
    /// Areas in which somebody has a title that a confirmed, fresh contribution to it holds for, declared there or
    /// above.
    pub declared: i64,
    /// Areas that lived it by themselves, as it was frozen with the week last closed: in the four weeks up to it.
    pub lived: i64,
}

/// A contribution that hangs on a touchpoint, with the names that say whose it is.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ThreadRow {
    pub id: ContributionId,
    pub touchpoint_id: TouchpointId,
    pub area_id: AreaId,
    pub area_name: String,
    pub title: String,
    pub does: String,
    pub gets: String,
    pub through_area_name: Option<String>,
    pub statement_id: StatementId,
    pub statement_kind: String,
    pub statement_title: String,
    /// `proposed`, `changes_asked` or `confirmed`.
    pub state: String,
    /// Last confirmed against what touchpoint and statement still mean.
    pub fresh: bool,
    pub proposed_by_name: Option<String>,
    /// Active people who have the title in the area or under it.
    pub people: i64,
}

/// The count of publications, which an area's answer is an answer to.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ExperienceVersionRow {
    pub number: i32,
    pub journey_version_id: JourneyVersionId,
    pub published_at: Millis,
}

#[async_trait]
pub trait ExperienceRepo {
    /// The current version and the draft of each journey that is not retired, in the journeys' order, the current
    /// version before the draft. A journey that was never published has only a draft.
    async fn journeys(&mut self) -> Result<Vec<JourneyVersionRow>>;
    async fn journey(&mut self, id: JourneyId) -> Result<Option<JourneyRow>>;
    /// All versions of a journey, the draft included, newest first.
    async fn journey_versions(&mut self, id: JourneyId) -> Result<Vec<JourneyVersionRow>>;
    /// The stages of a journey's version, in order.
    async fn stages(&mut self, version: JourneyVersionId) -> Result<Vec<StageRow>>;
    /// The touchpoints of a journey's version, stage by stage, in order.
    async fn placed(&mut self, version: JourneyVersionId) -> Result<Vec<PlacedRow>>;
    /// What the touchpoints of a journey's version carry, statements in their own order.
    async fn carried(&mut self, version: JourneyVersionId) -> Result<Vec<CarriedRow>>;
    /// All touchpoints of all current journeys in map order, with what they carry. Two queries.
    async fn current_touchpoints(&mut self) -> Result<Vec<CurrentTouchpoint>>;
    /// The journey that a touchpoint belongs to, and when it was retired.
    async fn touchpoint(&mut self, id: TouchpointId) -> Result<Option<(JourneyId, Option<Millis>)>>;
    /// All versions of a touchpoint, a draft included, newest first.
    async fn touchpoint_versions(&mut self, id: TouchpointId) -> Result<Vec<TouchpointVersionRow>>;
    /// Versions that are not there are left out.
    async fn touchpoint_versions_at(&mut self, versions: &[(TouchpointId, i32)]) -> Result<Vec<TouchpointVersionRow>>;
    /// What these versions of touchpoints carry, statements in their own order.
    async fn carried_by(&mut self, versions: &[TouchpointVersionId]) -> Result<Vec<CarriedRow>>;
    /// What all versions of a touchpoint carry.
    async fn touchpoint_carried(&mut self, id: TouchpointId) -> Result<Vec<CarriedRow>>;
    /// Drafts of a journey's touchpoints that stand nowhere in its draft: what was taken out and may come back.
    async fn unplaced_drafts(&mut self, draft: JourneyVersionId) -> Result<Vec<TouchpointVersionRow>>;
    /// The name of the stage in which a touchpoint's version stands in a journey's version.
    async fn stage_of(
        &mut self,
        journey_version: JourneyVersionId,
        touchpoint_version: TouchpointVersionId,
    ) -> Result<Option<StageRow>>;
    /// Statements that a touchpoint may carry, by kind and order.
    async fn carriable(&mut self) -> Result<Vec<CarriableRow>>;
    /// Declarations and entries of a journey's touchpoints; one with neither is left out.
    async fn reach(&mut self, journey: JourneyId) -> Result<Vec<ReachRow>>;
    /// The contributions that hang on these touchpoints and are neither declined nor retired, by area and title; none
    /// of archived areas.
    async fn threads(&mut self, touchpoints: &[TouchpointId]) -> Result<Vec<ThreadRow>>;
    /// The last publication; none before the first.
    async fn experience_version(&mut self) -> Result<Option<ExperienceVersionRow>>;
}
