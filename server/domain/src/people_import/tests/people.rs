use super::*;

const HEADER: &str = "employee_id,name,email,role,area,manager,hired_on\n";

fn csv(rows: &str) -> String {
    format!("{HEADER}{rows}")
}

/// Five people: Ana leads Ben, Cat and Dan in Shops; Eva is alone in Finance.
const FIVE: &str = "\
    1,Ana,ana@x.cl,Chief,Shops,,2010-01-01\n\
    2,Ben,ben@x.cl,Cashier,Shops,ana@x.cl,2011-01-01\n\
    3,Cat,,Cashier,Shops,1,2012-01-01\n\
    ,Dan,dan@x.cl,Cashier,Shops,1,\n\
    5,Eva,eva@x.cl,Analyst,Finance,ana@x.cl,2014-01-01\n";

fn five() -> World {
    let mut world = World::new("Acme");
    world.import(&csv(FIVE));
    world
}

#[test]
fn a_first_import_creates_everything_and_a_second_nothing() {
    let mut world = World::new("Acme");
    let plan = world.import(&csv(FIVE));
    assert_eq!(plan.counts(), Counts { new: 5, areas: 2, roles: 3, ..Counts::default() });
    let names: Vec<&str> = plan.new.iter().map(|new| new.target.name.as_str()).collect();
    assert_eq!(names, ["Ana", "Ben", "Cat", "Eva", "Dan"]);
    assert_eq!(world.placed()["Cat"], ("Shops".to_owned(), "Cashier".to_owned(), "Ana".to_owned()));
    let again = world.plan(&csv(FIVE));
    assert!(again.is_empty() && again.issues.is_empty());
    assert_eq!(again.unchanged, 5);
}

#[test]
fn every_person_is_in_one_list_with_what_differs() {
    let mut world = five();
    world.named("Dan").active = false;
    let plan = world.plan(&csv("1,Ana Soto,ANA@X.CL,Chief,Shops,,2010-01-01\n\
         2,Ben,ben@x.cl,Cashier,Finance,eva@x.cl,2011-01-01\n\
         3,Cat,cat@x.cl,CASHIER,shops,1,01/02/2012\n\
         4,Dan,dan@x.cl,Cashier,Shops,1,\n\
         5,Eva,eva@x.cl,,Finance,,2014-01-01\n\
         6,Fay,fay@x.cl,Cashier,Shops/North,dan@x.cl,\n"));
    let text = |text: &str| Some(text.to_owned());
    let change = |field, before: Option<String>, after: Option<String>| FieldChange { field, before, after };
    let changes = |list: &[PersonChange]| list.iter().map(|change| change.fields.clone()).collect::<Vec<_>>();
    assert_eq!(
        changes(&plan.changed),
        [
            vec![change(Field::Name, text("Ana"), text("Ana Soto"))],
            vec![
                change(Field::Email, None, text("cat@x.cl")),
                change(Field::HiredOn, text("2012-01-01"), text("2012-02-01")),
            ],
            vec![change(Field::Role, text("Analyst"), None), change(Field::Manager, text("ana@x.cl"), None)],
        ]
    );
    assert_eq!(
        changes(&plan.moved),
        [vec![
            change(Field::Area, text("Shops"), text("Finance")),
            change(Field::Manager, text("ana@x.cl"), text("eva@x.cl")),
        ]]
    );
    assert_eq!(changes(&plan.reactivated), [vec![change(Field::EmployeeId, None, text("4"))]]);
    assert_eq!((plan.new.len(), plan.areas.len(), plan.unchanged), (1, 1, 0));
    let titles: Vec<(AreaRef, &str)> = plan.roles.iter().map(|role| (role.area, role.title.as_str())).collect();
    let finance = world.areas.iter().find(|area| area.name == "Finance").unwrap().id;
    assert_eq!(titles, [(AreaRef::Existing(finance), "Cashier"), (AreaRef::New(0), "Cashier")]);
    assert_eq!(issues(&plan), [(6, Field::Role, "", Problem::NoRole)]);
}

