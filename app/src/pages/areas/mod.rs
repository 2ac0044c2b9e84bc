//! Pages: areas.

pub mod api;
pub mod area;
pub mod form;
pub mod pick;
pub mod roles;
pub mod routes;
pub mod tree;
