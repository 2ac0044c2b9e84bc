//! What an import would do.

use serde::{Deserialize, Serialize};

use super::header::Field;
use super::issue::Issue;
use crate::date::Date;
use crate::ids::{AreaId, PersonId, RoleId};

/// An area in a plan: stored, or the one with this place in [`Plan::areas`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum AreaRef {
    Existing(AreaId),
    New(u32),
}

/// A role in a plan: stored, or the one with this place in [`Plan::roles`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum RoleRef {
    Existing(RoleId),
    New(u32),
}

/// A person in a plan: stored, or the one with this place in [`Plan::new`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum PersonRef {
    Existing(PersonId),
    New(u32),
}

/// An area to create. Its parent, if new, stands before it in the plan.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NewArea {
    pub parent: AreaRef,
    pub name: String,
}

/// A role to create.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NewRole {
    pub area: AreaRef,
    pub title: String,
}

/// All that a person is to be after the import.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Target {
    pub employee_id: Option<String>,
    pub name: String,
    /// In lower case. Two people may swap addresses: clear those that change before setting them.
    pub email: Option<String>,
    pub area: AreaRef,
    pub role: Option<RoleRef>,
    /// May be somebody who is created later in the same plan: set managers last.
    pub manager: Option<PersonRef>,
    pub hired_on: Option<Date>,
}

/// Somebody to create, as imported.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NewPerson {
    pub line: u64,
    pub target: Target,
}

/// A field before and after, as text to show: an area as its path, a role as its title, a manager by
/// e-mail address or number, a date as `2026-11-23`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FieldChange {
    pub field: Field,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Somebody stored who becomes what [`PersonChange::target`] says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PersonChange {
    pub id: PersonId,
    pub line: u64,
    /// Only what differs; empty for somebody who is reactivated as they were.
    pub fields: Vec<FieldChange>,
    pub target: Target,
}

/// Why somebody who is missing from the file stays all the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhySpared {
    /// It is the one who imports.
    Importer,
    /// No other active admin would be left.
    LastAdmin,
    /// It is an admin, and whoever imports is none.
    Admin,
}

/// Somebody who is missing from the file and stays.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Spared {
    pub id: PersonId,
    pub why: WhySpared,
}

/// The member of an area whom most of the area's people name as their manager, for an area that nobody
/// leads. A proposal: nothing comes of it until somebody confirms it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LeadProposal {
    pub area: AreaRef,
    pub person: PersonRef,
    /// People of the area who name this person.
    pub votes: u64,
    /// Members who are named by as many, and were hired later.
    pub level_with: u64,
    /// Active people of the area, without those under it.
    pub members: u64,
}

/// Who is importing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// The person at the screen, who is never deactivated by their own import; none on the command line.
    pub importer: Option<PersonId>,
    /// Whoever imports is no admin, and takes hold of no admin's account: it is not deactivated, and keeps its number
    /// and address.
    pub spares_admins: bool,
}

/// What an import would do. Every person of the file is in exactly one of `new`, `changed`, `moved`,
/// `reactivated` and `unchanged`, but for the rows with errors, which are in none.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Plan {
    /// In the order of employee number, then e-mail address.
    pub new: Vec<NewPerson>,
    /// Stay in their area; something else differs. By id, as the next two.
    pub changed: Vec<PersonChange>,
    /// Go to another area, whatever else differs.
    pub moved: Vec<PersonChange>,
    /// Were inactive and are in the file, whatever else differs.
    pub reactivated: Vec<PersonChange>,
    pub unchanged: u64,
    /// Active people whom an import created and who are missing from the file, by id.
    pub to_deactivate: Vec<PersonId>,
    pub spared: Vec<Spared>,
    /// More than a fifth of the active people whom imports created would be deactivated: this has to be
    /// confirmed.
    pub needs_confirmation: bool,
    /// Areas to create, parents before children.
    pub areas: Vec<NewArea>,
    /// Roles to create.
    pub roles: Vec<NewRole>,
    pub leads: Vec<LeadProposal>,
    /// Errors and warnings by line and column. A plan with errors is never applied.
    pub issues: Vec<Issue>,
}

/// The plan in numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Counts {
    pub new: u64,
    pub changed: u64,
    pub moved: u64,
    pub reactivated: u64,
    pub unchanged: u64,
    pub to_deactivate: u64,
    pub areas: u64,
    pub roles: u64,
    pub errors: u64,
    pub warnings: u64,
}

impl Plan {
    pub fn errors(&self) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(|issue| !issue.problem.is_warning())
    }

    pub fn warnings(&self) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(|issue| issue.problem.is_warning())
    }

    /// Applying it would change nothing. Proposals of leads change nothing by themselves.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.new.is_empty()
            && self.changed.is_empty()
            && self.moved.is_empty()
            && self.reactivated.is_empty()
            && self.to_deactivate.is_empty()
            && self.areas.is_empty()
            && self.roles.is_empty()
    }

    #[must_use]
    pub fn counts(&self) -> Counts {
        let count = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
        Counts {
            new: count(self.new.len()),
            changed: count(self.changed.len()),
            moved: count(self.moved.len()),
            reactivated: count(self.reactivated.len()),
            unchanged: self.unchanged,
            to_deactivate: count(self.to_deactivate.len()),
            areas: count(self.areas.len()),
            roles: count(self.roles.len()),
            errors: count(self.errors().count()),
            warnings: count(self.warnings().count()),
        }
    }
}
