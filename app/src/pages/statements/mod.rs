//! Statements, their versions and who acknowledged them.

pub mod acknowledgement;
pub mod api;
pub mod creed;
pub mod edit;
pub mod order;
pub mod parts;
pub mod publish;
pub mod routes;
pub mod statement;
pub mod version;
pub mod work;
