//! What must hold on every page, found by following links as each kind of person in a populated world.

use hilo_app::routes::{Method, routes};
use hilo_tests::{Engine, Installation, Kind, World, crawl::forms, page, world::OPEN};
use std::collections::BTreeSet;

/// Routes that no walk comes to, and why.
const ELSEWHERE: [(Method, &str); 7] = [
    // The browser's worker asks for it; the end-to-end tests stop the server.
    (Method::Get, "/offline"),
    // There is an organisation already; `access` and `typed` walk through the set-up.
    (Method::Get, "/setup/{token}"),
    (Method::Post, "/setup/{token}"),
    // Only where there is a sample organisation, which the end-to-end tests make.
    (Method::Post, "/setup/{token}/explore"),
    (Method::Post, "/sample/persona"),
    (Method::Post, "/sample/start"),
    // An island's alone; `statements` asks it.
    (Method::Post, "/statements/preview"),
];

#[tokio::test]
async fn every_page_within_reach_is_whole() {
    let world = World::new(Engine::Sqlite).await;
    let starts = world.starts();
    let mut wrong = Vec::new();
    for kind in Kind::everybody() {
        for lang in ["es", "en"] {
            let mut browser = world.hilo.browser(kind);
            browser.headers.push(("accept-language", lang.to_owned()));
            for found in world.crawl(&mut browser).await {
                let mut say = |what: &str| wrong.push(format!("{} as {kind:?} in {lang}: {what}", found.path));
                // Not everybody may go to every start; no link leads to where one may not.
                let asked = matches!(found.status, 401 | 403 | 404) && starts.contains(&found.path);
                if found.status != 200 && !(300..400).contains(&found.status) && !asked {
                    say(&format!("status {}", found.status));
                }
                if !found.body.starts_with("<!DOCTYPE html>") {
                    continue;
                }
                // A report can be had in the other language.
                let translated = found.path.contains("lang=");
                if !translated && !found.body.contains(&format!("<html lang=\"{lang}\"")) {
                    say("is in another language");
                }
                if page::tags(&found.body, "h1").count() != 1 {
                    say("has not one h1");
                }
                if found.body.contains(" style=\"") {
                    say("has an inline style");
                }
                if let Some(field) = typed_into(&found.body).find(|tag| page::attribute(tag, "dir").is_none()) {
                    say(&format!("does not let words run as their script does: {field}"));
                }
                let ids: Vec<_> = page::tags(&found.body, "").filter_map(|tag| page::attribute(&tag, "id")).collect();
                if ids.iter().collect::<BTreeSet<_>>().len() != ids.len() {
                    say("has an id twice");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The fields into which words are typed.
fn typed_into(body: &str) -> impl Iterator<Item = String> {
    let words = |tag: &String| matches!(page::attribute(tag, "type").as_deref(), Some("text" | "search"));
    page::tags(body, "input").filter(words).chain(page::tags(body, "textarea"))
}

/// Words that run from right to left do so wherever they are read.
#[tokio::test]
async fn words_run_as_their_script_does() {
    let world = World::new(Engine::Sqlite).await;
    let mut seller = world.hilo.browser(Kind::Seller);
    let form = [("week", OPEN), ("revision", "1"), ("note", "שלום לכולם"), ("action", "send")];
    let _ = seller.post("/check-in", &form).await.expect(303);
    let read = seller.get(&format!("/my-weeks/{OPEN}")).await.expect(200).body;
    assert!(read.contains("<p dir=\"auto\" class=\"words\">שלום לכולם</p>"), "{read}");
    let comment = [("body", "مرحبا")];
    let _ = seller.post(&format!("/my-weeks/{OPEN}/comments"), &comment).await.expect(303);
    let read = seller.get(&format!("/my-weeks/{OPEN}")).await.expect(200).body;
    assert!(read.contains("<p dir=\"auto\" class=\"body\">مرحبا</p>"), "{read}");
    let statement = seller.get(&format!("/statements/{}", world.there.purpose)).await.expect(200).body;
    assert!(statement.contains("<h1 dir=\"auto\" class=\"statement\">"), "{statement}");
    assert!(statement.contains("<div dir=\"auto\" class=\"prose\">"), "{statement}");
}

/// What follows links and forms sees everything: a page to which nothing leads would be left out of all of this.
#[tokio::test]
async fn links_and_forms_lead_to_every_route() {
    let world = World::new(Engine::Sqlite).await;
    let mut reached: BTreeSet<(Method, &str)> = BTreeSet::new();
    for kind in Kind::everybody() {
        for found in world.crawl(&mut world.hilo.browser(kind)).await {
            reached.extend((found.status == 200).then_some((Method::Get, found.route)));
            let posted = forms(&found).into_iter().filter(|form| form.method == Method::Post);
            for form in posted {
                let route = form.route();
                assert!(route.is_some(), "a form on {} posts to {}, which is no route", found.path, form.action);
                reached.extend(route.map(|route| (Method::Post, route)));
            }
        }
    }
    let all = routes().into_iter().map(|route| (route.method, route.path));
    let missed: Vec<_> = all.filter(|route| !reached.contains(route) && !ELSEWHERE.contains(route)).collect();
    assert!(missed.is_empty(), "{missed:#?}");
    let reached: Vec<_> = ELSEWHERE.iter().filter(|route| reached.contains(route)).collect();
    assert!(reached.is_empty(), "named as out of reach and reached: {reached:?}");
}

/// A fresh installation, where there is nothing yet to show.
#[tokio::test]
async fn every_page_with_nothing_on_it_is_whole() {
    let hilo = Installation::new(Engine::Sqlite).await;
    for kind in Kind::ALL {
        for found in hilo_tests::crawl::crawl(&mut hilo.browser(kind), &["/"]).await {
            let answered = matches!(found.status, 200..400) || kind == Kind::Stranger && found.status == 401;
            assert!(answered, "{} as {kind:?}: {}", found.path, found.status);
        }
    }
}
