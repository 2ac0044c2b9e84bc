//! My account.

pub mod api;
pub mod page;
pub mod routes;
