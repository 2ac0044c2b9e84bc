//! One cell's text to a value.

use std::borrow::Cow;

use super::issue::Problem;
use crate::date::{Date, digits};

/// Characters of an employee number.
pub const MAX_EMPLOYEE_ID: usize = 64;
/// Characters of a name.
pub const MAX_NAME: usize = 200;
/// Characters of an e-mail address (RFC 5321 §4.5.3.1.3, less the brackets).
pub const MAX_EMAIL: usize = 254;
/// Characters of a role's title.
pub const MAX_ROLE: usize = 120;
/// Characters of an area's name.
pub const MAX_AREA: usize = 120;

/// What makes a spreadsheet take a cell for a formula, when it stands first.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The text as a spreadsheet shows it and does not calculate it: with an apostrophe before it, if it
/// would be taken for a formula. Text that has such apostrophes already gets one more, so that
/// [`unguarded`] always gives back what was there.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    if text.trim_start_matches('\'').starts_with(FORMULA) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The reverse of [`guarded`].
pub(super) fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        _ => text,
    }
}

/// White space at the ends removed and inside folded to single spaces, line ends included.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

/// A cell's text, tidied and without the guard; none if it is empty.
pub(super) fn text(cell: &str, max: usize) -> Result<Option<String>, Problem> {
    let tidied = tidy(cell);
    let text = unguarded(&tidied);
    if text.chars().any(char::is_control) {
        return Err(Problem::ControlCharacters);
    }
    if text.chars().nth(max).is_some() {
        let max = u32::try_from(max).unwrap_or(u32::MAX);
        return Err(Problem::TooLong { max });
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// An e-mail address in lower case, if the text is one: one `@`, something before it, a host name with a
/// dot after it, no white space and none of `()<>[],;:\"`.
#[must_use]
pub fn normal_email(text: &str) -> Option<String> {
    let text = text.trim();
    let (local, host) = text.split_once('@')?;
    let barred = |c: char| c.is_whitespace() || c.is_control() || "()<>[],;:\\\"@".contains(c);
    let local_fits = (1..=64).contains(&local.len()) && !local.starts_with('.') && !local.ends_with('.');
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-' || !c.is_ascii())
    };
    let fits = text.chars().count() <= MAX_EMAIL
        && local_fits
        && !local.contains("..")
        && !text.replacen('@', "", 1).contains(barred)
        && host.contains('.')
        && host.split('.').all(label);
    fits.then(|| text.to_lowercase())
}

/// A day written as `2026-11-23`, `2026/11/23`, `23/11/2026`, `23-11-2026` or `23.11.2026`, with or without
/// leading zeros, and with or without a time after it. Day comes before month. From 1900 to 2100.
pub(super) fn date(text: &str) -> Result<Date, Problem> {
    read_date(text).ok_or(Problem::BadDate)
}

fn read_date(text: &str) -> Option<Date> {
    let (day, time) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    if !time.bytes().all(|byte| byte.is_ascii_digit() || b":.Z".contains(&byte)) {
        return None;
    }
    let mark = day.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let mut parts = day.split(mark);
    let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, day) = if first.len() == 4 && mark != '.' { (first, last) } else { (last, first) };
    let year = digits(year, 4, 4).filter(|year| (1900..=2100).contains(year))?;
    Date::from_ymd(year, digits(month, 1, 2)?, digits(day, 1, 2)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates() {
        let expected: Date = "2016-03-04".parse().unwrap();
        for text in [
            "2016-03-04", "04/03/2016", "4/3/2016", "04-03-2016", "4.3.2016", "2016/3/4", "2016-03-04 00:00:00",
            "2016-03-04T00:00:00.000Z",
        ] {
            assert_eq!(date(text), Ok(expected), "{text}");
        }
        for text in [
            "", "03/25/2016", "31/02/2016", "2016-13-01", "16-03-04", "04/03/16", "1899-12-31", "2101-01-01", "42432",
            "2016-03", "2016-03-04-05", "ayer", "4 de marzo", "2016-03-04 tomorrow",
        ] {
            assert_eq!(date(text), Err(Problem::BadDate), "{text}");
        }
    }

    #[test]
    fn emails() {
        assert_eq!(normal_email(" Ana.Soto+x@Example.COM "), Some("ana.soto+x@example.com".to_owned()));
        assert_eq!(normal_email("josé@correo.ñandú.cl"), Some("josé@correo.ñandú.cl".to_owned()));
        for text in [
            "", "ana", "@x.cl", "ana@", "ana@x", "a@b@c.cl", "a b@x.cl", "ana@x..cl", "ana@-x.cl", ".ana@x.cl",
            "a..b@x.cl", "<ana@x.cl>", "ana@x.cl,", "ana@x.cl;eva@x.cl", "ana@x.c\0l", "ana@x_y.cl",
        ] {
            assert_eq!(normal_email(text), None, "{text}");
        }
        assert_eq!(normal_email(&format!("{}@x.cl", "a".repeat(65))), None);
        assert_eq!(normal_email(&format!("a@{}x.cl", "b.".repeat(130))), None);
    }

    #[test]
    fn texts() {
        assert_eq!(text("  Ana \n María\u{a0}Soto ", 20), Ok(Some("Ana María Soto".to_owned())));
        assert_eq!(text(" \t ", 20), Ok(None));
        assert_eq!(text("a\0b", 20), Err(Problem::ControlCharacters));
        assert_eq!(text("ñandú", 5), Ok(Some("ñandú".to_owned())));
        assert_eq!(text("ñandúx", 5), Err(Problem::TooLong { max: 5 }));
        assert_eq!(text("'=1+1", 20), Ok(Some("=1+1".to_owned())));
        assert_eq!(text("'n Sync", 20), Ok(Some("'n Sync".to_owned())));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn guards_come_off_again(text in "['=+@-]{0,4}[a-z]{0,3}") {
            let safe = guarded(&text);
            prop_assert!(!safe.starts_with(FORMULA));
            prop_assert_eq!(unguarded(&safe), text.as_str());
        }
    }
}
