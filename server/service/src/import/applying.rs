//! A plan into the database, inside the caller's transaction.

use super::progress::{Meter, Progress};
use crate::{Failure, Result, Services, audit::Line};
use hilo_domain::{
    ids::{AreaId, PersonId, RoleId},
    people_import::{AreaRef, Field, NewPerson, PersonChange, PersonRef, Plan, RoleRef, Snapshot, Target},
    problem::Problem,
    text::fold,
    time::Millis,
    view::import::Outcome,
};
use hilo_store::{
    Repo,
    areas::{AreaRow, RoleRow},
    import::ImportedPerson,
};
use serde_json::json;
use std::collections::HashSet;
use uuid::Uuid;

/// Rows between two reports of progress.
const STEP: usize = 3000;

/// The ids of what a plan creates, by place in the plan.
struct Ids {
    areas: Vec<AreaId>,
    roles: Vec<RoleId>,
    people: Vec<PersonId>,
}

fn at<T: Copy>(list: &[T], place: u32) -> Result<T> {
    let found = usize::try_from(place).ok().and_then(|place| list.get(place)).copied();
    found.ok_or_else(|| Failure::internal("a plan names something that it does not have"))
}

impl Ids {
    fn area(&self, area: AreaRef) -> Result<AreaId> {
        match area {
            AreaRef::Existing(id) => Ok(id),
            AreaRef::New(place) => at(&self.areas, place),
        }
    }

    fn role(&self, role: RoleRef) -> Result<RoleId> {
        match role {
            RoleRef::Existing(id) => Ok(id),
            RoleRef::New(place) => at(&self.roles, place),
        }
    }

    fn person(&self, person: PersonRef) -> Result<PersonId> {
        match person {
            PersonRef::Existing(id) => Ok(id),
            PersonRef::New(place) => at(&self.people, place),
        }
    }

    fn imported(&self, id: PersonId, target: &Target) -> Result<ImportedPerson> {
        Ok(ImportedPerson {
            id,
            employee_number: target.employee_id.clone(),
            email: target.email.clone(),
            name: target.name.clone(),
            area_id: self.area(target.area)?,
            role_id: target.role.map(|role| self.role(role)).transpose()?,
            manager_id: target.manager.map(|manager| self.person(manager)).transpose()?,
            hired_on: target.hired_on.map(hilo_domain::date::Date::days),
        })
    }
}

impl Services {
    /// Applies a plan without errors, with those of its proposed leads that were accepted (by place in the plan).
    /// What `line` says about who imports gets the counts, and a line for each lead.
    pub(super) async fn apply_plan(
        &self,
        repo: &mut dyn Repo,
        (plan, snapshot): (&Plan, &Snapshot),
        leads: &[usize],
        (line, now): (Line, Millis),
        progress: &Progress,
    ) -> Result<Outcome> {
        let counts = plan.counts();
        let changes: Vec<&PersonChange> = plan.changed.iter().chain(&plan.moved).chain(&plan.reactivated).collect();
        let rows = counts.areas + counts.roles + counts.new + counts.to_deactivate;
        let mut meter = Meter::new(progress, rows + u64::try_from(changes.len()).unwrap_or_default());
        let ids = Ids {
            areas: self.ids(plan.areas.len())?,
            roles: self.ids(plan.roles.len())?,
            people: self.ids(plan.new.len())?,
        };
        make_places(repo, plan, &ids, now).await?;
        meter.add(plan.areas.len() + plan.roles.len());

        let hands_over = |change: &&PersonChange| {
            change.fields.iter().any(|field| matches!(field.field, Field::EmployeeId | Field::Email))
        };
        let cleared: Vec<PersonId> = changes.iter().copied().filter(hands_over).map(|change| change.id).collect();
        repo.clear_logins(&cleared).await?;

        for part in managers_first(&plan.new)?.chunks(STEP) {
            let people: Result<Vec<_>> =
                part.iter().map(|place| ids.imported(ids.people[*place], &plan.new[*place].target)).collect();
            let people = people?;
            repo.insert_imported(&people, now).await?;
            repo.place(&people.iter().map(|person| person.id).collect::<Vec<_>>(), now).await?;
            meter.add(part.len());
        }
        for part in changes.chunks(STEP) {
            let people: Result<Vec<_>> = part.iter().map(|change| ids.imported(change.id, &change.target)).collect();
            repo.update_imported(&people?, now).await?;
            meter.add(part.len());
        }
        let placed: Vec<PersonId> =
            changes.iter().filter(|change| is_placed_anew(change, snapshot, &ids)).map(|change| change.id).collect();
        repo.place(&placed, now).await?;

        self.let_go(repo, &plan.to_deactivate, snapshot, (&line, now)).await?;
        meter.add(plan.to_deactivate.len());
        self.accept_leads(repo, plan, &ids, leads, (&line, now)).await?;

        let outcome = Outcome { counts, leads: u64::try_from(leads.len()).unwrap_or_default(), organisation: false };
        let detail = json!({
            "new": counts.new, "changed": counts.changed, "moved": counts.moved, "reactivated": counts.reactivated,
            "deactivated": counts.to_deactivate, "unchanged": counts.unchanged, "areas": counts.areas,
            "roles": counts.roles, "leads": outcome.leads,
        });
        self.record(repo, now, line.detail(detail)).await?;
        Ok(outcome)
    }

