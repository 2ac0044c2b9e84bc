//! Passwords, sessions, devices, links and failed sign-ins.

use crate::Result;
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, LinkId, PersonId, SessionId},
    time::Millis,
};

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SessionRow {
    pub id: SessionId,
    pub person_id: PersonId,
    pub created_at: Millis,
    pub last_seen_at: Millis,
    /// The absolute limit.
    pub expires_at: Millis,
    pub ended_at: Option<Millis>,
    pub user_agent: String,
    pub address: String,
}

/// A session with all that a request needs to know of its person, in one row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SessionActor {
    pub session_id: SessionId,
    pub last_seen_at: Millis,
    pub expires_at: Millis,
    pub ended_at: Option<Millis>,
    pub person_id: PersonId,
    pub employee_number: Option<String>,
    pub name: String,
    pub area_id: AreaId,
    pub area_name: String,
    pub active: bool,
    pub language: Option<String>,
    pub time_zone: Option<String>,
    pub theme: Option<String>,
    /// Grant keys, joined by commas.
    pub grants: String,
    pub leads: bool,
    /// Empty before the set-up.
    pub organisation: String,
    pub organisation_language: String,
    pub organisation_time_zone: String,
}

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct LinkRow {
    pub id: LinkId,
    /// `setup`, `invitation` or `reset`.
    pub kind: String,
    pub person_id: Option<PersonId>,
    pub created_by: Option<PersonId>,
    pub created_at: Millis,
    pub expires_at: Millis,
    pub used_at: Option<Millis>,
}

/// Failed sign-ins of one account, address or device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Failures {
    pub failures: i64,
    pub last_failed_at: Millis,
}

#[async_trait]
pub trait AccessRepo {
    /// The password's PHC string.
    async fn credential(&mut self, person: PersonId) -> Result<Option<String>>;
    async fn set_credential(&mut self, person: PersonId, hash: &str, at: Millis) -> Result<()>;

    async fn insert_session(&mut self, session: &SessionRow, token_hash: &[u8]) -> Result<()>;
    /// Ended and expired ones too: whose it was decides who gets unsent text back.
    async fn session_actor(&mut self, token_hash: &[u8]) -> Result<Option<SessionActor>>;
    async fn touch_session(&mut self, session: SessionId, at: Millis) -> Result<()>;
    /// False if it is not this person's or has ended already.
    async fn end_session(&mut self, person: PersonId, session: SessionId, at: Millis) -> Result<bool>;
    /// Ends all sessions of a person, but one if it is named. Returns how many.
    async fn end_sessions(&mut self, person: PersonId, but: Option<SessionId>, at: Millis) -> Result<u64>;
    /// Not ended and not past their limits, latest first.
    async fn live_sessions(&mut self, person: PersonId, now: Millis, idle_since: Millis) -> Result<Vec<SessionRow>>;
    /// Deletes sessions whose absolute limit was before. Returns how many.
    async fn purge_sessions(&mut self, before: Millis) -> Result<u64>;

    async fn device_person(&mut self, token_hash: &[u8]) -> Result<Option<PersonId>>;
    async fn remember_device(&mut self, token_hash: &[u8], person: PersonId, at: Millis) -> Result<()>;
    async fn forget_devices(&mut self, person: PersonId) -> Result<()>;

    /// Deletes browsers that were last used before. Returns how many.
    async fn purge_devices(&mut self, before: Millis) -> Result<u64>;

    async fn failures(&mut self, key: &str) -> Result<Option<Failures>>;
    /// Counts one more and returns what there is now; the earlier ones count half as much after each whole hour without
    /// another, and not at all if the last was before `forget_before`.
    async fn count_failure(&mut self, key: &str, at: Millis, forget_before: Millis) -> Result<Failures>;
    async fn clear_failures(&mut self, key: &str) -> Result<()>;
    /// Deletes what last failed before. Returns how many.
    async fn purge_failures(&mut self, before: Millis) -> Result<u64>;

    async fn insert_link(&mut self, link: &LinkRow, token_hash: &[u8]) -> Result<()>;
    /// Many at once, each with the hash of its token.
    async fn insert_links(&mut self, links: &[(LinkRow, Vec<u8>)]) -> Result<()>;
    async fn link(&mut self, token_hash: &[u8]) -> Result<Option<LinkRow>>;
    /// False if somebody else has used it meanwhile or it has expired: the check and the use are one step.
    async fn use_link(&mut self, link: LinkId, at: Millis) -> Result<bool>;
    /// Makes a person's unused links of one kind worthless.
    async fn void_links(&mut self, person: PersonId, kind: &str, at: Millis) -> Result<()>;
    /// Makes the unused links of all kinds of these people worthless.
    async fn void_all_links(&mut self, people: &[PersonId], at: Millis) -> Result<()>;
    /// Deletes links that expired before, used or not. Returns how many.
    async fn purge_links(&mut self, before: Millis) -> Result<u64>;
    /// Deletes all links of a kind that belong to nobody.
    async fn delete_unowned_links(&mut self, kind: &str) -> Result<()>;
}
