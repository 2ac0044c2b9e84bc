//! Weeks, and what they keep of their opening.

use super::{Subject, area_row, at, id, one_person, person_row};
use crate::{
    absences::AbsenceRow,
    checkins::CheckinRow,
    weeks::{AreaCount, Expectation, WeekRow},
};
use hilo_domain::{
    ids::{AbsenceId, AreaId, CheckinId, PersonId},
    week::WeekId,
};

/// A week that opens at second 100 and closes at second 200, with whoever is there at second 100.
#[must_use]
pub(super) fn window(index: i32) -> (WeekRow, Expectation) {
    let row = WeekRow {
        week: WeekId::from_index(index).unwrap(),
        opens_at: at(100),
        closes_at: at(200),
        opened_at: at(100),
        closed_at: None,
    };
    (row, Expectation { at: at(100), first_day: 20_000, last_day: 20_004 })
}

pub async fn opened_and_closed_once(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    assert!(repo.take_clock().await.unwrap());
    assert_eq!(repo.latest_week().await.unwrap(), None);
    let (row, whom) = window(2900);
    assert!(repo.open_week(&row, whom).await.unwrap());
    assert!(!repo.open_week(&WeekRow { closes_at: at(300), ..row }, whom).await.unwrap());
    assert_eq!(repo.latest_weeks_held(2).await.unwrap(), [row]);
    assert_eq!(repo.latest_week().await.unwrap(), Some(row));
    assert_eq!(repo.weeks_to_close(at(199)).await.unwrap(), []);
    assert_eq!(repo.weeks_to_close(at(200)).await.unwrap(), [row]);
    assert!(repo.close_week(row.week, at(201)).await.unwrap());
    assert!(!repo.close_week(row.week, at(202)).await.unwrap());
    assert_eq!(repo.week(row.week).await.unwrap().unwrap().closed_at, Some(at(201)));
    assert_eq!(repo.weeks_to_close(at(999)).await.unwrap(), []);
}

/// What is changed after the opening does not change who was expected, nor the tree.
pub async fn the_opening_is_kept(store: Subject) {
    one_person(&store).await;
    let (root, shops, ten, eleven) = (AreaId(id(1)), AreaId(id(2)), PersonId(id(10)), PersonId(id(11)));
    let mut repo = store.write().await.unwrap();
    repo.insert_area(&area_row(2, Some(1), "Tiendas")).await.unwrap();
    repo.insert_person(&person_row(11, 2, "Persona Once")).await.unwrap();
    let mut gone = person_row(12, 2, "Se fue");
    repo.insert_person(&gone).await.unwrap();
    gone.active = false;
    repo.update_person(&gone, at(50)).await.unwrap();
    // Moved after the opening: where she was then is what counts.
    let mut moved = repo.person(eleven).await.unwrap().unwrap();
    moved.area_id = root;
    repo.update_person(&moved, at(150)).await.unwrap();
    let mut late = person_row(13, 2, "Llegó después");
    late.created_at = at(101);
    repo.insert_person(&late).await.unwrap();

    let (row, whom) = window(2900);
    repo.open_week(&row, whom).await.unwrap();
    repo.update_area(&area_row(2, Some(1), "Otro nombre")).await.unwrap();
    for (person, area) in [(ten, Some(root)), (eleven, Some(shops)), (gone.id, None), (late.id, None)] {
        assert_eq!(repo.expected_in(row.week, person).await.unwrap(), area, "{person:?}");
    }
    let areas = repo.week_areas(row.week).await.unwrap();
    let names: Vec<_> = areas.iter().map(|a| (a.name.as_str(), a.parent_id)).collect();
    assert_eq!(names, [("Casa Nube", None), ("Tiendas", Some(root))]);
    let mut counts = repo.week_counts(row.week, &[root, shops]).await.unwrap();
    counts.sort_by_key(|c| c.area_id);
    let count = |area_id| AreaCount { area_id, expected: 1, sent: 0 };
    assert_eq!(counts, [count(root), count(shops)]);
    assert_eq!(repo.week_counts(row.week, &[]).await.unwrap(), []);
}

/// Two servers at the hour: one of them opens the week, and it has everybody once.
pub async fn two_openers(store: Subject) {
    one_person(&store).await;
    let open = |store: Subject| async move {
        let mut opened = 0;
        for index in 2900..2920 {
            let mut repo = store.write().await.unwrap();
            let (row, whom) = window(index);
            opened += i64::from(repo.open_week(&row, whom).await.unwrap());
            repo.save().await.unwrap();
        }
        opened
    };
    let (one, two) = (tokio::spawn(open(store.clone())), tokio::spawn(open(store.clone())));
    assert_eq!(one.await.unwrap() + two.await.unwrap(), 20);
    let mut repo = store.read().await.unwrap();
    for index in 2900..2920 {
        let week = WeekId::from_index(index).unwrap();
        let counts = repo.week_counts(week, &[AreaId(id(1))]).await.unwrap();
        assert_eq!(counts, [AreaCount { area_id: AreaId(id(1)), expected: 1, sent: 0 }]);
    }
}

/// Two servers tick at once: a second transaction does not get the clock while the first has it, or is not there yet.
pub async fn one_transaction_has_the_clock(store: Subject) {
    let mut first = store.write().await.unwrap();
    assert!(first.take_clock().await.unwrap());
    let (began, mut has_begun) = tokio::sync::oneshot::channel();
    let second = tokio::spawn({
        let store = store.clone();
        async move {
            let mut repo = store.write().await.unwrap();
            let got = repo.take_clock().await.unwrap();
            began.send(got).unwrap();
        }
    });
    // Either it is refused, or, where there is one writer at a time, it has not even begun.
    let refused = tokio::time::timeout(std::time::Duration::from_millis(200), &mut has_begun).await;
    assert!(!matches!(refused, Ok(Ok(true))), "two have the clock");
    first.save().await.unwrap();
    second.await.unwrap();
    assert!(store.write().await.unwrap().take_clock().await.unwrap(), "it is free again");
}

