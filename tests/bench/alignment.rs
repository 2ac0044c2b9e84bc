//! The alignment page of a year at 100,000 people against 1,000, with the same areas: its cost should grow with areas
//! and weeks shown, not with people or check-ins.

use crate::{
    load::runtime,
    table::{Reach, Table, median},
};
use hilo_domain::{
    ids::{PersonId, RoleId},
    time::Millis,
    week::WeekId,
};
use hilo_store::{areas::AreaRow, people::PersonRow};
use hilo_tests::{
    Browser, Engine, Installation, Kind,
    installation::{MONDAY, SHOPS, area, id, person},
    scene::{TILL, published},
};
use sqlx::{Connection, Executor, SqliteConnection};
use std::time::Instant;

const AREAS: u128 = 60;
const WEEKS: i64 = 52;
const ROUNDS: usize = 15;

pub fn measure(table: &mut Table) {
    let on = runtime(2);
    let (few, many) = on.block_on(async { (year(1_000).await, year(100_000).await) });
    let mut ratios = Vec::new();
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let [small, large] = [&few, &many].map(|hilo| on.block_on(seconds(hilo.browser(Kind::Hr))));
        ratios.push(large / small);
        times.push(large * 1000.0);
    }
    table.add("alignment page, 100,000 people × 52 weeks ÷ 1,000 × 52", median(ratios), "×", Reach::AtMost(1.5));
    table.add("— at 100,000 people", median(times), "ms", Reach::Told);
}

async fn seconds(mut browser: Browser) -> f64 {
    let begin = Instant::now();
    let answer = browser.get("/alignment?open=all").await.expect(200);
    assert!(answer.body.contains("Tienda 59"), "the page shows every area");
    begin.elapsed().as_secs_f64()
}

/// Sixty shops, so many people, and 52 closed weeks in which two of three send a check-in.
async fn year(people: u128) -> Installation {
    eprintln!("making a year of {people} people …");
    let hilo = Installation::with_assets(Engine::Sqlite).await;
    published(&hilo).await;
    staff(&hilo, people).await;
    let now: WeekId = "2026-W47".parse().unwrap();
    let mut raw = SqliteConnection::connect(&format!("sqlite://{}", hilo.database_file().display())).await.unwrap();
    for week in (0..WEEKS).map(|number| i32::try_from(number - WEEKS).unwrap()) {
        // Thursday at 09:00 in Santiago, and the Monday after at 13:00.
        let monday = MONDAY.plus_days(7 * i64::from(week));
        hilo.set_clock(Millis(monday.0).plus_days(3));
        hilo.services.tick().await.unwrap();
        everybody_writes(&mut raw, now.plus(week)).await;
        hilo.set_clock(monday.plus_days(7).plus_hours(4));
        hilo.services.tick().await.unwrap();
    }
    hilo
}

async fn staff(hilo: &Installation, people: u128) {
    let long_ago = MONDAY.plus_days(-500);
    let mut repo = hilo.services.store.write().await.unwrap();
    let mut roles = Vec::new();
    for number in 0..AREAS {
        let here = area(0x1000 + number);
        let name = format!("Tienda {number}");
        let row = AreaRow { id: here, parent_id: Some(area(SHOPS)), name, external: false, created_at: long_ago };
        repo.insert_area(&row).await.unwrap();
        roles.push(repo.role_for(here, "Cajera", RoleId(id(0x2000 + number)), long_ago).await.unwrap());
    }
    for number in 0..people {
        let place = number % AREAS;
        let role_id = Some(roles[usize::try_from(place).unwrap()]);
        let name = format!("Persona {number}");
        let row = PersonRow { role_id, created_at: long_ago, ..person(0x100_0000 + number, 0x1000 + place, &name) };
        debug_assert_ne!(row.id, PersonId(id(0)));
        repo.insert_person(&row).await.unwrap();
    }
    repo.save().await.unwrap();
}

/// Past the use cases, which would take hours: rows as they would leave them.
async fn everybody_writes(raw: &mut SqliteConnection, week: WeekId) {
    raw.execute(sqlx::AssertSqlSafe(format!(
        "INSERT INTO checkin (id, week, person_id, area_id, note, revision, created_at, updated_at, sent_at, late, aside)
         SELECT randomblob(16), e.week, e.person_id, e.area_id, 'Todo bien.', 1, w.opens_at, w.opens_at, w.opens_at, 0, '[]'
         FROM week_expected e JOIN week w ON w.week = e.week WHERE e.week = {} AND random() % 3 <> 0",
        week.index()
    )))
    .await
    .unwrap();
    raw.execute(sqlx::AssertSqlSafe(format!(
        "INSERT INTO checkin_entry (id, checkin_id, position, contribution_id, touchpoint_id, did, got, example)
         SELECT randomblob(16), id, 0, NULL, x'{}', 'Lo hice.', '', 0 FROM checkin WHERE week = {}",
        TILL.0.simple(),
        week.index()
    )))
    .await
    .unwrap();
}
