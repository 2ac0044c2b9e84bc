use crate::Repository;
use async_trait::async_trait;
use hilo_domain::ids::{AbsenceId, PersonId};
use hilo_store::{
    Result,
    absences::{AbsenceRow, AbsencesRepo},
};

#[async_trait]
impl AbsencesRepo for Repository {
    async fn absences(&mut self, person: PersonId) -> Result<Vec<AbsenceRow>> {
        let sql = "SELECT id, person_id, from_day, to_day, set_by, created_at FROM absence
                   WHERE person_id = $1 ORDER BY from_day DESC, id";
        Ok(sqlx::query_as(sql).bind(person).fetch_all(&mut *self.tx).await?)
    }

    async fn absence(&mut self, absence: AbsenceId) -> Result<Option<AbsenceRow>> {
        let sql = "SELECT id, person_id, from_day, to_day, set_by, created_at FROM absence WHERE id = $1";
        Ok(sqlx::query_as(sql).bind(absence).fetch_optional(&mut *self.tx).await?)
    }

    async fn insert_absence(&mut self, absence: &AbsenceRow) -> Result<()> {
        let sql = "INSERT INTO absence (id, person_id, from_day, to_day, set_by, created_at)
                   VALUES ($1, $2, $3, $4, $5, $6)";
        sqlx::query(sql)
            .bind(absence.id)
            .bind(absence.person_id)
            .bind(absence.from_day)
            .bind(absence.to_day)
            .bind(absence.set_by)
            .bind(absence.created_at)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn update_absence(&mut self, absence: &AbsenceRow) -> Result<()> {
        let sql = "UPDATE absence SET from_day = $2, to_day = $3, set_by = $4 WHERE id = $1";
        sqlx::query(sql)
            .bind(absence.id)
            .bind(absence.from_day)
            .bind(absence.to_day)
            .bind(absence.set_by)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn delete_absence(&mut self, absence: AbsenceId) -> Result<bool> {
        let sql = "DELETE FROM absence WHERE id = $1";
        Ok(sqlx::query(sql).bind(absence).execute(&mut *self.tx).await?.rows_affected() > 0)
    }
}
