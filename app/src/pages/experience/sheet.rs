//! The map itself: stages left to right, what the customer sees above the line of visibility, what carries it below.

use super::{
    curve::{Point, fill, labels, line, number, point, short},
    words,
};
use crate::{cx::Cx, locales::experience as t, ui::text::quoted};
use hilo_domain::{
    lang::Lang,
    view::experience::{JourneyMap, MapStage, MapTouchpoint, TouchpointView, VersionState},
};
use leptos::prelude::*;
use std::fmt::Write as _;

/// What a card shows besides its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lens {
    Promise,
    Effort,
    Guidance,
}

impl Lens {
    /// The one that the address asks for.
    #[must_use]
    pub fn of(cx: &Cx) -> Self {
        match cx.query.get("show") {
            "effort" => Self::Effort,
            "guidance" => Self::Guidance,
            _ => Self::Promise,
        }
    }
}

/// The page of a touchpoint on the map.
#[must_use]
pub fn href(map: &JourneyMap, touchpoint: &TouchpointView) -> String {
    format!("/experience/{}/touchpoints/{}", map.id, touchpoint.id)
}

/// How far a touchpoint reaches into the organisation.
pub fn reach(cx: &Cx, shown: &MapTouchpoint) -> AnyView {
    let lang = cx.lang;
    let declared = t::reach_declared(lang, shown.declared);
    let (class, text) = match (shown.lived, shown.declared) {
        (lived @ 1.., 0) => {
            ("badge badge-wait", format!("{} · {}", t::reach_lived(lang, lived), t::reach_undeclared(lang)))
        }
        (lived @ 1.., _) => ("badge badge-calm", format!("{declared} · {}", t::reach_lived(lang, lived))),
        (_, 1..) => ("badge badge-wait", declared),
        _ => ("badge badge-thread", t::reach_nobody(lang).to_owned()),
    };
    view! { <span class=class>{text}</span> }.into_any()
}

/// `live`: it is the version that holds now, and says who carries it.
pub fn sheet(cx: &Cx, map: &JourneyMap, live: bool) -> AnyView {
    let lang = cx.lang;
    let stages: Vec<_> = map.stages.iter().map(|s| stage(cx, map, s, live)).collect();
    view! {
        <div class="map" role="region" tabindex="0" aria-label=t::map_of(lang, &map.name)><div class="map-sheet">
            {curve(cx, map)}
            <ul class="map-scale" aria-hidden="true"><li>"+2"</li><li>"0"</li><li>"−2"</li></ul>
            <p class="map-line"><span>{t::visibility(lang)}</span></p>
            {stages}
        </div></div>
    }
    .into_any()
}

fn stage(cx: &Cx, map: &JourneyMap, stage: &MapStage, live: bool) -> AnyView {
    let side = |backstage: bool| -> Vec<AnyView> {
        let there = stage.touchpoints.iter().filter(|t| t.touchpoint.backstage == backstage);
        there.map(|shown| if backstage { back(cx, map, shown, live) } else { front(cx, map, shown, live) }).collect()
    };
    view! {
        <section class="map-stage">
            <h2>{stage.name.clone()}</h2>
            <div class="map-front">{side(false)}</div>
            <div class="map-back">{side(true)}</div>
        </section>
    }
    .into_any()
}

/// Former versions of touchpoints have no page of their own: only what holds now is a link.
fn title(map: &JourneyMap, touchpoint: &TouchpointView) -> AnyView {
    let name = touchpoint.name.clone();
    if map.version.state == VersionState::Former {
        view! { <h3>{name}</h3> }.into_any()
    } else {
        view! { <h3><a href=href(map, touchpoint)>{name}</a></h3> }.into_any()
    }
}

fn truth(lang: Lang, touchpoint: &TouchpointView) -> Option<AnyView> {
    touchpoint.moment_of_truth.then(|| view! { <p class="truth">{t::moment_of_truth(lang)}</p> }.into_any())
}

