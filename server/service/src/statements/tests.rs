//! Statements through their use cases, on SQLite, with a clock that stands still until it is moved.

use super::{draft::DraftInput, publish::PublishInput};
use crate::{
    Actor, Env, Policy, Services,
    access::passwords::Passwords,
    env::{Clock, System},
    pulse::keys::Keys,
};
use hilo_domain::{
    diff::Change,
    grant::Grant,
    ids::{AreaId, PersonId, SessionId, StatementId},
    lang::Lang,
    problem::{FieldProblem, Problem, Rule},
    statement::{ChangeKind, Reading, StatementKind},
    time::Millis,
    view::{me::Me, statements::Readings},
};
use hilo_store::{Store, areas::AreaRow, audit::AuditFilter, people::PersonRow};
use hilo_store_sqlite::SqliteStore;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use uuid::Uuid;

#[derive(Clone)]
struct Stopped(Arc<AtomicI64>);

impl Clock for Stopped {
    fn now(&self) -> Millis {
        Millis(self.0.load(Ordering::Relaxed))
    }
}

struct House {
    services: Services,
    clock: Stopped,
    _folder: tempfile::TempDir,
}

const START: i64 = 1_790_000_000_000;

/// Area 1 with area 2 under it; leadership is person 10 in the first, employees 11 and 12 in the second.
async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("hilo.db"), 2).await.unwrap();
    store.migrate().await.unwrap();
    let clock = Stopped(Arc::new(AtomicI64::new(START)));
    let env = Env::new(clock.clone(), System);
    let mut repo = store.write().await.unwrap();
    for (number, parent) in [(1, None), (2, Some(1))] {
        let area = AreaRow {
            id: AreaId(id(number)),
            parent_id: parent.map(|p| AreaId(id(p))),
            name: format!("Área {number}"),
            external: false,
            created_at: Millis(START),
        };
        repo.insert_area(&area).await.unwrap();
    }
    for (number, area) in [(10, 1), (11, 2), (12, 2)] {
        let person = PersonRow {
            id: PersonId(id(number)),
            employee_number: None,
            email: None,
            name: format!("Persona {number}"),
            area_id: AreaId(id(area)),
            role_id: None,
            manager_id: None,
            hired_on: None,
            language: None,
            time_zone: None,
            theme: None,
            imported: false,
            active: true,
            created_at: Millis(START),
        };
        repo.insert_person(&person).await.unwrap();
    }
    repo.save().await.unwrap();
    let keys = Keys::in_folder(&folder.path().join("keys"));
    let services =
        Services::open(Arc::new(store), env, Passwords::new(1).unwrap(), Policy::default(), keys).await.unwrap();
    House { services, clock, _folder: folder }
}

const fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + number)
}

fn actor(number: u128, grants: &[Grant]) -> Actor {
    Actor {
        me: Me {
            person: PersonId(id(number)),
            name: format!("Persona {number}"),
            area: AreaId(id(1)),
            area_name: "Área 1".to_owned(),
            grants: grants.to_vec(),
            leads: false,
        },
        employee_number: None,
        session: SessionId(id(99)),
        language: None,
        time_zone: "UTC".to_owned(),
        theme: None,
        organisation: "Casa".to_owned(),
        organisation_language: Lang::Es,
        organisation_time_zone: "UTC".to_owned(),
        address: String::new(),
    }
}

fn boss() -> Actor {
    actor(10, &[Grant::Leadership])
}

fn input(number: i32, revision: i64, title: &str) -> DraftInput {
    DraftInput { number, revision, title: title.to_owned(), body: String::new() }
}

fn publishing(number: i32, revision: i64, change: &str, note: &str) -> PublishInput {
    PublishInput { number, revision, change: change.to_owned(), change_note: note.to_owned() }
}

fn problem<T: std::fmt::Debug>(result: crate::Result<T>) -> Problem {
    result.unwrap_err().problem
}

impl House {
    async fn published(&self, kind: &str, title: &str) -> StatementId {
        let boss = boss();
        let id = self.services.begin_statement(boss.publisher().unwrap(), kind, title).await.unwrap();
        self.services.publish_statement(boss.publisher().unwrap(), id, &publishing(1, 1, "", "")).await.unwrap();
        id
    }

    async fn next(&self, id: StatementId, title: &str, change: &str) -> i32 {
        let boss = boss();
        let publisher = boss.publisher().unwrap();
        let number = self.services.statement_draft(publisher, id).await.unwrap().number;
        let revision = self.services.save_statement_draft(publisher, id, &input(number, 0, title)).await.unwrap();
        self.services
            .publish_statement(publisher, id, &publishing(number, revision, change, "Porque sí"))
            .await
            .unwrap()
    }

