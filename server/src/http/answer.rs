//! Answers as HTTP: pages, redirects, downloads, and problems for people and for islands.

use super::{cookies::Cookies, guard::policy};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use hilo_app::{
    cx::Cx,
    render::{self, Rendered},
    reply::File,
};
use hilo_domain::problem::Problem;
use hilo_service::Failure;

/// A problem that no form can show: as JSON for an island, else as a page.
pub(super) fn refused(cx: &Cx, failure: &Failure) -> Response {
    if !cx.json {
        return lost(cx, failure);
    }
    note(cx, failure);
    let status = StatusCode::from_u16(failure.problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let text = hilo_app::error::problem(cx.lang, &failure.problem);
    let fields = match &failure.problem {
        Problem::Invalid(problems) => hilo_app::error::fields(cx.lang, problems),
        _ => serde_json::Value::Array(Vec::new()),
    };
    let body = serde_json::json!({ "problem": failure.problem, "text": text, "fields": fields });
    (status, axum::Json(body)).into_response()
}

pub(super) fn see_other(to: &str) -> Response {
    let location = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

pub(super) fn lost(cx: &Cx, failure: &Failure) -> Response {
    note(cx, failure);
    html(cx, render::problem(cx, &failure.problem))
}

/// The page for a problem.
pub(super) fn problem(cx: &Cx, problem: &Problem) -> Response {
    html(cx, render::problem(cx, problem))
}

/// What a GET would answer, without asking for it: whoever only wants to know whether a page is there has not looked at
/// it, and no look is recorded.
pub(super) fn unopened(cx: &Cx) -> Response {
    html(cx, Rendered { status: 200, refresh: None, html: String::new() })
}

/// What the person is not told goes to the log.
pub(super) fn note(cx: &Cx, failure: &Failure) {
    let path = logged(&cx.path);
    match failure.problem {
        Problem::Internal => tracing::error!(path, failure = ?failure, "a request failed through our fault"),
        Problem::Unavailable => tracing::warn!(path, failure = ?failure, "the database did not answer in time"),
        _ => tracing::debug!(path, failure = ?failure, "a request was refused"),
    }
}

/// A path without the token that some end in: whoever reads the log must not get in with it.
fn logged(path: &str) -> &str {
    let secret = ["/welcome/", "/setup/"].into_iter().find(|start| path.starts_with(start));
    secret.unwrap_or(path)
}

pub(super) fn html(cx: &Cx, rendered: Rendered) -> Response {
    let status = StatusCode::from_u16(rendered.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, axum::response::Html(rendered.html)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(policy) = HeaderValue::from_str(&policy(&cx.nonce)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if let Ok(lang) = HeaderValue::from_str(cx.lang.tag()) {
        headers.insert(header::CONTENT_LANGUAGE, lang);
    }
    if let Some(seconds) = rendered.refresh {
        headers.insert(header::REFRESH, HeaderValue::from(seconds));
    }
    if cx.flash.is_some() {
        Cookies { secure: false }.clear_flash(headers);
    }
    response
}

pub(super) fn download(file: File) -> Response {
    let ascii: String =
        file.name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
    let disposition = format!("attachment; filename=\"{ascii}\"");
    let headers = [
        (header::CONTENT_TYPE, file.content_type.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, file.content).into_response()
}

#[cfg(test)]
mod tests {
    #[test]
    fn tokens_do_not_reach_the_log() {
        let logged = ["/welcome/c2VjcmV0", "/setup/c2VjcmV0/explore", "/people/new"].map(super::logged);
        assert_eq!(logged, ["/welcome/", "/setup/", "/people/new"]);
    }
}
