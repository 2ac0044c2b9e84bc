//! The pulse: what people answer in confidence, by period. DESIGN and `docs/decisions/confidentiality.md` say how it is
//! protected; [`keys`] and [`seal`] are where.

pub mod answer;
pub(crate) mod closing;
pub mod health;
pub mod keys;
pub(crate) mod opening;
mod page;
mod record;
mod seal;

#[cfg(test)]
mod tests;
