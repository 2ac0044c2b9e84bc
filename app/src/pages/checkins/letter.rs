//! One check-in, as its lead reads it.

use super::{
    parts::{comment_form, comments, entries, week_name},
    team::title,
};
use crate::{
    cx::{Cx, Values},
    format,
    locales::{checkins as words, team as t},
    reply::{Answer, Frame, Page},
    ui::{form::button_form, text::crumbs},
};
use hilo_domain::{
    ids::{AreaId, CheckinId},
    view::checkins::LetterView,
    week::WeekId,
};
use leptos::prelude::*;

/// # Errors
/// [`hilo_domain::problem::Problem::NotFound`] for whoever may not read it.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let checkin: CheckinId = cx.param("checkin")?;
    let letter = cx.services.open_letter(cx.actor()?, checkin).await?;
    let area = from_area(&cx.query);
    let list = list_address(letter.week.week, area);
    let late = letter.late.then(|| view! { <span class="badge badge-wait">{t::late(lang)}</span> });
    let sent = t::sent_at(lang, &format::moment(lang, letter.sent_at, cx.time_zone()));
    let class = if is_unread(&letter) { "letter is-unread" } else { "letter" };
    let news = match (letter.changed, letter.answered) {
        (true, _) => Some(t::changed(lang)),
        (false, true) => Some(t::answered(lang)),
        _ => None,
    };
    let news = news.map(|news| view! { <p class="notice notice-wait">{news}</p> });
    let body = view! {
        {crumbs(lang, &[(&list, title(&cx, true))], &letter.name)}
        <header class="page-head">
            <p class="eyebrow">{week_name(lang, letter.week.week)}" · "{letter.area.1.clone()}</p>
            <h1>{letter.name.clone()}</h1>
            <p class="meta">{sent}" "{late}</p>
        </header>
        {news}
        <article class=class aria-labelledby="entries-h">
            <h2 class="vh" id="entries-h">{t::entries(lang)}</h2>
            {entries(&cx, &letter.entries)}
            {note(&cx, &letter)}
        </article>
        {reading(&cx, &letter, area)}
        {thread(&cx, &letter, area)}
        <p class="meta">{t::looked(lang)}</p>
    };
    Page::new(t::letter_title(lang, &letter.name), body.into_any()).frame(Frame::Read).ok()
}

const fn is_unread(letter: &LetterView) -> bool {
    letter.read_at.is_none() || letter.changed || letter.answered
}

/// The area whose list the reader came from, where it was not what was written to them.
pub(super) fn from_area(values: &Values) -> Option<AreaId> {
    values.parsed("area")
}

#[must_use]
pub fn letter_address(id: CheckinId, from: Option<AreaId>) -> String {
    from.map_or_else(|| format!("/team/check-ins/{id}"), |area| format!("/team/check-ins/{id}?area={area}"))
}

pub(super) fn list_address(week: WeekId, from: Option<AreaId>) -> String {
    from.map_or_else(|| format!("/team?week={week}"), |area| format!("/team?week={week}&area={area}"))
}

/// What goes along with a form: how far the page shows what was written, and where to go back to.
fn along(letter: &LetterView, area: Option<AreaId>) -> Vec<(&'static str, String)> {
    let area = area.map(|area| ("area", area.to_string()));
    std::iter::once(("seen", letter.seen.0.to_string())).chain(area).collect()
}

fn note(cx: &Cx, letter: &LetterView) -> Option<AnyView> {
    let text = letter.note.clone().filter(|note| !note.is_empty())?;
    let lang = cx.lang;
    let note = view! {
        <div class="entry">
            <h3>{t::note(lang)}</h3>
            <p class="meta">{t::note_private(lang)}</p>
            <p class="words" dir="auto">{text}</p>
        </div>
    };
    Some(note.into_any())
}

/// Marks as read and leads on.
fn reading(cx: &Cx, letter: &LetterView, area: Option<AreaId>) -> AnyView {
    let lang = cx.lang;
    let state = cx.form_state(&format!("/team/check-ins/{}/read", letter.id));
    let next = letter.next.map(|next| letter_address(next, area));
    let mark = is_unread(letter).then(|| {
        let label = if next.is_some() { t::mark_read_next(lang) } else { t::mark_read(lang) };
        let along = along(letter, area);
        let along: Vec<_> = along.iter().map(|(name, value)| (*name, value.as_str())).collect();
        button_form(&state, &along, "btn btn-primary", label)
    });
    let read_at = letter.read_at.filter(|_| !is_unread(letter)).map(|at| {
        let when = format::moment(lang, at, cx.time_zone());
        view! { <span class="badge badge-calm">{t::is_read(lang, &when)}</span> }
    });
    let skip = next.map(|next| view! { <a class="btn" href=next>{t::next(lang)}</a> });
    view! { <div class="actions">{mark}{read_at}{skip}</div> }.into_any()
}

/// Only for those to whom it was written.
fn thread(cx: &Cx, letter: &LetterView, area: Option<AreaId>) -> Option<AnyView> {
    letter.note.as_ref()?;
    let lang = cx.lang;
    let state = cx.form_state(&format!("/team/check-ins/{}/comments", letter.id));
    let hint = t::answer_hint(lang, &letter.name);
    let thread = view! {
        <section class="section" id="thread" aria-labelledby="thread-h">
            <h2 id="thread-h">{words::thread(lang)}</h2>
            {comments(cx, &letter.comments)}
            {comment_form(&state, &along(letter, area), t::answer(lang), Some(hint), words::reply(lang))}
        </section>
    };
    Some(thread.into_any())
}
