//! Reminders of a check-in.

use super::{
    Subject, at,
    checkins::{TEN, stage},
    connect, id, one_person, person_row,
};
use crate::absences::AbsenceRow;
use hilo_domain::ids::{AbsenceId, PersonId};

const ELEVEN: PersonId = PersonId(id(11));
const TWELVE: PersonId = PersonId(id(12));

pub async fn one_reminder_a_week(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_person(&person_row(11, 1, "Persona Once")).await.unwrap();
    repo.insert_person(&person_row(12, 1, "Persona Doce")).await.unwrap();
    let (first, second) = (stage(&mut *repo, 2900).await, stage(&mut *repo, 2901).await);
    assert!(repo.remind(first, TEN, ELEVEN, at(20)).await.unwrap());
    assert!(!repo.remind(first, TEN, ELEVEN, at(21)).await.unwrap(), "twice by the same");
    assert!(!repo.remind(first, TEN, TWELVE, at(22)).await.unwrap(), "by somebody else");
    assert!(repo.remind(first, ELEVEN, TWELVE, at(23)).await.unwrap(), "somebody else is reminded");
    assert!(repo.remind(second, TEN, TWELVE, at(24)).await.unwrap(), "of another week");

    let rows = repo.reminders(first, &[TEN, TWELVE]).await.unwrap();
    let told: Vec<_> =
        rows.iter().map(|row| (row.person_id, row.sender_id, row.sender_name.as_str(), row.at)).collect();
    assert_eq!(told, [(TEN, ELEVEN, "Persona Once", at(20))], "what came first stays");
    assert_eq!(repo.reminders(second, &[TEN, ELEVEN]).await.unwrap().len(), 1);
    assert_eq!(repo.reminders(first, &[]).await.unwrap(), []);
}

/// Both have looked, and there is none; one of them writes it.
pub async fn two_leads_at_once(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_person(&person_row(11, 1, "Persona Once")).await.unwrap();
    let week = stage(&mut *repo, 2900).await;
    repo.save().await.unwrap();
    connect(&store, 3).await;
    let mut both = Vec::new();
    for second in 0..2 {
        let store = store.clone();
        both.push(tokio::spawn(async move {
            let mut repo = store.write().await.unwrap();
            let won = repo.remind(week, TEN, ELEVEN, at(second)).await.unwrap();
            repo.save().await.unwrap();
            won
        }));
    }
    let mut won = Vec::new();
    for one in both {
        won.push(one.await.unwrap());
    }
    won.sort_unstable();
    assert_eq!(won, [false, true]);
    assert_eq!(store.read().await.unwrap().reminders(week, &[TEN]).await.unwrap().len(), 1);
}

pub async fn whom_no_reminder_reaches(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_person(&person_row(11, 1, "Persona Once")).await.unwrap();
    let mut gone = person_row(12, 1, "Persona Doce");
    gone.active = false;
    repo.insert_person(&gone).await.unwrap();
    for (number, person, from_day, to_day) in [(90, TEN, 100, Some(104)), (91, ELEVEN, 104, None)] {
        let absence = AbsenceRow {
            id: AbsenceId(id(number)),
            person_id: person,
            from_day,
            to_day,
            set_by: None,
            created_at: at(0),
        };
        repo.insert_absence(&absence).await.unwrap();
    }
    for (day, away) in [(99, vec![]), (100, vec![TEN]), (104, vec![TEN, ELEVEN]), (105, vec![ELEVEN])] {
        let mut found = repo.out_of_reach(&[TEN, ELEVEN], day).await.unwrap();
        found.sort();
        assert_eq!(found, away, "on day {day}");
    }
    assert_eq!(repo.out_of_reach(&[TWELVE, TEN], 99).await.unwrap(), [TWELVE]);
    assert_eq!(repo.out_of_reach(&[], 104).await.unwrap(), []);
}

contract_list!(reminders_contract, reminders: one_reminder_a_week, two_leads_at_once, whom_no_reminder_reaches);
