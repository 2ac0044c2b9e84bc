//! What differs between two versions, as a correction in the text.

use super::words;
use hilo_domain::{
    diff::{self, Change},
    experience::TouchpointField,
    lang::Lang,
    view::experience::TouchpointView,
};
use leptos::prelude::*;

/// Of two texts, word by word.
pub fn words(before: &str, after: &str) -> AnyView {
    let pieces: Vec<_> = diff::words(before, after)
        .into_iter()
        .map(|piece| match piece.change {
            Change::Same => view! { <span>{piece.text}</span> }.into_any(),
            Change::Added => view! { <ins>{piece.text}</ins> }.into_any(),
            Change::Removed => view! { <del>{piece.text}</del> }.into_any(),
        })
        .collect();
    view! { <div class="diff">{pieces}</div> }.into_any()
}

/// Of two texts in Markdown, as they are read.
pub fn markdown(before: &str, after: &str) -> AnyView {
    let plain = hilo_domain::markdown::plain;
    words(&plain(before), &plain(after))
}

/// Of one field of a touchpoint.
pub fn field(lang: Lang, before: &TouchpointView, after: &TouchpointView, field: TouchpointField) -> AnyView {
    if field == TouchpointField::Statements {
        return statements(before, after);
    }
    let text = |touchpoint| words::field_text(lang, touchpoint, field);
    words(&text(before), &text(after))
}

/// Statements one by one: words of one are never compared with those of another.
fn statements(before: &TouchpointView, after: &TouchpointView) -> AnyView {
    let has = |one: &TouchpointView, id| one.statements.iter().any(|s| s.id == id);
    let was = before.statements.iter().map(|s| {
        if has(after, s.id) {
            view! { <p>{s.title.clone()}</p> }.into_any()
        } else {
            view! { <p><del>{s.title.clone()}</del></p> }.into_any()
        }
    });
    let new = after.statements.iter().filter(|s| !has(before, s.id));
    let new = new.map(|s| view! { <p><ins>{s.title.clone()}</ins></p> }.into_any());
    view! { <div class="diff">{was.chain(new).collect::<Vec<_>>()}</div> }.into_any()
}
