use super::*;

/// A real people file, where the checkout has one beside it.
fn people_file() -> Option<Vec<u8>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/people-hr.csv");
    std::fs::read(path).ok()
}

#[test]
fn a_real_file_has_one_warning_and_it_is_true() {
    let Some(bytes) = people_file() else { return };
    let table = Table::read(&bytes).unwrap();
    assert_eq!((table.encoding, table.delimiter), (Encoding::Utf8, Delimiter::Comma));
    let parsed = table.rows(&Mapping::guess(&table.header)).unwrap();
    assert_eq!(parsed.mapping.len(), 7);
    let mut world = World::new("Acme");
    let plan = plan(&parsed, &world.snapshot(), Options::default());
    assert_eq!(issues(&plan), [(80, Field::Area, "", Problem::NoArea)]);
    assert_eq!(parsed.rows[78].area, None);
    assert_eq!((plan.new.len(), plan.areas.len()), (107, 11));
    world.apply(&plan);
    assert!(world.plan(&String::from_utf8(bytes).unwrap()).is_empty());
    assert!(world.plan(&export(&world.snapshot())).is_empty());
    // Five managers of Shipping are named by as many people each; the one hired first is proposed.
    let mut leads = BTreeMap::new();
    for lead in &plan.leads {
        let (AreaRef::New(area), PersonRef::New(person)) = (lead.area, lead.person) else {
            panic!("everything is new")
        };
        if plan.areas[area as usize].name == "Shipping" {
            assert_eq!((lead.votes, lead.level_with), (8, 4));
        }
        leads.insert(plan.areas[area as usize].name.as_str(), plan.new[person as usize].target.name.as_str());
    }
    assert_eq!(leads["Shipping"], "Payam Kaufling");
    assert_eq!(leads["Executive"], "Steven King");
    assert_eq!(leads.get("Public Relations"), None);
}
