//! People, where they worked when, and what they were granted.

use crate::Result;
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, PersonId, RoleId},
    time::Millis,
};

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PersonRow {
    pub id: PersonId,
    pub employee_number: Option<String>,
    /// In lower case.
    pub email: Option<String>,
    pub name: String,
    pub area_id: AreaId,
    pub role_id: Option<RoleId>,
    pub manager_id: Option<PersonId>,
    /// Days since 1970-01-01.
    pub hired_on: Option<i32>,
    pub language: Option<String>,
    pub time_zone: Option<String>,
    pub theme: Option<String>,
    /// Made by an import; only such people are deactivated by one.
    pub imported: bool,
    pub active: bool,
    pub created_at: Millis,
}

/// What somebody chose for themselves; none is as the browser, the system or the organisation has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preferences {
    pub language: Option<String>,
    pub theme: Option<String>,
    pub time_zone: Option<String>,
}

/// What a company has already of what it begins with, as one of its keepers needs to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
#[expect(clippy::struct_excessive_bools, reason = "four facts, each of its own")]
pub struct Beginnings {
    /// Somebody else is active.
    pub others: bool,
    /// Somebody active has the grant.
    pub leadership: bool,
    pub hr: bool,
    /// Somebody else has a login, no password and no invitation that is still good.
    pub uninvited: bool,
}

#[async_trait]
pub trait PeopleRepo {
    async fn person(&mut self, id: PersonId) -> Result<Option<PersonRow>>;
    /// By e-mail or employee number, in any case; who has exactly that number goes before who has it in another case.
    async fn person_by_login(&mut self, login: &str) -> Result<Option<PersonRow>>;
    /// Also writes the first placement.
    ///
    /// # Errors
    /// [`crate::StoreError::Taken`] for an e-mail or number that somebody else has.
    async fn insert_person(&mut self, person: &PersonRow) -> Result<()>;
    /// Everything but the id; writes a placement if area, role or activity changed. The row has to be read after
    /// `lock_organisation`, or what others wrote in between is lost.
    async fn update_person(&mut self, person: &PersonRow, at: Millis) -> Result<()>;
    /// Nothing else of the person.
    async fn set_preferences(&mut self, person: PersonId, preferences: &Preferences, at: Millis) -> Result<()>;

    /// Grants as their keys, sorted.
    async fn grants(&mut self, person: PersonId) -> Result<Vec<String>>;
    /// False if the person had it already.
    async fn add_grant(&mut self, person: PersonId, kind: &str, by: Option<PersonId>, at: Millis) -> Result<bool>;
    /// False if the person did not have it.
    async fn remove_grant(&mut self, person: PersonId, kind: &str) -> Result<bool>;
    /// Active people with this grant.
    async fn count_granted(&mut self, kind: &str) -> Result<i64>;
    /// Active people.
    async fn count_active(&mut self) -> Result<i64>;
    /// For `keeper`, who invites admins only if `admins`; `now` decides whether an invitation is still good.
    async fn beginnings(&mut self, keeper: PersonId, admins: bool, now: Millis) -> Result<Beginnings>;
}
