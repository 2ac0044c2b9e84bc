//! What the cashiers of the corner shop contribute, in each state, and the area's answer.

use super::line::{AROUND_CORNER, LEADING_CORNER, LOOKING_OVER, Line, NOBODY, get, post, signed_in};
use hilo_tests::{
    Kind,
    installation::{CORNER_SHOP, area},
    world::There,
};

pub fn lines(there: &There) -> Vec<Line> {
    [around(), shown(there), decided(there)].concat()
}

fn around() -> Vec<Line> {
    let corner = area(CORNER_SHOP);
    vec![
        get("/my-role", &[], &signed_in()),
        get("/my-role/propose", &[], &signed_in()),
        post("/my-role/propose", &[], &signed_in()),
        get("/contributions", &[], LOOKING_OVER),
        get("/contributions.csv", &[], LOOKING_OVER),
        get("/areas/{area}/contributions", &[&corner], AROUND_CORNER),
        post("/areas/{area}/answer", &[&corner], LEADING_CORNER),
    ]
}

/// What holds is everyone's to see; what is not decided or was declined is between the role and those above.
fn shown(there: &There) -> Vec<Line> {
    let page = "/contributions/{contribution}";
    let inside: Vec<_> = [AROUND_CORNER, &[Kind::Seller]].concat();
    vec![
        get(page, &[&there.proposed], &inside),
        get(page, &[&there.changes_asked], &inside),
        get(page, &[&there.declined], &inside),
        get(page, &[&there.confirmed], &signed_in()),
        get(page, &[&there.stale], &signed_in()),
        get(page, &[&there.retired], &signed_in()),
    ]
}

fn decided(there: &There) -> Vec<Line> {
    let edit = "/contributions/{contribution}/edit";
    let (confirm, ask) = ("/contributions/{contribution}/confirm", "/contributions/{contribution}/ask-change");
    let (decline, reconfirm) = ("/contributions/{contribution}/decline", "/contributions/{contribution}/reconfirm");
    let retire = "/contributions/{contribution}/retire";
    let seller = &[Kind::Seller];
    vec![
        get(edit, &[&there.proposed], seller),
        post(edit, &[&there.proposed], seller).with(&[("revision", "1")]),
        get(edit, &[&there.changes_asked], seller),
        post(edit, &[&there.changes_asked], seller).with(&[("revision", "2")]),
        // What is decided is not edited.
        get(edit, &[&there.confirmed], NOBODY),
        post(edit, &[&there.confirmed], NOBODY).with(&[("revision", "2")]),
        post(confirm, &[&there.proposed], LEADING_CORNER),
        post(ask, &[&there.proposed], LEADING_CORNER),
        post(decline, &[&there.proposed], LEADING_CORNER),
        post(reconfirm, &[&there.stale], seller),
        get(retire, &[&there.confirmed], LEADING_CORNER),
        post(retire, &[&there.confirmed], LEADING_CORNER),
    ]
}
