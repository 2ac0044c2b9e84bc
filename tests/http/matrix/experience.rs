//! Journeys: one that is published and has a draft, one that was never published, and what is of another journey.

use super::line::{DRAFTERS, LEADERSHIP, Line, NOBODY, OVERSEERS, get, post, signed_in};
use hilo_tests::world::There;

const NAME: &[(&str, &str)] = &[("name", "Otro nombre"), ("stage_name", "Otra etapa")];
const UP: &[(&str, &str)] = &[("direction", "up")];

pub fn lines(there: &There) -> Vec<Line> {
    [published(there), drafted(there), stages(there), touchpoints(there)].concat()
}

fn published(there: &There) -> Vec<Line> {
    let (journey, unpublished) = (there.journey, there.drafted_journey);
    let touchpoint = "/experience/{journey}/touchpoints/{touchpoint}";
    vec![
        get("/experience", &[], &signed_in()),
        get("/experience/journeys/new", &[], DRAFTERS),
        post("/experience/journeys/new", &[], DRAFTERS),
        get("/experience/{journey}", &[&journey.id], &signed_in()),
        get("/experience/{journey}/versions", &[&journey.id], &signed_in()),
        get("/experience/{journey}/versions/{number}", &[&journey.id, &1], &signed_in()),
        get(touchpoint, &[&journey.id, &journey.touchpoint], &signed_in()),
        get("/experience/{journey}/consistency", &[&journey.id], OVERSEERS),
        // What is not published is nobody's to read, and a draft is no version.
        get("/experience/{journey}", &[&unpublished.id], NOBODY),
        get("/experience/{journey}/versions", &[&unpublished.id], NOBODY),
        get("/experience/{journey}/versions/{number}", &[&journey.id, &2], NOBODY),
        get(touchpoint, &[&unpublished.id, &unpublished.touchpoint], NOBODY),
        get(touchpoint, &[&journey.id, &there.other_journey.touchpoint], NOBODY),
    ]
}

fn drafted(there: &There) -> Vec<Line> {
    let (journey, other) = (there.journey.id, there.other_journey.id);
    vec![
        get("/experience/{journey}/draft", &[&journey], DRAFTERS),
        get("/experience/{journey}/draft", &[&there.drafted_journey.id], DRAFTERS),
        post("/experience/{journey}/draft/start", &[&other], DRAFTERS),
        post("/experience/{journey}/draft/name", &[&journey], DRAFTERS).with(NAME),
        get("/experience/{journey}/draft/discard", &[&journey], DRAFTERS),
        post("/experience/{journey}/draft/discard", &[&journey], DRAFTERS),
        get("/experience/{journey}/publish", &[&journey], LEADERSHIP),
        post("/experience/{journey}/publish", &[&journey], LEADERSHIP).with(&[("revision", "1")]),
        get("/experience/{journey}/retire", &[&journey], LEADERSHIP),
        post("/experience/{journey}/retire", &[&journey], LEADERSHIP),
        post("/experience/{journey}/move", &[&journey], DRAFTERS),
        // There is no draft.
        get("/experience/{journey}/draft/discard", &[&other], NOBODY),
        get("/experience/{journey}/publish", &[&other], NOBODY),
        // Retired once is enough.
        get("/experience/{journey}/retire", &[&there.retired_journey.id], NOBODY),
    ]
}

fn stages(there: &There) -> Vec<Line> {
    let (journey, stage, other) = (there.journey.id, there.journey.stage, there.other_journey.stage);
    let rename = "/experience/{journey}/draft/stages/{stage}/name";
    let relocate = "/experience/{journey}/draft/stages/{stage}/move";
    let remove = "/experience/{journey}/draft/stages/{stage}/remove";
    let add = "/experience/{journey}/draft/stages/{stage}/touchpoint";
    vec![
        post("/experience/{journey}/draft/stages", &[&journey], DRAFTERS).with(NAME),
        post(rename, &[&journey, &stage], DRAFTERS).with(NAME),
        post(relocate, &[&journey, &stage], DRAFTERS).with(UP),
        post(remove, &[&journey, &stage], DRAFTERS),
        get(add, &[&journey, &stage], DRAFTERS),
        post(add, &[&journey, &stage], DRAFTERS),
        post(rename, &[&journey, &other], NOBODY).with(NAME),
        post(relocate, &[&journey, &other], NOBODY).with(UP),
        post(remove, &[&journey, &other], NOBODY),
        get(add, &[&journey, &other], NOBODY),
        post(add, &[&journey, &other], NOBODY).with(NAME),
    ]
}

fn touchpoints(there: &There) -> Vec<Line> {
    let (journey, touchpoint, other) = (there.journey.id, there.journey.touchpoint, there.other_journey.touchpoint);
    let edit = "/experience/{journey}/draft/touchpoints/{touchpoint}";
    let relocate = "/experience/{journey}/draft/touchpoints/{touchpoint}/move";
    let remove = "/experience/{journey}/draft/touchpoints/{touchpoint}/remove";
    let restore = "/experience/{journey}/draft/touchpoints/{touchpoint}/restore";
    vec![
        get(edit, &[&journey, &touchpoint], DRAFTERS),
        post(edit, &[&journey, &touchpoint], DRAFTERS),
        post(relocate, &[&journey, &touchpoint], DRAFTERS).with(UP),
        post(remove, &[&journey, &touchpoint], DRAFTERS),
        post(restore, &[&journey, &touchpoint], DRAFTERS),
        get(edit, &[&journey, &other], NOBODY),
        post(edit, &[&journey, &other], NOBODY).with(NAME),
        post(relocate, &[&journey, &other], NOBODY).with(UP),
        post(remove, &[&journey, &other], NOBODY),
        post(restore, &[&journey, &other], NOBODY),
    ]
}
