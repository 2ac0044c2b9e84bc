//! The tree of areas in memory, and the page that shows it.

use crate::{Actor, Failure, Result, Services};
use hilo_domain::{
    ids::AreaId,
    tree::Tree,
    view::areas::{AreaNode, AreaOption, AreaRef, AreasView, LeadItem},
};
use hilo_store::{
    Repo,
    areas::{AreaRow, LeadRow},
};
use std::collections::{HashMap, HashSet};

/// All areas that are not archived. Children are in the order of their names.
pub struct AreaTree {
    pub rows: Vec<AreaRow>,
    pub tree: Tree<AreaId>,
    places: HashMap<AreaId, usize>,
}

impl AreaTree {
    /// # Errors
    /// If the database can't be read or holds no tree.
    pub async fn load(repo: &mut dyn Repo) -> Result<Self> {
        let rows = repo.areas().await?;
        let tree =
            Tree::build(rows.iter().map(|a| (a.id, a.parent_id))).map_err(|e| Failure::internal(e.to_string()))?;
        let places = rows.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
        Ok(Self { rows, tree, places })
    }

    #[must_use]
    pub fn get(&self, area: AreaId) -> Option<&AreaRow> {
        self.places.get(&area).and_then(|at| self.rows.get(*at))
    }

    /// Empty for an area that is not in the tree.
    #[must_use]
    pub fn name(&self, area: AreaId) -> &str {
        self.get(area).map_or("", |row| &row.name)
    }

    #[must_use]
    pub fn reference(&self, area: AreaId) -> AreaRef {
        AreaRef { id: area, name: self.name(area).to_owned() }
    }

    /// From the root to the area above.
    #[must_use]
    pub fn path_above(&self, area: AreaId) -> Vec<AreaRef> {
        let mut path: Vec<_> = self.tree.ancestors(area).map(|above| self.reference(above)).collect();
        path.reverse();
        path
    }

    /// In preorder, those that `keep` keeps.
    #[must_use]
    pub fn options(&self, mut keep: impl FnMut(AreaId) -> bool) -> Vec<AreaOption> {
        let option = |id: AreaId| AreaOption {
            id,
            name: self.name(id).to_owned(),
            depth: self.tree.depth(id).unwrap_or_default(),
        };
        self.tree.ids().iter().copied().filter(|id| keep(*id)).map(option).collect()
    }

    /// An area with everything under it.
    #[must_use]
    pub fn node(&self, area: AreaId, people: &HashMap<AreaId, i64>, leads: &[LeadRow]) -> AreaNode {
        let mut by_area: HashMap<AreaId, Vec<LeadItem>> = HashMap::new();
        for lead in leads {
            by_area.entry(lead.area_id).or_default().push(lead_item(lead));
        }
        self.node_of(area, people, &by_area)
    }

    fn node_of(&self, area: AreaId, people: &HashMap<AreaId, i64>, leads: &HashMap<AreaId, Vec<LeadItem>>) -> AreaNode {
        let children: Vec<_> = self.tree.children(area).map(|child| self.node_of(child, people, leads)).collect();
        let own = people.get(&area).copied().unwrap_or_default();
        AreaNode {
            id: area,
            name: self.name(area).to_owned(),
            external: self.get(area).is_some_and(|row| row.external),
            people: own,
            people_below: own + children.iter().map(|c| c.people_below).sum::<i64>(),
            leads: leads.get(&area).cloned().unwrap_or_default(),
            children,
        }
    }
}

pub(crate) fn lead_item(lead: &LeadRow) -> LeadItem {
    LeadItem { person: lead.person_id, name: lead.name.clone(), stand_in: lead.stand_in }
}

/// Active people of each area, without those under it.
pub(crate) async fn headcounts(repo: &mut dyn Repo) -> Result<HashMap<AreaId, i64>> {
    Ok(repo.headcounts().await?.into_iter().map(|row| (row.area_id, row.people)).collect())
}

impl Services {
    /// The whole tree, for everybody: who works where and who leads is no secret in a company.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn area_tree(&self, actor: &Actor) -> Result<AreasView> {
        let mut repo = self.read().await?;
        let tree = AreaTree::load(&mut *repo).await?;
        let people = headcounts(&mut *repo).await?;
        let leads = repo.leads().await?;
        let mut led: HashSet<AreaId> = leads.iter().filter(|lead| !lead.stand_in).map(|lead| lead.area_id).collect();
        // A parent stands before its children.
        for area in tree.tree.ids().iter().copied() {
            if tree.tree.parent(area).is_some_and(|parent| led.contains(&parent)) {
                led.insert(area);
            }
        }
        let without_lead = tree.tree.ids().iter().copied();
        let without_lead = without_lead.filter(|area| people.contains_key(area) && !led.contains(area));
        Ok(AreasView {
            root: tree.node(tree.tree.root(), &people, &leads),
            areas: i64::try_from(tree.rows.len()).unwrap_or(i64::MAX),
            without_lead: without_lead.map(|area| tree.reference(area)).collect(),
            may_keep: actor.keeper().is_ok(),
        })
    }
}
