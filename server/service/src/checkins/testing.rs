//! A small company on a file of its own, with a clock that the test moves.

use crate::{
    Actor, Env, Policy, Services,
    access::passwords::Passwords,
    env::{Clock, System},
    pulse::keys::Keys,
};
use hilo_domain::{
    contribution::State,
    grant::Grant,
    ids::{
        AreaId, ContributionId, JourneyId, JourneyVersionId, PersonId, RoleId, SessionId, StageId, StatementId,
        StatementVersionId, TouchpointId, TouchpointVersionId,
    },
    lang::Lang,
    time::Millis,
    view::me::Me,
};
use hilo_store::{
    Repo, Store,
    areas::AreaRow,
    contributions::ContributionRow,
    experience::{DRAFT, TouchpointVersionRow},
    experience_drafts::{Arranged, NewJourneyVersion},
    organisation::Organisation,
    people::PersonRow,
    statements::{NewDraft, NewStatement, Publication},
};
use hilo_store_sqlite::SqliteStore;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use tempfile::TempDir;
use uuid::Uuid;

/// Where the test has put the hands.
#[derive(Clone)]
struct Moved(Arc<AtomicI64>);

impl Clock for Moved {
    fn now(&self) -> Millis {
        Millis(self.0.load(Ordering::SeqCst))
    }
}

pub(crate) struct Company {
    pub(crate) services: Services,
    clock: Moved,
    _folder: TempDir,
}

/// An instant written in UTC.
pub(crate) fn utc(text: &str) -> Millis {
    Millis(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
}

pub(crate) const fn area(number: u128) -> AreaId {
    AreaId(Uuid::from_u128(number))
}

pub(crate) const fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(1000 + number))
}

const fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) const fn touchpoint(number: u128) -> TouchpointId {
    TouchpointId(id(60 + number))
}

pub(crate) const fn contribution() -> ContributionId {
    ContributionId(id(80))
}

fn touchpoint_version(number: u128, name: &str) -> TouchpointVersionRow {
    TouchpointVersionRow {
        id: TouchpointVersionId(id(70 + number)),
        touchpoint_id: touchpoint(number),
        number: 1,
        state: DRAFT.to_owned(),
        name: name.to_owned(),
        promise: String::new(),
        emotion_word: String::new(),
        emotion: 0,
        effort: String::new(),
        minutes: None,
        guidance: String::new(),
        channel: String::new(),
        moment_of_truth: false,
        backstage: false,
        owner_area_id: None,
        owner_name: None,
        change: None,
        asks_from: 1,
        published_at: None,
    }
}

impl Company {
    /// Set up at that moment; root 1, shops 2 with Maipú 3 and the centre 4 under them, and finance 5.
    pub(crate) async fn new(time_zone: &str, at: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store: Arc<dyn Store> = Arc::new(SqliteStore::open(&folder.path().join("hilo.db"), 4).await.unwrap());
        store.migrate().await.unwrap();
        let clock = Moved(Arc::new(AtomicI64::new(utc(at).0)));
        let env = Env::new(clock.clone(), System);
        let passwords = Passwords::quick_for_tests().unwrap();
        let keys = Keys::in_folder(&folder.path().join("keys"));
        let services = Services::open(store, env, passwords, Policy::default(), keys).await.unwrap();
        let company = Self { services, clock, _folder: folder };
        let now = utc(at);
        let mut repo = company.write().await;
        let organisation = Organisation {
            name: "Casa Nube".to_owned(),
            language: "es".to_owned(),
            time_zone: time_zone.to_owned(),
            opens_day: 4,
            opens_minute: 480,
            closes_day: 1,
            closes_minute: 720,
            created_at: now,
        };
        repo.insert_organisation(&organisation).await.unwrap();
        for (number, parent, name) in [
            (1, None, "Casa Nube"),
            (2, Some(1), "Tiendas"),
            (3, Some(2), "Maipú"),
            (4, Some(2), "Centro"),
            (5, Some(1), "Finanzas"),
        ] {
            let row = AreaRow {
                id: area(number),
                parent_id: parent.map(area),
                name: name.to_owned(),
                external: false,
                created_at: now,
            };
            repo.insert_area(&row).await.unwrap();
        }
        repo.save().await.unwrap();
        company
    }

    pub(crate) async fn read(&self) -> Box<dyn Repo> {
        self.services.store.read().await.unwrap()
    }

    pub(crate) async fn write(&self) -> Box<dyn Repo> {
        self.services.store.write().await.unwrap()
    }

    pub(crate) fn set_clock(&self, at: &str) {
        self.clock.0.store(utc(at).0, Ordering::SeqCst);
    }

    pub(crate) fn now(&self) -> Millis {
        self.clock.now()
    }

