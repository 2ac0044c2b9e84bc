//! Who has sent and who has not, what is to be read, and the counts of every area.

use super::{
    lead,
    letter::{from_area, letter_address},
    missing,
    parts::{sees, week_and_close, week_name},
};
use crate::{
    cx::Cx,
    format,
    locales::{checkins as words, team as t},
    reply::{Answer, Page},
    ui::{
        pager::{Paging, pager},
        text::{crumbs, empty, initials},
        tree::level,
    },
};
use hilo_domain::{
    lang::Lang,
    view::{
        checkins::{AreaParticipation, Example, Letter, Team},
        lead::LeadWeek,
    },
};
use hilo_service::checkins::team::TeamQuery;
use leptos::prelude::*;

/// # Errors
/// [`hilo_domain::problem::Problem::NotFound`] for whoever neither leads nor oversees, and for what they may not see.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let query = TeamQuery {
        week: cx.query.parsed("week"),
        area: cx.query.parsed("area"),
        page: cx.query.parsed("page").unwrap_or(1),
    };
    let team = cx.services.team(cx.actor()?, query).await?;
    let whole = title(&cx, team.reads);
    let title = team.area.as_ref().map_or_else(|| whole.to_owned(), |(_, name)| name.clone());
    let Some(week) = &team.week else {
        let body = view! {
            <header class="page-head"><h1>{title.clone()}</h1></header>
            {empty(t::no_weeks_title(lang), t::no_weeks_text(lang), None)}
        };
        return Page::new(title, body.into_any()).ok();
    };
    let crumbs = team.area.is_some().then(|| {
        let up = format!("/team{}", cx.query.query_with(&[("area", ""), ("page", "")]));
        crumbs(lang, &[(&up, whole)], &title)
    });
    let lede = lede(lang, &team);
    let names = match &team.lead {
        Some(lead) => Some(led(&cx, &team, lead)),
        None => team.reads.then(|| by_name(&cx, &team)),
    };
    let body = view! {
        {crumbs}
        <header class="page-head">
            <p class="eyebrow">{team.area.as_ref().map(|(_, name)| format!("{name} · "))}{week_and_close(&cx, week)}</p>
            <h1>{finding(lang, &team)}</h1>
            {lede.map(|lede| view! { <p class="lede">{lede}</p> })}
            {(team.reads && team.lead.is_none()).then(|| sees(t::attributed(lang).to_owned()))}
            {onward(&cx, &team)}
        </header>
        {weeks(&cx, &team)}
        {names}
        {areas(&cx, &team.areas)}
        {examples(lang, &team.examples)}
    };
    Page::new(title, body.into_any()).ok()
}

/// What the page of all that somebody gets to see is called; `reads` is that check-ins are on it by name.
pub(super) fn title(cx: &Cx, reads: bool) -> &'static str {
    match cx.who.as_deref() {
        Some(actor) if actor.me.leads => t::title(cx.lang),
        _ if reads => t::title_all(cx.lang),
        _ => t::participation(cx.lang),
    }
}

/// Of those whose check-ins are listed here, how many have sent: what the lists below add up to. Whoever looks is not
/// among them.
fn listed(lang: Lang, team: &Team) -> Option<String> {
    let all = team.sent + team.missing_total;
    let said = if team.area.is_some() { t::sent_of(lang, team.sent, all) } else { t::sent_to_me(lang, team.sent, all) };
    (all > 0).then_some(said)
}

/// How many have sent, of the topmost area that is shown.
fn total(lang: Lang, team: &Team) -> Option<String> {
    let total = team.areas.first().filter(|area| area.expected > 0)?;
    Some(t::sent_of(lang, total.sent, total.expected))
}

/// What this week says: unread, all read, or how many have sent.
fn finding(lang: Lang, team: &Team) -> String {
    match team.unread {
        0 if !team.reads => total(lang, team).unwrap_or_else(|| t::nothing_sent(lang).to_owned()),
        0 if team.sent == 0 => t::nothing_to_read(lang).to_owned(),
        0 => t::all_read(lang).to_owned(),
        unread => t::to_read(lang, unread),
    }
}

fn lede(lang: Lang, team: &Team) -> Option<String> {
    if team.reads {
        listed(lang, team).map(|listed| format!("{listed}."))
    } else {
        Some(t::counts_only(lang).to_owned())
    }
}

