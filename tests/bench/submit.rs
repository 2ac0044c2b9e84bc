//! Durable submissions of check-ins, against a bare loop that commits the same rows.

use crate::{
    load::{Http, ask, client, runtime, served},
    table::{Reach, Table, median},
    world,
};
use axum::{
    body::Body,
    http::{Request, header},
};
use hilo_domain::{
    ids::{CheckinId, EntryId},
    week::WeekId,
};
use hilo_store::{
    Store,
    checkins::{CheckinRow, NewEntry},
};
use hilo_tests::{
    Installation,
    installation::{MONDAY, SHOPS, area, id},
    page,
    scene::{DISPLAY, TILL},
};
use std::{ops::Range, sync::Arc, time::Instant};

const WEEK: &str = "2026-W47";
const ROUNDS: u128 = 7;
const EACH: u128 = 400;
const AT_ONCE: u128 = 8;
const DID: &str = "Conté el vuelto en voz alta y esperé a que lo guardara.";
const GOT: &str = "Se fue sin dudas.";
const NOTE: &str = "Faltan monedas de cien desde el martes.";

pub fn measure(table: &mut Table) {
    // As `hilo serve` would have it.
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let (there, here) = (runtime(threads), runtime(1));
    let hilo = there.block_on(world::with_people(ROUNDS * EACH));
    let other = there.block_on(world::with_people(ROUNDS * EACH));
    let base = served(&there, hilo.router.clone());
    let (contributions, theirs) = there.block_on(async { (tappable(&hilo).await, tappable(&other).await) });
    let client = client();
    let mut ratios = Vec::new();
    let mut rates = Vec::new();
    for round in 0..ROUNDS {
        let people = round * EACH..(round + 1) * EACH;
        let real = here.block_on(submissions(&client, &base, &contributions, people.clone()));
        let bare = there.block_on(commits(&other.services.store, &theirs, people));
        ratios.push(real / bare);
        rates.push(real);
    }
    let there_are = there.block_on(async {
        let mut repo = hilo.services.store.read().await.unwrap();
        let week: WeekId = WEEK.parse().unwrap();
        let row = repo.checkin_of(week, world::worker(ROUNDS * EACH - 1).id).await.unwrap();
        row.is_some_and(|row| row.sent_at.is_some())
    });
    assert!(there_are, "the last one was stored");
    table.add("durable submissions ÷ bare loop of commits", median(ratios), "×", Reach::AtLeast(0.5));
    table.add("— submissions, a server thread for each core", median(rates), "/s", Reach::Told);
}

async fn tappable(hilo: &Installation) -> Vec<String> {
    let mut browser = hilo.browser(hilo_tests::Kind::Stranger);
    browser.set_cookie("hilo_session", world::token(0).reveal());
    let html = browser.get("/check-in").await.expect(200).body;
    let boxes = page::tags(&html, "input").filter(|tag| page::attribute(tag, "name").as_deref() == Some("lived"));
    let found: Vec<_> = boxes.filter_map(|tag| page::attribute(&tag, "value")).take(2).collect();
    assert_eq!(found.len(), 2);
    found
}

/// A second, each by somebody else.
async fn submissions(client: &Http, base: &str, contributions: &[String], people: Range<u128>) -> f64 {
    let begin = Instant::now();
    let mut workers = tokio::task::JoinSet::new();
    for worker in 0..AT_ONCE {
        let (client, base) = (client.clone(), base.to_owned());
        let form = form(contributions);
        let mine: Vec<u128> = people.clone().filter(|number| number % AT_ONCE == worker).collect();
        workers.spawn(async move {
            for number in mine {
                let request = Request::post(format!("{base}/check-in"))
                    .header(header::COOKIE, format!("hilo_session={}", world::token(number).reveal()))
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .header("sec-fetch-site", "same-origin")
                    .body(Body::from(form.clone()))
                    .unwrap();
                let (status, headers, _) = ask(&client, request).await;
                let to = headers.get(header::LOCATION).and_then(|v| v.to_str().ok());
                assert_eq!((status.as_u16(), to), (303, Some("/check-in")));
            }
        });
    }
    workers.join_all().await;
    count(&people) / begin.elapsed().as_secs_f64()
}

fn form(contributions: &[String]) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("week", WEEK).append_pair("revision", "0").append_pair("note", NOTE).append_pair("action", "send");
    for contribution in contributions {
        form.append_pair("lived", contribution);
        form.append_pair(&format!("did-{contribution}"), DID).append_pair(&format!("got-{contribution}"), GOT);
    }
    form.finish()
}

/// The same rows, each check-in in a transaction of its own.
async fn commits(store: &Arc<dyn Store>, contributions: &[String], people: Range<u128>) -> f64 {
    let begin = Instant::now();
    for number in people.clone() {
        let row = CheckinRow {
            id: CheckinId(id(0x300_0000 + number)),
            week: WEEK.parse().unwrap(),
            person_id: world::worker(number).id,
            area_id: area(SHOPS),
            note: NOTE.to_owned(),
            revision: 1,
            created_at: MONDAY,
            updated_at: MONDAY,
            sent_at: Some(MONDAY),
            late: false,
            aside: Vec::new(),
        };
        let entry = |(place, touchpoint)| NewEntry {
            id: EntryId(id(0x400_0000 + number * 2 + place)),
            contribution_id: contributions[usize::try_from(place).unwrap()].parse().ok(),
            touchpoint_id: Some(touchpoint),
            did: DID.to_owned(),
            got: GOT.to_owned(),
            example: false,
        };
        let mut repo = store.write().await.unwrap();
        assert!(repo.insert_checkin(&row).await.unwrap());
        let entries: Vec<_> = [(0, TILL), (1, DISPLAY)].into_iter().map(entry).collect();
        repo.insert_entries(row.id, &entries).await.unwrap();
        repo.save().await.unwrap();
    }
    count(&people) / begin.elapsed().as_secs_f64()
}

fn count(people: &Range<u128>) -> f64 {
    f64::from(u32::try_from(people.end - people.start).unwrap())
}
