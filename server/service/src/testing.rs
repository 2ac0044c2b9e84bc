//! A set-up organisation on a file of its own, for tests of use cases.

use crate::{
    Actor, Env, Policy, Services,
    access::{Origin, passwords::Passwords, sessions::Recognised, setup::SetupInput},
    env::{Clock, System},
};
use hilo_domain::{
    ids::{AreaId, PersonId},
    time::Millis,
};
use hilo_store::Store as _;
use hilo_store_sqlite::SqliteStore;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// A clock that moves when it is told to, and a millisecond each time it is looked at.
#[derive(Clone)]
pub(crate) struct TestClock(Arc<AtomicI64>);

impl TestClock {
    pub(crate) fn advance_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1000, Ordering::Relaxed);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Millis {
        Millis(self.0.fetch_add(1, Ordering::Relaxed))
    }
}

pub(crate) struct House {
    pub(crate) services: Services,
    pub(crate) clock: TestClock,
    /// Ana Díaz, who set it up.
    pub(crate) admin: Actor,
    pub(crate) root: AreaId,
    _folder: tempfile::TempDir,
}

/// «Ferretería» in Santiago, on Monday 23 November 2026 at 09:00 there.
pub(crate) async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("hilo.db"), 2).await.unwrap();
    store.migrate().await.unwrap();
    let clock = TestClock(Arc::new(AtomicI64::new(1_795_435_200_000)));
    let env = Env::new(clock.clone(), System);
    let passwords = Passwords::quick_for_tests().unwrap();
    let keys = crate::pulse::keys::Keys::in_folder(&folder.path().join("keys"));
    let services = Services::open(Arc::new(store), env, passwords, Policy::default(), keys).await.unwrap();
    let link = services.setup_link().await.unwrap().unwrap();
    let input = SetupInput {
        organisation: "Ferretería".to_owned(),
        language: "es".to_owned(),
        time_zone: "America/Santiago".to_owned(),
        name: "Ana Díaz".to_owned(),
        email: "ana@example.com".to_owned(),
        password: "tres gatos azules".to_owned(),
        password_again: "tres gatos azules".to_owned(),
    };
    let signed_in = services.set_up(&link, &input, &Origin::default()).await.unwrap();
    let admin = recognise(&services, &signed_in.session).await;
    let root = admin.me.area;
    House { services, clock, admin, root, _folder: folder }
}

impl House {
    /// Somebody as they are now, signed in.
    pub(crate) async fn actor(&self, person: PersonId) -> Actor {
        let mut repo = self.services.write().await.unwrap();
        let now = self.services.env.now();
        let session = self.services.open_session(&mut *repo, person, &Origin::default(), now).await.unwrap();
        repo.save().await.unwrap();
        recognise(&self.services, &session).await
    }
}

async fn recognise(services: &Services, session: &crate::env::Token) -> Actor {
    match services.recognise(session, &Origin::default()).await.unwrap() {
        Recognised::Actor(actor) => *actor,
        other => panic!("not signed in: {other:?}"),
    }
}
