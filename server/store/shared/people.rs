use crate::Repository;
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, PersonId, RoleId},
    text::fold,
    time::Millis,
};
use hilo_store::{
    Result,
    people::{Beginnings, PeopleRepo, PersonRow, Preferences},
};

const PERSON: &str = "SELECT id, employee_number, email, name, area_id, role_id, manager_id, hired_on, language,
                             time_zone, theme, imported, active, created_at FROM person WHERE id = $1";
const PERSON_BY_LOGIN: &str = "SELECT id, employee_number, email, name, area_id, role_id, manager_id, hired_on,
                                      language, time_zone, theme, imported, active, created_at
                               FROM person WHERE email = $1 OR LOWER(employee_number) = $1 OR employee_number = $2
                               ORDER BY COALESCE(email = $1, FALSE) DESC, COALESCE(employee_number = $2, FALSE) DESC, id
                               LIMIT 1";

/// Each looks only until it has found one.
const BEGINNINGS: &str = "SELECT EXISTS (SELECT 1 FROM person p WHERE p.active AND p.id <> $1) AS others,
            EXISTS (SELECT 1 FROM person_grant g JOIN person p ON p.id = g.person_id
                    WHERE g.kind = 'leadership' AND p.active) AS leadership,
            EXISTS (SELECT 1 FROM person_grant g JOIN person p ON p.id = g.person_id
                    WHERE g.kind = 'hr' AND p.active) AS hr,
            EXISTS (SELECT 1 FROM person p
                    WHERE p.active AND p.id <> $1 AND (p.email IS NOT NULL OR p.employee_number IS NOT NULL)
                      AND NOT EXISTS (SELECT 1 FROM credential c WHERE c.person_id = p.id)
                      AND ($2 OR NOT EXISTS (SELECT 1 FROM person_grant g
                                             WHERE g.person_id = p.id AND g.kind = 'admin'))
                      AND NOT EXISTS (SELECT 1 FROM link k
                                      WHERE k.person_id = p.id AND k.kind = 'invitation' AND k.used_at IS NULL
                                        AND k.expires_at > $3)) AS uninvited";

