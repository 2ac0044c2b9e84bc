//! Contributions of roles and answers of areas.

pub mod answer;
pub mod api;
pub mod area;
pub mod compose;
pub mod detail;
pub mod export;
pub mod gaps;
pub mod my_role;
pub mod overview;
pub mod parts;
pub mod retire;
pub mod routes;
