use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn from(number: u128, sent_at: i64) -> Written {
    Written { checkin: CheckinId(Uuid::from_u128(number)), name: format!("Persona {number}"), sent_at: Millis(sent_at) }
}

fn unlived_at(number: u128, position: i32, moment_of_truth: bool) -> Unlived {
    let touchpoint = TouchpointId(Uuid::from_u128(number));
    Unlived { touchpoint, name: number.to_string(), moment_of_truth, position }
}

fn everything() -> Facts {
    Facts {
        notes: vec![from(2, 20), from(1, 10), from(3, 10)],
        unlived: vec![unlived_at(1, 0, false), unlived_at(2, 2, true), unlived_at(3, 1, true)],
        pulse: [Some(80), Some(80), Some(60), Some(50), None],
        examples: vec![(from(5, 30), "Caja".to_owned()), (from(4, 25), "Exhibición".to_owned())],
        stale: Some(Stale {
            contribution: ContributionId(Uuid::from_u128(1)),
            title: "Cajera".to_owned(),
            touchpoint: "Caja".to_owned(),
        }),
    }
}

#[test]
fn each_rule_comes_after_those_before_it() {
    let mut facts = everything();
    assert_eq!(suggest(&facts), Some(Conversation::Note(from(1, 10))), "who waits longest; of two, by id");
    facts.notes.clear();
    assert_eq!(suggest(&facts), Some(Conversation::Unlived(unlived_at(3, 1, true))), "moments of truth first");
    facts.unlived.retain(|one| !one.moment_of_truth);
    assert_eq!(suggest(&facts), Some(Conversation::Unlived(unlived_at(1, 0, false))));
    facts.unlived.clear();
    assert_eq!(suggest(&facts), Some(Conversation::Gap { points: 20 }));
    facts.pulse[Item::Live as usize] = Some(71);
    assert_eq!(suggest(&facts), Some(Conversation::Act { figure: 50 }));
    facts.pulse[Item::Act as usize] = Some(71);
    assert_eq!(suggest(&facts), Some(Conversation::Thank { from: from(4, 25), touchpoint: "Exhibición".to_owned() }));
    facts.examples.clear();
    assert!(matches!(suggest(&facts), Some(Conversation::Stale(stale)) if stale.title == "Cajera"));
    facts.stale = None;
    assert_eq!(suggest(&facts), None);
}

#[test]
fn the_pulse_speaks_only_where_it_was_published() {
    let of = |pulse| suggest(&Facts { pulse, ..Facts::default() });
    assert_eq!(of([None; ITEMS]), None);
    assert_eq!(of([None, Some(70), Some(60), None, None]), Some(Conversation::Gap { points: 10 }));
    assert_eq!(of([None, Some(70), Some(61), None, None]), None);
    assert_eq!(of([Some(90), Some(90), None, None, None]), None, "how it is lived is not known");
    let act = Some(Conversation::Act { figure: 40 });
    assert_eq!(of([Some(50), None, Some(60), Some(40), None]), act);
    assert_eq!(of([Some(50), None, None, Some(40), Some(90)]), None, "one to compare with is not enough");
    assert_eq!(of([Some(40), None, Some(60), Some(40), None]), None, "not the lowest alone");
    assert_eq!(of([Some(50), Some(50), Some(50), Some(40), Some(20)]), act, "recommend stands beside");
}

fn facts() -> impl Strategy<Value = Facts> {
    let one = (0_u128..20, 0_i64..20).prop_map(|(number, at)| from(number, at));
    let claim = (0_u128..20, 0_i32..5, any::<bool>()).prop_map(|(n, position, truth)| unlived_at(n, position, truth));
    let figure = proptest::option::of(10_u8..=90);
    let stale = proptest::option::of(Just(Stale {
        contribution: ContributionId(Uuid::from_u128(7)),
        title: "Cajera".to_owned(),
        touchpoint: "Caja".to_owned(),
    }));
    let notes = proptest::collection::vec(one.clone(), 0..3);
    let examples = proptest::collection::vec(one.prop_map(|one| (one, "Caja".to_owned())), 0..3);
    let unlived = proptest::collection::vec(claim, 0..3);
    (notes, unlived, proptest::array::uniform5(figure), examples, stale)
        .prop_map(|(notes, unlived, pulse, examples, stale)| Facts { notes, unlived, pulse, examples, stale })
}

/// The items whose figures a suggestion tells something of.
fn told(of: Option<&Conversation>) -> &'static [Item] {
    match of {
        Some(Conversation::Gap { .. }) => &[Item::Believe, Item::Live],
        Some(Conversation::Act { .. }) => &[Item::Act],
        _ => &[],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// What is suppressed leaves no trace: every suggestion tells of published figures alone, and only what it says.
    #[test]
    fn nothing_is_told_of_what_is_hidden(facts in facts()) {
        let said = suggest(&facts);
        for item in told(said.as_ref()) {
            prop_assert!(facts.pulse[*item as usize].is_some(), "{said:?} of {:?}", facts.pulse);
        }
        match said {
            Some(Conversation::Gap { points }) => {
                let of = |item: Item| i32::from(facts.pulse[item as usize].unwrap());
                prop_assert_eq!(points, of(Item::Believe) - of(Item::Live));
            }
            Some(Conversation::Act { figure }) => prop_assert_eq!(Some(figure), facts.pulse[Item::Act as usize]),
            _ => {}
        }
        // With nothing published, it is as if there were no pulse.
        let hidden = Facts { pulse: [None; ITEMS], ..facts };
        prop_assert!(told(suggest(&hidden).as_ref()).is_empty());
    }

    #[test]
    fn the_order_in_which_facts_come_decides_nothing(facts in facts()) {
        let mut turned = facts.clone();
        turned.notes.reverse();
        turned.unlived.reverse();
        turned.examples.reverse();
        // What differs in nothing but its place can't be told apart.
        let key = |of: Option<Conversation>| match &of {
            Some(Conversation::Note(from)) => format!("note {:?}", first(from)),
            Some(Conversation::Unlived(one)) => format!("{} {} {:?}", one.moment_of_truth, one.position, one.touchpoint),
            Some(Conversation::Thank { from, .. }) => format!("thank {:?}", first(from)),
            other => format!("{other:?}"),
        };
        prop_assert_eq!(key(suggest(&facts)), key(suggest(&turned)));
    }

    /// Something to read comes before everything else, and whatever else there is, there is a suggestion.
    #[test]
    fn there_is_one_whenever_there_is_a_reason(facts in facts()) {
        let said = suggest(&facts);
        prop_assert_eq!(matches!(said, Some(Conversation::Note(_))), !facts.notes.is_empty());
        let plain = !facts.notes.is_empty() || !facts.unlived.is_empty() || !facts.examples.is_empty() || facts.stale.is_some();
        prop_assert!(said.is_some() || !plain);
    }
}
