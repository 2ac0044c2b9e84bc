//! Where these pages are.

use super::{api, page};
use crate::{routes::Route, table};

#[must_use]
pub fn routes() -> Vec<Route> {
    table! {
        Get  "/account" SignedIn page::page;
        Post "/account/preferences" SignedIn api::preferences;
        Post "/account/password" SignedIn api::password;
        Post "/account/sessions/{session}/end" SignedIn api::end_session;
        Post "/account/sign-out-everywhere" SignedIn api::sign_out_everywhere;
    }
}
