//! Statements: one that is published and has a draft, a value, one that is a draft alone, and one that is retired.

use super::line::{LEADERSHIP, LOOKING_OVER, Line, NOBODY, get, post, signed_in};
use hilo_tests::world::There;

pub fn lines(there: &There) -> Vec<Line> {
    [of_all(), published(there), unpublished(there)].concat()
}

fn of_all() -> Vec<Line> {
    vec![
        get("/statements", &[], &signed_in()),
        post("/statements", &[], LEADERSHIP),
        get("/statements/new", &[], LEADERSHIP),
        get("/statements/order", &[], LEADERSHIP),
        post("/statements/preview", &[], LEADERSHIP),
        get("/statements/acknowledgement", &[], LOOKING_OVER),
        get("/statements/acknowledgement.csv", &[], LOOKING_OVER),
    ]
}

fn published(there: &There) -> Vec<Line> {
    let id = there.purpose;
    vec![
        get("/statements/{id}", &[&id], &signed_in()),
        post("/statements/{id}/acknowledge", &[&id], &signed_in()).with(&[("number", "2")]),
        get("/statements/{id}/work", &[&id], LOOKING_OVER),
        get("/statements/{id}/versions/{number}", &[&id, &1], &signed_in()),
        get("/statements/{id}/compare", &[&id], &signed_in()),
        get("/statements/{id}/edit", &[&id], LEADERSHIP),
        post("/statements/{id}/draft", &[&id], LEADERSHIP),
        get("/statements/{id}/discard", &[&id], LEADERSHIP),
        post("/statements/{id}/discard", &[&id], LEADERSHIP),
        get("/statements/{id}/publish", &[&id], LEADERSHIP),
        post("/statements/{id}/publish", &[&id], LEADERSHIP),
        get("/statements/{id}/retire", &[&id], LEADERSHIP),
        post("/statements/{id}/retire", &[&id], LEADERSHIP),
        post("/statements/{id}/move", &[&there.value], LEADERSHIP),
    ]
}

/// A draft is for whoever writes; what was published stays readable.
fn unpublished(there: &There) -> Vec<Line> {
    let (id, draft, retired) = (there.purpose, there.drafted_value, there.retired_value);
    vec![
        get("/statements/{id}/versions/{number}", &[&id, &3], LEADERSHIP),
        get("/statements/{id}", &[&draft], NOBODY),
        get("/statements/{id}/work", &[&draft], NOBODY),
        get("/statements/{id}/versions/{number}", &[&draft, &1], LEADERSHIP),
        get("/statements/{id}/compare", &[&draft], NOBODY),
        get("/statements/{id}/edit", &[&draft], LEADERSHIP),
        get("/statements/{id}/publish", &[&draft], LEADERSHIP),
        get("/statements/{id}/retire", &[&draft], NOBODY),
        get("/statements/{id}", &[&retired], &signed_in()),
        get("/statements/{id}/versions/{number}", &[&retired, &1], &signed_in()),
        get("/statements/{id}/edit", &[&retired], NOBODY),
        get("/statements/{id}/retire", &[&retired], NOBODY),
    ]
}
