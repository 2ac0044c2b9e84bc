use super::team::push_among;
use crate::{Repository, dialect};
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, PersonId},
    time::Millis,
    week::WeekId,
};
use hilo_store::{
    Result,
    weeks::{AreaCount, Expectation, WeekAreaRow, WeekRow, WeeksRepo},
};
use sqlx::QueryBuilder;

impl Repository {
    /// One statement each, however many people there are.
    async fn snapshot(&mut self, week: WeekId, whom: Expectation) -> Result<()> {
        let areas = "INSERT INTO week_area (week, area_id, parent_id, name, external)
                     SELECT CAST($1 AS INTEGER), id, parent_id, name, external FROM area
                     WHERE archived_at IS NULL OR archived_at > $2
                     ON CONFLICT (week, area_id) DO UPDATE
                     SET parent_id = excluded.parent_id, name = excluded.name, external = excluded.external";
        sqlx::query(areas).bind(week).bind(whom.at).execute(&mut *self.tx).await?;
        let people = "INSERT INTO week_expected (week, person_id, area_id, role_id)
                      SELECT CAST($1 AS INTEGER), p.person_id, p.area_id, p.role_id FROM placement p
                      WHERE p.active AND p.since <= $2
                        AND NOT EXISTS (SELECT 1 FROM placement n
                                        WHERE n.person_id = p.person_id AND n.since > p.since AND n.since <= $2)
                        AND NOT EXISTS (SELECT 1 FROM absence a
                                        WHERE a.person_id = p.person_id AND a.from_day <= $3
                                          AND (a.to_day IS NULL OR a.to_day >= $4))
                      ON CONFLICT (week, person_id) DO NOTHING";
        sqlx::query(people)
            .bind(week)
            .bind(whom.at)
            .bind(whom.first_day)
            .bind(whom.last_day)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

#[async_trait]
impl WeeksRepo for Repository {
    async fn take_clock(&mut self) -> Result<bool> {
        Ok(sqlx::query_scalar(dialect::TAKE_CLOCK).fetch_one(&mut *self.tx).await?)
    }

    async fn week(&mut self, week: WeekId) -> Result<Option<WeekRow>> {
        let sql = "SELECT week, opens_at, closes_at, opened_at, closed_at FROM week WHERE week = $1";
        Ok(sqlx::query_as(sql).bind(week).fetch_optional(&mut *self.tx).await?)
    }

    async fn latest_week(&mut self) -> Result<Option<WeekRow>> {
        Ok(self.latest_weeks(1).await?.pop())
    }

    async fn latest_weeks(&mut self, limit: i64) -> Result<Vec<WeekRow>> {
        let sql = "SELECT week, opens_at, closes_at, opened_at, closed_at FROM week ORDER BY week DESC LIMIT $1";
        Ok(sqlx::query_as(sql).bind(limit).fetch_all(&mut *self.tx).await?)
    }

    async fn latest_weeks_held(&mut self, limit: i64) -> Result<Vec<WeekRow>> {
        Ok(sqlx::query_as(dialect::LATEST_WEEKS_HELD).bind(limit).fetch_all(&mut *self.tx).await?)
    }

    async fn weeks_to_close(&mut self, now: Millis) -> Result<Vec<WeekRow>> {
        let sql = "SELECT week, opens_at, closes_at, opened_at, closed_at FROM week
                   WHERE closed_at IS NULL AND closes_at <= $1 ORDER BY week";
        Ok(sqlx::query_as(sql).bind(now).fetch_all(&mut *self.tx).await?)
    }

    async fn open_week(&mut self, week: &WeekRow, whom: Expectation) -> Result<bool> {
        let sql = "INSERT INTO week (week, opens_at, closes_at, opened_at, closed_at) VALUES ($1, $2, $3, $4, $5)
                   ON CONFLICT (week) DO NOTHING";
        let done = sqlx::query(sql)
            .bind(week.week)
            .bind(week.opens_at)
            .bind(week.closes_at)
            .bind(week.opened_at)
            .bind(week.closed_at)
            .execute(&mut *self.tx)
            .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        self.snapshot(week.week, whom).await?;
        Ok(true)
    }

    async fn renew_week(&mut self, week: &WeekRow, whom: Expectation) -> Result<bool> {
        let sql = "UPDATE week SET opened_at = $2 WHERE week = $1 AND closed_at IS NULL";
        let done = sqlx::query(sql).bind(week.week).bind(week.opened_at).execute(&mut *self.tx).await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        let sql = "DELETE FROM week_expected WHERE week = $1
                   AND NOT EXISTS (SELECT 1 FROM checkin c
                                   WHERE c.week = week_expected.week AND c.person_id = week_expected.person_id)";
        sqlx::query(sql).bind(week.week).execute(&mut *self.tx).await?;
        self.snapshot(week.week, whom).await?;
        Ok(true)
    }

    async fn placed_since(&mut self, at: Millis) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM placement WHERE since > $1)";
        Ok(sqlx::query_scalar(sql).bind(at).fetch_one(&mut *self.tx).await?)
    }

    async fn close_week(&mut self, week: WeekId, at: Millis) -> Result<bool> {
        let sql = "UPDATE week SET closed_at = $2 WHERE week = $1 AND closed_at IS NULL";
        Ok(sqlx::query(sql).bind(week).bind(at).execute(&mut *self.tx).await?.rows_affected() > 0)
    }

    async fn week_areas(&mut self, week: WeekId) -> Result<Vec<WeekAreaRow>> {
        let sql = "SELECT area_id, parent_id, name, external FROM week_area WHERE week = $1 ORDER BY name, area_id";
        Ok(sqlx::query_as(sql).bind(week).fetch_all(&mut *self.tx).await?)
    }

    async fn week_area_name(&mut self, week: WeekId, area: AreaId) -> Result<Option<String>> {
        let sql = "SELECT name FROM week_area WHERE week = $1 AND area_id = $2";
        Ok(sqlx::query_scalar(sql).bind(week).bind(area).fetch_optional(&mut *self.tx).await?)
    }

    async fn expected_in(&mut self, week: WeekId, person: PersonId) -> Result<Option<AreaId>> {
        let sql = "SELECT area_id FROM week_expected WHERE week = $1 AND person_id = $2";
        Ok(sqlx::query_scalar(sql).bind(week).bind(person).fetch_optional(&mut *self.tx).await?)
    }

    async fn week_counts(&mut self, week: WeekId, areas: &[AreaId]) -> Result<Vec<AreaCount>> {
        if areas.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = QueryBuilder::new(
            "SELECT x.area_id, COUNT(*) AS expected, COUNT(c.id) AS sent FROM week_expected x
             LEFT JOIN checkin c ON c.week = x.week AND c.person_id = x.person_id
                                AND c.sent_at IS NOT NULL AND NOT c.late
             WHERE x.week = ",
        );
        query.push_bind(week).push(" AND x.area_id");
        push_among(&mut query, areas.iter().map(|area| area.0));
        query.push(" GROUP BY x.area_id");
        Ok(query.build_query_as().fetch_all(&mut *self.tx).await?)
    }

    async fn is_away(&mut self, person: PersonId, day: i32) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM absence WHERE person_id = $1 AND from_day <= $2
                                  AND (to_day IS NULL OR to_day >= $2))";
        Ok(sqlx::query_scalar(sql).bind(person).bind(day).fetch_one(&mut *self.tx).await?)
    }
}
