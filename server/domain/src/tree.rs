//! A tree with one root, built from pairs of node and parent: the tree of areas, above all.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::ops::AddAssign;

/// Why a list of nodes is no tree with one root.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TreeError<Id> {
    /// There are no nodes.
    Empty,
    /// The node is listed twice.
    Duplicate(Id),
    /// The node names a parent that is not listed.
    UnknownParent { node: Id, parent: Id },
    /// More than one node has no parent; all of them, in the order given.
    ManyRoots(Vec<Id>),
    /// The nodes lead round in a circle, each being the child of the next. The smallest comes first.
    Cycle(Vec<Id>),
}

impl<Id: fmt::Debug> fmt::Display for TreeError<Id> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("a tree needs at least its root"),
            Self::Duplicate(node) => write!(f, "{node:?} is listed twice"),
            Self::UnknownParent { node, parent } => {
                write!(f, "{node:?} lies under {parent:?}, which is not listed")
            }
            Self::ManyRoots(roots) => {
                write!(f, "a tree has one root, not {}: {roots:?}", roots.len())
            }
            Self::Cycle(nodes) => write!(f, "these lie under each other in a circle: {nodes:?}"),
        }
    }
}

impl<Id: fmt::Debug> std::error::Error for TreeError<Id> {}

/// A tree with one root. Nodes stand in preorder: a node before everything under it, children in the
/// order in which they were given, so that every sub-tree is one stretch of the list.
#[derive(Clone, Debug)]
pub struct Tree<Id> {
    ids: Vec<Id>,
    parents: Vec<Option<usize>>,
    depths: Vec<u32>,
    /// For each node, the position after the last of its sub-tree.
    ends: Vec<usize>,
    positions: HashMap<Id, usize>,
}

impl<Id: Copy + Ord + Hash> Tree<Id> {
    /// Builds the tree from pairs of node and parent, in any order. O(n).
    ///
    /// # Errors
    /// As [`TreeError`] tells. Of several faults the first in its order of variants is reported.
    pub fn build(nodes: impl IntoIterator<Item = (Id, Option<Id>)>) -> Result<Self, TreeError<Id>> {
        let nodes: Vec<(Id, Option<Id>)> = nodes.into_iter().collect();
        let mut given = HashMap::with_capacity(nodes.len());
        for (index, (id, _)) in nodes.iter().enumerate() {
            if given.insert(*id, index).is_some() {
                return Err(TreeError::Duplicate(*id));
            }
        }
        let mut children = vec![Vec::new(); nodes.len()];
        let mut parents = vec![None; nodes.len()];
        let mut roots = Vec::new();
        for (index, (node, parent)) in nodes.iter().copied().enumerate() {
            let Some(parent) = parent else {
                roots.push(index);
                continue;
            };
            let Some(&above) = given.get(&parent) else {
                return Err(TreeError::UnknownParent { node, parent });
            };
            children[above].push(index);
            parents[index] = Some(above);
        }
        let ids: Vec<Id> = nodes.into_iter().map(|(id, _)| id).collect();
        match roots.as_slice() {
            [] if ids.is_empty() => Err(TreeError::Empty),
            [] => Err(TreeError::Cycle(circle(&ids, &parents, 0))),
            [root] => Self::in_preorder(&ids, &parents, &children, *root),
            _ => Err(TreeError::ManyRoots(roots.iter().map(|root| ids[*root]).collect())),
        }
    }

    fn in_preorder(
        given: &[Id],
        given_parents: &[Option<usize>],
        children: &[Vec<usize>],
        root: usize,
    ) -> Result<Self, TreeError<Id>> {
        let mut tree = Self {
            ids: Vec::with_capacity(given.len()),
            parents: Vec::with_capacity(given.len()),
            depths: Vec::with_capacity(given.len()),
            ends: vec![0; given.len()],
            positions: HashMap::with_capacity(given.len()),
        };
        let mut reached = vec![false; given.len()];
        let mut stack = vec![(root, None, 0)];
        while let Some((index, parent, depth)) = stack.pop() {
            let position = tree.ids.len();
            reached[index] = true;
            tree.ids.push(given[index]);
            tree.parents.push(parent);
            tree.depths.push(depth);
            tree.positions.insert(given[index], position);
            let below = children[index].iter().rev();
            stack.extend(below.map(|child| (*child, Some(position), depth + 1)));
        }
        if let Some(lost) = reached.iter().position(|reached| !reached) {
            return Err(TreeError::Cycle(circle(given, given_parents, lost)));
        }
        for position in (0..tree.ids.len()).rev() {
            let end = tree.ends[position].max(position + 1);
            tree.ends[position] = end;
            if let Some(parent) = tree.parents[position] {
                tree.ends[parent] = tree.ends[parent].max(end);
            }
        }
        Ok(tree)
    }

