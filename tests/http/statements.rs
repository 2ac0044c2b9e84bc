//! Statements over HTTP: who gets to what there is, what the autosave island is told, and what comes back.

use axum::{
    body::Body,
    http::{StatusCode, header},
};
use hilo_tests::{Browser, Engine, Installation, Kind, World, page};

on_both_engines!(
    only_leadership_writes_and_nobody_else_sees_a_draft,
    the_island_is_answered_in_json,
    a_stale_form_comes_back_with_both_texts,
    the_export_has_a_row_for_each_area,
    a_draft_is_thrown_away_as_it_was_looked_at,
    a_form_of_one_version_does_nothing_to_another,
    who_has_read_is_looked_at_by_area_and_statement,
    work_is_shown_to_those_who_see_it_in_check_ins,
);

/// A new statement of the kind as leadership; its address.
async fn begin(browser: &mut Browser, kind: &str, title: &str) -> String {
    let answer = browser.post("/statements", &[("kind", kind), ("title", title)]).await.expect(303);
    answer.location().trim_end_matches("/edit").to_owned()
}

async fn publish(browser: &mut Browser, address: &str, fields: &[(&str, &str)]) -> StatusCode {
    let page = browser.get(&format!("{address}/publish")).await.expect(200).body;
    let revision = page::tags(&page, "input")
        .find(|tag| page::attribute(tag, "name").as_deref() == Some("revision"))
        .and_then(|tag| page::attribute(&tag, "value"))
        .unwrap();
    let number = page::input(&page, "number").unwrap();
    let mut form = vec![("number", number.as_str()), ("revision", revision.as_str())];
    form.extend(fields);
    browser.post(&format!("{address}/publish"), &form).await.status
}

/// As the island does it.
async fn autosave(browser: &mut Browser, address: &str, body: &'static str) -> (u16, String) {
    let mut request = browser.request("POST", &format!("{address}/draft"), Body::from(body));
    let headers = request.headers_mut();
    headers.insert(header::CONTENT_TYPE, "application/x-www-form-urlencoded".parse().unwrap());
    headers.insert(header::ACCEPT, "application/json".parse().unwrap());
    headers.insert("sec-fetch-site", "same-origin".parse().unwrap());
    let answer = browser.send(request).await;
    (answer.status.as_u16(), answer.body)
}

async fn only_leadership_writes_and_nobody_else_sees_a_draft(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut boss = hilo.browser(Kind::Leadership);
    let address = begin(&mut boss, "purpose", "Que dé gusto.").await;
    for kind in Kind::ALL.into_iter().filter(|k| *k != Kind::Stranger) {
        let mut browser = hilo.browser(kind);
        let may = kind == Kind::Leadership;
        for (path, refused) in [
            ("", 404),
            ("/versions/1", 404),
            ("/compare", 404),
            ("/edit", 403),
            ("/publish", 403),
            ("/discard", 403),
            ("/retire", 403),
        ] {
            let status = browser.get(&format!("{address}{path}")).await.status.as_u16();
            // Not published yet: nothing to read, compare or retire, for leadership neither.
            let for_leadership = if ["", "/compare", "/retire"].contains(&path) { 404 } else { 200 };
            assert_eq!(status, if may { for_leadership } else { refused }, "{path} as {kind:?}");
        }
        if !may {
            for path in ["/draft", "/publish", "/discard", "/retire", "/move"] {
                let form = [("revision", "1"), ("title", "x"), ("change", "wording"), ("to", "up")];
                let status = browser.post(&format!("{address}{path}"), &form).await.status;
                assert_eq!(status, 403, "{path} as {kind:?}");
            }
        }
    }
    assert_eq!(publish(&mut boss, &address, &[]).await, 303);
    for kind in Kind::ALL.into_iter().filter(|k| *k != Kind::Stranger) {
        let mut browser = hilo.browser(kind);
        assert!(browser.get(&address).await.expect(200).body.contains("Que dé gusto."));
        let number = [("number", "1")];
        for _ in 0..2 {
            let _ = browser.post(&format!("{address}/acknowledge"), &number).await.expect(303);
        }
        let edit = browser.get("/statements").await.expect(200).body.contains("/edit\"");
        assert_eq!(edit, kind == Kind::Leadership, "{kind:?}");
    }
}

