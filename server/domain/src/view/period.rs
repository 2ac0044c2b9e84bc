//! Alignment over a span of time: what was counted of its weeks, and what was published of the pulse in its periods.

use crate::{
    drift::Drift,
    ids::{ContributionId, JourneyId, StatementId, TouchpointId},
    measure::{Aligned, Measure},
    period::PeriodId,
    statement::StatementKind,
    time::Millis,
    view::{alignment::AreaFigures, checkins::WorkEntry},
};
use serde::{Deserialize, Serialize};

/// How long a span is: periods, the shown one the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Over {
    #[default]
    Period,
    /// Three periods.
    Quarter,
    /// Thirteen.
    Year,
}

impl Over {
    pub const ALL: [Self; 3] = [Self::Period, Self::Quarter, Self::Year];

    #[must_use]
    pub const fn periods(self) -> i32 {
        match self {
            Self::Period => 1,
            Self::Quarter => 3,
            Self::Year => 13,
        }
    }

    /// As it stands in an address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Period => "",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }
}

/// A period that can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodChoice {
    pub period: PeriodId,
    /// Its key was lost: nothing was published of it.
    pub lost: bool,
}

/// Which span is looked at, and which others there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Periods {
    pub shown: PeriodChoice,
    pub over: Over,
    /// Closed periods, latest first.
    pub all: Vec<PeriodChoice>,
    /// The period that is open, of whose pulse nothing is known.
    pub running: Option<PeriodId>,
}

/// Alignment area by area over a span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodResults {
    pub periods: Periods,
    /// The subject, which is the first of the rows, is the organisation.
    pub whole: bool,
    /// What may be seen of the tree, as it was when the period shown opened; a node before everything under it.
    pub rows: Vec<PeriodLine>,
    /// Of the whole organisation, for comparison.
    pub organisation: Aligned,
    /// Of the subject, up to 13 periods, oldest first; the last is the one shown.
    pub series: Vec<InPeriod>,
    /// What was published while the series ran, oldest first.
    pub marks: Vec<Mark>,
    /// Where promise and practice drift apart most, of the rows.
    pub drifts: Vec<Drift>,
}

/// What the board gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodReport {
    /// Its name.
    pub organisation: String,
    pub made_at: Millis,
    /// The purpose and the customer promise, as they stand now.
    pub promise: Vec<(StatementKind, String)>,
    pub results: PeriodResults,
}

/// An area over the span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodLine {
    /// Its figures are those of [`Self::now`].
    pub area: AreaFigures,
    pub now: Aligned,
    /// Over the periods before, as many as those shown.
    pub before: Aligned,
}

/// One area in one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InPeriod {
    pub period: PeriodChoice,
    pub aligned: Aligned,
}

/// Something that was published, to be held against how figures went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub at: Millis,
    pub period: PeriodId,
    pub what: Published,
    /// Of its version.
    pub number: i32,
    pub name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Published {
    Statement(StatementId, StatementKind),
    Journey(JourneyId),
}

/// What one figure of one area is made of; of the pulse, what may have moved it. Never an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Behind {
    pub periods: Periods,
    pub measure: Measure,
    pub area: AreaFigures,
    pub now: Aligned,
    pub before: Aligned,
    pub organisation: Aligned,
    /// Of the measure, area by area directly under it.
    pub below: Vec<PeriodLine>,
    /// Declared in the area or under it at the last close of the span, in the order of the journeys.
    pub touchpoints: Vec<TouchpointBehind>,
    /// Confirmed sentences that hold there today, the stale first.
    pub contributions: Vec<ContributionBehind>,
    /// The week closed last in the span, latest first: what the reader may see of it, the first of it.
    pub entries: Vec<WorkEntry>,
    /// The entries are by name; else only those that their authors let be shown as an example.
    pub by_name: bool,
}

/// A touchpoint that an area declares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchpointBehind {
    pub touchpoint: TouchpointId,
    pub name: String,
    pub journey: String,
    pub moment_of_truth: bool,
    pub lived: bool,
}

/// A sentence that a role declares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContributionBehind {
    pub contribution: ContributionId,
    pub title: String,
    pub area: String,
    pub does: String,
    pub gets: String,
    pub touchpoint: String,
    pub stale: bool,
}
