//! Which area a text means, and which areas have to be created.

use std::collections::{BTreeMap, HashMap};

use super::header::Field;
use super::issue::Problem;
use super::path::AreaPath;
use super::plan::{AreaRef, NewArea};
use super::planning::Work;
use super::snapshot::Snapshot;
use crate::ids::AreaId;
use crate::text::fold;

/// A stored area, or one that the file asks for.
struct Node {
    parent: Option<usize>,
    stored: Option<AreaId>,
    /// How the file writes the name, and how often; empty for stored areas.
    spellings: BTreeMap<String, u64>,
    children: BTreeMap<String, usize>,
}

/// The stored tree, grown by what the file names.
pub(super) struct Areas<'a> {
    snapshot: &'a Snapshot,
    nodes: Vec<Node>,
    by_id: HashMap<AreaId, usize>,
    /// All nodes with a name, as it is compared; without the root.
    by_name: HashMap<String, Vec<usize>>,
    /// For each row the node, where one could be told.
    pub of_row: Vec<Option<usize>>,
    /// For each node that is created, its number in the plan.
    numbers: HashMap<usize, u32>,
}

/// The node of the root.
pub(super) const ROOT: usize = 0;

/// Finds the area of every row that names one, and reports the names that could mean several.
pub(super) fn resolved<'a>(work: &mut Work<'a>) -> Areas<'a> {
    let mut areas = Areas::stored(work.snapshot);
    let mut distinct: BTreeMap<&AreaPath, Vec<usize>> = BTreeMap::new();
    let rows = work.rows;
    for (row, read) in rows.iter().enumerate() {
        if let Some(path) = &read.area {
            distinct.entry(path).or_default().push(row);
        }
    }
    let root_name = fold(work.snapshot.root_name());
    let mut bare = Vec::new();
    for (path, rows) in &distinct {
        let mut names = path.names.as_slice();
        let starts_at_root = fold(&names[0]) == root_name;
        if starts_at_root {
            names = &names[1..];
        } else if names.len() == 1 && !path.from_root {
            bare.push((&names[0], rows));
            continue;
        }
        let node = areas.grown(names, u64::try_from(rows.len()).unwrap_or(u64::MAX));
        areas.assign(rows, node);
    }
    // Names alone can be told apart only now that every path of the file is known. The names that are not
    // known yet become areas under the root, after all have been looked up.
    let found: Vec<Vec<usize>> =
        bare.iter().map(|(name, _)| areas.by_name.get(&fold(name)).cloned().unwrap_or_default()).collect();
    for ((name, rows), candidates) in bare.into_iter().zip(found) {
        match candidates.as_slice() {
            [] => {
                let node = areas.grown(std::slice::from_ref(name), u64::try_from(rows.len()).unwrap_or(u64::MAX));
                areas.assign(rows, node);
            }
            [node] => {
                areas.spelled(*node, name, u64::try_from(rows.len()).unwrap_or(u64::MAX));
                areas.assign(rows, *node);
            }
            several => {
                let mut paths: Vec<String> = several.iter().map(|node| areas.text(*node)).collect();
                paths.sort_unstable();
                for row in rows {
                    let paths = paths.clone();
                    work.error(*row, Field::Area, Problem::AmbiguousArea { paths });
                }
            }
        }
    }
    areas
}

impl<'a> Areas<'a> {
    fn stored(snapshot: &'a Snapshot) -> Self {
        let mut areas = Self {
            snapshot,
            nodes: Vec::with_capacity(snapshot.areas.len()),
            by_id: HashMap::new(),
            by_name: HashMap::new(),
            of_row: Vec::new(),
            numbers: HashMap::new(),
        };
        // In preorder, so that a parent is there before its children, and the root first of all.
        for id in snapshot.tree.ids() {
            let node = areas.nodes.len();
            let parent = snapshot.tree.parent(*id).and_then(|parent| areas.by_id.get(&parent)).copied();
            let name = fold(snapshot.area(*id).map_or("", |area| area.name.as_str()));
            areas.by_id.insert(*id, node);
            areas.nodes.push(Node { parent, stored: Some(*id), spellings: BTreeMap::new(), children: BTreeMap::new() });
            if let Some(parent) = parent {
                areas.nodes[parent].children.entry(name.clone()).or_insert(node);
                areas.by_name.entry(name).or_default().push(node);
            }
        }
        areas
    }

