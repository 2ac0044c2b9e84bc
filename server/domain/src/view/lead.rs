//! The week of whoever leads an area: what waits, how the area stands, and what to talk about.

use crate::{
    alignment::Figures, conversation::Conversation, ids::AreaId, time::Millis, view::period::InPeriod, week::WeekId,
};
use serde::{Deserialize, Serialize};

/// Who reminded somebody of a check-in, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    pub by: String,
    pub at: Millis,
    /// By whoever reads this.
    pub mine: bool,
}

/// Whether somebody who has not sent can be reminded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reminding {
    Possible,
    /// Somebody has, this week.
    Done(Reminded),
    /// On leave, or no longer there: it would not reach them.
    OutOfReach,
}

/// How a reminder went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    Sent,
    /// Somebody had reminded them before.
    Before,
    /// They had sent meanwhile.
    NotNeeded,
    OutOfReach,
}

/// Beside the check-ins that were written to a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadWeek {
    /// The first in the order of the tree of the topmost areas that they lead.
    pub area: (AreaId, String),
    /// The other topmost ones.
    pub others: Vec<(AreaId, String)>,
    /// Contributions that wait for them to decide, by area.
    pub proposals: Vec<(AreaId, String, i64)>,
    /// The week that closed last, and what was counted of the area in it.
    pub closed: Option<(WeekId, Figures)>,
    /// The period of the pulse that closed last, and all that is known of the area in it.
    pub period: Option<InPeriod>,
    pub conversation: Option<Conversation>,
}
