//! The composer and the buttons, over HTTP.

use super::{proposal, set_up};
use hilo_tests::{
    Kind,
    installation::{CORNER_SHOP, SHOPS, WAREHOUSE, area},
    page,
    scene::{DISPLAY, PURPOSE, TILL},
};

#[tokio::test]
async fn a_sentence_that_does_not_hold_comes_back_as_it_was_typed() {
    let hilo = set_up().await;
    let mut browser = hilo.browser(Kind::Employee);
    let evil = "</textarea><script>alert(1)</script>";
    let till = TILL.to_string();
    let fields = [("does", evil), ("gets", ""), ("touchpoint", till.as_str()), ("_page", "/my-role/propose")];
    let answer = browser.post("/my-role/propose", &fields).await.expect(422);
    assert_eq!(page::textarea(&answer.body, "does").as_deref(), Some(evil));
    assert!(!answer.body.contains("<script>alert"));
    let selected = format!("value=\"{till}\" selected");
    assert!(answer.body.contains(&selected), "the choice is kept");
}

/// Without JavaScript the search asks the server, and what is typed already stays.
#[tokio::test]
async fn the_search_without_javascript_keeps_what_is_typed() {
    let hilo = set_up().await;
    let mut browser = hilo.browser(Kind::Employee);
    let path = "/my-role/propose?does=abro+temprano&touchpoint_q=EXHIBICION&search=yes";
    let answer = browser.get(path).await.expect(200);
    assert_eq!(page::textarea(&answer.body, "does").as_deref(), Some("abro temprano"));
    assert!(answer.body.contains(&DISPLAY.to_string()) && !answer.body.contains(&TILL.to_string()));
    let carried = browser.get(&format!("/my-role/propose?touchpoint={TILL}")).await.expect(200);
    assert!(carried.body.contains(&format!("value=\"{PURPOSE}\" selected")), "what the touchpoint carries is chosen");
}

/// A lead whose own role is in an area that is not theirs: the tick is carried by the search, and then does nothing.
#[tokio::test]
async fn confirming_at_once_is_for_led_areas_alone() {
    let hilo = set_up().await;
    let mut repo = hilo.services.store.write().await.unwrap();
    repo.set_lead(area(CORNER_SHOP), Some(Kind::Outsider.person()), hilo.now()).await.unwrap();
    repo.save().await.unwrap();
    let mut lead = hilo.browser(Kind::Outsider);
    let ticked = |body: &str| body.contains("name=\"confirm\" value=\"yes\" checked");
    let search = "/my-role/propose?does=cargo&touchpoint_q=caja&search=yes";
    assert!(!ticked(&lead.get(search).await.expect(200).body));
    assert!(ticked(&lead.get(&format!("{search}&confirm=yes")).await.expect(200).body));

    let (till, purpose) = (TILL.to_string(), PURPOSE.to_string());
    let form = |title: &'static str, area: String| {
        [
            ("title", title.to_owned()),
            ("area", area),
            ("does", "cargo".to_owned()),
            ("gets", "pague".to_owned()),
            ("touchpoint", till.clone()),
            ("statement", purpose.clone()),
            ("confirm", "yes".to_owned()),
            ("_page", "/my-role/propose".to_owned()),
        ]
    };
    for (title, area) in [("Cajera", area(WAREHOUSE)), ("Cajera", area(SHOPS))] {
        let form = form(title, area.to_string());
        let fields = form.each_ref().map(|(name, value)| (*name, value.as_str()));
        let body = lead.post("/my-role/propose", &fields).await.expect(422).body;
        assert_eq!(page::textarea(&body, "does").as_deref(), Some("cargo"), "nothing that was typed is lost");
        assert!(ticked(&body) && page::text(&body).contains("Elegir una de las opciones"), "{body}");
    }
    let form = form("Encargada", area(WAREHOUSE).to_string());
    let fields = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    let to = lead.post("/my-role/propose", &fields).await.expect(303).location().to_owned();
    let body = page::text(&lead.get(&to).await.expect(200).body);
    assert!(body.contains("Propuesto. Quien dirige el área lo verá.") && !body.contains("Declarado"), "{body}");
}

