//! Guessing, one by one and all at once.

use crate::{access::Origin, testing::house};
use hilo_domain::problem::{Problem, Rule};

const WRONG: &str = "adivinanza 1234";

#[tokio::test]
async fn guesses_that_come_together_are_slowed_down_as_those_one_by_one() {
    let house = house().await;
    let mut guesses = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let services = house.services.clone();
        guesses.spawn(async move {
            let failure = services.sign_in("ana@example.com", WRONG, None, &Origin::default()).await.unwrap_err();
            failure.problem
        });
    }
    let said = guesses.join_all().await;
    let slowed = said.iter().filter(|problem| matches!(problem, Problem::TooMany { .. })).count();
    let tried = said.iter().filter(|problem| **problem == Problem::field("password", Rule::WrongSignIn)).count();
    assert_eq!(slowed + tried, 50);
    // Five, and at most one more for each place where passwords are hashed.
    assert!((5..=7).contains(&tried), "{tried}");
}

#[tokio::test]
async fn a_browser_of_the_owner_is_not_slowed_down_by_others() {
    let house = house().await;
    let origin = Origin::default();
    let known = house.services.sign_in("ana@example.com", "tres gatos azules", None, &origin).await.unwrap();
    for _ in 0..5 {
        house.services.sign_in("ANA@example.com", WRONG, None, &origin).await.unwrap_err();
    }
    let slowed = house.services.sign_in("ana@example.com", "tres gatos azules", None, &origin).await.unwrap_err();
    assert!(matches!(slowed.problem, Problem::TooMany { .. }));
    let device = Some(&known.device);
    house.services.sign_in("ana@example.com", "tres gatos azules", device, &origin).await.unwrap();
}

#[tokio::test]
async fn the_present_password_is_no_riddle_to_be_guessed() {
    let house = house().await;
    let new = "la ampolleta verde";
    let change = async |present: &str| {
        house.services.change_password(&house.admin, present, new, new).await.map_err(|failure| failure.problem)
    };
    for _ in 0..5 {
        assert_eq!(change(WRONG).await, Err(Problem::field("present", Rule::WrongPassword)));
    }
    assert!(matches!(change("tres gatos azules").await, Err(Problem::TooMany { .. })));
    house.clock.advance_seconds(10);
    assert_eq!(change(&"x".repeat(1 << 20)).await, Err(Problem::field("present", Rule::WrongPassword)));
    house.clock.advance_seconds(10);
    assert_eq!(change("tres gatos azules").await, Ok(()));
    // A success forgets the failures.
    assert_eq!(change(WRONG).await, Err(Problem::field("present", Rule::WrongPassword)));
    assert_eq!(change(WRONG).await, Err(Problem::field("present", Rule::WrongPassword)));
}
