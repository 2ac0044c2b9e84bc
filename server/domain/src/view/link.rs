//! Whose invitation or reset a link is.

use crate::ids::PersonId;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkOwner {
    pub person: PersonId,
    pub name: String,
    /// What the person will sign in with.
    pub login: String,
    /// An invitation, not a reset.
    pub first_time: bool,
}
