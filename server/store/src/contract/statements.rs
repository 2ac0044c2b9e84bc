//! Statements, their versions and who acknowledged them.

use super::{Subject, area_row, at, connect, experience::published_journey, id, one_person, person_row};
use crate::{
    Engine, Repo, StoreError,
    statements::{AreaReadings, NewDraft, NewStatement, Publication, StatementRow},
};
use hilo_domain::ids::{AreaId, PersonId, StatementId, StatementVersionId};

/// A statement of the kind with a draft as its version 1.
async fn drafted(repo: &mut dyn Repo, number: u128, kind: &str, position: i32) -> StatementId {
    let statement = StatementId(id(number));
    let new = NewStatement { id: statement, kind: kind.to_owned(), position, created_at: at(0) };
    repo.insert_statement(&new).await.unwrap();
    repo.insert_statement_draft(&draft(statement, number, 1)).await.unwrap();
    statement
}

fn draft(statement: StatementId, seed: u128, number: i32) -> NewDraft {
    NewDraft {
        id: StatementVersionId(id(seed * 100 + u128::from(number.unsigned_abs()))),
        statement_id: statement,
        number,
        title: format!("Versión {number}"),
        body: "Con **alegría**.".to_owned(),
        by: Some(PersonId(id(10))),
        at: at(1),
    }
}

fn publication(revision: i64, change: &str, asks_from: i32) -> Publication {
    Publication {
        revision,
        change: change.to_owned(),
        change_note: "Más corta".to_owned(),
        asks_from,
        by: Some(PersonId(id(10))),
        at: at(2),
    }
}

/// A purpose, published once.
pub async fn published_statement(repo: &mut dyn Repo) {
    let purpose = drafted(repo, 30, "purpose", 0).await;
    assert!(repo.publish_statement(purpose, &publication(1, "meaning", 1)).await.unwrap());
}

/// Publishes the next version, asking from that number on.
async fn next(repo: &mut dyn Repo, statement: StatementId, seed: u128, number: i32, change: &str, asks_from: i32) {
    repo.insert_statement_draft(&draft(statement, seed, number)).await.unwrap();
    assert!(repo.publish_statement(statement, &publication(1, change, asks_from)).await.unwrap());
}

async fn one(repo: &mut dyn Repo, statement: StatementId) -> StatementRow {
    repo.statement(statement).await.unwrap().unwrap()
}

pub async fn drafts_are_saved_by_revision(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let purpose = drafted(&mut *repo, 30, "purpose", 0).await;
    let row = one(&mut *repo, purpose).await;
    assert_eq!((row.number, row.title, row.draft_number, row.draft_revision), (None, None, Some(1), Some(1)));
    assert_eq!((row.draft_title.as_deref(), row.draft_by.as_deref()), (Some("Versión 1"), Some("Persona Diez")));
    repo.insert_person(&person_row(11, 1, "Persona Once")).await.unwrap();
    let (eleven, nobody) = (Some(PersonId(id(11))), None);
    assert_eq!(repo.save_statement_draft(purpose, 1, "Otra", "cuerpo", eleven, at(5)).await.unwrap(), Some(2));
    assert_eq!(repo.save_statement_draft(purpose, 1, "Tarde", "", nobody, at(6)).await.unwrap(), None);
    let row = one(&mut *repo, purpose).await;
    assert_eq!((row.draft_title.as_deref(), row.draft_body.as_deref()), (Some("Otra"), Some("cuerpo")));
    assert_eq!((row.draft_revision, row.draft_updated_at), (Some(2), Some(at(5))));
    assert_eq!(row.draft_by.as_deref(), Some("Persona Once"), "who saved it last");
    // A draft without a published version takes its statement with it.
    assert!(repo.delete_statement_draft(purpose).await.unwrap());
    assert!(!repo.delete_statement_draft(purpose).await.unwrap());
    assert_eq!(repo.statement(purpose).await.unwrap(), None);
}

