//! One of my sessions, as the list of them shows it.

use crate::{ids::SessionId, time::Millis};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    pub id: SessionId,
    pub created_at: Millis,
    pub last_seen_at: Millis,
    pub user_agent: String,
    pub address: String,
    /// The one that asks.
    pub current: bool,
}
