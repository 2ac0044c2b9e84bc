//! An area with everything under it: what waits for its lead, what each role declares, who declares nothing.

use super::{
    answers::answers,
    show::{view, with_changes},
    standing::Standing,
};
use crate::{Actor, Result, Services};
use hilo_domain::{
    contribution::State,
    ids::AreaId,
    problem::Problem,
    view::contributions::{
        AreaView, BareRoleView, BareTouchpointView, ContributionView, NamedArea, NamedRole, RoleGroup,
    },
};
use hilo_store::{
    Repo,
    contributions::{BareRole, BareTouchpoint, ContributionFilter},
};

impl Services {
    /// For the leads of the area and above, and for leadership, experience and HR.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for an area that is not there, [`Problem::Forbidden`] for everybody else.
    pub async fn area_contributions(&self, actor: &Actor, area: AreaId) -> Result<AreaView> {
        let mut repo = self.read().await?;
        let standing = self.standing(&mut *repo, actor).await?;
        if !standing.tree.contains(area) {
            return Err(Problem::NotFound.into());
        }
        let leads = standing.leads(area);
        if !leads && !standing.oversees {
            return Err(Problem::Forbidden.into());
        }
        let filter = ContributionFilter {
            under: Some(vec![area]),
            states: vec![State::Proposed, State::ChangesAsked, State::Confirmed],
            ..ContributionFilter::default()
        };
        let (mut waiting, mut asked, mut confirmed) = (Vec::new(), Vec::new(), Vec::new());
        for shown in repo.contributions(&filter).await? {
            match shown.contribution.state {
                State::Proposed => waiting.push(shown),
                State::ChangesAsked => asked.push(view(shown)),
                _ => confirmed.push(view(shown)),
            }
        }
        waiting.sort_by_key(|shown| shown.contribution.proposed_at);
        let decidable = waiting.iter().map(|shown| &shown.contribution);
        let decidable = decidable.filter(|row| standing.decides(row.area_id)).map(|row| row.id).collect();
        let waiting = with_changes(&mut *repo, waiting).await?;
        Ok(AreaView {
            area: standing.named(area),
            path: path(&standing, area),
            leads,
            hr_decides: standing.is_leaderless(area),
            waiting,
            decidable,
            asked,
            roles: by_role(&standing, confirmed),
            bare_roles: bare_roles(&mut *repo, &standing, &[area]).await?,
            bare_touchpoints: bare_touchpoints(&mut *repo, &standing, &[area]).await?,
            answers: answers(&mut *repo, area).await?,
        })
    }
}

fn path(standing: &Standing, area: AreaId) -> Vec<NamedArea> {
    let above = standing.tree.ancestors(area).filter(|above| standing.oversees || standing.leads(*above));
    let mut path: Vec<NamedArea> = above.map(|above| standing.named(above)).collect();
    path.reverse();
    path
}

/// In the order of the tree, then by title.
fn by_role(standing: &Standing, confirmed: Vec<ContributionView>) -> Vec<RoleGroup> {
    let mut groups: Vec<RoleGroup> = Vec::new();
    for contribution in confirmed {
        match groups.last_mut() {
            Some(group) if group.role == contribution.role => group.contributions.push(contribution),
            _ => groups.push(RoleGroup { role: contribution.role.clone(), contributions: vec![contribution] }),
        }
    }
    groups.sort_by_key(|group| standing.tree.position(group.role.area));
    groups
}

/// In these areas and under them.
pub(super) async fn bare_roles(
    repo: &mut dyn Repo,
    standing: &Standing,
    areas: &[AreaId],
) -> Result<Vec<BareRoleView>> {
    let within = |area| areas.iter().any(|top| standing.tree.is_within(area, *top));
    let view = |row: BareRole| BareRoleView {
        role_id: row.role_id,
        role: NamedRole { area: row.area_id, area_name: row.area_name, title: row.title, title_key: row.title_key },
        people: row.people,
    };
    let rows = repo.roles_without_contribution().await?;
    Ok(rows.into_iter().filter(|row| within(row.area_id)).map(view).collect())
}

/// Everywhere; those that these areas or areas under them own come first.
pub(super) async fn bare_touchpoints(
    repo: &mut dyn Repo,
    standing: &Standing,
    areas: &[AreaId],
) -> Result<Vec<BareTouchpointView>> {
    let within = |area| areas.iter().any(|top| standing.tree.is_within(area, *top));
    let view = |row: BareTouchpoint| BareTouchpointView {
        id: row.touchpoint_id,
        journey: row.journey_id,
        name: row.name,
        moment_of_truth: row.moment_of_truth,
        journey_name: row.journey_name,
        stage_name: row.stage_name,
        owned: row.owner_area_id.is_some_and(within),
    };
    let mut touchpoints: Vec<_> = repo.touchpoints_without_contribution().await?.into_iter().map(view).collect();
    touchpoints.sort_by_key(|touchpoint| !touchpoint.owned);
    Ok(touchpoints)
}
