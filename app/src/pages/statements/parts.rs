//! What several of these pages are made of.

use crate::{cx::Cx, format, locales::statements as t};
use hilo_domain::{
    diff::{Change, Piece},
    ids::StatementId,
    lang::Lang,
    markdown,
    statement::{ChangeKind, Reading, StatementKind},
    view::statements::{Done, Version},
};
use leptos::prelude::*;

pub fn kind(lang: Lang, kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Purpose => t::kind_purpose(lang),
        StatementKind::Mission => t::kind_mission(lang),
        StatementKind::Vision => t::kind_vision(lang),
        StatementKind::Motivation => t::kind_motivation(lang),
        StatementKind::Value => t::kind_value(lang),
        StatementKind::DifferentiatingValue => t::kind_differentiating_value(lang),
        StatementKind::CustomerPromise => t::kind_customer_promise(lang),
    }
}

pub const fn kind_hint(lang: Lang, kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Purpose => t::hint_purpose(lang),
        StatementKind::Mission => t::hint_mission(lang),
        StatementKind::Vision => t::hint_vision(lang),
        StatementKind::Motivation => t::hint_motivation(lang),
        StatementKind::Value => t::hint_value(lang),
        StatementKind::DifferentiatingValue => t::hint_differentiating_value(lang),
        StatementKind::CustomerPromise => t::hint_customer_promise(lang),
    }
}

pub fn address(id: StatementId, rest: &str) -> String {
    format!("/statements/{id}{rest}")
}

/// A title, or words in its place.
pub fn titled(lang: Lang, title: &str) -> String {
    if title.is_empty() { t::untitled(lang).to_owned() } else { title.to_owned() }
}

/// `publicada por Ana Díaz el 9 de noviembre de 2026`.
pub fn published(cx: &Cx, done: &Done) -> String {
    let date = format::date(cx.lang, done.at, cx.time_zone());
    match &done.by {
        Some(name) => t::published_by(cx.lang, name, &date),
        None => t::published_on(cx.lang, &date),
    }
}

/// `Propósito · versión 4 · publicada por …`.
pub fn eyebrow(cx: &Cx, of: StatementKind, version: &Version) -> String {
    let lang = cx.lang;
    let state = match &version.published {
        Some(done) => published(cx, done),
        None => t::draft(lang).to_owned(),
    };
    format!("{} · {} · {state}", kind(lang, of), t::version(lang, version.number))
}

/// Markdown as HTML that is safe; nothing for an empty text.
pub fn prose(text: &str) -> Option<AnyView> {
    (!text.is_empty())
        .then(|| view! { <div class="prose" dir="auto" inner_html=markdown::to_html(text)></div> }.into_any())
}

/// How far the reader has read it; nothing where only the button says so.
pub fn reading(lang: Lang, reading: Reading, number: i32) -> AnyView {
    let (class, words) = match reading {
        Reading::Current { number: read } if read < number => ("badge badge-calm", t::read_same(lang, read)),
        Reading::Current { .. } => ("badge badge-calm", t::read_current(lang).to_owned()),
        Reading::Earlier { number } => ("badge", t::read_earlier(lang, number)),
        Reading::Unread => ("badge badge-thread", t::read_none(lang).to_owned()),
    };
    view! { <span class=class>{words}</span> }.into_any()
}

pub fn change(lang: Lang, version: &Version) -> &'static str {
    match version.change {
        _ if version.number == 1 => t::first_version(lang),
        Some(ChangeKind::Wording) => t::change_wording(lang),
        _ => t::change_meaning(lang),
    }
}

/// A difference, as a correction in the text.
pub fn pieces(pieces: &[Piece]) -> AnyView {
    let shown: Vec<_> = pieces
        .iter()
        .map(|piece| {
            let text = piece.text.clone();
            match piece.change {
                Change::Same => text.into_any(),
                Change::Added => view! { <ins>{text}</ins> }.into_any(),
                Change::Removed => view! { <del>{text}</del> }.into_any(),
            }
        })
        .collect();
    shown.into_any()
}

/// Title and text of two versions as one, with what went and what came.
pub fn difference(lang: Lang, title: &[Piece], body: &[Piece]) -> AnyView {
    view! {
        <div class="stack">
            <p class="meta">{t::legend(lang)}</p>
            <p class="statement statement-s diff" dir="auto">{pieces(title)}</p>
            {(!body.is_empty()).then(|| view! { <div class="diff prose" dir="auto">{pieces(body)}</div> })}
        </div>
    }
    .into_any()
}

/// What a statement will look like. The preview island puts the same into the same place.
pub fn preview(lang: Lang, title: &str, body: &str) -> AnyView {
    view! {
        <p class="statement statement-s" dir="auto">{titled(lang, title)}</p>
        {prose(body)}
    }
    .into_any()
}
