//! The start of an import, and the page of a file wherever it is on its way.

use super::{columns, outcome, preview};
use crate::{
    cx::Cx,
    format,
    locales::{common, import as t},
    reply::{Answer, Frame, Page},
    ui::{
        form::{button_form, mark, upload_form},
        noted::Kind,
        text::moment,
    },
};
use hilo_domain::{
    ids::ImportId,
    view::import::{ListKind, Stage, UploadLine},
};
use hilo_service::import::uploads::Look;
use leptos::prelude::*;

pub(super) fn number(cx: &Cx, n: u64) -> String {
    format::number(cx.lang, i64::try_from(n).unwrap_or(i64::MAX))
}

/// # Errors
/// If this account may not import.
pub async fn start(cx: Cx) -> Answer {
    let lang = cx.lang;
    let uploads = cx.services.people_uploads(cx.actor()?.keeper()?).await?;
    let state = cx.form_state("/people/import");
    mark(&state, Kind::Unkept, "file", t::file(lang));
    let error = state.error("file");
    let wrong = error.is_some();
    let described = if wrong { "file-hint file-error" } else { "file-hint" };
    let fields = view! {
        <div class="drop">
            <label class="label" for="file">{t::file(lang)}</label>
            <input class="input" type="file" id="file" name="file" accept=".csv,.txt,text/csv" required=true
                aria-describedby=described aria-invalid=wrong.then_some("true")/>
            <p class="hint" id="file-hint">{t::file_hint(lang)}</p>
            {error.map(|error| view! { <p class="error" id="file-error">{error}</p> })}
        </div>
        <div class="form-actions"><button class="btn btn-primary">{t::upload(lang)}</button></div>
    };
    let body = view! {
        {crumbs(&cx, None)}
        {steps(&cx, 0)}
        <header class="page-head"><h1>{t::title(lang)}</h1><p class="lede">{t::lede(lang)}</p></header>
        {upload_form(&state, "form", fields)}
        {recent(&cx, &uploads)}
        <section class="section">
            <h2>{t::how_title(lang)}</h2>
            <ul>
                <li>{t::how_rows(lang)}</li>
                <li>{t::how_areas(lang)}</li>
                <li>{t::how_missing(lang)}</li>
                <li>{t::how_again(lang)}</li>
            </ul>
            <p><a class="btn" href="/people/export.csv" download=t::export_file(lang)>{t::export(lang)}</a></p>
        </section>
    };
    Page::new(t::title(lang), body.into_any()).frame(Frame::Read).ok()
}

fn recent(cx: &Cx, uploads: &[UploadLine]) -> Option<AnyView> {
    let lang = cx.lang;
    let rows: Vec<_> = uploads
        .iter()
        .map(|upload| {
            let (badge, said) = match upload.outcome {
                Some(outcome) => {
                    let counts = outcome.counts;
                    let touched = counts.changed + counts.moved + counts.reactivated;
                    let said = t::applied_counts(
                        lang,
                        &number(cx, counts.new),
                        &number(cx, touched),
                        &number(cx, counts.to_deactivate),
                    );
                    (view! { <span class="badge badge-calm">{t::applied_badge(lang)}</span> }.into_any(), Some(said))
                }
                None => (view! { <span class="badge badge-wait">{t::waiting(lang)}</span> }.into_any(), None),
            };
            view! {
                <li class="list-row">
                    <div class="grow">
                        <a href=format!("/people/import/{}", upload.id)>{upload.file_name.clone()}</a>
                        <p class="meta">{moment(cx, upload.created_at)}{said.map(|said| format!(" · {said}"))}</p>
                    </div>
                    {badge}
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! { <section class="section"><h2>{t::recent(lang)}</h2><ul class="list">{rows}</ul></section> }.into_any()
    })
}

/// # Errors
/// If this account may not import, or the file is gone.
pub async fn show(cx: Cx) -> Answer {
    let id: ImportId = cx.param("import")?;
    let look = Look {
        columns: cx.query.get("step") == "columns" || columns_failed(&cx, id),
        list: ListKind::from_key(cx.query.get("list")),
        page: cx.query.parsed("page").unwrap_or(1),
    };
    let view = cx.services.people_upload(cx.actor()?.keeper()?, id, look).await?;
    let (step, title, content) = match &view.stage {
        Stage::Columns(columns) => (1, t::columns_title(cx.lang).to_owned(), columns::view(&cx, &view, columns)),
        Stage::Preview(preview) => (2, preview::finding(&cx, preview), preview::view(&cx, &view, preview)),
        Stage::Applying { done, total } => {
            (2, t::applying_title(cx.lang).to_owned(), outcome::applying(&cx, *done, *total))
        }
        Stage::Applied(outcome) => (4, outcome::title(&cx, outcome), outcome::view(&cx, outcome)),
    };
    let narrow = !matches!(view.stage, Stage::Preview(_) | Stage::Columns(_));
    let body = view! { {crumbs(&cx, Some(&view.file_name))} {steps(&cx, step)} {content} };
    let page = Page::new(title, body.into_any()).frame(if narrow { Frame::Read } else { Frame::Full });
    match view.stage {
        Stage::Applying { .. } => page.refresh(1).ok(),
        _ => page.ok(),
    }
}

/// The form of the columns is shown again, whatever was confirmed before.
fn columns_failed(cx: &Cx, id: ImportId) -> bool {
    cx.failed.as_ref().is_some_and(|failed| failed.action == format!("/people/import/{id}/columns"))
}

fn crumbs(cx: &Cx, file: Option<&str>) -> AnyView {
    let lang = cx.lang;
    let here = match file {
        Some(file) => view! {
            <li><a href="/people/import">{t::title(lang)}</a></li>
            <li aria-current="page">{file.to_owned()}</li>
        }
        .into_any(),
        None => view! { <li aria-current="page">{t::title(lang)}</li> }.into_any(),
    };
    view! {
        <nav class="crumbs" aria-label=common::nav_people(lang)><ol><li><a href="/people">{t::back_to_people(lang)}</a></li>{here}</ol></nav>
    }
    .into_any()
}

/// `now` counts from 0; past the last, all are done.
fn steps(cx: &Cx, now: usize) -> AnyView {
    let lang = cx.lang;
    let names = [t::step_file(lang), t::step_columns(lang), t::step_review(lang), t::step_done(lang)];
    let items: Vec<_> = names
        .into_iter()
        .enumerate()
        .map(|(place, name)| {
            let class = (place < now).then_some("done");
            view! { <li class=class aria-current=(place == now).then_some("step")><span>{name}</span></li> }
        })
        .collect();
    view! { <ol class="steps" aria-label=t::steps(lang)>{items}</ol> }.into_any()
}

/// Throws the file away; nothing else depends on it.
pub(super) fn discard(cx: &Cx, id: ImportId) -> AnyView {
    let state = cx.form_state(&format!("/people/import/{id}/discard"));
    button_form(&state, &[], "btn btn-quiet", t::discard(cx.lang))
}
