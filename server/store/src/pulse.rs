//! The pulse: who may answer in a period, sealed answers of nobody in particular, and what was published of them.

use crate::Result;
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, PersonId},
    period::PeriodId,
    time::Millis,
    week::WeekId,
};

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PeriodRow {
    pub period: PeriodId,
    /// It opened with this week, whose tree is the period's.
    pub week: WeekId,
    /// The fingerprint of its key.
    pub key_print: Vec<u8>,
    pub opened_at: Millis,
    pub closed_at: Option<Millis>,
    /// The key was gone at the close: there are no figures, and there never will be.
    pub lost: bool,
}

/// Somebody who may answer, and the area of record in which they count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Member {
    pub person_id: PersonId,
    pub area_id: AreaId,
    /// They were there throughout the period before, or this is the first: only such people hide others.
    pub settled: bool,
    /// The lowest area, from that one up, that has enough people to be shown; else the root. And how many it has.
    pub group_area_id: AreaId,
    pub group_people: i64,
}

/// Where somebody was, from `since` until their next row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct PlacedRow {
    pub person_id: PersonId,
    pub since: Millis,
    pub area_id: AreaId,
    pub active: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SealedRow {
    pub token: Vec<u8>,
    pub sealed: Vec<u8>,
}

/// How many members have this area of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct MemberCount {
    pub area_id: AreaId,
    pub people: i64,
}

/// A published figure, 0 to 100.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FigureRow {
    pub period: PeriodId,
    pub area_id: AreaId,
    pub item: String,
    pub value: i32,
}

#[async_trait]
pub trait PulseRepo {
    async fn pulse_period(&mut self, period: PeriodId) -> Result<Option<PeriodRow>>;
    /// The one that is open, if there is one.
    async fn open_pulse(&mut self) -> Result<Option<PeriodRow>>;
    /// As [`Self::open_pulse`], and it is not closed by anybody before this transaction ends.
    async fn open_pulse_held(&mut self) -> Result<Option<PeriodRow>>;
    /// Up to `limit` periods, latest first.
    async fn latest_pulses(&mut self, limit: i64) -> Result<Vec<PeriodRow>>;

    /// Everybody's places up to an instant, from the one that held at `from` on; by person, then time.
    async fn placed_between(&mut self, from: Millis, until: Millis) -> Result<Vec<PlacedRow>>;
    /// False, and nothing is written, if the period is there already.
    async fn open_pulse_period(&mut self, row: &PeriodRow, members: &[Member]) -> Result<bool>;
    /// None if they may not answer.
    async fn pulse_member(&mut self, period: PeriodId, person: PersonId) -> Result<Option<Member>>;
    async fn pulse_member_counts(&mut self, period: PeriodId) -> Result<Vec<MemberCount>>;

    /// Whoever changes the same answer waits until this transaction ends. It leaves nothing behind.
    async fn hold_answer(&mut self, token: &[u8]) -> Result<()>;
    async fn sealed_answer(&mut self, period: PeriodId, token: &[u8]) -> Result<Option<Vec<u8>>>;
    /// Writes it in place of what was there.
    async fn put_sealed_answer(&mut self, period: PeriodId, token: &[u8], sealed: &[u8]) -> Result<()>;
    /// The next answers after a token, in the order of their tokens; from the first after an empty one.
    async fn sealed_answers(&mut self, period: PeriodId, after: &[u8], limit: i64) -> Result<Vec<SealedRow>>;

    /// Closes the period for good: once answers that are being written are there, no more come. False, and nothing
    /// happens, if it was closed already.
    async fn close_pulse_period(&mut self, period: PeriodId, at: Millis, lost: bool) -> Result<bool>;
    /// Of a period that this transaction closes.
    async fn delete_answers_and_members(&mut self, period: PeriodId) -> Result<()>;
    async fn insert_pulse_figures(&mut self, figures: &[FigureRow]) -> Result<()>;
    /// Of all areas in periods from one to another, both included.
    async fn pulse_figures(&mut self, from: PeriodId, to: PeriodId) -> Result<Vec<FigureRow>>;
    /// Of one area, oldest period first.
    async fn pulse_figures_of(&mut self, area: AreaId, from: PeriodId, to: PeriodId) -> Result<Vec<FigureRow>>;
}
