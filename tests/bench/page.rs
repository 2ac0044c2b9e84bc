//! The check-in page of somebody who is signed in, against a bare handler that asks the database the same and sends
//! the same bytes.

use crate::{
    load::{Http, ask, client, per_second, runtime, served},
    table::{Reach, Table, median},
    world,
};
use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderMap, Request, header},
    response::{IntoResponse, Response},
    routing::get,
};
use hilo_service::{
    Services,
    access::{Origin, sessions::Recognised},
    env::Token,
};
use std::{hint::black_box, time::Duration};

const AT_ONCE: usize = 8;
const ROUNDS: usize = 7;
const LASTING: Duration = Duration::from_millis(1500);

#[derive(Clone)]
struct Bare {
    services: Services,
    headers: HeaderMap,
    body: axum::body::Bytes,
}

/// Who it is, and the use case of the page, whose every line is a query or the reading of its rows; no view, no
/// dispatch.
async fn bare(State(bare): State<Bare>, headers: HeaderMap) -> Response {
    let cookie = headers.get(header::COOKIE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let token = Token::from_text(cookie.trim_start_matches("hilo_session="));
    let Ok(Recognised::Actor(actor)) = bare.services.recognise(&token, &Origin::default()).await else {
        panic!("the session is not known");
    };
    let found = bare.services.this_week(&actor, None).await.unwrap();
    let _ = black_box(found);
    (bare.headers.clone(), bare.body.clone()).into_response()
}

fn request(base: &str) -> Request<Body> {
    let cookie = format!("hilo_session={}", world::token(0).reveal());
    Request::get(format!("{base}/check-in")).header(header::COOKIE, cookie).body(Body::empty()).unwrap()
}

pub fn measure(table: &mut Table) {
    let (there, here) = (runtime(1), runtime(1));
    let hilo = there.block_on(world::with_people(1));
    let real = served(&there, hilo.router.clone());
    let client = client();
    let (status, mut headers, body) = here.block_on(ask(&client, request(&real)));
    assert!(status.is_success() && body.len() > 1000, "{status}");
    headers.remove(header::TRANSFER_ENCODING);
    headers.remove(header::CONTENT_LENGTH);
    headers.remove(header::DATE);
    let state = Bare { services: hilo.services.clone(), headers, body: body.into() };
    let baseline = served(&there, Router::new().route("/check-in", get(bare)).with_state(state));

    let mut ratios = Vec::new();
    let mut pages = Vec::new();
    for _ in 0..ROUNDS {
        let [a, b] = [&real, &baseline].map(|base| here.block_on(rate(&client, base)));
        ratios.push(a / b);
        pages.push(a);
    }
    table.add("check-in page ÷ bare handler, throughput", median(ratios), "×", Reach::AtLeast(0.6));
    table.add("— check-in page, one server thread", median(pages), "/s", Reach::Told);
}

async fn rate(client: &Http, base: &str) -> f64 {
    let (client, base) = (client.clone(), base.to_owned());
    let one = move |_| {
        let (client, request) = (client.clone(), request(&base));
        async move {
            let (status, _, body) = ask(&client, request).await;
            assert!(status.is_success() && body.len() > 1000, "{status}");
        }
    };
    per_second(AT_ONCE, LASTING, one).await
}
