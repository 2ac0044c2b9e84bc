//! What every use case is given.

use crate::{Env, Failure, Result, access::passwords::Passwords, import::progress::Running, pulse::keys::Keys};
use hilo_store::{Repo, Store, organisation::Organisation};
use std::sync::Arc;
use uuid::Uuid;

/// Limits that the configuration may change.
#[derive(Debug, Clone, Copy)]
pub struct Policy {
    /// A session unused for so long has ended.
    pub session_idle_hours: i64,
    /// A session older than this has ended, used or not.
    pub session_max_hours: i64,
    /// Invitations and resets are good for so long, at most 72.
    pub link_hours: i64,
}

impl Default for Policy {
    fn default() -> Self {
        Self { session_idle_hours: 7 * 24, session_max_hours: 30 * 24, link_hours: 72 }
    }
}

/// The store, the clock, the randomness and the limits; cheap to clone.
#[derive(Clone)]
pub struct Services {
    pub store: Arc<dyn Store>,
    pub env: Env,
    pub passwords: Passwords,
    pub policy: Policy,
    /// The keys of the pulse.
    pub keys: Keys,
    /// The open database carries the mark of the sample organisation.
    pub sample: bool,
    /// Imports that this process is applying.
    pub imports: Running,
}

/// The mark of a database that holds the sample organisation, set when it is made.
pub const SAMPLE_MARK: &str = "sample";

impl Services {
    /// # Errors
    /// If the database can't be read.
    pub async fn open(
        store: Arc<dyn Store>,
        env: Env,
        passwords: Passwords,
        policy: Policy,
        keys: Keys,
    ) -> Result<Self> {
        let sample = store.read().await?.mark(SAMPLE_MARK).await?.is_some();
        Ok(Self { store, env, passwords, policy, keys, sample, imports: Running::default() })
    }

    pub(crate) async fn read(&self) -> Result<Box<dyn Repo>> {
        Ok(self.store.read().await?)
    }

    pub(crate) async fn write(&self) -> Result<Box<dyn Repo>> {
        Ok(self.store.write().await?)
    }

    pub(crate) fn id<Id: From<Uuid>>(&self) -> Result<Id> {
        self.env.id().map_err(Failure::internal)
    }

    /// None before the set-up.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn organisation(&self) -> Result<Option<Organisation>> {
        Ok(self.store.glance().await?.organisation().await?)
    }
}