    fn assign(&mut self, rows: &[usize], node: usize) {
        for row in rows {
            if self.of_row.len() <= *row {
                self.of_row.resize(row + 1, None);
            }
            self.of_row[*row] = Some(node);
        }
    }

    /// The node at the end of a path from under the root, made where it is missing.
    fn grown(&mut self, names: &[String], times: u64) -> usize {
        let mut node = ROOT;
        for name in names {
            let key = fold(name);
            node = if let Some(child) = self.nodes[node].children.get(&key) {
                *child
            } else {
                let child = self.nodes.len();
                self.nodes.push(Node {
                    parent: Some(node),
                    stored: None,
                    spellings: BTreeMap::new(),
                    children: BTreeMap::new(),
                });
                self.nodes[node].children.insert(key.clone(), child);
                self.by_name.entry(key).or_default().push(child);
                child
            };
            self.spelled(node, name, times);
        }
        node
    }

    fn spelled(&mut self, node: usize, name: &str, times: u64) {
        if self.nodes[node].stored.is_none() {
            *self.nodes[node].spellings.entry(name.to_owned()).or_insert(0) += times;
        }
    }

    /// The node of a stored area; none for an area that is no longer in use.
    pub fn node_of(&self, id: AreaId) -> Option<usize> {
        self.by_id.get(&id).copied()
    }

    /// The name: as stored, else as the file mostly writes it.
    fn name(&self, node: usize) -> &str {
        match self.nodes[node].stored {
            Some(id) => self.snapshot.area(id).map_or("", |area| area.name.as_str()),
            None => most_used(&self.nodes[node].spellings),
        }
    }

    /// The path from under the root; the name for the root itself.
    pub fn text(&self, node: usize) -> String {
        let above = std::iter::successors(Some(node), |node| self.nodes[*node].parent);
        let mut names: Vec<&str> = above.filter(|at| *at != ROOT || node == ROOT).map(|at| self.name(at)).collect();
        names.reverse();
        AreaPath::of(names).to_string()
    }

    /// What a plan calls the node. New areas have to have been numbered.
    pub fn reference(&self, node: usize) -> AreaRef {
        match self.nodes[node].stored {
            Some(id) => AreaRef::Existing(id),
            None => AreaRef::New(self.numbers.get(&node).copied().unwrap_or(u32::MAX)),
        }
    }

    /// Numbers the areas to create that are needed for the nodes given: parents before children, and
    /// otherwise by name.
    pub fn created(&mut self, needed: impl Iterator<Item = usize>) -> Vec<NewArea> {
        let mut is_needed = vec![false; self.nodes.len()];
        for node in needed {
            let mut next = Some(node);
            while let Some(at) = next.filter(|at| !is_needed[*at]) {
                is_needed[at] = true;
                next = self.nodes[at].parent;
            }
        }
        let mut created = Vec::new();
        let mut stack = vec![ROOT];
        while let Some(node) = stack.pop() {
            stack.extend(self.nodes[node].children.values().rev());
            if let (None, Some(parent), true) = (self.nodes[node].stored, self.nodes[node].parent, is_needed[node]) {
                let number = u32::try_from(created.len()).unwrap_or(u32::MAX);
                let parent = self.reference(parent);
                let name = self.name(node).to_owned();
                self.numbers.insert(node, number);
                created.push(NewArea { parent, name });
            }
        }
        created
    }

    /// Whether somebody leads this very area.
    pub fn has_lead(&self, node: usize) -> bool {
        let stored = self.nodes[node].stored;
        stored.and_then(|id| self.snapshot.area(id)).is_some_and(|area| area.has_lead)
    }
}

/// The most frequent spelling; of several the first in order.
pub(super) fn most_used(spellings: &BTreeMap<String, u64>) -> &str {
    let best = spellings.iter().rev().max_by_key(|(_, times)| **times);
    best.map_or("", |(spelling, _)| spelling.as_str())
}
