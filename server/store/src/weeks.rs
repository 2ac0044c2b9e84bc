//! Weeks: their windows, and the tree of areas and who was expected as they were at the opening.

use crate::Result;
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, PersonId},
    time::Millis,
    week::WeekId,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct WeekRow {
    pub week: WeekId,
    /// The window, by the rhythm that held when the week was opened.
    pub opens_at: Millis,
    pub closes_at: Millis,
    /// When the server opened it, which is later than `opens_at` if it was down at the hour; in the week of the
    /// set-up, when its people were last taken anew.
    pub opened_at: Millis,
    /// When the server closed it and froze its figures.
    pub closed_at: Option<Millis>,
}

impl WeekRow {
    /// The instant at which people are taken as they were placed: the hour of the opening, or, in the week of the
    /// set-up, when it was opened or last taken anew.
    #[must_use]
    pub fn people_at(&self, set_up_at: Millis) -> Millis {
        if self.is_of_set_up(set_up_at) { self.opened_at } else { self.opens_at }
    }

    /// The organisation was set up when its window had begun: there was nobody at the hour.
    #[must_use]
    pub fn is_of_set_up(&self, set_up_at: Millis) -> bool {
        set_up_at > self.opens_at
    }
}

/// An area as it was at a week's opening.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct WeekAreaRow {
    pub area_id: AreaId,
    pub parent_id: Option<AreaId>,
    pub name: String,
    pub external: bool,
}

/// How many people of an area were expected in a week, and how many of them sent in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct AreaCount {
    pub area_id: AreaId,
    pub expected: i64,
    pub sent: i64,
}

/// Whom to expect in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expectation {
    /// People are taken as they were placed at this instant.
    pub at: Millis,
    /// The window's first and last day on the organisation's calendar, in days since 1970-01-01: whoever is away
    /// from the first to the last is not expected.
    pub first_day: i32,
    pub last_day: i32,
}

#[async_trait]
pub trait WeeksRepo {
    /// Only one transaction among all servers has the clock; true if it is this one, until it ends.
    async fn take_clock(&mut self) -> Result<bool>;

    async fn week(&mut self, week: WeekId) -> Result<Option<WeekRow>>;
    /// The latest that was opened, open or closed.
    async fn latest_week(&mut self) -> Result<Option<WeekRow>>;
    /// Up to `limit` weeks, latest first.
    async fn latest_weeks(&mut self, limit: i64) -> Result<Vec<WeekRow>>;
    /// As [`Self::latest_weeks`], and none of them is closed by anybody before this transaction ends.
    async fn latest_weeks_held(&mut self, limit: i64) -> Result<Vec<WeekRow>>;
    /// Not closed although their window has ended, oldest first.
    async fn weeks_to_close(&mut self, now: Millis) -> Result<Vec<WeekRow>>;

    /// Writes the week with the tree of areas and who is expected. False, and nothing is written, if it is there.
    async fn open_week(&mut self, week: &WeekRow, whom: Expectation) -> Result<bool>;
    /// Takes the tree and the people of an open week anew, and writes when that was (`opened_at`). Areas that are no
    /// more and whoever has begun a check-in stay as they were. False if the week is closed.
    async fn renew_week(&mut self, week: &WeekRow, whom: Expectation) -> Result<bool>;
    /// Somebody came, moved or went after this instant.
    async fn placed_since(&mut self, at: Millis) -> Result<bool>;
    /// False if it was closed already.
    async fn close_week(&mut self, week: WeekId, at: Millis) -> Result<bool>;

    /// The tree as it was at the opening, by name.
    async fn week_areas(&mut self, week: WeekId) -> Result<Vec<WeekAreaRow>>;
    /// What an area was called at the opening; none if it was not there.
    async fn week_area_name(&mut self, week: WeekId, area: AreaId) -> Result<Option<String>>;
    /// Where somebody worked when the week opened; none if they were not expected.
    async fn expected_in(&mut self, week: WeekId, person: PersonId) -> Result<Option<AreaId>>;
    /// Expected and sent in time, for each of these areas that expected somebody.
    async fn week_counts(&mut self, week: WeekId, areas: &[AreaId]) -> Result<Vec<AreaCount>>;
    /// Away on this day (days since 1970-01-01).
    async fn is_away(&mut self, person: PersonId, day: i32) -> Result<bool>;
}
