//! One contribution with its history.

use super::show::{view, with_changes};
use crate::{Actor, Result, Services};
use hilo_domain::{
    ids::ContributionId,
    problem::Problem,
    view::contributions::{DetailView, EventView},
};

impl Services {
    /// A contribution, what happened to it, and what the one who asks may do with it.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for none, and for one that is not decided or was declined and is none of the actor's
    /// business.
    pub async fn contribution(&self, actor: &Actor, id: ContributionId) -> Result<DetailView> {
        let mut repo = self.read().await?;
        let standing = self.standing(&mut *repo, actor).await?;
        let shown = repo.contribution(id).await?.filter(|c| standing.may_see(&c.contribution));
        let shown = shown.ok_or(Problem::NotFound)?;
        let events = repo.contribution_events(id).await?;
        let row = &shown.contribution;
        let now = repo.touchpoint_versions_at(&[(row.touchpoint_id, shown.touchpoint_current)]).await?;
        let promise = now.into_iter().next().map(|version| version.promise).unwrap_or_default();
        let hr_decides = standing.is_leaderless(row.area_id);
        let may = standing.may(&shown);
        let below = standing.tree.subtree(row.area_id).len().saturating_sub(1);
        // What was said between the role and its lead stays between them.
        let inside = standing.is_inside(row);
        let contribution = view(shown.clone());
        let asks = row.state.is_open() || shown.is_stale();
        let changed = if asks { with_changes(&mut *repo, vec![shown]).await? } else { Vec::new() };
        let event = |event: hilo_store::contributions::ContributionEventRow| EventView {
            at: event.at,
            actor: event.actor_name,
            kind: event.kind,
            comment: if inside { event.comment } else { String::new() },
        };
        Ok(DetailView {
            contribution,
            promise,
            events: events.into_iter().map(event).collect(),
            changes: changed.into_iter().next().map(|changed| changed.changes).unwrap_or_default(),
            may,
            hr_decides,
            areas_below: i64::try_from(below).unwrap_or(i64::MAX),
        })
    }
}
