//! The implementations that are the same SQL on both engines. Each engine's crate compiles these files with
//! its own `Db` and `Repository`; where the engines differ, the two texts stand in the crates' `dialect.rs`.

mod absences;
mod access;
mod alignment;
mod areas;
mod audit;
mod checkins;
mod contributions;
pub(crate) mod directory;
mod experience;
mod experience_drafts;
mod import;
mod organisation;
mod people;
mod pulse;
mod reminders;
mod statements;
mod team;
mod weeks;
pub(crate) mod within;
