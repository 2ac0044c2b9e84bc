//! A touchpoint: its promise, what it costs, who is behind it, and the thread of contributions that reaches it.

use super::words;
use crate::{
    cx::Cx,
    format,
    locales::experience as t,
    pages::contributions::parts::{Sentence, sentence},
    reply::{Answer, Nav, Page},
    ui::{
        text::{crumbs, date, empty, foreign, quoted},
        thread::{Branch, Leaf, thread as drawn},
    },
};
use hilo_domain::view::experience::{
    StatementRef, ThreadArea, ThreadContribution, TouchpointPage, TouchpointVersionLine,
};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let actor = cx.actor()?;
    let shown = cx.services.touchpoint_page(actor, cx.param("journey")?, cx.param("touchpoint")?).await?;
    let touchpoint = &shown.touchpoint;
    let base = format!("/experience/{}", shown.journey);
    let edit = (actor.drafter().is_ok() && shown.retired_at.is_none()).then(|| {
        let href = format!("{base}/draft/touchpoints/{}", touchpoint.id);
        view! { <div class="actions no-print"><a class="btn" href=href>{t::edit_touchpoint(lang)}</a></div> }
    });
    let retired = shown.retired_at.map(|at| {
        let text = t::retired_touchpoint(lang, &format::date(lang, at, cx.time_zone()));
        view! { <div class="notice notice-wait"><p>{text}</p></div> }
    });
    let truth = touchpoint.moment_of_truth.then(|| view! { <p class="truth">{t::moment_of_truth(lang)}</p> });
    let eyebrow = [shown.stage_name.as_str(), words::side(lang, touchpoint)].map(str::to_owned);
    let eyebrow: Vec<String> = eyebrow.into_iter().filter(|text| !text.is_empty()).collect();
    let body = view! {
        {crumbs(lang, &[("/experience", t::title(lang)), (&base, &shown.journey_name)], &touchpoint.name)}
        <header class="page-head">
            <p class="eyebrow">{eyebrow.join(" · ")}</p>
            <h1>{touchpoint.name.clone()}</h1>
            {edit}
        </header>
        {retired}
        <div class="stack">
            {truth}
            <p class="promise promise-l" dir="auto">{quoted(lang, &touchpoint.promise)}</p>
        </div>
        {facts(&cx, &shown)}
        {statements(&cx, &shown)}
        {thread(&cx, &shown)}
        {history(&cx, &shown)}
    };
    Page::new(touchpoint.name.clone(), body.into_any()).nav(Nav::Experience).ok()
}

fn facts(cx: &Cx, shown: &TouchpointPage) -> AnyView {
    let lang = cx.lang;
    let touchpoint = &shown.touchpoint;
    let said = |text: String| if text.is_empty() { t::unsaid(lang).to_owned() } else { text };
    let owner = touchpoint.owner.as_ref().map_or_else(|| t::no_owner(lang).to_owned(), |o| o.name.clone());
    let facts: Vec<_> = [
        (t::emotion(lang), words::emotion(touchpoint)),
        (t::cost(lang), said(words::effort(lang, touchpoint).unwrap_or_default())),
        (t::channel(lang), said(touchpoint.channel.clone())),
        (t::owner(lang), owner),
        (t::guidance(lang), said(touchpoint.guidance.clone())),
    ]
    .into_iter()
    .map(|(label, text)| view! { <div><dt>{label}</dt><dd dir="auto">{text}</dd></div> })
    .collect();
    view! { <dl class="touch-facts">{facts}</dl> }.into_any()
}

fn statements(cx: &Cx, shown: &TouchpointPage) -> Option<AnyView> {
    let lang = cx.lang;
    let carried: Vec<_> = shown.touchpoint.statements.iter().map(|s| statement(cx, s)).collect();
    (!carried.is_empty()).then(|| {
        view! {
            <section class="section">
                <div class="section-head"><h2>{t::statements(lang)}</h2></div>
                <ul class="carried">{carried}</ul>
            </section>
        }
        .into_any()
    })
}

fn statement(cx: &Cx, statement: &StatementRef) -> AnyView {
    let lang = cx.lang;
    let retired = (!statement.current).then(|| view! { <span class="badge">{t::retired_statement(lang)}</span> });
    let title = if statement.title.is_empty() { words::kind(lang, statement.kind) } else { &statement.title };
    view! {
        <li>
            <p class="meta">{words::kind(lang, statement.kind)}</p>
            <p class="serif"><a href=format!("/statements/{}", statement.id)>{title.to_owned()}</a>" "{retired}</p>
        </li>
    }
    .into_any()
}

