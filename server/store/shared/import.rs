use crate::{Db, Repository, dialect};
use async_trait::async_trait;
use hilo_domain::{
    ids::{ImportId, PersonId},
    text::fold,
    time::Millis,
};
use hilo_store::{
    Result,
    access::AccessRepo,
    areas::{AreaRow, RoleRow},
    import::{ImportRepo, ImportedPerson, KnownPerson, UploadRow},
};
use sqlx::QueryBuilder;

/// Rows in one statement: at most 12 parameters each, of the 32,766 that SQLite takes.
const CHUNK: usize = 500;
/// As many, with 9 parameters each, for what may have to read all of a table once per statement.
const UPDATE_CHUNK: usize = 3000;

impl Repository {
    /// Runs `start (id, id, …) end` for all of the people.
    async fn for_people(
        &mut self,
        people: &[PersonId],
        build: impl Fn(&mut QueryBuilder<Db>, &[PersonId]),
    ) -> Result<()> {
        for chunk in people.chunks(UPDATE_CHUNK) {
            let mut sql = QueryBuilder::new("");
            build(&mut sql, chunk);
            sql.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }
}

fn push_ids(sql: &mut QueryBuilder<Db>, people: &[PersonId]) {
    sql.push(" (");
    let mut ids = sql.separated(", ");
    for person in people {
        ids.push_bind(*person);
    }
    sql.push(")");
}

#[async_trait]
impl ImportRepo for Repository {
    async fn lock_people(&mut self) -> Result<()> {
        if let Some(lock) = dialect::LOCK_PEOPLE {
            sqlx::query(lock).execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn known_people(&mut self) -> Result<Vec<KnownPerson>> {
        let sql = "SELECT p.id, p.employee_number, p.email, p.name, p.area_id, p.role_id, p.manager_id, p.hired_on,
                          p.imported, p.active, g.person_id IS NOT NULL AS admin
                   FROM person p LEFT JOIN person_grant g ON g.person_id = p.id AND g.kind = 'admin'";
        Ok(sqlx::query_as(sql).fetch_all(&mut *self.tx).await?)
    }

    async fn insert_areas(&mut self, areas: &[AreaRow]) -> Result<()> {
        for chunk in areas.chunks(CHUNK) {
            let mut sql =
                QueryBuilder::<Db>::new("INSERT INTO area (id, parent_id, name, name_key, external, created_at) ");
            sql.push_values(chunk, |mut row, area| {
                row.push_bind(area.id).push_bind(area.parent_id).push_bind(area.name.clone());
                row.push_bind(fold(&area.name)).push_bind(area.external).push_bind(area.created_at);
            });
            sql.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn insert_roles(&mut self, roles: &[RoleRow], at: Millis) -> Result<()> {
        for chunk in roles.chunks(CHUNK) {
            let mut sql = QueryBuilder::<Db>::new("INSERT INTO role (id, area_id, title, title_key, created_at) ");
            sql.push_values(chunk, |mut row, role| {
                row.push_bind(role.id).push_bind(role.area_id).push_bind(role.title.clone());
                row.push_bind(role.title_key.clone()).push_bind(at);
            });
            sql.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn clear_logins(&mut self, people: &[PersonId]) -> Result<()> {
        self.for_people(people, |sql, chunk| {
            sql.push("UPDATE person SET employee_number = NULL, email = NULL WHERE id IN");
            push_ids(sql, chunk);
        })
        .await
    }

    async fn insert_imported(&mut self, people: &[ImportedPerson], at: Millis) -> Result<()> {
        for chunk in people.chunks(CHUNK) {
            let mut sql = QueryBuilder::<Db>::new(
                "INSERT INTO person (id, employee_number, email, name, name_key, area_id, role_id, manager_id, hired_on,
                                     imported, active, created_at, updated_at) ",
            );
            sql.push_values(chunk, |mut row, person| {
                row.push_bind(person.id).push_bind(person.employee_number.clone()).push_bind(person.email.clone());
                row.push_bind(person.name.clone()).push_bind(fold(&person.name)).push_bind(person.area_id);
                row.push_bind(person.role_id).push_bind(person.manager_id).push_bind(person.hired_on);
                row.push("TRUE").push("TRUE").push_bind(at).push_bind(at);
            });
            sql.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn update_imported(&mut self, people: &[ImportedPerson], at: Millis) -> Result<()> {
        for chunk in people.chunks(UPDATE_CHUNK) {
            let mut sql = QueryBuilder::<Db>::new(
                "WITH new (id, employee_number, email, name, name_key, area_id, role_id, manager_id, hired_on) AS (",
            );
            sql.push_values(chunk, |mut row, person| {
                row.push_bind(person.id).push_bind(person.employee_number.clone()).push_bind(person.email.clone());
                row.push_bind(person.name.clone()).push_bind(fold(&person.name)).push_bind(person.area_id);
                row.push_bind(person.role_id).push_bind(person.manager_id).push_bind(person.hired_on);
            });
            sql.push(
                ") UPDATE person SET employee_number = new.employee_number, email = new.email, name = new.name,
                     name_key = new.name_key, area_id = new.area_id, role_id = new.role_id,
                     manager_id = new.manager_id, hired_on = new.hired_on, active = TRUE, updated_at = ",
            );
            sql.push_bind(at).push(" FROM new WHERE person.id = new.id");
            sql.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn deactivate(&mut self, people: &[PersonId], at: Millis) -> Result<()> {
        self.for_people(people, |sql, chunk| {
            sql.push("UPDATE person SET active = FALSE, updated_at = ").push_bind(at).push(" WHERE id IN");
            push_ids(sql, chunk);
        })
        .await
    }

    async fn place(&mut self, people: &[PersonId], at: Millis) -> Result<()> {
        // Two changes in the same millisecond leave the last one.
        self.for_people(people, |sql, chunk| {
            sql.push("INSERT INTO placement (person_id, since, area_id, role_id, active) SELECT id, ");
            sql.push_bind(at).push(", area_id, role_id, active FROM person WHERE id IN");
            push_ids(sql, chunk);
            sql.push(
                " ON CONFLICT (person_id, since) DO UPDATE
                  SET area_id = excluded.area_id, role_id = excluded.role_id, active = excluded.active",
            );
        })
        .await
    }

    async fn end_sessions_of(&mut self, people: &[PersonId], at: Millis) -> Result<()> {
        self.for_people(people, |sql, chunk| {
            sql.push("UPDATE session SET ended_at = ").push_bind(at).push(" WHERE ended_at IS NULL AND person_id IN");
            push_ids(sql, chunk);
        })
        .await
    }

    async fn grants_of(&mut self, people: &[PersonId]) -> Result<Vec<(PersonId, String)>> {
        let mut found = Vec::new();
        for chunk in people.chunks(UPDATE_CHUNK) {
            let mut sql = QueryBuilder::<Db>::new("SELECT person_id, kind FROM person_grant WHERE person_id IN");
            push_ids(&mut sql, chunk);
            sql.push(" ORDER BY person_id, kind");
            found.extend(sql.build_query_as::<(PersonId, String)>().fetch_all(&mut *self.tx).await?);
        }
        Ok(found)
    }

    async fn strip(&mut self, people: &[PersonId], at: Millis) -> Result<()> {
        for table in ["person_grant", "area_lead", "device"] {
            self.for_people(people, |sql, chunk| {
                sql.push("DELETE FROM ").push(table).push(" WHERE person_id IN");
                push_ids(sql, chunk);
            })
            .await?;
        }
        self.void_all_links(people, at).await
    }

    async fn insert_upload(&mut self, upload: &UploadRow, content: &[u8]) -> Result<()> {
        let sql =
            "INSERT INTO people_import (id, created_by, created_at, file_name, content, mapping, state, done, total,
                                              outcome, updated_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        sqlx::query(sql)
            .bind(upload.id)
            .bind(upload.created_by)
            .bind(upload.created_at)
            .bind(&upload.file_name)
            .bind(content)
            .bind(&upload.mapping)
            .bind(&upload.state)
            .bind(upload.done)
            .bind(upload.total)
            .bind(&upload.outcome)
            .bind(upload.updated_at)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn upload(&mut self, id: ImportId) -> Result<Option<UploadRow>> {
        let sql = "SELECT id, created_by, created_at, file_name, mapping, state, done, total, outcome, updated_at
                   FROM people_import WHERE id = $1";
        Ok(sqlx::query_as(sql).bind(id).fetch_optional(&mut *self.tx).await?)
    }

    async fn upload_content(&mut self, id: ImportId) -> Result<Option<Vec<u8>>> {
        let sql = "SELECT content FROM people_import WHERE id = $1";
        Ok(sqlx::query_scalar(sql).bind(id).fetch_optional(&mut *self.tx).await?)
    }

    async fn uploads(&mut self, limit: i64) -> Result<Vec<UploadRow>> {
        let sql = "SELECT id, created_by, created_at, file_name, mapping, state, done, total, outcome, updated_at
                   FROM people_import ORDER BY created_at DESC, id DESC LIMIT $1";
        Ok(sqlx::query_as(sql).bind(limit).fetch_all(&mut *self.tx).await?)
    }

    async fn set_upload_mapping(&mut self, id: ImportId, mapping: Option<&str>, at: Millis) -> Result<bool> {
        let sql = "UPDATE people_import SET mapping = $2, state = 'uploaded', outcome = NULL, updated_at = $3
                   WHERE id = $1 AND state IN ('uploaded', 'failed')";
        let done = sqlx::query(sql).bind(id).bind(mapping).bind(at).execute(&mut *self.tx).await?;
        Ok(done.rows_affected() > 0)
    }

    async fn start_upload(&mut self, id: ImportId, total: i64, unheard_since: Millis, at: Millis) -> Result<bool> {
        let sql = "UPDATE people_import SET state = 'applying', done = 0, total = $2, outcome = NULL, updated_at = $4
                   WHERE id = $1
                     AND (state IN ('uploaded', 'failed') OR (state = 'applying' AND updated_at <= $3))";
        let done = sqlx::query(sql).bind(id).bind(total).bind(unheard_since).bind(at).execute(&mut *self.tx).await?;
        Ok(done.rows_affected() > 0)
    }

    async fn progress_upload(&mut self, id: ImportId, done: i64, total: i64, at: Millis) -> Result<()> {
        let sql =
            "UPDATE people_import SET done = $2, total = $3, updated_at = $4 WHERE id = $1 AND state = 'applying'";
        sqlx::query(sql).bind(id).bind(done).bind(total).bind(at).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn finish_upload(&mut self, id: ImportId, state: &str, outcome: Option<&str>, at: Millis) -> Result<()> {
        let sql = "UPDATE people_import SET state = $2, outcome = $3, updated_at = $4, done = total,
                          content = CASE WHEN $2 = 'applied' THEN $5 ELSE content END
                   WHERE id = $1 AND state = 'applying'";
        let empty: &[u8] = &[];
        sqlx::query(sql).bind(id).bind(state).bind(outcome).bind(at).bind(empty).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn delete_upload(&mut self, id: ImportId) -> Result<bool> {
        let sql = "DELETE FROM people_import WHERE id = $1 AND state IN ('uploaded', 'failed')";
        Ok(sqlx::query(sql).bind(id).execute(&mut *self.tx).await?.rows_affected() > 0)
    }

    async fn purge_uploads(&mut self, before: Millis) -> Result<u64> {
        let sql = "DELETE FROM people_import WHERE state <> 'applied' AND updated_at < $1";
        Ok(sqlx::query(sql).bind(before).execute(&mut *self.tx).await?.rows_affected())
    }
}
