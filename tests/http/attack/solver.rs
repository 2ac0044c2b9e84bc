//! That the solver finds what can be found, and nothing else.

use hilo_tests::solver::{Isolated, isolated};
use std::collections::BTreeSet;

fn set(people: impl IntoIterator<Item = u32>) -> BTreeSet<u32> {
    people.into_iter().collect()
}

fn found(sums: &[BTreeSet<u32>], colluders: &[u32]) -> Vec<(Vec<u32>, usize)> {
    let found = isolated(sums, &set(colluders.iter().copied()), 5);
    found.into_iter().map(|Isolated { people, with }| (people, with)).collect()
}

#[test]
fn differences_colluders_and_fractions_are_found() {
    assert_eq!(found(&[set(1..=6), set(1..=5)], &[]), [(vec![6], 0)], "one less the other");
    assert_eq!(found(&[set(1..=10), set(1..=5)], &[]), [], "five and five");
    assert_eq!(found(&[set(1..=10), set(1..=5)], &[6, 7, 8]), [(vec![9, 10], 3)], "three of five know their own");
    // A half of all three: nobody sees that by subtracting.
    let pairs = [set([1, 2]), set([2, 3]), set([1, 3])];
    let all = found(&pairs, &[]);
    assert_eq!(all.len(), 7, "every group of the three: {all:?}");
    assert!(all.contains(&(vec![2], 0)));
    // Three parts of a whole and the whole: the fourth part.
    let parts = [set(1..=20), set(1..=5), set(6..=10), set(11..=16)];
    assert_eq!(found(&parts, &[]), [(vec![17, 18, 19, 20], 0)]);
    assert_eq!(found(&[set(1..=9), set(5..=13)], &[]), [], "they overlap, and nothing says by whom");
}