/// Once a week is read, the way to the next that is not.
fn onward(cx: &Cx, team: &Team) -> Option<AnyView> {
    let lang = cx.lang;
    let shown = team.week.map(|week| week.week);
    let next = team.weeks.iter().find(|choice| choice.unread > 0 && Some(choice.week) != shown)?;
    let href = format!("/team{}", cx.query.query_with(&[("week", &next.week.to_string()), ("page", "")]));
    let label = t::onward(lang, &week_name(lang, next.week).to_lowercase(), next.unread);
    let link = view! { <div class="actions no-print"><a class="btn btn-primary" href=href>{label}</a></div> };
    (team.reads && team.unread == 0).then(|| link.into_any())
}

fn weeks(cx: &Cx, team: &Team) -> Option<AnyView> {
    let lang = cx.lang;
    if team.weeks.len() < 2 {
        return None;
    }
    let shown = team.week.map(|week| week.week);
    let items: Vec<_> = team
        .weeks
        .iter()
        .map(|choice| {
            let here = (Some(choice.week) == shown).then_some("page");
            let href = format!("/team{}", cx.query.query_with(&[("week", &choice.week.to_string()), ("page", "")]));
            let count = (choice.unread > 0).then(|| {
                view! { " "<span class="count">{choice.unread}<span class="vh">" "{t::unread(lang)}</span></span> }
            });
            view! { <a href=href aria-current=here>{week_name(lang, choice.week)}{count}</a> }
        })
        .collect();
    Some(view! { <nav class="tabs" aria-label=t::weeks(lang)>{items}</nav> }.into_any())
}

/// Check-ins and, beside them, who is missing.
fn by_name(cx: &Cx, team: &Team) -> AnyView {
    let lang = cx.lang;
    let list = list_of(cx, team.letters.iter(), false)
        .unwrap_or_else(|| view! { <p class="soft">{t::nothing_sent(lang)}"."</p> }.into_any());
    view! {
        <div class="split">
            <section class="section" aria-labelledby="received-h">
                <div class="section-head"><h2 id="received-h">{t::received(lang)}</h2>{late(lang, team)}</div>
                {list}
                {pager(cx, paging(team))}
            </section>
            <aside class="card card-sunken stack" id="missing" aria-labelledby="missing-h">
                <h2 id="missing-h">{missing::heading(cx, team)}</h2>
                {missing::list(cx, team)}
            </aside>
        </div>
    }
    .into_any()
}

/// The week of whoever leads: what waits, then beside it what to talk about and how the area stands, then what is read.
fn led(cx: &Cx, team: &Team, lead: &LeadWeek) -> AnyView {
    let lang = cx.lang;
    let waiting = list_of(cx, team.letters.iter().filter(|letter| letter.unread), true).map(|list| {
        view! { <section class="section" aria-labelledby="waiting-h"><h2 id="waiting-h">{t::waiting(lang)}</h2>{list}</section> }
    });
    let read = list_of(cx, team.letters.iter().filter(|letter| !letter.unread), true);
    let many = team.sent > team.per_page;
    let read = (read.is_some() || many).then(|| {
        view! {
            <section class="section" aria-labelledby="received-h">
                <div class="section-head"><h2 id="received-h">{t::read(lang)}</h2>{late(lang, team)}</div>
                {read}
                {pager(cx, paging(team))}
            </section>
        }
    });
    view! {
        <div class="split">
            <div class="stack stack-l">
                {waiting}
                {lead::proposals(lang, lead)}
                <section class="section" id="missing" aria-labelledby="missing-h">
                    <h2 id="missing-h">{missing::heading(cx, team)}</h2>
                    {sees(t::attributed(lang).to_owned())}
                    {missing::list(cx, team)}
                </section>
            </div>
            <aside class="stack">{lead::conversation(lang, lead)}{lead::standing(cx, lead)}</aside>
        </div>
        {read}
    }
    .into_any()
}

fn late(lang: Lang, team: &Team) -> Option<AnyView> {
    (team.late > 0).then(|| view! { <span class="meta">{t::late_count(lang, team.late)}</span> }.into_any())
}

