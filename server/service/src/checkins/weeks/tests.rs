use super::*;
use crate::checkins::testing::{Company, area, utc};
use hilo_domain::ids::AbsenceId;
use hilo_store::absences::AbsenceRow;
use uuid::Uuid;

fn week(text: &str) -> WeekId {
    text.parse().unwrap()
}

async fn row(company: &Company, name: &str) -> Option<WeekRow> {
    company.read().await.week(week(name)).await.unwrap()
}

async fn tick(company: &Company) -> (Vec<String>, Vec<String>) {
    let ticked = company.services.tick().await.unwrap();
    let names = |weeks: Vec<WeekId>| weeks.iter().map(ToString::to_string).collect();
    (names(ticked.opened), names(ticked.closed))
}

fn none() -> (Vec<String>, Vec<String>) {
    (Vec::new(), Vec::new())
}

fn one(name: &str) -> Vec<String> {
    vec![name.to_owned()]
}

/// From Monday evening, after the close, to the next one's close; every tick twice.
#[tokio::test]
async fn a_week_opens_and_closes_at_its_hour_and_once() {
    let company = Company::new("America/Santiago", "2026-11-16T22:00:00Z").await;
    let ana = company.hire(1, 3, "Ana").await;
    assert_eq!(company.services.tick().await.unwrap().next, Some(utc("2026-11-19T11:00:00Z")));
    company.set_clock("2026-11-19T10:59:59Z");
    assert_eq!(tick(&company).await, none());
    company.set_clock("2026-11-19T11:00:00Z");
    let ticked = company.services.tick().await.unwrap();
    assert_eq!((ticked.opened, ticked.next), (vec![week("2026-W47")], Some(utc("2026-11-23T15:00:00Z"))));
    assert_eq!(tick(&company).await, none());
    assert_eq!(company.read().await.expected_in(week("2026-W47"), ana).await.unwrap(), Some(area(3)));
    company.set_clock("2026-11-23T14:59:59Z");
    assert_eq!(tick(&company).await, none());
    company.set_clock("2026-11-23T15:00:00Z");
    assert_eq!(tick(&company).await, (vec![], one("2026-W47")));
    assert_eq!(tick(&company).await, none());
    let closed = row(&company, "2026-W47").await.unwrap();
    assert_eq!(closed.closed_at, Some(utc("2026-11-23T15:00:00Z")));
}

#[tokio::test]
async fn nothing_happens_before_the_set_up() {
    let company = Company::new("Europe/Madrid", "2026-11-20T10:00:00Z").await;
    // The week in progress is opened, with whoever is there; the one before had closed.
    let ana = company.hire(1, 3, "Ana").await;
    assert_eq!(tick(&company).await, (one("2026-W47"), vec![]));
    assert_eq!(company.read().await.expected_in(week("2026-W47"), ana).await.unwrap(), Some(area(3)));
    assert_eq!(row(&company, "2026-W46").await, None);
}

/// Clocks change on 29 March and 25 October 2026 in Madrid, on 5 April and 6 September in Santiago.
#[tokio::test]
async fn weeks_over_a_change_of_clocks_keep_their_hours_on_the_wall() {
    for (zone, start, name, opens, closes) in [
        ("Europe/Madrid", "2026-03-24T00:00:00Z", "2026-W13", "2026-03-26T07:00:00Z", "2026-03-30T10:00:00Z"),
        ("Europe/Madrid", "2026-10-20T00:00:00Z", "2026-W43", "2026-10-22T06:00:00Z", "2026-10-26T11:00:00Z"),
        ("America/Santiago", "2026-03-31T00:00:00Z", "2026-W14", "2026-04-02T11:00:00Z", "2026-04-06T16:00:00Z"),
        ("America/Santiago", "2026-09-01T00:00:00Z", "2026-W36", "2026-09-03T12:00:00Z", "2026-09-07T15:00:00Z"),
    ] {
        let company = Company::new(zone, start).await;
        assert_eq!(company.services.tick().await.unwrap().next, Some(utc(opens)), "{zone} {name}");
        company.set_clock(opens);
        assert_eq!(tick(&company).await.0, one(name), "{zone}");
        assert_eq!(row(&company, name).await.unwrap().closes_at, utc(closes), "{zone} {name}");
        company.set_clock(closes);
        assert_eq!(tick(&company).await.1, one(name), "{zone}");
    }
}

