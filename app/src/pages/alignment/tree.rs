//! Which rows of a tree of areas are shown, and in which order. What is unfolded stands in the address.

use crate::cx::Values;
use hilo_domain::{alignment::Part, ids::AreaId, view::alignment::AreaFigures};
use std::{
    cmp::Ordering,
    collections::{BTreeSet, HashMap, HashSet},
};

/// A tree with no more areas than this is shown whole at first.
const SHOWN_WHOLE: usize = 40;

/// The end of an area's id: short, and the same in every week.
pub(super) fn key(area: AreaId) -> String {
    let hex = area.0.simple().to_string();
    hex[hex.len() - 8..].to_owned()
}

/// A forest in preorder.
pub(super) struct Forest<'a> {
    rows: Vec<&'a AreaFigures>,
    roots: Vec<usize>,
    children: HashMap<AreaId, Vec<usize>>,
    open: HashSet<AreaId>,
}

/// A row to show: its place in what was given, and its level from 1.
pub(super) struct Row {
    pub(super) place: usize,
    pub(super) level: u8,
    pub(super) open: bool,
}

impl<'a> Forest<'a> {
    /// `open` in the query: keys joined by points, `all` or `none`; without it small trees are open, and of large
    /// ones the roots.
    pub(super) fn new(rows: Vec<&'a AreaFigures>, query: &Values) -> Self {
        let ids: HashSet<AreaId> = rows.iter().map(|row| row.id).collect();
        let mut roots = Vec::new();
        let mut children: HashMap<AreaId, Vec<usize>> = HashMap::new();
        for (place, row) in rows.iter().enumerate() {
            match row.parent.filter(|parent| ids.contains(parent)) {
                Some(parent) => children.entry(parent).or_default().push(place),
                None => roots.push(place),
            }
        }
        let asked = query.find("open").unwrap_or(if rows.len() <= SHOWN_WHOLE { "all" } else { "" });
        let keys: BTreeSet<&str> = asked.split('.').collect();
        let is_root = |id: &AreaId| roots.iter().any(|root| rows[*root].id == *id);
        let is_open = |id: &AreaId| match asked {
            "all" => true,
            "" => is_root(id),
            _ => keys.contains(key(*id).as_str()),
        };
        let open = children.keys().copied().filter(is_open).collect();
        Self { rows, roots, children, open }
    }

    /// Something to fold or unfold.
    pub(super) fn has_levels(&self) -> bool {
        !self.children.is_empty()
    }

    pub(super) fn all_open(&self) -> bool {
        self.open.len() == self.children.len()
    }

    /// The value of `open` with one area turned.
    pub(super) fn turned(&self, area: AreaId) -> String {
        let stay = self.rows.iter().map(|row| row.id).filter(|id| self.open.contains(id) && *id != area);
        let new = (!self.open.contains(&area)).then_some(area);
        let keys: Vec<String> = stay.chain(new).map(key).collect();
        if keys.is_empty() { "none".to_owned() } else { keys.join(".") }
    }

    /// The rows that are not folded away; siblings by a part if one is given, those without a figure last.
    pub(super) fn shown(&self, sort: Option<Sort>) -> Vec<Row> {
        match sort {
            Some(sort) => self.shown_by(sort.descending, &|place| self.rows[place].figures.part(sort.part).percent()),
            None => self.shown_by(false, &|_| None),
        }
    }

    /// As [`Self::shown`], siblings by any figure of a row.
    pub(super) fn shown_by(&self, descending: bool, figure: &dyn Fn(usize) -> Option<u8>) -> Vec<Row> {
        let sorted = |places: &[usize]| {
            let mut places = places.to_vec();
            places.sort_by(|a, b| compare(descending, figure(*a), figure(*b)));
            places.into_iter().rev()
        };
        let mut shown = Vec::new();
        let mut stack: Vec<(usize, u8)> = sorted(&self.roots).map(|at| (at, 1)).collect();
        while let Some((place, level)) = stack.pop() {
            let id = self.rows[place].id;
            let open = self.open.contains(&id);
            shown.push(Row { place, level, open });
            if open {
                let below = self.children.get(&id).map_or(&[][..], Vec::as_slice);
                stack.extend(sorted(below).map(|at| (at, level.saturating_add(1).min(6))));
            }
        }
        shown
    }
}

fn compare(descending: bool, one: Option<u8>, other: Option<u8>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if descending => other.cmp(&one),
        (Some(one), Some(other)) => one.cmp(&other),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

/// By which part siblings stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sort {
    pub(super) part: Part,
    pub(super) descending: bool,
}

impl Sort {
    /// `sort` in the query: a part's key, with a minus before it for the highest first.
    pub(super) fn read(query: &Values) -> Option<Self> {
        let asked = query.get("sort");
        let (key, descending) = asked.strip_prefix('-').map_or((asked, false), |key| (key, true));
        Some(Self { part: Part::from_key(key)?, descending })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hilo_domain::alignment::Figures;
    use std::str::FromStr;

    fn id(number: u32) -> AreaId {
        AreaId::from_str(&format!("01930000-0000-7000-8000-{number:012x}")).unwrap()
    }

    /// 1 > (2 > (3, 4), 5); participation in percent, none for 0 expected.
    fn rows() -> Vec<AreaFigures> {
        [(1, None, 50), (2, Some(1), 70), (3, Some(2), 90), (4, Some(2), 40), (5, Some(1), 0)]
            .into_iter()
            .map(|(number, parent, percent)| AreaFigures {
                id: id(number),
                parent: parent.map(id),
                name: number.to_string(),
                external: false,
                children: 0,
                figures: Figures {
                    expected: if percent > 0 { 100 } else { 0 },
                    participated: percent,
                    ..Figures::default()
                },
                names: false,
            })
            .collect()
    }

    fn shown(query: &[(&str, &str)]) -> String {
        let rows = rows();
        let query = Values::new(query.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect());
        let forest = Forest::new(rows.iter().collect(), &query);
        let shown = forest.shown(Sort::read(&query));
        shown.iter().map(|row| format!("{}{} ", "-".repeat(usize::from(row.level)), rows[row.place].name)).collect()
    }

    #[test]
    fn rows_fold_and_sort_within_their_parent() {
        assert_eq!(shown(&[]), "-1 --2 ---3 ---4 --5 ");
        assert_eq!(shown(&[("open", "none")]), "-1 ");
        assert_eq!(shown(&[("open", &key(id(1)))]), "-1 --2 --5 ");
        assert_eq!(shown(&[("sort", "participation")]), "-1 --2 ---4 ---3 --5 ");
        assert_eq!(shown(&[("sort", "-participation")]), "-1 --2 ---3 ---4 --5 ");
        assert_eq!(shown(&[("sort", "name")]), shown(&[]));
    }

    #[test]
    fn turning_names_what_stays_open() {
        let rows = rows();
        let forest = Forest::new(rows.iter().collect(), &Values::default());
        assert!(forest.all_open() && forest.has_levels());
        assert_eq!(forest.turned(id(2)), key(id(1)));
        let only_root = Values::new(vec![("open".to_owned(), key(id(1)))]);
        let forest = Forest::new(rows.iter().collect(), &only_root);
        assert_eq!(forest.turned(id(1)), "none");
        assert_eq!(forest.turned(id(2)), format!("{}.{}", key(id(1)), key(id(2))));
    }
}
