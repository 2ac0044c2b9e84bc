//! People as the list, one person's page and the forms show them.

use super::areas::{AreaOption, AreaRef, LeadItem};
use crate::{
    ids::{AbsenceId, AreaId, PersonId},
    time::Millis,
};
use serde::{Deserialize, Serialize};

/// Whether somebody can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Account {
    HasPassword,
    /// There is an invitation that is still good.
    Invited,
    NotInvited,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonItem {
    pub id: PersonId,
    pub name: String,
    /// E-mail, else number.
    pub login: String,
    pub active: bool,
    pub area: AreaRef,
    pub role: Option<String>,
    pub leads: bool,
    /// For keepers alone.
    pub account: Option<Account>,
    pub on_leave: bool,
}

/// One page of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleView {
    pub people: Vec<PersonItem>,
    pub total: i64,
    /// From 1.
    pub page: i64,
    pub per_page: i64,
    /// What the list may be narrowed to.
    pub areas: Vec<AreaOption>,
    /// Sees everybody, with invitations, and may change them.
    pub keeper: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRef {
    pub id: PersonId,
    pub name: String,
}

/// Where somebody worked from a moment on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementItem {
    pub since: Millis,
    pub area: String,
    pub role: Option<String>,
    pub active: bool,
}

/// Days are counted from 1970-01-01; both ends are days away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbsenceItem {
    pub id: AbsenceId,
    pub from_day: i32,
    pub to_day: Option<i32>,
    /// Over before today.
    pub past: bool,
    /// Today is one of its days.
    pub now: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantItem {
    /// The key of a `domain::grant::Grant`.
    pub kind: String,
    pub by: Option<String>,
    pub at: Millis,
}

/// For the person, the leads and the keepers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileDetails {
    pub employee_number: Option<String>,
    pub email: Option<String>,
    pub manager: Option<PersonRef>,
    pub hired_on: Option<i32>,
    /// Latest first.
    pub placements: Vec<PlacementItem>,
    pub absences: Vec<AbsenceItem>,
}

/// For keepers alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileKeeping {
    /// The person's own choice of language, if there is one.
    pub language: Option<String>,
    pub account: Account,
    pub invited_until: Option<Millis>,
    /// Has an e-mail or number to sign in with.
    pub can_sign_in: bool,
    /// The asking keeper may issue links for, deactivate and reactivate this person: admins only by admins.
    pub may_touch: bool,
    /// The asking keeper is an admin.
    pub may_grant: bool,
}

/// One person's page; what is none is not for the eyes of who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileView {
    pub id: PersonId,
    pub name: String,
    pub active: bool,
    /// From the root to the person's own area; only that one if it was archived.
    pub path: Vec<AreaRef>,
    pub role: Option<String>,
    /// Areas that the person leads or stands in for.
    pub leading: Vec<(AreaRef, bool)>,
    /// Who answers for the person's area: the nearest lead and the stand-ins.
    pub responsible: Vec<LeadItem>,
    pub own: bool,
    pub details: Option<ProfileDetails>,
    /// For the person and for keepers.
    pub grants: Option<Vec<GrantItem>>,
    pub keeping: Option<ProfileKeeping>,
    /// Leave may be set: by the person, the leads and the keepers.
    pub may_set_leave: bool,
}

/// The form in which a person is made, changed or brought back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonForm {
    /// None for a new one.
    pub id: Option<PersonId>,
    pub name: String,
    pub email: String,
    pub employee_number: String,
    pub area: Option<AreaId>,
    pub role: String,
    /// E-mail, number or name.
    pub manager: String,
    /// As `2026-11-23`.
    pub hired_on: String,
    /// A language tag, empty for the organisation's.
    pub language: String,
    pub areas: Vec<AreaOption>,
    /// Titles in use, to choose from.
    pub titles: Vec<String>,
    pub revision: String,
}

/// What deactivating would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeactivationView {
    pub id: PersonId,
    pub name: String,
    pub leading: Vec<AreaRef>,
    pub grants: Vec<String>,
}

/// Who would get an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationsView {
    pub people: i64,
    pub areas: Vec<AreaOption>,
    pub area: Option<AreaId>,
    /// How long the links are good, in hours.
    pub hours: i64,
}

/// A link that was just issued; shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedLink {
    pub person: PersonRef,
    pub login: String,
    pub first_time: bool,
    /// The secret part of the address.
    pub token: String,
    pub expires_at: Millis,
}
