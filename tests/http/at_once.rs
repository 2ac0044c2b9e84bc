//! Two who do something at the same moment: who comes second sees what the first did, on both engines.

use hilo_domain::problem::{Problem, Rule};
use hilo_service::{
    Services,
    access::preferences::PreferencesInput,
    contributions::ContributionInput,
    people::{check::PersonInput, leave::LeaveInput},
};
use hilo_store::{Repo, people::PersonRow};
use hilo_tests::{
    Engine, Installation, Kind,
    installation::{CORNER_SHOP, area},
    scene::{JOURNEY, PURPOSE, TILL, published},
};
use std::time::Duration;
use tokio::{task::JoinHandle, time::timeout};

on_both_engines!(
    nobody_moves_into_an_area_that_is_archived,
    nobody_who_leaves_comes_to_lead,
    preferences_bring_nobody_back,
    no_two_absences_of_the_same_days,
    one_sentence_is_one_proposal,
    nothing_is_proposed_where_a_touchpoint_goes,
);

/// Begins while somebody else is at it, and has to wait for them.
async fn begun<T: Send + 'static>(second: impl Future<Output = T> + Send + 'static) -> JoinHandle<T> {
    let mut second = tokio::spawn(second);
    assert!(timeout(Duration::from_millis(100), &mut second).await.is_err(), "it waits");
    second
}

/// Somebody of this kind leaves: written, and not yet there for others.
async fn leaving(services: &Services, hilo: &Installation, kind: Kind) -> Box<dyn Repo> {
    let mut repo = services.store.write().await.unwrap();
    repo.lock_organisation().await.unwrap();
    let row = repo.person(kind.person()).await.unwrap().unwrap();
    repo.update_person(&PersonRow { active: false, ..row }, hilo.now()).await.unwrap();
    repo
}

async fn nobody_moves_into_an_area_that_is_archived(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let services = hilo.services.clone();
    let hr = hilo.actor(Kind::Hr).await;
    let employee = Kind::Employee.person();
    let form = services.person_form(hr.keeper().unwrap(), employee).await.unwrap();
    let moved = PersonInput {
        name: form.name,
        email: form.email,
        employee_number: form.employee_number,
        area: area(CORNER_SHOP).to_string(),
        role: form.role,
        revision: form.revision,
        ..PersonInput::default()
    };
    let new = PersonInput {
        name: "Nueva".to_owned(),
        email: "nueva@example.com".to_owned(),
        employee_number: String::new(),
        ..moved.clone()
    };
    let mut first = services.store.write().await.unwrap();
    first.lock_organisation().await.unwrap();
    first.archive_area(area(CORNER_SHOP), hilo.now()).await.unwrap();
    let moving = begun({
        let (services, hr) = (services.clone(), hr.clone());
        async move { services.change_person(hr.keeper().unwrap(), employee, &moved).await }
    })
    .await;
    let joining = begun({
        let (services, hr) = (services.clone(), hr.clone());
        async move { services.create_person(hr.keeper().unwrap(), &new).await }
    })
    .await;
    first.save().await.unwrap();
    let gone = Problem::field("area", Rule::UnknownChoice);
    assert_eq!(moving.await.unwrap().unwrap_err().problem, gone);
    assert_eq!(joining.await.unwrap().unwrap_err().problem, gone);
}

async fn nobody_who_leaves_comes_to_lead(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let services = hilo.services.clone();
    let hr = hilo.actor(Kind::Hr).await;
    let (corner, outsider) = (area(CORNER_SHOP), Some(Kind::Outsider.person()));
    let first = leaving(&services, &hilo, Kind::Outsider).await;
    let lead = begun({
        let (services, hr) = (services.clone(), hr.clone());
        async move { services.set_lead(hr.keeper().unwrap(), corner, outsider).await }
    })
    .await;
    let stand_in = begun({
        let services = services.clone();
        async move { services.add_stand_in(&hr, corner, outsider).await }
    })
    .await;
    first.save().await.unwrap();
    for second in [lead, stand_in] {
        assert_eq!(second.await.unwrap().unwrap_err().problem, Problem::field("person", Rule::UnknownPerson));
    }
}

