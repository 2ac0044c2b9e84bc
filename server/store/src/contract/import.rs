//! Imports: many rows at a time, and the files between upload and application.

use super::{Subject, area_row, at, id, one_person, person_row};
use crate::{
    Repo, StoreError,
    access::LinkRow,
    areas::RoleRow,
    import::{ImportedPerson, KnownPerson, UploadRow},
};
use hilo_domain::ids::{AreaId, ImportId, PersonId, RoleId};

/// Number and address are made of `number`.
fn imported(number: u128, area: u128, name: &str) -> ImportedPerson {
    ImportedPerson {
        id: PersonId(id(number)),
        employee_number: Some(number.to_string()),
        email: Some(format!("p{number}@example.com")),
        name: name.to_owned(),
        area_id: AreaId(id(area)),
        role_id: None,
        manager_id: None,
        hired_on: Some(18_000),
    }
}

async fn known(repo: &mut dyn Repo, number: u128) -> KnownPerson {
    let mut people = repo.known_people().await.unwrap();
    people.retain(|p| p.id == PersonId(id(number)));
    people.pop().unwrap()
}

/// More than one statement's worth of each.
pub async fn many_at_once(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.lock_people().await.unwrap();
    let areas: Vec<_> = (0..1201)
        .map(|n| area_row(10_000 + n, Some(if n == 0 { 1 } else { 10_000 + n - 1 }), &format!("Área {n}")))
        .collect();
    repo.insert_areas(&areas).await.unwrap();
    let roles: Vec<_> = (0..501)
        .map(|n| RoleRow {
            id: RoleId(id(20_000 + n)),
            area_id: AreaId(id(10_000 + n)),
            title: "Cajera".to_owned(),
            title_key: "cajera".to_owned(),
        })
        .collect();
    repo.insert_roles(&roles, at(1)).await.unwrap();
    let people: Vec<_> = (0..1001)
        .map(|n| ImportedPerson {
            role_id: (n < 501).then(|| RoleId(id(20_000 + n))),
            manager_id: Some(PersonId(id(if n == 0 { 10 } else { 30_000 + n - 1 }))),
            ..imported(30_000 + n, 10_000 + n, &format!("Ñuble {n}"))
        })
        .collect();
    repo.insert_imported(&people, at(2)).await.unwrap();
    let ids: Vec<_> = people.iter().map(|p| p.id).collect();
    repo.place(&ids, at(2)).await.unwrap();
    repo.place(&ids, at(2)).await.unwrap();
    repo.save().await.unwrap();

    let mut repo = store.read().await.unwrap();
    assert_eq!(repo.areas().await.unwrap().len(), 1202);
    assert_eq!(repo.roles().await.unwrap().len(), 501);
    assert_eq!(repo.known_people().await.unwrap().len(), 1002);
    let last = known(&mut *repo, 31_000).await;
    assert_eq!(
        (last.name.as_str(), last.hired_on, last.manager_id),
        ("Ñuble 1000", Some(18_000), Some(PersonId(id(30_999))))
    );
    assert!(last.imported && last.active && !last.admin);
    let stored = repo.person(PersonId(id(30_007))).await.unwrap().unwrap();
    assert_eq!((stored.created_at, stored.language), (at(2), None));
}

