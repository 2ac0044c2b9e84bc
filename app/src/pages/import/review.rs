//! What a person decides before an import is applied.

use super::page::number;
use crate::{
    cx::{Cx, FormState},
    locales::import as t,
    ui::{
        form::{check, form, mark, summary},
        noted::Kind,
    },
};
use hilo_domain::{
    people_import::WhySpared,
    problem::Problem,
    view::import::{ImportView, LeadLine, PreviewView, SparedLine},
};
use leptos::prelude::*;

/// Why the import was not begun, if it was just tried: told at the top of the page, where it is seen. And what is to be
/// decided: nothing while there are errors, or nothing to apply and nobody to propose.
pub(super) fn decide(cx: &Cx, import: &ImportView, preview: &PreviewView) -> (Option<AnyView>, Option<AnyView>) {
    let mut state = cx.form_state(&format!("/people/import/{}/apply", import.id));
    let stale = state.failed.take_if(|failed| failed.problem == Some(Problem::Stale) && failed.say()).map(|_| {
        // What was ticked was ticked for another plan, and is not shown again.
        let text = t::was_stale(cx.lang);
        view! { <div class="notice notice-wait" role="alert" id="errors" tabindex="-1"><p>{text}</p></div> }.into_any()
    });
    let decided = fields(cx, &state, preview);
    let refused = stale.or_else(|| summary(&state));
    let decided = decided.map(|fields| form(&FormState { failed: None, ..state }, "form", fields));
    (refused, decided)
}

fn fields(cx: &Cx, state: &FormState, preview: &PreviewView) -> Option<AnyView> {
    let counts = &preview.counts;
    let touched = counts.new + counts.changed + counts.moved + counts.reactivated + counts.to_deactivate;
    if counts.errors > 0 || (touched + counts.areas + counts.roles == 0 && preview.leads.is_empty()) {
        return None;
    }
    let spared: Vec<_> = preview.spared.iter().map(|spared| spared_line(cx, spared)).collect();
    let fields = view! {
        <input type="hidden" name="fingerprint" value=preview.fingerprint.clone()/>
        {leads(cx, state, &preview.leads)}
        {(!spared.is_empty()).then(|| view! { <div class="notice"><ul>{spared}</ul></div> })}
        {preview.needs_confirmation.then(|| confirmation(cx, state, preview))}
        <div class="form-actions"><button class="btn btn-primary btn-l">{t::apply(cx.lang)}</button></div>
    };
    Some(fields.into_any())
}

fn spared_line(cx: &Cx, spared: &SparedLine) -> AnyView {
    let text = match spared.why {
        WhySpared::Importer => t::spared_importer(cx.lang, &spared.name),
        WhySpared::Admin => t::spared_admin(cx.lang, &spared.name),
        WhySpared::LastAdmin => t::spared_last_admin(cx.lang, &spared.name),
    };
    view! { <li>{text}</li> }.into_any()
}

fn leads(cx: &Cx, state: &FormState, leads: &[LeadLine]) -> Option<AnyView> {
    let lang = cx.lang;
    if leads.is_empty() {
        return None;
    }
    let boxes: Vec<_> = leads
        .iter()
        .map(|lead| {
            let label = t::lead_choice(lang, &lead.name, &lead.area);
            let named = t::lead_votes(lang, &number(cx, lead.votes), &number(cx, lead.members));
            let level = i64::try_from(lead.level_with).unwrap_or(i64::MAX);
            // Whose area it is, a coin must not decide: somebody ticks it, or another is chosen later.
            let alone = level == 0;
            let hint = if alone { named } else { format!("{named}; {}", t::lead_level(lang, level)) };
            check(state, "checkbox", "lead", &lead.index.to_string(), alone, &label, Some(&hint))
        })
        .collect();
    let fieldset = view! {
        <fieldset class="fieldset">
            <legend>{t::leads_title(lang)}</legend>
            <p class="hint">{t::leads_lede(lang)}</p>
            <div class="grid">{boxes}</div>
        </fieldset>
    };
    Some(fieldset.into_any())
}

fn confirmation(cx: &Cx, state: &FormState, preview: &PreviewView) -> AnyView {
    let lang = cx.lang;
    mark(state, Kind::Group, "confirmed", t::many_leave_confirm(lang));
    let error = state.error("confirmed");
    let described = error.is_some().then_some("confirmed-error");
    view! {
        <div class="notice notice-bad" id="confirmed" role="group" aria-describedby=described>
            <p>{t::many_leave(lang, &number(cx, preview.counts.to_deactivate))}</p>
            {check(state, "checkbox", "confirmed", "yes", false, t::many_leave_confirm(lang), None)}
            {error.map(|error| view! { <p class="error" id="confirmed-error">{error}</p> })}
        </div>
    }
    .into_any()
}
