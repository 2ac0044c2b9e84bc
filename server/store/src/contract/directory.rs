//! Finding people, their history, absences and links.

use super::{Subject, area_row, at, id, one_person, person_row};
use crate::{
    absences::AbsenceRow,
    access::LinkRow,
    directory::{PeopleFilter, PeopleSort, PeopleState},
};
use hilo_domain::ids::{AbsenceId, AreaId, LinkId, PersonId, RoleId};

const TODAY: i32 = 20_000;

fn filter() -> PeopleFilter {
    PeopleFilter { today: TODAY, now: at(100), limit: 50, ..Default::default() }
}

fn absence(number: u128, person: PersonId, from_day: i32, to_day: Option<i32>) -> AbsenceRow {
    AbsenceRow { id: AbsenceId(id(number)), person_id: person, from_day, to_day, set_by: None, created_at: at(1) }
}

/// Areas 1 › 2 › 3 and 1 › 4; people 10 in 1, 11 and 12 in 2, 13 in 3, 14 in 4.
async fn some_people(store: &Subject) {
    one_person(store).await;
    let mut repo = store.write().await.unwrap();
    for (number, parent, name) in [(2, 1, "Tiendas"), (3, 2, "Maipú"), (4, 1, "Bodega")] {
        repo.insert_area(&area_row(number, Some(parent), name)).await.unwrap();
    }
    let role = repo.role_for(AreaId(id(2)), "Cajera", RoleId(id(20)), at(1)).await.unwrap();
    for (number, area, name) in [(11, 2, "Ana Ñuble"), (12, 2, "Zoé Díaz"), (13, 3, "Bruno 50%"), (14, 4, "ana díaz")]
    {
        let mut person = person_row(number, area, name);
        person.role_id = (number == 11).then_some(role);
        person.email = (number != 12).then(|| format!("p{number}@example.com"));
        person.employee_number = (number != 13).then(|| format!("A-{number}"));
        repo.insert_person(&person).await.unwrap();
    }
    repo.save().await.unwrap();
}

async fn found(store: &Subject, filter: PeopleFilter) -> Vec<u128> {
    let mut repo = store.read().await.unwrap();
    let people = repo.people(&filter).await.unwrap();
    assert_eq!(repo.count_people(&filter).await.unwrap(), i64::try_from(people.len()).unwrap());
    people.into_iter().map(|p| p.id.0.as_u128() & 0xff).collect()
}

pub async fn people_are_found(store: Subject) {
    some_people(&store).await;
    assert_eq!(found(&store, filter()).await, [14, 11, 13, 10, 12]);
    for (text, expected) in [
        ("ANA", vec![14, 11]),
        ("diaz ana", vec![14]),
        ("a-12", vec![12]),
        ("P13@EXAMPLE", vec![13]),
        ("50%", vec![13]),
        ("0_", vec![]),
    ] {
        assert_eq!(found(&store, PeopleFilter { text: text.to_owned(), ..filter() }).await, expected, "{text}");
    }
    let under = |areas: &[u128]| PeopleFilter { areas: areas.iter().map(|a| AreaId(id(*a))).collect(), ..filter() };
    assert_eq!(found(&store, under(&[2])).await, [11, 13, 12]);
    assert_eq!(found(&store, under(&[3, 4])).await, [14, 13]);
    assert_eq!(found(&store, under(&[1])).await.len(), 5);
    let sorted = |sort, descending| PeopleFilter { sort, descending, ..filter() };
    assert_eq!(found(&store, sorted(PeopleSort::Name, true)).await, [12, 10, 13, 11, 14]);
    assert_eq!(found(&store, sorted(PeopleSort::Area, false)).await, [14, 10, 13, 11, 12]);
    assert_eq!(found(&store, sorted(PeopleSort::Area, true)).await, [11, 12, 13, 10, 14]);
    assert_eq!(found(&store, sorted(PeopleSort::Role, false)).await, [11, 14, 13, 10, 12]);
}