async fn the_island_is_answered_in_json(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut boss = hilo.browser(Kind::Leadership);
    let address = begin(&mut boss, "vision", "Uno").await;
    let saved = autosave(&mut boss, &address, "revision=1&title=Dos&body=%2Aya%2A").await;
    assert_eq!(saved, (200, "{\"revision\":2}".to_owned()));
    let (status, body) = autosave(&mut boss, &address, "revision=1&title=Tres&body=").await;
    assert_eq!(status, 409, "{body}");
    assert!(body.contains("\"problem\":\"Stale\""), "{body}");
    let (status, _) = autosave(&mut boss, &address, "title=Tres").await;
    assert_eq!(status, 409, "without a revision");
    let (status, _) = autosave(&mut hilo.browser(Kind::Stranger), &address, "revision=2&title=Tres").await;
    assert_eq!(status, 401);
    let piece = boss.post("/statements/preview", &[("title", "<b>Hola</b>"), ("body", "**fuerte** <script>")]).await;
    let piece = piece.expect(200).body;
    assert!(piece.contains("<strong>fuerte</strong>") && piece.contains("&lt;b&gt;Hola"), "{piece}");
    assert!(!piece.contains("<script>") && !piece.contains("<html"), "{piece}");
}

async fn a_stale_form_comes_back_with_both_texts(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut boss = hilo.browser(Kind::Leadership);
    let address = begin(&mut boss, "mission", "Uno").await;
    let edit = format!("{address}/edit");
    let save = format!("{address}/draft");
    let form = |revision, title| [("_page", edit.as_str()), ("revision", revision), ("title", title), ("body", "")];
    let _ = boss.post(&save, &form("1", "De la otra pestaña")).await.expect(303);
    let answer = boss.post(&save, &form("1", "De esta pestaña")).await.expect(409);
    assert_eq!(page::textarea(&answer.body, "title").as_deref(), Some("De esta pestaña"));
    assert!(answer.body.contains("De la otra pestaña"));
    assert!(answer.body.contains("name=\"revision\" value=\"2\""), "saving again is meant now");
    assert!(!answer.body.contains("class=\"saved\""), "and never by itself");
    let _ = boss.post(&save, &form("2", "De esta pestaña")).await.expect(303);
}

async fn the_export_has_a_row_for_each_area(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut boss = hilo.browser(Kind::Leadership);
    let address = begin(&mut boss, "purpose", "Que dé gusto.").await;
    assert_eq!(publish(&mut boss, &address, &[]).await, 303);
    for kind in [Kind::Employee, Kind::Lead, Kind::Leadership] {
        let path = format!("{address}/acknowledge");
        let _ = hilo.browser(kind).post(&path, &[("number", "1")]).await.expect(303);
    }
    let file = hilo.browser(Kind::Hr).get("/statements/acknowledgement.csv").await.expect(200);
    let lines: Vec<_> = file.body.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines[1..],
        [
            "Casa Nube,Casa Nube,9,3,0,6,9,33",
            "Bodega,Casa Nube/Bodega,2,0,0,2,2,0",
            "Tiendas,Casa Nube/Tiendas,3,2,0,1,3,67",
            "Tienda Esquina,Casa Nube/Tiendas/Tienda Esquina,0,0,0,0,0,",
        ]
    );
}

async fn a_draft_is_thrown_away_as_it_was_looked_at(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut boss = hilo.browser(Kind::Leadership);
    let address = begin(&mut boss, "vision", "Uno").await;
    let path = format!("{address}/discard");
    let asked = boss.get(&path).await.expect(200).body;
    let (number, revision) = (page::input(&asked, "number").unwrap(), page::input(&asked, "revision").unwrap());
    assert_eq!((number.as_str(), revision.as_str()), ("1", "1"));
    let _ = boss.post(&format!("{address}/draft"), &[("revision", "1"), ("title", "Dos")]).await.expect(303);
    let looked = [("number", number.as_str()), ("revision", revision.as_str()), ("_page", path.as_str())];
    let changed = boss.post(&path, &looked).await.expect(409).body;
    assert!(changed.contains("Dos"), "what would be thrown away is shown: {changed}");
    let _ = boss.post(&path, &[("number", "1"), ("revision", "2")]).await.expect(303);
    boss.get(&format!("{address}/edit")).await.expect(404);
}

