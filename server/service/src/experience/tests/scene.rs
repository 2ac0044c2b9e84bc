//! An area, a person, a published statement and a clock that the test holds.

use crate::experience::{drafting::JourneyInput, editing::TouchpointInput, publishing::PublishInput};
use crate::{
    Actor, Env, Policy, Services,
    access::passwords::Passwords,
    env::{Clock, System},
    pulse::keys::Keys,
};
use hilo_domain::{
    grant::Grant,
    ids::{AreaId, JourneyId, PersonId, SessionId, StatementId, StatementVersionId, TouchpointId},
    lang::Lang,
    problem::{FieldProblem, Problem, Rule},
    time::Millis,
    view::{experience::DraftView, me::Me},
};
use hilo_store::{
    Store,
    areas::AreaRow,
    people::PersonRow,
    statements::{NewDraft, NewStatement, Publication},
};
use hilo_store_sqlite::SqliteStore;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use uuid::Uuid;

pub const AREA: AreaId = AreaId(Uuid::from_u128(1));
pub const PERSON: PersonId = PersonId(Uuid::from_u128(2));
pub const STATEMENT: StatementId = StatementId(Uuid::from_u128(3));

struct HeldClock(Arc<AtomicI64>);

impl Clock for HeldClock {
    fn now(&self) -> Millis {
        Millis(self.0.load(Ordering::Relaxed))
    }
}

pub struct Stage {
    pub services: Services,
    clock: Arc<AtomicI64>,
    _folder: tempfile::TempDir,
}

pub fn actor(grants: &[Grant]) -> Actor {
    Actor {
        me: Me {
            person: PERSON,
            name: "Ana Díaz".to_owned(),
            area: AREA,
            area_name: "Casa Nube".to_owned(),
            grants: grants.to_vec(),
            leads: false,
        },
        employee_number: None,
        session: SessionId(Uuid::from_u128(9)),
        language: None,
        time_zone: "UTC".to_owned(),
        theme: None,
        organisation: "Casa Nube".to_owned(),
        organisation_language: Lang::Es,
        organisation_time_zone: "UTC".to_owned(),
        address: "127.0.0.1".to_owned(),
    }
}

/// An area, a person and a published statement.
pub async fn stage() -> Stage {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("hilo.db"), 2).await.unwrap();
    store.migrate().await.unwrap();
    let at = Millis(1_790_000_000_000);
    let mut repo = store.write().await.unwrap();
    let area = AreaRow { id: AREA, parent_id: None, name: "Casa Nube".to_owned(), external: false, created_at: at };
    repo.insert_area(&area).await.unwrap();
    let person = PersonRow {
        id: PERSON,
        employee_number: None,
        email: None,
        name: "Ana Díaz".to_owned(),
        area_id: AREA,
        role_id: None,
        manager_id: None,
        hired_on: None,
        language: None,
        time_zone: None,
        theme: None,
        imported: false,
        active: true,
        created_at: at,
    };
    repo.insert_person(&person).await.unwrap();
    let statement = NewStatement { id: STATEMENT, kind: "purpose".to_owned(), position: 0, created_at: at };
    repo.insert_statement(&statement).await.unwrap();
    let draft = NewDraft {
        id: StatementVersionId(Uuid::from_u128(4)),
        statement_id: STATEMENT,
        number: 1,
        title: "Que arreglar la casa dé gusto".to_owned(),
        body: String::new(),
        by: None,
        at,
    };
    repo.insert_statement_draft(&draft).await.unwrap();
    let publication = Publication {
        revision: 1,
        change: "meaning".to_owned(),
        change_note: String::new(),
        asks_from: 1,
        by: None,
        at,
    };
    assert!(repo.publish_statement(STATEMENT, &publication).await.unwrap());
    repo.save().await.unwrap();
    let clock = Arc::new(AtomicI64::new(at.0));
    let env = Env::new(HeldClock(clock.clone()), System);
    let keys = Keys::in_folder(&folder.path().join("keys"));
    let services =
        Services::open(Arc::new(store), env, Passwords::new(1).unwrap(), Policy::default(), keys).await.unwrap();
    Stage { services, clock, _folder: folder }
}

