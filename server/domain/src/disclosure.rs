//! Which confidential figures of a tree of areas may be published.
//!
//! The *residual* of a published area is what is left of its sub-tree without the sub-trees of its highest published
//! descendants. Residuals are disjoint, every published sum is a sum of residuals, and so is everything that can be
//! had by adding and subtracting published sums. An area is therefore published only
//! - if at least [`SMALLEST`] people of its sub-tree answered, and
//! - if of its residual at least [`SMALLEST`] people answered, or nobody belongs to it at all. That a residual of
//!   people of whom *none* answered is not enough keeps their silence from showing.
//!
//! Of all choices that keep this and have the organisation, which all others are held against, the one with the most
//! areas is taken; of several, the one with the most people, so that the higher area stays; of several, always the
//! same, whatever the order of the areas. The proof is in `docs/decisions/disclosure.md`.

use crate::tree::{Tree, TreeError};
use std::hash::Hash;

/// k: no sum of fewer people's answers can be had from what is published.
pub const SMALLEST: u32 = 5;

/// One area of the tree, with those who belong to it and to nothing below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<Id> {
    pub id: Id,
    pub parent: Option<Id>,
    /// How many could have answered.
    pub people: u32,
    /// How many of them did and hide others, which accounts that were only just made don't; at most `people`.
    pub answers: u32,
}

/// The areas that may be published, in ascending order. The order of `cells` does not matter. O(n log n).
///
/// # Errors
/// If the cells are no tree with one root.
pub fn publishable<Id: Copy + Ord + Hash>(cells: &[Cell<Id>]) -> Result<Vec<Id>, TreeError<Id>> {
    let mut cells = cells.to_vec();
    cells.sort_unstable_by_key(|cell| cell.id);
    let tree = Tree::build(cells.iter().map(|cell| (cell.id, cell.parent)))?;
    // In the order of the tree.
    let own = |id: Id| {
        cells.binary_search_by_key(&id, |cell| cell.id).map_or((0, 0), |at| {
            let cell = &cells[at];
            (cell.people, cell.answers.min(cell.people))
        })
    };
    let mut chosen = Choice::of(&tree, own).published(&tree);
    chosen.sort_unstable();
    Ok(chosen)
}

/// Of the people under an area who are under no published area there, what matters of them. `0`: there are none.
/// `1 + a`: there are some, of whom `a` answered, or at least so many if `a` is [`SMALLEST`].
type Open = usize;
const NOBODY: Open = 0;
const ENOUGH: Open = 1 + SMALLEST as usize;
const STATES: usize = ENOUGH + 1;

const fn open(people: u32, answers: u32) -> Open {
    match (people, answers) {
        (0, _) => NOBODY,
        (_, SMALLEST..) => ENOUGH,
        (_, few) => 1 + few as usize,
    }
}

fn together(one: Open, other: Open) -> Open {
    match (one, other) {
        (NOBODY, some) | (some, NOBODY) => some,
        _ => (one + other - 1).min(ENOUGH),
    }
}

/// How good a choice is: areas first, then the people in them, each counted once for each of their areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Score {
    areas: u32,
    people: u64,
}

impl Score {
    const fn and(self, other: Self) -> Self {
        Self { areas: self.areas + other.areas, people: self.people + other.people }
    }
}

/// The best score of a sub-tree for each state in which it can leave its people.
type Scores = [Option<Score>; STATES];

/// How the best score of a state came about: by which states of the area so far and of the child that joined it.
type Joined = [(Open, Open); STATES];

/// For every sub-tree, bottom-up, its best choice for each [`Open`] state: a tree knapsack with a handful of states.
struct Choice {
    /// By position: what the area's own people and children leave open before it is published, if publishing it is
    /// the best way to leave nobody.
    published_from: Vec<Option<Open>>,
    /// By position of a child.
    joined: Vec<Joined>,
    /// In which state the whole tree is best left.
    best: Open,
}

impl Choice {
    fn of<Id: Copy + Ord + Hash>(tree: &Tree<Id>, own: impl Fn(Id) -> (u32, u32)) -> Self {
        let ids = tree.ids();
        // What is chosen depends on how many answered only where the rule asks for it: everybody may know the people.
        let [people, answers] =
            [|own: (u32, u32)| own.0, |own: (u32, u32)| own.1].map(|part| tree.sums(|id| u64::from(part(own(id)))));
        let mut scores: Vec<Scores> = ids
            .iter()
            .map(|id| {
                let (people, answers) = own(*id);
                let mut alone = [None; STATES];
                alone[open(people, answers)] = Some(Score::default());
                alone
            })
            .collect();
        let mut choice =
            Self { published_from: vec![None; ids.len()], joined: vec![[(0, 0); STATES]; ids.len()], best: NOBODY };
        // An area comes before all that is under it: from the end, its children have joined it when its turn comes.
        for position in (0..ids.len()).rev() {
            if answers[position] >= u64::from(SMALLEST) {
                choice.published_from[position] = publish(&mut scores[position], people[position]);
            }
            if let Some(parent) = tree.parent(ids[position]).and_then(|parent| tree.position(parent)) {
                let (above, below) = scores.split_at_mut(position);
                choice.joined[position] = join(&mut above[parent], &below[0]);
            }
        }
        // Whatever else it costs: what would the others be held against?
        choice.best = if choice.published_from[0].is_some() { NOBODY } else { best(&scores[0]) };
        choice
    }

    fn published<Id: Copy + Ord + Hash>(&self, tree: &Tree<Id>) -> Vec<Id> {
        let ids = tree.ids();
        let mut state = vec![NOBODY; ids.len()];
        state[0] = self.best;
        let mut published = Vec::new();
        for position in 0..ids.len() {
            let mut left = state[position];
            if let Some(from) = self.published_from[position].filter(|_| left == NOBODY) {
                published.push(ids[position]);
                left = from;
            }
            // The last that joined is the first.
            for child in tree.children(ids[position]).filter_map(|child| tree.position(child)) {
                let (before, joined) = self.joined[child][left];
                state[child] = joined;
                left = before;
            }
        }
        published
    }
}

/// Adds to the states of an area the one in which it is published, if that is better than what left nobody before.
/// From which state.
fn publish(scores: &mut Scores, people: u64) -> Option<Open> {
    let with = |from: Open| scores[from].map(|score| (score.and(Score { areas: 1, people }), from));
    // Of equals, the one that leaves more to those below.
    let (score, from) =
        [NOBODY, ENOUGH].into_iter().filter_map(with).max_by_key(|(score, from)| (*score, STATES - from))?;
    // Whatever left nobody without it leaves nobody with it too, and shows one area more.
    scores[NOBODY] = Some(score);
    Some(from)
}

fn join(parent: &mut Scores, child: &Scores) -> Joined {
    let mut scores: Scores = [None; STATES];
    let mut joined = [(0, 0); STATES];
    for (before, one) in parent.iter().enumerate().filter_map(|(state, score)| Some((state, (*score)?))) {
        for (below, other) in child.iter().enumerate().filter_map(|(state, score)| Some((state, (*score)?))) {
            let state = together(before, below);
            let score = one.and(other);
            if scores[state].is_none_or(|best| score > best) {
                scores[state] = Some(score);
                joined[state] = (before, below);
            }
        }
    }
    *parent = scores;
    joined
}

fn best(scores: &Scores) -> Open {
    let mut best = (None, NOBODY);
    for (state, score) in scores.iter().enumerate() {
        if *score > best.0 {
            best = (*score, state);
        }
    }
    best.1
}

#[cfg(test)]
mod tests;