    /// All nodes in preorder, the root first.
    #[must_use]
    pub fn ids(&self) -> &[Id] {
        &self.ids
    }

    /// The root.
    #[must_use]
    pub fn root(&self) -> Id {
        self.ids[0]
    }

    #[must_use]
    pub fn contains(&self, id: Id) -> bool {
        self.positions.contains_key(&id)
    }

    /// The place of a node in preorder.
    #[must_use]
    pub fn position(&self, id: Id) -> Option<usize> {
        self.positions.get(&id).copied()
    }

    /// The node above; none for the root and for a node that is not in the tree.
    #[must_use]
    pub fn parent(&self, id: Id) -> Option<Id> {
        let parent = self.parents[self.position(id)?]?;
        Some(self.ids[parent])
    }

    /// Steps from the root: 0 for the root itself.
    #[must_use]
    pub fn depth(&self, id: Id) -> Option<u32> {
        Some(self.depths[self.position(id)?])
    }

    /// The nodes directly below, in order.
    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let stretch = self.position(id).map(|at| (at + 1, self.ends[at]));
        let mut next = stretch;
        std::iter::from_fn(move || {
            let (at, end) = next.filter(|(at, end)| at < end)?;
            next = Some((self.ends[at], end));
            Some(self.ids[at])
        })
    }

    /// The nodes above, nearest first, the root last; none for a node that is not in the tree.
    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let above = self.position(id).and_then(|at| self.parents[at]);
        std::iter::successors(above, |at| self.parents[*at]).map(|at| self.ids[at])
    }

    /// Whether a node is `ancestor` or lies under it.
    #[must_use]
    pub fn is_within(&self, id: Id, ancestor: Id) -> bool {
        self.position(id).zip(self.position(ancestor)).is_some_and(|(at, top)| (top..self.ends[top]).contains(&at))
    }

    /// A node and everything under it, in preorder; empty for a node that is not in the tree.
    #[must_use]
    pub fn subtree(&self, id: Id) -> &[Id] {
        self.position(id).map_or(&[], |at| &self.ids[at..self.ends[at]])
    }

    /// The positions of a node and everything under it, by the node's own position.
    pub(crate) fn stretch(&self, position: usize) -> std::ops::Range<usize> {
        position..self.ends[position]
    }

    /// For each node in preorder, its own value with those of everything under it. One pass.
    ///
    /// `own` is asked once per node; `merge` adds a child's total to its parent's.
    pub fn fold_up<T>(&self, own: impl FnMut(Id) -> T, mut merge: impl FnMut(&mut T, &T)) -> Vec<T> {
        let mut totals: Vec<T> = self.ids.iter().copied().map(own).collect();
        for position in (1..totals.len()).rev() {
            if let Some(parent) = self.parents[position] {
                let (above, below) = totals.split_at_mut(position);
                merge(&mut above[parent], &below[0]);
            }
        }
        totals
    }

    /// [`Tree::fold_up`] for what can be added.
    pub fn sums<T: Copy + AddAssign>(&self, own: impl FnMut(Id) -> T) -> Vec<T> {
        self.fold_up(own, |total, part| *total += *part)
    }
}

