use super::*;
use uuid::Uuid;

const fn area(n: u128) -> AreaId {
    AreaId(Uuid::from_u128(n))
}

const fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(1000 + n))
}

const ROOT: AreaId = area(1);
const SHOPS: AreaId = area(2);
const MAIPU: AreaId = area(3);
const CENTRE: AreaId = area(4);
const FINANCE: AreaId = area(5);

const HEAD: PersonId = person(1);
const CARLA: PersonId = person(2); // leads the shops
const PEDRO: PersonId = person(3); // stands in for Carla
const MARIO: PersonId = person(4); // leads Maipú
const ANA: PersonId = person(5); // works somewhere
const HILDA: PersonId = person(6); // HR

fn tree() -> Tree<AreaId> {
    Tree::build([(ROOT, None), (SHOPS, Some(ROOT)), (MAIPU, Some(SHOPS)), (CENTRE, Some(SHOPS)), (FINANCE, Some(ROOT))])
        .unwrap()
}

fn leads(with_head: bool) -> Leads {
    let lead = |person| Lead { person, stand_in: false };
    let mut all = vec![(SHOPS, lead(CARLA)), (SHOPS, Lead { person: PEDRO, stand_in: true }), (MAIPU, lead(MARIO))];
    if with_head {
        all.push((ROOT, lead(HEAD)));
    }
    all.into_iter().collect()
}

#[test]
fn a_check_in_goes_to_the_nearest_lead() {
    let (tree, leads, headless) = (tree(), leads(true), leads(false));
    let first = |who, at, leads: &Leads| readers(who, at, &tree, leads).into_iter().next().unwrap_or_default();
    let nearest = |who, at| first(who, at, &leads);
    assert_eq!(nearest(ANA, MAIPU), [MARIO]);
    assert_eq!(nearest(ANA, CENTRE), [CARLA, PEDRO], "an area without a lead goes up");
    assert_eq!(nearest(MARIO, MAIPU), [CARLA, PEDRO], "a lead's own goes up");
    assert_eq!(nearest(CARLA, SHOPS), [HEAD], "not to her own stand-in");
    assert_eq!(nearest(CARLA, MAIPU), [HEAD], "nor to who reports to her, wherever she works");
    assert_eq!(nearest(PEDRO, SHOPS), [CARLA], "a stand-in's own goes to the lead alone");
    assert_eq!(nearest(HEAD, ROOT), []);
    let alone: Leads = [(MAIPU, Lead { person: MARIO, stand_in: true })].into_iter().collect();
    assert_eq!(first(ANA, MAIPU, &alone), [], "a stand-in alone stands in for nobody");
    assert_eq!(first(ANA, FINANCE, &headless), []);
    assert_eq!(readers(ANA, MAIPU, &tree, &leads), [vec![MARIO], vec![CARLA, PEDRO], vec![HEAD]]);
}

#[test]
fn who_sees_what() {
    let (tree, leads) = (tree(), leads(true));
    let sees = |viewer, hr, who, at| sight(viewer, hr, who, at, &tree, &leads);
    for (viewer, hr, expected, why) in [
        (ANA, false, Sight::Note, "the author"),
        (MARIO, false, Sight::Note, "the nearest lead"),
        (CARLA, false, Sight::Entries, "the lead above"),
        (PEDRO, false, Sight::Entries, "her stand-in"),
        (HEAD, false, Sight::Entries, "the head"),
        (HILDA, true, Sight::Entries, "HR"),
        (HILDA, false, Sight::Nothing, "a stranger"),
    ] {
        assert_eq!(sees(viewer, hr, ANA, MAIPU), expected, "{why}");
    }
    assert_eq!(sees(MARIO, false, ANA, CENTRE), Sight::Nothing, "a lead elsewhere");
    assert_eq!(sees(MARIO, false, CARLA, MAIPU), Sight::Nothing, "who reports to her");
    assert_eq!(sees(HILDA, true, HEAD, ROOT), Sight::Note, "nobody leads: HR");
}

