//! This week's check-in, in whatever state it is.

use super::{
    form::{ACTION, action_bar, form},
    parts::{week_and_close, week_name},
};
use crate::{
    cx::{Cx, FormState},
    format,
    locales::checkins as t,
    pages::pulse,
    reply::{Answer, Frame, Nav, Page, Redirect},
    ui::{form::summary, text::empty},
};
use hilo_domain::{
    problem::Problem,
    time::Millis,
    view::checkins::{CheckinForm, CheckinPage, WeekView},
    week::WeekId,
};
use leptos::prelude::*;

/// # Errors
/// [`Problem::NotFound`] for a week that can't be written.
pub async fn page(cx: Cx) -> Answer {
    let state = cx.form_state(ACTION);
    let typed = state.failed.as_ref().and_then(|failed| failed.values.parsed::<WeekId>("week"));
    let asked = cx.query.get("week").parse::<WeekId>().ok();
    let actor = cx.actor()?;
    // A form that comes back shows the week that it was written for or, if that is past, the one that is open now:
    // nothing that was typed is lost.
    let shown = match cx.services.this_week(actor, typed.or(asked)).await {
        Err(failure) if typed.is_some() && failure.problem == Problem::NotFound => {
            cx.services.this_week(actor, None).await?
        }
        shown => shown?,
    };
    let pulse = pulse::form::section(&cx, &shown.pulse);
    match shown.checkin {
        CheckinPage::Form(shown) => {
            let over = shown.week.closed && shown.sent_at.is_some();
            if over && state.failed.is_none() {
                return Redirect::to(format!("/my-weeks/{}", shown.week.week)).ok();
            }
            let moved = typed.filter(|typed| *typed != shown.week.week);
            let body = open(&cx, &state, &shown, moved.is_some(), pulse);
            Page::new(t::title(cx.lang), body).frame(Frame::Focus).nav(Nav::Today).ok()
        }
        CheckinPage::Closed { next, next_opens_at, last } => {
            let body = view! { {between(&cx, &state, next, next_opens_at, last)}{pulse} }.into_any();
            Page::new(t::title(cx.lang), body).frame(Frame::Read).nav(Nav::Today).ok()
        }
    }
}

fn open(cx: &Cx, state: &FormState, shown: &CheckinForm, moved: bool, pulse: Option<AnyView>) -> AnyView {
    let lang = cx.lang;
    let stale = state.failed.as_ref().is_some_and(|failed| failed.problem == Some(Problem::Stale));
    let moved = moved.then(|| notice("notice notice-wait", t::kept_title(lang), t::from_closed_week(lang).to_owned()));
    view! {
        <header class="page-head">
            <p class="eyebrow">{week_and_close(cx, &shown.week)}</p>
            <h1>{t::question(lang)}</h1>
            {reminded(cx, shown)}
        </header>
        {standing(cx, shown)}
        {moved}
        {stale.then(|| stored(cx, shown))}
        {form(cx, state, shown, stale)}
        {pulse}
        {action_bar(lang, shown)}
    }
    .into_any()
}

fn reminded(cx: &Cx, shown: &CheckinForm) -> Option<AnyView> {
    let reminded = shown.reminded.as_ref()?;
    let when = format::weekday_time(cx.lang, reminded.at, cx.time_zone());
    Some(view! { <p class="meta">{t::reminded(cx.lang, &reminded.by, &when)}</p> }.into_any())
}

/// Sent, late, away: what holds for this check-in before anything is written.
fn standing(cx: &Cx, shown: &CheckinForm) -> Option<AnyView> {
    let lang = cx.lang;
    let closes = shown.week.closes_at;
    let (class, title, text) = match (shown.sent_at, shown.week.closed) {
        (Some(_), true) => ("notice", t::sent_state(lang), t::sent_closed(lang).to_owned()),
        (Some(_), false) => {
            let until = format::weekday_time(lang, closes, cx.time_zone());
            ("notice notice-calm", t::sent_state(lang), t::sent_until(lang, &until))
        }
        (None, true) => {
            let when = format::near(lang, closes, cx.time_zone());
            ("notice notice-wait", t::late_state(lang), t::late_text(lang, &when))
        }
        (None, false) if shown.away => ("notice", t::away_state(lang), t::away_text(lang).to_owned()),
        (None, false) => return None,
    };
    Some(notice(class, title, text))
}

