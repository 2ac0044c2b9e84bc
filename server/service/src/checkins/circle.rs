//! The tree and its leads, as the rules about readers need them.

use crate::{Actor, Failure, Result};
use hilo_domain::{
    audience::{self, Lead, Leads, Scope, Sight},
    grant::Grant,
    ids::{AreaId, PersonId},
    tree::Tree,
    view::checkins::Readers,
    week::WeekId,
};
use hilo_store::{Repo, areas::AreaRow};
use std::collections::HashMap;

/// See the module. Two queries.
pub(crate) struct Circle {
    pub(crate) tree: Tree<AreaId>,
    pub(crate) areas: HashMap<AreaId, AreaRow>,
    pub(crate) leads: Leads,
    names: HashMap<PersonId, String>,
}

impl Circle {
    pub(crate) async fn load(repo: &mut dyn Repo) -> Result<Self> {
        let rows = repo.areas().await?;
        let leads = repo.leads().await?;
        let tree = Tree::build(rows.iter().map(|area| (area.id, area.parent_id)))
            .map_err(|error| Failure::internal(error.to_string()))?;
        Ok(Self {
            tree,
            areas: rows.into_iter().map(|area| (area.id, area)).collect(),
            names: leads.iter().map(|lead| (lead.person_id, lead.name.clone())).collect(),
            leads: leads
                .into_iter()
                .map(|lead| (lead.area_id, Lead { person: lead.person_id, stand_in: lead.stand_in }))
                .collect(),
        })
    }

    /// The area itself or, if it was archived since, the nearest above it in that week that is still there.
    pub(crate) async fn living(&self, repo: &mut dyn Repo, week: WeekId, area: AreaId) -> Result<AreaId> {
        if self.tree.contains(area) {
            return Ok(area);
        }
        let then = repo.week_areas(week).await?;
        let parents: HashMap<_, _> = then.iter().map(|row| (row.area_id, row.parent_id)).collect();
        let above = std::iter::successors(Some(area), |at| parents.get(at).copied().flatten());
        // No tree is deeper than it has areas.
        let living = above.take(then.len() + 1).find(|at| self.tree.contains(*at));
        Ok(living.unwrap_or_else(|| self.tree.root()))
    }

    pub(crate) fn readers(&self, person: PersonId, area: AreaId) -> Readers {
        let levels = audience::readers(person, area, &self.tree, &self.leads);
        let name = |person: &PersonId| self.names.get(person).cloned().unwrap_or_default();
        let mut entries: Vec<String> = Vec::new();
        for who in levels.iter().flatten().map(name) {
            if !entries.contains(&who) {
                entries.push(who);
            }
        }
        Readers { entries, note: levels.first().into_iter().flatten().map(name).collect() }
    }

    pub(crate) fn sight(&self, viewer: &Actor, person: PersonId, area: AreaId) -> Sight {
        audience::sight(viewer.id(), viewer.me.has(Grant::Hr), person, area, &self.tree, &self.leads)
    }

    pub(crate) fn inbox(&self, viewer: &Actor, placed: &[(PersonId, AreaId)]) -> Scope {
        audience::inbox(viewer.id(), viewer.me.has(Grant::Hr), &self.tree, &self.leads, placed)
    }

    pub(crate) fn of_area(&self, viewer: &Actor, area: AreaId, placed: &[(PersonId, AreaId)]) -> Scope {
        audience::of_area(viewer.id(), viewer.me.has(Grant::Hr), area, &self.tree, &self.leads, placed)
    }

    /// Leads this area or one above it.
    pub(crate) fn is_above(&self, viewer: PersonId, area: AreaId) -> bool {
        let led = self.leads.areas_of(viewer);
        std::iter::once(area).chain(self.tree.ancestors(area)).any(|at| led.contains(&at))
    }

    /// The areas that somebody leads, without those under another one of them.
    pub(crate) fn tops_of(&self, viewer: PersonId) -> Vec<AreaId> {
        let led = self.leads.areas_of(viewer);
        let top = |area: &AreaId| led.contains(area) && !self.tree.ancestors(*area).any(|at| led.contains(&at));
        self.tree.ids().iter().copied().filter(top).collect()
    }

    pub(crate) fn name(&self, area: AreaId) -> String {
        self.areas.get(&area).map(|row| row.name.clone()).unwrap_or_default()
    }
}
