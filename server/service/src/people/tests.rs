//! The rules about people, on SQLite with a clock of their own.

use super::{check::PersonInput, leave::LeaveInput, list::PeopleQuery};
use crate::{
    Actor, Services,
    areas::edit::AreaInput,
    audit::list::AuditQuery,
    testing::{House, house},
};
use hilo_domain::{
    grant::Grant,
    ids::{AreaId, PersonId},
    problem::{Problem, Rule},
};

fn input(name: &str, area: AreaId) -> PersonInput {
    PersonInput {
        name: name.to_owned(),
        email: format!("{}@example.com", hilo_domain::text::fold(name).replace(' ', ".")),
        area: area.to_string(),
        ..PersonInput::default()
    }
}

async fn revision(services: &Services, actor: &Actor, person: PersonId) -> String {
    services.person_form(actor.keeper().unwrap(), person).await.unwrap().revision
}

/// Tiendas › Maipú and Bodega, with somebody in each.
async fn staffed() -> (House, [AreaId; 3], [PersonId; 3]) {
    let house = house().await;
    let keeper = house.admin.keeper().unwrap();
    let mut areas = Vec::new();
    for (name, under) in [("Tiendas", None), ("Maipú", Some(0)), ("Bodega", None)] {
        let parent = under.map_or(house.root, |at: usize| areas[at]);
        let input = AreaInput { name: name.to_owned(), parent: parent.to_string(), ..AreaInput::default() };
        areas.push(house.services.create_area(keeper, &input).await.unwrap());
    }
    let mut people = Vec::new();
    for (name, at) in [("Carla Rivas", 0), ("Bruno Soto", 1), ("Elsa Paz", 2)] {
        people.push(house.services.create_person(keeper, &input(name, areas[at])).await.unwrap());
    }
    (house, areas.try_into().unwrap(), people.try_into().unwrap())
}

fn refused(result: crate::Result<()>) -> Problem {
    result.unwrap_err().problem
}

#[tokio::test]
async fn the_last_admin_stays() {
    let (house, _, [carla, ..]) = staffed().await;
    let services = &house.services;
    let admin = house.admin.admin().unwrap();
    let me = house.admin.id();
    let last = services.set_grants(admin, me, &[], "admin").await;
    assert_eq!(refused(last), Problem::field("grant", Rule::LastAdmin));
    assert_eq!(refused(services.deactivate(house.admin.keeper().unwrap(), me).await), Problem::Refused(Rule::Oneself));

    services.set_grants(admin, carla, &[Grant::Admin], "").await.unwrap();
    let carla_now = house.actor(carla).await;
    services.deactivate(carla_now.keeper().unwrap(), me).await.unwrap();
    assert_eq!(
        refused(services.set_grants(carla_now.admin().unwrap(), carla, &[Grant::Hr], "admin").await),
        Problem::field("grant", Rule::LastAdmin),
        "whoever left does not count"
    );
}

#[tokio::test]
async fn grants_are_handed_out_by_admins_and_recorded() {
    let (house, _, [carla, bruno, _]) = staffed().await;
    let services = &house.services;
    services.set_grants(house.admin.admin().unwrap(), carla, &[Grant::Hr, Grant::Leadership], "").await.unwrap();
    let hr = house.actor(carla).await;
    assert_eq!(hr.admin().unwrap_err().problem, Problem::Forbidden);
    let stale = services.set_grants(house.admin.admin().unwrap(), carla, &[], "").await;
    assert_eq!(refused(stale), Problem::Stale);
    let unknown = services.set_grants(house.admin.admin().unwrap(), PersonId(bruno.0), &[], "hr").await;
    assert_eq!(refused(unknown), Problem::Stale);
    let query = AuditQuery { group: "grants".to_owned(), about: "carla".to_owned(), ..AuditQuery::default() };
    let lines = services.audit_log(hr.auditor().unwrap(), &query).await.unwrap().lines;
    let mut said: Vec<_> = lines.iter().map(|l| (l.action.as_str(), l.detail["grant"].as_str())).collect();
    said.sort_unstable();
    assert_eq!(said, [("grant.added", "hr"), ("grant.added", "leadership")]);
}

