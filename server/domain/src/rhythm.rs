//! When a week opens and closes for check-ins, on the wall clock.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::date::{Weekday, digits};

const DAY: i32 = 24 * 60;
const WEEK: i32 = 7 * DAY;

/// A time on the wall clock, to the minute, from 00:00 to 23:59. Written `08:00`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay(i32);

impl TimeOfDay {
    /// The time with this hour (0 to 23) and minute (0 to 59).
    #[must_use]
    pub const fn new(hour: i32, minute: i32) -> Option<Self> {
        if hour < 0 || hour > 23 || minute < 0 || minute > 59 { None } else { Some(Self(hour * 60 + minute)) }
    }

    /// The time `minutes` after 00:00 (0 to 1439).
    #[must_use]
    pub const fn from_minutes(minutes: i32) -> Option<Self> {
        if minutes < 0 || minutes >= DAY { None } else { Some(Self(minutes)) }
    }

    /// Minutes since 00:00.
    #[must_use]
    pub const fn minutes(self) -> i32 {
        self.0
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// The text is not a time written as `08:00`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotATime;

impl fmt::Display for NotATime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a time written as HH:MM")
    }
}

impl std::error::Error for NotATime {}

impl FromStr for TimeOfDay {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        let (hour, minute) = text.split_once(':').ok_or(NotATime)?;
        digits(hour, 2, 2).zip(digits(minute, 2, 2)).and_then(|(hour, minute)| Self::new(hour, minute)).ok_or(NotATime)
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = NotATime;

    fn try_from(text: String) -> Result<Self, NotATime> {
        text.parse()
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.to_string()
    }
}

/// A day of the week and a time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Moment {
    pub weekday: Weekday,
    pub time: TimeOfDay,
}

impl Moment {
    /// Minutes since Monday 00:00 on the wall clock.
    #[must_use]
    pub const fn minutes(self) -> i32 {
        self.weekday.offset() * DAY + self.time.minutes()
    }
}

/// The weekly rhythm: a week opens at [`Rhythm::opens`] within the ISO week that it is named for, and
/// closes at the first [`Rhythm::closes`] after that, which may lie in the ISO week that follows.
///
/// So the opening always comes before the closing, and the window between them is at most seven days
/// of the wall clock: when the closing moment equals the opening moment, one week closes as the next
/// one opens. With that bound no two weeks are ever open at once, and "the open week" is a thing. The
/// window is at least [`Rhythm::MIN_WINDOW`] minutes, longer than any daylight-saving change, which
/// therefore cannot swallow it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "Moments", into = "Moments")]
pub struct Rhythm {
    opens: Moment,
    closes: Moment,
}

/// What a [`Rhythm`] is read from and written as.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Moments {
    opens: Moment,
    closes: Moment,
}

/// The closing follows the opening after `minutes`, fewer than [`Rhythm::MIN_WINDOW`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WindowTooShort {
    pub minutes: i32,
}

impl fmt::Display for WindowTooShort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the week would be open for {} minutes; at least {} are needed", self.minutes, Rhythm::MIN_WINDOW)
    }
}

impl std::error::Error for WindowTooShort {}

impl Rhythm {
    /// The shortest window, in minutes of the wall clock: four hours.
    pub const MIN_WINDOW: i32 = 4 * 60;

    /// # Errors
    /// When `closes` follows `opens` after less than [`Rhythm::MIN_WINDOW`] minutes.
    pub fn new(opens: Moment, closes: Moment) -> Result<Self, WindowTooShort> {
        let rhythm = Self { opens, closes };
        let minutes = rhythm.window_minutes();
        if minutes < Self::MIN_WINDOW { Err(WindowTooShort { minutes }) } else { Ok(rhythm) }
    }

    /// When a week opens, within the ISO week that it is named for.
    #[must_use]
    pub const fn opens(self) -> Moment {
        self.opens
    }

    /// When it closes: the first such moment after the opening.
    #[must_use]
    pub const fn closes(self) -> Moment {
        self.closes
    }

    /// How long a week is open, in minutes of the wall clock: [`Rhythm::MIN_WINDOW`] to seven days.
    #[must_use]
    pub const fn window_minutes(self) -> i32 {
        let apart = (self.closes.minutes() - self.opens.minutes()).rem_euclid(WEEK);
        if apart == 0 { WEEK } else { apart }
    }

    /// Days from the Monday of the week to the day on which it closes: 0 to 13.
    #[must_use]
    pub const fn closing_day(self) -> i32 {
        (self.opens.minutes() + self.window_minutes()) / DAY
    }
}

impl Default for Rhythm {
    /// Thursday 08:00 to the next Monday 12:00.
    fn default() -> Self {
        Self {
            opens: Moment { weekday: Weekday::Thursday, time: TimeOfDay(8 * 60) },
            closes: Moment { weekday: Weekday::Monday, time: TimeOfDay(12 * 60) },
        }
    }
}

impl TryFrom<Moments> for Rhythm {
    type Error = WindowTooShort;

    fn try_from(moments: Moments) -> Result<Self, WindowTooShort> {
        Self::new(moments.opens, moments.closes)
    }
}

impl From<Rhythm> for Moments {
    fn from(rhythm: Rhythm) -> Self {
        Self { opens: rhythm.opens, closes: rhythm.closes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(weekday: Weekday, time: &str) -> Moment {
        Moment { weekday, time: time.parse().unwrap() }
    }

    #[test]
    fn windows() {
        let thursday = moment(Weekday::Thursday, "08:00");
        for (closes, minutes, day) in [
            (moment(Weekday::Monday, "12:00"), 4 * DAY + 240, 7),
            (moment(Weekday::Thursday, "08:00"), WEEK, 10),
            (moment(Weekday::Thursday, "12:00"), 240, 3),
            (moment(Weekday::Thursday, "07:59"), WEEK - 1, 10),
            (moment(Weekday::Sunday, "23:59"), 3 * DAY + 959, 6),
        ] {
            let rhythm = Rhythm::new(thursday, closes).unwrap();
            assert_eq!(rhythm.window_minutes(), minutes);
            assert_eq!(rhythm.closing_day(), day);
        }
        assert_eq!(Rhythm::new(thursday, moment(Weekday::Thursday, "11:59")), Err(WindowTooShort { minutes: 239 }));
        assert_eq!(Rhythm::default().window_minutes(), 4 * DAY + 240);
    }

    #[test]
    fn times() {
        assert_eq!("08:05".parse::<TimeOfDay>().unwrap().minutes(), 485);
        assert_eq!(TimeOfDay::new(23, 59).unwrap().to_string(), "23:59");
        assert_eq!(TimeOfDay::from_minutes(1439), TimeOfDay::new(23, 59));
        assert_eq!(TimeOfDay::from_minutes(1440).or(TimeOfDay::from_minutes(-1)), None);
        for text in ["8:00", "24:00", "12:60", "12", "", "12:00:00", "-1:00"] {
            assert_eq!(text.parse::<TimeOfDay>(), Err(NotATime), "{text}");
        }
    }

    #[test]
    fn json_is_validated() {
        let text = serde_json::to_string(&Rhythm::default()).unwrap();
        assert_eq!(
            text,
            r#"{"opens":{"weekday":"thursday","time":"08:00"},"closes":{"weekday":"monday","time":"12:00"}}"#
        );
        assert_eq!(serde_json::from_str::<Rhythm>(&text).unwrap(), Rhythm::default());
        assert!(serde_json::from_str::<Rhythm>(&text.replace("monday", "thursday").replace("12:00", "09:00")).is_err());
    }
}
