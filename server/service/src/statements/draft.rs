//! Writing: a draft is begun, saved while somebody types, and thrown away or published.

use super::{BODY_MAX, TITLE_MAX, draft_page, living, living_locked, next_number};
use crate::{Failure, Result, Services, actor::Publisher, audit::Line};
use hilo_domain::{
    ids::StatementId,
    problem::{Problem, Problems, Rule},
    statement::StatementKind,
    view::statements::DraftPage,
};
use hilo_store::{
    Repo, StoreError,
    statements::{NewDraft, NewStatement, StatementRow},
};

/// What the editor sends.
#[derive(Debug, Clone, Default)]
pub struct DraftInput {
    /// Of the version that is written.
    pub number: i32,
    /// The draft's when it was opened; 0 begins one.
    pub revision: i64,
    pub title: String,
    pub body: String,
}

impl Services {
    /// Begins a statement with an empty draft. Of every kind but values there is one at a time.
    ///
    /// # Errors
    /// [`Problem::Invalid`] for an unknown kind, a missing title or a second statement of a kind.
    pub async fn begin_statement(&self, publisher: Publisher<'_>, kind: &str, title: &str) -> Result<StatementId> {
        let mut problems = Problems::default();
        let title = problems.required_line("title", title, TITLE_MAX);
        let kind = StatementKind::from_key(kind);
        if kind.is_none() {
            problems.add("kind", Rule::UnknownChoice);
        }
        let now = self.env.now();
        let mut repo = self.write().await?;
        let rows = repo.statements(false).await?;
        let mut position = 0;
        if let Some(kind) = kind {
            let same = rows.iter().filter(|row| row.kind == kind.key());
            position = same.map(|row| row.position + 1).max().unwrap_or_default();
            if position > 0 && !kind.may_be_several() {
                problems.add("kind", Rule::OneOfItsKind);
            }
        }
        problems.finish()?;
        let kind = kind.ok_or(Problem::Malformed)?;
        let id: StatementId = self.id()?;
        let new = NewStatement { id, kind: kind.key().to_owned(), position, created_at: now };
        repo.insert_statement(&new).await.map_err(|error| match error {
            // Somebody else began one at the same moment.
            StoreError::Taken { .. } => Failure::field("kind", Rule::OneOfItsKind),
            other => other.into(),
        })?;
        let draft = NewDraft {
            id: self.id()?,
            statement_id: id,
            number: 1,
            title,
            body: String::new(),
            by: Some(publisher.actor().id()),
            at: now,
        };
        repo.insert_statement_draft(&draft).await?;
        repo.save().await?;
        Ok(id)
    }

    /// Which kinds a new statement may be of: values, and those that there is none of.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn free_statement_kinds(&self, _publisher: Publisher<'_>) -> Result<Vec<StatementKind>> {
        let rows = self.read().await?.statements(false).await?;
        let taken = |kind: StatementKind| rows.iter().any(|row| row.kind == kind.key());
        Ok(StatementKind::ALL.into_iter().filter(|kind| kind.may_be_several() || !taken(*kind)).collect())
    }

    /// The draft, or the text that holds, from which one would start.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if there is no such statement, or it was retired.
    pub async fn statement_draft(&self, _publisher: Publisher<'_>, id: StatementId) -> Result<DraftPage> {
        draft_page(&living(&mut *self.read().await?, id).await?)
    }

    /// Keeps what was typed; begins the draft if there is none yet. Gives back the new revision.
    ///
    /// # Errors
    /// [`Problem::Stale`] if somebody else saved meanwhile something else, or published; [`Problem::Invalid`] for texts that are too
    /// long.
    pub async fn save_statement_draft(
        &self,
        publisher: Publisher<'_>,
        id: StatementId,
        input: &DraftInput,
    ) -> Result<i64> {
        let mut problems = Problems::default();
        let title = problems.line("title", &input.title, TITLE_MAX);
        let body = problems.text("body", &input.body, BODY_MAX);
        problems.finish()?;
        let now = self.env.now();
        let mut repo = self.write().await?;
        let row = living_locked(&mut *repo, id).await?;
        let Some(stored) = row.draft_revision else {
            return self.begin_draft(repo, publisher, &row, input, (title, body)).await;
        };
        // Somebody who sends the same again, because the answer got lost, has lost nothing.
        if row.draft_title.as_deref() == Some(&title) && row.draft_body.as_deref() == Some(&body) {
            return Ok(stored);
        }
        if input.number != next_number(&row) {
            return Err(Problem::Stale.into());
        }
        let by = Some(publisher.actor().id());
        let saved = repo.save_statement_draft(id, input.revision, &title, &body, by, now).await?;
        let revision = saved.ok_or(Problem::Stale)?;
        repo.save().await?;
        Ok(revision)
    }

    async fn begin_draft(
        &self,
        mut repo: Box<dyn Repo>,
        publisher: Publisher<'_>,
        row: &StatementRow,
        input: &DraftInput,
        (title, body): (String, String),
    ) -> Result<i64> {
        // The draft that was opened was published or thrown away.
        if input.revision != 0 {
            return Err(Problem::Stale.into());
        }
        if row.title.as_deref() == Some(&title) && row.body.as_deref() == Some(&body) {
            return Ok(0);
        }
        // Another version was published since the text that this one starts from.
        if input.number != next_number(row) {
            return Err(Problem::Stale.into());
        }
        let draft = NewDraft {
            id: self.id()?,
            statement_id: row.id,
            number: next_number(row),
            title,
            body,
            by: Some(publisher.actor().id()),
            at: self.env.now(),
        };
        let revision = repo.insert_statement_draft(&draft).await?;
        repo.save().await?;
        Ok(revision)
    }

    /// Throws the draft away, and with it a statement that was never published.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if there is none; [`Problem::Stale`] if it is another one than was looked at.
    pub async fn discard_statement_draft(
        &self,
        publisher: Publisher<'_>,
        id: StatementId,
        number: i32,
        revision: i64,
    ) -> Result<()> {
        let mut repo = self.write().await?;
        let row = living_locked(&mut *repo, id).await?;
        let stored = row.draft_revision.ok_or(Problem::NotFound)?;
        if stored != revision || number != next_number(&row) {
            return Err(Problem::Stale.into());
        }
        repo.delete_statement_draft(id).await?;
        let line = Line::by(publisher.actor(), "statement.draft_discarded").subject("statement", id.0);
        let detail = serde_json::json!({ "kind": row.kind, "title": row.draft_title });
        self.record(&mut *repo, self.env.now(), line.detail(detail)).await?;
        Ok(repo.save().await?)
    }
}
