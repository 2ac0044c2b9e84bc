//! Alignment of areas, week by week.

use crate::{
    alignment::{Figures, Finding, Reason},
    coverage::State,
    ids::{AreaId, CheckinId, JourneyId, PersonId, TouchpointId},
    time::Millis,
    week::WeekId,
};
use serde::{Deserialize, Serialize};

/// A week that can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekChoice {
    pub week: WeekId,
    pub closes_at: Millis,
    /// Still running: what is counted is what there is up to now.
    pub open: bool,
}

/// The week that is looked at, and which others there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weeks {
    pub shown: WeekChoice,
    /// Latest first.
    pub all: Vec<WeekChoice>,
}

/// An area as it was then, with everything that was under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaFigures {
    pub id: AreaId,
    /// None for the organisation.
    pub parent: Option<AreaId>,
    pub name: String,
    pub external: bool,
    /// Areas directly under it.
    pub children: i64,
    pub figures: Figures,
    /// The reader may see who has checked in.
    pub names: bool,
}

/// One area's figures in one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InWeek {
    pub week: WeekId,
    pub figures: Figures,
}

/// Alignment by area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    pub weeks: Weeks,
    /// Whom the tiles and the heading speak of.
    pub subject: AreaFigures,
    /// The subject is the organisation.
    pub whole: bool,
    /// Of the subject, up to 26 weeks, oldest first; the last is the week shown.
    pub series: Vec<InWeek>,
    /// What may be seen of the tree, a node before everything under it. Several roots for who leads several areas.
    pub rows: Vec<AreaFigures>,
    pub finding: Finding,
    pub reasons: Vec<Reason>,
    /// How many touchpoints were published.
    pub touchpoints: i64,
}

/// Where a touchpoint stood in its journey in the week shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub journey: JourneyId,
    pub stage: String,
    pub backstage: bool,
}

/// A column of the coverage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageColumn {
    pub touchpoint: TouchpointId,
    /// None only if it was taken out of its journey in the moment in which the week closed.
    pub place: Option<Place>,
    pub journey: String,
    pub name: String,
    pub moment_of_truth: bool,
    /// Areas that declare it through roles of their own, of those shown.
    pub declaring: i64,
    /// Areas that have an entry for it of their own, of those shown.
    pub living: i64,
    /// No area of the organisation declares it.
    pub orphan: bool,
}

/// A row of the coverage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageLine {
    pub area: AreaFigures,
    /// One for each column.
    pub cells: Vec<State>,
    /// One for each column if they were asked for, else none.
    pub over: Vec<CellOver>,
}

/// In how many of [`Coverage::history_weeks`] a cell was declared, and in how many it was lived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CellOver {
    pub declared: i64,
    pub lived: i64,
}

/// What an area declares and nobody of it lived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub area: AreaId,
    pub area_name: String,
    pub touchpoint: TouchpointId,
    pub touchpoint_name: String,
    pub moment_of_truth: bool,
}

/// A touchpoint in the subject with everything under it, over the last weeks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageHistory {
    /// Oldest first, one for each of [`Coverage::history_weeks`]; none in a week in which there is nothing frozen.
    pub states: Vec<State>,
}

/// Touchpoint × area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    pub weeks: Weeks,
    pub subject: AreaFigures,
    pub whole: bool,
    /// In the order of the journeys.
    pub columns: Vec<CoverageColumn>,
    pub lines: Vec<CoverageLine>,
    /// The highest areas with people and without a line of sight.
    pub blind: Vec<AreaFigures>,
    /// By area, then in the order of the journeys.
    pub claims: Vec<Claim>,
    /// Oldest first, at most 26.
    pub history_weeks: Vec<WeekId>,
    /// One for each column.
    pub history: Vec<CoverageHistory>,
}

/// How an area answers the question for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub body: String,
    pub author: Option<String>,
    pub updated_at: Millis,
    pub experience_version: i64,
}

/// One area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaAlignment {
    pub weeks: Weeks,
    pub area: AreaFigures,
    /// From the highest that the reader sees down to the one above; names as they were in the week shown.
    pub path: Vec<(AreaId, String)>,
    /// Up to 26 weeks, oldest first.
    pub series: Vec<InWeek>,
    /// Directly under it.
    pub below: Vec<AreaFigures>,
    pub answer: Option<Answer>,
    /// What it and those under it declare and nobody lived; by area, then in the order of the journeys.
    pub claims: Vec<Claim>,
    /// Declared in the area or under it today, or holding for its people from above: confirmed, of them stale, proposed.
    pub contributions: Contributions,
}

/// Counts of contributions as they are today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contributions {
    pub confirmed: i64,
    pub stale: i64,
    pub proposed: i64,
}

/// Which of those expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum RollPart {
    #[default]
    All,
    InTime,
    Late,
    Missing,
}

impl RollPart {
    pub const ALL: [Self; 4] = [Self::All, Self::InTime, Self::Late, Self::Missing];

    /// As it stands in an address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "",
            Self::InTime => "in-time",
            Self::Late => "late",
            Self::Missing => "missing",
        }
    }
}

/// Somebody who was expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollEntry {
    pub person: PersonId,
    pub name: String,
    pub area: String,
    /// None for who did not send, or not yet.
    pub sent_at: Option<Millis>,
    pub late: bool,
    /// The way to what they sent; none for what the reader may not open.
    pub checkin: Option<CheckinId>,
}

/// Who has checked in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roll {
    pub weeks: Weeks,
    pub area: AreaFigures,
    pub part: RollPart,
    pub people: Vec<RollEntry>,
    /// From 1.
    pub page: i64,
    pub per_page: i64,
    pub total: i64,
}

/// Whether those who publish also acknowledge, check in and answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadershipConduct {
    pub weeks: Weeks,
    /// Active people with the grant today.
    pub people: i64,
    /// The leadership's participation, up to 26 weeks, oldest first; no acknowledgement or other part in it.
    pub series: Vec<InWeek>,
    /// The leadership's acknowledgement as it is now, and its participation in the week shown.
    pub leadership: Figures,
    /// The tree's root in the week shown.
    pub organisation_area: AreaId,
    /// Its figures.
    pub organisation: Figures,
    /// Weeks over which answers are counted: the shown one and the three before it.
    pub answers_from: WeekId,
    pub leadership_answers: Answers,
    /// Of everybody who leads an area or stands in.
    pub lead_answers: Answers,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answers {
    /// Those who may answer: they lead an area or stand in.
    pub may: i64,
    /// Of them, those who did.
    pub did: i64,
    /// Check-ins of others that they answered.
    pub answered: i64,
}
