//! A journey's map, as it is designed now or as it once was.

use super::{sheet, words};
use crate::{
    cx::Cx,
    format,
    locales::experience as t,
    pages::contributions::answer,
    reply::{Answer, Nav, Page},
    ui::{
        form::button_form,
        text::{crumbs, empty, quoted},
    },
};
use hilo_domain::{
    ids::JourneyId,
    view::experience::{JourneyMap, MapTouchpoint, VersionState},
};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    show(&cx, None).await
}

/// # Errors
/// As the use case.
pub async fn former(cx: Cx) -> Answer {
    let number = cx.param("number")?;
    show(&cx, Some(number)).await
}

async fn show(cx: &Cx, number: Option<i32>) -> Answer {
    let journey: JourneyId = cx.param("journey")?;
    let map = cx.services.journey_map(cx.actor()?, journey, number).await?;
    let lang = cx.lang;
    let live = map.version.state == VersionState::Current && map.retired_at.is_none();
    let answers = if live { answer::of_all(cx).await? } else { None };
    let touchpoints: Vec<&MapTouchpoint> = map.stages.iter().flat_map(|s| &s.touchpoints).collect();
    let content = if touchpoints.is_empty() {
        empty(t::empty_map_title(lang), "", None)
    } else {
        view! {
            {lenses(cx)}
            {sheet::sheet(cx, &map, live)}
            {live.then(|| legend(cx, &touchpoints))}
            {table(cx, &map, live)}
        }
        .into_any()
    };
    let when = format::date(lang, map.version.at, cx.time_zone());
    let body = view! {
        {crumbs(lang, &[("/experience", t::title(lang))], &map.name)}
        <header class="page-head">
            <p class="eyebrow">{t::journey_version(lang, map.version.number, &when)}</p>
            <h1>{map.name.clone()}</h1>
            {(!map.summary.is_empty()).then(|| view! { <p class="lede" dir="auto">{map.summary.clone()}</p> })}
            {actions(cx, &map, live)}
        </header>
        {notice(cx, &map)}
        {content}
        {answers}
    };
    Page::new(map.name.clone(), body.into_any()).nav(Nav::Experience).ok()
}

fn actions(cx: &Cx, map: &JourneyMap, live: bool) -> AnyView {
    let lang = cx.lang;
    let base = format!("/experience/{}", map.id);
    let (drafts, publishes, oversees) = cx.who.as_deref().map_or((false, false, false), |actor| {
        (actor.drafter().is_ok(), actor.publisher().is_ok(), actor.overseer().is_ok())
    });
    let draft = (live && drafts).then(|| {
        if map.has_draft {
            view! { <a class="btn btn-primary" href=format!("{base}/draft")>{t::edit_draft(lang)}</a> }.into_any()
        } else {
            let state = cx.form_state(&format!("{base}/draft/start"));
            button_form(&state, &[], "btn btn-primary", t::start_draft(lang))
        }
    });
    view! {
        <div class="actions">
            {(live && publishes).then(|| view! { <a class="btn btn-quiet" href=format!("{base}/retire")>{t::retire(lang)}</a> })}
            <a class="btn btn-quiet" href=format!("{base}/versions")>{t::versions(lang)}</a>
            {(live && oversees).then(|| view! { <a class="btn" href=format!("{base}/consistency")>{t::consistency(lang)}</a> })}
            {draft}
        </div>
    }
    .into_any()
}

fn notice(cx: &Cx, map: &JourneyMap) -> Option<AnyView> {
    let lang = cx.lang;
    if let Some(at) = map.retired_at {
        let text = t::retired_journey(lang, &format::date(lang, at, cx.time_zone()));
        return Some(view! { <div class="notice notice-wait"><p>{text}</p></div> }.into_any());
    }
    (map.version.state == VersionState::Former).then(|| {
        view! {
            <div class="notice notice-wait">
                <p>{t::former_version(lang, map.current_number)}" "
                    <a href=format!("/experience/{}", map.id)>{t::see_current(lang)}</a></p>
            </div>
        }
        .into_any()
    })
}

