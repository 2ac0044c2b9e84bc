use proptest::prelude::*;

use super::*;
use crate::date::Weekday;
use crate::rhythm::{Moment, TimeOfDay};

fn week(text: &str) -> WeekId {
    text.parse().unwrap()
}

/// Milliseconds of an instant written in UTC.
fn utc(text: &str) -> i64 {
    text.parse::<Timestamp>().unwrap().as_millisecond()
}

fn moment(weekday: Weekday, time: &str) -> Moment {
    Moment { weekday, time: time.parse().unwrap() }
}

fn calendar(zone: &str, opens: Moment, closes: Moment) -> Calendar {
    Calendar::new(Rhythm::new(opens, closes).unwrap(), Zone::named(zone).unwrap())
}

fn default_in(zone: &str) -> Calendar {
    Calendar::new(Rhythm::default(), Zone::named(zone).unwrap())
}

#[test]
fn the_default_rhythm_on_two_clocks() {
    let santiago = default_in("America/Santiago");
    assert_eq!(santiago.opens_at(week("2026-W47")), utc("2026-11-19T11:00:00Z"));
    assert_eq!(santiago.closes_at(week("2026-W47")), utc("2026-11-23T15:00:00Z"));
    let madrid = default_in("Europe/Madrid");
    assert_eq!(madrid.opens_at(week("2026-W47")), utc("2026-11-19T07:00:00Z"));
    assert_eq!(madrid.closes_at(week("2026-W47")), utc("2026-11-23T11:00:00Z"));
}

#[test]
fn windows_over_a_change_are_an_hour_shorter_or_longer() {
    let hours = |calendar: &Calendar, name: &str| {
        (calendar.closes_at(week(name)) - calendar.opens_at(week(name))) / (60 * MINUTE)
    };
    let santiago = default_in("America/Santiago");
    let madrid = default_in("Europe/Madrid");
    // Clocks change on 5 April and 6 September 2026 in Santiago, on 29 March and 25 October in Madrid.
    for (calendar, name, expected) in [
        (&santiago, "2026-W13", 100),
        (&santiago, "2026-W14", 101),
        (&santiago, "2026-W36", 99),
        (&santiago, "2026-W37", 100),
        (&madrid, "2026-W13", 99),
        (&madrid, "2026-W14", 100),
        (&madrid, "2026-W43", 101),
    ] {
        assert_eq!(hours(calendar, name), expected, "{} {name}", calendar.zone.name());
    }
}

#[test]
fn a_skipped_time_is_the_first_instant_after_the_gap() {
    // Santiago goes from Saturday 24:00 to Sunday 01:00; Madrid from Sunday 02:00 to 03:00.
    let start = utc("2026-09-06T04:00:00Z");
    for time in ["00:00", "00:01", "00:59"] {
        let opens = calendar("America/Santiago", moment(Weekday::Sunday, time), moment(Weekday::Wednesday, "12:00"));
        assert_eq!(opens.opens_at(week("2026-W36")), start, "{time}");
        let closes = calendar("America/Santiago", moment(Weekday::Thursday, "08:00"), moment(Weekday::Sunday, time));
        assert_eq!(closes.closes_at(week("2026-W36")), start, "{time}");
    }
    let madrid = calendar("Europe/Madrid", moment(Weekday::Sunday, "02:30"), moment(Weekday::Wednesday, "12:00"));
    assert_eq!(madrid.opens_at(week("2026-W13")), utc("2026-03-29T01:00:00Z"));
    let zone = Zone::named("America/Santiago").unwrap();
    assert_eq!(zone.start_of(Date::from_ymd(2026, 9, 6).unwrap()), start);
    assert_eq!(zone.date_at(start - 1), Date::from_ymd(2026, 9, 5).unwrap());
    assert_eq!(zone.date_at(start), Date::from_ymd(2026, 9, 6).unwrap());
}

#[test]
fn a_repeated_time_opens_at_the_earlier_and_closes_at_the_later() {
    // Saturday 23:00 to 24:00 comes twice in Santiago, Sunday 02:00 to 03:00 in Madrid.
    let opens = calendar("America/Santiago", moment(Weekday::Saturday, "23:30"), moment(Weekday::Wednesday, "12:00"));
    assert_eq!(opens.opens_at(week("2026-W14")), utc("2026-04-05T02:30:00Z"));
    let closes = calendar("America/Santiago", moment(Weekday::Thursday, "08:00"), moment(Weekday::Saturday, "23:30"));
    assert_eq!(closes.closes_at(week("2026-W14")), utc("2026-04-05T03:30:00Z"));
    let opens = calendar("Europe/Madrid", moment(Weekday::Sunday, "02:30"), moment(Weekday::Wednesday, "12:00"));
    assert_eq!(opens.opens_at(week("2026-W43")), utc("2026-10-25T00:30:00Z"));
    let closes = calendar("Europe/Madrid", moment(Weekday::Thursday, "08:00"), moment(Weekday::Sunday, "02:30"));
    assert_eq!(closes.closes_at(week("2026-W43")), utc("2026-10-25T01:30:00Z"));
}

