//! Counting a week, freezing what was counted, and reading it again.

use super::{Subject, area_row, at, id, person_row};
use crate::{
    Repo,
    alignment::{
        Answering, AreaCheckins, ConductInWeek, CoverageInWeek, CoverageRow, LivedRow, RollState, TitlePeople,
        WeekTouchpoint,
    },
    checkins::{CheckinRow, NewEntry},
    statements::{AcknowledgementPairs, NewDraft, NewStatement, Publication},
    weeks::{Expectation, WeekRow},
};
use hilo_domain::{
    alignment::Figures,
    ids::{
        AreaId, CheckinId, CommentId, EntryId, JourneyId, PersonId, RoleId, StatementId, StatementVersionId,
        TouchpointId,
    },
    week::WeekId,
};

fn week(index: i32) -> WeekId {
    WeekId::from_index(index).unwrap()
}

fn area(number: u128) -> AreaId {
    AreaId(id(number))
}

fn person(number: u128) -> PersonId {
    PersonId(id(number))
}

/// Opened at the instant of its number; nobody is away.
async fn open(repo: &mut dyn Repo, index: i32) {
    let opens = at(i64::from(index) * 100);
    let row = WeekRow {
        week: week(index),
        opens_at: opens,
        closes_at: opens.plus_seconds(50),
        opened_at: opens,
        closed_at: None,
    };
    assert!(repo.open_week(&row, Expectation { at: opens, first_day: 0, last_day: 1 }).await.unwrap());
}

/// Areas 1 > 2 > 3 and 1 > 4; people 10 and 11 in area 2, 12 in area 3, 13 in area 1; touchpoints 90 and 91.
async fn organisation(repo: &mut dyn Repo) {
    for (number, parent, name) in [(1, None, "Casa"), (2, Some(1), "Tiendas"), (3, Some(2), "Maipú"), (4, Some(1), "B")]
    {
        repo.insert_area(&area_row(number, parent, name)).await.unwrap();
    }
    let cashier = repo.role_for(area(2), "Cajera", RoleId(id(20)), at(0)).await.unwrap();
    for (number, home, role) in [(10, 2, Some(cashier)), (11, 2, Some(cashier)), (12, 3, None), (13, 1, None)] {
        let mut row = person_row(number, home, &format!("Persona {number}"));
        row.role_id = role;
        repo.insert_person(&row).await.unwrap();
    }
    repo.insert_journey(JourneyId(id(80)), at(0)).await.unwrap();
    for touchpoint in [90, 91] {
        repo.insert_touchpoint(TouchpointId(id(touchpoint)), JourneyId(id(80)), at(0)).await.unwrap();
    }
}

/// A check-in with one entry, by the week's number and the person's.
async fn check_in(repo: &mut dyn Repo, index: i32, who: u128, home: u128, touchpoint: u128, sent: bool, late: bool) {
    let number = u128::try_from(index).unwrap() * 1000 + who;
    let row = CheckinRow {
        id: CheckinId(id(number)),
        week: week(index),
        person_id: person(who),
        area_id: area(home),
        note: String::new(),
        revision: 1,
        created_at: at(1),
        updated_at: at(1),
        sent_at: sent.then(|| at(2)),
        late,
        aside: Vec::new(),
    };
    assert!(repo.insert_checkin(&row).await.unwrap());
    let entry = NewEntry {
        id: EntryId(id(number)),
        contribution_id: None,
        touchpoint_id: Some(TouchpointId(id(touchpoint))),
        did: String::new(),
        got: String::new(),
        example: false,
    };
    repo.insert_entries(row.id, &[entry]).await.unwrap();
}

pub async fn check_ins_count_for_the_opening(store: Subject) {
    let mut repo = store.write().await.unwrap();
    organisation(&mut *repo).await;
    open(&mut *repo, 5).await;
    check_in(&mut *repo, 5, 10, 2, 90, true, false).await;
    check_in(&mut *repo, 5, 11, 2, 90, true, true).await;
    check_in(&mut *repo, 5, 12, 3, 90, false, false).await;
    let mut moved = repo.person(person(10)).await.unwrap().unwrap();
    moved.area_id = area(4);
    repo.update_person(&moved, at(510)).await.unwrap();

    let count =
        |number, expected, participated, late| AreaCheckins { area_id: area(number), expected, participated, late };
    assert_eq!(
        repo.checkins_by_area(week(5)).await.unwrap(),
        [count(1, 1, 0, 0), count(2, 2, 1, 1), count(3, 1, 0, 0)]
    );
    let people = |number, title: Option<&str>, people| TitlePeople {
        area_id: area(number),
        title_key: title.map(str::to_owned),
        people,
    };
    assert_eq!(
        repo.people_at(at(500)).await.unwrap(),
        [people(1, None, 1), people(2, Some("cajera"), 2), people(3, None, 1)]
    );
    moved.active = false;
    repo.update_person(&moved, at(520)).await.unwrap();
    assert_eq!(repo.people_at(at(520)).await.unwrap()[1], people(2, Some("cajera"), 1));
    assert!(repo.people_at(at(-1)).await.unwrap().is_empty());
}

