//! Importing people through the browser's forms, without scripts.

use hilo_domain::lang::Lang;
use hilo_service::{
    access::{Origin, sessions::Recognised, setup::SetupInput},
    import::{
        command::{NewOrganisation, Order},
        progress::quiet,
        reading,
    },
};
use hilo_tests::{Browser, Engine, Installation, Kind, installation::MONDAY, page};
use std::{fmt::Write as _, sync::Arc};

const SAMPLE: &str = include_str!("../../server/sample/people.csv");

const COLUMNS: [(&str, &str); 7] = [
    ("column_0", "employee_id"),
    ("column_1", "name"),
    ("column_2", "email"),
    ("column_3", "role"),
    ("column_4", "area"),
    ("column_5", "manager"),
    ("column_6", "hired_on"),
];

/// Uploads and confirms the columns; where the review is.
async fn reviewed(browser: &mut Browser, csv: &[u8]) -> String {
    let uploaded = browser.upload("/people/import", "file", "personas.csv", csv).await.expect(303);
    let path = uploaded.location().to_owned();
    let columns = browser.get(&path).await.expect(200);
    assert!(columns.body.contains("column_0"), "the columns are asked for first");
    browser.post(&format!("{path}/columns"), &COLUMNS).await.expect(303).location().to_owned()
}

/// The value of a hidden field.
fn hidden(body: &str, name: &str) -> String {
    let tag = page::tags(body, "input").find(|tag| page::attribute(tag, "name").as_deref() == Some(name));
    let Some(tag) = tag else { panic!("no {name} in {}", page::text(body)) };
    page::attribute(&tag, "value").unwrap()
}

/// Waits for the background to finish.
async fn outcome(hilo: &Installation, browser: &mut Browser, path: &str) -> String {
    let id = path.rsplit('/').next().unwrap().parse().unwrap();
    hilo.services.imports.ended(id).await;
    let answer = browser.get(path).await.expect(200);
    assert!(!answer.headers.contains_key("refresh"), "it has ended");
    answer.body
}

async fn story(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut hr = hilo.browser(Kind::Hr);
    let before = hilo.services.store.read().await.unwrap().count_active().await.unwrap();
    let path = reviewed(&mut hr, SAMPLE.as_bytes()).await;
    let review = hr.get(&path).await.expect(200).body;
    let fingerprint = hidden(&review, "fingerprint");
    let apply = format!("{path}/apply");

    // Nobody else can look at it or do anything with it.
    for kind in Kind::ALL.into_iter().filter(|kind| !matches!(kind, Kind::Hr | Kind::Admin)) {
        let mut other = hilo.browser(kind);
        let status = if kind == Kind::Stranger { 401 } else { 403 };
        let _ = other.get(&path).await.expect(status);
        for action in ["columns", "apply", "discard"] {
            let _ = other.post(&format!("{path}/{action}"), &[("fingerprint", &fingerprint)]).await.expect(status);
        }
    }
    let stale = hr.post(&apply, &[("_page", &path), ("fingerprint", "of another plan")]).await.expect(409);
    assert_eq!(hidden(&stale.body, "fingerprint"), fingerprint, "the review stands there again");

    // Twice, as when somebody presses twice.
    let _ = hr.post(&apply, &[("fingerprint", &fingerprint), ("lead", "0")]).await.expect(303);
    let _ = hr.post(&apply, &[("fingerprint", &fingerprint), ("lead", "0")]).await.expect(303);
    let done = outcome(&hilo, &mut hr, &path).await;
    assert!(page::text(&done).contains("120"), "{}", page::text(&done));
    assert_eq!(hilo.services.store.read().await.unwrap().count_active().await.unwrap(), before + 120);
    let discard = hr.post(&format!("{path}/discard"), &[]).await;
    assert_eq!(discard.status, 409, "what was applied is not thrown away");

    let csv = hr.get("/people/export.csv").await.expect(200);
    assert!(csv.body.lines().count() > 120, "{}", csv.body);
    let path = reviewed(&mut hr, csv.body.as_bytes()).await;
    let again = page::text(&hr.get(&path).await.expect(200).body);
    assert!(again.contains("no hay nada que cambiar") || again.contains("nothing to change"), "{again}");
}

