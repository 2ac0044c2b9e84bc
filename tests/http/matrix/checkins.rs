//! Check-ins: one's own, and those of the seller, of the seller's lead and of somebody in another branch.

use super::line::{Line, READING_CORNER, get, post, signed_in};
use hilo_tests::{
    Kind,
    installation::{CORNER_SHOP, area},
    world::{CLOSED, OPEN, There},
};

pub fn lines(there: &There) -> Vec<Line> {
    let team =
        &[Kind::Lead, Kind::StandIn, Kind::OtherLead, Kind::CornerLead, Kind::Leadership, Kind::Experience, Kind::Hr];
    let authors = &[Kind::Seller, Kind::Employee, Kind::CornerLead, Kind::Outsider];
    let letter = "/team/check-ins/{checkin}";
    let remind = "/team/{week}/remind/{person}";
    let (read, comments) = ("/team/check-ins/{checkin}/read", "/team/check-ins/{checkin}/comments");
    vec![
        get("/check-in", &[], &signed_in()),
        post("/check-in", &[], &signed_in()),
        post("/check-in/pulse", &[], &signed_in()).with(&[("period", "2026-P12")]),
        get("/my-weeks", &[], &signed_in()),
        // Everybody was expected; whoever sent nothing sees that.
        get("/my-weeks/{week}", &[&CLOSED], &signed_in()),
        post("/my-weeks/{week}/comments", &[&CLOSED], authors).with(&[("body", "De mi parte")]),
        get("/team", &[], team),
        get("/team", &[], READING_CORNER).query(format!("area={}", area(CORNER_SHOP))),
        // Whoever leads them and reads what they send; HR reminds nobody.
        post(remind, &[&OPEN, &Kind::Employee.person()], &[Kind::Lead, Kind::StandIn]),
        post(remind, &[&OPEN, &Kind::CornerLead.person()], &[Kind::Lead, Kind::StandIn]),
        post(remind, &[&OPEN, &Kind::Outsider.person()], &[Kind::OtherLead]),
        get(letter, &[&there.open_checkin], READING_CORNER),
        post(read, &[&there.open_checkin], READING_CORNER),
        // The thread is between the author and those to whom the note was written.
        post(comments, &[&there.open_checkin], &[Kind::CornerLead, Kind::Seller]).with(&[("body", "Gracias")]),
        get(letter, &[&there.closed_checkin], READING_CORNER),
        // A lead's own goes to whoever leads above.
        get(letter, &[&there.lead_checkin], &[Kind::Lead, Kind::StandIn, Kind::Hr]),
        post(read, &[&there.lead_checkin], &[Kind::Lead, Kind::StandIn, Kind::Hr]),
        get(letter, &[&there.late_checkin], &[Kind::OtherLead, Kind::Hr]),
        post(read, &[&there.late_checkin], &[Kind::OtherLead, Kind::Hr]),
        post(comments, &[&there.late_checkin], &[Kind::OtherLead, Kind::Outsider]).with(&[("body", "Gracias")]),
    ]
}
