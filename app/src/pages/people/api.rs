//! What can be done to people.

use crate::{
    cx::Cx,
    locales::people as t,
    reply::{Answer, Redirect},
};
use hilo_domain::{grant::Grant, ids::PersonId};
use hilo_service::people::check::PersonInput;

fn input(cx: &Cx) -> PersonInput {
    let field = |name: &str| cx.form.get(name).to_owned();
    PersonInput {
        name: field("name"),
        email: field("email"),
        employee_number: field("employee_number"),
        area: field("area"),
        role: field("role"),
        manager: field("manager"),
        hired_on: field("hired_on"),
        language: field("language"),
        revision: field("revision"),
    }
}

/// # Errors
/// As the use case.
pub async fn create(cx: Cx) -> Answer {
    let input = input(&cx);
    let person = cx.services.create_person(cx.actor()?.keeper()?, &input).await?;
    Redirect::to(format!("/people/{person}")).flash(t::created(cx.lang, input.name.trim())).ok()
}

/// # Errors
/// As the use case.
pub async fn change(cx: Cx) -> Answer {
    let person: PersonId = cx.param("person")?;
    cx.services.change_person(cx.actor()?.keeper()?, person, &input(&cx)).await?;
    Redirect::to(format!("/people/{person}")).flash(t::changed(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn deactivate(cx: Cx) -> Answer {
    let person: PersonId = cx.param("person")?;
    let name = cx.services.profile(cx.actor()?, person).await?.name;
    cx.services.deactivate(cx.actor()?.keeper()?, person).await?;
    Redirect::to(format!("/people/{person}")).flash(t::deactivated(cx.lang, &name)).ok()
}

/// # Errors
/// As the use case.
pub async fn reactivate(cx: Cx) -> Answer {
    let person: PersonId = cx.param("person")?;
    let name = cx.services.profile(cx.actor()?, person).await?.name;
    cx.services.reactivate(cx.actor()?.keeper()?, person, &input(&cx)).await?;
    Redirect::to(format!("/people/{person}")).flash(t::reactivated(cx.lang, &name)).ok()
}

/// # Errors
/// As the use case.
pub async fn grants(cx: Cx) -> Answer {
    let person: PersonId = cx.param("person")?;
    let wanted: Vec<Grant> = cx.form.all("grant").filter_map(Grant::from_key).collect();
    cx.services.set_grants(cx.actor()?.admin()?, person, &wanted, cx.form.get("revision")).await?;
    Redirect::to(format!("/people/{person}")).flash(t::grants_saved(cx.lang)).ok()
}
