//! One of my weeks: what I wrote, who opened it, what they answered.

use super::parts::{comment_form, comments, entries, sees_entries, sees_note, week_and_close, week_name};
use crate::{
    cx::Cx,
    format,
    locales::{checkins as t, team},
    reply::{Answer, Frame, Page},
    ui::text::{crumbs, moment},
};
use hilo_domain::{problem::Problem, view::checkins::MyWeek, week::WeekId};
use leptos::prelude::*;

/// # Errors
/// [`Problem::NotFound`] for a week that was not mine.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let week: WeekId = cx.param("week").map_err(|_| Problem::NotFound)?;
    let mine = cx.services.my_week(cx.actor()?, week).await?;
    let name = week_name(lang, week);
    let body = view! {
        {crumbs(lang, &[("/my-weeks", t::my_weeks(lang))], &name)}
        <header class="page-head">
            <p class="eyebrow">{week_and_close(&cx, &mine.week)}</p>
            <h1>{t::week_of(lang, week.iso().1, week.iso().0)}</h1>
            {standing(&cx, &mine)}
        </header>
        {match mine.sent_at {
            None if mine.checkin.is_none() => view! { <p class="soft">{t::week_unsent(lang)}</p> }.into_any(),
            _ => told(&cx, &mine),
        }}
    };
    Page::new(name, body.into_any()).frame(Frame::Read).ok()
}

fn standing(cx: &Cx, mine: &MyWeek) -> AnyView {
    let lang = cx.lang;
    let state = match mine.sent_at {
        Some(at) => {
            let late = mine.late.then(|| view! { <span class="badge badge-wait">{t::state_late(lang)}</span> });
            let sent = team::sent_at(lang, &format::moment(lang, at, cx.time_zone()));
            view! { <p class="cluster"><span class="meta">{sent}</span>{late}</p> }.into_any()
        }
        None if mine.checkin.is_some() => {
            view! { <p><span class="badge badge-wait">{t::state_draft(lang)}</span></p> }.into_any()
        }
        None => ().into_any(),
    };
    let label = if mine.sent_at.is_some() { t::change(lang) } else { t::finish(lang) };
    let action = mine.open.then(|| {
        let href = format!("/check-in?week={}", mine.week.week);
        view! { <div class="actions"><a class="btn" href=href>{label}</a></div> }
    });
    view! { {state}{action} }.into_any()
}

fn told(cx: &Cx, mine: &MyWeek) -> AnyView {
    let lang = cx.lang;
    let note = (!mine.note.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="note-h">
                <h2 id="note-h">{t::note(lang)}</h2>
                {sees_note(lang, &mine.readers)}
                <p class="words" dir="auto">{mine.note.clone()}</p>
            </section>
        }
    });
    let sent = mine.sent_at.is_some();
    view! {
        <section class="section" aria-labelledby="did-h">
            <h2 id="did-h">{t::what_i_did(lang)}</h2>
            {sees_entries(lang, &mine.readers)}
            {entries(cx, &mine.entries)}
        </section>
        {note}
        {sent.then(|| opened(cx, mine))}
        {sent.then(|| thread(cx, mine))}
    }
    .into_any()
}

fn opened(cx: &Cx, mine: &MyWeek) -> AnyView {
    let lang = cx.lang;
    let list = if mine.opened.is_empty() {
        view! { <p class="soft">{t::opened_nobody(lang)}</p> }.into_any()
    } else {
        let items: Vec<_> = mine
            .opened
            .iter()
            .map(|who| {
                let read = who.read_at.map(|_| view! { " · "{t::marked_read(lang)} });
                view! { <li><strong>{who.name.clone()}</strong>" "<span class="meta">{moment(cx, who.at)}{read}</span></li> }
            })
            .collect();
        view! { <ul>{items}</ul> }.into_any()
    };
    view! { <section class="section" aria-labelledby="opened-h"><h2 id="opened-h">{t::opened_title(lang)}</h2>{list}</section> }
        .into_any()
}

fn thread(cx: &Cx, mine: &MyWeek) -> AnyView {
    let lang = cx.lang;
    let state = cx.form_state(&format!("/my-weeks/{}/comments", mine.week.week));
    view! {
        <section class="section" id="thread" aria-labelledby="thread-h">
            <h2 id="thread-h">{t::thread(lang)}</h2>
            {sees_note(lang, &mine.readers)}
            {comments(cx, &mine.comments)}
            {comment_form(&state, &[], t::comment(lang), None, t::reply(lang))}
        </section>
    }
    .into_any()
}
