//! Pieces that all pages about contributions share: the sentence, its state, what changed.

use crate::{cx::Cx, locales::contributions as t, ui::form::button_form};
use hilo_domain::{
    contribution::State,
    diff::{self, Change},
    ids::{JourneyId, StatementId, TouchpointId},
    lang::Lang,
    statement::StatementKind,
    view::contributions::{ContributionView, FieldChange},
};
use leptos::prelude::*;

/// As role in area, I do, so that at touchpoint the customer gets. The words, for a `sentence` around them.
pub fn words(lang: Lang, contribution: &ContributionView) -> AnyView {
    let c = contribution;
    let through = c.through.as_ref().map(|area| format!("{}{}", t::sentence_through(lang), area.name));
    let customer =
        if through.is_some() { t::sentence_customer_after_through(lang) } else { t::sentence_customer(lang) };
    view! {
        {t::sentence_as(lang)}<b>{c.role.title.clone()}</b>{t::sentence_in(lang)}<b>{c.role.area_name.clone()}</b>
        {t::sentence_i(lang)}<b dir="auto">{c.does.clone()}</b>", "
        <span class="gets">
            {t::sentence_so(lang)}{c.touchpoint_name.clone()}{through}{customer}<bdi>{c.gets.clone()}</bdi>"."
        </span>
    }
    .into_any()
}

/// The state as a badge.
pub fn badge(lang: Lang, contribution: &ContributionView) -> AnyView {
    let (class, word) = match contribution.state {
        State::Confirmed if contribution.stale => ("badge badge-wait", t::state_stale(lang)),
        state => (badge_class(state), t::state(lang, state)),
    };
    view! { <span class=class>{word}</span> }.into_any()
}

const fn badge_class(state: State) -> &'static str {
    match state {
        State::Proposed => "badge badge-wait",
        State::ChangesAsked => "badge badge-thread",
        State::Confirmed => "badge badge-calm",
        State::Declined => "badge badge-bad",
        State::Retired => "badge badge-line",
    }
}

/// A contribution as a card with its sentence as a heading's text, tags, state, and what can be done with it.
pub fn card(cx: &Cx, contribution: &ContributionView, between: Option<AnyView>, actions: AnyView) -> AnyView {
    let lang = cx.lang;
    let class = if contribution.stale { "contribution is-stale" } else { "contribution" };
    view! {
        <article class=class>
            <p class="sentence">{words(lang, contribution)}</p>
            {comment(lang, contribution)}
            {between}
            <div class="cluster">
                {tags(contribution)}
                {badge(lang, contribution)}
                <div class="actions push">{actions}</div>
            </div>
        </article>
    }
    .into_any()
}

/// A kind of statement, in a word.
#[must_use]
pub fn kind(lang: Lang, kind: Option<StatementKind>) -> &'static str {
    kind.map_or(t::statement(lang), |kind| crate::pages::statements::parts::kind(lang, kind))
}

/// The touchpoint and the statement, as ways there while they are in force.
fn tags(contribution: &ContributionView) -> AnyView {
    let tag = |gone: bool, href: String, name: &str| {
        let name = name.to_owned();
        if gone {
            view! { <span class="tag">{name}</span> }.into_any()
        } else {
            view! { <a class="tag" href=href>{name}</a> }.into_any()
        }
    };
    let c = contribution;
    view! {
        {tag(c.touchpoint_retired, touchpoint_href(c.journey, c.touchpoint), &c.touchpoint_name)}
        {tag(c.statement_retired, statement_href(c.statement), &c.statement_title)}
    }
    .into_any()
}

/// Where a touchpoint's own page is.
pub fn touchpoint_href(journey: JourneyId, touchpoint: TouchpointId) -> String {
    format!("/experience/{journey}/touchpoints/{touchpoint}")
}

/// Where a statement's own page is.
pub fn statement_href(statement: StatementId) -> String {
    format!("/statements/{statement}")
}

/// The way to a contribution's own page; whose it is, for those who hear only the link.
pub fn see(lang: Lang, contribution: &ContributionView) -> AnyView {
    let href = format!("/contributions/{}", contribution.id);
    let whose = format!(": {}", contribution.does);
    view! { <a class="btn btn-quiet" href=href>{t::see(lang)}<span class="vh">{whose}</span></a> }.into_any()
}

/// What the lead said when asking for a change or declining.
fn comment(lang: Lang, contribution: &ContributionView) -> Option<AnyView> {
    let text = contribution.comment.clone()?;
    let title = match (contribution.state, &contribution.decided_by) {
        (State::ChangesAsked, Some(name)) => t::asks_change(lang, name),
        (State::ChangesAsked, None) => t::change_asked(lang).to_owned(),
        _ => t::state(lang, contribution.state).to_owned(),
    };
    let class = if contribution.state == State::ChangesAsked { "notice notice-thread" } else { "notice" };
    Some(view! { <div class=class><strong>{title}</strong><p>{text}</p></div> }.into_any())
}

/// What says something else now, word by word.
pub fn changes(lang: Lang, changes: &[FieldChange]) -> Option<AnyView> {
    if changes.is_empty() {
        return None;
    }
    let one = |change: &FieldChange| {
        let pieces: Vec<_> = diff::words(&change.before, &change.now)
            .into_iter()
            .map(|piece| match piece.change {
                Change::Same => piece.text.into_any(),
                Change::Added => view! { <ins>{piece.text}</ins> }.into_any(),
                Change::Removed => view! { <del>{piece.text}</del> }.into_any(),
            })
            .collect();
        view! {
            <div class="stack stack-xs">
                <p class="meta">{t::changed(lang, change.field)}</p>
                <div class="diff">{pieces}</div>
            </div>
        }
    };
    let all: Vec<_> = changes.iter().map(one).collect();
    Some(view! { <div class="card card-sunken stack stack-s">{all}</div> }.into_any())
}

/// One tap: the sentence still holds, having seen what changed.
pub fn reconfirm_button(cx: &Cx, contribution: &ContributionView, class: &'static str) -> AnyView {
    let state = cx.form_state(&format!("/contributions/{}/reconfirm", contribution.id));
    let touchpoint = contribution.touchpoint_number.to_string();
    let statement = contribution.statement_number.to_string();
    let failed = crate::ui::form::summary(&state);
    let label = view! { {t::still_holds(cx.lang)}<span class="vh">": "{contribution.does.clone()}</span> };
    let form =
        button_form(&state, &[("touchpoint_number", &touchpoint), ("statement_number", &statement)], class, label);
    view! { {failed}{form} }.into_any()
}

/// One tap: the lead confirms the sentence as it stands.
pub fn confirm_button(cx: &Cx, contribution: &ContributionView, class: &'static str) -> AnyView {
    let state = cx.form_state(&format!("/contributions/{}/confirm", contribution.id));
    let failed = crate::ui::form::summary(&state);
    let label = view! { {t::confirm(cx.lang)}<span class="vh">": "{contribution.does.clone()}</span> };
    let form = button_form(&state, &[("revision", &contribution.revision.to_string())], class, label);
    view! { {failed}{form} }.into_any()
}
