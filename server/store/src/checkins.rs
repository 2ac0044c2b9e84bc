//! Check-ins with their entries, who opened them, and the thread below each.

use crate::Result;
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, CheckinId, CommentId, ContributionId, EntryId, PersonId, StatementId, TouchpointId},
    time::Millis,
    week::WeekId,
};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CheckinRow {
    pub id: CheckinId,
    pub week: WeekId,
    pub person_id: PersonId,
    /// Of the week's opening, else of the person's arrival.
    pub area_id: AreaId,
    pub note: String,
    /// Counts up with every save.
    pub revision: i64,
    pub created_at: Millis,
    pub updated_at: Millis,
    /// First time it was sent; none while it is a draft.
    pub sent_at: Option<Millis>,
    /// Sent after the week had closed: never counted.
    pub late: bool,
    /// What was set aside: it counts for nothing, and nobody but the author ever sees it.
    #[sqlx(json)]
    pub aside: Vec<Aside>,
}

/// Words below a contribution whose box is not ticked any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    pub contribution: ContributionId,
    pub did: String,
    pub got: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    pub id: EntryId,
    pub contribution_id: Option<ContributionId>,
    /// None while it has not been chosen: such an entry is its author's alone, and counts for nothing.
    pub touchpoint_id: Option<TouchpointId>,
    pub did: String,
    pub got: String,
    /// The author lets it be shown as an example.
    pub example: bool,
}

/// An entry with the words that it stands under.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct EntryRow {
    pub checkin_id: CheckinId,
    pub contribution_id: Option<ContributionId>,
    pub touchpoint_id: Option<TouchpointId>,
    /// The name that the touchpoint was last published with; empty if none is chosen yet.
    pub touchpoint: String,
    /// The contribution's sentence; empty for anything else done for a touchpoint.
    pub does: String,
    pub gets: String,
    pub did: String,
    pub got: String,
    pub example: bool,
    /// The sentence that it serves: that of the contribution, else the first that the touchpoint carries; and its title.
    pub statement_id: Option<StatementId>,
    pub statement: Option<String>,
}

/// One of somebody's weeks: they were expected, or checked in all the same.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PersonWeekRow {
    pub week: WeekId,
    pub closes_at: Millis,
    pub closed_at: Option<Millis>,
    pub expected: bool,
    pub checkin_id: Option<CheckinId>,
    pub sent_at: Option<Millis>,
    pub late: Option<bool>,
    pub note: Option<String>,
    /// People who opened it.
    pub opened: i64,
    pub comments: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ReaderRow {
    pub reader_id: PersonId,
    pub name: String,
    pub opened_at: Millis,
    /// Marked as read.
    pub read_at: Option<Millis>,
    /// What was written later than this had not been seen then.
    pub read_up_to: Option<Millis>,
}

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CommentRow {
    pub id: CommentId,
    pub author_id: PersonId,
    pub name: String,
    pub at: Millis,
    pub body: String,
}

#[async_trait]
pub trait CheckinsRepo {
    async fn checkin(&mut self, id: CheckinId) -> Result<Option<CheckinRow>>;
    async fn checkin_of(&mut self, week: WeekId, person: PersonId) -> Result<Option<CheckinRow>>;
    /// False, and nothing is written, if the person has one for the week.
    async fn insert_checkin(&mut self, row: &CheckinRow) -> Result<bool>;
    /// Note, what was set aside, revision, times and lateness, if the stored revision is `from`; else false, and nothing is written.
    async fn update_checkin(&mut self, row: &CheckinRow, from: i64) -> Result<bool>;

    async fn entries(&mut self, checkin: CheckinId) -> Result<Vec<EntryRow>>;
    /// All that somebody ever wrote, in no order of weeks.
    async fn entries_of(&mut self, person: PersonId) -> Result<Vec<EntryRow>>;
    /// Those of a check-in that has none, in this order.
    async fn insert_entries(&mut self, checkin: CheckinId, entries: &[NewEntry]) -> Result<()>;
    async fn remove_entries(&mut self, checkin: CheckinId) -> Result<()>;
    /// The contributions in somebody's latest check-in before this week, in their order.
    async fn last_taps(&mut self, person: PersonId, before: WeekId) -> Result<Vec<ContributionId>>;

    /// Which of these hold for the person's role: confirmed, in its area or one above, for a touchpoint of the
    /// published experience. With the touchpoint of each.
    async fn tappable(
        &mut self,
        person: PersonId,
        contributions: &[ContributionId],
    ) -> Result<Vec<(ContributionId, TouchpointId)>>;
    /// Which of these are in the published experience.
    async fn published_touchpoints(&mut self, touchpoints: &[TouchpointId]) -> Result<Vec<TouchpointId>>;

    /// Latest first.
    async fn weeks_of(&mut self, person: PersonId) -> Result<Vec<PersonWeekRow>>;

    /// In the order in which they opened it.
    async fn readers(&mut self, checkin: CheckinId) -> Result<Vec<ReaderRow>>;
    /// True if it is the first time.
    async fn note_opened(&mut self, checkin: CheckinId, reader: PersonId, at: Millis) -> Result<bool>;
    /// Read at that time as far as it had been written `up_to` then; an older page takes nothing back.
    async fn mark_read(&mut self, checkin: CheckinId, reader: PersonId, at: Millis, up_to: Millis) -> Result<()>;

    /// Nobody else writes below it before this transaction ends.
    async fn hold_thread(&mut self, checkin: CheckinId) -> Result<()>;
    /// In the order in which they were written.
    async fn comments(&mut self, checkin: CheckinId) -> Result<Vec<CommentRow>>;
    async fn insert_comment(
        &mut self,
        id: CommentId,
        checkin: CheckinId,
        author: PersonId,
        at: Millis,
        body: &str,
    ) -> Result<()>;
}
