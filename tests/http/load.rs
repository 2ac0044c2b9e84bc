//! Many at once: every page is answered in full, each time alike.

use axum::body::Body;
use hilo_tests::{Browser, Engine, Kind, World};
use http_body_util::BodyExt;
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use std::{collections::BTreeSet, net::SocketAddr, sync::Arc};

/// How many ask at once.
const AT_ONCE: usize = 20;

/// Whose pages are asked for: of each route the first that somebody of these can reach.
const WHO: [Kind; 9] = [
    Kind::Stranger,
    Kind::Admin,
    Kind::Hr,
    Kind::Leadership,
    Kind::CornerLead,
    Kind::Lead,
    Kind::Seller,
    Kind::Employee,
    Kind::Experience,
];

/// How a page is asked for.
#[derive(Clone)]
enum Way {
    /// Over a connection, as browsers do.
    Wire(SocketAddr, Arc<Client<HttpConnector, Body>>),
    Straight,
}

impl Way {
    /// The status and the body.
    async fn ask(&self, browser: &mut Browser, path: &str) -> (u16, Vec<u8>) {
        let Self::Wire(address, client) = self else {
            let answer = browser.get(path).await;
            return (answer.status.as_u16(), answer.body.into_bytes());
        };
        let mut request = browser.request("GET", path, Body::empty());
        *request.uri_mut() = format!("http://{address}{path}").parse().unwrap();
        let answer = client.request(request).await.unwrap();
        (answer.status().as_u16(), answer.into_body().collect().await.unwrap().to_bytes().to_vec())
    }
}

/// Nothing is missing of it: a page ends as it should, and it is as long as it was before; a nonce always is.
fn is_whole(status: u16, body: &[u8], length: usize) -> bool {
    let ends = !body.starts_with(b"<!DOCTYPE html>") || body.trim_ascii_end().ends_with(b"</html>");
    status == 200 && body.len() == length && length > 0 && ends
}

async fn ask_for_every_page(world: &World, way: &Way, times: usize) {
    let mut routes = BTreeSet::new();
    for kind in WHO {
        let found = world.crawl(&mut world.hilo.browser(kind)).await;
        for page in found.into_iter().filter(|page| page.status == 200 && routes.insert(page.route)) {
            let mut browser = world.hilo.browser(kind);
            // What the first look records is on the page from then on.
            way.ask(&mut browser, &page.path).await;
            let (_, first) = way.ask(&mut browser, &page.path).await;
            let mut workers = tokio::task::JoinSet::new();
            for _ in 0..AT_ONCE {
                let (mut browser, way, path, length) = (browser.clone(), way.clone(), page.path.clone(), first.len());
                workers.spawn(async move {
                    let mut complete = 0;
                    for _ in 0..times / AT_ONCE {
                        let (status, body) = way.ask(&mut browser, &path).await;
                        complete += usize::from(is_whole(status, &body, length));
                    }
                    complete
                });
            }
            let complete: usize = workers.join_all().await.into_iter().sum();
            assert_eq!(complete, times, "{} as {kind:?}", page.path);
        }
    }
    assert!(routes.len() > 60, "{routes:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_requests_at_twenty_at_once_are_all_answered_in_full() {
    let world = World::new(Engine::Sqlite).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = world.hilo.router.clone();
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let client = Arc::new(Client::builder(TokioExecutor::new()).build_http());
    ask_for_every_page(&world, &Way::Wire(address, client), 1000).await;
    server.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_requests_at_twenty_at_once_are_all_answered_in_full_on_postgres() {
    let world = World::new(Engine::Postgres).await;
    ask_for_every_page(&world, &Way::Straight, 200).await;
}
