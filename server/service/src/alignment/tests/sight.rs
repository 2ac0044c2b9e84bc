//! Who sees what.

use super::generated::World;
use crate::{
    Actor,
    checkins::testing::{area, person},
};
use hilo_domain::{grant::Grant, ids::AreaId, problem::Problem, view::alignment::RollPart, week::WeekId};
use hilo_store::audit::AuditFilter;

/// 200: seen; 403 and 404 as their problems.
fn status<T>(result: crate::Result<Option<T>>) -> u16 {
    match result {
        Ok(found) => {
            assert!(found.is_some());
            200
        }
        Err(failure) => failure.problem.status(),
    }
}

struct Office {
    world: World,
    week: WeekId,
    actors: Vec<(&'static str, Actor)>,
}

/// Shops 2 with Maipú 3 and the centre 4, and finance 5; a week that has closed.
async fn office() -> Office {
    let mut world = World::new(5).await;
    for (number, home) in [(100, 3), (101, 5), (102, 2), (103, 1), (104, 1), (105, 1), (106, 1), (107, 3), (108, 5)] {
        world.hire(number).await;
        world.place(number, home, Some(0), true).await;
    }
    let mut repo = world.company.write().await;
    repo.set_lead(area(2), Some(person(102)), world.company.now()).await.unwrap();
    repo.set_lead(area(3), Some(person(107)), world.company.now()).await.unwrap();
    repo.add_stand_in(area(3), person(100), world.company.now()).await.unwrap();
    // Nobody leads finance, so that there is nobody to stand in for.
    repo.add_stand_in(area(5), person(108), world.company.now()).await.unwrap();
    repo.add_grant(person(104), "leadership", None, world.company.now()).await.unwrap();
    repo.save().await.unwrap();
    world.company.set_clock("2026-09-10T09:00:00Z");
    world.company.services.tick().await.unwrap();
    world.company.set_clock("2026-09-14T13:00:00Z");
    world.company.services.tick().await.unwrap();
    let mut actors = Vec::new();
    for (name, number, grants) in [
        ("employee", 101, &[][..]),
        ("stand-in", 100, &[]),
        ("lead", 102, &[]),
        ("hr", 103, &[Grant::Hr]),
        ("leadership", 104, &[Grant::Leadership]),
        ("experience", 105, &[Grant::Experience]),
        ("admin", 106, &[Grant::Admin]),
        ("stand-in for nobody", 108, &[]),
    ] {
        actors.push((name, world.actor(number, grants).await));
    }
    Office { world, week: "2026-W37".parse().unwrap(), actors }
}

#[tokio::test]
async fn figures_are_for_overseers_and_for_leads_of_the_own_sub_tree() {
    let office = office().await;
    let services = &office.world.company.services;
    // All, then the areas 1, 2, 3 and 5, then the leadership's conduct.
    for (name, statuses) in [
        ("employee", [403, 403, 403, 403, 403, 403]),
        ("stand-in", [200, 404, 404, 200, 404, 403]),
        ("lead", [200, 404, 200, 200, 404, 403]),
        ("hr", [200; 6]),
        ("leadership", [200; 6]),
        ("experience", [200; 6]),
        ("admin", [403; 6]),
        ("stand-in for nobody", [403; 6]),
    ] {
        let actor = &office.actors.iter().find(|(who, _)| *who == name).unwrap().1;
        let mut seen = vec![status(services.alignment(actor, None, None).await)];
        for number in [1, 2, 3, 5] {
            let of = area(number);
            let one = status(services.area_alignment(actor, of, Some(office.week)).await);
            assert_eq!(one, status(services.alignment(actor, None, Some(of)).await), "{name} {number}");
            assert_eq!(one, status(services.coverage(actor, None, Some(of), false).await), "{name} {number}");
            assert_eq!(one, status(services.export_alignment(actor, None, Some(of)).await), "{name} {number}");
            seen.push(one);
        }
        seen.push(status(services.leadership_conduct(actor, None).await));
        assert_eq!(seen, statuses, "{name}");
    }
}

#[tokio::test]
async fn a_lead_sees_the_own_sub_tree_alone() {
    let office = office().await;
    let services = &office.world.company.services;
    let lead = &office.actors.iter().find(|(who, _)| *who == "lead").unwrap().1;
    let overview = services.alignment(lead, None, None).await.unwrap().unwrap();
    assert_eq!((overview.subject.id, overview.whole), (area(2), false));
    let model = &office.world.model;
    let own: Vec<AreaId> =
        model.parents.keys().filter(|number| model.is_within(**number, 2)).map(|number| area(*number)).collect();
    let mut rows: Vec<AreaId> = overview.rows.iter().map(|row| row.id).collect();
    rows.sort_unstable();
    assert_eq!(rows, own);
    assert!(overview.rows.iter().all(|row| row.names));
    let nowhere = Some(AreaId(uuid::Uuid::from_u128(0xdead)));
    assert_eq!(status(services.alignment(lead, None, nowhere).await), 404);
    assert_eq!(status(services.alignment(lead, Some(office.week.plus(5)), None).await), 404);
}

#[tokio::test]
async fn names_are_for_hr_and_leads_and_every_look_is_recorded() {
    let office = office().await;
    let services = &office.world.company.services;
    for (name, number, expected) in [
        ("employee", 5, 403),
        ("stand-in", 3, 200),
        ("stand-in", 2, 404),
        ("stand-in for nobody", 5, 403),
        ("lead", 3, 200),
        ("lead", 5, 404),
        ("hr", 1, 200),
        ("leadership", 3, 403),
        ("experience", 3, 403),
        ("admin", 3, 403),
    ] {
        let actor = &office.actors.iter().find(|(who, _)| *who == name).unwrap().1;
        let looked = services.alignment_roll(actor, area(number), None, RollPart::All, 1).await;
        assert_eq!(status(looked), expected, "{name} {number}");
    }
    let filter = AuditFilter { actions: vec!["alignment".to_owned()], limit: 50, ..AuditFilter::default() };
    let lines = office.world.company.read().await.audit(&filter).await.unwrap();
    let mut looks: Vec<_> = lines.iter().map(|line| (line.action.as_str(), line.actor_id, line.week)).collect();
    looks.sort_unstable();
    let week = Some(office.week.index());
    let look = |who| ("alignment.people_viewed", Some(person(who)), week);
    assert_eq!(looks, [look(100), look(102), look(103)]);
}

/// Somebody who leads the shops and works in one of them is not on the list of whoever leads that shop.
#[tokio::test]
async fn who_leads_is_not_on_the_roll_of_those_they_lead() {
    let office = office().await;
    let mut repo = office.world.company.write().await;
    let mut boss = repo.person(person(102)).await.unwrap().unwrap();
    boss.area_id = area(3);
    repo.update_person(&boss, office.world.company.now()).await.unwrap();
    repo.save().await.unwrap();
    office.world.company.set_clock("2026-09-17T12:00:00Z");
    office.world.company.services.tick().await.unwrap();
    let week: WeekId = "2026-W38".parse().unwrap();
    let services = &office.world.company.services;
    let mut names = Vec::new();
    for (number, grants) in [(107, &[][..]), (100, &[]), (102, &[]), (103, &[Grant::Hr])] {
        let actor = office.world.actor(number, grants).await;
        let roll = services.alignment_roll(&actor, area(3), Some(week), RollPart::All, 1).await.unwrap().unwrap();
        assert_eq!(i64::try_from(roll.people.len()).unwrap(), roll.total);
        names.push((number, roll.people.iter().any(|entry| entry.person == person(102))));
    }
    // The shop's lead and stand-in don't; the person concerned and HR do.
    assert_eq!(names, [(107, false), (100, false), (102, true), (103, true)]);
}

#[tokio::test]
async fn the_leadership_counts_as_itself() {
    let office = office().await;
    let services = &office.world.company.services;
    let hr = &office.actors.iter().find(|(who, _)| *who == "hr").unwrap().1;
    let conduct = services.leadership_conduct(hr, None).await.unwrap().unwrap();
    assert_eq!((conduct.people, conduct.leadership.expected, conduct.leadership.participated), (1, 1, 0));
    assert_eq!((conduct.leadership.acknowledged, conduct.leadership.to_acknowledge), (0, 3));
    assert_eq!((conduct.lead_answers.may, conduct.leadership_answers.may), (3, 0));
}

#[tokio::test]
async fn nothing_is_there_before_the_first_week() {
    let world = World::new(3).await;
    let hr = world.actor(0, &[Grant::Hr]).await;
    assert!(world.company.services.alignment(&hr, None, None).await.unwrap().is_none());
    assert!(world.company.services.leadership_conduct(&hr, None).await.unwrap().is_none());
    let asked = world.company.services.alignment(&hr, Some("2026-W37".parse().unwrap()), None).await;
    assert_eq!(asked.unwrap_err().problem, Problem::NotFound);
}
