//! Pieces that all pages about contributions share: the sentence, its state, what changed.

use crate::{
    cx::Cx,
    locales::contributions as t,
    pages::experience::{self, difference},
    ui::{form::button_form, text::foreign},
};
use hilo_domain::{
    contribution::State,
    ids::{JourneyId, StatementId, TouchpointId},
    lang::Lang,
    statement::StatementKind,
    view::contributions::{Changes, ContributionView, StatementChange, TouchpointChange},
};
use leptos::prelude::*;

/// What the fixed sentence is made of.
pub struct Sentence<'a> {
    pub title: &'a str,
    pub area: &'a str,
    pub does: &'a str,
    pub touchpoint: &'a str,
    pub through: Option<&'a str>,
    pub gets: &'a str,
}

/// As role in area, I do, so that at touchpoint the customer gets. The words, for a `sentence` around them.
pub fn sentence(lang: Lang, said: &Sentence<'_>) -> AnyView {
    let through = said.through.map(|area| format!("{}{area}", t::sentence_through(lang)));
    let customer =
        if through.is_some() { t::sentence_customer_after_through(lang) } else { t::sentence_customer(lang) };
    let bold = |text: &str| view! { <b>{text.to_owned()}</b> };
    view! {
        {t::sentence_as(lang)}{bold(said.title)}{t::sentence_in(lang)}{bold(said.area)}
        {t::sentence_i(lang)}<b dir="auto">{said.does.to_owned()}</b>", "
        <span class="gets">
            {t::sentence_so(lang)}{said.touchpoint.to_owned()}{through}{customer}<bdi>{said.gets.to_owned()}</bdi>"."
        </span>
    }
    .into_any()
}

/// As [`sentence`], of a contribution.
pub fn words(lang: Lang, contribution: &ContributionView) -> AnyView {
    let c = contribution;
    let said = Sentence {
        title: &c.role.title,
        area: &c.role.area_name,
        does: &c.does,
        touchpoint: &c.touchpoint_name,
        through: c.through.as_ref().map(|area| area.name.as_str()),
        gets: &c.gets,
    };
    sentence(lang, &said)
}

/// The state as a badge.
pub fn badge(lang: Lang, contribution: &ContributionView) -> AnyView {
    let (class, word) = match contribution.state {
        State::Confirmed if contribution.needs_statement() => ("badge badge-wait", t::state_needs_statement(lang)),
        State::Confirmed if contribution.stale => ("badge badge-wait", t::state_stale(lang)),
        // Nobody declined it: it went with its touchpoint before it was decided, and stays the role's own.
        State::Declined if contribution.touchpoint_retired && contribution.comment.is_none() => {
            ("badge badge-line", t::state_touchpoint_gone(lang))
        }
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
            <p class="sentence" lang=foreign(cx)>{words(cx.written_in(), contribution)}</p>
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
    Some(view! { <div class=class><strong>{title}</strong><p dir="auto">{text}</p></div> }.into_any())
}

/// What says something else now, field by field and word by word.
pub fn changes(lang: Lang, changes: &Changes) -> Option<AnyView> {
    if changes.is_empty() {
        return None;
    }
    let one = |label: String, difference: AnyView| {
        view! { <div class="stack stack-xs"><p class="meta">{label}</p>{difference}</div> }.into_any()
    };
    let mut all = Vec::new();
    if let Some(TouchpointChange { before, now, fields }) = &changes.touchpoint {
        all.extend(fields.iter().map(|field| {
            let label = t::touchpoint_field(lang, &experience::words::field(lang, *field).to_lowercase());
            one(label, difference::field(lang, before, now, *field))
        }));
    }
    if let Some(StatementChange { before, now }) = &changes.statement {
        if before.0 != now.0 {
            all.push(one(t::statement(lang).to_owned(), difference::words(&before.0, &now.0)));
        }
        if before.1 != now.1 {
            all.push(one(t::statement_text(lang).to_owned(), difference::markdown(&before.1, &now.1)));
        }
    }
    Some(view! { <div class="card card-sunken stack stack-s">{all}</div> }.into_any())
}

/// For whoever decides on a sentence that was written when touchpoint or statement meant something else.
pub fn changed_since(lang: Lang, changed: &Changes) -> Option<AnyView> {
    let shown = changes(lang, changed)?;
    Some(view! { <div class="stack stack-xs"><p class="soft">{t::changed_since(lang)}</p>{shown}</div> }.into_any())
}

/// Another statement, for a sentence whose own was retired.
pub fn choose_statement(lang: Lang, contribution: &ContributionView, class: &'static str) -> AnyView {
    let href = format!("/contributions/{}/edit", contribution.id);
    let whose = format!(": {}", contribution.does);
    view! { <a class=class href=href>{t::choose_statement(lang)}<span class="vh">{whose}</span></a> }.into_any()
}

/// The versions that the page says something of, for forms that answer to them.
fn seen(contribution: &ContributionView) -> [(&'static str, String); 2] {
    [
        ("touchpoint_number", contribution.touchpoint_number.to_string()),
        ("statement_number", contribution.statement_number.to_string()),
    ]
}

/// One tap: the sentence still holds, having seen what changed.
pub fn reconfirm_button(cx: &Cx, contribution: &ContributionView, class: &'static str) -> AnyView {
    let state = cx.form_state(&format!("/contributions/{}/reconfirm", contribution.id));
    let label = view! { {t::still_holds(cx.lang)}<span class="vh">": "{contribution.does.clone()}</span> };
    let [touchpoint, statement] = seen(contribution);
    button_form(&state, &[(touchpoint.0, &touchpoint.1), (statement.0, &statement.1)], class, label)
}

/// One tap: the lead confirms the sentence as it stands.
pub fn confirm_button(cx: &Cx, contribution: &ContributionView, class: &'static str) -> AnyView {
    let state = cx.form_state(&format!("/contributions/{}/confirm", contribution.id));
    let label = view! { {t::confirm(cx.lang)}<span class="vh">": "{contribution.does.clone()}</span> };
    let [touchpoint, statement] = seen(contribution);
    let revision = contribution.revision.to_string();
    let fields = [("revision", revision.as_str()), (touchpoint.0, &touchpoint.1), (statement.0, &statement.1)];
    button_form(&state, &fields, class, label)
}
