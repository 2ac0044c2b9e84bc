use crate::{Db, Repository};
use async_trait::async_trait;
use hilo_domain::{
    ids::{LinkId, PersonId, SessionId},
    time::Millis,
};
use hilo_store::{
    Result,
    access::{AccessRepo, Failures, LinkRow, SessionActor, SessionRow},
};
use sqlx::QueryBuilder;

#[async_trait]
impl AccessRepo for Repository {
    async fn credential(&mut self, person: PersonId) -> Result<Option<String>> {
        let sql = "SELECT hash FROM credential WHERE person_id = $1";
        Ok(sqlx::query_scalar(sql).bind(person).fetch_optional(&mut *self.tx).await?)
    }

    async fn set_credential(&mut self, person: PersonId, hash: &str, at: Millis) -> Result<()> {
        let sql = "INSERT INTO credential (person_id, hash, changed_at) VALUES ($1, $2, $3)
                   ON CONFLICT (person_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at";
        sqlx::query(sql).bind(person).bind(hash).bind(at).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn insert_session(&mut self, session: &SessionRow, token_hash: &[u8]) -> Result<()> {
        let sql = "INSERT INTO session (id, token_hash, person_id, created_at, last_seen_at, expires_at, ended_at,
                                        user_agent, address)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        sqlx::query(sql)
            .bind(session.id)
            .bind(token_hash)
            .bind(session.person_id)
            .bind(session.created_at)
            .bind(session.last_seen_at)
            .bind(session.expires_at)
            .bind(session.ended_at)
            .bind(&session.user_agent)
            .bind(&session.address)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn session_actor(&mut self, token_hash: &[u8]) -> Result<Option<SessionActor>> {
        let sql = "SELECT s.id AS session_id, s.last_seen_at, s.expires_at, s.ended_at, p.id AS person_id, p.employee_number, p.name,
                          p.area_id, a.name AS area_name, p.active, p.language, p.time_zone, p.theme,
                          COALESCE((SELECT string_agg(g.kind, ',') FROM person_grant g
                                    WHERE g.person_id = p.id), '') AS grants,
                          EXISTS (SELECT 1 FROM area_lead l
                                  WHERE l.person_id = p.id
                                    AND (NOT l.stand_in
                                         OR EXISTS (SELECT 1 FROM area_lead f JOIN person q ON q.id = f.person_id
                                                    WHERE f.area_id = l.area_id AND NOT f.stand_in AND q.active)))
                              AS leads,
                          COALESCE(o.name, '') AS organisation, COALESCE(o.language, '') AS organisation_language,
                          COALESCE(o.time_zone, '') AS organisation_time_zone
                   FROM session s
                   JOIN person p ON p.id = s.person_id
                   JOIN area a ON a.id = p.area_id
                   LEFT JOIN organisation o ON o.id = 1
                   WHERE s.token_hash = $1";
        Ok(sqlx::query_as(sql).bind(token_hash).fetch_optional(&mut *self.tx).await?)
    }

    async fn touch_session(&mut self, session: SessionId, at: Millis) -> Result<()> {
        sqlx::query("UPDATE session SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2")
            .bind(session)
            .bind(at)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn end_session(&mut self, person: PersonId, session: SessionId, at: Millis) -> Result<bool> {
        let sql = "UPDATE session SET ended_at = $3 WHERE id = $2 AND person_id = $1 AND ended_at IS NULL";
        let done = sqlx::query(sql).bind(person).bind(session).bind(at).execute(&mut *self.tx).await?;
        Ok(done.rows_affected() > 0)
    }

    async fn end_sessions(&mut self, person: PersonId, but: Option<SessionId>, at: Millis) -> Result<u64> {
        let sql = "UPDATE session SET ended_at = $3
                   WHERE person_id = $1 AND ended_at IS NULL AND ($2 IS NULL OR id <> $2)";
        Ok(sqlx::query(sql).bind(person).bind(but).bind(at).execute(&mut *self.tx).await?.rows_affected())
    }

    async fn live_sessions(&mut self, person: PersonId, now: Millis, idle_since: Millis) -> Result<Vec<SessionRow>> {
        let sql = "SELECT id, person_id, created_at, last_seen_at, expires_at, ended_at, user_agent, address
                   FROM session
                   WHERE person_id = $1 AND ended_at IS NULL AND expires_at > $2 AND last_seen_at > $3
                   ORDER BY last_seen_at DESC, id";
        Ok(sqlx::query_as(sql).bind(person).bind(now).bind(idle_since).fetch_all(&mut *self.tx).await?)
    }

    async fn purge_sessions(&mut self, before: Millis) -> Result<u64> {
        let sql = "DELETE FROM session WHERE expires_at < $1";
        Ok(sqlx::query(sql).bind(before).execute(&mut *self.tx).await?.rows_affected())
    }

    async fn device_person(&mut self, token_hash: &[u8]) -> Result<Option<PersonId>> {
        let sql = "SELECT person_id FROM device WHERE token_hash = $1";
        Ok(sqlx::query_scalar(sql).bind(token_hash).fetch_optional(&mut *self.tx).await?)
    }

    async fn remember_device(&mut self, token_hash: &[u8], person: PersonId, at: Millis) -> Result<()> {
        let sql = "INSERT INTO device (token_hash, person_id, created_at, last_used_at) VALUES ($1, $2, $3, $3)
                   ON CONFLICT (token_hash) DO UPDATE SET person_id = excluded.person_id, last_used_at = excluded.last_used_at";
        sqlx::query(sql).bind(token_hash).bind(person).bind(at).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn forget_devices(&mut self, person: PersonId) -> Result<()> {
        sqlx::query("DELETE FROM device WHERE person_id = $1").bind(person).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn purge_devices(&mut self, before: Millis) -> Result<u64> {
        let sql = "DELETE FROM device WHERE last_used_at < $1";
        Ok(sqlx::query(sql).bind(before).execute(&mut *self.tx).await?.rows_affected())
    }

    async fn failures(&mut self, key: &str) -> Result<Option<Failures>> {
        let sql = "SELECT failures, last_failed_at FROM throttle WHERE key = $1";
        Ok(sqlx::query_as(sql).bind(key).fetch_optional(&mut *self.tx).await?)
    }

    async fn count_failure(&mut self, key: &str, at: Millis, forget_before: Millis) -> Result<Failures> {
        let sql = "INSERT INTO throttle (key, failures, last_failed_at) VALUES ($1, 1, $2)
                   ON CONFLICT (key) DO UPDATE SET
                       failures = CASE WHEN throttle.last_failed_at < $3 THEN 1
                                       WHEN throttle.last_failed_at > $2 THEN throttle.failures + 1
                                       ELSE 1 + (throttle.failures
                                                 >> CAST(($2 - throttle.last_failed_at) / 3600000 AS INTEGER)) END,
                       last_failed_at = excluded.last_failed_at
                   RETURNING failures, last_failed_at";
        Ok(sqlx::query_as(sql).bind(key).bind(at).bind(forget_before).fetch_one(&mut *self.tx).await?)
    }

    async fn purge_failures(&mut self, before: Millis) -> Result<u64> {
        let sql = "DELETE FROM throttle WHERE last_failed_at < $1";
        Ok(sqlx::query(sql).bind(before).execute(&mut *self.tx).await?.rows_affected())
    }

    async fn clear_failures(&mut self, key: &str) -> Result<()> {
        sqlx::query("DELETE FROM throttle WHERE key = $1").bind(key).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn insert_link(&mut self, link: &LinkRow, token_hash: &[u8]) -> Result<()> {
        let sql = "INSERT INTO link (id, token_hash, kind, person_id, created_by, created_at, expires_at, used_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        sqlx::query(sql)
            .bind(link.id)
            .bind(token_hash)
            .bind(&link.kind)
            .bind(link.person_id)
            .bind(link.created_by)
            .bind(link.created_at)
            .bind(link.expires_at)
            .bind(link.used_at)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn insert_links(&mut self, links: &[(LinkRow, Vec<u8>)]) -> Result<()> {
        for chunk in links.chunks(500) {
            let mut sql = QueryBuilder::<Db>::new(
                "INSERT INTO link (id, token_hash, kind, person_id, created_by, created_at, expires_at, used_at) ",
            );
            sql.push_values(chunk, |mut row, (link, hash)| {
                row.push_bind(link.id)
                    .push_bind(hash.clone())
                    .push_bind(link.kind.clone())
                    .push_bind(link.person_id)
                    .push_bind(link.created_by)
                    .push_bind(link.created_at)
                    .push_bind(link.expires_at)
                    .push_bind(link.used_at);
            });
            sql.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn link(&mut self, token_hash: &[u8]) -> Result<Option<LinkRow>> {
        let sql = "SELECT id, kind, person_id, created_by, created_at, expires_at, used_at
                   FROM link WHERE token_hash = $1";
        Ok(sqlx::query_as(sql).bind(token_hash).fetch_optional(&mut *self.tx).await?)
    }

    async fn use_link(&mut self, link: LinkId, at: Millis) -> Result<bool> {
        let sql = "UPDATE link SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2";
        Ok(sqlx::query(sql).bind(link).bind(at).execute(&mut *self.tx).await?.rows_affected() > 0)
    }

    async fn void_links(&mut self, person: PersonId, kind: &str, at: Millis) -> Result<()> {
        let sql = "UPDATE link SET used_at = $3 WHERE person_id = $1 AND kind = $2 AND used_at IS NULL";
        sqlx::query(sql).bind(person).bind(kind).bind(at).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn void_all_links(&mut self, people: &[PersonId], at: Millis) -> Result<()> {
        for chunk in people.chunks(500) {
            let mut sql = QueryBuilder::<Db>::new("UPDATE link SET used_at = ");
            sql.push_bind(at).push(" WHERE used_at IS NULL AND person_id IN (");
            let mut list = sql.separated(", ");
            for person in chunk {
                list.push_bind(*person);
            }
            sql.push(")");
            sql.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn purge_links(&mut self, before: Millis) -> Result<u64> {
        let sql = "DELETE FROM link WHERE expires_at < $1";
        Ok(sqlx::query(sql).bind(before).execute(&mut *self.tx).await?.rows_affected())
    }

    async fn delete_unowned_links(&mut self, kind: &str) -> Result<()> {
        sqlx::query("DELETE FROM link WHERE kind = $1 AND person_id IS NULL").bind(kind).execute(&mut *self.tx).await?;
        Ok(())
    }
}
