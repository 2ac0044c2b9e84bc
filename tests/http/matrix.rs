//! Who may do what: every route × kind of actor × relation to the object, on a populated world. A route that is not
//! in the table fails.

mod access;
mod areas;
mod checkins;
mod contributions;
mod experience;
mod line;
mod people;
mod statements;

use hilo_app::{
    cx::Site,
    routes::{Method, routes},
};
use hilo_server::http::{App, Reached, beside};
use hilo_tests::{Answer, Engine, Kind, World, world::There};
use line::Line;
use std::collections::BTreeSet;

pub fn table(there: &There) -> Vec<Line> {
    [
        access::lines(there),
        areas::lines(there),
        checkins::lines(there),
        contributions::lines(there),
        experience::lines(there),
        people::lines(there),
        statements::lines(there),
    ]
    .concat()
}

#[tokio::test]
async fn the_table_lists_every_route() {
    let world = World::new(Engine::Sqlite).await;
    let listed: BTreeSet<_> = table(&world.there).iter().map(|line| (line.method, line.route)).collect();
    let app = App::new(world.hilo.services.clone(), Site::default(), Reached::default());
    let beside = beside(&app).into_iter().map(|(path, _)| (Method::Get, path));
    let there: BTreeSet<_> = routes().iter().map(|route| (route.method, route.path)).chain(beside).collect();
    let missing: Vec<_> = there.difference(&listed).collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");
    let gone: Vec<_> = listed.difference(&there).collect();
    assert!(gone.is_empty(), "in the table and not there: {gone:?}");
}

async fn ask(world: &World, line: &Line, kind: Kind) -> Answer {
    let mut browser = world.hilo.browser(kind);
    match line.method {
        Method::Get => browser.get(&line.path).await,
        Method::Post => browser.post(&line.path, &line.fields).await,
    }
}

/// What is wrong with the answer, if anything is. Getting through is a page, a redirect, or a complaint about what
/// was typed; everybody else gets 401, 403 or 404, and a malformed form 400.
fn judged(line: &Line, kind: Kind, answer: &Answer) -> Option<String> {
    let status = answer.status.as_u16();
    let through = matches!(status, 200 | 303 | 409 | 422 | 429);
    let refused = matches!(status, 400 | 401 | 403 | 404);
    let right = through == line.may.contains(&kind) && through != refused;
    (!right).then(|| format!("{:?} {} as {kind:?}: {status}", line.method, line.path))
}

/// Looking and being refused change nothing, so that one world serves for all of that.
async fn look(world: &World, lines: &[Line]) -> Vec<String> {
    let mut wrong = Vec::new();
    for line in lines {
        for kind in Kind::everybody().filter(|kind| line.method == Method::Get || !line.may.contains(kind)) {
            wrong.extend(judged(line, kind, &ask(world, line, kind).await));
        }
    }
    wrong
}

#[tokio::test]
async fn everybody_gets_as_far_as_the_table_says() {
    let world = World::new(Engine::Sqlite).await;
    let lines = table(&world.there);
    let mut wrong = look(&world, &lines).await;
    for line in lines.iter().filter(|line| line.method == Method::Post) {
        for kind in &line.may {
            // What gets through changes things: each has a world of its own.
            let world = World::new(Engine::Sqlite).await;
            wrong.extend(judged(line, *kind, &ask(&world, line, *kind).await));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn everybody_gets_as_far_as_the_table_says_on_postgres() {
    let world = World::new(Engine::Postgres).await;
    let lines = table(&world.there);
    let mut wrong = look(&world, &lines).await;
    // The use cases are the same on both engines: of what gets through, a sample.
    for line in lines.iter().filter(|line| line.method == Method::Post).step_by(5) {
        if let Some(kind) = line.may.first() {
            let world = World::new(Engine::Postgres).await;
            let again = table(&world.there).into_iter().find(|l| l.route == line.route && l.method == line.method);
            let again = again.unwrap();
            wrong.extend(judged(&again, *kind, &ask(&world, &again, *kind).await));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
