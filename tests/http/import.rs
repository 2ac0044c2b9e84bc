//! Importing people through the browser's forms, without scripts.

use hilo_tests::{Browser, Engine, Installation, Kind, page};

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
