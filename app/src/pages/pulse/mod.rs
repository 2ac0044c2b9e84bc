//! The pulse: the confidential questions.

pub mod api;
pub mod form;
pub mod protection;
pub mod routes;
pub mod words;
