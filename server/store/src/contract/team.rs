//! Check-ins as those read them to whom they were written.

use super::{
    Subject, area_row, at,
    checkins::{TEN, draft, entry, stage},
    experience::published_journey,
    id, one_person, person_row,
    statements::published_statement,
};
use crate::{
    Repo,
    audit::NewAudit,
    checkins::CheckinRow,
    team::{LetterCounts, WorkFilter},
};
use hilo_domain::{
    audience::Scope,
    ids::{AreaId, AuditId, CheckinId, CommentId, PersonId, StatementId},
};

const ROOT: AreaId = AreaId(id(1));

fn scope(areas: &[AreaId], also: &[PersonId], never: &[PersonId]) -> Scope {
    Scope { areas: areas.to_vec(), also: also.to_vec(), never: never.to_vec(), thread: true, unlike: Vec::new() }
}

pub async fn letters_of_a_scope(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let (eleven, twelve) = (PersonId(id(11)), PersonId(id(12)));
    repo.insert_area(&area_row(2, Some(1), "Tiendas")).await.unwrap();
    repo.insert_person(&person_row(11, 1, "Persona Once")).await.unwrap();
    repo.insert_person(&person_row(12, 2, "Persona Doce")).await.unwrap();
    let week = stage(&mut *repo, 2900).await;
    let send = |number, person, area, second, late| CheckinRow {
        area_id: AreaId(id(area)),
        sent_at: Some(at(second)),
        late,
        aside: Vec::new(),
        ..draft(number, week, person)
    };
    repo.insert_checkin(&send(50, eleven, 1, 30, false)).await.unwrap();
    repo.insert_checkin(&send(51, twelve, 2, 20, true)).await.unwrap();
    // A draft is nobody's business.
    repo.insert_checkin(&draft(52, week, TEN)).await.unwrap();

    let everybody = scope(&[ROOT, AreaId(id(2))], &[], &[]);
    let names = |rows: Vec<crate::team::LetterRow>| rows.into_iter().map(|l| (l.name, l.unread)).collect::<Vec<_>>();
    let once = ("Persona Once".to_owned(), true);
    let doce = ("Persona Doce".to_owned(), true);
    assert_eq!(names(repo.letters(week, &everybody, TEN, 9, 0).await.unwrap()), [doce.clone(), once.clone()]);
    assert_eq!(names(repo.letters(week, &everybody, TEN, 1, 1).await.unwrap()), std::slice::from_ref(&once));
    for (scope, expected) in [
        (scope(&[ROOT], &[], &[]), vec![once.clone()]),
        (scope(&[ROOT], &[twelve], &[eleven]), vec![doce.clone()]),
        (scope(&[], &[twelve], &[]), vec![doce.clone()]),
        (Scope::default(), vec![]),
    ] {
        assert_eq!(names(repo.letters(week, &scope, TEN, 9, 0).await.unwrap()), expected, "{scope:?}");
    }

    repo.mark_read(CheckinId(id(51)), TEN, at(60), at(60)).await.unwrap();
    let counts = repo.letter_counts(week, &everybody, TEN).await.unwrap();
    assert_eq!(counts, LetterCounts { sent: 2, late: 1, unread: 1 });
    // What was read comes last, and is unread again once its author changes it.
    let read = ("Persona Doce".to_owned(), false);
    assert_eq!(names(repo.letters(week, &everybody, TEN, 9, 0).await.unwrap()), [once, read]);
    let changed = CheckinRow { revision: 2, updated_at: at(70), ..send(51, twelve, 2, 20, true) };
    assert!(repo.update_checkin(&changed, 1).await.unwrap());
    assert_eq!(repo.letter_counts(week, &everybody, TEN).await.unwrap().unread, 2);
    assert_eq!(repo.unread_by_week(&[(week, everybody.clone())], TEN).await.unwrap(), [(week, 2)]);
    assert_eq!(repo.unread_by_week(&[], TEN).await.unwrap(), []);

    // An answer by somebody else is news to whoever takes part in the thread.
    repo.mark_read(CheckinId(id(51)), TEN, at(80), at(80)).await.unwrap();
    let unread = async |repo: &mut dyn crate::Repo| {
        let outside = Scope { thread: false, ..everybody.clone() };
        let weeks = repo.unread_by_week(&[(week, everybody.clone())], TEN).await.unwrap();
        (
            weeks,
            repo.letter_counts(week, &everybody, TEN).await.unwrap().unread,
            repo.letter_counts(week, &outside, TEN).await.unwrap().unread,
        )
    };
    repo.insert_comment(CommentId(id(70)), CheckinId(id(51)), TEN, at(81), "Gracias").await.unwrap();
    assert_eq!(unread(&mut *repo).await, (vec![(week, 1)], 1, 1), "not one's own");
    repo.insert_comment(CommentId(id(71)), CheckinId(id(51)), twelve, at(82), "De nada").await.unwrap();
    assert_eq!(unread(&mut *repo).await, (vec![(week, 2)], 2, 1));
    assert!(repo.letters(week, &everybody, TEN, 9, 0).await.unwrap().iter().all(|letter| letter.unread));

    // Whoever takes part in one thread of the two learns nothing of the other.
    for (thread, unlike) in [(true, eleven), (false, twelve)] {
        let one = Scope { thread, unlike: vec![unlike], ..everybody.clone() };
        let rows = repo.letters(week, &one, TEN, 9, 0).await.unwrap();
        let mut told: Vec<_> = rows.into_iter().map(|l| (l.name, l.has_note, l.comments, l.unread)).collect();
        told.sort();
        assert_eq!(told, [("Persona Doce".to_owned(), true, 2, true), ("Persona Once".to_owned(), false, 0, true)]);
        assert_eq!(repo.unread_by_week(&[(week, one)], TEN).await.unwrap(), [(week, 2)]);
        let other = Scope { thread: !thread, unlike: vec![unlike], ..everybody.clone() };
        assert_eq!(repo.letter_counts(week, &other, TEN).await.unwrap().unread, 1, "an answer is no news there");
        let rows = repo.letters(week, &other, TEN, 9, 0).await.unwrap();
        let once: Vec<_> = rows.iter().map(|l| (l.has_note, l.comments, l.unread)).collect();
        assert_eq!(once, [(true, 0, true), (false, 0, false)]);
    }

    let missing: Vec<_> = repo.missing(week, &everybody, 9, 0).await.unwrap().into_iter().map(|m| m.name).collect();
    assert_eq!(missing, ["Persona Diez"]);
    assert_eq!(repo.count_missing(week, &everybody).await.unwrap(), 1);
    let counts = repo.week_counts(week, &[ROOT, AreaId(id(2))]).await.unwrap();
    let sent: Vec<_> = counts.iter().map(|c| (c.area_id, c.expected, c.sent)).collect();
    assert!(sent.contains(&(ROOT, 2, 1)) && sent.contains(&(AreaId(id(2)), 1, 0)), "late is not counted: {sent:?}");
}

