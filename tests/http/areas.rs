//! Areas through their forms: roles, leads, stand-ins. Who may is told by the matrix.

use hilo_domain::ids::RoleId;
use hilo_tests::{
    Browser, Engine, Installation, Kind,
    installation::{ROOT, SHOPS, WAREHOUSE, area, id},
    page,
};

/// The roles of an area, by title.
async fn titles(hilo: &Installation, number: u128) -> Vec<(String, RoleId)> {
    let roles = hilo.services.store.read().await.unwrap().area_roles(area(number)).await.unwrap();
    roles.into_iter().map(|role| (role.title, role.id)).collect()
}

async fn role(hilo: &Installation, number: u128, title: &str) -> RoleId {
    titles(hilo, number).await.into_iter().find(|(of, _)| of == title).unwrap().1
}

/// What is wrong is beside the field that has what was typed.
#[track_caller]
fn shown(body: &str, title: &str, error: &str) {
    let tags: Vec<_> = page::tags(body, "input").filter(|tag| tag.contains("name=\"title\"")).collect();
    let wrong: Vec<_> = tags.iter().filter(|tag| tag.contains("aria-invalid=\"true\"")).collect();
    assert_eq!(wrong.len(), 1, "{tags:#?}");
    assert_eq!(page::attribute(wrong[0], "value").as_deref(), Some(title));
    let described = page::attribute(wrong[0], "aria-describedby").unwrap();
    let error_id = described.split(' ').find(|id| id.ends_with("-error")).unwrap();
    assert!(body.contains(&format!("id=\"{error_id}\"")) && page::text(body).contains(error), "{}", page::text(body));
}

async fn roles(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut hr = hilo.browser(Kind::Hr);
    let shops = format!("/areas/{}", area(SHOPS));
    let add = format!("{shops}/roles");
    assert_eq!(hr.post(&add, &[("title", " Vendedora ")]).await.expect(303).location(), shops);
    let seller = role(&hilo, SHOPS, "Vendedora").await;
    let again = hr.post(&add, &[("_page", &shops), ("title", "vendedora")]).await.expect(422);
    shown(&again.body, "vendedora", "Ya está en uso");
    let empty = hr.post(&add, &[("_page", &shops), ("title", "  ")]).await.expect(422);
    shown(&empty.body, "  ", "Completar");

    let rename = format!("{shops}/roles/{seller}");
    let taken = hr.post(&rename, &[("_page", &shops), ("title", "CAJERA")]).await.expect(422);
    shown(&taken.body, "CAJERA", "Ya está en uso");
    let _ = hr.post(&rename, &[("title", "Asesora")]).await.expect(303);
    assert_eq!(role(&hilo, SHOPS, "Asesora").await, seller);

    // Of another area, or of none.
    let elsewhere = role(&hilo, WAREHOUSE, "Encargada").await;
    for strange in [elsewhere, RoleId(id(0xdead))] {
        let path = format!("{shops}/roles/{strange}");
        let _ = hr.post(&path, &[("title", "Otra cosa")]).await.expect(404);
        let _ = hr.post(&format!("{path}/remove"), &[]).await.expect(404);
    }
    assert_eq!(role(&hilo, WAREHOUSE, "Encargada").await, elsewhere);

    let held = role(&hilo, SHOPS, "Cajera").await;
    let kept = hr.post(&format!("{shops}/roles/{held}/remove"), &[("_page", &shops)]).await.expect(409);
    assert!(page::text(&kept.body).contains("historia"), "{}", page::text(&kept.body));
    assert_eq!(hr.post(&format!("{rename}/remove"), &[]).await.expect(303).location(), shops);
    assert!(titles(&hilo, SHOPS).await.iter().all(|(_, id)| *id != seller));
    let _ = hr.post(&format!("{rename}/remove"), &[]).await.expect(404);
}

#[tokio::test]
async fn roles_come_are_renamed_and_go_on_sqlite() {
    roles(Engine::Sqlite).await;
}

