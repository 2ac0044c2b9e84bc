//! Finding people: the list with its filters, and all that one person's page shows.

use crate::Result;
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, PersonId, RoleId},
    time::Millis,
};

/// Which people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PeopleState {
    #[default]
    Active,
    /// Active and away today.
    OnLeave,
    /// Active and not able to sign in yet.
    NoPassword,
    Deactivated,
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PeopleSort {
    #[default]
    Name,
    Area,
    Role,
}

/// All that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleFilter {
    /// Each word has to be in the name, the e-mail or the number; accents and case do not matter.
    pub text: String,
    /// These areas with everything under them; none for everybody.
    pub areas: Vec<AreaId>,
    pub state: PeopleState,
    /// The day, counted from 1970-01-01, that decides who is on leave.
    pub today: i32,
    /// Decides which invitations are still good.
    pub now: Millis,
    pub sort: PeopleSort,
    pub descending: bool,
    pub limit: i64,
    pub offset: i64,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column of the row")]
pub struct PersonListRow {
    pub id: PersonId,
    pub name: String,
    pub employee_number: Option<String>,
    pub email: Option<String>,
    pub active: bool,
    pub area_id: AreaId,
    pub area_name: String,
    pub role_title: Option<String>,
    /// Leads an area or stands in for a lead.
    pub leads: bool,
    pub has_password: bool,
    /// Has an invitation that is still good.
    pub invited: bool,
    pub on_leave: bool,
}

/// What a person's page needs beside the areas.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PersonFacts {
    pub id: PersonId,
    pub name: String,
    pub employee_number: Option<String>,
    pub email: Option<String>,
    pub area_id: AreaId,
    /// Also of an area that was archived since.
    pub area_name: String,
    pub role_id: Option<RoleId>,
    pub role_title: Option<String>,
    pub manager_id: Option<PersonId>,
    pub manager_name: Option<String>,
    /// The manager's e-mail, else their number.
    pub manager_login: Option<String>,
    /// Days since 1970-01-01.
    pub hired_on: Option<i32>,
    pub language: Option<String>,
    pub active: bool,
    pub updated_at: Millis,
    pub has_password: bool,
    /// Until when the invitation is good, if there is one.
    pub invited_until: Option<Millis>,
}

/// Where somebody worked from a moment on.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PlacementRow {
    pub since: Millis,
    pub area_id: AreaId,
    pub area_name: String,
    pub role_title: Option<String>,
    pub active: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct GrantRow {
    pub kind: String,
    /// None if the command line or the set-up gave it.
    pub granted_by: Option<String>,
    pub granted_at: Millis,
}

/// Somebody who can be sent a first link.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct InviteeRow {
    pub id: PersonId,
    pub name: String,
    pub employee_number: Option<String>,
    pub email: Option<String>,
}

#[async_trait]
pub trait DirectoryRepo {
    async fn people(&mut self, filter: &PeopleFilter) -> Result<Vec<PersonListRow>>;
    /// How many there are on all pages.
    async fn count_people(&mut self, filter: &PeopleFilter) -> Result<i64>;
    /// `now` decides whether an invitation is still good.
    async fn person_facts(&mut self, person: PersonId, now: Millis) -> Result<Option<PersonFacts>>;
    /// At most two active people of exactly this name, accents and case aside: enough to know whether it is one.
    async fn people_named(&mut self, name: &str) -> Result<Vec<PersonId>>;
    /// Latest first.
    async fn placements(&mut self, person: PersonId) -> Result<Vec<PlacementRow>>;
    /// By kind.
    async fn grant_rows(&mut self, person: PersonId) -> Result<Vec<GrantRow>>;
    /// Active people who have an e-mail or number and no password, by name: of `people` if any are named, else of
    /// `areas` with everything under them, else all. Admins among them only if `admins`.
    async fn invitees(&mut self, people: &[PersonId], areas: &[AreaId], admins: bool) -> Result<Vec<InviteeRow>>;
}
