//! Where this is.

use super::{api, protection};
use crate::{
    routes::{Method, Route},
    table,
};

#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = table! {
        Post "/check-in/pulse" SignedIn api::answer;
        Get  "/how-answers-are-protected" Open protection::page::page;
    };
    for route in &mut routes {
        route.confidential = route.method == Method::Post;
    }
    routes
}
