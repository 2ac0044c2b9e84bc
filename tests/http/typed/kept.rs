//! What is typed is stored as it is, or refused and still there.

use super::{
    ends_something,
    filled::{self, Pairs, send, typed},
    forms_of,
};
use hilo_app::cx::{TYPED, Values};
use hilo_tests::{
    Answer, Browser, Engine, Kind, World,
    crawl::{Field, Form, Kind as Typed},
    page,
};
use std::collections::{BTreeMap, BTreeSet};

/// A family, a flag, two scripts from right to left with marks above and below, and letters that are put together.
const EVERY_SCRIPT: &str = "👩‍👩‍👧🏳️‍🌈 שָׁלוֹם مَرْحَبًا e\u{301}n\u{303}";
const CONTROLS: [&str; 4] = ["a\u{0}b", "\u{1b}[31m", "\u{7}\u{8}\u{b}\u{c}", "\u{85}\u{200e}\u{202e}x\u{feff}"];

/// Nobody in that world has a password.
const NEVER: [&str; 2] = ["/account/password", "/sign-in"];

/// Shown on other pages than the one that follows and the one that the form stands on.
const ELSEWHERE: [&str; 1] = [
    // The change note, which the list of versions shows.
    "/experience/{journey}/publish",
];

/// All forms with somebody who can reach them, one for each page and route.
async fn everything(world: &World) -> Vec<(Kind, Form)> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for kind in Kind::everybody() {
        for form in forms_of(world, kind).await {
            let names: Vec<_> = form.fields.iter().map(|field| field.name.len()).collect();
            if seen.insert((form.route(), names)) {
                all.push((kind, form));
            }
        }
    }
    all
}

/// What is wrong with the answer to a form, if anything is.
fn judged(form: &Form, pairs: &[(String, String)], answer: &Answer) -> Option<String> {
    let status = answer.status.as_u16();
    if status >= 500 {
        return Some(format!("{}: {status}", form.action));
    }
    if !matches!(status, 400..500) || form.multipart {
        return None;
    }
    let ids: BTreeSet<_> = page::tags(&answer.body, "").filter_map(|tag| page::attribute(&tag, "id")).collect();
    let links = page::tags(&answer.body, "a").filter_map(|tag| page::attribute(&tag, "href"));
    let mut anchors = links.filter_map(|link| link.strip_prefix('#').map(str::to_owned));
    if let Some(nowhere) = anchors.find(|anchor| !ids.contains(anchor)) {
        return Some(format!("{} on {}: {status}, and no #{nowhere}", form.action, form.page));
    }
    let lost = typed(form, pairs).find(|(name, value)| !page::holds(&answer.body, name, value));
    lost.map(|(name, value)| {
        let start: String = value.chars().take(30).collect();
        format!("{} on {}: {status}, and {name} is lost: {start:?}", form.action, form.page)
    })
}

/// What was typed stands on one of these pages, without the message that is shown once.
async fn shows(browser: &mut Browser, pages: &[&str], text: &str) -> bool {
    for path in pages {
        let path = path.split('#').next().unwrap_or_default();
        let _ = browser.get(path).await;
        if browser.get(path).await.body.contains(text) {
            return true;
        }
    }
    false
}

/// A form says itself which of its fields hold words: all of them, and nothing that nobody typed.
#[tokio::test]
async fn forms_say_what_is_typed_into_them() {
    let mut wrong = BTreeSet::new();
    for (kind, form) in everything(&World::new(Engine::Sqlite).await).await {
        let is_typed = |field: &&Field| match field.kind {
            // What narrows a choice is not kept.
            Typed::Line => !field.name.ends_with("_q"),
            Typed::Lines | Typed::Shaped(_) => true,
            _ => false,
        };
        // Everything holds its own name.
        let held = |field: &Field| if field.name == TYPED { field.value.clone() } else { field.name.clone() };
        let values = Values::new(form.fields.iter().map(|field| (field.name.clone(), held(field))).collect());
        let said: BTreeSet<_> = values.words().into_iter().map(|(_, name)| name).collect();
        let typed: BTreeSet<_> = form.fields.iter().filter(is_typed).map(|field| field.name.as_str()).collect();
        if said != typed {
            wrong.insert(format!("{} on {} as {kind:?}: {said:?}, not {typed:?}", form.action, form.page));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn nothing_typed_is_lost() {
    let long = "palabras ".repeat(10 << 20 >> 3);
    let mut wrong = BTreeSet::new();
    let mut accepted: BTreeMap<&str, bool> = BTreeMap::new();
    let mut unseen: BTreeSet<&str> = BTreeSet::new();
    for (kind, form) in everything(&World::new(Engine::Sqlite).await).await {
        let mut tries: Vec<(Pairs, &str)> = vec![
            (filled::with(&form, ""), ""),
            (filled::with(&form, EVERY_SCRIPT), EVERY_SCRIPT),
            (filled::with(&form, "Algo corto"), "Algo corto"),
        ];
        tries.extend(CONTROLS.iter().map(|text| (filled::with(&form, text), *text)));
        // Once for each route that takes a long text. Whoever is not signed in may send little; `access` says what they
        // are told.
        if kind != Kind::Stranger && !accepted.contains_key(form.route().unwrap_or_default()) {
            tries.extend(filled::with_long(&form, &long).map(|pairs| (pairs, "")));
        }
        for (pairs, text) in tries {
            let world = World::new(Engine::Sqlite).await;
            let mut browser = world.hilo.browser(kind);
            let answer = send(&mut browser, &form, &pairs, text).await;
            if text == EVERY_SCRIPT && answer.status == 303 && typed(&form, &pairs).next().is_some() {
                let shown = shows(&mut browser, &[answer.location(), &form.page], text).await;
                unseen.extend((!shown).then(|| form.route().unwrap_or_default()));
            }
            wrong.extend(judged(&form, &pairs, &answer).map(|what| format!("{what} as {kind:?}")));
            let done = accepted.entry(form.route().unwrap_or_default()).or_default();
            *done |= matches!(answer.status.as_u16(), 200 | 303);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // Else what was typed would have been tried on forms that were filled in wrongly.
    let never: Vec<_> = accepted.iter().filter(|(_, done)| !**done).map(|(route, _)| *route).collect();
    assert_eq!(never, NEVER, "never accepted");
    assert_eq!(unseen.into_iter().collect::<Vec<_>>(), ELSEWHERE, "not shown as it was typed");
}

#[tokio::test]
async fn control_characters_break_nothing_on_postgres() {
    let world = World::new(Engine::Postgres).await;
    let mut wrong = BTreeSet::new();
    let (ending, others): (Vec<_>, Vec<_>) =
        everything(&world).await.into_iter().partition(|(_, form)| ends_something(form));
    for (kind, form) in others.into_iter().chain(ending) {
        for text in CONTROLS {
            for pairs in [filled::with(&form, text), filled::all_over(&form, text)] {
                let answer = send(&mut world.hilo.browser(kind), &form, &pairs, text).await;
                if answer.status.is_server_error() {
                    wrong.insert(format!("{} as {kind:?}: {} for {text:?}", form.action, answer.status));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
