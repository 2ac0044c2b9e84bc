//! Where these pages are.

use super::{api, letter, mine, past, team, week};
use crate::{routes::Route, table};

#[must_use]
pub fn routes() -> Vec<Route> {
    table! {
        Get  "/check-in" SignedIn mine::page;
        Post "/check-in" SignedIn api::save;
        Get  "/my-weeks" SignedIn past::page;
        Get  "/my-weeks/{week}" SignedIn week::page;
        Post "/my-weeks/{week}/comments" SignedIn api::reply;
        Get  "/team" SignedIn team::page;
        Post "/team/{week}/remind/{person}" SignedIn api::remind;
        Get  "/team/check-ins/{checkin}" SignedIn letter::page;
        Post "/team/check-ins/{checkin}/read" SignedIn api::mark_read;
        Post "/team/check-ins/{checkin}/comments" SignedIn api::answer;
    }
}
