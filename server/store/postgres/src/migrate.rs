//! Bringing the database to this binary's version. sqlx takes an advisory lock, so that several processes
//! may start at once.

use hilo_store::{Migrations, Result, StoreError};
use sqlx::{
    PgConnection, PgPool,
    migrate::{Migrate, MigrateError, Migrator},
};

static MIGRATIONS: Migrator = sqlx::migrate!("../../../migrations/postgres");

/// Returns how many migrations were applied.
pub(crate) async fn run(pool: &PgPool) -> Result<u32> {
    let mut connection = pool.acquire().await?;
    connection.ensure_migrations_table("_sqlx_migrations").await.map_err(StoreError::Migration)?;
    let applied = connection.list_applied_migrations("_sqlx_migrations").await.map_err(StoreError::Migration)?;
    drop(connection);
    if let Some(unknown) = applied.iter().find(|a| MIGRATIONS.iter().all(|m| m.version != a.version)) {
        return Err(StoreError::NewerDatabase { version: unknown.version });
    }
    let pending = MIGRATIONS.iter().filter(|m| applied.iter().all(|a| a.version != m.version)).count();
    MIGRATIONS.run(pool).await.map_err(|error| match error {
        MigrateError::VersionMissing(version) => StoreError::NewerDatabase { version },
        other => StoreError::Migration(other),
    })?;
    Ok(u32::try_from(pending).unwrap_or(u32::MAX))
}

/// How far the database is, without changing anything.
pub(crate) async fn state(connection: &mut PgConnection) -> Result<Migrations> {
    let made: bool =
        sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL").fetch_one(&mut *connection).await?;
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
