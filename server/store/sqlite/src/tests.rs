//! The contract, on a file of its own for each test.

use super::{SqliteStore, inspect, migrate, settle, shared};
use hilo_store::{
    Migrations, Store, StoreError,
    contract::{self, guards},
    directory::PeopleFilter,
};
use std::sync::Arc;

async fn fresh() -> (Arc<dyn Store>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("hilo.db"), 4).await.unwrap();
    store.migrate().await.unwrap();
    (Arc::new(store), folder)
}

hilo_store::contract_tests!(fresh);

#[tokio::test]
async fn a_file_that_is_no_database_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("picture.db");
    std::fs::write(
        &file,
        b"\x89PNG\r\n\x1a\n and so on, for longer than a header of an SQLite file would be, so it can't be one at all",
    )
    .unwrap();
    let Err(error) = SqliteStore::open(&file, 1).await else { panic!("it was opened") };
    assert!(matches!(&error, StoreError::NotADatabase { path } if path.ends_with("picture.db")), "{error:?}");
}

#[tokio::test]
async fn a_newer_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hilo.db");
    let store = SqliteStore::open(&file, 1).await.unwrap();
    store.migrate().await.unwrap();
    sqlx::query("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', TRUE, x'00', 0)")
        .execute(&store.writer)
        .await
        .unwrap();
    assert!(matches!(store.migrate().await, Err(StoreError::NewerDatabase { version: 9999 })));
}

#[tokio::test]
async fn a_copy_is_left_of_what_is_migrated() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hilo.db");
    let store = SqliteStore::open(&file, 1).await.unwrap();
    migrate::run_first(&store.writer, 2).await;
    let marked = "INSERT INTO meta (key, value) VALUES ('before', 'yes')";
    sqlx::query(marked).execute(&store.writer).await.unwrap();
    // What a copy that was cut short left behind.
    std::fs::write(folder.path().join("hilo.db.before-3.part"), b"SQLite fo").unwrap();
    let applied = store.migrate().await.unwrap();
    let migrations = store.migrations().await.unwrap();
    assert_eq!((applied, migrations.pending), (migrations.applied - 2, 0));

    let kept = inspect(&folder.path().join("hilo.db.before-3"), true).await.unwrap();
    assert_eq!((kept.migrations.applied, kept.migrations.pending), (2, applied));
    let copy = SqliteStore::open(&folder.path().join("hilo.db.before-3"), 1).await.unwrap();
    assert_eq!(copy.read().await.unwrap().mark("before").await.unwrap().as_deref(), Some("yes"));
    assert!(!folder.path().join("hilo.db.before-3.part").exists());
    assert_eq!(store.migrate().await.unwrap(), 0);
}

#[tokio::test]
async fn without_room_for_a_copy_nothing_is_migrated() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hilo.db");
    let store = SqliteStore::open(&file, 1).await.unwrap();
    migrate::run_first(&store.writer, 2).await;
    // Not even root writes over a folder.
    std::fs::create_dir(folder.path().join("hilo.db.before-3.part")).unwrap();
    for _ in 0..2 {
        assert!(matches!(store.migrate().await, Err(StoreError::NotWritable { .. } | StoreError::Other(_))));
        assert_eq!(store.migrations().await.unwrap().applied, 2);
        assert!(!folder.path().join("hilo.db.before-3").exists());
    }
}

#[tokio::test]
async fn readers_cannot_write() {
    let (store, _folder) = fresh().await;
    let mut repo = store.read().await.unwrap();
    assert!(repo.set_mark("a", "b").await.is_err());
    drop(repo);
    contract::organisation::marks(store).await;
}

/// A hundred thousand people are not sorted to show fifty.
#[tokio::test]
async fn a_page_of_people_walks_the_index() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("hilo.db"), 1).await.unwrap();
    store.migrate().await.unwrap();
    let filter = PeopleFilter { limit: 50, offset: 5000, ..PeopleFilter::default() };
    let explain = format!("EXPLAIN QUERY PLAN {}", shared::directory::page(&filter).sql().as_str());
    let plan: Vec<(i64, i64, i64, String)> =
        sqlx::query_as(sqlx::AssertSqlSafe(explain)).fetch_all(&store.writer).await.unwrap();
    let steps: Vec<_> = plan.into_iter().map(|(.., step)| step).collect();
    assert!(steps.iter().any(|s| s.starts_with("SCAN p USING INDEX person_name")), "{steps:#?}");
    assert!(!steps.iter().any(|s| s == "SCAN a" || s == "SCAN r"), "areas and roles are looked up: {steps:#?}");
}

#[tokio::test]
async fn files_say_what_they_hold() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("picture.db"), b"\x89PNG\r\n\x1a\n".repeat(200)).unwrap();
    assert!(matches!(inspect(&path("picture.db"), true).await, Err(StoreError::NotADatabase { .. })));
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path("other.db")).create_if_missing(true);
    let mut other = <sqlx::SqliteConnection as sqlx::Connection>::connect_with(&options).await.unwrap();
    sqlx::query("CREATE TABLE bookmarks (url TEXT)").execute(&mut other).await.unwrap();
    drop(other);
    assert!(matches!(inspect(&path("other.db"), true).await, Err(StoreError::NotHilo { .. })));

    let (store, folder) = fresh().await;
    let file = folder.path().join("hilo.db");
    let found = inspect(&file, true).await.unwrap();
    let migrations = store.migrations().await.unwrap();
    assert_eq!((found.migrations, found.organisation, found.journal_mode.as_str()), (migrations, None, "wal"));
    assert_eq!((migrations.pending, migrations.newer), (0, None));
    assert!(migrations.applied > 0);
    store.backup_to(&folder.path().join("copy.db")).await.unwrap();
    assert_eq!(inspect(&folder.path().join("copy.db"), true).await.unwrap().migrations, migrations);
}

#[tokio::test]
async fn a_file_that_somebody_has_open_is_left_alone() {
    let (store, folder) = fresh().await;
    let file = folder.path().join("hilo.db");
    assert!(matches!(settle(&file).await, Err(StoreError::InUse { .. })));
    contract::organisation::marks(store.clone()).await;
    store.close().await;
    settle(&file).await.unwrap();
    assert!(!folder.path().join("hilo.db-wal").exists());
}

#[tokio::test]
async fn a_store_that_was_never_migrated_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("new.db"), 1).await.unwrap();
    let Migrations { applied, pending, newer } = store.migrations().await.unwrap();
    assert!((applied, newer) == (0, None) && pending > 0);
}

#[tokio::test]
async fn what_is_published_is_guarded_by_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let store = Arc::new(SqliteStore::open(&folder.path().join("hilo.db"), 1).await.unwrap());
    store.migrate().await.unwrap();
    let subject: Arc<dyn Store> = store.clone();
    guards::what_is_published_stays(&subject, async |sql| {
        let done = sqlx::query(sql).execute(&store.writer).await;
        done.map(|done| done.rows_affected()).map_err(|error| error.to_string())
    })
    .await;
}

/// Whoever adds a migration on one side has to on the other.
#[test]
fn both_engines_have_the_same_migrations() {
    let names = |engine: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../migrations").join(engine);
        let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        files.collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(names("sqlite"), names("postgres"));
    assert!(!names("sqlite").is_empty());
}
