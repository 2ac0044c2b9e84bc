//! Publishing: a draft becomes the version that holds, with what changed and whether its meaning did.

use super::{NOTE_MAX, draft_page, living, living_locked, version};
use crate::{Result, Services, actor::Publisher, audit::Line, statements::read::comparison};
use hilo_domain::{
    ids::StatementId,
    problem::{Problem, Problems, Rule},
    statement::ChangeKind,
    view::statements::PublishPage,
};
use hilo_store::statements::Publication;

/// What the page that publishes sends.
#[derive(Debug, Clone, Default)]
pub struct PublishInput {
    /// The number that it was to have.
    pub number: i32,
    /// The draft's, as it was shown.
    pub revision: i64,
    /// A key of [`ChangeKind`]; of no account for the first version.
    pub change: String,
    pub change_note: String,
}

impl Services {
    /// What would be published, beside what holds.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if there is no draft.
    pub async fn statement_to_publish(&self, _publisher: Publisher<'_>, id: StatementId) -> Result<PublishPage> {
        let mut repo = self.read().await?;
        let row = living(&mut *repo, id).await?;
        let draft = draft_page(&row)?;
        if draft.saved.is_none() {
            return Err(Problem::NotFound.into());
        }
        let versions: Vec<_> = repo.statement_versions(id).await?.into_iter().map(version).collect();
        let people = repo.count_active().await?;
        let acknowledged = repo.count_acknowledged(id).await?;
        drop(repo);
        let current = versions.iter().find(|v| v.current).cloned();
        let new = versions.iter().find(|v| v.published.is_none()).cloned();
        let comparison = match (current, new) {
            (Some(current), Some(new)) => Some(comparison(id, &row, current, new, Vec::new())?),
            _ => None,
        };
        Ok(PublishPage { draft, comparison, people, acknowledged })
    }

    /// Publishes the draft as it was shown; gives back its number.
    ///
    /// # Errors
    /// [`Problem::Stale`] if the draft changed meanwhile; [`Problem::Invalid`] if title, note or choice is missing;
    /// [`Problem::Refused`] if nothing changed.
    pub async fn publish_statement(
        &self,
        publisher: Publisher<'_>,
        id: StatementId,
        input: &PublishInput,
    ) -> Result<i32> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        let row = living_locked(&mut *repo, id).await?;
        let (Some(number), Some(revision)) = (row.draft_number, row.draft_revision) else {
            return Err(Problem::Stale.into());
        };
        if revision != input.revision || number != input.number {
            return Err(Problem::Stale.into());
        }
        let first = row.number.is_none();
        let mut problems = Problems::default();
        if row.draft_title.as_deref().is_none_or(str::is_empty) {
            problems.add("title", Rule::Required);
        }
        let change_note = if first {
            problems.text("change_note", &input.change_note, NOTE_MAX)
        } else {
            problems.required_text("change_note", &input.change_note, NOTE_MAX)
        };
        let change = if first { Some(ChangeKind::Meaning) } else { ChangeKind::from_key(&input.change) };
        if change.is_none() {
            problems.add("change", Rule::UnknownChoice);
        }
        problems.finish()?;
        if row.title == row.draft_title && row.body == row.draft_body {
            return Err(Problem::Refused(Rule::NothingChanged).into());
        }
        let change = change.ok_or(Problem::Malformed)?;
        let publication = Publication {
            revision,
            change: change.key().to_owned(),
            change_note,
            asks_from: change.asks_from(number, row.asks_from),
            by: Some(publisher.actor().id()),
            at: now,
        };
        if !repo.publish_statement(id, &publication).await? {
            return Err(Problem::Stale.into());
        }
        let detail = serde_json::json!({
            "kind": row.kind, "number": number, "change": change.key(), "title": row.draft_title,
        });
        let line = Line::by(publisher.actor(), "statement.published").subject("statement", id.0).detail(detail);
        self.record(&mut *repo, now, line).await?;
        repo.save().await?;
        Ok(number)
    }
}
