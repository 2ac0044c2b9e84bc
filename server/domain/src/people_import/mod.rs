//! People from a CSV file: reading it, saying exactly what is wrong with it, and planning what an import
//! would do. Nothing here stores anything.
//!
//! The way of a file:
//! 1. [`Table::read`] turns bytes into a header and records, or says why the file is none of ours.
//! 2. [`Mapping::guess`] finds which column is what; a person may correct it.
//! 3. [`Table::rows`] reads each record into an [`ImportRow`], with an [`Issue`] for each fault.
//! 4. [`plan`] compares the rows with a [`Snapshot`] of what is stored. The [`Plan`] says who is new,
//!    changed, moved, reactivated or missing, and is applied as a whole or not at all: a plan with errors
//!    never is.
//!
//! Importing the same file again gives a plan that [`Plan::is_empty`]. The plan does not depend on the
//! order of the rows (line numbers apart, and which of two duplicates is told to be the second one).
//!
//! **Who is who.** A person is known by the employee number, else by the e-mail address. A row with a
//! number is never taken for a stored person with another number, even when the address is the same: that
//! would hand one person's history to another. It is reported instead.
//!
//! **Empty cells.** In a column that is mapped, an empty manager, role or date of hiring means that there is
//! none, and an empty area means the root. An empty number or e-mail address keeps what is stored, since
//! people are known by them. A column that is not mapped leaves its field alone.

mod areas;
mod cell;
mod changes;
mod export;
mod file;
mod header;
mod issue;
mod leads;
mod managers;
mod matching;
mod missing;
mod path;
mod plan;
mod planning;
mod rows;
mod snapshot;

pub(crate) use cell::guarded;
pub use cell::{MAX_AREA, MAX_EMAIL, MAX_EMPLOYEE_ID, MAX_NAME, MAX_ROLE, normal_email};
pub use export::export;
pub use file::{Delimiter, Encoding, FileProblem, MAX_ROWS, Record, Table};
pub use header::{Field, Mapping, MappingProblem};
pub use issue::{Issue, Problem};
pub use path::{AreaPath, MAX_DEPTH};
pub use plan::{
    AreaRef, Counts, FieldChange, LeadProposal, NewArea, NewPerson, NewRole, Options, PersonChange, PersonRef, Plan,
    RoleRef, Spared, Target, WhySpared,
};
pub use planning::plan;
pub use rows::{ImportRow, ManagerName, Parsed};
pub use snapshot::{ExistingArea, ExistingPerson, ExistingRole, Snapshot};

#[cfg(test)]
mod tests;
