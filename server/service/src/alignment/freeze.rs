//! What is computed once, when a week closes, so that dashboards never count check-ins.

use super::count::live;
use crate::{Failure, Result};
use hilo_domain::{ids::PersonId, week::WeekId};
use hilo_store::Repo;

/// Freezes the figures of a week, in the transaction that closes it: its row says already that it is closed, its
/// check-ins are all in, and none can be sent in time any more. Called once per week, oldest first. If it fails, the
/// week stays open and is closed with the next tick.
///
/// # Errors
/// If the database can't be read or written.
pub async fn freeze(repo: &mut dyn Repo, week: WeekId) -> Result<()> {
    let row = repo.week(week).await?.ok_or_else(|| Failure::internal("a week closes that was never opened"))?;
    let lived = repo.lived_up_to(week).await?;
    let counted = live(repo, &row, &lived).await?;
    let figures: Vec<_> = counted.tree.ids().iter().map(|area| (*area, counted.figures_of(*area))).collect();
    Ok(repo.freeze_week(week, &figures, &counted.coverage, &counted.touchpoints).await?)
}

/// One more check-in came after the close: it never counts, and is shown beside the figures as late. In the
/// transaction that marks it as sent, once per check-in.
///
/// # Errors
/// If the database can't be read or written.
pub async fn note_late(repo: &mut dyn Repo, week: WeekId, person: PersonId) -> Result<()> {
    Ok(repo.count_late(week, person).await?)
}
