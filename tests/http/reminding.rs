//! The lead's week over HTTP, without a script: who is missing, reminding them once, what of the pulse is shown.

use hilo_tests::{Engine, Installation, Kind, World, page, world::OPEN};

const WEEK: &str = "2026-W47";

fn address(kind: Kind) -> String {
    format!("/team/{WEEK}/remind/{}", kind.person())
}

async fn text(hilo: &Installation, kind: Kind, path: &str) -> String {
    page::text(&hilo.browser(kind).get(path).await.expect(200).body)
}

async fn story(engine: Engine) {
    let hilo = Installation::new(engine).await;
    hilo.services.tick().await.unwrap();
    let to_employee = address(Kind::Employee);
    let before = hilo.browser(Kind::Lead).get("/team").await.expect(200);
    assert!(before.body.contains(&format!("action=\"{to_employee}\"")), "{}", before.body);
    let said = page::text(&before.body);
    assert!(said.contains("Quién respondió el pulso no lo sabe nadie."), "{said}");

    let sent = hilo.browser(Kind::Lead).post(&to_employee, &[]).await.expect(303);
    assert_eq!(sent.location(), "/team?week=2026-W47#missing");
    // A second press, and whoever stands in.
    let _ = hilo.browser(Kind::Lead).post(&to_employee, &[]).await.expect(303);
    let _ = hilo.browser(Kind::StandIn).post(&to_employee, &[]).await.expect(303);
    let after = hilo.browser(Kind::Lead).get("/team").await.expect(200);
    assert!(!after.body.contains(&to_employee), "there is no second button");
    let said = page::text(&after.body);
    assert!(said.contains("Recordatorio enviado") && said.contains("lunes a las 09:00"), "{said}");
    let stand_in = text(&hilo, Kind::StandIn, "/team").await;
    assert!(stand_in.contains("lunes a las 09:00 · Lead Prueba"), "{stand_in}");

    let reminded = "Lead Prueba recordó el registro de esta semana el lunes a las 09:00.";
    assert!(text(&hilo, Kind::Employee, "/").await.contains(reminded));
    assert!(!text(&hilo, Kind::Outsider, "/").await.contains("recordó"));
    let quiet = "Lead Prueba recordó este registro el lunes a las 09:00.";
    assert!(text(&hilo, Kind::Employee, "/check-in").await.contains(quiet));

    let fields = [("_page", "/check-in"), ("week", WEEK), ("revision", "0"), ("note", "uno"), ("action", "send")];
    let _ = hilo.browser(Kind::Employee).post("/check-in", &fields).await.expect(303);
    for path in ["/", "/check-in"] {
        assert!(!text(&hilo, Kind::Employee, path).await.contains("recordó"), "{path}");
    }
    assert!(text(&hilo, Kind::Hr, "/audit").await.contains("recordó a Employee Prueba el registro de la semana 47"));

    // Who does not lead them learns nothing; who has sent is not reminded; a closed week is closed.
    let to_outsider = address(Kind::Outsider);
    for kind in [Kind::Stranger, Kind::Employee, Kind::Lead, Kind::Leadership, Kind::Hr, Kind::Admin] {
        let status = if kind == Kind::Stranger { 401 } else { 404 };
        let _ = hilo.browser(kind).post(&to_outsider, &[]).await.expect(status);
    }
    let _ = hilo.browser(Kind::Lead).post(&to_employee, &[]).await.expect(303);
    assert!(text(&hilo, Kind::Lead, "/team").await.contains("Un registro por leer"));
    hilo.wait_hours(4);
    let closed = hilo.browser(Kind::OtherLead).post(&to_outsider, &[("_page", "/team")]).await.expect(409);
    assert!(!closed.body.contains("/remind/"), "{}", closed.body);
}

#[tokio::test]
async fn once_and_gone_on_sqlite() {
    story(Engine::Sqlite).await;
}

#[tokio::test]
async fn once_and_gone_on_postgres() {
    story(Engine::Postgres).await;
}

/// The corner shop has one published figure of the pulse, the others are suppressed: they are a dash with words, and
/// nothing on the page tells them.
#[tokio::test]
async fn what_is_suppressed_is_said_to_be() {
    let world = World::new(Engine::Sqlite).await;
    let lead = world.hilo.browser(Kind::CornerLead).get("/team").await.expect(200);
    assert_eq!(lead.body.matches("<td class=\"heat-hidden\"><span aria-hidden=\"true\">—</span>").count(), 4);
    assert_eq!(lead.body.matches("No se muestra, para proteger la confidencialidad</span></td>").count(), 4);
    let said = page::text(&lead.body);
    assert!(said.contains("La conozco 80") && said.contains("En conjunto — Sin cifra"), "{said}");
    // From above, and in a week before, the page is what it was.
    for path in [format!("/team?week={}", hilo_tests::world::CLOSED), format!("/team?week={OPEN}&page=9")] {
        let other = world.hilo.browser(Kind::CornerLead).get(&path).await.expect(200);
        assert_eq!(other.body.contains("heat-hidden"), path.contains("page=9"), "{path}");
    }
}
