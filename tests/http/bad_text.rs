//! Text that a database refuses: NUL, other control characters, and more than a search can be.

use hilo_tests::{Engine, Installation, Kind, page};

const NUL: &str = "a\0b";

async fn nothing_breaks(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut stranger = hilo.browser(Kind::Stranger);
    let _ = stranger.post("/sign-in", &[("login", NUL), ("password", "adivinanza 1234")]).await.expect(422);
    let _ = stranger.post("/sign-in", &[("login", "x"), ("password", NUL)]).await.expect(422);

    let mut hr = hilo.browser(Kind::Hr);
    // As much as an address may hold.
    let long = "_".repeat(60_000);
    for bad in ["%00", "a%00b", "%1B%5B31m", "%C2%85", &long] {
        for path in ["/people?q=", "/audit?who=", "/audit?about=", "/contributions?q=", "/my-weeks?q=", "/areas?q="] {
            let answer = hr.get(&format!("{path}{bad}")).await;
            assert!(answer.status == 200 || answer.status == 404, "{path}{bad:.20}: {}", answer.status);
        }
    }
    let found = hr.get("/people?q=Employee%00").await.expect(200);
    assert!(page::text(&found.body).contains("Employee Prueba"), "a search takes no notice of them");

    for field in ["name", "email", "employee_number", "role", "manager", "area", "hired_on", "language"] {
        let mut fields = vec![
            ("name", "Eva Prueba"),
            ("email", "eva@example.com"),
            ("employee_number", "77"),
            ("area", "01930000-0000-7000-8000-000000000002"),
            ("_page", "/people/new"),
        ];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, NUL));
        let answer = hr.post("/people/new", &fields).await;
        assert_eq!(answer.status, 422, "{field}");
        assert!(answer.body.contains("Eva Prueba") || field == "name", "{field}: what was typed is kept");
    }
}

#[tokio::test]
async fn text_that_no_database_takes_on_sqlite() {
    nothing_breaks(Engine::Sqlite).await;
}

#[tokio::test]
async fn text_that_no_database_takes_on_postgres() {
    nothing_breaks(Engine::Postgres).await;
}
