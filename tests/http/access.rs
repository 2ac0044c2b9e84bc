//! Getting in: set-up, sign-in, links, sessions, and a session that ends while somebody types.

use axum::{body::Body, http::header};
use hilo_domain::{ids::PersonId, lang::Lang};
use hilo_service::{env::Token, import::command::NewOrganisation};
use hilo_tests::{
    Browser, Engine, Installation, Kind,
    crawl::{Form, Found, forms},
    installation::{id, person},
    page,
};

async fn set_up(hilo: &Installation) -> Browser {
    let token = hilo.services.setup_link().await.unwrap().unwrap();
    let mut browser = Browser::new(hilo.router.clone());
    let path = format!("/setup/{}", token.reveal());
    let form = browser.get(&path).await.expect(200);
    assert_eq!(page::actions(&form.body), std::slice::from_ref(&path));
    let done = browser.post(&path, &SETUP).await.expect(303);
    assert_eq!(done.location(), "/");
    browser
}

const SETUP: [(&str, &str); 7] = [
    ("organisation", "Casa Nube"),
    ("language", "es"),
    ("time_zone", "America/Santiago"),
    ("name", "Ada Prueba"),
    ("email", "ada@example.com"),
    ("password", "tres gatos azules"),
    ("password_again", "tres gatos azules"),
];

async fn story(engine: Engine) {
    let hilo = Installation::empty(engine).await;
    let before = Browser::new(hilo.router.clone()).get("/").await.expect(503);
    assert!(before.body.contains("consola"), "it says where the link is");

    let mut browser = set_up(&hilo).await;
    let home = browser.get("/").await.expect(200);
    assert!(home.body.contains("Hola, Ada"));
    assert!(hilo.services.setup_link().await.unwrap().is_none(), "a second set-up must not be possible");

    let gone = browser.post("/sign-out", &[]).await.expect(303);
    assert_eq!(gone.location(), "/sign-in");
    let _ = browser.get("/").await.expect(401);

    let wrong = browser
        .post("/sign-in", &[("login", "ada@example.com"), ("password", "tres gatos rojos"), ("_page", "/sign-in")])
        .await;
    let wrong = wrong.expect(422);
    assert_eq!(page::input(&wrong.body, "login").as_deref(), Some("ada@example.com"), "what was typed is kept");
    assert_eq!(page::input(&wrong.body, "password").as_deref(), Some(""), "but for the password");
    assert!(wrong.body.contains("no coinciden"));

    let right = browser
        .post("/sign-in", &[("login", " ADA@example.com "), ("password", "tres gatos azules"), ("next", "/account")])
        .await;
    assert_eq!(right.expect(303).location(), "/account");
    let account = browser.get("/account").await.expect(200);
    assert!(page::text(&account.body).contains("Ada Prueba"));
}

#[tokio::test]
async fn from_the_set_up_to_signing_in_again_on_sqlite() {
    story(Engine::Sqlite).await;
}

#[tokio::test]
async fn from_the_set_up_to_signing_in_again_on_postgres() {
    story(Engine::Postgres).await;
}

#[tokio::test]
async fn a_set_up_that_does_not_hold_comes_back_as_it_was_typed() {
    let hilo = Installation::empty(Engine::Sqlite).await;
    let token = hilo.services.setup_link().await.unwrap().unwrap();
    let path = format!("/setup/{}", token.reveal());
    let mut fields = SETUP;
    fields[4].1 = "no es un correo";
    fields[6].1 = "otra cosa distinta";
    let mut all: Vec<_> = fields.to_vec();
    all.push(("_page", &path));
    let mut browser = Browser::new(hilo.router.clone());
    let back = browser.post(&path, &all).await.expect(422);
    assert_eq!(page::input(&back.body, "organisation").as_deref(), Some("Casa Nube"));
    assert_eq!(page::input(&back.body, "email").as_deref(), Some("no es un correo"));
    assert!(back.body.contains("ana@example.com") && back.body.contains("no son iguales"));
    assert!(!back.body.contains("tres gatos azules"), "a password never comes back");
    let _ = browser.get("/setup/otro").await.expect(404);
}

