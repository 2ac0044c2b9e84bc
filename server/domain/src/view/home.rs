//! What waits for me, then what is new.

use crate::{
    ids::{AreaId, JourneyId, StatementId},
    statement::StatementKind,
    time::Millis,
    view::lead::Reminded,
    week::WeekId,
};
use serde::{Deserialize, Serialize};

/// One thing that waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Waiting {
    /// This week's check-in.
    Checkin {
        week: WeekId,
        closes_at: Millis,
        /// Something is written already.
        draft: bool,
        /// Whoever leads me has reminded me.
        reminded: Option<Reminded>,
    },
    /// The check-in of the week before, which can be sent late until this one closes.
    LateCheckin {
        week: WeekId,
        /// Something is written already.
        draft: bool,
    },
    /// A statement to read and acknowledge; `read` is the earlier version that was.
    Acknowledge { id: StatementId, kind: StatementKind, title: String, number: i32, read: Option<i32> },
    /// Contributions of my role, to be confirmed again.
    Reconfirm { count: i64 },
    /// Contributions of my role, with a change asked for.
    Rewrite { count: i64 },
    /// My role has no contribution yet.
    Propose,
    /// Contributions to decide on.
    Decide { count: i64 },
    /// The area that I lead has not answered the question for the present version of the experience; `answered` is the
    /// earlier version for which it did.
    AreaAnswer { area: AreaId, name: String, answered: Option<i32> },
    /// Check-ins that were written to me.
    Read { count: i64, week: WeekId },
    /// A statement's draft to be published.
    StatementDraft { id: StatementId, kind: StatementKind, title: String },
    /// A journey's draft to be published.
    JourneyDraft { id: JourneyId, name: String },
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum News {
    Statement {
        id: StatementId,
        kind: StatementKind,
        title: String,
        number: i32,
        at: Millis,
    },
    Journey {
        id: JourneyId,
        name: String,
        number: i32,
        at: Millis,
    },
    /// Somebody wrote below my check-in.
    Answer {
        week: WeekId,
        name: String,
        at: Millis,
    },
}

impl News {
    #[must_use]
    pub const fn at(&self) -> Millis {
        match self {
            Self::Statement { at, .. } | Self::Journey { at, .. } | Self::Answer { at, .. } => *at,
        }
    }
}

/// Something that helps somebody in their first weeks, or a company in its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FirstStep {
    /// A keeper's, with nobody in the company but themselves: bringing in people and their areas.
    BringPeople,
    /// An admin's, while nobody has the grant of leadership.
    GrantLeadership,
    /// An admin's, while nobody has the grant of HR.
    GrantHr,
    /// A keeper's, while somebody can't sign in and has no invitation that is still good.
    InvitePeople,
    /// The leadership's, while no statement is published and none begun.
    FirstStatement,
    /// Whoever drafts the experience, while there is no journey and none begun.
    FirstJourney,
    /// Reading what we are: so many statements are left.
    Statements { left: i64 },
    /// Looking at the experience. Who has looked is nobody's business, so that it is never known to be done.
    Experience,
    /// Seeing what my role contributes; done with the first check-in, in which it is tapped.
    Role { done: bool },
}

impl FirstStep {
    #[must_use]
    pub const fn is_done(self) -> bool {
        matches!(self, Self::Statements { left: 0 } | Self::Role { done: true })
    }

    /// It waits until it is done, and then is gone; the others help, and are gone with the first weeks.
    #[must_use]
    pub const fn waits(self) -> bool {
        !matches!(self, Self::Statements { .. } | Self::Experience | Self::Role { .. })
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Home {
    /// In the order in which to do it.
    pub waiting: Vec<Waiting>,
    /// The open week, if my check-in of it was sent: it can be changed until then.
    pub sent: Option<(WeekId, Millis)>,
    /// What the company lacks at its beginning, of what the reader may do about it; then, in their first weeks, what
    /// helps.
    pub first_steps: Vec<FirstStep>,
    /// Latest first.
    pub news: Vec<News>,
}