pub fn input(name: &str) -> TouchpointInput {
    TouchpointInput {
        name: name.to_owned(),
        promise: "Lo que se ve, funciona".to_owned(),
        emotion: "1".to_owned(),
        minutes: "5".to_owned(),
        owner: AREA.to_string(),
        statements: vec![STATEMENT.to_string()],
        ..TouchpointInput::default()
    }
}

pub fn problem<T>(result: crate::Result<T>) -> Problem {
    match result {
        Ok(_) => panic!("it was done"),
        Err(failure) => failure.problem,
    }
}

pub fn rules(problem: Problem) -> Vec<(String, Rule)> {
    let Problem::Invalid(fields) = problem else { panic!("{problem:?}") };
    fields.into_iter().map(|FieldProblem { field, rule }| (field, rule)).collect()
}

impl Stage {
    pub fn wait(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1000, Ordering::Relaxed);
    }

    /// A draft with the stages "Elige" and "Compra", and these touchpoints in the first.
    pub async fn drafted(&self, names: &[&str]) -> (JourneyId, Vec<TouchpointId>) {
        let experience = actor(&[Grant::Experience]);
        let drafter = experience.drafter().unwrap();
        let journey = JourneyInput {
            name: "Comprar".to_owned(),
            stages: " Elige \n\nCompra".to_owned(),
            ..JourneyInput::default()
        };
        let id = self.services.start_journey(drafter, &journey).await.unwrap();
        let draft = self.draft(id).await;
        let mut touchpoints = Vec::new();
        for name in names {
            let stage = draft.stages[0].id;
            touchpoints.push(self.services.add_touchpoint(drafter, id, stage, &input(name)).await.unwrap());
        }
        (id, touchpoints)
    }

    pub async fn draft(&self, id: JourneyId) -> DraftView {
        let experience = actor(&[Grant::Experience]);
        self.services.journey_draft(experience.drafter().unwrap(), id).await.unwrap()
    }

    pub async fn order(&self, id: JourneyId) -> Vec<(String, Vec<String>)> {
        let names = |touchpoints: Vec<hilo_domain::view::experience::DraftTouchpoint>| {
            touchpoints.into_iter().map(|t| t.touchpoint.name).collect()
        };
        self.draft(id).await.stages.into_iter().map(|s| (s.name, names(s.touchpoints))).collect()
    }

    /// Publishes the draft as it is, every change as `change`.
    pub async fn publish(
        &self,
        id: JourneyId,
        change: &str,
    ) -> crate::Result<hilo_domain::view::experience::Published> {
        let leadership = actor(&[Grant::Leadership]);
        let publisher = leadership.publisher()?;
        let view = self.services.publish_preview(publisher, id).await?;
        let changes = view.changed.iter().map(|c| (c.after.id, change.to_owned())).collect();
        let input = PublishInput { revision: view.revision.clone(), change_note: "Porque sí".to_owned(), changes };
        self.services.publish_journey(publisher, id, &input).await
    }

    /// Saves one field of a touchpoint, as its form would.
    pub async fn edit(&self, id: JourneyId, touchpoint: TouchpointId, edited: TouchpointInput) -> crate::Result<()> {
        let experience = actor(&[Grant::Experience]);
        let drafter = experience.drafter()?;
        let seen = self.services.touchpoint_form(drafter, id, touchpoint).await?.seen;
        self.services.save_touchpoint(drafter, id, touchpoint, &TouchpointInput { seen, ..edited }).await
    }

    pub async fn numbers(&self) -> Vec<(String, i32, i32)> {
        let mut repo = self.services.read().await.unwrap();
        let current = repo.current_touchpoints().await.unwrap();
        current.into_iter().map(|t| (t.version.name, t.version.number, t.version.asks_from)).collect()
    }
}

pub fn order(stages: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    stages.iter().map(|(s, names)| ((*s).to_owned(), names.iter().map(|n| (*n).to_owned()).collect())).collect()
}
