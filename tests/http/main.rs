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
mod links;
mod load;
mod malformed;
mod matrix;
mod people;
mod record;
mod sample;
mod statements;
mod typed;
