//! The corner shop, which is under the shops: its page, its roles, its leads and its figures.

use super::line::{
    AROUND_CORNER, KEEPERS, LOOKING_OVER, Line, NOBODY, OVERSEERS, READING_CORNER, get, post, signed_in,
};
use hilo_tests::{
    Kind,
    installation::{CORNER_SHOP, SHOPS, WAREHOUSE, area, id},
    world::There,
};

pub fn lines(there: &There) -> Vec<Line> {
    [kept(there), alignment()].concat()
}

fn kept(there: &There) -> Vec<Line> {
    let corner = area(CORNER_SHOP);
    // The employee's, in the area above.
    let (shops, role) = (area(SHOPS), id(0x301));
    let names = &[Kind::CornerLead, Kind::Lead, Kind::Hr, Kind::Admin];
    let names_above = &[Kind::Lead, Kind::Hr, Kind::Admin];
    vec![
        get("/areas", &[], &signed_in()),
        get("/areas/new", &[], KEEPERS),
        post("/areas/new", &[], KEEPERS),
        get("/areas/{area}", &[&corner], &signed_in()),
        get("/areas/{area}/edit", &[&corner], KEEPERS),
        post("/areas/{area}/edit", &[&corner], KEEPERS),
        get("/areas/{area}/archive", &[&corner], KEEPERS),
        post("/areas/{area}/archive", &[&corner], KEEPERS),
        post("/areas/{area}/roles", &[&corner], KEEPERS),
        post("/areas/{area}/roles/{role}", &[&corner, &there.free_role], KEEPERS).with(&[("title", "Otra cosa")]),
        post("/areas/{area}/roles/{role}/remove", &[&corner, &there.free_role], KEEPERS),
        // Of another area it is not there.
        post("/areas/{area}/roles/{role}", &[&corner, &role], NOBODY).with(&[("title", "Otra cosa")]),
        post("/areas/{area}/roles/{role}/remove", &[&corner, &role], NOBODY),
        get("/areas/{area}/lead", &[&corner], KEEPERS),
        post("/areas/{area}/lead", &[&corner], KEEPERS),
        post("/areas/{area}/lead/remove", &[&corner], KEEPERS),
        get("/areas/{area}/stand-ins", &[&corner], names),
        post("/areas/{area}/stand-ins", &[&corner], names),
        post("/areas/{area}/stand-ins/{person}/remove", &[&corner, &Kind::StandIn.person()], names),
        // A lead names none for the area above, nor does a stand-in.
        get("/areas/{area}/stand-ins", &[&shops], names_above),
        post("/areas/{area}/stand-ins/{person}/remove", &[&shops, &Kind::StandIn.person()], names_above),
    ]
}

fn alignment() -> Vec<Line> {
    let corner = area(CORNER_SHOP);
    let over_warehouse = &[Kind::OtherLead, Kind::Leadership, Kind::Experience, Kind::Hr];
    vec![
        get("/alignment", &[], LOOKING_OVER),
        get("/alignment/export.csv", &[], LOOKING_OVER),
        get("/alignment/coverage", &[], LOOKING_OVER),
        get("/alignment/coverage.csv", &[], LOOKING_OVER),
        get("/alignment/period", &[], LOOKING_OVER),
        get("/alignment/period.csv", &[], LOOKING_OVER),
        get("/alignment/period/{area}/{measure}", &[&corner, &"live"], AROUND_CORNER),
        get("/alignment/period/{area}/{measure}", &[&corner, &"participation"], AROUND_CORNER),
        get("/alignment/period/{area}/{measure}", &[&area(WAREHOUSE), &"live"], over_warehouse),
        get("/alignment/period/{area}/{measure}", &[&corner, &"headline"], NOBODY),
        get("/alignment/report", &[], LOOKING_OVER),
        get("/alignment/leadership", &[], OVERSEERS),
        get("/alignment/leadership.csv", &[], OVERSEERS),
        get("/alignment/areas/{area}", &[&corner], AROUND_CORNER),
        get("/alignment/areas/{area}", &[&area(WAREHOUSE)], over_warehouse),
        get("/alignment/areas/{area}/weeks.csv", &[&corner], AROUND_CORNER),
        get("/alignment/areas/{area}/weeks.csv", &[&area(WAREHOUSE)], over_warehouse),
        get("/alignment/areas/{area}/people", &[&corner], READING_CORNER),
        get("/alignment/areas/{area}/people", &[&area(WAREHOUSE)], &[Kind::OtherLead, Kind::Hr]),
    ]
}