#[test]
fn columns_that_are_not_there_leave_their_fields_alone() {
    let mut world = five();
    let plan = world.import("legajo,nombre\n1,Ana\n2,Ben\n3,Cat Díaz\n5,Eva\n");
    assert_eq!((plan.unchanged, plan.changed.len(), plan.moved.len()), (3, 1, 0));
    assert_eq!(world.placed()["Cat Díaz"], ("Shops".to_owned(), "Cashier".to_owned(), "Ana".to_owned()));
    // A move without a word about roles keeps the title.
    world.import("legajo,nombre,área\n1,Ana,Shops\n2,Ben,Finance\n3,Cat,Shops\n5,Eva,Finance\n");
    assert_eq!(world.placed()["Ben"], ("Finance".to_owned(), "Cashier".to_owned(), "Ana".to_owned()));
}

#[test]
fn nobody_gets_the_history_of_somebody_else() {
    let world = five();
    let taken = |name: &str| Problem::EmailOfAnother { name: name.to_owned() };
    // Another number with Ben's address, while Ben is not in the file.
    let plan = world.plan(&csv("1,Ana,ana@x.cl,Chief,Shops,,\n9,Ines,ben@x.cl,Cashier,Shops,,\n"));
    assert_eq!(issues(&plan), [(3, Field::Email, "ben@x.cl", taken("Ben"))]);
    assert!(plan.new.is_empty());
    // Ben gave the address up: then it is free, and Ines is new.
    let plan = world.plan(&csv("2,Ben,b@x.cl,Cashier,Shops,,\n9,Ines,ben@x.cl,Cashier,Shops,,\n"));
    assert_eq!(issues(&plan), []);
    assert_eq!(plan.new.len(), 1);
    // Two that swap.
    let mut swapped = five();
    swapped.import(&csv(&FIVE.replace("ben@x.cl", "?").replace("eva@x.cl", "ben@x.cl").replace('?', "eva@x.cl")));
    assert_eq!(swapped.named("Eva").email.as_deref(), Some("ben@x.cl"));
    // An empty cell keeps the address, so that it is not free.
    let plan = world.plan(&csv("2,Ben,,Cashier,Shops,,\n9,Ines,ben@x.cl,Cashier,Shops,,\n"));
    assert_eq!(issues(&plan), [(3, Field::Email, "ben@x.cl", taken("Ben"))]);
    // Without a number the address identifies; a first number is a change.
    let plan = world.plan(&csv("4,Dan,dan@x.cl,Cashier,Shops,1,\n,Ben,ben@x.cl,Cashier,Shops,1,2011-01-01\n"));
    assert_eq!((plan.unchanged, plan.changed.len(), plan.new.len()), (1, 1, 0));
}

#[test]
fn duplicates_name_the_first_line() {
    let plan = World::new("Acme")
        .plan(&csv("7,Ana,a@x.cl,r,a,,\n7,Eva,e@x.cl,r,a,,\n8,Luz,A@x.cl,r,a,,\n7,Sol,e@x.cl,r,a,,\n"));
    assert_eq!(
        issues(&plan),
        [
            (3, Field::EmployeeId, "7", Problem::DuplicateEmployeeId { first_line: 2 }),
            (4, Field::Email, "a@x.cl", Problem::DuplicateEmail { first_line: 2 }),
            (5, Field::EmployeeId, "7", Problem::DuplicateEmployeeId { first_line: 2 }),
            (5, Field::Email, "e@x.cl", Problem::DuplicateEmail { first_line: 3 }),
        ]
    );
    assert_eq!(plan.new.len(), 1);
}

#[test]
fn managers_unknown_own_and_in_circles() {
    let world = five();
    let plan = world.plan(&csv("10,A,,r,Shops,11,\n\
         11,B,,r,Shops,12,\n\
         12,C,,r,Shops,10,\n\
         13,D,,r,Shops,10,\n\
         14,E,,r,Shops,14,\n\
         15,F,,r,Shops,nobody@x.cl,\n\
         16,G,,r,Shops,EVA@x.cl,\n\
         1,Ana,,r,Shops,2,\n"));
    assert_eq!(
        issues(&plan),
        [
            (2, Field::Manager, "11", Problem::ManagerCycle),
            (3, Field::Manager, "12", Problem::ManagerCycle),
            (4, Field::Manager, "10", Problem::ManagerCycle),
            (6, Field::Manager, "14", Problem::OwnManager),
            (7, Field::Manager, "nobody@x.cl", Problem::UnknownManager),
            // Ben, who is stored and not in the file, has Ana for a manager.
            (9, Field::Manager, "2", Problem::ManagerCycle),
        ]
    );
    let names: Vec<&str> = plan.new.iter().map(|new| new.target.name.as_str()).collect();
    assert_eq!(names, ["D", "E", "G"]);
}

