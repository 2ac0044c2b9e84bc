//! Links and sessions at their ends: what has run out, was replaced, or belongs to somebody who left.

use hilo_tests::{Browser, Engine, Installation, Kind, page};

const PASSWORD: [(&str, &str); 2] = [("password", "la ampolleta verde"), ("password_again", "la ampolleta verde")];

/// The address that an admin was shown for somebody.
async fn link_for(hilo: &Installation, kind: Kind) -> String {
    let keeper = hilo.actor(Kind::Admin).await;
    let issued = hilo.services.issue_link_for(keeper.keeper().unwrap(), kind.person()).await.unwrap();
    format!("/welcome/{}", issued.token)
}

#[tokio::test]
async fn a_set_up_link_is_good_for_a_day() {
    let hilo = Installation::empty(Engine::Sqlite).await;
    let path = format!("/setup/{}", hilo.services.setup_link().await.unwrap().unwrap().reveal());
    let mut browser = Browser::new(hilo.router.clone());
    hilo.wait_hours(23);
    let _ = browser.get(&path).await.expect(200);
    hilo.wait_hours(1);
    let _ = browser.get(&path).await.expect(404);
    let _ = browser.post(&path, &[("organisation", "Casa Nube")]).await.expect(404);
    assert!(hilo.services.organisation().await.unwrap().is_none());
}

#[tokio::test]
async fn a_second_set_up_link_ends_the_first() {
    let hilo = Installation::empty(Engine::Sqlite).await;
    let mut paths = Vec::new();
    for _ in 0..2 {
        paths.push(format!("/setup/{}", hilo.services.setup_link().await.unwrap().unwrap().reveal()));
    }
    let mut browser = Browser::new(hilo.router.clone());
    let _ = browser.get(&paths[0]).await.expect(404);
    let _ = browser.get(&paths[1]).await.expect(200);
}

#[tokio::test]
async fn a_second_invitation_ends_the_first() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let (first, second) = (link_for(&hilo, Kind::Employee).await, link_for(&hilo, Kind::Employee).await);
    let mut browser = Browser::new(hilo.router.clone());
    let dead = browser.get(&first).await.expect(404);
    assert!(page::text(&dead.body).contains("ya no sirve"));
    let _ = browser.post(&first, &PASSWORD).await.expect(404);
    let _ = browser.get(&second).await.expect(200);
    let _ = browser.post(&second, &PASSWORD).await.expect(303);
}

#[tokio::test]
async fn somebody_who_was_deactivated_has_no_link_and_no_session() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let link = link_for(&hilo, Kind::Employee).await;
    let away = format!("/people/{}/deactivate", Kind::Employee.person());
    let _ = hilo.browser(Kind::Employee).get("/").await.expect(200);
    let _ = hilo.browser(Kind::Hr).post(&away, &[]).await.expect(303);
    let mut browser = Browser::new(hilo.router.clone());
    let _ = browser.get(&link).await.expect(404);
    let _ = browser.post(&link, &PASSWORD).await.expect(404);
    let _ = hilo.browser(Kind::Employee).get("/").await.expect(401);
    // Nor one that is issued afterwards.
    let issue = format!("/people/{}/link", Kind::Employee.person());
    let _ = hilo.browser(Kind::Admin).post(&issue, &[]).await.expect(404);
}

#[tokio::test]
async fn a_session_ends_at_its_limit_however_much_it_is_used() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut browser = hilo.browser(Kind::Employee);
    for _ in 0..29 {
        hilo.wait_hours(24);
        let _ = browser.get("/").await.expect(200);
    }
    hilo.wait_hours(23);
    let _ = browser.get("/").await.expect(200);
    hilo.wait_hours(1);
    let _ = browser.get("/").await.expect(401);
}
