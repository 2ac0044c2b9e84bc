//! Where these pages are.

use super::{link, setup, sign_in};
use crate::{routes::Route, table};

#[must_use]
pub fn routes() -> Vec<Route> {
    table! {
        Get  "/sign-in" Open sign_in::page;
        Post "/sign-in" Open sign_in::submit;
        Post "/sign-out" SignedIn sign_in::sign_out;
        Get  "/setup/{token}" Open setup::page;
        Post "/setup/{token}" Open setup::submit;
        Get  "/welcome/{token}" Open link::page;
        Post "/welcome/{token}" Open link::submit;
    }
}