    /// As deactivating one by one does, leaving takes everything along, each with its line.
    async fn let_go(
        &self,
        repo: &mut dyn Repo,
        people: &[PersonId],
        snapshot: &Snapshot,
        (line, now): (&Line, Millis),
    ) -> Result<()> {
        if people.is_empty() {
            return Ok(());
        }
        let leaving: HashSet<PersonId> = people.iter().copied().collect();
        let mut lines = Vec::new();
        for (person, grant) in repo.grants_of(people).await? {
            lines.push(line.again("grant.removed").person(person).detail(json!({ "grant": grant })));
        }
        for lead in repo.leads().await?.into_iter().filter(|lead| leaving.contains(&lead.person_id)) {
            let action = if lead.stand_in { "stand_in.removed" } else { "lead.removed" };
            let detail = json!({ "area": snapshot.area_name(lead.area_id) });
            lines.push(line.again(action).person(lead.person_id).area(lead.area_id).detail(detail));
        }
        lines.extend(people.iter().map(|person| line.again("person.deactivated").person(*person)));
        repo.strip(people, now).await?;
        repo.deactivate(people, now).await?;
        repo.place(people, now).await?;
        repo.end_sessions_of(people, now).await?;
        self.record_all(repo, now, lines).await
    }

    fn ids<Id: From<Uuid>>(&self, count: usize) -> Result<Vec<Id>> {
        (0..count).map(|_| self.id()).collect()
    }

    async fn accept_leads(
        &self,
        repo: &mut dyn Repo,
        plan: &Plan,
        ids: &Ids,
        accepted: &[usize],
        (line, now): (&Line, Millis),
    ) -> Result<()> {
        for place in accepted {
            let lead = plan.leads.get(*place).ok_or(Problem::Malformed)?;
            let (area, person) = (ids.area(lead.area)?, ids.person(lead.person)?);
            repo.set_lead(area, Some(person), now).await?;
            self.record(repo, now, line.again("lead.set").person(person).area(area)).await?;
        }
        Ok(())
    }
}

async fn make_places(repo: &mut dyn Repo, plan: &Plan, ids: &Ids, now: Millis) -> Result<()> {
    let area = |(new, id): (&hilo_domain::people_import::NewArea, &AreaId)| {
        let parent_id = Some(ids.area(new.parent)?);
        Ok(AreaRow { id: *id, parent_id, name: new.name.clone(), external: false, created_at: now })
    };
    let areas: Result<Vec<_>> = plan.areas.iter().zip(&ids.areas).map(area).collect();
    repo.insert_areas(&areas?).await?;
    let role = |(new, id): (&hilo_domain::people_import::NewRole, &RoleId)| {
        let area_id = ids.area(new.area)?;
        Ok(RoleRow { id: *id, area_id, title: new.title.clone(), title_key: fold(&new.title) })
    };
    let roles: Result<Vec<_>> = plan.roles.iter().zip(&ids.roles).map(role).collect();
    Ok(repo.insert_roles(&roles?, now).await?)
}

/// Area, role or being active differ from what is stored.
fn is_placed_anew(change: &PersonChange, snapshot: &Snapshot, ids: &Ids) -> bool {
    let Some(before) = snapshot.person(change.id) else { return true };
    let area = ids.area(change.target.area).ok();
    let role = change.target.role.map(|role| ids.role(role).ok());
    !before.active || area != Some(before.area) || role != before.role.map(Some)
}

/// The places of new people, everybody after their manager, so that the one can refer to the other.
fn managers_first(new: &[NewPerson]) -> Result<Vec<usize>> {
    let mut order = Vec::with_capacity(new.len());
    let mut seen = vec![false; new.len()];
    let mut chain = Vec::new();
    for start in 0..new.len() {
        let mut next = Some(start);
        // A circle would be an error of the plan; here it ends at whoever was seen already.
        while let Some(place) = next.filter(|place| seen.get(*place) == Some(&false)) {
            seen[place] = true;
            chain.push(place);
            next = match new[place].target.manager {
                Some(PersonRef::New(above)) => usize::try_from(above).ok(),
                _ => None,
            };
        }
        order.extend(chain.drain(..).rev());
    }
    if order.len() == new.len() { Ok(order) } else { Err(Failure::internal("a plan's managers are incomplete")) }
}
