//! People, their placements and grants.

use super::{Subject, area_row, at, id, one_person, person_row};
use crate::{
    StoreError,
    access::LinkRow,
    people::{Beginnings, PersonRow, Preferences},
};
use hilo_domain::ids::{AreaId, LinkId, PersonId};

pub async fn people_and_logins(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let mut ana = person_row(11, 1, "Ana Ñuble");
    ana.email = Some("ana@example.com".to_owned());
    ana.employee_number = Some("A-7".to_owned());
    ana.hired_on = Some(19_000);
    repo.insert_person(&ana).await.unwrap();
    assert_eq!(repo.person(ana.id).await.unwrap(), Some(ana.clone()));
    for login in [" ANA@Example.com", "A-7", "a-7"] {
        assert_eq!(repo.person_by_login(login).await.unwrap().map(|p| p.id), Some(ana.id), "{login}");
    }
    for nobody in ["nobody@example.com", "A-7\0", "\0", ""] {
        assert_eq!(repo.person_by_login(nobody).await.unwrap(), None, "{nobody:?}");
    }
    let mut other = person_row(13, 1, "Otra Persona");
    other.employee_number = Some("a-7".to_owned());
    repo.insert_person(&other).await.unwrap();
    for (login, id) in [("A-7", ana.id), ("a-7", other.id)] {
        assert_eq!(
            repo.person_by_login(login).await.unwrap().map(|p| p.id),
            Some(id),
            "{login}: exactly that one first"
        );
    }
    other.active = false;
    repo.update_person(&other, at(5)).await.unwrap();
    assert_eq!(repo.count_active().await.unwrap(), 2);
    repo.save().await.unwrap();

    let mut repo = store.write().await.unwrap();
    let mut clash = person_row(12, 1, "Otra");
    clash.email = ana.email.clone();
    assert!(matches!(repo.insert_person(&clash).await, Err(StoreError::Taken { .. })));
}

pub async fn placements_follow(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_area(&area_row(2, Some(1), "Tiendas")).await.unwrap();
    let mut person = repo.person(ten).await.unwrap().unwrap();
    person.area_id = AreaId(id(2));
    person.active = false;
    repo.update_person(&person, at(5)).await.unwrap();
    assert_eq!(repo.person(ten).await.unwrap(), Some(person));
    assert_eq!(repo.count_active().await.unwrap(), 0);
}

/// What the person set is all that is written: the rest may have changed since their page was made.
pub async fn preferences_alone(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let mut person = repo.person(ten).await.unwrap().unwrap();
    person.active = false;
    repo.update_person(&person, at(5)).await.unwrap();
    let chosen = |language: Option<&str>, theme: Option<&str>, time_zone: Option<&str>| Preferences {
        language: language.map(str::to_owned),
        theme: theme.map(str::to_owned),
        time_zone: time_zone.map(str::to_owned),
    };
    for preferences in [chosen(Some("en"), Some("dark"), Some("Europe/Madrid")), chosen(None, None, None)] {
        repo.set_preferences(ten, &preferences, at(6)).await.unwrap();
        let Preferences { language, theme, time_zone } = preferences;
        let want = PersonRow { language, time_zone, theme, ..person.clone() };
        assert_eq!(repo.person(ten).await.unwrap(), Some(want));
    }
    let facts = repo.person_facts(ten, at(7)).await.unwrap().unwrap();
    assert_eq!(facts.updated_at, at(6), "a form that was made before is stale");
    assert_eq!(repo.placements(ten).await.unwrap().len(), 2, "nobody was placed by it");
}

pub async fn grants_once(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    assert!(repo.add_grant(ten, "hr", None, at(1)).await.unwrap());
    assert!(!repo.add_grant(ten, "hr", Some(ten), at(2)).await.unwrap());
    assert!(repo.add_grant(ten, "admin", Some(ten), at(2)).await.unwrap());
    assert_eq!(repo.grants(ten).await.unwrap(), ["admin", "hr"]);
    assert_eq!(repo.count_granted("admin").await.unwrap(), 1);
    assert!(repo.remove_grant(ten, "hr").await.unwrap());
    assert!(!repo.remove_grant(ten, "hr").await.unwrap());
    assert_eq!(repo.grants(PersonId(id(99))).await.unwrap(), Vec::<String>::new());
    assert!(repo.add_grant(ten, "emperor", None, at(3)).await.is_err());
}

pub async fn what_a_company_begins_with(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    let alone = Beginnings { others: false, leadership: false, hr: false, uninvited: false };
    assert_eq!(repo.beginnings(ten, true, at(5)).await.unwrap(), alone);
    // Who has nothing to sign in with is not invited.
    let mut ana = person_row(11, 1, "Ana");
    repo.insert_person(&ana).await.unwrap();
    let two = Beginnings { others: true, ..alone };
    assert_eq!(repo.beginnings(ten, true, at(5)).await.unwrap(), two);
    ana.employee_number = Some("A-7".to_owned());
    repo.update_person(&ana, at(2)).await.unwrap();
    assert_eq!(repo.beginnings(ten, true, at(5)).await.unwrap(), Beginnings { uninvited: true, ..two });
    assert!(repo.beginnings(ana.id, true, at(5)).await.unwrap().others, "each is the other's other");
    for kind in ["admin", "hr", "leadership"] {
        repo.add_grant(ana.id, kind, None, at(3)).await.unwrap();
    }
    let granted = Beginnings { leadership: true, hr: true, ..two };
    assert_eq!(repo.beginnings(ten, false, at(5)).await.unwrap(), granted, "an admin is invited by admins alone");
    assert_eq!(repo.beginnings(ten, true, at(5)).await.unwrap(), Beginnings { uninvited: true, ..granted });
    let link = LinkRow {
        id: LinkId(id(50)),
        kind: "invitation".to_owned(),
        person_id: Some(ana.id),
        created_by: None,
        created_at: at(4),
        expires_at: at(9),
        used_at: None,
    };
    repo.insert_link(&link, &[50; 32]).await.unwrap();
    assert_eq!(repo.beginnings(ten, true, at(5)).await.unwrap(), granted);
    assert!(repo.beginnings(ten, true, at(9)).await.unwrap().uninvited, "it has run out");
    repo.set_credential(ana.id, "$argon2id$", at(10)).await.unwrap();
    assert_eq!(repo.beginnings(ten, true, at(11)).await.unwrap(), granted);
    ana.active = false;
    repo.update_person(&ana, at(12)).await.unwrap();
    assert_eq!(repo.beginnings(ten, true, at(13)).await.unwrap(), alone, "whoever is gone counts no more");
}

contract_list!(
    people_contract, people: people_and_logins, placements_follow, preferences_alone, grants_once, what_a_company_begins_with
);
