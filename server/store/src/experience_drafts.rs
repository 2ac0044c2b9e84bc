//! Journeys, stages and touchpoints, in versions: drafting, publishing, retiring.

use crate::{Result, experience::TouchpointVersionRow};
use async_trait::async_trait;
use hilo_domain::{
    ids::{
        ContributionEventId, ContributionId, JourneyId, JourneyVersionId, PersonId, StageId, StatementId, TouchpointId,
        TouchpointVersionId,
    },
    time::Millis,
};

/// A draft of a journey, to be stored.
#[derive(Debug, Clone)]
pub struct NewJourneyVersion {
    pub id: JourneyVersionId,
    pub journey_id: JourneyId,
    /// One more than the version it follows; 1 for the first.
    pub number: i32,
    pub name: String,
    pub summary: String,
    pub created_by: Option<PersonId>,
    pub created_at: Millis,
}

/// A stage and what stands in it, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arranged {
    pub stage: StageId,
    pub touchpoints: Vec<TouchpointVersionId>,
}

#[async_trait]
pub trait ExperienceDraftsRepo {
    /// Until this transaction ends nobody else changes the journey, its draft or what stands in it. To be called
    /// before any of them is read, so that what is read is what is changed.
    async fn lock_journey(&mut self, id: JourneyId) -> Result<()>;
    /// Replaces the places of journeys: each stands where its id stands in the list.
    async fn order_journeys(&mut self, journeys: &[JourneyId]) -> Result<()>;
    /// A journey without versions, after all others.
    async fn insert_journey(&mut self, id: JourneyId, at: Millis) -> Result<()>;
    /// Revision 1.
    ///
    /// # Errors
    /// [`crate::StoreError::Taken`] if the journey has a draft already.
    async fn insert_journey_draft(&mut self, draft: &NewJourneyVersion) -> Result<()>;
    async fn rename_draft(&mut self, draft: JourneyVersionId, name: &str, summary: &str) -> Result<()>;
    /// Counts the draft's revision up. False, and nothing is done, if it is no draft any more or if its revision is
    /// not the expected one.
    async fn touch_draft(&mut self, draft: JourneyVersionId, expected: Option<i64>, at: Millis) -> Result<bool>;

    /// A stage at `position`; [`ExperienceDraftsRepo::arrange`] puts all in order.
    async fn insert_stage(
        &mut self,
        version: JourneyVersionId,
        stage: StageId,
        position: i32,
        name: &str,
    ) -> Result<()>;
    async fn rename_stage(&mut self, stage: StageId, name: &str) -> Result<()>;
    /// Writes the order of a draft's stages and of what stands in them. Touchpoints left out stand nowhere any more;
    /// stages left out are deleted.
    async fn arrange(&mut self, version: JourneyVersionId, stages: &[Arranged]) -> Result<()>;

    async fn insert_touchpoint(&mut self, id: TouchpointId, journey: JourneyId, at: Millis) -> Result<()>;
    /// # Errors
    /// [`crate::StoreError::Taken`] if it is a draft and the touchpoint has one already.
    async fn insert_touchpoint_version(&mut self, version: &TouchpointVersionRow) -> Result<()>;
    /// Everything that people write; of a draft only, others are left alone.
    async fn update_touchpoint_draft(&mut self, version: &TouchpointVersionRow) -> Result<()>;
    /// Replaces what a touchpoint's draft carries.
    async fn set_carried(&mut self, version: TouchpointVersionId, statements: &[StatementId]) -> Result<()>;
    /// In a draft of a journey, puts one version of a touchpoint where another stands.
    async fn swap_placed(
        &mut self,
        draft: JourneyVersionId,
        from: TouchpointVersionId,
        to: TouchpointVersionId,
    ) -> Result<()>;
    /// Deletes a draft of a touchpoint that stands nowhere, and the touchpoint itself if it was never published.
    async fn drop_touchpoint_draft(&mut self, version: TouchpointVersionId) -> Result<()>;

    /// Makes a touchpoint's draft its current version; the one before is superseded.
    async fn publish_touchpoint(
        &mut self,
        version: TouchpointVersionId,
        change: &str,
        asks_from: i32,
        at: Millis,
    ) -> Result<()>;
    /// Makes a journey's draft its current version; the one before is superseded.
    async fn publish_journey(
        &mut self,
        draft: JourneyVersionId,
        change_note: &str,
        by: PersonId,
        at: Millis,
    ) -> Result<()>;
    /// Counts a publication, from 1, and says the count.
    async fn count_publication(&mut self, version: JourneyVersionId, at: Millis) -> Result<i32>;
    async fn retire_touchpoints(&mut self, touchpoints: &[TouchpointId], at: Millis) -> Result<()>;
    /// Retires contributions, with an event for each. Those that were never confirmed are declined, so that they do
    /// not become everybody's to see.
    async fn retire_contributions(
        &mut self,
        contributions: &[(ContributionId, ContributionEventId)],
        by: PersonId,
        at: Millis,
    ) -> Result<()>;

    /// Deletes a draft with its stages, the drafts of its journey's touchpoints, and those touchpoints and the journey
    /// if they were never published.
    async fn discard_draft(&mut self, draft: JourneyVersionId) -> Result<()>;
    async fn retire_journey(&mut self, journey: JourneyId, at: Millis) -> Result<()>;
}