#[tokio::test]
async fn hr_does_not_touch_an_admins_account() {
    let (house, _, [carla, ..]) = staffed().await;
    let services = &house.services;
    services.set_grants(house.admin.admin().unwrap(), carla, &[Grant::Hr], "").await.unwrap();
    let hr = house.actor(carla).await;
    let keeper = hr.keeper().unwrap();
    let me = house.admin.id();
    assert_eq!(refused(services.deactivate(keeper, me).await), Problem::Forbidden);
    assert_eq!(services.issue_link_for(keeper, me).await.unwrap_err().problem, Problem::Forbidden);
    let mut changed = input("Ana Díaz", house.root);
    changed.revision = revision(services, &hr, me).await;
    assert_eq!(refused(services.change_person(keeper, me, &changed).await), Problem::Forbidden, "a new e-mail");
    changed.email = "ana@example.com".to_owned();
    changed.role = "Gerenta".to_owned();
    services.change_person(keeper, me, &changed).await.unwrap();
}

#[tokio::test]
async fn leaving_takes_everything_along_and_coming_back_gives_none_of_it() {
    let (house, [tiendas, ..], [carla, ..]) = staffed().await;
    let services = &house.services;
    let keeper = house.admin.keeper().unwrap();
    services.set_grants(house.admin.admin().unwrap(), carla, &[Grant::Hr], "").await.unwrap();
    services.set_lead(keeper, tiendas, Some(carla)).await.unwrap();
    let link = services.issue_link_for(keeper, carla).await.unwrap();
    let shown = services.deactivation(keeper, carla).await.unwrap();
    assert_eq!((shown.leading.len(), shown.grants), (1, vec!["hr".to_owned()]));

    services.deactivate(keeper, carla).await.unwrap();
    assert!(services.link_owner(&crate::env::Token::from_text(&link.token)).await.is_err());
    assert!(services.area(&house.admin, tiendas).await.unwrap().area.leads.is_empty());
    services.deactivate(keeper, carla).await.unwrap();
    assert_eq!(
        refused(services.set_lead(keeper, tiendas, Some(carla)).await),
        Problem::field("person", Rule::UnknownPerson)
    );

    services.archive_area(keeper, tiendas).await.unwrap_err();
    let back = PersonInput { area: tiendas.to_string(), role: "Cajera".to_owned(), ..PersonInput::default() };
    services.reactivate(keeper, carla, &back).await.unwrap();
    let profile = services.profile(&house.admin, carla).await.unwrap();
    assert!(profile.active && profile.grants.unwrap().is_empty() && profile.leading.is_empty());
    assert_eq!(profile.role.as_deref(), Some("Cajera"));
    let history: Vec<_> = profile.details.unwrap().placements.into_iter().map(|p| p.active).collect();
    assert_eq!(history, [true, false, true], "once each");
    services.reactivate(keeper, carla, &back).await.unwrap();
}

#[tokio::test]
async fn forms_say_all_that_is_wrong_at_once() {
    let (house, [tiendas, ..], [carla, bruno, _]) = staffed().await;
    let services = &house.services;
    let keeper = house.admin.keeper().unwrap();
    let wrong = PersonInput {
        name: " ".to_owned(),
        email: "BRUNO.SOTO@example.com".to_owned(),
        area: "nowhere".to_owned(),
        manager: "Nadie".to_owned(),
        hired_on: "ayer".to_owned(),
        language: "tlh".to_owned(),
        ..PersonInput::default()
    };
    let Problem::Invalid(problems) = services.create_person(keeper, &wrong).await.unwrap_err().problem else {
        panic!("it should be invalid")
    };
    let fields: Vec<_> = problems.into_iter().map(|p| (p.field, p.rule)).collect();
    assert_eq!(
        fields,
        [
            ("name".to_owned(), Rule::Required),
            ("email".to_owned(), Rule::Taken),
            ("area".to_owned(), Rule::UnknownChoice),
            ("manager".to_owned(), Rule::UnknownPerson),
            ("hired_on".to_owned(), Rule::NotADate),
            ("language".to_owned(), Rule::UnknownChoice),
        ]
    );
    let mut change = input("Carla Rivas", tiendas);
    change.revision = revision(services, &house.admin, carla).await;
    for manager in ["bruno soto", "Bruno.Soto@Example.com"] {
        change.manager = manager.to_owned();
        services.change_person(keeper, carla, &change).await.unwrap();
        change.revision = revision(services, &house.admin, carla).await;
    }
    change.manager = "carla rivas".to_owned();
    let oneself = services.change_person(keeper, carla, &change).await;
    assert_eq!(refused(oneself), Problem::field("manager", Rule::UnknownChoice));
    let details = services.profile(&house.admin, carla).await.unwrap().details.unwrap();
    assert_eq!(details.manager.unwrap().id, bruno);
}

