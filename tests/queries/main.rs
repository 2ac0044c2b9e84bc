//! A page does a fixed, small number of queries however many rows there are. In a binary of its own, because it
//! counts what the whole process asks the database.

use hilo_domain::ids::RoleId;
use hilo_store::areas::AreaRow;
use hilo_tests::{
    Engine, Installation, Kind,
    crawl::crawl,
    installation::{MONDAY, SHOPS, area, id, person},
};
use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicUsize, Ordering},
};
use tracing_subscriber::{Layer, layer::Context, layer::SubscriberExt, util::SubscriberInitExt};

static QUERIES: AtomicUsize = AtomicUsize::new(0);

/// No page needs more, its frame and session included.
const MOST: usize = 24;

struct Counter;

impl<S: tracing::Subscriber> Layer<S> for Counter {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "sqlx::query" {
            QUERIES.fetch_add(1, Ordering::SeqCst);
        }
    }
}

/// How many queries each route takes, at the most, for somebody.
async fn count(hilo: &Installation, kind: Kind) -> BTreeMap<&'static str, usize> {
    let mut browser = hilo.browser(kind);
    let pages = crawl(&mut browser, &["/", "/account", "/people", "/areas", "/check-in", "/team", "/alignment"]).await;
    let mut counts = BTreeMap::new();
    for page in pages.into_iter().filter(|page| page.status == 200) {
        QUERIES.store(0, Ordering::SeqCst);
        let _ = browser.get(&page.path).await.expect(200);
        let most = counts.entry(page.route).or_insert(0);
        *most = QUERIES.load(Ordering::SeqCst).max(*most);
    }
    counts
}

#[tokio::test]
async fn more_rows_make_no_more_queries() {
    tracing_subscriber::registry().with(Counter).init();
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut few = Vec::new();
    for kind in [Kind::Employee, Kind::Lead, Kind::Leadership, Kind::Experience, Kind::Hr, Kind::Admin] {
        few.push((kind, count(&hilo, kind).await));
    }
    assert!(few.iter().any(|(_, counts)| counts.values().any(|n| *n > 0)), "nothing was counted");
    many(&hilo).await;
    let mut wrong = Vec::new();
    for (kind, before) in few {
        for (route, after) in count(&hilo, kind).await {
            let before = before.get(route).copied().unwrap_or(after);
            // A list that was empty may ask one thing more about what is in it.
            if after > before + 2 || after > MOST {
                wrong.push(format!("{route} as {kind:?}: {before} queries, {after} with more rows"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Forty areas with twenty people each, beside what is there.
async fn many(hilo: &Installation) {
    let mut repo = hilo.services.store.write().await.unwrap();
    for number in 0..40 {
        let here = 0x1000 + number;
        let parent_id = Some(area(SHOPS));
        let name = format!("Tienda {number}");
        repo.insert_area(&AreaRow { id: area(here), parent_id, name, external: false, created_at: MONDAY })
            .await
            .unwrap();
        let role = repo.role_for(area(here), "Cajera", RoleId(id(0x2000 + number)), MONDAY).await.unwrap();
        for place in 0..20 {
            let mut row = person(0x10_000 + number * 100 + place, here, &format!("Persona {number} {place}"));
            row.role_id = Some(role);
            repo.insert_person(&row).await.unwrap();
        }
    }
    repo.save().await.unwrap();
}
