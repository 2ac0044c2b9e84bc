//! The design's way to choose: from the bottom up, each area of which enough answered is published; while too few are
//! left of it, one of the published areas just below is taken back, the smallest residual that serves first, then the
//! smallest id.

use super::super::*;

#[derive(Clone, Copy, Default)]
struct Residual {
    people: u32,
    answers: u32,
}

impl Residual {
    const fn may(self) -> bool {
        self.people == 0 || self.answers >= K
    }

    const fn and(self, other: Self) -> Self {
        Self { people: self.people + other.people, answers: self.answers + other.answers }
    }
}

/// What an area leaves to the one above: people under no published area, and the published areas just below.
#[derive(Default)]
struct Left {
    open: Residual,
    published: Vec<u32>,
}

pub(super) fn published(cells: &[Cell<u32>]) -> Vec<u32> {
    let tree = Tree::build(cells.iter().map(|cell| (cell.id, cell.parent))).unwrap();
    let cells: BTreeMap<u32, &Cell<u32>> = cells.iter().map(|cell| (cell.id, cell)).collect();
    let sums = tree.sums(|id| cells[&id].answers);
    let mut left: BTreeMap<u32, Left> = BTreeMap::new();
    // Of each published area, its residual and the published ones just below.
    let mut kept: BTreeMap<u32, Left> = BTreeMap::new();
    for (position, id) in tree.ids().iter().enumerate().rev() {
        let own = Residual { people: cells[id].people, answers: cells[id].answers };
        let mut all = Left { open: own, published: Vec::new() };
        for child in tree.children(*id) {
            let below = left.remove(&child).unwrap();
            all.open = all.open.and(below.open);
            all.published.extend(below.published);
        }
        if sums[position] >= K {
            while !all.open.may() {
                take_back(&mut all, &mut kept);
            }
            kept.insert(*id, all);
            all = Left { open: Residual::default(), published: vec![*id] };
        }
        left.insert(*id, all);
    }
    kept.into_keys().collect()
}

fn take_back(all: &mut Left, kept: &mut BTreeMap<u32, Left>) {
    // One without people serves only by what is below it.
    let key = |id: &u32| (kept[id].open.people == 0, kept[id].open.answers, *id);
    let worst = *all.published.iter().min_by_key(|id| key(id)).unwrap();
    all.published.retain(|id| *id != worst);
    let gone = kept.remove(&worst).unwrap();
    all.open = all.open.and(gone.open);
    all.published.extend(gone.published);
}
