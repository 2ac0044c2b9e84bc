//! Weeks, who was expected, and check-ins.

pub mod api;
pub mod form;
pub mod letter;
pub mod mine;
pub mod parts;
pub mod past;
pub mod routes;
pub mod team;
pub mod week;
