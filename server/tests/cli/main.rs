//! The command line as an operator has it: the binary, in a folder of its own.

#![expect(clippy::unwrap_used, reason = "these are tests, helpers included")]

mod folder;
mod looking;
mod refusals;
mod serving;

use folder::{Folder, Served};
use std::{fs, net::TcpListener, path::Path};

/// What the sample organisation ships.
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample/people.csv");
/// A real file, where the checkout has one beside it.
const REAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/people-hr.csv");

#[test]
fn the_sample_imports_clean_and_again_changes_nothing() {
    let folder = Folder::new();
    let said = folder.done(&["people", "import", SAMPLE, "--organisation", "Tuercaluna", "--leads-from-managers"]);
    assert!(said.starts_with("120 new, 0 changed, 0 moved, 0 unchanged"), "{said}");
    assert!(!said.contains("warning") && !said.contains("error"), "{said}");
    assert!(said.contains("Organisation created: Tuercaluna, time zone America/Santiago."), "{said}");
    assert!(said.contains("Leads assigned: "), "{said}");
    let again = folder.done(&["people", "import", SAMPLE]);
    assert!(again.starts_with("0 new, 0 changed, 0 moved, 120 unchanged"), "{again}");
    assert!(again.contains("All up to date"), "{again}");

    folder.done(&["people", "export", "people.csv"]);
    assert!(folder.refused(&["people", "export", "people.csv"]).contains("exists already"));
    let exported = fs::read_to_string(folder.path("people.csv")).unwrap();
    assert_eq!((exported.lines().count(), folder.done(&["people", "export"])), (121, exported));
    assert!(folder.done(&["people", "import", "people.csv"]).contains("120 unchanged"));
}

#[test]
fn a_real_file_has_exactly_one_warning() {
    if !Path::new(REAL).exists() {
        return;
    }
    let folder = Folder::new();
    let said = folder.done(&["people", "import", REAL, "--dry-run", "--lang", "es"]);
    assert!(said.starts_with("107 nuevas") && said.contains("Solo un ensayo"), "{said}");
    assert!(!folder.path("data").exists(), "a rehearsal makes no database");
    assert!(folder.refused(&["people", "export"]).contains("there is no database"));
    assert!(!folder.path("data").exists());
    let said = folder.done(&["people", "import", REAL]);
    assert!(said.starts_with("107 new") && said.contains("One warning:"), "{said}");
    assert!(said.contains("line 80, column 5 (area): \"\": No area"), "{said}");
    assert!(folder.done(&["people", "import", REAL]).contains("107 unchanged"));
}

#[test]
fn bad_rows_are_named_and_nothing_is_applied() {
    let folder = Folder::new();
    let file = folder
        .write("bad.csv", "id,nombre,correo,área\n1,Ana,ana@x.cl,Ventas\n2,Eva,\u{1b}[31m@x,Ventas\n,Luz,,a//b\n");
    let said = folder.hilo(&["people", "import", &file]);
    assert_eq!((said.code, said.err.trim()), (1, "hilo: nothing was applied: correct the file and try again"));
    for line in [
        "3 errors:",
        "  line 3, column 3 (correo): \"\\u{1b}[31m@x\": It has characters that can't be shown.",
        "  line 4: Neither an employee number nor an e-mail; one of them is needed.",
        "  line 4, column 4 (área): \"a//b\": A part of the path is empty, as in Operations//Shipping.",
    ] {
        assert!(said.out.lines().any(|l| l == line), "{line}\n{}", said.out);
    }
    assert!(folder.refused(&["people", "export"]).contains("no organisation"));
    let spanish = folder.run(folder.command(&["people", "import", &file]).env("LC_ALL", "es_CL.UTF-8"));
    assert!(spanish.err.contains("no se aplicó nada") && spanish.out.contains("línea 4"), "{}", spanish.out);
}

