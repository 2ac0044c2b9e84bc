//! Importing and exporting people. `hilo_domain::people_import` reads files and plans; here plans are shown, checked
//! against what was shown, and applied as a whole.

mod applying;
pub mod command;
pub mod export;
pub mod issues;
mod planning;
mod preview;
pub mod progress;
pub mod reading;
pub mod uploads;

#[cfg(test)]
mod tests;
