//! Pages: audit.

pub mod page;
pub mod routes;
pub mod sentence;
