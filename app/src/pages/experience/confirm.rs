//! The pages that ask before something is thrown away or retired.

use super::publish::losses;
use crate::{
    cx::Cx,
    locales::{common, experience as t},
    reply::{Answer, Nav, Page},
    ui::form::form,
};
use hilo_domain::ids::JourneyId;
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn discard(cx: Cx) -> Answer {
    let lang = cx.lang;
    let journey: JourneyId = cx.param("journey")?;
    let draft = cx.services.journey_draft(cx.actor()?.drafter()?, journey).await?;
    let text = if draft.published { t::discard_text(lang) } else { t::discard_text_new(lang) };
    let state = cx.form_state(&format!("/experience/{journey}/draft/discard"));
    let buttons = view! {
        <input type="hidden" name="revision" value=draft.revision.clone()/>
        <button class="btn btn-danger btn-primary">{t::discard_do(lang)}</button>
        <a class="btn" href=format!("/experience/{journey}/draft")>{common::back(lang)}</a>
    };
    let body = view! {
        <div class="confirm">
            <p class="eyebrow">{draft.name.clone()}</p>
            <h1>{t::discard_title(lang)}</h1>
            <p>{text}</p>
            {form(&state, "form-actions", buttons)}
        </div>
    };
    Page::new(t::discard_title(lang), body.into_any()).nav(Nav::Experience).ok()
}

/// # Errors
/// As the use case.
pub async fn retire(cx: Cx) -> Answer {
    let lang = cx.lang;
    let journey: JourneyId = cx.param("journey")?;
    let shown = cx.services.retire_preview(cx.actor()?.publisher()?, journey).await?;
    let state = cx.form_state(&format!("/experience/{journey}/retire"));
    let title = t::retire_title(lang, &shown.name);
    let buttons = view! {
        <button class="btn btn-danger btn-primary">{t::retire_do(lang)}</button>
        <a class="btn" href=format!("/experience/{journey}")>{common::back(lang)}</a>
    };
    let body = view! {
        <div class="confirm">
            <h1>{title.clone()}</h1>
            <p>{t::retire_text(lang)}</p>
            {form(&state, "form-actions", buttons)}
        </div>
        <section class="section">
            <div class="section-head"><h2>{t::removed_count(lang, i64::try_from(shown.touchpoints.len()).unwrap_or(i64::MAX))}</h2></div>
            {losses(lang, &shown.touchpoints)}
        </section>
    };
    Page::new(title, body.into_any()).nav(Nav::Experience).ok()
}
