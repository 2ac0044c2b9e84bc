//! Handing out grants: admins alone, so that nobody gives themselves what an admin did not.

use crate::{Result, Services, actor::Admin, audit::Line, failure::Failure, fingerprint::unchanged};
use hilo_domain::{
    grant::Grant,
    ids::PersonId,
    problem::{Problem, Rule},
};
use serde_json::json;

/// Grants as one word, for the form to bring back: what it was made from.
#[must_use]
pub fn grants_revision<'a>(kinds: impl Iterator<Item = &'a str>) -> String {
    let mut kinds: Vec<_> = kinds.collect();
    kinds.sort_unstable();
    kinds.join("-")
}

impl Services {
    /// Gives and takes until the person has exactly `wanted`.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for somebody who is not active; [`Problem::Stale`] if the grants changed since the form
    /// was made; [`Rule::LastAdmin`].
    pub async fn set_grants(&self, admin: Admin<'_>, person: PersonId, wanted: &[Grant], revision: &str) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        repo.person(person).await?.filter(|p| p.active).ok_or(Problem::NotFound)?;
        let held = repo.grants(person).await?;
        unchanged(revision, &grants_revision(held.iter().map(String::as_str)))?;
        for grant in Grant::ALL {
            let (has, should) = (held.iter().any(|g| g == grant.key()), wanted.contains(&grant));
            if has == should {
                continue;
            }
            if has && grant == Grant::Admin && repo.count_granted(grant.key()).await? <= 1 {
                return Err(Failure::field("grant", Rule::LastAdmin));
            }
            let action = if should {
                repo.add_grant(person, grant.key(), Some(admin.actor().id()), now).await?;
                "grant.added"
            } else {
                repo.remove_grant(person, grant.key()).await?;
                "grant.removed"
            };
            let line = Line::by(admin.actor(), action).person(person).detail(json!({ "grant": grant.key() }));
            self.record(&mut *repo, now, line).await?;
        }
        Ok(repo.save().await?)
    }
}