/// Each week by its own scope; whoever is meant both by their area and by themselves is counted once.
pub async fn unread_of_several_weeks(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let (eleven, twelve) = (PersonId(id(11)), PersonId(id(12)));
    repo.insert_area(&area_row(2, Some(1), "Tiendas")).await.unwrap();
    repo.insert_person(&person_row(11, 1, "Persona Once")).await.unwrap();
    repo.insert_person(&person_row(12, 2, "Persona Doce")).await.unwrap();
    let (first, second) = (stage(&mut *repo, 2900).await, stage(&mut *repo, 2901).await);
    for (number, week, person, area) in [(50, first, eleven, 1), (51, first, twelve, 2), (52, second, twelve, 2)] {
        let sent = CheckinRow { area_id: AreaId(id(area)), sent_at: Some(at(20)), ..draft(number, week, person) };
        repo.insert_checkin(&sent).await.unwrap();
    }
    let both = scope(&[ROOT], &[eleven, twelve], &[eleven]);
    let root = scope(&[ROOT], &[], &[]);
    let unread = repo.unread_by_week(&[(first, both.clone()), (second, both.clone())], TEN).await.unwrap();
    assert_eq!(unread, [(second, 1), (first, 2)]);
    assert_eq!(repo.unread_by_week(&[(second, root.clone()), (first, root)], TEN).await.unwrap(), [(first, 1)]);
    assert_eq!(repo.letters(first, &both, TEN, 9, 0).await.unwrap().len(), 2);
    assert_eq!(repo.count_missing(second, &both).await.unwrap(), 2, "Ten and Eleven");
}