#[tokio::test]
async fn people_are_imported_on_sqlite() {
    story(Engine::Sqlite).await;
}

#[tokio::test]
async fn people_are_imported_on_postgres() {
    story(Engine::Postgres).await;
}

/// Set up on a Saturday, people imported ten minutes later: the first Monday is about all of them.
async fn first_week(engine: Engine) {
    let hilo = Installation::empty(engine).await;
    hilo.set_clock(MONDAY.plus_hours(-48));
    let link = hilo.services.setup_link().await.unwrap().unwrap();
    let input = SetupInput {
        organisation: "Casa Nube".to_owned(),
        language: "es".to_owned(),
        time_zone: "America/Santiago".to_owned(),
        name: "Ada Prueba".to_owned(),
        email: "ada@example.com".to_owned(),
        password: "tres gatos azules".to_owned(),
        password_again: "tres gatos azules".to_owned(),
    };
    let signed_in = hilo.services.set_up(&link, &input, &Origin::default()).await.unwrap();
    let mut ada = Browser::new(hilo.router.clone());
    ada.set_cookie("hilo_session", signed_in.session.reveal());
    hilo.set_clock(hilo.now().plus_seconds(600));
    let path = reviewed(&mut ada, SAMPLE.as_bytes()).await;
    let fingerprint = hidden(&ada.get(&path).await.expect(200).body, "fingerprint");
    let _ = ada.post(&format!("{path}/apply"), &[("fingerprint", &fingerprint)]).await.expect(303);
    let _ = outcome(&hilo, &mut ada, &path).await;

    let mut repo = hilo.services.store.read().await.unwrap();
    let week = repo.latest_week().await.unwrap().unwrap();
    let areas: Vec<_> = repo.week_areas(week.week).await.unwrap().into_iter().map(|row| row.area_id).collect();
    let counts = repo.week_counts(week.week, &areas).await.unwrap();
    assert_eq!(counts.iter().map(|count| count.expected).sum::<i64>(), 121, "and Ada herself");
    drop(repo);
    hilo.set_clock(week.closes_at);
    assert_eq!(hilo.services.tick().await.unwrap().closed, [week.week]);
    let mut repo = hilo.services.store.read().await.unwrap();
    let frozen = repo.figures_between(week.week, week.week).await.unwrap();
    assert_eq!(frozen.iter().map(|row| row.figures.expected).max(), Some(121));
}

#[tokio::test]
async fn the_first_week_is_about_everybody_on_sqlite() {
    first_week(Engine::Sqlite).await;
}

#[tokio::test]
async fn the_first_week_is_about_everybody_on_postgres() {
    first_week(Engine::Postgres).await;
}

