//! Headers that every answer carries, and forms that come from nowhere.

use super::{App, cookies, dispatch::foreign_form};
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use tower_http::csrf::ProtectionError;

const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");

/// What applies to pages, assets and errors alike; a page brings its own policy with its nonce.
pub(super) async fn headers(State(Secure(secure)): State<Secure>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(PERMISSIONS, HeaderValue::from_static("camera=(), geolocation=(), microphone=()"));
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    if secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

/// Browsers reach this server by https.
#[derive(Debug, Clone, Copy)]
pub(super) struct Secure(pub(super) bool);

/// A page's policy: scripts of this response alone, styles and everything else from here, and never inline.
pub(super) fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// A browser says where a form comes from. One that brings a session cookie and says nothing is refused; what they say is
/// judged by the layer inside of this one. Either way the reader gets a page that says so.
pub(super) async fn own_forms(State(app): State<App>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let headers = &parts.headers;
    let silent = !headers.contains_key("sec-fetch-site") && !headers.contains_key(header::ORIGIN);
    if silent && cookies::has_session(headers) {
        return foreign_form(&app, &parts).await;
    }
    let response = next.run(Request::from_parts(parts.clone(), body)).await;
    if response.extensions().get::<ProtectionError>().is_some() {
        return foreign_form(&app, &parts).await;
    }
    response
}
