//! What was done for a statement.

use super::parts::{address, kind};
use crate::{
    cx::Cx,
    locales::statements as t,
    pages::checkins::parts::{week_name, work_entry},
    reply::{Answer, Frame, Nav, Page},
    ui::text::{crumbs, empty},
};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let work = cx.services.statement_work(cx.actor()?, cx.param("id")?).await?;
    let how = if work.by_name { t::work_by_name(lang) } else { t::work_examples(lang) };
    let list = if work.entries.is_empty() {
        empty(t::work_none(lang), t::work_none_text(lang), None)
    } else {
        let items: Vec<_> = work.entries.iter().map(|entry| work_entry(&cx, entry)).collect();
        view! { <ul class="list">{items}</ul> }.into_any()
    };
    let up = address(work.id, "");
    let body = view! {
        {crumbs(lang, &[("/statements", t::title(lang)), (&up, &work.title)], t::work(lang))}
        <header class="page-head">
            <p class="eyebrow">{work.week.map(|week| week_name(lang, week))}</p>
            <h1>{t::work(lang)}</h1>
            <p class="statement statement-s" dir="auto">{work.title.clone()}</p>
            <p class="meta">{kind(lang, work.kind)}" · "{how}</p>
        </header>
        {list}
    };
    Page::new(t::work(lang), body.into_any()).nav(Nav::Statements).frame(Frame::Read).ok()
}