/// Two people swap addresses, one comes back, one goes.
pub async fn changes_in_bulk(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_areas(&[area_row(2, Some(1), "Tiendas")]).await.unwrap();
    let people: Vec<_> = (11..15).map(|n| imported(n, 1, "Persona")).collect();
    repo.insert_imported(&people, at(1)).await.unwrap();
    repo.add_grant(PersonId(id(11)), "admin", None, at(1)).await.unwrap();
    repo.add_grant(PersonId(id(11)), "hr", None, at(1)).await.unwrap();
    let ids = |numbers: &[u128]| numbers.iter().map(|n| PersonId(id(*n))).collect::<Vec<_>>();
    repo.deactivate(&ids(&[13, 14]), at(2)).await.unwrap();
    repo.save().await.unwrap();

    let mut repo = store.write().await.unwrap();
    repo.clear_logins(&ids(&[11, 12])).await.unwrap();
    let swapped = |number, other: u128| ImportedPerson {
        email: Some(format!("p{other}@example.com")),
        employee_number: Some(other.to_string()),
        hired_on: None,
        manager_id: Some(PersonId(id(10))),
        ..imported(number, 2, "Cambió")
    };
    repo.update_imported(&[swapped(11, 12), swapped(12, 11), imported(13, 1, "Volvió")], at(3)).await.unwrap();
    repo.place(&ids(&[11, 12, 13]), at(3)).await.unwrap();
    repo.save().await.unwrap();

    let mut repo = store.read().await.unwrap();
    let eleven = known(&mut *repo, 11).await;
    assert_eq!((eleven.email.as_deref(), eleven.employee_number.as_deref()), (Some("p12@example.com"), Some("12")));
    assert_eq!((eleven.name.as_str(), eleven.area_id, eleven.hired_on), ("Cambió", AreaId(id(2)), None));
    assert!(eleven.admin && eleven.active);
    assert!(known(&mut *repo, 13).await.active);
    assert!(!known(&mut *repo, 14).await.active);
    // Somebody who was not imported stays so.
    assert!(!known(&mut *repo, 10).await.imported);
    drop(repo);

    let mut repo = store.write().await.unwrap();
    let clash = ImportedPerson { email: Some("p11@example.com".to_owned()), ..imported(40, 1, "Otra") };
    assert!(matches!(repo.insert_imported(&[clash], at(4)).await, Err(StoreError::Taken { .. })));
}

pub async fn sessions_of_many_end(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_person(&person_row(11, 1, "Persona Once")).await.unwrap();
    for (number, person) in [(50, 10), (51, 11)] {
        let session = crate::access::SessionRow {
            id: id(number).into(),
            person_id: PersonId(id(person)),
            created_at: at(0),
            last_seen_at: at(0),
            expires_at: at(9999),
            ended_at: None,
            user_agent: String::new(),
            address: String::new(),
        };
        repo.insert_session(&session, &number.to_be_bytes()).await.unwrap();
    }
    repo.end_sessions_of(&[ten], at(5)).await.unwrap();
    assert_eq!(repo.live_sessions(ten, at(6), at(-9)).await.unwrap().len(), 0);
    assert_eq!(repo.live_sessions(PersonId(id(11)), at(6), at(-9)).await.unwrap().len(), 1);
}

/// Whoever is stripped keeps nothing that lets them in or gives them a say; the others keep theirs.
pub async fn those_who_leave_keep_nothing(store: Subject) {
    let ten = one_person(&store).await;
    let eleven = PersonId(id(11));
    let mut repo = store.write().await.unwrap();
    repo.insert_areas(&[area_row(2, Some(1), "Tiendas")]).await.unwrap();
    repo.insert_person(&person_row(11, 1, "Persona Once")).await.unwrap();
    for (number, person) in [(70_u128, ten), (71, eleven)] {
        repo.add_grant(person, "hr", None, at(1)).await.unwrap();
        repo.remember_device(&number.to_be_bytes(), person, at(1)).await.unwrap();
        let link = LinkRow {
            id: id(number).into(),
            kind: "reset".to_owned(),
            person_id: Some(person),
            created_by: None,
            created_at: at(1),
            expires_at: at(99),
            used_at: None,
        };
        repo.insert_link(&link, &number.to_be_bytes()).await.unwrap();
    }
    repo.add_grant(ten, "admin", None, at(1)).await.unwrap();
    repo.set_lead(AreaId(id(1)), Some(ten), at(1)).await.unwrap();
    repo.add_stand_in(AreaId(id(1)), eleven, at(1)).await.unwrap();
    repo.set_lead(AreaId(id(2)), Some(eleven), at(1)).await.unwrap();
    repo.add_stand_in(AreaId(id(2)), ten, at(1)).await.unwrap();
    let held = [(ten, "admin"), (ten, "hr"), (eleven, "hr")].map(|(person, kind)| (person, kind.to_owned()));
    assert_eq!(repo.grants_of(&[ten, eleven]).await.unwrap(), held);
    repo.strip(&[ten], at(2)).await.unwrap();
    assert_eq!(repo.grants_of(&[ten, eleven]).await.unwrap(), held[2..]);
    let leads: Vec<_> = repo.leads().await.unwrap().iter().map(|l| (l.area_id, l.person_id)).collect();
    assert_eq!(leads, [(AreaId(id(1)), eleven), (AreaId(id(2)), eleven)]);
    for (number, used, device) in [(70_u128, Some(at(2)), None), (71, None, Some(eleven))] {
        let link = repo.link(&number.to_be_bytes()).await.unwrap().unwrap();
        assert_eq!(link.used_at, used);
        assert_eq!(repo.device_person(&number.to_be_bytes()).await.unwrap(), device);
    }
    repo.strip(&[], at(3)).await.unwrap();
    assert_eq!(repo.grants_of(&[]).await.unwrap(), []);
}

