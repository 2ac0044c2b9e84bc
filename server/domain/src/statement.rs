//! What a statement may be, what a new version changes, and how far somebody has read it.

use serde::{Deserialize, Serialize};

/// The kinds of statement, in the order in which they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementKind {
    Purpose,
    Mission,
    Vision,
    Motivation,
    /// The only kind of which there may be several, in an order of their own.
    Value,
    DifferentiatingValue,
    CustomerPromise,
}

impl StatementKind {
    pub const ALL: [Self; 7] = [
        Self::Purpose,
        Self::Mission,
        Self::Vision,
        Self::Motivation,
        Self::Value,
        Self::DifferentiatingValue,
        Self::CustomerPromise,
    ];

    /// The word in the database and in forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Purpose => "purpose",
            Self::Mission => "mission",
            Self::Vision => "vision",
            Self::Motivation => "motivation",
            Self::Value => "value",
            Self::DifferentiatingValue => "differentiating_value",
            Self::CustomerPromise => "customer_promise",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether a company may have several of this kind at a time.
    #[must_use]
    pub const fn may_be_several(self) -> bool {
        matches!(self, Self::Value)
    }
}

/// What a new version changes. Only a change of meaning asks for acknowledgement again and makes contributions stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    Wording,
    Meaning,
}

impl ChangeKind {
    /// The word in the database and in forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Wording => "wording",
            Self::Meaning => "meaning",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Wording, Self::Meaning].into_iter().find(|kind| kind.key() == key)
    }

    /// From which version number on an acknowledgement counts as current once `number` is published with this change;
    /// `before` is what the version before it asked from, none for the first.
    #[must_use]
    pub const fn asks_from(self, number: i32, before: Option<i32>) -> i32 {
        match (self, before) {
            (Self::Wording, Some(before)) => before,
            _ => number,
        }
    }
}

/// How far somebody has read a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// The version that is asked for, or a later one.
    Current { number: i32 },
    /// Only an earlier version.
    Earlier { number: i32 },
    /// No version at all.
    Unread,
}

impl Reading {
    /// From the highest version number that was acknowledged, and the number that is asked for at least.
    #[must_use]
    pub const fn of(acknowledged: Option<i32>, asks_from: i32) -> Self {
        match acknowledged {
            Some(number) if number >= asks_from => Self::Current { number },
            Some(number) => Self::Earlier { number },
            None => Self::Unread,
        }
    }

    #[must_use]
    pub const fn is_current(self) -> bool {
        matches!(self, Self::Current { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_back() {
        for kind in StatementKind::ALL {
            assert_eq!(StatementKind::from_key(kind.key()), Some(kind));
        }
        assert_eq!(StatementKind::from_key("slogan"), None);
        assert_eq!(ChangeKind::from_key("meaning"), Some(ChangeKind::Meaning));
    }

    #[test]
    fn only_meaning_asks_again() {
        assert_eq!(ChangeKind::Wording.asks_from(1, None), 1);
        assert_eq!(ChangeKind::Meaning.asks_from(2, Some(1)), 2);
        assert_eq!(ChangeKind::Wording.asks_from(3, Some(2)), 2);
        assert_eq!(Reading::of(Some(2), 2), Reading::Current { number: 2 });
        assert_eq!(Reading::of(Some(1), 2), Reading::Earlier { number: 1 });
        assert_eq!(Reading::of(None, 1), Reading::Unread);
    }
}