pub async fn one_draft_at_a_time(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let purpose = drafted(&mut *repo, 30, "purpose", 0).await;
    repo.save().await.unwrap();
    let mut repo = store.write().await.unwrap();
    let second = repo.insert_statement_draft(&draft(purpose, 31, 2)).await;
    assert!(matches!(second, Err(StoreError::Taken { .. })), "{second:?}");
}

pub async fn publishing_supersedes(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let purpose = drafted(&mut *repo, 30, "purpose", 0).await;
    assert!(!repo.publish_statement(purpose, &publication(7, "meaning", 1)).await.unwrap(), "another revision");
    assert!(repo.publish_statement(purpose, &publication(1, "meaning", 1)).await.unwrap());
    assert!(!repo.publish_statement(purpose, &publication(1, "meaning", 1)).await.unwrap(), "no draft is left");
    next(&mut *repo, purpose, 30, 2, "wording", 1).await;
    next(&mut *repo, purpose, 30, 3, "meaning", 3).await;
    let row = one(&mut *repo, purpose).await;
    assert_eq!((row.number, row.asks_from, row.draft_number), (Some(3), Some(3), None));
    assert_eq!((row.published_at, row.published_by.as_deref()), (Some(at(2)), Some("Persona Diez")));
    let versions = repo.statement_versions(purpose).await.unwrap();
    let told: Vec<_> =
        versions.iter().map(|v| (v.number, v.state.as_str(), v.change.as_deref(), v.asks_from)).collect();
    assert_eq!(
        told,
        [
            (3, "published", Some("meaning"), 3),
            (2, "superseded", Some("wording"), 1),
            (1, "superseded", Some("meaning"), 1)
        ]
    );
    assert_eq!(versions[0].change_note, "Más corta");
    // Discarding the draft of a published statement leaves the statement.
    assert_eq!(repo.insert_statement_draft(&draft(purpose, 30, 4)).await.unwrap(), 1);
    assert!(repo.delete_statement_draft(purpose).await.unwrap());
    assert_eq!(one(&mut *repo, purpose).await.number, Some(3));
    // Whoever still looks at the one that was thrown away can't save over the next.
    assert_eq!(repo.insert_statement_draft(&draft(purpose, 30, 4)).await.unwrap(), 2);
}

/// The database itself refuses: no later code can rewrite what was published.
pub async fn a_published_version_is_for_ever(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let purpose = drafted(&mut *repo, 30, "purpose", 0).await;
    assert!(repo.publish_statement(purpose, &publication(1, "meaning", 1)).await.unwrap());
    assert_eq!(repo.save_statement_draft(purpose, 2, "Reescrita", "", None, at(9)).await.unwrap(), None);
    assert!(!repo.delete_statement_draft(purpose).await.unwrap());
    let row = one(&mut *repo, purpose).await;
    assert_eq!((row.title.as_deref(), row.number), (Some("Versión 1"), Some(1)));
    // Its number stays taken, too.
    let again = repo.insert_statement_draft(&draft(purpose, 31, 1)).await;
    assert!(matches!(again, Err(StoreError::Taken { .. })), "{again:?}");
}

pub async fn order_and_retirement(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let promise = drafted(&mut *repo, 30, "customer_promise", 0).await;
    let (first, second) = (drafted(&mut *repo, 31, "value", 0).await, drafted(&mut *repo, 32, "value", 1).await);
    let purpose = drafted(&mut *repo, 33, "purpose", 0).await;
    let ids = async |repo: &mut dyn Repo, retired: bool| -> Vec<StatementId> {
        repo.statements(retired).await.unwrap().into_iter().map(|s| s.id).collect()
    };
    assert_eq!(ids(&mut *repo, false).await, [purpose, first, second, promise]);
    repo.order_statements(&[second, first]).await.unwrap();
    assert_eq!(ids(&mut *repo, false).await, [purpose, second, first, promise]);
    assert!(repo.retire_statement(second, Some(ten), at(8)).await.unwrap());
    assert!(!repo.retire_statement(second, None, at(9)).await.unwrap());
    assert_eq!(ids(&mut *repo, false).await, [purpose, first, promise]);
    assert_eq!(ids(&mut *repo, true).await, [second]);
    let row = one(&mut *repo, second).await;
    assert_eq!((row.retired_at, row.retired_by.as_deref()), (Some(at(8)), Some("Persona Diez")));
    drop(repo);
    let mut repo = store.write().await.unwrap();
    let slogan = NewStatement { id: StatementId(id(40)), kind: "slogan".to_owned(), position: 0, created_at: at(0) };
    assert!(repo.insert_statement(&slogan).await.is_err());
}

