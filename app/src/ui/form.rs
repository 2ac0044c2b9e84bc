//! Forms; their fields are in [`super::field`]. A form that failed comes back as it was left.

pub use super::field::{Field, GroupedOption, OptionGroup, check, choices, direction, headed_choices, mark, tick};
use crate::{
    cx::{Cx, FailedForm, FormState, TYPED, Values},
    error,
    locales::problems,
};
use hilo_domain::lang::Lang;
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
            {stored_now(state)}
            {content.into_any()}
        </form>
    }
    .into_any()
}

/// Where the form stands, whose it is and what is typed into it, for what happens when it can't be carried out. Its
/// fields are made before.
fn hidden(state: &FormState) -> impl IntoView + use<> {
    let by = state.by.map(|by| view! { <input type="hidden" name=BY value=by.to_string()/> });
    let typed = state.noted.typed().map(|typed| view! { <input type="hidden" name=TYPED value=typed/> });
    view! { <input type="hidden" name="_page" value=state.page.clone()/>{by}{typed} }
}

/// The hidden field with what a form was made from, by which a clash is noticed. The form that comes back has what it
/// was opened with; after a clash it also shows what is stored, and to save again is meant.
pub fn made_from(state: &FormState, name: &'static str, stored: &str) -> AnyView {
    state.noted.compare();
    let value = if state.is_stale() { stored.to_owned() } else { state.value(name, stored) };
    view! { <input type="hidden" name=name value=value/> }.into_any()
}

/// After a clash, what is stored where something else was typed.
fn stored_now(state: &FormState) -> Option<AnyView> {
    let lang = state.lang;
    let differences = state.noted.differences(lang).filter(|_| state.is_stale())?;
    let same = differences.is_empty().then(|| view! { <p>{problems::stored_same(lang)}</p> });
    let rows: Vec<_> =
        differences.into_iter().map(|(label, stored)| view! { <dt>{label}</dt><dd dir="auto">{stored}</dd> }).collect();
    let rows = same.is_none().then(|| view! { <dl class="facts">{rows}</dl> });
    let section = view! {
        <section class="card card-sunken stack" id="stored"><h2>{problems::stored_now(lang)}</h2>{same}{rows}</section>
    };
    Some(section.into_any())
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

/// A form that is one button, with what was wrong if it failed: `fields` are hidden.
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
            {summary(state)}
            <button class=class>{label.into_any()}</button>
        </form>
    }
    .into_any()
}

/// What was wrong with the form as a whole, with links to the fields that were made before. A page says it once.
pub fn summary(state: &FormState) -> Option<AnyView> {
    let failed = state.failed.as_ref().filter(|failed| failed.say())?;
    Some(notice(state, failed, state.noted.keeps_something()))
}

/// At the top of a page on which no form said what was wrong: that, and what was typed.
pub fn unsaid(cx: &Cx) -> Option<AnyView> {
    let failed = cx.failed.as_ref().filter(|failed| failed.say())?;
    let kept = kept(cx.lang, &failed.values);
    let notice = notice(&cx.form_state(&failed.action), failed, kept.is_some());
    Some(view! { {notice}{kept} }.into_any())
}

/// `kept` says that what was typed is still there.
fn notice(state: &FormState, failed: &FailedForm, kept: bool) -> AnyView {
    let lang = state.lang;
    let Some(problem) = &failed.problem else {
        return view! { <div class="notice notice-wait" role="status"><p>{problems::resumed(lang)}</p></div> }
            .into_any();
    };
    let broken: Vec<_> = state
        .problems()
        .iter()
        .map(|problem| {
            let said = error::rule(lang, &problem.rule);
            let Some((label, id)) = state.noted.find(&problem.field) else {
                return view! { <li>{said}</li> }.into_any();
            };
            let colon = if label.ends_with(['?', '!', '.', ':', '…']) { "" } else { ":" };
            let said = format!("{label}{colon} {said}");
            match id {
                Some(id) => view! { <li><a href=format!("#{id}")>{said}</a></li> }.into_any(),
                None => view! { <li>{said}</li> }.into_any(),
            }
        })
        .collect();
    let (title, said) = error::headline(lang, problem, kept);
    view! {
        <div class="notice notice-bad" role="alert" id="errors" tabindex="-1">
            {title.map(|title| view! { <h2>{title}</h2> })}
            {said.map(|said| view! { <p>{said}</p> })}
            {(!broken.is_empty()).then(|| view! { <ul>{broken}</ul> })}
        </div>
    }
    .into_any()
}

/// What was typed into a form that is not there any more, to be copied.
pub fn kept(lang: Lang, values: &Values) -> Option<AnyView> {
    let words: Vec<_> = values
        .words()
        .into_iter()
        .map(|(label, text)| view! { <dt>{label.to_owned()}</dt><dd class="words" dir="auto">{text.to_owned()}</dd> })
        .collect();
    (!words.is_empty()).then(|| {
        view! {
            <section class="card stack" id="kept">
                <div class="stack stack-xs"><h2>{problems::kept_title(lang)}</h2><p class="hint">{problems::kept_text(lang)}</p></div>
                <dl class="facts">{words}</dl>
            </section>
        }
        .into_any()
    })
}
