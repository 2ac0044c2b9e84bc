//! Where these pages are.

use super::{link, setup, sign_in};
use crate::{
    routes::{FORM_BYTES, Route},
    table,
};

/// What was posted when a session had ended comes along with the password, quoted once more: a byte that took three
/// takes eight at the very most, and text takes hardly more than it did.
const SIGN_IN_BYTES: usize = 3 * FORM_BYTES;

#[must_use]
pub fn routes() -> Vec<Route> {
    let mut routes = table! {
        Get  "/sign-in" Open sign_in::page;
        Post "/sign-in" Open sign_in::submit;
        Post "/sign-out" SignedIn sign_in::sign_out;
        Get  "/setup/{token}" Open setup::page;
        Post "/setup/{token}" Open setup::submit;
        Get  "/welcome/{token}" Open link::page;
        Post "/welcome/{token}" Open link::submit;
    };
    for route in routes.iter_mut().filter(|route| route.path == "/sign-in") {
        route.max_bytes = SIGN_IN_BYTES;
    }
    routes
}