/// Somebody who led when the form was made, and leads no more: what was typed is there, and what is wrong with it.
#[tokio::test]
async fn whoever_leads_no_more_keeps_the_sentence() {
    let hilo = set_up().await;
    let mut former = hilo.browser(Kind::Employee);
    let (shops, till, purpose) = (area(SHOPS).to_string(), TILL.to_string(), PURPOSE.to_string());
    let fields = [
        ("title", "Encargada"),
        ("area", shops.as_str()),
        ("does", "abro"),
        ("gets", "entre"),
        ("touchpoint", till.as_str()),
        ("statement", purpose.as_str()),
        ("_page", "/my-role/propose"),
    ];
    let body = former.post("/my-role/propose", &fields).await.expect(422).body;
    assert_eq!(page::textarea(&body, "does").as_deref(), Some("abro"));
    assert!(page::text(&body).contains("Elegir una de las opciones"), "{body}");
}

#[tokio::test]
async fn buttons_lead_back_to_their_list() {
    let hilo = set_up().await;
    let id = proposal(&hilo).await;
    let mut lead = hilo.browser(Kind::Lead);
    let list = format!("/areas/{}/contributions", area(SHOPS));
    let fields = [("revision", "1"), ("_page", list.as_str())];
    let answer = lead.post(&format!("/contributions/{id}/confirm"), &fields).await.expect(303);
    assert_eq!(answer.location(), list);
    let elsewhere = [("revision", "2"), ("meant", "yes"), ("_page", "https://example.com/my-role")];
    let answer = lead.post(&format!("/contributions/{id}/retire"), &elsewhere).await.expect(303);
    assert_eq!(answer.location(), format!("/contributions/{id}"));
}

/// Both choices have a search; without JavaScript one button asks the server for either.
#[tokio::test]
async fn statements_are_searched_too() {
    let hilo = set_up().await;
    let mut boss = hilo.browser(Kind::Leadership);
    let to =
        boss.post("/statements", &[("kind", "value"), ("title", "Oficio")]).await.expect(303).location().to_owned();
    let value = to.trim_start_matches("/statements/").trim_end_matches("/edit").to_owned();
    let _ = boss.post(&format!("/statements/{value}/publish"), &[("revision", "1")]).await.expect(303);
    let mut browser = hilo.browser(Kind::Employee);
    let options = |body: &str| [value.clone(), PURPOSE.to_string()].map(|id| body.contains(&format!("value=\"{id}\"")));
    let all = browser.get("/my-role/propose?statement_q=oficio").await.expect(200).body;
    assert_eq!(options(&all), [true, true], "nothing is narrowed before the button is pressed");
    let found = browser.get("/my-role/propose?does=abro&statement_q=OFÍCIO&search=yes").await.expect(200).body;
    assert_eq!(options(&found), [true, false]);
    assert_eq!(page::textarea(&found, "does").as_deref(), Some("abro"));
    assert_eq!(page::input(&found, "statement_q").as_deref(), Some("OFÍCIO"));
    let kept = format!("/my-role/propose?statement={PURPOSE}&statement_q=oficio&search=yes");
    assert_eq!(options(&browser.get(&kept).await.expect(200).body), [true, true], "what is chosen stays");
}

/// Somebody else of the role edits it meanwhile: both sentences are there to compare.
#[tokio::test]
async fn a_stale_edit_shows_what_is_stored() {
    let hilo = set_up().await;
    let id = proposal(&hilo).await;
    let mut browser = hilo.browser(Kind::Employee);
    let edit = format!("/contributions/{id}/edit");
    let (till, purpose) = (TILL.to_string(), PURPOSE.to_string());
    let form = |does, revision| {
        [
            ("revision", revision),
            ("does", does),
            ("gets", "pague"),
            ("touchpoint", till.as_str()),
            ("statement", purpose.as_str()),
            ("_page", edit.as_str()),
        ]
    };
    let _ = browser.post(&edit, &form("de la otra pestaña", "1")).await.expect(303);
    let body = browser.post(&edit, &form("de esta pestaña", "1")).await.expect(409).body;
    assert_eq!(page::textarea(&body, "does").as_deref(), Some("de esta pestaña"));
    assert!(page::text(&body).contains("de la otra pestaña"), "{body}");
    assert_eq!(page::input(&body, "revision").as_deref(), Some("2"), "saving again is meant now");
    let _ = browser.post(&edit, &form("de esta pestaña", "2")).await.expect(303);
}
