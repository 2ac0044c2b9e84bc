//! The ISO 8601 week as one integer.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::date::{Date, digits};

/// A week from Monday to Sunday: the number of whole weeks between Monday 1970-01-05 and the week's
/// Monday. 1970-W02 is 0, the week before it −1, and weeks that follow each other differ by one, over
/// the end of a year as anywhere else.
///
/// The range is that of the ISO years 1 to 9998, so that every day around every week is a [`Date`].
/// A `WeekId` writes itself as `2026-W47` and is a plain number in JSON and in the database.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
#[serde(try_from = "i32", into = "i32")]
pub struct WeekId(i32);

/// 1970-01-05, in days since 1970-01-01.
const FIRST_MONDAY: i32 = 4;
const MIN_YEAR: i32 = 1;
const MAX_YEAR: i32 = 9998;

impl WeekId {
    /// 0001-W01.
    pub const MIN: Self = Self(index_of_first_week(MIN_YEAR));
    /// The last week of the ISO year 9998.
    pub const MAX: Self = Self(index_of_first_week(MAX_YEAR + 1) - 1);

    /// The week with this number; none outside [`WeekId::MIN`]..=[`WeekId::MAX`].
    #[must_use]
    pub const fn from_index(index: i32) -> Option<Self> {
        if index < Self::MIN.0 || index > Self::MAX.0 { None } else { Some(Self(index)) }
    }

    /// Whole weeks since Monday 1970-01-05.
    #[must_use]
    pub const fn index(self) -> i32 {
        self.0
    }

    /// The week with this ISO year (1 to 9998) and number (1 to 52, or 53 where the year has one).
    #[must_use]
    pub const fn from_iso(year: i32, week: i32) -> Option<Self> {
        if year < MIN_YEAR || year > MAX_YEAR || week < 1 || week > weeks_in_year(year) {
            return None;
        }
        Some(Self(index_of_first_week(year) + week - 1))
    }

    /// ISO year and number of the week. The ISO year is the one in which the week's Thursday lies.
    #[must_use]
    pub fn iso(self) -> (i32, i32) {
        let (year, _, _) = self.day(3).ymd();
        (year, self.0 - index_of_first_week(year) + 1)
    }

    /// The week in which a day lies, held at [`WeekId::MIN`] and [`WeekId::MAX`].
    #[must_use]
    pub const fn of(date: Date) -> Self {
        Self::clamped((date.days() - FIRST_MONDAY).div_euclid(7))
    }

    /// The week's Monday.
    #[must_use]
    pub const fn monday(self) -> Date {
        self.day(0)
    }

    /// The week's Sunday.
    #[must_use]
    pub const fn sunday(self) -> Date {
        self.day(6)
    }

    /// The day `offset` days after the week's Monday.
    #[must_use]
    pub const fn day(self, offset: i32) -> Date {
        Date::MIN.plus_days((FIRST_MONDAY + 7 * self.0 - Date::MIN.days()).saturating_add(offset))
    }

    /// The week after; [`WeekId::MAX`] stays.
    #[must_use]
    pub const fn next(self) -> Self {
        self.plus(1)
    }

    /// The week before; [`WeekId::MIN`] stays.
    #[must_use]
    pub const fn prev(self) -> Self {
        self.plus(-1)
    }

    /// The week `weeks` later (earlier, if negative), held at the ends of the range.
    #[must_use]
    pub const fn plus(self, weeks: i32) -> Self {
        Self::clamped(self.0.saturating_add(weeks))
    }

    /// How many weeks this one lies after `earlier` (negative, if before).
    #[must_use]
    pub const fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    const fn clamped(index: i32) -> Self {
        if index < Self::MIN.0 {
            Self::MIN
        } else if index > Self::MAX.0 {
            Self::MAX
        } else {
            Self(index)
        }
    }
}

/// 52, or 53 for the years that have one week more.
#[must_use]
pub const fn weeks_in_year(year: i32) -> i32 {
    index_of_first_week(year + 1) - index_of_first_week(year)
}

/// The week in which 4 January lies is the first of its ISO year.
const fn index_of_first_week(year: i32) -> i32 {
    let before = year - 1;
    // Days from 0001-01-01 to 4 January of the year, moved to count from 1970-01-01.
    let january_4 =
        before * 365 + before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400) + 3 + Date::MIN.days();
    (january_4 - FIRST_MONDAY).div_euclid(7)
}

