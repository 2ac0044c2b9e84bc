//! Hilo's repositories on SQLite: one file, WAL, one writer, a pool of read-only readers.

mod dialect;
mod files;
mod migrate;
#[path = "../../shared/mod.rs"]
mod shared;

use async_trait::async_trait;
use hilo_store::{Engine, Migrations, Repo, Result, Store, StoreError};
use shared::within::Within;
use sqlx::{
    Executor, Row, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

pub use files::{Inspection, inspect, settle};

/// The engine, for the code that both share.
pub(crate) type Db = sqlx::Sqlite;

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

/// A database file.
pub struct SqliteStore {
    file: PathBuf,
    writer: SqlitePool,
    readers: SqlitePool,
}

impl SqliteStore {
    /// Opens the file, making it and its folder if they are not there.
    ///
    /// # Errors
    /// [`StoreError::NotADatabase`] or [`StoreError::NotWritable`], naming the file.
    pub async fn open(file: &Path, readers: u32) -> Result<Self> {
        Self::open_with(file, readers, SqliteSynchronous::Full).await
    }

    /// As [`Self::open`], for a file that is thrown away if its making is cut short: commits need not last.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_for_making(file: &Path) -> Result<Self> {
        Self::open_with(file, 2, SqliteSynchronous::Off).await
    }

    async fn open_with(file: &Path, readers: u32, synchronous: SqliteSynchronous) -> Result<Self> {
        let not_writable = |reason: String| StoreError::NotWritable { path: file.display().to_string(), reason };
        if let Some(folder) = file.parent().filter(|f| !f.as_os_str().is_empty()) {
            tokio::fs::create_dir_all(folder).await.map_err(|e| not_writable(e.to_string()))?;
        }
        files::make_private(file).map_err(|e| not_writable(e.to_string()))?;
        // SQLite would open it for reading alone, and only the first change would fail.
        rustix::fs::access(file, rustix::fs::Access::WRITE_OK).map_err(|e| not_writable(e.to_string()))?;
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(synchronous)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            // What is deleted is overwritten: sealed answers do not stay behind in free pages.
            .pragma("secure_delete", "on")
            .pragma("cache_size", "-16384")
            .pragma("temp_store", "memory");
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            // There is no server that could have gone away.
            .test_before_acquire(false)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(options.clone())
            .await
            .map_err(|error| match error.as_database_error().and_then(sqlx::error::DatabaseError::code).as_deref() {
                Some("26" | "11") => StoreError::NotADatabase { path: file.display().to_string() },
                Some("8" | "14" | "1032" | "1544" | "776" | "520") => not_writable(error.to_string()),
                _ => StoreError::from(error),
            })?;
        let readers = SqlitePoolOptions::new()
            .max_connections(readers)
            .idle_timeout(None)
            .max_lifetime(None)
            // There is no server that could have gone away.
            .test_before_acquire(false)
            .acquire_timeout(Duration::from_secs(30))
            .connect_lazy_with(options.create_if_missing(false).pragma("query_only", "true"));
        Ok(Self { file: file.to_owned(), writer, readers })
    }
}

#[async_trait]
impl Store for SqliteStore {
    fn engine(&self) -> Engine {
        Engine::Sqlite
    }

    async fn read(&self) -> Result<Box<dyn Repo>> {
        Ok(Box::new(Repository { tx: Within::Transaction(self.readers.begin().await?) }))
    }

    async fn glance(&self) -> Result<Box<dyn Repo>> {
        Ok(Box::new(Repository { tx: Within::Nothing(self.readers.acquire().await?) }))
    }

    async fn write(&self) -> Result<Box<dyn Repo>> {
        Ok(Box::new(Repository { tx: Within::Transaction(self.writer.begin_with("BEGIN IMMEDIATE").await?) }))
    }

    async fn migrate(&self) -> Result<u32> {
        migrate::run(&self.writer, &self.file).await
    }

    async fn migrations(&self) -> Result<Migrations> {
        let mut connection = self.readers.acquire().await?;
        migrate::state(&mut connection).await
    }

    async fn backup_to(&self, file: &Path) -> Result<()> {
        migrate::copy(&self.writer, file).await
    }

    async fn wipe(&self) -> Result<bool> {
        // Deleted pages are overwritten in the write-ahead log's last word on them; its earlier ones go with it.
        let done = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&self.writer).await?;
        let busy: i64 = done.try_get(0)?;
        Ok(busy == 0)
    }

    async fn close(&self) {
        self.readers.close().await;
        // Leaves no write-ahead log behind for whoever copies the file.
        if let Ok(mut connection) = self.writer.acquire().await
            && let Err(error) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").await
        {
            tracing::warn!(%error, "the write-ahead log could not be folded into the file");
        }
        self.writer.close().await;
    }
}

#[cfg(test)]
mod tests;
