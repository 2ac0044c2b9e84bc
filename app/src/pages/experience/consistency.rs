//! Whether a journey keeps together: the same step side by side where it says two things, and what to look at again.

use super::words;
use crate::{
    cx::Cx,
    locales::experience as t,
    reply::{Answer, Nav, Page},
    ui::text::{crumbs, quoted},
};
use hilo_domain::{
    experience::TouchpointField,
    ids::JourneyId,
    view::experience::{ConsistencyView, Placed, SameStep, TouchpointHints, VersionState},
};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let journey: JourneyId = cx.param("journey")?;
    let shown = cx.services.journey_consistency(cx.actor()?.overseer()?, journey).await?;
    let draft = shown.version.state == VersionState::Draft;
    let (eyebrow, home) = if draft {
        (t::consistency_draft(lang, shown.version.number), format!("/experience/{journey}/draft"))
    } else {
        (t::consistency_current(lang, shown.version.number), format!("/experience/{journey}"))
    };
    let pairs = i64::try_from(shown.pairs.len()).unwrap_or(i64::MAX);
    let title = if pairs == 0 { t::pairs_none(lang).to_owned() } else { t::pairs_title(lang, pairs) };
    let pairs: Vec<_> = shown.pairs.iter().map(|pair| versus(&cx, pair)).collect();
    let body = view! {
        {crumbs(lang, &[("/experience", t::title(lang)), (&home, &shown.name)], t::consistency(lang))}
        <header class="page-head">
            <p class="eyebrow">{eyebrow}</p><h1>{title.clone()}</h1><p class="lede">{t::consistency_lede(lang)}</p>
        </header>
        <div class="stack stack-l">
            {pairs}
            <details class="more"><summary>{t::pairs_how(lang)}</summary><p class="measure">{t::pairs_rule(lang)}</p></details>
        </div>
        {second_look(&cx, &shown, draft)}
    };
    Page::new(title, body.into_any()).nav(Nav::Experience).ok()
}

fn versus(cx: &Cx, pair: &SameStep) -> AnyView {
    view! { <div class="versus">{side(cx, &pair.one, &pair.differs)}{side(cx, &pair.other, &pair.differs)}</div> }
        .into_any()
}

fn side(cx: &Cx, placed: &Placed, differs: &[TouchpointField]) -> AnyView {
    let lang = cx.lang;
    let one = &placed.touchpoint;
    let mark =
        |field| differs.contains(&field).then(|| view! { " "<span class="badge badge-wait">{t::differs(lang)}</span> });
    let rows: Vec<_> = [TouchpointField::Channel, TouchpointField::Statements]
        .into_iter()
        .map(|field| {
            let text = words::field_text(lang, one, field);
            let text = if text.is_empty() { t::unsaid(lang).to_owned() } else { text };
            view! { <dt>{words::field(lang, field)}</dt><dd>{text}{mark(field)}</dd> }
        })
        .collect();
    let owner = one.owner.as_ref().map_or_else(|| t::no_owner(lang).to_owned(), |o| o.name.clone());
    view! {
        <article class="stack">
            <p class="meta">{placed.stage.clone()}" · "{owner}</p>
            <h2>{one.name.clone()}</h2>
            <p><span class="promise" dir="auto">{quoted(lang, &one.promise)}</span>{mark(TouchpointField::Promise)}</p>
            <dl class="facts">{rows}</dl>
        </article>
    }
    .into_any()
}

fn second_look(cx: &Cx, shown: &ConsistencyView, draft: bool) -> AnyView {
    let lang = cx.lang;
    let mut rows: Vec<AnyView> = Vec::new();
    if shown.no_moment {
        rows.push(view! { <li>{t::hint_no_moment(lang)}</li> }.into_any());
    }
    let stages = shown.empty_stages.iter().map(|s| view! { <li>{t::hint_empty_stage(lang, s)}</li> }.into_any());
    rows.extend(stages);
    rows.extend(shown.hints.iter().map(|h| hints(cx, shown.id, h, draft)));
    let content = if rows.is_empty() {
        view! { <p class="soft">{t::hints_none(lang)}</p> }.into_any()
    } else {
        view! { <ul class="list">{rows}</ul> }.into_any()
    };
    view! {
        <section class="section"><div class="section-head"><h2>{t::hints_title(lang)}</h2></div>{content}</section>
    }
    .into_any()
}

fn hints(cx: &Cx, journey: JourneyId, found: &TouchpointHints, draft: bool) -> AnyView {
    let one = &found.placed.touchpoint;
    let part = if draft { "draft/touchpoints" } else { "touchpoints" };
    let texts: Vec<&str> = found.hints.iter().map(|hint| words::hint(cx.lang, *hint)).collect();
    view! {
        <li>
            <p><a href=format!("/experience/{journey}/{part}/{}", one.id)><strong>{one.name.clone()}</strong></a>
                " "<span class="meta">{found.placed.stage.clone()}</span></p>
            <p class="soft">{texts.join(" ")}</p>
        </li>
    }
    .into_any()
}
