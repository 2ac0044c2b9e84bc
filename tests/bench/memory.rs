//! How much memory `hilo serve` takes at the most, while several people look at the largest pages at once.

use crate::{
    binary::{read, served},
    close::{copied, taken},
    table::{Reach, Table},
};
use hilo_service::env::{Clock as _, System};
use hilo_tests::{Installation, Kind, installation::token};
use sqlx::{Connection, SqliteConnection};
use std::{fs, thread};
use tokio::runtime::Runtime;

const READERS: usize = 8;
/// The system's pages and kilobytes, in the megabytes of the budget.
const KB_PER_MB: f64 = 1024.0;

/// On a copy of the installation's database, as HR.
pub fn measure(table: &mut Table, on: &Runtime, hilo: &Installation, pages: &[String]) {
    let (copy, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    on.block_on(copied(hilo, copy.path()));
    taken(copy.path(), folder.path());
    on.block_on(sign_in(&folder.path().join("data/hilo.db")));
    let (server, address) = served(folder.path());
    let cookie = format!("hilo_session={}", token(Kind::Hr).reveal());
    thread::scope(|scope| {
        for _ in 0..READERS {
            scope.spawn(|| pages.iter().for_each(|path| read(&address, path, &cookie)));
        }
    });
    let status = fs::read_to_string(format!("/proc/{}/status", server.0.id())).unwrap();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let most: f64 = most.trim().trim_end_matches(" kB").parse().unwrap();
    let what = format!("memory of the server, at the most, {READERS} people looking at these pages at once");
    table.add(&what, most / KB_PER_MB, "MB", Reach::AtMost(512.0));
}

/// The sessions are of the bench's own time; the server has the machine's.
async fn sign_in(database: &std::path::Path) {
    let mut raw = SqliteConnection::connect(&format!("sqlite://{}", database.display())).await.unwrap();
    sqlx::query("UPDATE session SET created_at = $1, last_seen_at = $1, expires_at = $1 + 86400000")
        .bind(System.now())
        .execute(&mut raw)
        .await
        .unwrap();
}
