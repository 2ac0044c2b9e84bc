//! What is stored, as far as an import needs to know it.

use std::collections::{BTreeSet, HashMap};

use super::cell::tidy;
use super::path::AreaPath;
use crate::date::Date;
use crate::ids::{AreaId, PersonId, RoleId};
use crate::text::fold;
use crate::tree::{Tree, TreeError};

/// An area that is in use.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExistingArea {
    pub id: AreaId,
    /// None for the root, whose name is that of the organisation.
    pub parent: Option<AreaId>,
    pub name: String,
    /// Somebody leads this very area; an import then proposes nobody.
    pub has_lead: bool,
}

/// A job title in an area.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExistingRole {
    pub id: RoleId,
    pub area: AreaId,
    pub title: String,
}

/// A person, active or not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExistingPerson {
    pub id: PersonId,
    pub employee_id: Option<String>,
    pub name: String,
    pub email: Option<String>,
    pub area: AreaId,
    pub role: Option<RoleId>,
    pub manager: Option<PersonId>,
    pub hired_on: Option<Date>,
    pub active: bool,
    /// An import created this person; only such people does an import deactivate.
    pub imported: bool,
    /// Holds the grant `admin`.
    pub admin: bool,
}

impl ExistingPerson {
    /// What to call the person: the e-mail address, else the number, else the name.
    pub(super) fn label(&self) -> &str {
        self.email.as_deref().or(self.employee_id.as_deref()).unwrap_or(&self.name)
    }
}

/// The areas, roles and people that are stored.
#[derive(Clone, Debug)]
pub struct Snapshot {
    pub(super) areas: Vec<ExistingArea>,
    pub(super) roles: Vec<ExistingRole>,
    pub(super) people: Vec<ExistingPerson>,
    pub(super) tree: Tree<AreaId>,
    by_employee_id: HashMap<String, usize>,
    by_email: HashMap<String, usize>,
    by_id: HashMap<PersonId, usize>,
    area_by_id: HashMap<AreaId, usize>,
    role_by_id: HashMap<RoleId, usize>,
    role_by_title: HashMap<(AreaId, String), RoleId>,
    repeated_names: BTreeSet<String>,
}

/// An employee number as it is compared: without regard to case and white space at the ends.
pub(super) fn employee_id_key(employee_id: &str) -> String {
    tidy(employee_id).to_lowercase()
}

/// An e-mail address as it is compared.
pub(super) fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

impl Snapshot {
    /// Takes the areas in use, and all roles and people, in any order.
    ///
    /// # Errors
    /// When the areas are no tree with one root.
    pub fn new(
        mut areas: Vec<ExistingArea>,
        mut roles: Vec<ExistingRole>,
        mut people: Vec<ExistingPerson>,
    ) -> Result<Self, TreeError<AreaId>> {
        areas.sort_by_key(|area| area.id);
        roles.sort_by_key(|role| role.id);
        people.sort_by_key(|person| person.id);
        let tree = Tree::build(areas.iter().map(|area| (area.id, area.parent)))?;
        let mut snapshot = Self {
            tree,
            by_employee_id: HashMap::new(),
            by_email: HashMap::new(),
            by_id: people.iter().enumerate().map(|(index, person)| (person.id, index)).collect(),
            area_by_id: areas.iter().enumerate().map(|(index, area)| (area.id, index)).collect(),
            role_by_id: roles.iter().enumerate().map(|(index, role)| (role.id, index)).collect(),
            role_by_title: HashMap::new(),
            repeated_names: BTreeSet::new(),
            areas,
            roles,
            people,
        };
        snapshot.index_people();
        for role in &snapshot.roles {
            let key = (role.area, fold(&role.title));
            snapshot.role_by_title.entry(key).or_insert(role.id);
        }
        let mut seen = BTreeSet::new();
        for area in &snapshot.areas {
            let name = fold(&area.name);
            if !seen.insert(name.clone()) {
                snapshot.repeated_names.insert(name);
            }
        }
        Ok(snapshot)
    }

    /// Everybody, by id.
    #[must_use]
    pub fn people(&self) -> &[ExistingPerson] {
        &self.people
    }

    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&ExistingPerson> {
        self.people.get(self.index_of(id)?)
    }

    /// The path of an area from under the root, parts apart by ` / `; the name for the root itself.
    #[must_use]
    pub fn area_shown(&self, id: AreaId) -> String {
        let root = self.tree.root();
        let above: Vec<AreaId> = self.tree.ancestors(id).filter(|above| *above != root).collect();
        let chain = above.into_iter().rev().chain([id]);
        let names: Vec<&str> = chain.filter_map(|id| self.area(id)).map(|area| area.name.as_str()).collect();
        names.join(" / ")
    }

    /// Its name alone.
    #[must_use]
    pub fn area_name(&self, id: AreaId) -> &str {
        self.area(id).map_or("", |area| area.name.as_str())
    }

    /// The title of a stored role.
    #[must_use]
    pub fn role_title(&self, id: RoleId) -> Option<&str> {
        self.role(id).map(|role| role.title.as_str())
    }

    #[must_use]
    pub fn root(&self) -> AreaId {
        self.tree.root()
    }

    fn index_people(&mut self) {
        for (index, person) in self.people.iter().enumerate() {
            if let Some(employee_id) = &person.employee_id {
                self.by_employee_id.entry(employee_id_key(employee_id)).or_insert(index);
            }
            if let Some(email) = &person.email {
                self.by_email.entry(email_key(email)).or_insert(index);
            }
        }
    }

    pub(super) fn with_employee_id(&self, key: &str) -> Option<usize> {
        self.by_employee_id.get(key).copied()
    }

    pub(super) fn with_email(&self, key: &str) -> Option<usize> {
        self.by_email.get(key).copied()
    }

    pub(super) fn index_of(&self, id: PersonId) -> Option<usize> {
        self.by_id.get(&id).copied()
    }

    pub(super) fn area(&self, id: AreaId) -> Option<&ExistingArea> {
        self.areas.get(*self.area_by_id.get(&id)?)
    }

    pub(super) fn role(&self, id: RoleId) -> Option<&ExistingRole> {
        self.roles.get(*self.role_by_id.get(&id)?)
    }

    pub(super) fn role_titled(&self, area: AreaId, folded_title: &str) -> Option<RoleId> {
        self.role_by_title.get(&(area, folded_title.to_owned())).copied()
    }

    pub(super) fn root_name(&self) -> &str {
        self.area(self.tree.root()).map_or("", |root| root.name.as_str())
    }

    /// The text that [`AreaPath::read`] and the import take for this area and no other: the name alone
    /// directly under the root, where no other area has it; else the path from under the root, with the
    /// root before it where the first part could be taken for something else.
    pub(super) fn area_text(&self, id: AreaId) -> String {
        let root = self.tree.root();
        let above: Vec<AreaId> = self.tree.ancestors(id).filter(|above| *above != root).collect();
        let chain = above.into_iter().rev().chain([id]);
        let names: Vec<&str> = chain.filter_map(|id| self.area(id)).map(|area| area.name.as_str()).collect();
        let first = names.first().map(|name| fold(name)).unwrap_or_default();
        let is_clear = id == root
            || if names.len() == 1 { !self.repeated_names.contains(&first) } else { first != fold(self.root_name()) };
        let prefix = (!is_clear).then(|| self.root_name());
        AreaPath::of(prefix.into_iter().chain(names)).to_string()
    }
}