const fn paging(team: &Team) -> Paging {
    Paging { page: team.page, per_page: team.per_page, total: team.sent }
}

/// None without any. `told` is that the list's heading says which are unread.
fn list_of<'a>(cx: &Cx, letters: impl Iterator<Item = &'a Letter>, told: bool) -> Option<AnyView> {
    let all: Vec<_> = letters.map(|one| letter(cx, one, told)).collect();
    (!all.is_empty()).then(|| view! { <ul class="list">{all}</ul> }.into_any())
}

fn letter(cx: &Cx, letter: &Letter, told: bool) -> AnyView {
    let lang = cx.lang;
    let badge = |class: &'static str, text: String| view! { <span class=class>{text}</span> }.into_any();
    let mut badges = Vec::new();
    if letter.unread && !told {
        badges.push(badge("badge badge-thread", t::unread(lang).to_owned()));
    }
    if letter.note {
        badges.push(badge("badge badge-line", t::with_note(lang).to_owned()));
    }
    if letter.comments > 0 {
        badges.push(badge("badge badge-line", words::comments_count(lang, letter.comments)));
    }
    if letter.late {
        badges.push(badge("badge badge-wait", t::late(lang).to_owned()));
    }
    let sent = format::near(lang, letter.sent_at, cx.time_zone());
    view! {
        <li class="list-row">
            <span class="avatar" aria-hidden="true">{initials(&letter.name)}</span>
            <div class="grow">
                <a href=letter_address(letter.id, from_area(&cx.query))><strong>{letter.name.clone()}</strong></a>
                <p class="meta">{letter.area.clone()}" · "{sent}</p>
            </div>
            {(!badges.is_empty()).then(|| view! { <p class="cluster">{badges}</p> })}
        </li>
    }
    .into_any()
}

fn areas(cx: &Cx, areas: &[AreaParticipation]) -> Option<AnyView> {
    let lang = cx.lang;
    if areas.len() < 2 {
        return None;
    }
    let row = |one: &AreaParticipation| {
        let href = format!("/team{}", cx.query.query_with(&[("area", &one.area.to_string()), ("page", "")]));
        let name = if one.open {
            view! { <a href=href>{one.name.clone()}</a> }.into_any()
        } else {
            one.name.clone().into_any()
        };
        let bar = (one.expected > 0).then(|| {
            let width = format!("{}%", one.sent * 100 / one.expected);
            let label = t::sent_of(lang, one.sent, one.expected);
            view! { <svg class="bar" role="img" aria-label=label><rect width=width height="100%"/></svg> }
        });
        view! {
            <tr><th scope="row" class=level(one.depth)><span class="tree-cell"><span class="twist twist-none"></span><span>{name}</span></span></th><td class="num">{one.sent}</td><td class="num">{one.expected}</td><td>{bar}</td></tr>
        }
    };
    let rows: Vec<_> = areas.iter().map(row).collect();
    let table = view! {
        <section class="section">
            <h2 id="areas-h">{t::areas(lang)}</h2>
            <p class="meta">{t::areas_note(lang)}</p>
            <div class="table-wrap table-card" role="region" tabindex="0" aria-labelledby="areas-h">
                <table class="table sticky-col">
                    <thead><tr>
                        <th scope="col">{t::area(lang)}</th><th scope="col" class="num">{t::sent(lang)}</th>
                        <th scope="col" class="num">{t::expected(lang)}</th><th scope="col">{t::participation(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    };
    Some(table.into_any())
}

fn examples(lang: Lang, examples: &[Example]) -> Option<AnyView> {
    if examples.is_empty() {
        return None;
    }
    let item = |one: &Example| {
        let words: Vec<_> = [&one.did, &one.got]
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(|text| view! { <p class="words" dir="auto">{text.clone()}</p> })
            .collect();
        view! {
            <article class="card"><p class="cluster"><span class="tag">{one.touchpoint.clone()}</span><span class="meta">{one.area.clone()}</span></p>{words}</article>
        }
    };
    let items: Vec<_> = examples.iter().map(item).collect();
    let section = view! {
        <section class="section" aria-labelledby="examples-h"><h2 id="examples-h">{t::examples(lang)}</h2><div class="grid">{items}</div></section>
    };
    Some(section.into_any())
}
