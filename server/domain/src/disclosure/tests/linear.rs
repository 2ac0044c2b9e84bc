//! The promise itself, checked without the rule: by exact linear algebra over the published sums.

use super::*;

/// A fraction in lowest terms with a positive denominator.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Fraction(i128, i128);

impl Fraction {
    fn new(num: i128, den: i128) -> Self {
        let (mut a, mut b) = (num.abs(), den.abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let by = a.max(1) * den.signum();
        Self(num / by, den / by)
    }

    fn minus_times(self, factor: Self, other: Self) -> Self {
        let product = Self::new(factor.0 * other.0, factor.1 * other.1);
        Self::new(self.0 * product.1 - product.0 * self.1, self.1 * product.1)
    }

    fn over(self, other: Self) -> Self {
        Self::new(self.0 * other.1, self.1 * other.0)
    }

    const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// What can be had by adding and subtracting multiples of some rows: their reduced echelon form.
struct Span(Vec<(usize, Vec<Fraction>)>);

impl Span {
    fn of(rows: impl IntoIterator<Item = Vec<bool>>) -> Self {
        let mut span = Self(Vec::new());
        for row in rows {
            let left = span.left_of(&row);
            let Some(pivot) = left.iter().position(|value| !value.is_zero()) else { continue };
            let by = left[pivot];
            span.0.push((pivot, left.into_iter().map(|value| value.over(by)).collect()));
        }
        span
    }

    fn left_of(&self, row: &[bool]) -> Vec<Fraction> {
        let mut left: Vec<_> = row.iter().map(|one| Fraction(i128::from(*one), 1)).collect();
        for (pivot, known) in &self.0 {
            let factor = left[*pivot];
            if !factor.is_zero() {
                for (value, known) in left.iter_mut().zip(known) {
                    *value = value.minus_times(factor, *known);
                }
            }
        }
        left
    }

    fn holds(&self, row: &[bool]) -> bool {
        self.left_of(row).iter().all(|value| value.is_zero())
    }
}

/// A group of fewer than k whose sum follows from the published ones, if there is one. `columns` says of which area
/// each column is and how many people it stands for.
fn isolated(cells: &[Cell<u32>], published: &[u32], columns: &[(u32, u32)]) -> Option<Vec<(u32, u32)>> {
    let under = under(cells);
    let span = Span::of(published.iter().map(|area| columns.iter().map(|(of, _)| under[area].contains(of)).collect()));
    let mut group = vec![false; columns.len()];
    smaller_groups(&span, columns, &mut group, 0, 0)
}

/// Goes through every group of 1 to k − 1 people, column by column.
fn smaller_groups(
    span: &Span,
    columns: &[(u32, u32)],
    group: &mut [bool],
    from: usize,
    people: u32,
) -> Option<Vec<(u32, u32)>> {
    if people > 0 && span.holds(group) {
        return Some(columns.iter().zip(group).filter(|(_, is)| **is).map(|(column, _)| *column).collect());
    }
    for at in from..columns.len() {
        if people + columns[at].1 < K {
            group[at] = true;
            let found = smaller_groups(span, columns, group, at + 1, people + columns[at].1);
            if found.is_some() {
                return found;
            }
            group[at] = false;
        }
    }
    None
}

/// A column for each area: no sum tells the people of one area apart.
fn areas(cells: &[Cell<u32>]) -> Vec<(u32, u32)> {
    cells.iter().filter(|cell| cell.answers > 0).map(|cell| (cell.id, cell.answers)).collect()
}

/// A column for each person.
fn people(cells: &[Cell<u32>]) -> Vec<(u32, u32)> {
    cells.iter().flat_map(|cell| (0..cell.answers).map(|_| (cell.id, 1))).collect()
}

#[test]
fn the_algebra_finds_what_there_is() {
    let two = [cell(0, None, 3, 3), cell(1, Some(0), 6, 6), cell(2, Some(1), 5, 5)];
    assert_eq!(isolated(&two, &[0, 1], &areas(&two)), Some(vec![(0, 3)]), "the head office is the difference");
    assert_eq!(isolated(&two, &[0, 2], &areas(&two)), None);
    assert_eq!(isolated(&two, &[0, 1], &people(&two)).unwrap().len(), 3);
    // Neither is small; what they differ in is.
    let crossed = Span::of([vec![true, true, false], vec![false, true, true], vec![true, false, true]]);
    assert!(crossed.holds(&[true, false, false]), "half of two sums less the third");
}

#[test]
fn breaking_the_rule_is_found_out() {
    // Each area by itself is large enough: the rule that many tools keep, and no more.
    let naive = |cells: &[Cell<u32>]| -> Vec<u32> {
        let under = under(cells);
        let answers =
            |id| cells.iter().filter(|cell| under[&id].contains(&cell.id)).map(|cell| cell.answers).sum::<u32>();
        cells.iter().map(|cell| cell.id).filter(|id| answers(*id) >= K).collect()
    };
    let head = [cell(0, None, 3, 3), cell(1, Some(0), 6, 6), cell(2, Some(0), 7, 7)];
    assert_eq!(isolated(&head, &naive(&head), &areas(&head)), Some(vec![(0, 3)]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]
    #[test]
    fn no_small_group_can_be_isolated(cells in company(1..=12)) {
        let published = chosen(&cells);
        prop_assert_eq!(isolated(&cells, &published, &areas(&cells)), None, "{:?}", published);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn nor_can_people_of_one_area(cells in company(1..=5)) {
        let columns = people(&cells);
        prop_assume!(columns.len() <= 18);
        let published = chosen(&cells);
        prop_assert_eq!(isolated(&cells, &published, &columns), None, "{:?}", published);
    }
}