#[tokio::test]
async fn roles_come_are_renamed_and_go_on_postgres() {
    roles(Engine::Postgres).await;
}

async fn leads(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let shops = format!("/areas/{}", area(SHOPS));
    let led_by = async |who: &str| -> bool {
        let repo = hilo.services.store.read().await.unwrap().leads().await.unwrap();
        repo.iter().any(|lead| lead.area_id == area(SHOPS) && lead.name == who)
    };
    // The lead takes a stand-in away, twice, and names another.
    let mut lead = hilo.browser(Kind::Lead);
    let remove = format!("{shops}/stand-ins/{}/remove", Kind::StandIn.person());
    for _ in 0..2 {
        assert_eq!(lead.post(&remove, &[]).await.expect(303).location(), shops);
        assert!(!led_by("StandIn Prueba").await);
    }
    let _ = hilo.browser(Kind::StandIn).get("/team").await.expect(404);
    let employee = Kind::Employee.person().to_string();
    let _ = lead.post(&format!("{shops}/stand-ins"), &[("person", &employee)]).await.expect(303);
    assert!(led_by("Employee Prueba").await);
    let _ = hilo.browser(Kind::Employee).get("/team").await.expect(200);
    // Nobody of the warehouse is touched from here.
    let other = format!("{shops}/stand-ins/{}/remove", Kind::OtherLead.person());
    let _ = lead.post(&other, &[]).await.expect(303);
    let _ = hilo.browser(Kind::OtherLead).get("/team").await.expect(200);

    // Without a lead there is nobody to stand in for.
    let mut hr = hilo.browser(Kind::Hr);
    for _ in 0..2 {
        assert_eq!(hr.post(&format!("{shops}/lead/remove"), &[]).await.expect(303).location(), shops);
        assert!(!led_by("Lead Prueba").await);
    }
    let _ = hilo.browser(Kind::Lead).get("/team").await.expect(404);
    let _ = hilo.browser(Kind::Employee).get("/team").await.expect(404);
    for path in ["lead/remove", "lead", "stand-ins"] {
        let _ = hr.post(&format!("/areas/{}/{path}", area(0xdead)), &[("person", &employee)]).await.expect(404);
    }
    let nobody = id(0xdead).to_string();
    let pick = format!("{shops}/lead");
    let unknown = hr.post(&pick, &[("_page", &pick), ("person", &nobody)]).await.expect(422);
    assert!(page::text(&unknown.body).contains("Nadie"), "{}", page::text(&unknown.body));
    let _ = hr.post(&pick, &[("person", &Kind::Lead.person().to_string())]).await.expect(303);
    let _ = hilo.browser(Kind::Employee).get("/team").await.expect(200);
}

#[tokio::test]
async fn leads_and_stand_ins_come_and_go_on_sqlite() {
    leads(Engine::Sqlite).await;
}

#[tokio::test]
async fn leads_and_stand_ins_come_and_go_on_postgres() {
    leads(Engine::Postgres).await;
}

#[tokio::test]
async fn an_area_that_does_not_hold_comes_back_as_it_was_typed() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut hr = hilo.browser(Kind::Hr);
    let root = area(ROOT).to_string();
    let typed = [("_page", "/areas/new"), ("name", "tiendas"), ("parent", &root), ("external", "yes")];
    let back = hr.post("/areas/new", &typed).await.expect(422);
    assert_eq!(page::input(&back.body, "name").as_deref(), Some("tiendas"));
    assert!(page::text(&back.body).contains("Ya está en uso"), "{}", page::text(&back.body));
    let made = hr.post("/areas/new", &[("name", "Tienda Norte"), ("parent", &root)]).await.expect(303);
    let path = made.location().to_owned();
    let _ = Browser::get(&mut hr, &path).await.expect(200);
    let _ = hr.post(&format!("{path}/archive"), &[]).await.expect(303);
    let _ = hr.get(&path).await.expect(404);
}
