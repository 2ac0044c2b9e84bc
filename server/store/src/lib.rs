//! What Hilo asks of a database. Implementations live in crates of their own, which only the binary names;
//! the contract that each of them keeps is the `contract` module.

pub mod absences;
pub mod access;
pub mod alignment;
pub mod areas;
pub mod audit;
pub mod checkins;
#[cfg(feature = "contract")]
pub mod contract;
pub mod contributions;
pub mod directory;
pub mod error;
pub mod experience;
pub mod experience_drafts;
pub mod import;
pub mod organisation;
pub mod people;
pub mod pulse;
pub mod reminders;
pub mod statements;
pub mod team;
pub mod weeks;

use async_trait::async_trait;
pub use error::{Result, StoreError};
use std::path::Path;

/// Every repository there is, on one connection and, but for [`Store::glance`], inside one transaction.
///
/// From [`Store::read`] it sees one consistent state and can't write; from [`Store::write`] nothing lasts
/// until [`Repo::save`], and dropping it takes everything back.
#[async_trait]
pub trait Repo:
    organisation::OrganisationRepo
    + areas::AreasRepo
    + people::PeopleRepo
    + directory::DirectoryRepo
    + absences::AbsencesRepo
    + access::AccessRepo
    + audit::AuditRepo
    + statements::StatementsRepo
    + experience::ExperienceRepo
    + experience_drafts::ExperienceDraftsRepo
    + contributions::ContributionsRepo
    + weeks::WeeksRepo
    + checkins::CheckinsRepo
    + team::TeamRepo
    + alignment::AlignmentRepo
    + pulse::PulseRepo
    + reminders::RemindersRepo
    + import::ImportRepo
    + Send
{
    /// The one commit of a use case; once it returns, what was written is durable.
    async fn save(self: Box<Self>) -> Result<()>;
}

/// The two engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// How far a database is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Migrations {
    pub applied: u32,
    /// Known to this binary and not applied yet.
    pub pending: u32,
    /// Applied by a newer binary and not known to this one.
    pub newer: Option<i64>,
}

/// A database that holds one organisation.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    fn engine(&self) -> Engine;

    /// A consistent, read-only view.
    async fn read(&self) -> Result<Box<dyn Repo>>;

    /// A single question, without a transaction around it, which would take longer than the question does.
    async fn glance(&self) -> Result<Box<dyn Repo>>;

    /// A transaction that may write. On SQLite there is one writer at a time, the others wait.
    async fn write(&self) -> Result<Box<dyn Repo>>;

    /// Brings the database to this binary's version. Before an existing SQLite file is migrated, a copy is
    /// left beside it. Returns how many migrations were applied.
    ///
    /// # Errors
    /// [`StoreError::NewerDatabase`] if a newer binary has migrated it.
    async fn migrate(&self) -> Result<u32>;

    /// How far it is; changes nothing.
    async fn migrations(&self) -> Result<Migrations>;

    /// Writes a complete copy to a new file (SQLite only).
    async fn backup_to(&self, file: &Path) -> Result<()>;

    /// What was deleted leaves the files too, as far as that is in the engine's hands: for after the close of a period
    /// of the pulse. False if somebody is in the way; then it is to be tried again.
    async fn wipe(&self) -> Result<bool>;

    /// Waits for what is under way and closes all connections.
    async fn close(&self);
}
