//! Guessing, and how often a guess is right by chance.

use super::seal::{BEFORE_ANSWERS, NONCE};
use hilo_domain::ids::{AreaId, PersonId};

/// How an answer of 1 to 5 is made of a sealed row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Guess {
    /// From one byte of it.
    Byte(usize),
    /// From the byte where the answer is, if nothing were sealed.
    Plain,
    /// From all of it.
    Sum,
    /// As if the seal's stream began anew after the area of record, which is known.
    KnownArea,
    /// As if two seals of one person were one stream: what changed is what is different.
    Stream,
}

impl Guess {
    pub(super) fn all() -> Vec<Self> {
        let mut all: Vec<Self> = (0..70).map(Self::Byte).collect();
        all.extend([Self::Plain, Self::Sum, Self::KnownArea, Self::Stream]);
        all
    }

    /// The answer at a place of the 25.
    pub(super) fn score(self, sealed: &[u8], earlier: Option<&[u8]>, area: AreaId, place: usize) -> u8 {
        let at = BEFORE_ANSWERS + place;
        let byte = match self {
            Self::Byte(at) => sealed[at],
            Self::Plain if (1..=5).contains(&sealed[at]) => return sealed[at],
            Self::Plain => sealed[at],
            Self::Sum => sealed.iter().fold(0, |sum: u8, byte| sum.wrapping_add(*byte)),
            Self::KnownArea => sealed[at] ^ sealed[NONCE + place % 16] ^ area.0.as_bytes()[place % 16],
            Self::Stream => sealed[at] ^ earlier.map_or(0, |earlier| earlier[at]),
        };
        if matches!(self, Self::KnownArea) && (1..=5).contains(&byte) { byte } else { 1 + byte % 5 }
    }
}

/// How many places two orders have in common.
pub(super) fn matched(guess: &[PersonId], truth: &[PersonId]) -> usize {
    guess.iter().zip(truth).filter(|(guess, truth)| guess == truth).count()
}

/// So many hits of so many tries, each with this chance, are there once in 10^9 times or less: the smallest number whose
/// upper tail of the binomial distribution is below that.
pub(super) fn luck(tries: usize, chance: f64) -> usize {
    let n = i32::try_from(tries).unwrap();
    // From the far end, where the probabilities are smallest, each from the one before.
    let mut probability = chance.powi(n);
    let mut tail = 0.0;
    for hits in (1..=n).rev() {
        tail += probability;
        if tail > 1e-9 {
            return usize::try_from(hits + 1).unwrap();
        }
        probability *= f64::from(hits) / f64::from(n - hits + 1) * (1.0 - chance) / chance;
    }
    1
}
