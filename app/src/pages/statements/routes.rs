//! Where these pages are.

use super::{acknowledgement, api, creed, edit, order, publish, statement, version, work};
use crate::{routes::Route, table};

#[must_use]
pub fn routes() -> Vec<Route> {
    table! {
        Get  "/statements" SignedIn creed::page;
        Post "/statements" SignedIn api::begin;
        Get  "/statements/new" SignedIn edit::new;
        Get  "/statements/order" SignedIn order::page;
        Post "/statements/preview" SignedIn api::preview;
        Get  "/statements/acknowledgement" SignedIn acknowledgement::page;
        Get  "/statements/acknowledgement.csv" SignedIn acknowledgement::csv;
        Get  "/statements/{id}" SignedIn statement::page;
        Post "/statements/{id}/acknowledge" SignedIn api::acknowledge;
        Get  "/statements/{id}/work" SignedIn work::page;
        Get  "/statements/{id}/versions/{number}" SignedIn version::page;
        Get  "/statements/{id}/compare" SignedIn version::compare;
        Get  "/statements/{id}/edit" SignedIn edit::page;
        Post "/statements/{id}/draft" SignedIn api::save;
        Get  "/statements/{id}/discard" SignedIn publish::discard;
        Post "/statements/{id}/discard" SignedIn api::discard;
        Get  "/statements/{id}/publish" SignedIn publish::page;
        Post "/statements/{id}/publish" SignedIn api::publish;
        Get  "/statements/{id}/retire" SignedIn publish::retire;
        Post "/statements/{id}/retire" SignedIn api::retire;
        Post "/statements/{id}/move" SignedIn api::move_value;
    }
}
