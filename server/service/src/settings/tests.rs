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
