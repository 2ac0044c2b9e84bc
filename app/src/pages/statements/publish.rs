//! The pages before something that can't be taken back: publishing, retiring, discarding a draft.

use super::parts::{address, difference, kind, preview};
use crate::{
    cx::{Cx, FormState},
    locales::{common, experience::lost_proposed, statements as t},
    reply::{Answer, Frame, Nav, Page},
    ui::form::{Field, check, choices, form},
};
use hilo_domain::{
    lang::Lang,
    problem::Problem,
    view::{contributions::ContributionView, statements::PublishPage},
};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let shown = cx.services.statement_to_publish(cx.actor()?.publisher()?, cx.param("id")?).await?;
    let draft = &shown.draft;
    let title = t::publish_title(lang, draft.number);
    let what = match &shown.comparison {
        Some(comparison) => view! {
            <section class="section"><h2>{t::what_changes(lang)}</h2>{difference(lang, &comparison.title, &comparison.body)}</section>
        }
        .into_any(),
        None => view! {
            <section class="section"><h2>{t::what_is_published(lang)}</h2><div class="preview stack">{preview(lang, &draft.title, &draft.body)}</div></section>
        }
        .into_any(),
    };
    let body = view! {
        <header class="page-head">
            <p class="eyebrow">{kind(lang, draft.kind)}</p>
            <h1>{title.clone()}</h1>
            <p class="lede">{t::publish_lede(lang)}</p>
        </header>
        {what}
        {publishing(&cx.form_state(&address(draft.id, "/publish")), &shown)}
    };
    Page::new(title, body.into_any()).nav(Nav::Statements).frame(Frame::Read).ok()
}

fn publishing(state: &FormState, shown: &PublishPage) -> AnyView {
    let lang = state.lang;
    let draft = &shown.draft;
    let back = view! { <a class="btn btn-quiet" href=address(draft.id, "/edit")>{t::keep_writing(lang)}</a> };
    if draft.title.is_empty() {
        return view! {
            <div class="notice notice-wait"><p>{t::title_missing(lang)}</p></div>
            <div class="form-actions">{back}</div>
        }
        .into_any();
    }
    if shown.comparison.as_ref().is_some_and(hilo_domain::view::statements::Comparison::is_same) {
        return view! {
            <div class="notice"><p>{crate::locales::problems::nothing_changed(lang)}</p></div>
            <div class="form-actions">{back}</div>
        }
        .into_any();
    }
    let first = shown.comparison.is_none();
    let note = Field::new(state, "change_note", if first { t::change_note_first(lang) } else { t::change_note(lang) })
        .hint(t::change_note_hint(lang));
    let note = if first { note.optional() } else { note };
    let fields = view! {
        <input type="hidden" name="number" value=draft.number.to_string()/>
        <input type="hidden" name="revision" value=draft.revision.to_string()/>
        {asked(state, shown)}
        {note.textarea("input input-short", 3)}
        <div class="form-actions">
            <button class="btn btn-primary btn-l">{t::publish(lang)}</button>
            {back}
        </div>
    };
    form(state, "form", fields)
}

/// What publishing asks of people: for the first version all are asked, for the next it depends on what changed.
fn asked(state: &FormState, shown: &PublishPage) -> AnyView {
    let lang = state.lang;
    if shown.comparison.is_none() {
        return view! { <p>{t::will_be_asked(lang, shown.people)}</p> }.into_any();
    }
    let options = view! {
        {check(state, "radio", "change", "wording", false, t::wording_label(lang), Some(t::wording_hint(lang)))}
        {check(state, "radio", "change", "meaning", false, t::meaning_label(lang), Some(&t::meaning_hint(lang, shown.people)))}
    };
    view! {
        {choices(state, "change", t::change_kind(lang), options)}
        <p class="meta">{t::have_read(lang, shown.acknowledged)}</p>
    }
    .into_any()
}

/// # Errors
/// As the use case; [`Problem::NotFound`] if it was never published.
pub async fn retire(cx: Cx) -> Answer {
    let lang = cx.lang;
    let shown = cx.services.statement_to_retire(cx.actor()?.publisher()?, cx.param("id")?).await?;
    let with_draft = shown.with_draft.then(|| view! { <p>{t::retire_draft_text(lang)}</p> });
    let asked = view! {
        <p class="eyebrow">{kind(lang, shown.kind)}</p>
        <p class="statement statement-s" dir="auto">{shown.title.clone()}</p>
        <p>{t::retire_text(lang)}</p>
        {with_draft}
        {contributions(lang, &shown.contributions)}
    };
    let state = cx.form_state(&address(shown.id, "/retire"));
    let title = t::retire_title(lang).to_owned();
    confirm(&state, title, asked.into_any(), t::retire(lang), address(shown.id, ""), None)
}

/// Whose they are that need another statement then.
fn contributions(lang: Lang, contributions: &[ContributionView]) -> AnyView {
    if contributions.is_empty() {
        return view! { <p class="soft">{t::retire_contributions_none(lang)}</p> }.into_any();
    }
    let count = i64::try_from(contributions.len()).unwrap_or(i64::MAX);
    let rows: Vec<_> = contributions
        .iter()
        .map(|c| {
            let href = format!("/contributions/{}", c.id);
            let by = c.proposed_by.as_ref().map(|name| lost_proposed(lang, name));
            view! {
                <li>
                    <strong>{c.role.title.clone()}</strong>" · "{c.role.area_name.clone()}": "<a href=href>{c.does.clone()}</a>
                    " "<span class="meta">{by}</span>
                </li>
            }
        })
        .collect();
    view! { <p>{t::retire_contributions(lang, count)}</p><ul class="list">{rows}</ul> }.into_any()
}

/// # Errors
/// As the use case; [`Problem::NotFound`] if there is no draft.
pub async fn discard(cx: Cx) -> Answer {
    let lang = cx.lang;
    let draft = cx.services.statement_draft(cx.actor()?.publisher()?, cx.param("id")?).await?;
    if draft.saved.is_none() {
        return Err(Problem::NotFound.into());
    }
    let text = if draft.current.is_some() { t::discard_text(lang) } else { t::discard_first_text(lang) };
    let asked = view! { <div class="preview stack">{preview(lang, &draft.title, &draft.body)}</div><p>{text}</p> };
    let state = cx.form_state(&address(draft.id, "/discard"));
    let back = address(draft.id, "/edit");
    confirm(
        &state,
        t::discard_title(lang).to_owned(),
        asked.into_any(),
        t::discard(lang),
        back,
        Some((draft.number, draft.revision)),
    )
}

fn confirm(
    state: &FormState,
    title: String,
    asked: AnyView,
    label: &'static str,
    back: String,
    draft: Option<(i32, i64)>,
) -> Answer {
    let fields = view! {
        {draft.map(|(number, revision)| view! {
            <input type="hidden" name="number" value=number.to_string()/>
            <input type="hidden" name="revision" value=revision.to_string()/>
        })}
        <div class="form-actions">
            <button class="btn btn-danger btn-primary">{label}</button>
            <a class="btn" href=back>{common::back(state.lang)}</a>
        </div>
    };
    let body = view! { <div class="confirm"><h1>{title.clone()}</h1>{asked}{form(state, "form", fields)}</div> };
    Page::new(title, body.into_any()).nav(Nav::Statements).ok()
}
