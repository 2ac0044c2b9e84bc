//! What somebody is to contributions: the role that they hold, the areas that they lead, whether they oversee all.

use crate::{Actor, Failure, Result, Services, areas::lead::LedAreas};
use hilo_domain::{
    contribution::State,
    grant::Grant,
    ids::{AreaId, PersonId},
    problem::Problem,
    tree::Tree,
    view::contributions::{May, NamedArea, NamedRole},
};
use hilo_store::{
    Repo,
    contributions::{ContributionRow, ContributionShown, HeldRole},
};
use std::collections::HashMap;

/// Loaded once per use case: the tree of areas, the role, the areas led, who leads the others. Four queries.
pub(crate) struct Standing {
    pub person: PersonId,
    pub tree: Tree<AreaId>,
    names: HashMap<AreaId, String>,
    pub role: Option<HeldRole>,
    /// Areas that they lead or stand in for, with everything under them.
    led: LedAreas,
    /// The topmost of those, in the order of the tree.
    pub tops: Vec<AreaId>,
    /// Leadership, experience or HR: sees every contribution, and decides none by that.
    pub oversees: bool,
    /// Decides where nobody leads.
    hr: bool,
    /// Lead and stand-ins of each area that has a lead.
    leads: HashMap<AreaId, Vec<PersonId>>,
}

impl Services {
    /// In the caller's transaction.
    pub(crate) async fn standing(&self, repo: &mut dyn Repo, actor: &Actor) -> Result<Standing> {
        let areas = repo.areas().await?;
        let tree = Tree::build(areas.iter().map(|area| (area.id, area.parent_id)))
            .map_err(|error| Failure::internal(error.to_string()))?;
        let led = self.led_areas_in(repo, actor).await?;
        let mut tops = led.tops(&areas);
        tops.sort_by_key(|area| tree.position(*area));
        let mut leads: HashMap<AreaId, Vec<PersonId>> = HashMap::new();
        // The lead comes before the stand-ins, who stand in for nobody where there is none.
        for lead in repo.leads().await? {
            if lead.stand_in {
                leads.entry(lead.area_id).and_modify(|people| people.push(lead.person_id));
            } else {
                leads.entry(lead.area_id).or_default().push(lead.person_id);
            }
        }
        Ok(Standing {
            person: actor.id(),
            tree,
            names: areas.into_iter().map(|area| (area.id, area.name)).collect(),
            role: repo.held_role(actor.id()).await?,
            tops,
            led,
            leads,
            hr: actor.me.has(Grant::Hr),
            oversees: [Grant::Leadership, Grant::Experience, Grant::Hr].into_iter().any(|grant| actor.me.has(grant)),
        })
    }
}

impl Standing {
    /// Leads the area, an area above it, or stands in for who does.
    pub fn leads(&self, area: AreaId) -> bool {
        self.led.contains(area)
    }

    /// # Errors
    /// [`Problem::Forbidden`] for whoever does not lead the area or one above it.
    pub fn require_lead(&self, area: AreaId) -> Result<()> {
        if self.leads(area) { Ok(()) } else { Err(Problem::Forbidden.into()) }
    }

    /// Lead and stand-ins of the nearest area, from this one upwards, that has a lead; none if nobody leads up to the
    /// root.
    fn nearest_leads(&self, area: AreaId) -> Option<&[PersonId]> {
        let here = std::iter::once(area).chain(self.tree.ancestors(area));
        here.filter_map(|area| self.leads.get(&area)).map(Vec::as_slice).next()
    }

    /// Nobody leads the area or one above it: what waits there waits for HR.
    pub fn is_leaderless(&self, area: AreaId) -> bool {
        self.nearest_leads(area).is_none()
    }

    /// Decides on the contributions of the area: whoever leads it or one above; HR where nobody does.
    pub fn decides(&self, area: AreaId) -> bool {
        self.leads(area) || (self.hr && self.is_leaderless(area))
    }

    /// What is proposed in the area waits for this one among all who might decide.
    pub fn is_nearest_to(&self, area: AreaId) -> bool {
        self.nearest_leads(area).map_or(self.hr, |people| people.contains(&self.person))
    }

    /// The contribution holds for the role that they hold.
    pub fn is_of_role(&self, contribution: &ContributionRow) -> bool {
        self.role.as_ref().is_some_and(|role| {
            role.title_key == contribution.title_key && self.tree.is_within(role.area_id, contribution.area_id)
        })
    }

    /// Confirmed ones are everyone's to see; what is not decided, or was declined, is between the role's people, the
    /// leads above and those who oversee.
    pub fn may_see(&self, contribution: &ContributionRow) -> bool {
        contribution.state.is_public() || self.is_inside(contribution)
    }

    /// Of the role, a lead above, or one who oversees (HR among them): what was said about it is for them.
    pub fn is_inside(&self, contribution: &ContributionRow) -> bool {
        self.oversees
            || contribution.proposed_by == Some(self.person)
            || self.is_of_role(contribution)
            || self.leads(contribution.area_id)
    }

    /// What is not decided, and what needs another statement: it is then decided anew.
    pub fn may_edit(&self, shown: &ContributionShown) -> bool {
        let contribution = &shown.contribution;
        (contribution.state.is_open() || shown.needs_statement())
            && (contribution.proposed_by == Some(self.person) || self.is_of_role(contribution))
    }

    pub fn may(&self, shown: &ContributionShown) -> Vec<May> {
        let contribution = &shown.contribution;
        let decides = self.decides(contribution.area_id);
        let rights = [
            (May::Decide, decides && contribution.state.is_open()),
            (May::Edit, self.may_edit(shown)),
            (May::Reconfirm, shown.is_stale() && !shown.needs_statement() && self.is_of_role(contribution)),
            (May::Retire, decides && contribution.state == State::Confirmed),
        ];
        rights.into_iter().filter(|(_, holds)| *holds).map(|(right, _)| right).collect()
    }

    pub fn name(&self, area: AreaId) -> String {
        self.names.get(&area).cloned().unwrap_or_default()
    }

    /// With its depth below the root.
    pub fn named(&self, area: AreaId) -> NamedArea {
        NamedArea { id: area, name: self.name(area), depth: self.tree.depth(area).unwrap_or_default() }
    }

    /// These areas with everything under them, in the order of the tree.
    pub fn named_under(&self, roots: &[AreaId]) -> Vec<NamedArea> {
        let under = roots.iter().flat_map(|root| self.tree.subtree(*root));
        under.map(|area| self.named(*area)).collect()
    }

    /// The topmost areas that they lead.
    pub fn named_tops(&self) -> Vec<NamedArea> {
        self.tops.iter().map(|area| self.named(*area)).collect()
    }

    pub fn all_named(&self) -> Vec<NamedArea> {
        self.named_under(&[self.tree.root()])
    }

    pub fn named_role(&self) -> Option<NamedRole> {
        self.role.clone().map(named_role)
    }
}

pub(crate) fn named_role(role: HeldRole) -> NamedRole {
    NamedRole { area: role.area_id, area_name: role.area_name, title: role.title, title_key: role.title_key }
}
