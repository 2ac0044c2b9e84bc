//! One person's page. A colleague sees name, area and role; the person, the leads and the keepers see more.

use super::{list::account, may_touch};
use crate::{
    Actor, Result, Services,
    areas::{
        lead::nearest_leads,
        tree::{AreaTree, lead_item},
    },
};
use hilo_domain::{
    grant::Grant,
    ids::PersonId,
    problem::Problem,
    view::{
        areas::AreaRef,
        people::{AbsenceItem, GrantItem, PersonRef, PlacementItem, ProfileDetails, ProfileKeeping, ProfileView},
    },
};
use hilo_store::{Repo, absences::AbsenceRow, directory::PersonFacts};

impl Services {
    /// # Errors
    /// [`Problem::NotFound`] for nobody, and for somebody who is not active unless a keeper asks or their lead.
    pub async fn profile(&self, actor: &Actor, person: PersonId) -> Result<ProfileView> {
        let now = self.env.now();
        let today = self.organisation_day(actor);
        let mut repo = self.read().await?;
        let facts = repo.person_facts(person, now).await?.ok_or(Problem::NotFound)?;
        let led = self.led_areas_in(&mut *repo, actor).await?;
        let own = person == actor.id();
        let keeper = actor.keeper().ok();
        let close = own || keeper.is_some() || led.contains(facts.area_id);
        if !close && !facts.active {
            return Err(Problem::NotFound.into());
        }
        let tree = AreaTree::load(&mut *repo).await?;
        let leads = repo.leads().await?;
        let mut path = tree.path_above(facts.area_id);
        path.push(AreaRef { id: facts.area_id, name: facts.area_name.clone() });
        let leading = leads.iter().filter(|l| l.person_id == person);
        let leading = leading.map(|l| (tree.reference(l.area_id), l.stand_in)).collect();
        let responsible = nearest_leads(&tree.rows, &leads, facts.area_id, Some(person));
        let details = if close { Some(details(&mut *repo, &facts, today).await?) } else { None };
        let grants = if own || keeper.is_some() { Some(grants(&mut *repo, person).await?) } else { None };
        let keeping = match keeper {
            Some(keeper) => Some(ProfileKeeping {
                language: facts.language.clone(),
                account: account(facts.has_password, facts.invited_until.is_some()),
                invited_until: facts.invited_until,
                can_sign_in: facts.email.is_some() || facts.employee_number.is_some(),
                may_touch: may_touch(&mut *repo, keeper, person).await?,
                may_grant: actor.me.has(Grant::Admin),
            }),
            None => None,
        };
        Ok(ProfileView {
            id: person,
            name: facts.name,
            active: facts.active,
            path,
            role: facts.role_title,
            leading,
            responsible: responsible.into_iter().map(lead_item).collect(),
            own,
            details,
            grants,
            keeping,
            may_set_leave: close && facts.active,
        })
    }

    /// My own absences, latest first.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn my_absences(&self, actor: &Actor) -> Result<Vec<AbsenceItem>> {
        let today = self.organisation_day(actor);
        let rows = self.read().await?.absences(actor.id()).await?;
        Ok(rows.into_iter().map(|row| absence(&row, today)).collect())
    }
}

async fn details(repo: &mut dyn Repo, facts: &PersonFacts, today: i32) -> Result<ProfileDetails> {
    let placements = repo.placements(facts.id).await?.into_iter();
    let absences = repo.absences(facts.id).await?;
    let manager = facts.manager_id.zip(facts.manager_name.clone()).map(|(id, name)| PersonRef { id, name });
    Ok(ProfileDetails {
        employee_number: facts.employee_number.clone(),
        email: facts.email.clone(),
        manager,
        hired_on: facts.hired_on,
        placements: placements
            .map(|p| PlacementItem { since: p.since, area: p.area_name, role: p.role_title, active: p.active })
            .collect(),
        absences: absences.iter().map(|row| absence(row, today)).collect(),
    })
}

async fn grants(repo: &mut dyn Repo, person: PersonId) -> Result<Vec<GrantItem>> {
    let rows = repo.grant_rows(person).await?.into_iter();
    Ok(rows.map(|g| GrantItem { kind: g.kind, by: g.granted_by, at: g.granted_at }).collect())
}

fn absence(row: &AbsenceRow, today: i32) -> AbsenceItem {
    AbsenceItem {
        id: row.id,
        from_day: row.from_day,
        to_day: row.to_day,
        past: row.to_day.is_some_and(|to| to < today),
        now: row.from_day <= today && row.to_day.is_none_or(|to| to >= today),
    }
}
