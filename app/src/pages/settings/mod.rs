//! Pages: settings.

pub mod page;
pub mod routes;
