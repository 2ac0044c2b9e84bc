//! What every answer carries, and forms that come from elsewhere.

use axum::{body::Body, http::header};
use hilo_app::cx::Site;
use hilo_server::http::{App, Reached, router};
use hilo_tests::{Browser, Engine, Installation, Kind, page};

#[tokio::test]
async fn pages_forbid_inline_code_and_framing() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let page = hilo.browser(Kind::Employee).get("/").await.expect(200);
    let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("'strict-dynamic'"), "{policy}");
    assert!(!policy.contains("unsafe-inline") && policy.contains("frame-ancestors 'none'"), "{policy}");
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap().to_owned();
    assert!(nonce.len() >= 20, "{nonce}");
    assert_eq!(page.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert_eq!(page.headers[header::REFERRER_POLICY], "same-origin");
    assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
    assert!(!page.body.contains(" style="), "inline style would be refused by the policy");
    let again = hilo.browser(Kind::Employee).get("/").await;
    assert!(
        !again.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains(&nonce),
        "the nonce is used twice"
    );
}

#[tokio::test]
async fn forms_from_elsewhere_are_refused() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut browser = hilo.browser(Kind::Employee);
    let cases: [(&[(&str, &str)], u16); 6] = [
        (&[], 403),
        (&[("sec-fetch-site", "cross-site")], 403),
        (&[("sec-fetch-site", "same-site")], 403),
        (&[("origin", "https://evil.example")], 403),
        (&[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")], 403),
        (&[("origin", "http://hilo.test")], 303),
    ];
    for (headers, expected) in cases {
        let mut request = browser.request("POST", "/account/preferences", Body::from("language=es"));
        request.headers_mut().insert(header::CONTENT_TYPE, "application/x-www-form-urlencoded".parse().unwrap());
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        let answer = browser.send(request).await;
        assert_eq!(answer.status.as_u16(), expected, "{headers:?}");
        if expected == 403 {
            assert!(answer.body.contains("no vino de una página de Hilo"), "{headers:?}");
            assert!(answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains("'nonce-"));
        }
    }
}

#[tokio::test]
async fn islands_are_told_in_json_that_a_form_comes_from_elsewhere() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut browser = hilo.browser(Kind::Employee);
    browser.headers.push(("accept", "application/json".to_owned()));
    browser.headers.push(("accept-language", "en".to_owned()));
    let mut request = browser.request("POST", "/account/preferences", Body::from("language=es"));
    request.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    let answer = browser.send(request).await.expect(403);
    let said: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(said["problem"], "ForeignForm");
    assert!(said["text"].as_str().unwrap().contains("did not come from a page of Hilo"), "{said}");
}

#[tokio::test]
async fn unknown_paths_methods_and_bodies_are_answered_with_pages() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut browser = hilo.browser(Kind::Employee);
    let lost = browser.get("/no/such/page").await.expect(404);
    assert!(lost.body.contains("El hilo se corta aquí"));
    let mut request = browser.request("PUT", "/", Body::empty());
    request.headers_mut().insert("sec-fetch-site", "same-origin".parse().unwrap());
    let put = browser.send(request).await.expect(405);
    assert!(put.body.contains("no se abre así") && put.headers[header::ALLOW] == "GET, HEAD, POST");
    let get = browser.get("/account/preferences").await.expect(405);
    assert!(get.body.contains("no se abre así") && get.headers[header::ALLOW] == "POST");
    browser.headers.push(("accept-language", "en".to_owned()));
    assert!(browser.get("/no/such/page").await.body.contains("The thread ends here"));
    for path in ["/healthz", "/readyz"] {
        let _ = hilo.browser(Kind::Stranger).get(path).await.expect(200);
    }
}

/// A link checker has not looked at anything.
#[tokio::test]
async fn whoever_asks_for_headers_alone_opens_nothing() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut lead = hilo.browser(Kind::Lead);
    hilo.services.tick().await.unwrap();
    let looks = async || {
        let log = hilo.browser(Kind::Hr).get("/audit?group=looks").await.expect(200);
        page::text(&log.body).matches("miró la lista de registros").count()
    };
    let before = looks().await;
    let request = lead.request("HEAD", "/team", Body::empty());
    let head = lead.send(request).await.expect(200);
    assert_eq!(head.headers[header::CONTENT_TYPE], "text/html; charset=utf-8");
    assert_eq!(looks().await, before);
    let _ = lead.get("/team").await.expect(200);
    assert_eq!(looks().await, before + 1);
    for (path, status) in [("/sign-in", 303), ("/no/such/page", 404)] {
        let request = lead.request("HEAD", path, Body::empty());
        let _ = lead.send(request).await.expect(status);
    }
    let mut stranger = hilo.browser(Kind::Stranger);
    let request = stranger.request("HEAD", "/team", Body::empty());
    let _ = stranger.send(request).await.expect(401);
}

/// Reached by https, on the server's own certificate or through a proxy.
#[tokio::test]
async fn by_https_cookies_are_bound_to_the_host() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let reached = Reached { secure: true, ..Reached::default() };
    let site = Site { public_url: "https://hilo.test".to_owned(), ..Site::default() };
    let mut browser = Browser::new(router(App::new(hilo.services.clone(), site, reached)));
    let hash = hilo.services.passwords.hash("tres gatos azules".to_owned()).await.unwrap();
    let mut repo = hilo.services.store.write().await.unwrap();
    repo.set_credential(Kind::Employee.person(), &hash, hilo.now()).await.unwrap();
    repo.save().await.unwrap();
    let fields = [("login", "employee.prueba@example.com"), ("password", "tres gatos azules")];
    let answer = browser.post("/sign-in", &fields).await.expect(303);
    assert_eq!(answer.headers[header::STRICT_TRANSPORT_SECURITY], "max-age=31536000");
    let cookies: Vec<_> = answer.headers.get_all(header::SET_COOKIE).iter().map(|c| c.to_str().unwrap()).collect();
    for name in ["__Host-hilo_session=", "__Host-hilo_device="] {
        let cookie = cookies.iter().find(|cookie| cookie.starts_with(name)).unwrap();
        for attribute in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(attribute), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
    let _ = browser.get("/").await.expect(200);
    let out = browser.post("/sign-out", &[]).await.expect(303);
    let cookie = out.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("__Host-hilo_session=; ") && cookie.contains("; Secure"), "{cookie}");
    // The name that plain http uses opens nothing here.
    let mut plain = Browser::new(browser.router().clone());
    plain.set_cookie("hilo_session", hilo_tests::installation::token(Kind::Employee).reveal());
    let _ = plain.get("/").await.expect(401);
}
