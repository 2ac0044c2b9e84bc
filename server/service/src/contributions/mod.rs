//! Contributions of roles and answers of areas.

mod answers;
mod area;
mod decide;
mod detail;
mod input;
mod mine;
mod overview;
mod propose;
mod show;
mod standing;

pub use answers::AnswerInput;
pub use decide::{Decision, Reconfirmation};
pub use input::ContributionInput;
pub use overview::OverviewFilter;
pub use propose::Proposed;
pub(crate) use show::views;
