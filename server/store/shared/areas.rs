use crate::Repository;
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, PersonId, RoleId},
    text::fold,
    time::Millis,
};
use hilo_store::{
    Result,
    areas::{AreaRoleRow, AreaRow, AreasRepo, HeadcountRow, LeadRow, RoleRow},
};

const RENAME_ROLES: &str = "WITH RECURSIVE below (id) AS (
        SELECT id FROM area WHERE id = $1
        UNION SELECT c.id FROM area c JOIN below b ON c.parent_id = b.id)
    UPDATE role SET title = $3, title_key = $4 WHERE title_key = $2 AND area_id IN (SELECT id FROM below)";
const RENAME_CONTRIBUTIONS: &str = "WITH RECURSIVE below (id) AS (
        SELECT id FROM area WHERE id = $1
        UNION SELECT c.id FROM area c JOIN below b ON c.parent_id = b.id)
    UPDATE contribution SET title = $3, title_key = $4, revision = revision + 1,
        text_key = CAST($4 AS TEXT) || substr(text_key, length(title_key) + 1)
    WHERE title_key = $2 AND area_id IN (SELECT id FROM below)";

#[async_trait]
impl AreasRepo for Repository {
    async fn areas(&mut self) -> Result<Vec<AreaRow>> {
        let sql = "SELECT id, parent_id, name, external, created_at FROM area
                   WHERE archived_at IS NULL ORDER BY name_key, id";
        Ok(sqlx::query_as(sql).fetch_all(&mut *self.tx).await?)
    }