fn thread(cx: &Cx, shown: &TouchpointPage) -> AnyView {
    let lang = cx.lang;
    let content = if shown.thread.is_empty() {
        empty(t::thread_none_title(lang), t::thread_none_text(lang), None)
    } else {
        let areas: Vec<_> = shown.thread.iter().map(|area| area_contributions(cx, shown, area)).collect();
        view! {
            {drawing(cx, shown)}
            <div class="stack stack-l">{areas}</div>
        }
        .into_any()
    };
    view! {
        <section class="section">
            <div class="section-head"><h2>{t::thread(lang)}</h2></div>
            <p class="soft">{t::thread_lede(lang)}</p>
            {content}
        </section>
    }
    .into_any()
}

/// From the touchpoint to the areas and their roles; every name leads to its sentence below.
fn drawing(cx: &Cx, shown: &TouchpointPage) -> AnyView {
    let lang = cx.lang;
    let leaf = |one: &ThreadContribution| Leaf {
        name: one.title.clone(),
        href: format!("#c-{}", one.id),
        note: (!one.fresh).then(|| view! { <span class="is-wait">{t::stale(lang)}</span> }.into_any()),
        holds: one.fresh,
    };
    let branch = |area: &ThreadArea| Branch {
        name: area.name.clone(),
        href: format!("#a-{}", area.id),
        note: t::contributions_count(lang, i64::try_from(area.contributions.len()).unwrap_or(i64::MAX)),
        weight: area.contributions.iter().filter(|one| one.fresh).count().min(5),
        leaves: area.contributions.iter().map(leaf).collect(),
    };
    drawn(shown.touchpoint.name.clone(), shown.thread.iter().map(branch).collect())
}

fn area_contributions(cx: &Cx, shown: &TouchpointPage, area: &ThreadArea) -> AnyView {
    let sentences: Vec<_> = area.contributions.iter().map(|c| contribution(cx, shown, area, c)).collect();
    view! {
        <div class="stack" id=format!("a-{}", area.id)>
            <h3>{area.name.clone()}</h3>
            <div class="grid grid-l">{sentences}</div>
        </div>
    }
    .into_any()
}

fn contribution(cx: &Cx, shown: &TouchpointPage, area: &ThreadArea, one: &ThreadContribution) -> AnyView {
    let lang = cx.lang;
    let stale = (!one.fresh).then(|| view! { <span class="badge badge-wait">{t::stale(lang)}</span> });
    let said = Sentence {
        title: &one.title,
        area: &area.name,
        does: &one.does,
        touchpoint: &shown.touchpoint.name,
        through: one.through.as_deref(),
        gets: &one.gets,
    };
    view! {
        <article class=if one.fresh { "contribution" } else { "contribution is-stale" } id=format!("c-{}", one.id)>
            <p class="sentence" lang=foreign(cx)>{sentence(cx.written_in(), &said)}</p>
            <div class="cluster">
                <a class="tag" href=format!("/statements/{}", one.statement.id)>{one.statement.title.clone()}</a>
                {stale}
            </div>
        </article>
    }
    .into_any()
}

fn history(cx: &Cx, shown: &TouchpointPage) -> AnyView {
    let lang = cx.lang;
    let lines: Vec<_> = shown.versions.iter().enumerate().map(|(at, v)| version(cx, v, at == 0)).collect();
    view! {
        <section class="section">
            <div class="section-head"><h2>{t::history(lang)}</h2></div>
            <ol class="timeline">{lines}</ol>
        </section>
    }
    .into_any()
}

fn version(cx: &Cx, version: &TouchpointVersionLine, now: bool) -> AnyView {
    let lang = cx.lang;
    let what = match version.meaning {
        None => t::first_version(lang).to_owned(),
        Some(meaning) => {
            let how = if meaning { t::changed_meaning(lang) } else { t::changed_wording(lang) };
            format!("{}: {how}", t::version_n(lang, version.number))
        }
    };
    let fields: Vec<String> = version.fields.iter().map(|f| words::field(lang, *f).to_lowercase()).collect();
    let fields = (!fields.is_empty()).then(|| format!(" · {}", fields.join(", ")));
    view! { <li class=now.then_some("is-now")><p><strong>{what}</strong></p><p class="meta">{date(cx, version.at)}{fields}</p></li> }
        .into_any()
}
