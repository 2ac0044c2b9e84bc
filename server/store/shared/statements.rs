use super::team::push_among;
use crate::{Db, Repository, dialect::LOCK_STATEMENT};
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, PersonId, StatementId},
    time::Millis,
};
use hilo_store::{
    Result,
    statements::{
        AreaReadings, CarrierRow, NewDraft, NewStatement, Publication, ReadingRow, StatementRow, StatementVersionRow,
        StatementsRepo,
    },
};
use sqlx::QueryBuilder;

const STATEMENT: &str = "SELECT s.id, s.kind, s.position, s.retired_at, rp.name AS retired_by,
            v.number, v.title, v.body, v.asks_from, v.published_at, vp.name AS published_by,
            d.number AS draft_number, d.title AS draft_title, d.body AS draft_body, d.revision AS draft_revision,
            d.updated_at AS draft_updated_at, dp.name AS draft_by
     FROM statement s
     LEFT JOIN statement_version v ON v.statement_id = s.id AND v.state = 'published'
     LEFT JOIN statement_version d ON d.statement_id = s.id AND d.state = 'draft'
     LEFT JOIN person rp ON rp.id = s.retired_by
     LEFT JOIN person vp ON vp.id = v.published_by
     LEFT JOIN person dp ON dp.id = d.updated_by";

/// The order in which statements are read; `s` is the statement.
const ORDER: &str = " ORDER BY CASE s.kind WHEN 'purpose' THEN 1 WHEN 'mission' THEN 2 WHEN 'vision' THEN 3
     WHEN 'motivation' THEN 4 WHEN 'value' THEN 5 WHEN 'differentiating_value' THEN 6 ELSE 7 END,
     s.position, s.created_at, s.id";

/// The last version that each person acknowledged of each statement. From person to person, whose acknowledgements lie
/// together: SQLite joins CROSS JOIN as it is written.
const LATEST: &str = "WITH latest AS (
         SELECT p.area_id, a.statement_id, MAX(a.number) AS number FROM person p CROSS JOIN acknowledgement a
         WHERE a.person_id = p.id AND p.active";

/// Of [`LATEST`] the sums, first as they are: there are far fewer of them to look statements up for.
const SUMS: &str = " GROUP BY p.id, p.area_id, a.statement_id
     ), counted AS (
         SELECT area_id, statement_id, number, COUNT(*) AS people FROM latest GROUP BY area_id, statement_id, number
     )
     SELECT c.area_id, c.statement_id,
            CAST(SUM(CASE WHEN c.number >= v.asks_from THEN c.people ELSE 0 END) AS BIGINT) AS acknowledged,
            CAST(SUM(CASE WHEN c.number < v.asks_from THEN c.people ELSE 0 END) AS BIGINT) AS earlier
     FROM counted c JOIN statement s ON s.id = c.statement_id AND s.retired_at IS NULL
     JOIN statement_version v ON v.statement_id = s.id AND v.state = 'published'
     GROUP BY c.area_id, c.statement_id ORDER BY c.area_id, c.statement_id";

const READINGS: &str = "SELECT s.id AS statement_id, s.kind, v.number, v.title, v.asks_from, v.published_at,
            (SELECT MAX(a.number) FROM acknowledgement a WHERE a.person_id = $1 AND a.statement_id = s.id)
                AS acknowledged
     FROM statement s
     JOIN statement_version v ON v.statement_id = s.id AND v.state = 'published'
     WHERE s.retired_at IS NULL
     ORDER BY CASE s.kind WHEN 'purpose' THEN 1 WHEN 'mission' THEN 2 WHEN 'vision' THEN 3
     WHEN 'motivation' THEN 4 WHEN 'value' THEN 5 WHEN 'differentiating_value' THEN 6 ELSE 7 END,
     s.position, s.created_at, s.id";

const VERSIONS: &str = "SELECT v.id, v.statement_id, v.number, v.state, v.title, v.body, v.change, v.change_note,
            v.asks_from, v.revision, c.name AS created_by, v.updated_at, p.name AS published_by, v.published_at
     FROM statement_version v
     LEFT JOIN person c ON c.id = v.created_by
     LEFT JOIN person p ON p.id = v.published_by
     WHERE v.statement_id = $1
     ORDER BY v.number DESC";

