use super::*;
use fastrand::Rng;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

mod guessing;
mod linear;
mod shown;
mod utility;

const K: u32 = SMALLEST;

fn cell(id: u32, parent: Option<u32>, people: u32, answers: u32) -> Cell<u32> {
    Cell { id, parent, people, answers }
}

/// As good as normal, with mean 0 and variance 1: the sum of four.
fn normal(dice: &mut Rng) -> f64 {
    let sum: f64 = (0..4).map(|_| dice.f64()).sum();
    (sum - 2.0) * 3.0_f64.sqrt()
}

/// Area 0 is the root; each is under one with a smaller number. Many are small: there the rule has work to do.
fn company(areas: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<Cell<u32>>> {
    let people = prop_oneof![3 => 0u32..=2, 3 => 3u32..=7, 1 => 8u32..=30];
    prop::collection::vec((0usize..1000, people, 0u32..=4), areas).prop_map(|areas| {
        let cell = |(index, (above, people, silent)): (usize, &(usize, u32, u32))| {
            let id = u32::try_from(index).unwrap();
            let parent = (index > 0).then(|| u32::try_from(above % index.max(1)).unwrap());
            // Of five areas, two answer as a whole.
            Cell { id, parent, people: *people, answers: people.saturating_sub(silent.saturating_sub(1)) }
        };
        areas.iter().enumerate().map(cell).collect()
    })
}

/// The areas of the sub-tree under each area, itself included, by climbing up from each.
fn under(cells: &[Cell<u32>]) -> BTreeMap<u32, BTreeSet<u32>> {
    let parents: BTreeMap<u32, Option<u32>> = cells.iter().map(|cell| (cell.id, cell.parent)).collect();
    let mut under: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for cell in cells {
        for above in std::iter::successors(Some(cell.id), |id| parents[id]) {
            under.entry(above).or_default().insert(cell.id);
        }
    }
    under
}

/// People and answers of the residual of `area`, counted area by area.
fn residual(cells: &[Cell<u32>], under: &BTreeMap<u32, BTreeSet<u32>>, area: u32, published: &[u32]) -> (u32, u32) {
    let hidden: BTreeSet<u32> =
        published.iter().filter(|p| **p != area && under[&area].contains(p)).flat_map(|p| under[p].clone()).collect();
    let left = cells.iter().filter(|cell| under[&area].contains(&cell.id) && !hidden.contains(&cell.id));
    left.fold((0, 0), |(people, answers), cell| (people + cell.people, answers + cell.answers))
}

fn keeps_the_rule(cells: &[Cell<u32>], published: &[u32]) -> bool {
    let under = under(cells);
    published.iter().all(|area| {
        let all: u32 = cells.iter().filter(|cell| under[area].contains(&cell.id)).map(|cell| cell.answers).sum();
        let (people, answers) = residual(cells, &under, *area, published);
        all >= K && (people == 0 || answers >= K)
    })
}

fn chosen(cells: &[Cell<u32>]) -> Vec<u32> {
    publishable(cells).unwrap()
}

#[test]
fn by_hand() {
    // Everybody in the one area.
    assert_eq!(chosen(&[cell(0, None, 5, 5)]), [0]);
    assert_eq!(chosen(&[cell(0, None, 5, 4)]), [] as [u32; 0]);
    // Two shops, both large enough; what the head office is alone would be the difference.
    let two = [cell(0, None, 0, 0), cell(1, Some(0), 6, 6), cell(2, Some(0), 7, 5)];
    assert_eq!(chosen(&two), [0, 1, 2]);
    // Three people at the head office: one shop has to stay out, and the smaller does.
    let head = [cell(0, None, 3, 3), cell(1, Some(0), 6, 6), cell(2, Some(0), 7, 7)];
    assert_eq!(chosen(&head), [0, 2]);
    // They say nothing, and that must not show either.
    let silent = [cell(0, None, 3, 0), cell(1, Some(0), 6, 6), cell(2, Some(0), 7, 7)];
    assert_eq!(chosen(&silent), [0, 2]);
    // Of equals, the one with the smaller number.
    let equal = [cell(0, None, 1, 1), cell(1, Some(0), 6, 6), cell(2, Some(0), 6, 6)];
    assert_eq!(chosen(&equal), [0, 2]);
    // A shop too small hides behind another: together they are enough.
    let small = [cell(0, None, 0, 0), cell(1, Some(0), 3, 3), cell(2, Some(0), 2, 2), cell(3, Some(0), 9, 9)];
    assert_eq!(chosen(&small), [0, 3]);
    // The head office alone would be the difference: the organisation stays, whatever it costs.
    let boss = [cell(0, None, 1, 1), cell(1, Some(0), 0, 0), cell(2, Some(1), 6, 6), cell(3, Some(1), 8, 8)];
    assert_eq!(chosen(&boss), [0, 3]);
    // Nobody but those below: the same figure twice gives nothing away.
    let chain = [cell(0, None, 0, 0), cell(1, Some(0), 0, 0), cell(2, Some(1), 5, 5)];
    assert_eq!(chosen(&chain), [0, 1, 2]);
}

#[test]
fn what_is_no_tree_is_refused() {
    assert!(publishable::<u32>(&[]).is_err());
    assert!(publishable(&[cell(0, None, 9, 9), cell(1, None, 9, 9)]).is_err());
}

#[test]
fn more_answers_than_people_are_no_more_than_people() {
    assert_eq!(chosen(&[cell(0, None, 4, 9)]), [] as [u32; 0]);
}

#[test]
fn a_hundred_thousand_areas() {
    let cells: Vec<_> = (0..100_000u32)
        .map(|id| cell(id, id.checked_sub(1).map(|above| above / 3), id % 4, (id % 4).saturating_sub(id % 3)))
        .collect();
    let published = chosen(&cells);
    assert!(published.len() > 10_000, "{}", published.len());
    let deep: Vec<_> = (0..100_000u32).map(|id| cell(id, id.checked_sub(1), 1, 1)).collect();
    assert_eq!(chosen(&deep).len(), 20_000, "every fifth");
}

/// Whoever knows the people of every area, the rule, and what is published: is there an area of which they know that
/// *nobody* answered? All worlds that look the same are gone through.
#[test]
fn nobodys_silence_is_certain() {
    let shapes: [&[(Option<u32>, u32)]; 6] = [
        &[(None, 1), (Some(0), 6)],
        &[(None, 1), (Some(0), 5), (Some(0), 5)],
        &[(None, 0), (Some(0), 1), (Some(0), 5)],
        &[(None, 2), (Some(0), 5), (Some(1), 1)],
        &[(None, 1), (Some(0), 1), (Some(1), 6), (Some(1), 5)],
        &[(None, 0), (Some(0), 1), (Some(0), 1), (Some(0), 6)],
    ];
    for shape in shapes {
        // What is published, and for each area the fewest and the most who can have answered then.
        let mut seen: BTreeMap<Vec<u32>, Vec<u32>> = BTreeMap::new();
        for world in worlds(&shape.iter().map(|(_, people)| *people).collect::<Vec<_>>()) {
            let cells: Vec<_> = (0u32..)
                .zip(shape)
                .zip(&world)
                .map(|((id, (parent, people)), answers)| cell(id, *parent, *people, *answers))
                .collect();
            let most = seen.entry(chosen(&cells)).or_insert_with(|| vec![0; shape.len()]);
            for (most, answers) in most.iter_mut().zip(&world) {
                *most = (*most).max(*answers);
            }
        }
        for (published, most) in seen {
            for ((_, people), most) in shape.iter().zip(most) {
                assert!(*people == 0 || most > 0, "{shape:?}: that {published:?} are published says who is silent");
            }
        }
    }
}

/// Every way in which so many people of each area can have answered.
fn worlds(people: &[u32]) -> Vec<Vec<u32>> {
    people.iter().fold(vec![Vec::new()], |worlds, people| {
        let more =
            |world: &Vec<u32>| (0..=*people).map(|answers| [world.as_slice(), &[answers]].concat()).collect::<Vec<_>>();
        worlds.iter().flat_map(more).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    #[test]
    fn the_rule_is_kept(cells in company(1..=24)) {
        let published = chosen(&cells);
        prop_assert!(keeps_the_rule(&cells, &published), "{published:?}");
    }

    #[test]
    fn the_order_of_the_areas_does_not_matter(cells in company(1..=16), seed in any::<u64>()) {
        let mut other = cells.clone();
        // A shuffle that the seed repeats.
        let mut state = seed | 1;
        for at in (1..other.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            other.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
        }
        prop_assert_eq!(chosen(&cells), chosen(&other));
    }
}
