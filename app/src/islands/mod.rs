//! The only code that runs in the browser. Pages work without it.

pub mod autosave;
#[cfg(feature = "hydrate")]
mod dom;
pub mod filter_select;
pub mod preview;
pub mod reorder;
