//! Headcounts, roles and leads of areas, and the lock that rules over several rows need.

use super::{Subject, area_row, at, id, one_person, person_row};
use crate::StoreError;
use hilo_domain::ids::{AreaId, PersonId, RoleId};

fn area(number: u128) -> AreaId {
    AreaId(id(number))
}

/// Areas 1 › 2 › 3 and 1 › 4.
async fn some_areas(store: &Subject) -> PersonId {
    let ten = one_person(store).await;
    let mut repo = store.write().await.unwrap();
    for (number, parent, name) in [(2, 1, "Tiendas"), (3, 2, "Maipú"), (4, 1, "Bodega")] {
        repo.insert_area(&area_row(number, Some(parent), name)).await.unwrap();
    }
    repo.save().await.unwrap();
    ten
}

pub async fn headcounts_and_emptiness(store: Subject) {
    some_areas(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_person(&person_row(11, 3, "Once")).await.unwrap();
    let mut gone = person_row(12, 4, "Doce");
    gone.active = false;
    repo.insert_person(&gone).await.unwrap();
    let mut counts: Vec<_> = repo.headcounts().await.unwrap().into_iter().map(|c| (c.area_id, c.people)).collect();
    counts.sort_unstable();
    assert_eq!(counts, [(area(1), 1), (area(3), 1)]);
    for (number, empty) in [(1, false), (2, false), (3, false), (4, true)] {
        assert_eq!(repo.area_is_empty(area(number)).await.unwrap(), empty, "{number}");
    }
    gone.area_id = area(2);
    let mut once = person_row(11, 4, "Once");
    once.area_id = area(4);
    repo.update_person(&once, at(3)).await.unwrap();
    repo.archive_area(area(3), at(4)).await.unwrap();
    assert!(repo.area_is_empty(area(2)).await.unwrap());
}

pub async fn roles_of_an_area(store: Subject) {
    some_areas(&store).await;
    let mut repo = store.write().await.unwrap();
    let held = repo.role_for(area(2), "Cajera", RoleId(id(20)), at(1)).await.unwrap();
    let below = repo.role_for(area(3), "cajera", RoleId(id(21)), at(1)).await.unwrap();
    repo.role_for(area(2), "Bodeguero", RoleId(id(22)), at(1)).await.unwrap();
    repo.role_for(area(4), "Cajera", RoleId(id(23)), at(1)).await.unwrap();
    let mut person = person_row(11, 2, "Once");
    person.role_id = Some(held);
    repo.insert_person(&person).await.unwrap();
    let roles: Vec<_> =
        repo.area_roles(area(2)).await.unwrap().into_iter().map(|r| (r.title, r.people, r.used)).collect();
    assert_eq!(roles, [("Bodeguero".to_owned(), 0, false), ("Cajera".to_owned(), 1, true)]);
    person.role_id = None;
    repo.update_person(&person, at(2)).await.unwrap();
    let roles = repo.area_roles(area(2)).await.unwrap();
    assert_eq!((roles[1].people, roles[1].used), (0, true), "its history keeps it");

    repo.rename_title(area(2), "cajera", "Asesora de caja").await.unwrap();
    let titles: Vec<_> = repo.roles().await.unwrap().into_iter().map(|r| (r.id, r.title)).collect();
    let renamed = "Asesora de caja".to_owned();
    assert!(titles.contains(&(held, renamed.clone())) && titles.contains(&(below, renamed)));
    assert!(titles.contains(&(RoleId(id(23)), "Cajera".to_owned())), "elsewhere it stays");
    assert_eq!(repo.role_titles(10).await.unwrap(), ["Asesora de caja", "Bodeguero", "Cajera"]);
    repo.delete_role(RoleId(id(23))).await.unwrap();
    assert_eq!(repo.role_titles(2).await.unwrap(), ["Asesora de caja", "Bodeguero"]);
    let clash = repo.rename_title(area(2), "bodeguero", "asesora  de CAJA").await;
    assert!(matches!(clash, Err(StoreError::Taken { .. })), "{clash:?}");
}

pub async fn leads_reach_down(store: Subject) {
    let ten = some_areas(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_person(&person_row(11, 1, "Once")).await.unwrap();
    repo.set_lead(area(2), Some(ten), at(1)).await.unwrap();
    repo.add_stand_in(area(3), ten, at(1)).await.unwrap();
    repo.add_stand_in(area(4), PersonId(id(11)), at(1)).await.unwrap();
    let mut led = repo.led_areas(ten).await.unwrap();
    led.sort_unstable();
    assert_eq!(led, [area(2), area(3)]);
    assert_eq!(repo.led_areas(PersonId(id(11))).await.unwrap(), [], "where nobody leads, nobody stands in");
    repo.set_lead(area(4), Some(ten), at(1)).await.unwrap();
    assert_eq!(repo.led_areas(PersonId(id(11))).await.unwrap(), [area(4)]);
    repo.set_lead(area(4), None, at(1)).await.unwrap();
    assert_eq!(repo.remove_leads_of(ten).await.unwrap(), 2);
    assert!(repo.led_areas(ten).await.unwrap().is_empty());
    repo.archive_area(area(4), at(2)).await.unwrap();
    assert!(repo.led_areas(PersonId(id(11))).await.unwrap().is_empty());
    assert!(repo.leads().await.unwrap().is_empty());
}

/// Two at once may each move their area under the other's; with the lock, the second sees what the first did.
pub async fn the_lock_makes_one_wait(store: Subject) {
    some_areas(&store).await;
    let mut repo = store.write().await.unwrap();
    let organisation = crate::organisation::Organisation {
        name: "Casa Nube".to_owned(),
        language: "es".to_owned(),
        time_zone: "UTC".to_owned(),
        opens_day: 4,
        opens_minute: 480,
        closes_day: 1,
        closes_minute: 720,
        created_at: at(0),
    };
    repo.insert_organisation(&organisation).await.unwrap();
    repo.save().await.unwrap();
    let swap = |store: Subject, mine: u128, other: u128| async move {
        let mut repo = store.write().await.unwrap();
        repo.lock_organisation().await.unwrap();
        let areas = repo.areas().await.unwrap();
        let free = areas.iter().any(|a| a.id == area(other) && a.parent_id == Some(area(1)));
        if free {
            repo.update_area(&area_row(mine, Some(other), &format!("Área {mine}"))).await.unwrap();
        }
        repo.save().await.unwrap();
        free
    };
    let one = tokio::spawn(swap(store.clone(), 2, 4));
    let two = tokio::spawn(swap(store.clone(), 4, 2));
    assert!(one.await.unwrap() ^ two.await.unwrap());
}

contract_list!(areas_contract, areas: headcounts_and_emptiness, roles_of_an_area, leads_reach_down, the_lock_makes_one_wait);
