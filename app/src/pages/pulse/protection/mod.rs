//! How answers are protected: the rule in words, its limits, and an example to try it on.

mod example;
pub mod page;
