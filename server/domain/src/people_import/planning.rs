//! From rows and what is stored to a plan.

use std::collections::BTreeMap;

use super::areas::{self, Areas, most_used};
use super::header::{Field, Mapping};
use super::issue::{Issue, Problem};
use super::leads;
use super::managers::{self, Managers, Member};
use super::matching::{self, Matching, Who};
use super::plan::{AreaRef, NewPerson, NewRole, Options, PersonRef, Plan, RoleRef, Target};
use super::rows::{ImportRow, Parsed};
use super::snapshot::{ExistingPerson, Snapshot, employee_id_key};
use crate::text::fold;

/// What an import of these rows would do to what is stored. O(n log n) in rows and people together.
#[must_use]
pub fn plan(parsed: &Parsed, snapshot: &Snapshot, options: Options) -> Plan {
    let mut work = Work {
        rows: &parsed.rows,
        mapping: &parsed.mapping,
        snapshot,
        sound: parsed.rows.iter().map(|row| row.sound).collect(),
        issues: parsed.issues.clone(),
    };
    let matching = matching::matched(&mut work);
    if options.spares_admins {
        matching::report_admins(&mut work, &matching);
    }
    let areas = areas::resolved(&mut work);
    let managers = managers::resolved(&mut work, &matching);
    Planning::new(&work, &matching, areas, &managers).finish(options)
}

/// What the steps of planning share.
pub(super) struct Work<'a> {
    pub rows: &'a [ImportRow],
    mapping: &'a Mapping,
    pub snapshot: &'a Snapshot,
    /// For each row, whether no error has been found in it.
    pub sound: Vec<bool>,
    issues: Vec<Issue>,
}

impl Work<'_> {
    pub fn is_mapped(&self, field: Field) -> bool {
        self.mapping.get(field).is_some()
    }

    /// Reports a problem of a row's field, which may be a warning.
    pub fn error(&mut self, row: usize, field: Field, problem: Problem) {
        let read = &self.rows[row];
        let value = match field {
            Field::EmployeeId => read.employee_id.clone(),
            Field::Email => read.email.clone(),
            Field::Area => read.area.as_ref().map(ToString::to_string),
            Field::Manager => read.manager.as_ref().map(|manager| manager.as_str().to_owned()),
            _ => None,
        };
        self.sound[row] &= problem.is_warning();
        self.issues.push(Issue {
            line: read.line,
            column: self.mapping.get(field).map(|column| column + 1),
            field: Some(field),
            value: Issue::shortened(&value.unwrap_or_default()),
            problem,
        });
    }
}

/// A plan in the making.
pub(super) struct Planning<'a> {
    pub(super) work: &'a Work<'a>,
    pub(super) matching: &'a Matching,
    pub(super) areas: Areas<'a>,
    /// The manager of every member after the import.
    pub(super) managers: Vec<Option<Member>>,
    /// The rows of new people, in the order of the plan, and for each row its place there.
    pub(super) new_rows: Vec<usize>,
    pub(super) new_numbers: Vec<Option<u32>>,
    pub(super) role_numbers: BTreeMap<(AreaRef, String), u32>,
    pub(super) plan: Plan,
}

impl<'a> Planning<'a> {
    fn new(work: &'a Work<'a>, matching: &'a Matching, areas: Areas<'a>, managers: &Managers) -> Self {
        let is_new = |row: &usize| work.sound[*row] && matching.who[*row] == Some(Who::New);
        let mut new_rows: Vec<usize> = (0..work.rows.len()).filter(is_new).collect();
        new_rows.sort_by_cached_key(|row| {
            let row = &work.rows[*row];
            order_key(row.employee_id.as_deref(), row.email.as_deref())
        });
        let mut new_numbers = vec![None; work.rows.len()];
        for (number, row) in (0..).zip(&new_rows) {
            new_numbers[*row] = Some(number);
        }
        Self {
            managers: managers::after_import(work, matching, managers),
            work,
            matching,
            areas,
            new_rows,
            new_numbers,
            role_numbers: BTreeMap::new(),
            plan: Plan { issues: work.issues.clone(), ..Plan::default() },
        }
    }

    fn finish(mut self, options: Options) -> Plan {
        let sound: Vec<usize> = (0..self.work.rows.len())
            .filter(|row| self.work.sound[*row] && self.matching.who[*row].is_some())
            .collect();
        let nodes: Vec<Option<usize>> = (0..self.work.rows.len()).map(|row| self.area_node(row)).collect();
        self.plan.areas = self.areas.created(sound.iter().filter_map(|row| nodes[*row]));
        self.plan.roles = self.roles_to_create(&sound, &nodes);
        for row in self.new_rows.clone() {
            let target = self.target(row, nodes[row]);
            let line = self.work.rows[row].line;
            self.plan.new.push(NewPerson { line, target });
        }
        for row in sound {
            if let Some(Who::Existing(person)) = self.matching.who[row] {
                self.sort_existing(row, person, nodes[row]);
            }
        }
        for list in [&mut self.plan.changed, &mut self.plan.moved, &mut self.plan.reactivated] {
            list.sort_by_key(|change| change.id);
        }
        self.find_missing(options);
        self.warn_of_no_area();
        self.plan.leads = leads::proposed(&self.standing());
        self.plan.issues.sort_by_key(|issue| (issue.line, issue.column));
        self.plan
    }

