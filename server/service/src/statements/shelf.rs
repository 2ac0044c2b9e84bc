//! What stands where: the order of the values, and what is no longer said.

use super::{kind, living, living_locked};
use crate::{Result, Services, actor::Publisher, audit::Line, contributions::views};
use hilo_domain::{
    contribution::State, ids::StatementId, problem::Problem, statement::StatementKind, view::statements::RetirePage,
};
use hilo_store::contributions::ContributionFilter;

impl Services {
    /// Moves a value one place up or down among those that are published; at the end of the row nothing happens.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if there is no such value.
    pub async fn move_value(&self, _publisher: Publisher<'_>, id: StatementId, up: bool) -> Result<()> {
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        let mut values = repo.statements(false).await?;
        values.retain(|row| row.kind == StatementKind::Value.key());
        let at = values.iter().position(|value| value.id == id).ok_or(Problem::NotFound)?;
        // Drafts are not on the list that is put in order.
        let mut others = values.iter().enumerate().filter(|(_, value)| value.number.is_some()).map(|(place, _)| place);
        let to = if up { others.rfind(|place| *place < at) } else { others.find(|place| *place > at) };
        if let Some(to) = to {
            values.swap(at, to);
            let order: Vec<StatementId> = values.iter().map(|value| value.id).collect();
            repo.order_statements(&order).await?;
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
        repo.lock_organisation().await?;
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

    /// What retiring a statement would take away, and whose contributions need another one then.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if it was never published or is retired already.
    pub async fn statement_to_retire(&self, _publisher: Publisher<'_>, id: StatementId) -> Result<RetirePage> {
        let mut repo = self.read().await?;
        let row = living(&mut *repo, id).await?;
        let title = row.title.clone().filter(|_| row.number.is_some()).ok_or(Problem::NotFound)?;
        let filter = ContributionFilter {
            states: vec![State::Proposed, State::ChangesAsked, State::Confirmed],
            statement: Some(id),
            ..ContributionFilter::default()
        };
        let contributions = views(repo.contributions(&filter).await?);
        Ok(RetirePage { id, kind: kind(&row.kind)?, title, with_draft: row.draft_number.is_some(), contributions })
    }

    /// Takes a published statement out of what the company says. Its versions and acknowledgements stay; a draft of it
    /// goes. Contributions to it are not fresh any more until their people choose another.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if it was never published or is retired already.
    pub async fn retire_statement(&self, publisher: Publisher<'_>, id: StatementId) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        let row = living_locked(&mut *repo, id).await?;
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
