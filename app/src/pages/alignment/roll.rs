//! Who has checked in, by name.

use super::frame::{asked_week, nothing_yet, week_picker, when};
use crate::{
    cx::Cx,
    format,
    locales::alignment as t,
    pages::checkins::letter::letter_address,
    reply::{Answer, Nav, Page},
    ui::{
        pager::{Paging, pager},
        text::{crumbs, initials},
    },
};
use hilo_domain::{
    lang::Lang,
    view::alignment::{Roll, RollEntry, RollPart},
};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let part = RollPart::ALL.into_iter().find(|part| part.key() == cx.query.get("part")).unwrap_or_default();
    let number = cx.query.parsed("page").unwrap_or(1);
    let found = cx.services.alignment_roll(cx.actor()?, cx.param("area")?, asked_week(&cx)?, part, number).await?;
    let Some(roll) = found else { return nothing_yet(&cx) };
    let lang = cx.lang;
    let week = roll.weeks.shown.week;
    let area = &roll.area;
    let (all, own) = (format!("/alignment?week={week}"), format!("/alignment/areas/{}?week={week}", area.id));
    let body = view! {
        {crumbs(lang, &[(&all, t::title(lang)), (&own, &area.name)], t::made_participation(lang))}
        <header class="page-head">
            <p class="eyebrow">{when(&cx, roll.weeks.shown)}</p>
            <h1>{t::roll_title(lang, &area.name, week.iso().1)}</h1>
            <p class="lede">{t::roll_seen(lang)}</p>
            <div class="actions">{week_picker(&cx, &roll.weeks)}</div>
        </header>
        {parts(&cx, &roll)}
        {people(&cx, &roll)}
        {pager(&cx, Paging { page: roll.page, per_page: roll.per_page, total: roll.total })}
    };
    Page::new(t::made_participation(lang), body.into_any()).nav(Nav::Alignment).ok()
}

const fn part_name(lang: Lang, part: RollPart) -> &'static str {
    match part {
        RollPart::All => t::roll_all(lang),
        RollPart::InTime => t::roll_in_time(lang),
        RollPart::Late => t::roll_late(lang),
        RollPart::Missing => t::roll_missing(lang),
    }
}

fn parts(cx: &Cx, roll: &Roll) -> AnyView {
    let links: Vec<_> = RollPart::ALL
        .into_iter()
        .map(|part| {
            let href = cx.query.query_with(&[("part", part.key()), ("page", "")]);
            view! { <a href=href aria-current=(part == roll.part).then_some("page")>{part_name(cx.lang, part)}</a> }
        })
        .collect();
    view! { <nav class="tabs" aria-label=t::roll_parts(cx.lang)>{links}</nav> }.into_any()
}

fn people(cx: &Cx, roll: &Roll) -> AnyView {
    let lang = cx.lang;
    if roll.people.is_empty() {
        return view! { <p class="soft">{t::roll_empty(lang)}</p> }.into_any();
    }
    let lines: Vec<_> = roll.people.iter().map(|entry| line(cx, roll, entry)).collect();
    view! { <p class="meta">{t::roll_area(lang)}</p><ul class="list roll">{lines}</ul> }.into_any()
}

fn line(cx: &Cx, roll: &Roll, entry: &RollEntry) -> AnyView {
    let lang = cx.lang;
    let (class, word) = match (entry.sent_at, entry.late) {
        (None, _) => ("badge", t::roll_missing(lang)),
        (Some(_), true) => ("badge badge-wait", t::roll_late(lang)),
        (Some(_), false) => ("badge badge-calm", t::roll_in_time(lang)),
    };
    let name = match checkin(cx, roll, entry) {
        Some(href) => view! { <a href=href><strong>{entry.name.clone()}</strong></a> }.into_any(),
        None => view! { <strong>{entry.name.clone()}</strong> }.into_any(),
    };
    let sent = entry.sent_at.map(|at| {
        let when = format::near(lang, at, cx.time_zone());
        view! { " · "<time datetime=format::machine(at)>{when}</time> }
    });
    view! {
        <li>
            <span class="avatar" aria-hidden="true">{initials(&entry.name)}</span>
            <div>{name}<p class="meta">{entry.area.clone()}{sent}</p></div>
            <span class=class>{word}</span>
        </li>
    }
    .into_any()
}

/// Where what they sent is read: one's own on one's own page.
fn checkin(cx: &Cx, roll: &Roll, entry: &RollEntry) -> Option<String> {
    let mine = entry.sent_at.is_some() && cx.who.as_deref().is_some_and(|actor| actor.id() == entry.person);
    let own = mine.then(|| format!("/my-weeks/{}", roll.weeks.shown.week));
    own.or_else(|| entry.checkin.map(|id| letter_address(id, None)))
}
