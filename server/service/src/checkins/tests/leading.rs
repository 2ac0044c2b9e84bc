//! The week of whoever leads.

use super::*;
use crate::{checkins::team::TeamQuery, contributions::ContributionInput};
use hilo_domain::{
    conversation::Conversation,
    ids::{AreaId, StatementId},
    period::PeriodId,
    pulse::Item,
    view::{lead::LeadWeek, period::InPeriod},
};
use hilo_store::pulse::{FigureRow, PeriodRow};
use uuid::Uuid;

async fn lead_week(company: &Company, who: PersonId) -> Option<LeadWeek> {
    company.services.team(&actor(company, who).await, TeamQuery::default()).await.unwrap().lead
}

async fn talk(company: &Company, who: PersonId) -> Option<Conversation> {
    lead_week(company, who).await.unwrap().conversation
}

/// A period that closed, with these figures.
async fn publish(company: &Company, figures: &[(AreaId, Item, i32)]) -> PeriodId {
    let period: PeriodId = "2026-P12".parse().unwrap();
    let mut repo = company.write().await;
    let now = company.now();
    if repo.pulse_period(period).await.unwrap().is_some() {
        repo.close_pulse_period(period, now, false).await.unwrap();
    } else {
        let row =
            PeriodRow { period, week: week(), key_print: vec![], opened_at: now, closed_at: Some(now), lost: false };
        assert!(repo.open_pulse_period(&row, &[]).await.unwrap());
    }
    let row = |&(area_id, item, value): &(AreaId, Item, i32)| FigureRow {
        period,
        area_id,
        item: item.as_str().to_owned(),
        value,
    };
    repo.insert_pulse_figures(&figures.iter().map(row).collect::<Vec<_>>()).await.unwrap();
    repo.save().await.unwrap();
    period
}

/// Week 47 closed, and week 48 open, in which Ana and Bruno have lived what their role declares.
async fn lived_for_a_week() -> Company {
    let company = company().await;
    for who in [ANA, BRUNO] {
        let input = CheckinInput { note: String::new(), ..lived(0, "uno") };
        save(&company, who, &input, true).await.unwrap();
    }
    for at in ["2026-11-23T15:00:00Z", "2026-11-26T12:00:00Z"] {
        company.set_clock(at);
        company.services.tick().await.unwrap();
    }
    company
}

#[tokio::test]
async fn it_is_of_what_somebody_leads_and_of_the_latest_week() {
    let company = company().await;
    for (who, led) in [
        (MARIO, Some("Maipú")),
        (CARLA, Some("Tiendas")),
        (PEDRO, Some("Tiendas")),
        (FEDE, Some("Finanzas")),
        (HILDA, None),
        (GALA, None),
    ] {
        let found = lead_week(&company, who).await;
        assert_eq!(found.map(|lead| lead.area.1).as_deref(), led, "{who:?}");
    }
    let carla = actor(&company, CARLA).await;
    for query in [
        TeamQuery { area: Some(area(3)), ..TeamQuery::default() },
        TeamQuery { week: Some(week().prev()), ..TeamQuery::default() },
    ] {
        assert_eq!(company.services.team(&carla, query).await.unwrap().lead, None, "{query:?}");
    }
    let named = TeamQuery { week: Some(week()), ..TeamQuery::default() };
    assert!(company.services.team(&carla, named).await.unwrap().lead.is_some());
}

