//! A period from its opening to its close, over the clock.

use super::answer::PulseInput;
use crate::{
    Actor,
    checkins::testing::{Company, area, utc},
};
use hilo_domain::{
    ids::{AreaId, PersonId},
    period::PeriodId,
    problem::{Problem, Rule},
    pulse::Item,
    view::pulse::{PulseForm, PulsePage},
    week::WeekId,
};
use hilo_store::pulse::FigureRow;

/// Set up on a Monday evening before week 45, the first of the period.
const SET_UP: &str = "2026-11-02T22:00:00Z";
/// In weeks 45 to 48.
const WEEK_45: &str = "2026-11-05T12:00:00Z";
const WEEK_46: &str = "2026-11-12T12:00:00Z";
const CLOSE: &str = "2026-11-30T15:00:00Z";

fn week(text: &str) -> WeekId {
    text.parse().unwrap()
}

fn twelve() -> PeriodId {
    "2026-P12".parse().unwrap()
}

struct Pulse {
    company: Company,
    people: Vec<PersonId>,
}

impl Pulse {
    /// Six people in Maipú (3), seven in the centre (4), one in finance (5); week 45 and the period are open.
    async fn new() -> Self {
        let company = Company::new("America/Santiago", SET_UP).await;
        let mut people = Vec::new();
        for (number, home) in (1..=6).map(|n| (n, 3)).chain((7..=13).map(|n| (n, 4))).chain([(14, 5)]) {
            people.push(company.hire(number, home, "Alguien").await);
        }
        company.set_clock(WEEK_45);
        let ticked = company.services.tick().await.unwrap();
        assert_eq!((ticked.opened, ticked.pulses_opened), (vec![week("2026-W45")], vec![twelve()]));
        Self { company, people }
    }

    async fn actor(&self, number: usize) -> Actor {
        self.company.actor(self.people[number - 1], &[]).await
    }

    async fn form(&self, number: usize) -> PulseForm {
        match self.company.services.this_week(&self.actor(number).await, None).await.unwrap().pulse {
            PulsePage::Open(form) => form,
            other => panic!("{other:?}"),
        }
    }

    async fn tap(&self, number: usize, of: &str, item: Item, score: u8) -> Result<(), Problem> {
        let input = PulseInput { period: twelve(), taps: vec![(week(of), item, score)] };
        let done = self.company.services.answer_pulse(&self.actor(number).await, &input).await;
        done.map_err(|failure| failure.problem)
    }

    /// To the close, ticking at every hour that something happens.
    async fn to_the_close(&self) {
        for at in [
            "2026-11-09T15:00:00Z", WEEK_46, "2026-11-16T15:00:00Z", "2026-11-19T12:00:00Z", "2026-11-23T15:00:00Z",
            "2026-11-26T12:00:00Z", CLOSE,
        ] {
            self.company.set_clock(at);
            self.company.services.tick().await.unwrap();
        }
    }

    async fn figures(&self) -> Vec<(AreaId, String, i32)> {
        let figures = self.company.read().await.pulse_figures(twelve(), twelve()).await.unwrap();
        figures.into_iter().map(|FigureRow { area_id, item, value, .. }| (area_id, item, value)).collect()
    }

    fn keys(&self) -> usize {
        std::fs::read_dir(self.company.services.keys.folder()).map_or(0, Iterator::count)
    }
}

#[tokio::test]
async fn three_items_are_asked_and_what_was_answered_is_not_shown() {
    let pulse = Pulse::new().await;
    let form = pulse.form(1).await;
    assert_eq!((form.period, form.now), (twelve(), Some(week("2026-W45"))));
    assert_eq!(form.closes_at, utc(CLOSE));
    assert_eq!(form.group, Some(("Maipú".to_owned(), 6)));
    assert_eq!(pulse.form(14).await.group, Some(("Casa Nube".to_owned(), 14)), "alone in finance");
    assert_eq!(form.weeks.len(), 1);
    assert_eq!(form.weeks[0].items, [(Item::Know, false), (Item::Believe, false), (Item::Live, false)]);
    pulse.tap(1, "2026-W45", Item::Believe, 4).await.unwrap();
    let form = pulse.form(1).await;
    assert_eq!(form.weeks[0].items, [(Item::Know, false), (Item::Believe, true), (Item::Live, false)]);
    pulse.tap(1, "2026-W45", Item::Believe, 0).await.unwrap();
    assert!(!pulse.form(1).await.weeks[0].items[1].1, "taken back");
    assert!(!pulse.form(2).await.weeks[0].items[1].1, "nobody else's");
}

