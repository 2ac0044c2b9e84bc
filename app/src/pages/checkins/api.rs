//! What can be done with check-ins.

use super::{
    form::input,
    letter::{from_area, letter_address, list_address},
};
use crate::{
    cx::Cx,
    error,
    locales::{checkins as t, team},
    reply::{Answer, Redirect, Reply},
};
use hilo_domain::{
    ids::{CheckinId, PersonId},
    problem::Problem,
    time::Millis,
    view::lead::Outcome,
    week::WeekId,
};
use hilo_service::checkins::write::Save;

/// Saves what was typed; with the button `send`, sends it. An island that saves while somebody types gets the new
/// revision.
///
/// # Errors
/// As the use case.
pub async fn save(cx: Cx) -> Answer {
    let lang = cx.lang;
    let input = input(&cx.form);
    let why = match cx.form.get("action") {
        _ if cx.json => Save::Typing,
        "send" => Save::Send,
        _ => Save::Draft,
    };
    let saved = cx.services.save_checkin(cx.actor()?, &input, why).await?;
    if cx.json {
        return Ok(match saved.left_out.as_slice() {
            [] => Reply::saved(saved.revision),
            left_out => Reply::saved_but(saved.revision, &error::fields(lang, left_out)),
        });
    }
    let week = input.week.map(|week| week.to_string()).unwrap_or_default();
    // The form of a check-in that was sent before says so.
    let before = cx.form.get("sent") == "1";
    match (saved.sent_at.is_some(), before) {
        (true, false) if saved.late => Redirect::to(format!("/my-weeks/{week}")).flash(t::flash_late(lang)),
        (true, false) => Redirect::to("/check-in").flash(t::flash_sent(lang)),
        (true, true) => Redirect::to(format!("/check-in?week={week}")).flash(t::flash_changed(lang)),
        (false, _) => Redirect::to(format!("/check-in?week={week}")).flash(t::flash_draft(lang)),
    }
    .ok()
}

/// # Errors
/// [`Problem::NotFound`] for a week without a check-in of mine, else as the use case.
pub async fn reply(cx: Cx) -> Answer {
    let actor = cx.actor()?;
    let week: WeekId = cx.param("week")?;
    let mine = cx.services.my_week(actor, week).await?;
    let checkin = mine.checkin.ok_or(Problem::NotFound)?;
    cx.services.comment(actor, checkin, cx.form.get("body"), None).await?;
    Redirect::to(format!("/my-weeks/{week}#thread")).flash(t::flash_comment(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn answer(cx: Cx) -> Answer {
    let checkin: CheckinId = cx.param("checkin")?;
    cx.services.comment(cx.actor()?, checkin, cx.form.get("body"), seen(&cx)).await?;
    Redirect::to(format!("{}#thread", letter_address(checkin, from_area(&cx.form))))
        .flash(t::flash_comment(cx.lang))
        .ok()
}

/// Up to when the page showed what was written.
fn seen(cx: &Cx) -> Option<Millis> {
    cx.form.parsed("seen").map(Millis)
}

/// Leads on to the next of the week that is unread, or back to the list that the reader came from.
///
/// # Errors
/// As the use case.
pub async fn mark_read(cx: Cx) -> Answer {
    let checkin: CheckinId = cx.param("checkin")?;
    let read = cx.services.mark_letter_read(cx.actor()?, checkin, seen(&cx)).await?;
    let area = from_area(&cx.form);
    let Some(next) = read.next else {
        let all_read = team::flash_all_read(cx.lang, read.week.iso().1);
        return Redirect::to(list_address(read.week, area)).flash(all_read).ok();
    };
    Redirect::to(letter_address(next, area)).flash(team::flash_read(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn remind(cx: Cx) -> Answer {
    let (week, person): (WeekId, PersonId) = (cx.param("week")?, cx.param("person")?);
    let said = match cx.services.remind(cx.actor()?, week, person).await? {
        Outcome::Sent => team::flash_reminded(cx.lang),
        Outcome::Before => team::flash_reminded_before(cx.lang),
        Outcome::NotNeeded => team::flash_sent_meanwhile(cx.lang),
        Outcome::OutOfReach => team::flash_out_of_reach(cx.lang),
    };
    Redirect::to(format!("{}#missing", list_address(week, from_area(&cx.form)))).flash(said).ok()
}