#[test]
fn files_that_are_no_people_are_refused() {
    let folder = Folder::new();
    for (name, content, said) in [
        ("picture.csv", &b"\x89PNG\r\n\x1a\n...."[..], "picture.csv: It is not a CSV file"),
        ("book.xlsx", b"PK\x03\x04....", "book.xlsx: It is a spreadsheet"),
        ("nothing.csv", b"", "nothing.csv: The file is empty."),
        ("header.csv", b"name,email\n", "header.csv: It has headings and no rows"),
        ("quote.csv", b"name,email\n\"Ana,a@x.cl\n", "quote.csv: The quotation mark that opens on line 2"),
        ("other.csv", b"a,b\n1,2\n", "other.csv: Say which column holds the name."),
    ] {
        let file = folder.write(name, content);
        let refused = folder.refused(&["people", "import", &file]);
        assert!(refused.starts_with(&format!("hilo: {said}")), "{refused}");
    }
    assert!(folder.refused(&["people", "import", "missing.csv"]).contains("missing.csv can't be read"));
    assert!(!folder.path("data/hilo.db").exists());
}

#[test]
fn many_who_leave_need_a_word() {
    let folder = Folder::new();
    folder.done(&["people", "import", SAMPLE, "--organisation", "Tuercaluna"]);
    let text = fs::read_to_string(SAMPLE).unwrap();
    let fewer: Vec<&str> = text.lines().take(60).collect();
    let file = folder.write("fewer.csv", fewer.join("\n"));
    assert!(folder.refused(&["people", "import", &file]).contains("61 of 120 people would be deactivated"));
    assert!(folder.done(&["people", "import", &file, "--yes"]).contains("61 to be deactivated"));
    let back = folder.done(&["people", "import", SAMPLE, "--organisation", "x"]);
    assert!(back.contains("61 reactivated"), "{back}");
}

#[test]
fn a_backup_comes_back() {
    let folder = Folder::new();
    assert!(folder.refused(&["backup", "copy.db"]).contains("there is no database"));
    folder.done(&["people", "import", SAMPLE, "--organisation", "Tuercaluna"]);
    let said = folder.done(&["backup", "copy.db"]);
    assert!(said.starts_with("Complete copy in copy.db ("), "{said}");
    assert!(folder.refused(&["backup", "copy.db"]).contains("exists already"));
    let file = folder.write("one.csv", "id,name,email\n1001,Otro Nombre,\n");
    folder.done(&["people", "import", &file, "--yes"]);

    // While a server has it open, nothing is touched.
    let server = Served::new(&folder);
    assert!(folder.refused(&["restore", "copy.db"]).contains("stop the server"));
    assert!(folder.done(&["backup", "live.db"]).contains("live.db"));
    drop(server);
    assert!(folder.refused(&["restore", "data/hilo.db"]).contains("the database itself"));
    let said = folder.done(&["restore", "copy.db"]);
    assert!(said.contains("Restored: data/hilo.db (Tuercaluna)"), "{said}");
    assert!(folder.done(&["people", "import", SAMPLE]).contains("120 unchanged"));
    let kept =
        fs::read_dir(folder.path("data")).unwrap().filter_map(|entry| entry.unwrap().file_name().into_string().ok());
    let kept: Vec<String> = kept.filter(|name| name.contains(".before-restore-")).collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    // What was there is complete, and can come back in turn.
    folder.done(&["restore", &format!("data/{}", kept[0])]);
    assert!(folder.done(&["people", "export"]).contains("Otro Nombre"));
}

