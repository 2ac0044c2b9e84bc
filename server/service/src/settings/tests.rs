//! The rules about settings.

use super::SettingsInput;
use crate::{audit::list::AuditQuery, testing::house};
use hilo_domain::problem::{Problem, Rule};

fn input(revision: &str) -> SettingsInput {
    SettingsInput {
        name: "Ferretería del Sur".to_owned(),
        language: "es".to_owned(),
        time_zone: "America/Santiago".to_owned(),
        opens_day: "5".to_owned(),
        opens_time: "09:30".to_owned(),
        closes_day: "1".to_owned(),
        closes_time: "10:00".to_owned(),
        revision: revision.to_owned(),
    }
}

#[tokio::test]
async fn settings_are_checked_kept_and_recorded() {
    let house = house().await;
    let admin = house.admin.admin().unwrap();
    let before = house.services.settings(admin).await.unwrap();
    // Monday 23 November 2026, 09:00 in Santiago: the week that opened on Thursday is open until noon.
    let open = before.open.unwrap();
    assert_eq!((open.week.iso(), before.next.week.iso()), ((2026, 47), (2026, 48)));

    let wrong = SettingsInput {
        name: String::new(),
        time_zone: "Mars/Olympus".to_owned(),
        closes_day: "5".to_owned(),
        closes_time: "10:00".to_owned(),
        ..input(&before.revision)
    };
    let Problem::Invalid(problems) = house.services.change_settings(admin, &wrong).await.unwrap_err().problem else {
        panic!("it should be invalid")
    };
    let rules: Vec<_> = problems.into_iter().map(|p| p.rule).collect();
    assert_eq!(rules, [Rule::Required, Rule::UnknownTimeZone, Rule::BadRhythm]);

    house.services.change_settings(admin, &input(&before.revision)).await.unwrap();
    let stale = house.services.change_settings(admin, &input(&before.revision)).await;
    assert_eq!(stale.unwrap_err().problem, Problem::Stale);
    let after = house.services.settings(admin).await.unwrap();
    assert_eq!((after.opens_day, after.opens_time.as_str(), after.closes_time.as_str()), (5, "09:30", "10:00"));
    let root = house.services.area_tree(&house.admin).await.unwrap().root;
    assert_eq!(root.name, "Ferretería del Sur", "the root is the organisation");
    let query = AuditQuery { group: "settings".to_owned(), ..AuditQuery::default() };
    let lines = house.services.audit_log(house.admin.auditor().unwrap(), &query).await.unwrap().lines;
    assert_eq!(lines[0].detail["opens"], "5 09:30");
    assert!(!lines[0].detail.contains_key("language"));
}

/// A change does not touch the week that is open: the page says when that one closes, and what waits for it.
#[tokio::test]
async fn the_open_week_is_shown_as_it_was_announced() {
    let house = house().await;
    let admin = house.admin.admin().unwrap();
    let before = house.services.settings(admin).await.unwrap();
    let open = before.open.unwrap();
    // From Monday at 08:00, which was an hour ago, to Friday.
    let input = SettingsInput {
        opens_day: "1".to_owned(),
        opens_time: "08:00".to_owned(),
        closes_day: "5".to_owned(),
        closes_time: "18:00".to_owned(),
        ..input(&before.revision)
    };
    house.services.change_settings(admin, &input).await.unwrap();
    let after = house.services.settings(admin).await.unwrap();
    assert_eq!(after.open, Some(open));
    assert_eq!((after.next.week.iso(), after.next.opens_at), ((2026, 48), open.closes_at));
    assert_eq!(after.next.closes_at, open.closes_at.plus_hours(4 * 24 + 6));
    // At noon one closes and the other opens, as was said.
    house.clock.advance_seconds(3 * 3600);
    house.services.tick().await.unwrap();
    let then = house.services.settings(admin).await.unwrap();
    assert_eq!(then.open, Some(after.next));
    assert_eq!(then.next.week.iso(), (2026, 49));
}
