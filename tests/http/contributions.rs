//! Who may say, decide and see how a role contributes, and what a change of meaning does to it.

use hilo_domain::{
    contribution::{Event, State},
    ids::{ContributionId, JourneyVersionId, RoleId},
    problem::{Problem, Rule},
    view::contributions::{ChangedField, May},
};
use hilo_service::{
    Actor, Result,
    access::{Origin, sessions::Recognised},
    contributions::{AnswerInput, ContributionInput, Decision, OverviewFilter, Reconfirmation},
};
use hilo_tests::{
    Engine, Installation, Kind,
    installation::{CORNER_SHOP, ROOT, SHOPS, WAREHOUSE, area, id, person, token},
    page,
    scene::{DISPLAY, PURPOSE, TILL, publish_purpose, publish_till, published},
};

async fn actor(hilo: &Installation, kind: Kind) -> Actor {
    match hilo.services.recognise(&token(kind), &Origin::default()).await.unwrap() {
        Recognised::Actor(actor) => *actor,
        _ => panic!("{kind:?} is not signed in"),
    }
}

fn sentence(does: &str) -> ContributionInput {
    ContributionInput {
        touchpoint: TILL.to_string(),
        statement: PURPOSE.to_string(),
        does: does.to_owned(),
        gets: "pague sin esperar.".to_owned(),
        ..ContributionInput::default()
    }
}

fn declared(title: &str, in_area: u128, does: &str) -> ContributionInput {
    ContributionInput { area: area(in_area).to_string(), title: title.to_owned(), ..sentence(does) }
}

async fn state(hilo: &Installation, id: ContributionId) -> (State, i64) {
    let view = hilo.services.contribution(&actor(hilo, Kind::Hr).await, id).await.unwrap().contribution;
    (view.state, view.revision)
}

#[track_caller]
fn problem<T>(result: Result<T>) -> Problem {
    match result {
        Ok(_) => panic!("it was let through"),
        Err(failure) => failure.problem,
    }
}

async fn set_up() -> Installation {
    let hilo = Installation::new(Engine::Sqlite).await;
    published(&hilo).await;
    hilo
}

/// The employee's proposal for cashiers in the shops.
async fn proposal(hilo: &Installation) -> ContributionId {
    let employee = actor(hilo, Kind::Employee).await;
    hilo.services.propose_contribution(&employee, &sentence("cuento el vuelto en voz alta"), false).await.unwrap()
}

async fn confirmed(hilo: &Installation) -> ContributionId {
    let id = proposal(hilo).await;
    let lead = actor(hilo, Kind::Lead).await;
    hilo.services.decide_contribution(&lead, id, 1, &Decision::Confirm).await.unwrap();
    id
}

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

    for input in
        [declared("Encargada", SHOPS, "abro"), declared("Cajera", ROOT, "abro"), declared("", WAREHOUSE, "abro")]
    {
        assert_eq!(problem(services.propose_contribution(&employee, &input, false).await), Problem::Forbidden);
    }
    assert_eq!(problem(services.propose_contribution(&employee, &sentence("abro"), true).await), Problem::Forbidden);

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

    let id =
        services.propose_contribution(&lead, &declared("reponedor", SHOPS, "pruebo cada lámpara"), true).await.unwrap();
    let view = services.contribution(&lead, id).await.unwrap();
    assert_eq!((view.contribution.role.title.as_str(), view.contribution.state), ("Reponedor", State::Confirmed));
    assert_eq!((view.areas_below, view.may.as_slice()), (1, &[May::Retire][..]));
    let kinds: Vec<_> = view.events.iter().map(|e| e.kind).collect();
    assert_eq!(kinds, [Event::Proposed, Event::Confirmed]);

    let above = declared("Reponedor", ROOT, "pruebo");
    assert_eq!(problem(services.propose_contribution(&lead, &above, false).await), Problem::Forbidden);
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
async fn a_change_of_meaning_asks_the_role_again() {
    let hilo = set_up().await;
    let services = &hilo.services;
    let id = confirmed(&hilo).await;
    let employee = actor(&hilo, Kind::Employee).await;
    publish_purpose(&hilo, 2, "wording", 1).await;
    assert!(services.my_role(&employee).await.unwrap().stale.is_empty(), "the wording alone");
    publish_till(&hilo, 2, "meaning", 2).await;
    publish_purpose(&hilo, 3, "meaning", 3).await;

    let mine = services.my_role(&employee).await.unwrap();
    assert!(mine.own.is_empty());
    assert_eq!(services.contributions_waiting(&employee).await.unwrap().stale, 1);
    let fields: Vec<_> = mine.stale[0].changes.iter().map(|change| change.field).collect();
    assert_eq!(fields, [ChangedField::Promise, ChangedField::StatementTitle]);
    assert_eq!(mine.stale[0].changes[0].before, "Promesa 1 de Caja");
    assert_eq!(mine.stale[0].changes[0].now, "Promesa 2 de Caja");

    let seen = Reconfirmation { touchpoint_number: 2, statement_number: 3 };
    let lead = actor(&hilo, Kind::Lead).await;
    assert_eq!(problem(services.reconfirm_contribution(&lead, id, seen).await), Problem::Forbidden, "of another role");
    publish_purpose(&hilo, 4, "meaning", 4).await;
    assert_eq!(problem(services.reconfirm_contribution(&employee, id, seen).await), Problem::Stale, "it changed again");
    let seen = Reconfirmation { statement_number: 4, ..seen };
    assert_eq!(services.contribution(&employee, id).await.unwrap().may, [May::Reconfirm]);
    services.reconfirm_contribution(&employee, id, seen).await.unwrap();
    services.reconfirm_contribution(&employee, id, seen).await.unwrap();
    let view = services.contribution(&employee, id).await.unwrap();
    assert!(!view.contribution.stale && view.changes.is_empty());
    let again = view.events.iter().filter(|event| event.kind == Event::Reconfirmed).count();
    assert_eq!(again, 1, "two taps are one");
    assert_eq!(services.my_role(&employee).await.unwrap().own.len(), 1);
}

