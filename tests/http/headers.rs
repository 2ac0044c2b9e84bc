//! What every answer carries, and forms that come from elsewhere.

use axum::{body::Body, http::header};
use hilo_tests::{Engine, Installation, Kind};

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
    }
}

#[tokio::test]
async fn unknown_paths_methods_and_bodies_are_answered_with_pages() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let mut browser = hilo.browser(Kind::Employee);
    let lost = browser.get("/no/such/page").await.expect(404);
    assert!(lost.body.contains("El hilo se corta aquí"));
    let mut request = browser.request("PUT", "/", Body::empty());
    request.headers_mut().insert("sec-fetch-site", "same-origin".parse().unwrap());
    let _ = browser.send(request).await.expect(405);
    let _ = browser.get("/account/preferences").await.expect(405);
    browser.headers.push(("accept-language", "en".to_owned()));
    assert!(browser.get("/no/such/page").await.body.contains("The thread ends here"));
    for path in ["/healthz", "/readyz"] {
        let _ = hilo.browser(Kind::Stranger).get(path).await.expect(200);
    }
}
