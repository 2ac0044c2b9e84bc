//! The plain structs that use cases return and pages show.

pub mod alignment;
pub mod areas;
pub mod audit;
pub mod checkins;
pub mod contributions;
pub mod experience;
pub mod home;
#[cfg(feature = "server")]
pub mod import;
pub mod lead;
pub mod link;
pub mod me;
pub mod people;
pub mod period;
pub mod pulse;
pub mod session;
pub mod settings;
pub mod statements;
