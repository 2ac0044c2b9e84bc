//! What stands where: the order of the values, and what is no longer said.

use super::living;
use crate::{Result, Services, actor::Publisher, audit::Line};
use hilo_domain::{ids::StatementId, problem::Problem, statement::StatementKind};

impl Services {
    /// Moves a value one place up or down; at the end of the row nothing happens.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if there is no such value.
    pub async fn move_value(&self, _publisher: Publisher<'_>, id: StatementId, up: bool) -> Result<()> {
        let mut repo = self.write().await?;
        let rows = repo.statements(false).await?;
        let mut values: Vec<StatementId> =
            rows.iter().filter(|row| row.kind == StatementKind::Value.key()).map(|row| row.id).collect();
        let at = values.iter().position(|value| *value == id).ok_or(Problem::NotFound)?;
        let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < values.len()) };
        if let Some(to) = to {
            values.swap(at, to);
            repo.order_statements(&values).await?;
            repo.save().await?;
        }
        Ok(())
    }

    /// Puts all values into an order; values that are not named keep theirs, after those that are.
    ///
    /// # Errors
    /// [`Problem::Stale`] if one of them is no value any more.
    pub async fn order_values(&self, _publisher: Publisher<'_>, order: &[StatementId]) -> Result<()> {
        let mut repo = self.write().await?;
        let rows = repo.statements(false).await?;
        let values: Vec<StatementId> =
            rows.iter().filter(|row| row.kind == StatementKind::Value.key()).map(|row| row.id).collect();
        if order.iter().any(|id| !values.contains(id)) {
            return Err(Problem::Stale.into());
        }
        let mut ordered: Vec<StatementId> = Vec::with_capacity(values.len());
        for id in order.iter().chain(&values) {
            if !ordered.contains(id) {
                ordered.push(*id);
            }
        }
        repo.order_statements(&ordered).await?;
        Ok(repo.save().await?)
    }

    /// Takes a published statement out of what the company says. Its versions and acknowledgements stay; a draft of it
    /// goes.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if it was never published or is retired already.
    pub async fn retire_statement(&self, publisher: Publisher<'_>, id: StatementId) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        let row = living(&mut *repo, id).await?;
        let number = row.number.ok_or(Problem::NotFound)?;
        repo.delete_statement_draft(id).await?;
        if !repo.retire_statement(id, Some(publisher.actor().id()), now).await? {
            return Err(Problem::NotFound.into());
        }
        let detail = serde_json::json!({ "kind": row.kind, "number": number, "title": row.title });
        let line = Line::by(publisher.actor(), "statement.retired").subject("statement", id.0).detail(detail);
        self.record(&mut *repo, now, line).await?;
        Ok(repo.save().await?)
    }
}
