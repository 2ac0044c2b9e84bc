//! Writing a statement: a new one, and a draft with its preview.

use super::parts::{address, kind, kind_hint, preview};
use crate::{
    cx::{Cx, FormState},
    islands::{autosave::Autosave, preview::Preview},
    locales::{common, statements as t},
    reply::{Answer, Frame, Nav, Page},
    ui::form::{Field, check, choices, form, named_form},
};
use hilo_domain::{lang::Lang, problem::Problem, statement::StatementKind, view::statements::DraftPage};
use leptos::prelude::*;

/// By which the islands find it.
const FORM: &str = "statement-draft";
const PREVIEW: &str = "statement-preview";

/// # Errors
/// As the use case.
pub async fn new(cx: Cx) -> Answer {
    let lang = cx.lang;
    let free = cx.services.free_statement_kinds(cx.actor()?.publisher()?).await?;
    let state = cx.form_state("/statements");
    let options: Vec<_> = free.iter().map(|one| option(&state, *one, free.first() == Some(one))).collect();
    let fields = view! {
        {choices(&state, "kind", t::which_kind(lang), options)}
        {Field::new(&state, "title", t::field_title(lang)).hint(t::field_title_hint(lang)).textarea("input input-short", 2)}
        <div class="form-actions">
            <button class="btn btn-primary">{t::begin(lang)}</button>
            <a class="btn btn-quiet" href="/statements">{common::cancel(lang)}</a>
        </div>
    };
    let body = view! {
        <header class="page-head"><h1>{t::new(lang)}</h1><p class="lede">{t::new_lede(lang)}</p></header>
        {form(&state, "form", fields)}
    };
    Page::new(t::new(lang), body.into_any()).nav(Nav::Statements).frame(Frame::Form).ok()
}

fn option(state: &FormState, one: StatementKind, first: bool) -> AnyView {
    let lang = state.lang;
    check(state, "radio", "kind", one.key(), first, kind(lang, one), Some(kind_hint(lang, one)))
}

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let draft = cx.services.statement_draft(cx.actor()?.publisher()?, cx.param("id")?).await?;
    let title = if draft.current.is_some() { t::edit_title(lang) } else { t::edit_first(lang) };
    let state = cx.form_state(&address(draft.id, "/draft"));
    let saved = draft.saved.as_ref().map(|done| view! { <p class="meta">{super::statement::saved(&cx, done)}</p> });
    let discard = draft.saved.as_ref().map(|_| {
        view! { <p><a href=address(draft.id, "/discard")>{t::discard(lang)}</a></p> }
    });
    let body = view! {
        <header class="page-head">
            <p class="eyebrow">{kind(lang, draft.kind)}" · "{t::draft_of(lang, draft.number)}</p>
            <h1>{title}</h1>
            {saved}
        </header>
        {stored_meanwhile(&state, &draft)}
        {editor(&state, &draft)}
        {discard}
    };
    Page::new(title, body.into_any()).nav(Nav::Statements).ok()
}

/// After a clash: what somebody else saved, to compare with what was typed.
fn stored_meanwhile(state: &FormState, draft: &DraftPage) -> Option<AnyView> {
    is_stale(state).then(|| {
        view! {
            <section class="section">
                <h2>{t::stored_meanwhile(state.lang)}</h2>
                <div class="preview">{preview(state.lang, &draft.title, &draft.body)}</div>
            </section>
        }
        .into_any()
    })
}

fn is_stale(state: &FormState) -> bool {
    state.failed.as_ref().is_some_and(|failed| failed.problem == Some(Problem::Stale))
}

fn editor(state: &FormState, draft: &DraftPage) -> AnyView {
    let lang = state.lang;
    // After a clash the reader has both texts before them, and saving again is meant; until then it is the revision
    // that was opened.
    let opened = |name, stored: String| if is_stale(state) { stored } else { state.value(name, &stored) };
    let shown = preview(lang, &state.value("title", &draft.title), &state.value("body", &draft.body));
    let fields = view! {
        <input type="hidden" name="number" value=opened("number", draft.number.to_string())/>
        <input type="hidden" name="revision" value=opened("revision", draft.revision.to_string())/>
        <div class="editor">
            <div class="stack">
                {Field::new(state, "title", t::field_title(lang)).hint(t::field_title_hint(lang)).value(&draft.title).textarea("input input-short", 2)}
                {Field::new(state, "body", t::field_body(lang)).optional().hint(t::field_body_hint(lang)).value(&draft.body).textarea("input", 14)}
            </div>
            <section class="stack stack-s" aria-labelledby="preview-h">
                <h2 class="label" id="preview-h">{t::preview(lang)}</h2>
                <div class="preview stack" id=PREVIEW>{shown}</div>
            </section>
        </div>
        <div class="action-bar">
            <button class="btn" name="then" value="stay">{t::save_draft(lang)}</button>
            <button class="btn btn-quiet only-asleep" name="then" value="preview">{t::preview(lang)}</button>
            <button class="btn btn-primary" name="then" value="publish">{t::to_publish(lang)}</button>
            {autosave(state, lang)}
        </div>
    };
    named_form(state, Some(FORM), "form", fields)
}

/// A form that came back with something wrong waits for a decision: it does not save itself.
fn autosave(state: &FormState, lang: Lang) -> AnyView {
    let saver = state.failed.is_none().then(|| {
        view! {
            <Autosave form=FORM.to_owned() url=state.action.clone() idle=String::new() saving=t::saving(lang).to_owned()
                saved=t::saved(lang).to_owned() failed=t::save_failed(lang).to_owned() stopped=t::save_stopped(lang).to_owned()/>
        }
    });
    let preview =
        view! { <Preview form=FORM.to_owned() url="/statements/preview".to_owned() target=PREVIEW.to_owned()/> };
    view! { {saver}{preview} }.into_any()
}
