//! The form for a new area and for changes, and the page that asks before one is archived.

use crate::{
    cx::Cx,
    locales::{areas as t, common},
    reply::{Answer, Frame, Page},
    ui::{
        filters::area_options,
        form::{Field, check, form, made_from},
    },
};
use hilo_domain::{
    problem::{Problem, Rule},
    view::areas::AreaForm,
};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn new(cx: Cx) -> Answer {
    let area = cx.services.new_area_form(cx.actor()?.keeper()?, cx.query.parsed("parent")).await?;
    shown(&cx, "/areas/new", "/areas", t::new_area(cx.lang).to_owned(), &area)
}

/// # Errors
/// As the use case; the root has no such form.
pub async fn edit(cx: Cx) -> Answer {
    let area = cx.services.area_form(cx.actor()?.keeper()?, cx.param("area")?).await?;
    if area.parent.is_none() {
        return Err(Problem::Refused(Rule::RootArea).into());
    }
    let back = area.id.map(|id| format!("/areas/{id}")).unwrap_or_default();
    shown(&cx, &format!("{back}/edit"), &back, t::edit_title(cx.lang, &area.name), &area)
}

fn shown(cx: &Cx, action: &str, back: &str, title: String, area: &AreaForm) -> Answer {
    let lang = cx.lang;
    let state = cx.form_state(action);
    let parent = area.parent.map(|p| p.to_string()).unwrap_or_default();
    let place = Field::new(&state, "parent", t::parent(lang)).value(parent);
    let place = if area.id.is_some() { place.hint(t::parent_hint(lang)) } else { place };
    let save = if area.id.is_some() { common::save(lang) } else { t::create(lang) };
    let fields = view! {
        {made_from(&state, "revision", &area.revision)}
        {Field::new(&state, "name", t::name(lang)).value(&area.name).input("text", "off")}
        {place.select(area_options(&area.parents))}
        {check(&state, "checkbox", "external", "yes", area.external, t::external_label(lang), Some(t::external_hint(lang)))}
        <div class="form-actions">
            <button class="btn btn-primary">{save}</button>
            <a class="btn btn-quiet" href=back.to_owned()>{common::cancel(lang)}</a>
        </div>
    };
    let archive = area.id.map(|id| {
        let way = if area.empty {
            view! { <p><a class="btn btn-danger" href=format!("/areas/{id}/archive")>{t::archive(lang)}</a></p> }
                .into_any()
        } else {
            view! { <p class="hint">{t::archive_not_empty(lang)}</p> }.into_any()
        };
        view! { <hr/>{way} }
    });
    let body =
        view! { <header class="page-head"><h1>{title.clone()}</h1></header>{form(&state, "form", fields)}{archive} };
    Page::new(title, body.into_any()).frame(Frame::Form).ok()
}

/// # Errors
/// As the use case.
pub async fn archive(cx: Cx) -> Answer {
    let lang = cx.lang;
    let area = cx.services.area_form(cx.actor()?.keeper()?, cx.param("area")?).await?;
    let back = area.id.map(|id| format!("/areas/{id}")).unwrap_or_default();
    let state = cx.form_state(&format!("{back}/archive"));
    let title = t::archive_title(lang, &area.name);
    let buttons = view! {
        <button class="btn btn-danger btn-primary">{t::archive(lang)}</button>
        <a class="btn" href=back>{common::back(lang)}</a>
    };
    let text = if area.empty { t::archive_text(lang) } else { t::archive_not_empty(lang) };
    let body = view! { <div class="confirm"><h1>{title.clone()}</h1><p>{text}</p>{form(&state, "form-actions", buttons)}</div> };
    Page::new(title, body.into_any()).ok()
}
