//! The record of what was done, as its page shows it.

use super::people::PersonRef;
use crate::time::Millis;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLine {
    pub at: Millis,
    /// None for the command line and the clock.
    pub actor: Option<PersonRef>,
    pub action: String,
    /// `person`, `area`, …
    pub subject_kind: Option<String>,
    pub subject_id: Option<String>,
    /// Where it is a person or an area.
    pub subject_name: Option<String>,
    /// Consecutive number of an ISO week.
    pub week: Option<i32>,
    /// What was noted beside: its names depend on the action.
    pub detail: BTreeMap<String, String>,
    pub address: String,
}

/// One page of it, latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditView {
    pub lines: Vec<AuditLine>,
    /// Where the next page starts, if there is one.
    pub next: Option<String>,
}
