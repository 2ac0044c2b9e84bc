//! Use cases with a clock that the test holds.

mod scene;

use super::{arranging::Move, drafting::JourneyInput, editing::TouchpointInput, publishing::PublishInput};
use hilo_domain::{
    experience::TouchpointField,
    grant::Grant,
    ids::TouchpointId,
    problem::{Problem, Rule},
    view::experience::DraftChange,
};
use hilo_store::audit::AuditFilter;
use scene::{actor, input, order, problem, rules, stage};
use uuid::Uuid;

#[test]
fn rights_are_types() {
    let employee = actor(&[Grant::Hr, Grant::Admin]);
    assert!(employee.drafter().is_err() && employee.publisher().is_err());
    assert!(actor(&[Grant::Experience]).publisher().is_err());
    assert!(actor(&[Grant::Leadership]).drafter().is_ok());
}

#[tokio::test]
async fn every_field_is_checked_at_once() {
    let stage = stage().await;
    let (id, _) = stage.drafted(&[]).await;
    let experience = actor(&[Grant::Experience]);
    let drafter = experience.drafter().unwrap();
    let place = stage.draft(id).await.stages[0].id;
    let bad = TouchpointInput {
        name: " ".to_owned(),
        promise: "ñ".repeat(301),
        emotion: "3".to_owned(),
        minutes: "-1".to_owned(),
        owner: Uuid::from_u128(99).to_string(),
        statements: vec![Uuid::from_u128(98).to_string(), "x".to_owned()],
        ..TouchpointInput::default()
    };
    let found = rules(problem(stage.services.add_touchpoint(drafter, id, place, &bad).await));
    let want = [
        ("name", Rule::Required),
        ("promise", Rule::TooLong { max: 300 }),
        ("emotion", Rule::NotANumber { min: -2, max: 2 }),
        ("minutes", Rule::NotANumber { min: 0, max: 100_000 }),
        ("owner", Rule::UnknownChoice),
        ("statements", Rule::UnknownChoice),
    ];
    assert_eq!(found, want.map(|(field, rule)| (field.to_owned(), rule)));
    let widest = TouchpointInput {
        promise: "ñ".repeat(300),
        minutes: "100000".to_owned(),
        emotion: "-2".to_owned(),
        ..input("Caja")
    };
    stage.services.add_touchpoint(drafter, id, place, &widest).await.unwrap();
}

#[tokio::test]
async fn what_did_not_change_keeps_its_version() {
    let stage = stage().await;
    let (id, touchpoints) = stage.drafted(&["Exhibición", "Consejo", "Caja"]).await;
    assert_eq!(problem(stage.services.journey_map(&actor(&[]), id, None).await), Problem::NotFound);
    assert_eq!(stage.publish(id, "meaning").await.unwrap().number, 1);

    stage.wait(60);
    // Without a draft, the first save begins one.
    stage.edit(id, touchpoints[0], input("Exhibición en tienda")).await.unwrap();
    stage.edit(id, touchpoints[1], TouchpointInput { minutes: "6".to_owned(), ..input("Consejo") }).await.unwrap();
    stage.edit(id, touchpoints[1], input("Consejo")).await.unwrap();
    let changes: Vec<_> = stage.draft(id).await.stages[0].touchpoints.iter().map(|t| t.change).collect();
    assert_eq!(changes, [DraftChange::Changed, DraftChange::Same, DraftChange::Same]);
    assert_eq!(stage.publish(id, "wording").await.unwrap().number, 2);
    let name = str::to_owned;
    assert_eq!(
        stage.numbers().await,
        [(name("Exhibición en tienda"), 2, 1), (name("Consejo"), 1, 1), (name("Caja"), 1, 1)]
    );

    stage.edit(id, touchpoints[0], TouchpointInput { emotion: "2".to_owned(), ..input("Exhibición") }).await.unwrap();
    stage.publish(id, "meaning").await.unwrap();
    assert_eq!(stage.numbers().await[0], (name("Exhibición"), 3, 3));
    let page = stage.services.touchpoint_page(&actor(&[]), id, touchpoints[0]).await.unwrap();
    assert_eq!(page.versions[0].fields, [TouchpointField::Name, TouchpointField::Emotion]);
    assert_eq!(page.versions.iter().map(|v| v.meaning).collect::<Vec<_>>(), [Some(true), Some(false), None]);
    // The map of the first version is as it was.
    let map = stage.services.journey_map(&actor(&[]), id, Some(1)).await.unwrap();
    assert_eq!((map.current_number, map.stages[0].touchpoints[0].touchpoint.number), (3, 1));
    let mut repo = stage.services.read().await.unwrap();
    assert_eq!(repo.experience_version().await.unwrap().unwrap().number, 3);
    let audit = AuditFilter { actions: vec!["experience.published".to_owned()], limit: 9, ..AuditFilter::default() };
    assert_eq!(repo.audit(&audit).await.unwrap().len(), 3);
}

