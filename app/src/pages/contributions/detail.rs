//! One contribution: the sentence, where it stands, what happened to it, and what can be done now.

use super::parts::{
    badge, changed_since, changes, choose_statement, confirm_button, kind, reconfirm_button, statement_href,
    touchpoint_href, words,
};
use crate::{
    cx::Cx,
    locales::{common, contributions as t},
    reply::{Answer, Frame, Nav, Page},
    ui::{
        form::{Field, form},
        text::{date, foreign, moment, quoted},
    },
};
use hilo_domain::{
    contribution::State,
    view::contributions::{ContributionView, DetailView, EventView, May},
};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let detail = cx.services.contribution(cx.actor()?, cx.param("contribution")?).await?;
    let c = &detail.contribution;
    let body = view! {
        <header class="page-head">
            <p class="eyebrow">{t::contribution(lang)}" · "{t::role_in(lang, &c.role.title, &c.role.area_name)}</p>
            <h1 class="sentence sentence-l" lang=foreign(&cx)>{words(cx.written_in(), c)}</h1>
        </header>
        <div class="cluster">{badge(lang, c)}{role_actions(&cx, &detail)}</div>
        {notices(&cx, &detail)}
        {decide(&cx, &detail)}
        {facts(&cx, &detail)}
        {history(&cx, &detail)}
    };
    Page::new(t::contribution(lang), body.into_any()).nav(Nav::Role).frame(Frame::Read).ok()
}

/// Editing and retiring, which have pages of their own.
fn role_actions(cx: &Cx, detail: &DetailView) -> AnyView {
    let lang = cx.lang;
    let id = detail.contribution.id;
    let may = |right| detail.may.contains(&right);
    let edit = may(May::Edit).then(|| {
        if detail.contribution.needs_statement() {
            return choose_statement(lang, &detail.contribution, "btn btn-primary");
        }
        let asked = detail.contribution.state == State::ChangesAsked;
        let class = if asked { "btn btn-primary" } else { "btn" };
        let label = if asked { t::edit_and_send(lang) } else { common::edit(lang) };
        view! { <a class=class href=format!("/contributions/{id}/edit")>{label}</a> }.into_any()
    });
    let retire = may(May::Retire).then(|| {
        view! { <a class="btn btn-danger" href=format!("/contributions/{id}/retire")>{t::retire(lang)}</a> }
    });
    view! { <div class="actions push">{edit}{retire}</div> }.into_any()
}

fn notices(cx: &Cx, detail: &DetailView) -> AnyView {
    let lang = cx.lang;
    let c = &detail.contribution;
    let asked = (c.state == State::ChangesAsked).then(|| {
        let title = match &c.decided_by {
            Some(name) => t::asks_change(lang, name),
            None => t::change_asked(lang).to_owned(),
        };
        view! { <div class="notice notice-thread"><strong>{title}</strong><p dir="auto">{c.comment.clone()}</p></div> }
    });
    let gone = |text: &'static str| view! { <div class="notice notice-wait"><p>{text}</p></div> };
    let touchpoint = c.touchpoint_retired.then(|| gone(t::retired_touchpoint(lang)));
    let statement = c
        .statement_retired
        .then(|| gone(if c.needs_statement() { t::needs_statement(lang) } else { t::retired_statement(lang) }));
    let hr = (detail.hr_decides && c.state.is_open()).then(|| gone(t::hr_decides(lang)));
    let stale = (c.stale && !c.needs_statement()).then(|| {
        let button = detail.may.contains(&May::Reconfirm).then(|| reconfirm_button(cx, c, "btn btn-primary btn-l"));
        view! {
            <section class="section" aria-labelledby="changed-h">
                <div class="section-head"><h2 id="changed-h">{t::what_changed(lang)}</h2></div>
                <p class="soft">{t::stale_lede(lang)}</p>
                {changes(lang, &detail.changes)}
                {button}
            </section>
        }
    });
    view! { {asked}{touchpoint}{statement}{hr}{stale} }.into_any()
}

