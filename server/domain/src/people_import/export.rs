//! The people as the CSV that an import reads.

use super::snapshot::Snapshot;
use crate::csv::{START, record};

/// The columns, in order.
const HEADER: [&str; 7] = ["employee_id", "name", "email", "role", "area", "manager_email", "hired_on"];

/// Everybody who is active, by id, as an UTF-8 CSV with a byte-order mark (so that spreadsheets read the
/// accents) and commas. Importing it again changes nothing.
///
/// A manager without an e-mail address is named by number. An area is written as its name where that is
/// clear, else as its path.
///
/// **Against formula injection**: a cell that a spreadsheet would calculate, because it begins with `=`, `+`,
/// `-` or `@` (or their full-width forms), gets an apostrophe before it; so does one that begins with such an
/// apostrophe itself. The import takes exactly one apostrophe off such cells, so that every value comes back
/// as it was. The price is that a file from elsewhere loses the apostrophe of `'=x`.
#[must_use]
pub fn export(snapshot: &Snapshot) -> String {
    let mut out = String::from(START);
    record(&mut out, HEADER);
    for person in snapshot.people.iter().filter(|person| person.active) {
        let role = person.role.and_then(|role| snapshot.role(role));
        let manager = person.manager.and_then(|manager| snapshot.people.get(snapshot.index_of(manager)?));
        let manager = manager.and_then(|manager| manager.email.as_deref().or(manager.employee_id.as_deref()));
        let area = snapshot.area(person.area).map(|area| snapshot.area_text(area.id)).unwrap_or_default();
        let hired_on = person.hired_on.map(String::from).unwrap_or_default();
        record(
            &mut out,
            [
                person.employee_id.as_deref().unwrap_or_default(),
                &person.name,
                person.email.as_deref().unwrap_or_default(),
                role.map_or("", |role| role.title.as_str()),
                &area,
                manager.unwrap_or_default(),
                &hired_on,
            ],
        );
    }
    out
}
