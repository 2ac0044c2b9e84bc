//! Once a day, throws away what is of no use any more.

use crate::http::App;
use std::time::Duration;

const EVERY: Duration = Duration::from_hours(24);
/// After a failure, or if another server was at it.
const AGAIN: Duration = Duration::from_hours(1);

/// Tidies at once, then daily; for ever.
pub(super) async fn run(app: App) {
    loop {
        let pause = match app.open().services.tidy().await {
            Ok(Some(tidied)) => {
                tracing::debug!(?tidied, "what is of no use any more was thrown away");
                EVERY
            }
            Ok(None) => AGAIN,
            Err(failure) => {
                tracing::warn!(
                    ?failure,
                    "what is of no use any more could not be thrown away; trying again in an hour"
                );
                AGAIN
            }
        };
        tokio::time::sleep(pause).await;
    }
}
