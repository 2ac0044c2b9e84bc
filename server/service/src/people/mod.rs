//! People: finding, keeping, granting, inviting, leave.

pub mod activity;
pub mod check;
pub mod edit;
pub mod grants;
pub mod invitations;
pub mod leave;
pub mod list;
pub mod profile;

#[cfg(test)]
mod tests;

use crate::{Actor, Result, Services, actor::Keeper};
use hilo_domain::{calendar::Zone, grant::Grant, ids::PersonId};
use hilo_store::Repo;

impl Services {
    /// The day on a clock, counted from 1970-01-01; of UTC if the time zone is unknown.
    #[must_use]
    pub fn today(&self, time_zone: &str) -> i32 {
        let now = self.env.now().0;
        let utc = i32::try_from(now.div_euclid(86_400_000)).unwrap_or_default();
        Zone::named(time_zone).map_or(utc, |zone| zone.date_at(now).days())
    }

    /// The organisation's day, which decides who is on leave.
    pub(crate) fn organisation_day(&self, actor: &Actor) -> i32 {
        self.today(&actor.organisation_time_zone)
    }
}

/// Whether this keeper may take hold of somebody's account: of an admin's only an admin.
pub(crate) async fn may_touch(repo: &mut dyn Repo, keeper: Keeper<'_>, person: PersonId) -> Result<bool> {
    if keeper.actor().me.has(Grant::Admin) {
        return Ok(true);
    }
    Ok(!repo.grants(person).await?.iter().any(|g| g == Grant::Admin.key()))
}
