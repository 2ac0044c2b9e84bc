//! The binary `hilo`: command line, configuration, HTTP and jobs around the app.

pub mod cli;
pub mod config;
pub mod database;
pub mod demo;
pub mod http;
pub mod jobs;
pub mod logging;
mod panics;

/// A page is thousands of small pieces that live for a millisecond; libc's allocator is slow at that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
