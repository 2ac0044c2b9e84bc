//! The measures of alignment side by side: what is counted of weeks, what was published of the pulse, and the headline
//! that they make.

use crate::{
    alignment::{Figures, Part},
    pulse::{ITEMS, Item},
};
use serde::{Deserialize, Serialize};

/// One figure of an area, 0 to 100.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Measure {
    /// Counted of weeks, those of a span taken together.
    Week(Part),
    /// Of the pulse: the plain mean of what was published in the periods of a span.
    Pulse(Item),
}

impl Measure {
    /// In the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::Week(Part::Participation),
        Self::Week(Part::Acknowledgement),
        Self::Week(Part::Coverage),
        Self::Week(Part::Lived),
        Self::Pulse(Item::Know),
        Self::Pulse(Item::Believe),
        Self::Pulse(Item::Live),
        Self::Pulse(Item::Act),
        Self::Pulse(Item::Recommend),
    ];

    /// As it stands in an address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Week(part) => part.key(),
            Self::Pulse(item) => item.as_str(),
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.key() == key)
    }

    /// Whether the headline is made of it: of all but the recommendation, which stands beside.
    #[must_use]
    pub const fn in_headline(self) -> bool {
        !matches!(self, Self::Pulse(Item::Recommend))
    }
}

/// Everything that is known of one area in a span of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Aligned {
    /// Sums over the closed weeks of the span.
    pub weeks: Figures,
    /// In the order of [`Item::ALL`]; none where nothing was published.
    pub pulse: [Option<u8>; ITEMS],
}

impl Aligned {
    /// None where there is nothing to count, or nothing was published.
    #[must_use]
    pub fn of(&self, measure: Measure) -> Option<u8> {
        match measure {
            Measure::Week(part) => self.weeks.part(part).percent(),
            Measure::Pulse(item) => self.pulse[item as usize],
        }
    }

    /// The plain mean of the parts that [`Measure::in_headline`] names, as they are shown, halves up; none unless all of
    /// them are.
    #[must_use]
    pub fn headline(&self) -> Option<u8> {
        let parts: Option<Vec<u8>> =
            Measure::ALL.into_iter().filter(|measure| measure.in_headline()).map(|measure| self.of(measure)).collect();
        mean(parts?.into_iter())
    }

    /// What is believed and not lived, in points: believe − live, −100 to 100; none unless both were published.
    #[must_use]
    pub fn gap(&self) -> Option<i32> {
        let of = |item| self.of(Measure::Pulse(item)).map(i32::from);
        Some(of(Item::Believe)? - of(Item::Live)?)
    }
}

/// The plain mean of figures, halves up; none of none.
#[must_use]
pub fn mean(figures: impl Iterator<Item = u8>) -> Option<u8> {
    let (sum, count) = figures.fold((0_u32, 0_u32), |(sum, count), figure| (sum + u32::from(figure), count + 1));
    u8::try_from((2 * sum + count).checked_div(2 * count)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(percent: i64, pulse: [Option<u8>; ITEMS]) -> Aligned {
        let weeks = Figures {
            expected: 100,
            participated: percent,
            to_acknowledge: 100,
            acknowledged: percent,
            people: 100,
            covered: percent,
            declared: 100,
            lived: percent,
            late: 0,
        };
        Aligned { weeks, pulse }
    }

    #[test]
    fn a_headline_is_the_mean_of_eight_parts_and_of_no_fewer() {
        let whole = aligned(80, [Some(60), Some(70), Some(50), Some(45), None]);
        assert_eq!(whole.headline(), Some(68), "545 ÷ 8 = 68.125");
        assert_eq!(whole.gap(), Some(20));
        assert_eq!(aligned(80, [Some(60), Some(70), None, Some(45), Some(90)]).headline(), None);
        assert_eq!(Aligned { weeks: Figures::default(), ..whole }.headline(), None);
        assert_eq!(aligned(80, [None, Some(70), None, None, None]).gap(), None);
        assert_eq!(aligned(0, [Some(10), Some(10), Some(90), Some(10), None]).gap(), Some(-80));
    }

    #[test]
    fn means_round_halves_up() {
        assert_eq!(mean([70, 71].into_iter()), Some(71));
        assert_eq!(mean([70, 70, 71].into_iter()), Some(70));
        assert_eq!(mean(std::iter::empty()), None);
        assert_eq!(mean([100; 13].into_iter()), Some(100));
    }

    #[test]
    fn keys_are_read_again() {
        assert!(Measure::ALL.into_iter().all(|measure| Measure::from_key(measure.key()) == Some(measure)));
        assert_eq!(Measure::from_key("headline"), None);
        assert_eq!(Measure::ALL.into_iter().filter(|measure| measure.in_headline()).count(), 8);
    }
}