#[tokio::test]
async fn publishing_asks_for_everything_and_looks_twice() {
    let stage = stage().await;
    let leadership = actor(&[Grant::Leadership]);
    let publisher = leadership.publisher().unwrap();
    let (id, touchpoints) = stage.drafted(&["Caja"]).await;
    stage.publish(id, "meaning").await.unwrap();
    stage.services.start_draft(leadership.drafter().unwrap(), id).await.unwrap();
    assert_eq!(problem(stage.publish(id, "meaning").await), Problem::Refused(Rule::NothingChanged));
    stage.edit(id, touchpoints[0], input("La caja")).await.unwrap();
    let view = stage.services.publish_preview(publisher, id).await.unwrap();
    let empty = PublishInput { revision: view.revision.clone(), ..PublishInput::default() };
    let found = rules(problem(stage.services.publish_journey(publisher, id, &empty).await));
    let change = format!("change-{}", touchpoints[0]);
    assert_eq!(found, [(change, Rule::Required), ("change_note".to_owned(), Rule::Required)]);
    // Somebody moves something between the look and the press.
    let said = PublishInput {
        change_note: "Un artículo".to_owned(),
        changes: [(touchpoints[0], "wording".to_owned())].into(),
        ..empty
    };
    stage.services.add_stage(leadership.drafter().unwrap(), id, "Vuelve").await.unwrap();
    assert_eq!(problem(stage.services.publish_journey(publisher, id, &said).await), Problem::Stale);
    assert_eq!(stage.numbers().await, [("Caja".to_owned(), 1, 1)]);
}

#[tokio::test]
async fn nobody_writes_over_somebody_else() {
    let stage = stage().await;
    let experience = actor(&[Grant::Experience]);
    let drafter = experience.drafter().unwrap();
    let (id, touchpoints) = stage.drafted(&["Caja"]).await;
    let seen = stage.services.touchpoint_form(drafter, id, touchpoints[0]).await.unwrap().seen;
    stage.edit(id, touchpoints[0], input("La caja")).await.unwrap();
    let late = TouchpointInput { seen, ..input("Las cajas") };
    assert_eq!(problem(stage.services.save_touchpoint(drafter, id, touchpoints[0], &late).await), Problem::Stale);
    let renamed = JourneyInput { name: "Otro".to_owned(), seen: "0".to_owned(), ..JourneyInput::default() };
    assert_eq!(problem(stage.services.name_draft(drafter, id, &renamed).await), Problem::Stale);
    let renamed = JourneyInput { seen: stage.draft(id).await.seen, ..renamed };
    stage.services.name_draft(drafter, id, &renamed).await.unwrap();
    assert_eq!(stage.draft(id).await.name, "Otro");
}

#[tokio::test]
async fn everything_can_be_moved() {
    let stage = stage().await;
    let experience = actor(&[Grant::Experience]);
    let drafter = experience.drafter().unwrap();
    let (id, t) = stage.drafted(&["A", "B", "C"]).await;
    let stages: Vec<_> = stage.draft(id).await.stages.iter().map(|s| s.id).collect();
    let services = &stage.services;
    services.move_touchpoint(drafter, id, t[0], Move::Up).await.unwrap();
    services.move_touchpoint(drafter, id, t[2], Move::Down).await.unwrap();
    assert_eq!(stage.order(id).await, order(&[("Elige", &["A", "B"]), ("Compra", &["C"])]));
    services.move_touchpoint(drafter, id, t[2], Move::Up).await.unwrap();
    services.move_touchpoint(drafter, id, t[2], Move::Up).await.unwrap();
    assert_eq!(stage.order(id).await, order(&[("Elige", &["A", "C", "B"]), ("Compra", &[])]));
    services.move_touchpoint(drafter, id, t[0], Move::To { stage: stages[1], before: None }).await.unwrap();
    services.move_touchpoint(drafter, id, t[1], Move::To { stage: stages[1], before: Some(t[0]) }).await.unwrap();
    assert_eq!(stage.order(id).await, order(&[("Elige", &["C"]), ("Compra", &["B", "A"])]));
    services.move_touchpoint(drafter, id, t[0], Move::Down).await.unwrap();
    services.move_stage(drafter, id, stages[1], Move::Up).await.unwrap();
    services.move_stage(drafter, id, stages[1], Move::Up).await.unwrap();
    assert_eq!(stage.order(id).await, order(&[("Compra", &["B", "A"]), ("Elige", &["C"])]));
    services.move_stage(drafter, id, stages[1], Move::To { stage: (), before: None }).await.unwrap();
    assert_eq!(stage.order(id).await, order(&[("Elige", &["C"]), ("Compra", &["B", "A"])]));
    let gone = TouchpointId(Uuid::from_u128(77));
    assert_eq!(problem(services.move_touchpoint(drafter, id, gone, Move::Up).await), Problem::NotFound);
}

