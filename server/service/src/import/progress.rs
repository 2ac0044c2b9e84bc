//! How far an import is.

use hilo_domain::ids::ImportId;
use std::{
    collections::HashMap,
    pin::pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::Notify;

/// Is told rows done and rows in all.
pub type Progress = Arc<dyn Fn(u64, u64) + Send + Sync>;

/// Tells nobody.
#[must_use]
pub fn quiet() -> Progress {
    Arc::new(|_, _| {})
}

/// Imports that this process is applying, with rows done and rows in all. While the one transaction lasts, the
/// database can't tell.
#[derive(Clone, Default)]
pub struct Running(Arc<Shared>);

#[derive(Default)]
struct Shared {
    all: Mutex<HashMap<ImportId, (u64, u64)>>,
    ended: Notify,
}

impl Running {
    fn lock(&self) -> MutexGuard<'_, HashMap<ImportId, (u64, u64)>> {
        self.0.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns once this process is not applying it (any more), whatever came of it.
    #[doc(hidden)]
    pub async fn ended(&self, id: ImportId) {
        loop {
            let mut ended = pin!(self.0.ended.notified());
            // From here on, an end is not missed.
            ended.as_mut().enable();
            if self.get(id).is_none() {
                return;
            }
            ended.await;
        }
    }

    pub(super) fn get(&self, id: ImportId) -> Option<(u64, u64)> {
        self.lock().get(&id).copied()
    }

    /// None if it is running already; else it is, until what this returns is dropped.
    pub(super) fn begin(&self, id: ImportId) -> Option<Run> {
        let mut all = self.lock();
        if all.contains_key(&id) {
            return None;
        }
        all.insert(id, (0, 0));
        Some(Run { all: self.clone(), id })
    }
}

/// An import that is being applied.
pub(super) struct Run {
    all: Running,
    id: ImportId,
}

impl Run {
    pub fn progress(&self) -> Progress {
        let (all, id) = (self.all.clone(), self.id);
        Arc::new(move |done, total| {
            if let Some(entry) = all.lock().get_mut(&id) {
                *entry = (done, total);
            }
        })
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        self.all.lock().remove(&self.id);
        self.all.0.ended.notify_waiters();
    }
}

/// Adds up rows and tells.
pub(super) struct Meter<'a> {
    progress: &'a Progress,
    done: u64,
    total: u64,
}

impl<'a> Meter<'a> {
    pub fn new(progress: &'a Progress, total: u64) -> Self {
        progress(0, total);
        Self { progress, done: 0, total }
    }

    pub fn add(&mut self, rows: usize) {
        self.done += u64::try_from(rows).unwrap_or_default();
        (self.progress)(self.done.min(self.total), self.total);
    }
}
