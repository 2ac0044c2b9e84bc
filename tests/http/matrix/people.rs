//! People, mostly the seller, who works in the corner shop; and files of people.

use super::line::{ADMIN, KEEPERS, Line, NOBODY, get, post, signed_in};
use hilo_tests::{Kind, world::There};

pub fn lines(there: &There) -> Vec<Line> {
    [about_people(there), about_files(there)].concat()
}

fn about_people(there: &There) -> Vec<Line> {
    let seller = Kind::Seller.person();
    let (employee, admin, gone) = (Kind::Employee.person(), Kind::Admin.person(), Kind::Gone.person());
    let lists = &[Kind::Lead, Kind::StandIn, Kind::OtherLead, Kind::CornerLead, Kind::Hr, Kind::Admin];
    let near = &[Kind::Seller, Kind::Lead, Kind::StandIn, Kind::CornerLead, Kind::Hr, Kind::Admin];
    vec![
        get("/people", &[], lists),
        get("/people/new", &[], KEEPERS),
        post("/people/new", &[], KEEPERS),
        get("/people/invitations", &[], KEEPERS),
        post("/people/invitations", &[], KEEPERS),
        get("/people/{person}", &[&seller], &signed_in()),
        get("/people/{person}/edit", &[&seller], KEEPERS),
        post("/people/{person}/edit", &[&seller], KEEPERS),
        get("/people/{person}/deactivate", &[&seller], KEEPERS),
        post("/people/{person}/deactivate", &[&seller], KEEPERS),
        get("/people/{person}/reactivate", &[&gone], KEEPERS),
        post("/people/{person}/reactivate", &[&gone], KEEPERS),
        post("/people/{person}/grants", &[&seller], ADMIN),
        post("/people/{person}/link", &[&seller], KEEPERS),
        post("/people/{person}/link", &[&gone], NOBODY),
        // Whoever takes over an admin's account is one.
        post("/people/{person}/link", &[&admin], ADMIN),
        get("/people/{person}/deactivate", &[&admin], ADMIN),
        post("/people/{person}/deactivate", &[&admin], ADMIN),
        post("/people/{person}/grants", &[&admin], ADMIN),
        post("/people/{person}/leave", &[&seller], near),
        post("/people/{person}/leave/{absence}", &[&seller, &there.absence], near),
        post("/people/{person}/leave/{absence}/remove", &[&seller, &there.absence], near),
        // Under somebody else's address it is not there.
        post("/people/{person}/leave/{absence}", &[&employee, &there.absence], NOBODY),
        post("/people/{person}/leave/{absence}/remove", &[&employee, &there.absence], NOBODY),
    ]
}

fn about_files(there: &There) -> Vec<Line> {
    vec![
        get("/people/import", &[], KEEPERS),
        post("/people/import", &[], KEEPERS),
        get("/people/import/{import}", &[&there.upload], KEEPERS),
        get("/people/import/{import}/problems.csv", &[&there.faulty_upload], KEEPERS),
        post("/people/import/{import}/columns", &[&there.upload], KEEPERS),
        post("/people/import/{import}/apply", &[&there.upload], KEEPERS),
        post("/people/import/{import}/discard", &[&there.upload], KEEPERS),
        get("/people/export.csv", &[], KEEPERS),
    ]
}
