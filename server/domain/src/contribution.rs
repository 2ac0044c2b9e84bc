//! A contribution's states and what happens to it: a role × touchpoint × statement, in one sentence.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The word in the database or in a form is none of the known ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord(pub String);

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the word {:?} is not known", self.0)
    }
}

impl std::error::Error for UnknownWord {}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the database and in forms.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.key() == key)
            }
        }

        impl TryFrom<String> for $name {
            type Error = UnknownWord;
            fn try_from(word: String) -> Result<Self, UnknownWord> {
                Self::from_key(&word).ok_or(UnknownWord(word))
            }
        }
    };
}

words! {
    /// Where a contribution stands. Whether a confirmed one is *stale* follows from the versions that it was
    /// confirmed against ([`is_fresh`]).
    State {
        /// Waits for the area's lead.
        Proposed = "proposed",
        /// The lead asked for a change; waits for the people of the role.
        ChangesAsked = "changes_asked",
        /// Holds for the role.
        Confirmed = "confirmed",
        /// The lead said no and why.
        Declined = "declined",
        /// Held once and no longer does.
        Retired = "retired",
    }
}

words! {
    /// What happened to a contribution, for its history.
    Event {
        Proposed = "proposed",
        Edited = "edited",
        ChangesAsked = "changes_asked",
        Confirmed = "confirmed",
        Declined = "declined",
        Reconfirmed = "reconfirmed",
        Retired = "retired",
    }
}

impl State {
    /// Not decided yet: it can be edited and decided.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::ChangesAsked)
    }

    /// Shown to everyone; the others are between the role's people, the leads above and those who oversee.
    #[must_use]
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Confirmed | Self::Retired)
    }
}

/// Whether a sentence confirmed against version `number` still holds, where `asks_from` is the earliest version with
/// today's meaning. Both the touchpoint and the statement must say so.
#[must_use]
pub const fn is_fresh(number: i32, asks_from: i32) -> bool {
    number >= asks_from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back_to_what_they_name() {
        for state in State::ALL {
            assert_eq!(State::try_from(state.key().to_owned()), Ok(*state));
        }
        for event in Event::ALL {
            assert_eq!(Event::from_key(event.key()), Some(*event));
        }
        assert_eq!(State::try_from("lost".to_owned()), Err(UnknownWord("lost".to_owned())));
    }

    #[test]
    fn a_change_of_wording_leaves_it_fresh() {
        assert!(is_fresh(2, 1) && is_fresh(2, 2));
        assert!(!is_fresh(2, 3));
    }
}
