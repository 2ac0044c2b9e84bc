//! Pieces that pages are made of.

pub mod charts;
pub mod drawings;
pub mod field;
pub mod filters;
pub mod form;
pub mod icons;
pub mod noted;
pub mod pager;
pub mod text;
pub mod thread;
pub mod tree;
