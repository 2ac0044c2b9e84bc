//! Statements, their versions and who acknowledged them.

use crate::Result;
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, JourneyId, PersonId, StatementId, StatementVersionId, TouchpointId},
    time::Millis,
};

/// A statement to be made; its first draft is inserted apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStatement {
    pub id: StatementId,
    /// A key of `hilo_domain::statement::StatementKind`.
    pub kind: String,
    /// Its place among those of its kind, counted from 0.
    pub position: i32,
    pub created_at: Millis,
}

/// A statement with its current version and its draft, where it has them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StatementRow {
    pub id: StatementId,
    pub kind: String,
    pub position: i32,
    pub retired_at: Option<Millis>,
    pub retired_by: Option<String>,
    /// The current version's number; none before the first publication.
    pub number: Option<i32>,
    pub title: Option<String>,
    /// Markdown.
    pub body: Option<String>,
    /// Acknowledging this number or a later one counts as current.
    pub asks_from: Option<i32>,
    pub published_at: Option<Millis>,
    pub published_by: Option<String>,
    pub draft_number: Option<i32>,
    pub draft_title: Option<String>,
    pub draft_body: Option<String>,
    /// Counts up at every save.
    pub draft_revision: Option<i64>,
    pub draft_updated_at: Option<Millis>,
    /// Who saved it last.
    pub draft_by: Option<String>,
}

/// One version, with the names of those who wrote and published it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StatementVersionRow {
    pub id: StatementVersionId,
    pub statement_id: StatementId,
    /// From 1.
    pub number: i32,
    /// `draft`, `published` or `superseded`.
    pub state: String,
    pub title: String,
    pub body: String,
    /// `wording` or `meaning`; none for a draft.
    pub change: Option<String>,
    pub change_note: String,
    pub asks_from: i32,
    pub revision: i64,
    pub created_by: Option<String>,
    pub updated_at: Millis,
    pub published_by: Option<String>,
    pub published_at: Option<Millis>,
}

/// A draft to be begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDraft {
    pub id: StatementVersionId,
    pub statement_id: StatementId,
    pub number: i32,
    pub title: String,
    pub body: String,
    pub by: Option<PersonId>,
    pub at: Millis,
}

/// What a draft becomes when it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// The draft's, as it was looked at.
    pub revision: i64,
    /// `wording` or `meaning`.
    pub change: String,
    pub change_note: String,
    pub asks_from: i32,
    pub by: Option<PersonId>,
    pub at: Millis,
}

/// One person and one current statement.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ReadingRow {
    pub statement_id: StatementId,
    pub kind: String,
    /// Of the current version.
    pub number: i32,
    pub title: String,
    pub asks_from: i32,
    pub published_at: Option<Millis>,
    /// The highest version number that the person acknowledged.
    pub acknowledged: Option<i32>,
}

/// What active people of one area (not of those under it) acknowledged of a current statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct AreaReadings {
    pub area_id: AreaId,
    pub statement_id: StatementId,
    /// People who acknowledged it as asked for.
    pub acknowledged: i64,
    /// Those who acknowledged an earlier version alone.
    pub earlier: i64,
}

/// An area's part of the week's figure of acknowledgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcknowledgementPairs {
    pub area_id: AreaId,
    pub acknowledged: i64,
    pub pairs: i64,
}

/// A current touchpoint that carries a statement.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CarrierRow {
    pub touchpoint_id: TouchpointId,
    pub name: String,
    pub promise: String,
    pub moment_of_truth: bool,
    pub journey_id: JourneyId,
    pub journey_name: String,
}

#[async_trait]
pub trait StatementsRepo {
    /// # Errors
    /// [`crate::StoreError::Taken`] if there is one of its kind that is not retired; of values there may be several.
    async fn insert_statement(&mut self, statement: &NewStatement) -> Result<()>;
    /// All that are not retired, or all that are, in the order in which they are read: by kind, then position.
    async fn statements(&mut self, retired: bool) -> Result<Vec<StatementRow>>;
    /// Until this transaction ends nobody else changes the statement or its draft. To be called before either is read.
    async fn lock_statement(&mut self, id: StatementId) -> Result<()>;
    /// Retired ones too.
    async fn statement(&mut self, id: StatementId) -> Result<Option<StatementRow>>;
    /// All versions of a statement, latest first, its draft among them.
    async fn statement_versions(&mut self, id: StatementId) -> Result<Vec<StatementVersionRow>>;
    /// Replaces the places of statements: each stands where its id stands in the list.
    async fn order_statements(&mut self, ids: &[StatementId]) -> Result<()>;
    /// False if there is no such statement or it was retired before.
    async fn retire_statement(&mut self, id: StatementId, by: Option<PersonId>, at: Millis) -> Result<bool>;

    /// Its revision: 1, or one more than that of the last draft that was thrown away.
    ///
    /// # Errors
    /// [`crate::StoreError::Taken`] if the statement has a draft or a version of that number.
    async fn insert_statement_draft(&mut self, draft: &NewDraft) -> Result<i64>;
    /// The new revision; none if the draft is gone or another revision than it was.
    async fn save_statement_draft(
        &mut self,
        id: StatementId,
        revision: i64,
        title: &str,
        body: &str,
        by: Option<PersonId>,
        at: Millis,
    ) -> Result<Option<i64>>;
    /// Deletes the draft, and the statement with it if it was never published. False if there was none.
    async fn delete_statement_draft(&mut self, id: StatementId) -> Result<bool>;
    /// The draft becomes the current version and the current one is superseded. False, and nothing done, if the draft
    /// is gone or another revision than it was.
    async fn publish_statement(&mut self, id: StatementId, publication: &Publication) -> Result<bool>;

    /// False if that version had been acknowledged by this person before.
    async fn acknowledge(&mut self, person: PersonId, id: StatementId, number: i32, at: Millis) -> Result<bool>;
    /// Every current statement with what this person acknowledged of it, in the order in which they are read.
    async fn readings(&mut self, person: PersonId) -> Result<Vec<ReadingRow>>;
    /// For each area and current statement, where anybody acknowledged anything: of all areas, or of these alone.
    async fn readings_by_area(&mut self, areas: Option<&[AreaId]>) -> Result<Vec<AreaReadings>>;
    /// How many active people acknowledged its current version as asked for.
    async fn count_acknowledged(&mut self, id: StatementId) -> Result<i64>;

    /// Touchpoints of the published experience that carry the statement, in the order of their journeys.
    async fn carriers(&mut self, id: StatementId) -> Result<Vec<CarrierRow>>;
}
