//! Alignment by area: counted while a week is open, frozen when it closes.

pub mod area;
pub(crate) mod count;
pub mod coverage;
pub mod export;
pub mod freeze;
pub mod leadership;
mod look_first;
pub mod overview;
mod pulse;
pub mod roll;
mod sight;
#[cfg(test)]
mod tests;
