//! What happens without being asked for.

mod weeks;

use crate::http::App;
use tokio::task::JoinSet;

/// Starts all jobs on whatever database the app has open; they end when the set is dropped.
#[must_use]
pub fn start(app: &App) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    jobs.spawn(weeks::run(app.clone()));
    jobs
}
