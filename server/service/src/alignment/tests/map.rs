//! The map of a journey and the coverage count the same.

use crate::checkins::{
    testing::{Company, area, contribution, touchpoint},
    write::{CheckinInput, EntryInput, Save},
};
use hilo_domain::{
    grant::Grant,
    ids::{JourneyId, PersonId},
    week::WeekId,
};
use uuid::Uuid;

const WEEK: &str = "2026-W47";

async fn live(company: &Company, who: PersonId) {
    let entry = EntryInput {
        suffix: contribution().to_string(),
        contribution: Some(contribution()),
        did: "uno".to_owned(),
        ..EntryInput::default()
    };
    let week: WeekId = WEEK.parse().unwrap();
    let input = CheckinInput { week: Some(week), entries: vec![entry], ..CheckinInput::default() };
    company.services.save_checkin(&company.actor(who, &[]).await, &input, Save::Send).await.unwrap();
}

/// In how many areas the exhibition is lived: on the map, on its own page, and in the coverage.
async fn lived(company: &Company, hr: PersonId) -> [i64; 3] {
    let hr = company.actor(hr, &[Grant::Hr]).await;
    let journey = JourneyId(Uuid::from_u128(51));
    let map = company.services.journey_map(&hr, journey, None).await.unwrap();
    let page = company.services.touchpoint_page(&hr, journey, touchpoint(1)).await.unwrap();
    let coverage = company.services.coverage(&hr, None, None, false).await.unwrap().unwrap();
    let column = coverage.columns.iter().find(|column| column.touchpoint == touchpoint(1)).unwrap();
    [map.stages[0].touchpoints[0].lived, page.lived, column.living]
}

#[tokio::test]
async fn the_map_counts_as_the_coverage_does() {
    let company = Company::new("America/Santiago", "2026-11-01T00:00:00Z").await;
    let (ana, celia) = (company.hire(1, 3, "Ana").await, company.hire(2, 4, "Celia").await);
    let hr = company.hire(3, 1, "Hilda").await;
    company.publish(ana).await;
    company.set_clock("2026-11-19T12:00:00Z");
    company.services.tick().await.unwrap();
    live(&company, ana).await;
    live(&company, celia).await;
    assert_eq!(lived(&company, hr).await, [0; 3], "before a week has closed");
    company.set_clock("2026-11-23T15:00:00Z");
    company.services.tick().await.unwrap();
    assert_eq!(lived(&company, hr).await, [2; 3]);

    // An area that is gone has lived it all the same.
    let mut repo = company.write().await;
    let mut moved = repo.person(celia).await.unwrap().unwrap();
    moved.area_id = area(2);
    repo.update_person(&moved, company.now()).await.unwrap();
    repo.archive_area(area(4), company.now()).await.unwrap();
    repo.save().await.unwrap();
    assert_eq!(lived(&company, hr).await, [2; 3]);
}
