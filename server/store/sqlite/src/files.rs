//! Database files as files: what one holds, and whether somebody has it open.

use crate::migrate;
use hilo_store::{Migrations, Result, StoreError};
use sqlx::{Connection, Row, SqliteConnection, sqlite::SqliteConnectOptions};
use std::{path::Path, time::Duration};

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    pub migrations: Migrations,
    /// The organisation's name; none before the set-up.
    pub organisation: Option<String>,
    /// `wal`, `delete`, …
    pub journal_mode: String,
}

/// Makes an empty file, which is an empty database, for this user alone; one that is there stays as it is.
pub(crate) fn make_private(file: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

async fn connect(file: &Path) -> Result<SqliteConnection> {
    let options = SqliteConnectOptions::new().filename(file).busy_timeout(Duration::from_millis(500));
    SqliteConnection::connect_with(&options).await.map_err(|error| not_a_database(file, error))
}

fn not_a_database(file: &Path, error: sqlx::Error) -> StoreError {
    let path = file.display().to_string();
    match error.as_database_error().and_then(sqlx::error::DatabaseError::code).as_deref() {
        Some("26" | "11" | "267" | "523") => StoreError::NotADatabase { path },
        Some("8" | "14" | "776" | "520" | "1032" | "1544") => {
            StoreError::NotWritable { path, reason: error.to_string() }
        }
        _ => error.into(),
    }
}

/// Looks into an existing file and changes nothing in it.
///
/// # Errors
/// [`StoreError::NotADatabase`]; [`StoreError::NotHilo`] for a database of something else;
/// [`StoreError::Damaged`] if `thorough` and it is inconsistent.
pub async fn inspect(file: &Path, thorough: bool) -> Result<Inspection> {
    let path = || file.display().to_string();
    let mut connection = connect(file).await?;
    let tables: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('_sqlx_migrations', 'organisation')")
            .fetch_one(&mut connection)
            .await
            .map_err(|error| not_a_database(file, error))?;
    if tables < 2 {
        return Err(StoreError::NotHilo { path: path() });
    }
    if thorough {
        let check = sqlx::query("PRAGMA quick_check(1)").fetch_one(&mut connection).await;
        let said: String = check.and_then(|row| row.try_get(0)).map_err(|error| not_a_database(file, error))?;
        if said != "ok" {
            let reason = said.lines().last().unwrap_or_default().to_owned();
            return Err(StoreError::Damaged { path: path(), reason });
        }
    }
    let migrations = migrate::state(&mut connection).await?;
    let organisation = sqlx::query_scalar("SELECT name FROM organisation").fetch_optional(&mut connection).await?;
    let journal_mode = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut connection).await?;
    connection.close().await?;
    Ok(Inspection { migrations, organisation, journal_mode })
}

/// Folds the write-ahead log into an existing file, so that the file alone holds everything, and makes sure that
/// nobody else has it open.
///
/// # Errors
/// [`StoreError::InUse`] if somebody has.
pub async fn settle(file: &Path) -> Result<()> {
    let mut connection = connect(file).await?;
    // Every open connection in WAL mode holds a lock that stands in the way of leaving that mode.
    let left = sqlx::query("PRAGMA journal_mode = DELETE").fetch_one(&mut connection).await;
    let mode: String = left.and_then(|row| row.try_get(0)).map_err(|error| match error.as_database_error() {
        Some(database) if matches!(database.code().as_deref(), Some("5" | "261" | "517" | "6")) => {
            StoreError::InUse { path: file.display().to_string() }
        }
        _ => not_a_database(file, error),
    })?;
    connection.close().await?;
    if mode == "wal" { Err(StoreError::InUse { path: file.display().to_string() }) } else { Ok(()) }
}
