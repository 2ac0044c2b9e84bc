//! A fresh installation.

use crate::Browser;
use axum::Router;
use hilo_app::cx::Site;
use hilo_domain::{
    ids::{AreaId, PersonId, RoleId, SessionId},
    time::Millis,
};
use hilo_server::http::{App, Reached, router};
use hilo_service::{
    Actor, Env, Policy, Services,
    access::{Origin, passwords::Passwords, sessions::Recognised},
    env::{Clock, Random, System, Token},
};
use hilo_store::{Repo, Store, access::SessionRow, areas::AreaRow, organisation::Organisation, people::PersonRow};
use hilo_store_postgres::PostgresStore;
use hilo_store_sqlite::SqliteStore;
use sqlx::{Connection, Executor, PgConnection};
use std::ffi::OsString;
use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU32, Ordering},
    },
};
use tempfile::TempDir;
use uuid::Uuid;

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    /// On the server that `HILO_TEST_POSTGRES` names.
    Postgres,
}

/// Who somebody is to the thing that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Not signed in.
    Stranger,
    /// Works in the shops.
    Employee,
    /// Works in the warehouse: another branch of the tree.
    Outsider,
    /// Leads the shops.
    Lead,
    /// Stands in for the lead of the shops.
    StandIn,
    /// Leads the warehouse.
    OtherLead,
    Leadership,
    Experience,
    Hr,
    Admin,
    /// Works in the corner shop, which is under the shops; only in a populated world, as all that follow.
    Seller,
    /// Leads the corner shop.
    CornerLead,
    /// Worked in the corner shop and was deactivated; the browser's session is still there.
    Gone,
}

impl Kind {
    /// Those who are there from the beginning.
    pub const ALL: [Self; 10] = [
        Self::Stranger,
        Self::Employee,
        Self::Outsider,
        Self::Lead,
        Self::StandIn,
        Self::OtherLead,
        Self::Leadership,
        Self::Experience,
        Self::Hr,
        Self::Admin,
    ];

    /// Those who come with a populated world.
    pub const WORLDLY: [Self; 3] = [Self::Seller, Self::CornerLead, Self::Gone];

    /// Everybody in a populated world.
    pub fn everybody() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().chain(Self::WORLDLY)
    }

    const fn number(self) -> u128 {
        0x100 + self as u128
    }

    /// The person of this kind; the stranger is nobody.
    #[must_use]
    pub fn person(self) -> PersonId {
        PersonId(id(self.number()))
    }

    const fn area(self) -> u128 {
        match self {
            Self::Employee | Self::Lead | Self::StandIn => SHOPS,
            Self::Outsider | Self::OtherLead => WAREHOUSE,
            Self::Seller | Self::CornerLead | Self::Gone => CORNER_SHOP,
            _ => ROOT,
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Employee | Self::Seller => "Cajera",
            _ => "Encargada",
        }
    }

    const fn grant(self) -> Option<&'static str> {
        match self {
            Self::Leadership => Some("leadership"),
            Self::Experience => Some("experience"),
            Self::Hr => Some("hr"),
            Self::Admin => Some("admin"),
            _ => None,
        }
    }
}

/// The organisation's area.
pub const ROOT: u128 = 1;
pub const SHOPS: u128 = 2;
/// Under the shops.
pub const CORNER_SHOP: u128 = 3;
pub const WAREHOUSE: u128 = 4;

/// Ids that are easy to recognise in a failure.
#[must_use]
pub const fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + number)
}

#[must_use]
pub const fn area(number: u128) -> AreaId {
    AreaId(id(number))
}

/// Monday 23 November 2026, 09:00 in Santiago: week 47 is open.
pub const MONDAY: Millis = Millis(1_795_435_200_000);

/// A clock that stands still.
#[derive(Clone)]
pub struct Stopped(Arc<AtomicI64>);

impl Clock for Stopped {
    fn now(&self) -> Millis {
        Millis(self.0.load(Ordering::SeqCst))
    }
}

/// A database, the services on it and the router before them.
pub struct Installation {
    pub services: Services,
    pub router: Router,
    pub(crate) clock: Stopped,
    pub(crate) folder: TempDir,
    /// Of PostgreSQL.
    pub(crate) database: Option<String>,
}