pub async fn people_are_filtered_by_state(store: Subject) {
    some_people(&store).await;
    let mut repo = store.write().await.unwrap();
    let mut gone = repo.person(PersonId(id(12))).await.unwrap().unwrap();
    gone.active = false;
    repo.update_person(&gone, at(2)).await.unwrap();
    repo.set_credential(PersonId(id(11)), "hash", at(2)).await.unwrap();
    repo.insert_absence(&absence(40, PersonId(id(13)), TODAY - 3, Some(TODAY))).await.unwrap();
    repo.insert_absence(&absence(41, PersonId(id(14)), TODAY, None)).await.unwrap();
    repo.insert_absence(&absence(42, PersonId(id(10)), TODAY + 1, None)).await.unwrap();
    repo.save().await.unwrap();
    let of = |state| PeopleFilter { state, ..filter() };
    assert_eq!(found(&store, of(PeopleState::Active)).await, [14, 11, 13, 10]);
    assert_eq!(found(&store, of(PeopleState::Deactivated)).await, [12]);
    assert_eq!(found(&store, of(PeopleState::NoPassword)).await, [14, 13, 10]);
    assert_eq!(found(&store, of(PeopleState::OnLeave)).await, [14, 13]);
    assert_eq!(found(&store, of(PeopleState::All)).await.len(), 5);
    let mut repo = store.read().await.unwrap();
    let rows = repo.people(&filter()).await.unwrap();
    let flags: Vec<_> = rows.iter().map(|r| (r.has_password, r.on_leave)).collect();
    assert_eq!(flags, [(false, true), (true, false), (false, true), (false, false)]);
    assert_eq!((rows[1].area_name.as_str(), rows[1].role_title.as_deref()), ("Tiendas", Some("Cajera")));
}

/// Pages of a long list are disjoint and complete, and the last one is as the first.
pub async fn people_are_paged(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    for number in 0..120_u128 {
        // The same name many times: the id decides. (Person 10 has an "i" too.)
        repo.insert_person(&person_row(1000 + number, 1, ["Iris", "Ivo"][usize::from(number % 2 == 0)])).await.unwrap();
    }
    let mut seen = Vec::new();
    for page in 0..4 {
        let filter = PeopleFilter { offset: page * 50, text: "i".to_owned(), ..filter() };
        assert_eq!(repo.count_people(&filter).await.unwrap(), 121);
        let rows = repo.people(&filter).await.unwrap();
        assert_eq!(rows.len(), [50, 50, 21, 0][usize::try_from(page).unwrap()]);
        seen.extend(rows.into_iter().map(|r| (r.name, r.id)));
    }
    assert!(seen.is_sorted());
    seen.dedup();
    assert_eq!(seen.len(), 121);
}

