//! Importing people: upload, columns, review, outcome; and the export.

pub mod api;
mod columns;
mod issues;
mod outcome;
pub mod page;
mod preview;
mod review;
pub mod routes;
pub mod words;
