//! Where promise and practice drift apart most: which areas to look at first, and why. Worked out from what is shown
//! alone, so that it says nothing that the figures do not.

use crate::{
    alignment::{Figures, claims_unlived},
    figures::Ratio,
    ids::AreaId,
    measure::{Aligned, Measure},
    tree::Tree,
};
use serde::{Deserialize, Serialize};

/// From so many points of [`Aligned::gap`] on, belief and practice have parted.
pub const WIDE: i32 = 15;
/// A figure that fell by so many points against the span before fell suddenly. Figures of fewer than ten answers are in
/// tens, so that one step of the rounding is not enough.
pub const SUDDEN: i32 = 15;
/// A share of fewer people, added up over the weeks, moves by chance.
pub const COUNTED: i64 = 20;
/// Lines shown at most.
pub const LINES: usize = 8;

/// One reason to look at an area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Drift {
    /// Much belief, little living: believe and live, at least [`WIDE`] points apart.
    Unlived { area: AreaId, believe: u8, live: u8 },
    /// A figure fell by [`SUDDEN`] points or more.
    Fell { area: AreaId, measure: Measure, before: u8, now: u8 },
    /// It declares touchpoints and lives fewer than half of them ([`claims_unlived`]): in the week closed last.
    Claimed { area: AreaId, lived: i64, declared: i64 },
}

impl Drift {
    #[must_use]
    pub const fn area(&self) -> AreaId {
        match self {
            Self::Unlived { area, .. } | Self::Fell { area, .. } | Self::Claimed { area, .. } => *area,
        }
    }

    /// By how many points of a hundred.
    #[must_use]
    pub fn points(&self) -> i32 {
        let less = |from: u8, to: u8| i32::from(from) - i32::from(to);
        match self {
            Self::Unlived { believe, live, .. } => less(*believe, *live),
            Self::Fell { before, now, .. } => less(*before, *now),
            // As far as it is from half of what it declares.
            Self::Claimed { lived, declared, .. } => less(50, Ratio::new(*lived, *declared).percent().unwrap_or(50)),
        }
    }

    const fn kind(&self) -> (u8, Option<Measure>) {
        match self {
            Self::Unlived { .. } => (0, None),
            Self::Fell { measure, .. } => (1, Some(*measure)),
            Self::Claimed { .. } => (2, None),
        }
    }
}

/// What is known of one area.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    pub area: AreaId,
    pub now: &'a Aligned,
    pub before: &'a Aligned,
    /// Of the week closed last.
    pub last: Figures,
}

/// At most [`LINES`] reasons, the widest apart first; of equals in the order given. One reason names one area of a
/// branch: where an area and one under it show the same, the one that shows it more.
#[must_use]
pub fn drifts<'a>(tree: &Tree<AreaId>, known: impl Iterator<Item = Known<'a>>) -> Vec<Drift> {
    let mut all: Vec<Drift> = known.flat_map(|of| reasons(&of)).collect();
    all.sort_by_key(|drift| -drift.points());
    let mut kept: Vec<Drift> = Vec::new();
    for drift in all {
        let same_branch = |other: &Drift| {
            other.kind() == drift.kind()
                && (tree.is_within(other.area(), drift.area()) || tree.is_within(drift.area(), other.area()))
        };
        if !kept.iter().any(same_branch) {
            kept.push(drift);
        }
        if kept.len() == LINES {
            break;
        }
    }
    kept
}

