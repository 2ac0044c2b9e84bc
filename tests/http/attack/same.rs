//! What was published stays as it is, byte for byte, whatever happens afterwards.

use super::{
    company::{Company, FIRST},
    views::{SPANS, seen},
};
use hilo_domain::{ids::AreaId, period::PeriodId};
use hilo_store_sqlite::{inspect, settle};
use hilo_tests::{Browser, Engine};
use std::collections::BTreeMap;

on_both_engines!(what_was_published_stays_as_it_is);

#[tokio::test]
async fn it_comes_back_from_a_backup_as_it_was() {
    let (company, kept) = published(Engine::Sqlite).await;
    let elsewhere = tempfile::tempdir().unwrap();
    let third = first().plus(2);
    company.open(third).await;
    // While the third period is open.
    let backup = elsewhere.path().join("backup.db");
    company.hilo.services.store.backup_to(&backup).await.unwrap();
    company.close(third).await;
    settle(&backup).await.unwrap();
    inspect(&backup, true).await.unwrap();
    let mut company = company
        .restarted_after(|folder| {
            for log in ["hilo.db-wal", "hilo.db-shm"] {
                let _ = std::fs::remove_file(folder.join(log));
            }
            std::fs::copy(&backup, folder.join("hilo.db")).unwrap();
        })
        .await;
    kept.check(&mut company, "the restore").await;
    // Its key is destroyed: it is never worked out again, and the others stay.
    company.hilo.wait_hours(25);
    company.hilo.services.tick().await.unwrap();
    let row = company.hilo.services.store.read().await.unwrap().pulse_period(third).await.unwrap().unwrap();
    assert!(row.lost);
    kept.check(&mut company, "the loss of another").await;
}

fn first() -> PeriodId {
    FIRST.parse().unwrap()
}

/// The page's table and the file of each period and span, and what the areas were called.
struct Kept {
    names: BTreeMap<PeriodId, BTreeMap<String, AreaId>>,
    bytes: BTreeMap<(PeriodId, &'static str), (String, String)>,
}

impl Kept {
    async fn of(company: &mut Company, periods: &[PeriodId]) -> Self {
        let mut kept = Self { names: BTreeMap::new(), bytes: BTreeMap::new() };
        let mut hr = company.hr().await;
        for period in periods {
            kept.names.insert(*period, company.tree(*period).await.1);
            for (over, _) in SPANS {
                let now = kept.now(&mut hr, *period, over).await;
                kept.bytes.insert((*period, over), now);
            }
        }
        kept
    }

    async fn now(&self, hr: &mut Browser, period: PeriodId, over: &str) -> (String, String) {
        let (_, table, file) = seen(hr, period, over, &self.names[&period]).await;
        (table, file)
    }

    async fn check(&self, company: &mut Company, after: &str) {
        let mut hr = company.hr().await;
        for ((period, over), bytes) in &self.bytes {
            assert_eq!(&self.now(&mut hr, *period, over).await, bytes, "{period} {over} after {after}");
        }
    }
}

/// Two periods that have closed.
async fn published(engine: Engine) -> (Company, Kept) {
    let mut company = Company::new(engine).await;
    let periods = [first(), first().plus(1)];
    for period in periods {
        company.open(period).await;
        let mut sheets = Vec::new();
        for person in company.members(period).await.into_keys() {
            sheets.push((person, company.sheet(90)));
        }
        company.answer(period, &sheets).await;
        company.close(period).await;
    }
    let kept = Kept::of(&mut company, &periods).await;
    (company, kept)
}

async fn what_was_published_stays_as_it_is(engine: Engine) {
    let (mut company, kept) = published(engine).await;
    let mut hr = company.hr().await;
    let (root, noche) = (company.areas["Casa Nube"], company.areas["Noche"]);
    for person in [company.of("Maipú")[1], company.of("Taller")[0], company.of("Turno B")[2]] {
        company.transfer(&mut hr, person, noche).await;
    }
    kept.check(&mut company, "moves").await;
    for person in [company.of("Finanzas")[0], company.of("Línea")[0], company.of("Casa Nube")[3]] {
        company.let_go(&mut hr, person).await;
    }
    for area in ["Esquina", "Finanzas"] {
        let area = company.areas[area];
        company.hire(&mut hr, area).await;
    }
    kept.check(&mut company, "leavers and joiners").await;
    let (centro, taller, turno) = (company.areas["Centro"], company.areas["Taller"], company.areas["Turno A"]);
    company.change_area(&mut hr, centro, "Alameda", noche).await;
    company.change_area(&mut hr, turno, "Turno A", root).await;
    company.archive(&mut hr, taller).await;
    company.new_area(&mut hr, "Taller", root).await;
    kept.check(&mut company, "areas renamed, moved, archived and made").await;
    let mut company = company.restarted_after(|_| ()).await;
    kept.check(&mut company, "a restart").await;
    for number in 2..4 {
        company.open(first().plus(number)).await;
        company.close(first().plus(number)).await;
        kept.check(&mut company, "a further close").await;
    }
}
