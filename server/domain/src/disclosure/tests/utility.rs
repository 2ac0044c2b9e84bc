//! How much is shown of what could be, at best and on trees as companies have them.

use super::*;

/// The most areas that can be published, by trying every set of areas.
fn most(cells: &[Cell<u32>]) -> usize {
    let under = under(cells);
    let answers =
        |id: u32| -> u32 { cells.iter().filter(|cell| under[&id].contains(&cell.id)).map(|cell| cell.answers).sum() };
    let large: Vec<u32> = cells.iter().map(|cell| cell.id).filter(|id| answers(*id) >= K).collect();
    let sets = (0u32..1 << large.len()).filter(|set| {
        let set = chosen_of(&large, *set);
        set.iter().all(|area| {
            let (people, answers) = residual(cells, &under, *area, &set);
            people == 0 || answers >= K
        })
    });
    sets.map(|set| set.count_ones() as usize).max().unwrap_or_default()
}

fn chosen_of(areas: &[u32], set: u32) -> Vec<u32> {
    areas.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0).map(|(_, area)| *area).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]
    #[test]
    fn nothing_better_can_be_published(cells in company(1..=9)) {
        prop_assert_eq!(chosen(&cells).len(), most(&cells));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn nor_in_trees_of_twelve(cells in company(12..=12)) {
        prop_assert_eq!(chosen(&cells).len(), most(&cells));
    }
}
