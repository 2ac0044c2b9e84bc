//! The figures of alignment, each a numerator over a denominator.
//!
//! [`participation`], [`acknowledgement`] and [`coverage`] count people or pairs, so that an area's
//! figure with everything under it is the sum over its sub-tree ([`crate::tree::Tree::sums`]). The lived share counts
//! *different* touchpoints and cannot be added: it comes from [`crate::coverage`].

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde::{Deserialize, Serialize};

/// So many out of so many.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Ratio {
    /// How many do.
    pub num: i64,
    /// Out of how many; 0 means that there is nothing to measure.
    pub den: i64,
}

impl Ratio {
    #[must_use]
    pub const fn new(num: i64, den: i64) -> Self {
        Self { num, den }
    }

    /// The percentage, 0 to 100, rounded to the whole with halves up: 1 of 8 (12.5 %) is 13. None when
    /// the denominator is 0 or less: there is no figure then, which is not the same as 0. A numerator
    /// outside 0..=den counts as the nearest of the two.
    #[must_use]
    pub fn percent(self) -> Option<u8> {
        if self.den <= 0 {
            return None;
        }
        let (num, den) = (i128::from(self.num.clamp(0, self.den)), i128::from(self.den));
        u8::try_from((200 * num + den) / (2 * den)).ok()
    }
}

impl Add for Ratio {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl AddAssign for Ratio {
    fn add_assign(&mut self, other: Self) {
        self.num = self.num.saturating_add(other.num);
        self.den = self.den.saturating_add(other.den);
    }
}

impl Sum for Ratio {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), Add::add)
    }
}

/// Check-ins sent in time ÷ people expected.
///
/// Both count the same people: those active when the week opened, less those on leave for all of it. A
/// check-in of somebody who was not expected does not count, so that the figure stays within 100.
#[must_use]
pub const fn participation(sent_in_time: i64, expected: i64) -> Ratio {
    Ratio::new(sent_in_time, expected)
}

/// Pairs of a person and a current statement version that asks for acknowledgement: those acknowledged
/// ÷ all.
#[must_use]
pub const fn acknowledgement(acknowledged_pairs: i64, pairs: i64) -> Ratio {
    Ratio::new(acknowledged_pairs, pairs)
}

/// People whose role has at least one confirmed, fresh contribution ÷ people.
#[must_use]
pub const fn coverage(covered_people: i64, people: i64) -> Ratio {
    Ratio::new(covered_people, people)
}

/// Touchpoints declared that have an entry in the last four closed weeks ÷ touchpoints declared, both
/// counting each touchpoint once however many areas of the sub-tree declare it.
#[must_use]
pub const fn lived_share(declared_and_lived: i64, declared: i64) -> Ratio {
    Ratio::new(declared_and_lived, declared)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Tree;
    use proptest::prelude::*;

    #[test]
    fn percentages_round_halves_up() {
        for (num, den, percent) in [
            (0, 7, Some(0)),
            (7, 7, Some(100)),
            (1, 8, Some(13)),
            (1, 3, Some(33)),
            (2, 3, Some(67)),
            (1, 200, Some(1)),
            (1, 201, Some(0)),
            (199, 200, Some(100)),
            (198, 200, Some(99)),
            (0, 0, None),
            (3, 0, None),
            (1, -1, None),
            (9, 4, Some(100)),
            (-1, 4, Some(0)),
            (i64::MAX, i64::MAX, Some(100)),
        ] {
            assert_eq!(Ratio::new(num, den).percent(), percent, "{num}/{den}");
        }
    }

    #[test]
    fn parents_have_the_sum_not_the_mean() {
        let tree = Tree::build([(0, None), (1, Some(0)), (2, Some(0)), (3, Some(1))]).unwrap();
        let own = [participation(0, 1), participation(1, 1), participation(2, 10), participation(3, 4)];
        let all = tree.sums(|id| own[id]);
        assert_eq!(all, [Ratio::new(6, 16), Ratio::new(4, 5), Ratio::new(3, 4), Ratio::new(2, 10)]);
        assert_eq!(all[0].percent(), Some(38));
        assert_eq!(own.into_iter().sum::<Ratio>(), all[0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn within_half_a_percent(den in 1i64..1_000_000, part in 0i64..1_000_000) {
            let num = part % (den + 1);
            let percent = i64::from(Ratio::new(num, den).percent().unwrap());
            // |percent − 100·num/den| ≤ ½, and a half goes up.
            let twice = 2 * (100 * num - percent * den);
            prop_assert!(-den <= twice && twice < den);
        }
    }
}
