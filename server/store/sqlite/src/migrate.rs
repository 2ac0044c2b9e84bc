//! Bringing a file to this binary's version, after leaving a copy of it.

use hilo_store::{Migrations, Result, StoreError};
use sqlx::{
    SqliteConnection, SqlitePool,
    migrate::{Migrate, MigrateError, Migrator},
};
use std::path::{Path, PathBuf};

static MIGRATIONS: Migrator = sqlx::migrate!("../../../migrations/sqlite");

/// Returns how many migrations were applied.
pub(crate) async fn run(writer: &SqlitePool, file: &Path) -> Result<u32> {
    let mut connection = writer.acquire().await?;
    connection.ensure_migrations_table("_sqlx_migrations").await.map_err(StoreError::Migration)?;
    let applied = connection.list_applied_migrations("_sqlx_migrations").await.map_err(StoreError::Migration)?;
    drop(connection);
    let pending = MIGRATIONS.iter().filter(|m| applied.iter().all(|a| a.version != m.version)).count();
    if let Some(unknown) = applied.iter().find(|a| MIGRATIONS.iter().all(|m| m.version != a.version)) {
        return Err(StoreError::NewerDatabase { version: unknown.version });
    }
    if pending > 0 && !applied.is_empty() {
        let last = applied.iter().map(|a| a.version).max().unwrap_or_default();
        let target = before(file, last);
        if !target.exists() {
            copy(writer, &target).await?;
            tracing::info!(copy = %target.display(), "a copy of the database was made before migrating it");
        }
    }
    MIGRATIONS.run(writer).await.map_err(|error| match error {
        MigrateError::VersionMissing(version) => StoreError::NewerDatabase { version },
        other => StoreError::Migration(other),
    })?;
    Ok(u32::try_from(pending).unwrap_or(u32::MAX))
}

fn before(file: &Path, version: i64) -> PathBuf {
    beside(file, &format!(".before-{}", version + 1))
}

/// `hilo.db` with something after it.
fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(suffix);
    file.with_file_name(name)
}

/// A database of an earlier version: the first migrations alone.
#[cfg(test)]
pub(crate) async fn run_first(writer: &SqlitePool, count: usize) {
    let mut connection = writer.acquire().await.unwrap();
    connection.ensure_migrations_table("_sqlx_migrations").await.unwrap();
    for migration in MIGRATIONS.iter().take(count) {
        connection.apply("_sqlx_migrations", migration).await.unwrap();
    }
}

/// Writes a complete copy. It has another name until it is whole: half a copy must not look like one.
pub(crate) async fn copy(writer: &SqlitePool, file: &Path) -> Result<()> {
    let not_writable =
        |error: std::io::Error| StoreError::NotWritable { path: file.display().to_string(), reason: error.to_string() };
    let part = beside(file, ".part");
    // Left behind by a copy that was cut short; not there is as good.
    let _ = std::fs::remove_file(&part);
    crate::files::make_private(&part).map_err(not_writable)?;
    let copied = sqlx::query("VACUUM INTO $1").bind(part.display().to_string()).execute(writer).await;
    let done = match copied {
        Ok(_) => std::fs::rename(&part, file).map_err(not_writable),
        Err(error) => Err(error.into()),
    };
    if done.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    done
}

/// How far the database is, without changing anything.
pub(crate) async fn state(connection: &mut SqliteConnection) -> Result<Migrations> {
    let made: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = '_sqlx_migrations')")
        .fetch_one(&mut *connection)
        .await?;
    let applied: Vec<i64> = if made {
        sqlx::query_scalar("SELECT version FROM _sqlx_migrations WHERE success").fetch_all(&mut *connection).await?
    } else {
        Vec::new()
    };
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(Migrations {
        applied: count(applied.len()),
        pending: count(MIGRATIONS.iter().filter(|m| !applied.contains(&m.version)).count()),
        newer: applied.iter().copied().find(|version| MIGRATIONS.iter().all(|m| m.version != *version)),
    })
}
