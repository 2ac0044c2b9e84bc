//! Whether what is shown of a period gives anybody away, to whoever knows more than anybody should: who answered what
//! item, and where everybody counts.

use super::{
    company::{Company, Sheet},
    views::Cells,
};
use hilo_domain::{
    ids::{AreaId, PersonId},
    period::PeriodId,
    pulse::Item,
    tree::Tree,
};
use hilo_tests::solver::{Isolated, isolated};
use std::collections::{BTreeMap, BTreeSet};

/// The smallest group.
pub const K: usize = 5;

pub type People = BTreeSet<PersonId>;

pub struct Truth {
    pub tree: Tree<AreaId>,
    pub areas: BTreeMap<String, AreaId>,
    pub members: BTreeMap<PersonId, AreaId>,
    pub sheets: BTreeMap<PersonId, Sheet>,
}

impl Truth {
    /// Of the open period, once everybody has answered.
    pub async fn of(company: &Company, period: PeriodId) -> Self {
        let (tree, areas) = company.tree(period).await;
        let members = company.members(period).await;
        Self { tree, areas, members, sheets: company.ledger.get(&period).cloned().unwrap_or_default() }
    }

    pub fn people(&self, area: AreaId) -> People {
        let within = |at: &AreaId| self.tree.is_within(*at, area);
        self.members.iter().filter(|(_, at)| within(at)).map(|(person, _)| *person).collect()
    }

    pub fn answered(&self, area: AreaId, item: Item) -> People {
        let mut people = self.people(area);
        people.retain(|person| self.sheets.get(person).is_some_and(|sheet| !sheet[item as usize].is_empty()));
        people
    }

    /// What has to be shown, if anything is: the mean of the people's means, by the rounding that is documented.
    pub fn figure(&self, area: AreaId, item: Item) -> u8 {
        let people = self.answered(area, item);
        let n = i64::try_from(people.len()).unwrap();
        let mean = |person| {
            let answers = &self.sheets[person][item as usize];
            answers.iter().map(|score| i64::from(*score)).sum::<i64>() * 60 / i64::try_from(answers.len()).unwrap()
        };
        let sum: i64 = people.iter().map(mean).sum();
        let step = if n < 10 {
            10
        } else if n < 20 {
            5
        } else {
            1
        };
        let (above, below) = (25 * (sum - 60 * n), 60 * n * step);
        let rounded = step * (2 * above + below).div_euclid(2 * below);
        u8::try_from(rounded.clamp(10, 90)).unwrap()
    }

    /// Who is in each of the sums that are shown of an item.
    pub fn sums(&self, shown: &Cells, item: Item) -> Vec<People> {
        areas(shown, item).map(|area| self.answered(area, item)).collect()
    }

    /// What colluders can work out.
    pub fn isolated(&self, shown: &Cells, colluders: &People) -> Vec<(Item, Isolated<PersonId>)> {
        let of = |item| isolated(&self.sums(shown, item), colluders, K).into_iter().map(move |group| (item, group));
        Item::ALL.into_iter().flat_map(of).collect()
    }

    /// # Panics
    /// If figures are not those of the people they should be of, or give a small group away, or anybody's silence.
    pub fn judge(&self, shown: &Cells, colluders: &People) {
        for ((area, item), figure) in shown {
            if let Some(figure) = figure {
                assert_eq!(*figure, self.figure(*area, *item), "{area} {item:?}");
            }
        }
        for (item, group) in self.isolated(shown, colluders) {
            // Each colluder in a group takes one away from those who are protected in it.
            assert!(group.people.len() + group.with >= K, "{item:?}: {group:?} of {:?}", areas(shown, item).count());
        }
        for item in Item::ALL {
            let sums = self.sums(shown, item);
            for one in &sums {
                assert!(one.len() >= K, "{item:?}: {one:?}");
                for other in sums.iter().filter(|other| other.is_subset(one)) {
                    let between = one.len() - other.len();
                    assert!(between == 0 || between >= K, "{item:?}: {between} between two figures");
                }
            }
            // As if everybody's silence were known: then the few who are left over would show as silent or not.
            let people: Vec<People> = areas(shown, item).map(|area| self.people(area)).collect();
            assert_eq!(isolated(&people, &People::new(), K), [], "{item:?}");
        }
    }
}

fn areas(shown: &Cells, item: Item) -> impl Iterator<Item = AreaId> {
    shown.iter().filter(move |((_, of), figure)| *of == item && figure.is_some()).map(|((area, _), _)| *area)
}
