//! What leads decide, and who hears what was said.

use super::{actor, confirmed, problem, proposal, sentence, set_up, state};
use hilo_domain::{
    contribution::{Event, State},
    problem::{Problem, Rule},
};
use hilo_service::contributions::Decision;
use hilo_tests::{Kind, scene::PURPOSE};

#[tokio::test]
async fn only_leads_of_the_area_or_above_decide() {
    let hilo = set_up().await;
    let services = &hilo.services;
    let id = proposal(&hilo).await;
    for (kind, refused) in [
        (Kind::Employee, Problem::Forbidden),
        (Kind::Leadership, Problem::Forbidden),
        (Kind::Experience, Problem::Forbidden),
        (Kind::Hr, Problem::Forbidden),
        (Kind::Outsider, Problem::NotFound),
        (Kind::OtherLead, Problem::NotFound),
        (Kind::Admin, Problem::NotFound),
    ] {
        let who = actor(&hilo, kind).await;
        for decision in [Decision::Confirm, Decision::AskChange("x".to_owned()), Decision::Decline("x".to_owned())] {
            assert_eq!(problem(services.decide_contribution(&who, id, 1, &decision).await), refused, "{kind:?}");
        }
    }
    assert_eq!(state(&hilo, id).await, (State::Proposed, 1));
    let stand_in = actor(&hilo, Kind::StandIn).await;
    assert_eq!(problem(services.decide_contribution(&stand_in, id, 7, &Decision::Confirm).await), Problem::Stale);
    services.decide_contribution(&stand_in, id, 1, &Decision::Confirm).await.unwrap();
    assert_eq!(state(&hilo, id).await, (State::Confirmed, 2));
    let lead = actor(&hilo, Kind::Lead).await;
    let again = services.decide_contribution(&lead, id, 2, &Decision::Decline("tarde".to_owned())).await;
    assert_eq!(problem(again), Problem::Stale, "it is decided");
}

#[tokio::test]
async fn a_change_is_asked_for_made_and_confirmed() {
    let hilo = set_up().await;
    let services = &hilo.services;
    let id = proposal(&hilo).await;
    let (employee, lead) = (actor(&hilo, Kind::Employee).await, actor(&hilo, Kind::Lead).await);
    hilo.wait_hours(1);
    let silent = services.decide_contribution(&lead, id, 1, &Decision::AskChange("  ".to_owned())).await;
    assert_eq!(problem(silent), Problem::field("comment", Rule::Required));
    services.decide_contribution(&lead, id, 1, &Decision::AskChange("¿En voz alta?".to_owned())).await.unwrap();
    let mine = services.my_role(&employee).await.unwrap();
    assert_eq!(mine.asked.len(), 1);
    assert_eq!(mine.asked[0].comment.as_deref(), Some("¿En voz alta?"));
    assert_eq!(services.contributions_waiting(&employee).await.unwrap().asked, 1);

    assert_eq!(problem(services.contribution_to_edit(&lead, id).await), Problem::Forbidden);
    let edit = sentence("cuento el vuelto mirando a la persona");
    assert_eq!(problem(services.edit_contribution(&lead, id, 2, &edit).await), Problem::Forbidden);
    assert_eq!(problem(services.edit_contribution(&employee, id, 1, &edit).await), Problem::Stale);
    let outsider = actor(&hilo, Kind::Outsider).await;
    assert_eq!(problem(services.edit_contribution(&outsider, id, 2, &edit).await), Problem::NotFound);
    hilo.wait_hours(1);
    services.edit_contribution(&employee, id, 2, &edit).await.unwrap();
    hilo.wait_hours(1);
    assert_eq!(state(&hilo, id).await, (State::Proposed, 3));
    assert_eq!(services.contributions_waiting(&lead).await.unwrap().to_decide, 1);

    let outdated = services.decide_contribution(&lead, id, 2, &Decision::Confirm).await;
    assert_eq!(problem(outdated), Problem::Stale, "the lead saw the sentence before");
    services.decide_contribution(&lead, id, 3, &Decision::Confirm).await.unwrap();
    let view = services.contribution(&employee, id).await.unwrap();
    assert_eq!(view.contribution.does, "cuento el vuelto mirando a la persona");
    assert_eq!(view.contribution.comment, None, "what was asked for is done");
    assert_eq!(view.contribution.decided_by.as_deref(), Some("Lead Prueba"));
    assert!(view.may.is_empty());
    assert_eq!(problem(services.edit_contribution(&employee, id, 4, &edit).await), Problem::Forbidden);
    let kinds: Vec<_> = view.events.iter().map(|e| e.kind).collect();
    assert_eq!(kinds, [Event::Proposed, Event::ChangesAsked, Event::Edited, Event::Confirmed]);
}

