//! The rules about areas, roles and leads.

use super::edit::AreaInput;
use crate::{
    people::check::PersonInput,
    testing::{House, house},
};
use hilo_domain::{
    ids::{AreaId, PersonId},
    problem::{Problem, Rule},
};

async fn make(house: &House, name: &str, parent: AreaId) -> AreaId {
    let input = AreaInput { name: name.to_owned(), parent: parent.to_string(), ..AreaInput::default() };
    house.services.create_area(house.admin.keeper().unwrap(), &input).await.unwrap()
}

async fn person(house: &House, name: &str, area: AreaId, role: &str) -> PersonId {
    let input = PersonInput {
        name: name.to_owned(),
        employee_number: name.to_owned(),
        area: area.to_string(),
        role: role.to_owned(),
        ..PersonInput::default()
    };
    house.services.create_person(house.admin.keeper().unwrap(), &input).await.unwrap()
}

fn refused<T: std::fmt::Debug>(result: crate::Result<T>) -> Problem {
    result.unwrap_err().problem
}

#[tokio::test]
async fn an_area_moves_but_never_under_itself() {
    let house = house().await;
    let services = &house.services;
    let keeper = house.admin.keeper().unwrap();
    let (tiendas, bodega) = (make(&house, "Tiendas", house.root).await, make(&house, "Bodega", house.root).await);
    let maipu = make(&house, "Maipú", tiendas).await;
    let clash = AreaInput { name: "tiendas".to_owned(), parent: house.root.to_string(), ..AreaInput::default() };
    assert_eq!(refused(services.create_area(keeper, &clash).await), Problem::field("name", Rule::Taken));

    let form = services.area_form(keeper, tiendas).await.unwrap();
    assert!(!form.parents.iter().any(|p| p.id == tiendas || p.id == maipu));
    let change = |parent: AreaId| AreaInput {
        name: "Tiendas".to_owned(),
        parent: parent.to_string(),
        external: true,
        revision: form.revision.clone(),
    };
    for under in [tiendas, maipu] {
        let problem = refused(services.change_area(keeper, tiendas, &change(under)).await);
        assert_eq!(problem, Problem::field("parent", Rule::AreaUnderItself));
    }
    services.change_area(keeper, tiendas, &change(bodega)).await.unwrap();
    assert_eq!(refused(services.change_area(keeper, tiendas, &change(house.root)).await), Problem::Stale);
    let view = services.area(&house.admin, maipu).await.unwrap();
    let path: Vec<_> = view.path.into_iter().map(|a| a.name).collect();
    assert_eq!(path, ["Ferretería", "Bodega", "Tiendas"]);
    let root = services.change_area(keeper, house.root, &change(bodega)).await;
    assert_eq!(refused(root), Problem::Refused(Rule::RootArea));
}

#[tokio::test]
async fn only_an_empty_area_is_archived() {
    let house = house().await;
    let services = &house.services;
    let keeper = house.admin.keeper().unwrap();
    let tiendas = make(&house, "Tiendas", house.root).await;
    let maipu = make(&house, "Maipú", tiendas).await;
    let ana = person(&house, "Ana", maipu, "Cajera").await;
    for full in [tiendas, maipu] {
        assert_eq!(refused(services.archive_area(keeper, full).await), Problem::Refused(Rule::AreaNotEmpty));
    }
    assert_eq!(refused(services.archive_area(keeper, house.root).await), Problem::Refused(Rule::RootArea));
    services.deactivate(keeper, ana).await.unwrap();
    services.archive_area(keeper, maipu).await.unwrap();
    services.archive_area(keeper, tiendas).await.unwrap();
    assert_eq!(refused(services.area(&house.admin, maipu).await), Problem::NotFound);
    let profile = services.profile(&house.admin, ana).await.unwrap();
    assert_eq!(profile.path.last().map(|a| a.name.as_str()), Some("Maipú"), "where she was stays known");
    let form = services.person_form(keeper, ana).await.unwrap();
    assert_eq!(form.area, None, "and she needs another to come back to");
    // The name is free again.
    make(&house, "Tiendas", house.root).await;
}