fn reasons(known: &Known<'_>) -> Vec<Drift> {
    use crate::pulse::Item::{Believe, Live};
    let area = known.area;
    let mut reasons = Vec::new();
    if let (Some(believe), Some(live)) = (known.now.of(Measure::Pulse(Believe)), known.now.of(Measure::Pulse(Live)))
        && i32::from(believe) - i32::from(live) >= WIDE
    {
        reasons.push(Drift::Unlived { area, believe, live });
    }
    for measure in Measure::ALL {
        let enough = match measure {
            Measure::Week(part) => {
                known.now.weeks.part(part).den >= COUNTED && known.before.weeks.part(part).den >= COUNTED
            }
            Measure::Pulse(_) => true,
        };
        if let (Some(before), Some(now)) = (known.before.of(measure), known.now.of(measure))
            && enough
            && i32::from(before) - i32::from(now) >= SUDDEN
        {
            reasons.push(Drift::Fell { area, measure, before, now });
        }
    }
    if claims_unlived(&known.last) {
        reasons.push(Drift::Claimed { area, lived: known.last.lived, declared: known.last.declared });
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pulse::Item;
    use uuid::Uuid;

    const fn area(number: u128) -> AreaId {
        AreaId(Uuid::from_u128(number))
    }

    fn pulse(believe: u8, live: u8) -> Aligned {
        Aligned { pulse: [Some(70), Some(believe), Some(live), None, None], ..Aligned::default() }
    }

    fn tree() -> Tree<AreaId> {
        let pairs = [(1, None), (2, Some(1)), (3, Some(2)), (4, Some(1))];
        Tree::build(pairs.map(|(id, above): (u128, Option<u128>)| (area(id), above.map(area)))).unwrap()
    }

    fn found(known: &[(u128, Aligned, Aligned, Figures)]) -> Vec<Drift> {
        let known = known.iter().map(|(id, now, before, last)| Known { area: area(*id), now, before, last: *last });
        drifts(&tree(), known)
    }

    #[test]
    fn believed_and_not_lived() {
        let none = (Aligned::default(), Figures::default());
        let of = |id, believe, live| (id, pulse(believe, live), none.0, none.1);
        let unlived = |id, believe, live| Drift::Unlived { area: area(id), believe, live };
        assert_eq!(found(&[of(1, 74, 60)]), [], "14 points");
        assert_eq!(found(&[of(1, 75, 60)]), [unlived(1, 75, 60)]);
        assert_eq!(
            found(&[of(1, 75, 60), of(2, 80, 60), of(3, 90, 60), of(4, 80, 65)]),
            [unlived(3, 90, 60), unlived(4, 80, 65)],
            "one of a branch"
        );
        assert_eq!(found(&[of(1, 60, 90)]), [], "lived without belief is no gap between saying and doing");
    }

    #[test]
    fn a_sudden_fall() {
        let last = Figures::default();
        let fell = |measure, before, now| Drift::Fell { area: area(1), measure, before, now };
        let believe = Measure::Pulse(Item::Believe);
        assert_eq!(found(&[(1, pulse(60, 60), pulse(75, 60), last)]), [fell(believe, 75, 60)]);
        assert_eq!(found(&[(1, pulse(61, 60), pulse(75, 60), last)]), []);
        let weeks = |participated, expected| Aligned {
            weeks: Figures { expected, participated, ..Figures::default() },
            ..Aligned::default()
        };
        let participation = Measure::Week(crate::alignment::Part::Participation);
        assert_eq!(found(&[(1, weeks(12, 20), weeks(16, 20), last)]), [fell(participation, 80, 60)]);
        assert_eq!(found(&[(1, weeks(6, 19), weeks(16, 19), last)]), [], "too few");
    }

    #[test]
    fn declared_and_not_lived_and_the_widest_first() {
        let last = Figures { declared: 5, lived: 1, ..Figures::default() };
        let claimed = Drift::Claimed { area: area(4), lived: 1, declared: 5 };
        let unlived = Drift::Unlived { area: area(2), believe: 90, live: 50 };
        assert_eq!(
            found(&[
                (2, pulse(90, 50), Aligned::default(), Figures::default()),
                (4, Aligned::default(), Aligned::default(), last)
            ]),
            [unlived.clone(), claimed.clone()]
        );
        assert_eq!((unlived.points(), claimed.points()), (40, 30));
    }
}
