//! Check-ins, who opened them, and the thread below each.

use super::{Subject, at, experience::published_journey, id, one_person, person_row, weeks::window};
use crate::{
    Repo,
    checkins::{Aside, CheckinRow, NewEntry},
};
use hilo_domain::{
    audience::Scope,
    ids::{AreaId, CheckinId, CommentId, ContributionId, EntryId, PersonId, TouchpointId},
    week::WeekId,
};

pub(super) const TEN: PersonId = PersonId(id(10));

/// Root and person 10, the published journey, and a week that is open.
pub(super) async fn stage(repo: &mut dyn Repo, week: i32) -> WeekId {
    let (row, whom) = window(week);
    assert!(repo.open_week(&row, whom).await.unwrap());
    row.week
}

#[must_use]
pub(super) fn draft(number: u128, week: WeekId, person: PersonId) -> CheckinRow {
    CheckinRow {
        id: CheckinId(id(number)),
        week,
        person_id: person,
        area_id: AreaId(id(1)),
        note: "Nota".to_owned(),
        revision: 1,
        created_at: at(10),
        updated_at: at(10),
        sent_at: None,
        late: false,
        aside: Vec::new(),
    }
}

pub(super) async fn entry(repo: &mut dyn Repo, number: u128, did: &str, example: bool) -> NewEntry {
    let touchpoint_id = repo.current_touchpoints().await.unwrap()[0].version.touchpoint_id;
    NewEntry {
        id: EntryId(id(number)),
        contribution_id: None,
        touchpoint_id: Some(touchpoint_id),
        did: did.to_owned(),
        got: String::new(),
        example,
    }
}

pub async fn one_per_person_and_week(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let week = stage(&mut *repo, 2900).await;
    assert_eq!(repo.checkin_of(week, TEN).await.unwrap(), None);
    let row = draft(50, week, TEN);
    assert!(repo.insert_checkin(&row).await.unwrap());
    assert!(!repo.insert_checkin(&draft(51, week, TEN)).await.unwrap());
    assert_eq!(repo.checkin_of(week, TEN).await.unwrap(), Some(row.clone()));

    let sent =
        CheckinRow { revision: 2, sent_at: Some(at(20)), updated_at: at(20), note: String::new(), ..row.clone() };
    let set_aside = Aside { contribution: ContributionId(id(7)), did: "uno".to_owned(), got: "«dos»".to_owned() };
    let sent = CheckinRow { aside: vec![set_aside], ..sent };
    assert!(repo.update_checkin(&sent, 1).await.unwrap());
    assert!(!repo.update_checkin(&sent, 1).await.unwrap(), "another revision");
    assert_eq!(repo.checkin(row.id).await.unwrap(), Some(sent));
    assert_eq!(repo.checkin(CheckinId(id(99))).await.unwrap(), None);
}

pub async fn entries_are_replaced(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    published_journey(&mut *repo).await;
    let (first, second) = (stage(&mut *repo, 2900).await, stage(&mut *repo, 2901).await);
    let row = draft(50, first, TEN);
    repo.insert_checkin(&row).await.unwrap();
    let (uno, dos) = (entry(&mut *repo, 60, "uno", true).await, entry(&mut *repo, 61, "dos", false).await);
    repo.insert_entries(row.id, &[uno.clone(), dos.clone()]).await.unwrap();
    repo.remove_entries(row.id).await.unwrap();
    repo.insert_entries(row.id, &[dos, NewEntry { id: EntryId(id(62)), ..uno }]).await.unwrap();
    let entries = repo.entries(row.id).await.unwrap();
    let shown: Vec<_> = entries.iter().map(|e| (e.did.as_str(), e.touchpoint.as_str(), e.example)).collect();
    assert_eq!(shown, [("dos", "Exhibición", false), ("uno", "Exhibición", true)]);
    assert_eq!(repo.entries_of(TEN).await.unwrap(), entries);
    // Nothing was tapped: these are for a touchpoint, not for a contribution.
    assert_eq!(repo.last_taps(TEN, second).await.unwrap(), []);
    let (point, unknown) = (entries[0].touchpoint_id.unwrap(), TouchpointId(id(98)));
    assert_eq!(repo.published_touchpoints(&[unknown, point]).await.unwrap(), [point]);
    assert_eq!(repo.tappable(TEN, &[ContributionId(id(99))]).await.unwrap(), []);
    assert_eq!(repo.tappable(TEN, &[]).await.unwrap(), []);
    repo.remove_entries(row.id).await.unwrap();
    assert_eq!(repo.entries(row.id).await.unwrap(), []);
}

pub async fn somebodys_weeks(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let (first, second) = (stage(&mut *repo, 2900).await, stage(&mut *repo, 2901).await);
    repo.insert_checkin(&draft(50, first, TEN)).await.unwrap();
    repo.note_opened(CheckinId(id(50)), TEN, at(1)).await.unwrap();
    // Somebody who arrived after the opening is not expected and has a week only where they checked in.
    repo.insert_person(&person_row(11, 1, "Nueva")).await.unwrap();
    let weeks = repo.weeks_of(TEN).await.unwrap();
    let shown: Vec<_> = weeks.iter().map(|w| (w.week, w.expected, w.checkin_id.is_some(), w.opened)).collect();
    assert_eq!(shown, [(second, true, false, 0), (first, true, true, 1)]);
    assert_eq!(repo.weeks_of(PersonId(id(11))).await.unwrap(), []);
}

