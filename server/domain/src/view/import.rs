//! What an import of people shows on its way: columns, preview, progress, outcome.

use crate::{
    ids::ImportId,
    people_import::{Counts, Delimiter, Encoding, FieldChange, Issue, Mapping, WhySpared},
    problem::Problem,
    time::Millis,
};
use serde::{Deserialize, Serialize};

/// One line of the list of files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadLine {
    pub id: ImportId,
    pub file_name: String,
    pub created_at: Millis,
    pub updated_at: Millis,
    /// What came of it; none while it waits or is being applied.
    pub outcome: Option<Outcome>,
}

/// An uploaded file, wherever it is on its way.
#[derive(Debug, Clone)]
pub struct ImportView {
    pub id: ImportId,
    pub file_name: String,
    pub stage: Stage,
}

#[derive(Debug, Clone)]
pub enum Stage {
    Columns(Box<ColumnsView>),
    Preview(Box<PreviewView>),
    Applying { done: i64, total: i64 },
    Applied(Outcome),
}

/// Which column is what.
#[derive(Debug, Clone)]
pub struct ColumnsView {
    pub encoding: Encoding,
    pub delimiter: Delimiter,
    pub rows: i64,
    pub columns: Vec<ColumnView>,
    /// As confirmed, else as guessed.
    pub mapping: Mapping,
}

/// A column with what stands in its first rows.
#[derive(Debug, Clone)]
pub struct ColumnView {
    pub heading: String,
    pub samples: Vec<String>,
}

/// Which of a plan's people are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    Leaving,
    Moved,
    Changed,
    Reactivated,
    New,
}

impl ListKind {
    /// Those that need the closest look first.
    pub const ALL: [Self; 5] = [Self::Leaving, Self::Moved, Self::Changed, Self::Reactivated, Self::New];

    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Leaving => "leaving",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Reactivated => "reactivated",
            Self::New => "new",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    #[must_use]
    pub const fn count(self, counts: &Counts) -> u64 {
        match self {
            Self::Leaving => counts.to_deactivate,
            Self::Moved => counts.moved,
            Self::Changed => counts.changed,
            Self::Reactivated => counts.reactivated,
            Self::New => counts.new,
        }
    }
}

/// What applying a file would do.
#[derive(Debug, Clone)]
pub struct PreviewView {
    pub counts: Counts,
    /// Of the plan; applying is refused if it is no longer the same.
    pub fingerprint: String,
    pub needs_confirmation: bool,
    /// Active people whom imports created: what `to_deactivate` is a part of.
    pub imported: i64,
    /// The file's headings, for naming columns.
    pub headings: Vec<String>,
    /// The first ones; `counts` has how many there are.
    pub errors: Vec<Issue>,
    /// The first ones.
    pub warnings: Vec<Issue>,
    pub list: ListKind,
    /// From 1.
    pub page: i64,
    /// One page of the list.
    pub people: Vec<PersonLine>,
    pub leads: Vec<LeadLine>,
    pub spared: Vec<SparedLine>,
    /// Paths of the first areas to be created.
    pub areas: Vec<String>,
    /// Why the last attempt to apply it came to nothing.
    pub refused: Option<Problem>,
    /// The server stopped while it was being applied; nothing was.
    pub interrupted: bool,
}

/// People on one page of a preview's list.
pub const PREVIEW_PAGE: i64 = 50;

/// Somebody whom the import touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// Of the file; none for somebody who is missing from it.
    pub line: Option<u64>,
    pub name: String,
    /// E-mail address, else number.
    pub login: String,
    pub area: String,
    pub role: Option<String>,
    /// Before and after; empty for somebody who is new or leaves.
    pub changes: Vec<FieldChange>,
}

/// A proposed lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadLine {
    /// Its place in the plan, by which it is accepted.
    pub index: usize,
    pub area: String,
    pub name: String,
    pub votes: u64,
    /// Others are named by as many.
    pub level_with: u64,
    pub members: u64,
}

/// Somebody who is missing from the file and stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SparedLine {
    pub name: String,
    pub why: WhySpared,
}

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outcome {
    pub counts: Counts,
    /// Areas that got a lead.
    pub leads: u64,
    /// The organisation was made as well.
    pub organisation: bool,
}
