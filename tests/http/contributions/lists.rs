//! What waits, what is missing, and how areas answer.

use super::{actor, confirmed, problem, proposal, sentence, set_up};
use hilo_domain::{
    contribution::State,
    ids::JourneyVersionId,
    problem::{Problem, Rule},
};
use hilo_service::contributions::{AnswerInput, Decision, OverviewFilter};
use hilo_tests::{
    Kind,
    installation::{ROOT, SHOPS, WAREHOUSE, area, id},
    scene::publish_till,
};

#[tokio::test]
async fn the_lead_answers_for_the_area_per_version() {
    let hilo = set_up().await;
    let services = &hilo.services;
    let answer = |body: &str, version, revision| AnswerInput { body: body.to_owned(), version, revision };
    for kind in [Kind::Employee, Kind::Hr, Kind::Leadership, Kind::OtherLead, Kind::Admin] {
        let who = actor(&hilo, kind).await;
        let refused = services.answer_for_area(&who, area(SHOPS), &answer("Así.", 1, 0)).await;
        assert_eq!(problem(refused), Problem::Forbidden, "{kind:?}");
    }
    let lead = actor(&hilo, Kind::Lead).await;
    assert_eq!(problem(services.answer_for_area(&lead, area(ROOT), &answer("Así.", 1, 0)).await), Problem::Forbidden);
    assert_eq!(problem(services.answer_for_area(&lead, area(99), &answer("Así.", 1, 0)).await), Problem::NotFound);
    let empty = services.answer_for_area(&lead, area(SHOPS), &answer(" ", 1, 0)).await;
    assert_eq!(problem(empty), Problem::field("body", Rule::Required));
    services.answer_for_area(&lead, area(SHOPS), &answer("Abrimos a la hora.", 1, 0)).await.unwrap();
    let twice = services.answer_for_area(&lead, area(SHOPS), &answer("Otra vez.", 1, 0)).await;
    assert_eq!(problem(twice), Problem::Stale, "somebody answered first");
    services.answer_for_area(&lead, area(SHOPS), &answer("Abrimos antes.", 1, 1)).await.unwrap();

    let mut repo = services.store.write().await.unwrap();
    repo.count_publication(JourneyVersionId(id(0x601)), hilo.now()).await.unwrap();
    repo.save().await.unwrap();
    let outdated = services.answer_for_area(&lead, area(SHOPS), &answer("Tarde.", 1, 2)).await;
    assert_eq!(problem(outdated), Problem::Stale, "the experience was published again");
    services.answer_for_area(&lead, area(SHOPS), &answer("Para la dos.", 2, 0)).await.unwrap();
    let answers = services.area_answers(&actor(&hilo, Kind::Outsider).await, area(SHOPS)).await.unwrap();
    assert_eq!(answers.current, Some(2));
    let kept: Vec<_> = answers.answers.iter().map(|a| (a.version, a.body.as_str())).collect();
    assert_eq!(kept, [(2, "Para la dos."), (1, "Abrimos antes.")]);
}

#[tokio::test]
async fn lists_say_what_waits_and_what_is_missing() {
    let hilo = set_up().await;
    let services = &hilo.services;
    let id = proposal(&hilo).await;
    let lead = actor(&hilo, Kind::Lead).await;
    let view = services.area_contributions(&lead, area(SHOPS)).await.unwrap();
    assert_eq!(view.waiting.iter().map(|c| c.contribution.id).collect::<Vec<_>>(), [id]);
    let bare: Vec<_> = view.bare_roles.iter().map(|bare| (bare.role.title.as_str(), bare.people)).collect();
    assert_eq!(bare, [("Cajera", 1), ("Encargada", 2)]);
    let touchpoints: Vec<_> = view.bare_touchpoints.iter().map(|bare| (bare.name.as_str(), bare.owned)).collect();
    assert_eq!(touchpoints, [("Caja", true), ("Exhibición", true)]);

    services.decide_contribution(&lead, id, 1, &Decision::Confirm).await.unwrap();
    let view = services.area_contributions(&lead, area(SHOPS)).await.unwrap();
    assert!(view.waiting.is_empty());
    assert_eq!((view.roles.len(), view.roles[0].contributions.len(), view.bare_roles.len()), (1, 1, 1));
    assert_eq!(view.bare_touchpoints.len(), 1);

    for kind in [Kind::Employee, Kind::Outsider, Kind::OtherLead, Kind::Admin] {
        let who = actor(&hilo, kind).await;
        assert_eq!(problem(services.area_contributions(&who, area(SHOPS)).await), Problem::Forbidden, "{kind:?}");
    }
    for kind in [Kind::Leadership, Kind::Experience, Kind::Hr] {
        assert!(!services.area_contributions(&actor(&hilo, kind).await, area(SHOPS)).await.unwrap().leads);
    }
}

