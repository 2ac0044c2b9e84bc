//! The tree of areas, the roles in them, and who leads.

use crate::Result;
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, PersonId, RoleId},
    time::Millis,
};

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AreaRow {
    pub id: AreaId,
    /// None for the root alone.
    pub parent_id: Option<AreaId>,
    pub name: String,
    pub external: bool,
    pub created_at: Millis,
}

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RoleRow {
    pub id: RoleId,
    pub area_id: AreaId,
    pub title: String,
    /// The title folded by `hilo_domain::text::fold`.
    pub title_key: String,
}

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct LeadRow {
    pub area_id: AreaId,
    pub person_id: PersonId,
    pub name: String,
    pub stand_in: bool,
}

/// How many active people an area has of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct HeadcountRow {
    pub area_id: AreaId,
    pub people: i64,
}

/// A role of one area as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AreaRoleRow {
    pub id: RoleId,
    pub title: String,
    /// Active people who hold it.
    pub people: i64,
    /// Somebody holds or held it, or contributions are declared for it: it stays.
    pub used: bool,
}

#[async_trait]
pub trait AreasRepo {
    /// All areas that are not archived, by name; parents are not necessarily before their children.
    async fn areas(&mut self) -> Result<Vec<AreaRow>>;
    async fn insert_area(&mut self, area: &AreaRow) -> Result<()>;
    async fn update_area(&mut self, area: &AreaRow) -> Result<()>;
    /// Its leads and stand-ins go with it.
    async fn archive_area(&mut self, area: AreaId, at: Millis) -> Result<()>;
    /// Active people in each area that has any, without those under it.
    async fn headcounts(&mut self) -> Result<Vec<HeadcountRow>>;
    /// Neither active people nor areas are in it.
    async fn area_is_empty(&mut self, area: AreaId) -> Result<bool>;

    /// All roles, by title.
    async fn roles(&mut self) -> Result<Vec<RoleRow>>;
    /// The role of this title in this area, made if it is not there yet; `new` is the id that it then gets.
    async fn role_for(&mut self, area: AreaId, title: &str, new: RoleId, at: Millis) -> Result<RoleId>;

    /// The roles of one area, by title.
    async fn area_roles(&mut self, area: AreaId) -> Result<Vec<AreaRoleRow>>;
    /// Titles in use anywhere, by name, each once.
    async fn role_titles(&mut self, limit: i64) -> Result<Vec<String>>;
    /// Gives a title a new wording in an area and everything under it, for roles and their contributions alike.
    ///
    /// # Errors
    /// [`crate::StoreError::Taken`] where one of these areas has both titles.
    async fn rename_title(&mut self, area: AreaId, old_key: &str, title: &str) -> Result<()>;
    async fn delete_role(&mut self, role: RoleId) -> Result<()>;

    /// The areas that an active person leads or stands in for, with everything under them.
    async fn led_areas(&mut self, person: PersonId) -> Result<Vec<AreaId>>;
    /// Takes away all that a person leads or stands in for. Returns of how many areas.
    async fn remove_leads_of(&mut self, person: PersonId) -> Result<u64>;
    /// Leads and stand-ins of all areas, active people only.
    async fn leads(&mut self) -> Result<Vec<LeadRow>>;
    /// Replaces the area's lead, or takes it away.
    async fn set_lead(&mut self, area: AreaId, person: Option<PersonId>, at: Millis) -> Result<()>;
    async fn add_stand_in(&mut self, area: AreaId, person: PersonId, at: Millis) -> Result<()>;
    /// True if there was one to take away.
    async fn remove_stand_in(&mut self, area: AreaId, person: PersonId) -> Result<bool>;
}
