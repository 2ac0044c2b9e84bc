//! What every implementation of the traits must do. `contract_tests!(fresh)` makes one named test of each
//! entry; `fresh` is an async function returning a migrated, empty store and whatever must live as long.

#![expect(
    clippy::unwrap_used,
    clippy::assigning_clones,
    clippy::missing_panics_doc,
    reason = "these are tests, in a library only so that each engine's crate can run them"
)]

#[macro_use]
mod list;

pub mod access;
pub mod alignment;
pub mod areas;
pub mod audit;
pub mod checkins;
pub mod contributions;
pub mod coverage;
pub mod directory;
pub mod experience;
pub mod guards;
pub mod import;
pub mod organisation;
pub mod people;
pub mod pulse;
pub mod reminders;
pub mod statements;
pub mod team;
pub mod threads;
pub mod weeks;

use crate::{Store, areas::AreaRow, people::PersonRow};
use hilo_domain::{
    ids::{AreaId, PersonId},
    time::Millis,
};
use std::sync::Arc;
use uuid::Uuid;

/// The store under test.
pub type Subject = Arc<dyn Store>;

/// A readable instant, so many seconds after an arbitrary start.
#[must_use]
pub const fn at(seconds: i64) -> Millis {
    Millis(1_790_000_000_000 + seconds * 1000)
}

/// An id that is easy to recognise in a failure.
#[must_use]
pub const fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + number)
}

#[must_use]
pub fn area_row(number: u128, parent: Option<u128>, name: &str) -> AreaRow {
    AreaRow {
        id: AreaId(id(number)),
        parent_id: parent.map(|p| AreaId(id(p))),
        name: name.to_owned(),
        external: false,
        created_at: at(0),
    }
}

/// An active person of the area, without e-mail, number or role.
#[must_use]
pub fn person_row(number: u128, area: u128, name: &str) -> PersonRow {
    PersonRow {
        id: PersonId(id(number)),
        employee_number: None,
        email: None,
        name: name.to_owned(),
        area_id: AreaId(id(area)),
        role_id: None,
        manager_id: None,
        hired_on: None,
        language: None,
        time_zone: None,
        theme: None,
        imported: false,
        active: true,
        created_at: at(0),
    }
}

/// Area 1 as the root, with person 10 in it.
pub async fn one_person(store: &Subject) -> PersonId {
    let mut repo = store.write().await.unwrap();
    repo.insert_area(&area_row(1, None, "Casa Nube")).await.unwrap();
    let person = person_row(10, 1, "Persona Diez");
    repo.insert_person(&person).await.unwrap();
    repo.save().await.unwrap();
    person.id
}

/// Opens so many connections, so that tasks that begin together also arrive together.
pub async fn connect(store: &Subject, connections: usize) {
    let mut open = Vec::new();
    for _ in 0..connections {
        let mut repo = store.read().await.unwrap();
        repo.organisation().await.unwrap();
        open.push(repo);
    }
}

/// One named test for each entry of each feature's list; `fresh` is in the calling module.
#[macro_export]
macro_rules! contract_tests {
    ($fresh:ident) => {
        $crate::organisation_contract!($fresh);
        $crate::areas_contract!($fresh);
        $crate::people_contract!($fresh);
        $crate::directory_contract!($fresh);
        $crate::access_contract!($fresh);
        $crate::audit_contract!($fresh);
        $crate::statements_contract!($fresh);
        $crate::experience_contract!($fresh);
        $crate::threads_contract!($fresh);
        $crate::contributions_contract!($fresh);
        $crate::coverage_contract!($fresh);
        $crate::weeks_contract!($fresh);
        $crate::checkins_contract!($fresh);
        $crate::team_contract!($fresh);
        $crate::alignment_contract!($fresh);
        $crate::pulse_contract!($fresh);
        $crate::reminders_contract!($fresh);
        $crate::import_contract!($fresh);
    };
}
