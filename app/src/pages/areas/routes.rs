//! Where these pages are.

use super::{api, area, form, pick, tree};
use crate::{routes::Route, table};

#[must_use]
pub fn routes() -> Vec<Route> {
    table! {
        Get  "/areas" SignedIn tree::page;
        Get  "/areas/new" SignedIn form::new;
        Post "/areas/new" SignedIn api::create;
        Get  "/areas/{area}" SignedIn area::page;
        Get  "/areas/{area}/edit" SignedIn form::edit;
        Post "/areas/{area}/edit" SignedIn api::change;
        Get  "/areas/{area}/archive" SignedIn form::archive;
        Post "/areas/{area}/archive" SignedIn api::archive;
        Post "/areas/{area}/roles" SignedIn api::add_role;
        Post "/areas/{area}/roles/{role}" SignedIn api::rename_role;
        Post "/areas/{area}/roles/{role}/remove" SignedIn api::remove_role;
        Get  "/areas/{area}/lead" SignedIn pick::lead;
        Post "/areas/{area}/lead" SignedIn api::set_lead;
        Post "/areas/{area}/lead/remove" SignedIn api::remove_lead;
        Get  "/areas/{area}/stand-ins" SignedIn pick::stand_in;
        Post "/areas/{area}/stand-ins" SignedIn api::add_stand_in;
        Post "/areas/{area}/stand-ins/{person}/remove" SignedIn api::remove_stand_in;
    }
}
