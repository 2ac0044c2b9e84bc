use crate::{
    Db, Repository,
    dialect::{LOCK_JOURNEY, LOCK_PUBLICATIONS},
};
use async_trait::async_trait;
use hilo_domain::{
    ids::{
        ContributionEventId, ContributionId, JourneyId, JourneyVersionId, PersonId, StageId, StatementId, TouchpointId,
        TouchpointVersionId,
    },
    time::Millis,
};
use hilo_store::{
    Result,
    experience::TouchpointVersionRow,
    experience_drafts::{Arranged, ExperienceDraftsRepo, NewJourneyVersion},
};
use sqlx::QueryBuilder;

/// Rows in one statement.
const CHUNK: usize = 500;

fn position(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX)
}

impl Repository {
    /// Runs a statement whose only parameter is the id.
    async fn with_id(&mut self, sql: &'static str, id: uuid::Uuid) -> Result<()> {
        sqlx::query(sql).bind(id).execute(&mut *self.tx).await?;
        Ok(())
    }
}

#[async_trait]
impl ExperienceDraftsRepo for Repository {
    async fn lock_journey(&mut self, id: JourneyId) -> Result<()> {
        sqlx::query(LOCK_JOURNEY).bind(id).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn order_journeys(&mut self, journeys: &[JourneyId]) -> Result<()> {
        for (index, id) in journeys.iter().enumerate() {
            sqlx::query("UPDATE journey SET position = $2 WHERE id = $1")
                .bind(id)
                .bind(position(index))
                .execute(&mut *self.tx)
                .await?;
        }
        Ok(())
    }

    async fn insert_journey(&mut self, id: JourneyId, at: Millis) -> Result<()> {
        let sql = "INSERT INTO journey (id, position, created_at)
                   VALUES ($1, (SELECT COALESCE(MAX(position), -1) + 1 FROM journey), $2)";
        sqlx::query(sql).bind(id).bind(at).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn insert_journey_draft(&mut self, draft: &NewJourneyVersion) -> Result<()> {
        let sql = "INSERT INTO journey_version (id, journey_id, number, state, name, summary, change_note, revision,
                                                created_by, created_at, updated_at)
                   VALUES ($1, $2, $3, 'draft', $4, $5, '', 1, $6, $7, $7)";
        sqlx::query(sql)
            .bind(draft.id)
            .bind(draft.journey_id)
            .bind(draft.number)
            .bind(&draft.name)
            .bind(&draft.summary)
            .bind(draft.created_by)
            .bind(draft.created_at)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn rename_draft(&mut self, draft: JourneyVersionId, name: &str, summary: &str) -> Result<()> {
        let sql = "UPDATE journey_version SET name = $2, summary = $3 WHERE id = $1 AND state = 'draft'";
        sqlx::query(sql).bind(draft).bind(name).bind(summary).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn touch_draft(&mut self, draft: JourneyVersionId, expected: Option<i64>, at: Millis) -> Result<bool> {
        let sql = "UPDATE journey_version SET revision = revision + 1, updated_at = $3
                   WHERE id = $1 AND state = 'draft' AND revision = COALESCE(CAST($2 AS BIGINT), revision)";
        let done = sqlx::query(sql).bind(draft).bind(expected).bind(at).execute(&mut *self.tx).await?;
        Ok(done.rows_affected() > 0)
    }

    async fn insert_stage(
        &mut self,
        version: JourneyVersionId,
        stage: StageId,
        position: i32,
        name: &str,
    ) -> Result<()> {
        let sql = "INSERT INTO stage (id, journey_version_id, position, name) VALUES ($1, $2, $3, $4)";
        sqlx::query(sql).bind(stage).bind(version).bind(position).bind(name).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn rename_stage(&mut self, stage: StageId, name: &str) -> Result<()> {
        let sql = "UPDATE stage SET name = $2 WHERE id = $1";
        sqlx::query(sql).bind(stage).bind(name).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn arrange(&mut self, version: JourneyVersionId, stages: &[Arranged]) -> Result<()> {
        let sql = "DELETE FROM stage_touchpoint WHERE stage_id IN (SELECT id FROM stage WHERE journey_version_id = $1)";
        self.with_id(sql, version.0).await?;
        // Those that are not put in order below are the ones left out.
        self.with_id("UPDATE stage SET position = -1 WHERE journey_version_id = $1", version.0).await?;
        for (index, stage) in stages.iter().enumerate() {
            sqlx::query("UPDATE stage SET position = $2 WHERE id = $1 AND journey_version_id = $3")
                .bind(stage.stage)
                .bind(position(index))
                .bind(version)
                .execute(&mut *self.tx)
                .await?;
        }
        self.with_id("DELETE FROM stage WHERE journey_version_id = $1 AND position = -1", version.0).await?;
        let places: Vec<(StageId, i32, TouchpointVersionId)> = stages
            .iter()
            .flat_map(|s| s.touchpoints.iter().enumerate().map(|(i, t)| (s.stage, position(i), *t)))
            .collect();
        for chunk in places.chunks(CHUNK) {
            let mut sql =
                QueryBuilder::<Db>::new("INSERT INTO stage_touchpoint (stage_id, position, touchpoint_version_id) ");
            sql.push_values(chunk, |mut row, (stage, position, touchpoint)| {
                row.push_bind(*stage).push_bind(*position).push_bind(*touchpoint);
            });
            sql.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn insert_touchpoint(&mut self, id: TouchpointId, journey: JourneyId, at: Millis) -> Result<()> {
        let sql = "INSERT INTO touchpoint (id, journey_id, created_at) VALUES ($1, $2, $3)";
        sqlx::query(sql).bind(id).bind(journey).bind(at).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn insert_touchpoint_version(&mut self, version: &TouchpointVersionRow) -> Result<()> {
        let sql = "INSERT INTO touchpoint_version (id, touchpoint_id, number, state, name, promise, emotion_word,
                                                   emotion, effort, minutes, guidance, channel, moment_of_truth,
                                                   backstage, owner_area_id, change, asks_from, published_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
        sqlx::query(sql)
            .bind(version.id)
            .bind(version.touchpoint_id)
            .bind(version.number)
            .bind(&version.state)
            .bind(&version.name)
            .bind(&version.promise)
            .bind(&version.emotion_word)
            .bind(version.emotion)
            .bind(&version.effort)
            .bind(version.minutes)
            .bind(&version.guidance)
            .bind(&version.channel)
            .bind(version.moment_of_truth)
            .bind(version.backstage)
            .bind(version.owner_area_id)
            .bind(&version.change)
            .bind(version.asks_from)
            .bind(version.published_at)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn update_touchpoint_draft(&mut self, version: &TouchpointVersionRow) -> Result<()> {
        let sql = "UPDATE touchpoint_version SET name = $2, promise = $3, emotion_word = $4, emotion = $5, effort = $6,
                          minutes = $7, guidance = $8, channel = $9, moment_of_truth = $10, backstage = $11,
                          owner_area_id = $12
                   WHERE id = $1 AND state = 'draft'";
        sqlx::query(sql)
            .bind(version.id)
            .bind(&version.name)
            .bind(&version.promise)
            .bind(&version.emotion_word)
            .bind(version.emotion)
            .bind(&version.effort)
            .bind(version.minutes)
            .bind(&version.guidance)
            .bind(&version.channel)
            .bind(version.moment_of_truth)
            .bind(version.backstage)
            .bind(version.owner_area_id)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn set_carried(&mut self, version: TouchpointVersionId, statements: &[StatementId]) -> Result<()> {
        self.with_id("DELETE FROM touchpoint_statement WHERE touchpoint_version_id = $1", version.0).await?;
        for chunk in statements.chunks(CHUNK) {
            let mut sql =
                QueryBuilder::<Db>::new("INSERT INTO touchpoint_statement (touchpoint_version_id, statement_id) ");
            sql.push_values(chunk, |mut row, statement| {
                row.push_bind(version).push_bind(*statement);
            });
            sql.push(" ON CONFLICT DO NOTHING");
            sql.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn swap_placed(
        &mut self,
        draft: JourneyVersionId,
        from: TouchpointVersionId,
        to: TouchpointVersionId,
    ) -> Result<()> {
        let sql = "UPDATE stage_touchpoint SET touchpoint_version_id = $3
                   WHERE touchpoint_version_id = $2 AND stage_id IN (SELECT id FROM stage WHERE journey_version_id = $1)";
        sqlx::query(sql).bind(draft).bind(from).bind(to).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn drop_touchpoint_draft(&mut self, version: TouchpointVersionId) -> Result<()> {
        self.with_id("DELETE FROM touchpoint_statement WHERE touchpoint_version_id = $1", version.0).await?;
        let sql = "DELETE FROM touchpoint_version WHERE id = $1 AND state = 'draft' RETURNING touchpoint_id";
        let touchpoint: Option<TouchpointId> =
            sqlx::query_scalar(sql).bind(version).fetch_optional(&mut *self.tx).await?;
        if let Some(touchpoint) = touchpoint {
            let sql = "DELETE FROM touchpoint WHERE id = $1
                       AND NOT EXISTS (SELECT 1 FROM touchpoint_version v WHERE v.touchpoint_id = $1)";
            self.with_id(sql, touchpoint.0).await?;
        }
        Ok(())
    }

    async fn publish_touchpoint(
        &mut self,
        version: TouchpointVersionId,
        change: &str,
        asks_from: i32,
        at: Millis,
    ) -> Result<()> {
        // First, because only one may be current.
        let sql = "UPDATE touchpoint_version SET state = 'superseded' WHERE state = 'published'
                   AND touchpoint_id = (SELECT v.touchpoint_id FROM touchpoint_version v WHERE v.id = $1)";
        self.with_id(sql, version.0).await?;
        let sql = "UPDATE touchpoint_version SET state = 'published', change = $2, asks_from = $3, published_at = $4
                   WHERE id = $1 AND state = 'draft'";
        sqlx::query(sql).bind(version).bind(change).bind(asks_from).bind(at).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn publish_journey(
        &mut self,
        draft: JourneyVersionId,
        change_note: &str,
        by: PersonId,
        at: Millis,
    ) -> Result<()> {
        let sql = "UPDATE journey_version SET state = 'superseded' WHERE state = 'published'
                   AND journey_id = (SELECT v.journey_id FROM journey_version v WHERE v.id = $1)";
        self.with_id(sql, draft.0).await?;
        let sql = "UPDATE journey_version SET state = 'published', change_note = $2, published_by = $3,
                          published_at = $4, updated_at = $4
                   WHERE id = $1 AND state = 'draft'";
        sqlx::query(sql).bind(draft).bind(change_note).bind(by).bind(at).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn count_publication(&mut self, version: JourneyVersionId, at: Millis) -> Result<i32> {
        if let Some(sql) = LOCK_PUBLICATIONS {
            sqlx::query(sql).execute(&mut *self.tx).await?;
        }
        let sql = "INSERT INTO experience_version (number, journey_version_id, published_at)
                   VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM experience_version), $1, $2) RETURNING number";
        Ok(sqlx::query_scalar(sql).bind(version).bind(at).fetch_one(&mut *self.tx).await?)
    }

    async fn retire_touchpoints(&mut self, touchpoints: &[TouchpointId], at: Millis) -> Result<()> {
        for chunk in touchpoints.chunks(CHUNK) {
            let mut sql = QueryBuilder::<Db>::new("UPDATE touchpoint SET retired_at = ");
            sql.push_bind(at).push(" WHERE retired_at IS NULL AND id IN (");
            let mut ids = sql.separated(", ");
            for id in chunk {
                ids.push_bind(*id);
            }
            sql.push(")");
            sql.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn retire_contributions(
        &mut self,
        contributions: &[(ContributionId, ContributionEventId)],
        by: PersonId,
        at: Millis,
    ) -> Result<()> {
        for chunk in contributions.chunks(CHUNK) {
            // What was never confirmed stays between the role and its leads.
            let mut sql = QueryBuilder::<Db>::new(
                "UPDATE contribution SET state = CASE state WHEN 'confirmed' THEN 'retired' ELSE 'declined' END,
                        decided_by = ",
            );
            sql.push_bind(by).push(", decided_at = ").push_bind(at);
            sql.push(", updated_at = ").push_bind(at).push(", revision = revision + 1 WHERE id IN (");
            let mut ids = sql.separated(", ");
            for (id, _) in chunk {
                ids.push_bind(*id);
            }
            sql.push(")");
            sql.build().execute(&mut *self.tx).await?;
            let mut sql = QueryBuilder::<Db>::new(
                "INSERT INTO contribution_event (id, contribution_id, at, actor_id, kind, comment) ",
            );
            sql.push_values(chunk, |mut row, (contribution, event)| {
                row.push_bind(*event).push_bind(*contribution).push_bind(at).push_bind(by);
                row.push("'retired'").push("''");
            });
            sql.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn discard_draft(&mut self, draft: JourneyVersionId) -> Result<()> {
        const DRAFTS: &str = "DELETE FROM touchpoint_statement WHERE touchpoint_version_id IN (
                                  SELECT v.id FROM touchpoint_version v JOIN touchpoint t ON t.id = v.touchpoint_id
                                  JOIN journey_version j ON j.journey_id = t.journey_id
                                  WHERE j.id = $1 AND j.state = 'draft' AND v.state = 'draft')";
        let journey = "SELECT journey_id FROM journey_version WHERE id = $1 AND state = 'draft'";
        let journey: Option<JourneyId> = sqlx::query_scalar(journey).bind(draft).fetch_optional(&mut *self.tx).await?;
        let Some(journey) = journey else { return Ok(()) };
        self.arrange(draft, &[]).await?;
        self.with_id(DRAFTS, draft.0).await?;
        let sql = "DELETE FROM touchpoint_version WHERE state = 'draft'
                   AND touchpoint_id IN (SELECT t.id FROM touchpoint t WHERE t.journey_id = $1)";
        self.with_id(sql, journey.0).await?;
        let sql = "DELETE FROM touchpoint WHERE journey_id = $1
                   AND NOT EXISTS (SELECT 1 FROM touchpoint_version v WHERE v.touchpoint_id = touchpoint.id)";
        self.with_id(sql, journey.0).await?;
        self.with_id("DELETE FROM journey_version WHERE id = $1", draft.0).await?;
        let sql = "DELETE FROM journey WHERE id = $1
                   AND NOT EXISTS (SELECT 1 FROM journey_version v WHERE v.journey_id = $1)";
        self.with_id(sql, journey.0).await
    }

    async fn retire_journey(&mut self, journey: JourneyId, at: Millis) -> Result<()> {
        let sql = "UPDATE journey SET retired_at = $2 WHERE id = $1 AND retired_at IS NULL";
        sqlx::query(sql).bind(journey).bind(at).execute(&mut *self.tx).await?;
        Ok(())
    }
}
