//! Who sees what.

pub mod page;
pub mod routes;
