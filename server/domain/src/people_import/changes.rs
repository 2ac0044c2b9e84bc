//! What differs between a stored person and their row.

use super::cell::tidy;
use super::header::Field;
use super::plan::{AreaRef, FieldChange, PersonChange, PersonRef, RoleRef, Target};
use super::planning::Planning;
use super::snapshot::{ExistingPerson, email_key};
use crate::text::fold;

impl Planning<'_> {
    /// Puts a stored person of the file where the plan has them.
    pub(super) fn sort_existing(&mut self, row: usize, index: usize, node: Option<usize>) {
        let Some(person) = self.work.snapshot.people.get(index) else {
            return;
        };
        let target = self.target(row, node);
        let fields = self.differences(person, &target, node);
        let is_moved = target.area != AreaRef::Existing(person.area);
        if person.active && fields.is_empty() {
            self.plan.unchanged += 1;
            return;
        }
        let list = match (person.active, is_moved) {
            (false, _) => &mut self.plan.reactivated,
            (true, true) => &mut self.plan.moved,
            (true, false) => &mut self.plan.changed,
        };
        list.push(PersonChange { id: person.id, line: self.work.rows[row].line, fields, target });
    }

    fn differences(&self, person: &ExistingPerson, target: &Target, node: Option<usize>) -> Vec<FieldChange> {
        let mut fields = Vec::new();
        let mut compare = |field, is_same: bool, before: Option<String>, after: Option<String>| {
            if !is_same {
                fields.push(FieldChange { field, before, after });
            }
        };
        let number = (person.employee_id.clone(), target.employee_id.clone());
        compare(Field::EmployeeId, number.0.as_deref().map(tidy) == number.1, number.0, number.1);
        compare(Field::Name, tidy(&person.name) == target.name, Some(person.name.clone()), Some(target.name.clone()));
        let email = (person.email.clone(), target.email.clone());
        compare(Field::Email, email.0.as_deref().map(email_key) == email.1.as_deref().map(email_key), email.0, email.1);
        let before = person.role.and_then(|role| self.work.snapshot.role(role)).map(|role| role.title.clone());
        let after = target.role.and_then(|role| self.role_title(role));
        // A role is of its area: to hold the same title elsewhere is told as the move that it is.
        let is_moved = target.area != AreaRef::Existing(person.area);
        let same_title = is_moved && before.as_deref().map(fold) == after.as_deref().map(fold);
        let same_role = target.role == person.role.map(RoleRef::Existing) || same_title;
        compare(Field::Role, same_role, before, after);
        let before = self.areas.node_of(person.area).map(|node| self.areas.text(node));
        compare(Field::Area, !is_moved, before, node.map(|node| self.areas.text(node)));
        let same_manager = target.manager == person.manager.map(PersonRef::Existing);
        let before = person.manager.and_then(|manager| self.label(PersonRef::Existing(manager)));
        compare(Field::Manager, same_manager, before, target.manager.and_then(|manager| self.label(manager)));
        let (before, after) = (person.hired_on, target.hired_on);
        compare(Field::HiredOn, before == after, before.map(String::from), after.map(String::from));
        fields
    }

    fn role_title(&self, role: RoleRef) -> Option<String> {
        match role {
            RoleRef::Existing(id) => self.work.snapshot.role(id).map(|role| role.title.clone()),
            RoleRef::New(number) => {
                let role = usize::try_from(number).ok().and_then(|number| self.plan.roles.get(number));
                role.map(|role| role.title.clone())
            }
        }
    }

    fn label(&self, person: PersonRef) -> Option<String> {
        match person {
            PersonRef::Existing(id) => {
                let person = self.work.snapshot.people.get(self.work.snapshot.index_of(id)?)?;
                Some(person.label().to_owned())
            }
            PersonRef::New(number) => {
                let target = &self.plan.new.get(usize::try_from(number).ok()?)?.target;
                target.email.clone().or_else(|| target.employee_id.clone())
            }
        }
    }
}
