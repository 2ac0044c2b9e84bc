//! A calendar day, without a time and without a zone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day of the week, Monday first, as ISO 8601 counts them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// All seven, in order.
    pub const ALL: [Self; 7] =
        [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];

    /// Days since Monday: 0 for Monday, 6 for Sunday.
    #[must_use]
    pub const fn offset(self) -> i32 {
        self as i32
    }

    /// The ISO 8601 number: 1 for Monday, 7 for Sunday.
    #[must_use]
    pub const fn iso(self) -> u8 {
        self as u8 + 1
    }

    /// The day with an ISO 8601 number (1 to 7).
    #[must_use]
    pub fn from_iso(number: u8) -> Option<Self> {
        let index = usize::from(number).checked_sub(1)?;
        Self::ALL.get(index).copied()
    }
}

/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
///
/// Kept as the number of days since 1970-01-01, so that comparing and counting are integer work.
/// Reads and writes itself as `2026-11-23`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
#[serde(try_from = "String", into = "String")]
pub struct Date(i32);

impl Date {
    /// 0001-01-01, a Monday.
    pub const MIN: Self = Self(-719_162);
    /// 9999-12-31, a Friday.
    pub const MAX: Self = Self(2_932_896);

    /// The day that lies `days` after 1970-01-01 (before it, if negative); none outside the range.
    #[must_use]
    pub const fn from_days(days: i32) -> Option<Self> {
        if days < Self::MIN.0 || days > Self::MAX.0 { None } else { Some(Self(days)) }
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.0
    }

    /// The day with this year (1 to 9999), month (1 to 12) and day of the month; none if there is no
    /// such day.
    #[must_use]
    pub const fn from_ymd(year: i32, month: i32, day: i32) -> Option<Self> {
        if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 {
            return None;
        }
        if day > days_in_month(year, month) {
            return None;
        }
        Some(Self(days_from_ymd(year, month, day)))
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    #[must_use]
    pub const fn ymd(self) -> (i32, i32, i32) {
        // Years are counted from March, so that the leap day comes last.
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month, day)
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        let index = (self.0 + 3).rem_euclid(7);
        usize::try_from(index).ok().and_then(|index| Weekday::ALL.get(index).copied()).unwrap_or(Weekday::Monday)
    }

    /// The day `days` later (earlier, if negative), held at [`Date::MIN`] and [`Date::MAX`].
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Self {
        let moved = self.0.saturating_add(days);
        if moved < Self::MIN.0 {
            Self::MIN
        } else if moved > Self::MAX.0 {
            Self::MAX
        } else {
            Self(moved)
        }
    }
}

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

const fn days_from_ymd(year: i32, month: i32, day: i32) -> i32 {
    let march_year = if month <= 2 { year - 1 } else { year };
    let era = march_year.div_euclid(400);
    let year_of_era = march_year.rem_euclid(400);
    let march_month = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * march_month + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The text is not a day written as `2026-11-23`, or there is no such day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date written as YYYY-MM-DD")
    }
}

impl std::error::Error for NotADate {}

/// A number of `min` to `max` ASCII digits, and nothing else.
pub(crate) fn digits(text: &str, min: usize, max: usize) -> Option<i32> {
    let fits = (min..=max).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotADate);
        };
        digits(year, 4, 4)
            .zip(digits(month, 2, 2))
            .zip(digits(day, 2, 2))
            .and_then(|((year, month), day)| Self::from_ymd(year, month, day))
            .ok_or(NotADate)
    }
}

impl TryFrom<String> for Date {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, NotADate> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days() {
        for (text, days, weekday) in [
            ("1970-01-01", 0, Weekday::Thursday),
            ("2000-02-29", 11_016, Weekday::Tuesday),
            ("2026-11-23", 20_780, Weekday::Monday),
            ("0001-01-01", Date::MIN.days(), Weekday::Monday),
            ("9999-12-31", Date::MAX.days(), Weekday::Friday),
        ] {
            let date: Date = text.parse().unwrap();
            assert_eq!(date.days(), days, "{text}");
            assert_eq!(date.weekday(), weekday, "{text}");
            assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn days_that_do_not_exist() {
        for text in [
            "2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00", "0000-01-01",
            "24-01-01", "2024-1-01", "2024-01-01 ", "2024-01-01-01", "+024-01-01", "", "٢٠٢٤-01-01",
        ] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
        assert_eq!(Date::from_days(Date::MAX.days() + 1), None);
        assert_eq!(Date::MAX.plus_days(1), Date::MAX);
        assert_eq!(Date::MIN.plus_days(i32::MIN), Date::MIN);
    }

    #[test]
    fn json_is_the_iso_text() {
        let date = Date::from_ymd(2026, 11, 23).unwrap();
        assert_eq!(serde_json::to_string(&date).unwrap(), "\"2026-11-23\"");
        assert!(serde_json::from_str::<Date>("\"2026-11-31\"").is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn every_day_comes_back(days in Date::MIN.days()..=Date::MAX.days()) {
            let date = Date::from_days(days).unwrap();
            let (year, month, day) = date.ymd();
            prop_assert_eq!(Date::from_ymd(year, month, day), Some(date));
            prop_assert_eq!(date.to_string().parse::<Date>(), Ok(date));
            if days < Date::MAX.days() {
                let tomorrow = date.plus_days(1);
                prop_assert_eq!(tomorrow.days(), days + 1);
                prop_assert_eq!(tomorrow.weekday().offset(), (date.weekday().offset() + 1) % 7);
                prop_assert!(tomorrow.ymd() > date.ymd());
            }
        }
    }
}
