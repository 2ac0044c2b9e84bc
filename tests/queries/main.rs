//! A page does a fixed, small number of queries however many rows there are. In a binary of its own, because it
//! counts what the whole process asks the database.

mod many;

use hilo_tests::{Engine, Kind, World};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::{AtomicUsize, Ordering},
};
use tracing_subscriber::{Layer, layer::Context, layer::SubscriberExt, util::SubscriberInitExt};

static QUERIES: AtomicUsize = AtomicUsize::new(0);

/// The most that a route may ask, its frame, its session and what it records included.
const MOST: [(&str, usize); 77] = [
    ("/", 31),
    ("/account", 3),
    ("/alignment", 9),
    ("/alignment/areas/{area}", 12),
    ("/alignment/areas/{area}/people", 14),
    ("/alignment/areas/{area}/weeks.csv", 13),
    ("/alignment/coverage", 10),
    ("/alignment/coverage.csv", 11),
    ("/alignment/export.csv", 10),
    ("/alignment/leadership", 11),
    ("/alignment/leadership.csv", 12),
    ("/alignment/period", 12),
    ("/alignment/period.csv", 13),
    ("/alignment/period/{area}/{measure}", 16),
    ("/alignment/report", 14),
    ("/areas", 4),
    ("/areas/new", 2),
    ("/areas/{area}", 9),
    ("/areas/{area}/archive", 3),
    ("/areas/{area}/contributions", 10),
    ("/areas/{area}/edit", 3),
    ("/areas/{area}/lead", 6),
    ("/areas/{area}/stand-ins", 7),
    ("/audit", 2),
    ("/check-in", 19),
    ("/contributions", 15),
    ("/contributions.csv", 7),
    ("/contributions/{contribution}", 11),
    ("/contributions/{contribution}/edit", 8),
    ("/contributions/{contribution}/retire", 11),
    ("/experience", 4),
    ("/experience/journeys/new", 1),
    ("/experience/{journey}", 9),
    ("/experience/{journey}/consistency", 6),
    ("/experience/{journey}/draft", 10),
    ("/experience/{journey}/draft/discard", 10),
    ("/experience/{journey}/draft/stages/{stage}/touchpoint", 8),
    ("/experience/{journey}/draft/touchpoints/{touchpoint}", 11),
    ("/experience/{journey}/publish", 11),
    ("/experience/{journey}/retire", 7),
    ("/experience/{journey}/touchpoints/{touchpoint}", 9),
    ("/experience/{journey}/versions", 3),
    ("/experience/{journey}/versions/{number}", 7),
    ("/how-answers-are-protected", 1),
    ("/my-role", 10),
    ("/my-role/propose", 9),
    ("/my-weeks", 3),
    ("/my-weeks/{week}", 8),
    ("/people", 5),
    ("/people/export.csv", 7),
    ("/people/import", 2),
    ("/people/import/{import}", 7),
    ("/people/import/{import}/problems.csv", 7),
    ("/people/invitations", 3),
    ("/people/new", 3),
    ("/people/{person}", 8),
    ("/people/{person}/deactivate", 13),
    ("/people/{person}/edit", 4),
    ("/people/{person}/reactivate", 11),
    ("/settings", 3),
    ("/sign-in", 1),
    ("/statements", 4),
    ("/statements/acknowledgement", 6),
    ("/statements/acknowledgement.csv", 7),
    ("/statements/new", 2),
    ("/statements/order", 4),
    ("/statements/{id}", 6),
    ("/statements/{id}/compare", 3),
    ("/statements/{id}/discard", 2),
    ("/statements/{id}/edit", 2),
    ("/statements/{id}/publish", 5),
    ("/statements/{id}/retire", 6),
    ("/statements/{id}/versions/{number}", 3),
    ("/statements/{id}/work", 9),
    ("/team", 29),
    ("/team/check-ins/{checkin}", 19),
    ("/who-sees-what", 1),
];

struct Counter;

impl<S: tracing::Subscriber> Layer<S> for Counter {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "sqlx::query" {
            QUERIES.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// Who looks at all pages that they can reach.
const WHO: [Kind; 8] = [
    Kind::Stranger,
    Kind::Seller,
    Kind::CornerLead,
    Kind::Lead,
    Kind::Leadership,
    Kind::Experience,
    Kind::Hr,
    Kind::Admin,
];

type Counts = BTreeMap<&'static str, (usize, String)>;

/// How many queries each route takes, at the most, and on which page for whom. A page is asked for twice: what the
/// first look records is not recorded again.
async fn count(world: &World) -> Counts {
    let mut counts = Counts::new();
    for kind in WHO {
        let mut browser = world.hilo.browser(kind);
        for page in world.crawl(&mut browser).await.into_iter().filter(|page| page.status == 200) {
            QUERIES.store(0, Ordering::SeqCst);
            let _ = browser.get(&page.path).await.expect(200);
            let asked = QUERIES.load(Ordering::SeqCst);
            let most = counts.entry(page.route).or_default();
            if asked > most.0 {
                *most = (asked, format!("{} as {kind:?}", page.path));
            }
        }
    }
    counts
}

#[tokio::test]
async fn more_rows_make_no_more_queries() {
    tracing_subscriber::registry().with(Counter).init();
    let world = World::new(Engine::Sqlite).await;
    let few = count(&world).await;
    many::multiply(&world).await;
    let many = count(&world).await;
    let mut wrong = Vec::new();
    for (route, (queries, page)) in &many {
        let before = few.get(route).map_or(0, |(queries, _)| *queries);
        if *queries > before {
            wrong.push(format!("{page}: {before} queries, {queries} with more rows"));
        }
        let most = MOST.iter().find(|(known, _)| known == route).map_or(0, |(_, most)| *most);
        if *queries > most {
            wrong.push(format!("(\"{route}\", {queries}), // not {most}"));
        }
    }
    let listed: BTreeSet<_> = MOST.iter().map(|(route, _)| *route).collect();
    let gone: Vec<_> = listed.into_iter().filter(|route| !many.contains_key(route)).collect();
    assert!(wrong.is_empty() && gone.is_empty(), "{wrong:#?}\nnot reached: {gone:?}");
}