#[tokio::test]
async fn only_what_is_asked_by_now_is_taken() {
    let pulse = Pulse::new().await;
    for (of, item, score) in [
        ("2026-W45", Item::Act, 3),
        ("2026-W45", Item::Know, 6),
        ("2026-W46", Item::Act, 3),
        ("2026-W44", Item::Know, 3),
        ("2026-W49", Item::Know, 3),
    ] {
        assert_eq!(pulse.tap(1, of, item, score).await, Err(Problem::Malformed), "{of} {item:?} {score}");
    }
    pulse.company.set_clock("2026-11-09T15:00:00Z");
    pulse.company.services.tick().await.unwrap();
    let form = pulse.form(1).await;
    assert_eq!((form.now, form.weeks.len()), (None, 1), "between two weeks, what was asked can be changed");
    pulse.tap(1, "2026-W45", Item::Know, 2).await.unwrap();
    pulse.company.set_clock(WEEK_46);
    pulse.company.services.tick().await.unwrap();
    let form = pulse.form(1).await;
    assert_eq!(form.weeks.iter().map(|w| w.week).collect::<Vec<_>>(), [week("2026-W46"), week("2026-W45")]);
    pulse.tap(1, "2026-W46", Item::Act, 3).await.unwrap();
    pulse.tap(1, "2026-W45", Item::Know, 5).await.unwrap();
    let other = PulseInput { period: twelve().plus(1), taps: vec![] };
    let refused = pulse.company.services.answer_pulse(&pulse.actor(1).await, &other).await.unwrap_err();
    assert_eq!(refused.problem, Problem::Refused(Rule::PulseClosed));
}

#[tokio::test]
async fn whoever_comes_later_is_asked_from_the_next_period_on() {
    let mut pulse = Pulse::new().await;
    pulse.people.push(pulse.company.hire(15, 3, "Nueva").await);
    let page = pulse.company.services.this_week(&pulse.actor(15).await, None).await.unwrap().pulse;
    assert_eq!(page, PulsePage::Next { from: week("2026-W49") });
    assert_eq!(pulse.tap(15, "2026-W45", Item::Know, 3).await, Err(Problem::Forbidden));
}

#[tokio::test]
async fn the_close_keeps_the_figures_that_may_be_published_and_nothing_else() {
    let pulse = Pulse::new().await;
    for number in 1..=14 {
        // In Maipú all know it, in the centre hardly anybody; finance answers too.
        pulse.tap(number, "2026-W45", Item::Know, if number <= 6 { 5 } else { 2 }).await.unwrap();
    }
    for number in 1..=4 {
        pulse.tap(number, "2026-W45", Item::Believe, 5).await.unwrap();
    }
    assert_eq!(pulse.keys(), 1);
    pulse.to_the_close().await;
    // Between the shops and the organisation, the one of finance would show: the smaller shop stays with them.
    let figure = |number, value| (area(number), "know".to_owned(), value);
    assert_eq!(pulse.figures().await, [figure(1, 55), figure(4, 30)]);
    let mut repo = pulse.company.read().await;
    let closed = repo.pulse_period(twelve()).await.unwrap().unwrap();
    assert_eq!((closed.closed_at, closed.lost), (Some(utc(CLOSE)), false));
    assert!(repo.sealed_answers(twelve(), &[], 9).await.unwrap().is_empty());
    assert!(repo.pulse_member_counts(twelve()).await.unwrap().is_empty());
    assert_eq!(pulse.keys(), 0);
    assert_eq!(pulse.tap(1, "2026-W45", Item::Know, 1).await, Err(Problem::Refused(Rule::PulseClosed)));
    drop(repo);
    let before = pulse.figures().await;
    pulse.company.services.tick().await.unwrap();
    assert_eq!(pulse.figures().await, before);
}

#[tokio::test]
async fn a_key_that_is_away_is_waited_for_and_then_lost() {
    let pulse = Pulse::new().await;
    for number in 1..=14 {
        pulse.tap(number, "2026-W45", Item::Know, 3).await.unwrap();
    }
    let folder = pulse.company.services.keys.folder().to_owned();
    let away = folder.with_file_name("away");
    std::fs::rename(&folder, &away).unwrap();
    let page = pulse.company.services.this_week(&pulse.actor(1).await, None).await.unwrap().pulse;
    assert_eq!(page, PulsePage::Unavailable);
    assert_eq!(pulse.tap(1, "2026-W45", Item::Know, 3).await, Err(Problem::Unavailable));
    pulse.to_the_close().await;
    assert!(pulse.company.read().await.open_pulse().await.unwrap().is_some(), "it waits");
    std::fs::rename(&away, &folder).unwrap();
    let ticked = pulse.company.services.tick().await.unwrap();
    assert_eq!(ticked.pulses_closed, [twelve()]);
    assert_eq!(pulse.figures().await.len(), 2);

    let pulse = Pulse::new().await;
    pulse.tap(1, "2026-W45", Item::Know, 3).await.unwrap();
    std::fs::remove_dir_all(pulse.company.services.keys.folder()).unwrap();
    pulse.to_the_close().await;
    pulse.company.set_clock("2026-12-01T15:00:01Z");
    pulse.company.services.tick().await.unwrap();
    let closed = pulse.company.read().await.pulse_period(twelve()).await.unwrap().unwrap();
    assert!(closed.lost && closed.closed_at.is_some());
    assert_eq!(pulse.figures().await, []);
}

