//! Over HTTP, against the real router; one binary for all, so that it links once.

mod access;
mod alignment;
mod checkins;
mod contributions;
mod every_page;
mod experience;
mod headers;
mod import;
mod matrix;
mod statements;