/// A touchpoint stands where its journey and stage have it; in two stages, in the first.
const CARRIERS: &str = "SELECT tv.touchpoint_id, tv.name, tv.promise, tv.moment_of_truth, j.id AS journey_id,
            jv.name AS journey_name
     FROM touchpoint_statement ts
     JOIN touchpoint_version tv ON tv.id = ts.touchpoint_version_id AND tv.state = 'published'
     JOIN touchpoint t ON t.id = tv.touchpoint_id AND t.retired_at IS NULL
     JOIN journey j ON j.id = t.journey_id AND j.retired_at IS NULL
     JOIN journey_version jv ON jv.journey_id = j.id AND jv.state = 'published'
     JOIN stage g ON g.journey_version_id = jv.id
     JOIN stage_touchpoint gt ON gt.stage_id = g.id AND gt.touchpoint_version_id = tv.id
     WHERE ts.statement_id = $1
     GROUP BY tv.touchpoint_id, tv.name, tv.promise, tv.moment_of_truth, j.id, jv.name, j.position, j.created_at
     ORDER BY j.position, j.created_at, MIN(g.position), MIN(gt.position), tv.touchpoint_id";

#[async_trait]
impl StatementsRepo for Repository {
    async fn insert_statement(&mut self, statement: &NewStatement) -> Result<()> {
        sqlx::query("INSERT INTO statement (id, kind, position, created_at) VALUES ($1, $2, $3, $4)")
            .bind(statement.id)
            .bind(&statement.kind)
            .bind(statement.position)
            .bind(statement.created_at)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn lock_statement(&mut self, id: StatementId) -> Result<()> {
        sqlx::query(LOCK_STATEMENT).bind(id).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn statements(&mut self, retired: bool) -> Result<Vec<StatementRow>> {
        let mut sql = QueryBuilder::<Db>::new(STATEMENT);
        sql.push(if retired { " WHERE s.retired_at IS NOT NULL" } else { " WHERE s.retired_at IS NULL" }).push(ORDER);
        Ok(sql.build_query_as().fetch_all(&mut *self.tx).await?)
    }

    async fn statement(&mut self, id: StatementId) -> Result<Option<StatementRow>> {
        let mut sql = QueryBuilder::<Db>::new(STATEMENT);
        sql.push(" WHERE s.id = ").push_bind(id);
        Ok(sql.build_query_as().fetch_optional(&mut *self.tx).await?)
    }

    async fn statement_versions(&mut self, id: StatementId) -> Result<Vec<StatementVersionRow>> {
        Ok(sqlx::query_as(VERSIONS).bind(id).fetch_all(&mut *self.tx).await?)
    }

    async fn order_statements(&mut self, ids: &[StatementId]) -> Result<()> {
        for (position, id) in (0_i32..).zip(ids) {
            sqlx::query("UPDATE statement SET position = $2 WHERE id = $1")
                .bind(id)
                .bind(position)
                .execute(&mut *self.tx)
                .await?;
        }
        Ok(())
    }

    async fn retire_statement(&mut self, id: StatementId, by: Option<PersonId>, at: Millis) -> Result<bool> {
        let sql = "UPDATE statement SET retired_at = $2, retired_by = $3 WHERE id = $1 AND retired_at IS NULL";
        Ok(sqlx::query(sql).bind(id).bind(at).bind(by).execute(&mut *self.tx).await?.rows_affected() > 0)
    }

    async fn insert_statement_draft(&mut self, draft: &NewDraft) -> Result<i64> {
        let sql = "INSERT INTO statement_version (id, statement_id, number, state, title, body, change_note, asks_from,
                                                  revision, created_by, created_at, updated_by, updated_at)
                   VALUES ($1, $2, $3, 'draft', $4, $5, '', $3,
                           COALESCE((SELECT s.last_revision FROM statement s WHERE s.id = $2), 0) + 1, $6, $7, $6, $7)
                   RETURNING revision";
        Ok(sqlx::query_scalar(sql)
            .bind(draft.id)
            .bind(draft.statement_id)
            .bind(draft.number)
            .bind(&draft.title)
            .bind(&draft.body)
            .bind(draft.by)
            .bind(draft.at)
            .fetch_one(&mut *self.tx)
            .await?)
    }

    async fn save_statement_draft(
        &mut self,
        id: StatementId,
        revision: i64,
        title: &str,
        body: &str,
        by: Option<PersonId>,
        at: Millis,
    ) -> Result<Option<i64>> {
        let sql = "UPDATE statement_version SET title = $3, body = $4, updated_by = $5, updated_at = $6,
                          revision = revision + 1
                   WHERE statement_id = $1 AND state = 'draft' AND revision = $2 RETURNING revision";
        let new = sqlx::query_scalar(sql).bind(id).bind(revision).bind(title).bind(body).bind(by).bind(at);
        Ok(new.fetch_optional(&mut *self.tx).await?)
    }

    async fn delete_statement_draft(&mut self, id: StatementId) -> Result<bool> {
        let last = "UPDATE statement SET last_revision = COALESCE(
                        (SELECT v.revision FROM statement_version v WHERE v.statement_id = $1 AND v.state = 'draft'),
                        last_revision) WHERE id = $1";
        sqlx::query(last).bind(id).execute(&mut *self.tx).await?;
        let draft = "DELETE FROM statement_version WHERE statement_id = $1 AND state = 'draft'";
        let deleted = sqlx::query(draft).bind(id).execute(&mut *self.tx).await?.rows_affected() > 0;
        let never_published = "DELETE FROM statement WHERE id = $1
                               AND NOT EXISTS (SELECT 1 FROM statement_version v WHERE v.statement_id = $1)";
        sqlx::query(never_published).bind(id).execute(&mut *self.tx).await?;
        Ok(deleted)
    }