    async fn reading(&self, who: &Actor, id: StatementId) -> Option<Reading> {
        self.services.statement(who, id).await.unwrap().reading
    }
}

#[tokio::test]
async fn only_leadership_holds_a_publisher() {
    for grants in [&[][..], &[Grant::Experience], &[Grant::Hr], &[Grant::Admin]] {
        let refused = actor(11, grants).publisher().map(|_| ()).unwrap_err().problem;
        assert_eq!(refused, Problem::Forbidden, "{grants:?}");
    }
    assert!(boss().publisher().is_ok());
    assert_eq!(actor(11, &[]).overseer().map(|_| ()).unwrap_err().problem, Problem::Forbidden);
    assert!(actor(11, &[Grant::Hr]).overseer().is_ok());
}

#[tokio::test]
async fn drafts_are_for_leadership_alone() {
    let house = house().await;
    let (boss, employee) = (boss(), actor(11, &[]));
    let publisher = boss.publisher().unwrap();
    let id = house.services.begin_statement(publisher, "purpose", "  Que dé  gusto. ").await.unwrap();
    assert_eq!(problem(house.services.statement(&employee, id).await), Problem::NotFound);
    assert_eq!(problem(house.services.statement_version(&employee, id, 1).await), Problem::NotFound);
    assert_eq!(house.services.statement_version(&boss, id, 1).await.unwrap().version.title, "Que dé gusto.");
    let seen = house.services.statements(&employee).await.unwrap();
    assert!(seen.statements.is_empty() && seen.drafts.is_empty());
    assert_eq!(house.services.statements(&boss).await.unwrap().drafts.len(), 1);
    assert_eq!(problem(house.services.acknowledge_statement(&employee, id, 1).await), Problem::NotFound);
}

#[tokio::test]
async fn one_of_each_kind_but_values() {
    let house = house().await;
    let boss = boss();
    let publisher = boss.publisher().unwrap();
    house.published("purpose", "Uno").await;
    let taken = problem(house.services.begin_statement(publisher, "purpose", "Otro").await);
    assert_eq!(taken, Problem::field("kind", Rule::OneOfItsKind));
    let both = problem(house.services.begin_statement(publisher, "slogan", " ").await);
    let field = |field: &str, rule| FieldProblem { field: field.to_owned(), rule };
    assert_eq!(both, Problem::Invalid(vec![field("title", Rule::Required), field("kind", Rule::UnknownChoice)]));
    let (first, second) = (house.published("value", "Franqueza").await, house.published("value", "Oficio").await);
    let values = async || -> Vec<StatementId> {
        let creed = house.services.statements(&boss).await.unwrap();
        creed.statements.iter().filter(|s| s.kind == StatementKind::Value).map(|s| s.id).collect()
    };
    assert_eq!(values().await, [first, second]);
    house.services.move_value(publisher, second, true).await.unwrap();
    house.services.move_value(publisher, second, true).await.unwrap();
    assert_eq!(values().await, [second, first]);
    house.services.order_values(publisher, &[first]).await.unwrap();
    assert_eq!(values().await, [first, second]);
    assert_eq!(problem(house.services.order_values(publisher, &[StatementId(Uuid::nil())]).await), Problem::Stale);
    let free = house.services.free_statement_kinds(publisher).await.unwrap();
    assert!(!free.contains(&StatementKind::Purpose) && free.contains(&StatementKind::Value));
}

#[tokio::test]
async fn a_stale_tab_is_told_and_loses_nothing() {
    let house = house().await;
    let boss = boss();
    let publisher = boss.publisher().unwrap();
    let id = house.published("purpose", "Uno").await;
    let save = async |revision, title: &str| {
        house.services.save_statement_draft(publisher, id, &input(2, revision, title)).await
    };
    assert_eq!(save(0, "Uno").await.unwrap(), 0, "what holds already begins no draft");
    assert_eq!(save(0, "Dos").await.unwrap(), 1);
    assert_eq!(save(0, "Dos").await.unwrap(), 1, "a retry after a lost answer");
    assert_eq!(problem(save(0, "Otra pestaña").await), Problem::Stale);
    assert_eq!(save(1, "Tres").await.unwrap(), 2);
    assert_eq!(problem(save(1, "Tarde").await), Problem::Stale);
    let long = problem(save(2, &"x".repeat(301)).await);
    assert_eq!(long, Problem::field("title", Rule::TooLong { max: 300 }));
    assert_eq!(house.services.statement_draft(publisher, id).await.unwrap().title, "Tres");
    // Published or thrown away by somebody else meanwhile:
    assert_eq!(problem(house.services.discard_statement_draft(publisher, id, 2, 1).await), Problem::Stale);
    house.services.discard_statement_draft(publisher, id, 2, 2).await.unwrap();
    assert_eq!(problem(save(2, "Cuatro").await), Problem::Stale);
    assert_eq!(house.services.statement_draft(publisher, id).await.unwrap().title, "Uno");
}

