//! Imports on a database of their own each.

mod command;
mod uploads;

use crate::{
    Env, Policy, Services,
    access::{Origin, passwords::Passwords, sessions::Recognised},
    env::Clock,
    import::command::NewOrganisation,
};
use hilo_domain::{ids::PersonId, lang::Lang, time::Millis};
use hilo_store::people::PersonRow;
use hilo_store_sqlite::SqliteStore;
use std::{
    fmt::Write as _,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

#[derive(Clone)]
struct TestClock(Arc<AtomicI64>);

impl Clock for TestClock {
    fn now(&self) -> Millis {
        // A millisecond later each time, so that placements differ.
        Millis(self.0.fetch_add(1, Ordering::Relaxed))
    }
}

/// What the command line makes where there is none.
fn organisation(name: &str) -> NewOrganisation {
    NewOrganisation { name: name.to_owned(), language: Lang::Es, time_zone: "UTC".to_owned() }
}

struct House {
    services: Services,
    clock: TestClock,
    _folder: tempfile::TempDir,
}

impl House {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&folder.path().join("hilo.db"), 4).await.unwrap();
        hilo_store::Store::migrate(&store).await.unwrap();
        let clock = TestClock(Arc::new(AtomicI64::new(1_790_000_000_000)));
        let env = Env::new(clock.clone(), crate::env::System);
        let passwords = Passwords::quick_for_tests().unwrap();
        let keys = crate::pulse::keys::Keys::in_folder(&folder.path().join("keys"));
        let services = Services::open(Arc::new(store), env, passwords, Policy::default(), keys).await.unwrap();
        Self { services, clock, _folder: folder }
    }

    /// With an organisation and an admin whom nobody imported.
    async fn with_admin() -> (Self, crate::Actor) {
        let house = Self::new().await;
        house.services.create_admin("jefa@example.com", Some("Jefa Ñandú"), &organisation("Casa Nube")).await.unwrap();
        let actor = house.actor("jefa@example.com").await;
        (house, actor)
    }

    async fn person(&self, login: &str) -> Option<PersonRow> {
        self.services.read().await.unwrap().person_by_login(login).await.unwrap()
    }

    async fn actor(&self, login: &str) -> crate::Actor {
        let person = self.person(login).await.unwrap();
        let origin = Origin { address: "192.0.2.1".to_owned(), ..Origin::default() };
        let mut repo = self.services.write().await.unwrap();
        let now = self.services.env.now();
        let token = self.services.open_session(&mut *repo, person.id, &origin, now).await.unwrap();
        repo.save().await.unwrap();
        match self.services.recognise(&token, &origin).await.unwrap() {
            Recognised::Actor(actor) => *actor,
            other => panic!("{other:?}"),
        }
    }

    async fn active(&self) -> i64 {
        self.services.read().await.unwrap().count_active().await.unwrap()
    }

    async fn actions(&self) -> Vec<String> {
        let filter = hilo_store::audit::AuditFilter { limit: 50, ..Default::default() };
        let lines = self.services.read().await.unwrap().audit(&filter).await.unwrap();
        lines.into_iter().map(|line| line.action).collect()
    }

    async fn lead_of(&self, area: &str) -> Option<PersonId> {
        let mut repo = self.services.read().await.unwrap();
        let area = repo.areas().await.unwrap().into_iter().find(|a| a.name == area)?.id;
        repo.leads().await.unwrap().into_iter().find(|l| l.area_id == area && !l.stand_in).map(|l| l.person_id)
    }
}

/// Ten people, two areas; p1 is everybody's manager.
fn ten_people() -> String {
    let mut csv = "employee_id,name,email,role,area,manager\n".to_owned();
    for n in (1..=10).rev() {
        let area = if n <= 5 { "Tiendas" } else { "Tiendas/Maipú" };
        let manager = if n == 1 { "" } else { "p1@example.com" };
        let _ = writeln!(csv, "{n},Persona {n},p{n}@example.com,Cajera,{area},{manager}");
    }
    csv
}
