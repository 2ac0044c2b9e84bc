//! Hilo's repositories on PostgreSQL: for organisations that outgrow one machine.

mod dialect;
mod migrate;
#[path = "../../shared/mod.rs"]
mod shared;

use async_trait::async_trait;
use hilo_store::{Engine, Migrations, Repo, Result, Store, StoreError};
use shared::within::Within;
use sqlx::{PgPool, postgres::PgPoolOptions};
use std::{path::Path, time::Duration};

/// The engine, for the code that both share.
pub(crate) type Db = sqlx::Postgres;

/// All repositories on one connection.
pub struct Repository {
    pub(crate) tx: Within,
}

#[async_trait]
impl Repo for Repository {
    async fn save(self: Box<Self>) -> Result<()> {
        Ok(self.tx.commit().await?)
    }
}

/// A database on a server, which several processes may share.
pub struct PostgresStore {
    pool: PgPool,
}

impl PostgresStore {
    /// # Errors
    /// [`StoreError::Unavailable`] or [`StoreError::Other`] if the server can't be reached or refuses.
    pub async fn connect(url: &str, connections: u32) -> Result<Self> {
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(Duration::from_secs(30))
            .connect(url)
            .await?;
        Ok(Self { pool })
    }
}

#[async_trait]
impl Store for PostgresStore {
    fn engine(&self) -> Engine {
        Engine::Postgres
    }

    async fn read(&self) -> Result<Box<dyn Repo>> {
        let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        Ok(Box::new(Repository { tx: Within::Transaction(self.pool.begin_with(begin).await?) }))
    }

    async fn glance(&self) -> Result<Box<dyn Repo>> {
        Ok(Box::new(Repository { tx: Within::Nothing(self.pool.acquire().await?) }))
    }

    async fn write(&self) -> Result<Box<dyn Repo>> {
        Ok(Box::new(Repository { tx: Within::Transaction(self.pool.begin().await?) }))
    }

    async fn migrate(&self) -> Result<u32> {
        migrate::run(&self.pool).await
    }

    async fn migrations(&self) -> Result<Migrations> {
        let mut connection = self.pool.acquire().await?;
        migrate::state(&mut connection).await
    }

    async fn backup_to(&self, _file: &Path) -> Result<()> {
        Err(StoreError::BackupElsewhere)
    }

    async fn close(&self) {
        self.pool.close().await;
    }
}

#[cfg(test)]
mod tests;
