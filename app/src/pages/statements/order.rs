//! The order of the values.

use super::parts::address;
use crate::{
    cx::Cx,
    locales::{common, statements as t},
    reply::{Answer, Frame, Nav, Page},
};
use hilo_domain::{statement::StatementKind, view::statements::CreedStatement};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let actor = cx.actor()?;
    actor.publisher()?;
    let creed = cx.services.statements(actor).await?;
    let values: Vec<_> = creed.statements.iter().filter(|s| s.kind == StatementKind::Value).collect();
    let last = values.len().saturating_sub(1);
    let items: Vec<_> = values.iter().enumerate().map(|(at, value)| row(&cx, value, at == 0, at == last)).collect();
    let body = view! {
        <header class="page-head"><h1>{t::order_values(lang)}</h1><p class="lede">{t::order_lede(lang)}</p></header>
        <ol class="reorder">{items}</ol>
        <div class="actions"><a class="btn" href="/statements">{common::back(lang)}</a></div>
    };
    Page::new(t::order_values(lang), body.into_any()).nav(Nav::Statements).frame(Frame::Form).ok()
}

fn row(cx: &Cx, value: &CreedStatement, first: bool, last: bool) -> AnyView {
    let lang = cx.lang;
    let state = cx.form_state(&address(value.id, "/move"));
    let arrow = |to: &'static str, sign: &'static str, label: String, off: bool| {
        view! { <button class="btn btn-quiet btn-icon" name="to" value=to aria-label=label disabled=off>{sign}</button> }
    };
    view! {
        <li>
            <span class="grow">{value.title.clone()}</span>
            <form method="post" action=state.action.clone() class="cluster" data-arrows="">
                <input type="hidden" name="_page" value=state.page.clone()/>
                {arrow("up", "↑", t::move_up(lang, &value.title), first)}
                {arrow("down", "↓", t::move_down(lang, &value.title), last)}
            </form>
        </li>
    }
    .into_any()
}
