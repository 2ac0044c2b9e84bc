//! Markup that is typed stays text wherever it is shown.

use super::{
    ends_something,
    filled::{self, send},
    forms_of,
};
use hilo_app::routes::Method;
use hilo_tests::{Browser, Engine, Installation, Kind, World, crawl::forms, page};
use std::collections::BTreeSet;

/// Closes an attribute and a textarea and starts a script; short enough for every field.
const EVIL: &str = "\"></textarea><script>alert(1)</script>";
/// Closes all else that text may stand in.
const WORSE: &str = "</textarea></title></style></script>\"'><img src=x onerror=alert(1)><script>alert(1)</script><!--";

fn is_raw(body: &str) -> bool {
    // A download is text, and no browser runs it.
    body.starts_with("<!DOCTYPE") && (body.contains("<script>alert") || body.contains("<img src=x"))
}

#[tokio::test]
async fn no_field_lets_a_script_through() {
    let world = World::new(Engine::Sqlite).await;
    let mut wrong = BTreeSet::new();
    // What is in its place first, so that it is stored; then everywhere.
    for text in [EVIL, WORSE] {
        for kind in Kind::everybody() {
            for form in forms_of(&world, kind).await.iter().filter(|form| !ends_something(form)) {
                let pairs = if text == EVIL { filled::with(form, text) } else { filled::all_over(form, text) };
                let answer = send(&mut world.hilo.browser(kind), form, &pairs, text).await;
                if answer.status.is_server_error() || is_raw(&answer.body) {
                    wrong.insert(format!("{} on {} as {kind:?}: {}", form.action, form.page, answer.status));
                }
            }
        }
    }
    let mut shown = BTreeSet::new();
    for kind in Kind::everybody() {
        let mut browser = world.hilo.browser(kind);
        for found in world.crawl(&mut browser).await {
            if found.status >= 500 || is_raw(&found.body) {
                wrong.insert(format!("{} shows it to {kind:?}: {}", found.path, found.status));
            }
            if found.body.contains("&lt;script&gt;alert") {
                shown.insert(found.route);
            }
            // What is searched for comes back in the field.
            for form in forms(&found).iter().filter(|form| form.method == Method::Get) {
                for text in [EVIL, WORSE] {
                    let answer = browser.get(&form.asked(text)).await;
                    if answer.status.is_server_error() || is_raw(&answer.body) {
                        wrong.insert(format!("{} as {kind:?}: {}", form.asked(text), answer.status));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(shown.len() > 40, "hardly anything of it was stored: {shown:#?}");
}

#[tokio::test]
async fn nor_does_the_set_up() {
    let hilo = Installation::empty(Engine::Sqlite).await;
    let token = hilo.services.setup_link().await.unwrap().unwrap();
    let path = format!("/setup/{}", token.reveal());
    let mut browser = Browser::new(hilo.router.clone());
    let found = hilo_tests::crawl::crawl(&mut browser, &[&path]).await;
    let form = forms(&found[0]).into_iter().find(|form| form.action == path).unwrap();
    for text in [WORSE, EVIL] {
        for pairs in [filled::all_over(&form, text), filled::with(&form, text)] {
            let answer = send(&mut browser, &form, &pairs, text).await;
            assert!(!answer.status.is_server_error() && !is_raw(&answer.body), "{}", answer.body);
            if answer.status == 422 {
                assert!(page::holds(&answer.body, "organisation", text), "{}", answer.body);
            }
        }
    }
    let home = browser.get("/").await.expect(200).body;
    assert!(!is_raw(&home) && home.contains("&lt;script&gt;alert"), "{home}");
}
