//! Commands that only look, and whoever looks away from what they print.

use crate::{SAMPLE, folder::Folder};
use sqlx::Connection as _;
use std::{io::Read as _, process::Stdio};

#[test]
fn a_rehearsal_and_an_export_make_no_database() {
    let folder = Folder::new();
    let said = folder.done(&["people", "import", SAMPLE, "--dry-run", "--organisation", "Tuercaluna"]);
    assert!(said.starts_with("120 new") && said.contains("A dry run"), "{said}");
    let bad = folder.write("bad.csv", "id,nombre\n,Luz\n");
    assert!(folder.refused(&["people", "import", &bad, "--dry-run"]).contains("nothing was applied"));
    assert!(folder.refused(&["people", "export", "people.csv"]).contains("there is no database"));
    assert!(!folder.path("data").exists() && !folder.path("people.csv").exists());
    folder.done(&["people", "import", SAMPLE]);
    let said = folder.done(&["people", "import", SAMPLE, "--dry-run"]);
    assert!(said.contains("120 unchanged") && said.contains("A dry run"), "{said}");
}

#[tokio::test]
async fn a_database_of_an_earlier_version_is_left_as_it_is() {
    let folder = Folder::new();
    folder.done(&["people", "import", SAMPLE]);
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(folder.path("data/hilo.db"));
    let mut older = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
    let last = "DELETE FROM _sqlx_migrations WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)";
    sqlx::query(last).execute(&mut older).await.unwrap();
    older.close().await.unwrap();
    for args in [&["people", "export"][..], &["people", "import", SAMPLE, "--dry-run"]] {
        assert!(folder.refused(args).contains("is of an earlier version; `hilo migrate`"), "{args:?}");
    }
    let copies = std::fs::read_dir(folder.path("data")).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(copies.into_iter().all(|name| !name.to_string_lossy().contains("before")));
}

#[test]
fn whoever_stops_listening_is_no_reason_to_panic() {
    let folder = Folder::new();
    let file = folder.path("nothing");
    for args in
        [&["config", "example"][..], &["config", "check"], &["doctor"], &["migrate"], &["admin", "create", "a@x.cl"]]
    {
        let mut child = folder.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        let status = child.wait().unwrap();
        assert!(status.success() && said.is_empty(), "{args:?}: {status} {said}");
    }
    assert!(!file.exists());
}

#[test]
fn an_organisation_that_the_command_line_makes_speaks_its_language() {
    let folder = Folder::new();
    let said = folder.done(&["admin", "create", "eva@example.com", "--organisation", "Tuercaluna", "--lang", "es"]);
    assert!(said.starts_with("eva@example.com tiene el permiso de administración."), "{said}");
    let doctor = folder.done(&["doctor"]);
    assert!(doctor.contains("Tuercaluna") && doctor.contains("America/Santiago"), "{doctor}");
}

#[test]
fn what_went_wrong_is_said_in_the_reader_s_language() {
    let folder = Folder::new();
    folder.write("picture.db", b"\x89PNG\r\n\x1a\n".repeat(300));
    let url = "sqlite://picture.db";
    let said = folder.run(folder.command(&["migrate", "--lang", "es"]).env("HILO_DATABASE_URL", url));
    assert_eq!((said.code, said.err.trim()), (1, "hilo: picture.db no es una base de datos SQLite"));
    let said = folder.run(folder.command(&["migrate"]).env("HILO_DATABASE_URL", url));
    assert_eq!((said.code, said.err.trim()), (1, "hilo: picture.db is not an SQLite database"));
}
