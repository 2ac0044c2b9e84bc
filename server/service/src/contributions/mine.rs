//! My role: how it contributes, and what of that waits for me.

use super::{
    show::{stale_views, views},
    standing::Standing,
};
use crate::{Actor, Result, Services};
use hilo_domain::{
    contribution::State,
    ids::AreaId,
    view::contributions::{MyRoleView, Waiting},
};
use hilo_store::{
    Repo,
    contributions::{ContributionFilter, ContributionShown},
};

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
        let stale = stale_views(&mut *repo, sorted.stale).await?;
        let published = repo.experience_version().await?.is_some();
        let stated = published && repo.statements(false).await?.iter().any(|statement| statement.number.is_some());
        Ok(MyRoleView {
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
            waiting.none_yet = !any && repo.experience_version().await?.is_some();
        }
        if actor.me.leads {
            let standing = self.standing(&mut *repo, actor).await?;
            waiting.to_decide = to_decide(&mut *repo, &standing).await?;
        }
        Ok(waiting)
    }
}

/// Proposals in the areas that somebody leads.
pub(super) async fn to_decide(repo: &mut dyn Repo, standing: &Standing) -> Result<i64> {
    let filter = ContributionFilter {
        under: Some(standing.tops.clone()),
        states: vec![State::Proposed],
        ..ContributionFilter::default()
    };
    Ok(repo.count_contributions(&filter).await?)
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
