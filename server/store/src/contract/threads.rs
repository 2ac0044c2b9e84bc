//! What hangs on touchpoints: statements that they carry, contributions to them.

use super::{
    Subject, at,
    checkins::stage,
    contributions::{PURPOSE, SHOP, SHOPS, company, contribution},
    experience::{FIRST, JOURNEY, SECOND, point, point_version, second_draft},
    id, person_row,
};
use crate::{Repo, alignment::CoverageRow};
use hilo_domain::{
    contribution::State,
    ids::{ContributionEventId, PersonId, RoleId},
};

pub async fn touchpoints_carry_statements(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    let carriable = repo.carriable().await.unwrap();
    let known: Vec<_> = carriable.iter().map(|s| (s.statement_id, s.kind.as_str(), s.title.as_str())).collect();
    assert_eq!(known, [(PURPOSE, "purpose", "Alegría 1")]);
    second_draft(&mut *repo).await;
    repo.set_carried(point_version(1, 2), &[PURPOSE, PURPOSE]).await.unwrap();
    let carried = repo.carried(SECOND).await.unwrap();
    assert_eq!((carried.len(), carried[0].statement_id, carried[0].current), (1, PURPOSE, true));
    assert_eq!((carried[0].touchpoint_version_id, carried[0].title.as_str()), (point_version(1, 2), "Alegría 1"));
    assert!(repo.carried(FIRST).await.unwrap().is_empty());
    assert_eq!(repo.touchpoint_carried(point(1)).await.unwrap(), carried);

    repo.publish_touchpoint(point_version(1, 2), "wording", 1, at(5)).await.unwrap();
    repo.publish_journey(SECOND, "", PersonId(id(10)), at(5)).await.unwrap();
    let current = repo.current_touchpoints().await.unwrap();
    assert_eq!((&current[0].statements, current[1].statements.len()), (&carried, 0));
    repo.retire_statement(PURPOSE, None, at(6)).await.unwrap();
    assert!(repo.carriable().await.unwrap().is_empty());
    assert!(!repo.carried(SECOND).await.unwrap()[0].current);
}

pub async fn threads_say_whose_they_are_and_are_retired(store: Subject) {
    company(&store).await;
    let ten = PersonId(id(10));
    let mut repo = store.write().await.unwrap();
    let mut stale = contribution(61, SHOPS);
    stale.statement_number = 0;
    let mut blind = contribution(64, SHOPS);
    (blind.title, blind.title_key) = ("Nadie".to_owned(), "nadie".to_owned());
    let mut proposed = contribution(62, SHOPS);
    (proposed.title, proposed.title_key) = ("Vendedora".to_owned(), "vendedora".to_owned());
    proposed.state = State::Proposed;
    let mut declined = contribution(63, SHOP);
    declined.state = State::Declined;
    for one in [&contribution(60, SHOP), &stale, &proposed, &declined, &blind] {
        repo.insert_contribution(one).await.unwrap();
    }
    let threads = repo.threads(&[point(1), point(2)]).await.unwrap();
    let whose: Vec<_> = threads.iter().map(|t| (t.area_name.as_str(), t.title.as_str(), t.fresh, t.people)).collect();
    assert_eq!(
        whose,
        [
            ("Maipú", "Cajera", true, 1),
            ("Tiendas", "Cajera", false, 1),
            ("Tiendas", "Nadie", true, 0),
            ("Tiendas", "Vendedora", true, 0)
        ],
        "people of the areas below count too"
    );
    assert_eq!(threads[0].statement_title, "Alegría 1");
    assert!(repo.threads(&[]).await.unwrap().is_empty());
    let reach: Vec<_> = repo.reach(JOURNEY).await.unwrap();
    assert_eq!(reach.iter().map(|r| (r.touchpoint_id, r.declared, r.lived)).collect::<Vec<_>>(), [(point(1), 1, 0)]);
    // Declared above it holds below: it is the areas where somebody has the title that count.
    repo.insert_contribution(&contribution(65, SHOPS)).await.unwrap();
    assert_eq!(repo.reach(JOURNEY).await.unwrap()[0].declared, 1);
    let role = repo.role_for(SHOPS, "Cajera", RoleId(id(22)), at(0)).await.unwrap();
    let mut eleven = person_row(11, 2, "Persona Once");
    eleven.role_id = Some(role);
    repo.insert_person(&eleven).await.unwrap();
    assert_eq!(repo.reach(JOURNEY).await.unwrap()[0].declared, 2);
    let threads = repo.threads(&[point(1), point(2)]).await.unwrap();
    let of_shops: Vec<_> = threads.iter().filter(|t| t.area_id == SHOPS && t.title == "Cajera").collect();
    assert_eq!(of_shops.iter().map(|t| t.people).collect::<Vec<_>>(), [2, 2]);

    let events: Vec<_> = (700u128..).zip(&threads).map(|(number, t)| (t.id, ContributionEventId(id(number)))).collect();
    repo.retire_contributions(&events, ten, at(8)).await.unwrap();
    assert!(repo.threads(&[point(1)]).await.unwrap().is_empty());
    assert!(repo.reach(JOURNEY).await.unwrap().is_empty());
    let retired = repo.contribution(threads[0].id).await.unwrap().unwrap().contribution;
    assert_eq!((retired.state, retired.decided_by, retired.decided_at), (State::Retired, Some(ten), Some(at(8))));
    assert_eq!(repo.contribution_events(threads[0].id).await.unwrap().len(), 1);
    let undecided = repo.contribution(proposed.id).await.unwrap().unwrap().contribution;
    assert_eq!(undecided.state, State::Declined, "what was never confirmed does not become everybody's to see");
}