    /// Said once for the file: said of each row, it would hide everything else.
    fn warn_of_no_area(&mut self) {
        let people = u64::try_from(self.plan.new.len()).unwrap_or(u64::MAX);
        if people > 0 && !self.work.is_mapped(Field::Area) {
            let (value, problem) = (String::new(), Problem::NoAreaColumn { people });
            self.plan.issues.push(Issue { line: 1, column: None, field: Some(Field::Area), value, problem });
        }
    }

    pub(super) fn existing(&self, row: usize) -> Option<&'a ExistingPerson> {
        match self.matching.who[row]? {
            Who::Existing(person) => self.work.snapshot.people.get(person),
            Who::New => None,
        }
    }

    /// The area of a row after the import: as the file says, or, where it has no such column, as it is.
    pub(super) fn area_node(&self, row: usize) -> Option<usize> {
        let named = self.areas.of_row.get(row).copied().flatten();
        let kept = self.existing(row).filter(|_| !self.work.is_mapped(Field::Area));
        named.or_else(|| self.areas.node_of(kept?.area)).or(Some(areas::ROOT))
    }

    /// The title of a row's role after the import.
    fn title(&self, row: usize) -> Option<&'a str> {
        if self.work.is_mapped(Field::Role) {
            return self.work.rows[row].role.as_deref();
        }
        let role = self.existing(row)?.role?;
        Some(self.work.snapshot.role(role)?.title.as_str())
    }

    fn stored_role(&self, row: usize, area: AreaRef, folded_title: &str) -> Option<RoleRef> {
        let AreaRef::Existing(area) = area else {
            return None;
        };
        let own = self.existing(row).and_then(|person| self.work.snapshot.role(person.role?));
        let own = own.filter(|role| role.area == area && fold(&role.title) == folded_title).map(|role| role.id);
        own.or_else(|| self.work.snapshot.role_titled(area, folded_title)).map(RoleRef::Existing)
    }

    fn roles_to_create(&mut self, rows: &[usize], nodes: &[Option<usize>]) -> Vec<NewRole> {
        let mut spellings: BTreeMap<(AreaRef, String), BTreeMap<String, u64>> = BTreeMap::new();
        for row in rows {
            let Some((title, node)) = self.title(*row).zip(nodes[*row]) else {
                continue;
            };
            let (area, folded) = (self.areas.reference(node), fold(title));
            if self.stored_role(*row, area, &folded).is_none() {
                *spellings.entry((area, folded)).or_default().entry(title.to_owned()).or_insert(0) += 1;
            }
        }
        let mut roles = Vec::new();
        for (number, (key, titles)) in (0..).zip(spellings) {
            let title = most_used(&titles).to_owned();
            roles.push(NewRole { area: key.0, title });
            self.role_numbers.insert(key, number);
        }
        roles
    }

    fn person_ref(&self, member: Member) -> Option<PersonRef> {
        let people = &self.work.snapshot.people;
        if let Some(person) = people.get(member) {
            return Some(PersonRef::Existing(person.id));
        }
        let number = self.new_numbers.get(member - people.len()).copied().flatten();
        number.map(PersonRef::New)
    }

    pub(super) fn target(&self, row: usize, node: Option<usize>) -> Target {
        let read = &self.work.rows[row];
        let person = self.existing(row);
        let area = self.areas.reference(node.unwrap_or(areas::ROOT));
        let role = self.title(row).and_then(|title| {
            let folded = fold(title);
            let stored = self.stored_role(row, area, &folded);
            stored.or_else(|| self.role_numbers.get(&(area, folded)).copied().map(RoleRef::New))
        });
        let manager = managers::member(self.work, self.matching, row)
            .and_then(|member| self.managers[member])
            .and_then(|manager| self.person_ref(manager));
        let hired_on =
            if self.work.is_mapped(Field::HiredOn) { read.hired_on } else { person.and_then(|person| person.hired_on) };
        Target {
            employee_id: read.employee_id.clone().or_else(|| person?.employee_id.clone()),
            name: read.name.clone(),
            email: read.email.clone().or_else(|| person?.email.clone()),
            area,
            role,
            manager,
            hired_on,
        }
    }
}

/// The order of new people: those with a number by number, then the others by e-mail address. Numbers of
/// digits alone compare as numbers.
pub(super) fn order_key(employee_id: Option<&str>, email: Option<&str>) -> (bool, String) {
    match employee_id.map(employee_id_key) {
        Some(key) if key.bytes().all(|byte| byte.is_ascii_digit()) => (false, format!("{key:0>64} {key}")),
        Some(key) => (false, key),
        None => (true, email.unwrap_or_default().to_owned()),
    }
}
