//! Where these pages are.

use super::{api, area, compose, detail, export, my_role, overview, retire};
use crate::{routes::Route, table};

#[must_use]
pub fn routes() -> Vec<Route> {
    table! {
        Get  "/my-role" SignedIn my_role::page;
        Get  "/my-role/propose" SignedIn compose::propose;
        Post "/my-role/propose" SignedIn api::propose;
        Get  "/contributions" SignedIn overview::page;
        Get  "/contributions.csv" SignedIn export::page;
        Get  "/contributions/{contribution}" SignedIn detail::page;
        Get  "/contributions/{contribution}/edit" SignedIn compose::edit;
        Post "/contributions/{contribution}/edit" SignedIn api::edit;
        Post "/contributions/{contribution}/confirm" SignedIn api::confirm;
        Post "/contributions/{contribution}/ask-change" SignedIn api::ask_change;
        Post "/contributions/{contribution}/decline" SignedIn api::decline;
        Post "/contributions/{contribution}/reconfirm" SignedIn api::reconfirm;
        Get  "/contributions/{contribution}/retire" SignedIn retire::page;
        Post "/contributions/{contribution}/retire" SignedIn api::retire;
        Get  "/areas/{area}/contributions" SignedIn area::page;
        Post "/areas/{area}/answer" SignedIn api::answer;
    }
}
