//! People whose answers are like those of real ones: mostly a four, alike within an area, and alike from one period to
//! the next and from item to item without being the same.

use super::super::normal;
use crate::pulse::{Answers, BEST, ITEMS, Item, asked};
use fastrand::Rng;

/// Weeks of a period.
const WEEKS: usize = 4;

/// Of what the differences between answers come: variances within an area, which together are `spread`².
pub(super) struct Nature {
    name: &'static str,
    /// Means of the items before they are held to 1…5 and rounded.
    means: [f64; ITEMS],
    spread: f64,
    /// Parts of the variance: what a person is like in all items and in one, what a period is like for them, and a week.
    person: f64,
    taste: f64,
    period: f64,
    week: f64,
    /// Between areas, on top.
    area: f64,
}

const MOSTLY_FOURS: [f64; ITEMS] = [4.0, 3.8, 3.6, 3.5, 4.1];

impl Nature {
    /// Their means of two periods correlate by 0.5.
    pub(super) const fn fickle() -> Self {
        Self { name: "correlation 0.5", person: 0.25, taste: 0.2, period: 0.3, week: 0.25, ..Self::steady() }
    }

    /// By 0.65.
    pub(super) const fn ordinary() -> Self {
        Self { name: "correlation 0.65", person: 0.35, taste: 0.25, period: 0.18, week: 0.22, ..Self::steady() }
    }

    /// By 0.8.
    pub(super) const fn steady() -> Self {
        Self {
            name: "correlation 0.8",
            means: MOSTLY_FOURS,
            spread: 0.95,
            person: 0.45,
            taste: 0.29,
            period: 0.06,
            week: 0.2,
            area: 0.08,
        }
    }

    /// As steady, and of all opinions.
    pub(super) const fn divided() -> Self {
        Self { name: "correlation 0.8, opinions wide apart", means: [3.2; ITEMS], spread: 1.4, ..Self::steady() }
    }

    /// With the correlation of a person's means from one period to the next, and of their items, as they come out, and
    /// how often each answer is given.
    pub(super) fn described(&self) -> String {
        let mut dice = Rng::with_seed(99);
        let (mut now, mut next, mut shares) = (Vec::new(), Vec::new(), [0_u32; 5]);
        for _ in 0..200 {
            let group = self.group(&mut dice, 30, 2, &[0.0; ITEMS]);
            for person in &group {
                for item in 0..ITEMS {
                    now.push(f64::from(person[0][item]));
                    next.push(f64::from(person[1][item]));
                    shares[usize::from(super::cases::rounded(person[0][item])) - 1] += 1;
                }
            }
        }
        let total: u32 = shares.iter().sum();
        let shares = shares.map(|share| (f64::from(share) / f64::from(total) * 100.0).round());
        format!("{}: measured {:.2}; 1 to 5 in %: {shares:?}", self.name, correlation(&now, &next))
    }

    /// The people of an area: for each, by period and item, the mean of their answers in sixtieths.
    pub(super) fn group(
        &self,
        dice: &mut Rng,
        people: u32,
        periods: usize,
        above: &[f64; ITEMS],
    ) -> Vec<Vec<[u32; ITEMS]>> {
        let part = |share: f64| self.spread * share.sqrt();
        let (general, own) = (part(self.area * 0.6), part(self.area * 0.4));
        let alike = normal(dice);
        let area: Vec<f64> = above.iter().map(|above| above + general * alike + own * normal(dice)).collect();
        let moods: Vec<f64> = (0..periods).map(|_| part(0.01) * normal(dice)).collect();
        (0..people)
            .map(|_| {
                let alike = part(self.person) * normal(dice);
                let tastes: [f64; ITEMS] = std::array::from_fn(|_| part(self.taste) * normal(dice));
                moods
                    .iter()
                    .map(|mood| {
                        let latent: [f64; ITEMS] = std::array::from_fn(|item| {
                            self.means[item]
                                + area[item]
                                + mood
                                + alike
                                + tastes[item]
                                + part(self.period) * normal(dice)
                        });
                        self.answered(dice, &latent)
                    })
                    .collect()
            })
            .collect()
    }

    fn answered(&self, dice: &mut Rng, latent: &[f64; ITEMS]) -> [u32; ITEMS] {
        let mut answers = Answers::default();
        let (mut sums, mut counts) = ([0; ITEMS], [0; ITEMS]);
        for place in 0..WEEKS {
            for item in asked(place) {
                let felt = latent[item as usize] + self.spread * self.week.sqrt() * normal(dice);
                let score = (1..BEST).find(|score| felt < f64::from(*score) + 0.5).unwrap_or(BEST);
                assert!(answers.set(place, item, score));
                sums[item as usize] += 60 * u32::from(score);
                counts[item as usize] += 1;
            }
        }
        std::array::from_fn(|item| sums[item] / counts[item])
    }
}

fn correlation(one: &[f64], other: &[f64]) -> f64 {
    let count = f64::from(u32::try_from(one.len()).unwrap());
    let mean = |of: &[f64]| of.iter().sum::<f64>() / count;
    let (a, b) = (mean(one), mean(other));
    let product = |x: &[f64], y: &[f64], a: f64, b: f64| x.iter().zip(y).map(|(x, y)| (x - a) * (y - b)).sum::<f64>();
    product(one, other, a, b) / (product(one, one, a, a) * product(other, other, b, b)).sqrt()
}

#[test]
fn means_are_those_that_the_pulse_takes() {
    let mut answers = Answers::default();
    for (place, score) in [(0, 4), (1, 5), (3, 4)] {
        assert!(answers.set(place, Item::Know, score));
    }
    let mut nine = crate::pulse::Share::default();
    for _ in 0..9 {
        nine += answers.share(Item::Know);
    }
    assert_eq!(nine.figure().map(f64::from), Some(super::Rounding::Designed.figure(9, 9 * 260)));
}