    async fn insert_area(&mut self, area: &AreaRow) -> Result<()> {
        let sql = "INSERT INTO area (id, parent_id, name, name_key, external, created_at)
                   VALUES ($1, $2, $3, $4, $5, $6)";
        sqlx::query(sql)
            .bind(area.id)
            .bind(area.parent_id)
            .bind(&area.name)
            .bind(fold(&area.name))
            .bind(area.external)
            .bind(area.created_at)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn update_area(&mut self, area: &AreaRow) -> Result<()> {
        let sql = "UPDATE area SET parent_id = $2, name = $3, name_key = $4, external = $5 WHERE id = $1";
        sqlx::query(sql)
            .bind(area.id)
            .bind(area.parent_id)
            .bind(&area.name)
            .bind(fold(&area.name))
            .bind(area.external)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn archive_area(&mut self, area: AreaId, at: Millis) -> Result<()> {
        let sql = "UPDATE area SET archived_at = $2 WHERE id = $1 AND archived_at IS NULL";
        sqlx::query(sql).bind(area).bind(at).execute(&mut *self.tx).await?;
        sqlx::query("DELETE FROM area_lead WHERE area_id = $1").bind(area).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn headcounts(&mut self) -> Result<Vec<HeadcountRow>> {
        let sql = "SELECT area_id, COUNT(*) AS people FROM person WHERE active GROUP BY area_id";
        Ok(sqlx::query_as(sql).fetch_all(&mut *self.tx).await?)
    }

    async fn area_is_empty(&mut self, area: AreaId) -> Result<bool> {
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM person WHERE area_id = $1 AND active)
                      AND NOT EXISTS (SELECT 1 FROM area WHERE parent_id = $1 AND archived_at IS NULL)";
        Ok(sqlx::query_scalar(sql).bind(area).fetch_one(&mut *self.tx).await?)
    }

    async fn roles(&mut self) -> Result<Vec<RoleRow>> {
        let sql = "SELECT id, area_id, title, title_key FROM role ORDER BY title_key, id";
        Ok(sqlx::query_as(sql).fetch_all(&mut *self.tx).await?)
    }

    async fn role_for(&mut self, area: AreaId, title: &str, new: RoleId, at: Millis) -> Result<RoleId> {
        let sql = "INSERT INTO role (id, area_id, title, title_key, created_at) VALUES ($1, $2, $3, $4, $5)
                   ON CONFLICT (area_id, title_key) DO UPDATE SET title = role.title
                   RETURNING id";
        Ok(sqlx::query_scalar(sql)
            .bind(new)
            .bind(area)
            .bind(title)
            .bind(fold(title))
            .bind(at)
            .fetch_one(&mut *self.tx)
            .await?)
    }

    async fn area_roles(&mut self, area: AreaId) -> Result<Vec<AreaRoleRow>> {
        let sql = "SELECT r.id, r.title,
                          (SELECT COUNT(*) FROM person p WHERE p.role_id = r.id AND p.active) AS people,
                          EXISTS (SELECT 1 FROM person p WHERE p.role_id = r.id)
                              OR EXISTS (SELECT 1 FROM placement l WHERE l.role_id = r.id)
                              OR EXISTS (SELECT 1 FROM contribution c
                                         WHERE c.area_id = r.area_id AND c.title_key = r.title_key) AS used
                   FROM role r WHERE r.area_id = $1 ORDER BY r.title_key, r.id";
        Ok(sqlx::query_as(sql).bind(area).fetch_all(&mut *self.tx).await?)
    }

    async fn role_titles(&mut self, limit: i64) -> Result<Vec<String>> {
        let sql = "SELECT MIN(title) FROM role GROUP BY title_key ORDER BY title_key LIMIT $1";
        Ok(sqlx::query_scalar(sql).bind(limit).fetch_all(&mut *self.tx).await?)
    }

    async fn rename_title(&mut self, area: AreaId, old_key: &str, title: &str) -> Result<()> {
        for sql in [RENAME_ROLES, RENAME_CONTRIBUTIONS] {
            sqlx::query(sql).bind(area).bind(old_key).bind(title).bind(fold(title)).execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn delete_role(&mut self, role: RoleId) -> Result<()> {
        sqlx::query("DELETE FROM role WHERE id = $1").bind(role).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn led_areas(&mut self, person: PersonId) -> Result<Vec<AreaId>> {
        let sql = "WITH RECURSIVE below (id) AS (
                       SELECT l.area_id FROM area_lead l
                       JOIN person p ON p.id = l.person_id JOIN area a ON a.id = l.area_id
                       WHERE l.person_id = $1 AND p.active AND a.archived_at IS NULL
                         AND (NOT l.stand_in
                              OR EXISTS (SELECT 1 FROM area_lead f JOIN person q ON q.id = f.person_id
                                         WHERE f.area_id = l.area_id AND NOT f.stand_in AND q.active))
                       UNION
                       SELECT c.id FROM area c JOIN below b ON c.parent_id = b.id WHERE c.archived_at IS NULL)
                   SELECT id FROM below";
        Ok(sqlx::query_scalar(sql).bind(person).fetch_all(&mut *self.tx).await?)
    }

    async fn remove_leads_of(&mut self, person: PersonId) -> Result<u64> {
        let sql = "DELETE FROM area_lead WHERE person_id = $1";
        Ok(sqlx::query(sql).bind(person).execute(&mut *self.tx).await?.rows_affected())
    }

    async fn leads(&mut self) -> Result<Vec<LeadRow>> {
        let sql = "SELECT l.area_id, l.person_id, p.name, l.stand_in FROM area_lead l
                   JOIN person p ON p.id = l.person_id WHERE p.active
                   ORDER BY l.area_id, l.stand_in, p.name_key";
        Ok(sqlx::query_as(sql).fetch_all(&mut *self.tx).await?)
    }

    async fn set_lead(&mut self, area: AreaId, person: Option<PersonId>, at: Millis) -> Result<()> {
        sqlx::query("DELETE FROM area_lead WHERE area_id = $1 AND (NOT stand_in OR person_id = $2)")
            .bind(area)
            .bind(person)
            .execute(&mut *self.tx)
            .await?;
        if let Some(person) = person {
            sqlx::query("INSERT INTO area_lead (area_id, person_id, stand_in, since) VALUES ($1, $2, FALSE, $3)")
                .bind(area)
                .bind(person)
                .bind(at)
                .execute(&mut *self.tx)
                .await?;
        }
        Ok(())
    }

    async fn add_stand_in(&mut self, area: AreaId, person: PersonId, at: Millis) -> Result<()> {
        let sql = "INSERT INTO area_lead (area_id, person_id, stand_in, since) VALUES ($1, $2, TRUE, $3)
                   ON CONFLICT (area_id, person_id) DO NOTHING";
        sqlx::query(sql).bind(area).bind(person).bind(at).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn remove_stand_in(&mut self, area: AreaId, person: PersonId) -> Result<bool> {
        let sql = "DELETE FROM area_lead WHERE area_id = $1 AND person_id = $2 AND stand_in";
        Ok(sqlx::query(sql).bind(area).bind(person).execute(&mut *self.tx).await?.rows_affected() > 0)
    }
}
