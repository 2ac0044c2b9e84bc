//! What can be done to areas, their roles and leads.

use crate::{
    cx::Cx,
    locales::areas as t,
    reply::{Answer, Redirect},
};
use hilo_domain::{
    ids::{AreaId, PersonId},
    problem::Problem,
};
use hilo_service::{Result, areas::edit::AreaInput};

fn input(cx: &Cx) -> AreaInput {
    AreaInput {
        name: cx.form.get("name").to_owned(),
        parent: cx.form.get("parent").to_owned(),
        external: cx.form.ticked("external"),
        revision: cx.form.get("revision").to_owned(),
    }
}

fn to(area: AreaId, flash: impl Into<String>) -> Answer {
    Redirect::to(format!("/areas/{area}")).flash(flash).ok()
}

/// Whom a button of the list of people stands for.
fn person(cx: &Cx) -> Option<PersonId> {
    cx.form.parsed("person")
}

async fn name(cx: &Cx, person: Option<PersonId>) -> Result<String> {
    let person = person.ok_or(Problem::Malformed)?;
    Ok(cx.services.profile(cx.actor()?, person).await?.name)
}

/// # Errors
/// As the use case.
pub async fn create(cx: Cx) -> Answer {
    let area = cx.services.create_area(cx.actor()?.keeper()?, &input(&cx)).await?;
    to(area, t::created(cx.lang))
}

/// # Errors
/// As the use case.
pub async fn change(cx: Cx) -> Answer {
    let area = cx.param("area")?;
    cx.services.change_area(cx.actor()?.keeper()?, area, &input(&cx)).await?;
    to(area, t::changed(cx.lang))
}

/// # Errors
/// As the use case.
pub async fn archive(cx: Cx) -> Answer {
    let area = cx.param("area")?;
    let keeper = cx.actor()?.keeper()?;
    let form = cx.services.area_form(keeper, area).await?;
    cx.services.archive_area(keeper, area).await?;
    let above = form.parent.map_or_else(|| "/areas".to_owned(), |parent| format!("/areas/{parent}"));
    Redirect::to(above).flash(t::archived(cx.lang, &form.name)).ok()
}

/// # Errors
/// As the use case.
pub async fn add_role(cx: Cx) -> Answer {
    let area = cx.param("area")?;
    cx.services.add_role(cx.actor()?.keeper()?, area, cx.form.get("title")).await?;
    to(area, t::role_added(cx.lang))
}

/// # Errors
/// As the use case.
pub async fn rename_role(cx: Cx) -> Answer {
    let area = cx.param("area")?;
    cx.services.rename_role(cx.actor()?.keeper()?, area, cx.param("role")?, cx.form.get("title")).await?;
    to(area, t::role_renamed(cx.lang))
}

/// # Errors
/// As the use case.
pub async fn remove_role(cx: Cx) -> Answer {
    let area = cx.param("area")?;
    cx.services.remove_role(cx.actor()?.keeper()?, area, cx.param("role")?).await?;
    to(area, t::role_removed(cx.lang))
}

/// # Errors
/// As the use case.
pub async fn set_lead(cx: Cx) -> Answer {
    let (area, person) = (cx.param("area")?, person(&cx));
    cx.services.set_lead(cx.actor()?.keeper()?, area, person).await?;
    to(area, t::lead_set(cx.lang, &name(&cx, person).await?))
}

/// # Errors
/// As the use case.
pub async fn remove_lead(cx: Cx) -> Answer {
    let area = cx.param("area")?;
    cx.services.remove_lead(cx.actor()?.keeper()?, area).await?;
    to(area, t::lead_removed(cx.lang))
}

/// # Errors
/// As the use case.
pub async fn add_stand_in(cx: Cx) -> Answer {
    let (area, person) = (cx.param("area")?, person(&cx));
    cx.services.add_stand_in(cx.actor()?, area, person).await?;
    to(area, t::stand_in_set(cx.lang, &name(&cx, person).await?))
}

/// # Errors
/// As the use case.
pub async fn remove_stand_in(cx: Cx) -> Answer {
    let area = cx.param("area")?;
    cx.services.remove_stand_in(cx.actor()?, area, cx.param("person")?).await?;
    to(area, t::stand_in_removed(cx.lang))
}
