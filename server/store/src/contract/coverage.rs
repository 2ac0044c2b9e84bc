//! Where there are contributions and where there are none.

use super::{
    Subject, area_row, at,
    contributions::{CATALOGUE, ROOT, SHOP, SHOPS, SHOWN, TEN, company, contribution},
    id, person_row,
};
use crate::{Repo, contributions::ContributionRow};
use hilo_domain::{
    contribution::State,
    ids::{AreaId, ContributionId, RoleId, TouchpointId},
};

pub async fn roles_and_touchpoints_without_any(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    let empty = repo.role_for(SHOP, "Reponedor", RoleId(id(21)), at(0)).await.unwrap();
    repo.role_for(SHOP, "Nadie", RoleId(id(22)), at(0)).await.unwrap();
    for number in [11, 12] {
        let mut person = person_row(number, 3, &format!("Persona {number}"));
        person.role_id = Some(empty);
        person.active = number == 11;
        repo.insert_person(&person).await.unwrap();
    }
    let held = repo.held_role(TEN).await.unwrap().unwrap();
    assert_eq!((held.area_id, held.area_name.as_str(), held.title_key.as_str()), (SHOP, "Maipú", "cajera"));
    let titles = repo.titles().await.unwrap();
    let titles: Vec<_> = titles.into_iter().map(|t| (t.area_id, t.title_key.unwrap(), t.people)).collect();
    assert_eq!(titles, [(SHOP, "cajera".to_owned(), 1), (SHOP, "reponedor".to_owned(), 1)]);

    let mut bare = async || -> (Vec<String>, Vec<String>) {
        let roles = repo.roles_without_contribution().await.unwrap();
        assert!(roles.iter().all(|role| role.people == 1), "only active people count");
        let touchpoints = repo.touchpoints_without_contribution().await.unwrap();
        assert!(touchpoints.iter().all(|t| t.journey_name == "Comprar" && t.moment_of_truth));
        (roles.into_iter().map(|r| r.title).collect(), touchpoints.into_iter().map(|t| t.name).collect())
    };
    let all = ["Exhibición", "Catálogo", "Caja"].map(str::to_owned);
    assert_eq!(bare().await, (vec!["Cajera".to_owned(), "Reponedor".to_owned()], all.to_vec()));
    repo.save().await.unwrap();

    let mut repo = store.write().await.unwrap();
    let mut row = contribution(50, ROOT);
    row.state = State::Proposed;
    repo.insert_contribution(&row).await.unwrap();
    assert_eq!(repo.roles_without_contribution().await.unwrap().len(), 2, "a proposal is not yet one");
    row.state = State::Confirmed;
    assert!(repo.update_contribution(&row).await.unwrap());
    let roles = repo.roles_without_contribution().await.unwrap();
    assert_eq!(roles.into_iter().map(|r| r.title).collect::<Vec<_>>(), ["Reponedor"], "from the root it holds below");
    let touchpoints = repo.touchpoints_without_contribution().await.unwrap();
    assert_eq!(touchpoints.into_iter().map(|t| t.name).collect::<Vec<_>>(), ["Catálogo", "Caja"]);
    repo.archive_area(ROOT, at(9)).await.unwrap();
    assert_eq!(repo.touchpoints_without_contribution().await.unwrap().len(), 3, "an archived area contributes nothing");
}

pub async fn proposals_are_counted_where_they_are_declared(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    for (number, area, state) in [
        (50, SHOP, State::Proposed),
        (51, SHOP, State::Proposed),
        (52, SHOPS, State::Proposed),
        (53, ROOT, State::ChangesAsked),
    ] {
        repo.insert_contribution(&ContributionRow { state, ..contribution(number, area) }).await.unwrap();
    }
    assert_eq!(repo.proposals_by_area().await.unwrap(), [(SHOPS, 1), (SHOP, 2)]);
    repo.archive_area(SHOP, at(9)).await.unwrap();
    assert_eq!(repo.proposals_by_area().await.unwrap(), [(SHOPS, 1)]);
}

/// Only what holds for the own role can be tapped, and only what is in the published experience chosen.
pub async fn what_can_be_tapped(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_area(&area_row(4, Some(1), "Bodega")).await.unwrap();
    let mut all = Vec::new();
    for (number, area, state) in [
        (50, SHOP, State::Confirmed),
        (51, ROOT, State::Confirmed),
        (52, AreaId(id(4)), State::Confirmed),
        (53, SHOP, State::Proposed),
        (54, SHOP, State::Retired),
    ] {
        repo.insert_contribution(&ContributionRow { state, ..contribution(number, area) }).await.unwrap();
        all.push(ContributionId(id(number)));
    }
    let mut gone = contribution(55, SHOP);
    gone.touchpoint_id = CATALOGUE;
    repo.insert_contribution(&gone).await.unwrap();
    all.push(gone.id);
    let tappable = async |repo: &mut dyn Repo| {
        let mut found = repo.tappable(TEN, &all).await.unwrap();
        found.sort_unstable();
        found.into_iter().map(|(one, _)| one.0.as_u128() - id(0).as_u128()).collect::<Vec<_>>()
    };
    assert_eq!(tappable(&mut *repo).await, [50, 51, 55]);
    let touchpoints = [SHOWN, CATALOGUE, TouchpointId(id(299))];
    assert_eq!(repo.published_touchpoints(&touchpoints).await.unwrap().len(), 2);
    repo.retire_touchpoints(&[CATALOGUE], at(9)).await.unwrap();
    assert_eq!(tappable(&mut *repo).await, [50, 51]);
    assert_eq!(repo.published_touchpoints(&touchpoints).await.unwrap(), [SHOWN]);
}

contract_list!(coverage_contract, coverage: roles_and_touchpoints_without_any, proposals_are_counted_where_they_are_declared, what_can_be_tapped);
