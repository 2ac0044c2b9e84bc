//! Counting a week, freezing what was counted, and reading it again.

use crate::{Result, statements::AcknowledgementPairs};
use async_trait::async_trait;
use hilo_domain::{
    alignment::Figures,
    ids::{AreaId, CheckinId, JourneyId, PersonId, TouchpointId},
    time::Millis,
    week::WeekId,
};
use uuid::Uuid;

/// An area's own part, without those under it, of a week's participation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct AreaCheckins {
    pub area_id: AreaId,
    pub expected: i64,
    /// Of those expected, sent in time.
    pub participated: i64,
    /// Of those expected, sent after the close.
    pub late: i64,
}

/// People of one area who shared a title at some instant; no title for those without a role.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TitlePeople {
    pub area_id: AreaId,
    pub title_key: Option<String>,
    pub people: i64,
}

/// An area by itself lived a touchpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, sqlx::FromRow)]
pub struct LivedRow {
    pub area_id: AreaId,
    pub touchpoint_id: TouchpointId,
}

/// Where an area hangs today, archived or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct ParentRow {
    pub id: AreaId,
    pub parent_id: Option<AreaId>,
}

/// An area's figures in a week, with everything under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct FigureRow {
    pub week: WeekId,
    pub area_id: AreaId,
    #[sqlx(flatten)]
    pub figures: Figures,
}

/// A touchpoint in an area in a week. A cell with neither a declaration nor an entry has no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
#[expect(clippy::struct_excessive_bools, reason = "a row of four facts")]
pub struct CoverageRow {
    pub area_id: AreaId,
    pub touchpoint_id: TouchpointId,
    /// In the area with everything under it.
    pub declared: bool,
    pub lived: bool,
    /// In the area by itself.
    pub own_declared: bool,
    pub own_lived: bool,
}

/// A touchpoint in one area with everything under it, week by week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct CoverageInWeek {
    pub week: WeekId,
    pub touchpoint_id: TouchpointId,
    pub declared: bool,
    pub lived: bool,
}

/// In how many of some weeks a touchpoint was declared and lived in an area with everything under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct CoverageOver {
    pub area_id: AreaId,
    pub touchpoint_id: TouchpointId,
    pub declared: i64,
    pub lived: i64,
}

/// A touchpoint as it was called at a week's close.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct WeekTouchpoint {
    pub touchpoint_id: TouchpointId,
    pub journey_name: String,
    pub name: String,
    pub moment_of_truth: bool,
    /// Its place in the order of the journeys, from 0.
    pub position: i32,
}

/// Where a touchpoint stood in its journey, as the journey was published then.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TouchpointPlace {
    pub touchpoint_id: TouchpointId,
    pub journey_id: JourneyId,
    pub stage_name: String,
    pub backstage: bool,
}

/// A version of a statement or a journey.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PublicationRow {
    /// Of the statement or the journey.
    pub id: Uuid,
    /// Of the statement; none for a journey.
    pub kind: Option<String>,
    pub number: i32,
    pub name: String,
    pub published_at: Millis,
}

/// Which of those expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RollState {
    #[default]
    All,
    InTime,
    Late,
    Missing,
}

/// Somebody who was expected in a week.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RollRow {
    pub person_id: PersonId,
    pub name: String,
    /// Of the opening.
    pub area_id: AreaId,
    /// What they sent, and where they worked in its eyes: none for who did not send, or not yet.
    pub checkin_id: Option<CheckinId>,
    pub checkin_area_id: Option<AreaId>,
    pub sent_at: Option<Millis>,
    pub late: bool,
}

/// The leadership's part in a week: active people with the grant today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct ConductInWeek {
    pub week: WeekId,
    pub expected: i64,
    pub participated: i64,
}

/// How people answer the check-ins of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answering {
    /// Those who may answer: they lead an area or stand in.
    pub may: i64,
    /// Of them, those who wrote at least one answer.
    pub did: i64,
    /// Check-ins of others that they answered.
    pub answered: i64,
}

