//! Over HTTP, against the real router; one binary for all, so that it links once.

mod access;
mod areas;
mod bad_text;
mod checkins;
mod contributions;
mod every_page;
mod experience;
mod headers;
mod import;
mod matrix;
mod people;
mod sample;
mod statements;
