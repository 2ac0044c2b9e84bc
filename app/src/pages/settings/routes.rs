//! Where these pages are.

use super::page;
use crate::{routes::Route, table};

#[must_use]
pub fn routes() -> Vec<Route> {
    table! {
        Get  "/settings" SignedIn page::page;
        Post "/settings" SignedIn page::save;
    }
}