/// A check-in that is being written in an open week is there when the week closes: the close waits for it.
pub async fn a_close_waits_for_a_held_week(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let (row, whom) = window(2900);
    assert!(repo.open_week(&row, whom).await.unwrap());
    repo.save().await.unwrap();
    let mut writing = store.write().await.unwrap();
    assert_eq!(writing.latest_weeks_held(2).await.unwrap(), [row]);
    let mut closing = tokio::spawn({
        let store = store.clone();
        async move {
            let mut repo = store.write().await.unwrap();
            assert!(repo.close_week(row.week, at(200)).await.unwrap());
            let seen = repo.checkin_of(row.week, PersonId(id(10))).await.unwrap();
            repo.save().await.unwrap();
            seen.is_some()
        }
    });
    let early = tokio::time::timeout(std::time::Duration::from_millis(200), &mut closing).await;
    assert!(early.is_err(), "it closed over a check-in that was being written");
    assert!(writing.insert_checkin(&super::checkins::draft(50, row.week, PersonId(id(10)))).await.unwrap());
    writing.save().await.unwrap();
    assert!(closing.await.unwrap());
}

/// In the week of the set-up: who came, moved and went since counts as they are; whoever has written stays.
pub async fn taken_anew(store: Subject) {
    one_person(&store).await;
    let (root, shops, ten) = (AreaId(id(1)), AreaId(id(2)), PersonId(id(10)));
    let mut repo = store.write().await.unwrap();
    for number in [11, 12, 13] {
        repo.insert_person(&person_row(number, 1, "Alguien")).await.unwrap();
    }
    let (row, whom) = window(2900);
    repo.open_week(&row, whom).await.unwrap();
    assert!(!repo.placed_since(at(100)).await.unwrap());
    let draft = CheckinRow {
        id: CheckinId(id(40)),
        week: row.week,
        person_id: PersonId(id(12)),
        area_id: root,
        note: String::new(),
        revision: 1,
        created_at: at(110),
        updated_at: at(110),
        sent_at: None,
        late: false,
        aside: Vec::new(),
    };
    repo.insert_checkin(&draft).await.unwrap();
    repo.insert_area(&area_row(2, Some(1), "Tiendas")).await.unwrap();
    let mut came = person_row(14, 2, "Vino");
    came.created_at = at(120);
    repo.insert_person(&came).await.unwrap();
    for (number, area, active) in [(11, shops, true), (12, shops, true), (13, root, false)] {
        let mut changed = repo.person(PersonId(id(number))).await.unwrap().unwrap();
        (changed.area_id, changed.active) = (area, active);
        repo.update_person(&changed, at(120)).await.unwrap();
    }
    assert!(repo.placed_since(at(119)).await.unwrap() && !repo.placed_since(at(120)).await.unwrap());

    let anew = WeekRow { opened_at: at(150), ..row };
    assert!(repo.renew_week(&anew, Expectation { at: at(150), ..whom }).await.unwrap());
    assert_eq!(repo.week(row.week).await.unwrap(), Some(anew));
    let expected = [(10, Some(root)), (11, Some(shops)), (12, Some(root)), (13, None), (14, Some(shops))];
    for (number, area) in expected {
        assert_eq!(repo.expected_in(row.week, PersonId(id(number))).await.unwrap(), area, "{number}");
    }
    assert_eq!(repo.week_areas(row.week).await.unwrap().len(), 2);
    assert!(repo.close_week(row.week, at(200)).await.unwrap());
    assert!(!repo.renew_week(&anew, Expectation { at: at(210), ..whom }).await.unwrap());
    assert_eq!(repo.expected_in(row.week, ten).await.unwrap(), Some(root));
}

pub async fn the_latest_weeks(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    assert_eq!(repo.latest_weeks(3).await.unwrap(), []);
    for index in [2901, 2899, 2900, 2903] {
        let (row, whom) = window(index);
        repo.open_week(&row, whom).await.unwrap();
    }
    let mut numbers = async |limit| -> Vec<i32> {
        repo.latest_weeks(limit).await.unwrap().iter().map(|row| row.week.index()).collect()
    };
    assert_eq!(numbers(3).await, [2903, 2901, 2900]);
    assert_eq!(numbers(9).await, [2903, 2901, 2900, 2899]);
    assert_eq!(numbers(0).await, [0_i32; 0]);
}

/// From the first day to the last, both included.
pub async fn who_is_away(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    for (number, from_day, to_day) in [(40, 100, Some(102)), (41, 200, None)] {
        let absence =
            AbsenceRow { id: AbsenceId(id(number)), person_id: ten, from_day, to_day, set_by: None, created_at: at(1) };
        repo.insert_absence(&absence).await.unwrap();
    }
    for (day, away) in [(99, false), (100, true), (102, true), (103, false), (199, false), (200, true), (9_999, true)] {
        assert_eq!(repo.is_away(ten, day).await.unwrap(), away, "{day}");
        assert!(!repo.is_away(PersonId(id(11)), day).await.unwrap());
    }
}

contract_list!(weeks_contract, weeks: one_transaction_has_the_clock, a_close_waits_for_a_held_week, opened_and_closed_once, the_opening_is_kept, two_openers, taken_anew, the_latest_weeks, who_is_away);
