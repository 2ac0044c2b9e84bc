//! Names of grants, and days as they are written.

use crate::{format, locales::people as t};
use hilo_domain::{grant::Grant, lang::Lang};

/// A grant's name and what it lets one do.
#[must_use]
pub const fn grant(lang: Lang, grant: Grant) -> (&'static str, &'static str) {
    match grant {
        Grant::Leadership => (t::grant_leadership(lang), t::grant_leadership_hint(lang)),
        Grant::Experience => (t::grant_experience(lang), t::grant_experience_hint(lang)),
        Grant::Hr => (t::grant_hr(lang), t::grant_hr_hint(lang)),
        Grant::Admin => (t::grant_admin(lang), t::grant_admin_hint(lang)),
    }
}

/// A grant's name by its key; empty for none.
#[must_use]
pub fn grant_name(lang: Lang, key: &str) -> &'static str {
    Grant::from_key(key).map_or("", |which| grant(lang, which).0)
}

/// A day counted from 1970-01-01, written out.
#[must_use]
pub fn day(lang: Lang, day: i32) -> String {
    format::civil_date(lang, format::epoch_day(day))
}

/// The same as an input takes it.
#[must_use]
pub fn day_value(day: i32) -> String {
    format::epoch_day(day).to_string()
}
