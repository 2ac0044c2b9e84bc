//! Pages: people.

pub mod api;
pub mod form;
pub mod invitations;
pub mod leave;
pub mod list;
pub mod profile;
pub mod routes;
pub mod steps;
pub mod words;
