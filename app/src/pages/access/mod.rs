//! Getting in.

pub mod link;
pub mod routes;
pub mod setup;
pub mod sign_in;
