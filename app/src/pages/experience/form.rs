//! The forms of a new journey and of a touchpoint.

use super::words;
use crate::{
    cx::{Cx, FormState},
    locales::{common, experience as t},
    reply::{Answer, Frame, Nav, Page},
    ui::form::{Field, check, choices, form, made_from, tick},
};
use hilo_domain::{
    ids::{JourneyId, StageId, TouchpointId},
    view::experience::{TouchpointForm, TouchpointView},
};
use leptos::prelude::*;

/// # Errors
/// Without the right to draft.
pub async fn new_journey(cx: Cx) -> Answer {
    let lang = cx.lang;
    cx.actor()?.drafter()?;
    let state = cx.form_state("/experience/journeys/new");
    let fields = view! {
        {Field::new(&state, "name", t::name(lang)).input("text", "off")}
        {Field::new(&state, "summary", t::summary(lang)).hint(t::summary_hint(lang)).optional().textarea("input input-short", 2)}
        {Field::new(&state, "stages", t::first_stages(lang)).hint(t::first_stages_hint(lang)).optional().textarea("input", 6)}
        <div class="form-actions">
            <button class="btn btn-primary">{t::start(lang)}</button>
            <a class="btn btn-quiet" href="/experience">{common::cancel(lang)}</a>
        </div>
    };
    let body = view! {
        <header class="page-head"><h1>{t::new_journey(lang)}</h1><p class="lede">{t::new_lede(lang)}</p></header>
        {form(&state, "form", fields)}
    };
    Page::new(t::new_journey(lang), body.into_any()).nav(Nav::Experience).frame(Frame::Form).ok()
}

/// # Errors
/// As the use case.
pub async fn new_touchpoint(cx: Cx) -> Answer {
    let (journey, stage): (JourneyId, StageId) = (cx.param("journey")?, cx.param("stage")?);
    let shown = cx.services.new_touchpoint_form(cx.actor()?.drafter()?, journey, stage).await?;
    show(&cx, &shown, &format!("/experience/{journey}/draft/stages/{stage}/touchpoint"))
}

/// # Errors
/// As the use case.
pub async fn touchpoint(cx: Cx) -> Answer {
    let (journey, touchpoint): (JourneyId, TouchpointId) = (cx.param("journey")?, cx.param("touchpoint")?);
    let shown = cx.services.touchpoint_form(cx.actor()?.drafter()?, journey, touchpoint).await?;
    show(&cx, &shown, &format!("/experience/{journey}/draft/touchpoints/{touchpoint}"))
}

fn show(cx: &Cx, shown: &TouchpointForm, action: &str) -> Answer {
    let lang = cx.lang;
    let state = cx.form_state(action);
    let title = shown.touchpoint.as_ref().map_or_else(|| t::new_touchpoint(lang).to_owned(), |one| one.name.clone());
    let draft = format!("/experience/{}/draft", shown.journey);
    let fields = view! {
        {made_from(&state, "seen", &shown.seen)}
        {what(&state, shown)}
        {feeling(&state, shown)}
        {cost(&state, shown)}
        {place(&state, shown)}
        {carries(&state, shown)}
        <div class="form-actions">
            <button class="btn btn-primary">{common::save(lang)}</button>
            <a class="btn btn-quiet" href=draft.clone()>{common::cancel(lang)}</a>
        </div>
    };
    let stage = if shown.stage_name.is_empty() { t::draft(lang) } else { &shown.stage_name };
    let body = view! {
        <nav class="crumbs" aria-label=t::journey(lang)><ol>
            <li><a href="/experience">{t::title(lang)}</a></li>
            <li><a href=draft.clone()>{shown.journey_name.clone()}</a></li>
            <li aria-current="page">{title.clone()}</li>
        </ol></nav>
        <header class="page-head"><p class="eyebrow">{stage.to_owned()}</p><h1>{title.clone()}</h1></header>
        {form(&state, "form", fields)}
    };
    Page::new(title, body.into_any()).nav(Nav::Experience).frame(Frame::Form).ok()
}

fn text_of(shown: &TouchpointForm, part: impl Fn(&TouchpointView) -> String) -> String {
    shown.touchpoint.as_ref().map(part).unwrap_or_default()
}

fn what(state: &FormState, shown: &TouchpointForm) -> AnyView {
    let lang = state.lang;
    let truth = shown.touchpoint.as_ref().is_some_and(|one| one.moment_of_truth);
    view! {
        {Field::new(state, "name", t::name(lang)).value(text_of(shown, |one| one.name.clone())).input("text", "off")}
        {Field::new(state, "promise", t::promise(lang)).hint(t::promise_hint(lang))
            .value(text_of(shown, |one| one.promise.clone())).textarea("input input-short", 2)}
        {check(state, "checkbox", "moment_of_truth", "1", truth, t::truth_label(lang), Some(t::truth_hint(lang)))}
    }
    .into_any()
}

