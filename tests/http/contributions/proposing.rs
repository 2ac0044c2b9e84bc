//! Saying how a role contributes.

use super::{actor, declared, problem, proposal, sentence, set_up};
use hilo_domain::{
    contribution::{Event, State},
    ids::RoleId,
    problem::{Problem, Rule},
    view::contributions::May,
};
use hilo_service::contributions::ContributionInput;
use hilo_tests::{
    Kind,
    installation::{CORNER_SHOP, ROOT, SHOPS, WAREHOUSE, area, id, person},
    scene::PURPOSE,
};

#[tokio::test]
async fn anybody_proposes_for_the_own_role() {
    let hilo = set_up().await;
    let services = &hilo.services;
    let employee = actor(&hilo, Kind::Employee).await;
    let id = proposal(&hilo).await;
    assert_eq!(proposal(&hilo).await, id, "sent twice, it is one");
    let view = services.contribution(&employee, id).await.unwrap();
    let c = &view.contribution;
    assert_eq!((c.role.title.as_str(), c.role.area_name.as_str(), c.state), ("Cajera", "Tiendas", State::Proposed));
    assert_eq!((c.does.as_str(), c.gets.as_str()), ("cuento el vuelto en voz alta", "pague sin esperar"));
    assert_eq!((c.touchpoint_name.as_str(), view.promise.as_str()), ("Caja", "Promesa 1 de Caja"));
    assert_eq!(view.may, [May::Edit]);
    assert_eq!(view.events.iter().map(|e| e.kind).collect::<Vec<_>>(), [Event::Proposed]);

    for (input, field) in [
        (declared("Encargada", SHOPS, "abro"), "title"),
        (declared("Cajera", ROOT, "abro"), "area"),
        (declared("", WAREHOUSE, "abro"), "area"),
    ] {
        let refused = problem(services.propose_contribution(&employee, &input, false).await);
        assert_eq!(refused, Problem::field(field, Rule::UnknownChoice), "{input:?}");
    }
    let ticked = services.propose_contribution(&employee, &sentence("abro"), true).await.unwrap();
    assert_eq!(ticked.state, State::Proposed, "it is not theirs to confirm");

    let empty = services.propose_contribution(&employee, &ContributionInput::default(), false).await;
    let Problem::Invalid(problems) = problem(empty) else { panic!("it should not hold") };
    let fields: Vec<_> = problems.iter().map(|p| p.field.as_str()).collect();
    assert_eq!(fields, ["does", "gets", "touchpoint", "statement"]);
    let unknown = ContributionInput {
        touchpoint: PURPOSE.to_string(),
        statement: "x".to_owned(),
        through: "y".to_owned(),
        ..sentence(&"a".repeat(301))
    };
    let Problem::Invalid(problems) = problem(services.propose_contribution(&employee, &unknown, false).await) else {
        panic!("it should not hold")
    };
    assert_eq!(
        problems.iter().map(|p| p.field.as_str()).collect::<Vec<_>>(),
        ["does", "touchpoint", "statement", "through"]
    );
}

#[tokio::test]
async fn a_lead_declares_for_titles_below() {
    let hilo = set_up().await;
    let services = &hilo.services;
    let mut repo = services.store.write().await.unwrap();
    let role = repo.role_for(area(CORNER_SHOP), "Reponedor", RoleId(id(0x800)), hilo.now()).await.unwrap();
    let mut stocker = person(0x801, CORNER_SHOP, "Renata Repone");
    stocker.role_id = Some(role);
    repo.insert_person(&stocker).await.unwrap();
    repo.save().await.unwrap();
    let lead = actor(&hilo, Kind::Lead).await;

    let lamps = declared("reponedor", SHOPS, "pruebo cada lámpara");
    let id = services.propose_contribution(&lead, &lamps, true).await.unwrap().id;
    let again = services.propose_contribution(&lead, &lamps, false).await.unwrap();
    assert_eq!((again.id, again.state), (id, State::Confirmed));
    let view = services.contribution(&lead, id).await.unwrap();
    assert_eq!((view.contribution.role.title.as_str(), view.contribution.state), ("Reponedor", State::Confirmed));
    assert_eq!((view.areas_below, view.may.as_slice()), (1, &[May::Retire][..]));
    let kinds: Vec<_> = view.events.iter().map(|e| e.kind).collect();
    assert_eq!(kinds, [Event::Proposed, Event::Confirmed]);

    let above = declared("Reponedor", ROOT, "pruebo");
    let refused = services.propose_contribution(&lead, &above, false).await;
    assert_eq!(problem(refused), Problem::field("area", Rule::UnknownChoice));
    let unused = declared("Astronauta", SHOPS, "floto");
    let refused = services.propose_contribution(&lead, &unused, false).await;
    assert_eq!(problem(refused), Problem::field("title", Rule::UnknownChoice));
    let nobody = declared("", CORNER_SHOP, "pruebo");
    assert_eq!(
        problem(services.propose_contribution(&lead, &nobody, false).await),
        Problem::field("title", Rule::Required)
    );

    let composer = services.contribution_composer(&lead, Some(area(CORNER_SHOP)), "Reponedor").await.unwrap();
    assert_eq!(composer.led.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["Tiendas", "Tienda Esquina"]);
    assert_eq!(composer.titles, ["Cajera", "Encargada", "Reponedor"]);
    assert_eq!(composer.role.unwrap().area, area(CORNER_SHOP));
    assert_eq!(composer.touchpoints[0].statements, [PURPOSE]);
}
