//! All journeys, each with its curve in small.

use super::{
    curve::{Point, fill, line, number, point},
    draft::{DOWN, UP, step},
};
use crate::{
    cx::Cx,
    format,
    locales::experience as t,
    reply::{Answer, Nav, Page},
    ui::text::empty,
};
use hilo_domain::view::experience::JourneyCard;
use leptos::prelude::*;

/// # Errors
/// If the database can't be read.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let actor = cx.actor()?;
    let drafts = actor.drafter().is_ok();
    let journeys = cx.services.journeys(actor).await?;
    let body = if journeys.is_empty() {
        let (text, action) = if drafts {
            (t::none_text_drafter(lang), Some((t::new_journey(lang), "/experience/journeys/new")))
        } else {
            (t::none_text(lang), None)
        };
        empty(t::none_title(lang), text, action)
    } else {
        let last = journeys.len() - 1;
        let one = |(at, journey)| card(&cx, journey, drafts.then_some((at == 0, at == last)));
        let cards: Vec<_> = journeys.iter().enumerate().map(one).collect();
        view! { <div class="grid grid-l">{cards}</div> }.into_any()
    };
    let new = (drafts && !journeys.is_empty()).then(|| {
        view! { <div class="actions"><a class="btn" href="/experience/journeys/new">{t::new_journey(lang)}</a></div> }
    });
    let body = view! {
        <header class="page-head"><h1>{t::heading(lang)}</h1><p class="lede">{t::lede(lang)}</p>{new}</header>
        {body}
    };
    Page::new(t::title(lang), body.into_any()).nav(Nav::Experience).ok()
}

/// `ends`: for those who may move it, whether it is the first and the last of the row.
fn card(cx: &Cx, journey: &JourneyCard, ends: Option<(bool, bool)>) -> AnyView {
    let lang = cx.lang;
    let steps = ends.filter(|ends| *ends != (true, true)).map(|(first, last)| {
        let act = format!("/experience/{}/move", journey.id);
        view! {
            <div class="cluster journey-steps no-print">
                {step(cx, &act, "up", t::earlier(lang, &journey.name), UP, first)}
                {step(cx, &act, "down", t::later(lang, &journey.name), DOWN, last)}
            </div>
        }
    });
    let href = match journey.current {
        Some(_) => format!("/experience/{}", journey.id),
        None => format!("/experience/{}/draft", journey.id),
    };
    let when = journey.current.as_ref().map_or_else(
        || t::not_published(lang).to_owned(),
        |version| t::version_published(lang, version.number, &format::date(lang, version.at, cx.time_zone())),
    );
    let facts = journey.current.as_ref().map(|_| {
        let mut facts = vec![t::stages(lang, journey.stage_count), t::touchpoints(lang, journey.touchpoints)];
        if journey.moments_of_truth > 0 {
            facts.push(t::moments(lang, journey.moments_of_truth));
        }
        view! { <p class="meta">{facts.join(" · ")}</p> }
    });
    let draft = journey.draft.as_ref().map(|_| {
        let badge = view! { <span class="badge badge-wait">{t::draft_open(lang)}</span> };
        let link = journey.current.as_ref().map(|_| {
            view! { <a class="journey-draft" href=format!("/experience/{}/draft", journey.id)>{t::edit_draft(lang)}</a> }
        });
        view! { <p class="cluster">{badge}{link}</p> }
    });
    view! {
        <article class="card card-link journey-card">
            <div class="stack stack-xs">
                <p class="eyebrow">{when}</p>
                <h2><a href=href>{journey.name.clone()}</a></h2>
                {(!journey.summary.is_empty()).then(|| view! { <p class="soft" dir="auto">{journey.summary.clone()}</p> })}
            </div>
            {small_curve(cx, journey)}
            {facts}
            {draft}
            {steps}
        </article>
    }
    .into_any()
}

fn small_curve(cx: &Cx, journey: &JourneyCard) -> Option<AnyView> {
    let points: Vec<Point> = journey
        .stages
        .iter()
        .enumerate()
        .flat_map(|(stage, emotions)| {
            let of = emotions.len();
            emotions.iter().enumerate().map(move |(at, emotion)| point(stage, at, of, *emotion, false))
        })
        .collect();
    if points.len() < 2 {
        return None;
    }
    let said: Vec<String> = journey.stages.iter().flatten().map(|e| super::words::signed(*e)).collect();
    let width = number(journey.stages.len()) * 100.0;
    let curve = view! {
        <svg class="journey-curve" viewBox=format!("0 0 {width} 100") preserveAspectRatio="none" role="img"
            aria-label=t::curve_small(cx.lang, &said.join(", "))>
            <path class="curve-fill" d=fill(&points)/>
            <path class="curve-zero" d=format!("M0 50H{width}")/>
            <path class="curve-meant" d=line(&points)/>
        </svg>
    };
    Some(curve.into_any())
}