    async fn publish_statement(&mut self, id: StatementId, publication: &Publication) -> Result<bool> {
        // Holds the row, so that of two who publish the same draft the second finds that it is gone.
        let draft = "UPDATE statement_version SET revision = revision + 1
                     WHERE statement_id = $1 AND state = 'draft' AND revision = $2";
        let found = sqlx::query(draft).bind(id).bind(publication.revision).execute(&mut *self.tx).await?;
        if found.rows_affected() == 0 {
            return Ok(false);
        }
        let current =
            "UPDATE statement_version SET state = 'superseded' WHERE statement_id = $1 AND state = 'published'";
        sqlx::query(current).bind(id).execute(&mut *self.tx).await?;
        let publish = "UPDATE statement_version SET state = 'published', change = $2, change_note = $3, asks_from = $4,
                              published_by = $5, published_at = $6, updated_at = $6
                       WHERE statement_id = $1 AND state = 'draft'";
        sqlx::query(publish)
            .bind(id)
            .bind(&publication.change)
            .bind(&publication.change_note)
            .bind(publication.asks_from)
            .bind(publication.by)
            .bind(publication.at)
            .execute(&mut *self.tx)
            .await?;
        Ok(true)
    }

    async fn acknowledge(&mut self, person: PersonId, id: StatementId, number: i32, at: Millis) -> Result<bool> {
        let sql = "INSERT INTO acknowledgement (person_id, statement_id, number, at) VALUES ($1, $2, $3, $4)
                   ON CONFLICT (person_id, statement_id, number) DO NOTHING";
        let done = sqlx::query(sql).bind(person).bind(id).bind(number).bind(at).execute(&mut *self.tx).await?;
        Ok(done.rows_affected() > 0)
    }

    async fn readings(&mut self, person: PersonId) -> Result<Vec<ReadingRow>> {
        Ok(sqlx::query_as(READINGS).bind(person).fetch_all(&mut *self.tx).await?)
    }

    async fn readings_by_area(&mut self, areas: Option<&[AreaId]>) -> Result<Vec<AreaReadings>> {
        let mut sql = QueryBuilder::<Db>::new(LATEST);
        if let Some(areas) = areas {
            sql.push(" AND p.area_id");
            push_among(&mut sql, areas.iter().map(|area| area.0));
        }
        sql.push(SUMS);
        Ok(sql.build_query_as().fetch_all(&mut *self.tx).await?)
    }

    async fn count_acknowledged(&mut self, id: StatementId) -> Result<i64> {
        let sql = "SELECT COUNT(*) FROM person p
                   JOIN statement_version v ON v.statement_id = $1 AND v.state = 'published'
                   WHERE p.active AND EXISTS (SELECT 1 FROM acknowledgement a
                                              WHERE a.person_id = p.id AND a.statement_id = $1
                                                AND a.number >= v.asks_from)";
        Ok(sqlx::query_scalar(sql).bind(id).fetch_one(&mut *self.tx).await?)
    }

    async fn carriers(&mut self, id: StatementId) -> Result<Vec<CarrierRow>> {
        Ok(sqlx::query_as(CARRIERS).bind(id).fetch_all(&mut *self.tx).await?)
    }
}
