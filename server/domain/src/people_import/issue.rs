//! What is wrong with a row, exactly.

use serde::{Deserialize, Serialize};

use super::header::Field;

/// What is wrong. No text: screens and the command line put it into words in each language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// The row has cells with content beyond the last column of the header.
    TooManyCells {
        expected: u32,
        found: u32,
    },
    /// Neither an employee number nor an e-mail address.
    NoIdentifier,
    MissingName,
    /// The employee number stands on an earlier line already.
    DuplicateEmployeeId {
        first_line: u64,
    },
    /// The e-mail address stands on an earlier line already.
    DuplicateEmail {
        first_line: u64,
    },
    /// The e-mail address belongs to a stored person whom the file does not show to be this one.
    EmailOfAnother {
        name: String,
    },
    /// The row would change the number or address of an admin, or bring one back, and whoever imports is none.
    AdminAccount {
        name: String,
    },
    BadEmail,
    /// Not a day written as `2026-11-23`, `23/11/2026` or `23-11-2026`, or no day between 1900 and 2100.
    BadDate,
    /// NUL or another control character.
    ControlCharacters,
    /// More characters than the field takes.
    TooLong {
        max: u32,
    },
    /// An area's path with an empty part, as in `Operations//Shipping`.
    BadAreaPath,
    /// An area's path with more than so many parts.
    AreaTooDeep {
        max: u32,
    },
    /// Several areas have this name; the paths tell them apart.
    AmbiguousArea {
        paths: Vec<String>,
    },
    /// Nobody in the file or among the stored people has this e-mail address or number.
    UnknownManager,
    /// The managers lead round in a circle.
    ManagerCycle,
    /// A warning: no area, so the person goes to the root.
    NoArea,
    /// A warning about the file: no column says the area, so that so many new people go to the root.
    NoAreaColumn {
        people: u64,
    },
    /// A warning: no role.
    NoRole,
    /// A warning: the person is named as their own manager, so they have none.
    OwnManager,
}

impl Problem {
    /// A warning does not keep the file from being applied.
    #[must_use]
    pub const fn is_warning(&self) -> bool {
        matches!(self, Self::NoArea | Self::NoAreaColumn { .. } | Self::NoRole | Self::OwnManager)
    }
}

/// Something wrong, and where.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Issue {
    /// The line of the file on which the row starts (the file's first line is 1).
    pub line: u64,
    /// The column, from 1; none where it is the row as a whole, or the file.
    pub column: Option<u32>,
    /// What the column was taken for.
    pub field: Option<Field>,
    /// The value as written, cut after [`Issue::MOST_CHARS`] characters.
    pub value: String,
    pub problem: Problem,
}

impl Issue {
    pub const MOST_CHARS: usize = 80;

    pub(super) fn shortened(value: &str) -> String {
        match value.char_indices().nth(Self::MOST_CHARS) {
            Some((end, _)) => format!("{}…", &value[..end]),
            None => value.to_owned(),
        }
    }
}
