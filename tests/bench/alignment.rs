//! The pages of alignment after a year at 100,000 people and 2,000 areas against 1,000 people and the same areas: their
//! cost should grow with areas and weeks shown, not with people or check-ins.

use crate::{
    load::runtime,
    memory,
    table::{Reach, Table, median},
};
use hilo_domain::{
    ids::{AreaId, RoleId},
    time::Millis,
    week::WeekId,
};
use hilo_store::{areas::AreaRow, people::PersonRow};
use hilo_tests::{
    Browser, Engine, Installation, Kind,
    installation::{MONDAY, ROOT, SHOPS, area, id, person},
    scene::{TILL, published},
};
use sqlx::{Connection, Executor, SqliteConnection};
use std::time::Instant;
use tokio::runtime::Runtime;

/// Regions under the shops, and shops under each: 2,000 areas with those that every installation has.
const REGIONS: u128 = 40;
const SHOPS_EACH: u128 = 49;
const AREAS: u128 = REGIONS * SHOPS_EACH;
const WEEKS: i64 = 52;
/// The week of [`MONDAY`].
const NOW: &str = "2026-W48";
const ROUNDS: usize = 9;

pub fn measure(table: &mut Table) {
    let on = runtime(2);
    let (few, many) = on.block_on(async { (year(1_000).await, year(100_000).await) });
    for (name, path) in pages() {
        let (mut ratios, mut times) = (Vec::new(), Vec::new());
        // Once, so that neither is the first to read its file.
        let _ = [&few, &many].map(|hilo| seconds(&on, hilo, &path));
        for _ in 0..ROUNDS {
            let [small, large] = [&few, &many].map(|hilo| seconds(&on, hilo, &path));
            ratios.push(large / small);
            times.push(large * 1000.0);
        }
        let what = format!("{name}, 100,000 people × 52 weeks ÷ 1,000 × 52, 2,000 areas");
        table.add(&what, median(ratios), "×", Reach::AtMost(1.5));
        table.add("— at 100,000 people", median(times), "ms", Reach::Told);
    }
    memory::measure(table, &on, &many, &pages().map(|(_, path)| path));
}

fn pages() -> [(&'static str, String); 6] {
    [
        ("alignment of a week", "/alignment".to_owned()),
        ("alignment of a week, 2,000 areas unfolded", "/alignment?open=all".to_owned()),
        ("heatmap of a year", "/alignment/period?over=year".to_owned()),
        ("heatmap of a period, 2,000 areas unfolded", "/alignment/period?open=all".to_owned()),
        ("trend of the organisation", format!("/alignment/areas/{}", area(ROOT))),
        ("coverage", "/alignment/coverage".to_owned()),
    ]
}

fn seconds(on: &Runtime, hilo: &Installation, path: &str) -> f64 {
    let mut browser: Browser = hilo.browser(Kind::Hr);
    on.block_on(async move {
        let begin = Instant::now();
        let answer = browser.get(path).await.expect(200);
        assert!(answer.body.contains("</html>") && answer.body.len() > 5_000, "{path}");
        begin.elapsed().as_secs_f64()
    })
}

/// So many people in 2,000 areas, and 52 closed weeks in which everybody sends a check-in; in every period that closed
/// all figures are published.
async fn year(people: u128) -> Installation {
    eprintln!("making a year of {people} people …");
    let hilo = Installation::with_assets(Engine::Sqlite).await;
    published(&hilo).await;
    staff(&hilo, people).await;
    let now: WeekId = NOW.parse().unwrap();
    let mut raw = SqliteConnection::connect(&format!("sqlite://{}", hilo.database_file().display())).await.unwrap();
    // No week opens before the set-up.
    let set_up = MONDAY.plus_days(-450).0;
    sqlx::query("UPDATE organisation SET created_at = $1").bind(set_up).execute(&mut raw).await.unwrap();
    for week in (0..WEEKS).map(|number| i32::try_from(number - WEEKS).unwrap()) {
        // Thursday at 09:00 in Santiago, and the Monday after at 13:00.
        let monday = MONDAY.plus_days(7 * i64::from(week));
        hilo.set_clock(Millis(monday.0).plus_days(3));
        hilo.services.tick().await.unwrap();
        everybody_writes(&mut raw, now.plus(week)).await;
        hilo.set_clock(monday.plus_days(7).plus_hours(4));
        hilo.services.tick().await.unwrap();
    }
    raw.execute(
        "INSERT INTO pulse_figure (period, area_id, item, value)
         SELECT p.period, a.id, i.item, 40 + (p.period * 7 + a.rowid * 11) % 45
         FROM pulse_period p, area a,
              (SELECT 'know' AS item UNION ALL SELECT 'believe' UNION ALL SELECT 'live' UNION ALL SELECT 'act'
               UNION ALL SELECT 'recommend') i
         WHERE p.closed_at IS NOT NULL",
    )
    .await
    .unwrap();
    let sent: i64 = sqlx::query_scalar(
        "SELECT SUM(participated) FROM week_figure f JOIN area a ON a.id = f.area_id
                                        WHERE a.parent_id IS NULL",
    )
    .fetch_one(&mut raw)
    .await
    .unwrap();
    assert!(sent >= i64::try_from(people).unwrap() * WEEKS, "{sent} check-ins in time");
    hilo
}

/// Sixty people to a shop at 100,000.
pub(crate) async fn staff(hilo: &Installation, people: u128) {
    let long_ago = MONDAY.plus_days(-500);
    let mut repo = hilo.services.store.write().await.unwrap();
    let mut roles = Vec::new();
    let row = |here: AreaId, above: AreaId, name: String| AreaRow {
        id: here,
        parent_id: Some(above),
        name,
        external: false,
        created_at: long_ago,
    };
    for region in 0..REGIONS {
        let above = area(0x800 + region);
        repo.insert_area(&row(above, area(SHOPS), format!("Región {region}"))).await.unwrap();
        for number in (0..SHOPS_EACH).map(|shop| region * SHOPS_EACH + shop) {
            let here = area(0x1000 + number);
            repo.insert_area(&row(here, above, format!("Tienda {number}"))).await.unwrap();
            roles.push(repo.role_for(here, "Cajera", RoleId(id(0x2000 + number)), long_ago).await.unwrap());
        }
    }
    for number in 0..people {
        let place = number % AREAS;
        let role_id = Some(roles[usize::try_from(place).unwrap()]);
        let name = format!("Persona {number}");
        let row = PersonRow { role_id, created_at: long_ago, ..person(worker(number), 0x1000 + place, &name) };
        repo.insert_person(&row).await.unwrap();
    }
    repo.save().await.unwrap();
}

/// The number of the id of one of the staff.
pub(crate) const fn worker(number: u128) -> u128 {
    0x100_0000 + number
}

/// Past the use cases, which would take hours: rows as they would leave them.
async fn everybody_writes(raw: &mut SqliteConnection, week: WeekId) {
    raw.execute(sqlx::AssertSqlSafe(format!(
        "INSERT INTO checkin (id, week, person_id, area_id, note, revision, created_at, updated_at, sent_at, late, aside)
         SELECT randomblob(16), e.week, e.person_id, e.area_id, 'Todo bien.', 1, w.opens_at, w.opens_at, w.opens_at, 0, '[]'
         FROM week_expected e JOIN week w ON w.week = e.week WHERE e.week = {}",
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