#[tokio::test]
async fn what_is_no_backup_is_refused() {
    use sqlx::Connection as _;
    let folder = Folder::new();
    folder.done(&["people", "import", SAMPLE]);
    folder.done(&["backup", "newer.db"]);
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(folder.path("newer.db"));
    let mut newer = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
    let sql = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
               VALUES (9999, 'later', TRUE, x'00', 0)";
    sqlx::query(sql).execute(&mut newer).await.unwrap();
    let other = options.clone().filename(folder.path("other.db")).create_if_missing(true);
    let mut other = sqlx::SqliteConnection::connect_with(&other).await.unwrap();
    sqlx::query("CREATE TABLE bookmarks (url TEXT)").execute(&mut other).await.unwrap();
    newer.close().await.unwrap();
    other.close().await.unwrap();
    folder.write("picture.db", b"\x89PNG\r\n\x1a\n".repeat(300));
    let mut damaged = fs::read(folder.path("data/hilo.db")).unwrap();
    let middle = damaged.len() / 2;
    damaged[middle..middle + 20_000].fill(0xff);
    folder.write("damaged.db", damaged);
    for (file, said) in [
        ("newer.db", "newer version of Hilo"),
        ("other.db", "other.db is not a database of Hilo"),
        ("picture.db", "picture.db is not an SQLite database"),
        ("damaged.db", "damaged.db is"),
        ("missing.db", "missing.db can't be read"),
    ] {
        let refused = folder.refused(&["restore", file]);
        assert!(refused.contains(said), "{file}: {refused}");
    }
    assert!(folder.done(&["people", "import", SAMPLE]).contains("120 unchanged"));
    assert_eq!(fs::read_dir(folder.path("data")).unwrap().count(), 1);

    // The same file in its place: no older binary runs on it.
    fs::copy(folder.path("newer.db"), folder.path("data/hilo.db")).unwrap();
    assert!(folder.refused(&["serve"]).contains("newer version of Hilo"));
    let doctor = folder.hilo(&["doctor", "--lang", "es"]);
    assert!(doctor.code == 1 && doctor.out.contains("una versión más nueva de Hilo"), "{}", doctor.out);
}

#[test]
fn the_doctor_says_what_to_do() {
    let folder = Folder::new();
    let before = folder.hilo(&["doctor"]);
    assert!(before.code == 0 && before.out.contains("does not exist yet"), "{}", before.out);
    assert!(!folder.path("data").exists());
    folder.done(&["people", "import", SAMPLE, "--organisation", "Tuercaluna"]);
    let nobody = folder.hilo(&["doctor"]);
    assert!(nobody.code == 1 && nobody.out.contains("→ `hilo admin create EMAIL`"), "{}", nobody.out);
    folder.done(&["admin", "create", "1001"]);
    let well = folder.hilo(&["doctor", "--lang", "es"]);
    assert!(well.code == 0 && well.out.contains("Tuercaluna, 120 personas activas"), "{}{}", well.out, well.err);
    let plain = folder.run(folder.command(&["doctor"]).env("HILO_PUBLIC_URL", "http://hilo.example.com"));
    assert!(plain.code == 1 && plain.out.contains("in the clear"), "{}", plain.out);
    let wrong = folder.run(folder.command(&["doctor"]).env("HILO_ADDR", "here"));
    assert!(wrong.code == 1 && wrong.out.contains("HILO_ADDR: \"here\" will not do"), "{}", wrong.out);
    folder.write("data/hilo.db", b"\x89PNG\r\n\x1a\n".repeat(300));
    let picture = folder.hilo(&["doctor"]);
    assert!(picture.code == 1 && picture.out.contains("is not an SQLite database"), "{}", picture.out);
}

#[test]
fn what_stands_in_the_way_of_serving_is_said_in_a_line() {
    let folder = Folder::new();
    folder.write("picture.db", b"\x89PNG\r\n\x1a\n".repeat(300));
    let refused = |name: &str, value: &str| {
        let said = folder.run(folder.command(&["serve"]).env(name, value));
        assert_eq!((said.code, said.err.lines().count()), (1, 1), "{}", said.err);
        said.err
    };
    assert!(refused("HILO_DATABASE_URL", "sqlite://picture.db").contains("picture.db is not an SQLite database"));
    // Not even root writes there.
    assert!(
        refused("HILO_DATABASE_URL", "sqlite:///proc/hilo/hilo.db").contains("can't be opened for reading and writing")
    );
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    assert!(refused("HILO_ADDR", &address).contains("set HILO_ADDR to a free one"));
    assert!(refused("HILO_ADDR", "0.0.0.0:3000").contains("https"));
}

#[test]
fn postgresql_has_tools_of_its_own() {
    let folder = Folder::new();
    for command in ["backup", "restore"] {
        let url = "postgres://nobody@127.0.0.1:1/none";
        let said = folder.run(folder.command(&[command, "x.db"]).env("HILO_DATABASE_URL", url));
        assert!(said.code == 1 && said.err.contains("pg_dump"), "{}", said.err);
    }
}
