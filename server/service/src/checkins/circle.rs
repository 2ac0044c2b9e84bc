//! The tree and its leads, as the rules about readers need them.

use crate::{Actor, Failure, Result};
use hilo_domain::{
    audience::{self, Lead, Leads, Scope, Sight},
    grant::Grant,
    ids::{AreaId, PersonId},
    tree::Tree,
    view::checkins::Readers,
};
use hilo_store::{Repo, areas::AreaRow};
use std::collections::{HashMap, HashSet};

/// See the module. Three queries.
pub(crate) struct Circle {
    pub(crate) tree: Tree<AreaId>,
    pub(crate) areas: HashMap<AreaId, AreaRow>,
    pub(crate) leads: Leads,
    names: HashMap<PersonId, String>,
    /// Areas that were archived, each with the nearest above it that was not.
    archived: HashMap<AreaId, AreaId>,
}

impl Circle {
    pub(crate) async fn load(repo: &mut dyn Repo) -> Result<Self> {
        let rows = repo.areas().await?;
        let leads = repo.leads().await?;
        let tree = Tree::build(rows.iter().map(|area| (area.id, area.parent_id)))
            .map_err(|error| Failure::internal(error.to_string()))?;
        let parents: HashMap<_, _> =
            repo.area_parents().await?.into_iter().map(|row| (row.id, row.parent_id)).collect();
        Ok(Self {
            archived: archived(&tree, &parents),
            tree,
            areas: rows.into_iter().map(|area| (area.id, area)).collect(),
            names: leads.iter().map(|lead| (lead.person_id, lead.name.clone())).collect(),
            leads: leads
                .into_iter()
                .map(|lead| (lead.area_id, Lead { person: lead.person_id, stand_in: lead.stand_in }))
                .collect(),
        })
    }

    /// The area itself or, if it was archived since, the nearest above it that is still there.
    pub(crate) fn living(&self, area: AreaId) -> AreaId {
        self.archived.get(&area).copied().unwrap_or(area)
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

    /// Leads the area in which somebody works, or one above, or stands in, and reads what they send.
    pub(crate) fn leads_person(&self, viewer: &Actor, person: PersonId, area: AreaId) -> bool {
        let levels = audience::readers(person, self.living(area), &self.tree, &self.leads);
        levels.iter().any(|level| level.contains(&viewer.id()))
    }

    /// Of whom it has to be known where they work, for [`Self::of_area`] or, without an area, for [`Self::inbox`].
    pub(crate) fn exceptions(&self, viewer: &Actor, area: Option<AreaId>) -> Vec<PersonId> {
        let hr = viewer.me.has(Grant::Hr);
        audience::exceptions(viewer.id(), hr, area, &self.tree, &self.leads).into_iter().collect()
    }

    pub(crate) fn inbox(&self, viewer: &Actor, placed: &[(PersonId, AreaId)]) -> Scope {
        let (hr, placed) = (viewer.me.has(Grant::Hr), self.living_places(placed));
        self.with_archived(audience::inbox(viewer.id(), hr, &self.tree, &self.leads, &placed))
    }

    pub(crate) fn of_area(&self, viewer: &Actor, area: AreaId, placed: &[(PersonId, AreaId)]) -> Scope {
        let (hr, placed) = (viewer.me.has(Grant::Hr), self.living_places(placed));
        self.with_archived(audience::of_area(viewer.id(), hr, area, &self.tree, &self.leads, &placed))
    }

    /// Of an area with everything under it, but for these people.
    pub(crate) fn all_under(&self, area: AreaId, never: Vec<PersonId>) -> Scope {
        self.with_archived(Scope { areas: self.tree.subtree(area).to_vec(), never, ..Scope::default() })
    }

    fn living_places(&self, placed: &[(PersonId, AreaId)]) -> Vec<(PersonId, AreaId)> {
        placed.iter().map(|(person, area)| (*person, self.living(*area))).collect()
    }

    /// What was written in an area that was archived since is read where its people would be now.
    fn with_archived(&self, mut scope: Scope) -> Scope {
        let inside: HashSet<AreaId> = scope.areas.iter().copied().collect();
        let gone = self.archived.iter().filter(|(_, living)| inside.contains(living)).map(|(area, _)| *area);
        scope.areas.extend(gone);
        scope
    }

    /// Leads this area or one above it.
    pub(crate) fn is_above(&self, viewer: PersonId, area: AreaId) -> bool {
        self.is_under(area, &self.leads.areas_of(viewer))
    }

    /// The area is one of these, or is under one.
    pub(crate) fn is_under(&self, area: AreaId, led: &HashSet<AreaId>) -> bool {
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

fn archived(tree: &Tree<AreaId>, parents: &HashMap<AreaId, Option<AreaId>>) -> HashMap<AreaId, AreaId> {
    let living = |area: AreaId| {
        let above = std::iter::successors(Some(area), |at| parents.get(at).copied().flatten());
        // No tree is deeper than it has areas.
        above.take(parents.len() + 1).find(|at| tree.contains(*at)).unwrap_or_else(|| tree.root())
    };
    parents.keys().filter(|area| !tree.contains(**area)).map(|area| (*area, living(*area))).collect()
}
