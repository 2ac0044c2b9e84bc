//! What a person may do beyond what everyone may.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grant {
    Leadership,
    Experience,
    Hr,
    Admin,
}

impl Grant {
    pub const ALL: [Self; 4] = [Self::Leadership, Self::Experience, Self::Hr, Self::Admin];

    /// The word in the database and in forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Leadership => "leadership",
            Self::Experience => "experience",
            Self::Hr => "hr",
            Self::Admin => "admin",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grant| grant.key() == key)
    }
}
