//! One suggestion for a lead's next conversation, and why.
//!
//! [`suggest`] takes what holds first, in this order:
//! 1. **A note waits.** A check-in with a note, or with an answer below it, that its addressee has not read: the one
//!    that was sent first. Somebody wrote to be read; nothing comes before that.
//! 2. **A claim that nobody lives.** A touchpoint that the area declares and of which nobody wrote in the last four
//!    closed weeks: a moment of truth before any other, then in the order of the journeys.
//! 3. **A say–do gap.** Believe − live is [`WIDE`] points or more, both of them published.
//! 4. **Not free to act.** *Free to act* is published, and lower than each of the others that are, of which there are
//!    at least [`OTHERS`]. Recommend is none of them: it stands beside.
//! 5. **An example to thank for.** A check-in whose author lets an entry be shown as an example, and below which nobody
//!    has written: the one that was sent first.
//! 6. **A stale contribution.** One that somebody of its role has to confirm again.
//!
//! Of the pulse it knows what was published of the lead's own area, and nothing else: where a figure is suppressed, no
//! rule that needs it holds.

use crate::{
    ids::{CheckinId, ContributionId, TouchpointId},
    pulse::{ITEMS, Item},
    time::Millis,
};
use serde::{Deserialize, Serialize};

/// From so many points on, what is believed and not lived is worth a conversation.
pub const WIDE: i32 = 10;
/// Being free to act is compared with so many other items at least.
pub const OTHERS: usize = 2;

/// A check-in to begin a conversation with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    pub checkin: CheckinId,
    /// Of its author.
    pub name: String,
    pub sent_at: Millis,
}

/// A touchpoint that is declared and that nobody lived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlived {
    pub touchpoint: TouchpointId,
    pub name: String,
    pub moment_of_truth: bool,
    /// Its place in the order of the journeys.
    pub position: i32,
}

/// A contribution to be confirmed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stale {
    pub contribution: ContributionId,
    /// The role's title.
    pub title: String,
    pub touchpoint: String,
}

/// What is known of the lead's own area.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Unread check-ins with a note or an answer.
    pub notes: Vec<Written>,
    pub unlived: Vec<Unlived>,
    /// As published, in the order of [`Item::ALL`].
    pub pulse: [Option<u8>; ITEMS],
    /// With the touchpoint of the entry that may be shown.
    pub examples: Vec<(Written, String)>,
    pub stale: Option<Stale>,
}

/// What to talk about next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Conversation {
    Note(Written),
    Unlived(Unlived),
    /// Believed more than lived, by so many points.
    Gap {
        points: i32,
    },
    /// Being free to act is the lowest, at this figure.
    Act {
        figure: u8,
    },
    Thank {
        from: Written,
        touchpoint: String,
    },
    Stale(Stale),
}

/// See the module. None where nothing holds.
#[must_use]
pub fn suggest(facts: &Facts) -> Option<Conversation> {
    note(facts)
        .or_else(|| unlived(facts))
        .or_else(|| gap(&facts.pulse))
        .or_else(|| act(&facts.pulse))
        .or_else(|| thank(facts))
        .or_else(|| facts.stale.clone().map(Conversation::Stale))
}

const fn first(from: &Written) -> (Millis, CheckinId) {
    (from.sent_at, from.checkin)
}

fn note(facts: &Facts) -> Option<Conversation> {
    facts.notes.iter().min_by_key(|from| first(from)).cloned().map(Conversation::Note)
}

fn unlived(facts: &Facts) -> Option<Conversation> {
    let pressing = |one: &&Unlived| (!one.moment_of_truth, one.position, one.touchpoint);
    facts.unlived.iter().min_by_key(pressing).cloned().map(Conversation::Unlived)
}

fn gap(pulse: &[Option<u8>; ITEMS]) -> Option<Conversation> {
    let of = |item: Item| pulse[item as usize].map(i32::from);
    let points = of(Item::Believe)? - of(Item::Live)?;
    (points >= WIDE).then_some(Conversation::Gap { points })
}

fn act(pulse: &[Option<u8>; ITEMS]) -> Option<Conversation> {
    let figure = pulse[Item::Act as usize]?;
    let others = [Item::Know, Item::Believe, Item::Live].into_iter().filter_map(|item| pulse[item as usize]);
    let (others, lower) = others.fold((0, true), |(others, lower), other| (others + 1, lower && figure < other));
    (others >= OTHERS && lower).then_some(Conversation::Act { figure })
}

fn thank(facts: &Facts) -> Option<Conversation> {
    let (from, touchpoint) = facts.examples.iter().min_by_key(|(from, _)| first(from)).cloned()?;
    Some(Conversation::Thank { from, touchpoint })
}

#[cfg(test)]
mod tests;
