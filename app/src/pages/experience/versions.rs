//! Who published what when.

use crate::{
    cx::Cx,
    format,
    locales::experience as t,
    reply::{Answer, Frame, Nav, Page},
    ui::text::{crumbs, date},
};
use hilo_domain::{
    ids::JourneyId,
    view::experience::{VersionLine, VersionState},
};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let journey: JourneyId = cx.param("journey")?;
    let shown = cx.services.journey_versions(cx.actor()?, journey).await?;
    let lines: Vec<_> = shown.versions.iter().map(|v| line(&cx, journey, v)).collect();
    let title = t::versions_of(lang, &shown.name);
    let retired = shown.retired_at.map(|at| {
        let text = t::retired_journey(lang, &format::date(lang, at, cx.time_zone()));
        view! { <div class="notice notice-wait"><p>{text}</p></div> }
    });
    let home = format!("/experience/{journey}");
    let body = view! {
        {crumbs(lang, &[("/experience", t::title(lang)), (&home, &shown.name)], t::versions(lang))}
        <header class="page-head"><h1>{title.clone()}</h1></header>
        {retired}
        <ol class="timeline">{lines}</ol>
    };
    Page::new(title, body.into_any()).nav(Nav::Experience).frame(Frame::Read).ok()
}

fn line(cx: &Cx, journey: JourneyId, version: &VersionLine) -> AnyView {
    let lang = cx.lang;
    let current = version.state == VersionState::Current;
    let href = if current {
        format!("/experience/{journey}")
    } else {
        format!("/experience/{journey}/versions/{}", version.number)
    };
    let note = if version.change_note.is_empty() {
        view! { <p class="soft">{t::no_note(lang)}</p> }.into_any()
    } else {
        view! { <p>{version.change_note.clone()}</p> }.into_any()
    };
    let by = version.by.as_ref().map(|name| format!(" · {}", t::published_by(lang, name)));
    view! {
        <li class=current.then_some("is-now")>
            <p class="cluster">
                <strong><a href=href>{t::version_n(lang, version.number)}</a></strong>
                <span class="soft">{version.name.clone()}</span>
                {current.then(|| view! { <span class="badge badge-calm">{t::in_force(lang)}</span> })}
            </p>
            <p class="meta">{date(cx, version.at)}{by}</p>
            {note}
        </li>
    }
    .into_any()
}
