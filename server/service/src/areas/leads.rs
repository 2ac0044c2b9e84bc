//! Who leads an area and who stands in.

use super::tree::AreaTree;
use crate::{Actor, Result, Services, actor::Keeper, audit::Line, failure::Failure};
use hilo_domain::{
    ids::{AreaId, PersonId},
    problem::{Problem, Rule},
};
use hilo_store::{Repo, areas::LeadRow, people::PersonRow};
use serde_json::json;

/// Whether somebody leads the area or one above it, and not only stands in: whoever stands in names no others.
pub(super) fn leads_itself(tree: &AreaTree, leads: &[LeadRow], actor: &Actor, area: AreaId) -> bool {
    let leads = |at: AreaId| leads.iter().any(|l| l.area_id == at && l.person_id == actor.id() && !l.stand_in);
    leads(area) || tree.tree.ancestors(area).any(leads)
}

/// Somebody active.
async fn active(repo: &mut dyn Repo, person: Option<PersonId>) -> Result<PersonRow> {
    let row = match person {
        Some(person) => repo.person(person).await?.filter(|p| p.active),
        None => None,
    };
    row.ok_or_else(|| Failure::field("person", Rule::UnknownPerson))
}

impl Services {
    /// Makes somebody the area's lead in place of whoever is.
    ///
    /// # Errors
    /// [`Rule::UnknownPerson`] for nobody, and for somebody who is not active.
    pub async fn set_lead(&self, keeper: Keeper<'_>, area: AreaId, person: Option<PersonId>) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        let tree = AreaTree::load(&mut *repo).await?;
        let row = tree.get(area).ok_or(Problem::NotFound)?;
        let person = active(&mut *repo, person).await?;
        let before = lead_of(&mut *repo, area).await?;
        if before.as_ref().is_some_and(|l| l.person_id == person.id) {
            return Ok(());
        }
        repo.set_lead(area, Some(person.id), now).await?;
        if let Some(before) = before {
            let line = Line::by(keeper.actor(), "lead.removed").person(before.person_id).area(area);
            self.record(&mut *repo, now, line.detail(json!({ "area": row.name }))).await?;
        }
        let line = Line::by(keeper.actor(), "lead.set").person(person.id).area(area);
        self.record(&mut *repo, now, line.detail(json!({ "area": row.name }))).await?;
        Ok(repo.save().await?)
    }

    /// # Errors
    /// [`Problem::NotFound`] for no such area.
    pub async fn remove_lead(&self, keeper: Keeper<'_>, area: AreaId) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        let tree = AreaTree::load(&mut *repo).await?;
        let name = tree.get(area).ok_or(Problem::NotFound)?.name.clone();
        let Some(before) = lead_of(&mut *repo, area).await? else { return Ok(()) };
        repo.set_lead(area, None, now).await?;
        let line = Line::by(keeper.actor(), "lead.removed").person(before.person_id).area(area);
        self.record(&mut *repo, now, line.detail(json!({ "area": name }))).await?;
        Ok(repo.save().await?)
    }

    /// By a keeper, or by the lead of the area or of one above it.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] for anybody else; [`Rule::UnknownPerson`] for somebody who is not active;
    /// [`Rule::Taken`] for whoever leads it or stands in already.
    pub async fn add_stand_in(&self, actor: &Actor, area: AreaId, person: Option<PersonId>) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        let name = self.may_name_stand_ins(&mut *repo, actor, area).await?;
        let person = active(&mut *repo, person).await?;
        if repo.leads().await?.iter().any(|l| l.area_id == area && l.person_id == person.id) {
            return Err(Failure::field("person", Rule::Taken));
        }
        repo.add_stand_in(area, person.id, now).await?;
        let line = Line::by(actor, "stand_in.set").person(person.id).area(area);
        self.record(&mut *repo, now, line.detail(json!({ "area": name }))).await?;
        Ok(repo.save().await?)
    }

    /// # Errors
    /// [`Problem::Forbidden`] as for naming one.
    pub async fn remove_stand_in(&self, actor: &Actor, area: AreaId, person: PersonId) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        let name = self.may_name_stand_ins(&mut *repo, actor, area).await?;
        if !repo.remove_stand_in(area, person).await? {
            return Ok(());
        }
        let line = Line::by(actor, "stand_in.removed").person(person).area(area);
        self.record(&mut *repo, now, line.detail(json!({ "area": name }))).await?;
        Ok(repo.save().await?)
    }

    /// The area's name, if the actor may.
    async fn may_name_stand_ins(&self, repo: &mut dyn Repo, actor: &Actor, area: AreaId) -> Result<String> {
        let tree = AreaTree::load(repo).await?;
        let row = tree.get(area).ok_or(Problem::NotFound)?;
        let leads = repo.leads().await?;
        if actor.keeper().is_err() && !leads_itself(&tree, &leads, actor, area) {
            return Err(Problem::Forbidden.into());
        }
        Ok(row.name.clone())
    }
}

async fn lead_of(repo: &mut dyn Repo, area: AreaId) -> Result<Option<LeadRow>> {
    Ok(repo.leads().await?.into_iter().find(|l| l.area_id == area && !l.stand_in))
}
