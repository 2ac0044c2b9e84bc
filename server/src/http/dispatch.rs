//! One request: who is asking, which route, what was posted; then the handler; then its answer as HTTP. A form that
//! was not carried out is answered with its page, as it was left.

use super::{
    App, Open,
    answer::{self, download, html, lost, note, problem, refused, see_other, unopened},
    body,
    cookies::Cookies,
    origin::{is_local, origin},
    table::Found,
};
use crate::panics::caught;
use axum::{
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderValue, Method as HttpMethod, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hilo_app::{
    cx::{Cx, FailedForm, Site, Values},
    pages::access::{setup, sign_in::local},
    render::{self, Rendered},
    reply::{Redirect, Reply},
    routes::{Door, Method, Route, UPLOAD_BYTES},
    ui::form::BY,
};
use hilo_domain::{ids::PersonId, lang::Lang, problem::Problem};
use hilo_service::{Failure, access::sessions::Recognised};
use std::{net::SocketAddr, sync::Arc};

/// Bytes that somebody unknown may post: a long text whose session is gone, and the same once more, tucked into the form
/// for signing in.
const STRANGER_BYTES: usize = 512 << 10;

pub(super) async fn dispatch(State(app): State<App>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let open = app.open();
    match Visit::new(&app, &open, &parts).await {
        Ok(visit) => visit.unharmed(visit.answer(body)).await,
        Err(response) => *response,
    }
}

/// A form that is not carried out because it comes from elsewhere.
pub(super) async fn foreign_form(app: &App, parts: &Parts) -> Response {
    match Visit::new(app, &app.open(), parts).await {
        Ok(visit) => refused(&visit.cx, &Problem::ForeignForm.into()),
        Err(response) => *response,
    }
}

/// A request with all that is known of it before its body is read.
struct Visit<'a> {
    app: &'a App,
    parts: &'a Parts,
    cx: Cx,
    /// Whose session it was, if it has ended.
    ended: Option<PersonId>,
    cookies: Cookies,
    /// There is an organisation.
    ready: bool,
}

