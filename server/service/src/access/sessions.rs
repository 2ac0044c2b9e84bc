//! Sessions: opening, recognising, listing and ending them.

use super::Origin;
use crate::{Actor, Result, Services, audit::Line, env::Token};
use hilo_domain::{
    grant::Grant,
    ids::{PersonId, SessionId},
    lang::Lang,
    problem::Problem,
    time::Millis,
    view::{me::Me, session::SessionView},
};
use hilo_store::{
    Repo,
    access::{SessionActor, SessionRow},
};
use std::time::Duration;

/// How long noting the last use may take.
const TOUCHING: Duration = Duration::from_millis(250);

/// For how long after its absolute limit a session is still known, and its cookie kept: somebody who comes back to a
/// form that was left open gets the text back after signing in again.
pub const KNOWN_AFTER_DAYS: i64 = 30;

/// What a session's cookie leads to.
#[derive(Debug, Clone)]
pub enum Recognised {
    /// Signed in.
    Actor(Box<Actor>),
    /// The session has ended; whose it was decides who gets unsent text back.
    Ended(PersonId),
    Nobody,
}

impl Services {
    /// Who a request's cookie belongs to. Notes that the session was seen, at most every five minutes, and if it can be
    /// done at once: a page that only reads does not wait for whoever is writing, nor fail with them.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn recognise(&self, token: &Token, origin: &Origin) -> Result<Recognised> {
        let Some(row) = self.store.glance().await?.session_actor(&token.hash()).await? else {
            return Ok(Recognised::Nobody);
        };
        let now = self.env.now();
        let idle_since = now.plus_hours(-self.policy.session_idle_hours);
        if row.ended_at.is_some() || row.expires_at <= now || row.last_seen_at <= idle_since || !row.active {
            return Ok(Recognised::Ended(row.person_id));
        }
        if now.seconds_since(row.last_seen_at) > 300 {
            match tokio::time::timeout(TOUCHING, self.touch(row.session_id, now)).await {
                Ok(Ok(())) => {}
                Ok(Err(failure)) => tracing::debug!(?failure, "a session's last use could not be noted"),
                Err(_) => tracing::debug!("a session's last use was not noted: somebody else is writing"),
            }
        }
        Ok(Recognised::Actor(Box::new(actor(row, origin))))
    }

    async fn touch(&self, session: SessionId, now: Millis) -> Result<()> {
        let mut repo = self.write().await?;
        repo.touch_session(session, now).await?;
        Ok(repo.save().await?)
    }

    /// Opens a session inside the caller's transaction.
    pub(crate) async fn open_session(
        &self,
        repo: &mut dyn Repo,
        person: PersonId,
        origin: &Origin,
        now: Millis,
    ) -> Result<Token> {
        let token = self.env.token().map_err(crate::Failure::internal)?;
        let session = SessionRow {
            id: self.id()?,
            person_id: person,
            created_at: now,
            last_seen_at: now,
            expires_at: now.plus_hours(self.policy.session_max_hours),
            ended_at: None,
            user_agent: origin.user_agent.chars().take(300).collect(),
            address: origin.address.clone(),
        };
        repo.insert_session(&session, &token.hash()).await?;
        Ok(token)
    }

    /// My sessions that are alive, latest first.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn my_sessions(&self, actor: &Actor) -> Result<Vec<SessionView>> {
        let now = self.env.now();
        let idle_since = now.plus_hours(-self.policy.session_idle_hours);
        let rows = self.read().await?.live_sessions(actor.id(), now, idle_since).await?;
        Ok(rows
            .into_iter()
            .map(|row| SessionView {
                id: row.id,
                created_at: row.created_at,
                last_seen_at: row.last_seen_at,
                user_agent: row.user_agent,
                address: row.address,
                current: row.id == actor.session,
            })
            .collect())
    }

    /// Ends one of my sessions.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if it is not mine or has ended.
    pub async fn end_session(&self, actor: &Actor, session: SessionId) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        if !repo.end_session(actor.id(), session, now).await? {
            return Err(Problem::NotFound.into());
        }
        self.record(&mut *repo, now, Line::by(actor, "sign_out").subject("session", session.0)).await?;
        Ok(repo.save().await?)
    }

    /// Ends all of my sessions, this one too, and forgets my devices.
    ///
    /// # Errors
    /// If the database can't be written.
    pub async fn sign_out_everywhere(&self, actor: &Actor) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        let ended = repo.end_sessions(actor.id(), None, now).await?;
        repo.forget_devices(actor.id()).await?;
        let line = Line::by(actor, "sign_out.everywhere").detail(serde_json::json!({ "sessions": ended }));
        self.record(&mut *repo, now, line).await?;
        Ok(repo.save().await?)
    }
}

fn actor(row: SessionActor, origin: &Origin) -> Actor {
    let mut grants: Vec<Grant> = row.grants.split(',').filter_map(Grant::from_key).collect();
    grants.sort_unstable();
    Actor {
        me: Me {
            person: row.person_id,
            name: row.name,
            area: row.area_id,
            area_name: row.area_name,
            grants,
            leads: row.leads,
        },
        employee_number: row.employee_number,
        session: row.session_id,
        language: row.language.as_deref().and_then(Lang::from_tag),
        time_zone: row.time_zone.unwrap_or_else(|| row.organisation_time_zone.clone()),
        theme: row.theme,
        organisation: row.organisation,
        organisation_language: Lang::from_tag(&row.organisation_language).unwrap_or_default(),
        organisation_time_zone: row.organisation_time_zone,
        address: origin.address.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::house;
    use async_trait::async_trait;
    use hilo_store::{Engine, Migrations, Store, StoreError};
    use std::{path::Path, sync::Arc};

    /// A database that can be read and not written.
    struct ReadOnly(Arc<dyn Store>);

    #[async_trait]
    impl Store for ReadOnly {
        fn engine(&self) -> Engine {
            self.0.engine()
        }
        async fn read(&self) -> hilo_store::Result<Box<dyn Repo>> {
            self.0.read().await
        }
        async fn glance(&self) -> hilo_store::Result<Box<dyn Repo>> {
            self.0.glance().await
        }
        async fn write(&self) -> hilo_store::Result<Box<dyn Repo>> {
            Err(StoreError::NotWritable { path: "data/hilo.db".to_owned(), reason: "the disk is full".to_owned() })
        }
        async fn migrate(&self) -> hilo_store::Result<u32> {
            Ok(0)
        }
        async fn migrations(&self) -> hilo_store::Result<Migrations> {
            self.0.migrations().await
        }
        async fn backup_to(&self, _file: &Path) -> hilo_store::Result<()> {
            Err(StoreError::BackupElsewhere)
        }
        async fn wipe(&self) -> hilo_store::Result<bool> {
            Ok(false)
        }
        async fn close(&self) {}
    }

    #[tokio::test]
    async fn whoever_only_reads_is_recognised_when_nothing_can_be_written() {
        let house = house().await;
        let origin = Origin::default();
        let signed_in = house.services.sign_in("ana@example.com", "tres gatos azules", None, &origin).await.unwrap();
        house.clock.advance_seconds(3600);
        let services = Services { store: Arc::new(ReadOnly(house.services.store.clone())), ..house.services.clone() };
        let recognised = services.recognise(&signed_in.session, &origin).await.unwrap();
        assert!(matches!(recognised, Recognised::Actor(_)), "{recognised:?}");
    }
}
