//! Whether a contribution is really meant to be retired.

use super::parts::words;
use crate::{
    cx::Cx,
    locales::{common, contributions as t},
    reply::{Answer, Nav, Page},
    ui::{
        form::{Field, form},
        text::foreign,
    },
};
use hilo_domain::{problem::Problem, view::contributions::May};
use leptos::prelude::*;

/// # Errors
/// As the use case; [`Problem::Forbidden`] for who may not retire it.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let detail = cx.services.contribution(cx.actor()?, cx.param("contribution")?).await?;
    if !detail.may.contains(&May::Retire) {
        return Err(Problem::Forbidden.into());
    }
    let c = &detail.contribution;
    let state = cx.form_state(&format!("/contributions/{}/retire", c.id));
    let fields = view! {
        <input type="hidden" name="revision" value=c.revision.to_string()/>
        <input type="hidden" name="meant" value="yes"/>
        {Field::new(&state, "comment", t::retire_comment(lang)).optional().textarea("input input-short", 3)}
        <div class="form-actions">
            <button class="btn btn-danger btn-primary">{t::retire(lang)}</button>
            <a class="btn" href=format!("/contributions/{}", c.id)>{common::back(lang)}</a>
        </div>
    };
    let body = view! {
        <div class="confirm">
            <h1>{t::retire_title(lang)}</h1>
            <p class="sentence" lang=foreign(&cx)>{words(cx.written_in(), c)}</p>
            <p>{t::retire_text(lang)}</p>
            {form(&state, "form", fields)}
        </div>
    };
    Page::new(t::retire_title(lang), body.into_any()).nav(Nav::Role).ok()
}
