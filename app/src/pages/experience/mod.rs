//! Journeys, stages and touchpoints, in versions.

pub mod api;
pub mod confirm;
pub mod consistency;
pub mod curve;
pub mod difference;
pub mod draft;
pub mod draft_api;
pub mod form;
pub mod list;
pub mod map;
pub mod publish;
pub mod routes;
pub mod sheet;
pub mod touchpoint;
pub mod versions;
pub mod words;
