//! First weeks, leads, and the week before.

use crate::{
    checkins::{
        testing::{Company, area, contribution},
        write::{CheckinInput, EntryInput, Save},
    },
    contributions::AnswerInput,
};
use hilo_domain::{
    grant::Grant,
    ids::{JourneyVersionId, PersonId, StatementId},
    view::home::{FirstStep, Home, Waiting},
    week::WeekId,
};
use uuid::Uuid;

/// Set up on Monday evening; Ana of Maipú and Carla, who leads the shops, came at once.
async fn company() -> (Company, PersonId, PersonId) {
    let company = Company::new("America/Santiago", "2026-11-16T22:00:00Z").await;
    let ana = company.hire(1, 3, "Ana").await;
    let carla = company.hire(2, 2, "Carla").await;
    let mut repo = company.write().await;
    repo.set_lead(area(2), Some(carla), company.now()).await.unwrap();
    repo.add_stand_in(area(2), ana, company.now()).await.unwrap();
    repo.save().await.unwrap();
    (company, ana, carla)
}

async fn home(company: &Company, who: PersonId) -> Home {
    company.services.home(&company.actor(who, &[]).await).await.unwrap()
}

fn week(text: &str) -> WeekId {
    text.parse().unwrap()
}

async fn write(company: &Company, who: PersonId, of: &str, revision: i64, send: bool) {
    let entry = EntryInput {
        suffix: contribution().to_string(),
        contribution: Some(contribution()),
        did: "uno".to_owned(),
        ..EntryInput::default()
    };
    let input = CheckinInput { week: Some(week(of)), revision, entries: vec![entry], ..CheckinInput::default() };
    company
        .services
        .save_checkin(&company.actor(who, &[]).await, &input, if send { Save::Send } else { Save::Draft })
        .await
        .unwrap();
}

#[tokio::test]
async fn the_first_weeks_have_their_steps() {
    let (company, ana, _) = company().await;
    let role = |done| FirstStep::Role { done };
    assert_eq!(home(&company, ana).await.first_steps, [role(false)], "nothing is published yet");
    company.publish(ana).await;
    let steps = home(&company, ana).await.first_steps;
    assert_eq!(steps, [FirstStep::Statements { left: 1 }, FirstStep::Experience, role(false)]);
    assert!(steps.iter().all(|step| !step.is_done()));

    let statement = StatementId(Uuid::from_u128(50));
    company.services.acknowledge_statement(&company.actor(ana, &[]).await, statement, 1).await.unwrap();
    company.set_clock("2026-11-19T12:00:00Z");
    company.services.tick().await.unwrap();
    write(&company, ana, "2026-W47", 0, false).await;
    assert_eq!(home(&company, ana).await.first_steps[2], role(false), "a draft is not sent");
    write(&company, ana, "2026-W47", 1, true).await;
    let steps = home(&company, ana).await.first_steps;
    assert_eq!(steps.iter().map(|step| step.is_done()).collect::<Vec<_>>(), [true, false, true]);

    company.set_clock("2026-12-14T21:59:59Z");
    assert_eq!(home(&company, ana).await.first_steps.len(), 3);
    company.set_clock("2026-12-14T22:00:00Z");
    assert!(home(&company, ana).await.first_steps.is_empty(), "four weeks have passed");
}