impl<'a> Visit<'a> {
    async fn new(app: &'a App, open: &Open, parts: &'a Parts) -> Result<Self, Box<Response>> {
        let cookies = Cookies { secure: app.inner.secure };
        let headers = &parts.headers;
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|c| c.0);
        let origin = origin(peer, headers, &app.inner.trusted_proxies);
        let session_token = cookies.session_token(headers);
        let wanted =
            headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).and_then(Lang::from_accept_language);
        // The persona switch is for whoever sits at this machine, not for those who reach it through something else.
        let hidden = open.site.sample.is_some() && !app.inner.sample_public && !is_local(parts);
        let hide = || Arc::new(Site { personas: false, sample: None, ..(*open.site).clone() });
        let mut cx = Cx {
            services: open.services.clone(),
            site: if hidden { hide() } else { open.site.clone() },
            lang: wanted.unwrap_or_default(),
            theme: None,
            who: None,
            session_token: session_token.clone(),
            device_token: cookies.device_token(headers),
            origin,
            path: parts.uri.path().to_owned(),
            params: Arc::default(),
            query: Arc::new(Values::parse(parts.uri.query().unwrap_or_default().as_bytes())),
            form: Arc::default(),
            uploads: Arc::default(),
            failed: None,
            flash: Cookies::flash(headers),
            json: wants_json(headers),
            nonce: nonce().into(),
        };
        let recognised = match &session_token {
            Some(token) => cx.services.recognise(token, &cx.origin).await,
            None => Ok(Recognised::Nobody),
        };
        let (mut ended, mut ready) = (None, true);
        match recognised {
            Ok(Recognised::Actor(actor)) => {
                cx.lang = actor.language.or(wanted).unwrap_or(actor.organisation_language);
                cx.theme.clone_from(&actor.theme);
                cx.who = Some(Arc::from(actor));
            }
            Ok(other) => {
                if let Recognised::Ended(person) = other {
                    ended = Some(person);
                }
                match cx.services.organisation().await {
                    Ok(Some(organisation)) => {
                        cx.lang = wanted.or(Lang::from_tag(&organisation.language)).unwrap_or_default();
                    }
                    Ok(None) => ready = false,
                    Err(failure) => return Err(Box::new(lost(&cx, &failure))),
                }
            }
            Err(failure) => return Err(Box::new(lost(&cx, &failure))),
        }
        Ok(Self { app, parts, cx, ended, cookies, ready })
    }

    /// Whatever a handler does, there is an answer, and a page for people.
    async fn unharmed(&self, answer: impl Future<Output = Response>) -> Response {
        match caught(answer).await {
            Ok(response) => response,
            Err(panic) => refused(&self.cx, &Failure::internal(format!("a panic: {panic}"))),
        }
    }

    async fn answer(&self, body: Body) -> Response {
        let method = match self.parts.method {
            HttpMethod::GET | HttpMethod::HEAD => Method::Get,
            HttpMethod::POST => Method::Post,
            _ => return self.other_method("GET, HEAD, POST"),
        };
        let found = self.app.inner.routes.find(method, &self.cx.path);
        let (route, params) = match found {
            Found::Route(route, params) => (route, params),
            _ if !self.ready => return html(&self.cx, render::render(&self.cx, setup::needed)),
            Found::OtherMethod => return self.other_method(if method == Method::Get { "POST" } else { "GET, HEAD" }),
            Found::Nothing => return problem(&self.cx, &Problem::NotFound),
        };
        let setting_up = route.path.starts_with("/setup/") || route.path == "/offline";
        if !self.ready && !setting_up {
            return html(&self.cx, render::render(&self.cx, setup::needed));
        }
        if route.door == Door::Sample && !self.cx.site.personas {
            return problem(&self.cx, &Problem::NotFound);
        }
        let mut cx = self.cx.clone();
        cx.params = Arc::new(params);
        match method {
            Method::Get => self.get(cx, &route).await,
            Method::Post => self.post(cx, &route, body).await,
        }
    }

    fn other_method(&self, allowed: &'static str) -> Response {
        let mut response = refused(&self.cx, &Problem::WrongMethod.into());
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static(allowed));
        response
    }

    async fn get(&self, cx: Cx, route: &Route) -> Response {
        if route.door == Door::SignedIn && cx.who.is_none() {
            return html(&cx, render::sign_in_first(&cx, None));
        }
        if route.door == Door::SignedIn && self.parts.method == HttpMethod::HEAD {
            return unopened(&cx);
        }
        let (answer, rendered) = render::run(cx.clone(), route.handler).await;
        match (answer, rendered) {
            (_, Some(rendered)) => html(&cx, rendered),
            (Ok(reply), None) => self.reply(&cx, reply).await,
            (Err(failure), None) if failure.problem == Problem::SignIn => html(&cx, render::sign_in_first(&cx, None)),
            (Err(failure), None) => lost(&cx, &failure),
        }
    }

    async fn post(&self, mut cx: Cx, route: &Route, body: Body) -> Response {
        let known = cx.who.is_some() || self.ended.is_some();
        let max_bytes = if known { route.max_bytes } else { route.max_bytes.min(STRANGER_BYTES) };
        // Its room is kept until there is an answer.
        let posted = match body::read(&self.parts.headers, body, max_bytes, &self.app.inner.room).await {
            Ok(posted) => posted,
            Err(problem) => return self.unread(cx, route, problem).await,
        };
        cx.form = Arc::new(posted.form);
        cx.uploads = Arc::new(posted.uploads);
        let page = self.page_of(&cx);
        if route.door == Door::SignedIn && cx.who.is_none() {
            if route.confidential {
                cx.form = Arc::default();
            }
            return self.sign_in_first(&cx, &page);
        }
        let (answer, rendered) = render::run(cx.clone(), route.handler).await;
        let failure = match (answer, rendered) {
            (_, Some(rendered)) => return html(&cx, rendered),
            (Ok(reply), None) => return self.reply(&cx, reply).await,
            (Err(failure), None) => failure,
        };
        if route.confidential {
            cx.form = Arc::default();
        }
        match failure.problem {
            Problem::SignIn => self.sign_in_first(&cx, &page),
            _ if cx.json => refused(&cx, &failure),
            // A button, perhaps on a page that is not there any more: that says it best.
            Problem::NotFound | Problem::Forbidden if cx.form.words().is_empty() => refused(&cx, &failure),
            ref problem => {
                note(&cx, &failure);
                cx.failed = Some(Arc::new(render::failed(&cx, &cx.path, Some(problem.clone()))));
                match self.show_again(&cx, &page, problem.status()).await {
                    Some(response) => response,
                    None => answer::problem(&cx, problem),
                }
            }
        }
    }

    /// What was posted could not be read. Whoever must sign in is asked for that first: then more is taken. A file that
    /// is too large is told on the form that it came from, in which nothing was typed.
    async fn unread(&self, mut cx: Cx, route: &Route, problem: Problem) -> Response {
        let page = self.page_of(&cx);
        if route.door == Door::SignedIn && cx.who.is_none() {
            return self.sign_in_first(&cx, &page);
        }
        if route.max_bytes == UPLOAD_BYTES && !cx.json {
            cx.failed = Some(Arc::new(render::failed(&cx, &cx.path, Some(problem.clone()))));
            if let Some(response) = self.show_again(&cx, &page, problem.status()).await {
                return response;
            }
        }
        refused(&cx, &problem.into())
    }

    /// The page that a form stands on: it says so itself, else it is the one that sent it, else its own path.
    fn page_of(&self, cx: &Cx) -> String {
        let named = cx.form.get("_page");
        if !named.is_empty() {
            return local(named);
        }
        let referer = self.parts.headers.get(header::REFERER).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let path = referer.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned()));
        path.map_or_else(|| cx.path.clone(), |path| local(&path))
    }

    fn sign_in_first(&self, cx: &Cx, page: &str) -> Response {
        if cx.json {
            return refused(cx, &Problem::SignIn.into());
        }
        // Signed out in another tab, or without its cookie: the form itself says whose it was.
        let person = self.ended.or_else(|| cx.form.parsed(BY)).filter(|_| cx.form.is_filled_in());
        let unsent = person.map(|person| render::unsent(person, &cx.path, page, &cx.form));
        let (path, query) = page.split_once('?').unwrap_or((page, ""));
        // What was posted to may not be a page; the one that the form stands on is.
        let there = Cx { path: path.to_owned(), query: Arc::new(Values::parse(query.as_bytes())), ..cx.clone() };
        html(&there, render::sign_in_first(&there, unsent.as_ref()))
    }

    /// Renders a page with the form that failed as it was left; none if there is no such page, or it can't be shown.
    async fn show_again(&self, cx: &Cx, page: &str, status: u16) -> Option<Response> {
        let (path, query) = page.split_once('?').unwrap_or((page, ""));
        let Found::Route(route, params) = self.app.inner.routes.find(Method::Get, path) else { return None };
        if route.door == Door::SignedIn && cx.who.is_none() {
            return None;
        }
        let cx = Cx {
            path: path.to_owned(),
            query: Arc::new(Values::parse(query.as_bytes())),
            params: Arc::new(params),
            flash: None,
            ..cx.clone()
        };
        let (_, rendered) = render::run(cx.clone(), route.handler).await;
        let rendered = rendered.filter(|r| r.status == 200)?;
        Some(html(&cx, Rendered { status, ..rendered }))
    }

    async fn reply(&self, cx: &Cx, reply: Reply) -> Response {
        match reply {
            // Pages are rendered before they come here.
            Reply::Page(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            Reply::Piece { content_type, body } => {
                ([(header::CONTENT_TYPE, content_type), (header::CACHE_CONTROL, "no-store")], body).into_response()
            }
            Reply::File(file) => download(file),
            Reply::Redirect(redirect) => self.redirect(cx, redirect).await,
        }
    }

    async fn redirect(&self, cx: &Cx, redirect: Redirect) -> Response {
        let mut cookies = HeaderMap::new();
        if let Some(signed_in) = &redirect.signed_in {
            self.cookies.sign_in(&mut cookies, signed_in, cx.services.policy);
        }
        if redirect.sign_out {
            self.cookies.sign_out(&mut cookies);
        }
        if let Some(text) = &redirect.flash {
            self.cookies.set_flash(&mut cookies, text);
        }
        let mut response = match (redirect.resumed, &redirect.signed_in) {
            (Some(failed), Some(signed_in)) => match self.resume(cx, &redirect.to, failed, &signed_in.session).await {
                Some(response) => response,
                None => see_other(&redirect.to),
            },
            _ => see_other(&redirect.to),
        };
        response.headers_mut().extend(cookies);
        response
    }

    /// Right after signing in again: the page with the text that could not be sent.
    async fn resume(
        &self,
        cx: &Cx,
        page: &str,
        failed: FailedForm,
        session: &hilo_service::env::Token,
    ) -> Option<Response> {
        let mut cx = cx.clone();
        if let Ok(Recognised::Actor(actor)) = cx.services.recognise(session, &cx.origin).await {
            cx.lang = actor.language.unwrap_or(cx.lang);
            cx.theme.clone_from(&actor.theme);
            cx.who = Some(Arc::from(actor));
        }
        cx.failed = Some(Arc::new(failed));
        self.show_again(&cx, page, 200).await
    }
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    accept.starts_with("application/json")
}