    /// Somebody active, with the title `Cajera`.
    pub(crate) async fn hire(&self, number: u128, at_area: u128, name: &str) -> PersonId {
        let now = self.now();
        let mut repo = self.write().await;
        let role = RoleId(Uuid::from_u128(9000 + at_area));
        let role = repo.role_for(area(at_area), "Cajera", role, now).await.unwrap();
        let row = PersonRow {
            id: person(number),
            employee_number: None,
            email: None,
            name: name.to_owned(),
            area_id: area(at_area),
            role_id: Some(role),
            manager_id: None,
            hired_on: None,
            language: None,
            time_zone: None,
            theme: None,
            imported: false,
            active: true,
            created_at: now,
        };
        repo.insert_person(&row).await.unwrap();
        repo.save().await.unwrap();
        row.id
    }

    /// A statement, a journey with two touchpoints (`Exhibición` and `Caja`), and a confirmed contribution of every
    /// `Cajera` in the shops and under them to the first.
    pub(crate) async fn publish(&self, by: PersonId) {
        let now = self.now();
        let mut repo = self.write().await;
        let (statement, journey, version) = (StatementId(id(50)), JourneyId(id(51)), JourneyVersionId(id(52)));
        let new = NewStatement { id: statement, kind: "purpose".to_owned(), position: 0, created_at: now };
        repo.insert_statement(&new).await.unwrap();
        let draft = NewDraft {
            id: StatementVersionId(id(53)),
            statement_id: statement,
            number: 1,
            title: "Que arreglar la casa deje de ser un problema".to_owned(),
            body: String::new(),
            by: None,
            at: now,
        };
        repo.insert_statement_draft(&draft).await.unwrap();
        let publication = Publication {
            revision: 1,
            change: "meaning".to_owned(),
            change_note: String::new(),
            asks_from: 1,
            by: Some(by),
            at: now,
        };
        assert!(repo.publish_statement(statement, &publication).await.unwrap());
        repo.insert_journey(journey, now).await.unwrap();
        let draft = NewJourneyVersion {
            id: version,
            journey_id: journey,
            number: 1,
            name: "Comprar".to_owned(),
            summary: String::new(),
            created_by: Some(by),
            created_at: now,
        };
        repo.insert_journey_draft(&draft).await.unwrap();
        repo.insert_stage(version, StageId(id(54)), 0, "Llega").await.unwrap();
        let mut touchpoints = Vec::new();
        for (number, name) in [(1, "Exhibición"), (2, "Caja")] {
            repo.insert_touchpoint(touchpoint(number), journey, now).await.unwrap();
            let row = touchpoint_version(number, name);
            repo.insert_touchpoint_version(&row).await.unwrap();
            touchpoints.push(row.id);
        }
        repo.arrange(version, &[Arranged { stage: StageId(id(54)), touchpoints: touchpoints.clone() }]).await.unwrap();
        for row in touchpoints {
            repo.publish_touchpoint(row, "meaning", 1, now).await.unwrap();
        }
        repo.publish_journey(version, "Primera", by, now).await.unwrap();
        repo.count_publication(version, now).await.unwrap();
        let row = ContributionRow {
            id: contribution(),
            area_id: area(2),
            title: "Cajera".to_owned(),
            title_key: "cajera".to_owned(),
            touchpoint_id: touchpoint(1),
            statement_id: statement,
            through_area_id: None,
            does: "reviso que todo encienda".to_owned(),
            gets: "vea que funciona".to_owned(),
            state: State::Confirmed,
            proposed_by: Some(by),
            proposed_at: now,
            decided_by: Some(by),
            decided_at: Some(now),
            touchpoint_number: 1,
            statement_number: 1,
            revision: 1,
            updated_at: now,
        };
        repo.insert_contribution(&row).await.unwrap();
        repo.save().await.unwrap();
    }

    /// Signed in, with what the database says of them and these grants.
    pub(crate) async fn actor(&self, person: PersonId, grants: &[Grant]) -> Actor {
        let mut repo = self.read().await;
        let row = repo.person(person).await.unwrap().unwrap();
        let leads = repo.leads().await.unwrap().iter().any(|lead| lead.person_id == person);
        let organisation = repo.organisation().await.unwrap().unwrap();
        Actor {
            me: Me {
                person,
                name: row.name,
                area: row.area_id,
                area_name: String::new(),
                grants: grants.to_vec(),
                leads,
            },
            session: SessionId(Uuid::from_u128(1)),
            language: None,
            time_zone: organisation.time_zone.clone(),
            theme: None,
            organisation: organisation.name,
            organisation_language: Lang::Es,
            organisation_time_zone: organisation.time_zone,
            employee_number: None,
            address: "127.0.0.1".to_owned(),
        }
    }
}