pub async fn acknowledgements_stay_where_people_were(store: Subject) {
    let mut repo = store.write().await.unwrap();
    organisation(&mut *repo).await;
    assert_eq!(repo.acknowledgements_of(at(1)).await.unwrap().iter().map(|row| row.pairs).sum::<i64>(), 0);
    for number in [60, 61] {
        let statement = StatementId(id(number));
        let new = NewStatement { id: statement, kind: "value".to_owned(), position: 0, created_at: at(0) };
        repo.insert_statement(&new).await.unwrap();
        for version in [1, 2] {
            let draft = NewDraft {
                id: StatementVersionId(id(number * 100 + u128::try_from(version).unwrap())),
                statement_id: statement,
                number: version,
                title: "T".to_owned(),
                body: String::new(),
                by: None,
                at: at(0),
            };
            repo.insert_statement_draft(&draft).await.unwrap();
            let publication = Publication {
                revision: 1,
                change: "wording".to_owned(),
                change_note: String::new(),
                // Statement 60 asks again from its second version on.
                asks_from: if number == 60 { version } else { 1 },
                by: None,
                at: at(1),
            };
            assert!(repo.publish_statement(statement, &publication).await.unwrap());
        }
    }
    // Person 10 read all, one of them twice; 11 only what is old; 12 one.
    for (who, statement, version) in [(10, 60, 2), (10, 61, 1), (10, 61, 2), (11, 60, 1), (12, 61, 1)] {
        repo.acknowledge(person(who), StatementId(id(statement)), version, at(2)).await.unwrap();
    }
    repo.add_grant(person(11), "leadership", None, at(0)).await.unwrap();
    repo.add_grant(person(12), "leadership", None, at(0)).await.unwrap();
    let mut moved = repo.person(person(10)).await.unwrap().unwrap();
    moved.area_id = area(4);
    repo.update_person(&moved, at(10)).await.unwrap();

    let mut pairs = repo.acknowledgements_of(at(5)).await.unwrap();
    pairs.sort_by_key(|row| row.area_id);
    let row = |number, acknowledged, pairs| AcknowledgementPairs { area_id: area(number), acknowledged, pairs };
    assert_eq!(pairs, [row(1, 0, 2), row(2, 2, 4), row(3, 1, 2)]);
    assert_eq!(repo.leadership_acknowledgement().await.unwrap(), (1, 4));
}

pub async fn four_weeks_are_lived(store: Subject) {
    let mut repo = store.write().await.unwrap();
    organisation(&mut *repo).await;
    for index in 1..=6 {
        open(&mut *repo, index).await;
    }
    for index in [1, 2, 4, 5] {
        assert!(repo.close_week(week(index), at(900)).await.unwrap());
    }
    // Week 3 never closed, so that up to week 6 it is weeks 6, 5, 4 and 2.
    check_in(&mut *repo, 1, 10, 2, 90, true, false).await;
    check_in(&mut *repo, 2, 11, 2, 91, true, false).await;
    check_in(&mut *repo, 3, 12, 3, 90, true, false).await;
    check_in(&mut *repo, 4, 12, 3, 91, true, true).await;
    check_in(&mut *repo, 5, 13, 1, 90, false, false).await;
    check_in(&mut *repo, 6, 10, 4, 90, true, false).await;
    check_in(&mut *repo, 6, 11, 2, 91, true, false).await;
    let mut lived = repo.lived_up_to(week(6)).await.unwrap();
    lived.sort();
    let row = |number, touchpoint| LivedRow { area_id: area(number), touchpoint_id: TouchpointId(id(touchpoint)) };
    assert_eq!(lived, [row(2, 91), row(4, 90)]);
    assert_eq!(repo.lived_up_to(week(1)).await.unwrap(), [row(2, 90)]);
    let parents: Vec<_> = repo.area_parents().await.unwrap();
    assert_eq!(parents.len(), 4);
}

