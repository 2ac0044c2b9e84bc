use super::*;

fn csv(areas: &[&str]) -> String {
    let mut csv = "legajo;nombre;área\n".to_owned();
    for (number, area) in (1..).zip(areas) {
        csv.extend([&format!("{number};P{number};{area}"), "\n"]);
    }
    csv
}

/// The areas of P1, P2 … after importing.
fn placed(world: &mut World, areas: &[&str]) -> Vec<String> {
    world.import(&csv(areas));
    let again = world.plan(&csv(areas));
    assert!(again.is_empty(), "{again:?}");
    let placed = world.placed();
    (1..=areas.len()).map(|number| placed[&format!("P{number}")].0.clone()).collect()
}

#[test]
fn names_and_paths_meet() {
    let mut world = World::new("Acme");
    assert_eq!(
        placed(&mut world, &["Shipping", "Operations / Shipping", "operaciones", "acme", "ACME/Operaciones", "Shops/"]),
        ["Operations/Shipping", "Operations/Shipping", "Operaciones", "Acme", "Operaciones", "Shops"]
    );
}

#[test]
fn a_stored_area_is_found_by_its_name_wherever_it_is() {
    let mut world = World::new("Acme");
    placed(&mut world, &["Chile/Tiendas/Maipú"]);
    assert_eq!(placed(&mut world, &["maipu", "TIENDAS"]), ["Chile/Tiendas/Maipú", "Chile/Tiendas"]);
    assert_eq!(placed(&mut world, &["/Tiendas"]), ["Acme/Tiendas"]);
    // The leading slash asked for one directly under the root: the name alone is clear no more.
    let plan = world.plan(&csv(&["Tiendas"]));
    let paths = vec!["Chile/Tiendas".to_owned(), "Tiendas".to_owned()];
    assert_eq!(issues(&plan), [(2, Field::Area, "Tiendas", Problem::AmbiguousArea { paths })]);
    assert_eq!(placed(&mut world, &["Acme/Tiendas", "Chile/Tiendas"]), ["Acme/Tiendas", "Chile/Tiendas"]);
}

#[test]
fn a_name_that_two_paths_of_the_file_have_is_ambiguous() {
    let plan = World::new("Acme").plan(&csv(&["Norte", "Chile/Norte", "Perú/Norte", "Chile"]));
    let paths = vec!["Chile/Norte".to_owned(), "Perú/Norte".to_owned()];
    assert_eq!(issues(&plan), [(2, Field::Area, "Norte", Problem::AmbiguousArea { paths })]);
    assert_eq!(plan.new.len(), 3);
}

#[test]
fn new_areas_are_written_as_most_rows_write_them() {
    let mut world = World::new("Acme");
    let plan = world.import(&csv(&["logistica", "Logística", "LOGISTICA", "Logística", "Logística/Sur"]));
    let names: Vec<(AreaRef, &str)> = plan.areas.iter().map(|area| (area.parent, area.name.as_str())).collect();
    assert_eq!(names, [(AreaRef::Existing(ROOT), "Logística"), (AreaRef::New(0), "Sur")]);
}

#[test]
fn areas_that_only_faulty_rows_name_are_not_created() {
    let plan = World::new("Acme").plan("legajo,nombre,área\n1,,Ventas\n2,Ana,Tiendas\n");
    let names: Vec<&str> = plan.areas.iter().map(|area| area.name.as_str()).collect();
    assert_eq!(names, ["Tiendas"]);
}

#[test]
fn slashes_in_names_and_an_area_called_like_the_organisation() {
    let mut world = World::new("Acme");
    assert_eq!(
        placed(&mut world, &["I+D\\/Calidad", "Acme/Acme", "Acme/Acme/Sur", "Acme"]),
        ["I+D\\/Calidad", "Acme/Acme", "Acme/Acme/Sur", "Acme"]
    );
    let exported = export(&world.snapshot());
    assert!(world.plan(&exported).is_empty(), "{exported}");
}

#[test]
fn without_an_area_one_goes_to_the_root() {
    let mut world = World::new("Acme");
    let plan = world.import(&csv(&["Tiendas", ""]));
    assert_eq!(issues(&plan), [(3, Field::Area, "", Problem::NoArea)]);
    assert_eq!(world.placed()["P2"].0, "Acme");
}
