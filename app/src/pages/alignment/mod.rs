//! Alignment by area.

pub mod area;
pub mod behind;
pub mod coverage;
mod drift;
pub mod export;
mod frame;
mod heat;
mod history;
pub mod leadership;
mod matrix;
mod measures;
mod over;
pub mod page;
mod parts;
pub mod period;
pub mod report;
pub mod roll;
pub mod routes;
mod span;
mod spread;
mod tiles;
mod tree;
mod trend;
pub(super) mod words;
