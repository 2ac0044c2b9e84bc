//! A browser without a screen or scripts: keeps cookies, follows nothing by itself, and says where its forms come
//! from as browsers do.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use std::collections::BTreeMap;
use tower::ServiceExt;

#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, Cookie>,
    /// More headers for every request.
    pub headers: Vec<(&'static str, String)>,
}

#[derive(Clone)]
struct Cookie {
    value: String,
    /// None for one that stays until the browser is closed.
    seconds_left: Option<i64>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// Where a redirect leads.
    #[must_use]
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// # Panics
    /// If the status is another one; shows the body.
    #[track_caller]
    #[expect(clippy::return_self_not_must_use, reason = "often the status is all that is asked")]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{} {}", self.location(), crate::page::text(&self.body));
        self
    }
}

impl Browser {
    #[must_use]
    pub fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new(), headers: Vec::new() }
    }

    pub const fn router(&self) -> &Router {
        &self.router
    }

    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), Cookie { value: value.to_owned(), seconds_left: None });
    }

    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(|cookie| cookie.value.as_str())
    }

    /// Time goes by: cookies past their `Max-Age` are dropped.
    pub fn wait_hours(&mut self, hours: i64) {
        self.cookies.retain(|_, cookie| {
            let left = cookie.seconds_left.as_mut();
            left.is_none_or(|left| {
                *left -= hours * 3600;
                *left > 0
            })
        });
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(self.request("GET", path, Body::empty())).await
    }

    /// A form of this site.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut encoder = form_urlencoded::Serializer::new(String::new());
        encoder.extend_pairs(fields);
        let mut request = self.request("POST", path, Body::from(encoder.finish()));
        let headers = request.headers_mut();
        headers.insert(header::CONTENT_TYPE, "application/x-www-form-urlencoded".parse().unwrap());
        headers.insert("sec-fetch-site", "same-origin".parse().unwrap());
        headers.insert(header::ORIGIN, "http://hilo.test".parse().unwrap());
        self.send(request).await
    }

    /// A form of this site with one file.
    pub async fn upload(&mut self, path: &str, field: &str, file_name: &str, content: &[u8]) -> Answer {
        let boundary = "hilo-test-boundary";
        let mut body = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{file_name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        let mut request = self.request("POST", path, Body::from(body));
        let headers = request.headers_mut();
        headers.insert(header::CONTENT_TYPE, format!("multipart/form-data; boundary={boundary}").parse().unwrap());
        headers.insert("sec-fetch-site", "same-origin".parse().unwrap());
        self.send(request).await
    }

    /// A request with this browser's cookies and headers, to be changed and sent.
    #[must_use]
    pub fn request(&self, method: &str, path: &str, body: Body) -> Request<Body> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "hilo.test")
            .header(header::ACCEPT, "text/html");
        if !self.cookies.is_empty() {
            let cookies: Vec<_> =
                self.cookies.iter().map(|(name, cookie)| format!("{name}={}", cookie.value)).collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let mut request = request.body(body).unwrap();
        for (name, value) in &self.headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        request
    }

    pub async fn send(&mut self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let mut parts = cookie.to_str().unwrap().split("; ");
            let (name, value) = parts.next().unwrap().split_once('=').unwrap();
            let seconds_left = parts.find_map(|part| part.strip_prefix("Max-Age=")).map(|age| age.parse().unwrap());
            if value.is_empty() || seconds_left == Some(0) {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), Cookie { value: value.to_owned(), seconds_left });
            }
        }
        let body = body.collect().await.unwrap().to_bytes();
        // Where one piece of a view ends and the next begins: a comment to a browser, and nothing to a test.
        let body = String::from_utf8_lossy(&body).replace("<!>", "");
        Answer { status: parts.status, headers: parts.headers, body }
    }
}
