//! How much is shown of what could be, at best and on trees as companies have them.

use super::*;
use proptest::strategy::ValueTree;

/// The most areas that can be published, by trying every set of areas: of those that have the organisation, if it is
/// large enough itself, and of all.
fn most(cells: &[Cell<u32>]) -> (usize, usize) {
    let under = under(cells);
    let answers =
        |id: u32| -> u32 { cells.iter().filter(|cell| under[&id].contains(&cell.id)).map(|cell| cell.answers).sum() };
    let large: Vec<u32> = cells.iter().map(|cell| cell.id).filter(|id| answers(*id) >= K).collect();
    let (mut with_root, mut of_all) = (0, 0);
    for set in 0u32..1 << large.len() {
        let areas = chosen_of(&large, set);
        let kept = areas.iter().all(|area| {
            let (people, answers) = residual(cells, &under, *area, &areas);
            people == 0 || answers >= K
        });
        if kept {
            of_all = of_all.max(areas.len());
            if areas.contains(&0) || !large.contains(&0) {
                with_root = with_root.max(areas.len());
            }
        }
    }
    (with_root, of_all)
}

fn chosen_of(areas: &[u32], set: u32) -> Vec<u32> {
    areas.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0).map(|(_, area)| *area).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]
    #[test]
    fn nothing_better_can_be_published(cells in company(1..=9)) {
        prop_assert_eq!(chosen(&cells).len(), most(&cells).0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn nor_in_trees_of_twelve(cells in company(12..=12)) {
        prop_assert_eq!(chosen(&cells).len(), most(&cells).0);
    }
}

/// What the organisation's own figure costs: some areas of small trees in which a handful of people sit at its top.
#[test]
fn the_organisation_is_worth_what_it_costs() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut shown, mut best, mut worse) = (0, 0, 0);
    for _ in 0..2000 {
        let cells = company(1..=10).new_tree(&mut runner).unwrap().current();
        let (with_root, of_all) = most(&cells);
        assert_eq!(chosen(&cells).len(), with_root);
        (shown, best) = (shown + with_root, best + of_all);
        worse += usize::from(with_root < of_all);
    }
    println!("{shown} of {best} areas are shown; {worse} of 2000 trees show fewer than without the organisation");
    assert!(shown * 100 >= best * 95, "{shown} of {best}");
}
