//! Reading the record.

#[cfg(test)]
mod tests;

use crate::{Result, Services, actor::Auditor};
use hilo_domain::{
    calendar::Zone,
    date::Date,
    ids::AuditId,
    text::searched,
    time::Millis,
    view::{
        audit::{AuditLine, AuditView},
        people::PersonRef,
    },
};
use hilo_store::audit::{AuditFilter, AuditRow};
use serde_json::Value;
use std::collections::BTreeMap;

const PER_PAGE: i64 = 60;

/// Groups of actions that a reader can choose: what the address says, and how the actions begin. Every action is in
/// one of them.
pub const GROUPS: [(&str, &[&str]); 8] = [
    ("access", &["sign_in", "sign_in_failed", "sign_out", "password", "link"]),
    ("grants", &["grant"]),
    ("people", &["person", "absence"]),
    ("areas", &["area", "role", "lead", "stand_in"]),
    ("settings", &["settings", "organisation"]),
    ("files", &["import", "export", "people", "backup", "alignment.exported", "contributions.exported"]),
    ("publications", &["statement", "journey", "experience", "touchpoint", "contribution", "answer"]),
    ("looks", &["look", "checkin", "week", "pulse", "alignment.people_viewed", "alignment.work_viewed"]),
];

/// What the list is asked for, as it stands in the address; what is not understood is as if it were not there.
#[derive(Debug, Clone, Default)]
pub struct AuditQuery {
    /// One of [`GROUPS`].
    pub group: String,
    /// Name, e-mail or number of who did it.
    pub who: String,
    /// The same, or an area's name, of what it was done to.
    pub about: String,
    /// First and last day, as `2026-11-23`, on the reader's clock.
    pub from: String,
    pub until: String,
    /// What the page before gave as its `next`.
    pub before: String,
}

impl Services {
    /// # Errors
    /// If the database can't be read.
    pub async fn audit_log(&self, auditor: Auditor<'_>, query: &AuditQuery) -> Result<AuditView> {
        let zone = Zone::named(&auditor.actor().time_zone).ok();
        let start = |day: &str, plus: i32| {
            let date = day.trim().parse::<Date>().ok()?.plus_days(plus);
            Some(Millis(zone.as_ref()?.start_of(date)))
        };
        let group = GROUPS.iter().find(|(name, _)| *name == query.group);
        let filter = AuditFilter {
            actions: group.map_or_else(Vec::new, |(_, actions)| actions.iter().map(|a| (*a).to_owned()).collect()),
            actor_text: searched(&query.who),
            subject_text: searched(&query.about),
            from: start(&query.from, 0),
            until: start(&query.until, 1),
            before: before(&query.before),
            limit: PER_PAGE + 1,
            ..AuditFilter::default()
        };
        let mut rows = self.read().await?.audit(&filter).await?;
        let more = rows.len() > usize::try_from(PER_PAGE).unwrap_or(usize::MAX);
        if more {
            rows.pop();
        }
        let next = rows.last().filter(|_| more).map(|row| format!("{}.{}", row.at.0, row.id));
        Ok(AuditView { lines: rows.into_iter().map(line).collect(), next })
    }
}

fn before(text: &str) -> Option<(Millis, AuditId)> {
    let (at, id) = text.split_once('.')?;
    Some((Millis(at.parse().ok()?), id.parse().ok()?))
}

fn line(row: AuditRow) -> AuditLine {
    let mut detail = match serde_json::from_str(&row.detail) {
        Ok(Value::Object(fields)) => fields.into_iter().map(|(name, value)| (name, plain(value))).collect(),
        _ => BTreeMap::new(),
    };
    // The name of its time, where the line noted it; else the one of now.
    if let Some(area) = row.area_name {
        detail.entry("area".to_owned()).or_insert(area);
    }
    AuditLine {
        at: row.at,
        actor: row.actor_id.map(|id| PersonRef { id, name: row.actor_name.unwrap_or_default() }),
        action: row.action,
        subject_kind: row.subject_kind,
        subject_id: row.subject_id.map(|id| id.to_string()),
        subject_name: row.subject_name,
        week: row.week,
        detail,
        address: row.address,
    }
}

fn plain(value: Value) -> String {
    match value {
        Value::String(text) => text,
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