/// The emotion as a scale from −2 to +2, and in a word.
fn feeling(state: &FormState, shown: &TouchpointForm) -> AnyView {
    let lang = state.lang;
    let stored = shown.touchpoint.as_ref().map(|one| one.emotion);
    let steps: Vec<_> = (-2..=2)
        .map(|step: i32| {
            let value = step.to_string();
            let checked = state.chosen("emotion", &value, stored == Some(step));
            tick(state, "emotion", &words::signed(step), stored == Some(step), checked);
            view! { <label><input type="radio" name="emotion" value=value checked=checked/>{words::signed(step)}</label> }
        })
        .collect();
    let scale = view! {
        <div class="scale">{steps}</div>
        <p class="scale-ends"><span>{t::emotion_low(lang)}</span><span>{t::emotion_high(lang)}</span></p>
    };
    view! {
        {choices(state, "emotion", t::emotion_legend(lang), scale)}
        {Field::new(state, "emotion_word", t::emotion_word(lang)).hint(t::emotion_word_hint(lang)).optional()
            .value(text_of(shown, |one| one.emotion_word.clone())).input("text", "off")}
    }
    .into_any()
}

fn cost(state: &FormState, shown: &TouchpointForm) -> AnyView {
    let lang = state.lang;
    let minutes = text_of(shown, |one| one.minutes.map_or_else(String::new, |minutes| minutes.to_string()));
    view! {
        {Field::new(state, "effort", t::effort(lang)).hint(t::effort_hint(lang)).optional()
            .value(text_of(shown, |one| one.effort.clone())).textarea("input input-short", 2)}
        {Field::new(state, "minutes", t::minutes_label(lang)).hint(t::minutes_hint(lang)).optional().value(minutes).input("number", "off")}
        {Field::new(state, "guidance", t::guidance(lang)).hint(t::guidance_hint(lang)).optional()
            .value(text_of(shown, |one| one.guidance.clone())).textarea("input input-short", 3)}
    }
    .into_any()
}

fn place(state: &FormState, shown: &TouchpointForm) -> AnyView {
    let lang = state.lang;
    let back = shown.touchpoint.as_ref().is_some_and(|one| one.backstage);
    let sides = view! {
        {check(state, "radio", "side", "front", !back, t::side_front(lang), None)}
        {check(state, "radio", "side", "back", back, t::side_back(lang), Some(t::side_back_hint(lang)))}
    };
    let mut areas = vec![(String::new(), t::owner_none(lang).to_owned())];
    areas.extend(shown.areas.iter().map(|(area, depth)| {
        let indent = "\u{2003}".repeat(usize::try_from(*depth).unwrap_or_default());
        (area.id.to_string(), format!("{indent}{}", area.name))
    }));
    let hint = if shown.channels.is_empty() {
        t::channel_hint_first(lang).to_owned()
    } else {
        t::channel_hint(lang, &shown.channels.join(", "))
    };
    let owner = text_of(shown, |one| one.owner.as_ref().map_or_else(String::new, |owner| owner.id.to_string()));
    view! {
        {choices(state, "side", t::side_legend(lang), sides)}
        {Field::new(state, "channel", t::channel(lang)).hint(hint).optional()
            .value(text_of(shown, |one| one.channel.clone())).input("text", "off")}
        {Field::new(state, "owner", t::owner(lang)).optional().value(owner).select(areas)}
    }
    .into_any()
}

fn carries(state: &FormState, shown: &TouchpointForm) -> AnyView {
    let lang = state.lang;
    if shown.statements.is_empty() {
        return view! { <div class="field"><p class="label">{t::statements(lang)}</p><p class="hint">{t::statements_none(lang)}</p></div> }
            .into_any();
    }
    let carried = |id| shown.touchpoint.as_ref().is_some_and(|one| one.statements.iter().any(|s| s.id == id));
    let boxes: Vec<_> = shown
        .statements
        .iter()
        .map(|s| {
            let kind = words::kind(lang, s.kind).to_owned();
            let kind = if s.current { kind } else { t::retired_kind(lang, &kind) };
            let kind = kind.as_str();
            let (label, hint) = if s.title.is_empty() { (kind, None) } else { (s.title.as_str(), Some(kind)) };
            check(state, "checkbox", "statements", &s.id.to_string(), carried(s.id), label, hint)
        })
        .collect();
    choices(state, "statements", t::statements(lang), view! { <p class="hint">{t::statements_hint(lang)}</p>{boxes} })
}