#[test]
fn only_imported_people_who_are_missing_are_deactivated() {
    let mut world = five();
    world.named("Cat").imported = false;
    let ana = world.named("Ana").id;
    let eva = world.named("Eva").id;
    world.named("Eva").admin = true;
    let (ben, dan) = (world.named("Ben").id, world.named("Dan").id);
    let only_new = csv("77,New,,r,Shops,,\n");
    let plan = world.plan_by(&only_new, Options { importer: Some(ana), ..Options::default() });
    assert_eq!(plan.to_deactivate, [ben, dan]);
    assert_eq!(
        plan.spared,
        [Spared { id: ana, why: WhySpared::Importer }, Spared { id: eva, why: WhySpared::LastAdmin },]
    );
    assert!(plan.needs_confirmation);
    // With another admin who stays, Eva goes.
    world.named("Cat").admin = true;
    let plan = world.plan(&only_new);
    assert!(plan.to_deactivate.contains(&eva) && plan.spared.is_empty());
    // Of two admins who would both go, the one hired first stays.
    world.named("Cat").admin = false;
    world.named("Ben").admin = true;
    let plan = world.plan(&only_new);
    assert_eq!(plan.spared, [Spared { id: ben, why: WhySpared::LastAdmin }]);
    assert!(plan.to_deactivate.contains(&eva));
    // Somebody with a faulty row is not missing.
    let plan = world.plan(&csv("5,Eva,not an address,r,Shops,,\n"));
    assert!(!plan.to_deactivate.contains(&eva) && plan.errors().count() == 1);
}

#[test]
fn more_than_a_fifth_has_to_be_confirmed() {
    let row = |number: u32| format!("{number},P{number},,r,a,,\n");
    let all: String = (1..=10).map(row).collect::<Vec<_>>().concat();
    let mut world = World::new("Acme");
    world.import(&csv(&all));
    let without = |gone: u32| csv(&(gone + 1..=10).map(row).collect::<Vec<_>>().concat());
    for (gone, needs) in [(0, false), (1, false), (2, false), (3, true), (9, true)] {
        let plan = world.plan(&without(gone));
        assert_eq!((plan.to_deactivate.len(), plan.needs_confirmation), (gone as usize, needs));
    }
    // Deactivated people do not come back by themselves, and are not counted again.
    world.import(&without(2));
    let plan = world.plan(&without(3));
    assert_eq!((plan.to_deactivate.len(), plan.needs_confirmation), (1, false));
    let back = world.plan(&csv(&all));
    assert_eq!((back.reactivated.len(), back.unchanged), (2, 8));
    assert!(back.reactivated[0].fields.is_empty());
}

#[test]
fn leads_are_proposed_by_votes_then_seniority() {
    let world = World::new("Acme");
    let rows = "\
        1,Old,,r,Shops,,2001-01-01\n\
        2,New,,r,Shops,1,2015-01-01\n\
        3,A,,r,Shops,2,\n\
        4,B,,r,Shops,2,\n\
        5,C,,r,Finance,1,\n\
        6,D,,r,Stock,7,2012-01-01\n\
        7,E,,r,Stock,,2011-01-01\n\
        8,F,,r,Stock,6,\n\
        9,G,,r,Stock/North,7,\n";
    let plan = world.plan(&csv(rows));
    let shown: Vec<(&str, &str, u64, u64, u64)> = plan
        .leads
        .iter()
        .map(|lead| {
            let (AreaRef::New(area), PersonRef::New(person)) = (lead.area, lead.person) else {
                panic!("everything is new")
            };
            let person = &plan.new[person as usize].target;
            (plan.areas[area as usize].name.as_str(), person.name.as_str(), lead.votes, lead.level_with, lead.members)
        })
        .collect();
    // New has two votes in Shops. In Stock one each: E was hired first. Finance names nobody inside.
    assert_eq!(shown, [("Shops", "New", 2, 0, 4), ("Stock", "E", 1, 1, 3)]);

    let mut led = World::new("Acme");
    led.import(&csv(rows));
    assert_eq!(led.plan(&csv(rows)).leads.len(), 2);
    for area in &mut led.areas {
        area.has_lead = area.name == "Shops";
    }
    assert_eq!(led.plan(&csv(rows)).leads.len(), 1);
}