async fn preferences_bring_nobody_back(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let services = hilo.services.clone();
    let employee = hilo.actor(Kind::Employee).await;
    let first = leaving(&services, &hilo, Kind::Employee).await;
    let second = begun({
        let services = services.clone();
        let english = PreferencesInput { language: "en".to_owned(), ..PreferencesInput::default() };
        async move { services.set_preferences(&employee, &english).await }
    })
    .await;
    first.save().await.unwrap();
    second.await.unwrap().unwrap();
    let row = services.store.read().await.unwrap().person(Kind::Employee.person()).await.unwrap().unwrap();
    assert_eq!((row.active, row.language.as_deref()), (false, Some("en")));
}

async fn no_two_absences_of_the_same_days(engine: Engine) {
    let hilo = Installation::new(engine).await;
    let services = hilo.services.clone();
    let employee = hilo.actor(Kind::Employee).await;
    let mut first = services.store.write().await.unwrap();
    first.lock_organisation().await.unwrap();
    let mut twice = Vec::new();
    for to in ["2026-12-02", "2026-12-04"] {
        let (services, employee) = (services.clone(), employee.clone());
        let days = LeaveInput { from: "2026-12-01".to_owned(), to: to.to_owned() };
        twice.push(begun(async move { services.add_leave(&employee, employee.id(), &days).await }).await);
    }
    first.save().await.unwrap();
    let mut said = Vec::new();
    for leave in twice {
        said.push(leave.await.unwrap().map_err(|failure| failure.problem));
    }
    said.sort_by_key(Result::is_err);
    assert_eq!(said, [Ok(()), Err(Problem::field("from", Rule::OverlappingAbsence))]);
}

fn sentence() -> ContributionInput {
    ContributionInput {
        touchpoint: TILL.to_string(),
        statement: PURPOSE.to_string(),
        does: "cuento el vuelto".to_owned(),
        gets: "pague sin esperar".to_owned(),
        ..ContributionInput::default()
    }
}

async fn one_sentence_is_one_proposal(engine: Engine) {
    let hilo = Installation::new(engine).await;
    published(&hilo).await;
    let services = hilo.services.clone();
    let employee = hilo.actor(Kind::Employee).await;
    let mut first = services.store.write().await.unwrap();
    first.lock_journey(JOURNEY).await.unwrap();
    let mut twice = Vec::new();
    for _ in 0..2 {
        let (services, employee) = (services.clone(), employee.clone());
        twice.push(
            begun(async move { services.propose_contribution(&employee, &sentence(), false).await.unwrap() }).await,
        );
    }
    first.save().await.unwrap();
    let mut said = Vec::new();
    for proposal in twice {
        said.push(proposal.await.unwrap());
    }
    assert_eq!(said[0], said[1]);
}

/// Neither a new sentence nor one that is edited stays behind at a touchpoint that was taken away.
async fn nothing_is_proposed_where_a_touchpoint_goes(engine: Engine) {
    let hilo = Installation::new(engine).await;
    published(&hilo).await;
    let services = hilo.services.clone();
    let employee = hilo.actor(Kind::Employee).await;
    let edited = services.propose_contribution(&employee, &sentence(), false).await.unwrap().id;
    let mut first = services.store.write().await.unwrap();
    first.lock_journey(JOURNEY).await.unwrap();
    first.retire_journey(JOURNEY, hilo.now()).await.unwrap();
    let proposing = begun({
        let (services, employee) = (services.clone(), employee.clone());
        let other = ContributionInput { does: "sonrío".to_owned(), ..sentence() };
        async move { services.propose_contribution(&employee, &other, false).await.map(|_| ()) }
    })
    .await;
    let editing = begun({
        let services = services.clone();
        async move { services.edit_contribution(&employee, edited, 1, &sentence()).await }
    })
    .await;
    first.save().await.unwrap();
    for second in [proposing, editing] {
        assert_eq!(second.await.unwrap().unwrap_err().problem, Problem::field("touchpoint", Rule::UnknownChoice));
    }
}
