//! Alignment by area.

pub mod area;
pub mod coverage;
pub mod export;
mod frame;
mod heat;
mod history;
pub mod leadership;
mod matrix;
mod over;
pub mod page;
pub mod pulse;
pub mod roll;
pub mod routes;
mod tiles;
mod tree;
pub(super) mod words;