const FIGURES: Figures = Figures {
    expected: 9,
    participated: 8,
    late: 0,
    acknowledged: 6,
    to_acknowledge: 7,
    covered: 4,
    people: 5,
    lived: 2,
    declared: 3,
};

pub async fn frozen_weeks_are_kept(store: Subject) {
    let mut repo = store.write().await.unwrap();
    organisation(&mut *repo).await;
    for index in [5, 6] {
        open(&mut *repo, index).await;
    }
    let touchpoint = |number, position| WeekTouchpoint {
        touchpoint_id: TouchpointId(id(number)),
        journey_name: "Comprar".to_owned(),
        name: format!("Punto {number}"),
        moment_of_truth: number == 90,
        position,
    };
    let cell = |number, touchpoint, own| CoverageRow {
        area_id: area(number),
        touchpoint_id: TouchpointId(id(touchpoint)),
        declared: true,
        lived: number == 1,
        own_declared: own,
        own_lived: own,
    };
    let areas: Vec<_> = [1, 2, 3].into_iter().map(|number| (area(number), FIGURES)).collect();
    repo.freeze_week(week(5), &areas, &[cell(1, 90, true)], &[touchpoint(91, 0)]).await.unwrap();
    repo.freeze_week(week(6), &areas, &[cell(2, 90, true)], &[]).await.unwrap();
    let many: Vec<_> = (100..1300).map(|number| (area(number), FIGURES)).chain(areas).collect();
    let cells = [cell(1, 90, false), cell(2, 91, true)];
    repo.freeze_week(week(5), &many, &cells, &[touchpoint(90, 1), touchpoint(91, 0)]).await.unwrap();

    assert_eq!(repo.figures_between(week(5), week(5)).await.unwrap().len(), 1203);
    assert_eq!(repo.figures_between(week(6), week(9)).await.unwrap().len(), 3);
    let sums = repo.figures_over(week(5), week(6)).await.unwrap();
    let twice = Figures { expected: 18, participated: 16, acknowledged: 12, to_acknowledge: 14, ..FIGURES };
    let twice = Figures { covered: 8, people: 10, lived: 4, declared: 6, ..twice };
    assert_eq!((sums.len(), sums[1], sums[1202].1), (1203, (area(2), twice), FIGURES));
    let of: Vec<_> = repo.figures_of(area(2), week(1), week(6)).await.unwrap();
    assert_eq!(
        of.iter().map(|row| (row.week, row.figures)).collect::<Vec<_>>(),
        [(week(5), FIGURES), (week(6), FIGURES)]
    );
    let mut coverage = repo.coverage_in(week(5)).await.unwrap();
    coverage.sort_by_key(|cell| cell.area_id);
    assert_eq!(coverage, cells);
    assert_eq!(repo.lived_frozen(week(5)).await.unwrap().len(), 1);
    let lines = repo.coverage_of(area(1), week(1), week(6)).await.unwrap();
    let line = CoverageInWeek { week: week(5), touchpoint_id: TouchpointId(id(90)), declared: true, lived: true };
    assert_eq!(lines, [line]);
    let mut over = repo.coverage_over(week(5), week(6)).await.unwrap();
    over.sort_by_key(|cell| (cell.area_id, cell.touchpoint_id));
    let sums: Vec<_> = over.iter().map(|cell| (cell.area_id, cell.touchpoint_id, cell.declared, cell.lived)).collect();
    let sum = |number, touchpoint, lived| (area(number), TouchpointId(id(touchpoint)), 1, lived);
    assert_eq!(sums, [sum(1, 90, 1), sum(2, 90, 0), sum(2, 91, 0)]);
    assert_eq!(repo.coverage_over(week(6), week(9)).await.unwrap().len(), 1);
    assert_eq!(repo.touchpoints_in(week(5)).await.unwrap(), [touchpoint(91, 0), touchpoint(90, 1)]);

    // Person 12 was expected in area 3, under 2, under 1.
    repo.count_late(week(5), person(12)).await.unwrap();
    repo.count_late(week(5), person(99)).await.unwrap();
    let rows = repo.figures_between(week(5), week(6)).await.unwrap();
    let late: Vec<_> = rows.into_iter().filter(|row| row.figures.late > 0).map(|row| (row.week, row.area_id)).collect();
    assert_eq!(late, [(week(5), area(1)), (week(5), area(2)), (week(5), area(3))]);
}

