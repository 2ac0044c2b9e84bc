//! Getting in, the account, the home page, and what is answered beside the pages.

use super::line::{ADMIN, KEEPERS, Line, NOBODY, everybody, get, post, signed_in};
use hilo_tests::{Kind, world::There};

pub fn lines(there: &There) -> Vec<Line> {
    vec![
        get("/healthz", &[], &everybody()),
        get("/readyz", &[], &everybody()),
        // A stylesheet is there only where it was built.
        get("/assets/{file}", &[&"none.css"], NOBODY),
        get("/favicon.svg", &[], &everybody()),
        get("/sw.js", &[], &everybody()),
        get("/", &[], &signed_in()),
        get("/who-sees-what", &[], &everybody()),
        get("/how-answers-are-protected", &[], &everybody()),
        get("/offline", &[], &everybody()),
        get("/sign-in", &[], &everybody()),
        post("/sign-in", &[], &everybody()),
        post("/sign-out", &[], &signed_in()),
        // Once there is an organisation, no link leads to the set-up.
        get("/setup/{token}", &[&"dead"], NOBODY),
        post("/setup/{token}", &[&"dead"], NOBODY),
        get("/welcome/{token}", &[&there.invitation], &everybody()),
        post("/welcome/{token}", &[&there.invitation], &everybody()),
        get("/welcome/{token}", &[&"dead"], NOBODY),
        // Only in the sample organisation.
        post("/setup/{token}/explore", &[&"dead"], NOBODY),
        post("/sample/persona", &[], NOBODY),
        post("/sample/start", &[], NOBODY),
        get("/account", &[], &signed_in()),
        post("/account/preferences", &[], &signed_in()),
        post("/account/password", &[], &signed_in()),
        post("/account/sessions/{session}/end", &[&there.second_session], &[Kind::Employee]),
        post("/account/sign-out-everywhere", &[], &signed_in()),
        get("/settings", &[], ADMIN),
        post("/settings", &[], ADMIN),
        get("/audit", &[], KEEPERS),
    ]
}
