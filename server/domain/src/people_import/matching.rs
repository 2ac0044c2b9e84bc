//! Which row is which person.

use std::collections::HashMap;

use super::header::Field;
use super::issue::Problem;
use super::planning::Work;
use super::snapshot::{email_key, employee_id_key};

/// Who a row is about: a stored person, by place in the snapshot, or somebody new.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Who {
    Existing(usize),
    New,
}

/// Rows and people, by each other. A row is in none of these when it repeats an earlier one's number or
/// address, or has neither.
#[derive(Default, Debug)]
pub(super) struct Matching {
    /// For each row.
    pub who: Vec<Option<Who>>,
    /// For each stored person, the row.
    pub row_of: Vec<Option<usize>>,
    by_employee_id: HashMap<String, usize>,
    by_email: HashMap<String, usize>,
}

impl Matching {
    /// The row with this number or address (as compared).
    pub fn with_employee_id(&self, key: &str) -> Option<usize> {
        self.by_employee_id.get(key).copied()
    }

    pub fn with_email(&self, key: &str) -> Option<usize> {
        self.by_email.get(key).copied()
    }
}

/// Matches rows with people: by number first, then by address where not both have a number.
pub(super) fn matched(work: &mut Work<'_>) -> Matching {
    let mut matching = Matching {
        who: vec![None; work.rows.len()],
        row_of: vec![None; work.snapshot.people.len()],
        ..Matching::default()
    };
    let candidates = without_duplicates(work, &mut matching);
    for row in &candidates {
        let Some(employee_id) = &work.rows[*row].employee_id else {
            continue;
        };
        if let Some(person) = work.snapshot.with_employee_id(&employee_id_key(employee_id)) {
            matching.who[*row] = Some(Who::Existing(person));
            matching.row_of[person] = Some(*row);
        }
    }
    for row in &candidates {
        if matching.who[*row].is_some() {
            continue;
        }
        let email = work.rows[*row].email.as_deref();
        let owner = email.and_then(|email| work.snapshot.with_email(&email_key(email)));
        let same = owner.filter(|person| {
            let both_numbered =
                work.rows[*row].employee_id.is_some() && work.snapshot.people[*person].employee_id.is_some();
            matching.row_of[*person].is_none() && !both_numbered
        });
        if let Some(person) = same {
            matching.row_of[person] = Some(*row);
        }
        matching.who[*row] = Some(same.map_or(Who::New, Who::Existing));
    }
    report_taken_emails(work, &matching);
    matching
}

/// The rows that can be matched; those that repeat a number or an address are reported.
fn without_duplicates(work: &mut Work<'_>, matching: &mut Matching) -> Vec<usize> {
    let mut candidates = Vec::with_capacity(work.rows.len());
    for row in 0..work.rows.len() {
        let (employee_id, email) = (&work.rows[row].employee_id, &work.rows[row].email);
        let employee_id = employee_id.as_deref().map(employee_id_key);
        let email = email.as_deref().map(email_key);
        let same_number = employee_id.as_ref().and_then(|key| matching.by_employee_id.get(key)).copied();
        let same_email = email.as_ref().and_then(|key| matching.by_email.get(key)).copied();
        if let Some(first) = same_number {
            let first_line = work.rows[first].line;
            work.error(row, Field::EmployeeId, Problem::DuplicateEmployeeId { first_line });
        }
        if let Some(first) = same_email {
            let first_line = work.rows[first].line;
            work.error(row, Field::Email, Problem::DuplicateEmail { first_line });
        }
        let is_known = employee_id.is_some() || email.is_some();
        if is_known && same_number.is_none() && same_email.is_none() {
            candidates.push(row);
        }
        // A repeated row still tells who has the part of it that is not repeated.
        for (key, index) in [(employee_id, &mut matching.by_employee_id), (email, &mut matching.by_email)] {
            if let Some(key) = key {
                index.entry(key).or_insert(row);
            }
        }
    }
    candidates
}

/// After the import, an address belongs to one person at most.
fn report_taken_emails(work: &mut Work<'_>, matching: &Matching) {
    for row in 0..work.rows.len() {
        let Some(email) = &work.rows[row].email else {
            continue;
        };
        let Some(owner) = work.snapshot.with_email(&email_key(email)) else {
            continue;
        };
        let gives_it_up = match matching.row_of[owner] {
            Some(own_row) => own_row == row || work.rows[own_row].email.is_some(),
            None => false,
        };
        if !gives_it_up && matching.who[row].is_some() {
            let name = work.snapshot.people[owner].name.clone();
            work.error(row, Field::Email, Problem::EmailOfAnother { name });
        }
    }
}

/// Rows that would hand an admin's account to somebody: with another number or address, or from being inactive.
pub(super) fn report_admins(work: &mut Work<'_>, matching: &Matching) {
    for row in 0..work.rows.len() {
        let Some(Who::Existing(person)) = matching.who[row] else {
            continue;
        };
        let (read, known) = (&work.rows[row], &work.snapshot.people[person]);
        if !known.admin {
            continue;
        }
        let differs = |read: Option<String>, known: Option<String>| read.is_some() && read != known;
        let number = differs(
            read.employee_id.as_deref().map(employee_id_key),
            known.employee_id.as_deref().map(employee_id_key),
        );
        let email = differs(read.email.as_deref().map(email_key), known.email.as_deref().map(email_key));
        let name = known.name.clone();
        let field = match (number, email) {
            (true, _) => Field::EmployeeId,
            (_, true) => Field::Email,
            _ if !known.active => Field::Name,
            _ => continue,
        };
        work.error(row, field, Problem::AdminAccount { name });
    }
}
