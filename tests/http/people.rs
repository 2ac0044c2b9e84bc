//! People through their forms: leave, invitations, links, sign-in by number. Who may is told by the matrix.

use hilo_domain::ids::AbsenceId;
use hilo_tests::{
    Browser, Engine, Installation, Kind,
    installation::{id, person},
    page,
};

async fn absences(hilo: &Installation, kind: Kind) -> Vec<AbsenceId> {
    let rows = hilo.services.store.read().await.unwrap().absences(kind.person()).await.unwrap();
    rows.into_iter().map(|row| row.id).collect()
}

async fn leave(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut employee = hilo.browser(Kind::Employee);
    let own = format!("/people/{}/leave", Kind::Employee.person());
    let days = |from: &'static str, to: &'static str| [("_page", "/account"), ("from", from), ("to", to)];
    let _ = employee.post(&own, &days("2026-12-01", "2026-12-04")).await.expect(303);
    let _ = employee.post(&own, &days("2026-12-14", "2026-12-18")).await.expect(303);
    let [later, sooner] = absences(&hilo, Kind::Employee).await[..] else { panic!("there are two") };

    let change = format!("{own}/{sooner}");
    let backwards = employee.post(&change, &days("2026-12-09", "2026-12-02")).await.expect(422);
    let wrong = page::tags(&backwards.body, "input").find(|tag| tag.contains("aria-invalid=\"true\"")).unwrap();
    assert_eq!(
        (page::attribute(&wrong, "name").as_deref(), page::attribute(&wrong, "value").as_deref()),
        (Some("to"), Some("2026-12-02"))
    );
    assert!(backwards.body.contains("value=\"2026-12-09\""), "what was typed is kept");
    let overlap = employee.post(&change, &days("2026-12-10", "2026-12-15")).await.expect(422);
    let wrong = page::tags(&overlap.body, "input").find(|tag| tag.contains("aria-invalid=\"true\"")).unwrap();
    assert_eq!(page::attribute(&wrong, "name").as_deref(), Some("from"));
    assert_eq!(employee.post(&change, &days("2026-12-02", "2026-12-03")).await.expect(303).location(), "/account");
    let stored = hilo.services.store.read().await.unwrap().absence(sooner).await.unwrap().unwrap();
    assert_eq!(stored.to_day.map(|to| to - stored.from_day), Some(1));

    // Somebody else's is not found, under one's own name neither.
    let mut outsider = hilo.browser(Kind::Outsider);
    let theirs = format!("/people/{}/leave/{sooner}", Kind::Outsider.person());
    for path in [theirs.clone(), format!("{theirs}/remove")] {
        let _ = outsider.post(&path, &days("2026-12-02", "2026-12-03")).await.expect(404);
    }
    let _ = outsider.post(&change, &days("2026-12-02", "2026-12-03")).await.expect(403);
    let _ = outsider.post(&format!("{change}/remove"), &[]).await.expect(403);
    // The lead may change and take away what the person set.
    let mut lead = hilo.browser(Kind::Lead);
    let _ = lead.post(&change, &days("2026-12-02", "")).await.expect(422);
    let _ = lead.post(&change, &days("2026-12-02", "2026-12-04")).await.expect(303);
    let _ = lead.post(&format!("{change}/remove"), &[("_page", "/account")]).await.expect(303);
    assert_eq!(absences(&hilo, Kind::Employee).await, [later]);
}

#[tokio::test]
async fn leave_is_changed_and_taken_away_on_sqlite() {
    leave(Engine::Sqlite).await;
}

#[tokio::test]
async fn leave_is_changed_and_taken_away_on_postgres() {
    leave(Engine::Postgres).await;
}

/// The path of the link that a page shows once.
fn link(body: &str) -> String {
    let at = body.find("http://hilo.test/welcome/").unwrap_or_else(|| panic!("no link in {}", page::text(body)));
    let rest = &body[at + "http://hilo.test".len()..];
    rest[..rest.find(['"', '<', '&', ' ']).unwrap()].to_owned()
}

async fn sign_in(hilo: &Installation, login: &str, password: &str) -> u16 {
    let mut browser = Browser::new(hilo.router.clone());
    browser.post("/sign-in", &[("login", login), ("password", password)]).await.status.as_u16()
}

