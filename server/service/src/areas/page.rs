//! One area: where it is, who leads it, its roles.

use super::{
    lead::nearest_leads,
    tree::{AreaTree, headcounts, lead_item},
};
use crate::{Actor, Result, Services};
use hilo_domain::{
    ids::AreaId,
    problem::Problem,
    view::areas::{AreaView, RoleItem},
};

impl Services {
    /// For everybody.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for an area that was archived or never was.
    pub async fn area(&self, actor: &Actor, area: AreaId) -> Result<AreaView> {
        let mut repo = self.read().await?;
        let tree = AreaTree::load(&mut *repo).await?;
        if !tree.tree.contains(area) {
            return Err(Problem::NotFound.into());
        }
        let people = headcounts(&mut *repo).await?;
        let leads = repo.leads().await?;
        let roles = repo.area_roles(area).await?;
        let led = self.led_areas_in(&mut *repo, actor).await?;
        let may_keep = actor.keeper().is_ok();
        Ok(AreaView {
            area: tree.node(area, &people, &leads),
            path: tree.path_above(area),
            roles: roles
                .into_iter()
                .map(|r| RoleItem { id: r.id, title: r.title, people: r.people, used: r.used })
                .collect(),
            responsible: nearest_leads(&tree.rows, &leads, area, None).into_iter().map(lead_item).collect(),
            may_keep,
            may_name_stand_ins: may_keep || super::leads::leads_itself(&tree, &leads, actor, area),
            may_list: may_keep || led.contains(area),
        })
    }
}
