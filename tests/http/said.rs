//! What went wrong is said where it is seen, and what was typed is there, whatever became of its form.

use super::experience::{add, begin, publish};
use hilo_domain::ids::AbsenceId;
use hilo_tests::{
    Engine, Installation, Kind, World,
    installation::{SHOPS, area},
    page,
};

on_both_engines!(
    what_was_typed_for_something_that_is_gone_can_be_copied,
    what_was_typed_and_may_not_be_stored_is_still_there,
    a_summary_names_and_finds_its_fields,
    a_button_says_what_was_wrong,
);

/// What stands in the element of that id, up to where such an element ends.
#[track_caller]
fn within(body: &str, id: &str, end: &str) -> String {
    let (_, rest) = body.split_once(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no #{id}: {body}"));
    rest.split_once(end).unwrap().0.to_owned()
}

const TOUCHPOINT: &str = "name Nombre\r\npromise Promesa\r\nemotion\r\nside\r\nguidance Guía";

async fn what_was_typed_for_something_that_is_gone_can_be_copied(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let (mut team, mut boss) = (hilo.browser(Kind::Experience), hilo.browser(Kind::Leadership));
    let (journey, stage) = begin(&mut team, "Comprar").await;
    let _ = add(&mut team, &journey, &stage, "Caja").await;
    let path = format!("{journey}/draft/stages/{stage}/touchpoint");
    let form = [
        ("_page", path.as_str()),
        ("_typed", TOUCHPOINT),
        ("seen", "de dónde salió"),
        ("name", "Probador"),
        ("promise", "Sin <b>fila</b>"),
        ("emotion", "1"),
        ("side", "front"),
        ("password", "tres gatos azules"),
        ("guidance", "Uno.\nDos."),
    ];
    assert_eq!(publish(&mut boss, &journey, &[]).await, 303);
    let gone = team.post(&path, &form).await.expect(404).body;
    let kept = within(&gone, "kept", "</section>");
    for typed in ["Nombre", "Probador", "Promesa", "Sin &lt;b&gt;fila&lt;/b&gt;", "Uno.\nDos."] {
        assert!(kept.contains(typed), "{typed}: {kept}");
    }
    for hidden in ["front", "de dónde salió", "gatos"] {
        assert!(!gone.contains(hidden), "{hidden}: {gone}");
    }
    // Whoever only pressed a button has nothing to copy; an island wants to know what happened.
    let bare = team.post(&path, &[("_page", &path), ("_typed", TOUCHPOINT), ("side", "front")]).await.expect(404).body;
    assert!(!bare.contains("id=\"kept\""), "{bare}");
}

async fn what_was_typed_and_may_not_be_stored_is_still_there(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut hr = hilo.browser(Kind::Hr);
    let path = format!("/people/{}/edit", Kind::Admin.person());
    let shown = hr.get(&path).await.expect(200).body;
    let revision = page::input(&shown, "revision").unwrap();
    let typed = page::input(&shown, "_typed").unwrap();
    let root = area(hilo_tests::installation::ROOT).to_string();
    let form = [
        ("_page", path.as_str()),
        ("_typed", &typed),
        ("revision", &revision),
        ("name", "Otro Nombre"),
        ("email", "otra@example.com"),
        ("area", &root),
    ];
    let back = hr.post(&path, &form).await.expect(403).body;
    assert_eq!(page::input(&back, "name").as_deref(), Some("Otro Nombre"));
    assert_eq!(page::input(&back, "email").as_deref(), Some("otra@example.com"));
    assert!(within(&back, "errors", "</div>").contains("permiso"), "{back}");

    // Where the page has no such form any more, it says so at its top, once.
    let form: Vec<_> = form.into_iter().skip(1).chain([("_page", "/areas")]).collect();
    let back = hr.post(&path, &form).await.expect(403).body;
    assert!(page::text(&back).contains("permiso") && back.contains("<h1>Áreas"), "{back}");
    assert_eq!(back.matches("id=\"errors\"").count(), 1);
    assert!(within(&back, "kept", "</section>").contains("otra@example.com"));
    // And where it is not for this person to see, neither it nor what was typed is lost.
    let mut employee = hilo.browser(Kind::Employee);
    let refused = employee.post(&path, &[("_page", &path), ("_typed", &typed), ("name", "Escrito")]).await.expect(403);
    assert!(within(&refused.body, "kept", "</section>").contains("Escrito"));
}

async fn a_button_says_what_was_wrong(engine: Engine) {
    let World { hilo, there } = World::new(engine).await;
    let mut lead = hilo.browser(Kind::CornerLead);
    let page = format!("/contributions/{}", there.proposed);
    let old = [("_page", page.as_str()), ("revision", "77"), ("touchpoint_number", "1"), ("statement_number", "1")];
    let stale = lead.post(&format!("{page}/confirm"), &old).await.expect(409).body;
    let said = within(&stale, "errors", "</div>");
    assert!(said.contains("Mientras tanto cambió algo") && !said.contains("sigue aquí"), "{said}");
    assert_eq!(stale.matches("id=\"errors\"").count(), 1);
}

async fn a_summary_names_and_finds_its_fields(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut employee = hilo.browser(Kind::Employee);
    let own = format!("/people/{}/leave", Kind::Employee.person());
    let days = |from: &'static str, to: &'static str| [("_page", "/account"), ("from", from), ("to", to)];
    let _ = employee.post(&own, &days("2026-12-01", "2026-12-04")).await.expect(303);
    let rows = hilo.services.store.read().await.unwrap().absences(Kind::Employee.person()).await.unwrap();
    let absence: AbsenceId = rows[0].id;
    let back = employee.post(&format!("{own}/{absence}"), &days("2026-12-09", "2026-12-02")).await.expect(422).body;
    let summary = within(&back, "errors", "</div>");
    assert!(summary.contains(&format!("href=\"#to-{absence}\"")) && summary.contains(">Último día: "), "{summary}");
    assert_eq!(back.matches("id=\"errors\"").count(), 1);

    // A button has no field to lead to; the page says once what was wrong, whoever else could be chosen on it.
    let mut hr = hilo.browser(Kind::Hr);
    let pick = format!("/areas/{}/lead", area(SHOPS));
    let page = format!("{pick}?q=Prueba");
    let nobody = area(0xdead).to_string();
    let unknown = hr.post(&pick, &[("_page", &page), ("person", &nobody)]).await.expect(422).body;
    let summary = within(&unknown, "errors", "</div>");
    assert!(!summary.contains("href") && !summary.contains("sigue aquí"), "{summary}");
    assert_eq!(unknown.matches("id=\"errors\"").count(), 1);
    assert!(unknown.matches("name=\"person\"").count() > 1, "{unknown}");
}
