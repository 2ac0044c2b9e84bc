//! HTTP around the app: sessions, forms, headers, assets. What a page says is none of its business.

mod answer;
mod assets;
mod body;
mod cookies;
mod dispatch;
mod guard;
mod origin;
mod table;
#[cfg(debug_assertions)]
mod watched;

use crate::config::Network;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{MethodRouter, get},
};
use hilo_app::cx::Site;
use hilo_service::Services;
use std::sync::{Arc, RwLock};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer};

pub use assets::site;

/// What every request is given.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    /// Swapped when somebody goes from the set-up to the sample and back.
    open: RwLock<Open>,
    routes: table::Table,
    secure: bool,
    trusted_proxies: Vec<Network>,
    sample_public: bool,
    room: body::Room,
}

/// The database that is open, and what the pages must know of the installation.
#[derive(Clone)]
pub struct Open {
    pub services: Services,
    pub site: Arc<Site>,
}

/// How browsers reach this server.
#[derive(Debug, Clone, Default)]
pub struct Reached {
    /// By https: cookies are `__Host-` and `Secure`.
    pub secure: bool,
    pub trusted_proxies: Vec<Network>,
    /// The sample organisation may be entered, and its personas borrowed, from other machines too.
    pub sample_public: bool,
}

impl App {
    #[must_use]
    pub fn new(services: Services, site: Site, reached: Reached) -> Self {
        hilo_app::render::start();
        let inner = Inner {
            open: RwLock::new(Open { services, site: Arc::new(site) }),
            routes: table::Table::new(),
            secure: reached.secure,
            trusted_proxies: reached.trusted_proxies,
            sample_public: reached.sample_public,
            room: body::Room::default(),
        };
        Self { inner: Arc::new(inner) }
    }

    /// What is open now; another may be in a moment.
    pub(crate) fn open(&self) -> Open {
        self.inner.open.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Opens another database in place of this one, for all requests from now on.
    pub fn swap(&self, open: Open) {
        *self.inner.open.write().unwrap_or_else(std::sync::PoisonError::into_inner) = open;
    }
}

/// Everything the server answers.
pub fn router(app: App) -> Router {
    let secure = guard::Secure(app.inner.secure);
    let public_url = app.open().site.public_url.clone();
    let csrf = CsrfLayer::new();
    let csrf = csrf.clone().add_trusted_origin(public_url.as_str()).unwrap_or(csrf);
    let beside = beside(&app).into_iter().fold(Router::new(), |router, (path, method)| router.route(path, method));
    let pages = Router::new()
        .fallback(dispatch::dispatch)
        .layer(DefaultBodyLimit::disable())
        .layer(csrf)
        .layer(middleware::from_fn_with_state(app.clone(), guard::own_forms))
        .with_state(app);
    #[cfg(debug_assertions)]
    let beside = match watched::Islands::watched() {
        Some(islands) => beside.merge(islands.routes()),
        None => beside,
    };
    beside
        .fallback_service(pages)
        .layer(CompressionLayer::new())
        // Dispatch answers its own panics, with a page; this is for everything else.
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(secure, guard::headers))
}

/// What is answered beside the pages, to anybody: the only routes that are not in the app's table.
pub fn beside(app: &App) -> [(&'static str, MethodRouter); 5] {
    [
        ("/healthz", get(|| async { "ok" })),
        ("/readyz", get(ready).with_state(app.clone())),
        ("/assets/{file}", get(assets::asset)),
        ("/favicon.svg", get(assets::favicon)),
        ("/sw.js", get(assets::worker)),
    ]
}

/// Ready once the database answers.
async fn ready(axum::extract::State(app): axum::extract::State<App>) -> (axum::http::StatusCode, &'static str) {
    match app.open().services.organisation().await {
        Ok(_) => (axum::http::StatusCode::OK, "ready"),
        Err(error) => {
            tracing::warn!(?error, "not ready: the database does not answer");
            (axum::http::StatusCode::SERVICE_UNAVAILABLE, "the database does not answer")
        }
    }
}