/// Of two admins, one is missing from a file while she takes the grant from the other: one of the two is refused.
async fn last_admin(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let services = &hilo.services;
    let people = "employee_id,name,email,area\n1,Uno,uno@example.com,Tiendas\n";
    let everybody = format!("{people}2,Dos,dos@example.com,Tiendas\n");
    let parsed = async |csv: &str| Arc::new(reading::rows(csv.as_bytes().to_vec(), None).await.unwrap().1);
    let organisation = NewOrganisation { name: String::new(), language: Lang::Es, time_zone: String::new() };
    let order = Order { organisation, fingerprint: None, confirmed: true, leads: false };
    for _ in 0..6 {
        let _ = services.import_people_file(parsed(&everybody).await, &order, &quiet()).await.unwrap();
        let token = services.create_admin("dos@example.com", None, &order.organisation).await.unwrap();
        let (password, origin) = ("tres gatos azules", Origin::default());
        let signed_in = services.redeem_link(&token, password, password, &origin).await.unwrap();
        let Recognised::Actor(dos) = services.recognise(&signed_in.session, &origin).await.unwrap() else {
            panic!("not signed in")
        };
        let mut repo = services.store.write().await.unwrap();
        repo.add_grant(Kind::Admin.person(), "admin", None, hilo.now()).await.unwrap();
        repo.save().await.unwrap();
        let file = parsed(people).await;
        let imports = tokio::spawn({
            let (services, order) = (services.clone(), order.clone());
            async move { services.import_people_file(file, &order, &quiet()).await.is_ok() }
        });
        let taken = services.set_grants(dos.admin().unwrap(), Kind::Admin.person(), &[], "admin").await.is_ok();
        assert!(imports.await.unwrap(), "who is the last admin is spared");
        let left = services.store.read().await.unwrap().count_granted("admin").await.unwrap();
        assert_eq!(left, 1, "taken: {taken}");
    }
}

#[tokio::test]
async fn one_admin_is_left_whoever_comes_first_on_sqlite() {
    last_admin(Engine::Sqlite).await;
}

#[tokio::test]
async fn one_admin_is_left_whoever_comes_first_on_postgres() {
    last_admin(Engine::Postgres).await;
}

#[tokio::test]
async fn what_is_too_large_is_told_on_the_form() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut admin = hilo.browser(Kind::Admin);
    let answer = admin.upload("/people/import", "file", "x.csv", &vec![b'x'; 65 << 20]).await.expect(413);
    assert!(page::text(&answer.body).contains("64 MB"), "{}", page::text(&answer.body));
    assert!(answer.body.contains("type=\"file\""));
    // Without a file at all, too.
    let empty = admin.post("/people/import", &[]).await.expect(422);
    assert!(empty.body.contains("file-error"));
}

#[tokio::test]
async fn scripts_in_a_file_stay_text() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut admin = hilo.browser(Kind::Admin);
    let evil = "</textarea><script>alert(1)</script>";
    let csv = format!(
        "employee_id,name,email,role,area,manager,{evil}\n1,{evil},{evil},{evil},a {evil},,{evil}\n2,{evil},,{evil},a,,\n"
    );
    let path = reviewed(&mut admin, csv.as_bytes()).await;
    for at in [path.clone(), format!("{path}?step=columns"), format!("{path}?list=new")] {
        let answer = admin.get(&at).await.expect(200);
        assert!(!answer.body.contains("<script>alert") && answer.body.contains("&lt;script&gt;"), "{at}");
    }
}

/// More than the page lists: the first there, every one of them in the file.
#[tokio::test]
async fn every_bad_row_can_be_had() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut hr = hilo.browser(Kind::Hr);
    let mut csv = "employee_id,name,email,role,area,manager,hired_on\n".to_owned();
    for number in 0..450 {
        writeln!(csv, "{number},Persona,=no{number},Cajera,Tiendas,,").unwrap();
    }
    csv += "900,Sin área,,Cajera,,,\n";
    let path = reviewed(&mut hr, csv.as_bytes()).await;
    let file = format!("{path}/problems.csv");
    let review = hr.get(&path).await.expect(200).body;
    assert!(review.contains(&format!("href=\"{file}\"")) && review.contains("… y 250 más"), "{}", page::text(&review));
    let all = hr.get(&file).await.expect(200).body;
    let lines: Vec<_> = all.lines().collect();
    assert_eq!(lines.len(), 452);
    assert_eq!(lines[450], "451,3 · email,'=no449,error,No es una dirección de correo.");
    assert!(lines[451].starts_with("452,5 · area,,advertencia,"), "{}", lines[451]);
    let _ = hilo.browser(Kind::Lead).get(&file).await.expect(403);
    let _ = hr.post(&format!("{path}/discard"), &[]).await.expect(303);
    let _ = hr.get(&file).await.expect(404);
}