/// What the form of one's preferences sends.
const fn preferences(time_zone: &str) -> [(&str, &str); 5] {
    let typed = ("_typed", "language\r\ntheme\r\ntime_zone");
    [("_page", "/account"), typed, ("language", "en"), ("theme", "dark"), ("time_zone", time_zone)]
}

#[tokio::test]
async fn a_session_that_ends_while_somebody_types_loses_nothing() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut browser = hilo.browser(Kind::Employee);
    let typed = preferences("Mars/Olympus");
    hilo.wait_hours(24 * 8);
    let asked = browser.post("/account/preferences", &typed).await.expect(401);
    let unsent = page::input(&asked.body, "_unsent").unwrap();
    assert!(unsent.contains("Mars/Olympus"));

    // Somebody else on the same computer does not get it.
    let mut other = browser.clone();
    sign_in(&hilo, &mut other, Kind::Outsider, &unsent, |page| assert!(!page.contains("Mars/Olympus"))).await;
    // Whoever typed it does.
    sign_in(&hilo, &mut browser, Kind::Employee, &unsent, |body| {
        assert!(body.contains("La sesión había terminado"), "{}", page::text(body));
        assert!(body.contains("value=\"dark\" selected") || body.contains("selected value=\"dark\""));
    })
    .await;
    let _ = browser.get("/account").await.expect(200);
}

/// The browser has no cookie any more that would say whose the form was.
#[tokio::test]
async fn signing_out_in_another_tab_loses_nothing() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut browser = hilo.browser(Kind::Employee);
    let page = browser.get("/account").await.expect(200);
    let by = page::input(&page.body, "_by").unwrap();
    let mut typed = preferences("Mars/Olympus").to_vec();
    typed.push(("_by", &by));
    let _ = browser.post("/sign-out", &[]).await.expect(303);
    assert_eq!(browser.cookie("hilo_session"), None);
    let asked = browser.post("/account/preferences", &typed).await.expect(401);
    assert_eq!(page::input(&asked.body, "next").as_deref(), Some("/account"), "not the address that only takes forms");
    let unsent = page::input(&asked.body, "_unsent").unwrap();
    let mut other = browser.clone();
    sign_in(&hilo, &mut other, Kind::Outsider, &unsent, |page| assert!(!page.contains("Mars/Olympus"))).await;
    sign_in(&hilo, &mut browser, Kind::Employee, &unsent, |page| assert!(page.contains("La sesión había terminado")))
        .await;
}

/// A button holds nothing that could be where it was left, though the browser knows whose it was.
#[tokio::test]
async fn a_button_promises_nothing_to_whoever_signs_in_first() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut browser = hilo.browser(Kind::Hr);
    hilo.wait_hours(24 * 8);
    let area = hilo_tests::installation::area(hilo_tests::installation::SHOPS);
    let page = format!("/areas/{area}/lead");
    let person = Kind::Employee.person().to_string();
    for (path, fields) in [("/sign-out", vec![]), (&page, vec![("_page", page.as_str()), ("person", &person)])] {
        let asked = browser.post(path, &fields).await.expect(401);
        assert_eq!(page::input(&asked.body, "_unsent"), None, "{path}");
        assert!(!page::text(&asked.body).contains("lo escrito"), "{}", page::text(&asked.body));
    }
}

async fn sign_in(hilo: &Installation, browser: &mut Browser, kind: Kind, unsent: &str, check: impl Fn(&str)) {
    let login = with_password(hilo, kind).await;
    let fields = [("login", login.as_str()), ("password", PASSWORD), ("_unsent", unsent), ("next", "/")];
    check(&browser.post("/sign-in", &fields).await.body);
}

const PASSWORD: &str = "tres gatos azules";

/// Gives somebody that password, and gives back what they sign in with.
async fn with_password(hilo: &Installation, kind: Kind) -> String {
    let hash = hilo.services.passwords.hash(PASSWORD.to_owned()).await.unwrap();
    let mut repo = hilo.services.store.write().await.unwrap();
    repo.set_credential(kind.person(), &hash, hilo.now()).await.unwrap();
    repo.save().await.unwrap();
    format!("{kind:?}.prueba@example.com").to_lowercase()
}

