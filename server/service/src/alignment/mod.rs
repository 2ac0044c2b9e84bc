//! Alignment by area: counted while a week is open, frozen when it closes.

pub mod area;
pub mod behind;
pub(crate) mod count;
pub mod coverage;
pub mod export;
pub mod freeze;
pub mod leadership;
mod look_first;
mod marks;
pub mod overview;
pub mod period;
pub mod roll;
mod sight;
#[cfg(test)]
mod tests;
