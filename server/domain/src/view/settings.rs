//! What an admin sets for the whole organisation.

use crate::{time::Millis, week::WeekId};
use serde::{Deserialize, Serialize};

/// A week with its hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekHours {
    pub week: WeekId,
    pub opens_at: Millis,
    pub closes_at: Millis,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsView {
    pub name: String,
    pub language: String,
    pub time_zone: String,
    /// ISO weekday, 1 = Monday.
    pub opens_day: i32,
    /// As `08:00`.
    pub opens_time: String,
    pub closes_day: i32,
    pub closes_time: String,
    /// The week that is open now: its closing stays as it is.
    pub open: Option<WeekHours>,
    /// The first week that a change applies to.
    pub next: WeekHours,
    /// What the form was made from.
    pub revision: String,
}