#[test]
fn targets_carry_everything() {
    let world = five();
    let ben = world.people.iter().find(|person| person.name == "Ben").unwrap();
    let (role, manager) = (ben.role.map(RoleRef::Existing), ben.manager.map(PersonRef::Existing));
    let plan = world.plan(&csv("2,Benjamín,ben@x.cl,Cashier,Shops,ana@x.cl,2011-01-01\n"));
    assert_eq!(
        plan.changed[0].target,
        Target {
            employee_id: Some("2".to_owned()),
            name: "Benjamín".to_owned(),
            email: Some("ben@x.cl".to_owned()),
            area: AreaRef::Existing(ben.area),
            role,
            manager,
            hired_on: Some(date("2011-01-01")),
        }
    );
    assert_eq!((plan.changed[0].line, plan.changed[0].id), (2, ben.id));
}

#[test]
fn whoever_is_no_admin_takes_hold_of_no_admins_account() {
    let mut world = five();
    world.named("Ana").admin = true;
    world.named("Dan").admin = true;
    let hr = Options { importer: Some(world.named("Eva").id), spares_admins: true };
    let (ana, dan) = (world.named("Ana").id, world.named("Dan").id);
    let plan = world.plan_by(&csv("5,Eva,eva@x.cl,Analyst,Finance,,2014-01-01\n"), hr);
    let spared: Vec<_> = plan.spared.iter().map(|spared| (spared.id, spared.why)).collect();
    assert_eq!(spared, [(ana, WhySpared::Admin), (dan, WhySpared::Admin)]);
    assert_eq!(plan.to_deactivate.len(), 2);
    // Another address for Ana; a first number for Dan.
    let taken =
        FIVE.replace("1,Ana,ana@x.cl", "1,Ana,thief@x.cl").replace(",Dan,", "4,Dan,").replace(",ana@x.cl", ",1");
    let account = |name: &str| Problem::AdminAccount { name: name.to_owned() };
    let plan = world.plan_by(&csv(&taken), hr);
    assert_eq!(
        issues(&plan),
        [(2, Field::Email, "thief@x.cl", account("Ana")), (5, Field::EmployeeId, "4", account("Dan")),]
    );
    assert!(plan.changed.is_empty());
    // An admin may, and so may the command line.
    assert_eq!(world.plan(&csv(&taken)).changed.len(), 2);
    // Name, area and role of an admin are HR's to keep; an empty cell changes nothing.
    let moved = FIVE.replace("1,Ana,ana@x.cl,Chief,Shops", "1,Ana Soto,,Boss,Finance").replace(",ana@x.cl", ",1");
    let plan = world.plan_by(&csv(&moved), hr);
    assert_eq!((issues(&plan), plan.moved.len()), (vec![], 1));
    // Somebody inactive who is an admin still is not brought back.
    world.named("Ana").active = false;
    let plan = world.plan_by(&csv(FIVE), hr);
    assert_eq!(issues(&plan), [(2, Field::Name, "", account("Ana"))]);
}

#[test]
fn without_a_column_for_the_area_one_warning_says_where_new_people_go() {
    let mut world = five();
    let csv = "legajo,nombre\n1,Ana\n2,Ben\n3,Cat\n5,Eva\n8,Fay\n9,Gus\n";
    let plan = world.import(csv);
    assert_eq!(issues(&plan), [(1, Field::Area, "", Problem::NoAreaColumn { people: 2 })]);
    assert_eq!(plan.counts().warnings, 1);
    // Nobody is new any more.
    assert_eq!(issues(&world.plan(csv)), []);
}