async fn getting_in(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut hr = hilo.browser(Kind::Hr);
    let area = hilo_tests::installation::area(hilo_tests::installation::SHOPS).to_string();
    let new = [("name", "Nora Nueva"), ("employee_number", "77-K"), ("area", area.as_str()), ("role", "Cajera")];
    let wrong: Vec<_> = new.iter().copied().chain([("_page", "/people/new"), ("email", "nora@@x")]).collect();
    let back = hr.post("/people/new", &wrong).await.expect(422);
    assert_eq!(page::input(&back.body, "email").as_deref(), Some("nora@@x"));
    assert_eq!(page::input(&back.body, "name").as_deref(), Some("Nora Nueva"));
    let made = hr.post("/people/new", &new).await.expect(303);
    let nora = made.location().to_owned();

    // Without e-mail: by the number, with the password that the invitation let her choose.
    let invited = hr.post(&format!("{nora}/link"), &[]).await.expect(200);
    let welcome = link(&invited.body);
    let password = |text: &'static str| [("password", text), ("password_again", text)];
    let mut browser = Browser::new(hilo.router.clone());
    let _ = browser.get(&welcome).await.expect(200);
    let _ = browser.post(&welcome, &password("tres gatos azules")).await.expect(303);
    assert_eq!(sign_in(&hilo, "77-K", "tres gatos azules").await, 303);
    assert_eq!(sign_in(&hilo, " 77-K ", "tres gatos azules").await, 303);

    // Forgotten: HR makes another link; the old password holds until it is used, and the sessions end with it.
    let reset = link(&hr.post(&format!("{nora}/link"), &[]).await.expect(200).body);
    assert_ne!(reset, welcome);
    let _ = Browser::new(hilo.router.clone()).post(&welcome, &password("otra frase larga")).await.expect(404);
    let _ = browser.get("/").await.expect(200);
    let mut elsewhere = Browser::new(hilo.router.clone());
    let _ = elsewhere.post(&reset, &password("cuatro perros verdes")).await.expect(303);
    let _ = browser.get("/").await.expect(401);
    let _ = elsewhere.get("/").await.expect(200);
    assert_eq!(sign_in(&hilo, "77-K", "tres gatos azules").await, 422);
    assert_eq!(sign_in(&hilo, "77-K", "cuatro perros verdes").await, 303);

    // Not for an admin, nor for somebody who has left.
    let admin = format!("/people/{}/link", Kind::Admin.person());
    let _ = hr.post(&admin, &[]).await.expect(403);
    let _ = hr.post(&format!("{nora}/deactivate"), &[]).await.expect(303);
    let _ = hr.post(&format!("{nora}/link"), &[]).await.expect(404);
    assert_eq!(sign_in(&hilo, "77-K", "cuatro perros verdes").await, 422);
}

#[tokio::test]
async fn hr_invites_and_resets_by_link_on_sqlite() {
    getting_in(Engine::Sqlite).await;
}

#[tokio::test]
async fn hr_invites_and_resets_by_link_on_postgres() {
    getting_in(Engine::Postgres).await;
}

#[tokio::test]
async fn hr_invites_many_at_once_as_a_file() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut repo = hilo.services.store.write().await.unwrap();
    repo.insert_person(&person(0x900, 2, "=Nora Nueva")).await.unwrap();
    repo.save().await.unwrap();
    let mut hr = hilo.browser(Kind::Hr);
    let area = hilo_tests::installation::area(hilo_tests::installation::SHOPS).to_string();
    let file = hr.post("/people/invitations", &[("area", &area)]).await.expect(200);
    let line = file.body.lines().find(|line| line.contains("Nora")).unwrap();
    assert!(line.starts_with("'=Nora Nueva"), "no spreadsheet calculates it: {line}");
    let at = line.find("/welcome/").unwrap();
    let path = line[at..].split([',', '"']).next().unwrap();
    let _ = Browser::new(hilo.router.clone()).get(path).await.expect(200);
    let nowhere = id(0xdead).to_string();
    let _ = hr.post("/people/invitations", &[("area", &nowhere)]).await.expect(404);
}
