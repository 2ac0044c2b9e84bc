//! An area's contributions, for its lead above all: what waits first.

use super::{
    answer, gaps,
    parts::{badge, card, changed_since, confirm_button, see, words},
};
use crate::{
    cx::Cx,
    locales::contributions as t,
    reply::{Answer, Nav, Page},
    ui::text::{self, date, foreign},
};
use hilo_domain::view::contributions::{AreaView, ContributionView, RoleGroup, StaleView};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let view = cx.services.area_contributions(cx.actor()?, cx.param("area")?).await?;
    let count = i64::try_from(view.waiting.len()).unwrap_or(i64::MAX);
    let finding = if count > 0 { t::area_waiting(lang, count) } else { t::area_calm(lang).to_owned() };
    let declare = view.leads.then(|| {
        let href = format!("/my-role/propose?area={}", view.area.id);
        view! { <div class="actions"><a class="btn" href=href>{t::declare(lang)}</a></div> }
    });
    let body = view! {
        {crumbs(&cx, &view)}
        <header class="page-head"><p class="eyebrow">{t::area_title(lang, &view.area.name)}</p><h1>{finding}</h1>{declare}</header>
        {view.hr_decides.then(|| view! { <div class="notice"><p>{t::hr_decides(lang)}</p></div> })}
        <div class="split">
            <div class="stack stack-l">
                {waiting(&cx, &view)}
                {asked(&cx, &view.asked)}
                {by_role(&cx, &view.roles)}
            </div>
            <div class="stack stack-l">
                {gaps::roles(&cx, &view.bare_roles, view.leads)}
                {gaps::touchpoints(&cx, &view.bare_touchpoints)}
            </div>
        </div>
        {answer::section(&cx, view.area.id, &view.answers, view.leads)}
    };
    Page::new(t::area_title(lang, &view.area.name), body.into_any()).nav(Nav::Role).ok()
}

fn crumbs(cx: &Cx, view: &AreaView) -> AnyView {
    let lang = cx.lang;
    let mut ways = vec![("/contributions".to_owned(), t::overview(lang))];
    ways.extend(view.path.iter().map(|area| (format!("/areas/{}/contributions", area.id), area.name.as_str())));
    let above: Vec<_> = ways.iter().map(|(href, name)| (href.as_str(), *name)).collect();
    text::crumbs(lang, &above, &view.area.name)
}

fn waiting(cx: &Cx, view: &AreaView) -> Option<AnyView> {
    if view.waiting.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let one = |(at, StaleView { contribution, changes }): (usize, &StaleView)| {
        // One primary action on the page: the oldest proposal.
        let class = if at == 0 { "btn btn-primary" } else { "btn" };
        let way = |what: &'static str, label: &'static str| {
            let href = format!("/contributions/{}?say={what}#{what}", contribution.id);
            view! { <a class="btn btn-quiet" href=href>{label}<span class="vh">": "{contribution.does.clone()}</span></a> }
        };
        let decide = view.decidable.contains(&contribution.id).then(|| {
            view! {
                {way("decline", t::decline(lang))}{way("ask-change", t::ask_change(lang))}
                {confirm_button(cx, contribution, class)}
            }
        });
        let by = contribution.proposed_by.clone().map(|name| {
            view! { <p class="meta">{name}" · "{date(cx, contribution.proposed_at)}</p> }
        });
        let between = view! { {by}{changed_since(lang, changes)} }.into_any();
        card(cx, contribution, Some(between), view! { {see(lang, contribution)}{decide} }.into_any())
    };
    let cards: Vec<_> = view.waiting.iter().enumerate().map(one).collect();
    let section = view! {
        <section class="section" aria-labelledby="waiting-h">
            <div class="section-head"><h2 id="waiting-h">{t::waiting_title(lang)}</h2></div>
            {cards}
        </section>
    };
    Some(section.into_any())
}

fn asked(cx: &Cx, asked: &[ContributionView]) -> Option<AnyView> {
    if asked.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let cards: Vec<_> = asked.iter().map(|c| card(cx, c, None, see(lang, c))).collect();
    let section = view! {
        <section class="section" aria-labelledby="asked-h">
            <div class="section-head"><h2 id="asked-h">{t::area_asked_title(lang)}</h2></div>
            {cards}
        </section>
    };
    Some(section.into_any())
}

fn by_role(cx: &Cx, groups: &[RoleGroup]) -> AnyView {
    let lang = cx.lang;
    let group = |group: &RoleGroup| {
        let lines: Vec<_> = group.contributions.iter().map(|c| line(cx, c)).collect();
        view! {
            <div class="stack stack-s">
                <h3>{t::role_in(lang, &group.role.title, &group.role.area_name)}</h3>
                <ul class="list">{lines}</ul>
            </div>
        }
    };
    let none = groups.is_empty().then(|| view! { <p class="soft">{t::by_role_none(lang)}</p> });
    let all: Vec<_> = groups.iter().map(group).collect();
    view! {
        <section class="section" aria-labelledby="by-role-h">
            <div class="section-head"><h2 id="by-role-h">{t::by_role_title(lang)}</h2></div>
            {none}
            {all}
        </section>
    }
    .into_any()
}

/// One line in a list of sentences.
pub fn line(cx: &Cx, contribution: &ContributionView) -> AnyView {
    let lang = cx.lang;
    let href = format!("/contributions/{}", contribution.id);
    view! {
        <li class="list-row">
            <p class="sentence grow" lang=foreign(cx)>{words(cx.written_in(), contribution)}</p>
            {badge(lang, contribution)}
            <a class="btn btn-quiet btn-s" href=href>{t::see(lang)}<span class="vh">": "{contribution.does.clone()}</span></a>
        </li>
    }
    .into_any()
}