#[tokio::test]
async fn a_year_of_53_weeks_goes_on_into_the_next() {
    let company = Company::new("America/Santiago", "2026-12-29T00:00:00Z").await;
    company.set_clock("2027-01-08T00:00:00Z");
    let expected = ["2026-W53", "2027-W01"].map(str::to_owned).to_vec();
    assert_eq!(tick(&company).await, (expected, one("2026-W53")));
    assert_eq!(week("2026-W53").next(), week("2027-W01"));
}

/// Down from Monday to Friday of the week after: what was missed is made up for in order, as things were at the hour.
#[tokio::test]
async fn a_server_that_was_down_catches_up() {
    let company = Company::new("America/Santiago", "2026-09-01T00:00:00Z").await;
    let ana = company.hire(1, 3, "Ana").await;
    assert_eq!(tick(&company).await, none());
    // She is moved on the Friday after the hour had passed unseen.
    company.set_clock("2026-09-04T12:00:00Z");
    let mut repo = company.write().await;
    let mut moved = repo.person(ana).await.unwrap().unwrap();
    moved.area_id = area(5);
    repo.update_person(&moved, company.now()).await.unwrap();
    repo.save().await.unwrap();
    company.set_clock("2026-09-18T12:00:00Z");
    let (opened, closed) = tick(&company).await;
    assert_eq!(opened, ["2026-W36", "2026-W37", "2026-W38"]);
    assert_eq!(closed, ["2026-W36", "2026-W37"]);
    let mut repo = company.read().await;
    assert_eq!(repo.expected_in(week("2026-W36"), ana).await.unwrap(), Some(area(3)));
    assert_eq!(repo.expected_in(week("2026-W37"), ana).await.unwrap(), Some(area(5)));
    let late = repo.week(week("2026-W36")).await.unwrap().unwrap();
    assert_eq!((late.opens_at, late.opened_at), (utc("2026-09-03T12:00:00Z"), utc("2026-09-18T12:00:00Z")));
}

#[tokio::test]
async fn no_more_than_eight_weeks_are_made_up_for() {
    let company = Company::new("America/Santiago", "2026-01-01T00:00:00Z").await;
    company.set_clock("2026-11-20T00:00:00Z");
    let (opened, closed) = tick(&company).await;
    assert_eq!((opened.len(), opened.first().map(String::as_str)), (8, Some("2026-W40")));
    assert_eq!(closed.len(), 7);
}

/// Two servers: between them everything happens once.
#[tokio::test]
async fn two_tickers_at_once() {
    let company = Company::new("America/Santiago", "2026-09-01T00:00:00Z").await;
    company.hire(1, 3, "Ana").await;
    company.set_clock("2026-10-23T12:00:00Z");
    let go = |services: Services| async move {
        let ticked = services.tick().await.unwrap();
        (ticked.opened, ticked.closed)
    };
    let (one, two) = (tokio::spawn(go(company.services.clone())), tokio::spawn(go(company.services.clone())));
    let (one, two) = (one.await.unwrap(), two.await.unwrap());
    let rest = company.services.tick().await.unwrap();
    let count = |a: usize, b: usize, c: usize| a + b + c;
    assert_eq!(count(one.0.len(), two.0.len(), rest.opened.len()), 8);
    assert_eq!(count(one.1.len(), two.1.len(), rest.closed.len()), 7);
    let counts = company.read().await.week_counts(week("2026-W43"), &[area(3)]).await.unwrap();
    assert_eq!(counts.iter().map(|c| c.expected).sum::<i64>(), 1);
}

#[tokio::test]
async fn settings_take_hold_with_the_next_week() {
    let company = Company::new("America/Santiago", "2026-11-16T22:00:00Z").await;
    company.set_clock("2026-11-20T12:00:00Z");
    tick(&company).await;
    // From now on, weeks open on Monday at 08:00 and close on Friday at 18:00.
    let mut repo = company.write().await;
    let mut organisation = repo.organisation().await.unwrap().unwrap();
    organisation.opens_day = 1;
    organisation.closes_day = 5;
    organisation.closes_minute = 18 * 60;
    repo.update_organisation(&organisation).await.unwrap();
    repo.save().await.unwrap();
    assert_eq!(tick(&company).await, none(), "the open week keeps its window");
    // Week 48 would open on Monday at 08:00; it waits until week 47 has closed.
    company.set_clock("2026-11-23T14:00:00Z");
    assert_eq!(tick(&company).await, none());
    company.set_clock("2026-11-23T15:00:00Z");
    assert_eq!(tick(&company).await, (one("2026-W48"), one("2026-W47")));
    let next = row(&company, "2026-W48").await.unwrap();
    assert_eq!((next.opens_at, next.closes_at), (utc("2026-11-23T15:00:00Z"), utc("2026-11-27T21:00:00Z")));
}