/// Revisions count from 1 in each draft; which draft it is, the number says.
#[tokio::test]
async fn a_tab_on_one_version_saves_nothing_over_another() {
    let house = house().await;
    let boss = boss();
    let publisher = boss.publisher().unwrap();
    let services = &house.services;
    let id = house.published("purpose", "Uno").await;
    // Two tabs are open on version 1; the second publishes version 2 and begins version 3.
    assert_eq!(services.save_statement_draft(publisher, id, &input(2, 0, "Dos")).await.unwrap(), 1);
    services.publish_statement(publisher, id, &publishing(2, 1, "meaning", "Nota")).await.unwrap();
    let begins = services.save_statement_draft(publisher, id, &input(2, 0, "Uno, con un cambio")).await;
    assert_eq!(problem(begins), Problem::Stale, "its text is the one before");
    assert_eq!(services.save_statement_draft(publisher, id, &input(3, 0, "Tres")).await.unwrap(), 1);
    for late in [
        services.save_statement_draft(publisher, id, &input(2, 1, "Dos, tarde")).await.map(|_| ()),
        services.publish_statement(publisher, id, &publishing(2, 1, "meaning", "Nota")).await.map(|_| ()),
        services.discard_statement_draft(publisher, id, 2, 1).await,
    ] {
        assert_eq!(problem(late), Problem::Stale);
    }
    // Nor over one that was begun anew after the other was thrown away.
    services.discard_statement_draft(publisher, id, 3, 1).await.unwrap();
    assert_eq!(services.save_statement_draft(publisher, id, &input(3, 0, "Otra tres")).await.unwrap(), 2);
    let late = services.save_statement_draft(publisher, id, &input(3, 1, "Tres, tarde")).await;
    assert_eq!(problem(late), Problem::Stale);
    let draft = services.statement_draft(publisher, id).await.unwrap();
    assert_eq!((draft.number, draft.title.as_str()), (3, "Otra tres"));
}

#[tokio::test]
async fn a_draft_says_who_saved_it_last() {
    let house = house().await;
    let (boss, other) = (boss(), actor(11, &[Grant::Leadership]));
    let id = house.services.begin_statement(boss.publisher().unwrap(), "vision", "Uno").await.unwrap();
    house.services.save_statement_draft(other.publisher().unwrap(), id, &input(1, 1, "Dos")).await.unwrap();
    let draft = house.services.statement_draft(boss.publisher().unwrap(), id).await.unwrap();
    assert_eq!(draft.saved.unwrap().by.as_deref(), Some("Persona 11"));
}

#[tokio::test]
async fn values_are_moved_among_those_that_are_listed() {
    let house = house().await;
    let boss = boss();
    let publisher = boss.publisher().unwrap();
    let first = house.published("value", "Franqueza").await;
    house.services.begin_statement(publisher, "value", "Un borrador").await.unwrap();
    let last = house.published("value", "Oficio").await;
    house.services.move_value(publisher, last, true).await.unwrap();
    let creed = house.services.statements(&boss).await.unwrap();
    assert_eq!(creed.statements.iter().map(|s| s.id).collect::<Vec<_>>(), [last, first]);
}

/// Marks are not words: the difference is of what is read, unless nothing but the marks differs.
#[tokio::test]
async fn the_difference_is_of_what_is_read() {
    let house = house().await;
    let boss = boss();
    let publisher = boss.publisher().unwrap();
    let id = house.published("purpose", "Uno").await;
    let mut number = 1;
    let mut publish = async |body: &str| {
        number += 1;
        let draft = DraftInput { body: body.to_owned(), ..input(number, 0, "Uno") };
        let revision = house.services.save_statement_draft(publisher, id, &draft).await.unwrap();
        house.services.publish_statement(publisher, id, &publishing(number, revision, "wording", "x")).await.unwrap();
    };
    publish("Con **alegría**.\n\n- uno\n- dos").await;
    publish("Con **calma**.\n\n- uno\n- dos").await;
    publish("Con *calma*.\n\n- uno\n- dos").await;
    let told = async |from, to| -> String {
        let found = house.services.compare_statement(&boss, id, Some(from), Some(to)).await.unwrap();
        let marked = |piece: hilo_domain::diff::Piece| match piece.change {
            Change::Same => piece.text,
            Change::Added => format!("[+{}]", piece.text),
            Change::Removed => format!("[-{}]", piece.text),
        };
        found.body.into_iter().map(marked).collect()
    };
    assert_eq!(told(2, 3).await, "Con [-alegría.][+calma.]\n\n• uno\n• dos");
    assert!(told(3, 4).await.contains("[+*calma*.]"));
}