fn upload(number: u128) -> UploadRow {
    UploadRow {
        id: ImportId(id(number)),
        created_by: Some(PersonId(id(10))),
        created_at: at(1),
        file_name: "personas.csv".to_owned(),
        mapping: None,
        state: "uploaded".to_owned(),
        done: 0,
        total: 0,
        outcome: None,
        updated_at: at(1),
    }
}

pub async fn uploads_are_applied_once(store: Subject) {
    one_person(&store).await;
    let row = upload(60);
    let mut repo = store.write().await.unwrap();
    repo.insert_upload(&row, b"name\0\xff").await.unwrap();
    assert_eq!(repo.upload(row.id).await.unwrap(), Some(row.clone()));
    assert_eq!(repo.upload_content(row.id).await.unwrap().unwrap(), b"name\0\xff");
    assert!(repo.set_upload_mapping(row.id, Some("{}"), at(2)).await.unwrap());
    assert!(repo.start_upload(row.id, 9, at(0), at(3)).await.unwrap());
    assert!(!repo.start_upload(row.id, 9, at(2), at(4)).await.unwrap());
    assert!(!repo.set_upload_mapping(row.id, None, at(4)).await.unwrap());
    assert!(!repo.delete_upload(row.id).await.unwrap());
    repo.progress_upload(row.id, 4, 10, at(5)).await.unwrap();
    let now = repo.upload(row.id).await.unwrap().unwrap();
    assert_eq!((now.state.as_str(), now.done, now.total, now.updated_at), ("applying", 4, 10, at(5)));
    // Nobody has heard of it for long: it may be started again.
    assert!(repo.start_upload(row.id, 9, at(5), at(6)).await.unwrap());
    repo.finish_upload(row.id, "applied", Some("{\"new\":9}"), at(7)).await.unwrap();
    let now = repo.upload(row.id).await.unwrap().unwrap();
    assert_eq!((now.state.as_str(), now.done, now.outcome.as_deref()), ("applied", 9, Some("{\"new\":9}")));
    assert_eq!(repo.upload_content(row.id).await.unwrap().unwrap(), b"");
    assert!(!repo.start_upload(row.id, 9, at(99), at(99)).await.unwrap());
    assert!(!repo.delete_upload(row.id).await.unwrap());
}

pub async fn uploads_that_come_to_nothing(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let later = UploadRow { created_at: at(8), updated_at: at(8), ..upload(62) };
    for row in [&upload(60), &upload(61), &later] {
        repo.insert_upload(row, b"x").await.unwrap();
    }
    assert_eq!(repo.uploads(2).await.unwrap().iter().map(|u| u.id).collect::<Vec<_>>(), [later.id, upload(61).id]);
    assert!(repo.start_upload(upload(60).id, 1, at(0), at(1)).await.unwrap());
    repo.finish_upload(upload(60).id, "failed", None, at(2)).await.unwrap();
    assert_eq!(repo.upload_content(upload(60).id).await.unwrap().unwrap(), b"x");
    assert!(repo.delete_upload(upload(60).id).await.unwrap());
    assert!(!repo.delete_upload(upload(60).id).await.unwrap());
    assert_eq!(repo.purge_uploads(at(8)).await.unwrap(), 1);
    assert_eq!(repo.uploads(9).await.unwrap(), [later]);
}

contract_list!(import_contract, import: many_at_once, changes_in_bulk, sessions_of_many_end, those_who_leave_keep_nothing, uploads_are_applied_once, uploads_that_come_to_nothing);
