//! The binary `hilo`: command line, configuration, HTTP and jobs around the app.

pub mod cli;
pub mod config;
pub mod database;
pub mod demo;
pub mod http;
pub mod jobs;
pub mod logging;
mod panics;