#[async_trait]
pub trait AlignmentRepo {
    /// For each area that expected somebody. Check-ins count for the area of the opening.
    async fn checkins_by_area(&mut self, week: WeekId) -> Result<Vec<AreaCheckins>>;
    /// People active at an instant, by where they then worked.
    async fn people_at(&mut self, at: Millis) -> Result<Vec<TitlePeople>>;
    /// Pairs of people active at an instant, by where they then worked, with the statements that are current now.
    async fn acknowledgements_of(&mut self, at: Millis) -> Result<Vec<AcknowledgementPairs>>;
    /// What was lived in check-ins sent in time in this week and in the three weeks last closed before it.
    async fn lived_up_to(&mut self, week: WeekId) -> Result<Vec<LivedRow>>;
    /// The same as it was frozen with a closed week.
    async fn lived_frozen(&mut self, week: WeekId) -> Result<Vec<LivedRow>>;
    /// All areas there ever were.
    async fn area_parents(&mut self) -> Result<Vec<ParentRow>>;

    /// Keeps what was counted of a week, in place of what was kept of it before.
    async fn freeze_week(
        &mut self,
        week: WeekId,
        figures: &[(AreaId, Figures)],
        coverage: &[CoverageRow],
        touchpoints: &[WeekTouchpoint],
    ) -> Result<()>;
    /// One more late check-in for the area in which somebody was expected and for all above it; nothing if they were
    /// not expected or the week is not frozen.
    async fn count_late(&mut self, week: WeekId, person: PersonId) -> Result<()>;

    /// Frozen figures of all areas in weeks from one to another, both included.
    async fn figures_between(&mut self, from: WeekId, to: WeekId) -> Result<Vec<FigureRow>>;
    /// Frozen figures of all areas, added up over the weeks from one to another, both included.
    async fn figures_over(&mut self, from: WeekId, to: WeekId) -> Result<Vec<(AreaId, Figures)>>;
    /// Frozen figures of one area, oldest week first.
    async fn figures_of(&mut self, area: AreaId, from: WeekId, to: WeekId) -> Result<Vec<FigureRow>>;
    async fn coverage_in(&mut self, week: WeekId) -> Result<Vec<CoverageRow>>;
    async fn coverage_of(&mut self, area: AreaId, from: WeekId, to: WeekId) -> Result<Vec<CoverageInWeek>>;
    /// Of all areas; a cell that was neither declared nor lived in any of these weeks is left out.
    async fn coverage_over(&mut self, from: WeekId, to: WeekId) -> Result<Vec<CoverageOver>>;
    /// In order.
    async fn touchpoints_in(&mut self, week: WeekId) -> Result<Vec<WeekTouchpoint>>;
    /// In each journey that was ever published, where its touchpoints stood in the version that held at an instant.
    async fn touchpoint_places(&mut self, at: Millis) -> Result<Vec<TouchpointPlace>>;

    /// Versions of statements and journeys that were published from an instant up to another, oldest first.
    async fn publications(&mut self, from: Millis, to: Millis) -> Result<Vec<PublicationRow>>;

    /// Those expected in one of these areas, by name, but for the `hidden`.
    async fn roll(
        &mut self,
        week: WeekId,
        areas: &[AreaId],
        state: RollState,
        hidden: &[PersonId],
        limit: i64,
        offset: i64,
    ) -> Result<Vec<RollRow>>;
    /// How many there are on all pages.
    async fn count_roll(
        &mut self,
        week: WeekId,
        areas: &[AreaId],
        state: RollState,
        hidden: &[PersonId],
    ) -> Result<i64>;

    /// Oldest week first; weeks in which nobody of them was expected are left out.
    async fn leadership_checkins(&mut self, from: WeekId, to: WeekId) -> Result<Vec<ConductInWeek>>;
    /// Pairs of active people with the grant of leadership and current statements: acknowledged, all.
    async fn leadership_acknowledgement(&mut self) -> Result<(i64, i64)>;
    /// Of check-ins of these weeks: by people with the grant of leadership, and by everybody who leads.
    async fn answering(&mut self, from: WeekId, to: WeekId) -> Result<(Answering, Answering)>;
}