#[tokio::test]
async fn a_stale_form_changes_nothing() {
    let (house, [tiendas, maipu, _], [carla, ..]) = staffed().await;
    let services = &house.services;
    let keeper = house.admin.keeper().unwrap();
    let mut mine = input("Carla Rivas", tiendas);
    mine.revision = revision(services, &house.admin, carla).await;
    let moved = PersonInput { area: maipu.to_string(), ..mine.clone() };
    house.clock.advance_seconds(60);
    services.change_person(keeper, carla, &moved).await.unwrap();
    assert_eq!(refused(services.change_person(keeper, carla, &mine).await), Problem::Stale);
    let query = AuditQuery { group: "people".to_owned(), about: "carla".to_owned(), ..AuditQuery::default() };
    let lines = services.audit_log(house.admin.auditor().unwrap(), &query).await.unwrap().lines;
    assert_eq!(lines[0].action, "person.moved");
    assert_eq!((lines[0].detail["from"].as_str(), lines[0].detail["to"].as_str()), ("Tiendas", "Maipú"));
}

#[tokio::test]
async fn everybody_sees_what_is_theirs_to_see() {
    let (house, [tiendas, _, bodega], [carla, bruno, elsa]) = staffed().await;
    let services = &house.services;
    services.set_lead(house.admin.keeper().unwrap(), tiendas, Some(carla)).await.unwrap();
    let (lead, colleague) = (house.actor(carla).await, house.actor(elsa).await);

    let seen = services.profile(&colleague, bruno).await.unwrap();
    assert!(seen.details.is_none() && seen.grants.is_none() && seen.keeping.is_none() && !seen.may_set_leave);
    let seen = services.profile(&lead, bruno).await.unwrap();
    assert!(seen.details.is_some() && seen.grants.is_none() && seen.keeping.is_none() && seen.may_set_leave);
    assert!(services.profile(&lead, elsa).await.unwrap().details.is_none(), "not of this lead's areas");
    let own = services.profile(&colleague, elsa).await.unwrap();
    assert!(own.own && own.details.is_some() && own.grants.is_some() && own.keeping.is_none());

    assert_eq!(services.people(&colleague, &PeopleQuery::default()).await.unwrap_err().problem, Problem::Forbidden);
    let listed = services.people(&lead, &PeopleQuery::default()).await.unwrap();
    let names: Vec<_> = listed.people.iter().map(|p| (p.name.as_str(), p.account)).collect();
    assert_eq!(names, [("Bruno Soto", None), ("Carla Rivas", None)]);
    let elsewhere = PeopleQuery { area: Some(bodega), ..PeopleQuery::default() };
    assert_eq!(services.people(&lead, &elsewhere).await.unwrap_err().problem, Problem::NotFound);

    services.deactivate(house.admin.keeper().unwrap(), bruno).await.unwrap();
    assert_eq!(services.profile(&colleague, bruno).await.unwrap_err().problem, Problem::NotFound);
    assert!(!services.profile(&lead, bruno).await.unwrap().active);
}

fn leave(from: &str, to: &str) -> LeaveInput {
    LeaveInput { from: from.to_owned(), to: to.to_owned() }
}

#[tokio::test]
async fn leave_is_set_by_those_who_may() {
    let (house, [tiendas, ..], [carla, bruno, elsa]) = staffed().await;
    let services = &house.services;
    services.set_lead(house.admin.keeper().unwrap(), tiendas, Some(carla)).await.unwrap();
    let (lead, colleague) = (house.actor(carla).await, house.actor(elsa).await);
    let days = leave("2026-11-20", "2026-11-27");
    assert_eq!(refused(services.add_leave(&colleague, bruno, &days).await), Problem::Forbidden);
    services.add_leave(&lead, bruno, &days).await.unwrap();
    services.add_leave(&colleague, elsa, &leave("2026-11-23", "")).await.unwrap();
    services.add_leave(&house.admin, bruno, &leave("2026-11-29", "2026-11-29")).await.unwrap();

    let overlap = services.add_leave(&lead, bruno, &leave("2026-11-27", "2026-12-01")).await;
    assert_eq!(refused(overlap), Problem::field("from", Rule::OverlappingAbsence));
    let backwards = services.add_leave(&lead, bruno, &leave("2026-12-10", "2026-12-09")).await;
    assert_eq!(refused(backwards), Problem::field("to", Rule::EndsBeforeStart));
    assert_eq!(refused(services.add_leave(&lead, bruno, &leave("", "")).await), Problem::field("from", Rule::Required));
    let typo = services.add_leave(&lead, bruno, &leave("0206-12-10", "")).await;
    assert_eq!(refused(typo), Problem::field("from", Rule::NotADate));

    let absences = services.profile(&lead, bruno).await.unwrap().details.unwrap().absences;
    assert_eq!(absences.iter().map(|a| a.now).collect::<Vec<_>>(), [false, true], "today is 23 November 2026");
    let theirs = services.my_absences(&colleague).await.unwrap();
    let not_mine = services.change_leave(&colleague, elsa, absences[1].id, &days).await;
    assert_eq!(refused(not_mine), Problem::NotFound);
    services.change_leave(&colleague, elsa, theirs[0].id, &leave("2026-11-23", "2026-11-24")).await.unwrap();
    services.remove_leave(&colleague, elsa, theirs[0].id).await.unwrap();
    assert!(services.my_absences(&colleague).await.unwrap().is_empty());
    let away = PeopleQuery { state: "leave".to_owned(), ..PeopleQuery::default() };
    assert_eq!(services.people(&house.admin, &away).await.unwrap().total, 1);
}

