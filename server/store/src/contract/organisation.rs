//! The organisation, its areas and the transaction itself.

use super::{Subject, area_row, at, id, one_person, person_row};
use crate::{StoreError, organisation::Organisation};
use hilo_domain::ids::{AreaId, PersonId, RoleId};

fn casa() -> Organisation {
    Organisation {
        name: "Casa Nube".to_owned(),
        language: "es".to_owned(),
        time_zone: "America/Santiago".to_owned(),
        opens_day: 4,
        opens_minute: 480,
        closes_day: 1,
        closes_minute: 720,
        created_at: at(0),
    }
}

pub async fn marks(store: Subject) {
    let mut repo = store.write().await.unwrap();
    assert_eq!(repo.mark("sample").await.unwrap(), None);
    repo.set_mark("sample", "1").await.unwrap();
    repo.set_mark("sample", "2").await.unwrap();
    assert_eq!(repo.mark("sample").await.unwrap().as_deref(), Some("2"));
}

pub async fn organisation_is_one(store: Subject) {
    let mut repo = store.write().await.unwrap();
    assert_eq!(repo.organisation().await.unwrap(), None);
    repo.insert_organisation(&casa()).await.unwrap();
    let changed = Organisation { name: "Casa Sol".to_owned(), closes_minute: 600, ..casa() };
    repo.update_organisation(&changed).await.unwrap();
    assert_eq!(repo.organisation().await.unwrap(), Some(changed));
    assert!(matches!(repo.insert_organisation(&casa()).await, Err(StoreError::Taken { .. })));
}

pub async fn unsaved_is_undone(store: Subject) {
    let mut repo = store.write().await.unwrap();
    repo.set_mark("a", "kept").await.unwrap();
    repo.save().await.unwrap();
    let mut repo = store.write().await.unwrap();
    repo.set_mark("a", "dropped").await.unwrap();
    drop(repo);
    assert_eq!(store.read().await.unwrap().mark("a").await.unwrap().as_deref(), Some("kept"));
}

/// Two at once, both read what they then add to: none of the two hundred additions is lost.
pub async fn writers_take_turns(store: Subject) {
    let person = one_person(&store).await;
    let add = |store: Subject| async move {
        for _ in 0..100 {
            let mut repo = store.write().await.unwrap();
            repo.count_failure("both", at(1), at(0)).await.unwrap();
            repo.save().await.unwrap();
        }
    };
    let (one, two) = (tokio_spawn(add(store.clone())), tokio_spawn(add(store.clone())));
    one.await;
    two.await;
    let mut repo = store.read().await.unwrap();
    assert_eq!(repo.failures("both").await.unwrap().unwrap().failures, 200);
    assert!(repo.person(person).await.unwrap().is_some());
}

/// Runs beside the caller on the test's runtime.
fn tokio_spawn(work: impl Future<Output = ()> + Send + 'static) -> impl Future<Output = ()> {
    let task = tokio::spawn(work);
    async move { task.await.unwrap() }
}

pub async fn area_tree(store: Subject) {
    let mut repo = store.write().await.unwrap();
    repo.insert_area(&area_row(1, None, "Casa Nube")).await.unwrap();
    repo.insert_area(&area_row(2, Some(1), "Tiendas")).await.unwrap();
    repo.insert_area(&area_row(3, Some(2), "Área Única")).await.unwrap();
    repo.save().await.unwrap();

    let mut repo = store.write().await.unwrap();
    assert!(matches!(repo.insert_area(&area_row(4, None, "Otra raíz")).await, Err(StoreError::Taken { .. })));
    drop(repo);
    let mut repo = store.write().await.unwrap();
    let clash = repo.insert_area(&area_row(5, Some(2), "area  unica")).await;
    assert!(matches!(clash, Err(StoreError::Taken { .. })), "{clash:?}");
    drop(repo);

    let mut repo = store.write().await.unwrap();
    let mut moved = area_row(3, Some(1), "Nombre nuevo");
    moved.external = true;
    repo.update_area(&moved).await.unwrap();
    repo.archive_area(AreaId(id(2)), at(9)).await.unwrap();
    let names: Vec<_> = repo.areas().await.unwrap().into_iter().map(|a| (a.name, a.external)).collect();
    assert_eq!(names, [("Casa Nube".to_owned(), false), ("Nombre nuevo".to_owned(), true)]);
}

pub async fn roles_are_one_per_title(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let area = AreaId(id(1));
    let first = repo.role_for(area, "Cajera", RoleId(id(20)), at(1)).await.unwrap();
    let again = repo.role_for(area, "  CAJERA ", RoleId(id(21)), at(2)).await.unwrap();
    assert_eq!((first, again), (RoleId(id(20)), RoleId(id(20))));
    let roles = repo.roles().await.unwrap();
    assert_eq!(roles.len(), 1);
    assert_eq!((roles[0].title.as_str(), roles[0].title_key.as_str()), ("Cajera", "cajera"));
}

pub async fn leads_and_stand_ins(store: Subject) {
    one_person(&store).await;
    let (area, ten, eleven) = (AreaId(id(1)), PersonId(id(10)), PersonId(id(11)));
    let mut repo = store.write().await.unwrap();
    repo.insert_person(&person_row(11, 1, "Persona Once")).await.unwrap();
    repo.set_lead(area, Some(ten), at(1)).await.unwrap();
    repo.add_stand_in(area, eleven, at(1)).await.unwrap();
    repo.add_stand_in(area, eleven, at(2)).await.unwrap();
    let leads: Vec<_> = repo.leads().await.unwrap().into_iter().map(|l| (l.person_id, l.stand_in)).collect();
    assert_eq!(leads, [(ten, false), (eleven, true)]);

    // The stand-in becomes the lead and is no longer a stand-in.
    repo.set_lead(area, Some(eleven), at(3)).await.unwrap();
    let leads: Vec<_> = repo.leads().await.unwrap().into_iter().map(|l| (l.person_id, l.stand_in)).collect();
    assert_eq!(leads, [(eleven, false)]);
    assert!(!repo.remove_stand_in(area, eleven).await.unwrap());
    repo.set_lead(area, None, at(4)).await.unwrap();
    assert!(repo.leads().await.unwrap().is_empty());
}

contract_list!(organisation_contract, organisation: marks, organisation_is_one, unsaved_is_undone, writers_take_turns, area_tree, roles_are_one_per_title, leads_and_stand_ins);
