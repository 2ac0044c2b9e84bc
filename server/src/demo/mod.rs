//! The sample organisation: a database file of its own, made by living through its months with the real use cases.

mod chance;
pub mod content;
pub mod door;
pub mod make;
mod story;
