//! What the editor of a draft posts.

use crate::{
    cx::Cx,
    locales::experience as t,
    reply::{Answer, Redirect},
};
use hilo_domain::{
    ids::{JourneyId, StageId, TouchpointId},
    problem::Problem,
};
use hilo_service::{
    Result,
    experience::{arranging::Move, drafting::JourneyInput, editing::TouchpointInput},
};
use std::str::FromStr;

fn journey_input(cx: &Cx) -> JourneyInput {
    let get = |name| cx.form.get(name).to_owned();
    JourneyInput { name: get("name"), summary: get("summary"), seen: get("seen"), stages: get("stages") }
}

fn draft(journey: JourneyId, anchor: &str) -> Redirect {
    Redirect::to(format!("/experience/{journey}/draft{anchor}"))
}

/// # Errors
/// As the use case.
pub async fn start_journey(cx: Cx) -> Answer {
    let journey = cx.services.start_journey(cx.actor()?.drafter()?, &journey_input(&cx)).await?;
    draft(journey, "").flash(t::started(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn start_draft(cx: Cx) -> Answer {
    let journey = cx.param("journey")?;
    cx.services.start_draft(cx.actor()?.drafter()?, journey).await?;
    draft(journey, "").ok()
}

/// # Errors
/// As the use case.
pub async fn name_draft(cx: Cx) -> Answer {
    let journey = cx.param("journey")?;
    cx.services.name_draft(cx.actor()?.drafter()?, journey, &journey_input(&cx)).await?;
    draft(journey, "").flash(t::saved(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn add_stage(cx: Cx) -> Answer {
    let journey = cx.param("journey")?;
    let stage = cx.services.add_stage(cx.actor()?.drafter()?, journey, cx.form.get("stage_name")).await?;
    draft(journey, &format!("#s-{stage}")).ok()
}

/// # Errors
/// As the use case.
pub async fn rename_stage(cx: Cx) -> Answer {
    let (journey, stage): (JourneyId, StageId) = (cx.param("journey")?, cx.param("stage")?);
    cx.services.rename_stage(cx.actor()?.drafter()?, journey, stage, cx.form.get("name")).await?;
    draft(journey, &format!("#s-{stage}")).ok()
}

/// # Errors
/// As the use case.
pub async fn remove_stage(cx: Cx) -> Answer {
    let journey = cx.param("journey")?;
    cx.services.remove_stage(cx.actor()?.drafter()?, journey, cx.param("stage")?).await?;
    draft(journey, "").flash(t::stage_removed(cx.lang)).ok()
}

/// An id in the form; none if the field is empty.
fn optional<T: FromStr>(cx: &Cx, name: &str) -> Result<Option<T>> {
    match cx.form.get(name) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Problem::Malformed.into()),
    }
}

/// # Errors
/// As the use case.
pub async fn move_stage(cx: Cx) -> Answer {
    let (journey, stage): (JourneyId, StageId) = (cx.param("journey")?, cx.param("stage")?);
    let to = match cx.form.get("direction") {
        "up" => Move::Up,
        "down" => Move::Down,
        _ => Move::To { stage: (), before: optional(&cx, "before")? },
    };
    cx.services.move_stage(cx.actor()?.drafter()?, journey, stage, to).await?;
    draft(journey, &format!("#s-{stage}")).ok()
}

/// # Errors
/// As the use case.
pub async fn move_touchpoint(cx: Cx) -> Answer {
    let (journey, touchpoint): (JourneyId, TouchpointId) = (cx.param("journey")?, cx.param("touchpoint")?);
    let to = match cx.form.get("direction") {
        "up" => Move::Up,
        "down" => Move::Down,
        _ => Move::To { stage: optional(&cx, "stage")?.ok_or(Problem::Malformed)?, before: optional(&cx, "before")? },
    };
    cx.services.move_touchpoint(cx.actor()?.drafter()?, journey, touchpoint, to).await?;
    draft(journey, &format!("#t-{touchpoint}")).ok()
}

/// # Errors
/// As the use case.
pub async fn remove_touchpoint(cx: Cx) -> Answer {
    let journey = cx.param("journey")?;
    cx.services.remove_touchpoint(cx.actor()?.drafter()?, journey, cx.param("touchpoint")?).await?;
    draft(journey, "").flash(t::touchpoint_removed(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn restore_touchpoint(cx: Cx) -> Answer {
    let (journey, touchpoint): (JourneyId, TouchpointId) = (cx.param("journey")?, cx.param("touchpoint")?);
    cx.services.restore_touchpoint(cx.actor()?.drafter()?, journey, touchpoint).await?;
    draft(journey, &format!("#t-{touchpoint}")).flash(t::touchpoint_restored(cx.lang)).ok()
}

fn touchpoint_input(cx: &Cx) -> TouchpointInput {
    let get = |name| cx.form.get(name).to_owned();
    TouchpointInput {
        seen: get("seen"),
        name: get("name"),
        promise: get("promise"),
        emotion_word: get("emotion_word"),
        emotion: get("emotion"),
        effort: get("effort"),
        minutes: get("minutes"),
        guidance: get("guidance"),
        channel: get("channel"),
        moment_of_truth: cx.form.ticked("moment_of_truth"),
        backstage: cx.form.get("side") == "back",
        owner: get("owner"),
        statements: cx.form.all("statements").map(str::to_owned).collect(),
    }
}

/// # Errors
/// As the use case.
pub async fn add_touchpoint(cx: Cx) -> Answer {
    let (journey, stage): (JourneyId, StageId) = (cx.param("journey")?, cx.param("stage")?);
    let input = touchpoint_input(&cx);
    let touchpoint = cx.services.add_touchpoint(cx.actor()?.drafter()?, journey, stage, &input).await?;
    draft(journey, &format!("#t-{touchpoint}")).flash(t::touchpoint_saved(cx.lang)).ok()
}

/// # Errors
/// As the use case.
pub async fn save_touchpoint(cx: Cx) -> Answer {
    let (journey, touchpoint): (JourneyId, TouchpointId) = (cx.param("journey")?, cx.param("touchpoint")?);
    let input = touchpoint_input(&cx);
    cx.services.save_touchpoint(cx.actor()?.drafter()?, journey, touchpoint, &input).await?;
    draft(journey, &format!("#t-{touchpoint}")).flash(t::touchpoint_saved(cx.lang)).ok()
}
