//! The designed experience over HTTP: who gets to a journey's map, draft and publication, and what comes back.

use hilo_tests::{Browser, Engine, Installation, Kind, page};

on_both_engines!(
    a_draft_is_for_those_who_draft_and_publishing_for_leadership,
    nothing_typed_is_lost_and_nothing_typed_gets_out,
    a_stale_form_says_so_and_keeps_what_was_typed,
    a_draft_is_begun_named_arranged_and_thrown_away,
);

const EVIL: &str = "</textarea><script>alert(1)</script>";

/// What is between two texts, from the first on.
fn between(body: &str, before: &str, after: &str) -> String {
    let rest = body.split_once(before).map(|(_, rest)| rest).unwrap();
    rest.split_once(after).map(|(found, _)| found).unwrap().to_owned()
}

/// A draft with one stage; its journey's address and the stage's id.
pub async fn begin(browser: &mut Browser, name: &str) -> (String, String) {
    let form = [("name", name), ("summary", ""), ("stages", "Elige")];
    let answer = browser.post("/experience/journeys/new", &form).await.expect(303);
    let address = answer.location().trim_end_matches("/draft").to_owned();
    let draft = browser.get(&format!("{address}/draft")).await.expect(200).body;
    (address, between(&draft, "id=\"s-", "\""))
}

pub async fn add(browser: &mut Browser, address: &str, stage: &str, name: &str) -> String {
    let form = [("name", name), ("promise", "Salir en cinco minutos"), ("emotion", "1"), ("side", "front")];
    let path = format!("{address}/draft/stages/{stage}/touchpoint");
    let answer = browser.post(&path, &form).await.expect(303);
    answer.location().split_once("#t-").unwrap().1.to_owned()
}

pub async fn publish(browser: &mut Browser, address: &str, fields: &[(&str, &str)]) -> u16 {
    let body = browser.get(&format!("{address}/publish")).await.expect(200).body;
    let revision = page::tags(&body, "input")
        .find(|tag| page::attribute(tag, "name").as_deref() == Some("revision"))
        .and_then(|tag| page::attribute(&tag, "value"))
        .unwrap();
    let mut form = vec![("revision", revision.as_str())];
    form.extend(fields);
    browser.post(&format!("{address}/publish"), &form).await.status.as_u16()
}

async fn a_draft_is_for_those_who_draft_and_publishing_for_leadership(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut team = hilo.browser(Kind::Experience);
    let (address, stage) = begin(&mut team, "Comprar").await;
    let touchpoint = add(&mut team, &address, &stage, "Caja").await;
    let drafters = [Kind::Leadership, Kind::Experience];
    for kind in Kind::ALL.into_iter().filter(|k| *k != Kind::Stranger) {
        let mut browser = hilo.browser(kind);
        let drafts = drafters.contains(&kind);
        let publishes = kind == Kind::Leadership;
        let oversees = drafts || kind == Kind::Hr;
        for (path, may, refused) in [
            // Nothing is published: nobody may know that there is something, but those who draft.
            ("", false, 404),
            ("/versions", false, 404),
            ("/draft", drafts, 403),
            ("/draft/discard", drafts, 403),
            (&format!("/draft/stages/{stage}/touchpoint"), drafts, 403),
            (&format!("/draft/touchpoints/{touchpoint}"), drafts, 403),
            (&format!("/touchpoints/{touchpoint}"), false, 404),
            ("/consistency", drafts, if oversees { 404 } else { 403 }),
            ("/publish", publishes, 403),
            ("/retire", false, if publishes { 404 } else { 403 }),
        ] {
            let status = browser.get(&format!("{address}{path}")).await.status.as_u16();
            assert_eq!(status, if may { 200 } else { refused }, "{path} as {kind:?}");
        }
        if !drafts {
            for path in ["/draft/start", "/draft/name", "/draft/stages", "/draft/discard", "/publish", "/retire"] {
                let status = browser.post(&format!("{address}{path}"), &[]).await.status.as_u16();
                assert_eq!(status, 403, "{path} as {kind:?}");
            }
        }
        let list = browser.get("/experience").await.expect(200).body;
        assert_eq!(list.contains("Comprar"), drafts, "the list as {kind:?}");
    }
    assert_eq!(team.post(&format!("{address}/publish"), &[]).await.status.as_u16(), 403);
    assert_eq!(publish(&mut hilo.browser(Kind::Leadership), &address, &[]).await, 303);
    for kind in Kind::ALL.into_iter().filter(|k| *k != Kind::Stranger) {
        let mut browser = hilo.browser(kind);
        for path in ["", "/versions", "/versions/1", &format!("/touchpoints/{touchpoint}")] {
            browser.get(&format!("{address}{path}")).await.expect(200);
        }
        browser.get(&format!("{address}/versions/2")).await.expect(404);
    }
}

