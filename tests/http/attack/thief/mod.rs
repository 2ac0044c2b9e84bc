//! A thief who comes after the close: with the database and all files beside it, what was logged, the folder of the
//! keys, and two backups of each kind made a day apart while the period was open.

mod guess;
mod loot;
mod on_postgres;
mod seal;

use super::company::{Company, FIRST, Sheet};
use guess::{Guess, luck, matched};
use hilo_domain::{
    ids::{AreaId, PersonId},
    period::PeriodId,
    pulse::asked,
};
use loot::{Logged, Loot, Row};
use seal::{Key, KeyFile};
use std::collections::{BTreeMap, BTreeSet};

/// What the company knows of itself: who answered what, tap by tap, in which order, and where they count.
struct Truth {
    period: PeriodId,
    members: BTreeMap<PersonId, AreaId>,
    /// In the order in which they answered last.
    order: Vec<PersonId>,
    /// Week, item and score.
    taps: BTreeMap<PersonId, Vec<(usize, usize, u8)>>,
    /// Who checked in on the second day.
    second_day: BTreeSet<PersonId>,
}

fn first() -> PeriodId {
    FIRST.parse().unwrap()
}

/// Day one: two thirds check in and answer. Day two: the others do, and some of the first change their minds.
async fn two_days(company: &mut Company, after_each: &mut dyn FnMut(&Company, u8)) -> Truth {
    let period = first();
    company.open(period).await;
    let members = company.members(period).await;
    let people: Vec<PersonId> = members.keys().copied().collect();
    let mut truth = Truth { period, members, order: Vec::new(), taps: BTreeMap::new(), second_day: BTreeSet::new() };
    for (number, person) in people.iter().enumerate().filter(|(number, _)| number % 3 < 2) {
        one_comes(company, &mut truth, *person, number).await;
    }
    after_each(company, 1);
    company.hilo.wait_hours(24);
    for (number, person) in people.iter().enumerate().filter(|(number, _)| number % 3 == 2 || number % 6 == 0) {
        one_comes(company, &mut truth, *person, number).await;
        truth.second_day.insert(*person);
    }
    truth
}

/// A minute later, somebody checks in and answers.
async fn one_comes(company: &mut Company, truth: &mut Truth, person: PersonId, number: usize) {
    let now = company.hilo.now();
    company.hilo.set_clock(hilo_domain::time::Millis(now.0 + 60_000));
    let sheet: Sheet = company.sheet(100);
    let week = truth.period.first_week().plus(1).to_string();
    let mut browser = company.browser(person).await;
    let note = format!("nota {number}");
    let fields = [("_page", "/check-in"), ("week", &week), ("revision", "0"), ("note", &note), ("action", "save")];
    // Who comes a second time has one already, which this does not match; that they came is in the session.
    let _ = browser.post("/check-in", &fields).await;
    company.answer(truth.period, &[(person, sheet.clone())]).await;
    truth.order.retain(|other| *other != person);
    truth.order.push(person);
    let kept = truth.taps.entry(person).or_default();
    for (place, item, score) in taps(truth.period, &sheet) {
        // A second sheet is laid over the first.
        kept.retain(|(week, of, _)| (*week, *of) != (place, item));
        kept.push((place, item, score));
    }
}

fn taps(period: PeriodId, sheet: &Sheet) -> Vec<(usize, usize, u8)> {
    let fields = Company::taps(period, sheet);
    let mut taps = Vec::new();
    for (place, week) in period.weeks().enumerate().take(2) {
        for item in asked(place) {
            let name = format!("tap-{week}-{}", item.as_str());
            let found = fields.iter().find(|(field, _)| *field == name);
            taps.extend(found.map(|(_, score)| (place, item as usize, score.parse().unwrap())));
        }
    }
    taps
}

#[tokio::test]
async fn a_thief_after_the_close_learns_nothing() {
    let logged = Logged::default();
    let _logging = logged.listen();
    let mut company = Company::new(hilo_tests::Engine::Sqlite).await;
    let mut loot = Loot::default();
    let truth = two_days(&mut company, &mut |company, day| loot.copy_files(company, day)).await;
    loot.copy_files(&company, 2);
    let key = KeyFile::copy_of(company.hilo.services.keys.folder());
    // `hilo backup` of the two days: the first from the copies of its files.
    loot.back_up(1).await;
    loot.back_up(2).await;
    company.close(truth.period).await;
    loot.take_what_is_left(&company, &logged);

    let rows = loot.rows(truth.period).await;
    by_contents(&rows, &truth, &key.0);
    by_key(&loot, &rows, &truth, &key.0);
    by_what_is_left(&loot, &rows);
    by_order(&loot, &rows, &truth, &key.0);
    by_log(&loot, &truth);
}

/// Nothing that was stolen is the key, at whatever place in whatever file. The real one is found, and opens everything.
fn by_key(loot: &Loot, rows: &[Vec<Row>; 2], truth: &Truth, key: &Key) {
    let print = loot.print.clone().unwrap();
    let tried = seal::keys_in(loot.files.iter().map(|(_, bytes)| bytes.as_slice()), &print);
    assert!(tried.found.is_empty(), "of {} windows", tried.windows);
    println!("{} different windows of {} files were tried as the key", tried.windows, loot.files.len());
    let mut with_key = vec![7; 1001];
    with_key.extend(key);
    with_key.extend([9; 50]);
    assert_eq!(seal::keys_in([with_key.as_slice()].into_iter(), &print).found, [*key], "the search works");

    let last: BTreeMap<&[u8], &Row> = rows[1].iter().map(|row| (row.token.as_slice(), row)).collect();
    assert_eq!(last.len(), truth.taps.len(), "all of them answered");
    for (person, taps) in &truth.taps {
        let row = last[seal::token(key, *person).as_slice()];
        let (area, answers) = seal::open(key, truth.period, row).unwrap();
        assert_eq!(area, truth.members[person]);
        for (place, item, score) in taps {
            assert_eq!(answers[place * 5 + item], *score);
        }
    }
}