pub async fn where_people_work(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let eleven = PersonId(id(11));
    repo.insert_area(&area_row(2, Some(1), "Tiendas")).await.unwrap();
    repo.insert_person(&person_row(11, 1, "Persona Once")).await.unwrap();
    let week = stage(&mut *repo, 2900).await;
    let elsewhere = CheckinRow { area_id: AreaId(id(2)), ..draft(50, week, TEN) };
    repo.insert_checkin(&elsewhere).await.unwrap();
    let mut places = repo.places_of(&[TEN, PersonId(id(99))], &[week, week.next()]).await.unwrap();
    places.sort();
    assert_eq!(places, [(week, TEN, ROOT), (week, TEN, AreaId(id(2)))], "as expected, and as the check-in says");
    assert_eq!(repo.places_of(&[eleven], &[week]).await.unwrap(), [(week, eleven, ROOT)]);
    assert_eq!(repo.places_of(&[eleven], &[]).await.unwrap(), []);
    assert_eq!(repo.places_of(&[], &[week]).await.unwrap(), []);
}

pub async fn examples_have_no_author(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    published_journey(&mut *repo).await;
    let week = stage(&mut *repo, 2900).await;
    let mut row = draft(50, week, TEN);
    repo.insert_checkin(&row).await.unwrap();
    let entries = [
        entry(&mut *repo, 60, "se muestra", true).await,
        entry(&mut *repo, 61, "no", false).await,
        entry(&mut *repo, 62, "", true).await,
    ];
    repo.insert_entries(row.id, &entries).await.unwrap();
    assert_eq!(repo.examples(week, 9).await.unwrap(), [], "not while it is a draft");
    row.revision = 2;
    row.sent_at = Some(at(20));
    repo.update_checkin(&row, 1).await.unwrap();
    let shown: Vec<_> = repo.examples(week, 9).await.unwrap().into_iter().map(|e| (e.area_name, e.did)).collect();
    assert_eq!(shown, [("Casa Nube".to_owned(), "se muestra".to_owned())]);
}

pub async fn work_is_of_a_scope(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    published_journey(&mut *repo).await;
    published_statement(&mut *repo).await;
    let week = stage(&mut *repo, 2900).await;
    let mut row = draft(50, week, TEN);
    repo.insert_checkin(&row).await.unwrap();
    let entries = [entry(&mut *repo, 60, "una", true).await, entry(&mut *repo, 61, "otra", false).await];
    repo.insert_entries(row.id, &entries).await.unwrap();
    let here = Scope { areas: vec![ROOT], ..Scope::default() };
    let of = async |repo: &mut dyn Repo, scope: &Scope, filter: WorkFilter, limit| {
        let rows = repo.work(week, scope, filter, limit).await.unwrap();
        rows.into_iter().map(|row| (row.checkin_id, row.area_name, row.did)).collect::<Vec<_>>()
    };
    let all = WorkFilter::default();
    assert_eq!(of(&mut *repo, &here, all, 9).await, [], "not while it is a draft");
    row.revision = 2;
    row.sent_at = Some(at(20));
    repo.update_checkin(&row, 1).await.unwrap();
    let line = |did: &str| (row.id, "Casa Nube".to_owned(), did.to_owned());
    assert_eq!(of(&mut *repo, &here, all, 9).await, [line("una"), line("otra")]);
    assert_eq!(of(&mut *repo, &here, all, 1).await, [line("una")]);
    assert_eq!(of(&mut *repo, &here, WorkFilter { examples: true, ..all }, 9).await, [line("una")]);
    let purpose = Some(StatementId(id(30)));
    assert_eq!(of(&mut *repo, &here, WorkFilter { statement: purpose, ..all }, 9).await, [], "nothing carries it");
    assert_eq!(of(&mut *repo, &Scope::default(), all, 9).await, []);
}

pub async fn notes_come_first(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let (eleven, twelve) = (PersonId(id(11)), PersonId(id(12)));
    repo.insert_person(&person_row(11, 1, "Persona Once")).await.unwrap();
    repo.insert_person(&person_row(12, 1, "Persona Doce")).await.unwrap();
    let week = stage(&mut *repo, 2900).await;
    for (number, person, second, note) in [(50, TEN, 20, ""), (51, eleven, 30, "Nota"), (52, twelve, 40, "Nota")] {
        let row = CheckinRow { sent_at: Some(at(second)), note: note.to_owned(), ..draft(number, week, person) };
        repo.insert_checkin(&row).await.unwrap();
    }
    let everybody = scope(&[ROOT], &[], &[]);
    let reader = PersonId(id(11));
    let order = async |repo: &mut dyn crate::Repo| {
        let rows = repo.letters(week, &everybody, reader, 9, 0).await.unwrap();
        rows.into_iter().map(|row| (row.person_id, row.unread)).collect::<Vec<_>>()
    };
    assert_eq!(order(&mut *repo).await, [(eleven, true), (twelve, true), (TEN, true)]);
    repo.mark_read(CheckinId(id(51)), reader, at(60), at(60)).await.unwrap();
    assert_eq!(order(&mut *repo).await, [(twelve, true), (TEN, true), (eleven, false)]);
}

