//! The organisation's own row, and marks of the database itself.

use crate::Result;
use async_trait::async_trait;
use hilo_domain::time::Millis;

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Organisation {
    pub name: String,
    /// A language tag of `hilo_domain::lang`.
    pub language: String,
    /// An IANA name.
    pub time_zone: String,
    /// ISO weekday on which a week opens, 1 = Monday.
    pub opens_day: i32,
    /// Minutes after local midnight.
    pub opens_minute: i32,
    pub closes_day: i32,
    pub closes_minute: i32,
    pub created_at: Millis,
}

#[async_trait]
pub trait OrganisationRepo {
    /// None before the set-up.
    async fn organisation(&mut self) -> Result<Option<Organisation>>;
    /// # Errors
    /// [`crate::StoreError::Taken`] if there is one already.
    async fn insert_organisation(&mut self, organisation: &Organisation) -> Result<()>;
    async fn update_organisation(&mut self, organisation: &Organisation) -> Result<()>;
    /// Until the end of the transaction no other one gets past this point: for rules that span several rows, such as
    /// that the last admin stays.
    async fn lock_organisation(&mut self) -> Result<()>;
    /// A mark of the database, such as that it holds the sample.
    async fn mark(&mut self, key: &str) -> Result<Option<String>>;
    async fn set_mark(&mut self, key: &str, value: &str) -> Result<()>;
}
