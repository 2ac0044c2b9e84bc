use proptest::prelude::*;

use super::*;

const COUNTS: (bool, bool) = (true, true);

fn declared(area: u8, title_key: &str, touchpoint: char, (confirmed, fresh): (bool, bool)) -> Declared<'_, u8, char> {
    Declared { area, title_key, touchpoint, confirmed, fresh }
}

/// A touchpoint in an area with everything under it.
fn cell<A: Copy + Ord + Hash, T: Copy + Eq + Hash>(coverage: &Coverage<'_, A, T>, area: A, touchpoint: T) -> Cell {
    let mut cells = coverage.cells().filter(|(at, of, _)| *at == area && *of == touchpoint);
    cells.next().map_or_else(Cell::default, |(_, _, cell)| cell)
}

fn role(area: u8, title: &str, people: i64) -> RolePeople<'_, u8> {
    RolePeople { area, title_key: Some(title), people }
}

/// 0 the company, 1 the shops with 11 and 12 under them, 2 finance, 3 an area without people.
fn tree() -> Tree<u8> {
    Tree::build([(0, None), (1, Some(0)), (11, Some(1)), (12, Some(1)), (2, Some(0)), (3, Some(0))]).unwrap()
}

fn roles() -> Vec<RolePeople<'static, u8>> {
    vec![
        role(11, "cashier", 4),
        role(12, "cashier", 6),
        role(12, "baker", 1),
        role(2, "cashier", 2),
        role(1, "cashier", 0),
        RolePeople { area: 2, title_key: None, people: 3 },
    ]
}

#[test]
fn a_title_declared_above_holds_below_and_nowhere_else() {
    let tree = tree();
    let coverage = Coverage::new(&tree, &['a', 'b'], &roles(), &[declared(1, "cashier", 'a', COUNTS)], []);
    for (area, own, all) in
        [(0, false, true), (1, false, true), (11, true, true), (12, true, true), (2, false, false), (3, false, false)]
    {
        assert_eq!(coverage.own_cell(area, 'a').declared, own, "{area}");
        assert_eq!(cell(&coverage, area, 'a').declared, all, "{area}");
        assert!(!cell(&coverage, area, 'b').declared);
    }
    assert_eq!(coverage.people_covered(0), Ratio::new(10, 16));
    assert_eq!(coverage.people_covered(1), Ratio::new(10, 11));
    assert_eq!(coverage.people_covered(12), Ratio::new(6, 7));
    assert_eq!(coverage.people_covered(2), Ratio::new(0, 5));
    assert_eq!(coverage.people_covered(3), Ratio::new(0, 0));
    assert_eq!(coverage.without_line_of_sight(), [2]);
}

#[test]
fn only_confirmed_and_fresh_contributions_of_people_count() {
    let tree = tree();
    let none = Coverage::new(
        &tree,
        &['a'],
        &roles(),
        &[
            declared(1, "cashier", 'a', (true, false)),
            declared(1, "cashier", 'a', (false, true)),
            declared(3, "cashier", 'a', COUNTS),
            declared(1, "pilot", 'a', COUNTS),
            declared(99, "cashier", 'a', COUNTS),
            declared(1, "cashier", 'z', COUNTS),
        ],
        [(99, 'a'), (11, 'z')],
    );
    assert_eq!(none.cells().count(), 0);
    assert_eq!(none.without_line_of_sight(), [0, 1, 11, 12, 2]);
    assert_eq!(none.people_covered(0), Ratio::new(0, 16));
}

