//! The pulse: opened once with who may answer, answered under tokens, closed once.

use super::{Subject, area_row, at, connect, id, one_person, person_row, weeks::window};
use crate::{
    Repo,
    pulse::{FigureRow, Member, MemberCount, PeriodRow, PlacedRow, SealedRow},
};
use hilo_domain::{
    ids::{AreaId, PersonId},
    period::PeriodId,
};

const ROOT: AreaId = AreaId(id(1));
const SHOPS: AreaId = AreaId(id(2));
const TEN: PersonId = PersonId(id(10));
const ELEVEN: PersonId = PersonId(id(11));

/// A period that opened with the week of this index.
fn period(index: i32) -> PeriodRow {
    let (week, _) = window(index);
    PeriodRow {
        period: PeriodId::of(week.week),
        week: week.week,
        key_print: vec![7; 16],
        opened_at: at(100),
        closed_at: None,
        lost: false,
    }
}

fn members() -> [Member; 2] {
    let member =
        |person_id, area_id, settled| Member { person_id, area_id, settled, group_area_id: ROOT, group_people: 2 };
    [member(TEN, ROOT, true), member(ELEVEN, SHOPS, false)]
}

async fn opened(repo: &mut dyn Repo, index: i32) -> PeriodRow {
    let (week, whom) = window(index);
    assert!(repo.open_week(&week, whom).await.unwrap());
    let row = period(index);
    assert!(repo.open_pulse_period(&row, &members()).await.unwrap());
    row
}