#[test]
fn an_inbox_is_what_was_written_to_one() {
    let (tree, leads) = (tree(), leads(true));
    let placed = [(HEAD, ROOT), (CARLA, SHOPS), (PEDRO, SHOPS), (MARIO, MAIPU)];
    let carla = inbox(CARLA, false, &tree, &leads, &placed);
    assert_eq!(carla.areas, [SHOPS, CENTRE]);
    assert_eq!(carla.also, [MARIO], "Pedro is of an area that is hers");
    assert_eq!(carla.never, [CARLA], "the head is of none");
    let carla_here = [(HEAD, SHOPS), (CARLA, SHOPS)];
    assert_eq!(inbox(CARLA, false, &tree, &leads, &carla_here).never, [CARLA, HEAD]);
    let pedro = inbox(PEDRO, false, &tree, &leads, &placed);
    assert_eq!((pedro.areas, pedro.also), (vec![SHOPS, CENTRE], vec![MARIO]));
    for (viewer, hr, at, thread) in [
        (CARLA, false, SHOPS, true),
        (PEDRO, false, CENTRE, true),
        (CARLA, false, MAIPU, false),
        (HILDA, true, MAIPU, false),
    ] {
        assert_eq!(of_area(viewer, hr, at, &tree, &leads, &placed).thread, thread, "{viewer:?} of {at:?}");
    }
    let hr = inbox(HILDA, true, &tree, &leads, &placed);
    assert_eq!((hr.areas, hr.also), (vec![], vec![HEAD]));
    assert_eq!(inbox(HILDA, true, &tree, &Leads::default(), &[]).areas, tree.ids());
    let nobodys = inbox(ANA, false, &tree, &leads, &placed);
    assert_eq!((nobodys.areas, nobodys.also), (vec![], vec![]));
}

/// Whoever may see no more than entries is not told of a note or a thread, whoever else works in the area.
#[test]
fn a_thread_is_for_each_of_an_area() {
    let (tree, leads) = (tree(), leads(true));
    let placed = [(MARIO, MAIPU), (CARLA, SHOPS), (PEDRO, SHOPS)];
    let seen = |viewer, hr, at, leads: &Leads| {
        let scope = of_area(viewer, hr, at, &tree, leads, &placed);
        (scope.thread, scope.unlike)
    };
    assert_eq!(
        seen(CARLA, false, MAIPU, &leads),
        (false, vec![MARIO]),
        "of the others, entries; his was written to her"
    );
    assert_eq!(seen(HEAD, false, SHOPS, &leads), (false, vec![CARLA]));
    let mut all: Vec<_> = vec![(SHOPS, Lead { person: CARLA, stand_in: false })];
    all.extend([(SHOPS, Lead { person: HILDA, stand_in: true }), (ROOT, Lead { person: HEAD, stand_in: false })]);
    let hilda: Leads = all.into_iter().collect();
    assert_eq!(
        seen(HILDA, true, SHOPS, &hilda),
        (true, vec![CARLA]),
        "HR, who stands in here, sees the lead's entries"
    );
}

/// The inbox, the list of an area and the rule for one check-in never differ, and no more has to be known for them than
/// where the exceptions work.
#[test]
fn an_inbox_agrees_with_the_rule() {
    let tree = tree();
    let everybody = [HEAD, CARLA, PEDRO, MARIO, ANA, HILDA];
    let stand_in = |area, person| (area, Lead { person, stand_in: true });
    let more = [stand_in(ROOT, CARLA), stand_in(SHOPS, HILDA), stand_in(FINANCE, ANA)];
    let with_more: Leads = {
        let of = |area| leads(true).of(area).iter().map(move |lead| (area, *lead)).collect::<Vec<_>>();
        tree.ids().iter().flat_map(|area| of(*area)).chain(more).collect()
    };
    for leads in [leads(true), leads(false), with_more] {
        for at in tree.ids().iter().copied() {
            let placed: Vec<_> = leads.people().into_iter().map(|who| (who, at)).collect();
            for viewer in everybody {
                let hr = viewer == HILDA;
                let known = |area| {
                    let named = exceptions(viewer, hr, area, &tree, &leads);
                    placed.iter().copied().filter(|(who, _)| named.contains(who)).collect::<Vec<_>>()
                };
                let scope = inbox(viewer, hr, &tree, &leads, &known(None));
                let area = of_area(viewer, hr, at, &tree, &leads, &known(Some(at)));
                for who in everybody.into_iter().filter(|who| *who != viewer) {
                    let holds = (scope.areas.contains(&at) && !scope.never.contains(&who)) || scope.also.contains(&who);
                    let seen = sight(viewer, hr, who, at, &tree, &leads);
                    assert_eq!(holds, seen == Sight::Note, "{viewer:?} reads {who:?} of {at:?}");
                    // Nobody else is shown the list of the area.
                    if sight(viewer, hr, person(99), at, &tree, &leads) > Sight::Nothing {
                        assert_eq!(area.never.contains(&who), seen == Sight::Nothing, "{viewer:?}: {who:?} of {at:?}");
                        let thread = area.thread != area.unlike.contains(&who);
                        assert!(
                            seen == Sight::Nothing || thread == (seen == Sight::Note),
                            "{viewer:?}: {who:?} of {at:?}"
                        );
                    }
                }
            }
        }
    }
}
