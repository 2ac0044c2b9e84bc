//! The area's own answer, and the form for its lead.

use crate::{
    cx::Cx,
    locales::{contributions as t, statements::stored_meanwhile},
    ui::{
        form::{Field, form},
        text::{date, paragraphs},
    },
};
use hilo_domain::{
    ids::AreaId,
    problem::Problem,
    view::contributions::{AnswerView, AnswersView},
};
use leptos::prelude::*;

/// Everybody reads it; the lead also writes it.
pub fn section(cx: &Cx, area: AreaId, answers: &AnswersView, leads: bool) -> AnyView {
    let lang = cx.lang;
    let latest = answers.answers.first();
    let shown = match (latest, leads) {
        (Some(answer), false) => Some(answer_view(cx, answer, answers.current)),
        (None, false) => Some(view! { <p class="soft">{t::answer_none(lang)}</p> }.into_any()),
        (_, true) => None,
    };
    let written = leads.then(|| write(cx, area, answers));
    let earlier: Vec<_> = answers.answers.iter().skip(1).map(|answer| answer_view(cx, answer, None)).collect();
    let earlier = (!earlier.is_empty()).then(|| {
        view! { <details class="more"><summary>{t::answers_before(lang)}</summary><div class="stack">{earlier}</div></details> }
    });
    view! {
        <section class="section" aria-labelledby="answer-h">
            <div class="section-head"><h2 id="answer-h">{t::answer_title(lang)}</h2></div>
            {shown}
            {written}
            {earlier}
        </section>
    }
    .into_any()
}

/// For the page about an area: its answer, and the way to its contributions for those who may look over them.
///
/// # Errors
/// If the database can't be read.
pub async fn of_area(cx: &Cx, area: AreaId) -> hilo_service::Result<AnyView> {
    let actor = cx.actor()?;
    let answers = cx.services.area_answers(actor, area).await?;
    let looks_over = actor.overseer().is_ok() || cx.services.area_lead(actor, area).await.is_ok();
    let way = looks_over.then(|| {
        let href = format!("/areas/{area}/contributions");
        view! { <p><a class="btn" href=href>{t::see_contributions(cx.lang)}</a></p> }
    });
    Ok(view! { {section(cx, area, &answers, false)}{way} }.into_any())
}

/// For the map: how each area answers, folded away; nothing while none does.
///
/// # Errors
/// If the database can't be read.
pub async fn of_all(cx: &Cx) -> hilo_service::Result<Option<AnyView>> {
    let lang = cx.lang;
    let answers = cx.services.latest_area_answers(cx.actor()?).await?;
    let one = |answer: &AnswerView| {
        let shown = answer_view(cx, answer, answers.current);
        view! { <details class="more"><summary>{answer.area_name.clone()}</summary>{shown}</details> }
    };
    let all: Vec<_> = answers.answers.iter().map(one).collect();
    let section = (!all.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="answers-h">
                <div class="section-head"><h2 id="answers-h">{t::answers_title(lang)}</h2></div>
                <div>{all}</div>
            </section>
        }
        .into_any()
    });
    Ok(section)
}

/// An answer with who wrote it and what it answers to.
pub fn answer_view(cx: &Cx, answer: &AnswerView, current: Option<i32>) -> AnyView {
    let lang = cx.lang;
    let answers_to =
        current.map_or_else(|| t::version(lang, answer.version), |now| t::answer_of(lang, answer.version, now));
    let author = answer.author.clone().map(|name| format!("{name} · "));
    view! {
        <div class="card stack stack-s">
            <div class="prose" dir="auto">{paragraphs(&answer.body)}</div>
            <p class="meta">{author}{date(cx, answer.updated_at)}" · "{answers_to}</p>
        </div>
    }
    .into_any()
}

fn write(cx: &Cx, area: AreaId, answers: &AnswersView) -> AnyView {
    let lang = cx.lang;
    let Some(current) = answers.current else {
        return view! { <p class="soft">{t::answer_later(lang)}</p> }.into_any();
    };
    let state = cx.form_state(&format!("/areas/{area}/answer"));
    let latest = answers.answers.first();
    let revision = latest.filter(|answer| answer.version == current).map_or(0, |answer| answer.revision);
    // After a clash the reader has both texts before them, and saving again is meant; until then it is the answer that
    // was opened.
    let overtaken = state.failed.as_ref().is_some_and(|failed| failed.problem == Some(Problem::Stale));
    let opened = |name, stored: String| if overtaken { stored } else { state.value(name, &stored) };
    let stored = latest.filter(|_| overtaken).map(|answer| {
        view! { <div class="stack stack-s"><h3>{stored_meanwhile(lang)}</h3>{answer_view(cx, answer, Some(current))}</div> }
    });
    let body = latest.map(|answer| answer.body.clone()).unwrap_or_default();
    let answered = latest.map(|answer| {
        let class = if answer.version == current { "is-calm" } else { "is-wait" };
        view! { <p class=class>{t::answer_of(lang, answer.version, current)}</p> }
    });
    let fields = view! {
        <input type="hidden" name="version" value=opened("version", current.to_string())/>
        <input type="hidden" name="revision" value=opened("revision", revision.to_string())/>
        {answered}
        {Field::new(&state, "body", t::answer_field(lang)).hint(t::answer_hint(lang)).value(body).textarea("input", 7)}
        <div class="form-actions"><button class="btn">{t::answer_save(lang)}</button></div>
    };
    view! { {stored}{form(&state, "form", fields)} }.into_any()
}
