//! Logs: human on a terminal, JSON otherwise.

use std::io::{IsTerminal, stderr};
use tracing_subscriber::EnvFilter;

/// How a line of log looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Human on a terminal, JSON otherwise.
    #[default]
    Auto,
    Human,
    Json,
}

/// Starts logging to standard error; a second call changes nothing.
pub fn start(filter: &str, format: Format) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr);
    let human = match format {
        Format::Auto => stderr().is_terminal(),
        Format::Human => true,
        Format::Json => false,
    };
    let started = if human { builder.try_init() } else { builder.json().flatten_event(true).try_init() };
    if started.is_err() {
        tracing::debug!("logging had been started before");
    }
}
