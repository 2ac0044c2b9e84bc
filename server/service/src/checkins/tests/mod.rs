//! Check-ins as use cases: writing them, and who sees what of them.

mod changes;
mod home;
mod leading;
mod news;
mod reading;
mod reminding;
mod writing;

use super::{
    testing::{Company, area, contribution, person, touchpoint},
    write::{CheckinInput, EntryInput, Save, Saved},
};
use crate::{Actor, Result};
use hilo_domain::{grant::Grant, ids::PersonId, problem::Problem, week::WeekId};

const WEEK: &str = "2026-W47";

fn week() -> WeekId {
    WEEK.parse().unwrap()
}

/// Thursday 19 November, an hour after the opening: Ana and Bruno work in Maipú, which Mario leads; Carla leads the
/// shops, and Pedro stands in for her; Fede leads finance; nobody leads the whole. Hilda is HR, Gala leadership, Eva
/// of the experience team, Adán admin, all in the root.
async fn company() -> Company {
    let company = Company::new("America/Santiago", "2026-11-01T00:00:00Z").await;
    for (number, at, name) in [
        (1, 3, "Ana"),
        (2, 3, "Bruno"),
        (3, 3, "Mario"),
        (4, 2, "Carla"),
        (5, 2, "Pedro"),
        (6, 5, "Fede"),
        (7, 1, "Hilda"),
        (8, 1, "Gala"),
        (9, 1, "Eva"),
        (10, 1, "Adán"),
        (11, 4, "Celia"),
    ] {
        company.hire(number, at, name).await;
    }
    company.publish(ANA).await;
    let mut repo = company.write().await;
    for (led, who) in [(3, MARIO), (2, CARLA), (5, FEDE)] {
        repo.set_lead(area(led), Some(who), company.now()).await.unwrap();
    }
    repo.add_stand_in(area(2), PEDRO, company.now()).await.unwrap();
    repo.save().await.unwrap();
    company.set_clock("2026-11-19T12:00:00Z");
    company.services.tick().await.unwrap();
    company
}

const ANA: PersonId = person(1);
const BRUNO: PersonId = person(2);
const MARIO: PersonId = person(3);
const CARLA: PersonId = person(4);
const PEDRO: PersonId = person(5);
const FEDE: PersonId = person(6);
const HILDA: PersonId = person(7);
const GALA: PersonId = person(8);
const EVA: PersonId = person(9);
const ADAN: PersonId = person(10);
const CELIA: PersonId = person(11);

async fn actor(company: &Company, who: PersonId) -> Actor {
    let grants: &[Grant] = match who {
        HILDA => &[Grant::Hr],
        GALA => &[Grant::Leadership],
        EVA => &[Grant::Experience],
        ADAN => &[Grant::Admin],
        _ => &[],
    };
    company.actor(who, grants).await
}

/// The contribution lived, with words; the note says `Nota`.
fn lived(revision: i64, did: &str) -> CheckinInput {
    let entry = EntryInput {
        suffix: contribution().to_string(),
        contribution: Some(contribution()),
        did: did.to_owned(),
        ..EntryInput::default()
    };
    CheckinInput { week: Some(week()), revision, entries: vec![entry], asides: Vec::new(), note: "Nota".to_owned() }
}

async fn save(company: &Company, who: PersonId, input: &CheckinInput, send: bool) -> Result<Saved> {
    company.services.save_checkin(&actor(company, who).await, input, if send { Save::Send } else { Save::Draft }).await
}

fn problem<T>(result: Result<T>) -> Problem {
    match result {
        Ok(_) => panic!("it was done"),
        Err(failure) => failure.problem,
    }
}
