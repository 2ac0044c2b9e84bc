//! Leaving and coming back. What somebody did stays where it was done.

use super::{
    check::{PersonInput, checked_area},
    may_touch,
};
use crate::{Result, Services, actor::Keeper, areas::tree::AreaTree, audit::Line};
use hilo_domain::{
    grant::Grant,
    ids::PersonId,
    people_import::MAX_ROLE,
    problem::{Problem, Problems, Rule},
    view::people::DeactivationView,
};
use hilo_store::{Repo, people::PersonRow};
use serde_json::json;

impl Services {
    /// What deactivating would take away.
    ///
    /// # Errors
    /// As [`Self::deactivate`].
    pub async fn deactivation(&self, keeper: Keeper<'_>, person: PersonId) -> Result<DeactivationView> {
        let mut repo = self.read().await?;
        let row = may_deactivate(&mut *repo, keeper, person).await?;
        let tree = AreaTree::load(&mut *repo).await?;
        let leads = repo.leads().await?;
        let leading = leads.iter().filter(|l| l.person_id == person).map(|l| tree.reference(l.area_id)).collect();
        Ok(DeactivationView { id: person, name: row.name, leading, grants: repo.grants(person).await? })
    }

    /// Ends the sessions, links, grants and leads of somebody, who can no longer sign in and is expected nowhere.
    ///
    /// # Errors
    /// [`Rule::Oneself`], [`Rule::LastAdmin`]; [`Problem::Forbidden`] for an admin, unless by an admin. Somebody who
    /// is not active stays so: a form that is sent twice has done its work.
    pub async fn deactivate(&self, keeper: Keeper<'_>, person: PersonId) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        if repo.person(person).await?.is_some_and(|p| !p.active) {
            return Ok(());
        }
        let row = may_deactivate(&mut *repo, keeper, person).await?;
        let by = |action| Line::by(keeper.actor(), action).person(person);
        for grant in repo.grants(person).await? {
            repo.remove_grant(person, &grant).await?;
            self.record(&mut *repo, now, by("grant.removed").detail(json!({ "grant": grant }))).await?;
        }
        let tree = AreaTree::load(&mut *repo).await?;
        for lead in repo.leads().await?.into_iter().filter(|l| l.person_id == person) {
            let action = if lead.stand_in { "stand_in.removed" } else { "lead.removed" };
            let line = by(action).area(lead.area_id).detail(json!({ "area": tree.name(lead.area_id) }));
            self.record(&mut *repo, now, line).await?;
        }
        repo.remove_leads_of(person).await?;
        repo.end_sessions(person, None, now).await?;
        repo.forget_devices(person).await?;
        repo.void_all_links(&[person], now).await?;
        repo.update_person(&PersonRow { active: false, ..row }, now).await?;
        self.record(&mut *repo, now, by("person.deactivated")).await?;
        Ok(repo.save().await?)
    }

    /// Brings somebody back into an area, with the password that they had. Of `input`, area and role count.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for nobody; [`Problem::Invalid`] without an area. Somebody who is active stays where
    /// they are: a form that is sent twice has done its work.
    pub async fn reactivate(&self, keeper: Keeper<'_>, person: PersonId, input: &PersonInput) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        let row = repo.person(person).await?.ok_or(Problem::NotFound)?;
        if !may_touch(&mut *repo, keeper, person).await? {
            return Err(Problem::Forbidden.into());
        }
        let tree = AreaTree::load(&mut *repo).await?;
        let mut problems = Problems::default();
        let area = checked_area(&mut problems, &tree, &input.area);
        let title = problems.line("role", &input.role, MAX_ROLE);
        problems.finish()?;
        let area = area.ok_or(Problem::Malformed)?;
        if row.active {
            return Ok(());
        }
        let title = (!title.is_empty()).then_some(title.as_str());
        let role_id = self.role_in(&mut *repo, area, title, now).await?;
        repo.update_person(&PersonRow { active: true, area_id: area, role_id, ..row }, now).await?;
        let line = Line::by(keeper.actor(), "person.reactivated").person(person).area(area);
        self.record(&mut *repo, now, line.detail(json!({ "area": tree.name(area) }))).await?;
        Ok(repo.save().await?)
    }
}

async fn may_deactivate(repo: &mut dyn Repo, keeper: Keeper<'_>, person: PersonId) -> Result<PersonRow> {
    let row = repo.person(person).await?.filter(|p| p.active).ok_or(Problem::NotFound)?;
    if person == keeper.actor().id() {
        return Err(Problem::Refused(Rule::Oneself).into());
    }
    let admin = repo.grants(person).await?.iter().any(|g| g == Grant::Admin.key());
    if admin && !may_touch(repo, keeper, person).await? {
        return Err(Problem::Forbidden.into());
    }
    if admin && repo.count_granted(Grant::Admin.key()).await? <= 1 {
        return Err(Problem::Refused(Rule::LastAdmin).into());
    }
    Ok(row)
}
