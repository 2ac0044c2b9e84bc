//! What leading an area lets somebody do: it reaches everything under it, and a stand-in is as the lead.

use crate::{Actor, Result, Services};
use hilo_domain::{
    ids::{AreaId, PersonId},
    problem::Problem,
};
use hilo_store::{
    Repo,
    areas::{AreaRow, LeadRow},
};
use std::collections::{HashMap, HashSet};

/// The areas that somebody leads or stands in for, with everything under them.
#[derive(Debug, Clone, Default)]
pub struct LedAreas(HashSet<AreaId>);

impl LedAreas {
    #[must_use]
    pub fn contains(&self, area: AreaId) -> bool {
        self.0.contains(&area)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In no particular order.
    pub fn iter(&self) -> impl Iterator<Item = AreaId> + '_ {
        self.0.iter().copied()
    }

    /// Those of them that are under no other one of them, as roots for queries about sub-trees.
    #[must_use]
    pub fn tops(&self, areas: &[AreaRow]) -> Vec<AreaId> {
        let mine = areas.iter().filter(|a| self.contains(a.id));
        mine.filter(|a| a.parent_id.is_none_or(|parent| !self.contains(parent))).map(|a| a.id).collect()
    }
}

/// Somebody who leads this area, one above it, or stands in for whoever does.
#[derive(Debug, Clone, Copy)]
pub struct AreaLead<'a> {
    actor: &'a Actor,
    area: AreaId,
}

impl<'a> AreaLead<'a> {
    #[must_use]
    pub const fn actor(self) -> &'a Actor {
        self.actor
    }

    /// The area that was asked for.
    #[must_use]
    pub const fn area(self) -> AreaId {
        self.area
    }
}

impl Services {
    /// In the caller's transaction. Asks nothing for somebody who leads nowhere.
    pub(crate) async fn led_areas_in(&self, repo: &mut dyn Repo, actor: &Actor) -> Result<LedAreas> {
        if !actor.me.leads {
            return Ok(LedAreas::default());
        }
        Ok(LedAreas(repo.led_areas(actor.id()).await?.into_iter().collect()))
    }

    /// In the caller's transaction.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] for whoever does not lead it: that there is such an area, everybody knows.
    pub(crate) async fn area_lead_in<'a>(
        &self,
        repo: &mut dyn Repo,
        actor: &'a Actor,
        area: AreaId,
    ) -> Result<AreaLead<'a>> {
        if self.led_areas_in(repo, actor).await?.contains(area) {
            Ok(AreaLead { actor, area })
        } else {
            Err(Problem::Forbidden.into())
        }
    }

    /// # Errors
    /// As [`Problem::Forbidden`] for whoever does not lead it.
    pub async fn area_lead<'a>(&self, actor: &'a Actor, area: AreaId) -> Result<AreaLead<'a>> {
        let mut repo = self.read().await?;
        self.area_lead_in(&mut *repo, actor, area).await
    }
}

/// Who is responsible for somebody: the lead and the stand-ins of the nearest area, from `area` upwards, that has a
/// lead other than `person`. A lead's own is one above; nobody is their own. Empty if there is none up to the root.
#[must_use]
pub fn nearest_leads<'l>(
    areas: &[AreaRow],
    leads: &'l [LeadRow],
    area: AreaId,
    person: Option<PersonId>,
) -> Vec<&'l LeadRow> {
    let parents: HashMap<AreaId, Option<AreaId>> = areas.iter().map(|a| (a.id, a.parent_id)).collect();
    let above = std::iter::successors(Some(area), |at| parents.get(at).copied().flatten());
    // No tree is deeper than it has areas.
    for at in above.take(areas.len() + 1) {
        let here = || leads.iter().filter(|l| l.area_id == at);
        let led_by_another = here().any(|l| !l.stand_in && Some(l.person_id) != person);
        if led_by_another {
            return here().filter(|l| Some(l.person_id) != person).collect();
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use hilo_domain::time::Millis;
    use uuid::Uuid;

    fn area(number: u128, parent: Option<u128>) -> AreaRow {
        AreaRow {
            id: AreaId(Uuid::from_u128(number)),
            parent_id: parent.map(|p| AreaId(Uuid::from_u128(p))),
            name: number.to_string(),
            external: false,
            created_at: Millis(0),
        }
    }

    fn lead(area: u128, person: u128, stand_in: bool) -> LeadRow {
        LeadRow {
            area_id: AreaId(Uuid::from_u128(area)),
            person_id: PersonId(Uuid::from_u128(person)),
            name: person.to_string(),
            stand_in,
        }
    }

    #[test]
    fn the_nearest_lead_is_another() {
        let areas = [area(1, None), area(2, Some(1)), area(3, Some(2)), area(4, Some(1))];
        let leads = [lead(1, 10, false), lead(2, 20, false), lead(2, 21, true), lead(4, 40, true)];
        let of = |area: u128, person: u128| -> Vec<u128> {
            let found =
                nearest_leads(&areas, &leads, AreaId(Uuid::from_u128(area)), Some(PersonId(Uuid::from_u128(person))));
            found.into_iter().map(|l| l.person_id.0.as_u128()).collect()
        };
        assert_eq!(of(3, 99), [20, 21], "nobody leads area 3");
        assert_eq!(of(2, 20), [10], "a lead's own is above");
        assert_eq!(of(2, 21), [20], "a stand-in has the lead");
        assert_eq!(of(4, 99), [10], "a stand-in alone leads nothing");
        assert_eq!(of(1, 10), [0_u128; 0]);
        assert_eq!(of(77, 99), [0_u128; 0]);
    }

    #[test]
    fn tops_are_not_under_each_other() {
        let areas = [area(1, None), area(2, Some(1)), area(3, Some(2)), area(4, Some(1))];
        let led = LedAreas([2, 3, 4].into_iter().map(|n| AreaId(Uuid::from_u128(n))).collect());
        let tops: Vec<_> = led.tops(&areas).into_iter().map(|a| a.0.as_u128()).collect();
        assert_eq!(tops, [2, 4]);
    }
}