impl Repository {
    async fn add_placement(&mut self, person: &PersonRow, at: Millis) -> Result<()> {
        // Two changes in the same millisecond leave the last one.
        let sql = "INSERT INTO placement (person_id, since, area_id, role_id, active) VALUES ($1, $2, $3, $4, $5)
                   ON CONFLICT (person_id, since) DO UPDATE
                   SET area_id = excluded.area_id, role_id = excluded.role_id, active = excluded.active";
        sqlx::query(sql)
            .bind(person.id)
            .bind(at)
            .bind(person.area_id)
            .bind(person.role_id)
            .bind(person.active)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

#[async_trait]
impl PeopleRepo for Repository {
    async fn person(&mut self, id: PersonId) -> Result<Option<PersonRow>> {
        Ok(sqlx::query_as(PERSON).bind(id).fetch_optional(&mut *self.tx).await?)
    }

    async fn person_by_login(&mut self, login: &str) -> Result<Option<PersonRow>> {
        let login = login.trim();
        // Nobody's login has one, and PostgreSQL refuses to be asked.
        if login.contains('\0') {
            return Ok(None);
        }
        Ok(sqlx::query_as(PERSON_BY_LOGIN).bind(login.to_lowercase()).bind(login).fetch_optional(&mut *self.tx).await?)
    }

    async fn insert_person(&mut self, person: &PersonRow) -> Result<()> {
        let sql = "INSERT INTO person (id, employee_number, email, name, name_key, area_id, role_id, manager_id,
                                       hired_on, language, time_zone, theme, imported, active, created_at, updated_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)";
        sqlx::query(sql)
            .bind(person.id)
            .bind(&person.employee_number)
            .bind(&person.email)
            .bind(&person.name)
            .bind(fold(&person.name))
            .bind(person.area_id)
            .bind(person.role_id)
            .bind(person.manager_id)
            .bind(person.hired_on)
            .bind(&person.language)
            .bind(&person.time_zone)
            .bind(&person.theme)
            .bind(person.imported)
            .bind(person.active)
            .bind(person.created_at)
            .execute(&mut *self.tx)
            .await?;
        self.add_placement(person, person.created_at).await
    }

    async fn update_person(&mut self, person: &PersonRow, at: Millis) -> Result<()> {
        let placed: Option<(AreaId, Option<RoleId>, bool)> =
            sqlx::query_as("SELECT area_id, role_id, active FROM person WHERE id = $1")
                .bind(person.id)
                .fetch_optional(&mut *self.tx)
                .await?;
        let sql = "UPDATE person SET employee_number = $2, email = $3, name = $4, name_key = $5, area_id = $6,
                          role_id = $7, manager_id = $8, hired_on = $9, language = $10, time_zone = $11, theme = $12,
                          imported = $13, active = $14, updated_at = $15
                   WHERE id = $1";
        sqlx::query(sql)
            .bind(person.id)
            .bind(&person.employee_number)
            .bind(&person.email)
            .bind(&person.name)
            .bind(fold(&person.name))
            .bind(person.area_id)
            .bind(person.role_id)
            .bind(person.manager_id)
            .bind(person.hired_on)
            .bind(&person.language)
            .bind(&person.time_zone)
            .bind(&person.theme)
            .bind(person.imported)
            .bind(person.active)
            .bind(at)
            .execute(&mut *self.tx)
            .await?;
        if placed.is_some_and(|was| was != (person.area_id, person.role_id, person.active)) {
            self.add_placement(person, at).await?;
        }
        Ok(())
    }

    async fn set_preferences(&mut self, person: PersonId, preferences: &Preferences, at: Millis) -> Result<()> {
        let sql = "UPDATE person SET language = $2, theme = $3, time_zone = $4, updated_at = $5 WHERE id = $1";
        sqlx::query(sql)
            .bind(person)
            .bind(&preferences.language)
            .bind(&preferences.theme)
            .bind(&preferences.time_zone)
            .bind(at)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn grants(&mut self, person: PersonId) -> Result<Vec<String>> {
        let sql = "SELECT kind FROM person_grant WHERE person_id = $1 ORDER BY kind";
        Ok(sqlx::query_scalar(sql).bind(person).fetch_all(&mut *self.tx).await?)
    }

    async fn add_grant(&mut self, person: PersonId, kind: &str, by: Option<PersonId>, at: Millis) -> Result<bool> {
        let sql = "INSERT INTO person_grant (person_id, kind, granted_by, granted_at) VALUES ($1, $2, $3, $4)
                   ON CONFLICT (person_id, kind) DO NOTHING";
        let done = sqlx::query(sql).bind(person).bind(kind).bind(by).bind(at).execute(&mut *self.tx).await?;
        Ok(done.rows_affected() > 0)
    }

    async fn remove_grant(&mut self, person: PersonId, kind: &str) -> Result<bool> {
        let sql = "DELETE FROM person_grant WHERE person_id = $1 AND kind = $2";
        Ok(sqlx::query(sql).bind(person).bind(kind).execute(&mut *self.tx).await?.rows_affected() > 0)
    }

    async fn count_granted(&mut self, kind: &str) -> Result<i64> {
        let sql = "SELECT COUNT(*) FROM person_grant g JOIN person p ON p.id = g.person_id
                   WHERE g.kind = $1 AND p.active";
        Ok(sqlx::query_scalar(sql).bind(kind).fetch_one(&mut *self.tx).await?)
    }

    async fn count_active(&mut self) -> Result<i64> {
        Ok(sqlx::query_scalar("SELECT COUNT(*) FROM person WHERE active").fetch_one(&mut *self.tx).await?)
    }

    async fn beginnings(&mut self, keeper: PersonId, admins: bool, now: Millis) -> Result<Beginnings> {
        Ok(sqlx::query_as(BEGINNINGS).bind(keeper).bind(admins).bind(now).fetch_one(&mut *self.tx).await?)
    }
}
