use proptest::prelude::*;

use super::*;

/// A file of people: columns are number, name, address, role, area, manager and date, each from a few
/// values, so that names, areas and managers meet often.
fn file() -> impl Strategy<Value = Vec<[String; 7]>> {
    let pick = |values: &'static [&'static str]| prop::sample::select(values).prop_map(str::to_owned);
    let row = (
        any::<bool>(),
        pick(&["Ana", "José Ñ", "O'Higgins", "=1+1", "'=x", "-", "Luz, Sol", "\"Q\"", "@mar"]),
        any::<bool>(),
        pick(&["", "Cashier", "cashier", "Cajéro", "+Chief", "Analyst"]),
        pick(&[
            "", "Acme", "Shops", "shops", "Shops/North", "Finance/North/x", "/Finance", "I+D\\/Q", "Acme/Acme", "=A/b",
            "x", "Acme/Acme/Shops/y",
        ]),
        0usize..12,
        pick(&["", "2020-02-29", "29/02/2020", "1-3-2019"]),
    );
    prop::collection::vec(row, 1..12).prop_map(|rows| {
        let count = rows.len();
        let number = |index: usize| (index + 1).to_string();
        let address = |index: usize| format!("p{index}@x.cl");
        let has = rows.iter().map(|row| (row.0 || !row.2, row.2)).collect::<Vec<_>>();
        rows.into_iter()
            .enumerate()
            .map(|(index, (_, name, _, role, area, manager, hired_on))| {
                // Only those who come earlier manage, so that there are no circles.
                let manager = if manager < index.min(count) {
                    if has[manager].1 { address(manager) } else { number(manager) }
                } else {
                    String::new()
                };
                let employee_id = if has[index].0 { number(index) } else { String::new() };
                let email = if has[index].1 { address(index) } else { String::new() };
                [employee_id, name, email, role, area, manager, hired_on]
            })
            .collect()
    })
}

fn csv(rows: &[[String; 7]]) -> String {
    let mut csv = "id,name,email,role,area,manager,hired_on\n".to_owned();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        csv.push_str(&cells.join(","));
        csv.push('\n');
    }
    csv
}

/// Rows whose area's name could mean several are left out, as their author would have to correct them.
fn applicable(world: &World, mut rows: Vec<[String; 7]>) -> Option<Vec<[String; 7]>> {
    for _ in 0..20 {
        let plan = world.plan(&csv(&rows));
        let Some(issue) = plan.errors().next() else {
            return Some(rows);
        };
        assert!(matches!(issue.problem, Problem::AmbiguousArea { .. } | Problem::UnknownManager), "{issue:?}");
        let row = usize::try_from(issue.line).unwrap() - 2;
        if issue.field == Some(Field::Area) {
            rows[row][4] = String::new();
        } else {
            rows[row][5] = String::new();
        }
    }
    None
}

fn without_lines(mut plan: Plan) -> Plan {
    plan.new.iter_mut().for_each(|new| new.line = 0);
    for list in [&mut plan.changed, &mut plan.moved, &mut plan.reactivated] {
        for change in list {
            change.line = 0;
        }
    }
    plan.issues.clear();
    plan
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_same_file_again_changes_nothing(first in file(), second in file()) {
        let mut world = World::new("Acme");
        for rows in [first, second] {
            let Some(rows) = applicable(&world, rows) else { return Ok(()) };
            world.import(&csv(&rows));
            let again = world.plan(&csv(&rows));
            prop_assert!(again.is_empty(), "{:?} {:?}", again, world.placed());
            prop_assert_eq!(again.unchanged, u64::try_from(rows.len()).unwrap());
        }
    }

    #[test]
    fn an_export_imports_to_the_same(first in file(), second in file()) {
        let mut world = World::new("Acme");
        for rows in [first, second] {
            let Some(rows) = applicable(&world, rows) else { return Ok(()) };
            world.import(&csv(&rows));
        }
        let exported = export(&world.snapshot());
        let plan = world.plan(&exported);
        prop_assert!(plan.errors().next().is_none() && plan.is_empty(), "{:?}\n{}", plan, exported);
        // And nothing in it is a formula.
        for line in exported.lines().skip(1) {
            prop_assert!(line.split(',').all(|cell| !cell.trim_start_matches('"').starts_with(['=', '+', '-', '@'])), "{}", line);
        }
    }

    #[test]
    fn the_order_of_the_rows_does_not_matter(first in file(), second in file(), turn in 0usize..12) {
        let mut world = World::new("Acme");
        let Some(first) = applicable(&world, first) else { return Ok(()) };
        world.import(&csv(&first));
        let Some(mut rows) = applicable(&world, second) else { return Ok(()) };
        let plan = world.plan(&csv(&rows));
        rows.reverse();
        let turn = turn % rows.len();
        rows.rotate_left(turn);
        prop_assert_eq!(without_lines(world.plan(&csv(&rows))), without_lines(plan));
    }

    #[test]
    fn whatever_is_in_the_cells_is_a_plan_or_an_issue(rows in prop::collection::vec(prop::array::uniform7("[a1@.x/\\\\'= -]{0,4}"), 1..8)) {
        let world = World::new("Acme");
        if let Ok(table) = Table::read(csv(&rows).as_bytes()) {
            let parsed = table.rows(&Mapping::guess(&table.header)).unwrap();
            let plan = plan(&parsed, &world.snapshot(), Options::default());
            let faulty: std::collections::BTreeSet<u64> = plan.errors().map(|issue| issue.line).collect();
            prop_assert_eq!(plan.new.len() + faulty.len(), table.records.len());
        }
    }
}

#[test]
fn a_large_company() {
    let row = |person: u32| {
        let (title, region, shop) = (person % 7, person % 900 / 30, person % 900);
        let manager = person.checked_sub(1).map_or(String::new(), |before| (before / 8).to_string());
        format!(
            "{person},Person {person},p{person}@x.cl,Role {title},Region {region}/Shop {shop},{manager},2020-01-01\n"
        )
    };
    let csv = (0..20_000).map(row).fold("id,name,email,role,area,manager,hired_on\n".to_owned(), |csv, row| csv + &row);
    let mut world = World::new("Acme");
    let plan = world.plan(&csv);
    assert_eq!(plan.errors().next(), None);
    assert_eq!((plan.new.len(), plan.areas.len()), (20_000, 930));
    world.apply(&plan);
    assert!(world.plan(&csv).is_empty());
}
