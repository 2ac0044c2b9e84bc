//! What stands in the way: folders and files that may not be written, databases that are damaged or too new.

use crate::{
    SAMPLE,
    folder::{BINARY, Folder, Said},
};
use sqlx::{Connection as _, Executor as _};
use std::{fs, os::unix::fs::PermissionsExt as _, path::Path, process::Command};

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// A folder in which somebody without rights runs a copy of the binary.
struct Guest {
    folder: Folder,
    root: bool,
}

impl Guest {
    fn new() -> Self {
        let folder = Folder::new();
        mode(&folder.path("."), 0o755);
        fs::copy(BINARY, folder.path("hilo")).unwrap();
        let user = Command::new("id").arg("-u").output().unwrap();
        Self { folder, root: user.stdout.trim_ascii() == b"0" }
    }

    fn hilo(&self, args: &[&str]) -> Said {
        // Root writes everywhere.
        let mut command = Command::new(if self.root { "runuser" } else { "./hilo" });
        if self.root {
            command.args(["-u", "nobody", "--", "./hilo"]);
        }
        self.folder.run(&mut self.folder.quiet(command, args))
    }

    fn refused(&self, args: &[&str], said: &str) {
        let refused = self.hilo(args);
        assert_eq!(refused.code, 1, "{args:?}: {}{}", refused.out, refused.err);
        assert!(refused.err.lines().count() == 1 && refused.err.contains(said), "{args:?}: {}", refused.err);
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_named() {
    let guest = Guest::new();
    let folder = &guest.folder;
    folder.done(&["people", "import", SAMPLE]);
    let (data, file) = (folder.path("data"), folder.path("data/hilo.db"));
    mode(&file, 0o444);
    for (folder_mode, file_mode) in [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444)] {
        mode(&file, file_mode);
        mode(&data, folder_mode);
        let doctor = guest.hilo(&["doctor"]);
        let named =
            doctor.out.contains("data can't be written to") || doctor.out.contains("data/hilo.db can't be opened");
        assert!(doctor.code == 1 && named, "{folder_mode:o} {file_mode:o}: {}", doctor.out);
        guest.refused(&["serve"], "data/hilo.db can't be opened for reading and writing");
        guest.refused(&["backup", "/tmp/never.db"], "data/hilo.db can't be opened for reading and writing");
    }
    mode(&data, 0o777);
    mode(&file, 0o666);
    // Looking at a file that may only be read leaves these with its rights.
    for log in ["data/hilo.db-wal", "data/hilo.db-shm"] {
        let _ = fs::remove_file(folder.path(log));
    }
    let closed = folder.path("closed");
    fs::create_dir(&closed).unwrap();
    mode(&closed, 0o555);
    guest.refused(&["backup", "closed/copy.db"], "closed/copy.db can't be opened for reading and writing");
    guest.refused(&["people", "export", "closed/people.csv"], "closed/people.csv can't be written");
    assert_eq!(fs::read_dir(&closed).unwrap().count(), 0);
    fs::remove_file(&file).unwrap();
    mode(&data, 0o555);
    guest.refused(&["serve"], "data/hilo.db can't be opened for reading and writing");
    guest.refused(&["migrate"], "data/hilo.db can't be opened for reading and writing");
    for path in [&data, &closed] {
        mode(path, 0o755);
    }
}

#[test]
fn the_doctor_finds_damage_in_the_middle() {
    let folder = Folder::new();
    folder.done(&["people", "import", SAMPLE]);
    let mut damaged = fs::read(folder.path("data/hilo.db")).unwrap();
    let middle = damaged.len() / 2;
    damaged[middle..middle + 20_000].fill(0xff);
    folder.write("data/hilo.db", damaged);
    let doctor = folder.hilo(&["doctor"]);
    assert_eq!(doctor.code, 1, "{}", doctor.out);
    assert!(doctor.out.contains("data/hilo.db is ") && doctor.out.contains("`hilo restore`"), "{}", doctor.out);
}

#[tokio::test]
async fn no_older_binary_runs_on_a_newer_postgresql_database() {
    let server = std::env::var("HILO_TEST_POSTGRES")
        .unwrap_or_else(|_| panic!("HILO_TEST_POSTGRES names the server; `make test` sets it"));
    let name = format!("cli_newer_{}", std::process::id());
    let mut admin = sqlx::PgConnection::connect(&format!("{server}/postgres")).await.unwrap();
    admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    let url = format!("{server}/{name}");
    let folder = Folder::new();
    let run = |args: &[&str]| folder.run(folder.command(args).env("HILO_DATABASE_URL", &url));
    assert!(run(&["people", "export"]).err.contains("there is no database"), "nothing is migrated to look");
    assert_eq!(run(&["people", "import", SAMPLE]).code, 0);
    assert_eq!(run(&["people", "export"]).out.lines().count(), 121);
    let mut newer = sqlx::PgConnection::connect(&url).await.unwrap();
    let later = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (9999, 'later', TRUE, '\\x00', 0)";
    newer.execute(later).await.unwrap();
    for args in [&["serve"][..], &["migrate"], &["people", "export"], &["people", "import", SAMPLE]] {
        let said = run(args);
        assert!(
            said.code == 1 && said.err.contains("newer version of Hilo (migration 9999)"),
            "{args:?}: {}",
            said.err
        );
    }
    let doctor = run(&["doctor"]);
    assert!(doctor.code == 1 && doctor.out.contains("a newer version of Hilo has migrated it"), "{}", doctor.out);
}
