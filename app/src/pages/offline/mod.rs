//! What is shown while the server can't be reached.

pub mod page;
pub mod routes;
