//! The persona switch: on this machine alone, unless it was said otherwise.

use hilo_app::{
    cx::Site,
    pages::sample::{Opening, SampleDoor},
};
use hilo_server::http::{App, Reached, router};
use hilo_service::Services;
use hilo_tests::{Browser, Engine, Installation, Kind};
use std::sync::Arc;

/// Opens nothing: what is served is the sample already.
struct Ajar;

impl SampleDoor for Ajar {
    fn enter(&self) -> Opening<'_, String> {
        Box::pin(async { Ok("/".to_owned()) })
    }
    fn leave(&self) -> Opening<'_, String> {
        Box::pin(async { Ok("/sign-in".to_owned()) })
    }
    fn persona(&self, name: &str) -> Option<String> {
        (name == "hr").then(|| "N264".to_owned())
    }
}

type Headers<'a> = &'a [(&'static str, &'a str)];

fn browser(services: &Services, sample_public: bool, host: &str, more: Headers) -> Browser {
    let site = Site {
        public_url: "http://hilo.test".to_owned(),
        personas: services.sample,
        sample: Some(Arc::new(Ajar)),
        ..Site::default()
    };
    let reached = Reached { sample_public, ..Reached::default() };
    let mut browser = Browser::new(router(App::new(services.clone(), site, reached)));
    browser.headers.push(("host", host.to_owned()));
    browser.headers.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
    browser
}

#[tokio::test]
async fn personas_are_borrowed_on_this_machine_alone() {
    let hilo = Installation::new(Engine::Sqlite).await;
    let services = Services { sample: true, ..hilo.services.clone() };
    let cases: [(bool, &str, Headers, bool); 7] = [
        (false, "127.0.0.1:3000", &[], true),
        (false, "localhost:3000", &[], true),
        // A foreign name that was made to point here, a tunnel, a proxy on this machine.
        (false, "evil.example", &[], false),
        (false, "demo.example.com", &[("x-forwarded-for", "203.0.113.9")], false),
        (false, "127.0.0.1:3000", &[("x-forwarded-for", "203.0.113.9")], false),
        (false, "localhost", &[("forwarded", "for=203.0.113.9")], false),
        (true, "demo.example.com", &[("x-forwarded-for", "203.0.113.9")], true),
    ];
    for (public, host, more, may) in cases {
        let mut browser = browser(&services, public, host, more);
        let page = browser.get("/sign-in").await.expect(200);
        assert_eq!(page.body.contains("/sample/persona"), may, "{host} {more:?}");
        let expected = if may { 303 } else { 404 };
        let _ = browser.post("/sample/persona", &[("persona", "hr")]).await.expect(expected);
        let _ = browser.post("/sample/start", &[]).await.expect(expected);
    }
    // Somebody else's session in that browser has ended.
    let mut shared = browser(&services, true, "demo.example.com", &[]);
    shared.set_cookie("hilo_session", hilo_tests::installation::token(Kind::Employee).reveal());
    let _ = shared.post("/sample/persona", &[("persona", "hr")]).await.expect(303);
    let _ = hilo.browser(Kind::Employee).get("/").await.expect(401);
}

#[tokio::test]
async fn the_sample_is_entered_from_this_machine_alone() {
    let hilo = Installation::empty(Engine::Sqlite).await;
    let token = hilo.services.setup_link().await.unwrap().unwrap();
    let set_up = format!("/setup/{}", token.reveal());
    for (host, may) in [("127.0.0.1:3000", true), ("evil.example", false)] {
        let mut browser = browser(&hilo.services, false, host, &[]);
        assert_eq!(browser.get(&set_up).await.expect(200).body.contains("/explore"), may, "{host}");
        let expected = if may { 303 } else { 404 };
        let _ = browser.post(&format!("{set_up}/explore"), &[]).await.expect(expected);
    }
}