fn nonce() -> String {
    let mut bytes = [0; 16];
    // Without randomness there is no nonce, and no script runs; the page works all the same.
    if getrandom::fill(&mut bytes).is_err() {
        tracing::error!("the system has no randomness to give");
    }
    URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Reached;
    use hilo_service::{Env, Policy, Services, access::passwords::Passwords, pulse::keys::Keys};
    use hilo_store::Store as _;
    use hilo_store_sqlite::SqliteStore;
    use http_body_util::BodyExt as _;

    #[tokio::test]
    async fn a_panic_is_answered_with_a_page_or_with_json() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&folder.path().join("hilo.db"), 1).await.unwrap();
        store.migrate().await.unwrap();
        let passwords = Passwords::quick_for_tests().unwrap();
        let keys = Keys::in_folder(folder.path());
        let services =
            Services::open(Arc::new(store), Env::system(), passwords, Policy::default(), keys).await.unwrap();
        let app = App::new(services, Site::default(), Reached::default());
        for (accept, said) in [("text/html", "<h1>Algo se deshilachó</h1>"), ("application/json", "\"Internal\"")] {
            let request = Request::get("/").header("accept", accept).header("accept-language", "es");
            let (parts, ()) = request.body(()).unwrap().into_parts();
            let Ok(visit) = Visit::new(&app, &app.open(), &parts).await else { panic!("there is a visit") };
            let answer = visit.unharmed(async { panic!("out of thread") }).await;
            assert_eq!(answer.status(), 500);
            let body = answer.into_body().collect().await.unwrap().to_bytes();
            let body = String::from_utf8(body.to_vec()).unwrap().replace("<!>", "");
            assert!(body.contains(said) && !body.contains("out of thread"), "{body}");
        }
    }
}
