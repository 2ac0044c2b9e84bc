//! Who reports to whom, with everybody in place.

use super::header::Field;
use super::issue::Problem;
use super::matching::{Matching, Who};
use super::planning::Work;
use super::rows::ManagerName;
use super::snapshot::{email_key, employee_id_key};

/// Somebody, stored or new: a stored person's place in the snapshot, or after those the row.
pub(super) type Member = usize;

/// For each row, the manager that the file names, if it names one.
#[derive(Debug)]
pub(super) struct Managers {
    pub of_row: Vec<Option<Member>>,
}

/// The member that a row is about.
pub(super) fn member(work: &Work<'_>, matching: &Matching, row: usize) -> Option<Member> {
    match matching.who[row]? {
        Who::Existing(person) => Some(person),
        Who::New => Some(work.snapshot.people.len() + row),
    }
}

/// Finds every row's manager among the rows and the stored people, whatever their order, and reports those
/// that nobody is, and circles.
pub(super) fn resolved(work: &mut Work<'_>, matching: &Matching) -> Managers {
    let mut of_row = vec![None; work.rows.len()];
    for (row, found) in of_row.iter_mut().enumerate() {
        let Some(name) = &work.rows[row].manager else {
            continue;
        };
        let (in_file, stored) = match name {
            ManagerName::Email(email) => {
                let key = email_key(email);
                (matching.with_email(&key), work.snapshot.with_email(&key))
            }
            ManagerName::EmployeeId(employee_id) => {
                let key = employee_id_key(employee_id);
                (matching.with_employee_id(&key), work.snapshot.with_employee_id(&key))
            }
        };
        let in_file = in_file.and_then(|row| member(work, matching, row).or(Some(work.snapshot.people.len() + row)));
        match in_file.or(stored) {
            None => work.error(row, Field::Manager, Problem::UnknownManager),
            Some(manager) if Some(manager) == member(work, matching, row) => {
                work.error(row, Field::Manager, Problem::OwnManager);
            }
            manager => *found = manager,
        }
    }
    let managers = Managers { of_row };
    report_circles(work, matching, &managers);
    managers
}

/// The manager of every member after the import.
pub(super) fn after_import(work: &Work<'_>, matching: &Matching, managers: &Managers) -> Vec<Option<Member>> {
    let people = &work.snapshot.people;
    let mut after: Vec<Option<Member>> = people
        .iter()
        .map(|person| person.manager.and_then(|manager| work.snapshot.index_of(manager)))
        .chain(std::iter::repeat_n(None, work.rows.len()))
        .collect();
    if work.is_mapped(Field::Manager) {
        for (row, manager) in managers.of_row.iter().enumerate() {
            if let Some(member) = member(work, matching, row) {
                after[member] = *manager;
            }
        }
    }
    after
}

fn report_circles(work: &mut Work<'_>, matching: &Matching, managers: &Managers) {
    let after = after_import(work, matching, managers);
    // 0: not seen; otherwise the number of the walk that came by first.
    let mut walk_of = vec![0_usize; after.len()];
    let mut in_circle = vec![false; after.len()];
    for start in 0..after.len() {
        let mut at = start;
        while walk_of[at] == 0 {
            walk_of[at] = start + 1;
            let Some(above) = after[at] else { break };
            at = above;
        }
        let closes_here = walk_of[at] == start + 1 && after[at].is_some();
        if closes_here && !in_circle[at] {
            let round = std::iter::successors(after[at], |at| after[*at]);
            in_circle[at] = true;
            for member in round.take_while(|member| *member != at) {
                in_circle[member] = true;
            }
        }
    }
    for row in 0..work.rows.len() {
        let in_circle = member(work, matching, row).is_some_and(|member| in_circle[member]);
        if in_circle && managers.of_row[row].is_some() {
            work.error(row, Field::Manager, Problem::ManagerCycle);
        }
    }
}
