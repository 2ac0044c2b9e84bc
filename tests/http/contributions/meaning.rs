//! What a change of meaning does.

use super::{actor, confirmed, problem, proposal, set_up, state};
use hilo_domain::{
    contribution::{Event, State},
    experience::TouchpointField,
    ids::{RoleId, TouchpointVersionId},
    problem::{Problem, Rule},
    view::contributions::May,
};
use hilo_service::contributions::{Decision, OverviewFilter, Reconfirmation};
use hilo_store::experience::TouchpointVersionRow;
use hilo_tests::{
    Kind,
    installation::{CORNER_SHOP, SHOPS, WAREHOUSE, area, id},
    page,
    scene::{PURPOSE, TILL, publish_purpose, publish_till},
};

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
    let changes = &mine.stale[0].changes;
    let touchpoint = changes.touchpoint.as_ref().unwrap();
    // The scene's second version carries no statement.
    assert_eq!(touchpoint.fields, [TouchpointField::Promise, TouchpointField::Statements]);
    assert_eq!(touchpoint.before.promise, "Promesa 1 de Caja");
    assert_eq!(touchpoint.now.promise, "Promesa 2 de Caja");
    let statement = changes.statement.as_ref().unwrap();
    assert_eq!(statement.before.0, "Arreglar la casa con alegría 1");
    assert_eq!(statement.now.0, "Arreglar la casa con alegría 3");

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

