//! Statements as their pages show them. Texts are Markdown as they were written.

use crate::{
    ids::{AreaId, ContributionId, JourneyId, StatementId, TouchpointId},
    statement::{ChangeKind, Reading, StatementKind},
    time::Millis,
    view::{checkins::WorkEntry, contributions::ContributionView},
    week::WeekId,
};
use serde::{Deserialize, Serialize};

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    pub at: Millis,
    /// A person's name; none if it was not a person.
    pub by: Option<String>,
}

/// What the company says it is, as everybody sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Creed {
    /// In the order in which they are read.
    pub statements: Vec<CreedStatement>,
    /// For those who write; empty for everybody else.
    pub drafts: Vec<Draft>,
    /// For those who write; empty for everybody else.
    pub retired: Vec<Retired>,
}

impl Creed {
    /// What the reader has still to acknowledge.
    pub fn unread(&self) -> impl Iterator<Item = &CreedStatement> {
        self.statements.iter().filter(|statement| !statement.reading.is_current())
    }
}

/// A current statement with how far the reader has read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreedStatement {
    pub id: StatementId,
    pub kind: StatementKind,
    pub number: i32,
    pub title: String,
    pub body: String,
    pub published: Done,
    pub reading: Reading,
}

/// A version that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub id: StatementId,
    pub kind: StatementKind,
    pub number: i32,
    pub title: String,
    pub saved: Done,
}

/// A statement that is no longer said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retired {
    pub id: StatementId,
    pub kind: StatementKind,
    pub title: String,
    pub retired: Done,
}

/// One version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    pub number: i32,
    pub title: String,
    pub body: String,
    pub change: Option<ChangeKind>,
    pub change_note: String,
    /// None for a draft.
    pub published: Option<Done>,
    /// The one that holds.
    pub current: bool,
}

/// A statement's own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementPage {
    pub id: StatementId,
    pub kind: StatementKind,
    pub retired: Option<Done>,
    /// The one that holds, or did last.
    pub current: Version,
    /// None once it is retired: nobody is asked to read it.
    pub reading: Option<Reading>,
    /// Published ones, latest first; for those who write, the draft before them.
    pub versions: Vec<Version>,
    /// Where customers meet it.
    pub carriers: Vec<Carrier>,
    /// The reader may see work that was done for it.
    pub work: bool,
}

/// One version on a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionPage {
    pub id: StatementId,
    pub kind: StatementKind,
    pub version: Version,
    /// The published version before it.
    pub before: Option<i32>,
}

/// A touchpoint of the published experience that carries a statement, or where a role declares it all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carrier {
    pub touchpoint: TouchpointId,
    pub name: String,
    pub moment_of_truth: bool,
    pub journey: JourneyId,
    pub journey_name: String,
    pub carries: bool,
    /// Those with a confirmed contribution, the fresh first; the first of them.
    pub roles: Vec<ServingRole>,
    /// How many more there are.
    pub more: i64,
}

/// A role that declares a statement at a touchpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServingRole {
    pub contribution: ContributionId,
    pub title: String,
    pub area: String,
    pub fresh: bool,
}

/// What was done for a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementWork {
    pub id: StatementId,
    pub kind: StatementKind,
    pub title: String,
    /// The week closed last; none before the first has closed.
    pub week: Option<WeekId>,
    pub entries: Vec<WorkEntry>,
    /// Else they are examples, without names.
    pub by_name: bool,
}

/// Two versions, and what became of the one in the other.
#[cfg(feature = "server")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    pub id: StatementId,
    pub kind: StatementKind,
    pub from: Version,
    pub to: Version,
    pub title: Vec<crate::diff::Piece>,
    pub body: Vec<crate::diff::Piece>,
    /// The versions to choose from, latest first.
    pub numbers: Vec<i32>,
}

#[cfg(feature = "server")]
impl Comparison {
    /// Whether the two say the same, word for word.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.from.title == self.to.title && self.from.body == self.to.body
    }
}

/// What the editor starts with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftPage {
    pub id: StatementId,
    pub kind: StatementKind,
    /// The number that it will have.
    pub number: i32,
    pub title: String,
    pub body: String,
    /// 0 while there is no draft and the text is that of the current version.
    pub revision: i64,
    /// None while nothing was saved.
    pub saved: Option<Done>,
    /// The current version's number.
    pub current: Option<i32>,
}

/// What is about to be published.
#[cfg(feature = "server")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishPage {
    pub draft: DraftPage,
    /// None before the first publication.
    pub comparison: Option<Comparison>,
    /// Active people who would be asked to read it.
    pub people: i64,
    /// Of them, those who have acknowledged what holds now.
    pub acknowledged: i64,
}

/// What retiring a statement takes away, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetirePage {
    pub id: StatementId,
    pub kind: StatementKind,
    /// The sentence that holds now.
    pub title: String,
    /// There is a draft, which goes along.
    pub with_draft: bool,
    /// Contributions that need another statement then: the confirmed and the proposed.
    pub contributions: Vec<ContributionView>,
}

/// Who has acknowledged what, by area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcknowledgementPage {
    pub statements: Vec<StatementReadings>,
    /// The one that the areas are counted for; none for all.
    pub chosen: Option<StatementId>,
    /// Every area with everything under it, the organisation first.
    pub areas: Vec<AreaReadings>,
}

/// How many active people acknowledged a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementReadings {
    pub id: StatementId,
    pub kind: StatementKind,
    pub title: String,
    pub number: i32,
    pub count: Readings,
}

/// An area with everything under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaReadings {
    pub area: AreaId,
    pub parent: Option<AreaId>,
    pub name: String,
    /// 0 for the organisation.
    pub depth: u32,
    pub external: bool,
    /// Active people.
    pub people: i64,
    pub count: Readings,
}

/// Pairs of an active person and a current statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Readings {
    /// Acknowledged as asked for.
    pub current: i64,
    /// Only an earlier version was.
    pub earlier: i64,
    /// All pairs.
    pub pairs: i64,
}

impl Readings {
    /// Both together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self {
            current: self.current + other.current,
            earlier: self.earlier + other.earlier,
            pairs: self.pairs + other.pairs,
        }
    }

    /// Pairs of which no version was acknowledged.
    #[must_use]
    pub const fn unread(self) -> i64 {
        self.pairs - self.current - self.earlier
    }
}
