//! Weeks, who was expected, and check-ins.

use crate::{
    ids::{AreaId, CheckinId, ContributionId, PersonId, StatementId, TouchpointId},
    time::Millis,
    view::{
        lead::{LeadWeek, Reminded, Reminding},
        pulse::PulsePage,
    },
    week::WeekId,
};
use serde::{Deserialize, Serialize};

/// A week's window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekView {
    pub week: WeekId,
    pub opens_at: Millis,
    pub closes_at: Millis,
    /// No check-in can be sent in time any more.
    pub closed: bool,
}

/// Who will read what is written, by name; oneself left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Readers {
    /// Of the entries: leads and stand-ins of the area and above, nearest first. HR reads them too.
    pub entries: Vec<String>,
    /// Of the note: the nearest lead and stand-ins; HR if empty.
    pub note: Vec<String>,
}

/// A contribution to tap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pick {
    pub contribution: ContributionId,
    pub does: String,
    pub gets: String,
    pub touchpoint: String,
    /// Somebody of the role has to confirm it again.
    pub stale: bool,
    /// Tapped in this week's draft.
    pub lived: bool,
    pub did: String,
    pub got: String,
    pub example: bool,
}

/// Anything else that was done for a touchpoint.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Other {
    pub touchpoint: Option<TouchpointId>,
    pub did: String,
    pub got: String,
    pub example: bool,
}

/// A touchpoint to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchpointChoice {
    pub touchpoint: TouchpointId,
    pub journey: String,
    pub name: String,
}

/// The check-in as it can be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckinForm {
    pub week: WeekView,
    /// Of what is stored: 0 while nothing is.
    pub revision: i64,
    pub sent_at: Option<Millis>,
    pub late: bool,
    /// Last week's taps first.
    pub picks: Vec<Pick>,
    pub others: Vec<Other>,
    pub note: String,
    pub touchpoints: Vec<TouchpointChoice>,
    pub readers: Readers,
    /// There is a role whose contributions could be proposed.
    pub has_role: bool,
    /// Away for all of the window, and not expected.
    pub away: bool,
    /// Whoever leads has reminded, and it is neither sent nor too late.
    pub reminded: Option<Reminded>,
}

/// What the check-in page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckinPage {
    /// A week is open, or the one that closed last can be sent late.
    Form(Box<CheckinForm>),
    /// Between two weeks.
    Closed {
        next: WeekId,
        next_opens_at: Millis,
        /// The last that closed, and whether my check-in of it was sent.
        last: Option<(WeekView, bool)>,
    },
}

/// The check-in, and beside it the pulse, which knows nothing of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThisWeek {
    pub checkin: CheckinPage,
    pub pulse: PulsePage,
}

/// An entry as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryView {
    pub touchpoint: String,
    /// The contribution's sentence; empty for anything else.
    pub does: String,
    pub gets: String,
    pub did: String,
    pub got: String,
    pub example: bool,
    /// The sentence that it serves: that of the contribution, else the first that the touchpoint carries.
    pub statement: Option<(StatementId, String)>,
}

/// An entry among those of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkEntry {
    pub week: WeekId,
    pub touchpoint: String,
    /// The sentence that it serves; none where all entries are of one.
    pub statement: Option<(StatementId, String)>,
    pub area: String,
    /// The contribution's sentence; empty for anything else.
    pub does: String,
    pub gets: String,
    pub did: String,
    pub got: String,
    /// None for an example.
    pub author: Option<(String, CheckinId)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentView {
    pub name: String,
    pub at: Millis,
    pub body: String,
    /// The reader's own.
    pub mine: bool,
}

/// Who opened a check-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedView {
    pub name: String,
    pub at: Millis,
    pub read_at: Option<Millis>,
}

/// One of my weeks in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is said by itself in the list")]
pub struct MyWeekItem {
    pub week: WeekId,
    pub closed: bool,
    /// None where there is not even a draft.
    pub sent_at: Option<Millis>,
    pub draft: bool,
    pub late: bool,
    pub expected: bool,
    pub opened: i64,
    pub comments: i64,
    /// The touchpoints that it names.
    pub touchpoints: Vec<String>,
    /// The beginning of what was written.
    pub excerpt: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyWeeks {
    pub weeks: Vec<MyWeekItem>,
    /// Of those that are searched for.
    pub total: i64,
    /// From 1.
    pub page: i64,
    pub per_page: i64,
}

/// One of my weeks in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyWeek {
    pub week: WeekView,
    pub checkin: Option<CheckinId>,
    pub sent_at: Option<Millis>,
    pub late: bool,
    pub entries: Vec<EntryView>,
    pub note: String,
    pub opened: Vec<OpenedView>,
    pub comments: Vec<CommentView>,
    pub readers: Readers,
    /// It can still be written or sent late.
    pub open: bool,
}

/// One check-in in a lead's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub id: CheckinId,
    pub name: String,
    pub area: String,
    pub sent_at: Millis,
    pub late: bool,
    pub entries: i64,
    /// There is a note, and the reader is who it was written to.
    pub note: bool,
    pub comments: i64,
    pub unread: bool,
}

/// Somebody who is expected and has not sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    pub person: PersonId,
    pub name: String,
    pub area: String,
    /// None where the week is closed, or the viewer does not lead them.
    pub reminding: Option<Reminding>,
}

/// An area under the one that is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaParticipation {
    pub area: AreaId,
    pub name: String,
    /// Steps below the area that is looked at.
    pub depth: u32,
    pub expected: i64,
    pub sent: i64,
    /// The viewer may open it.
    pub open: bool,
}

/// An entry whose author lets it be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    pub area: String,
    pub touchpoint: String,
    pub did: String,
    pub got: String,
}

/// A week to choose, with what is unread in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekChoice {
    pub week: WeekId,
    pub unread: i64,
}

/// The page of those to whom check-ins are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// None before the first week.
    pub week: Option<WeekView>,
    /// Latest first.
    pub weeks: Vec<WeekChoice>,
    /// A single area, as seen from above; else what was written to the viewer.
    pub area: Option<(AreaId, String)>,
    /// The viewer reads check-ins here, and not counts alone.
    pub reads: bool,
    pub letters: Vec<Letter>,
    pub sent: i64,
    pub late: i64,
    pub unread: i64,
    pub missing: Vec<Missing>,
    pub missing_total: i64,
    /// From 1.
    pub page: i64,
    pub per_page: i64,
    pub areas: Vec<AreaParticipation>,
    pub examples: Vec<Example>,
    /// For whoever leads, on the first page of the latest week.
    pub lead: Option<LeadWeek>,
}

/// A check-in as somebody else than its author reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterView {
    pub id: CheckinId,
    pub week: WeekView,
    pub name: String,
    pub area: (AreaId, String),
    pub sent_at: Millis,
    pub late: bool,
    pub entries: Vec<EntryView>,
    /// None for whoever it was not written to; empty if nothing was written.
    pub note: Option<String>,
    /// Only for whom it was written to.
    pub comments: Vec<CommentView>,
    pub read_at: Option<Millis>,
    /// It changed after it was marked as read.
    pub changed: bool,
    /// Somebody else wrote below it after it was marked as read.
    pub answered: bool,
    /// When the last of what is shown was written.
    pub seen: Millis,
    /// What is unread besides this one in the week.
    pub unread: i64,
    pub next: Option<CheckinId>,
}
