//! That the story can be lived, and what there is to see at its end.

use super::*;
use hilo_domain::view::checkins::CheckinPage;
use hilo_service::{
    Actor,
    access::{Origin, sessions::Recognised},
    contributions::OverviewFilter,
    people::list::PeopleQuery,
};

/// Monday 23 November 2026, 10:00 in Santiago: an hour at which one week ends and the next has not begun.
const MONDAY: Millis = Millis(1_795_438_800_000);

fn keys(file: &Path) -> Keys {
    Keys::in_folder(&file.with_file_name("keys"))
}

async fn open(file: &Path, now: Millis) -> Services {
    let store = Arc::new(SqliteStore::open(file, 2).await.unwrap());
    let clock = StoryClock(Arc::new(AtomicI64::new(now.0)));
    let env = Env::new(clock, SystemRandom);
    Services::open(store, env, Passwords::new(1).unwrap(), Policy::default(), keys(file)).await.unwrap()
}

async fn persona(services: &Services, number: &str) -> Actor {
    let signed_in = services.sign_in_as_persona(number, &Origin::default()).await.unwrap();
    match services.recognise(&signed_in.session, &Origin::default()).await.unwrap() {
        Recognised::Actor(actor) => *actor,
        _ => panic!("persona {number} is not signed in"),
    }
}

#[tokio::test]
async fn every_screen_has_something_to_show() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data/sample.db");
    assert!(make(&file, keys(&file), MONDAY).await.unwrap());
    assert!(!make(&file, keys(&file), MONDAY).await.unwrap(), "it is there already");
    let services = open(&file, MONDAY).await;
    assert!(services.sample, "it carries the mark");
    let personas = content::load().unwrap().organisation.personas;
    let hr = persona(&services, personas.find("hr").unwrap()).await;

    let people = services.people(&hr, &PeopleQuery::default()).await.unwrap();
    assert_eq!(people.total, 120);
    let coverage = services.coverage(&hr, None, None, false).await.unwrap().unwrap();
    let external = coverage.lines.iter().filter(|line| line.area.external).count();
    assert_eq!((coverage.lines.len(), external), (13, 1), "the organisation, twelve areas, one of them external");
    assert_eq!(coverage.weeks.all.iter().filter(|week| !week.open).count(), 20);
    assert!(coverage.columns.iter().any(|column| column.orphan), "some touchpoints are orphans");
    assert!(!coverage.blind.is_empty(), "an area has no line of sight");
    let stale = OverviewFilter { stale: true, ..OverviewFilter::default() };
    let overview = services.contributions_overview(&hr, &stale).await.unwrap();
    assert!(overview.total > 0, "some contributions are stale");
    assert!(!overview.bare_touchpoints.is_empty() && !overview.bare_roles.is_empty());
    assert_eq!(services.journeys(&hr).await.unwrap().len(), 3);
    let figures = services.alignment(&hr, None, None).await.unwrap().unwrap().subject.figures;
    assert!(figures.participated > 60 && figures.late > 0 && figures.lived > 0, "{figures:?}");

    let mut repo = services.store.read().await.unwrap();
    let periods = repo.latest_pulses(9).await.unwrap();
    let closed: Vec<_> = periods.iter().filter(|row| row.closed_at.is_some()).collect();
    assert!(closed.len() >= 4 && closed.len() + 1 == periods.len(), "closed periods, and an open one: {periods:?}");
    for period in closed {
        let figures = repo.pulse_figures(period.period, period.period).await.unwrap();
        assert!(figures.len() > 30 && !period.lost, "{}: {} figures", period.period, figures.len());
    }
    assert_eq!(std::fs::read_dir(services.keys.folder()).unwrap().count(), 1, "the open period's key alone");
    drop(repo);

    for name in ["employee", "lead", "leadership", "experience", "hr", "admin"] {
        let somebody = persona(&services, personas.find(name).unwrap()).await;
        let page = services.this_week(&somebody, None).await.unwrap().checkin;
        assert!(matches!(page, CheckinPage::Form(_)), "a week is open for {name}");
    }
}

#[tokio::test]
async fn nobody_borrows_eyes_where_the_mark_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hilo.db");
    let store = SqliteStore::open(&file, 2).await.unwrap();
    store.migrate().await.unwrap();
    store.close().await;
    let services = open(&file, MONDAY).await;
    let refused = services.sign_in_as_persona("1001", &Origin::default()).await;
    assert_eq!(refused.err().map(|failure| failure.problem), Some(hilo_domain::problem::Problem::NotFound));
}
