//! Home: what waits for me.

pub mod page;
pub mod routes;
mod steps;