async fn two_people(store: &Subject) {
    one_person(store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_area(&area_row(2, Some(1), "Tiendas")).await.unwrap();
    repo.insert_person(&person_row(11, 2, "Persona Once")).await.unwrap();
    repo.save().await.unwrap();
}

fn figure(period: PeriodId, area_id: AreaId, item: &str, value: i32) -> FigureRow {
    FigureRow { period, area_id, item: item.to_owned(), value }
}

pub async fn a_period_opens_once(store: Subject) {
    two_people(&store).await;
    let mut repo = store.write().await.unwrap();
    assert_eq!(repo.open_pulse().await.unwrap(), None);
    let row = opened(&mut *repo, 2900).await;
    assert!(!repo.open_pulse_period(&PeriodRow { key_print: vec![8; 16], ..row.clone() }, &[]).await.unwrap());
    assert_eq!(repo.open_pulse().await.unwrap().as_ref(), Some(&row));
    assert_eq!(repo.open_pulse_held().await.unwrap().as_ref(), Some(&row));
    assert_eq!(repo.pulse_period(row.period).await.unwrap().as_ref(), Some(&row));
    assert_eq!(repo.pulse_period(row.period.plus(1)).await.unwrap(), None);
    assert_eq!(repo.pulse_member(row.period, ELEVEN).await.unwrap(), Some(members()[1]));
    assert_eq!(repo.pulse_member(row.period, PersonId(id(12))).await.unwrap(), None);
    let count = |area_id| MemberCount { area_id, people: 1 };
    assert_eq!(repo.pulse_member_counts(row.period).await.unwrap(), [count(ROOT), count(SHOPS)]);
    // No two are open at once.
    let (week, whom) = window(2904);
    repo.open_week(&week, whom).await.unwrap();
    assert!(repo.open_pulse_period(&period(2904), &[]).await.is_err());
}

pub async fn answers_are_kept_by_token(store: Subject) {
    two_people(&store).await;
    let mut repo = store.write().await.unwrap();
    let row = opened(&mut *repo, 2900).await;
    let (one, two) = ([3_u8; 32], [9_u8; 32]);
    repo.hold_answer(&one).await.unwrap();
    assert_eq!(repo.sealed_answer(row.period, &one).await.unwrap(), None);
    repo.put_sealed_answer(row.period, &two, b"zwei").await.unwrap();
    repo.put_sealed_answer(row.period, &one, b"eins").await.unwrap();
    repo.put_sealed_answer(row.period, &one, b"ein anderes").await.unwrap();
    assert_eq!(repo.sealed_answer(row.period, &one).await.unwrap().as_deref(), Some(&b"ein anderes"[..]));
    let sealed = |token: [u8; 32], sealed: &[u8]| SealedRow { token: token.to_vec(), sealed: sealed.to_vec() };
    let all = [sealed(one, b"ein anderes"), sealed(two, b"zwei")];
    assert_eq!(repo.sealed_answers(row.period, &[], 9).await.unwrap(), all);
    assert_eq!(repo.sealed_answers(row.period, &[], 1).await.unwrap(), all[..1]);
    assert_eq!(repo.sealed_answers(row.period, &one, 9).await.unwrap(), all[1..]);
    assert_eq!(repo.sealed_answers(row.period.plus(1), &[], 9).await.unwrap(), []);
}

pub async fn a_period_closes_once_and_leaves_its_figures(store: Subject) {
    two_people(&store).await;
    let mut repo = store.write().await.unwrap();
    let row = opened(&mut *repo, 2900).await;
    repo.put_sealed_answer(row.period, &[3; 32], b"sealed").await.unwrap();
    let figures = [figure(row.period, ROOT, "believe", 70), figure(row.period, ROOT, "know", 65)];
    assert!(repo.close_pulse_period(row.period, at(300), false).await.unwrap());
    assert_eq!(repo.sealed_answers(row.period, &[], 9).await.unwrap().len(), 1, "there to be opened");
    repo.insert_pulse_figures(&figures).await.unwrap();
    repo.delete_answers_and_members(row.period).await.unwrap();
    assert!(!repo.close_pulse_period(row.period, at(400), true).await.unwrap());
    assert_eq!(repo.open_pulse_held().await.unwrap(), None);
    let closed = repo.pulse_period(row.period).await.unwrap().unwrap();
    assert_eq!((closed.closed_at, closed.lost), (Some(at(300)), false));
    assert_eq!(repo.sealed_answers(row.period, &[], 9).await.unwrap(), []);
    assert_eq!(repo.pulse_member(row.period, TEN).await.unwrap(), None);
    assert_eq!(repo.pulse_figures(row.period, row.period).await.unwrap(), figures);

    let (week, whom) = window(2904);
    repo.open_week(&week, whom).await.unwrap();
    let next = period(2904);
    assert!(repo.open_pulse_period(&next, &members()).await.unwrap());
    let later = [figure(next.period, SHOPS, "know", 10)];
    assert!(repo.close_pulse_period(next.period, at(500), true).await.unwrap());
    repo.delete_answers_and_members(next.period).await.unwrap();
    repo.insert_pulse_figures(&later).await.unwrap();
    let latest: Vec<_> = repo.latest_pulses(9).await.unwrap().into_iter().map(|row| (row.period, row.lost)).collect();
    assert_eq!(latest, [(next.period, true), (row.period, false)]);
    assert_eq!(repo.latest_pulses(1).await.unwrap().len(), 1);
    assert_eq!(repo.pulse_figures(row.period, next.period).await.unwrap().len(), 3);
    assert_eq!(repo.pulse_figures_of(SHOPS, row.period, next.period).await.unwrap(), later);
    assert_eq!(repo.pulse_figures_of(SHOPS, row.period, row.period).await.unwrap(), []);
}

pub async fn places_are_followed(store: Subject) {
    two_people(&store).await;
    let mut repo = store.write().await.unwrap();
    let mut moved = repo.person(ELEVEN).await.unwrap().unwrap();
    for (when, area_id, active) in [(10, ROOT, true), (20, SHOPS, true), (30, SHOPS, false)] {
        (moved.area_id, moved.active) = (area_id, active);
        repo.update_person(&moved, at(when)).await.unwrap();
    }
    let row = |person_id, since, area_id, active| PlacedRow { person_id, since: at(since), area_id, active };
    let (ten, first) = (row(TEN, 0, ROOT, true), row(ELEVEN, 0, SHOPS, true));
    let (second, third) = (row(ELEVEN, 10, ROOT, true), row(ELEVEN, 20, SHOPS, true));
    assert_eq!(repo.placed_between(at(0), at(25)).await.unwrap(), [ten, first, second, third]);
    assert_eq!(repo.placed_between(at(10), at(25)).await.unwrap(), [ten, second, third], "from what held then");
    assert_eq!(repo.placed_between(at(15), at(15)).await.unwrap(), [ten, second]);
    assert_eq!(repo.placed_between(at(40), at(50)).await.unwrap(), [ten, row(ELEVEN, 30, SHOPS, false)]);
}

/// Two taps of one person at once: the second sees the first.
pub async fn two_taps_at_once(store: Subject) {
    two_people(&store).await;
    let mut repo = store.write().await.unwrap();
    let row = opened(&mut *repo, 2900).await;
    repo.save().await.unwrap();
    connect(&store, 4).await;
    let tap = |store: Subject, period: PeriodId, letter: u8| async move {
        for _ in 0..20 {
            let mut repo = store.write().await.unwrap();
            repo.open_pulse_held().await.unwrap().unwrap();
            repo.hold_answer(&[5; 32]).await.unwrap();
            let mut sealed = repo.sealed_answer(period, &[5; 32]).await.unwrap().unwrap_or_default();
            sealed.push(letter);
            repo.put_sealed_answer(period, &[5; 32], &sealed).await.unwrap();
            repo.save().await.unwrap();
        }
    };
    let one = tokio::spawn(tap(store.clone(), row.period, b'a'));
    let two = tokio::spawn(tap(store.clone(), row.period, b'b'));
    one.await.unwrap();
    two.await.unwrap();
    let sealed = store.read().await.unwrap().sealed_answer(row.period, &[5; 32]).await.unwrap().unwrap();
    let text = String::from_utf8(sealed).unwrap();
    assert_eq!((text.matches('a').count(), text.matches('b').count()), (20, 20));
}

/// Whoever is answering when the period closes has answered.
pub async fn a_close_waits_for_answers(store: Subject) {
    two_people(&store).await;
    let mut repo = store.write().await.unwrap();
    let row = opened(&mut *repo, 2900).await;
    repo.save().await.unwrap();
    connect(&store, 4).await;
    let mut answering = store.write().await.unwrap();
    answering.open_pulse_held().await.unwrap().unwrap();
    let (other, period) = (store.clone(), row.period);
    let closing = tokio::spawn(async move {
        let mut repo = other.write().await.unwrap();
        assert!(repo.close_pulse_period(period, at(300), false).await.unwrap());
        repo.sealed_answers(period, &[], 9).await.unwrap().len()
    });
    for number in 1..=20 {
        answering.put_sealed_answer(period, &[number; 32], b"sealed").await.unwrap();
        tokio::task::yield_now().await;
    }
    answering.save().await.unwrap();
    assert_eq!(closing.await.unwrap(), 9, "as many as were asked for");
}

/// What was deleted is wiped, and nothing else.
pub async fn wiping_keeps_what_is_there(store: Subject) {
    two_people(&store).await;
    assert!(store.wipe().await.unwrap(), "there never was anything");
    let mut repo = store.write().await.unwrap();
    let row = opened(&mut *repo, 2900).await;
    repo.put_sealed_answer(row.period, &[1; 32], b"sealed").await.unwrap();
    repo.save().await.unwrap();
    assert!(store.wipe().await.unwrap());
    let mut repo = store.write().await.unwrap();
    assert_eq!(repo.sealed_answers(row.period, &[], 9).await.unwrap().len(), 1);
    assert!(repo.close_pulse_period(row.period, at(300), false).await.unwrap());
    repo.delete_answers_and_members(row.period).await.unwrap();
    repo.save().await.unwrap();
    assert!(store.wipe().await.unwrap());
    assert_eq!(store.read().await.unwrap().sealed_answers(row.period, &[], 9).await.unwrap(), []);
}

contract_list!(pulse_contract, pulse: a_period_opens_once, answers_are_kept_by_token, a_period_closes_once_and_leaves_its_figures, places_are_followed, two_taps_at_once, a_close_waits_for_answers, wiping_keeps_what_is_there);
