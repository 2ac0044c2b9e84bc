//! Hilo's repositories on PostgreSQL: for organisations that outgrow one machine.

mod dialect;
mod migrate;
#[path = "../../shared/mod.rs"]
mod shared;

use async_trait::async_trait;
use hilo_store::{Engine, Migrations, Repo, Result, Store, StoreError};
use shared::within::Within;
use sqlx::{Executor, PgPool, error::DatabaseError, postgres::PgPoolOptions};
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

/// `lock_not_available`.
const LOCK_TIMEOUT: &str = "55P03";

impl PostgresStore {
    /// Deleted rows stay in a table's file until it is vacuumed, and in part beyond that: the file itself has to go.
    async fn truncate_answers(&self) -> sqlx::Result<()> {
        let mut tx = self.pool.begin().await?;
        // Whoever reads meanwhile is not kept waiting by somebody who reads for long, such as a backup.
        tx.execute("SET LOCAL lock_timeout = '1s'").await?;
        tx.execute("LOCK TABLE pulse_answer IN ACCESS EXCLUSIVE MODE").await?;
        let next: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM pulse_answer)").fetch_one(&mut *tx).await?;
        if !next {
            tx.execute("TRUNCATE pulse_answer").await?;
            return tx.commit().await;
        }
        // The next period has answers already.
        tx.rollback().await?;
        self.pool.execute("VACUUM pulse_answer").await?;
        Ok(())
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

    async fn wipe(&self) -> Result<bool> {
        match self.truncate_answers().await {
            Err(error) if error.as_database_error().and_then(DatabaseError::code).as_deref() == Some(LOCK_TIMEOUT) => {
                Ok(false)
            }
            done => Ok(done.map(|()| true)?),
        }
    }

    async fn close(&self) {
        self.pool.close().await;
    }
}

#[cfg(test)]
mod tests;
