//! The pulse as somebody answers it.

use crate::{
    period::PeriodId,
    pulse::{ITEMS, Item},
    time::Millis,
    view::alignment::AreaFigures,
    week::WeekId,
};
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

/// Published figures of one area, in the order of [`Item::ALL`]; none where nothing is published.
pub type Figures = [Option<u8>; ITEMS];

/// Over how many periods figures are taken: the mean of what was published in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Over {
    #[default]
    Period,
    /// Three periods, the shown one the last.
    Quarter,
    /// Thirteen.
    Year,
}

impl Over {
    #[must_use]
    pub const fn periods(self) -> i32 {
        match self {
            Self::Period => 1,
            Self::Quarter => 3,
            Self::Year => 13,
        }
    }
}

/// A period that can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodChoice {
    pub period: PeriodId,
    /// Its key was lost: it has no figures.
    pub lost: bool,
}

/// What was published, area by area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PulseResults {
    pub shown: PeriodChoice,
    pub over: Over,
    /// Closed periods, latest first.
    pub all: Vec<PeriodChoice>,
    /// The period that is open, of which nothing is known.
    pub running: Option<PeriodId>,
    /// Whom the heading speaks of: the first of the rows.
    pub subject: Figures,
    pub whole: bool,
    /// What may be seen of the tree, as it was when the period opened; a node before everything under it.
    pub rows: Vec<PulseLine>,
    /// Of the whole organisation, for comparison.
    pub organisation: Figures,
    /// Of the subject, up to 13 periods, oldest first; the last is the one shown.
    pub series: Vec<(PeriodChoice, Figures)>,
}

/// A row of the results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PulseLine {
    /// Without figures of the week.
    pub area: AreaFigures,
    pub figures: Figures,
    /// Of the periods before those shown, as many as those are.
    pub before: Figures,
}

/// What is believed and not lived: believe − live, where both are published.
#[must_use]
pub fn gap(figures: &Figures) -> Option<i32> {
    let of = |item: Item| figures[item as usize].map(i32::from);
    Some(of(Item::Believe)? - of(Item::Live)?)
}