pub async fn facts_and_history(store: Subject) {
    some_people(&store).await;
    let eleven = PersonId(id(11));
    let mut repo = store.write().await.unwrap();
    let mut ana = repo.person(eleven).await.unwrap().unwrap();
    ana.manager_id = Some(PersonId(id(14)));
    ana.area_id = AreaId(id(4));
    ana.role_id = None;
    repo.update_person(&ana, at(7)).await.unwrap();
    repo.add_grant(eleven, "hr", Some(PersonId(id(10))), at(8)).await.unwrap();
    repo.add_grant(eleven, "admin", None, at(9)).await.unwrap();
    let link = |number: u128, expires, used_at| LinkRow {
        id: LinkId(id(number)),
        kind: "invitation".to_owned(),
        person_id: Some(eleven),
        created_by: None,
        created_at: at(0),
        expires_at: at(expires),
        used_at,
    };
    let links = [(link(30, 50, None), vec![1; 32]), (link(31, 90, Some(at(5))), vec![2; 32])];
    repo.insert_links(&links).await.unwrap();
    let facts = repo.person_facts(eleven, at(49)).await.unwrap().unwrap();
    assert_eq!((facts.area_name.as_str(), facts.role_title.as_deref()), ("Bodega", None));
    assert_eq!(
        (facts.manager_name.as_deref(), facts.manager_login.as_deref()),
        (Some("ana díaz"), Some("p14@example.com"))
    );
    assert_eq!((facts.has_password, facts.invited_until, facts.updated_at), (false, Some(at(50)), at(7)));
    assert_eq!(repo.person_facts(eleven, at(50)).await.unwrap().unwrap().invited_until, None);
    assert_eq!(repo.person_facts(PersonId(id(99)), at(1)).await.unwrap(), None);
    let placements = repo.placements(eleven).await.unwrap();
    let places: Vec<_> = placements.iter().map(|p| (p.since, p.area_name.as_str(), p.role_title.as_deref())).collect();
    assert_eq!(places, [(at(7), "Bodega", None), (at(0), "Tiendas", Some("Cajera"))]);
    let grants = repo.grant_rows(eleven).await.unwrap();
    let grants: Vec<_> = grants.iter().map(|g| (g.kind.as_str(), g.granted_by.as_deref())).collect();
    assert_eq!(grants, [("admin", None), ("hr", Some("Persona Diez"))]);

    repo.void_all_links(&[eleven], at(40)).await.unwrap();
    assert_eq!(repo.person_facts(eleven, at(41)).await.unwrap().unwrap().invited_until, None);
    assert_eq!(repo.people_named(" ANA  diaz").await.unwrap(), [PersonId(id(14))]);
    assert!(repo.people_named("ana").await.unwrap().is_empty());
    assert!(repo.people_named("Ana\0 Diaz").await.unwrap().is_empty());
}

pub async fn who_can_be_invited(store: Subject) {
    some_people(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.add_grant(PersonId(id(14)), "admin", None, at(1)).await.unwrap();
    repo.set_credential(PersonId(id(11)), "hash", at(2)).await.unwrap();
    let numbers = |rows: Vec<crate::directory::InviteeRow>| -> Vec<u128> {
        rows.into_iter().map(|r| r.id.0.as_u128() & 0xff).collect()
    };
    assert_eq!(numbers(repo.invitees(&[], &[], true).await.unwrap()), [14, 13, 12]);
    assert_eq!(numbers(repo.invitees(&[], &[], false).await.unwrap()), [13, 12]);
    assert_eq!(numbers(repo.invitees(&[], &[AreaId(id(3))], true).await.unwrap()), [13]);
    let named = [PersonId(id(10)), PersonId(id(11)), PersonId(id(12))];
    assert_eq!(numbers(repo.invitees(&named, &[], true).await.unwrap()), [12]);
    // More than SQLite takes parameters, in the order of their names.
    let many: Vec<_> =
        (0..40_000).map(|n| PersonId(id(100_000 + n))).chain([12, 13, 14].map(|n| PersonId(id(n)))).collect();
    assert_eq!(numbers(repo.invitees(&many, &[], true).await.unwrap()), [14, 13, 12]);
}

pub async fn absences_come_and_go(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_absence(&absence(40, ten, 100, Some(110))).await.unwrap();
    repo.insert_absence(&absence(41, ten, 200, None)).await.unwrap();
    let mut open = repo.absence(AbsenceId(id(41))).await.unwrap().unwrap();
    open.to_day = Some(210);
    open.set_by = Some(ten);
    repo.update_absence(&open).await.unwrap();
    assert_eq!(repo.absences(ten).await.unwrap(), [open, absence(40, ten, 100, Some(110))]);
    assert!(repo.delete_absence(AbsenceId(id(40))).await.unwrap());
    assert!(!repo.delete_absence(AbsenceId(id(40))).await.unwrap());
    assert_eq!(repo.absence(AbsenceId(id(40))).await.unwrap(), None);
}

contract_list!(directory_contract, directory: people_are_found, people_are_filtered_by_state, people_are_paged, facts_and_history, who_can_be_invited, absences_come_and_go);
