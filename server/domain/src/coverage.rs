//! Which area declares which touchpoint, and which of that is lived.
//!
//! A contribution **counts** when it is confirmed and fresh. One declared for a title in an area holds
//! for that title in the area itself and in all areas under it. An area **declares** a touchpoint when
//! somebody of the area has a role that a counting contribution holds for, and **lives** it when the
//! area has an entry for it in the last four closed weeks. Both reach up: an area declares and lives
//! what any area of its sub-tree does.

use std::collections::HashMap;
use std::hash::Hash;

use serde::{Deserialize, Serialize};

use crate::figures::{self, Ratio};
use crate::tree::Tree;

/// People of one area who share a title.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RolePeople<'a, A> {
    pub area: A,
    /// The title as it is compared ([`crate::text::fold`]); none for people without a role, who count
    /// as people and never as covered.
    pub title_key: Option<&'a str>,
    /// Active people, 0 or more.
    pub people: i64,
}

/// A contribution, as far as coverage needs to know it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Declared<'a, A, T> {
    pub area: A,
    /// The title as it is compared ([`crate::text::fold`]).
    pub title_key: &'a str,
    pub touchpoint: T,
    pub confirmed: bool,
    pub fresh: bool,
}

/// What a touchpoint is in an area.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Neither declared nor lived.
    #[default]
    None,
    /// Declared, with no entry in the last four closed weeks.
    Declared,
    /// With an entry in the last four closed weeks, declared or not.
    Lived,
}

/// The two facts behind a [`State`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Cell {
    pub declared: bool,
    pub lived: bool,
}

impl Cell {
    #[must_use]
    pub const fn state(self) -> State {
        match (self.lived, self.declared) {
            (true, _) => State::Lived,
            (false, true) => State::Declared,
            (false, false) => State::None,
        }
    }
}

/// Touchpoint × area. Rows are areas in the preorder of the tree, columns touchpoints in the order given.
#[derive(Clone, Debug)]
pub struct Coverage<'t, A, T> {
    tree: &'t Tree<A>,
    touchpoints: Vec<T>,
    columns: HashMap<T, usize>,
    own: Vec<Cell>,
    all: Vec<Cell>,
    /// People covered ÷ people, per area with everything under it.
    people: Vec<Ratio>,
}