#[test]
fn a_window_of_seven_days_never_overlaps_the_next_one() {
    let sunday = moment(Weekday::Sunday, "02:30");
    let madrid = calendar("Europe/Madrid", sunday, sunday);
    let (before, after) = (week("2026-W42"), week("2026-W43"));
    assert_eq!(madrid.closes_at(before), utc("2026-10-25T00:30:00Z"));
    assert_eq!(madrid.closes_at(before), madrid.opens_at(after));
    assert_eq!(madrid.state_at(utc("2026-10-25T00:30:00Z")).open, Some(after));
    assert_eq!(madrid.state_at(utc("2026-10-25T00:29:59Z")).open, Some(before));
}

#[test]
fn the_state_through_a_week_and_a_year_of_53_weeks() {
    let santiago = default_in("America/Santiago");
    for (now, open, closed, next) in [
        ("2026-12-31T10:59:59Z", None, "2026-W52", "2026-W53"),
        ("2026-12-31T11:00:00Z", Some("2026-W53"), "2026-W52", "2027-W01"),
        ("2027-01-03T23:00:00Z", Some("2026-W53"), "2026-W52", "2027-W01"),
        ("2027-01-04T14:59:59.999Z", Some("2026-W53"), "2026-W52", "2027-W01"),
        ("2027-01-04T15:00:00Z", None, "2026-W53", "2027-W01"),
        ("2027-01-07T11:00:00Z", Some("2027-W01"), "2026-W53", "2027-W02"),
    ] {
        let state = santiago.state_at(utc(now));
        assert_eq!(state.open, open.map(week), "{now}");
        assert_eq!(state.last_closed, week(closed), "{now}");
        assert_eq!(state.next, week(next), "{now}");
        assert_eq!(state.next_opens_at, santiago.opens_at(week(next)), "{now}");
    }
}

#[test]
fn a_closing_can_lie_in_the_week_after_next_days() {
    // Opens Sunday evening, closes Saturday evening of the following ISO week.
    let late = calendar("UTC", moment(Weekday::Sunday, "20:00"), moment(Weekday::Saturday, "20:00"));
    assert_eq!(late.opens_at(week("2026-W47")), utc("2026-11-22T20:00:00Z"));
    assert_eq!(late.closes_at(week("2026-W47")), utc("2026-11-28T20:00:00Z"));
    let state = late.state_at(utc("2026-11-25T00:00:00Z"));
    assert_eq!(state.open, Some(week("2026-W47")));
    assert_eq!(late.week_at(utc("2026-11-25T00:00:00Z")), week("2026-W48"));
}

#[test]
fn zones_by_name() {
    assert_eq!(Zone::named("america/santiago").unwrap().name(), "America/Santiago");
    assert_eq!(Zone::named("Mars/Olympus"), Err(UnknownZone("Mars/Olympus".to_owned())));
    assert!(Zone::named("").is_err());
    let names = Zone::names();
    assert!(names.is_sorted());
    for name in ["America/Santiago", "Europe/Madrid", "UTC"] {
        assert!(names.iter().any(|known| known == name), "{name}");
    }
}

#[test]
fn instants_far_away_do_not_panic() {
    let madrid = default_in("Europe/Madrid");
    for now in [i64::MIN, -1, 0, i64::MAX] {
        let state = madrid.state_at(now);
        assert!(state.last_closed <= state.next);
    }
}

const ZONES: [&str; 7] = [
    "America/Santiago", "Europe/Madrid", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/New_York",
    "Pacific/Chatham",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Weeks open in order, each before it closes, and no two are open at once, whatever the rhythm.
    #[test]
    fn weeks_follow_each_other(
        zone in 0..ZONES.len(),
        index in 1_500i32..3_600,
        opens in 0i32..(7 * 24 * 60),
        window in Rhythm::MIN_WINDOW..=(7 * 24 * 60),
        within in 0f64..1.0,
    ) {
        let at = |minutes: i32| Moment {
            weekday: Weekday::ALL[usize::try_from(minutes / 1440 % 7).unwrap()],
            time: TimeOfDay::new(minutes / 60 % 24, minutes % 60).unwrap(),
        };
        let calendar = calendar(ZONES[zone], at(opens), at((opens + window) % (7 * 24 * 60)));
        prop_assert_eq!(calendar.rhythm.window_minutes(), window);
        let week = WeekId::from_index(index).unwrap();
        let (open, close) = (calendar.opens_at(week), calendar.closes_at(week));
        let next = calendar.opens_at(week.next());
        prop_assert!(open < next);
        prop_assert!(close <= next);
        prop_assert!(open <= close);
        // Only the day that Samoa left out may be longer than the shortest window.
        prop_assert!(open < close || ZONES[zone] == "Pacific/Apia");
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a point in between, roughly")]
        let now = open + ((next - open) as f64 * within) as i64;
        let state = calendar.state_at(now);
        prop_assert_eq!(state.open, (now < close).then_some(week));
        prop_assert_eq!(state.last_closed, if now < close { week.prev() } else { week });
        prop_assert_eq!((state.next, state.next_opens_at), (week.next(), next));
    }
}
