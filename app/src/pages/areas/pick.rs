//! Choosing a person among many: search, then one button each.

use crate::{
    cx::{Cx, FormState},
    locales::{areas as t, common},
    reply::{Answer, Frame, Page},
    ui::{
        filters::{filters, text},
        form::{button_form, summary},
        text::initials,
    },
};
use hilo_domain::{ids::AreaId, problem::Problem, view::people::PersonItem};
use leptos::prelude::*;

/// # Errors
/// As the use cases.
pub async fn lead(cx: Cx) -> Answer {
    let area: AreaId = cx.param("area")?;
    let actor = cx.actor()?;
    actor.keeper()?;
    let name = cx.services.area(actor, area).await?.area.name;
    shown(&cx, area, &format!("/areas/{area}/lead"), t::pick_lead_title(cx.lang, &name), t::lead_hint(cx.lang)).await
}

/// # Errors
/// As the use cases; [`Problem::Forbidden`] for whoever may not name one.
pub async fn stand_in(cx: Cx) -> Answer {
    let area: AreaId = cx.param("area")?;
    let found = cx.services.area(cx.actor()?, area).await?;
    if !found.may_name_stand_ins {
        return Err(Problem::Forbidden.into());
    }
    let title = t::pick_stand_in_title(cx.lang, &found.area.name);
    shown(&cx, area, &format!("/areas/{area}/stand-ins"), title, t::stand_in_hint(cx.lang)).await
}

async fn shown(cx: &Cx, area: AreaId, action: &str, title: String, hint: &'static str) -> Answer {
    let lang = cx.lang;
    let asked = cx.query.get("q").trim().to_owned();
    let people = cx.services.pick_people(cx.actor()?, &asked).await?;
    let state = cx.form_state(action);
    // Here, and not beside whoever comes first.
    let refused = summary(&state);
    let found: Vec<_> = people.iter().map(|person| row(&state, person)).collect();
    let list = if found.is_empty() {
        (!asked.is_empty()).then(|| view! { <p class="soft">{t::pick_nobody(lang)}</p> }.into_any())
    } else {
        Some(view! { <ul class="list">{found}</ul> }.into_any())
    };
    let body = view! {
        <header class="page-head"><h1>{title.clone()}</h1><p class="lede">{hint}</p></header>
        {refused}
        {filters(cx, vec![text(cx, "search", "q", t::pick_search(lang))], None)}
        {list}
        <p><a href=format!("/areas/{area}")>{common::back(lang)}</a></p>
    };
    Page::new(title, body.into_any()).frame(Frame::Read).ok()
}

fn row(state: &FormState, person: &PersonItem) -> AnyView {
    let lang = state.lang;
    let id = person.id.to_string();
    let whom = t::pick_person(lang, &person.name);
    let label = view! { <span aria-hidden="true">{t::pick_this(lang)}</span><span class="vh">{whom}</span> };
    let place = person.role.iter().cloned().chain([person.area.name.clone()]).collect::<Vec<_>>().join(" · ");
    view! {
        <li class="list-row">
            <span class="avatar" aria-hidden="true">{initials(&person.name)}</span>
            <div class="grow"><strong>{person.name.clone()}</strong><p class="meta">{place}</p></div>
            {button_form(state, &[("person", &id)], "btn", label)}
        </li>
    }
    .into_any()
}
