//! A company that changes after its weeks, and one that is large.

use super::{reading::sent, *};
use crate::checkins::team::TeamQuery;
use hilo_store::{areas::AreaRow, people::PersonRow};

/// The page of a week is of the areas and names of its opening; who reads it, of the leads of today.
#[tokio::test]
async fn an_area_that_was_archived_or_renamed_since() {
    let company = company().await;
    let id = sent(&company, CELIA).await;
    let mut repo = company.write().await;
    let mut celia = repo.person(CELIA).await.unwrap().unwrap();
    celia.area_id = area(2);
    repo.update_person(&celia, company.now()).await.unwrap();
    repo.archive_area(area(4), company.now()).await.unwrap();
    let mut shops = repo.areas().await.unwrap().into_iter().find(|row| row.id == area(2)).unwrap();
    shops.name = "Locales".to_owned();
    repo.update_area(&shops).await.unwrap();
    repo.save().await.unwrap();
    let team = company.services.team(&actor(&company, CARLA).await, TeamQuery::default()).await.unwrap();
    let letters: Vec<_> = team.letters.iter().map(|one| (one.name.as_str(), one.area.as_str())).collect();
    assert_eq!(letters, [("Celia", "Centro")]);
    let areas: Vec<_> = team.areas.iter().map(|one| (one.name.as_str(), one.expected, one.sent, one.open)).collect();
    assert_eq!(areas, [("Tiendas", 6, 1, true), ("Centro", 1, 1, false), ("Maipú", 3, 0, true)]);
    let letter = company.services.open_letter(&actor(&company, CARLA).await, id).await.unwrap();
    assert_eq!((letter.area.1.as_str(), letter.note.as_deref(), letter.unread), ("Centro", Some("Nota"), 0));
    let above = TeamQuery { area: Some(area(2)), ..TeamQuery::default() };
    let hr = company.services.team(&actor(&company, HILDA).await, above).await.unwrap();
    assert_eq!(hr.letters.len(), 1);
    assert_eq!(hr.area.map(|(_, name)| name).as_deref(), Some("Tiendas"));
    assert_eq!(
        company.services.team(&actor(&company, GALA).await, TeamQuery::default()).await.unwrap().areas[0].sent,
        1
    );
}

/// More leads and areas than a statement takes parameters.
#[tokio::test]
async fn thousands_of_areas_with_leads() {
    const MANY: u128 = 5_000;
    let company = company().await;
    let id = sent(&company, CELIA).await;
    company.set_clock("2026-11-23T15:00:00Z");
    company.services.tick().await.unwrap();
    let mut repo = company.write().await;
    let template = repo.person(ANA).await.unwrap().unwrap();
    for number in 10_000..10_000 + MANY {
        let row = AreaRow {
            id: area(number),
            parent_id: Some(area(2)),
            name: format!("Tienda {number}"),
            external: false,
            created_at: company.now(),
        };
        repo.insert_area(&row).await.unwrap();
        let lead = PersonRow {
            id: person(number),
            area_id: area(number),
            role_id: None,
            name: format!("Responsable {number}"),
            created_at: company.now(),
            ..template.clone()
        };
        repo.insert_person(&lead).await.unwrap();
        repo.set_lead(area(number), Some(lead.id), company.now()).await.unwrap();
    }
    repo.save().await.unwrap();
    for opening in ["2026-11-26T12:00:00Z", "2026-11-30T15:00:00Z", "2026-12-03T12:00:00Z"] {
        company.set_clock(opening);
        company.services.tick().await.unwrap();
    }
    for who in [CARLA, HILDA, person(10_000)] {
        let who = actor(&company, who).await;
        company.services.home(&who).await.unwrap();
        company.services.team(&who, TeamQuery::default()).await.unwrap();
    }
    let carla = actor(&company, CARLA).await;
    let team = company.services.team(&carla, TeamQuery::default()).await.unwrap();
    assert_eq!(team.missing_total, i64::try_from(MANY).unwrap() + 3, "every lead, Mario, Pedro and Celia");
    assert_eq!(company.services.open_letter(&carla, id).await.unwrap().name, "Celia");
}