/// The sign-in form of a page, with the password of its reader.
fn filled<'a>(form: &'a Form, login: &'a str, password: &'a str) -> Vec<(&'a str, &'a str)> {
    let fill = |name: &str, value: &'a str| match name {
        "login" => login,
        "password" => password,
        _ => value,
    };
    form.fields.iter().map(|f| (f.name.as_str(), fill(&f.name, &f.value))).collect()
}

fn sign_in_form(body: &str) -> Form {
    let found = Found { path: "/sign-in".to_owned(), route: "/sign-in", status: 200, body: body.to_owned() };
    forms(&found).into_iter().find(|form| form.action == "/sign-in").unwrap()
}

/// Whoever comes back to a form that was left open may mistype, be slowed down, and has the text all the same.
#[tokio::test]
async fn a_mistyped_password_loses_no_text() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let login = with_password(&hilo, Kind::Employee).await;
    let mut browser = hilo.browser(Kind::Employee);
    let typed = preferences("Mars/Olympus");
    hilo.wait_hours(24 * 8);
    let mut asked = browser.post("/account/preferences", &typed).await.expect(401);
    for _ in 0..5 {
        let form = sign_in_form(&asked.body);
        asked = browser.post("/sign-in", &filled(&form, &login, "tres gatos rojos")).await.expect(422);
        assert!(asked.body.contains("no coinciden"), "{}", page::text(&asked.body));
    }
    let form = sign_in_form(&asked.body);
    let slowed = browser.post("/sign-in", &filled(&form, &login, PASSWORD)).await.expect(429);
    assert!(page::text(&slowed.body).contains("Esperar"));
    hilo.set_clock(hilo.now().plus_seconds(301));
    let form = sign_in_form(&slowed.body);
    let back = browser.post("/sign-in", &filled(&form, &login, PASSWORD)).await.expect(200);
    assert!(back.body.contains("La sesión había terminado"), "{}", page::text(&back.body));
    assert!(back.body.contains("value=\"dark\" selected") || back.body.contains("selected value=\"dark\""));
}

/// The page asked for is remembered through a wrong password too.
#[tokio::test]
async fn a_mistyped_password_leads_to_the_page_that_was_asked_for() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let login = with_password(&hilo, Kind::Employee).await;
    let mut stranger = hilo.browser(Kind::Stranger);
    let asked = stranger.get("/people/unknown?x=1").await.expect(401);
    let form = sign_in_form(&asked.body);
    let wrong = stranger.post("/sign-in", &filled(&form, &login, "tres gatos rojos")).await.expect(422);
    let form = sign_in_form(&wrong.body);
    let right = stranger.post("/sign-in", &filled(&form, &login, PASSWORD)).await.expect(303);
    assert_eq!(right.location(), "/people/unknown?x=1");
}

/// The cookie outlives the session's absolute limit: else nobody would know whose text it was.
#[tokio::test]
async fn the_absolute_limit_loses_no_text() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let login = with_password(&hilo, Kind::Employee).await;
    let mut browser = hilo.browser(Kind::Stranger);
    let _ = browser.post("/sign-in", &[("login", &login), ("password", PASSWORD)]).await.expect(303);
    for _ in 0..10 {
        hilo.wait_hours(24 * 3);
        browser.wait_hours(24 * 3);
        let _ = browser.get("/").await;
    }
    browser.wait_hours(1);
    hilo.wait_hours(1);
    let _ = hilo.services.tidy().await.unwrap();
    let typed = preferences("Mars/Olympus");
    let asked = browser.post("/account/preferences", &typed).await.expect(401);
    assert!(page::input(&asked.body, "_unsent").unwrap().contains("Mars/Olympus"));
}