/// Of two who begin one at the same moment, the second is refused; what is retired makes room.
pub async fn one_of_each_kind_but_values(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let purpose = drafted(&mut *repo, 30, "purpose", 0).await;
    drafted(&mut *repo, 31, "value", 0).await;
    drafted(&mut *repo, 32, "value", 0).await;
    repo.save().await.unwrap();
    let second = NewStatement { id: StatementId(id(33)), kind: "purpose".to_owned(), position: 1, created_at: at(0) };
    let mut repo = store.write().await.unwrap();
    let refused = repo.insert_statement(&second).await;
    assert!(matches!(refused, Err(StoreError::Taken { .. })), "{refused:?}");
    drop(repo);
    let mut repo = store.write().await.unwrap();
    assert!(repo.retire_statement(purpose, None, at(8)).await.unwrap());
    repo.insert_statement(&second).await.unwrap();
}

/// Who saves waits for who publishes, and then finds that the draft is gone.
pub async fn two_do_not_change_one_statement_at_once(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let purpose = drafted(&mut *repo, 30, "purpose", 0).await;
    repo.save().await.unwrap();
    connect(&store, 2).await;
    let mut first = store.write().await.unwrap();
    first.lock_statement(purpose).await.unwrap();
    let (begun, has_begun) = tokio::sync::oneshot::channel();
    let other = store.clone();
    let second = tokio::spawn(async move {
        let mut repo = other.write().await.unwrap();
        let _ = begun.send(());
        repo.lock_statement(purpose).await.unwrap();
        let row = repo.statement(purpose).await.unwrap().unwrap();
        (row.number, row.draft_number)
    });
    // On SQLite the second does not even begin before the first has ended.
    if store.engine() == Engine::Postgres {
        has_begun.await.unwrap();
    }
    assert!(first.publish_statement(purpose, &publication(1, "meaning", 1)).await.unwrap());
    first.save().await.unwrap();
    assert_eq!(second.await.unwrap(), (Some(1), None), "it looks once the first is done");
}

pub async fn readings_of_one_person(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let value = drafted(&mut *repo, 31, "value", 0).await;
    let purpose = drafted(&mut *repo, 30, "purpose", 0).await;
    drafted(&mut *repo, 32, "vision", 0).await;
    for statement in [purpose, value] {
        assert!(repo.publish_statement(statement, &publication(1, "meaning", 1)).await.unwrap());
    }
    let state = async |repo: &mut dyn Repo| -> Vec<(StatementId, i32, i32, Option<i32>)> {
        let rows = repo.readings(ten).await.unwrap();
        rows.into_iter().map(|r| (r.statement_id, r.number, r.asks_from, r.acknowledged)).collect()
    };
    assert_eq!(state(&mut *repo).await, [(purpose, 1, 1, None), (value, 1, 1, None)]);
    assert!(repo.acknowledge(ten, purpose, 1, at(3)).await.unwrap());
    assert!(!repo.acknowledge(ten, purpose, 1, at(4)).await.unwrap());
    next(&mut *repo, purpose, 30, 2, "wording", 1).await;
    assert_eq!(state(&mut *repo).await[0], (purpose, 2, 1, Some(1)), "wording asks nobody again");
    next(&mut *repo, purpose, 30, 3, "meaning", 3).await;
    assert_eq!(state(&mut *repo).await[0], (purpose, 3, 3, Some(1)), "meaning does");
    repo.acknowledge(ten, purpose, 3, at(5)).await.unwrap();
    assert_eq!(state(&mut *repo).await[0].3, Some(3));
    repo.retire_statement(purpose, None, at(6)).await.unwrap();
    assert_eq!(state(&mut *repo).await, [(value, 1, 1, None)]);
    drop(repo);
    let mut repo = store.write().await.unwrap();
    assert!(repo.acknowledge(ten, StatementId(id(99)), 1, at(5)).await.is_err(), "no such statement");
}

