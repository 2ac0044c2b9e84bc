//! Under `cargo leptos watch`, which says so in its environment: the islands come from where it puts them, and
//! everything else from `make assets`, as ever. In debug builds alone.

use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use std::{env, path::PathBuf, sync::Arc};

/// What cargo-leptos has built for the browser.
#[derive(Debug, Clone)]
pub(super) struct Islands {
    folder: PathBuf,
    /// What the files are called, but for what they end with.
    name: String,
}

impl Islands {
    /// None if nobody watches.
    pub(super) fn watched() -> Option<Self> {
        let of = |name: &str| env::var(name).ok();
        let folder = PathBuf::from(of("LEPTOS_SITE_ROOT")?).join(of("LEPTOS_SITE_PKG_DIR")?);
        Some(Self { folder, name: of("LEPTOS_OUTPUT_NAME")? })
    }

    pub(super) fn module(&self) -> String {
        format!("/pkg/{}.js", self.name)
    }

    pub(super) fn wasm(&self) -> String {
        format!("/pkg/{}.wasm", self.name)
    }

    pub(super) fn routes(self) -> Router {
        Router::new().route("/pkg/{file}", get(file)).with_state(Arc::new(self))
    }
}

async fn file(State(islands): State<Arc<Islands>>, Path(name): Path<String>) -> Response {
    let known = [islands.module(), islands.wasm()].iter().any(|path| *path == format!("/pkg/{name}"));
    let content = if known { tokio::fs::read(islands.folder.join(&name)).await.ok() } else { None };
    let Some(content) = content else { return StatusCode::NOT_FOUND.into_response() };
    let mime = mime_guess::from_path(&name).first_or_octet_stream();
    ([(header::CONTENT_TYPE, mime.essence_str().to_owned()), (header::CACHE_CONTROL, "no-store".to_owned())], content)
        .into_response()
}
