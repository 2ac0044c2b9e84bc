//! The pulse as somebody answers it.

use crate::{period::PeriodId, pulse::Item, time::Millis, week::WeekId};
use serde::{Deserialize, Serialize};

/// What the pulse is to whoever looks at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PulsePage {
    /// No period is open.
    Closed,
    /// They came after the period had opened: they are asked from the next on.
    Next {
        from: WeekId,
    },
    /// The key can't be had just now: nothing can be answered.
    Unavailable,
    Open(PulseForm),
}

/// What can be answered. It never says what was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PulseForm {
    pub period: PeriodId,
    /// Until then, answers can be changed; then the key is destroyed.
    pub closes_at: Millis,
    /// The week that is open; none between two weeks.
    pub now: Option<WeekId>,
    /// The weeks of the period up to the latest that was opened, latest first.
    pub weeks: Vec<PulseWeek>,
    /// The smallest group with which these answers can be shown, and how many people it has; none if there are too
    /// few people in all.
    pub group: Option<(String, i64)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PulseWeek {
    pub week: WeekId,
    /// What is asked, and whether there is an answer.
    pub items: Vec<(Item, bool)>,
}