/// Whatever of its ten fields a new meaning is in, the role sees it: field, before and now.
#[tokio::test]
async fn every_field_of_a_touchpoint_is_shown_that_changed() {
    use TouchpointField as F;
    let hilo = set_up().await;
    confirmed(&hilo).await;
    let mut repo = hilo.services.store.write().await.unwrap();
    let before = repo.touchpoint_versions_at(&[(TILL, 1)]).await.unwrap().remove(0);
    let after = TouchpointVersionRow {
        id: TouchpointVersionId(id(0x20_0000)),
        number: 2,
        state: "draft".to_owned(),
        name: "Pago".to_owned(),
        promise: "Se paga en un minuto".to_owned(),
        emotion_word: "sorpresa".to_owned(),
        emotion: 2,
        effort: "Acercar una tarjeta".to_owned(),
        minutes: Some(1),
        guidance: "Una persona espera al final".to_owned(),
        channel: "Web".to_owned(),
        moment_of_truth: true,
        backstage: true,
        owner_area_id: Some(area(WAREHOUSE)),
        ..before
    };
    repo.insert_touchpoint_version(&after).await.unwrap();
    repo.publish_touchpoint(after.id, "meaning", 2, hilo.now()).await.unwrap();
    repo.save().await.unwrap();
    let mine = hilo.services.my_role(&actor(&hilo, Kind::Employee).await).await.unwrap();
    let changed = mine.stale[0].changes.touchpoint.clone().unwrap();
    let all = [
        F::Name,
        F::Promise,
        F::Emotion,
        F::Effort,
        F::Guidance,
        F::Channel,
        F::MomentOfTruth,
        F::Side,
        F::Owner,
        F::Statements,
    ];
    assert_eq!(changed.fields, all);
    let page = page::text(&hilo.browser(Kind::Employee).get("/my-role").await.expect(200).body);
    for said in [
        "Punto de contacto · nombre",
        "Se paga en un minuto",
        "calma sorpresa · +1 +2",
        "Acercar una tarjeta · 1 min",
        "Una persona espera al final",
        "Web",
        "es un momento de la verdad No Sí",
        "tras bastidores",
        "área responsable Tiendas Bodega",
        "Arreglar la casa con alegría 1",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
}

/// The lead does not confirm what the role wrote under another meaning without having seen the difference.
#[tokio::test]
async fn a_lead_sees_what_changed_since_the_sentence_was_written() {
    let hilo = set_up().await;
    let services = &hilo.services;
    let id = proposal(&hilo).await;
    let lead = actor(&hilo, Kind::Lead).await;
    publish_till(&hilo, 2, "meaning", 2).await;
    let unseen = services.decide_contribution(&lead, id, 1, &Decision::Confirm).await;
    assert_eq!(problem(unseen), Problem::Stale);
    let waiting = services.area_contributions(&lead, area(SHOPS)).await.unwrap().waiting;
    assert_eq!(waiting[0].changes.touchpoint.as_ref().unwrap().now.promise, "Promesa 2 de Caja");
    assert!(services.contribution(&lead, id).await.unwrap().changes.touchpoint.is_some());
    publish_till(&hilo, 3, "meaning", 3).await;
    let outdated = Decision::ConfirmSeen(Reconfirmation { touchpoint_number: 2, statement_number: 1 });
    assert_eq!(problem(services.decide_contribution(&lead, id, 1, &outdated).await), Problem::Stale);

    let mut browser = hilo.browser(Kind::Lead);
    let page = format!("/areas/{}/contributions", area(SHOPS));
    let shown = browser.get(&page).await.expect(200).body;
    assert!(page::text(&shown).contains("El sentido cambió desde que se escribió"), "{shown}");
    let (touchpoint, statement) = (page::input(&shown, "touchpoint_number"), page::input(&shown, "statement_number"));
    assert_eq!((touchpoint.as_deref(), statement.as_deref()), (Some("3"), Some("1")));
    let fields = [("revision", "1"), ("touchpoint_number", "3"), ("statement_number", "1"), ("_page", page.as_str())];
    let _ = browser.post(&format!("/contributions/{id}/confirm"), &fields).await.expect(303);
    assert!(!services.contribution(&lead, id).await.unwrap().contribution.stale);
}

/// A sentence without its statement counts for nothing until its people choose another, and they are asked to.
#[tokio::test]
async fn a_retired_statement_asks_for_another() {
    let hilo = set_up().await;
    let services = &hilo.services;
    let contribution = confirmed(&hilo).await;
    let mut boss = hilo.browser(Kind::Leadership);
    let to =
        boss.post("/statements", &[("kind", "value"), ("title", "Oficio")]).await.expect(303).location().to_owned();
    let value = to.trim_start_matches("/statements/").trim_end_matches("/edit").to_owned();
    let _ = boss.post(&format!("/statements/{value}/publish"), &[("revision", "1")]).await.expect(303);
    let asked = page::text(&boss.get(&format!("/statements/{PURPOSE}/retire")).await.expect(200).body);
    assert!(asked.contains("Un aporte deja de contar"), "{asked}");
    assert!(asked.contains("Cajera · Tiendas: cuento el vuelto en voz alta"), "{asked}");
    assert!(asked.contains("lo propuso Employee Prueba"), "{asked}");
    let _ = boss.post(&format!("/statements/{PURPOSE}/retire"), &[]).await.expect(303);

    let employee = actor(&hilo, Kind::Employee).await;
    let mine = services.my_role(&employee).await.unwrap();
    assert!(mine.own.is_empty() && mine.stale[0].contribution.needs_statement());
    assert_eq!(services.contributions_waiting(&employee).await.unwrap().stale, 1);
    let seen = Reconfirmation { touchpoint_number: 1, statement_number: 1 };
    let again = services.reconfirm_contribution(&employee, contribution, seen).await;
    assert_eq!(problem(again), Problem::Refused(Rule::NoLongerPublished));
    assert_eq!(services.contribution(&employee, contribution).await.unwrap().may, [May::Edit]);
    let hr = actor(&hilo, Kind::Hr).await;
    let stale = OverviewFilter { stale: true, ..OverviewFilter::default() };
    let listed = services.contributions_overview(&hr, &stale).await.unwrap();
    assert_eq!(listed.contributions.len(), 1);
    assert_eq!(listed.without_line_of_sight.len(), 3, "nobody sees the experience any more");

    let mut browser = hilo.browser(Kind::Employee);
    let page = page::text(&browser.get("/my-role").await.expect(200).body);
    assert!(page.contains("La declaración que esta frase hacía realidad se retiró"), "{page}");
    let edit = format!("/contributions/{contribution}/edit");
    let form = browser.get(&edit).await.expect(200).body;
    assert!(!form.contains(&format!("value=\"{PURPOSE}\"")), "the retired one is no choice");
    let till = TILL.to_string();
    let fields = [
        ("revision", "2"),
        ("does", "cuento el vuelto en voz alta"),
        ("gets", "pague sin esperar"),
        ("touchpoint", till.as_str()),
        ("statement", value.as_str()),
        ("_page", edit.as_str()),
    ];
    let _ = browser.post(&edit, &fields).await.expect(303);
    assert_eq!(state(&hilo, contribution).await, (State::Proposed, 3));
    let lead = actor(&hilo, Kind::Lead).await;
    services.decide_contribution(&lead, contribution, 3, &Decision::Confirm).await.unwrap();
    assert_eq!(services.my_role(&employee).await.unwrap().own.len(), 1);
}