/// The largest form that was taken comes back through the sign-in, though it is quoted twice.
#[tokio::test]
async fn as_much_as_a_form_may_hold_comes_back() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let login = with_password(&hilo, Kind::Employee).await;
    let mut browser = hilo.browser(Kind::Employee);
    hilo.wait_hours(24 * 8);
    // Ten megabytes and a half of what grows most on its way.
    let text = "\"\\\n".repeat(1 << 20) + &"ñ".repeat(1 << 20);
    let asked = browser.post("/account/preferences", &preferences(&text)).await.expect(401);
    let form = sign_in_form(&asked.body);
    let back = browser.post("/sign-in", &filled(&form, &login, PASSWORD)).await.expect(200);
    assert!(back.body.contains("La sesión había terminado"));
    // Somebody unknown has no such text to bring.
    let mut stranger = hilo.browser(Kind::Stranger);
    let _ = stranger.post("/sign-in", &filled(&form, &login, PASSWORD)).await.expect(413);
}

/// Whoever comes in by a link, with somebody else signed in, ends that session.
#[tokio::test]
async fn a_link_ends_the_session_of_whoever_was_there_before() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut admin = hilo.browser(Kind::Admin);
    let path = format!("/people/{}/link", Kind::Employee.person());
    let shown = admin.post(&path, &[]).await;
    let link = shown.body.split("/welcome/").nth(1).unwrap().split(['"', '<', '&', ' ']).next().unwrap();
    let mut shared = hilo.browser(Kind::Outsider);
    let left = hilo.browser(Kind::Outsider);
    let fields = [("password", "la ampolleta verde"), ("password_again", "la ampolleta verde")];
    let _ = shared.post(&format!("/welcome/{link}"), &fields).await.expect(303);
    let _ = shared.get("/").await.expect(200);
    let _ = left.clone().get("/").await.expect(401);
    // The way in is in the record, as every other.
    let log = page::text(&hilo.browser(Kind::Hr).get("/audit?group=access").await.expect(200).body);
    assert!(log.contains("Employee Prueba entró") && log.contains("eligió una contraseña con un enlace"), "{log}");
}

#[tokio::test]
async fn links_work_once_and_not_for_ever() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut admin = hilo.browser(Kind::Admin);
    let _ = admin.get("/").await.expect(200);
    let organisation = NewOrganisation { name: "x".to_owned(), language: Lang::Es, time_zone: "UTC".to_owned() };
    let token = hilo.services.create_admin("admin.prueba@example.com", None, &organisation).await.unwrap();
    let path = format!("/welcome/{}", token.reveal());
    let mut browser = Browser::new(hilo.router.clone());
    assert!(browser.get(&path).await.expect(200).body.contains("Admin Prueba"));
    // The fields come back empty, and nothing says otherwise.
    let differ = [("password", "la ampolleta verde"), ("password_again", "la ampolleta roja")];
    let back = page::text(&browser.post(&path, &differ).await.expect(422).body);
    assert!(back.contains("no son iguales") && !back.contains("sigue aquí"), "{back}");
    let fields = [("password", "la ampolleta verde"), ("password_again", "la ampolleta verde")];
    let _ = browser.post(&path, &fields).await.expect(303);
    let _ = admin.get("/").await.expect(401);
    let dead = browser.get(&path).await.expect(404);
    assert!(dead.body.contains("ya no sirve"));
    let _ = browser.post(&path, &fields).await.expect(404);

    let late = hilo.services.create_admin("admin.prueba@example.com", None, &organisation).await.unwrap();
    hilo.wait_hours(72);
    let _ = browser.get(&format!("/welcome/{}", late.reveal())).await.expect(404);
}

