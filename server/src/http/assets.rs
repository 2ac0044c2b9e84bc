//! The built files, inside the binary: stylesheet, fonts, islands. Names carry a hash of the content, so that they
//! may be kept for ever.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use hilo_app::cx::{Boot, Site};
use rust_embed::{EmbeddedFile, RustEmbed};
use serde::Deserialize;

#[derive(RustEmbed)]
#[folder = "../target/site"]
struct Built;

#[derive(Debug, Default, Deserialize)]
struct Manifest {
    stylesheet: String,
    #[serde(default)]
    fonts: std::collections::BTreeMap<String, String>,
    boot: Option<ManifestBoot>,
}

#[derive(Debug, Deserialize)]
struct ManifestBoot {
    script: String,
    module: String,
    wasm: String,
}

/// The pages' view of what was built; empty names if nothing was.
#[must_use]
pub fn site(public_url: String) -> Site {
    let manifest = Built::get("manifest.json").and_then(|file| serde_json::from_slice::<Manifest>(&file.data).ok());
    if manifest.is_none() {
        tracing::warn!("this binary was built without its assets: pages will be plain");
    }
    let manifest = manifest.unwrap_or_default();
    #[cfg(debug_assertions)]
    let manifest = watched(manifest);
    // What the first screen shows; the italic face can wait.
    let preload_fonts = ["newsreader", "hanken"].iter().filter_map(|name| manifest.fonts.get(*name).cloned()).collect();
    Site {
        stylesheet: manifest.stylesheet,
        boot: manifest.boot.map(|boot| Boot { script: boot.script, module: boot.module, wasm: boot.wasm }),
        preload_fonts,
        public_url,
        personas: false,
        sample: None,
    }
}

/// The islands of whoever watches, in place of those that were built with the rest.
#[cfg(debug_assertions)]
fn watched(manifest: Manifest) -> Manifest {
    let Some(islands) = super::watched::Islands::watched() else { return manifest };
    let boot = manifest.boot.map(|boot| ManifestBoot { module: islands.module(), wasm: islands.wasm(), ..boot });
    Manifest { boot, ..manifest }
}

pub(super) async fn asset(Path(file): Path<String>, headers: HeaderMap) -> Response {
    serve(&format!("assets/{file}"), &headers, "public, max-age=31536000, immutable")
}

pub(super) async fn favicon(headers: HeaderMap) -> Response {
    serve("favicon.svg", &headers, "public, max-age=86400")
}

/// The browser's worker: asked for anew each time it is looked at, and allowed to fetch from here alone.
pub(super) async fn worker(headers: HeaderMap) -> Response {
    let mut response = serve("sw.js", &headers, "no-cache");
    let policy = HeaderValue::from_static("default-src 'none'; connect-src 'self'");
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

fn serve(path: &str, headers: &HeaderMap, cache: &'static str) -> Response {
    if std::path::Path::new(path).extension().is_some_and(|e| e == "br") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let small =
        accepts.split(',').any(|e| e.trim().starts_with("br")).then(|| Built::get(&format!("{path}.br"))).flatten();
    let brotli = small.is_some();
    let Some(EmbeddedFile { data, .. }) = small.or_else(|| Built::get(path)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = data.into_owned().into_response();
    let out = response.headers_mut();
    let mime = mime_guess::from_path(path).first_or_octet_stream();
    if let Ok(mime) = HeaderValue::from_str(mime.essence_str()) {
        out.insert(header::CONTENT_TYPE, mime);
    }
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if brotli {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    response
}