/// What was lived is what the last close counted, of areas that were archived since too.
pub async fn the_map_counts_what_was_frozen(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    let cell = |area_id, number, own_lived| CoverageRow {
        area_id,
        touchpoint_id: point(number),
        declared: false,
        lived: true,
        own_declared: false,
        own_lived,
    };
    let (first, second) = (stage(&mut *repo, 2900).await, stage(&mut *repo, 2901).await);
    let before = [cell(SHOP, 1, true), cell(SHOPS, 1, true)];
    repo.freeze_week(first, &[], &before, &[]).await.unwrap();
    repo.freeze_week(second, &[], &[cell(SHOP, 1, true), cell(SHOPS, 1, false), cell(SHOPS, 2, true)], &[])
        .await
        .unwrap();
    let lived = async |repo: &mut dyn Repo| {
        let mut reach = repo.reach(JOURNEY).await.unwrap();
        reach.sort_by_key(|row| row.touchpoint_id);
        reach.into_iter().map(|row| (row.touchpoint_id, row.declared, row.lived)).collect::<Vec<_>>()
    };
    assert_eq!(lived(&mut *repo).await, [], "no week has closed");
    assert!(repo.close_week(first, at(900)).await.unwrap());
    assert_eq!(lived(&mut *repo).await, [(point(1), 0, 2)]);
    assert!(repo.close_week(second, at(901)).await.unwrap());
    repo.archive_area(SHOP, at(902)).await.unwrap();
    assert_eq!(lived(&mut *repo).await, [(point(1), 0, 1), (point(2), 0, 1)]);
}

pub async fn archived_areas_declare_nothing(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_contribution(&contribution(60, SHOP)).await.unwrap();
    assert_eq!(repo.reach(JOURNEY).await.unwrap().len(), 1);
    repo.archive_area(SHOP, at(9)).await.unwrap();
    assert!(repo.reach(JOURNEY).await.unwrap().is_empty());
    assert!(repo.threads(&[point(1)]).await.unwrap().is_empty());
}

pub async fn a_retired_statement_leaves_nothing_fresh(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_contribution(&contribution(60, SHOP)).await.unwrap();
    assert!(repo.declared().await.unwrap()[0].fresh);
    repo.retire_statement(PURPOSE, None, at(8)).await.unwrap();
    assert!(!repo.declared().await.unwrap()[0].fresh);
    assert!(!repo.threads(&[point(1)]).await.unwrap()[0].fresh);
    assert!(repo.reach(JOURNEY).await.unwrap().is_empty());
}

contract_list!(threads_contract, threads: touchpoints_carry_statements, threads_say_whose_they_are_and_are_retired, the_map_counts_what_was_frozen, archived_areas_declare_nothing, a_retired_statement_leaves_nothing_fresh);