/// Two tabs: one still shows the first version's text, the other has published a second and begun a third.
async fn a_form_of_one_version_does_nothing_to_another(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut boss = hilo.browser(Kind::Leadership);
    let address = begin(&mut boss, "purpose", "Uno").await;
    assert_eq!(publish(&mut boss, &address, &[]).await, 303);
    let edit = format!("{address}/edit");
    let opened = boss.get(&edit).await.expect(200).body;
    assert_eq!(page::input(&opened, "number").as_deref(), Some("2"));
    let save = format!("{address}/draft");
    let _ = boss.post(&save, &[("number", "2"), ("revision", "0"), ("title", "Dos")]).await.expect(303);
    assert_eq!(publish(&mut boss, &address, &[("change", "meaning"), ("change_note", "x")]).await, 303);
    let form = |number, revision| {
        [("_page", edit.as_str()), ("number", number), ("revision", revision), ("title", "Uno, con un cambio")]
    };
    let late = boss.post(&save, &form("2", "0")).await.expect(409).body;
    assert_eq!(page::textarea(&late, "title").as_deref(), Some("Uno, con un cambio"));
    assert!(page::text(&late).contains("Dos"), "what holds now is there to compare");
    let (number, revision) = (page::input(&late, "number").unwrap(), page::input(&late, "revision").unwrap());
    assert_eq!((number.as_str(), revision.as_str()), ("3", "0"), "saving again is meant now");
    let _ = boss.post(&save, &form(&number, &revision)).await.expect(303);
    // Without a number a form can only have seen the first version.
    let nothing = [("revision", "1"), ("change", "wording"), ("change_note", "x"), ("_page", edit.as_str())];
    boss.post(&format!("{address}/publish"), &nothing).await.expect(409);
}

async fn who_has_read_is_looked_at_by_area_and_statement(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut boss = hilo.browser(Kind::Leadership);
    let address = begin(&mut boss, "purpose", "Que dé gusto.").await;
    assert_eq!(publish(&mut boss, &address, &[]).await, 303);
    let read = format!("{address}/acknowledge");
    let _ = hilo.browser(Kind::Employee).post(&read, &[("number", "1")]).await.expect(303);
    let mut hr = hilo.browser(Kind::Hr);
    let shops = hilo_tests::installation::area(hilo_tests::installation::SHOPS);
    let id = address.trim_start_matches("/statements/");
    let all = page::text(&hr.get("/statements/acknowledgement").await.expect(200).body);
    assert!(all.contains("Bodega") && all.contains("Tiendas"), "{all}");
    let path = format!("/statements/acknowledgement?area={shops}&statement={id}");
    let shown = hr.get(&path).await.expect(200).body;
    let text = page::text(&shown);
    assert!(text.contains("Tienda Esquina") && !text.contains("Bodega"), "{text}");
    assert!(text.contains("33 %"), "{text}");
    assert!(shown.contains(&format!("value=\"{id}\" selected")), "{shown}");
    let nobody = hr.get("/statements/acknowledgement?area=x&statement=y").await.expect(200).body;
    assert!(page::text(&nobody).contains("Bodega"));
}

/// By name to HR and to whoever leads the author, as an example to leadership, to nobody else; and no lead reads their
/// own, nor of those above them.
async fn work_is_shown_to_those_who_see_it_in_check_ins(engine: Engine) {
    let world = World::new(engine).await;
    let mut repo = world.hilo.services.store.read().await.unwrap();
    let statements = repo.statements(false).await.unwrap();
    drop(repo);
    let vision = statements.iter().find(|row| row.kind == "vision").unwrap().id;
    let path = format!("/statements/{vision}/work");
    let (done, letter) = ("abrí la tercera caja", format!("/team/check-ins/{}", world.there.closed_checkin));
    for (kind, work, name) in [
        (Kind::Hr, true, true),
        (Kind::CornerLead, true, true),
        (Kind::Lead, true, true),
        (Kind::OtherLead, false, false),
        (Kind::Leadership, true, false),
        (Kind::Experience, true, false),
    ] {
        let body = world.hilo.browser(kind).get(&path).await.expect(200).body;
        assert_eq!((body.contains(done), body.contains(&letter)), (work, name), "as {kind:?}");
    }
    let _ = world.hilo.browser(Kind::Employee).get(&path).await.expect(403);
    let entry = world.hilo.browser(Kind::Seller).get("/my-weeks/2026-W46").await.expect(200).body;
    assert!(entry.contains(&format!("/statements/{vision}")), "back from the entry to its sentence");
}
