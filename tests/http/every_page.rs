//! What must hold on every page and for every form, found by following links as each kind of person.

use hilo_tests::{
    Engine, Installation, Kind,
    crawl::{Form, crawl, forms},
    page,
};
use std::collections::BTreeSet;

/// Closes a textarea, a title or an attribute and starts a script.
const EVIL: &str = "</textarea></title>\"'><script>alert(1)</script><!--";

const START: [&str; 8] =
    ["/", "/account", "/statements", "/experience", "/my-role", "/check-in", "/alignment", "/who-sees-what"];

fn signed_in() -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(|k| *k != Kind::Stranger)
}

#[tokio::test]
async fn every_page_within_reach_is_whole() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut wrong = Vec::new();
    for kind in signed_in() {
        for lang in ["es", "en"] {
            let mut browser = hilo.browser(kind);
            browser.headers.push(("accept-language", lang.to_owned()));
            for found in crawl(&mut browser, &START).await {
                let is_page = found.body.starts_with("<!DOCTYPE html>");
                let mut say = |what: &str| wrong.push(format!("{} as {kind:?} in {lang}: {what}", found.path));
                // Not everybody may go to every start; no link leads to where one may not.
                let asked = found.status == 403 && START.contains(&found.path.as_str());
                if found.status != 200 && !(300..400).contains(&found.status) && !asked {
                    say(&format!("status {}", found.status));
                }
                if !is_page || asked {
                    continue;
                }
                if !found.body.contains(&format!("<html lang=\"{lang}\"")) {
                    say("is in another language");
                }
                if page::tags(&found.body, "h1").count() != 1 {
                    say("has not one h1");
                }
                if found.body.contains(" style=\"") {
                    say("has an inline style");
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

#[tokio::test]
async fn no_field_lets_a_script_through() {
    let mut wrong = BTreeSet::new();
    for kind in signed_in() {
        let hilo = Installation::new(Engine::Sqlite).await;
        let mut browser = hilo.browser(kind);
        let mut done = BTreeSet::new();
        // Twice: what the first round made has pages of its own.
        for _ in 0..2 {
            for found in crawl(&mut browser, &START).await {
                for form in forms(&found) {
                    let leaves = ["sign-out", "sessions"].iter().any(|word| form.action.contains(word));
                    if leaves || form.multipart || !done.insert(form.action.clone()) {
                        continue;
                    }
                    let answer = browser.post(&form.action, &as_pairs(&form)).await;
                    if answer.status.is_server_error() {
                        wrong.insert(format!("{} as {kind:?}: {}", form.action, answer.status));
                    }
                    if answer.body.contains("<script>alert") {
                        wrong.insert(format!("{} on {} lets it through", form.action, form.page));
                    }
                }
            }
        }
        for found in crawl(&mut browser, &START).await {
            // A download is text, and no browser runs it.
            if found.body.starts_with("<!DOCTYPE") && found.body.contains("<script>alert") {
                wrong.insert(format!("{} shows it", found.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn as_pairs(form: &Form) -> Vec<(&str, &str)> {
    form.fields.iter().map(|f| (f.name.as_str(), if f.typed { EVIL } else { f.value.as_str() })).collect()
}

#[tokio::test]
async fn a_thousand_requests_at_twenty_at_once_are_all_answered() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut paths = BTreeSet::new();
    for kind in [Kind::Lead, Kind::Hr, Kind::Leadership] {
        let mut browser = hilo.browser(kind);
        let found = crawl(&mut browser, &START).await;
        paths.extend(found.into_iter().filter(|f| f.status == 200).map(|f| (kind, f.route, f.path)));
    }
    let mut routes = BTreeSet::new();
    for (kind, route, path) in paths.into_iter().filter(|(_, route, _)| routes.insert(*route)) {
        let browser = hilo.browser(kind);
        let mut workers = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let (mut browser, path) = (browser.clone(), path.clone());
            workers.spawn(async move {
                let mut complete = 0;
                for _ in 0..50 {
                    let answer = browser.get(&path).await;
                    complete += usize::from(answer.status == 200 && !answer.body.is_empty());
                }
                complete
            });
        }
        let complete: usize = workers.join_all().await.into_iter().sum();
        assert_eq!(complete, 1000, "{route}");
    }
}