impl fmt::Display for WeekId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, week) = self.iso();
        write!(f, "{year:04}-W{week:02}")
    }
}

/// The text or number is no week.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAWeek;

impl fmt::Display for NotAWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an ISO week written as YYYY-Www")
    }
}

impl std::error::Error for NotAWeek {}

impl FromStr for WeekId {
    type Err = NotAWeek;

    /// Reads `2026-W47`, and only that form.
    fn from_str(text: &str) -> Result<Self, NotAWeek> {
        let (year, week) = text.split_once("-W").ok_or(NotAWeek)?;
        digits(year, 4, 4).zip(digits(week, 2, 2)).and_then(|(year, week)| Self::from_iso(year, week)).ok_or(NotAWeek)
    }
}

impl TryFrom<i32> for WeekId {
    type Error = NotAWeek;

    fn try_from(index: i32) -> Result<Self, NotAWeek> {
        Self::from_index(index).ok_or(NotAWeek)
    }
}

impl From<WeekId> for i32 {
    fn from(week: WeekId) -> Self {
        week.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn known_weeks() {
        for (day, week) in [
            ("1970-01-01", "1970-W01"),
            ("1970-01-05", "1970-W02"),
            ("2005-01-01", "2004-W53"),
            ("2008-12-29", "2009-W01"),
            ("2010-01-03", "2009-W53"),
            ("2020-12-31", "2020-W53"),
            ("2021-01-03", "2020-W53"),
            ("2021-01-04", "2021-W01"),
            ("2024-12-30", "2025-W01"),
            ("2026-11-22", "2026-W47"),
            ("2026-12-31", "2026-W53"),
            ("2027-01-03", "2026-W53"),
            ("2027-01-04", "2027-W01"),
        ] {
            assert_eq!(WeekId::of(date(day)).to_string(), week, "{day}");
            assert_eq!(week.parse(), Ok(WeekId::of(date(day))), "{day}");
        }
        assert_eq!(WeekId::of(date("1970-01-05")).index(), 0);
        assert_eq!(WeekId::of(date("1970-01-04")).index(), -1);
    }

    #[test]
    fn years_of_53_weeks() {
        let long: Vec<i32> = (2000..2101).filter(|year| weeks_in_year(*year) == 53).collect();
        assert_eq!(
            long,
            [
                2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048, 2054, 2060, 2065, 2071, 2076, 2082, 2088, 2093,
                2099
            ]
        );
        let last: WeekId = "2026-W53".parse().unwrap();
        assert_eq!(last.next().to_string(), "2027-W01");
        assert_eq!(last.next().prev(), last);
        assert_eq!("2027-W53".parse::<WeekId>(), Err(NotAWeek));
    }

    #[test]
    fn not_weeks() {
        for text in
            ["2026-W00", "2026-W54", "2026-47", "2026W47", "2026-W7", "2026-w47", "26-W47", "", "9999-W01", "0000-W01"]
        {
            assert_eq!(text.parse::<WeekId>(), Err(NotAWeek), "{text}");
        }
        assert!(serde_json::from_str::<WeekId>("99999999").is_err());
        assert_eq!(serde_json::to_string(&WeekId(2967)).unwrap(), "2967");
    }

    #[test]
    fn ends_of_the_range() {
        assert_eq!(WeekId::MIN.to_string(), "0001-W01");
        assert_eq!(WeekId::MIN.monday(), Date::MIN);
        assert_eq!(WeekId::MAX.iso().0, 9998);
        assert_eq!(WeekId::MAX.next(), WeekId::MAX);
        assert_eq!(WeekId::MIN.prev(), WeekId::MIN);
        assert_eq!(WeekId::of(Date::MAX), WeekId::MAX);
        assert_eq!(WeekId::MIN.plus(i32::MAX), WeekId::MAX);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn weeks_come_back(index in WeekId::MIN.index()..=WeekId::MAX.index()) {
            let week = WeekId::from_index(index).unwrap();
            let (year, number) = week.iso();
            prop_assert_eq!(WeekId::from_iso(year, number), Some(week));
            prop_assert_eq!(week.to_string().parse::<WeekId>(), Ok(week));
            prop_assert_eq!(week.monday().weekday().iso(), 1);
            prop_assert_eq!(week.sunday().weekday().iso(), 7);
            for offset in 0..7 {
                prop_assert_eq!(WeekId::of(week.day(offset)), week);
            }
            prop_assert!(week == WeekId::MAX || week.next().monday() == week.monday().plus_days(7));
        }
    }
}
