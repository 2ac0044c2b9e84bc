//! My role: how it contributes, and what of that waits for me.

use super::{
    show::{views, with_changes},
    standing::Standing,
};
use crate::{Actor, Result, Services};
use hilo_domain::{
    contribution::State,
    grant::Grant,
    ids::AreaId,
    view::contributions::{MyRoleView, NamedArea, Waiting},
};
use hilo_store::{Repo, contributions::ContributionShown, experience::PUBLISHED};

impl Services {
    /// My role's contributions, its own and those that hold from an area above, by what is to be done with them.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn my_role(&self, actor: &Actor) -> Result<MyRoleView> {
        let mut repo = self.read().await?;
        let standing = self.standing(&mut *repo, actor).await?;
        let role = standing.role.clone();
        let own_area = role.as_ref().map(|role| role.area_id);
        let shown = match &role {
            Some(role) => repo.contributions_for_role(role.area_id, &role.title_key).await?,
            None => Vec::new(),
        };
        let sorted = Sorted::of(shown, own_area);
        let stale = with_changes(&mut *repo, sorted.stale).await?;
        let stated = is_published(&mut *repo).await?
            && repo.statements(false).await?.iter().any(|statement| statement.number.is_some());
        Ok(MyRoleView {
            hr_decides: own_area.is_some_and(|area| standing.is_leaderless(area)),
            role: role.map(super::standing::named_role),
            stale,
            asked: views(sorted.asked),
            proposed: views(sorted.proposed),
            own: views(sorted.own),
            above: views(sorted.above),
            declined: views(sorted.declined),
            can_propose: stated,
            led: standing.named_tops(),
        })
    }

    /// The areas whose proposals wait for somebody to decide, and how many; in the caller's transaction.
    pub(crate) async fn proposals_to_decide(
        &self,
        repo: &mut dyn Repo,
        actor: &Actor,
    ) -> Result<Vec<(NamedArea, i64)>> {
        let standing = self.standing(repo, actor).await?;
        let areas = to_decide(repo, &standing).await?;
        Ok(areas.into_iter().map(|(area, count)| (standing.named(area), count)).collect())
    }

    /// How much of contributions waits for somebody: for the list on their first page.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn contributions_waiting(&self, actor: &Actor) -> Result<Waiting> {
        let mut repo = self.read().await?;
        let mut waiting = Waiting::default();
        if let Some(role) = repo.held_role(actor.id()).await? {
            let shown = repo.contributions_for_role(role.area_id, &role.title_key).await?;
            let count = |matches: fn(&ContributionShown) -> bool| {
                i64::try_from(shown.iter().filter(|c| matches(c)).count()).unwrap_or(i64::MAX)
            };
            waiting.stale = count(ContributionShown::is_stale);
            waiting.asked = count(|c| c.contribution.state == State::ChangesAsked);
            let any = shown.iter().any(|c| c.contribution.state.is_open() || c.contribution.state == State::Confirmed);
            waiting.none_yet = !any && is_published(&mut *repo).await?;
        }
        if actor.me.leads || actor.me.has(Grant::Hr) {
            let standing = self.standing(&mut *repo, actor).await?;
            waiting.to_decide = to_decide(&mut *repo, &standing).await?.iter().map(|(_, count)| count).sum();
        }
        Ok(waiting)
    }
}

/// The areas whose proposals wait for somebody, and how many: where they are the nearest lead, or stand in; for HR,
/// where nobody leads.
pub(super) async fn to_decide(repo: &mut dyn Repo, standing: &Standing) -> Result<Vec<(AreaId, i64)>> {
    let mut areas = repo.proposals_by_area().await?;
    areas.retain(|(area, _)| standing.is_nearest_to(*area));
    areas.sort_by_key(|(area, _)| standing.tree.position(*area));
    Ok(areas)
}

/// There is a journey to contribute to.
async fn is_published(repo: &mut dyn Repo) -> Result<bool> {
    Ok(repo.journeys().await?.iter().any(|journey| journey.state == PUBLISHED))
}

/// A role's contributions by what is to be done with them; retired ones are left out.
#[derive(Default)]
struct Sorted {
    stale: Vec<ContributionShown>,
    asked: Vec<ContributionShown>,
    proposed: Vec<ContributionShown>,
    own: Vec<ContributionShown>,
    above: Vec<ContributionShown>,
    declined: Vec<ContributionShown>,
}

impl Sorted {
    fn of(all: Vec<ContributionShown>, own_area: Option<AreaId>) -> Self {
        let mut sorted = Self::default();
        for shown in all {
            let list = match shown.contribution.state {
                State::Confirmed if shown.is_stale() => &mut sorted.stale,
                State::Confirmed if Some(shown.contribution.area_id) == own_area => &mut sorted.own,
                State::Confirmed => &mut sorted.above,
                State::ChangesAsked => &mut sorted.asked,
                State::Proposed => &mut sorted.proposed,
                State::Declined => &mut sorted.declined,
                State::Retired => continue,
            };
            list.push(shown);
        }
        sorted
    }
}
