//! What can be done with check-ins.

use super::form::input;
use crate::{
    cx::Cx,
    locales::{checkins as t, team},
    reply::{Answer, Redirect, Reply},
};
use hilo_domain::{ids::CheckinId, problem::Problem, week::WeekId};

/// Saves what was typed; with the button `send`, sends it. An island that saves while somebody types gets the new
/// revision.
///
/// # Errors
/// As the use case.
pub async fn save(cx: Cx) -> Answer {
    let lang = cx.lang;
    let input = input(&cx.form);
    let send = !cx.json && cx.form.get("action") == "send";
    let saved = cx.services.save_checkin(cx.actor()?, &input, send).await?;
    if cx.json {
        return Ok(Reply::saved(saved.revision));
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
    cx.services.comment(actor, checkin, cx.form.get("body")).await?;
    Redirect::to(format!("/my-weeks/{week}#thread")).flash(t::flash_comment(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn answer(cx: Cx) -> Answer {
    let checkin: CheckinId = cx.param("checkin")?;
    cx.services.comment(cx.actor()?, checkin, cx.form.get("body")).await?;
    Redirect::to(format!("/team/check-ins/{checkin}#thread")).flash(t::flash_comment(cx.lang)).ok()
}

/// Leads on to the next that is unread, or back to the list.
///
/// # Errors
/// As the use case.
pub async fn mark_read(cx: Cx) -> Answer {
    let checkin: CheckinId = cx.param("checkin")?;
    match cx.services.mark_letter_read(cx.actor()?, checkin).await? {
        Some(next) => Redirect::to(format!("/team/check-ins/{next}")).flash(team::flash_read(cx.lang)).ok(),
        None => Redirect::to("/team").flash(team::flash_all_read(cx.lang)).ok(),
    }
}
