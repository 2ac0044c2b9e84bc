//! Who may say, decide and see how a role contributes, and what a change of meaning does to it.

mod deciding;
mod leaderless;
mod lists;
mod meaning;
mod pages;
mod proposing;
mod thread;

use hilo_domain::{contribution::State, ids::ContributionId, problem::Problem};
use hilo_service::{
    Actor, Result,
    access::{Origin, sessions::Recognised},
    contributions::{ContributionInput, Decision},
};
use hilo_tests::{
    Engine, Installation, Kind,
    installation::{area, token},
    scene::{PURPOSE, TILL, published},
};

async fn actor(hilo: &Installation, kind: Kind) -> Actor {
    match hilo.services.recognise(&token(kind), &Origin::default()).await.unwrap() {
        Recognised::Actor(actor) => *actor,
        _ => panic!("{kind:?} is not signed in"),
    }
}

fn sentence(does: &str) -> ContributionInput {
    ContributionInput {
        touchpoint: TILL.to_string(),
        statement: PURPOSE.to_string(),
        does: does.to_owned(),
        gets: "pague sin esperar.".to_owned(),
        ..ContributionInput::default()
    }
}

fn declared(title: &str, in_area: u128, does: &str) -> ContributionInput {
    ContributionInput { area: area(in_area).to_string(), title: title.to_owned(), ..sentence(does) }
}

async fn state(hilo: &Installation, id: ContributionId) -> (State, i64) {
    let view = hilo.services.contribution(&actor(hilo, Kind::Hr).await, id).await.unwrap().contribution;
    (view.state, view.revision)
}

#[track_caller]
fn problem<T>(result: Result<T>) -> Problem {
    match result {
        Ok(_) => panic!("it was let through"),
        Err(failure) => failure.problem,
    }
}

async fn set_up() -> Installation {
    set_up_on(Engine::Sqlite).await
}

async fn set_up_on(engine: Engine) -> Installation {
    let hilo = Installation::new(engine).await;
    published(&hilo).await;
    hilo
}

/// The employee's proposal for cashiers in the shops.
async fn proposal(hilo: &Installation) -> ContributionId {
    let employee = actor(hilo, Kind::Employee).await;
    hilo.services.propose_contribution(&employee, &sentence("cuento el vuelto en voz alta"), false).await.unwrap().id
}

async fn confirmed(hilo: &Installation) -> ContributionId {
    let id = proposal(hilo).await;
    let lead = actor(hilo, Kind::Lead).await;
    hilo.services.decide_contribution(&lead, id, 1, &Decision::Confirm).await.unwrap();
    id
}
