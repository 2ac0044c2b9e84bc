//! Items in words.

use crate::locales::{period as r, pulse as t};
use hilo_domain::{lang::Lang, pulse::Item};

/// The sentence that somebody agrees with, or not.
#[must_use]
pub const fn question(lang: Lang, item: Item) -> &'static str {
    match item {
        Item::Know => t::know(lang),
        Item::Believe => t::believe(lang),
        Item::Live => t::live(lang),
        Item::Act => t::act(lang),
        Item::Recommend => t::recommend(lang),
    }
}

/// Its short name, for a column.
#[must_use]
pub const fn name(lang: Lang, item: Item) -> &'static str {
    match item {
        Item::Know => r::know(lang),
        Item::Believe => r::believe(lang),
        Item::Live => r::live(lang),
        Item::Act => r::act(lang),
        Item::Recommend => r::recommend(lang),
    }
}
