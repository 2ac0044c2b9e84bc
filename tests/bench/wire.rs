//! What the first visit to the check-in page costs, compressed, without headers.

use crate::{
    load::runtime,
    table::{Reach, Table},
    world,
};
use axum::{
    Router,
    body::Body,
    http::{Request, header},
};
use hilo_tests::page::{attribute, tags};
use http_body_util::BodyExt;
use tower::ServiceExt;

pub fn measure(table: &mut Table) {
    runtime(1).block_on(async {
        let hilo = world::with_people(1).await;
        let cookie = format!("hilo_session={}", world::token(0).reveal());
        let mut plain = hilo.browser(hilo_tests::Kind::Stranger);
        plain.set_cookie("hilo_session", world::token(0).reveal());
        let html = plain.get("/check-in").await.expect(200).body;
        let page = size(&hilo.router, "/check-in", &cookie).await;
        let mut needed = page;
        let mut later = 0.0;
        let mut stylesheets = 0.0;
        for tag in tags(&html, "link") {
            let (rel, href) = (attribute(&tag, "rel").unwrap_or_default(), attribute(&tag, "href").unwrap_or_default());
            if rel == "stylesheet" || rel == "preload" {
                let bytes = size(&hilo.router, &href, &cookie).await;
                needed += bytes;
                stylesheets += if rel == "stylesheet" { bytes } else { 0.0 };
            }
        }
        for tag in tags(&html, "script") {
            for name in ["src", "data-module", "data-wasm"] {
                let href = attribute(&tag, name).unwrap_or_else(|| panic!("the page has no {name}: build the assets"));
                later += size(&hilo.router, &href, &cookie).await;
            }
        }
        table.add("first visit to the check-in page: HTML + CSS + fonts", needed / 1000.0, "kB", Reach::AtMost(90.0));
        table.add("— of it HTML", page / 1000.0, "kB", Reach::Told);
        table.add("— of it CSS", stylesheets / 1000.0, "kB", Reach::Told);
        table.add("WASM + JS, which arrive after it", later / 1000.0, "kB", Reach::AtMost(150.0));
    });
}

/// Bytes of the body as a browser of today asks for it.
async fn size(router: &Router, path: &str, cookie: &str) -> f64 {
    let request = Request::get(path)
        .header(header::COOKIE, cookie)
        .header(header::ACCEPT_ENCODING, "gzip, deflate, br")
        .body(Body::empty())
        .unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    assert!(response.status().is_success(), "{path}: {}", response.status());
    let body = response.into_body().collect().await.unwrap().to_bytes();
    f64::from(u32::try_from(body.len()).unwrap())
}