#[tokio::test]
async fn notes_come_first_then_what_nobody_lives() {
    let company = company().await;
    let unlived = talk(&company, MARIO).await;
    assert!(matches!(&unlived, Some(Conversation::Unlived(one)) if one.name == "Exhibición"), "{unlived:?}");
    assert_eq!(talk(&company, FEDE).await, None, "finance declares nothing");

    company.set_clock("2026-11-19T13:00:00Z");
    let id = super::reading::sent(&company, BRUNO).await;
    company.set_clock("2026-11-19T14:00:00Z");
    super::reading::sent(&company, ANA).await;
    assert!(matches!(talk(&company, MARIO).await, Some(Conversation::Note(from)) if from.name == "Bruno"));
    // It was not written to those above.
    assert!(matches!(talk(&company, CARLA).await, Some(Conversation::Unlived(_))));
    company.services.mark_letter_read(&actor(&company, MARIO).await, id, None).await.unwrap();
    assert!(matches!(talk(&company, MARIO).await, Some(Conversation::Note(from)) if from.name == "Ana"));
}

#[tokio::test]
async fn the_own_area_is_shown_as_published() {
    let company = lived_for_a_week().await;
    let before = lead_week(&company, MARIO).await.unwrap();
    assert_eq!(before.closed.map(|(at, figures)| (at, figures.participated, figures.expected)), Some((week(), 2, 3)));
    assert_eq!(
        (before.period, before.conversation),
        (None, None),
        "no period has closed, and what is declared is lived"
    );

    // Only the whole was published: nothing is said of Maipú.
    publish(&company, &[(area(1), Item::Believe, 80), (area(1), Item::Live, 20)]).await;
    let hidden = lead_week(&company, MARIO).await.unwrap();
    assert_eq!(hidden.period.map(|period| period.aligned.pulse), Some([None; 5]));
    assert_eq!(hidden.conversation, None);
}

#[tokio::test]
async fn a_published_gap_is_worth_a_conversation() {
    let company = lived_for_a_week().await;
    let items = [(Item::Know, 70), (Item::Believe, 80), (Item::Live, 60), (Item::Act, 50)];
    let figures: Vec<_> = items.into_iter().map(|(item, value)| (area(3), item, value)).collect();
    let period = publish(&company, &figures).await;
    let lead = lead_week(&company, MARIO).await.unwrap();
    let InPeriod { period: shown, aligned } = lead.period.unwrap();
    assert_eq!((shown.period, aligned.pulse), (period, [Some(70), Some(80), Some(60), Some(50), None]));
    assert_eq!(aligned.weeks.participated, 2, "the weeks of the period that have closed");
    assert!(aligned.headline().is_some());
    assert_eq!(lead.conversation, Some(Conversation::Gap { points: 20 }));
}

#[tokio::test]
async fn an_example_is_thanked_for_until_somebody_answers() {
    let company = lived_for_a_week().await;
    let next = week().next();
    let mut input = CheckinInput { week: Some(next), note: String::new(), ..lived(0, "acompañé hasta el pasillo") };
    input.entries[0].example = true;
    save(&company, ANA, &input, true).await.unwrap();
    let id = company.read().await.checkin_of(next, ANA).await.unwrap().unwrap().id;
    let thanks = talk(&company, MARIO).await;
    let Some(Conversation::Thank { from, touchpoint }) = &thanks else { panic!("{thanks:?}") };
    assert_eq!((from.name.as_str(), from.checkin, touchpoint.as_str()), ("Ana", id, "Exhibición"));
    company.services.comment(&actor(&company, MARIO).await, id, "Gracias", None).await.unwrap();
    assert_eq!(talk(&company, MARIO).await, None);
}

#[tokio::test]
async fn proposals_wait_for_the_nearest_lead() {
    let company = company().await;
    let input = ContributionInput {
        touchpoint: touchpoint(2).to_string(),
        statement: StatementId(Uuid::from_u128(50)).to_string(),
        does: "abro otra caja".to_owned(),
        gets: "no espere".to_owned(),
        ..ContributionInput::default()
    };
    company.services.propose_contribution(&actor(&company, ANA).await, &input, false).await.unwrap();
    let waiting = lead_week(&company, MARIO).await.unwrap().proposals;
    assert_eq!(waiting, [(area(3), "Maipú".to_owned(), 1)]);
    assert_eq!(lead_week(&company, CARLA).await.unwrap().proposals, []);
}
