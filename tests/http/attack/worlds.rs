//! Two worlds that differ only in what must not show: who of an area answered what, who of an area kept silent, and
//! which of two people of different hidden areas gave which answers. Every page is the same in both, byte for byte, and
//! so is all that the database holds.

use super::{
    company::{Company, FIRST, Sheet},
    judge::Truth,
    views::{Cells, RESULTS, RESULTS_CSV, SPANS, address, seen},
};
use hilo_domain::{
    ids::{AreaId, PersonId},
    period::PeriodId,
    pulse::Item,
    time::Millis,
};
use hilo_tests::{Engine, crawl::crawl};
use sqlx::{AssertSqlSafe, ConnectOptions, sqlite::SqliteConnectOptions};
use std::collections::{BTreeMap, BTreeSet};

on_both_engines!(what_is_hidden_changes_no_page);

async fn what_is_hidden_changes_no_page(engine: Engine) {
    let first: PeriodId = FIRST.parse().unwrap();
    let mut company = Company::new(engine).await;
    for area in ["Maipú", "Taller", "Turno B"] {
        let lead = company.of(area)[0];
        company.lead(area, lead).await;
    }
    company.open(first).await;
    let mut sheets = Vec::new();
    for person in company.members(first).await.into_keys() {
        sheets.push((person, company.sheet(90)));
    }
    company.answer(first, &sheets).await;
    company.close(first).await;
    let period = first.plus(1);
    company.open(period).await;
    let people: Vec<PersonId> = company.members(period).await.into_keys().collect();
    let mut sheets = Vec::new();
    for person in people {
        // Many answer everything, some a part, some nothing.
        let percent = [100, 100, 60, 0][company.dice.usize(..4)];
        sheets.push((person, company.sheet(percent)));
    }
    let [mut one, mut other] = company.twins().await;
    one.answer(period, &sheets).await;
    let truth = Truth::of(&one, period).await;
    one.close(period).await;
    let mut hr = one.hr().await;
    let (shown, ..) = seen(&mut hr, period, "", &truth.areas).await;
    let sheets = shuffled(&truth, &shown);
    other.answer(period, &sheets).await;
    other.close(period).await;
    // HR looks there as it looked here: that is in the record.
    let mut hr = other.hr().await;
    let (again, ..) = seen(&mut hr, period, "", &truth.areas).await;
    assert_eq!(shown, again);
    compare(&mut one, &mut other, period).await;
    if engine == Engine::Sqlite {
        let (here, there) = (stored(&one).await, stored(&other).await);
        assert!(here.len() > 1000, "{}", here.len());
        for (here, there) in here.iter().zip(&there) {
            assert_eq!(here, there);
        }
        assert_eq!(here.len(), there.len());
    }
}

/// Every row of every table; of the record all but the ids, which are drawn.
async fn stored(company: &Company) -> Vec<String> {
    let mut connection = SqliteConnectOptions::new().filename(company.hilo.database_file()).connect().await.unwrap();
    let sql = "SELECT m.name, group_concat('quote(' || c.name || ')', ' || '' '' || ')
               FROM sqlite_schema m JOIN pragma_table_info(m.name) c
               WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'
                 AND NOT (m.name = 'audit' AND c.name = 'id')
               GROUP BY m.name";
    let tables: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap();
    let mut rows = Vec::new();
    for (table, columns) in tables {
        let sql = format!("SELECT {columns} FROM {table}");
        let of: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut connection).await.unwrap();
        rows.extend(of.into_iter().map(|row| format!("{table} {row}")));
    }
    rows.sort_unstable();
    rows
}

/// The sums in which somebody is.
type Sums = Vec<(AreaId, Item)>;

