//! Weeks on the organisation's clock: when each opens and closes, as instants.
//!
//! Every instant is an `i64` of milliseconds since 1970-01-01T00:00:00Z. A week is open from its
//! opening instant on and no longer open at its closing instant: `opens_at ≤ now < closes_at`.
//!
//! Where a daylight-saving change touches the hour:
//! - a wall-clock time that is **skipped** stands for the first instant after the gap;
//! - a wall-clock time that comes **twice** stands for the earlier of the two for an opening and for
//!   the later for a closing, so that nobody has less time than the clock on the wall promised;
//! - a week nevertheless closes no later than the next one opens. (This matters only when the window
//!   is within an hour of seven days and the moments lie in a repeated hour.)
//!
//! The time zones are those compiled into the program, so that a week means the same on every machine.

use std::fmt;

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase};

use crate::date::Date;
use crate::rhythm::Rhythm;
use crate::week::WeekId;

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const DAY: i64 = 24 * 60 * MINUTE;

/// A time zone of the IANA database, such as `America/Santiago`.
#[derive(Clone, PartialEq, Debug)]
pub struct Zone {
    name: String,
    rules: TimeZone,
}

/// There is no time zone of this name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownZone(pub String);

impl fmt::Display for UnknownZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a time zone of the IANA database", self.0)
    }
}

impl std::error::Error for UnknownZone {}

impl Zone {
    /// The zone with an IANA name, in whatever case; it keeps the name as the database writes it.
    ///
    /// # Errors
    /// When the database has no zone of that name.
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        let rules = TimeZoneDatabase::bundled().get(name).map_err(|_| UnknownZone(name.to_owned()))?;
        let name = rules.iana_name().unwrap_or(name).to_owned();
        Ok(Self { name, rules })
    }

    /// The name in the IANA database.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The names of all zones, sorted.
    #[must_use]
    pub fn names() -> Vec<String> {
        let mut names: Vec<String> = TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect();
        names.sort_unstable();
        names
    }

    /// The day on this zone's calendar at an instant.
    #[must_use]
    pub fn date_at(&self, now_ms: i64) -> Date {
        let (timestamp, now_ms) = clamped(now_ms);
        let wall = now_ms + offset_ms(self.rules.to_offset(timestamp));
        i32::try_from(wall.div_euclid(DAY))
            .map_or(Date::MAX, |days| Date::MIN.plus_days(days.saturating_sub(Date::MIN.days())))
    }

    /// The first instant of a day.
    #[must_use]
    pub fn start_of(&self, date: Date) -> i64 {
        self.instant(date, 0, Fold::Earlier)
    }

    /// The instant of a wall-clock time, `minutes` after the start of `date`.
    fn instant(&self, date: Date, minutes: i32, fold: Fold) -> i64 {
        let wall = i64::from(date.days()) * DAY + i64::from(minutes) * MINUTE;
        match self.rules.to_ambiguous_timestamp(civil_at(date, minutes)).offset() {
            AmbiguousOffset::Unambiguous { offset } => wall - offset_ms(offset),
            AmbiguousOffset::Fold { before, after } => match fold {
                Fold::Earlier => wall - offset_ms(before),
                Fold::Later => wall - offset_ms(after),
            },
            AmbiguousOffset::Gap { before, after } => {
                // Read with the offset from after the gap, a skipped time is an instant before it.
                let (ahead, _) = clamped(wall - offset_ms(after));
                self.rules
                    .following(ahead)
                    .take(8)
                    .find(|change| change.offset() == after)
                    .map_or(wall - offset_ms(before), |change| change.timestamp().as_millisecond())
            }
        }
    }
}

/// Which of two instants a repeated wall-clock time stands for.
#[derive(Clone, Copy)]
enum Fold {
    Earlier,
    Later,
}

fn offset_ms(offset: Offset) -> i64 {
    i64::from(offset.seconds()) * SECOND
}

/// The instant, held within the years that a [`Date`] can name.
fn clamped(ms: i64) -> (Timestamp, i64) {
    let min = i64::from(Date::MIN.days()) * DAY;
    let max = (i64::from(Date::MAX.days()) + 1) * DAY - 1;
    let ms = ms.clamp(min, max);
    (Timestamp::from_millisecond(ms).unwrap_or_default(), ms)
}

fn civil_at(date: Date, minutes: i32) -> civil::DateTime {
    let (year, month, day) = date.ymd();
    let small = |number: i32| i8::try_from(number).unwrap_or_default();
    civil::DateTime::new(
        i16::try_from(year).unwrap_or_default(),
        small(month),
        small(day),
        small(minutes / 60),
        small(minutes % 60),
        0,
        0,
    )
    .unwrap_or_default()
}

/// Where the weeks stand at an instant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct State {
    /// The week that is open, if one is.
    pub open: Option<WeekId>,
    /// The latest week that has closed.
    pub last_closed: WeekId,
    /// The week that opens next …
    pub next: WeekId,
    /// … and when, in milliseconds UTC.
    pub next_opens_at: i64,
}

/// A rhythm on a clock.
#[derive(Clone, PartialEq, Debug)]
pub struct Calendar {
    pub rhythm: Rhythm,
    pub zone: Zone,
}

impl Calendar {
    #[must_use]
    pub fn new(rhythm: Rhythm, zone: Zone) -> Self {
        Self { rhythm, zone }
    }

    /// When a week opens, in milliseconds UTC. Later weeks open later.
    #[must_use]
    pub fn opens_at(&self, week: WeekId) -> i64 {
        let opens = self.rhythm.opens();
        let day = week.day(opens.weekday.offset());
        self.zone.instant(day, opens.time.minutes(), Fold::Earlier)
    }

    /// When a week closes, in milliseconds UTC: after it opens, and no later than the next one opens.
    #[must_use]
    pub fn closes_at(&self, week: WeekId) -> i64 {
        let day = week.day(self.rhythm.closing_day());
        let minutes = self.rhythm.closes().time.minutes();
        let closes = self.zone.instant(day, minutes, Fold::Later);
        if week == WeekId::MAX { closes } else { closes.min(self.opens_at(week.next())) }
    }

    /// The ISO week of the calendar day at an instant, whether or not that week has opened.
    #[must_use]
    pub fn week_at(&self, now_ms: i64) -> WeekId {
        WeekId::of(self.zone.date_at(now_ms))
    }

    /// Where the weeks stand at an instant. An instant outside the years 1 to 9998 is held at the ends
    /// of the range of [`WeekId`].
    #[must_use]
    pub fn state_at(&self, now_ms: i64) -> State {
        let mut week = self.week_at(now_ms);
        while self.opens_at(week) > now_ms && week > WeekId::MIN {
            week = week.prev();
        }
        // `week` is now the latest that has opened: it is open, or it is the last that has closed.
        let is_open = now_ms < self.closes_at(week);
        let next = week.next();
        State {
            open: is_open.then_some(week),
            last_closed: if is_open { week.prev() } else { week },
            next,
            next_opens_at: self.opens_at(next),
        }
    }
}

#[cfg(test)]
mod tests;
