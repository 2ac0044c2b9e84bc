//! The roles of an area: one job title each.

use crate::{Result, Services, actor::Keeper, audit::Line, failure::Failure};
use hilo_domain::{
    ids::{AreaId, RoleId},
    people_import::MAX_ROLE,
    problem::{Problem, Problems, Rule},
    text::fold,
};
use hilo_store::{Repo, StoreError, areas::RoleRow};
use serde_json::json;

/// The role, if the area has it.
async fn role_of(repo: &mut dyn Repo, area: AreaId, role: RoleId) -> Result<RoleRow> {
    let found = repo.roles().await?.into_iter().find(|r| r.id == role && r.area_id == area);
    found.ok_or_else(|| Problem::NotFound.into())
}

fn title(value: &str) -> Result<String, Problem> {
    let mut problems = Problems::default();
    let title = problems.required_line("title", value, MAX_ROLE);
    problems.finish()?;
    Ok(title)
}

impl Services {
    /// # Errors
    /// [`Problem::Invalid`] for a title that is missing or that the area has already.
    pub async fn add_role(&self, keeper: Keeper<'_>, area: AreaId, value: &str) -> Result<()> {
        let title = title(value)?;
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        if !repo.areas().await?.iter().any(|a| a.id == area) {
            return Err(Problem::NotFound.into());
        }
        let new: RoleId = self.id()?;
        if repo.role_for(area, &title, new, now).await? != new {
            return Err(Failure::field("title", Rule::Taken));
        }
        let line = Line::by(keeper.actor(), "role.created").subject("area", area.0).area(area);
        self.record(&mut *repo, now, line.detail(json!({ "title": title }))).await?;
        Ok(repo.save().await?)
    }

    /// A new wording of the title, here and in the areas under this one, as contributions reach down the same way:
    /// theirs go along.
    ///
    /// # Errors
    /// [`Rule::Taken`] where one of these areas has both.
    pub async fn rename_role(&self, keeper: Keeper<'_>, area: AreaId, role: RoleId, value: &str) -> Result<()> {
        let title = title(value)?;
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        let row = role_of(&mut *repo, area, role).await?;
        if row.title == title {
            return Ok(());
        }
        // Only the wording changes if the key stays, and then nothing can be in the way.
        if fold(&title) != row.title_key && repo.area_roles(area).await?.iter().any(|r| fold(&r.title) == fold(&title))
        {
            return Err(Failure::field("title", Rule::Taken));
        }
        repo.rename_title(area, &row.title_key, &title).await.map_err(|error| match error {
            StoreError::Taken { .. } => Failure::field("title", Rule::Taken),
            other => other.into(),
        })?;
        let line = Line::by(keeper.actor(), "role.renamed").subject("area", area.0).area(area);
        self.record(&mut *repo, now, line.detail(json!({ "from": row.title, "to": title }))).await?;
        Ok(repo.save().await?)
    }

    /// # Errors
    /// [`Rule::RoleInUse`] if anybody holds or held it, or contributions are declared for it.
    pub async fn remove_role(&self, keeper: Keeper<'_>, area: AreaId, role: RoleId) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        let found = repo.area_roles(area).await?.into_iter().find(|r| r.id == role).ok_or(Problem::NotFound)?;
        if found.used {
            return Err(Problem::Refused(Rule::RoleInUse).into());
        }
        repo.delete_role(role).await?;
        let line = Line::by(keeper.actor(), "role.removed").subject("area", area.0).area(area);
        self.record(&mut *repo, now, line.detail(json!({ "title": found.title }))).await?;
        Ok(repo.save().await?)
    }
}