/// For the lead: confirm, ask for a change, decline.
fn decide(cx: &Cx, detail: &DetailView) -> Option<AnyView> {
    if !detail.may.contains(&May::Decide) {
        return None;
    }
    let lang = cx.lang;
    let c = &detail.contribution;
    let section = view! {
        <section class="card stack" aria-labelledby="decide-h">
            <h2 id="decide-h">{t::decide_title(lang)}</h2>
            {changed_since(lang, &detail.changes)}
            {confirm_button(cx, c, "btn btn-primary btn-l")}
            {saying(cx, c, &Saying {
                path: "ask-change", field: "comment", summary: t::ask_change(lang), label: t::ask_comment(lang),
                button: t::ask_send(lang), class: "btn",
            })}
            {saying(cx, c, &Saying {
                path: "decline", field: "reason", summary: t::decline(lang), label: t::decline_reason(lang),
                button: t::decline(lang), class: "btn btn-danger",
            })}
        </section>
    };
    Some(section.into_any())
}

/// A decision that needs words.
struct Saying {
    path: &'static str,
    field: &'static str,
    summary: &'static str,
    label: &'static str,
    button: &'static str,
    class: &'static str,
}

/// Folded away until it is wanted; open if it was asked for in the address or did not go through.
fn saying(cx: &Cx, contribution: &ContributionView, saying: &Saying) -> AnyView {
    let lang = cx.lang;
    let state = cx.form_state(&format!("/contributions/{}/{}", contribution.id, saying.path));
    let open = state.failed.is_some() || cx.query.get("say") == saying.path;
    let fields = view! {
        <input type="hidden" name="revision" value=contribution.revision.to_string()/>
        {Field::new(&state, saying.field, saying.label).hint(t::decline_hint(lang)).textarea("input input-short", 3)}
        <div class="form-actions"><button class=saying.class>{saying.button}</button></div>
    };
    view! {
        <details class="more" id=saying.path open=open>
            <summary>{saying.summary}</summary>
            {form(&state, "form", fields)}
        </details>
    }
    .into_any()
}

fn facts(cx: &Cx, detail: &DetailView) -> AnyView {
    let lang = cx.lang;
    let c = &detail.contribution;
    let promise = (!detail.promise.is_empty())
        .then(|| view! { <p class="promise" dir="auto">{quoted(lang, &detail.promise)}</p> });
    let who = |name: &Option<String>| name.clone().unwrap_or_else(|| "—".to_owned());
    let decided = c.decided_at.map(|at| {
        view! { <dt>{t::decided_by(lang)}</dt><dd>{who(&c.decided_by)}<p class="meta">{date(cx, at)}</p></dd> }
    });
    let touchpoint = way(c.touchpoint_retired, touchpoint_href(c.journey, c.touchpoint), &c.touchpoint_name);
    let statement = way(c.statement_retired, statement_href(c.statement), &c.statement_title);
    view! {
        <dl class="facts">
            <dt>{t::touchpoint(lang)}</dt><dd>{touchpoint}{promise}</dd>
            <dt>{t::statement(lang)}</dt><dd>{statement}<p class="meta">{kind(lang, c.statement_kind)}</p></dd>
            <dt>{t::holds_in(lang)}</dt><dd>{t::holds_below(lang, &c.role.area_name, detail.areas_below)}</dd>
            <dt>{t::proposed_by(lang)}</dt><dd>{who(&c.proposed_by)}<p class="meta">{date(cx, c.proposed_at)}</p></dd>
            {decided}
        </dl>
    }
    .into_any()
}

/// A link, unless what it would lead to is gone.
fn way(gone: bool, href: String, name: &str) -> AnyView {
    let name = name.to_owned();
    if gone { name.into_any() } else { view! { <a href=href>{name}</a> }.into_any() }
}

fn history(cx: &Cx, detail: &DetailView) -> AnyView {
    let lang = cx.lang;
    let last = detail.events.len().saturating_sub(1);
    let line = |(at, event): (usize, &EventView)| {
        let comment = (!event.comment.is_empty()).then(|| view! { <p dir="auto">{event.comment.clone()}</p> });
        let actor = event.actor.clone().map(|name| format!("{name} · "));
        view! {
            <li class=(at == last).then_some("is-now")>
                <p><strong>{t::event(lang, event.kind)}</strong></p>
                {comment}
                <p class="meta">{actor}{moment(cx, event.at)}</p>
            </li>
        }
    };
    let lines: Vec<_> = detail.events.iter().enumerate().map(line).collect();
    view! {
        <section class="section" aria-labelledby="history-h">
            <div class="section-head"><h2 id="history-h">{t::history(lang)}</h2></div>
            <ol class="timeline">{lines}</ol>
        </section>
    }
    .into_any()
}