pub async fn the_roll_is_of_areas(store: Subject) {
    let mut repo = store.write().await.unwrap();
    organisation(&mut *repo).await;
    open(&mut *repo, 5).await;
    check_in(&mut *repo, 5, 10, 2, 90, true, false).await;
    check_in(&mut *repo, 5, 12, 3, 90, true, true).await;
    check_in(&mut *repo, 5, 11, 2, 90, false, false).await;

    let roll = async |repo: &mut dyn Repo, areas: &[u128], state, hidden: &[PersonId]| {
        let areas: Vec<_> = areas.iter().map(|number| area(*number)).collect();
        let rows = repo.roll(week(5), &areas, state, hidden, 10, 0).await.unwrap();
        let total = repo.count_roll(week(5), &areas, state, hidden).await.unwrap();
        assert_eq!(i64::try_from(rows.len()).unwrap(), total);
        rows.into_iter().map(|row| (row.person_id, row.area_id)).collect::<Vec<_>>()
    };
    let row = |who, home| (person(who), area(home));
    let all = [row(10, 2), row(11, 2), row(12, 3)];
    assert_eq!(roll(&mut *repo, &[3, 2], RollState::All, &[]).await, all, "by name");
    assert_eq!(roll(&mut *repo, &[1, 2, 3, 4], RollState::Missing, &[]).await, [row(11, 2), row(13, 1)]);
    assert_eq!(roll(&mut *repo, &[1, 2, 3, 4], RollState::InTime, &[]).await, all[..1]);
    assert_eq!(roll(&mut *repo, &[2, 3], RollState::Late, &[]).await, all[2..]);
    assert!(roll(&mut *repo, &[4], RollState::All, &[]).await.is_empty());
    assert!(roll(&mut *repo, &[], RollState::All, &[]).await.is_empty());
    assert_eq!(roll(&mut *repo, &[2, 3], RollState::All, &[person(10), person(99)]).await, all[1..]);
    let second = repo.roll(week(5), &[area(2), area(3)], RollState::All, &[], 1, 2).await.unwrap();
    assert_eq!((second.len(), second[0].late, second[0].sent_at), (1, true, Some(at(2))));

    let everybody = [1, 2, 3].map(area);
    let everybody = repo.roll(week(5), &everybody, RollState::All, &[], 10, 0).await.unwrap();
    let sent: Vec<_> = everybody.iter().map(|row| (row.checkin_id, row.checkin_area_id)).collect();
    let from = |number, home| (Some(CheckinId(id(number))), Some(area(home)));
    assert_eq!(sent, [from(5010, 2), (None, None), from(5012, 3), (None, None)], "what is not sent is nobody's to see");
}

pub async fn leadership_is_counted(store: Subject) {
    let mut repo = store.write().await.unwrap();
    organisation(&mut *repo).await;
    for index in [5, 6] {
        open(&mut *repo, index).await;
    }
    for who in [10, 13] {
        repo.add_grant(person(who), "leadership", None, at(0)).await.unwrap();
    }
    repo.set_lead(area(2), Some(person(10)), at(0)).await.unwrap();
    repo.add_stand_in(area(2), person(11), at(0)).await.unwrap();
    // Nobody leads it, so that nobody answers in their place.
    repo.add_stand_in(area(3), person(12), at(0)).await.unwrap();
    check_in(&mut *repo, 5, 10, 2, 90, true, false).await;
    check_in(&mut *repo, 5, 12, 3, 90, true, false).await;
    check_in(&mut *repo, 6, 13, 1, 90, true, true).await;
    for (number, checkin, author) in [(1, 5012, 10), (2, 5012, 10), (3, 5012, 11), (4, 5010, 10), (5, 5012, 13)] {
        let (comment, checkin) = (CommentId(id(number)), CheckinId(id(checkin)));
        repo.insert_comment(comment, checkin, person(author), at(520), "Gracias").await.unwrap();
    }
    let of = |index, expected, participated| ConductInWeek { week: week(index), expected, participated };
    assert_eq!(repo.leadership_checkins(week(1), week(9)).await.unwrap(), [of(5, 2, 1), of(6, 2, 0)]);
    let answering = |may, did, answered| Answering { may, did, answered };
    let counted = (answering(1, 1, 1), answering(2, 2, 1));
    assert_eq!(repo.answering(week(5), week(6)).await.unwrap(), counted);
    assert_eq!(repo.answering(week(2), week(5)).await.unwrap(), counted, "from before the first week");
    assert_eq!(repo.answering(week(6), week(6)).await.unwrap(), (answering(1, 0, 0), answering(2, 0, 0)));
}

contract_list!(alignment_contract, alignment: check_ins_count_for_the_opening, acknowledgements_stay_where_people_were, four_weeks_are_lived, frozen_weeks_are_kept, the_roll_is_of_areas, leadership_is_counted);
