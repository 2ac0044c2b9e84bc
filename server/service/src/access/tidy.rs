//! Throwing away what is of no use to anybody any more.

use super::{sessions::KNOWN_AFTER_DAYS, throttle::FORGET_AFTER_HOURS};
use crate::{Result, Services, import::uploads::KEPT_HOURS};

/// A browser's cookie says so long that it signed in before.
pub const DEVICE_DAYS: i64 = 400;
/// For how long after its end a link still says that it was one, and not of somebody else's making.
const LINK_DAYS: i64 = 30;

/// Rows that were deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tidied {
    pub sessions: u64,
    pub devices: u64,
    pub failures: u64,
    pub links: u64,
    pub uploads: u64,
}

impl Services {
    /// Deletes sessions that no cookie leads to any more, forgotten browsers, failures that no longer count, dead links
    /// and files that nobody imported. None if another server is at it.
    ///
    /// # Errors
    /// If the database can't be written; then nothing was deleted.
    pub async fn tidy(&self) -> Result<Option<Tidied>> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        if !repo.take_clock().await? {
            return Ok(None);
        }
        let tidied = Tidied {
            sessions: repo.purge_sessions(now.plus_days(-KNOWN_AFTER_DAYS)).await?,
            devices: repo.purge_devices(now.plus_days(-DEVICE_DAYS)).await?,
            failures: repo.purge_failures(now.plus_hours(-FORGET_AFTER_HOURS)).await?,
            links: repo.purge_links(now.plus_days(-LINK_DAYS)).await?,
            uploads: repo.purge_uploads(now.plus_hours(-KEPT_HOURS)).await?,
        };
        repo.save().await?;
        Ok(Some(tidied))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{Origin, sessions::Recognised},
        testing::house,
    };

    const DAY: i64 = 24 * 3600;

    #[tokio::test]
    async fn a_session_is_known_for_a_month_after_its_end_and_then_forgotten() {
        let house = house().await;
        let services = &house.services;
        let origin = Origin::default();
        let signed_in = services.sign_in("ana@example.com", "tres gatos azules", None, &origin).await.unwrap();
        services.sign_in("nobody", "adivinanza 1234", None, &origin).await.unwrap_err();
        assert_eq!(services.tidy().await.unwrap(), Some(Tidied::default()));

        house.clock.advance_seconds(59 * DAY);
        let tidied = services.tidy().await.unwrap().unwrap();
        assert_eq!((tidied.sessions, tidied.failures, tidied.links), (0, 2, 1), "{tidied:?}");
        let ended = services.recognise(&signed_in.session, &origin).await.unwrap();
        assert!(matches!(ended, Recognised::Ended(person) if person == house.admin.id()), "{ended:?}");

        house.clock.advance_seconds(2 * DAY);
        assert_eq!(services.tidy().await.unwrap().unwrap().sessions, 2);
        assert!(matches!(services.recognise(&signed_in.session, &origin).await.unwrap(), Recognised::Nobody));
        house.clock.advance_seconds(340 * DAY);
        assert_eq!(services.tidy().await.unwrap().unwrap().devices, 2);
    }
}
