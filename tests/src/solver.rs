//! What can be worked out from sums, by exact linear algebra over who is in which of them. It knows nothing of the rule
//! by which they were published.
//!
//! A group is *isolated* if the sum of its members' numbers, each once, is a combination of the known sums, with
//! whatever whole or fractional factors. Colluders know their own numbers: each is a known sum of one.
//!
//! **Which groups have to be tried.** Let a combination of known sums be the sum of a group of other people than the
//! colluders. The colluders' own sums change nothing for anybody else: among the others it is a combination of the
//! published sums alone. Two others who are in exactly the same published sums have the same factor in each of those,
//! hence in any combination: both are in the group or neither is. So the group is a union of *classes* of people who
//! are in exactly the same sums, and of groups with fewer than `k` people only the unions of classes with fewer than
//! `k` people in all have to be tried. Whether one is isolated is a question of rank.
//!
//! **Why a prime is exact.** A group is isolated if adding its row to the known ones does not raise their rank over the
//! fractions. The rank over the fractions is the size of the largest minor that is not 0. All entries are 0 or 1, so
//! that a minor of size n is at most (n + 1)^((n + 1) / 2) / 2^n (Hadamard), which for n ≤ [`MOST_ROWS`] is less than
//! [`PRIME`]: it is 0 exactly if it is 0 modulo the prime.

use std::collections::{BTreeMap, BTreeSet};

/// 2^61 − 1.
const PRIME: u128 = (1 << 61) - 1;
const MOST_ROWS: usize = 36;

/// People, other than the colluders, whose sum can be worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Isolated<P> {
    pub people: Vec<P>,
    /// Colluders who are in exactly the same sums as some of them.
    pub with: usize,
}

/// Others who are in exactly the same sums, and how many colluders are in them too.
type Class<P> = (Vec<P>, usize);

/// All isolated groups of fewer than `k` people, the colluders not counted.
pub fn isolated<P: Ord + Copy>(sums: &[BTreeSet<P>], colluders: &BTreeSet<P>, k: usize) -> Vec<Isolated<P>> {
    let everybody: BTreeSet<P> = sums.iter().flatten().copied().collect();
    let mut classes: BTreeMap<Vec<usize>, Class<P>> = BTreeMap::new();
    for person in &everybody {
        let sign = (0..sums.len()).filter(|at| sums[*at].contains(person)).collect();
        let (others, with) = classes.entry(sign).or_default();
        if colluders.contains(person) { *with += 1 } else { others.push(*person) }
    }
    let columns: BTreeMap<P, usize> = everybody.iter().copied().zip(0..).collect();
    let mut known = Rows::new(everybody.len());
    for sum in sums {
        known.add(row(&columns, sum.iter()));
    }
    for colluder in colluders.intersection(&everybody) {
        known.add(row(&columns, [colluder]));
    }
    let small: Vec<&Class<P>> = classes.values().filter(|(others, _)| !others.is_empty() && others.len() < k).collect();
    let mut found = Vec::new();
    unions(&small, k, 0, &mut Vec::new(), &mut |union| {
        let people: Vec<P> = union.iter().flat_map(|(others, _)| others).copied().collect();
        if known.spans(row(&columns, &people)) {
            found.push(Isolated { people, with: union.iter().map(|(_, with)| with).sum() });
        }
    });
    found
}

/// Every choice of at least one class that has fewer than `k` people in all.
fn unions<'a, P>(
    classes: &[&'a Class<P>],
    k: usize,
    people: usize,
    chosen: &mut Vec<&'a Class<P>>,
    tried: &mut dyn FnMut(&[&'a Class<P>]),
) {
    for (at, class) in classes.iter().enumerate() {
        let people = people + class.0.len();
        if people < k {
            chosen.push(class);
            tried(chosen);
            unions(&classes[at + 1..], k, people, chosen, tried);
            chosen.pop();
        }
    }
}

fn row<'a, P: Ord + 'a>(columns: &BTreeMap<P, usize>, people: impl IntoIterator<Item = &'a P>) -> Vec<u128> {
    let mut row = vec![0; columns.len()];
    for person in people {
        row[columns[person]] = 1;
    }
    row
}

/// Rows in echelon form, each with its first entry 1.
struct Rows {
    width: usize,
    reduced: Vec<(usize, Vec<u128>)>,
    given: usize,
}

impl Rows {
    const fn new(width: usize) -> Self {
        Self { width, reduced: Vec::new(), given: 0 }
    }

    fn add(&mut self, row: Vec<u128>) {
        self.given += 1;
        assert!(self.given < MOST_ROWS, "with more rows the prime would prove nothing");
        let row = self.rest(row);
        if let Some(first) = row.iter().position(|entry| *entry != 0) {
            let inverse = power(row[first], PRIME - 2);
            self.reduced.push((first, row.iter().map(|entry| entry * inverse % PRIME).collect()));
        }
    }

    fn spans(&self, row: Vec<u128>) -> bool {
        self.rest(row).iter().all(|entry| *entry == 0)
    }

    /// What is left of a row once the others have been taken away from it.
    fn rest(&self, mut row: Vec<u128>) -> Vec<u128> {
        for (first, other) in &self.reduced {
            let factor = row[*first];
            if factor != 0 {
                for at in 0..self.width {
                    row[at] = (row[at] + (PRIME - factor) * other[at]) % PRIME;
                }
            }
        }
        row
    }
}

fn power(base: u128, mut exponent: u128) -> u128 {
    let (mut result, mut base) = (1, base % PRIME);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent >>= 1;
    }
    result
}
