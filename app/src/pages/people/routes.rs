//! Where these pages are.

use super::{api, form, invitations, leave, list, profile, steps};
use crate::{routes::Route, table};

#[must_use]
pub fn routes() -> Vec<Route> {
    table! {
        Get  "/people" SignedIn list::page;
        Get  "/people/new" SignedIn form::new;
        Post "/people/new" SignedIn api::create;
        Get  "/people/invitations" SignedIn invitations::page;
        Post "/people/invitations" SignedIn invitations::download;
        Get  "/people/{person}" SignedIn profile::page;
        Get  "/people/{person}/edit" SignedIn form::edit;
        Post "/people/{person}/edit" SignedIn api::change;
        Get  "/people/{person}/deactivate" SignedIn steps::deactivate;
        Post "/people/{person}/deactivate" SignedIn api::deactivate;
        Get  "/people/{person}/reactivate" SignedIn steps::reactivate;
        Post "/people/{person}/reactivate" SignedIn api::reactivate;
        Post "/people/{person}/grants" SignedIn api::grants;
        Post "/people/{person}/link" SignedIn invitations::one;
        Post "/people/{person}/leave" SignedIn leave::add;
        Post "/people/{person}/leave/{absence}" SignedIn leave::change;
        Post "/people/{person}/leave/{absence}/remove" SignedIn leave::remove;
    }
}
