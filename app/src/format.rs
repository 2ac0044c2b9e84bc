//! Dates, times and numbers as a reader of each language writes them.

use hilo_domain::{date::Date, lang::Lang, time::Millis, week::WeekId};
use jiff::{Timestamp, Zoned, civil, tz::TimeZone};

const MONTHS_ES: [&str; 12] = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
];
const MONTHS_EN: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];
const DAYS_ES: [&str; 7] = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// On the clock of an IANA time zone; of UTC if it is unknown.
#[must_use]
pub fn zoned(at: Millis, time_zone: &str) -> Zoned {
    let zone = TimeZone::get(time_zone).unwrap_or(TimeZone::UTC);
    Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone)
}

fn index(number: i8) -> usize {
    usize::try_from(number).unwrap_or(1).saturating_sub(1)
}

#[must_use]
pub fn month(lang: Lang, number: i8) -> &'static str {
    match lang {
        Lang::Es => MONTHS_ES[index(number).min(11)],
        Lang::En => MONTHS_EN[index(number).min(11)],
    }
}

/// `lunes`, `Monday`; 1 is Monday (ISO 8601).
#[must_use]
pub fn weekday(lang: Lang, number: i8) -> &'static str {
    match lang {
        Lang::Es => DAYS_ES[index(number).min(6)],
        Lang::En => DAYS_EN[index(number).min(6)],
    }
}

/// `23 de noviembre de 2026`, `23 November 2026`.
#[must_use]
pub fn civil_date(lang: Lang, date: civil::Date) -> String {
    match lang {
        Lang::Es => format!("{} de {} de {}", date.day(), month(lang, date.month()), date.year()),
        Lang::En => format!("{} {} {}", date.day(), month(lang, date.month()), date.year()),
    }
}

/// `23 de noviembre`, `23 November`.
#[must_use]
pub fn day_month(lang: Lang, date: civil::Date) -> String {
    match lang {
        Lang::Es => format!("{} de {}", date.day(), month(lang, date.month())),
        Lang::En => format!("{} {}", date.day(), month(lang, date.month())),
    }
}

/// `23 nov`, `23 Nov`.
#[must_use]
pub fn day_month_short(lang: Lang, date: civil::Date) -> String {
    format!("{} {}", date.day(), month(lang, date.month()).chars().take(3).collect::<String>())
}

#[must_use]
pub fn date(lang: Lang, at: Millis, time_zone: &str) -> String {
    civil_date(lang, zoned(at, time_zone).date())
}

/// `23 de noviembre de 2026, 08:30`.
#[must_use]
pub fn moment(lang: Lang, at: Millis, time_zone: &str) -> String {
    let zoned = zoned(at, time_zone);
    format!("{}, {}", civil_date(lang, zoned.date()), clock(&zoned))
}

/// `lunes 23 de noviembre, 12:00`, for something near.
#[must_use]
pub fn near(lang: Lang, at: Millis, time_zone: &str) -> String {
    let zoned = zoned(at, time_zone);
    let day = weekday(lang, zoned.weekday().to_monday_one_offset());
    format!("{day} {}, {}", day_month(lang, zoned.date()), clock(&zoned))
}

/// `lunes a las 12:00`, `Monday at 12:00`, for something within the week.
#[must_use]
pub fn weekday_time(lang: Lang, at: Millis, time_zone: &str) -> String {
    let zoned = zoned(at, time_zone);
    let day = weekday(lang, zoned.weekday().to_monday_one_offset());
    match lang {
        Lang::Es if zoned.hour() == 1 => format!("{day} a la {}", clock(&zoned)),
        Lang::Es => format!("{day} a las {}", clock(&zoned)),
        Lang::En => format!("{day} at {}", clock(&zoned)),
    }
}

/// `08:30`.
#[must_use]
pub fn time(at: Millis, time_zone: &str) -> String {
    clock(&zoned(at, time_zone))
}

fn clock(zoned: &Zoned) -> String {
    format!("{:02}:{:02}", zoned.hour(), zoned.minute())
}

/// For `<time datetime>`: RFC 3339 in UTC.
#[must_use]
pub fn machine(at: Millis) -> String {
    Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::UNIX_EPOCH).to_string()
}

/// A day counted from 1970-01-01.
#[must_use]
pub fn epoch_day(day: i32) -> civil::Date {
    let span = jiff::Span::new().try_days(day).unwrap_or_default();
    civil::date(1970, 1, 1).checked_add(span).unwrap_or(civil::Date::MAX)
}

/// `16–22 nov 2026`; `28 dic 2026 – 3 ene 2027`.
#[must_use]
pub fn week_dates(lang: Lang, week: WeekId) -> String {
    let short = |date: Date| day_month_short(lang, epoch_day(date.days()));
    let ((year, month, day), (last_year, last_month, _)) = (week.monday().ymd(), week.sunday().ymd());
    let last = short(week.sunday());
    if year != last_year {
        format!("{} {year} – {last} {last_year}", short(week.monday()))
    } else if month != last_month {
        format!("{} – {last} {last_year}", short(week.monday()))
    } else {
        format!("{day}–{last} {last_year}")
    }
}

/// Thousands apart: `107 000` in Spanish (from five digits, ISO 80000-1), `107,000` in English.
#[must_use]
pub fn number(lang: Lang, n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let separator = match lang {
        Lang::Es if digits.len() < 5 => "",
        Lang::Es => "\u{a0}",
        Lang::En => ",",
    };
    let mut out = String::from(if n < 0 { "−" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_follow_the_language_and_the_zone() {
        let at = Millis(1_795_404_600_000); // 2026-11-23T03:30:00Z
        assert_eq!(date(Lang::Es, at, "America/Santiago"), "23 de noviembre de 2026");
        assert_eq!(moment(Lang::En, at, "America/New_York"), "22 November 2026, 22:30");
        assert_eq!(near(Lang::Es, at, "Europe/Madrid"), "lunes 23 de noviembre, 04:30");
        assert_eq!(weekday_time(Lang::Es, at, "Europe/Madrid"), "lunes a las 04:30");
        assert_eq!(machine(at), "2026-11-23T03:30:00Z");
        assert_eq!(civil_date(Lang::En, epoch_day(20_780)), "23 November 2026");
    }

    #[test]
    fn weeks_say_their_days() {
        let dates = |text: &str, lang| week_dates(lang, text.parse().unwrap());
        assert_eq!(dates("2026-W47", Lang::Es), "16–22 nov 2026");
        assert_eq!(dates("2026-W49", Lang::En), "30 Nov – 6 Dec 2026");
        assert_eq!(dates("2026-W53", Lang::Es), "28 dic 2026 – 3 ene 2027");
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(number(Lang::Es, 4200), "4200");
        assert_eq!(number(Lang::Es, 107_000), "107\u{a0}000");
        assert_eq!(number(Lang::En, -1_234_567), "−1,234,567");
    }
}