fn notice(class: &'static str, title: &'static str, text: String) -> AnyView {
    view! { <div class=class role="status"><strong>{title}</strong><p>{text}</p></div> }.into_any()
}

/// What another window has stored, to be compared with what was typed here.
fn stored(cx: &Cx, shown: &CheckinForm) -> AnyView {
    let lang = cx.lang;
    let lived = shown.picks.iter().filter(|pick| pick.lived);
    let picks = lived.map(|pick| (pick.touchpoint.clone(), [pick.did.clone(), pick.got.clone()]));
    let name = |other: &hilo_domain::view::checkins::Other| {
        let choice = shown.touchpoints.iter().find(|choice| Some(choice.touchpoint) == other.touchpoint);
        choice.map(|choice| choice.name.clone()).unwrap_or_default()
    };
    let others = shown.others.iter().map(|other| (name(other), [other.did.clone(), other.got.clone()]));
    let items: Vec<_> = picks
        .chain(others)
        .map(|(touchpoint, words)| {
            let words: Vec<_> = words.into_iter().filter(|text| !text.is_empty()).collect();
            view! { <li><strong>{touchpoint}</strong>" "{words.join(" · ")}</li> }
        })
        .collect();
    let note = (!shown.note.is_empty()).then(|| view! { <p>{t::note(lang)}": "{shown.note.clone()}</p> });
    view! {
        <div class="notice notice-wait" id="stored">
            <h2>{t::stored_elsewhere(lang)}</h2>
            <ul>{items}</ul>
            {note}
            <p>{t::stored_text(lang)}</p>
        </div>
    }
    .into_any()
}

fn between(cx: &Cx, state: &FormState, next: WeekId, opens_at: Millis, last: Option<(WeekView, bool)>) -> AnyView {
    let lang = cx.lang;
    let when = format::near(lang, opens_at, cx.time_zone());
    let text = t::opens(lang, next.iso().1, &when);
    let (unsent, action) = match &last {
        Some((last, true)) => {
            let number = last.week.iso().1;
            (None, Some((t::read_last(lang, number), format!("/my-weeks/{}", last.week))))
        }
        Some((last, false)) => {
            let number = last.week.iso().1;
            let link = (t::send_late(lang).to_owned(), format!("/check-in?week={}", last.week));
            (Some(t::last_unsent(lang, number)), Some(link))
        }
        None => (None, None),
    };
    let text = unsent.map_or(text.clone(), |unsent| format!("{text} {unsent}"));
    let action = action.as_ref().map(|(label, href)| (label.as_str(), href.as_str()));
    view! {
        <header class="page-head">
            <p class="eyebrow">{week_name(lang, next)}</p>
            <h1>{t::not_open_title(lang)}</h1>
            <div class="actions"><a class="btn" href="/my-weeks">{t::my_weeks(lang)}</a></div>
        </header>
        {summary(state)}
        {kept(cx, state)}
        {empty(&t::week(lang, next.iso().1), &text, action)}
    }
    .into_any()
}

/// A form that came back when no week is open: its words, to be copied.
fn kept(cx: &Cx, state: &FormState) -> Option<AnyView> {
    let values = &state.failed.as_ref()?.values;
    let is_text = |name: &str| name == "note" || name.starts_with("did-") || name.starts_with("got-");
    let words: Vec<String> = values
        .pairs()
        .iter()
        .filter(|(name, value)| is_text(name) && !value.trim().is_empty())
        .map(|(_, value)| value.clone())
        .collect();
    if words.is_empty() {
        return None;
    }
    let words: Vec<_> = words.into_iter().map(|text| view! { <p class="words" dir="auto">{text}</p> }).collect();
    Some(view! { <section class="card" id="kept"><h2>{t::kept_title(cx.lang)}</h2>{words}</section> }.into_any())
}