/// Thursday and Friday by the person, from Saturday to Monday by HR: all of week 48, which asks them nothing.
#[tokio::test]
async fn adjoining_absences_are_one() {
    let (house, _, [carla, bruno, elsa]) = staffed().await;
    let services = &house.services;
    let colleague = house.actor(elsa).await;
    services.add_leave(&colleague, elsa, &leave("2026-11-26", "2026-11-27")).await.unwrap();
    services.add_leave(&house.admin, elsa, &leave("2026-12-02", "")).await.unwrap();
    services.add_leave(&house.admin, elsa, &leave("2026-11-28", "2026-11-30")).await.unwrap();
    let shown = |absences: Vec<hilo_domain::view::people::AbsenceItem>| -> Vec<(i32, Option<i32>)> {
        absences.iter().map(|absence| (absence.from_day, absence.to_day)).collect()
    };
    let day = |text: &str| text.parse::<hilo_domain::date::Date>().unwrap().days();
    let mine = services.my_absences(&colleague).await.unwrap();
    let last = mine[1].id;
    assert_eq!(shown(mine), [(day("2026-12-02"), None), (day("2026-11-26"), Some(day("2026-11-30")))]);
    // Until the day before the open one: changed, it joins too.
    services.change_leave(&colleague, elsa, last, &leave("2026-11-26", "2026-12-01")).await.unwrap();
    assert_eq!(shown(services.my_absences(&colleague).await.unwrap()), [(day("2026-11-26"), None)]);
    // A day between is a day at work.
    services.add_leave(&house.admin, bruno, &leave("2026-11-26", "2026-11-27")).await.unwrap();
    services.add_leave(&house.admin, bruno, &leave("2026-11-29", "2026-11-30")).await.unwrap();

    house.clock.advance_seconds(3 * 86_400);
    services.tick().await.unwrap();
    let mut repo = services.read().await.unwrap();
    let week = repo.latest_week().await.unwrap().unwrap().week;
    assert_eq!(week.to_string(), "2026-W48");
    for (person, expected) in [(carla, true), (bruno, true), (elsa, false)] {
        assert_eq!(repo.expected_in(week, person).await.unwrap().is_some(), expected);
    }
}

#[tokio::test]
async fn invitations_for_many_work_once_each() {
    let (house, [tiendas, ..], [carla, ..]) = staffed().await;
    let services = &house.services;
    let keeper = house.admin.keeper().unwrap();
    assert_eq!(services.invitations(keeper, None).await.unwrap().people, 3, "the admin has a password");
    assert_eq!(services.invitations(keeper, Some(tiendas)).await.unwrap().people, 2);
    let first = services.issue_link_for(keeper, carla).await.unwrap();
    let issued = services.invite_many(keeper, &[], Some(tiendas)).await.unwrap();
    assert_eq!(issued.iter().map(|i| i.person.name.as_str()).collect::<Vec<_>>(), ["Bruno Soto", "Carla Rivas"]);
    let token = |text: &str| crate::env::Token::from_text(text);
    assert!(services.link_owner(&token(&first.token)).await.is_err(), "the earlier one is void");
    let link = &issued[1].token;
    let (password, origin) = ("tres gatos azules", crate::access::Origin::default());
    services.redeem_link(&token(link), password, password, &origin).await.unwrap();
    assert!(services.link_owner(&token(link)).await.is_err(), "and used once");
    let nobody = services.invite_many(keeper, &[carla], None).await.unwrap_err().problem;
    assert_eq!(nobody, Problem::field("person", Rule::Required), "she has a password now");
    let lines = services.audit_log(house.admin.auditor().unwrap(), &AuditQuery::default()).await.unwrap().lines;
    assert!(lines.iter().any(|l| l.action == "link.many" && l.detail["people"] == "2"));
}