static NEXT: AtomicU32 = AtomicU32::new(0);

impl Installation {
    /// Before the set-up.
    pub async fn empty(engine: Engine) -> Self {
        Self::open(engine, Site::default()).await
    }

    async fn open(engine: Engine, site: Site) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::in_folder(engine, site, folder).await
    }

    /// A copy of a database file that a populated installation left, and of its keys.
    pub(crate) async fn copied(file: &[u8], keys: &[(OsString, Vec<u8>)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("hilo.db"), file).unwrap();
        std::fs::create_dir(folder.path().join("keys")).unwrap();
        for (name, key) in keys {
            std::fs::write(folder.path().join("keys").join(name), key).unwrap();
        }
        Self::in_folder(Engine::Sqlite, Site::default(), folder).await
    }

    async fn in_folder(engine: Engine, site: Site, folder: TempDir) -> Self {
        let database = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(another_database(None).await),
        };
        Self::on(folder, database, site, MONDAY).await
    }

    /// On the database in the folder, or on that of PostgreSQL.
    pub(crate) async fn on(folder: TempDir, database: Option<String>, site: Site, now: Millis) -> Self {
        let store: Arc<dyn Store> = match &database {
            None => Arc::new(SqliteStore::open(&folder.path().join("hilo.db"), 4).await.unwrap()),
            Some(name) => Arc::new(PostgresStore::connect(&url(name), 6).await.unwrap()),
        };
        store.migrate().await.unwrap();
        let clock = Stopped(Arc::new(AtomicI64::new(now.0)));
        let env = Env::new(clock.clone(), Counted);
        let passwords = Passwords::quick_for_tests().unwrap();
        let keys = hilo_service::pulse::keys::Keys::in_folder(&folder.path().join("keys"));
        let services = Services::open(store, env, passwords, Policy::default(), keys).await.unwrap();
        let site = Site { public_url: "http://hilo.test".to_owned(), ..site };
        let router = router(App::new(services.clone(), site, Reached::default()));
        Self { services, router, clock, folder, database }
    }

    /// With an organisation, four areas and one person of each kind.
    pub async fn new(engine: Engine) -> Self {
        Self::founded(Self::empty(engine).await).await
    }

    /// As [`Self::new`], with the stylesheets and scripts that were built.
    pub async fn with_assets(engine: Engine) -> Self {
        Self::founded(Self::open(engine, hilo_server::http::site(String::new())).await).await
    }

    /// Where SQLite keeps it.
    #[must_use]
    pub fn database_file(&self) -> PathBuf {
        self.folder.path().join("hilo.db")
    }

    async fn founded(installation: Self) -> Self {
        let mut repo = installation.services.store.write().await.unwrap();
        repo.insert_organisation(&organisation(MONDAY.plus_days(-60))).await.unwrap();
        for (number, parent, name) in [
            (ROOT, None, "Casa Nube"),
            (SHOPS, Some(ROOT), "Tiendas"),
            (CORNER_SHOP, Some(SHOPS), "Tienda Esquina"),
            (WAREHOUSE, Some(ROOT), "Bodega"),
        ] {
            let parent_id = parent.map(area);
            let row =
                AreaRow { id: area(number), parent_id, name: name.to_owned(), external: false, created_at: MONDAY };
            repo.insert_area(&row).await.unwrap();
        }
        let started = MONDAY.plus_days(-60);
        for kind in Kind::ALL.into_iter().filter(|k| *k != Kind::Stranger) {
            join(&mut *repo, kind).await;
        }
        repo.set_lead(area(SHOPS), Some(Kind::Lead.person()), started).await.unwrap();
        repo.add_stand_in(area(SHOPS), Kind::StandIn.person(), started).await.unwrap();
        repo.set_lead(area(WAREHOUSE), Some(Kind::OtherLead.person()), started).await.unwrap();
        repo.save().await.unwrap();
        installation
    }

    /// Somebody of this kind, signed in.
    pub async fn actor(&self, kind: Kind) -> Actor {
        match self.services.recognise(&token(kind), &Origin::default()).await.unwrap() {
            Recognised::Actor(actor) => *actor,
            _ => panic!("{kind:?} is not signed in"),
        }
    }

    /// A browser in which somebody of this kind is signed in.
    #[must_use]
    pub fn browser(&self, kind: Kind) -> Browser {
        let mut browser = Browser::new(self.router.clone());
        if kind != Kind::Stranger {
            browser.set_cookie("hilo_session", token(kind).reveal());
        }
        browser
    }

    #[must_use]
    pub fn now(&self) -> Millis {
        self.clock.now()
    }

    /// Moves the clock.
    pub fn set_clock(&self, at: Millis) {
        self.clock.0.store(at.0, Ordering::SeqCst);
    }

    pub fn wait_hours(&self, hours: i64) {
        self.set_clock(self.now().plus_hours(hours));
    }
}

