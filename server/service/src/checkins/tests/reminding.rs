//! Reminding those who have not sent.

use super::*;
use crate::checkins::team::TeamQuery;
use hilo_domain::{
    date::Date,
    ids::AbsenceId,
    problem::Rule,
    view::{
        checkins::CheckinPage,
        home::Waiting,
        lead::{Outcome, Reminded, Reminding},
    },
};
use hilo_store::{absences::AbsenceRow, audit::AuditFilter};
use uuid::Uuid;

async fn remind(company: &Company, who: PersonId, whom: PersonId) -> Result<Outcome> {
    company.services.remind(&actor(company, who).await, week(), whom).await
}

/// What the list of `who` says of those who are missing.
async fn listed(company: &Company, who: PersonId) -> Vec<(String, Option<Reminding>)> {
    let team = company.services.team(&actor(company, who).await, TeamQuery::default()).await.unwrap();
    team.missing.into_iter().map(|one| (one.name, one.reminding)).collect()
}

async fn lines(company: &Company) -> Vec<(Option<PersonId>, Option<Uuid>)> {
    let filter = AuditFilter { actions: vec!["checkin".to_owned()], limit: 100, ..AuditFilter::default() };
    let rows = company.read().await.audit(&filter).await.unwrap();
    assert!(rows.iter().all(|row| row.action == "checkin.reminded" && row.week == Some(week().index())));
    rows.into_iter().map(|row| (row.actor_id, row.subject_id)).collect()
}

/// What the first page of somebody says of a reminder.
async fn on_first_page(company: &Company, who: PersonId) -> Option<Reminded> {
    let home = company.services.home(&actor(company, who).await).await.unwrap();
    home.waiting.into_iter().find_map(|what| match what {
        Waiting::Checkin { reminded, .. } => reminded,
        _ => None,
    })
}

async fn on_check_in_page(company: &Company, who: PersonId) -> Option<Reminded> {
    match company.services.this_week(&actor(company, who).await, None).await.unwrap().checkin {
        CheckinPage::Form(form) => form.reminded,
        CheckinPage::Closed { .. } => None,
    }
}

async fn on_leave(company: &Company, who: PersonId, from: &str, to: Option<&str>) {
    let day = |text: &str| text.parse::<Date>().unwrap().days();
    let row = AbsenceRow {
        id: AbsenceId(who.0),
        person_id: who,
        from_day: day(from),
        to_day: to.map(day),
        set_by: None,
        created_at: company.now(),
    };
    let mut repo = company.write().await;
    repo.insert_absence(&row).await.unwrap();
    repo.save().await.unwrap();
}

/// Leads of the area and above, and who stands in for them; nobody reminds themselves, their own lead, or those of
/// another branch, and HR reminds nobody.
#[tokio::test]
async fn only_those_who_lead_remind() {
    let everybody = [ANA, BRUNO, MARIO, CARLA, PEDRO, FEDE, HILDA, GALA, EVA, ADAN, CELIA];
    for (whom, leads) in [
        (ANA, &[MARIO, CARLA, PEDRO][..]),
        (CELIA, &[CARLA, PEDRO]),
        (MARIO, &[CARLA, PEDRO]),
        (PEDRO, &[CARLA]),
        (CARLA, &[]),
        (HILDA, &[]),
    ] {
        let company = company().await;
        for who in everybody {
            match remind(&company, who, whom).await {
                Ok(_) => assert!(leads.contains(&who), "{who:?} reminded {whom:?}"),
                Err(failure) => {
                    assert_eq!(failure.problem, Problem::NotFound);
                    assert!(!leads.contains(&who), "{who:?} could not remind {whom:?}");
                }
            }
        }
        let sent = usize::from(!leads.is_empty());
        assert_eq!(lines(&company).await.len(), sent, "once, whoever it was");
        assert_eq!(on_first_page(&company, whom).await.is_some(), sent == 1);
    }
}