/// The circle to which the parents of `start` lead, when they lead to no root.
fn circle<Id: Copy + Ord>(ids: &[Id], parents: &[Option<usize>], start: usize) -> Vec<Id> {
    // After as many steps as there are nodes, one stands on the circle.
    let mut on_it = start;
    for _ in 0..ids.len() {
        on_it = parents[on_it].unwrap_or(on_it);
    }
    let round = std::iter::successors(parents[on_it], |at| parents[*at]);
    let mut members: Vec<Id> =
        std::iter::once(on_it).chain(round.take_while(|at| *at != on_it)).map(|at| ids[at]).collect();
    let smallest = (0..members.len()).min_by_key(|at| members[*at]);
    members.rotate_left(smallest.unwrap_or(0));
    members
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sample() -> Tree<u32> {
        Tree::build([(4, Some(2)), (2, Some(1)), (3, Some(1)), (1, None), (5, Some(2)), (6, Some(4))]).unwrap()
    }

    #[test]
    fn preorder_and_relations() {
        let tree = sample();
        assert_eq!(tree.ids(), [1, 2, 4, 6, 5, 3]);
        assert_eq!(tree.root(), 1);
        assert_eq!(tree.parent(6), Some(4));
        assert_eq!((tree.parent(1), tree.parent(99)), (None, None));
        assert_eq!((tree.depth(1), tree.depth(6), tree.depth(99)), (Some(0), Some(3), None));
        assert_eq!(tree.children(1).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(tree.children(2).collect::<Vec<_>>(), [4, 5]);
        assert_eq!(tree.children(3).count() + tree.children(99).count(), 0);
        assert_eq!(tree.ancestors(6).collect::<Vec<_>>(), [4, 2, 1]);
        assert_eq!(tree.ancestors(1).count(), 0);
        assert_eq!(tree.subtree(2), [2, 4, 6, 5]);
        assert!(tree.subtree(99).is_empty());
        assert!(tree.is_within(6, 2) && tree.is_within(2, 2));
        assert!(!tree.is_within(3, 2) && !tree.is_within(2, 6) && !tree.is_within(99, 1));
    }

    #[test]
    fn sums_reach_the_ancestors() {
        let tree = sample();
        assert_eq!(tree.sums(i64::from), [21, 17, 10, 6, 5, 3]);
    }

    #[test]
    fn what_is_no_tree() {
        assert_eq!(Tree::<u32>::build([]).unwrap_err(), TreeError::Empty);
        assert_eq!(Tree::build([(1, None), (1, None)]).unwrap_err(), TreeError::Duplicate(1));
        assert_eq!(
            Tree::build([(1, None), (2, Some(9))]).unwrap_err(),
            TreeError::UnknownParent { node: 2, parent: 9 }
        );
        assert_eq!(Tree::build([(1, None), (3, Some(1)), (2, None)]).unwrap_err(), TreeError::ManyRoots(vec![1, 2]));
        let round = [(1, None), (9, Some(7)), (7, Some(8)), (8, Some(6)), (6, Some(7))];
        assert_eq!(Tree::build(round).unwrap_err(), TreeError::Cycle(vec![6, 7, 8]));
        assert_eq!(Tree::build([(5, Some(5))]).unwrap_err(), TreeError::Cycle(vec![5]));
    }

    #[test]
    fn deep_trees_do_not_recurse() {
        let deep = (0..200_000_u32).map(|node| (node, node.checked_sub(1)));
        let tree = Tree::build(deep).unwrap();
        assert_eq!(tree.sums(|_| 1_i64)[0], 200_000);
        assert_eq!(tree.ancestors(199_999).count(), 199_999);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn sums_agree_with_counting_by_hand(choices in prop::collection::vec(0usize..1000, 1..40), turn in 0usize..40) {
            let mut nodes: Vec<(usize, Option<usize>)> = choices
                .iter()
                .enumerate()
                .map(|(node, choice)| (node, (node > 0).then(|| choice % node.max(1))))
                .collect();
            let turn = turn % nodes.len();
            nodes.rotate_left(turn);
            let tree = Tree::build(nodes.iter().copied()).unwrap();
            let sums = tree.sums(|id| id * 7 + 1);
            for (position, id) in tree.ids().iter().enumerate() {
                let inside = nodes.iter().filter(|(node, _)| *node == *id || tree.ancestors(*node).any(|above| above == *id));
                prop_assert_eq!(sums[position], inside.map(|(node, _)| node * 7 + 1).sum::<usize>());
                prop_assert_eq!(tree.parent(*id), nodes.iter().find(|(node, _)| node == id).unwrap().1);
            }
        }
    }
}