/// No piece of an answer is in what the running server left: neither in the file, its free pages included, nor in its
/// log. The copies of before the close have them.
fn by_what_is_left(loot: &Loot, rows: &[Vec<Row>; 2]) {
    let mut pieces = loot::Pieces::default();
    for row in rows.iter().flatten() {
        pieces.add(&row.token);
        pieces.add(&row.sealed);
    }
    for (name, bytes) in &loot.files {
        let found = pieces.count_in(bytes);
        println!("{name}: {} bytes, {found} pieces of answers", bytes.len());
        if name.starts_with("left/") {
            assert_eq!(found, 0, "{name}");
        } else if name.starts_with("backup") {
            assert!(found > 0, "{name}: the search works");
        }
    }
}

/// In a backup, rows are in the order of their tokens, which is nobody's: who guesses people by any order that is known
/// hits as often as who deals cards.
fn by_order(loot: &Loot, rows: &[Vec<Row>; 2], truth: &Truth, key: &Key) {
    let owner: BTreeMap<Vec<u8>, PersonId> =
        truth.taps.keys().map(|person| (seal::token(key, *person).to_vec(), *person)).collect();
    let by_id: Vec<PersonId> = truth.taps.keys().copied().collect();
    let by_time = truth.order.clone();
    let by_area = {
        let mut people = by_id.clone();
        people.sort_by_key(|person| truth.members[person]);
        people
    };
    for (name, file) in loot.files.iter().filter(|(name, _)| name.starts_with("backup")) {
        let day = usize::from(name.ends_with('2'));
        let mut placed: Vec<(usize, PersonId)> =
            rows[day].iter().map(|row| (loot::position(file, &row.token).unwrap(), owner[&row.token])).collect();
        placed.sort_unstable();
        let placed: Vec<PersonId> = placed.into_iter().map(|(_, person)| person).collect();
        for (of, people) in [("id", &by_id), ("time", &by_time), ("area", &by_area)] {
            for reversed in [false, true] {
                let mut guess: Vec<PersonId> = people.iter().copied().filter(|one| placed.contains(one)).collect();
                if reversed {
                    guess.reverse();
                }
                let hits = matched(&guess, &placed);
                println!("{name} by {of}: {hits} of {} rows", placed.len());
                // Of a random order, the chance of 13 hits or more is below 1 ÷ 13! ≈ 2 × 10⁻¹⁰.
                assert!(hits < 13, "{name} by {of}: {hits} of {}", placed.len());
            }
        }
    }
}

/// Even who knows whose row is whose, which changed from one backup to the next, and where everybody counts, guesses
/// answers from the rows no better than by rolling a die.
fn by_contents(rows: &[Vec<Row>; 2], truth: &Truth, key: &Key) {
    let of =
        |day: usize| -> BTreeMap<&[u8], &Row> { rows[day].iter().map(|row| (row.token.as_slice(), row)).collect() };
    let (before, after) = (of(0), of(1));
    for guess in Guess::all() {
        let (mut hits, mut tries) = (0, 0);
        let (mut alone_hits, mut alone_tries) = (0, 0);
        for (person, taps) in &truth.taps {
            let token = seal::token(key, *person);
            let row = after[token.as_slice()];
            let earlier = before.get(token.as_slice()).map(|row| row.sealed.as_slice());
            let area = truth.members[person];
            let alone = truth.members.values().filter(|other| **other == area).count() == 1;
            for (place, item, score) in taps {
                let hit = guess.score(&row.sealed, earlier, area, place * 5 + item) == *score;
                hits += usize::from(hit);
                tries += 1;
                alone_hits += usize::from(hit && alone);
                alone_tries += usize::from(alone);
            }
        }
        assert!(hits < luck(tries, 0.2), "{guess:?}: {hits} of {tries}");
        assert!(alone_tries > 0 && alone_hits < luck(alone_tries, 0.2), "{guess:?}: {alone_hits} of {alone_tries}");
    }
    // What a row of somebody who came again looks like says nothing either: all of it is new.
    let changed: BTreeSet<&[u8]> = after
        .iter()
        .filter(|(token, row)| before.get(*token).is_some_and(|old| old.sealed != row.sealed))
        .map(|(token, _)| *token)
        .collect();
    for token in &changed {
        let same = before[token].sealed.iter().zip(&after[token].sealed).filter(|(one, other)| one == other).count();
        assert!(same < 8, "{same} bytes stayed");
    }
    // What can be told from two backups, and is documented: of whom a row changed, or came, that they answered.
    let came = after.keys().filter(|token| !before.contains_key(*token)).count();
    let of_second: usize = truth.second_day.len();
    assert_eq!(came + changed.len(), of_second, "who answered on the second day shows");
}

/// What was logged names nobody and no answer.
fn by_log(loot: &Loot, truth: &Truth) {
    let (_, log) = loot.files.iter().find(|(name, _)| name == "left/log").unwrap();
    let log = String::from_utf8_lossy(log);
    assert!(log.contains("keys of closed periods were deleted"), "it was listened to: {log}");
    for person in truth.members.keys() {
        assert!(!log.contains(&person.to_string()), "{person}");
    }
    assert!(!log.contains("tap-"), "{log}");
}
