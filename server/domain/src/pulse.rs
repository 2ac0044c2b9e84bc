//! The pulse: five confidential items, what somebody answered in a period, and the one figure that comes of it.

use serde::{Deserialize, Serialize};
use std::ops::AddAssign;

/// What is asked, on a scale of 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Item {
    /// I know the experience we promise.
    Know,
    /// I believe in it.
    Believe,
    /// We lived it in my area.
    Live,
    /// I was free to act when a customer needed it.
    Act,
    /// I would recommend us to family and friends.
    Recommend,
}

/// Items.
pub const ITEMS: usize = 5;
/// Items asked in one week.
pub const ASKED: usize = 3;
/// The most weeks that a period has.
pub const MOST_WEEKS: usize = 5;
/// The best answer; the worst is 1.
pub const BEST: u8 = 5;

impl Item {
    pub const ALL: [Self; ITEMS] = [Self::Know, Self::Believe, Self::Live, Self::Act, Self::Recommend];

    /// As it is stored, and as its field is called.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Know => "know",
            Self::Believe => "believe",
            Self::Live => "live",
            Self::Act => "act",
            Self::Recommend => "recommend",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.as_str() == text)
    }

    const fn index(self) -> usize {
        self as usize
    }
}

/// What is asked in the week at this place of a period, the same for everyone: each item at least twice in four weeks,
/// and all five in any two that follow each other.
#[must_use]
pub const fn asked(place: usize) -> [Item; ASKED] {
    use Item::{Act, Believe, Know, Live, Recommend};
    match place {
        0 => [Know, Believe, Live],
        1 => [Know, Act, Recommend],
        2 => [Believe, Live, Act],
        3 => [Know, Live, Recommend],
        _ => [Believe, Act, Recommend],
    }
}

/// What one person answered in a period: by week and item, 1 to 5, and 0 where nothing was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers([[u8; ITEMS]; MOST_WEEKS]);

/// Bytes of [`Answers`], whatever was answered.
pub const ANSWER_BYTES: usize = MOST_WEEKS * ITEMS;

impl Answers {
    /// Takes an answer, 1 to 5, or takes it back with 0. False, and nothing happens, if it is none or was not asked.
    pub fn set(&mut self, place: usize, item: Item, score: u8) -> bool {
        let may = place < MOST_WEEKS && score <= BEST && asked(place).contains(&item);
        if may {
            self.0[place][item.index()] = score;
        }
        may
    }

    #[must_use]
    pub fn is_answered(&self, place: usize, item: Item) -> bool {
        self.0.get(place).is_some_and(|week| week[item.index()] > 0)
    }

    /// What this person adds to the figure of an item: their mean. Nothing if they never answered it.
    #[must_use]
    pub fn share(&self, item: Item) -> Share {
        let (mut sum, mut count) = (0, 0);
        for score in self.0.iter().map(|week| i64::from(week[item.index()])).filter(|score| *score > 0) {
            sum += score;
            count += 1;
        }
        if count == 0 { Share::default() } else { Share { people: 1, sixtieths: sum * SIXTIETHS / count } }
    }

    #[must_use]
    pub fn to_bytes(&self) -> [u8; ANSWER_BYTES] {
        let mut bytes = [0; ANSWER_BYTES];
        for (byte, score) in bytes.iter_mut().zip(self.0.iter().flatten()) {
            *byte = *score;
        }
        bytes
    }

    /// None if these bytes are no answers.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; ANSWER_BYTES]) -> Option<Self> {
        let mut answers = Self::default();
        for (score, byte) in answers.0.iter_mut().flatten().zip(bytes) {
            *score = *byte;
        }
        bytes.iter().all(|byte| *byte <= BEST).then_some(answers)
    }
}

/// Means of 1 to 5 answers are whole numbers of sixtieths.
const SIXTIETHS: i64 = 60;

/// How many people answered an item, and the sum of their means. Exact, so that the order of adding does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    pub people: u32,
    sixtieths: i64,
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.people += other.people;
        self.sixtieths += other.sixtieths;
    }
}

/// Lowest and highest figure that is published.
const RANGE: (i64, i64) = (10, 90);

