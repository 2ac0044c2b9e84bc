//! The period of the pulse: four ISO weeks; a 53rd joins the last of its year.

use crate::week::{WeekId, weeks_in_year};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Periods of every ISO year.
const IN_YEAR: i32 = 13;
const WEEKS: i32 = 4;

/// A period, counted on without a gap over the ends of years: 13 × ISO year + 0 to 12. Writes itself as `2026-P12`
/// and is a plain number in JSON and in the database.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
#[serde(try_from = "i32", into = "i32")]
pub struct PeriodId(i32);

impl PeriodId {
    /// The period with this ISO year and number, 1 to 13.
    #[must_use]
    pub const fn from_number(year: i32, number: i32) -> Option<Self> {
        if number < 1 || number > IN_YEAR || WeekId::from_iso(year, 1).is_none() {
            return None;
        }
        Some(Self(year * IN_YEAR + number - 1))
    }

    #[must_use]
    pub const fn from_index(index: i32) -> Option<Self> {
        Self::from_number(index.div_euclid(IN_YEAR), index.rem_euclid(IN_YEAR) + 1)
    }

    #[must_use]
    pub const fn index(self) -> i32 {
        self.0
    }

    /// The period in which a week lies.
    #[must_use]
    pub fn of(week: WeekId) -> Self {
        let (year, week) = week.iso();
        Self(year * IN_YEAR + ((week - 1) / WEEKS).min(IN_YEAR - 1))
    }

    /// ISO year and number, 1 to 13.
    #[must_use]
    pub const fn number(self) -> (i32, i32) {
        (self.0.div_euclid(IN_YEAR), self.0.rem_euclid(IN_YEAR) + 1)
    }

    #[must_use]
    pub fn first_week(self) -> WeekId {
        let (year, number) = self.number();
        WeekId::from_iso(year, (number - 1) * WEEKS + 1).unwrap_or(WeekId::MAX)
    }

    #[must_use]
    pub fn last_week(self) -> WeekId {
        let (year, number) = self.number();
        let last = if number == IN_YEAR { weeks_in_year(year) } else { number * WEEKS };
        WeekId::from_iso(year, last).unwrap_or(WeekId::MAX)
    }

    /// Its four weeks, or five, in order.
    pub fn weeks(self) -> impl Iterator<Item = WeekId> {
        let (first, last) = (self.first_week(), self.last_week());
        (0..=last.since(first)).map(move |offset| first.plus(offset))
    }

    /// The place of a week in it: 0 to 3, or 4 for a 53rd; none for a week of another period.
    #[must_use]
    pub fn place(self, week: WeekId) -> Option<usize> {
        let place = usize::try_from(week.since(self.first_week())).ok()?;
        (Self::of(week) == self).then_some(place)
    }

    /// The one after, or before where negative.
    #[must_use]
    pub const fn plus(self, periods: i32) -> Self {
        match Self::from_index(self.0.saturating_add(periods)) {
            Some(period) => period,
            None => self,
        }
    }
}

impl fmt::Display for PeriodId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, number) = self.number();
        write!(f, "{year:04}-P{number:02}")
    }
}

/// The text or number is no period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAPeriod;

impl fmt::Display for NotAPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a period written as YYYY-Pnn")
    }
}

impl std::error::Error for NotAPeriod {}

impl FromStr for PeriodId {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let digits = |text: &str, length: usize| {
            (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
        };
        let (year, number) = text.split_once("-P").ok_or(NotAPeriod)?;
        let (year, number) = digits(year, 4).zip(digits(number, 2)).ok_or(NotAPeriod)?;
        Self::from_number(year, number).ok_or(NotAPeriod)
    }
}

impl TryFrom<i32> for PeriodId {
    type Error = NotAPeriod;

    fn try_from(index: i32) -> Result<Self, NotAPeriod> {
        Self::from_index(index).ok_or(NotAPeriod)
    }
}

impl From<PeriodId> for i32 {
    fn from(period: PeriodId) -> Self {
        period.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(text: &str) -> WeekId {
        text.parse().unwrap()
    }

    #[test]
    fn four_weeks_and_a_fifty_third_joins_the_last() {
        for (of, name, first, last) in [
            ("2026-W01", "2026-P01", "2026-W01", "2026-W04"),
            ("2026-W47", "2026-P12", "2026-W45", "2026-W48"),
            ("2026-W49", "2026-P13", "2026-W49", "2026-W53"),
            ("2026-W53", "2026-P13", "2026-W49", "2026-W53"),
            ("2025-W52", "2025-P13", "2025-W49", "2025-W52"),
        ] {
            let period = PeriodId::of(week(of));
            assert_eq!(period.to_string(), name);
            assert_eq!(name.parse(), Ok(period));
            assert_eq!((period.first_week(), period.last_week()), (week(first), week(last)));
        }
        let last: PeriodId = "2026-P13".parse().unwrap();
        assert_eq!(last.weeks().count(), 5);
        assert_eq!(last.place(week("2026-W53")), Some(4));
        assert_eq!(last.place(week("2027-W01")), None);
        assert_eq!(last.place(week("2026-W48")), None);
        assert_eq!(last.plus(1).to_string(), "2027-P01");
        assert_eq!(last.plus(-13).to_string(), "2025-P13");
    }

    #[test]
    fn every_week_is_in_one_period() {
        let mut period = PeriodId::of(week("2019-W01"));
        let mut at = week("2019-W01");
        while at < week("2033-W01") {
            for (place, in_it) in period.weeks().enumerate() {
                assert_eq!((in_it, PeriodId::of(at), period.place(at)), (at, period, Some(place)));
                at = at.next();
            }
            period = period.plus(1);
        }
    }

    #[test]
    fn what_is_no_period() {
        for text in ["", "2026", "2026-P00", "2026-P14", "2026-P1", "26-P01", "2026-W01", "+026-P01", "0000-P01"] {
            assert_eq!(text.parse::<PeriodId>(), Err(NotAPeriod), "{text}");
        }
        assert_eq!(PeriodId::try_from(3), Err(NotAPeriod));
    }
}