#[tokio::test]
async fn what_is_taken_out_can_come_back_until_it_is_published() {
    let stage = stage().await;
    let experience = actor(&[Grant::Experience]);
    let drafter = experience.drafter().unwrap();
    let (id, t) = stage.drafted(&["A", "B"]).await;
    stage.publish(id, "meaning").await.unwrap();
    stage.edit(id, t[0], input("A nueva")).await.unwrap();
    let first = stage.draft(id).await.stages[0].id;
    stage.services.remove_stage(drafter, id, first).await.unwrap();
    let removed: Vec<_> = stage.draft(id).await.removed.into_iter().map(|t| t.name).collect();
    assert_eq!(removed, ["A nueva", "B"]);
    stage.services.restore_touchpoint(drafter, id, t[0]).await.unwrap();
    stage.services.restore_touchpoint(drafter, id, t[0]).await.unwrap();
    assert_eq!(stage.order(id).await, order(&[("Compra", &["A nueva"])]));
    stage.publish(id, "wording").await.unwrap();
    assert_eq!(stage.numbers().await, [("A nueva".to_owned(), 2, 1)]);
    let page = stage.services.touchpoint_page(&actor(&[]), id, t[1]).await.unwrap();
    assert!(page.retired_at.is_some());
    assert_eq!(problem(stage.edit(id, t[1], input("B")).await), Problem::NotFound);
}

#[tokio::test]
async fn drafts_are_discarded_and_journeys_retired() {
    let stage = stage().await;
    let leadership = actor(&[Grant::Leadership]);
    let (drafter, publisher) = (leadership.drafter().unwrap(), leadership.publisher().unwrap());
    let (id, t) = stage.drafted(&["A"]).await;
    let seen = stage.draft(id).await.revision;
    assert!(!stage.services.discard_draft(drafter, id, &seen).await.unwrap());
    assert!(stage.services.journeys(&leadership).await.unwrap().is_empty());

    let (id, more) = stage.drafted(&["A"]).await;
    assert_ne!(t, more);
    stage.publish(id, "meaning").await.unwrap();
    stage.edit(id, more[0], input("B")).await.unwrap();
    assert!(stage.services.journeys(&actor(&[])).await.unwrap()[0].draft.is_none());
    assert!(stage.services.journeys(&leadership).await.unwrap()[0].draft.is_some());
    let seen = stage.draft(id).await.revision;
    assert!(stage.services.discard_draft(drafter, id, &seen).await.unwrap());
    assert_eq!(stage.numbers().await, [("A".to_owned(), 1, 1)]);

    stage.services.retire_journey(publisher, id).await.unwrap();
    assert_eq!(problem(stage.services.retire_journey(publisher, id).await), Problem::NotFound);
    assert_eq!(problem(stage.services.start_draft(drafter, id).await), Problem::NotFound);
    assert!(stage.numbers().await.is_empty());
    let count = stage.services.read().await.unwrap().experience_version().await.unwrap();
    assert_eq!(count.unwrap().number, 2, "without the journey the experience is another one");
    // Nothing is deleted.
    assert!(stage.services.journey_map(&actor(&[]), id, None).await.unwrap().retired_at.is_some());
}

/// Neither throws away nor publishes what was not looked at, even if the next draft has come as far.
#[tokio::test]
async fn only_the_draft_that_was_looked_at_goes() {
    let stage = stage().await;
    let leadership = actor(&[Grant::Leadership]);
    let (drafter, publisher) = (leadership.drafter().unwrap(), leadership.publisher().unwrap());
    let (id, t) = stage.drafted(&["A"]).await;
    stage.publish(id, "meaning").await.unwrap();
    stage.edit(id, t[0], input("B")).await.unwrap();
    let seen = stage.services.publish_preview(publisher, id).await.unwrap();
    assert_eq!(problem(stage.services.discard_draft(drafter, id, "").await), Problem::Stale);
    stage.services.discard_draft(drafter, id, &seen.revision).await.unwrap();
    stage.edit(id, t[0], input("C")).await.unwrap();
    let said = PublishInput {
        revision: seen.revision.clone(),
        change_note: "Porque sí".to_owned(),
        changes: [(t[0], "wording".to_owned())].into(),
    };
    assert_eq!(problem(stage.services.publish_journey(publisher, id, &said).await), Problem::Stale);
    assert_eq!(problem(stage.services.discard_draft(drafter, id, &seen.revision).await), Problem::Stale);
}