impl Share {
    /// The figure that may be published, if it may be at all: (mean − 1) ÷ 4 × 100, halves up, held to 10…90, and
    /// rounded to tens for fewer than 10 people, to fives for fewer than 20, else to ones. None for nobody.
    #[must_use]
    pub fn figure(self) -> Option<u8> {
        let people = i64::from(self.people);
        if people == 0 {
            return None;
        }
        let step = step(self.people);
        // figure ÷ step = (sum ÷ 60 ÷ people − 1) × 25 ÷ step
        let num = 25 * (self.sixtieths - SIXTIETHS * people);
        let den = SIXTIETHS * people * step;
        let rounded = step * (2 * num + den).div_euclid(2 * den);
        u8::try_from(rounded.clamp(RANGE.0, RANGE.1)).ok()
    }
}

const fn step(people: u32) -> i64 {
    match people {
        0..10 => 10,
        10..20 => 5,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_is_asked_twice_and_all_in_two_weeks() {
        for item in Item::ALL {
            assert!((0..4).filter(|place| asked(*place).contains(&item)).count() >= 2, "{item:?}");
            for place in 0..4 {
                assert!(asked(place).contains(&item) || asked(place + 1).contains(&item), "{item:?} at {place}");
            }
            assert_eq!(Item::parse(item.as_str()), Some(item));
            assert_eq!(Item::ALL[item.index()], item);
        }
        assert_eq!(Item::parse("else"), None);
    }

    #[test]
    fn only_what_is_asked_is_taken() {
        let mut answers = Answers::default();
        assert!(answers.set(0, Item::Know, 4));
        assert!(!answers.set(0, Item::Act, 4), "not this week");
        assert!(!answers.set(0, Item::Live, 6));
        assert!(!answers.set(9, Item::Act, 3));
        assert!(answers.is_answered(0, Item::Know) && !answers.is_answered(1, Item::Know));
        assert!(answers.set(0, Item::Know, 0));
        assert_eq!(answers, Answers::default());
    }

    fn share(scores: &[(u8, u8)]) -> Share {
        let mut sum = Share::default();
        for (first, second) in scores {
            let mut answers = Answers::default();
            answers.set(0, Item::Know, *first);
            answers.set(1, Item::Know, *second);
            sum += answers.share(Item::Know);
        }
        sum
    }

    #[test]
    fn a_person_counts_once_with_their_mean() {
        assert_eq!(share(&[(5, 3), (4, 0)]), share(&[(4, 4), (0, 4)]));
        assert_eq!(share(&[(0, 0)]), Share::default());
    }

    #[test]
    fn figures_are_rounded_by_the_number_of_people() {
        assert_eq!(Share::default().figure(), None);
        for (people, score, figure) in
            [(5, 5, 90), (5, 1, 10), (5, 3, 50), (9, 4, 80), (10, 4, 75), (19, 2, 25), (20, 4, 75), (400, 1, 10)]
        {
            assert_eq!(share(&vec![(score, score); people]).figure(), Some(figure), "{people} × {score}");
        }
        // Six fours and a three: 71.4; of 20, ten fours and ten threes: 62.5.
        assert_eq!(share(&[(4, 4), (4, 4), (4, 4), (4, 4), (4, 4), (4, 4), (3, 3)]).figure(), Some(70));
        let half: Vec<_> = [(4, 4), (3, 3)].into_iter().cycle().take(20).collect();
        assert_eq!(share(&half).figure(), Some(63), "halves go up");
        assert_eq!(share(&half[..10]).figure(), Some(65));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn bytes_come_back(scores in prop::collection::vec((0usize..5, 0usize..5, 0u8..=5), 0..30)) {
            let mut answers = Answers::default();
            for (place, item, score) in scores {
                answers.set(place, Item::ALL[item], score);
            }
            prop_assert_eq!(Answers::from_bytes(&answers.to_bytes()), Some(answers));
        }

        #[test]
        fn figures_are_near_the_mean(scores in prop::collection::vec((1u8..=5, 0u8..=5), 5..60)) {
            let mean = |(a, b): &(u8, u8)| if *b == 0 { f64::from(*a) } else { f64::midpoint(f64::from(*a), f64::from(*b)) };
            let people = u32::try_from(scores.len()).unwrap();
            let exact = (scores.iter().map(mean).sum::<f64>() / f64::from(people) - 1.0) * 25.0;
            let figure = f64::from(share(&scores).figure().unwrap());
            let half = f64::from(i32::try_from(step(people)).unwrap()) / 2.0;
            prop_assert!((figure - exact.clamp(10.0, 90.0)).abs() <= half + 1e-9, "{figure} for {exact}");
        }
    }

    #[test]
    fn other_bytes_are_no_answers() {
        let mut bytes = Answers::default().to_bytes();
        bytes[7] = 6;
        assert_eq!(Answers::from_bytes(&bytes), None);
    }
}