/// A backup from the middle of the period, restored after its close: its answers can't be opened any more.
#[tokio::test]
async fn a_restored_backup_is_of_no_use_without_its_key() {
    let pulse = Pulse::new().await;
    for number in 1..=14 {
        pulse.tap(number, "2026-W45", Item::Know, 3).await.unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backup.db");
    pulse.company.services.store.backup_to(&backup).await.unwrap();
    pulse.to_the_close().await;
    let store = hilo_store_sqlite::SqliteStore::open(&backup, 2).await.unwrap();
    let mut restored = pulse.company.services.clone();
    restored.store = std::sync::Arc::new(store);
    let refused = restored.answer_pulse(&pulse.actor(1).await, &PulseInput { period: twelve(), taps: vec![] }).await;
    assert_eq!(refused.unwrap_err().problem, Problem::Unavailable);
    pulse.company.set_clock("2026-12-01T15:00:01Z");
    restored.tick().await.unwrap();
    let mut repo = restored.store.read().await.unwrap();
    assert!(repo.pulse_period(twelve()).await.unwrap().unwrap().lost);
    assert!(repo.pulse_figures(twelve(), twelve()).await.unwrap().is_empty());
}

#[tokio::test]
async fn no_period_opens_in_the_week_of_the_set_up_nor_for_its_last_week() {
    let company = Company::new("America/Santiago", "2026-11-20T12:00:00Z").await;
    company.hire(1, 3, "Ana").await;
    assert_eq!(company.services.tick().await.unwrap().pulses_opened, []);
    company.set_clock("2026-11-26T12:00:00Z");
    let ticked = company.services.tick().await.unwrap();
    assert_eq!((ticked.opened, ticked.pulses_opened), (vec![week("2026-W48")], vec![]), "one week is left");
    company.set_clock("2026-12-03T12:00:00Z");
    let ticked = company.services.tick().await.unwrap();
    assert_eq!(ticked.pulses_opened, ["2026-P13".parse().unwrap()]);
    assert_eq!(company.services.tick().await.unwrap().pulses_opened, []);
}

/// Five people move in with somebody whose answers they want to know: for a period it shows them nothing.
#[tokio::test]
async fn nobody_is_moved_next_to_dummies() {
    let pulse = Pulse::new().await;
    pulse.to_the_close().await;
    // Four move from Maipú into finance, where one works.
    let mut repo = pulse.company.write().await;
    for number in 1..=4 {
        let mut moved = repo.person(pulse.people[number - 1]).await.unwrap().unwrap();
        moved.area_id = area(5);
        repo.update_person(&moved, pulse.company.now()).await.unwrap();
    }
    repo.save().await.unwrap();
    pulse.company.set_clock("2026-12-03T12:00:00Z");
    pulse.company.services.tick().await.unwrap();
    let members = pulse.company.read().await.pulse_member_counts(twelve().plus(1)).await.unwrap();
    let members: Vec<_> = members.iter().map(|count| (count.area_id, count.people)).collect();
    assert_eq!(members, [(area(1), 4), (area(3), 2), (area(4), 7), (area(5), 1)]);
}

#[tokio::test]
async fn two_servers_open_and_close_a_period_once() {
    let pulse = Pulse::new().await;
    for number in 1..=14 {
        pulse.tap(number, "2026-W45", Item::Know, 3).await.unwrap();
    }
    let (one, two) = (pulse.company.services.clone(), pulse.company.services.clone());
    pulse.company.set_clock(CLOSE);
    let (one, two) = (
        tokio::spawn(async move { one.tick().await.unwrap() }),
        tokio::spawn(async move { two.tick().await.unwrap() }),
    );
    let (one, two) = (one.await.unwrap(), two.await.unwrap());
    let rest = pulse.company.services.tick().await.unwrap();
    assert_eq!(one.pulses_closed.len() + two.pulses_closed.len() + rest.pulses_closed.len(), 1);
    assert_eq!((pulse.keys(), pulse.figures().await.len()), (0, 2));
}
