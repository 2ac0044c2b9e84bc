//! A database of its own with the services on it, a clock that is set by hand, and what is known of the confidential
//! answers because they were given here.

use crate::rows;
use hilo_domain::{
    grant::Grant,
    ids::{AreaId, PersonId, SessionId},
    lang::Lang,
    period::PeriodId,
    pulse::Item,
    time::Millis,
    view::me::Me,
    week::WeekId,
};
use hilo_service::{
    Actor, Env, Policy, Services,
    access::passwords::Passwords,
    env::{Clock, System},
    pulse::{answer::PulseInput, keys::Keys},
};
use hilo_store::Store as _;
use hilo_store_sqlite::SqliteStore;
use serde_json::json;
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use tempfile::TempDir;
use uuid::Uuid;

#[derive(Clone, Default)]
pub struct Hand(Arc<AtomicI64>);

impl Clock for Hand {
    fn now(&self) -> Millis {
        Millis(self.0.load(Ordering::SeqCst))
    }
}

/// An empty database of today's shape.
pub struct Template(Vec<u8>);

impl Template {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("template.db");
        let store = SqliteStore::open_for_making(&file).await.unwrap();
        store.migrate().await.unwrap();
        store.close().await;
        Self(std::fs::read(file).unwrap())
    }

    pub async fn company(&self) -> Company {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("hilo.db"), &self.0).unwrap();
        Company::open(folder).await
    }
}

/// What the database does not say afterwards, in JSON.
#[derive(Default)]
pub struct Known {
    /// As they were when a week closed.
    pub contributions: Vec<String>,
    pub contributions_of: Vec<WeekId>,
    /// What was above each area when a week closed.
    pub areas: Vec<String>,
    pub answers: Vec<String>,
    pub answers_of: Vec<PeriodId>,
    /// Where people counted, by period and person.
    pub members: BTreeMap<i32, BTreeMap<String, String>>,
}

pub struct Company {
    pub services: Services,
    pub raw: SqliteConnection,
    pub known: Known,
    clock: Hand,
    _folder: TempDir,
}

impl Company {
    /// What is in `hilo.db` of the folder, with the keys beside it.
    pub async fn open(folder: TempDir) -> Self {
        let file = folder.path().join("hilo.db");
        let store = Arc::new(SqliteStore::open_for_making(&file).await.unwrap());
        let clock = Hand::default();
        let keys = Keys::in_folder(&folder.path().join("keys"));
        let env = Env::new(clock.clone(), System);
        let passwords = Passwords::quick_for_tests().unwrap();
        let services = Services::open(store, env, passwords, Policy::default(), keys).await.unwrap();
        Self { services, raw: beside(&file).await, known: Known::default(), clock, _folder: folder }
    }

    pub fn now(&self) -> Millis {
        self.clock.now()
    }

    /// Time goes on.
    pub fn set_clock(&self, at: Millis) {
        assert!(at > self.now(), "the clock goes back");
        self.clock.0.store(at.0, Ordering::SeqCst);
    }

    /// Opens and closes what is due, and keeps what is gone or different afterwards.
    pub async fn tick(&mut self) {
        let ticked = self.services.tick().await.unwrap();
        for week in &ticked.closed {
            let rows = rows::contributions(&mut self.raw, *week).await;
            self.known.contributions.push(rows);
            self.known.areas.push(rows::areas(&mut self.raw, *week).await);
            self.known.contributions_of.push(*week);
        }
        for period in &ticked.pulses_opened {
            self.keep_members(*period).await;
        }
        self.known
            .answers_of
            .extend(ticked.pulses_closed.iter().filter(|of| self.known.members.contains_key(&of.index())));
    }

    pub async fn keep_members(&mut self, period: PeriodId) {
        let sql = "SELECT lower(hex(person_id)), lower(hex(area_id)) FROM pulse_member WHERE period = $1";
        let rows: Vec<(String, String)> = sqlx::query_as(sql).bind(period).fetch_all(&mut self.raw).await.unwrap();
        self.known.members.insert(period.index(), rows.into_iter().collect());
    }

    /// Somebody answers, as the page would send it.
    pub async fn answer(&mut self, person: Uuid, period: PeriodId, taps: Vec<(WeekId, Item, u8)>) {
        let id = person.simple().to_string();
        for (_, item, score) in &taps {
            let row = json!({ "period": period.index(), "person": id, "item": item.as_str(), "score": score });
            self.known.answers.push(row.to_string());
        }
        let input = PulseInput { period, taps };
        self.services.answer_pulse(&actor(PersonId(person), &[]), &input).await.unwrap();
    }
}

async fn beside(file: &Path) -> SqliteConnection {
    let options =
        SqliteConnectOptions::new().filename(file).pragma("synchronous", "off").pragma("busy_timeout", "10000");
    let mut raw = options.connect().await.unwrap();
    raw.ping().await.unwrap();
    raw
}

/// Somebody as if signed in.
pub fn actor(person: PersonId, grants: &[Grant]) -> Actor {
    Actor {
        me: Me {
            person,
            name: String::new(),
            area: AreaId(Uuid::nil()),
            area_name: String::new(),
            grants: grants.to_vec(),
            leads: false,
        },
        employee_number: None,
        session: SessionId(person.0),
        language: None,
        time_zone: "UTC".to_owned(),
        theme: None,
        organisation: String::new(),
        organisation_language: Lang::Es,
        organisation_time_zone: "UTC".to_owned(),
        address: String::new(),
    }
}
