//! How much is shown on trees as companies have them: of the areas of which enough answered, the share that is
//! published, beside what the design's way, from the bottom up, would have left. The table in
//! `docs/decisions/disclosure.md` is what this prints.

mod greedy;
mod trees;

use super::*;
use fastrand::Rng;
use proptest::strategy::ValueTree;
use trees::Size;

/// How many of its people answer an item, in percent.
const PARTICIPATION: [u32; 3] = [60, 80, 100];

/// Areas over several draws of who answers.
#[derive(Debug, Default, Clone, Copy)]
struct Count {
    /// Of them, at least five answered.
    large: usize,
    shown: usize,
    /// By the design's way and the rule that is kept.
    greedy: usize,
}

impl Count {
    fn percent(self, of: impl Fn(Self) -> usize) -> f64 {
        let number = |many: usize| f64::from(u32::try_from(many).unwrap());
        100.0 * number(of(self)) / number(self.large.max(1))
    }
}

/// Of `tree`, in which everybody could answer.
fn count(tree: &[Cell<u32>], participation: u32, draws: u64) -> Count {
    let mut count = Count::default();
    for draw in 0..draws {
        let mut dice = Rng::with_seed(draw + 1);
        let mut cells = tree.to_vec();
        for cell in &mut cells {
            let one = |_: &u32| dice.u32(..100) < participation;
            cell.answers = u32::try_from((0..cell.people).filter(one).count()).unwrap();
        }
        let tree = Tree::build(cells.iter().map(|cell| (cell.id, cell.parent))).unwrap();
        let by_id: BTreeMap<u32, u32> = cells.iter().map(|cell| (cell.id, cell.answers)).collect();
        let sums = tree.sums(|id| by_id[&id]);
        count.large += sums.iter().filter(|answers| **answers >= K).count();
        count.shown += chosen(&cells).len();
        count.greedy += greedy::published(&cells).len();
    }
    count
}

/// Prints a line for each participation, and holds the share that is shown against the least that it may be.
fn reported(name: &str, tree: &[Cell<u32>], draws: u64, least: f64) {
    for participation in PARTICIPATION {
        let count = count(tree, participation, draws);
        let (shown, greedy) = (count.percent(|count| count.shown), count.percent(|count| count.greedy));
        println!("{name:<22} {:>6} {participation:>5} % {shown:>7.1} % {greedy:>7.1} %", tree.len());
        assert!(shown >= least, "{name} at {participation} %: {shown:.1} %");
        assert!(shown >= greedy, "{name} at {participation} %: {greedy:.1} % by the design's way");
    }
}

#[test]
fn most_of_what_is_large_enough_is_shown() {
    println!("{:<22} {:>6} {:>7} {:>9} {:>9}", "tree", "areas", "answer", "shown", "design's");
    #[cfg(feature = "server")]
    {
        reported("the sample", &trees::of_file("/../sample/people.csv", "Tuercaluna").unwrap(), 200, 80.0);
        // A real one, where the checkout has it beside it.
        match trees::of_file("/../../../shared/data/people-hr.csv", "Acme") {
            Some(tree) => reported("a real company", &tree, 200, 97.0),
            None => println!("skipped: there is no file of a real company beside this checkout"),
        }
    }
    for (size, name, least) in [(Size::Lognormal, "lognormal", 85.0), (Size::Zipf, "Zipf", 85.0)] {
        for (areas, draws) in [(100, 40), (1000, 4), (10_000, 1)] {
            reported(name, &trees::generated(size, areas), draws, least);
        }
    }
}

#[test]
fn the_designs_way_keeps_the_rule_too() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..500 {
        let cells = company(1..=14).new_tree(&mut runner).unwrap().current();
        assert!(keeps_the_rule(&cells, &greedy::published(&cells)), "{cells:?}");
    }
}