async fn nothing_typed_is_lost_and_nothing_typed_gets_out(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut boss = hilo.browser(Kind::Leadership);
    let answer = boss.post("/experience/journeys/new", &[("name", ""), ("summary", EVIL), ("stages", EVIL)]).await;
    let body = answer.expect(422).body;
    assert_eq!(page::textarea(&body, "summary").as_deref(), Some(EVIL));
    assert!(!body.contains("<script>alert"), "{body}");

    let (address, stage) = begin(&mut boss, EVIL).await;
    let fields = ["name", "promise", "emotion_word", "effort", "guidance", "channel"];
    let path = format!("{address}/draft/stages/{stage}/touchpoint");
    let mut form: Vec<(&str, &str)> = fields.iter().map(|f| (*f, EVIL)).collect();
    form.extend([
        ("minutes", "muchos"),
        ("emotion", "9"),
        ("owner", EVIL),
        ("statements", EVIL),
        ("_page", path.as_str()),
    ]);
    let body = boss.post(&path, &form).await.expect(422).body;
    assert_eq!(page::input(&body, "name").as_deref(), Some(EVIL));
    assert_eq!(page::textarea(&body, "promise").as_deref(), Some(EVIL));
    assert!(!body.contains("<script>alert"), "{body}");

    form.retain(|(name, _)| !["minutes", "emotion", "owner", "statements"].contains(name));
    form.extend([("emotion", "-1"), ("side", "front")]);
    boss.post(&path, &form).await.expect(303);
    assert_eq!(publish(&mut boss, &address, &[("change_note", EVIL)]).await, 303);
    let list = boss.get(&address).await.expect(200).body;
    let touchpoint = between(&list, "/touchpoints/", "\"");
    for path in
        ["", "/versions", "/consistency", "?show=effort", "?show=guidance", &format!("/touchpoints/{touchpoint}")]
    {
        let body = boss.get(&format!("{address}{path}")).await.expect(200).body;
        assert!(body.contains("&lt;script"), "{path} does not show what was typed");
        assert!(!body.contains("<script>alert"), "{path}");
    }
}

async fn a_stale_form_says_so_and_keeps_what_was_typed(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let (mut one, mut other) = (hilo.browser(Kind::Experience), hilo.browser(Kind::Leadership));
    let (address, stage) = begin(&mut one, "Comprar").await;
    let touchpoint = add(&mut one, &address, &stage, "Caja").await;
    let path = format!("{address}/draft/touchpoints/{touchpoint}");
    let seen = page::input(&one.get(&path).await.expect(200).body, "seen").unwrap();
    let form = |promise: &'static str, seen: &str| {
        let fixed = [("name", "Caja"), ("promise", promise), ("emotion", "1"), ("side", "front"), ("_page", &path)];
        let mut form: Vec<(String, String)> = fixed.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        form.push(("seen".to_owned(), seen.to_owned()));
        form
    };
    let post = async |browser: &mut Browser, form: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        browser.post(&path, &fields).await
    };
    post(&mut other, form("Sin fila", &seen)).await.expect(303);
    let body = post(&mut one, form("Con poca fila", &seen)).await.expect(409).body;
    assert_eq!(page::textarea(&body, "promise").as_deref(), Some("Con poca fila"));
    assert!(page::text(&body).contains("Sin fila"), "what the other stored is there to compare");
    let seen = page::input(&body, "seen").unwrap();
    post(&mut one, form("Con poca fila", &seen)).await.expect(303);
}

