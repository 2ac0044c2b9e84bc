//! The tree of areas, the roles in them, and who leads.

pub mod edit;
pub mod lead;
pub mod leads;
pub mod page;
pub mod roles;
pub mod tree;

#[cfg(test)]
mod tests;
