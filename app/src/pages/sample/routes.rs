//! Where these pages are.

use super::api;
use crate::{routes::Route, table};

#[must_use]
pub fn routes() -> Vec<Route> {
    table! {
        Post "/setup/{token}/explore" Open api::enter;
        Post "/sample/persona" Sample api::persona;
        Post "/sample/start" Sample api::leave;
    }
}
