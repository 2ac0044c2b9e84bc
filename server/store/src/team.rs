//! Check-ins as those read them to whom they were written.

use crate::Result;
use async_trait::async_trait;
use hilo_domain::{
    audience::Scope,
    ids::{AreaId, CheckinId, PersonId, StatementId},
    time::Millis,
    week::WeekId,
};
use uuid::Uuid;

/// A check-in that was sent.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct LetterRow {
    pub id: CheckinId,
    pub person_id: PersonId,
    pub name: String,
    pub area_id: AreaId,
    pub area_name: String,
    pub sent_at: Millis,
    pub late: bool,
    pub entries: i64,
    /// None, and no comments either, where the reader takes no part in the thread.
    pub has_note: bool,
    pub comments: i64,
    /// The reader has not marked it as read, or it changed since.
    pub unread: bool,
}

/// Somebody who is expected and has not sent.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MissingRow {
    pub person_id: PersonId,
    pub name: String,
    /// Of the opening.
    pub area_id: AreaId,
    pub area_name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, sqlx::FromRow)]
pub struct LetterCounts {
    /// In time or late.
    pub sent: i64,
    pub late: i64,
    pub unread: i64,
}

/// An entry whose author lets it be shown; without the author.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ExampleRow {
    pub area_name: String,
    pub touchpoint: String,
    pub did: String,
    pub got: String,
}

/// An entry of a check-in that was sent.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct WorkRow {
    pub checkin_id: CheckinId,
    pub name: String,
    pub area_name: String,
    pub touchpoint: String,
    /// The sentence that it serves: the contribution's, else the first of the touchpoint's.
    pub statement_id: Option<StatementId>,
    pub statement: Option<String>,
    /// Of the contribution, if it is of one.
    pub does: String,
    pub gets: String,
    pub did: String,
    pub got: String,
}

/// Which entries of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WorkFilter {
    /// Only those that their authors let be shown.
    pub examples: bool,
    /// Only those that serve this statement: through their contribution, else through what their touchpoint carries.
    pub statement: Option<StatementId>,
}

/// A check-in with an entry that may be shown as an example, and below which nobody but its author has written.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct UnansweredExample {
    pub checkin_id: CheckinId,
    pub name: String,
    pub touchpoint: String,
    pub sent_at: Millis,
}

/// Somebody wrote below one's check-in.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AnswerRow {
    pub week: WeekId,
    pub name: String,
    pub at: Millis,
}

#[async_trait]
pub trait TeamRepo {
    /// Unread first, of those the ones with a note, then in the order in which they were sent.
    async fn letters(
        &mut self,
        week: WeekId,
        scope: &Scope,
        reader: PersonId,
        limit: i64,
        offset: i64,
    ) -> Result<Vec<LetterRow>>;
    async fn letter_counts(&mut self, week: WeekId, scope: &Scope, reader: PersonId) -> Result<LetterCounts>;
    /// By name.
    async fn missing(&mut self, week: WeekId, scope: &Scope, limit: i64, offset: i64) -> Result<Vec<MissingRow>>;
    async fn count_missing(&mut self, week: WeekId, scope: &Scope) -> Result<i64>;
    /// How many a reader has not read, for each of these weeks that has any.
    async fn unread_by_week(&mut self, scopes: &[(WeekId, Scope)], reader: PersonId) -> Result<Vec<(WeekId, i64)>>;
    /// Where these people worked in each of these weeks.
    async fn places_of(&mut self, people: &[PersonId], weeks: &[WeekId]) -> Result<Vec<(WeekId, PersonId, AreaId)>>;

    /// Entries of a week that may be shown, in time or late.
    async fn examples(&mut self, week: WeekId, limit: i64) -> Result<Vec<ExampleRow>>;

    /// Entries of a week that the scope means, latest first.
    async fn work(&mut self, week: WeekId, scope: &Scope, filter: WorkFilter, limit: i64) -> Result<Vec<WorkRow>>;

    /// The one of the scope that was sent first, if there is any.
    async fn unanswered_example(&mut self, week: WeekId, scope: &Scope) -> Result<Option<UnansweredExample>>;

    /// Which of these the record says already that a viewer looked at in this week.
    async fn looked_at(&mut self, viewer: PersonId, action: &str, subjects: &[Uuid], week: WeekId)
    -> Result<Vec<Uuid>>;
    /// Weeks of somebody's check-ins below which others have written since then, latest first: the last of each.
    async fn answers(&mut self, person: PersonId, since: Millis) -> Result<Vec<AnswerRow>>;
}