#[tokio::test]
async fn what_is_declined_says_why_to_the_role_alone() {
    let hilo = set_up().await;
    let services = &hilo.services;
    let id = proposal(&hilo).await;
    let (employee, lead) = (actor(&hilo, Kind::Employee).await, actor(&hilo, Kind::Lead).await);
    let silent = services.decide_contribution(&lead, id, 1, &Decision::Decline(String::new())).await;
    assert_eq!(problem(silent), Problem::field("reason", Rule::Required));
    services.decide_contribution(&lead, id, 1, &Decision::Decline("Ya lo hace la máquina.".to_owned())).await.unwrap();
    let mine = services.my_role(&employee).await.unwrap();
    assert_eq!(mine.declined[0].comment.as_deref(), Some("Ya lo hace la máquina."));
    assert!(services.contribution(&employee, id).await.unwrap().may.is_empty());
    let outsider = actor(&hilo, Kind::Outsider).await;
    assert_eq!(problem(services.contribution(&outsider, id).await), Problem::NotFound);
    assert_ne!(proposal(&hilo).await, id, "it may be proposed anew");
}

#[tokio::test]
async fn everyone_sees_what_is_confirmed_and_few_what_was_said() {
    let hilo = set_up().await;
    let services = &hilo.services;
    let id = proposal(&hilo).await;
    let lead = actor(&hilo, Kind::Lead).await;
    services.decide_contribution(&lead, id, 1, &Decision::AskChange("Entre nosotros".to_owned())).await.unwrap();
    let employee = actor(&hilo, Kind::Employee).await;
    for kind in [Kind::Outsider, Kind::OtherLead, Kind::Admin] {
        assert_eq!(problem(services.contribution(&actor(&hilo, kind).await, id).await), Problem::NotFound, "{kind:?}");
    }
    services.edit_contribution(&employee, id, 2, &sentence("sonrío")).await.unwrap();
    services.decide_contribution(&lead, id, 3, &Decision::Confirm).await.unwrap();
    let said = async |kind| {
        let view = services.contribution(&actor(&hilo, kind).await, id).await.unwrap();
        view.events.into_iter().any(|event| event.comment == "Entre nosotros")
    };
    for kind in [Kind::Employee, Kind::Lead, Kind::StandIn, Kind::Leadership, Kind::Experience, Kind::Hr] {
        assert!(said(kind).await, "{kind:?}");
    }
    for kind in [Kind::Outsider, Kind::OtherLead, Kind::Admin] {
        assert!(!said(kind).await, "{kind:?}");
    }
}

#[tokio::test]
async fn a_lead_retires_and_means_it() {
    let hilo = set_up().await;
    let services = &hilo.services;
    let id = confirmed(&hilo).await;
    let lead = actor(&hilo, Kind::Lead).await;
    let unmeant = services.retire_contribution(&lead, id, 2, "", false).await;
    assert_eq!(problem(unmeant), Problem::field("meant", Rule::NotConfirmed));
    for kind in [Kind::Employee, Kind::Outsider, Kind::Leadership, Kind::Hr, Kind::OtherLead] {
        let who = actor(&hilo, kind).await;
        assert_eq!(problem(services.retire_contribution(&who, id, 2, "", true).await), Problem::Forbidden, "{kind:?}");
    }
    assert_eq!(problem(services.retire_contribution(&lead, id, 1, "", true).await), Problem::Stale);
    services.retire_contribution(&lead, id, 2, "Se cerró la caja.", true).await.unwrap();
    assert_eq!(state(&hilo, id).await.0, State::Retired);
    assert!(services.my_role(&actor(&hilo, Kind::Employee).await).await.unwrap().own.is_empty());
}

#[tokio::test]
async fn nothing_retired_is_confirmed() {
    let hilo = set_up().await;
    let services = &hilo.services;
    let id = proposal(&hilo).await;
    let mut repo = services.store.write().await.unwrap();
    repo.retire_statement(PURPOSE, None, hilo.now()).await.unwrap();
    repo.save().await.unwrap();
    let lead = actor(&hilo, Kind::Lead).await;
    let refused = services.decide_contribution(&lead, id, 1, &Decision::Confirm).await;
    assert_eq!(problem(refused), Problem::Refused(Rule::NoLongerPublished));
    services.decide_contribution(&lead, id, 1, &Decision::AskChange("Otra declaración".to_owned())).await.unwrap();
}