#[tokio::test]
async fn whoever_is_away_all_of_it_is_not_expected() {
    let company = Company::new("America/Santiago", "2026-11-16T22:00:00Z").await;
    let day = |text: &str| text.parse::<hilo_domain::date::Date>().unwrap().days();
    let mut everybody = Vec::new();
    for (number, from, to, expected) in [
        (1, "2026-11-19", Some("2026-11-23"), false),
        (2, "2026-11-01", None, false),
        (3, "2026-11-19", Some("2026-11-22"), true),
        (4, "2026-11-20", None, true),
    ] {
        let person = company.hire(number, 3, "Alguien").await;
        let absence = AbsenceRow {
            id: AbsenceId(Uuid::from_u128(number)),
            person_id: person,
            from_day: day(from),
            to_day: to.map(day),
            set_by: None,
            created_at: company.now(),
        };
        let mut repo = company.write().await;
        repo.insert_absence(&absence).await.unwrap();
        repo.save().await.unwrap();
        everybody.push((person, expected));
    }
    company.set_clock("2026-11-19T11:00:00Z");
    tick(&company).await;
    let mut repo = company.read().await;
    for (person, expected) in everybody {
        let placed = repo.expected_in(week("2026-W47"), person).await.unwrap();
        assert_eq!(placed.is_some(), expected, "{person:?}");
    }
}

/// Whoever sets it up is alone at first, and brings everybody else in after that.
#[tokio::test]
async fn the_week_of_the_set_up_takes_in_whoever_comes() {
    let company = Company::new("America/Santiago", "2026-11-20T12:00:00Z").await;
    let ana = company.hire(1, 1, "Ana").await;
    assert_eq!(tick(&company).await, (one("2026-W47"), vec![]));
    company.set_clock("2026-11-20T12:10:00Z");
    let ben = company.hire(2, 5, "Ben").await;
    let mut repo = company.write().await;
    let mut moved = repo.person(ana).await.unwrap().unwrap();
    (moved.area_id, moved.role_id) = (area(3), None);
    repo.update_person(&moved, company.now()).await.unwrap();
    repo.save().await.unwrap();
    company.set_clock("2026-11-20T12:10:30Z");
    for _ in 0..2 {
        assert_eq!(tick(&company).await, none());
        let mut repo = company.read().await;
        let renewed = repo.week(week("2026-W47")).await.unwrap().unwrap();
        assert_eq!(renewed.opened_at, utc("2026-11-20T12:10:30Z"), "once, as nobody came since");
        assert_eq!(repo.expected_in(week("2026-W47"), ben).await.unwrap(), Some(area(5)));
        assert_eq!(repo.expected_in(week("2026-W47"), ana).await.unwrap(), Some(area(3)));
        company.set_clock("2026-11-20T12:11:00Z");
    }
    // Nobody ticks until after the close.
    company.set_clock("2026-11-23T14:00:00Z");
    let eva = company.hire(3, 3, "Eva").await;
    company.set_clock("2026-11-23T15:30:00Z");
    let fay = company.hire(4, 3, "Fay").await;
    assert_eq!(tick(&company).await, (vec![], one("2026-W47")));
    let expected = company.read().await.expected_in(week("2026-W47"), eva).await.unwrap();
    assert_eq!(expected, Some(area(3)));
    assert_eq!(company.read().await.expected_in(week("2026-W47"), fay).await.unwrap(), None);
    // From the second week on, the opening decides.
    company.set_clock("2026-11-26T11:00:00Z");
    assert_eq!(tick(&company).await, (one("2026-W48"), vec![]));
    company.set_clock("2026-11-26T12:00:00Z");
    let gus = company.hire(5, 3, "Gus").await;
    company.set_clock("2026-11-26T12:01:00Z");
    assert_eq!(tick(&company).await, none());
    let mut repo = company.read().await;
    assert!(repo.expected_in(week("2026-W48"), fay).await.unwrap().is_some());
    assert_eq!(repo.expected_in(week("2026-W48"), gus).await.unwrap(), None);
}