pub async fn readers_and_comments(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let eleven = PersonId(id(11));
    repo.insert_person(&person_row(11, 1, "Persona Once")).await.unwrap();
    let week = stage(&mut *repo, 2900).await;
    let row = draft(50, week, TEN);
    repo.insert_checkin(&row).await.unwrap();
    assert!(repo.note_opened(row.id, eleven, at(3)).await.unwrap());
    assert!(!repo.note_opened(row.id, eleven, at(4)).await.unwrap());
    repo.mark_read(row.id, eleven, at(5), at(4)).await.unwrap();
    repo.mark_read(row.id, TEN, at(6), at(6)).await.unwrap();
    let readers = repo.readers(row.id).await.unwrap();
    let shown: Vec<_> = readers.iter().map(|r| (r.name.as_str(), r.opened_at, r.read_at)).collect();
    assert_eq!(shown, [("Persona Once", at(3), Some(at(5))), ("Persona Diez", at(6), Some(at(6)))]);
    // An older page, sent late, takes nothing back.
    repo.mark_read(row.id, eleven, at(7), at(2)).await.unwrap();
    let read = repo.readers(row.id).await.unwrap();
    assert_eq!((read[0].read_at, read[0].read_up_to), (Some(at(7)), Some(at(4))));

    repo.insert_comment(CommentId(id(70)), row.id, eleven, at(7), "Gracias").await.unwrap();
    repo.insert_comment(CommentId(id(71)), row.id, TEN, at(8), "De nada").await.unwrap();
    let comments = repo.comments(row.id).await.unwrap();
    let shown: Vec<_> = comments.iter().map(|c| (c.name.as_str(), c.body.as_str())).collect();
    assert_eq!(shown, [("Persona Once", "Gracias"), ("Persona Diez", "De nada")]);
}

/// Two at once, each of whom saw no check-in yet, and then revision by revision: one row, and no save is lost.
pub async fn two_writers_of_one_check_in(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let week = stage(&mut *repo, 2900).await;
    repo.save().await.unwrap();
    let write = |store: Subject, number: u128| async move {
        let mut saved = 0;
        while saved < 25 {
            let mut repo = store.write().await.unwrap();
            let done = match repo.checkin_of(week, TEN).await.unwrap() {
                None => repo.insert_checkin(&draft(number, week, TEN)).await.unwrap(),
                Some(row) => {
                    let next = CheckinRow { revision: row.revision + 1, ..row.clone() };
                    repo.update_checkin(&next, row.revision).await.unwrap()
                }
            };
            repo.save().await.unwrap();
            saved += i64::from(done);
        }
    };
    let (one, two) = (tokio::spawn(write(store.clone(), 50)), tokio::spawn(write(store.clone(), 51)));
    one.await.unwrap();
    two.await.unwrap();
    let row = store.read().await.unwrap().checkin_of(week, TEN).await.unwrap().unwrap();
    assert_eq!(row.revision, 50);
}

/// The same comment from two windows at once is said once.
pub async fn two_writers_of_one_thread(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let week = stage(&mut *repo, 2900).await;
    let row = draft(50, week, TEN);
    repo.insert_checkin(&row).await.unwrap();
    repo.save().await.unwrap();
    let say = |store: Subject, first: u128| async move {
        for round in 0..20 {
            let body = format!("Gracias {round}");
            let mut repo = store.write().await.unwrap();
            repo.hold_thread(CheckinId(id(50))).await.unwrap();
            let said = repo.comments(CheckinId(id(50))).await.unwrap();
            if said.iter().all(|comment| comment.body != body) {
                let comment = CommentId(id(first + round));
                repo.insert_comment(comment, CheckinId(id(50)), TEN, at(7), &body).await.unwrap();
            }
            repo.save().await.unwrap();
        }
    };
    let (one, two) = (tokio::spawn(say(store.clone(), 100)), tokio::spawn(say(store.clone(), 200)));
    one.await.unwrap();
    two.await.unwrap();
    assert_eq!(store.read().await.unwrap().comments(CheckinId(id(50))).await.unwrap().len(), 20);
}

/// What has no touchpoint yet is kept for its author, and nobody else hears of it.
pub async fn an_entry_without_a_touchpoint(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    published_journey(&mut *repo).await;
    let week = stage(&mut *repo, 2900).await;
    let row = CheckinRow { sent_at: Some(at(20)), ..draft(50, week, TEN) };
    repo.insert_checkin(&row).await.unwrap();
    let placed = entry(&mut *repo, 60, "uno", false).await;
    let unplaced = NewEntry { id: EntryId(id(61)), touchpoint_id: None, example: true, ..placed.clone() };
    repo.insert_entries(row.id, &[unplaced, placed.clone()]).await.unwrap();
    let entries = repo.entries(row.id).await.unwrap();
    let shown: Vec<_> = entries.iter().map(|e| (e.touchpoint_id, e.touchpoint.as_str())).collect();
    assert_eq!(shown, [(None, ""), (placed.touchpoint_id, "Exhibición")]);
    assert_eq!(repo.examples(week, 9).await.unwrap(), []);
    let scope = Scope { areas: vec![AreaId(id(1))], ..Scope::default() };
    assert_eq!(repo.letters(week, &scope, PersonId(id(99)), 9, 0).await.unwrap()[0].entries, 1);
    let lived: Vec<_> = repo.lived_up_to(week).await.unwrap().into_iter().map(|row| Some(row.touchpoint_id)).collect();
    assert_eq!(lived, [placed.touchpoint_id]);
}

contract_list!(checkins_contract, checkins: an_entry_without_a_touchpoint, two_writers_of_one_thread, one_per_person_and_week, entries_are_replaced, somebodys_weeks, readers_and_comments, two_writers_of_one_check_in);
