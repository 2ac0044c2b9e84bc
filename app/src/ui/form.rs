//! Forms; their fields are in [`super::field`]. A form that failed comes back as it was left.

pub use super::field::{Field, GroupedOption, OptionGroup, check, choices, direction, escaped};
use crate::{cx::FormState, error, locales::problems};
use leptos::prelude::*;

/// The name of the hidden field that says whose form it is.
pub const BY: &str = "_by";

/// A `<form method="post">` with its hidden return address and, if it failed, what was wrong.
pub fn form(state: &FormState, class: &'static str, content: impl IntoView + 'static) -> AnyView {
    named_form(state, None, class, content)
}

/// As [`form`], with an id by which islands find it.
pub fn named_form(
    state: &FormState,
    id: Option<&'static str>,
    class: &'static str,
    content: impl IntoView + 'static,
) -> AnyView {
    view! {
        <form id=id class=class method="post" action=state.action.clone()>
            {hidden(state)}
            {summary(state)}
            {content.into_any()}
        </form>
    }
    .into_any()
}

/// Where the form stands and whose it is, for what happens when it can't be carried out.
fn hidden(state: &FormState) -> impl IntoView + use<> {
    let by = state.by.map(|by| view! { <input type="hidden" name=BY value=by.to_string()/> });
    view! { <input type="hidden" name="_page" value=state.page.clone()/>{by} }
}

/// As [`form`], for files.
pub fn upload_form(state: &FormState, class: &'static str, content: impl IntoView + 'static) -> AnyView {
    view! {
        <form class=class method="post" action=state.action.clone() enctype="multipart/form-data">
            {hidden(state)}
            {summary(state)}
            {content.into_any()}
        </form>
    }
    .into_any()
}

/// A form that is one button: `fields` are hidden.
pub fn button_form(
    state: &FormState,
    fields: &[(&str, &str)],
    class: &'static str,
    label: impl IntoView + 'static,
) -> AnyView {
    let hidden: Vec<_> = fields
        .iter()
        .map(|(name, value)| view! { <input type="hidden" name=(*name).to_owned() value=(*value).to_owned()/> })
        .collect();
    view! {
        <form method="post" action=state.action.clone()>
            <input type="hidden" name="_page" value=state.page.clone()/>
            {hidden}
            <button class=class>{label.into_any()}</button>
        </form>
    }
    .into_any()
}

/// What was wrong with the form as a whole, with links to the fields.
pub fn summary(state: &FormState) -> Option<AnyView> {
    let failed = state.failed.as_ref()?;
    let lang = state.lang;
    let Some(problem) = &failed.problem else {
        let notice = view! { <div class="notice notice-wait" role="status"><p>{problems::resumed(lang)}</p></div> };
        return Some(notice.into_any());
    };
    let links: Vec<_> = state
        .problems()
        .iter()
        .map(|p| view! { <li><a href=format!("#{}", p.field)>{error::rule(lang, &p.rule)}</a></li> })
        .collect();
    let (title, said) = error::headline(lang, problem);
    let notice = view! {
        <div class="notice notice-bad" role="alert" id="errors" tabindex="-1">
            {title.map(|title| view! { <h2>{title}</h2> })}
            {said.map(|said| view! { <p>{said}</p> })}
            {(!links.is_empty()).then(|| view! { <ul>{links}</ul> })}
        </div>
    };
    Some(notice.into_any())
}