/// The same sheets in other hands, so that every sum that is shown, and all that decides which are, stay as they were.
fn shuffled(truth: &Truth, shown: &Cells) -> Vec<(PersonId, Sheet)> {
    let mut sheets = truth.sheets.clone();
    // In each area the next one has them; silence goes round with them.
    for area in truth.tree.ids() {
        let own: Vec<PersonId> = truth.members.iter().filter(|(_, at)| *at == area).map(|(id, _)| *id).collect();
        let mut moved: Vec<Sheet> = own.iter().map(|person| sheets[person].clone()).collect();
        let by = usize::from(!moved.is_empty());
        moved.rotate_right(by);
        sheets.extend(own.into_iter().zip(moved));
    }
    // Between areas, those who are in the same sums and answered the same items.
    let mut alike: BTreeMap<(Sums, [bool; 5]), Vec<PersonId>> = BTreeMap::new();
    for (person, at) in &truth.members {
        let cells = shown.iter().filter(|((area, _), figure)| figure.is_some() && truth.tree.is_within(*at, *area));
        let answered = sheets[person].each_ref().map(|answers| !answers.is_empty());
        alike.entry((cells.map(|(cell, _)| *cell).collect(), answered)).or_default().push(*person);
    }
    let mut across = 0;
    for people in alike.into_values() {
        let mut moved: Vec<Sheet> = people.iter().map(|person| sheets[person].clone()).collect();
        moved.rotate_left(1);
        let areas: BTreeSet<AreaId> = people.iter().map(|person| truth.members[person]).collect();
        across += areas.len() - 1;
        sheets.extend(people.into_iter().zip(moved));
    }
    let changed = sheets.iter().filter(|(person, sheet)| truth.sheets[person] != **sheet).count();
    assert!(across >= 2 && 2 * changed > sheets.len(), "{across} areas, {changed} of {} people", sheets.len());
    let alone = |person| truth.members.values().filter(|at| **at == truth.members[person]).count() == 1;
    assert!(sheets.iter().any(|(person, sheet)| alone(person) && truth.sheets[person] != *sheet), "in an area of one");
    sheets.into_iter().collect()
}

async fn compare(one: &mut Company, other: &mut Company, period: PeriodId) {
    let who = [one.people[0].id, one.people[1].id, one.people[2].id, one.of("Maipú")[0], one.of("Taller")[0]];
    let (mut here, mut there) = (one.browsers(&who).await, other.browsers(&who).await);
    let mut pages = 0;
    for (here, there) in here.iter_mut().zip(&mut there) {
        for path in addresses(one, period) {
            // What happens at one instant stands in the record in no order.
            for hilo in [&one.hilo, &other.hilo] {
                hilo.set_clock(Millis(hilo.now().0 + 1000));
            }
            let (one, other) = (here.get(&path).await, there.get(&path).await);
            assert_eq!(one.status, other.status, "{path}");
            assert_same(&path, &one.body, &other.body);
            pages += 1;
        }
    }
    let (record, again) = (here[0].get("/audit").await.expect(200).body, there[0].get("/audit").await.expect(200).body);
    assert_same("/audit", &in_any_order(&record), &in_any_order(&again));
    // And whatever else HR finds by following links.
    let starts = ["/", "/alignment", RESULTS];
    let (found, again) = (crawl(&mut here[0], &starts).await, crawl(&mut there[0], &starts).await);
    assert_eq!(found.len(), again.len());
    for (found, again) in found.iter().zip(&again) {
        assert_eq!((&found.path, found.status), (&again.path, again.status));
        if found.route != "/audit" {
            assert_same(&found.path, &found.body, &again.body);
        }
    }
    println!("{} pages are the same", pages + found.len());
}

fn addresses(company: &Company, period: PeriodId) -> Vec<String> {
    let mut paths = vec!["/check-in".to_owned(), "/alignment".to_owned(), "/alignment/leadership".to_owned()];
    for (over, _) in SPANS {
        paths.extend([RESULTS, RESULTS_CSV].map(|path| address(path, period, over, None)));
    }
    for item in Item::ALL {
        paths.push(format!("{}&sort=-{}", address(RESULTS, period, "", None), item.as_str()));
    }
    for area in company.areas.values() {
        paths.push(address(RESULTS, period, "", Some(*area)));
        paths.push(format!("/alignment/areas/{area}"));
    }
    paths
}

/// The entries of a record.
fn in_any_order(html: &str) -> String {
    let html = without_nonce(html);
    let mut entries: Vec<&str> = html.split("<li>").flat_map(|entry| entry.split("</li>")).collect();
    entries.sort_unstable();
    entries.concat()
}

/// Apart from the nonce, which is new with every page.
fn assert_same(path: &str, one: &str, other: &str) {
    let (one, other) = (without_nonce(one), without_nonce(other));
    if one != other {
        let at = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
        let around = |text: &str| {
            let bytes = &text.as_bytes()[at.saturating_sub(120)..(at + 120).min(text.len())];
            String::from_utf8_lossy(bytes).into_owned()
        };
        panic!("{path}: {}\n\n{}", around(&one), around(&other));
    }
}

fn without_nonce(html: &str) -> String {
    let Some((_, rest)) = html.split_once("nonce=\"") else { return html.to_owned() };
    let nonce = rest.split('"').next().unwrap();
    html.replace(nonce, "")
}
