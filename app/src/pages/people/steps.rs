//! Pages that ask before something is done that hurts.

use super::{form::area_and_role, words::grant_name};
use crate::{
    cx::Cx,
    locales::{common, people as t},
    reply::{Answer, Frame, Page, Redirect},
    ui::form::form,
};
use hilo_domain::ids::PersonId;
use leptos::prelude::*;

/// Somebody who is not active is shown as they are.
///
/// # Errors
/// As the use case.
pub async fn deactivate(cx: Cx) -> Answer {
    let lang = cx.lang;
    let person: PersonId = cx.param("person")?;
    cx.actor()?.keeper()?;
    if !cx.services.profile(cx.actor()?, person).await?.active {
        return Redirect::to(format!("/people/{person}")).ok();
    }
    let found = cx.services.deactivation(cx.actor()?.keeper()?, person).await?;
    let leading: Vec<_> = found.leading.iter().map(|area| area.name.as_str()).collect();
    let grants: Vec<_> = found.grants.iter().map(|grant| grant_name(lang, grant)).collect();
    let loses_leads = (!leading.is_empty()).then(|| view! { <p>{t::deactivate_leads(lang, &leading.join(", "))}</p> });
    let loses_grants = (!grants.is_empty()).then(|| view! { <p>{t::deactivate_grants(lang, &grants.join(", "))}</p> });
    let state = cx.form_state(&format!("/people/{person}/deactivate"));
    let buttons = view! {
        <button class="btn btn-danger btn-primary">{t::deactivate(lang)}</button>
        <a class="btn" href=format!("/people/{person}")>{common::back(lang)}</a>
    };
    let title = t::deactivate_title(lang, &found.name);
    let body = view! {
        <div class="confirm">
            <h1>{title.clone()}</h1>
            <p>{t::deactivate_text(lang)}</p>
            {loses_leads}
            {loses_grants}
            {form(&state, "form-actions", buttons)}
        </div>
    };
    Page::new(title, body.into_any()).ok()
}

/// Somebody who is active is shown as they are.
///
/// # Errors
/// As the use case.
pub async fn reactivate(cx: Cx) -> Answer {
    let lang = cx.lang;
    let id: PersonId = cx.param("person")?;
    let actor = cx.actor()?;
    let person = cx.services.person_form(actor.keeper()?, id).await?;
    if cx.services.profile(actor, id).await?.active {
        return Redirect::to(format!("/people/{id}")).ok();
    }
    let state = cx.form_state(&format!("/people/{id}/reactivate"));
    let fields = view! {
        {area_and_role(&state, &person)}
        <div class="form-actions">
            <button class="btn btn-primary">{t::reactivate(lang)}</button>
            <a class="btn btn-quiet" href=format!("/people/{id}")>{common::cancel(lang)}</a>
        </div>
    };
    let title = t::reactivate_title(lang, &person.name);
    let body = view! {
        <header class="page-head"><h1>{title.clone()}</h1><p class="lede">{t::reactivate_text(lang)}</p></header>
        {form(&state, "form", fields)}
    };
    Page::new(title, body.into_any()).frame(Frame::Form).ok()
}
