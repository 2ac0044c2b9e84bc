//! My role: the question, and how my role answers it.

use super::{
    overview::area_link,
    parts::{card, changes, choose_statement, reconfirm_button, see},
};
use crate::{
    cx::Cx,
    locales::contributions as t,
    reply::{Answer, Nav, Page},
    ui::text::empty,
};
use hilo_domain::{
    grant::Grant,
    view::contributions::{ContributionView, MyRoleView, StaleView},
};
use leptos::prelude::*;

/// # Errors
/// If the database can't be read.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let actor = cx.actor()?;
    let mine = cx.services.my_role(actor).await?;
    let oversees = [Grant::Leadership, Grant::Experience, Grant::Hr].iter().any(|grant| actor.me.has(*grant));
    let led: Vec<_> = mine.led.iter().map(|area| area_link(&cx, area)).collect();
    let all = (oversees || actor.me.leads)
        .then(|| view! { <a class="btn" href="/contributions">{t::all_contributions(lang)}</a> });
    let propose = (mine.can_propose && mine.role.is_some() && !is_empty(&mine))
        .then(|| view! { <a class="btn btn-primary" href="/my-role/propose">{t::propose(lang)}</a> });
    let who = mine
        .role
        .as_ref()
        .map_or_else(|| t::my_role(lang).to_owned(), |role| t::role_in(lang, &role.title, &role.area_name));
    let actions =
        (all.is_some() || propose.is_some()).then(|| view! { <div class="actions">{all}{led}{propose}</div> });
    let body = view! {
        <header class="page-head"><p class="eyebrow">{who}</p><h1 class="question">{t::question(lang)}</h1>{actions}</header>
        {answers(&cx, &mine)}
    };
    Page::new(t::my_role(lang), body.into_any()).nav(Nav::Role).ok()
}

/// Nothing that is confirmed or under way.
fn is_empty(mine: &MyRoleView) -> bool {
    mine.stale.is_empty() && [&mine.asked, &mine.proposed, &mine.own, &mine.above].iter().all(|list| list.is_empty())
}

fn answers(cx: &Cx, mine: &MyRoleView) -> AnyView {
    let lang = cx.lang;
    let Some(role) = &mine.role else {
        return empty(t::no_role_title(lang), t::no_role_text(lang), None);
    };
    let nothing = is_empty(mine).then(|| {
        if mine.can_propose {
            empty(t::none_title(lang), t::none_text(lang), Some((t::propose(lang), "/my-role/propose")))
        } else {
            empty(t::nothing_published_title(lang), t::nothing_published_text(lang), None)
        }
    });
    let decides = if mine.hr_decides { t::proposed_lede_hr(lang) } else { t::proposed_lede(lang) };
    let declined = (!mine.declined.is_empty()).then(|| {
        let count = i64::try_from(mine.declined.len()).unwrap_or(i64::MAX);
        let cards: Vec<_> = mine.declined.iter().map(|c| card(cx, c, None, see(lang, c))).collect();
        view! { <details class="more"><summary>{t::declined_title(lang, count)}</summary><div class="stack">{cards}</div></details> }
    });
    view! {
        {nothing}
        {stale(cx, &mine.stale)}
        {section(cx, "asked", t::asked_title(lang), None, &mine.asked, edit)}
        {section(cx, "own", &t::own_title(lang, &role.area_name), None, &mine.own, see_only)}
        {section(cx, "above", t::above_title(lang), Some(t::above_lede(lang)), &mine.above, see_only)}
        {section(cx, "proposed", t::proposed_title(lang), Some(decides), &mine.proposed, see_only)}
        {declined}
    }
    .into_any()
}

fn see_only(cx: &Cx, contribution: &ContributionView) -> AnyView {
    see(cx.lang, contribution)
}

fn edit(cx: &Cx, contribution: &ContributionView) -> AnyView {
    let href = format!("/contributions/{}/edit", contribution.id);
    view! { {see(cx.lang, contribution)}<a class="btn" href=href>{t::edit_and_send(cx.lang)}</a> }.into_any()
}

fn stale(cx: &Cx, stale: &[StaleView]) -> Option<AnyView> {
    if stale.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let one = |(at, stale): (usize, &StaleView)| {
        // One primary action on the page: the first thing to do.
        let class = if at == 0 { "btn btn-primary" } else { "btn" };
        let shown = &stale.contribution;
        let (between, act) = if shown.needs_statement() {
            let why = view! { <p>{t::needs_statement(lang)}</p> }.into_any();
            (Some(why), choose_statement(lang, shown, class))
        } else {
            (changes(lang, &stale.changes), reconfirm_button(cx, shown, class))
        };
        card(cx, shown, between, view! { {see(lang, shown)}{act} }.into_any())
    };
    let cards: Vec<_> = stale.iter().enumerate().map(one).collect();
    let section = view! {
        <section class="section" aria-labelledby="stale-h">
            <div class="section-head"><h2 id="stale-h">{t::stale_title(lang)}</h2></div>
            <p class="soft measure">{t::stale_lede(lang)}</p>
            {cards}
        </section>
    };
    Some(section.into_any())
}

fn section(
    cx: &Cx,
    id: &str,
    title: &str,
    lede: Option<&'static str>,
    contributions: &[ContributionView],
    actions: fn(&Cx, &ContributionView) -> AnyView,
) -> Option<AnyView> {
    if contributions.is_empty() {
        return None;
    }
    let heading = format!("{id}-h");
    let labelled = heading.clone();
    let cards: Vec<_> = contributions.iter().map(|c| card(cx, c, None, actions(cx, c))).collect();
    let section = view! {
        <section class="section" aria-labelledby=labelled>
            <div class="section-head"><h2 id=heading>{title.to_owned()}</h2></div>
            {lede.map(|lede| view! { <p class="soft measure">{lede}</p> })}
            {cards}
        </section>
    };
    Some(section.into_any())
}
