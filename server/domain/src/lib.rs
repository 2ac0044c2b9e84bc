//! Ids, entities and rules of Hilo: pure functions over plain values. No I/O, no clock, no randomness;
//! compiles to wasm.

pub mod alignment;
pub mod audience;
#[cfg(feature = "server")]
pub mod calendar;
pub mod contribution;
pub mod conversation;
pub mod coverage;
#[cfg(feature = "server")]
pub mod csv;
pub mod date;
#[cfg(feature = "server")]
pub mod diff;
pub mod disclosure;
pub mod drift;
pub mod experience;
pub mod figures;
pub mod grant;
pub mod ids;
pub mod lang;
#[cfg(feature = "server")]
pub mod markdown;
pub mod measure;
#[cfg(feature = "server")]
pub mod people_import;
pub mod period;
pub mod problem;
pub mod pulse;
pub mod rhythm;
pub mod statement;
pub mod text;
pub mod time;
pub mod tree;
pub mod view;
pub mod week;