#[tokio::test]
async fn stages_of_one_name_are_two() {
    let stage = stage().await;
    let experience = actor(&[Grant::Experience]);
    let drafter = experience.drafter().unwrap();
    let (id, t) = stage.drafted(&["A", "B"]).await;
    let stages: Vec<_> = stage.draft(id).await.stages.iter().map(|s| s.id).collect();
    stage.services.rename_stage(drafter, id, stages[1], "Elige").await.unwrap();
    stage.services.move_touchpoint(drafter, id, t[1], Move::To { stage: stages[1], before: None }).await.unwrap();
    stage.publish(id, "meaning").await.unwrap();
    let card = &stage.services.journeys(&actor(&[])).await.unwrap()[0];
    assert_eq!((card.stage_count, card.stages.len()), (2, 2));
}

#[tokio::test]
async fn journeys_are_put_in_order() {
    let stage = stage().await;
    let experience = actor(&[Grant::Experience]);
    let drafter = experience.drafter().unwrap();
    let (first, _) = stage.drafted(&["A"]).await;
    stage.publish(first, "meaning").await.unwrap();
    // With a draft beside what is published it is still one journey.
    stage.services.start_draft(drafter, first).await.unwrap();
    let (second, _) = stage.drafted(&["B"]).await;
    let order = async || -> Vec<_> {
        stage.services.journeys(&experience).await.unwrap().into_iter().map(|card| card.id).collect()
    };
    assert_eq!(order().await, [first, second]);
    stage.services.move_journey(drafter, second, true).await.unwrap();
    stage.services.move_journey(drafter, second, true).await.unwrap();
    assert_eq!(order().await, [second, first]);
    stage.services.move_journey(drafter, second, false).await.unwrap();
    assert_eq!(order().await, [first, second]);
    let gone = hilo_domain::ids::JourneyId(Uuid::from_u128(77));
    assert_eq!(problem(stage.services.move_journey(drafter, gone, true).await), Problem::NotFound);
}

/// What a touchpoint carries stays until somebody takes it away, even if it is retired by now.
#[tokio::test]
async fn a_retired_statement_is_not_lost_unseen() {
    let stage = stage().await;
    let experience = actor(&[Grant::Experience]);
    let drafter = experience.drafter().unwrap();
    let (id, t) = stage.drafted(&["A"]).await;
    let mut repo = stage.services.write().await.unwrap();
    repo.retire_statement(scene::STATEMENT, None, hilo_domain::time::Millis(1)).await.unwrap();
    repo.save().await.unwrap();
    let form = stage.services.touchpoint_form(drafter, id, t[0]).await.unwrap();
    let offered: Vec<_> = form.statements.iter().map(|s| (s.id, s.current)).collect();
    assert_eq!(offered, [(scene::STATEMENT, false)]);
    stage.edit(id, t[0], input("B")).await.unwrap();
    assert_eq!(stage.draft(id).await.stages[0].touchpoints[0].touchpoint.statements.len(), 1);
    stage.edit(id, t[0], TouchpointInput { statements: Vec::new(), ..input("B") }).await.unwrap();
    let back = stage.edit(id, t[0], input("B")).await;
    assert_eq!(rules(problem(back)), [("statements".to_owned(), Rule::UnknownChoice)]);
}

#[tokio::test]
async fn a_step_that_says_two_things_is_found() {
    let stage = stage().await;
    let (id, t) = stage.drafted(&["Cambio en tienda", "Cambios por teléfono"]).await;
    let bare =
        TouchpointInput { channel: "Teléfono".to_owned(), statements: Vec::new(), ..input("Cambios por teléfono") };
    stage.edit(id, t[1], bare).await.unwrap();
    let hr = actor(&[Grant::Hr]);
    assert_eq!(problem(stage.services.journey_consistency(hr.overseer().unwrap(), id).await), Problem::NotFound);
    let experience = actor(&[Grant::Experience]);
    let found = stage.services.journey_consistency(experience.overseer().unwrap(), id).await.unwrap();
    assert_eq!(found.pairs.len(), 1);
    assert_eq!(found.pairs[0].differs, [TouchpointField::Channel, TouchpointField::Statements]);
    assert_eq!(found.empty_stages, ["Compra"]);
    assert!(found.no_moment);
}
