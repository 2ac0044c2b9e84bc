//! Leave: the list with its forms, as it stands on a person's page and on one's own account.

use super::words::{day, day_value};
use crate::{
    cx::Cx,
    locales::{common, people as t},
    pages::access::sign_in::local,
    reply::{Answer, Redirect},
    ui::form::{Field, button_form, form},
};
use hilo_domain::{ids::PersonId, view::people::AbsenceItem};
use hilo_service::people::leave::LeaveInput;
use leptos::prelude::*;

/// What is noted, and where more is; earlier absences folded away.
pub fn section(cx: &Cx, person: PersonId, absences: &[AbsenceItem], may_set: bool) -> AnyView {
    let lang = cx.lang;
    let (past, coming): (Vec<_>, Vec<_>) = absences.iter().partition(|a| a.past);
    let rows = |of: Vec<&AbsenceItem>| of.into_iter().map(|a| row(cx, person, a, may_set)).collect::<Vec<_>>();
    let none = coming.is_empty().then(|| view! { <p class="soft">{t::leave_none(lang)}</p> });
    let earlier = i64::try_from(past.len()).unwrap_or_default();
    let past = (!past.is_empty()).then(|| {
        view! { <details class="more"><summary>{t::leave_past(lang, earlier)}</summary><ul class="list">{rows(past)}</ul></details> }
    });
    let add = may_set.then(|| {
        let state = cx.form_state(&format!("/people/{person}/leave"));
        let fields = view! {
            <p class="hint">{t::leave_to_hint(lang)}</p>
            <div class="field-row">
                {Field::new(&state, "from", t::leave_from(lang)).input("date", "")}
                {Field::new(&state, "to", t::leave_to(lang)).optional().input("date", "")}
            </div>
            <div class="form-actions"><button class="btn">{t::leave_add(lang)}</button></div>
        };
        form(&state, "form", fields)
    });
    let coming = (!coming.is_empty()).then(|| view! { <ul class="list">{rows(coming)}</ul> });
    view! { <div class="stack">{none}{coming}{past}{add}</div> }.into_any()
}

fn row(cx: &Cx, person: PersonId, absence: &AbsenceItem, may_set: bool) -> AnyView {
    let lang = cx.lang;
    let from = day(lang, absence.from_day);
    let span = match absence.to_day {
        Some(to) => t::leave_span(lang, &from, &day(lang, to)),
        None => t::leave_open(lang, &from),
    };
    let now = absence.now.then(|| view! { <span class="badge">{t::leave_now(lang)}</span> });
    let change = may_set.then(|| {
        let base = format!("/people/{person}/leave/{}", absence.id);
        let (state, removal) = (cx.form_state(&base), cx.form_state(&format!("{base}/remove")));
        let id = |name: &str| format!("{name}-{}", absence.id);
        let open = state.failed.is_some() || removal.failed.is_some();
        let fields = view! {
            <div class="field-row">
                {Field::new(&state, "from", t::leave_from(lang)).id(id("from")).value(day_value(absence.from_day)).input("date", "")}
                {Field::new(&state, "to", t::leave_to(lang)).id(id("to")).optional()
                    .value(absence.to_day.map(day_value).unwrap_or_default()).input("date", "")}
            </div>
            <div class="form-actions"><button class="btn">{common::save(lang)}</button></div>
        };
        let remove = button_form(&removal, &[], "btn btn-quiet btn-s", common::remove(lang));
        view! {
            <details class="more" open=open>
                <summary>{t::leave_change(lang)}</summary>
                <div class="stack">{form(&state, "form", fields)}{remove}</div>
            </details>
        }
    });
    view! { <li><div class="cluster"><span>{span}</span>{now}</div>{change}</li> }.into_any()
}

/// Back to where the form stood.
fn back(cx: &Cx, flash: &str) -> Answer {
    Redirect::to(local(cx.form.get("_page"))).flash(flash).ok()
}

fn input(cx: &Cx) -> LeaveInput {
    LeaveInput { from: cx.form.get("from").to_owned(), to: cx.form.get("to").to_owned() }
}

/// # Errors
/// As the use case.
pub async fn add(cx: Cx) -> Answer {
    cx.services.add_leave(cx.actor()?, cx.param("person")?, &input(&cx)).await?;
    back(&cx, t::leave_added(cx.lang))
}

/// # Errors
/// As the use case.
pub async fn change(cx: Cx) -> Answer {
    cx.services.change_leave(cx.actor()?, cx.param("person")?, cx.param("absence")?, &input(&cx)).await?;
    back(&cx, t::leave_changed(cx.lang))
}

/// # Errors
/// As the use case.
pub async fn remove(cx: Cx) -> Answer {
    cx.services.remove_leave(cx.actor()?, cx.param("person")?, cx.param("absence")?).await?;
    back(&cx, t::leave_removed(cx.lang))
}