fn front(cx: &Cx, map: &JourneyMap, shown: &MapTouchpoint, live: bool) -> AnyView {
    let lang = cx.lang;
    let touchpoint = &shown.touchpoint;
    let bare = live && shown.declared == 0 && shown.lived == 0;
    let channel = if touchpoint.channel.is_empty() { t::frontstage(lang) } else { &touchpoint.channel };
    let (class, text) = match Lens::of(cx) {
        Lens::Promise => ("promise", Some(quoted(lang, &touchpoint.promise))),
        Lens::Effort => ("soft", words::effort(lang, touchpoint)),
        Lens::Guidance => ("soft", Some(touchpoint.guidance.clone()).filter(|g| !g.is_empty())),
    };
    let text = text.unwrap_or_else(|| t::unsaid(lang).to_owned());
    view! {
        <article class=if bare { "touchpoint touchpoint-bare" } else { "touchpoint" }>
            <p class="meta" dir="auto">{channel.to_owned()}</p>
            {title(map, touchpoint)}
            {truth(lang, touchpoint)}
            <p class=class dir="auto">{text}</p>
            {live.then(|| reach(cx, shown))}
        </article>
    }
    .into_any()
}

fn back(cx: &Cx, map: &JourneyMap, shown: &MapTouchpoint, live: bool) -> AnyView {
    let lang = cx.lang;
    let touchpoint = &shown.touchpoint;
    let text = match Lens::of(cx) {
        Lens::Promise => None,
        Lens::Effort => words::effort(lang, touchpoint),
        Lens::Guidance => Some(touchpoint.guidance.clone()).filter(|g| !g.is_empty()),
    };
    let owner = touchpoint.owner.as_ref().map_or_else(|| t::no_owner(lang).to_owned(), |o| o.name.clone());
    view! {
        <article class="touchpoint">
            {title(map, touchpoint)}
            {truth(lang, touchpoint)}
            <p class="meta">{owner}</p>
            {text.map(|text| view! { <p class="soft" dir="auto">{text}</p> })}
            {live.then(|| reach(cx, shown))}
        </article>
    }
    .into_any()
}

/// What the customer should feel, through all that the customer sees.
fn curve(cx: &Cx, map: &JourneyMap) -> AnyView {
    let lang = cx.lang;
    let seen: Vec<(Point, &TouchpointView)> = map
        .stages
        .iter()
        .enumerate()
        .flat_map(|(at, stage)| {
            let front: Vec<&TouchpointView> =
                stage.touchpoints.iter().map(|t| &t.touchpoint).filter(|t| !t.backstage).collect();
            let of = front.len();
            front
                .into_iter()
                .enumerate()
                .map(move |(i, t)| (point(at, i, of, t.emotion, t.moment_of_truth), t))
                .collect::<Vec<_>>()
        })
        .collect();
    let points: Vec<Point> = seen.iter().map(|(point, _)| *point).collect();
    let width = number(map.stages.len()) * 100.0;
    let said: Vec<String> = seen.iter().map(|(_, t)| format!("{}: {}", t.name, words::emotion(t))).collect();
    let mut grid = format!("M0 10H{width}M0 90H{width}");
    for point in &points {
        let _ = write!(grid, "M{} {}V100", short(point.x), short(point.y));
    }
    let dots: Vec<_> = points
        .iter()
        .map(|point| {
            let at = format!("M{} {}h0", short(point.x), short(point.y));
            let class = if point.truth { "curve-dot curve-dot-truth" } else { "curve-dot" };
            view! { <path class=class d=at.clone()/><path class="curve-eye" d=at/> }
        })
        .collect();
    let named: Vec<_> = seen.iter().map(|(point, t)| (*point, t.emotion_word.clone(), t.emotion)).collect();
    let words: Vec<_> = labels(&named)
        .into_iter()
        .map(|label| {
            let class = if label.truth { "curve-word curve-word-truth" } else { "curve-word" };
            let (x, y) = (format!("{}%", short(label.x / width * 100.0)), format!("{}%", short(label.y)));
            view! { <text class=class x=x y=y dy=if label.below { "1.9em" } else { "-1.05em" }>{label.text}</text> }
        })
        .collect();
    view! {
        <svg class="map-curve" viewBox=format!("0 0 {width} 100") preserveAspectRatio="none" role="img"
            aria-label=t::designed_emotion(lang, &said.join("; "))>
            <path class="curve-fill" d=fill(&points)/>
            <path class="curve-grid" d=grid/>
            <path class="curve-zero" d=format!("M0 50H{width}")/>
            <path class="curve-meant" d=line(&points)/>
            {dots}
        </svg>
        <svg class="map-curve map-words" aria-hidden="true">{words}</svg>
    }
    .into_any()
}
