//! Use cases: authorise → validate → store → tell. They know the actor, the clock and the store; no HTTP, no SQL.

pub mod access;
pub mod actor;
pub mod alignment;
pub mod areas;
pub mod audit;
pub mod checkins;
pub mod contributions;
pub mod env;
pub mod experience;
pub mod failure;
pub mod fingerprint;
pub mod home;
pub mod import;
pub mod people;
pub mod pulse;
pub mod services;
pub mod settings;
pub mod statements;
#[cfg(test)]
mod testing;

pub use actor::Actor;
pub use env::Env;
pub use failure::{Failure, Result};
pub use services::{Policy, Services};
