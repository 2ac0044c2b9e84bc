//! The weekly check-in over HTTP, without a script: written, sent, read, answered, and what happens at the edges.

use hilo_domain::{ids::CheckinId, week::WeekId};
use hilo_tests::{Browser, Engine, Installation, Kind, page};

const WEEK: &str = "2026-W47";

fn fields<'a>(revision: &'a str, note: &'a str, action: &'a str) -> [(&'a str, &'a str); 5] {
    [("_page", "/check-in"), ("week", WEEK), ("revision", revision), ("note", note), ("action", action)]
}

async fn checkin_of(hilo: &Installation, kind: Kind) -> CheckinId {
    let week: WeekId = WEEK.parse().unwrap();
    hilo.services.store.read().await.unwrap().checkin_of(week, kind.person()).await.unwrap().unwrap().id
}

async fn story(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut employee = hilo.browser(Kind::Employee);
    let before = employee.get("/check-in").await.expect(200);
    assert!(page::text(&before.body).contains("La semana todavía no abre"));
    hilo.services.tick().await.unwrap();

    let open = page::text(&employee.get("/check-in").await.expect(200).body);
    for said in [
        "Semana 47 · hasta el lunes a las 12:00",
        "Lo verán tú, Lead Prueba, StandIn Prueba y Personas.",
        "Lo leerán solo tú, Lead Prueba y StandIn Prueba.",
    ] {
        assert!(open.contains(said), "{said}: {open}");
    }

    let saved = employee.post("/check-in", &fields("0", "uno", "save")).await.expect(303);
    assert_eq!(saved.location(), "/check-in?week=2026-W47");
    let draft = employee.get(saved.location()).await.expect(200);
    assert_eq!(page::input(&draft.body, "revision").as_deref(), Some("1"));
    assert!(page::text(&draft.body).contains("Todavía no se ha enviado"));

    // Another tab has the first revision still: it is told, keeps its text, and may then send over what it was shown.
    let _ = employee.post("/check-in", &fields("1", "dos", "save")).await.expect(303);
    let stale = employee.post("/check-in", &fields("1", "tres", "send")).await.expect(409);
    let text = page::text(&stale.body);
    assert!(stale.body.contains(">tres</textarea>") && text.contains("Nota : dos"), "{text}");
    assert_eq!(page::input(&stale.body, "revision").as_deref(), Some("2"));
    let sent = employee.post("/check-in", &fields("2", "tres", "send")).await.expect(303);
    assert_eq!(sent.location(), "/check-in");
    // A second press, and a repetition after an answer that was lost.
    let _ = employee.post("/check-in", &fields("2", "tres", "send")).await.expect(303);

    reading(&hilo).await;

    let too_long = "x".repeat(2001);
    let refused = employee.post("/check-in", &fields("3", &too_long, "send")).await.expect(422);
    assert!(refused.body.contains(&too_long), "nothing is lost");
    after_the_close(&hilo, &mut employee).await;
}

async fn reading(hilo: &Installation) {
    let letter = format!("/team/check-ins/{}", checkin_of(hilo, Kind::Employee).await);
    for kind in [Kind::Stranger, Kind::Outsider, Kind::OtherLead, Kind::Leadership, Kind::Experience, Kind::Admin] {
        let status = if kind == Kind::Stranger { 401 } else { 404 };
        let _ = hilo.browser(kind).get(&letter).await.expect(status);
        let comment = hilo.browser(kind).post(&format!("{letter}/comments"), &[("body", "yo")]).await;
        let _ = comment.expect(status);
    }
    let hr = hilo.browser(Kind::Hr).get(&letter).await.expect(200);
    assert!(!hr.body.contains("tres"), "the note is not for HR where there is a lead");
    let mut lead = hilo.browser(Kind::Lead);
    let team = lead.get("/team").await.expect(200);
    assert!(page::text(&team.body).contains("Un registro por leer"));
    assert!(page::text(&lead.get("/").await.expect(200).body).contains("Un registro por leer"));
    assert!(lead.get(&letter).await.expect(200).body.contains("tres"));
    let answered = lead.post(&format!("{letter}/comments"), &[("body", "Gracias")]).await.expect(303);
    assert_eq!(answered.location(), format!("{letter}#thread"));
    assert!(page::text(&lead.get("/team").await.expect(200).body).contains("Todo leído"));
    let mine = hilo.browser(Kind::Employee).get("/my-weeks/2026-W47").await.expect(200);
    let text = page::text(&mine.body);
    for said in ["Lead Prueba", "Hr Prueba", "Gracias", "marcado como leído"] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

async fn after_the_close(hilo: &Installation, employee: &mut Browser) {
    hilo.wait_hours(3);
    hilo.services.tick().await.unwrap();
    // What was still being typed comes back, to be copied.
    let closed = employee.post("/check-in", &fields("3", "cuatro", "send")).await.expect(409);
    assert!(closed.body.contains("cuatro"));
    let mut late = hilo.browser(Kind::Outsider);
    let sent = late.post("/check-in", &fields("0", "tarde", "send")).await.expect(303);
    assert_eq!(sent.location(), "/my-weeks/2026-W47");
    assert!(page::text(&late.get(sent.location()).await.expect(200).body).contains("tarde"));
    let page = page::text(&employee.get("/check-in").await.expect(200).body);
    assert!(page.contains("La semana 48 abre el jueves 26 de noviembre, 08:00."), "{page}");
    assert_eq!(employee.get("/check-in?week=2026-W47").await.expect(303).location(), "/my-weeks/2026-W47");
}

#[tokio::test]
async fn a_week_on_sqlite() {
    story(Engine::Sqlite).await;
}

#[tokio::test]
async fn a_week_on_postgres() {
    story(Engine::Postgres).await;
}

/// The island's side: the same form, the revision as the answer.
#[tokio::test]
async fn typing_is_saved() {
    let hilo = Installation::new(Engine::Sqlite).await;
    hilo.services.tick().await.unwrap();
    let mut employee = hilo.browser(Kind::Employee);
    employee.headers.push(("accept", "application/json".to_owned()));
    let island = |revision: &'static str, note: &'static str| fields(revision, note, "");
    let saved = employee.post("/check-in", &island("0", "uno")).await.expect(200);
    assert_eq!(saved.body, "{\"revision\":1}");
    let again = employee.post("/check-in", &island("0", "uno")).await.expect(200);
    assert_eq!(again.body, "{\"revision\":1}");
    let _ = employee.post("/check-in", &island("0", "dos")).await.expect(409);
    // Typing never sends, whatever the form says.
    let _ = employee.post("/check-in", &fields("1", "tres", "send")).await.expect(200);
    let week: WeekId = WEEK.parse().unwrap();
    let row = hilo.services.store.read().await.unwrap().checkin_of(week, Kind::Employee.person()).await.unwrap();
    assert_eq!(row.map(|row| (row.revision, row.sent_at)), Some((2, None)));
}