impl<'t, A: Copy + Ord + Hash, T: Copy + Eq + Hash> Coverage<'t, A, T> {
    /// Works out the matrix. What names an area outside the tree or a touchpoint that is not listed (one
    /// that was retired) is left out. Costs the size of the matrix, plus the roles that each contribution
    /// reaches.
    #[must_use]
    pub fn new(
        tree: &'t Tree<A>,
        touchpoints: &[T],
        roles: &[RolePeople<'_, A>],
        contributions: &[Declared<'_, A, T>],
        entries: impl IntoIterator<Item = (A, T)>,
    ) -> Self {
        let columns = touchpoints.iter().enumerate().map(|(column, id)| (*id, column)).collect();
        let size = tree.ids().len() * touchpoints.len();
        let mut coverage = Self {
            tree,
            touchpoints: touchpoints.to_vec(),
            columns,
            own: vec![Cell::default(); size],
            all: Vec::new(),
            people: Vec::new(),
        };
        for (area, touchpoint) in entries {
            if let Some(index) = coverage.index(area, touchpoint) {
                coverage.own[index].lived = true;
            }
        }
        let covered = coverage.declare(roles, contributions);
        coverage.all = coverage.with_everything_below();
        coverage.people = coverage.covered_people(roles, &covered);
        coverage
    }

    /// Whether a counting contribution holds for each of the roles.
    fn declare(&mut self, roles: &[RolePeople<'_, A>], contributions: &[Declared<'_, A, T>]) -> Vec<bool> {
        // For each title, the areas that have it, in preorder: a sub-tree is then one stretch of them.
        let mut holders: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
        for (role, counted) in roles.iter().enumerate() {
            if let Some((title, position)) = counted.title_key.zip(self.tree.position(counted.area)) {
                holders.entry(title).or_default().push((position, role));
            }
        }
        for areas in holders.values_mut() {
            areas.sort_unstable();
        }
        let width = self.touchpoints.len();
        let mut covered = vec![false; roles.len()];
        for contribution in contributions {
            let column = self.columns.get(&contribution.touchpoint).copied();
            let position = self.tree.position(contribution.area);
            let (Some(column), Some(position), true) = (column, position, contribution.confirmed && contribution.fresh)
            else {
                continue;
            };
            let reach = self.tree.stretch(position);
            let areas = holders.get(contribution.title_key).map_or(&[][..], Vec::as_slice);
            let first = areas.partition_point(|(at, _)| *at < reach.start);
            for (at, role) in areas[first..].iter().take_while(|(at, _)| *at < reach.end) {
                covered[*role] = true;
                if roles[*role].people > 0 {
                    self.own[at * width + column].declared = true;
                }
            }
        }
        covered
    }

    fn with_everything_below(&self) -> Vec<Cell> {
        let width = self.touchpoints.len();
        let row = |id: A| {
            let start = self.tree.position(id).unwrap_or(0) * width;
            self.own[start..start + width].to_vec()
        };
        let rows = self.tree.fold_up(row, |above: &mut Vec<Cell>, below| {
            for (above, below) in above.iter_mut().zip(below) {
                above.declared |= below.declared;
                above.lived |= below.lived;
            }
        });
        rows.concat()
    }

    fn covered_people(&self, roles: &[RolePeople<'_, A>], covered: &[bool]) -> Vec<Ratio> {
        let mut own = vec![Ratio::default(); self.tree.ids().len()];
        for (role, covered) in roles.iter().zip(covered) {
            if let Some(position) = self.tree.position(role.area) {
                own[position] += figures::coverage(if *covered { role.people } else { 0 }, role.people);
            }
        }
        self.tree.sums(|id| self.tree.position(id).map_or_else(Ratio::default, |at| own[at]))
    }

    fn index(&self, area: A, touchpoint: T) -> Option<usize> {
        let column = self.columns.get(&touchpoint)?;
        Some(self.tree.position(area)? * self.touchpoints.len() + column)
    }

    fn row(&self, area: A) -> &[Cell] {
        let width = self.touchpoints.len();
        self.tree.position(area).map_or(&[], |at| &self.all[at * width..(at + 1) * width])
    }

    /// A touchpoint in an area by itself, without the areas under it.
    #[must_use]
    pub fn own_cell(&self, area: A, touchpoint: T) -> Cell {
        self.index(area, touchpoint).map_or_else(Cell::default, |index| self.own[index])
    }

    /// All cells with a declaration or an entry, each area with everything under it: areas in preorder,
    /// touchpoints in the order given.
    pub fn cells(&self) -> impl Iterator<Item = (A, T, Cell)> + '_ {
        let areas = self.tree.ids().iter();
        areas.flat_map(|area| {
            let cells = self.touchpoints.iter().zip(self.row(*area));
            cells.filter(|(_, cell)| cell.state() != State::None).map(|(touchpoint, cell)| (*area, *touchpoint, *cell))
        })
    }

    /// Coverage of an area with everything under it: people whose role a counting contribution holds for
    /// ÷ people.
    #[must_use]
    pub fn people_covered(&self, area: A) -> Ratio {
        self.tree.position(area).map_or_else(Ratio::default, |at| self.people[at])
    }

    /// Lived share of an area with everything under it: touchpoints declared and lived ÷ declared.
    #[must_use]
    pub fn lived_share(&self, area: A) -> Ratio {
        let declared = self.row(area).iter().filter(|cell| cell.declared);
        let one_each = declared.map(|cell| figures::lived_share(i64::from(cell.lived), 1));
        one_each.sum()
    }

    /// Areas with people, in whose sub-tree nobody has a counting contribution. In preorder.
    #[must_use]
    pub fn without_line_of_sight(&self) -> Vec<A> {
        let areas = self.tree.ids().iter().copied();
        areas
            .filter(|area| self.people_covered(*area).den > 0)
            .filter(|area| !self.row(*area).iter().any(|cell| cell.declared))
            .collect()
    }
}

#[cfg(test)]
mod tests;