#[tokio::test]
async fn publishing_asks_what_changed() {
    let house = house().await;
    let boss = boss();
    let publisher = boss.publisher().unwrap();
    let id = house.services.begin_statement(publisher, "purpose", "Que sea fácil.").await.unwrap();
    assert_eq!(
        problem(house.services.statement_to_publish(publisher, StatementId(Uuid::nil())).await),
        Problem::NotFound
    );
    house.services.publish_statement(publisher, id, &publishing(1, 1, "", "")).await.unwrap();
    house.clock.0.fetch_add(60_000, Ordering::Relaxed);
    let publish = async |number, revision, change: &str, note: &str| {
        house.services.publish_statement(publisher, id, &publishing(number, revision, change, note)).await
    };
    assert_eq!(problem(publish(2, 1, "meaning", "x").await), Problem::Stale, "there is no draft");
    house.services.save_statement_draft(publisher, id, &input(2, 0, "Que sea  una alegría.")).await.unwrap();
    assert_eq!(problem(publish(1, 1, "meaning", "x").await), Problem::Stale, "it is another version's");
    let missing = problem(publish(2, 1, "", " ").await);
    let field = |field: &str, rule| FieldProblem { field: field.to_owned(), rule };
    assert_eq!(
        missing,
        Problem::Invalid(vec![field("change_note", Rule::Required), field("change", Rule::UnknownChoice)])
    );
    let shown = house.services.statement_to_publish(publisher, id).await.unwrap();
    let pieces = shown.comparison.unwrap().title;
    assert!(pieces.iter().any(|p| p.change == Change::Added && p.text.contains("alegría")), "{pieces:?}");
    assert_eq!(shown.people, 3);
    assert_eq!(publish(2, 1, "meaning", "Salió de escuchar.").await.unwrap(), 2);
    house.services.save_statement_draft(publisher, id, &input(3, 0, "Otra")).await.unwrap();
    house.services.save_statement_draft(publisher, id, &input(3, 1, "Que sea una alegría.")).await.unwrap();
    assert_eq!(problem(publish(3, 2, "wording", "Nada").await), Problem::Refused(Rule::NothingChanged));

    let page = house.services.statement(&boss, id).await.unwrap();
    let second = page.versions.iter().find(|v| v.number == 2).unwrap();
    assert_eq!((second.change, second.change_note.as_str()), (Some(ChangeKind::Meaning), "Salió de escuchar."));
    let published = second.published.clone().unwrap();
    assert_eq!((published.at, published.by.as_deref()), (Millis(START + 60_000), Some("Persona 10")));
    let comparison = house.services.compare_statement(&actor(11, &[]), id, Some(1), Some(2)).await.unwrap();
    assert_eq!(comparison.numbers, [2, 1], "the draft is not for everybody");
    assert_eq!(problem(house.services.compare_statement(&boss, id, Some(1), Some(9)).await), Problem::NotFound);
    let lines = house
        .services
        .read()
        .await
        .unwrap()
        .audit(&AuditFilter { actions: vec!["statement".to_owned()], limit: 9, ..Default::default() })
        .await
        .unwrap();
    assert_eq!(lines.iter().filter(|l| l.action == "statement.published").count(), 2);
}

#[tokio::test]
async fn only_meaning_is_read_again() {
    let house = house().await;
    let employee = actor(11, &[]);
    let id = house.published("purpose", "Uno").await;
    assert_eq!(house.reading(&employee, id).await, Some(Reading::Unread));
    house.services.acknowledge_statement(&employee, id, 1).await.unwrap();
    house.services.acknowledge_statement(&employee, id, 1).await.unwrap();
    assert_eq!(house.reading(&employee, id).await, Some(Reading::Current { number: 1 }));
    assert_eq!(house.next(id, "Uno, mejor dicho", "wording").await, 2);
    assert_eq!(house.reading(&employee, id).await, Some(Reading::Current { number: 1 }));
    assert_eq!(house.next(id, "Otra cosa", "meaning").await, 3);
    assert_eq!(house.reading(&employee, id).await, Some(Reading::Earlier { number: 1 }));
    // The page still showed what was before; what is there now says something else.
    assert_eq!(problem(house.services.acknowledge_statement(&employee, id, 2).await), Problem::Stale);
    assert_eq!(problem(house.services.acknowledge_statement(&employee, id, 4).await), Problem::Stale);
    let change = house.services.compare_statement(&employee, id, None, None).await.unwrap();
    assert_eq!((change.from.number, change.to.number), (1, 3), "from what was read");
    assert_eq!(house.next(id, "Otra cosa, mejor dicho", "wording").await, 4);
    house.services.acknowledge_statement(&employee, id, 3).await.unwrap();
    assert_eq!(house.reading(&employee, id).await, Some(Reading::Current { number: 3 }), "4 says what 3 said");
}

