use crate::{Db, Repository, dialect};
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, PersonId},
    period::PeriodId,
    time::Millis,
};
use hilo_store::{
    Result,
    pulse::{FigureRow, Member, MemberCount, PeriodRow, PlacedRow, PulseRepo, SealedRow},
};
use sqlx::QueryBuilder;

const CHUNK: usize = 500;

#[async_trait]
impl PulseRepo for Repository {
    async fn pulse_period(&mut self, period: PeriodId) -> Result<Option<PeriodRow>> {
        let sql = "SELECT period, week, key_print, opened_at, closed_at, lost FROM pulse_period WHERE period = $1";
        Ok(sqlx::query_as(sql).bind(period).fetch_optional(&mut *self.tx).await?)
    }

    async fn open_pulse(&mut self) -> Result<Option<PeriodRow>> {
        let sql =
            "SELECT period, week, key_print, opened_at, closed_at, lost FROM pulse_period WHERE closed_at IS NULL";
        Ok(sqlx::query_as(sql).fetch_optional(&mut *self.tx).await?)
    }

    async fn open_pulse_held(&mut self) -> Result<Option<PeriodRow>> {
        Ok(sqlx::query_as(dialect::OPEN_PULSE_HELD).fetch_optional(&mut *self.tx).await?)
    }

    async fn latest_pulses(&mut self, limit: i64) -> Result<Vec<PeriodRow>> {
        let sql = "SELECT period, week, key_print, opened_at, closed_at, lost FROM pulse_period
                   ORDER BY period DESC LIMIT $1";
        Ok(sqlx::query_as(sql).bind(limit).fetch_all(&mut *self.tx).await?)
    }

    async fn placed_between(&mut self, from: Millis, until: Millis) -> Result<Vec<PlacedRow>> {
        let sql = "SELECT p.person_id, p.since, p.area_id, p.active FROM placement p
                   WHERE p.since <= $2
                     AND NOT EXISTS (SELECT 1 FROM placement n
                                     WHERE n.person_id = p.person_id AND n.since > p.since AND n.since <= $1)
                   ORDER BY p.person_id, p.since";
        Ok(sqlx::query_as(sql).bind(from).bind(until).fetch_all(&mut *self.tx).await?)
    }

    async fn open_pulse_period(&mut self, row: &PeriodRow, members: &[Member]) -> Result<bool> {
        let sql = "INSERT INTO pulse_period (period, week, key_print, opened_at, closed_at, lost)
                   VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (period) DO NOTHING";
        let done = sqlx::query(sql)
            .bind(row.period)
            .bind(row.week)
            .bind(&row.key_print)
            .bind(row.opened_at)
            .bind(row.closed_at)
            .bind(row.lost)
            .execute(&mut *self.tx)
            .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        for chunk in members.chunks(CHUNK) {
            let mut query = QueryBuilder::<Db>::new(
                "INSERT INTO pulse_member (period, person_id, area_id, settled, group_area_id, group_people) ",
            );
            query.push_values(chunk, |mut values, member| {
                values.push_bind(row.period).push_bind(member.person_id).push_bind(member.area_id);
                values.push_bind(member.settled);
                values.push_bind(member.group_area_id).push_bind(member.group_people);
            });
            query.build().execute(&mut *self.tx).await?;
        }
        Ok(true)
    }

    async fn pulse_member(&mut self, period: PeriodId, person: PersonId) -> Result<Option<Member>> {
        let sql = "SELECT person_id, area_id, settled, group_area_id, group_people FROM pulse_member
                   WHERE period = $1 AND person_id = $2";
        Ok(sqlx::query_as(sql).bind(period).bind(person).fetch_optional(&mut *self.tx).await?)
    }

    async fn pulse_member_counts(&mut self, period: PeriodId) -> Result<Vec<MemberCount>> {
        let sql = "SELECT area_id, COUNT(*) AS people FROM pulse_member WHERE period = $1
                   GROUP BY area_id ORDER BY area_id";
        Ok(sqlx::query_as(sql).bind(period).fetch_all(&mut *self.tx).await?)
    }

    async fn hold_answer(&mut self, token: &[u8]) -> Result<()> {
        if let Some(sql) = dialect::HOLD_ANSWER {
            sqlx::query(sql).bind(token).execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn sealed_answer(&mut self, period: PeriodId, token: &[u8]) -> Result<Option<Vec<u8>>> {
        let sql = "SELECT sealed FROM pulse_answer WHERE period = $1 AND token = $2";
        Ok(sqlx::query_scalar(sql).bind(period).bind(token).fetch_optional(&mut *self.tx).await?)
    }

    async fn put_sealed_answer(&mut self, period: PeriodId, token: &[u8], sealed: &[u8]) -> Result<()> {
        let sql = "INSERT INTO pulse_answer (period, token, sealed) VALUES ($1, $2, $3)
                   ON CONFLICT (period, token) DO UPDATE SET sealed = excluded.sealed";
        sqlx::query(sql).bind(period).bind(token).bind(sealed).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn sealed_answers(&mut self, period: PeriodId, after: &[u8], limit: i64) -> Result<Vec<SealedRow>> {
        let sql = "SELECT token, sealed FROM pulse_answer WHERE period = $1 AND token > $2 ORDER BY token LIMIT $3";
        Ok(sqlx::query_as(sql).bind(period).bind(after).bind(limit).fetch_all(&mut *self.tx).await?)
    }

    async fn close_pulse_period(&mut self, period: PeriodId, at: Millis, lost: bool) -> Result<bool> {
        let sql = "UPDATE pulse_period SET closed_at = $2, lost = $3 WHERE period = $1 AND closed_at IS NULL";
        let done = sqlx::query(sql).bind(period).bind(at).bind(lost).execute(&mut *self.tx).await?;
        Ok(done.rows_affected() > 0)
    }

    async fn delete_answers_and_members(&mut self, period: PeriodId) -> Result<()> {
        // No other period has any. Emptied as a whole, SQLite overwrites every page of the table.
        sqlx::query("DELETE FROM pulse_answer").execute(&mut *self.tx).await?;
        sqlx::query("DELETE FROM pulse_member WHERE period = $1").bind(period).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn insert_pulse_figures(&mut self, figures: &[FigureRow]) -> Result<()> {
        for chunk in figures.chunks(CHUNK) {
            let mut query = QueryBuilder::<Db>::new("INSERT INTO pulse_figure (period, area_id, item, value) ");
            query.push_values(chunk, |mut values, figure| {
                values
                    .push_bind(figure.period)
                    .push_bind(figure.area_id)
                    .push_bind(&figure.item)
                    .push_bind(figure.value);
            });
            query.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn pulse_figures(&mut self, from: PeriodId, to: PeriodId) -> Result<Vec<FigureRow>> {
        let sql = "SELECT period, area_id, item, value FROM pulse_figure WHERE period >= $1 AND period <= $2
                   ORDER BY period, area_id, item";
        Ok(sqlx::query_as(sql).bind(from).bind(to).fetch_all(&mut *self.tx).await?)
    }

    async fn pulse_figures_of(&mut self, area: AreaId, from: PeriodId, to: PeriodId) -> Result<Vec<FigureRow>> {
        let sql = "SELECT period, area_id, item, value FROM pulse_figure
                   WHERE area_id = $1 AND period >= $2 AND period <= $3 ORDER BY period, item";
        Ok(sqlx::query_as(sql).bind(area).bind(from).bind(to).fetch_all(&mut *self.tx).await?)
    }
}