pub async fn readings_by_area(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_area(&area_row(2, Some(1), "Tiendas")).await.unwrap();
    repo.insert_area(&area_row(3, Some(1), "Vacía")).await.unwrap();
    let (one, two, gone) = (PersonId(id(11)), PersonId(id(12)), PersonId(id(13)));
    for (number, name) in [(11, "Once"), (12, "Doce"), (13, "Trece")] {
        let mut person = person_row(number, 2, name);
        person.active = number != 13;
        repo.insert_person(&person).await.unwrap();
    }
    assert!(repo.readings_by_area(None).await.unwrap().is_empty());
    let purpose = drafted(&mut *repo, 30, "purpose", 0).await;
    let value = drafted(&mut *repo, 31, "value", 0).await;
    let unpublished = drafted(&mut *repo, 32, "vision", 0).await;
    for statement in [purpose, value] {
        assert!(repo.publish_statement(statement, &publication(1, "meaning", 1)).await.unwrap());
    }
    for (person, statement) in [(ten, purpose), (one, purpose), (one, value), (two, purpose), (gone, purpose)] {
        repo.acknowledge(person, statement, 1, at(3)).await.unwrap();
    }
    next(&mut *repo, purpose, 30, 2, "meaning", 2).await;
    repo.acknowledge(one, purpose, 2, at(4)).await.unwrap();

    let row = |area, statement_id, acknowledged, earlier| AreaReadings {
        area_id: AreaId(id(area)),
        statement_id,
        acknowledged,
        earlier,
    };
    let shops = [row(2, purpose, 1, 1), row(2, value, 1, 0)];
    let everywhere = repo.readings_by_area(None).await.unwrap();
    assert_eq!(everywhere[0], row(1, purpose, 0, 1));
    assert_eq!(everywhere[1..], shops);
    assert_eq!(repo.readings_by_area(Some(&[AreaId(id(2)), AreaId(id(3))])).await.unwrap(), shops);
    assert!(repo.readings_by_area(Some(&[])).await.unwrap().is_empty());
    let mut counts = Vec::new();
    for statement in [purpose, value, unpublished] {
        counts.push(repo.count_acknowledged(statement).await.unwrap());
    }
    assert_eq!(counts, [1, 1, 0], "what is earlier does not count, nor who has gone");
    repo.retire_statement(purpose, None, at(9)).await.unwrap();
    assert_eq!(repo.readings_by_area(None).await.unwrap(), shops[1..]);
    assert!(repo.carriers(purpose).await.unwrap().is_empty());
}

/// Of statements and journeys, without drafts.
pub async fn what_was_published(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    published_statement(&mut *repo).await;
    published_journey(&mut *repo).await;
    repo.insert_statement_draft(&draft(StatementId(id(30)), 30, 2)).await.unwrap();
    let mut all = repo.publications(at(1), at(2)).await.unwrap();
    all.sort_by(|one, other| one.kind.cmp(&other.kind));
    let said: Vec<_> = all.iter().map(|row| (row.kind.as_deref(), row.number, row.name.as_str())).collect();
    assert_eq!(said, [(None, 1, "Comprar"), (Some("purpose"), 1, "Versión 1")]);
    assert_eq!((all[1].id, all[1].published_at), (id(30), at(2)));
    assert_eq!(repo.publications(at(2), at(9)).await.unwrap(), [], "after the instant");
    assert_eq!(repo.publications(at(0), at(1)).await.unwrap(), []);
}

contract_list!(statements_contract, statements: drafts_are_saved_by_revision, one_draft_at_a_time, publishing_supersedes, a_published_version_is_for_ever, order_and_retirement, one_of_each_kind_but_values, two_do_not_change_one_statement_at_once, readings_of_one_person, readings_by_area, what_was_published);
