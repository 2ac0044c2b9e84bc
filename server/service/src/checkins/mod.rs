//! Weeks, who was expected, and check-ins.

pub(crate) mod circle;
mod lead;
pub mod letter;
pub mod mine;
pub mod past;
pub(crate) mod remind;
pub mod team;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
pub mod weeks;
pub(crate) mod work;
pub mod write;
