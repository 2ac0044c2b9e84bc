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
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".before-{}", version + 1));
    file.with_file_name(name)
}

pub(crate) async fn copy(writer: &SqlitePool, file: &Path) -> Result<()> {
    crate::files::make_private(file)
        .map_err(|error| StoreError::NotWritable { path: file.display().to_string(), reason: error.to_string() })?;
    sqlx::query("VACUUM INTO $1").bind(file.display().to_string()).execute(writer).await?;
    Ok(())
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
