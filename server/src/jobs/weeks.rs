//! Opens and closes weeks at their hour.

use crate::http::App;
use hilo_domain::time::Millis;
use hilo_service::{Result, checkins::weeks::Ticked};
use std::time::Duration;

/// The longest sleep: by then, settings may have changed, another database may be open, or the machine may have
/// slept and woken.
const LONGEST: Duration = Duration::from_mins(1);

/// Ticks at once, then at each instant that the calendar names, and at least every minute; for ever.
pub(super) async fn run(app: App) {
    loop {
        let services = app.open().services;
        let ticked = services.tick().await;
        tell(&ticked);
        let next = ticked.ok().and_then(|ticked| ticked.next);
        tokio::time::sleep(sleep(next, services.env.now())).await;
    }
}

fn tell(ticked: &Result<Ticked>) {
    match ticked {
        Ok(ticked) => {
            for week in &ticked.opened {
                tracing::info!(%week, "a week was opened");
            }
            for week in &ticked.closed {
                tracing::info!(%week, "a week was closed");
            }
            for period in &ticked.pulses_opened {
                tracing::info!(%period, "a period of the pulse was opened");
            }
            for period in &ticked.pulses_closed {
                tracing::info!(%period, "a period of the pulse was closed");
            }
        }
        Err(failure) => tracing::warn!(?failure, "weeks could not be opened and closed; trying again in a minute"),
    }
}

fn sleep(next: Option<Millis>, now: Millis) -> Duration {
    let until = next.map_or(LONGEST, |next| {
        // A millisecond more than there is left, so that the hour has come for sure.
        Duration::from_millis(u64::try_from(next.0.saturating_sub(now.0).saturating_add(1)).unwrap_or_default())
    });
    until.min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleeps_until_the_hour_and_never_longer_than_a_minute() {
        let now = Millis(1_000_000);
        assert_eq!(sleep(Some(Millis(1_000_250)), now), Duration::from_millis(251));
        assert_eq!(sleep(Some(now), now), Duration::from_millis(1));
        assert_eq!(sleep(Some(Millis(999_000)), now), Duration::ZERO);
        assert_eq!(sleep(Some(Millis(9_000_000)), now), LONGEST);
        assert_eq!(sleep(None, now), LONGEST);
    }
}
