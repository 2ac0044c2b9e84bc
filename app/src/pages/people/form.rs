//! The form for a new person and for changes.

use crate::{
    cx::{Cx, FormState},
    locales::{common, people as t},
    reply::{Answer, Frame, Page},
    ui::{
        filters::area_options,
        form::{Field, form, made_from},
    },
};
use hilo_domain::view::people::PersonForm;
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn new(cx: Cx) -> Answer {
    let person = cx.services.new_person_form(cx.actor()?.keeper()?, cx.query.parsed("area")).await?;
    shown(&cx, "/people/new", "/people", t::new_person(cx.lang).to_owned(), &person)
}

/// # Errors
/// As the use case.
pub async fn edit(cx: Cx) -> Answer {
    let person = cx.services.person_form(cx.actor()?.keeper()?, cx.param("person")?).await?;
    let back = person.id.map(|id| format!("/people/{id}")).unwrap_or_default();
    shown(&cx, &format!("{back}/edit"), &back, t::edit_title(cx.lang, &person.name), &person)
}

fn shown(cx: &Cx, action: &str, back: &str, title: String, person: &PersonForm) -> Answer {
    let lang = cx.lang;
    let state = cx.form_state(action);
    let save = if person.id.is_some() { common::save(lang) } else { t::create(lang) };
    let fields = view! {
        {made_from(&state, "revision", &person.revision)}
        <fieldset class="fieldset stack"><legend><h2>{t::form_who(lang)}</h2></legend>{who(&state, person)}</fieldset>
        <fieldset class="fieldset stack"><legend><h2>{t::form_where(lang)}</h2></legend>{place(&state, person)}</fieldset>
        <div class="form-actions">
            <button class="btn btn-primary">{save}</button>
            <a class="btn btn-quiet" href=back.to_owned()>{common::cancel(lang)}</a>
        </div>
    };
    let body = view! { <header class="page-head"><h1>{title.clone()}</h1></header>{form(&state, "form", fields)} };
    Page::new(title, body.into_any()).frame(Frame::Form).ok()
}

fn who(state: &FormState, person: &PersonForm) -> AnyView {
    let lang = state.lang;
    let languages =
        [("", t::language_default(lang)), ("es", common::languages_es(lang)), ("en", common::languages_en(lang))];
    let languages = languages.into_iter().map(|(value, label)| (value.to_owned(), label.to_owned())).collect();
    view! {
        {Field::new(state, "name", t::name(lang)).value(&person.name).input("text", "off")}
        <p class="hint">{t::login_hint(lang)}</p>
        <div class="field-row">
            {Field::new(state, "email", t::email(lang)).optional().value(&person.email).input("email", "off")}
            {Field::new(state, "employee_number", t::employee_number(lang)).optional().value(&person.employee_number).input("text", "off")}
        </div>
        {Field::new(state, "language", t::language(lang)).optional().value(&person.language).select(languages)}
    }
    .into_any()
}

/// Area and title, as the form to bring somebody back asks for them too.
pub(super) fn area_and_role(state: &FormState, person: &PersonForm) -> AnyView {
    let lang = state.lang;
    let area = person.area.map(|a| a.to_string()).unwrap_or_default();
    let mut areas = vec![(String::new(), t::choose_area(lang).to_owned())];
    areas.extend(area_options(&person.areas));
    let titles: Vec<_> = person.titles.iter().map(|title| view! { <option value=title.clone()></option> }).collect();
    view! {
        {Field::new(state, "area", t::area(lang)).value(area).select(areas)}
        {Field::new(state, "role", t::role(lang)).optional().hint(t::role_hint(lang)).value(&person.role).list("titles").input("text", "off")}
        <datalist id="titles">{titles}</datalist>
    }
    .into_any()
}

fn place(state: &FormState, person: &PersonForm) -> AnyView {
    let lang = state.lang;
    let hint = person.id.map(|_| view! { <p class="hint">{t::move_hint(lang)}</p> });
    view! {
        {hint}
        {area_and_role(state, person)}
        {Field::new(state, "manager", t::manager(lang)).optional().hint(t::manager_hint(lang)).value(&person.manager).input("text", "off")}
        {Field::new(state, "hired_on", t::hired_on(lang)).optional().value(&person.hired_on).input("date", "")}
    }
    .into_any()
}
