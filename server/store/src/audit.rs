//! The append-only record of what was done.

use crate::Result;
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, AuditId, PersonId},
    time::Millis,
};
use uuid::Uuid;

/// One line of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAudit {
    pub id: AuditId,
    pub at: Millis,
    /// None for the command line and the clock.
    pub actor: Option<PersonId>,
    /// Such as `sign_in` or `grant.added`.
    pub action: &'static str,
    pub subject: Option<(&'static str, Uuid)>,
    pub area: Option<AreaId>,
    pub week: Option<i32>,
    /// JSON; never an answer, a token or a password.
    pub detail: String,
    pub address: String,
}

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AuditRow {
    pub id: AuditId,
    pub at: Millis,
    pub actor_id: Option<PersonId>,
    pub actor_name: Option<String>,
    pub action: String,
    pub subject_kind: Option<String>,
    pub subject_id: Option<Uuid>,
    /// The name of the subject where it is a person or an area.
    pub subject_name: Option<String>,
    /// The name of the area that the line is about beside its subject.
    pub area_name: Option<String>,
    pub week: Option<i32>,
    pub detail: String,
    pub address: String,
}

/// All that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Any of these, each also as the start of an action: `grant` finds `grant.added` too. None for all.
    pub actions: Vec<String>,
    pub actor: Option<PersonId>,
    /// In the name, or exactly the e-mail or number, of who did it.
    pub actor_text: String,
    pub subject: Option<Uuid>,
    /// The same of the person, or in the name of the area, that it was done to.
    pub subject_text: String,
    pub from: Option<Millis>,
    pub until: Option<Millis>,
    /// Only lines older than this one: the next page.
    pub before: Option<(Millis, AuditId)>,
    pub limit: i64,
}

#[async_trait]
pub trait AuditRepo {
    async fn record(&mut self, line: &NewAudit) -> Result<()>;
    /// As [`Self::record`], for many.
    async fn record_all(&mut self, lines: &[NewAudit]) -> Result<()>;
    /// Latest first.
    async fn audit(&mut self, filter: &AuditFilter) -> Result<Vec<AuditRow>>;
}
