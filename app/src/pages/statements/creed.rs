//! All current statements; for leadership, what is being written too.

use super::parts::{address, kind, prose, reading, titled};
use crate::{
    cx::Cx,
    locales::{common, statements as t},
    reply::{Answer, Nav, Page},
    ui::text::{date, empty, moment},
};
use hilo_domain::{
    grant::Grant,
    markdown,
    statement::{Reading, StatementKind},
    view::{
        me::Me,
        statements::{Creed, CreedStatement, Draft, Retired},
    },
};
use leptos::prelude::*;

/// Characters of a text under its title where many stand together.
const EXCERPT: usize = 280;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let actor = cx.actor()?;
    let creed = cx.services.statements(actor).await?;
    let me = &actor.me;
    let writes = me.has(Grant::Leadership);
    let content = if creed.statements.is_empty() { nothing(&cx, writes) } else { statements(&cx, &creed, writes) };
    let body = view! {
        <header class="page-head">
            <h1>{t::title(lang)}</h1>
            <p class="lede">{t::lede(lang)}</p>
            {actions(&cx, me, &creed)}
        </header>
        {unread(&cx, &creed)}
        {content}
        {(!creed.drafts.is_empty()).then(|| drafts(&cx, &creed.drafts))}
        {(!creed.retired.is_empty()).then(|| retired(&cx, &creed.retired))}
    };
    Page::new(t::title(lang), body.into_any()).nav(Nav::Statements).ok()
}

fn actions(cx: &Cx, me: &Me, creed: &Creed) -> Option<AnyView> {
    let lang = cx.lang;
    let writes = me.has(Grant::Leadership);
    let oversees = writes || me.has(Grant::Experience) || me.has(Grant::Hr);
    let values = creed.statements.iter().filter(|s| s.kind == StatementKind::Value).count();
    (oversees || me.leads).then(|| {
        view! {
            <div class="actions">
                <a class="btn" href="/statements/acknowledgement">{t::who_read(lang)}</a>
                {(writes && values > 1).then(|| view! { <a class="btn" href="/statements/order">{t::order_values(lang)}</a> })}
                {writes.then(|| view! { <a class="btn btn-primary" href="/statements/new">{t::new(lang)}</a> })}
            </div>
        }
        .into_any()
    })
}

fn nothing(cx: &Cx, writes: bool) -> AnyView {
    let lang = cx.lang;
    if writes {
        let action = Some((t::new(lang), "/statements/new"));
        empty(t::nothing_yet_title(lang), t::nothing_yet_text(lang), action)
    } else {
        empty(t::nothing_title(lang), t::nothing_text(lang), None)
    }
}

fn unread(cx: &Cx, creed: &Creed) -> Option<AnyView> {
    let lang = cx.lang;
    let items: Vec<_> = creed
        .unread()
        .map(|statement| {
            let earlier = match statement.reading {
                Reading::Earlier { number } => format!(" · {}", t::read_earlier(lang, number)),
                _ => String::new(),
            };
            view! { <li><a href=address(statement.id, "")>{statement.title.clone()}</a>" "<span class="meta">{kind(lang, statement.kind)}{earlier}</span></li> }
        })
        .collect();
    let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
    (count > 0).then(|| {
        view! { <section class="notice notice-thread"><h2>{t::to_read(lang, count)}</h2><ul>{items}</ul></section> }
            .into_any()
    })
}

/// Each statement; the values together, where the first of them stands.
fn statements(cx: &Cx, creed: &Creed, writes: bool) -> AnyView {
    let values: Vec<&CreedStatement> = creed.statements.iter().filter(|s| s.kind == StatementKind::Value).collect();
    let mut items = Vec::new();
    let mut shown = false;
    for one in &creed.statements {
        if one.kind != StatementKind::Value {
            items.push(statement(cx, one, writes));
        } else if !shown {
            shown = true;
            items.push(all_values(cx, &values, writes));
        }
    }
    view! { <ol class="creed">{items}</ol> }.into_any()
}

fn statement(cx: &Cx, statement: &CreedStatement, writes: bool) -> AnyView {
    let lang = cx.lang;
    let href = address(statement.id, "");
    view! {
        <li>
            <p class="eyebrow">{kind(lang, statement.kind)}</p>
            <h2 class="statement statement-s" dir="auto"><a href=href>{statement.title.clone()}</a></h2>
            {prose(&statement.body)}
            {standing(cx, statement, Some(reading(lang, statement.reading, statement.number)), writes)}
        </li>
    }
    .into_any()
}

/// Which version it is, since when, how far the reader has read it, and the way to the next one.
fn standing(cx: &Cx, statement: &CreedStatement, badge: Option<AnyView>, writes: bool) -> AnyView {
    let lang = cx.lang;
    let edit = writes.then(|| {
        let of = format!(": {}", statement.title);
        view! { <a href=address(statement.id, "/edit")>{common::edit(lang)}<span class="vh">{of}</span></a> }
    });
    view! {
        <p class="cluster">
            <span class="meta">{t::version(lang, statement.number)}" · "{date(cx, statement.published.at)}</span>
            {badge}
            {edit}
        </p>
    }
    .into_any()
}

fn all_values(cx: &Cx, values: &[&CreedStatement], writes: bool) -> AnyView {
    let lang = cx.lang;
    let items: Vec<_> = values
        .iter()
        .map(|value| {
            let waits = (!value.reading.is_current()).then(|| reading(lang, value.reading, value.number));
            let text = markdown::excerpt(&value.body, EXCERPT);
            view! {
                <li>
                    <h3 dir="auto"><a class="plain" href=address(value.id, "")>{value.title.clone()}</a></h3>
                    {(!text.is_empty()).then(|| view! { <p class="soft" dir="auto">{text}</p> })}
                    {standing(cx, value, waits, writes)}
                </li>
            }
        })
        .collect();
    view! { <li><h2 class="eyebrow">{t::values(lang)}</h2><ol class="values">{items}</ol></li> }.into_any()
}

fn drafts(cx: &Cx, drafts: &[Draft]) -> AnyView {
    let lang = cx.lang;
    let items: Vec<_> = drafts
        .iter()
        .map(|draft| {
            let by = draft.saved.by.clone().map(|by| format!(" · {by}"));
            view! {
                <li class="list-row">
                    <div class="grow">
                        <strong>{titled(lang, &draft.title)}</strong>
                        <p class="meta">{kind(lang, draft.kind)}" · "{t::draft_of(lang, draft.number)}" · "{moment(cx, draft.saved.at)}{by}</p>
                    </div>
                    <a class="btn btn-s" href=address(draft.id, "/edit")>{t::continue_draft(lang)}</a>
                </li>
            }
        })
        .collect();
    view! {
        <section class="section">
            <div class="section-head"><h2>{t::drafts(lang)}</h2><p class="meta">{t::drafts_hint(lang)}</p></div>
            <ul class="list">{items}</ul>
        </section>
    }
    .into_any()
}

fn retired(cx: &Cx, retired: &[Retired]) -> AnyView {
    let lang = cx.lang;
    let items: Vec<_> = retired
        .iter()
        .map(|one| {
            let by = one.retired.by.clone().map(|by| format!(" · {by}"));
            view! {
                <li class="list-row"><div class="grow">
                    <a href=address(one.id, "")>{titled(lang, &one.title)}</a>
                    <p class="meta">{kind(lang, one.kind)}" · "{date(cx, one.retired.at)}{by}</p>
                </div></li>
            }
        })
        .collect();
    view! { <details class="more"><summary>{t::retired(lang)}</summary><ul class="list">{items}</ul></details> }
        .into_any()
}