#[tokio::test]
async fn the_overview_is_of_the_areas_one_may_look_over() {
    let hilo = set_up().await;
    let services = &hilo.services;
    confirmed(&hilo).await;
    let outsider = actor(&hilo, Kind::Outsider).await;
    services.propose_contribution(&outsider, &sentence("cargo de noche"), false).await.unwrap();
    let all = OverviewFilter::default();
    for kind in [Kind::Employee, Kind::Admin] {
        let who = actor(&hilo, kind).await;
        assert_eq!(problem(services.contributions_overview(&who, &all).await), Problem::Forbidden, "{kind:?}");
        assert_eq!(problem(services.export_contributions(&who, &all).await), Problem::Forbidden, "{kind:?}");
    }
    let lead = actor(&hilo, Kind::Lead).await;
    let mine = services.contributions_overview(&lead, &all).await.unwrap();
    assert_eq!((mine.total, mine.areas.len()), (1, 2));
    assert!(mine.without_line_of_sight.is_empty());
    let elsewhere = OverviewFilter { area: Some(area(WAREHOUSE)), ..all.clone() };
    assert_eq!(services.contributions_overview(&lead, &elsewhere).await.unwrap().total, 0, "not of other areas");

    let hr = actor(&hilo, Kind::Hr).await;
    let seen = services.contributions_overview(&hr, &all).await.unwrap();
    assert_eq!((seen.total, seen.areas.len()), (2, 4));
    let blind: Vec<_> = seen.without_line_of_sight.iter().map(|area| area.name.as_str()).collect();
    assert_eq!(blind, ["Bodega"]);
    let beyond = OverviewFilter { page: 99, ..all.clone() };
    let last = services.contributions_overview(&hr, &beyond).await.unwrap();
    assert_eq!((last.page, last.contributions.len()), (1, 2), "past the last page is the last");
    let text = OverviewFilter { text: "  CARGO de  noche".to_owned(), ..all.clone() };
    assert_eq!(services.contributions_overview(&hr, &text).await.unwrap().total, 1);
    let state = OverviewFilter { state: Some(State::Confirmed), ..all.clone() };
    assert_eq!(services.contributions_overview(&hr, &state).await.unwrap().total, 1);
    publish_till(&hilo, 2, "meaning", 2).await;
    let stale = OverviewFilter { stale: true, ..all.clone() };
    assert_eq!(services.contributions_overview(&hr, &stale).await.unwrap().total, 1);
    assert_eq!(
        services.contributions_overview(&hr, &all).await.unwrap().without_line_of_sight.len(),
        3,
        "stale counts not"
    );

    assert_eq!(services.export_contributions(&hr, &all).await.unwrap().len(), 2);
    let csv = hilo.browser(Kind::Hr).get("/contributions.csv").await.expect(200).body;
    let lines: Vec<_> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("Área,Puesto,Qué hace,Punto de contacto,"), "{}", lines[0]);
    assert!(lines[1].starts_with("Bodega,Encargada,cargo de noche,Caja,pague sin esperar,,Propósito,"), "{}", lines[1]);
    assert!(lines[1].contains(",propuesto,No,Outsider Prueba,2026-11-23,,,"), "{}", lines[1]);
    assert!(lines[2].contains(",confirmado,Sí,"), "{}", lines[2]);
}
