//! Where these pages are.

use super::{api, issues, page};
use crate::{
    routes::{Method, Route, UPLOAD_BYTES},
    table,
};

const UPLOAD: &str = "/people/import";

#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = table! {
        Get  "/people/import" SignedIn page::start;
        Post "/people/import" SignedIn api::upload;
        Get  "/people/import/{import}" SignedIn page::show;
        Get  "/people/import/{import}/problems.csv" SignedIn issues::download;
        Post "/people/import/{import}/columns" SignedIn api::columns;
        Post "/people/import/{import}/apply" SignedIn api::apply;
        Post "/people/import/{import}/discard" SignedIn api::discard;
        Get  "/people/export.csv" SignedIn api::export;
    };
    for route in routes.iter_mut().filter(|route| route.method == Method::Post && route.path == UPLOAD) {
        route.max_bytes = UPLOAD_BYTES;
    }
    routes
}
