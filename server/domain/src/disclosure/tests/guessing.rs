//! What the adversary learns who takes it that everybody else answers as in the period before.
//!
//! Companies are simulated in which, between two periods, one person begins or stops to count in an area. The adversary
//! is given what was published before and after, of all five items, of the area, of the one above it and of the areas
//! beside it; the exact number of answers in each, which is not published; and everything that can be learnt from other
//! companies of the same kind, in which he sees the answers. He says which of 1 to 5 that person's answer to an item
//! was, their mean of the period rounded. How often he is right is held against how often whoever knows only how the
//! whole organisation answers is. Learning and guessing are on different companies.

mod adversary;
mod cases;
mod people;
mod table;

use crate::pulse::ITEMS;
use adversary::{Knows, learn};
use cases::{Effort, Rounding, Sizes, Window, cases};
use people::Nature;
use table::{Row, Size, print};

/// Accuracy over the base rate that the design aims at; it is kept over areas of all sizes.
const AIM: f64 = 0.05;
/// In areas of 6 to 9 more is learnt, mostly of what a mean of so few says by itself: 0.08, or 0.09 without rounding.
const SMALL: f64 = 0.085;

fn measured(nature: &Nature, effort: Effort, rounding: Rounding) -> Row {
    let seen = cases(nature, 1, effort, rounding);
    let held_out = cases(nature, 2, effort, rounding);
    let mut row = Row::default();
    for knows in Knows::ALL {
        let adversary = learn(&seen, knows);
        for case in &held_out {
            for item in 0..ITEMS {
                row.count(knows, case, item, adversary.guesses(case, item));
            }
        }
    }
    for case in &held_out {
        for item in 0..ITEMS {
            row.count_naive(case, item);
        }
    }
    row
}

/// What is documented, on fewer companies and fewer sizes than the tables in `docs/decisions/disclosure.md` are of.
#[test]
fn little_is_learnt_by_holding_two_periods_against_each_other() {
    let effort = Effort { companies: 300, sizes: Sizes::Few, window: Window::One };
    let few = measured(&Nature::steady(), effort, Rounding::Designed);
    let effort = Effort { companies: 700, sizes: Sizes::Small, ..effort };
    let small = measured(&Nature::steady(), effort, Rounding::Designed);
    print(&[("Designed, few".to_owned(), few), ("Designed, small".to_owned(), small)]);
    let (few, gain) = (few.gain(Knows::Both, Size::All), small.gain(Knows::Both, Size::All));
    assert!(few <= AIM && gain <= SMALL, "{few:.3} in all, {gain:.3} in small areas");
    // Whoever finds nothing would prove nothing.
    assert!(few >= 0.02 && gain >= small.gain(Knows::Mean, Size::All) + 0.01, "{few:.3}, {gain:.3} in small areas");
}

#[test]
#[ignore = "prints the tables of docs/decisions/disclosure.md: minutes with CARGO_PROFILE_TEST_OPT_LEVEL=2, an hour without"]
fn how_much_is_learnt() {
    let effort = Effort { companies: 6000, sizes: Sizes::All, window: Window::One };
    for nature in [Nature::fickle(), Nature::ordinary(), Nature::steady(), Nature::divided()] {
        println!("\n{}", nature.described());
        print(&Rounding::ALL.map(|rounding| (format!("{rounding:?}"), measured(&nature, effort, rounding))));
    }
    println!("\nthree periods before and three after");
    let patient = Effort { companies: 3000, window: Window::Three, ..effort };
    let row = |rounding: Rounding| (format!("{rounding:?}"), measured(&Nature::steady(), patient, rounding));
    print(&[Rounding::Designed, Rounding::None].map(row));
}