/// What the cards show besides the name: links, so that each is an address.
fn lenses(cx: &Cx) -> AnyView {
    let lang = cx.lang;
    let chosen = sheet::Lens::of(cx);
    let links: Vec<_> = [
        (sheet::Lens::Promise, "", t::lens_promise(lang)),
        (sheet::Lens::Effort, "effort", t::lens_effort(lang)),
        (sheet::Lens::Guidance, "guidance", t::lens_guidance(lang)),
    ]
    .into_iter()
    .map(|(lens, value, label)| {
        let href = format!("{}{}", cx.path, cx.query.query_with(&[("show", value)]));
        view! { <a class="tag" href=href aria-current=(lens == chosen).then_some("true")>{label}</a> }
    })
    .collect();
    view! { <nav class="cluster no-print" aria-label=t::see_by(lang)>{links}</nav> }.into_any()
}

fn legend(cx: &Cx, touchpoints: &[&MapTouchpoint]) -> AnyView {
    let lang = cx.lang;
    let bare = touchpoints.iter().filter(|t| t.declared == 0).count();
    let bare = i64::try_from(bare).unwrap_or(i64::MAX);
    view! {
        <div class="cluster between">
            {(bare > 0).then(|| view! { <p class="is-thread">{t::nothing_declared(lang, bare)}</p> })}
            <p class="legend">
                <span><span class="cov cov-lived" aria-hidden="true"></span>{t::legend_lived(lang)}</span>
                <span><span class="cov cov-declared" aria-hidden="true"></span>{t::legend_declared(lang)}</span>
                <span><span class="cov cov-nobody" aria-hidden="true"></span>{t::legend_nobody(lang)}</span>
            </p>
        </div>
    }
    .into_any()
}

/// The same as the drawing, for whoever can't see it, or would rather read.
fn table(cx: &Cx, map: &JourneyMap, live: bool) -> AnyView {
    let lang = cx.lang;
    let rows: Vec<_> = map
        .stages
        .iter()
        .flat_map(|stage| stage.touchpoints.iter().map(move |touchpoint| (stage, touchpoint)))
        .map(|(stage, shown)| {
            let touchpoint = &shown.touchpoint;
            let truth = touchpoint.moment_of_truth.then(|| view! { <p class="truth">{t::moment_of_truth(lang)}</p> });
            let or_unsaid = |text: String| if text.is_empty() { "—".to_owned() } else { text };
            view! {
                <tr>
                    <th scope="row"><a href=sheet::href(map, touchpoint)>{touchpoint.name.clone()}</a>{truth}</th>
                    <td>{stage.name.clone()}</td>
                    <td>{words::side(lang, touchpoint)}</td>
                    <td>{or_unsaid(touchpoint.channel.clone())}</td>
                    <td class="promise" dir="auto">{quoted(lang, &touchpoint.promise)}</td>
                    <td>{words::emotion(touchpoint)}</td>
                    <td>{or_unsaid(words::effort(lang, touchpoint).unwrap_or_default())}</td>
                    <td>{or_unsaid(touchpoint.owner.as_ref().map(|o| o.name.clone()).unwrap_or_default())}</td>
                    {live.then(|| view! { <td>{sheet::reach(cx, shown)}</td> })}
                </tr>
            }
        })
        .collect();
    view! {
        <details class="more">
            <summary>{t::as_table(lang)}</summary>
            <div class="table-wrap table-card" role="region" tabindex="0" aria-labelledby="map-table">
                <table class="table sticky-col">
                    <caption class="vh" id="map-table">{t::map_of(lang, &map.name)}</caption>
                    <thead><tr>
                        <th scope="col">{t::touchpoint(lang)}</th><th scope="col">{t::stage(lang)}</th>
                        <th scope="col">{t::side(lang)}</th><th scope="col">{t::channel(lang)}</th>
                        <th scope="col">{t::promise(lang)}</th><th scope="col">{t::emotion(lang)}</th>
                        <th scope="col">{t::effort(lang)}</th><th scope="col">{t::owner(lang)}</th>
                        {live.then(|| view! { <th scope="col">{t::who(lang)}</th> })}
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
