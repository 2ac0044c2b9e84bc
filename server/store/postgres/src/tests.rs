//! The contract, in a database of its own for each test, on the server that `HILO_TEST_POSTGRES` names
//! (`make test` starts one).

use super::PostgresStore;
use hilo_store::{Store, StoreError, contract::guards};
use sqlx::{Connection, Executor, PgConnection};
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

static NEXT: AtomicU32 = AtomicU32::new(0);

async fn migrated() -> PostgresStore {
    let server = std::env::var("HILO_TEST_POSTGRES").expect("HILO_TEST_POSTGRES names the server; `make test` sets it");
    let name = format!("contract_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let mut admin = PgConnection::connect(&format!("{server}/postgres")).await.unwrap();
    admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    let store = PostgresStore::connect(&format!("{server}/{name}"), 6).await.unwrap();
    store.migrate().await.unwrap();
    store
}

async fn fresh() -> (Arc<dyn Store>, ()) {
    (Arc::new(migrated().await), ())
}

hilo_store::contract_tests!(fresh);

#[tokio::test]
async fn a_newer_database_is_refused() {
    let store = migrated().await;
    let known = store.migrations().await.unwrap();
    assert_eq!((known.pending, known.newer), (0, None));
    let later = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (9999, 'later', TRUE, '\\x00', 0)";
    sqlx::query(later).execute(&store.pool).await.unwrap();
    assert!(matches!(store.migrate().await, Err(StoreError::NewerDatabase { version: 9999 })));
    assert_eq!(store.migrations().await.unwrap().newer, Some(9999));
}

#[tokio::test]
async fn a_text_that_can_not_be_stored_is_said_to_be_one() {
    let store = migrated().await;
    let mut repo = store.write().await.unwrap();
    assert!(matches!(repo.set_mark("a", "b\0c").await, Err(StoreError::Unstorable(_))));
}

#[tokio::test]
async fn what_is_published_is_guarded_by_the_database() {
    let store = Arc::new(migrated().await);
    let subject: Arc<dyn Store> = store.clone();
    guards::what_is_published_stays(&subject, async |sql| {
        let done = sqlx::query(sql).execute(&store.pool).await;
        done.map(|done| done.rows_affected()).map_err(|error| error.to_string())
    })
    .await;
}