#[tokio::test]
async fn once_a_week_and_gone_once_it_is_sent() {
    let company = company().await;
    assert_eq!(listed(&company, MARIO).await[0], ("Ana".to_owned(), Some(Reminding::Possible)));
    assert_eq!(remind(&company, MARIO, ANA).await.unwrap(), Outcome::Sent);
    let at = company.now();
    company.set_clock("2026-11-20T12:00:00Z");
    assert_eq!(remind(&company, MARIO, ANA).await.unwrap(), Outcome::Before);
    assert_eq!(remind(&company, CARLA, ANA).await.unwrap(), Outcome::Before);
    assert_eq!(lines(&company).await, [(Some(MARIO), Some(ANA.0))]);

    let told = |mine| Reminded { by: "Mario".to_owned(), at, mine };
    assert_eq!(listed(&company, MARIO).await[0].1, Some(Reminding::Done(told(true))));
    assert_eq!(listed(&company, MARIO).await[1], ("Bruno".to_owned(), Some(Reminding::Possible)));
    let maipu = TeamQuery { area: Some(area(3)), ..TeamQuery::default() };
    let from_above = company.services.team(&actor(&company, CARLA).await, maipu).await.unwrap();
    assert_eq!(from_above.missing[0].reminding, Some(Reminding::Done(told(false))));
    let hr = company.services.team(&actor(&company, HILDA).await, maipu).await.unwrap();
    assert!(hr.missing.iter().all(|one| one.reminding.is_none()), "HR does not remind");

    assert_eq!(on_first_page(&company, ANA).await, Some(told(false)));
    assert_eq!(on_check_in_page(&company, ANA).await, Some(told(false)));
    assert_eq!(on_first_page(&company, BRUNO).await, None);
    save(&company, ANA, &lived(0, "uno"), false).await.unwrap();
    assert_eq!(on_first_page(&company, ANA).await, Some(told(false)), "a draft is not sent");
    save(&company, ANA, &lived(1, "uno"), true).await.unwrap();
    assert_eq!((on_first_page(&company, ANA).await, on_check_in_page(&company, ANA).await), (None, None));
    assert_eq!(remind(&company, MARIO, ANA).await.unwrap(), Outcome::NotNeeded);

    // The week after is another week.
    for at in ["2026-11-23T15:00:00Z", "2026-11-26T12:00:00Z"] {
        company.set_clock(at);
        company.services.tick().await.unwrap();
    }
    assert_eq!(on_first_page(&company, ANA).await, None);
    let next = company.services.remind(&actor(&company, MARIO).await, week().next(), ANA).await.unwrap();
    assert_eq!(next, Outcome::Sent);
}

#[tokio::test]
async fn not_of_a_week_that_is_not_open() {
    let company = company().await;
    let mario = actor(&company, MARIO).await;
    let closed = Problem::Refused(Rule::WeekClosed);
    assert_eq!(problem(company.services.remind(&mario, week().prev(), ANA).await), closed);
    assert_eq!(problem(company.services.remind(&mario, week().next(), ANA).await), Problem::NotFound);
    // At the hour, whether the server has closed it or not.
    company.set_clock("2026-11-23T15:00:00Z");
    assert_eq!(problem(remind(&company, MARIO, ANA).await), closed);
    assert!(listed(&company, MARIO).await.iter().all(|(_, reminding)| reminding.is_none()));
    company.services.tick().await.unwrap();
    assert_eq!(problem(remind(&company, MARIO, ANA).await), closed);
    assert_eq!(lines(&company).await, []);
}

#[tokio::test]
async fn whoever_is_away_is_left_in_peace() {
    let company = company().await;
    on_leave(&company, ANA, "2026-11-19", Some("2026-11-19")).await;
    assert_eq!(listed(&company, MARIO).await[0], ("Ana".to_owned(), Some(Reminding::OutOfReach)));
    assert_eq!(remind(&company, MARIO, ANA).await.unwrap(), Outcome::OutOfReach);
    assert_eq!((lines(&company).await, on_first_page(&company, ANA).await), (vec![], None));
    company.set_clock("2026-11-20T12:00:00Z");
    assert_eq!(remind(&company, MARIO, ANA).await.unwrap(), Outcome::Sent, "back");

    let mut repo = company.write().await;
    let mut row = repo.person(BRUNO).await.unwrap().unwrap();
    row.active = false;
    repo.update_person(&row, company.now()).await.unwrap();
    repo.save().await.unwrap();
    assert_eq!(remind(&company, MARIO, BRUNO).await.unwrap(), Outcome::OutOfReach);

    // Away for all of the next window, and not expected.
    on_leave(&company, CELIA, "2026-11-25", None).await;
    company.set_clock("2026-11-26T12:00:00Z");
    company.services.tick().await.unwrap();
    let away = company.services.remind(&actor(&company, CARLA).await, week().next(), CELIA).await;
    assert_eq!(problem(away), Problem::NotFound);
}

/// Two presses of the button, and two leads, at once.
#[tokio::test]
async fn at_once_there_is_one() {
    let company = company().await;
    let (first, second, third) =
        tokio::join!(remind(&company, MARIO, ANA), remind(&company, MARIO, ANA), remind(&company, PEDRO, ANA));
    let mut all = [first.unwrap(), second.unwrap(), third.unwrap()].map(|outcome| format!("{outcome:?}"));
    all.sort();
    assert_eq!(all, ["Before", "Before", "Sent"]);
    assert_eq!(lines(&company).await.len(), 1);
}