/// Each step is for those who can take it, for as long as it is not taken.
#[tokio::test]
async fn a_company_has_its_first_steps() {
    let company = Company::new("America/Santiago", "2026-11-16T22:00:00Z").await;
    let eva = company.hire(1, 3, "Eva").await;
    let mut repo = company.write().await;
    let mut row = repo.person(eva).await.unwrap().unwrap();
    row.role_id = None;
    repo.update_person(&row, company.now()).await.unwrap();
    repo.save().await.unwrap();
    let steps = async |who: PersonId, grants: &[Grant]| {
        company.services.home(&company.actor(who, grants).await).await.unwrap().first_steps
    };
    assert_eq!(steps(eva, &[]).await, [], "whoever has no role is shown none");
    assert_eq!(steps(eva, &[Grant::Hr]).await, [FirstStep::BringPeople]);
    let lacking = [FirstStep::BringPeople, FirstStep::GrantLeadership, FirstStep::GrantHr];
    assert_eq!(steps(eva, &[Grant::Admin]).await, lacking);
    assert!(lacking.iter().all(|step| step.waits() && !step.is_done()));
    assert_eq!(steps(eva, &[Grant::Experience]).await, [FirstStep::FirstJourney]);
    let writing = [FirstStep::FirstStatement, FirstStep::FirstJourney];
    assert_eq!(steps(eva, &[Grant::Leadership]).await, writing);

    let ana = company.hire(2, 3, "Ana").await;
    let mut repo = company.write().await;
    let mut row = repo.person(ana).await.unwrap().unwrap();
    row.email = Some("ana@example.com".to_owned());
    repo.update_person(&row, company.now()).await.unwrap();
    repo.add_grant(ana, "leadership", None, company.now()).await.unwrap();
    repo.save().await.unwrap();
    assert_eq!(steps(eva, &[Grant::Hr]).await, [FirstStep::InvitePeople]);
    assert_eq!(steps(eva, &[Grant::Admin]).await, [FirstStep::GrantHr, FirstStep::InvitePeople]);
    let admin = company.actor(eva, &[Grant::Admin]).await;
    company.services.invite_many(admin.keeper().unwrap(), &[], None).await.unwrap();
    assert_eq!(steps(eva, &[Grant::Admin]).await, [FirstStep::GrantHr]);

    company.publish(ana).await;
    let seen = steps(eva, &[Grant::Leadership]).await;
    assert!(seen.iter().all(|step| !step.waits()), "{seen:?}");
}

#[tokio::test]
async fn the_areas_answer_waits_for_its_lead() {
    let (company, ana, carla) = company().await;
    let waits = async |who| -> Vec<Waiting> {
        let waiting = home(&company, who).await.waiting.into_iter();
        waiting.filter(|what| matches!(what, Waiting::AreaAnswer { .. })).collect()
    };
    let answer = |answered| Waiting::AreaAnswer { area: area(2), name: "Tiendas".to_owned(), answered };
    assert_eq!(waits(carla).await, [], "there is no experience yet");
    company.publish(ana).await;
    assert_eq!(waits(carla).await, [answer(None)]);
    assert_eq!(waits(ana).await, [], "who stands in answers only if asked to");
    let input = AnswerInput { body: "Que todo encienda".to_owned(), version: 1, revision: 0 };
    company.services.answer_for_area(&company.actor(carla, &[]).await, area(2), &input).await.unwrap();
    assert_eq!(waits(carla).await, []);
    let mut repo = company.write().await;
    repo.count_publication(JourneyVersionId(Uuid::from_u128(52)), company.now()).await.unwrap();
    repo.save().await.unwrap();
    assert_eq!(waits(carla).await, [answer(Some(1))], "the experience has changed since");
}

#[tokio::test]
async fn what_was_not_sent_can_still_be_until_the_next_close() {
    let (company, ana, carla) = company().await;
    company.publish(ana).await;
    company.set_clock("2026-11-19T12:00:00Z");
    company.services.tick().await.unwrap();
    write(&company, ana, "2026-W47", 0, false).await;
    let late = async |who| -> Vec<Waiting> {
        let waiting = home(&company, who).await.waiting.into_iter();
        waiting.filter(|what| matches!(what, Waiting::LateCheckin { .. } | Waiting::Checkin { .. })).collect()
    };
    company.set_clock("2026-11-23T15:00:00Z");
    company.services.tick().await.unwrap();
    let left = |draft| Waiting::LateCheckin { week: week("2026-W47"), draft };
    assert_eq!((late(ana).await, late(carla).await), (vec![left(true)], vec![left(false)]));
    // Beside the next one.
    company.set_clock("2026-11-26T12:00:00Z");
    company.services.tick().await.unwrap();
    let both = late(ana).await;
    assert!(matches!(both[0], Waiting::Checkin { draft: false, .. }));
    assert_eq!(both[1..], [left(true)]);
    write(&company, ana, "2026-W47", 1, true).await;
    assert_eq!(late(ana).await.len(), 1);
    // Somebody who came since has nothing to make up for.
    let gus = company.hire(3, 3, "Gus").await;
    assert_eq!(late(gus).await.len(), 1);
    company.set_clock("2026-11-30T15:00:00Z");
    company.services.tick().await.unwrap();
    assert_eq!(late(carla).await, [Waiting::LateCheckin { week: week("2026-W48"), draft: false }]);
}