pub async fn the_first_example_without_an_answer(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    published_journey(&mut *repo).await;
    let eleven = PersonId(id(11));
    repo.insert_person(&person_row(11, 1, "Persona Once")).await.unwrap();
    let week = stage(&mut *repo, 2900).await;
    let everybody = scope(&[ROOT], &[], &[]);
    for (number, person, second, example) in [(50, TEN, 30, true), (51, eleven, 20, false)] {
        let row = CheckinRow { sent_at: Some(at(second)), ..draft(number, week, person) };
        repo.insert_checkin(&row).await.unwrap();
        let entries = [entry(&mut *repo, number + 10, "lo hice", example).await];
        repo.insert_entries(row.id, &entries).await.unwrap();
    }
    let found = repo.unanswered_example(week, &everybody).await.unwrap().unwrap();
    assert_eq!((found.checkin_id, found.name.as_str(), found.sent_at), (CheckinId(id(50)), "Persona Diez", at(30)));
    assert!(!found.touchpoint.is_empty());
    assert_eq!(repo.unanswered_example(week, &scope(&[ROOT], &[], &[TEN])).await.unwrap(), None, "not of the scope");
    assert_eq!(repo.unanswered_example(week.next(), &everybody).await.unwrap(), None);
    repo.insert_comment(CommentId(id(70)), CheckinId(id(50)), TEN, at(81), "Algo más").await.unwrap();
    assert!(repo.unanswered_example(week, &everybody).await.unwrap().is_some(), "the author's own is no answer");
    repo.insert_comment(CommentId(id(71)), CheckinId(id(50)), eleven, at(82), "Gracias").await.unwrap();
    assert_eq!(repo.unanswered_example(week, &everybody).await.unwrap(), None);
}

pub async fn looks_are_known(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let week = stage(&mut *repo, 2900).await;
    let line = NewAudit {
        id: AuditId(id(80)),
        at: at(1),
        actor: Some(TEN),
        action: "look.team",
        subject: Some(("area", ROOT.0)),
        area: Some(ROOT),
        week: Some(week.index()),
        detail: "{}".to_owned(),
        address: String::new(),
    };
    let subjects = [ROOT.0, id(99)];
    assert!(repo.looked_at(TEN, "look.team", &subjects, week).await.unwrap().is_empty());
    repo.record(&line).await.unwrap();
    assert_eq!(repo.looked_at(TEN, "look.team", &subjects, week).await.unwrap(), [ROOT.0]);
    assert!(repo.looked_at(TEN, "look.team", &subjects, week.next()).await.unwrap().is_empty());
    assert!(repo.looked_at(TEN, "look.checkin", &subjects, week).await.unwrap().is_empty());
    assert!(repo.looked_at(TEN, "look.team", &[], week).await.unwrap().is_empty());
}

pub async fn the_last_answer_of_each_week(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_person(&person_row(11, 1, "Persona Once")).await.unwrap();
    let (first, second) = (stage(&mut *repo, 2900).await, stage(&mut *repo, 2901).await);
    let (one, two) = (draft(50, first, TEN), draft(51, second, TEN));
    repo.insert_checkin(&one).await.unwrap();
    repo.insert_checkin(&two).await.unwrap();
    for (number, checkin, author, second) in
        [(70, &one, 11, 5), (71, &two, 11, 6), (72, &two, 11, 8), (73, &two, 10, 9)]
    {
        let (id, author) = (CommentId(id(number)), PersonId(id(author)));
        repo.insert_comment(id, checkin.id, author, at(second), "Hola").await.unwrap();
    }
    let weeks = |rows: Vec<crate::team::AnswerRow>| rows.into_iter().map(|a| (a.week, a.at)).collect::<Vec<_>>();
    assert_eq!(weeks(repo.answers(TEN, at(0)).await.unwrap()), [(second, at(8)), (first, at(5))]);
    assert_eq!(weeks(repo.answers(TEN, at(6)).await.unwrap()), [(second, at(8))]);
}

contract_list!(team_contract, team: letters_of_a_scope, notes_come_first, the_first_example_without_an_answer, unread_of_several_weeks, where_people_work, examples_have_no_author, work_is_of_a_scope, the_last_answer_of_each_week, looks_are_known);