/// Somebody of this kind joins: a person with a role, a session and the grant.
pub(crate) async fn join(repo: &mut dyn Repo, kind: Kind) {
    let started = MONDAY.plus_days(-60);
    let role = RoleId(id(0x200 + kind.number()));
    let role = repo.role_for(area(kind.area()), kind.title(), role, started).await.unwrap();
    let person = PersonRow { role_id: Some(role), ..person(kind.number(), kind.area(), &format!("{kind:?} Prueba")) };
    repo.insert_person(&person).await.unwrap();
    if let Some(grant) = kind.grant() {
        repo.add_grant(person.id, grant, None, started).await.unwrap();
    }
    open_session(repo, kind, 0x300, &token(kind)).await;
}

/// A session of somebody's; each of one person has another `base`.
pub(crate) async fn open_session(repo: &mut dyn Repo, kind: Kind, base: u128, token: &Token) -> SessionId {
    let session = SessionRow {
        id: SessionId(id(base + kind.number())),
        person_id: kind.person(),
        created_at: MONDAY,
        last_seen_at: MONDAY,
        expires_at: MONDAY.plus_days(30),
        ended_at: None,
        user_agent: "test".to_owned(),
        address: "127.0.0.1".to_owned(),
    };
    repo.insert_session(&session, &token.hash()).await.unwrap();
    session.id
}

/// The cookie of the session that [`Installation::new`] opens for each kind.
#[must_use]
pub fn token(kind: Kind) -> Token {
    Token::from_text(&format!("session-of-{kind:?}"))
}

/// Whose weeks go from Thursday 08:00 to Monday 12:00 in Santiago.
#[must_use]
pub fn organisation(created_at: Millis) -> Organisation {
    Organisation {
        name: "Casa Nube".to_owned(),
        language: "es".to_owned(),
        time_zone: "America/Santiago".to_owned(),
        opens_day: 4,
        opens_minute: 480,
        closes_day: 1,
        closes_minute: 720,
        created_at,
    }
}

/// An active person with an e-mail address of that name.
#[must_use]
pub fn person(number: u128, area_number: u128, name: &str) -> PersonRow {
    PersonRow {
        id: PersonId(id(number)),
        employee_number: Some(format!("N{number}")),
        email: Some(format!("{}@example.com", name.to_lowercase().replace(' ', "."))),
        name: name.to_owned(),
        area_id: area(area_number),
        role_id: None,
        manager_id: None,
        hired_on: None,
        language: None,
        time_zone: None,
        theme: None,
        imported: false,
        active: true,
        created_at: MONDAY.plus_days(-60),
    }
}

/// Where a database of the server under test is.
#[must_use]
pub fn url(database: &str) -> String {
    let server = std::env::var("HILO_TEST_POSTGRES")
        .unwrap_or_else(|_| panic!("HILO_TEST_POSTGRES names the server; `make test` sets it"));
    format!("{server}/{database}")
}

/// A database of its own on the server under test, empty or a copy of one that nobody is connected to.
pub(crate) async fn another_database(of: Option<&str>) -> String {
    let name = format!("http_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let mut admin = PgConnection::connect(&url("postgres")).await.unwrap();
    let like = of.map(|of| format!(" TEMPLATE {of}")).unwrap_or_default();
    admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}{like}"))).await.unwrap();
    name
}

/// The system's randomness; what is random is never what is tested.
struct Counted;

impl Random for Counted {
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        System.fill(bytes)
    }
}
