//! My weeks, latest first, and what I wrote in them.

use super::parts::{search, week_name};
use crate::{
    cx::Cx,
    format,
    locales::checkins as t,
    reply::{Answer, Frame, Nav, Page},
    ui::{
        pager::{Paging, pager},
        text::empty,
    },
};
use hilo_domain::{lang::Lang, view::checkins::MyWeekItem};
use leptos::prelude::*;

/// # Errors
/// If the database can't be read.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let sought = cx.query.get("q");
    let page = cx.query.parsed("page").unwrap_or(1);
    let weeks = cx.services.my_weeks(cx.actor()?, sought, page).await?;
    let paging = Paging { page: weeks.page, per_page: weeks.per_page, total: weeks.total };
    let list = match (weeks.weeks.is_empty(), sought.trim().is_empty()) {
        (true, true) => empty(t::no_weeks(lang), t::no_weeks_text(lang), None),
        (true, false) => empty(t::nothing_found(lang), t::nothing_found_text(lang), None),
        _ => {
            let items: Vec<_> = weeks.weeks.iter().map(|item| week(lang, item)).collect();
            view! { <ul class="list">{items}</ul> }.into_any()
        }
    };
    let body = view! {
        <header class="page-head">
            <p class="eyebrow">{t::weeks_found(lang, weeks.total)}</p>
            <h1>{t::my_weeks(lang)}</h1>
        </header>
        {search(&cx, t::search_label(lang))}
        {list}
        {pager(&cx, paging)}
    };
    Page::new(t::my_weeks(lang), body.into_any()).frame(Frame::Read).nav(Nav::Elsewhere).ok()
}

fn week(lang: Lang, item: &MyWeekItem) -> AnyView {
    let (class, state) = match item.sent_at {
        Some(_) if item.late => ("badge badge-wait", t::state_late(lang)),
        Some(_) => ("badge badge-calm", t::state_sent(lang)),
        None if item.draft => ("badge badge-wait", t::state_draft(lang)),
        None if !item.closed => ("badge badge-thread", t::state_open(lang)),
        None => ("badge", t::state_missing(lang)),
    };
    let mut facts = Vec::new();
    if item.opened > 0 {
        facts.push(t::opened_by(lang, item.opened));
    }
    if item.comments > 0 {
        facts.push(t::comments_count(lang, item.comments));
    }
    let tags: Vec<_> = item.touchpoints.iter().map(|name| view! { <span class="tag">{name.clone()}</span> }).collect();
    let tags = (!tags.is_empty()).then(|| view! { <p class="cluster">{tags}</p> });
    let excerpt = (!item.excerpt.is_empty()).then(|| view! { <p class="soft">{item.excerpt.clone()}</p> });
    let facts = (!facts.is_empty()).then(|| view! { <p class="meta">{facts.join(" · ")}</p> });
    view! {
        <li class="list-row">
            <div class="grow stack stack-xs">
                <p><a href=format!("/my-weeks/{}", item.week)><strong>{week_name(lang, item.week)}</strong></a>
                    " "<span class="meta">{format::week_dates(lang, item.week)}</span></p>
                {tags}
                {excerpt}
                {facts}
            </div>
            <span class=class>{state}</span>
        </li>
    }
    .into_any()
}