#[test]
fn lived_needs_an_entry_and_the_share_a_declaration() {
    let tree = tree();
    let coverage = Coverage::new(
        &tree,
        &['a', 'b', 'c'],
        &roles(),
        &[declared(1, "cashier", 'a', COUNTS), declared(12, "baker", 'b', COUNTS)],
        [(11, 'a'), (2, 'c'), (11, 'a')],
    );
    assert_eq!(cell(&coverage, 11, 'a').state(), State::Lived);
    assert_eq!(cell(&coverage, 12, 'a').state(), State::Declared);
    assert_eq!(cell(&coverage, 1, 'a').state(), State::Lived);
    assert_eq!(cell(&coverage, 2, 'c').state(), State::Lived);
    assert_eq!(cell(&coverage, 2, 'a').state(), State::None);
    assert_eq!(coverage.lived_share(11), Ratio::new(1, 1));
    assert_eq!(coverage.lived_share(12), Ratio::new(0, 2));
    // Each touchpoint once, although two shops declare it.
    assert_eq!(coverage.lived_share(1), Ratio::new(1, 2));
    assert_eq!(coverage.lived_share(0), Ratio::new(1, 2));
    // Lived and not declared is shown as lived, and stays out of the share.
    assert_eq!(coverage.lived_share(2), Ratio::new(0, 0));
    assert!(!cell(&coverage, 0, 'c').declared, "nobody declares it");
    let cells: Vec<_> = coverage.cells().map(|(area, touchpoint, cell)| (area, touchpoint, cell.state())).collect();
    assert_eq!(cells.len(), 3 + 2 + 1 + 2 + 1);
    assert_eq!(cells[0], (0, 'a', State::Lived));
}

#[test]
fn without_touchpoints_there_is_nothing_to_declare() {
    let tree = tree();
    let empty = Coverage::<u8, char>::new(&tree, &[], &roles(), &[], []);
    assert_eq!(empty.cells().count(), 0);
    assert_eq!(empty.lived_share(0).percent(), None);
}

const TITLES: [&str; 3] = ["x", "y", "z"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Against the definition, read word for word.
    #[test]
    fn agrees_with_the_definition(
        parents in prop::collection::vec(0usize..100, 1..10),
        people in prop::collection::vec((0usize..10, 0usize..3, 0i64..3), 0..12),
        sentences in prop::collection::vec((0usize..10, 0usize..3, 0usize..4, any::<bool>(), any::<bool>()), 0..12),
        entries in prop::collection::vec((0usize..10, 0usize..4), 0..10),
    ) {
        let count = parents.len();
        let tree = Tree::build(parents.iter().enumerate().map(|(node, choice)| (node, (node > 0).then(|| choice % node.max(1))))).unwrap();
        let roles: Vec<RolePeople<'_, usize>> = people
            .iter()
            .map(|(area, title, people)| RolePeople { area: area % count, title_key: Some(TITLES[*title]), people: *people })
            .collect();
        let said: Vec<Declared<'_, usize, usize>> = sentences
            .iter()
            .map(|(area, title, touchpoint, confirmed, fresh)| Declared {
                area: area % count,
                title_key: TITLES[*title],
                touchpoint: *touchpoint,
                confirmed: *confirmed,
                fresh: *fresh,
            })
            .collect();
        let lived: Vec<(usize, usize)> = entries.iter().map(|(area, touchpoint)| (area % count, *touchpoint)).collect();
        let coverage = Coverage::new(&tree, &[0, 1, 2], &roles, &said, lived.iter().copied());

        let holds = |sentence: &Declared<'_, usize, usize>, role: &RolePeople<'_, usize>| {
            sentence.touchpoint < 3
                && sentence.confirmed
                && sentence.fresh
                && role.title_key == Some(sentence.title_key)
                && tree.is_within(role.area, sentence.area)
        };
        for area in 0..count {
            let inside: Vec<&RolePeople<'_, usize>> = roles.iter().filter(|role| tree.is_within(role.area, area)).collect();
            let covered = inside.iter().filter(|role| said.iter().any(|sentence| holds(sentence, role)));
            let expected = Ratio::new(covered.map(|role| role.people).sum(), inside.iter().map(|role| role.people).sum());
            prop_assert_eq!(coverage.people_covered(area), expected);
            for touchpoint in 0..3 {
                let says = |role: &&&RolePeople<'_, usize>| {
                    role.people > 0 && said.iter().any(|sentence| sentence.touchpoint == touchpoint && holds(sentence, role))
                };
                let expected = Cell {
                    declared: inside.iter().filter(says).count() > 0,
                    lived: lived.iter().any(|(at, lived)| *lived == touchpoint && tree.is_within(*at, area)),
                };
                prop_assert_eq!(cell(&coverage, area, touchpoint), expected);
            }
        }
    }
}