/// The buttons and small forms of the editor, one after the other.
async fn a_draft_is_begun_named_arranged_and_thrown_away(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let mut team = hilo.browser(Kind::Experience);
    let mut boss = hilo.browser(Kind::Leadership);
    let (address, stage) = begin(&mut team, "Comprar").await;
    let touchpoint = add(&mut team, &address, &stage, "Caja").await;
    assert_eq!(publish(&mut boss, &address, &[]).await, 303);

    let draft = format!("{address}/draft");
    for _ in 0..2 {
        let answer = team.post(&format!("{draft}/start"), &[]).await.expect(303);
        assert_eq!(answer.location(), draft, "a second press finds the first one's draft");
    }
    let shown = team.get(&draft).await.expect(200).body;
    let stage = between(&shown, "id=\"s-", "\"");
    let seen = page::input(&shown, "seen").unwrap();
    let named = [("name", "Comprar y llevar"), ("summary", ""), ("seen", seen.as_str())];
    let _ = team.post(&format!("{draft}/name"), &named).await.expect(303);
    let late = [("name", "Comprar"), ("summary", ""), ("seen", seen.as_str()), ("_page", draft.as_str())];
    let body = boss.post(&format!("{draft}/name"), &late).await.expect(409).body;
    assert!(page::text(&body).contains("Comprar y llevar"), "{body}");

    let to = format!("{draft}/stages/{stage}/name");
    let empty = team.post(&to, &[("name", " "), ("_page", draft.as_str())]).await.expect(422).body;
    assert!(page::text(&empty).contains("Completar este campo"), "{empty}");
    let _ = team.post(&to, &[("name", "Paga y se lleva")]).await.expect(303);
    assert!(team.get(&draft).await.expect(200).body.contains("Paga y se lleva"));
    let _ = team.post(&format!("{draft}/stages/{stage}/remove"), &[]).await.expect(303);
    let shown = page::text(&team.get(&draft).await.expect(200).body);
    assert!(shown.contains("El borrador no tiene etapas") && shown.contains("Fuera del borrador"), "{shown}");
    let _ = team.post(&format!("{draft}/stages"), &[("stage_name", "Vuelve")]).await.expect(303);
    let _ = team.post(&format!("{draft}/touchpoints/{touchpoint}/restore"), &[]).await.expect(303);

    let asked = team.get(&format!("{draft}/discard")).await.expect(200).body;
    let revision = page::input(&asked, "revision").unwrap();
    let _ = boss.post(&format!("{draft}/stages"), &[("stage_name", "Recuerda")]).await.expect(303);
    let page = format!("{draft}/discard");
    let looked = [("revision", revision.as_str()), ("_page", page.as_str())];
    let changed = team.post(&page, &looked).await.expect(409).body;
    let revision = page::input(&changed, "revision").unwrap();
    let answer = team.post(&page, &[("revision", revision.as_str())]).await.expect(303);
    assert_eq!(answer.location(), address);
    team.get(&draft).await.expect(404);
    assert!(team.get(&address).await.expect(200).body.contains("Comprar"));

    let (other, _) = begin(&mut team, "Devolver").await;
    let _ = team.post(&format!("{other}/move"), &[("direction", "up")]).await.expect(303);
    let list = team.get("/experience").await.expect(200).body;
    let places = ["Devolver", "Comprar"].map(|name| list.find(&format!(">{name}<")).unwrap());
    assert!(places[0] < places[1], "{list}");
    hilo.browser(Kind::Employee).post(&format!("{other}/move"), &[("direction", "up")]).await.expect(403);
}
