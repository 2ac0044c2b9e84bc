//! Which column is what.

use super::{page::discard, words};
use crate::{
    cx::{Cx, FormState},
    locales::import as t,
    ui::{
        form::{form, mark},
        noted::Kind,
    },
};
use hilo_domain::{
    people_import::Field,
    view::import::{ColumnView, ColumnsView, ImportView},
};
use leptos::prelude::*;

pub(super) fn view(cx: &Cx, import: &ImportView, columns: &ColumnsView) -> AnyView {
    let lang = cx.lang;
    let state = cx.form_state(&format!("/people/import/{}/columns", import.id));
    let (encoding, delimiter) = (words::encoding(columns.encoding), words::delimiter(lang, columns.delimiter));
    let lede = t::columns_lede(lang, columns.rows, encoding, delimiter);
    let lines: Vec<_> = (0..)
        .zip(&columns.columns)
        .map(|(place, column)| line(&state, place, column, mapped(columns, place)))
        .collect();
    let whole = state.error("columns");
    mark(&state, Kind::Group, "columns", t::columns_title(lang));
    let fields = view! {
        <div class="table-wrap table-card" role="region" tabindex="0" aria-labelledby="columns">
            <table class="table">
                <caption class="vh" id="columns">{t::columns_title(lang)}</caption>
                <thead><tr>
                    <th scope="col">{t::column(lang)}</th>
                    <th scope="col">{t::samples(lang)}</th>
                    <th scope="col">{t::means(lang)}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
        {whole.map(|error| view! { <p class="error">{error}</p> })}
        <div class="form-actions"><button class="btn btn-primary">{t::review(lang)}</button></div>
    };
    view! {
        <header class="page-head">
            <p class="eyebrow">{lede}</p>
            <h1>{t::columns_title(lang)}</h1>
            <p class="lede">{t::columns_hint(lang)}</p>
            <div class="actions">{discard(cx, import.id)}</div>
        </header>
        {form(&state, "form", fields)}
    }
    .into_any()
}

fn line(state: &FormState, place: u32, column: &ColumnView, mapped: &'static str) -> AnyView {
    let lang = state.lang;
    let name = format!("column_{place}");
    let chosen = state.value(&name, mapped);
    let heading =
        if column.heading.is_empty() { t::column_number(lang, i64::from(place) + 1) } else { column.heading.clone() };
    let options: Vec<_> = Field::ALL
        .into_iter()
        .map(|field| {
            let key = words::field_key(field);
            view! { <option value=key selected=chosen == key>{words::field(lang, field)}</option> }
        })
        .collect();
    mark(state, Kind::Choice, &name, &heading);
    let error = state.error(&name);
    let wrong = error.is_some();
    let described = wrong.then(|| format!("{name}-error"));
    view! {
        <tr class=wrong.then_some("is-problem")>
            <th scope="row">{heading.clone()}</th>
            <td class="soft">{column.samples.join(" · ")}</td>
            <td>
                <select class="input" id=name.clone() name=name.clone() aria-label=t::means_for(lang, &heading)
                    aria-describedby=described aria-invalid=wrong.then_some("true")>
                    <option value="" selected=chosen.is_empty()>{t::ignore(lang)}</option>
                    {options}
                </select>
                {error.map(|error| view! { <p class="error" id=format!("{name}-error")>{error}</p> })}
            </td>
        </tr>
    }
    .into_any()
}

/// What the stored or guessed mapping says of a column.
fn mapped(columns: &ColumnsView, column: u32) -> &'static str {
    let field = Field::ALL.into_iter().find(|field| columns.mapping.get(*field) == Some(column));
    field.map_or("", words::field_key)
}
