//! Where these pages are.

use super::{api, confirm, consistency, draft, draft_api, form, list, map, publish, touchpoint, versions};
use crate::{routes::Route, table};

#[must_use]
pub fn routes() -> Vec<Route> {
    table! {
        Get  "/experience" SignedIn list::page;
        Get  "/experience/journeys/new" SignedIn form::new_journey;
        Post "/experience/journeys/new" SignedIn draft_api::start_journey;
        Get  "/experience/{journey}" SignedIn map::page;
        Post "/experience/{journey}/move" SignedIn api::move_journey;
        Get  "/experience/{journey}/versions" SignedIn versions::page;
        Get  "/experience/{journey}/versions/{number}" SignedIn map::former;
        Get  "/experience/{journey}/touchpoints/{touchpoint}" SignedIn touchpoint::page;
        Get  "/experience/{journey}/consistency" SignedIn consistency::page;
        Get  "/experience/{journey}/draft" SignedIn draft::page;
        Post "/experience/{journey}/draft/start" SignedIn draft_api::start_draft;
        Post "/experience/{journey}/draft/name" SignedIn draft_api::name_draft;
        Get  "/experience/{journey}/draft/discard" SignedIn confirm::discard;
        Post "/experience/{journey}/draft/discard" SignedIn api::discard;
        Post "/experience/{journey}/draft/stages" SignedIn draft_api::add_stage;
        Post "/experience/{journey}/draft/stages/{stage}/name" SignedIn draft_api::rename_stage;
        Post "/experience/{journey}/draft/stages/{stage}/move" SignedIn draft_api::move_stage;
        Post "/experience/{journey}/draft/stages/{stage}/remove" SignedIn draft_api::remove_stage;
        Get  "/experience/{journey}/draft/stages/{stage}/touchpoint" SignedIn form::new_touchpoint;
        Post "/experience/{journey}/draft/stages/{stage}/touchpoint" SignedIn draft_api::add_touchpoint;
        Get  "/experience/{journey}/draft/touchpoints/{touchpoint}" SignedIn form::touchpoint;
        Post "/experience/{journey}/draft/touchpoints/{touchpoint}" SignedIn draft_api::save_touchpoint;
        Post "/experience/{journey}/draft/touchpoints/{touchpoint}/move" SignedIn draft_api::move_touchpoint;
        Post "/experience/{journey}/draft/touchpoints/{touchpoint}/remove" SignedIn draft_api::remove_touchpoint;
        Post "/experience/{journey}/draft/touchpoints/{touchpoint}/restore" SignedIn draft_api::restore_touchpoint;
        Get  "/experience/{journey}/publish" SignedIn publish::page;
        Post "/experience/{journey}/publish" SignedIn api::publish;
        Get  "/experience/{journey}/retire" SignedIn confirm::retire;
        Post "/experience/{journey}/retire" SignedIn api::retire;
    }
}