#[tokio::test]
async fn roles_stay_for_their_history() {
    let house = house().await;
    let services = &house.services;
    let keeper = house.admin.keeper().unwrap();
    let tiendas = make(&house, "Tiendas", house.root).await;
    person(&house, "Ana", tiendas, "Cajera").await;
    services.add_role(keeper, tiendas, "Reponedor").await.unwrap();
    assert_eq!(refused(services.add_role(keeper, tiendas, "CAJERA").await), Problem::field("title", Rule::Taken));
    let roles = services.area(&house.admin, tiendas).await.unwrap().roles;
    assert_eq!(
        roles.iter().map(|r| (r.title.as_str(), r.people)).collect::<Vec<_>>(),
        [("Cajera", 1), ("Reponedor", 0)]
    );
    let (cashier, restocker) = (roles[0].id, roles[1].id);
    assert_eq!(refused(services.remove_role(keeper, tiendas, cashier).await), Problem::Refused(Rule::RoleInUse));
    let clash = services.rename_role(keeper, tiendas, cashier, "reponedor").await;
    assert_eq!(refused(clash), Problem::field("title", Rule::Taken));
    services.rename_role(keeper, tiendas, cashier, "Asesora de caja").await.unwrap();
    services.remove_role(keeper, tiendas, restocker).await.unwrap();
    assert_eq!(refused(services.rename_role(keeper, house.root, cashier, "x").await), Problem::NotFound);
    let roles = services.area(&house.admin, tiendas).await.unwrap().roles;
    assert_eq!(roles.into_iter().map(|r| r.title).collect::<Vec<_>>(), ["Asesora de caja"]);
}

#[tokio::test]
async fn leads_name_stand_ins_and_stand_ins_name_nobody() {
    let house = house().await;
    let services = &house.services;
    let keeper = house.admin.keeper().unwrap();
    let tiendas = make(&house, "Tiendas", house.root).await;
    let maipu = make(&house, "Maipú", tiendas).await;
    let ana = person(&house, "Ana", tiendas, "").await;
    let bruno = person(&house, "Bruno", tiendas, "").await;
    let carla = person(&house, "Carla", maipu, "").await;
    services.set_lead(keeper, tiendas, Some(ana)).await.unwrap();
    let lead = house.actor(ana).await;
    services.add_stand_in(&lead, maipu, Some(bruno)).await.unwrap();
    assert_eq!(refused(services.add_stand_in(&lead, maipu, Some(bruno)).await), Problem::field("person", Rule::Taken));
    assert_eq!(refused(services.add_stand_in(&lead, house.root, Some(bruno)).await), Problem::Forbidden);
    let nobodys = house.actor(bruno).await;
    assert!(!nobodys.me.leads && services.area_lead(&nobodys, maipu).await.is_err(), "nobody leads it");
    services.set_lead(keeper, maipu, Some(carla)).await.unwrap();
    let stand_in = house.actor(bruno).await;
    assert!(stand_in.me.leads && services.area_lead(&stand_in, maipu).await.is_ok());
    assert_eq!(refused(services.area_lead(&stand_in, tiendas).await), Problem::Forbidden);
    assert_eq!(refused(services.add_stand_in(&stand_in, maipu, Some(carla)).await), Problem::Forbidden);
    assert_eq!(refused(services.remove_stand_in(&stand_in, maipu, bruno).await), Problem::Forbidden);
    services.remove_stand_in(&lead, maipu, bruno).await.unwrap();
    services.remove_stand_in(&lead, maipu, bruno).await.unwrap();
    let nobody = services.add_stand_in(&lead, maipu, None).await;
    assert_eq!(refused(nobody), Problem::field("person", Rule::UnknownPerson));
    let view = services.area_tree(&house.admin).await.unwrap();
    assert_eq!((view.areas, view.root.people_below), (3, 4));
    assert_eq!(view.without_lead.into_iter().map(|a| a.name).collect::<Vec<_>>(), ["Ferretería"]);
}

#[tokio::test]
async fn an_area_has_the_lead_of_one_above() {
    let house = house().await;
    let services = &house.services;
    let keeper = house.admin.keeper().unwrap();
    let (tiendas, bodega) = (make(&house, "Tiendas", house.root).await, make(&house, "Bodega", house.root).await);
    let (maipu, norte) = (make(&house, "Maipú", tiendas).await, make(&house, "Norte", bodega).await);
    let vitrina = make(&house, "Vitrina", maipu).await;
    let mut people = Vec::new();
    for (name, area) in [("Ana", tiendas), ("Bruno", bodega), ("Carla", vitrina), ("Dora", norte)] {
        people.push(person(&house, name, area, "").await);
    }
    services.set_lead(keeper, tiendas, Some(people[0])).await.unwrap();
    services.add_stand_in(&house.admin, bodega, Some(people[1])).await.unwrap();
    let view = services.area_tree(&house.admin).await.unwrap();
    // A stand-in leads nothing where nobody leads; in Maipú nobody works.
    let without: Vec<_> = view.without_lead.into_iter().map(|a| a.name).collect();
    assert_eq!(without, ["Ferretería", "Bodega", "Norte"]);
}
