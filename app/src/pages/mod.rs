//! The pages, a folder for each feature, named as in every other room.

pub mod access;
pub mod account;
pub mod alignment;
pub mod areas;
pub mod audit;
pub mod checkins;
pub mod contributions;
pub mod experience;
pub mod home;
pub mod import;
pub mod offline;
pub mod people;
pub mod pulse;
pub mod sample;
pub mod settings;
pub mod sight;
pub mod statements;