#[tokio::test]
async fn what_is_declared_above_holds_below_and_its_people_confirm_it_again() {
    let hilo = set_up().await;
    let services = &hilo.services;
    let contribution = confirmed(&hilo).await;
    // The employee moves to the corner shop and is a cashier there.
    let mut repo = services.store.write().await.unwrap();
    let role = repo.role_for(area(CORNER_SHOP), "Cajera", RoleId(id(0x820)), hilo.now()).await.unwrap();
    let mut moved = repo.person(Kind::Employee.person()).await.unwrap().unwrap();
    (moved.area_id, moved.role_id) = (area(CORNER_SHOP), Some(role));
    repo.update_person(&moved, hilo.now()).await.unwrap();
    repo.save().await.unwrap();
    let employee = actor(&hilo, Kind::Employee).await;
    let mine = services.my_role(&employee).await.unwrap();
    assert_eq!((mine.own.len(), mine.above.len()), (0, 1));
    publish_till(&hilo, 2, "meaning", 2).await;
    assert_eq!(services.my_role(&employee).await.unwrap().stale.len(), 1);
    let seen = Reconfirmation { touchpoint_number: 2, statement_number: 1 };
    services.reconfirm_contribution(&employee, contribution, seen).await.unwrap();
    assert_eq!(services.my_role(&employee).await.unwrap().above.len(), 1);
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
    assert_eq!(view.waiting.iter().map(|c| c.id).collect::<Vec<_>>(), [id]);
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

    let csv = services.export_contributions(&hr, &all).await.unwrap();
    let lines: Vec<_> = csv.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[1].starts_with("Bodega,Encargada,cargo de noche,Caja,pague sin esperar,,purpose,"), "{}", lines[1]);
}

#[tokio::test]
async fn a_sentence_that_does_not_hold_comes_back_as_it_was_typed() {
    let hilo = set_up().await;
    let mut browser = hilo.browser(Kind::Employee);
    let evil = "</textarea><script>alert(1)</script>";
    let till = TILL.to_string();
    let fields = [("does", evil), ("gets", ""), ("touchpoint", till.as_str()), ("_page", "/my-role/propose")];
    let answer = browser.post("/my-role/propose", &fields).await.expect(422);
    assert_eq!(page::textarea(&answer.body, "does").as_deref(), Some(evil));
    assert!(!answer.body.contains("<script>alert"));
    let selected = format!("value=\"{till}\" selected");
    assert!(answer.body.contains(&selected), "the choice is kept");
}

/// Without JavaScript the search asks the server, and what is typed already stays.
#[tokio::test]
async fn the_search_without_javascript_keeps_what_is_typed() {
    let hilo = set_up().await;
    let mut browser = hilo.browser(Kind::Employee);
    let path = "/my-role/propose?does=abro+temprano&touchpoint_q=EXHIBICION&search=yes";
    let answer = browser.get(path).await.expect(200);
    assert_eq!(page::textarea(&answer.body, "does").as_deref(), Some("abro temprano"));
    assert!(answer.body.contains(&DISPLAY.to_string()) && !answer.body.contains(&TILL.to_string()));
    let carried = browser.get(&format!("/my-role/propose?touchpoint={TILL}")).await.expect(200);
    assert!(carried.body.contains(&format!("value=\"{PURPOSE}\" selected")), "what the touchpoint carries is chosen");
}

#[tokio::test]
async fn buttons_lead_back_to_their_list() {
    let hilo = set_up().await;
    let id = proposal(&hilo).await;
    let mut lead = hilo.browser(Kind::Lead);
    let list = format!("/areas/{}/contributions", area(SHOPS));
    let fields = [("revision", "1"), ("_page", list.as_str())];
    let answer = lead.post(&format!("/contributions/{id}/confirm"), &fields).await.expect(303);
    assert_eq!(answer.location(), list);
    let elsewhere = [("revision", "2"), ("meant", "yes"), ("_page", "https://example.com/my-role")];
    let answer = lead.post(&format!("/contributions/{id}/retire"), &elsewhere).await.expect(303);
    assert_eq!(answer.location(), format!("/contributions/{id}"));
}
