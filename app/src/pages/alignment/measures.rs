//! The measures of alignment in words, and what a cell says of one.

use super::words;
use crate::{
    locales::{alignment as a, period as t},
    pages::pulse::words as pulse,
};
use hilo_domain::{
    alignment::level,
    lang::Lang,
    measure::{Aligned, Measure},
};
use leptos::prelude::*;

pub(super) const fn name(lang: Lang, measure: Measure) -> &'static str {
    match measure {
        Measure::Week(part) => words::part(lang, part),
        Measure::Pulse(item) => pulse::name(lang, item),
    }
}

/// With soft hyphens, for a narrow column.
pub(super) const fn name_breaks(lang: Lang, measure: Measure) -> &'static str {
    match measure {
        Measure::Week(part) => words::part_breaks(lang, part),
        Measure::Pulse(item) => pulse::name(lang, item),
    }
}

/// What a column or a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Headline,
    Measure(Measure),
}

impl Shown {
    /// As it stands in an address.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Measure(measure) => measure.key(),
        }
    }

    pub(super) fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Headline).chain(Measure::ALL.map(Self::Measure))
    }

    pub(super) fn from_key(key: &str) -> Option<Self> {
        Self::all().find(|shown| shown.key() == key)
    }

    pub(super) fn of(self, aligned: &Aligned) -> Option<u8> {
        match self {
            Self::Headline => aligned.headline(),
            Self::Measure(measure) => aligned.of(measure),
        }
    }

    pub(super) const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Headline => t::headline(lang),
            Self::Measure(measure) => name(lang, measure),
        }
    }

    pub(super) const fn name_breaks(self, lang: Lang) -> &'static str {
        match self {
            Self::Headline => t::headline_breaks(lang),
            Self::Measure(measure) => name_breaks(lang, measure),
        }
    }

    /// Why there is no figure.
    pub(super) const fn lacking(self, lang: Lang) -> &'static str {
        match self {
            Self::Headline => t::no_headline(lang),
            Self::Measure(Measure::Week(_)) => a::no_figure(lang),
            Self::Measure(Measure::Pulse(_)) => t::hidden(lang),
        }
    }

    /// A cell that has no figure; of the pulse, visibly withheld.
    pub(super) const fn lacking_class(self) -> &'static str {
        match self {
            Self::Measure(Measure::Pulse(_)) => "heat-hidden",
            _ => "heat-none",
        }
    }
}

/// `+5`, `−5`, `0`.
pub(super) fn signed(points: i32) -> String {
    match points {
        1.. => format!("+{points}"),
        0 => "0".to_owned(),
        _ => format!("−{}", -points),
    }
}

pub(super) fn difference(now: Option<u8>, other: Option<u8>) -> Option<i32> {
    Some(i32::from(now?) - i32::from(other?))
}

/// A figure in a table of heat, with its change, as the way to what it is made of.
pub(super) fn cell(lang: Lang, shown: Shown, now: &Aligned, before: &Aligned, href: Option<String>) -> AnyView {
    let Some(figure) = shown.of(now) else {
        let dash = (shown.lacking_class() == "heat-none").then(|| view! { <span aria-hidden="true">"—"</span> });
        return view! { <td class=shown.lacking_class()>{dash}<span class="vh">{shown.lacking(lang)}</span></td> }
            .into_any();
    };
    let change = difference(Some(figure), shown.of(before)).map(|by| {
        let (mark, said) = match by {
            1.. => (signed(by), t::more(lang, by)),
            0 => (String::new(), t::same(lang).to_owned()),
            _ => (signed(by), t::less(lang, -by)),
        };
        view! { <small><span aria-hidden="true">{mark}</span><span class="vh">{said}</span></small> }
    });
    let content = view! { <span>{figure}</span>{change} };
    let content = match href {
        Some(href) => view! { <a href=href>{content}</a> }.into_any(),
        None => view! { <span class="heat-plain">{content}</span> }.into_any(),
    };
    view! { <td class=format!("heat-{}", level(figure))>{content}</td> }.into_any()
}

/// Believe less live.
pub(super) fn gap_cell(aligned: &Aligned) -> AnyView {
    let gap = aligned.gap().map_or_else(|| "—".to_owned(), signed);
    view! { <td class="heat-none"><span class="heat-plain">{gap}</span></td> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_signs() {
        assert!(Shown::all().all(|shown| Shown::from_key(shown.key()) == Some(shown)));
        assert_eq!([signed(5), signed(0), signed(-5)], ["+5", "0", "−5"]);
        assert_eq!((difference(Some(70), Some(80)), difference(Some(70), None)), (Some(-10), None));
    }
}
