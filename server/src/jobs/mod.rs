//! What happens without being asked for.

mod tidy;
mod weeks;

use crate::{http::App, panics::caught};
use std::time::Duration;
use tokio::task::JoinSet;

/// How long after a panic a job is begun again.
const PAUSE: Duration = Duration::from_mins(1);

/// Starts all jobs on whatever database the app has open; they end when the set is dropped.
#[must_use]
pub fn start(app: &App) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    let (for_weeks, for_tidying) = (app.clone(), app.clone());
    jobs.spawn(again_and_again("weeks", PAUSE, move || weeks::run(for_weeks.clone())));
    jobs.spawn(again_and_again("tidy", PAUSE, move || tidy::run(for_tidying.clone())));
    jobs
}

/// A job that ends in a panic is begun anew: a defect must not keep weeks from opening for ever.
async fn again_and_again<F: Future<Output = ()>>(name: &str, pause: Duration, job: impl Fn() -> F) {
    loop {
        match caught(job()).await {
            Ok(()) => return,
            Err(panic) => tracing::error!(job = name, panic, "a job ended through our fault; it is begun again"),
        }
        tokio::time::sleep(pause).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[tokio::test]
    async fn a_job_that_panics_is_begun_again() {
        let begun = AtomicUsize::new(0);
        let job = || async {
            assert!(begun.fetch_add(1, Ordering::SeqCst) == 2, "not yet");
        };
        again_and_again("test", Duration::ZERO, job).await;
        assert_eq!(begun.load(Ordering::SeqCst), 3);
    }
}
