//! The import as a whole. [`World`] is what is stored; it applies plans as a store has to.

mod areas;
mod people;
mod round_trip;
mod shared_file;

use std::collections::BTreeMap;

use uuid::Uuid;

use super::*;
use crate::date::Date;
use crate::ids::{AreaId, PersonId, RoleId};

#[derive(Clone)]
struct World {
    areas: Vec<ExistingArea>,
    roles: Vec<ExistingRole>,
    people: Vec<ExistingPerson>,
    last_id: u128,
}

const ROOT: AreaId = AreaId(Uuid::from_u128(1));

impl World {
    /// An organisation with nobody in it.
    fn new(name: &str) -> Self {
        let root = ExistingArea { id: ROOT, parent: None, name: name.to_owned(), has_lead: false };
        Self { areas: vec![root], roles: Vec::new(), people: Vec::new(), last_id: 1 }
    }

    fn id(&mut self) -> Uuid {
        self.last_id += 1;
        Uuid::from_u128(self.last_id)
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot::new(self.areas.clone(), self.roles.clone(), self.people.clone()).unwrap()
    }

    fn plan(&self, csv: &str) -> Plan {
        self.plan_by(csv, Options::default())
    }

    fn plan_by(&self, csv: &str, options: Options) -> Plan {
        let table = Table::read(csv.as_bytes()).unwrap();
        let parsed = table.rows(&Mapping::guess(&table.header)).unwrap();
        plan(&parsed, &self.snapshot(), options)
    }

    /// Imports a file that has to be faultless.
    fn import(&mut self, csv: &str) -> Plan {
        let plan = self.plan(csv);
        assert_eq!(plan.errors().next(), None);
        self.apply(&plan);
        plan
    }

    fn apply(&mut self, plan: &Plan) {
        let mut areas = Vec::new();
        for area in &plan.areas {
            let id = AreaId(self.id());
            let parent = Some(resolve_area(area.parent, &areas));
            areas.push(id);
            let name = area.name.clone();
            self.areas.push(ExistingArea { id, parent, name, has_lead: false });
        }
        let mut roles = Vec::new();
        for role in &plan.roles {
            let id = RoleId(self.id());
            roles.push(id);
            let area = resolve_area(role.area, &areas);
            let title = role.title.clone();
            self.roles.push(ExistingRole { id, area, title });
        }
        let new: Vec<PersonId> = plan.new.iter().map(|_| PersonId(self.id())).collect();
        let person = |id: PersonId, target: &Target| ExistingPerson {
            id,
            employee_id: target.employee_id.clone(),
            name: target.name.clone(),
            email: target.email.clone(),
            area: resolve_area(target.area, &areas),
            role: target.role.map(|role| match role {
                RoleRef::Existing(id) => id,
                RoleRef::New(number) => roles[number as usize],
            }),
            manager: target.manager.map(|manager| match manager {
                PersonRef::Existing(id) => id,
                PersonRef::New(number) => new[number as usize],
            }),
            hired_on: target.hired_on,
            active: true,
            imported: true,
            admin: false,
        };
        for (id, created) in new.iter().zip(&plan.new) {
            self.people.push(person(*id, &created.target));
        }
        for change in plan.changed.iter().chain(&plan.moved).chain(&plan.reactivated) {
            let stored = self.people.iter_mut().find(|person| person.id == change.id).unwrap();
            let (imported, admin) = (stored.imported, stored.admin);
            *stored = ExistingPerson { imported, admin, ..person(change.id, &change.target) };
        }
        for person in &mut self.people {
            person.active &= !plan.to_deactivate.contains(&person.id);
        }
        self.check();
    }

    /// What the database would refuse.
    fn check(&self) {
        let unique = |values: Vec<String>| {
            let mut seen = std::collections::BTreeSet::new();
            for value in values {
                assert!(seen.insert(value.clone()), "twice: {value}");
            }
        };
        let fold = crate::text::fold;
        unique(self.people.iter().filter_map(|person| person.email.clone()).collect());
        unique(self.people.iter().filter_map(|person| person.employee_id.clone()).collect());
        unique(self.areas.iter().map(|area| format!("{:?}/{}", area.parent, fold(&area.name))).collect());
        unique(self.roles.iter().map(|role| format!("{}/{}", role.area, fold(&role.title))).collect());
        for person in &self.people {
            let role = person.role.map(|id| self.roles.iter().find(|role| role.id == id).unwrap());
            assert!(role.is_none_or(|role| role.area == person.area), "{person:?} has a role elsewhere");
        }
    }

    fn named(&mut self, name: &str) -> &mut ExistingPerson {
        self.people.iter_mut().find(|person| person.name == name).unwrap()
    }

    /// For each person the path of the area, the title, and the manager's name.
    fn placed(&self) -> BTreeMap<String, (String, String, String)> {
        let snapshot = self.snapshot();
        let people = self.people.iter().map(|person| {
            let role = person.role.and_then(|id| self.roles.iter().find(|role| role.id == id));
            let manager = self.people.iter().find(|other| Some(other.id) == person.manager);
            let area = snapshot.area_text(person.area);
            let title = role.map(|role| role.title.clone()).unwrap_or_default();
            (person.name.clone(), (area, title, manager.map(|manager| manager.name.clone()).unwrap_or_default()))
        });
        people.collect()
    }
}

fn resolve_area(area: AreaRef, new: &[AreaId]) -> AreaId {
    match area {
        AreaRef::Existing(id) => id,
        AreaRef::New(number) => new[number as usize],
    }
}

/// Line, field, value and problem of each issue.
fn issues(plan: &Plan) -> Vec<(u64, Field, &str, Problem)> {
    let issues = plan.issues.iter();
    issues.map(|issue| (issue.line, issue.field.unwrap(), issue.value.as_str(), issue.problem.clone())).collect()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}