#[tokio::test]
async fn guessing_is_slowed_down_and_never_locks_the_owner_out() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let hash = hilo.services.passwords.hash("tres gatos azules".to_owned()).await.unwrap();
    let mut repo = hilo.services.store.write().await.unwrap();
    repo.set_credential(Kind::Employee.person(), &hash, hilo.now()).await.unwrap();
    repo.save().await.unwrap();
    let right = [("login", "employee.prueba@example.com"), ("password", "tres gatos azules")];
    let wrong = [("login", "employee.prueba@example.com"), ("password", "adivinanza 1234")];

    let mut owner = Browser::new(hilo.router.clone());
    let _ = owner.post("/sign-in", &right).await.expect(303);
    let mut thief = Browser::new(hilo.router.clone());
    for _ in 0..5 {
        let _ = thief.post("/sign-in", &wrong).await.expect(422);
    }
    let slowed = thief.post("/sign-in", &right).await.expect(429);
    assert!(
        page::text(&slowed.body).contains("Esperar"),
        "even the right password waits, so that waiting says nothing"
    );
    let _ = owner.post("/sign-in", &right).await.expect(303);
    hilo.set_clock(hilo.now().plus_seconds(301));
    let _ = thief.post("/sign-in", &right).await.expect(303);
}

#[tokio::test]
async fn nobody_learns_who_has_an_account() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut repo = hilo.services.store.write().await.unwrap();
    let mut left = person(0x900, 2, "Ya Fuera");
    left.active = false;
    repo.insert_person(&left).await.unwrap();
    repo.save().await.unwrap();
    let mut bodies = Vec::new();
    for login in ["employee.prueba@example.com", "nobody@example.com", "ya.fuera@example.com"] {
        let mut browser = Browser::new(hilo.router.clone());
        let answer = browser.post("/sign-in", &[("login", login), ("password", "adivinanza 1234")]).await.expect(422);
        bodies.push(page::text(&answer.body));
    }
    bodies.dedup();
    assert_eq!(bodies.len(), 1, "{bodies:#?}");
}

#[tokio::test]
async fn sessions_are_listed_and_ended() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut browser = hilo.browser(Kind::Employee);
    let mut other = Browser::new(hilo.router.clone());
    let now = hilo.now();
    let mut repo = hilo.services.store.write().await.unwrap();
    let session = hilo_store::access::SessionRow {
        id: hilo_domain::ids::SessionId(id(0x999)),
        person_id: PersonId(Kind::Employee.person().0),
        created_at: now,
        last_seen_at: now,
        expires_at: now.plus_days(1),
        ended_at: None,
        user_agent: "Mozilla/5.0 (X11; Linux) Firefox/140.0".to_owned(),
        address: "192.0.2.7".to_owned(),
    };
    repo.insert_session(&session, &Token::from_text("other").hash()).await.unwrap();
    repo.save().await.unwrap();
    other.set_cookie("hilo_session", "other");
    let _ = other.get("/").await.expect(200);

    let account = browser.get("/account").await.expect(200);
    assert!(account.body.contains("Firefox · Linux") && account.body.contains("192.0.2.7"));
    let end = format!("/account/sessions/{}/end", session.id);
    let _ = hilo.browser(Kind::Outsider).post(&end, &[]).await.expect(404);
    let _ = browser.post(&end, &[]).await.expect(303);
    let _ = other.get("/").await.expect(401);
    let _ = browser.post("/account/sign-out-everywhere", &[]).await.expect(303);
    let _ = hilo.browser(Kind::Employee).get("/").await.expect(401);
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_before_it_is_read() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut stranger = hilo.browser(Kind::Stranger);
    let mut request = stranger.request("POST", "/setup/x", Body::empty());
    request.headers_mut().insert(header::CONTENT_LENGTH, "524288000".parse().unwrap());
    let refused = stranger.send(request).await.expect(413);
    assert!(page::text(&refused.body).contains("hasta 512 kB"), "{}", page::text(&refused.body));
    // Where one must sign in anyway, that comes first: then more is taken.
    let long = "x".repeat(1 << 20);
    let asked = stranger.post("/account/preferences", &preferences(&long)).await.expect(401);
    assert_eq!(page::input(&asked.body, "next").as_deref(), Some("/account/preferences"));
    assert_eq!(page::input(&asked.body, "_unsent"), None, "nothing was read");
    let text = "x".repeat(10 << 20);
    let mut employee = hilo.browser(Kind::Employee);
    let back = employee.post("/account/preferences", &[("_page", "/account"), ("language", &text)]).await;
    let _ = back.expect(422);
}
