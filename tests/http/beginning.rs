//! An installation at its beginning: what waits for whom, and that what is not there yet is said truly.

use hilo_tests::{
    Engine, Installation, Kind,
    installation::{CORNER_SHOP, area},
    page,
};

async fn shown(hilo: &Installation, kind: Kind, path: &str) -> String {
    page::text(&hilo.browser(kind).get(path).await.expect(200).body)
}

fn says(text: &str, said: &str) {
    assert!(text.contains(said), "{said}: {text}");
}

/// Nothing is published, and nobody has a password.
#[tokio::test]
async fn home_says_what_comes_first() {
    let hilo = Installation::new(Engine::Sqlite).await;
    for (kind, step, href) in [
        (Kind::Leadership, "Escribir lo que somos", "href=\"/statements/new\""),
        (Kind::Leadership, "Preparar el primer recorrido", "href=\"/experience/journeys/new\""),
        (Kind::Experience, "Preparar el primer recorrido", "href=\"/experience/journeys/new\""),
        (Kind::Hr, "Invitar a quienes todavía no pueden entrar", "href=\"/people/invitations\""),
        (Kind::Admin, "Invitar a quienes todavía no pueden entrar", "href=\"/people/invitations\""),
    ] {
        let home = hilo.browser(kind).get("/").await.expect(200).body;
        says(&page::text(&home), step);
        assert!(home.contains(href), "{href} for {kind:?}");
        assert!(!page::text(&home).contains("Nada espera por ahora"), "something waits for {kind:?}");
    }
    let employee = shown(&hilo, Kind::Employee, "/").await;
    assert!(!employee.contains("Primeros pasos"), "{employee}");

    let mut repo = hilo.services.store.write().await.unwrap();
    repo.remove_grant(Kind::Leadership.person(), "leadership").await.unwrap();
    repo.save().await.unwrap();
    says(&shown(&hilo, Kind::Admin, "/").await, "Dar el permiso de gerencia");
    assert!(!shown(&hilo, Kind::Hr, "/").await.contains("Dar el permiso de gerencia"), "only an admin gives it");
}

#[tokio::test]
async fn nobody_of_the_leadership_is_no_figure() {
    let hilo = Installation::new(Engine::Sqlite).await;
    hilo.services.tick().await.unwrap();
    let mut repo = hilo.services.store.write().await.unwrap();
    repo.remove_grant(Kind::Leadership.person(), "leadership").await.unwrap();
    repo.add_grant(Kind::Admin.person(), "experience", None, hilo.now()).await.unwrap();
    repo.save().await.unwrap();
    let conduct = hilo.browser(Kind::Hr).get("/alignment/leadership").await.expect(200).body;
    says(&page::text(&conduct), "Nadie tiene el permiso de gerencia");
    assert!(!page::text(&conduct).contains("0 de 0"), "{conduct}");
    assert!(!conduct.contains("Elegir a la persona"), "HR does not give it");
    says(&shown(&hilo, Kind::Admin, "/alignment/leadership").await, "Elegir a la persona");
    // And a week in which nothing was published, read or told is no even pace.
    says(&shown(&hilo, Kind::Hr, "/alignment").await, "Falta lo primero: publicar lo que somos.");
}

/// What is said of those who have sent adds up with those who are missing.
#[tokio::test]
async fn a_team_adds_up() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut repo = hilo.services.store.write().await.unwrap();
    // Nobody works there.
    repo.set_lead(area(CORNER_SHOP), Some(Kind::Leadership.person()), hilo.now()).await.unwrap();
    repo.save().await.unwrap();
    hilo.services.tick().await.unwrap();
    let team = shown(&hilo, Kind::OtherLead, "/team").await;
    says(&team, "De quienes me escriben, 0 de 1 enviaron");
    says(&team, "Falta una persona");
    let empty = shown(&hilo, Kind::Leadership, "/team").await;
    says(&empty, "Aquí no se espera a nadie más.");
    assert!(!empty.contains("No falta nadie") && !empty.contains("me escriben"), "{empty}");
}

async fn send(hilo: &Installation, week: &str) -> String {
    let fields = [("week", week), ("revision", "0"), ("note", "algo"), ("action", "send")];
    let _ = hilo.browser(Kind::Outsider).post("/check-in", &fields).await.expect(303);
    let mut repo = hilo.services.store.read().await.unwrap();
    let sent = repo.checkin_of(week.parse().unwrap(), Kind::Outsider.person()).await.unwrap().unwrap();
    format!("/team/check-ins/{}/read", sent.id)
}

#[tokio::test]
async fn a_week_that_is_read_leads_to_the_next_that_is_not() {
    let hilo = Installation::new(Engine::Sqlite).await;
    hilo.services.tick().await.unwrap();
    let before = send(&hilo, "2026-W47").await;
    // Week 47 closes at noon, week 48 opens on Thursday.
    for hours in [4, 72] {
        hilo.wait_hours(hours);
        hilo.services.tick().await.unwrap();
    }
    let latest = send(&hilo, "2026-W48").await;
    let mut lead = hilo.browser(Kind::OtherLead);
    let to_read = page::text(&lead.get("/team").await.expect(200).body);
    assert!(!to_read.contains("Sigue:"), "there is something to read here: {to_read}");
    let read = lead.post(&latest, &[]).await.expect(303);
    let team = lead.get(read.location()).await.expect(200).body;
    says(&page::text(&team), "Sigue: semana 47, uno por leer");
    assert!(team.contains("/team?week=2026-W47"), "{team}");
    let read = lead.post(&before, &[]).await.expect(303);
    let team = page::text(&lead.get(read.location()).await.expect(200).body);
    assert!(team.contains("Todo leído") && !team.contains("Sigue:"), "{team}");
}

#[tokio::test]
async fn the_list_of_people_is_called_that() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let list = hilo.browser(Kind::Hr).get("/people").await.expect(200).body;
    assert!(list.contains("<h1>Personas</h1>"), "{list}");
    says(&page::text(&list), "9 personas");
}
