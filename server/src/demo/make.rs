//! Making the sample's file.

use super::{
    content::{self, Content},
    story,
};
use hilo_domain::time::Millis;
use hilo_service::{
    Env, Failure, Policy, Services,
    access::passwords::Passwords,
    env::{Clock, Random, System},
    pulse::keys::Keys,
    services::SAMPLE_MARK,
};
use hilo_store::Store;
use hilo_store_sqlite::SqliteStore;
use std::{
    io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

/// The time of which the story tells.
#[derive(Clone)]
pub(super) struct StoryClock(Arc<AtomicI64>);

impl StoryClock {
    pub(super) fn set(&self, at: Millis) {
        self.0.store(at.0, Ordering::SeqCst);
    }
}

impl Clock for StoryClock {
    fn now(&self) -> Millis {
        Millis(self.0.load(Ordering::SeqCst))
    }
}

struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
        System.fill(bytes)
    }
}

/// Makes the file unless it is there; it appears whole or not at all. The key of the period in which the story ends
/// goes among `keys`. True if it was made.
///
/// # Errors
/// If the file can't be written, or the content does not fit the rules: a defect that a test would show.
pub async fn make(file: &Path, keys: Keys, now: Millis) -> Result<bool, Failure> {
    if file.exists() {
        return Ok(false);
    }
    let content = content::load().map_err(Failure::internal)?;
    let draft = beside(file, ".making");
    remove(&draft);
    let outcome = write(&draft, &content, keys, now).await;
    if let Err(failure) = outcome {
        remove(&draft);
        return Err(failure);
    }
    std::fs::rename(&draft, file).map_err(Failure::internal)?;
    Ok(true)
}

async fn write(file: &Path, content: &Content, keys: Keys, now: Millis) -> Result<(), Failure> {
    let store: Arc<dyn Store> = Arc::new(SqliteStore::open_for_making(file).await?);
    store.migrate().await?;
    let mut repo = store.write().await?;
    repo.set_mark(SAMPLE_MARK, &content.organisation.name).await?;
    repo.save().await?;
    let clock = StoryClock(Arc::new(AtomicI64::new(now.0)));
    let env = Env::new(clock.clone(), SystemRandom);
    let services = Services::open(store.clone(), env, Passwords::new(1)?, Policy::default(), keys).await?;
    let told = story::live(&services, &clock, content, now).await;
    store.close().await;
    told
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    file.with_file_name(name)
}

fn remove(file: &Path) {
    for ending in ["", "-wal", "-shm"] {
        // Not there is as good.
        let _ = std::fs::remove_file(beside(file, ending));
    }
}

#[cfg(test)]
mod tests;
