//! Learns from companies in which he sees the answers, and guesses in others, in two ways. By the line: the weights of all
//! that was published that come nearest, and for each stretch of what they come to the answer that was most frequent
//! there. By the figures: the answer that was most frequent where an area's own figures were the very same.

use super::cases::{Case, View};
use crate::pulse::ITEMS;
use std::collections::HashMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Knows {
    /// How the organisation answers.
    Organisation,
    /// The area too, in the period in which the person does not count there.
    Level,
    /// The area in the period in which the person does.
    Mean,
    /// Both.
    Both,
}

impl Knows {
    pub(super) const ALL: [Self; 4] = [Self::Organisation, Self::Level, Self::Mean, Self::Both];

    fn views(self, case: &Case) -> Vec<&View> {
        match self {
            Self::Organisation => Vec::new(),
            Self::Level => vec![&case.without],
            Self::Mean => vec![&case.with],
            Self::Both => vec![&case.with, &case.without],
        }
    }
}

/// Stretches of the line, of a twentieth of an answer each, and how many on each side are looked at together.
const STRETCHES: usize = 120;
const BESIDE: usize = 2;
/// So often has he to have seen it to go by it.
const OFTEN: u32 = 30;

type Counts = [u32; 5];

/// Cases that are alike but for what was published.
type Kind = (bool, u32);

pub(super) struct Adversary {
    knows: Knows,
    usual: [Counts; ITEMS],
    means: [f64; ITEMS],
    lines: HashMap<Kind, Line>,
    seen: HashMap<Figures, Counts>,
}

type Figures = (Kind, usize, Vec<usize>);

struct Line {
    weights: Vec<f64>,
    stretches: Vec<[Counts; ITEMS]>,
}

fn kind(case: &Case) -> Kind {
    // From 20 people on, a few together: one more or less hardly matters.
    let size = if case.people <= 20 { case.people } else { 21 + (case.people - 21) / 4 };
    (case.came, size)
}

/// What was published as numbers: of the item itself, and of the others together.
fn numbers(knows: Knows, case: &Case, item: usize) -> Vec<f64> {
    let mut numbers = vec![1.0];
    for view in knows.views(case) {
        for figures in [&view.own, &view.above, &view.beside] {
            let own = figures[item];
            numbers.push(own / 25.0);
            numbers.push((figures.iter().sum::<f64>() - own) / 100.0);
        }
    }
    numbers
}

/// The most frequent, where there are so many.
fn most(counts: &Counts, often: u32) -> Option<u8> {
    let best = (0..5).max_by_key(|at| counts[*at]).filter(|_| counts.iter().sum::<u32>() >= often)?;
    u8::try_from(best + 1).ok()
}

pub(super) fn learn(cases: &[Case], knows: Knows) -> Adversary {
    let mut usual = [Counts::default(); ITEMS];
    for case in cases {
        add(&mut usual, case);
    }
    let means = usual.map(|counts| {
        let sum: f64 =
            counts.iter().zip([1.0, 2.0, 3.0, 4.0, 5.0]).map(|(count, score)| f64::from(*count) * score).sum();
        sum / f64::from(counts.iter().sum::<u32>())
    });
    let mut adversary = Adversary { knows, usual, means, lines: HashMap::new(), seen: HashMap::new() };
    let mut kinds: HashMap<Kind, Vec<&Case>> = HashMap::new();
    for case in cases {
        kinds.entry(kind(case)).or_default().push(case);
    }
    for (kind, cases) in kinds {
        let line = adversary.line(&cases);
        adversary.lines.insert(kind, line);
    }
    for case in cases {
        for item in 0..ITEMS {
            let counts = adversary.seen.entry(adversary.figures(case, item)).or_default();
            counts[usize::from(case.truth[item]) - 1] += 1;
        }
    }
    adversary
}

fn add(counts: &mut [Counts; ITEMS], case: &Case) {
    for (counts, truth) in counts.iter_mut().zip(case.truth) {
        counts[usize::from(truth) - 1] += 1;
    }
}

impl Adversary {
    /// By the line and by the figures.
    pub(super) fn guesses(&self, case: &Case, item: usize) -> [u8; 2] {
        let usual = most(&self.usual[item], 1).unwrap_or(4);
        let by_line = self.lines.get(&kind(case)).and_then(|line| {
            let at = self.stretch(&line.weights, case, item);
            // With what is just beside it, so that few cases don't lead astray.
            let mut near = Counts::default();
            for stretch in &line.stretches[at.saturating_sub(BESIDE)..(at + BESIDE + 1).min(STRETCHES)] {
                for (near, count) in near.iter_mut().zip(stretch[item]) {
                    *near += count;
                }
            }
            most(&near, OFTEN)
        });
        let by_figures = self.seen.get(&self.figures(case, item)).and_then(|counts| most(counts, OFTEN));
        [by_line.unwrap_or(usual), by_figures.or(by_line).unwrap_or(usual)]
    }

    fn figures(&self, case: &Case, item: usize) -> Figures {
        let whole = |view: &View| stretch(view.own[item], 101);
        (kind(case), item, self.knows.views(case).into_iter().map(whole).collect())
    }

    fn stretch(&self, weights: &[f64], case: &Case, item: usize) -> usize {
        let numbers = numbers(self.knows, case, item);
        let expected: f64 = numbers.iter().zip(weights).map(|(number, weight)| number * weight).sum();
        stretch((expected + self.means[item]) * 20.0, STRETCHES)
    }

    fn line(&self, cases: &[&Case]) -> Line {
        let width = numbers(self.knows, cases[0], 0).len();
        let mut sums = vec![vec![0.0; width + 1]; width];
        for case in cases {
            for item in 0..ITEMS {
                let mut numbers = numbers(self.knows, case, item);
                numbers.push(f64::from(case.truth[item]) - self.means[item]);
                for (row, number) in sums.iter_mut().zip(&numbers) {
                    for (sum, other) in row.iter_mut().zip(&numbers) {
                        *sum += number * other;
                    }
                }
            }
        }
        let weights = solved(sums);
        let mut stretches = vec![[Counts::default(); ITEMS]; STRETCHES];
        for case in cases {
            for item in 0..ITEMS {
                let at = self.stretch(&weights, case, item);
                stretches[at][item][usize::from(case.truth[item]) - 1] += 1;
            }
        }
        Line { weights, stretches }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to what there is")]
fn stretch(at: f64, many: usize) -> usize {
    (at.max(0.0) as usize).min(many - 1)
}

/// Least squares: Gauss, with a little on the diagonal, so that what is never told apart weighs nothing.
fn solved(mut rows: Vec<Vec<f64>>) -> Vec<f64> {
    for (at, row) in rows.iter_mut().enumerate() {
        row[at] += 0.1;
    }
    for at in 0..rows.len() {
        let pivot = rows[at].clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|(other, _)| *other != at) {
            let factor = row[at] / pivot[at];
            for (value, by) in row.iter_mut().zip(&pivot).skip(at) {
                *value -= factor * by;
            }
        }
    }
    rows.iter().enumerate().map(|(at, row)| row[rows.len()] / row[at]).collect()
}
