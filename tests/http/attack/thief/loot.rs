//! What is stolen, and how it is looked through.

use super::super::company::Company;
use hilo_domain::period::PeriodId;
use hilo_store::Store;
use hilo_store_sqlite::SqliteStore;
use sqlx::{ConnectOptions, sqlite::SqliteConnectOptions};
use std::{
    collections::HashSet,
    io::{self, Write},
    path::Path,
    sync::{Arc, Mutex},
};
use tempfile::TempDir;
use tracing_subscriber::fmt::MakeWriter;

/// A row of the answers, as a backup has it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Row {
    pub(super) token: Vec<u8>,
    pub(super) sealed: Vec<u8>,
}

#[derive(Default)]
pub(super) struct Loot {
    /// By name: `copy1/hilo.db`, `backup1`, `left/hilo.db-wal`, …
    pub(super) files: Vec<(String, Vec<u8>)>,
    folders: Vec<TempDir>,
    /// The key's fingerprint, which is in the database.
    pub(super) print: Option<Vec<u8>>,
}

const FILES: [&str; 3] = ["hilo.db", "hilo.db-wal", "hilo.db-shm"];

impl Loot {
    /// The database and what is beside it, as plain copies.
    pub(super) fn copy_files(&mut self, company: &Company, day: u8) {
        let folder = tempfile::tempdir().unwrap();
        for name in FILES {
            let bytes = std::fs::read(company.hilo.folder().join(name)).unwrap();
            std::fs::write(folder.path().join(name), &bytes).unwrap();
            self.files.push((format!("copy{day}/{name}"), bytes));
        }
        self.folders.push(folder);
    }

    /// What `hilo backup` makes of the database of that day.
    pub(super) async fn back_up(&mut self, day: usize) {
        let folder = self.folders[day - 1].path();
        let store = SqliteStore::open(&folder.join("hilo.db"), 1).await.unwrap();
        let file = folder.join("backup");
        store.backup_to(&file).await.unwrap();
        store.close().await;
        self.files.push((format!("backup{day}"), std::fs::read(file).unwrap()));
    }

    /// The database and what is beside it, the folder of the keys, and what was logged, after the close.
    pub(super) fn take_what_is_left(&mut self, company: &Company, logged: &Logged) {
        let mut waiting = vec![company.hilo.folder().to_owned()];
        while let Some(folder) = waiting.pop() {
            for entry in std::fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    waiting.push(path);
                } else {
                    let name = path.strip_prefix(company.hilo.folder()).unwrap().display().to_string();
                    self.files.push((format!("left/{name}"), std::fs::read(&path).unwrap()));
                }
            }
        }
        assert!(self.files.iter().any(|(name, _)| name == "left/hilo.db"));
        self.files.push(("left/log".to_owned(), logged.0.lock().unwrap().clone()));
    }

    /// The rows of the two backups; and the key's fingerprint.
    pub(super) async fn rows(&mut self, period: PeriodId) -> [Vec<Row>; 2] {
        let mut days = Vec::new();
        for folder in &self.folders {
            let file = folder.path().join("backup");
            days.push(rows(&file, period).await);
            self.print = Some(print(&file, period).await);
        }
        days.try_into().unwrap()
    }
}

async fn rows(file: &Path, period: PeriodId) -> Vec<Row> {
    let mut connection = SqliteConnectOptions::new().filename(file).connect().await.unwrap();
    let sql = "SELECT token, sealed FROM pulse_answer WHERE period = $1";
    sqlx::query_as(sql).bind(period.index()).fetch_all(&mut connection).await.unwrap()
}

async fn print(file: &Path, period: PeriodId) -> Vec<u8> {
    let mut connection = SqliteConnectOptions::new().filename(file).connect().await.unwrap();
    let sql = "SELECT key_print FROM pulse_period WHERE period = $1";
    sqlx::query_scalar(sql).bind(period.index()).fetch_one(&mut connection).await.unwrap()
}

pub(super) fn position(file: &[u8], token: &[u8]) -> Option<usize> {
    file.windows(token.len()).position(|window| window == token)
}

/// Every run of so many bytes of what is looked for: too long to be anywhere by chance.
const PIECE: usize = 12;

#[derive(Default)]
pub(super) struct Pieces(HashSet<[u8; PIECE]>);

impl Pieces {
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.0.extend(bytes.windows(PIECE).map(|piece| <[u8; PIECE]>::try_from(piece).unwrap()));
    }

    pub(super) fn count_in(&self, file: &[u8]) -> usize {
        file.windows(PIECE).filter(|window| self.0.contains(*window)).count()
    }
}

/// What is logged, down to what the engines say of their statements.
#[derive(Clone, Default)]
pub(super) struct Logged(Arc<Mutex<Vec<u8>>>);

impl Logged {
    /// Until both are dropped. With a single dispatcher, whatever another thread comes by first is never logged here.
    pub(super) fn listen(&self) -> (tracing::subscriber::DefaultGuard, tracing::Dispatch) {
        let subscriber = || {
            let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::DEBUG).with_ansi(false);
            tracing::Dispatch::new(subscriber.with_writer(self.clone()).finish())
        };
        (tracing::dispatcher::set_default(&subscriber()), subscriber())
    }
}

impl Write for Logged {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Logged {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}
