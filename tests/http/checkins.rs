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
        "Lo veremos Lead Prueba, StandIn Prueba, Recursos Humanos y yo.",
        "Lo leeremos solo Lead Prueba, StandIn Prueba y yo.",
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
    assert!(stale.body.contains(">tres</textarea>") && text.contains("Nota: dos"), "{text}");
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
    let replied = hilo.browser(Kind::Employee).post("/my-weeks/2026-W47/comments", &[("body", "De nada")]).await;
    let _ = replied.expect(303);
    news(hilo, &mut lead, &letter).await;
    let mine = hilo.browser(Kind::Employee).get("/my-weeks/2026-W47").await.expect(200);
    let text = page::text(&mine.body);
    for said in ["Lead Prueba", "Hr Prueba", "Gracias", "marcado como leído"] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

/// The author has answered: it is unread again, and reading it leads back to where the reader came from.
async fn news(hilo: &Installation, lead: &mut Browser, letter: &str) {
    hilo.wait_hours(0);
    let page = lead.get(letter).await.expect(200);
    let seen = page::input(&page.body, "seen").unwrap();
    let area = hilo_tests::installation::area(hilo_tests::installation::SHOPS).to_string();
    let fields = [("seen", seen.as_str())];
    let read = lead.post(&format!("{letter}/read"), &fields).await.expect(303);
    assert_eq!(read.location(), "/team?week=2026-W47");
    let mut hr = hilo.browser(Kind::Hr);
    assert!(hr.get("/").await.expect(200).body.contains("href=\"/team\""));
    let listed = hr.get(&format!("/team?area={area}")).await.expect(200);
    assert!(listed.body.contains(&format!("{letter}?area={area}")), "{}", listed.body);
    // Who leads nobody has no team.
    assert!(listed.body.contains(">Registros semanales</a></li>"), "{}", listed.body);
    let back = hr.post(&format!("{letter}/read"), &[("area", area.as_str())]).await.expect(303);
    assert_eq!(back.location(), format!("/team?week=2026-W47&area={area}"));
    let own = hilo.browser(Kind::Employee).post(&format!("{letter}/read"), &fields).await;
    let _ = own.expect(404);
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
    // What is unfinished is kept, what is too long is told, and the rest is stored all the same.
    let long = "x".repeat(2001);
    let unfinished = [("week", WEEK), ("revision", "1"), ("did-o0", "sin punto de contacto"), ("note", long.as_str())];
    let saved = employee.post("/check-in", &unfinished).await.expect(200);
    let told = r#"{"fields":[{"field":"note","text":"Usar a lo más 2000 caracteres."}],"revision":2}"#;
    assert_eq!(saved.body, told);
    employee.headers.clear();
    let draft = employee.get("/check-in").await.expect(200);
    assert_eq!(page::textarea(&draft.body, "did-o0").as_deref(), Some("sin punto de contacto"));
    assert_eq!(page::textarea(&draft.body, "note").map(|note| note.len()), Some(2000));
    assert!(draft.body.contains("maxlength=\"2000\""));
    employee.headers.push(("accept", "application/json".to_owned()));
    // Typing never sends, whatever the form says.
    let _ = employee.post("/check-in", &fields("2", "tres", "send")).await.expect(200);
    let week: WeekId = WEEK.parse().unwrap();
    let row = hilo.services.store.read().await.unwrap().checkin_of(week, Kind::Employee.person()).await.unwrap();
    assert_eq!(row.map(|row| (row.revision, row.sent_at)), Some((3, None)));
}
