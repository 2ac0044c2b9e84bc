//! A server on a free port of the loopback in a thread of its own, and a client that keeps it busy.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode},
};
use http_body_util::BodyExt;
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use std::{
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::runtime::{Builder, Runtime};

pub type Http = Client<HttpConnector, Body>;

#[must_use]
pub fn runtime(threads: usize) -> Runtime {
    Builder::new_multi_thread().worker_threads(threads).enable_all().build().unwrap()
}

/// Serves it for as long as the process lives. Where it is, such as `http://127.0.0.1:40123`.
#[must_use]
pub fn served(on: &Runtime, router: Router) -> String {
    let listener = on.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).unwrap();
    let address = listener.local_addr().unwrap();
    on.spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

#[must_use]
pub fn client() -> Http {
    Client::builder(TokioExecutor::new()).build_http()
}

/// Status, headers and all of the body.
pub async fn ask(client: &Http, request: Request<Body>) -> (StatusCode, HeaderMap, Vec<u8>) {
    let (head, body) = client.request(request).await.unwrap().into_parts();
    (head.status, head.headers, body.collect().await.unwrap().to_bytes().to_vec())
}

/// Requests a second when so many are under way at once, for so long.
pub async fn per_second<F>(at_once: usize, lasting: Duration, one: impl Fn(usize) -> F + Send + Sync + 'static) -> f64
where
    F: Future<Output = ()> + Send,
{
    let one = Arc::new(one);
    let begin = Instant::now();
    let mut workers = tokio::task::JoinSet::new();
    for worker in 0..at_once {
        let one = one.clone();
        workers.spawn(async move {
            let mut done = 0_u32;
            while begin.elapsed() < lasting {
                one(worker).await;
                done += 1;
            }
            done
        });
    }
    let done: u32 = workers.join_all().await.into_iter().sum();
    f64::from(done) / begin.elapsed().as_secs_f64()
}
