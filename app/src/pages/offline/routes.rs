//! Where this page is.

use super::page;
use crate::{routes::Route, table};

#[must_use]
pub fn routes() -> Vec<Route> {
    table! {
        Get "/offline" Open page::page;
    }
}
