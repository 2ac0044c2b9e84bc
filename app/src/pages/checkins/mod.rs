//! Weeks, who was expected, and check-ins.

pub mod api;
pub mod form;
mod lead;
pub mod letter;
pub mod mine;
mod missing;
pub mod parts;
pub mod past;
pub mod routes;
pub mod team;
pub mod week;
