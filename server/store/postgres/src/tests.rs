//! The contract, in a database of its own for each test, on the server that `HILO_TEST_POSTGRES` names
//! (`make test` starts one).

use super::PostgresStore;
use hilo_store::{
    Store, StoreError,
    contract::{experience::published_journey, one_person},
};
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

/// Whatever the code above it does: the triggers stand in the way.
#[tokio::test]
async fn a_published_statement_is_guarded_by_the_database() {
    let store = migrated().await;
    let run = async |sql: &'static str| sqlx::query(sql).execute(&store.pool).await.map(|done| done.rows_affected());
    let (one, two) = ("'00000000-0000-7000-8000-000000000001'", "'00000000-0000-7000-8000-000000000002'");
    let insert = format!(
        "INSERT INTO statement (id, kind, position, created_at) VALUES ({one}, 'purpose', 0, 1);
         INSERT INTO statement_version (id, statement_id, number, state, title, body, change, change_note, asks_from,
                                        revision, created_at, updated_at, published_at)
         VALUES ({two}, {one}, 1, 'published', 'Uno', '', 'meaning', '', 1, 1, 1, 1, 1)"
    );
    store.pool.execute(sqlx::AssertSqlSafe(insert)).await.unwrap();
    for sql in [
        "UPDATE statement_version SET title = 'Dos'",
        "UPDATE statement_version SET body = 'Dos'",
        "UPDATE statement_version SET number = 2",
        "UPDATE statement_version SET asks_from = 2",
        "UPDATE statement_version SET published_at = 2",
        "UPDATE statement_version SET state = 'draft'",
        "DELETE FROM statement_version",
    ] {
        let refused = run(sql).await.unwrap_err().to_string();
        assert!(refused.contains("a published version never"), "{sql}: {refused}");
    }
    assert_eq!(run("UPDATE statement_version SET state = 'superseded'").await.unwrap(), 1);
}

/// Neither a published version of a journey or touchpoint nor what stands in it.
#[tokio::test]
async fn a_published_journey_is_guarded_by_the_database() {
    let server = std::env::var("HILO_TEST_POSTGRES").expect("HILO_TEST_POSTGRES names the server; `make test` sets it");
    let name = format!("guarded_journey_{}", std::process::id());
    let mut admin = PgConnection::connect(&format!("{server}/postgres")).await.unwrap();
    admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    let store = Arc::new(PostgresStore::connect(&format!("{server}/{name}"), 2).await.unwrap());
    store.migrate().await.unwrap();
    let subject: Arc<dyn Store> = store.clone();
    one_person(&subject).await;
    let mut repo = subject.write().await.unwrap();
    published_journey(&mut *repo).await;
    repo.save().await.unwrap();
    for sql in [
        "UPDATE journey_version SET name = 'Otro'",
        "UPDATE journey_version SET change_note = 'Otra'",
        "UPDATE journey_version SET published_by = NULL",
        "UPDATE journey_version SET state = 'draft'",
        "DELETE FROM journey_version",
        "UPDATE touchpoint_version SET promise = 'Otra'",
        "UPDATE touchpoint_version SET asks_from = 2",
        "UPDATE touchpoint_version SET change = 'wording'",
        "DELETE FROM touchpoint_version",
        "UPDATE stage SET name = 'Otra'",
        "DELETE FROM stage",
        "UPDATE stage_touchpoint SET position = 7",
        "DELETE FROM stage_touchpoint",
        "INSERT INTO stage_touchpoint (stage_id, position, touchpoint_version_id)
         SELECT s.id, 9, t.id FROM stage s, touchpoint_version t",
        "INSERT INTO touchpoint_statement (touchpoint_version_id, statement_id)
         SELECT t.id, t.id FROM touchpoint_version t",
    ] {
        let refused = sqlx::query(sql).execute(&store.pool).await.unwrap_err().to_string();
        assert!(refused.contains("a published version never"), "{sql}: {refused}");
    }
    sqlx::query("UPDATE journey_version SET state = 'superseded'").execute(&store.pool).await.unwrap();
}