#[tokio::test]
async fn what_is_retired_asks_nobody() {
    let house = house().await;
    let (boss, employee) = (boss(), actor(11, &[]));
    let publisher = boss.publisher().unwrap();
    let id = house.published("purpose", "Uno").await;
    house.services.save_statement_draft(publisher, id, &input(2, 0, "Dos")).await.unwrap();
    house.services.retire_statement(publisher, id).await.unwrap();
    assert_eq!(problem(house.services.retire_statement(publisher, id).await), Problem::NotFound);
    let page = house.services.statement(&employee, id).await.unwrap();
    assert_eq!((page.reading, page.retired.unwrap().by.as_deref()), (None, Some("Persona 10")));
    assert_eq!(page.versions.len(), 1, "the draft went with it");
    assert_eq!(problem(house.services.acknowledge_statement(&employee, id, 1).await), Problem::NotFound);
    assert_eq!(problem(house.services.statement_draft(publisher, id).await), Problem::NotFound);
    assert_eq!(house.services.statements(&boss).await.unwrap().retired.len(), 1);
    assert!(house.services.statements(&employee).await.unwrap().retired.is_empty());
    house.published("purpose", "Otro").await;
}

#[tokio::test]
async fn acknowledgement_adds_up_the_tree() {
    let house = house().await;
    let hr = actor(12, &[Grant::Hr]);
    let purpose = house.published("purpose", "Uno").await;
    let value = house.published("value", "Oficio").await;
    for (who, what) in [(10, purpose), (11, purpose), (11, value)] {
        house.services.acknowledge_statement(&actor(who, &[]), what, 1).await.unwrap();
    }
    house.next(purpose, "Dos", "meaning").await;
    house.services.acknowledge_statement(&actor(11, &[]), purpose, 2).await.unwrap();

    let page = house.services.acknowledgement(&hr, None).await.unwrap();
    let told: Vec<_> = page.areas.iter().map(|a| (a.depth, a.people, a.count)).collect();
    let count = |current, earlier, pairs| Readings { current, earlier, pairs };
    assert_eq!(told, [(0, 3, count(2, 1, 6)), (1, 2, count(2, 0, 4))]);
    assert_eq!(page.areas[0].count.unread(), 3);
    let by_statement: Vec<_> = page.statements.iter().map(|s| s.count).collect();
    assert_eq!(by_statement, [count(1, 1, 3), count(1, 0, 3)]);
    let one = house.services.export_acknowledgement(&hr, Some(value)).await.unwrap();
    assert_eq!(one.areas[0].count, count(1, 0, 3));
    // Whoever leads the area below sees that alone; whoever leads nothing, nothing.
    let mut lead = actor(11, &[]);
    assert_eq!(problem(house.services.acknowledgement(&lead, None).await), Problem::Forbidden);
    let mut repo = house.services.store.write().await.unwrap();
    repo.set_lead(page.areas[1].area, Some(lead.id()), house.services.env.now()).await.unwrap();
    repo.save().await.unwrap();
    lead.me.leads = true;
    let led = house.services.acknowledgement(&lead, None).await.unwrap();
    let told: Vec<_> = led.areas.iter().map(|a| (a.area, a.depth, a.people, a.count)).collect();
    assert_eq!(told, [(page.areas[1].area, 0, 2, count(2, 0, 4))]);
    let by_statement: Vec<_> = led.statements.iter().map(|s| s.count).collect();
    assert_eq!(by_statement, [count(1, 0, 2), count(1, 0, 2)]);
    let one = house.services.export_acknowledgement(&lead, Some(purpose)).await.unwrap();
    assert_eq!(one.areas.iter().map(|a| (a.people, a.count)).collect::<Vec<_>>(), [(2, count(1, 0, 2))]);
    assert_eq!(one.statements.len(), 2, "the others can still be chosen");
    let unknown = house.services.acknowledgement(&hr, Some(StatementId(Uuid::nil()))).await;
    assert_eq!(problem(unknown), Problem::NotFound);
}
