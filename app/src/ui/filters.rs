//! The bar above a list: a form that only asks, so that its state stands in the address.

use crate::{
    cx::Cx,
    locales::common as t,
    ui::{form::direction, tree::indented},
};
use hilo_domain::view::areas::AreaOption;
use leptos::prelude::*;

/// Sends the list's own address anew, from its first page on.
pub fn filters(cx: &Cx, content: Vec<AnyView>, clear: Option<(&str, &str)>) -> AnyView {
    let clear = clear.map(|(href, label)| {
        view! { <a class="btn btn-quiet" href=href.to_owned()>{label.to_owned()}</a> }
    });
    view! {
        <form class="filters" role="search" method="get" action=cx.path.clone()>
            {content}
            <button class="btn">{t::filter(cx.lang)}</button>
            {clear}
        </form>
    }
    .into_any()
}

/// A field whose value is what the address says. `kind` is the input's type; `search` takes more room.
pub fn text(cx: &Cx, kind: &'static str, name: &'static str, label: &str) -> AnyView {
    let class = if kind == "search" { "field field-wide" } else { "field" };
    let id = format!("filter-{name}");
    view! {
        <div class=class>
            <label for=id.clone()>{label.to_owned()}</label>
            <input class="input" type=kind id=id name=name dir=direction(kind) value=cx.query.get(name).to_owned()/>
        </div>
    }
    .into_any()
}

/// A choice; pairs of value and label, the first being what no value stands for.
pub fn select(cx: &Cx, name: &'static str, label: &str, options: Vec<(String, String)>) -> AnyView {
    let chosen = cx.query.get(name).to_owned();
    let id = format!("filter-{name}");
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, label)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{label}</option> }
        })
        .collect();
    view! {
        <div class="field">
            <label for=id.clone()>{label.to_owned()}</label>
            <select class="input" id=id name=name>{options}</select>
        </div>
    }
    .into_any()
}

/// Areas to choose from, as far from the edge as they are from the root.
#[must_use]
pub fn area_options(areas: &[AreaOption]) -> Vec<(String, String)> {
    let base = areas.iter().map(|area| area.depth).min().unwrap_or_default();
    areas.iter().map(|area| (area.id.to_string(), indented(&area.name, area.depth - base))).collect()
}
