//! Small pieces of text: times, initials, quotations, the empty state.

use super::drawings;
use crate::{cx::Cx, format, locales::common};
use hilo_domain::{lang::Lang, time::Millis};
use leptos::prelude::*;

/// A moment on the reader's clock.
pub fn moment(cx: &Cx, at: Millis) -> AnyView {
    view! { <time datetime=format::machine(at)>{format::moment(cx.lang, at, cx.time_zone())}</time> }.into_any()
}

/// A date on the reader's clock.
pub fn date(cx: &Cx, at: Millis) -> AnyView {
    view! { <time datetime=format::machine(at)>{format::date(cx.lang, at, cx.time_zone())}</time> }.into_any()
}

/// The first letters of the first and last name.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

/// In quotation marks of the language.
#[must_use]
pub fn quoted(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Es => format!("«{text}»"),
        Lang::En => format!("“{text}”"),
    }
}

/// What somebody wrote at length, a paragraph a line; for a `prose` around it.
pub fn paragraphs(text: &str) -> AnyView {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| view! { <p>{line.to_owned()}</p> }).collect_view().into_any()
}

/// For the `lang` of a sentence that is said in [`Cx::written_in`]: nothing where that is the reader's own.
#[must_use]
pub fn foreign(cx: &Cx) -> Option<&'static str> {
    let written = cx.written_in();
    (written != cx.lang).then(|| written.tag())
}

/// The way to a page through those above it: their addresses and names.
pub fn crumbs(lang: Lang, above: &[(&str, &str)], here: &str) -> AnyView {
    let above: Vec<_> = above
        .iter()
        .map(|(href, name)| view! { <li><a href=(*href).to_owned()>{(*name).to_owned()}</a></li> })
        .collect();
    view! {
        <nav class="crumbs" aria-label=common::breadcrumbs(lang)>
            <ol>{above}<li aria-current="page">{here.to_owned()}</li></ol>
        </nav>
    }
    .into_any()
}

/// Prints the page; `style/boot.js` shows it and gives it something to do.
pub fn print_button(lang: Lang) -> AnyView {
    view! { <button class="btn" type="button" data-print hidden>{common::print(lang)}</button> }.into_any()
}

/// Copies what the field with this id holds; `style/boot.js` shows it, and says in the status that it did.
pub fn copy_button(lang: Lang, field: &'static str) -> AnyView {
    view! {
        <p class="cluster">
            <button class="btn" type="button" data-copy=field data-copied=common::copied(lang) hidden>{common::copy(lang)}</button>
            <span class="is-calm" role="status"></span>
        </p>
    }
    .into_any()
}

/// What to show where there is nothing yet, and what to do about it.
pub fn empty(title: &str, text: &str, action: Option<(&str, &str)>) -> AnyView {
    view! {
        <div class="empty">
            <svg class="mark" viewBox="0 0 40 24" aria-hidden="true" inner_html=drawings::MARK></svg>
            <h2>{title.to_owned()}</h2>
            <p>{text.to_owned()}</p>
            {action.map(|(label, href)| view! { <a class="btn btn-primary" href=href.to_owned()>{label.to_owned()}</a> })}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    #[test]
    fn initials_are_of_the_first_and_the_last_name() {
        assert_eq!(super::initials("martina soto"), "MS");
        assert_eq!(super::initials("Ana María de la Ñuble"), "AÑ");
        assert_eq!(super::initials("Prince"), "P");
        assert_eq!(super::initials("  "), "");
    }
}
