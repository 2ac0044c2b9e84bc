//! Addresses that lead nowhere: malformed ids, weeks and numbers, and ids of something else. Each is answered with a
//! page that says so, never with an error of ours.

use super::matrix::table;
use hilo_app::routes::Method;
use hilo_tests::{Browser, Engine, World, page};

const BAD: [&str; 12] = [
    "x",
    "%00",
    "%FF",
    "%2F",
    "-1",
    "0",
    "99999999999",
    "2026-W60",
    "2026-W00",
    "99999-W01",
    // An id that nothing has.
    "01930000-0000-7000-8000-00000000dead",
    "%C3%A1%20%22%3E%3Cb%3E",
];

/// Throwing away what is not there is no error.
const HARMLESS: [&str; 2] = ["/people/import/{import}/discard", "/areas/{area}/stand-ins/{person}/remove"];

/// What pages read from their address.
const NAMES: [&str; 24] = [
    "area", "before", "from", "journey", "list", "next", "number", "page", "parent", "part", "q", "say", "search",
    "show", "sort", "state", "statement", "step", "title", "to", "touchpoint", "until", "view", "week",
];

#[tokio::test]
async fn no_malformed_or_foreign_id_leads_anywhere() {
    let world = World::new(Engine::Sqlite).await;
    let others = [world.there.absence.to_string(), "x".repeat(5000)];
    let mut wrong = Vec::new();
    for line in table(&world.there).iter().filter(|line| line.route.contains('{') && !HARMLESS.contains(&line.route)) {
        let parts: Vec<_> = line.route.split('/').collect();
        let path = line.path.split('?').next().unwrap();
        for (place, _) in parts.iter().enumerate().filter(|(_, part)| part.starts_with('{')) {
            let before: Vec<_> = path.split('/').collect();
            for bad in BAD.iter().copied().chain(others.iter().map(String::as_str)).filter(|bad| *bad != before[place])
            {
                let mut asked = before.clone();
                asked[place] = bad;
                let asked = asked.join("/");
                for kind in line.may.iter().take(1) {
                    let mut browser = world.hilo.browser(*kind);
                    let answer = match line.method {
                        Method::Get => browser.get(&asked).await,
                        Method::Post => browser.post(&asked, &line.fields).await,
                    };
                    let status = answer.status.as_u16();
                    // Some forms are checked before their object is looked for.
                    if !(matches!(status, 400 | 403 | 404) || line.method == Method::Post && status == 422) {
                        wrong.push(format!("{:?} {:.120} as {kind:?}: {status}", line.method, asked));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

async fn ask_with_bad_queries(engine: Engine) {
    let world = World::new(engine).await;
    let mut wrong = Vec::new();
    let lines = table(&world.there);
    for line in lines.iter().filter(|line| line.method == Method::Get && !line.may.is_empty()) {
        let mut browser: Browser = world.hilo.browser(line.may[line.may.len() - 1]);
        for bad in BAD {
            let query = NAMES.map(|name| format!("{name}={bad}")).join("&");
            let path = line.path.split('?').next().unwrap();
            let answer = browser.get(&format!("{path}?{query}")).await;
            let (status, whole) = (answer.status.as_u16(), page::text(&answer.body));
            if status >= 500 || (status >= 400 && whole.is_empty()) {
                wrong.push(format!("{path} with {bad}: {status}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn no_malformed_query_breaks_a_page() {
    ask_with_bad_queries(Engine::Sqlite).await;
}

#[tokio::test]
async fn no_malformed_query_breaks_a_page_on_postgres() {
    ask_with_bad_queries(Engine::Postgres).await;
}
