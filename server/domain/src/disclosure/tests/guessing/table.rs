//! How often guesses were right, by the size of the area.

use super::{adversary::Knows, cases::Case};

/// Right and all guesses in areas of up to 9, of 10 to 19, and of more.
#[derive(Debug, Clone, Copy, Default)]
struct Accuracy([(u32, u32); 3]);

impl Accuracy {
    fn count(&mut self, case: &Case, item: usize, guess: u8) {
        let class = match case.people {
            0..10 => 0,
            10..20 => 1,
            _ => 2,
        };
        self.0[class].0 += u32::from(guess == case.truth[item]);
        self.0[class].1 += 1;
    }

    fn of(&self, size: Size) -> f64 {
        let classes = match size {
            Size::Small => &self.0[..1],
            Size::Middle => &self.0[1..2],
            Size::Large => &self.0[2..],
            Size::All => &self.0[..],
        };
        let (right, all) = classes.iter().fold((0, 0), |sum, class| (sum.0 + class.0, sum.1 + class.1));
        f64::from(right) / f64::from(all.max(1))
    }
}

/// The person in question included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    Small,
    Middle,
    Large,
    All,
}

impl Size {
    const ALL: [(Self, &str); 4] =
        [(Self::Small, "6-9"), (Self::Middle, "10-19"), (Self::Large, "20-60"), (Self::All, "all")];
}

/// By what he knows, and by each of his ways to guess.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Row {
    by: [[Accuracy; 2]; 4],
    naive: Accuracy,
}

impl Row {
    pub(super) fn count(&mut self, knows: Knows, case: &Case, item: usize, guesses: [u8; 2]) {
        for (accuracy, guess) in self.by[knows as usize].iter_mut().zip(guesses) {
            accuracy.count(case, item, guess);
        }
    }

    pub(super) fn count_naive(&mut self, case: &Case, item: usize) {
        self.naive.count(case, item, case.naive(item));
    }

    /// Of his ways, the one that did best; whoever knows both periods may also look at one of them alone.
    fn accuracy(&self, knows: Knows, size: Size) -> f64 {
        let may = if knows == Knows::Both { &self.by[..] } else { &self.by[knows as usize..=knows as usize] };
        may.iter().flatten().map(|accuracy| accuracy.of(size)).fold(0.0, f64::max)
    }

    /// Over whoever knows only how the organisation answers.
    pub(super) fn gain(&self, knows: Knows, size: Size) -> f64 {
        self.accuracy(knows, size) - self.accuracy(Knows::Organisation, size)
    }
}

pub(super) fn print(rows: &[(String, Row)]) {
    println!(
        "{:<14} {:<6} {:>6} {:>7} {:>7} {:>7} {:>7}",
        "rounding", "people", "base", "level", "mean", "both", "naive"
    );
    for (name, row) in rows {
        for (size, label) in Size::ALL {
            let base = row.accuracy(Knows::Organisation, size);
            if base <= 0.0 {
                continue;
            }
            let [level, mean, both] = [Knows::Level, Knows::Mean, Knows::Both].map(|knows| row.gain(knows, size));
            let naive = row.naive.of(size) - base;
            println!("{name:<14} {label:<6} {base:>6.3} {level:>+7.3} {mean:>+7.3} {both:>+7.3} {naive:>+7.3}");
        }
    }
}
