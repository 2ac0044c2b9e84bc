//! The close of a period that 100,000 people answered, and the same close killed at many moments: it must come to the
//! same figures, with no answer left and none counted twice.

use crate::{
    alignment::{staff, worker},
    binary::{Served, hilo as command},
    load::runtime,
    table::{Reach, Table},
};
use hilo_domain::{
    ids::PersonId,
    pulse::{ASKED, asked},
    week::WeekId,
};
use hilo_service::pulse::answer::PulseInput;
use hilo_tests::{
    Engine, Installation, Kind,
    installation::{MONDAY, id},
};
use sqlx::{AssertSqlSafe, Connection, Executor, SqliteConnection};
use std::{
    fs,
    path::Path,
    process::Stdio,
    thread::sleep,
    time::{Duration, Instant},
};

const PEOPLE: u128 = 100_000;
/// Weeks 41 to 44, which are over whenever this is measured.
const PERIOD: &str = "2026-P11";
const KILLS: u32 = 10;

type Figures = Vec<(Vec<u8>, String, i64)>;

pub fn measure(table: &mut Table) {
    let on = runtime(2);
    let (hilo, last) = on.block_on(answered());
    let copy = tempfile::tempdir().unwrap();
    on.block_on(copied(&hilo, copy.path()));

    hilo.set_clock(last);
    let begin = Instant::now();
    let ticked = on.block_on(hilo.services.tick()).unwrap();
    let took = begin.elapsed();
    assert_eq!(ticked.pulses_closed, [PERIOD.parse().unwrap()]);
    table.add("closing the week and the period of 100,000 people, 2,000 areas", took.as_secs_f64(), "s", Reach::Told);

    let whole = on.block_on(figures(&hilo.database_file()));
    assert!(whole.len() > 1_000, "{} figures", whole.len());
    let mut finished = 0;
    for kill in 1..=KILLS {
        let folder = tempfile::tempdir().unwrap();
        taken(copy.path(), folder.path());
        let server = serve(folder.path());
        // Spread over twice as long as a close takes, so that some come after it.
        sleep(took * 2 * kill / KILLS);
        drop(server);
        let database = folder.path().join("data/hilo.db");
        let before = on.block_on(left(&database));
        finished += u32::from(before.closed);
        assert!(before.closed == (before.answers == 0), "either all of it or nothing");
        let server = serve(folder.path());
        while !on.block_on(left(&database)).closed {
            sleep(Duration::from_millis(100));
        }
        drop(server);
        assert!(on.block_on(figures(&database)) == whole, "the same figures after a kill");
    }
    table.add("— killed at ten moments and begun anew: closes that came to other figures", 0.0, "", Reach::AtMost(0.0));
    table.add("— of them, killed before the close was over", f64::from(KILLS - finished), "", Reach::Told);
}

/// Everybody has answered what the first week asks, and the last week is about to close; and when it does.
async fn answered() -> (Installation, hilo_domain::time::Millis) {
    eprintln!("{PEOPLE} people answer …");
    let hilo = Installation::new(Engine::Sqlite).await;
    staff(&hilo, PEOPLE).await;
    // Thursday at 09:00 in Santiago.
    let thursday = |week: i64| MONDAY.plus_days(7 * (week - 48) + 3);
    hilo.set_clock(thursday(41));
    hilo.services.tick().await.unwrap();
    let first: WeekId = "2026-W41".parse().unwrap();
    let mut actor = hilo.actor(Kind::Employee).await;
    for number in 0..PEOPLE {
        actor.me.person = PersonId(id(worker(number)));
        let score = |place: usize| u8::try_from((number + u128::try_from(place).unwrap() * 3) % 5).unwrap() + 1;
        let taps = (0..ASKED).map(|place| (first, asked(0)[place], score(place))).collect();
        let input = PulseInput { period: PERIOD.parse().unwrap(), taps };
        hilo.services.answer_pulse(&actor, &input).await.unwrap();
    }
    for week in 42..=44 {
        hilo.set_clock(thursday(week));
        hilo.services.tick().await.unwrap();
    }
    (hilo, thursday(44).plus_days(4).plus_hours(4))
}

/// The database and its keys, as one file and a folder.
pub(crate) async fn copied(hilo: &Installation, to: &Path) {
    let mut raw = SqliteConnection::connect(&format!("sqlite://{}", hilo.database_file().display())).await.unwrap();
    let target = to.join("hilo.db");
    raw.execute(AssertSqlSafe(format!("VACUUM INTO '{}'", target.display()))).await.unwrap();
    fs::create_dir(to.join("keys")).unwrap();
    for key in fs::read_dir(hilo.database_file().with_file_name("keys")).unwrap() {
        let key = key.unwrap();
        fs::copy(key.path(), to.join("keys").join(key.file_name())).unwrap();
    }
}

pub(crate) fn taken(from: &Path, to: &Path) {
    fs::create_dir_all(to.join("data/keys")).unwrap();
    fs::copy(from.join("hilo.db"), to.join("data/hilo.db")).unwrap();
    for key in fs::read_dir(from.join("keys")).unwrap() {
        let key = key.unwrap();
        fs::copy(key.path(), to.join("data/keys").join(key.file_name())).unwrap();
    }
}

/// Killed as it goes.
fn serve(folder: &Path) -> Served {
    Served(command(folder, &["serve"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
}

struct Left {
    closed: bool,
    answers: i64,
}

async fn left(database: &Path) -> Left {
    let mut raw = SqliteConnection::connect(&format!("sqlite://{}", database.display())).await.unwrap();
    raw.execute("PRAGMA busy_timeout = 20000").await.unwrap();
    let sql = "SELECT (SELECT closed_at IS NOT NULL FROM pulse_period WHERE period = $1),
                      (SELECT COUNT(*) FROM pulse_answer WHERE period = $1)";
    let period: hilo_domain::period::PeriodId = PERIOD.parse().unwrap();
    let (closed, answers) = sqlx::query_as(sql).bind(period.index()).fetch_one(&mut raw).await.unwrap();
    Left { closed, answers }
}

async fn figures(database: &Path) -> Figures {
    let mut raw = SqliteConnection::connect(&format!("sqlite://{}", database.display())).await.unwrap();
    let sql = "SELECT area_id, item, value FROM pulse_figure ORDER BY area_id, item";
    sqlx::query_as(sql).fetch_all(&mut raw).await.unwrap()
}
