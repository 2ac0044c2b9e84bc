//! The example: a company in which figures can be added and subtracted, to see how few people one gets down to.

use hilo_domain::disclosure::{Cell, SMALLEST, publishable};

/// Places of the example: the company with the head office as its own people, and under it the shops with two of them.
pub(super) const COMPANY: u8 = 0;
pub(super) const SHOPS: u8 = 1;
pub(super) const NORTH: u8 = 2;
pub(super) const SOUTH: u8 = 3;
pub(super) const AREAS: [u8; 4] = [COMPANY, SHOPS, NORTH, SOUTH];
/// Those that have people of their own, and how many answer at first.
pub(super) const PLACES: [(u8, u32); 3] = [(COMPANY, 1), (NORTH, 6), (SOUTH, 8)];
pub(super) const MOST: u32 = 12;

const fn parent(area: u8) -> Option<u8> {
    match area {
        COMPANY => None,
        SHOPS => Some(COMPANY),
        _ => Some(SHOPS),
    }
}

fn is_within(area: u8, of: u8) -> bool {
    std::iter::successors(Some(area), |at| parent(*at)).any(|at| at == of)
}

/// Who answered where, and what is done with the figures.
pub(super) struct Example {
    /// By place, in the order of [`PLACES`].
    pub(super) answered: [u32; 3],
    /// Every group of five, whatever can be subtracted.
    pub(super) naive: bool,
    /// By area, in the order of [`AREAS`]: how often each figure is added.
    pub(super) times: [i8; 4],
}

/// What adding and subtracting comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Nothing,
    Nobody,
    /// Some people are in it twice, or less than not at all.
    NoGroup,
    /// So many people, each once.
    Group(u32),
}

impl Example {
    fn answers(&self, place: u8) -> u32 {
        PLACES.iter().position(|(at, _)| *at == place).map_or(0, |at| self.answered[at])
    }

    fn under(&self, area: u8) -> u32 {
        PLACES.iter().filter(|(place, _)| is_within(*place, area)).map(|(place, _)| self.answers(*place)).sum()
    }

    /// By area, whether its figure is published.
    pub(super) fn published(&self) -> [bool; 4] {
        if self.naive {
            return AREAS.map(|area| self.under(area) >= SMALLEST);
        }
        let cells =
            AREAS.map(|id| Cell { id, parent: parent(id), people: self.answers(id), answers: self.answers(id) });
        let published = publishable(&cells).unwrap_or_default();
        AREAS.map(|area| published.contains(&area))
    }

    /// How often each place is in the sum of the published figures, in the order of [`PLACES`].
    pub(super) fn weights(&self) -> [i32; 3] {
        let published = self.published();
        PLACES.map(|(place, _)| {
            let areas = AREAS.iter().zip(published).zip(self.times);
            let counted = areas.filter(|((area, shown), _)| *shown && is_within(place, **area));
            counted.map(|(_, times)| i32::from(times)).sum()
        })
    }

    pub(super) fn outcome(&self) -> Outcome {
        let published = self.published();
        if self.times.iter().zip(published).all(|(times, shown)| *times == 0 || !shown) {
            return Outcome::Nothing;
        }
        let weights = self.weights();
        let mut people = 0;
        for (weight, answered) in weights.into_iter().zip(self.answered) {
            match weight {
                _ if answered == 0 => {}
                0 => {}
                1 => people += answered,
                _ => return Outcome::NoGroup,
            }
        }
        if people == 0 { Outcome::Nobody } else { Outcome::Group(people) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(answered: [u32; 3], naive: bool, times: [i8; 4]) -> Example {
        Example { answered, naive, times }
    }

    #[test]
    fn subtracting_finds_one_person_where_only_small_groups_are_hidden() {
        let less_the_shops = [1, -1, 0, 0];
        assert_eq!(example([1, 6, 8], true, less_the_shops).outcome(), Outcome::Group(1));
        let ours = example([1, 6, 8], false, less_the_shops);
        assert_eq!(ours.published(), [true, false, false, true]);
        assert_eq!(ours.outcome(), Outcome::Group(15), "the shops are not shown: there is nothing to subtract");
    }

    #[test]
    fn nothing_anybody_tries_gets_below_five() {
        for head in 0..=MOST {
            for north in 0..=MOST {
                for south in 0..=MOST {
                    for code in 0..81 {
                        let times = [1, 3, 9, 27].map(|place| i8::try_from(code / place % 3).unwrap() - 1);
                        let outcome = example([head, north, south], false, times).outcome();
                        if let Outcome::Group(people) = outcome {
                            assert!(people >= SMALLEST, "{head} {north} {south} {times:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn twice_is_no_group() {
        assert_eq!(example([6, 6, 6], true, [1, 1, 0, 0]).outcome(), Outcome::NoGroup);
        assert_eq!(example([6, 6, 6], true, [0, 0, 0, 0]).outcome(), Outcome::Nothing);
        assert_eq!(example([0, 6, 6], true, [1, -1, 0, 0]).outcome(), Outcome::Nobody);
    }
}
