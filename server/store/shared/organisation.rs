use crate::Repository;
use async_trait::async_trait;
use hilo_store::{
    Result,
    organisation::{Organisation, OrganisationRepo},
};

#[async_trait]
impl OrganisationRepo for Repository {
    async fn organisation(&mut self) -> Result<Option<Organisation>> {
        let sql = "SELECT name, language, time_zone, opens_day, opens_minute, closes_day, closes_minute, created_at
                   FROM organisation WHERE id = 1";
        Ok(sqlx::query_as(sql).fetch_optional(&mut *self.tx).await?)
    }

    async fn insert_organisation(&mut self, organisation: &Organisation) -> Result<()> {
        let sql = "INSERT INTO organisation (id, name, language, time_zone, opens_day, opens_minute, closes_day,
                                             closes_minute, created_at)
                   VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8)";
        sqlx::query(sql)
            .bind(&organisation.name)
            .bind(&organisation.language)
            .bind(&organisation.time_zone)
            .bind(organisation.opens_day)
            .bind(organisation.opens_minute)
            .bind(organisation.closes_day)
            .bind(organisation.closes_minute)
            .bind(organisation.created_at)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn update_organisation(&mut self, organisation: &Organisation) -> Result<()> {
        let sql = "UPDATE organisation SET name = $1, language = $2, time_zone = $3, opens_day = $4,
                          opens_minute = $5, closes_day = $6, closes_minute = $7 WHERE id = 1";
        sqlx::query(sql)
            .bind(&organisation.name)
            .bind(&organisation.language)
            .bind(&organisation.time_zone)
            .bind(organisation.opens_day)
            .bind(organisation.opens_minute)
            .bind(organisation.closes_day)
            .bind(organisation.closes_minute)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn lock_organisation(&mut self) -> Result<()> {
        // On SQLite there is one writer anyway; on PostgreSQL this holds the row.
        sqlx::query("UPDATE organisation SET name = name WHERE id = 1").execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn mark(&mut self, key: &str) -> Result<Option<String>> {
        let sql = "SELECT value FROM meta WHERE key = $1";
        Ok(sqlx::query_scalar(sql).bind(key).fetch_optional(&mut *self.tx).await?)
    }

    async fn set_mark(&mut self, key: &str, value: &str) -> Result<()> {
        let sql =
            "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        sqlx::query(sql).bind(key).bind(value).execute(&mut *self.tx).await?;
        Ok(())
    }
}
