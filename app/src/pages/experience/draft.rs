//! The editor of a draft: stages with their touchpoints, in an order that buttons change, and dragging on top of them.

use super::words;
use crate::{
    cx::Cx,
    format,
    islands::reorder::Reorder,
    locales::{common, experience as t},
    reply::{Answer, Nav, Page},
    ui::{
        form::{Field, button_form, form, made_from},
        text::empty,
    },
};
use hilo_domain::{
    ids::JourneyId,
    view::experience::{DraftChange, DraftStage, DraftTouchpoint, DraftView, TouchpointView},
};
use leptos::prelude::*;

/// Six dots to drag by.
const GRIP: &str = r#"<circle cx="9" cy="6" r="1"/><circle cx="15" cy="6" r="1"/><circle cx="9" cy="12" r="1"/><circle cx="15" cy="12" r="1"/><circle cx="9" cy="18" r="1"/><circle cx="15" cy="18" r="1"/>"#;
pub const UP: &str = r#"<path d="m18 15-6-6-6 6"/>"#;
pub const DOWN: &str = r#"<path d="m6 9 6 6 6-6"/>"#;
const CROSS: &str = r#"<path d="M18 6 6 18M6 6l12 12"/>"#;

fn base(journey: JourneyId) -> String {
    format!("/experience/{journey}/draft")
}

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let actor = cx.actor()?;
    let draft = cx.services.journey_draft(actor.drafter()?, cx.param("journey")?).await?;
    let publishes = actor.publisher().is_ok();
    let crumb = if draft.published { format!("/experience/{}", draft.id) } else { "/experience".to_owned() };
    let title = format!("{} · {}", t::draft(lang), draft.name);
    let body = view! {
        <nav class="crumbs" aria-label=t::journey(lang)><ol>
            <li><a href="/experience">{t::title(lang)}</a></li>
            {draft.published.then(|| view! { <li><a href=crumb>{draft.name.clone()}</a></li> })}
            <li aria-current="page">{t::draft(lang)}</li>
        </ol></nav>
        {head(&cx, &draft, publishes)}
        <div class="stack" id="board">{board(&cx, &draft)}</div>
        <form id="move" method="post" hidden>
            <input type="hidden" name="direction"/><input type="hidden" name="stage"/><input type="hidden" name="before"/>
        </form>
        <Reorder board="board".to_owned() form="move".to_owned() place=t::moved_to(lang).to_owned()/>
        {add_stage(&cx, &draft)}
        <div class="actions"><a class="btn btn-danger" href=format!("{}/discard", base(draft.id))>{t::discard(lang)}</a></div>
    };
    Page::new(title, body.into_any()).nav(Nav::Experience).ok()
}

fn head(cx: &Cx, draft: &DraftView, publishes: bool) -> AnyView {
    let lang = cx.lang;
    let version = &draft.version;
    let when = format::moment(lang, version.at, cx.time_zone());
    let by = version.by.as_ref().map(|name| t::draft_by(lang, name, &when));
    let name = cx.form_state(&format!("{}/name", base(draft.id)));
    let open = name.failed.is_some();
    let fields = view! {
        {made_from(&name, "seen", &draft.seen)}
        {Field::new(&name, "name", t::name(lang)).value(&draft.name).input("text", "off")}
        {Field::new(&name, "summary", t::summary(lang)).hint(t::summary_hint(lang)).optional().value(&draft.summary).textarea("input input-short", 2)}
        <div class="form-actions"><button class="btn">{common::save(lang)}</button></div>
    };
    view! {
        <header class="page-head">
            <p class="eyebrow">{t::draft_of(lang, version.number)}</p>
            <h1>{draft.name.clone()}</h1>
            {(!draft.summary.is_empty()).then(|| view! { <p class="lede" dir="auto">{draft.summary.clone()}</p> })}
            <div class="actions">
                <a class="btn" href=format!("/experience/{}/consistency", draft.id)>{t::consistency(lang)}</a>
                {publishes.then(|| view! {
                    <a class="btn btn-primary" href=format!("/experience/{}/publish", draft.id)>{t::review_and_publish(lang)}</a>
                })}
            </div>
        </header>
        <div class="stack stack-xs">
            <p class="meta">{by}</p>
            <p class="meta">{t::draft_seen_by(lang)}{(!publishes).then(|| format!(" {}", t::only_leadership(lang)))}</p>
            <details class="more" open=open>
                <summary>{t::name_and_summary(lang)}</summary>
                <div class="measure">{form(&name, "form", fields)}</div>
            </details>
        </div>
    }
    .into_any()
}

/// What the island replaces after a move.
fn board(cx: &Cx, draft: &DraftView) -> AnyView {
    let lang = cx.lang;
    let content = if draft.stages.is_empty() {
        empty(t::no_stages_title(lang), t::no_stages_text(lang), None)
    } else {
        let last = draft.stages.len() - 1;
        let stages: Vec<_> =
            draft.stages.iter().enumerate().map(|(at, s)| stage(cx, draft, s, (at == 0, at == last))).collect();
        view! { <p class="meta no-print">{t::order_hint(lang)}</p><ol class="draft-stages">{stages}</ol> }.into_any()
    };
    view! { {content}{removed(cx, draft)} }.into_any()
}

fn glyph(paths: &'static str) -> AnyView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" inner_html=paths></svg> }.into_any()
}

fn handle(label: String) -> AnyView {
    view! { <button class="handle" type="button" aria-label=label>{glyph(GRIP)}</button> }.into_any()
}

/// A button that posts to an address and is named for whom it moves; `spent` where there is nowhere to go.
pub fn step(cx: &Cx, action: &str, direction: &str, label: String, paths: &'static str, spent: bool) -> AnyView {
    let state = cx.form_state(action);
    view! {
        <form method="post" action=state.action data-arrows="">
            <input type="hidden" name="_page" value=state.page/>
            <button class="btn btn-quiet btn-icon" name="direction" value=direction.to_owned() aria-label=label disabled=spent>{glyph(paths)}</button>
        </form>
    }
    .into_any()
}

fn stage(cx: &Cx, draft: &DraftView, stage: &DraftStage, (first, last): (bool, bool)) -> AnyView {
    let lang = cx.lang;
    let here = format!("{}/stages/{}", base(draft.id), stage.id);
    let act = format!("{here}/move");
    let ends = |at: usize| (first && at == 0, last && at + 1 == stage.touchpoints.len());
    let touchpoints: Vec<_> =
        stage.touchpoints.iter().enumerate().map(|(at, t)| touchpoint(cx, draft, t, ends(at))).collect();
    let nothing = touchpoints.is_empty().then(|| view! { <p class="meta">{t::empty_stage(lang)}</p> });
    view! {
        <li class="draft-stage" id=format!("s-{}", stage.id) data-item=stage.id.to_string() data-move=act.clone() data-kind="stage">
            <div class="draft-stage-head">
                {handle(t::drag(lang, &stage.name))}
                <h2 class="grow">{stage.name.clone()}</h2>
                {step(cx, &act, "up", t::up(lang, &stage.name), UP, first)}
                {step(cx, &act, "down", t::down(lang, &stage.name), DOWN, last)}
            </div>
            {nothing}
            <ol class="reorder" data-stage=stage.id.to_string()>{touchpoints}</ol>
            <div class="cluster between">
                <a class="btn btn-s" href=format!("{here}/touchpoint")>{t::add_touchpoint(lang)}</a>
                {rename(cx, &here, stage)}
            </div>
        </li>
    }
    .into_any()
}

fn rename(cx: &Cx, here: &str, stage: &DraftStage) -> AnyView {
    let lang = cx.lang;
    let state = cx.form_state(&format!("{here}/name"));
    let remove = cx.form_state(&format!("{here}/remove"));
    let open = state.failed.is_some() || remove.failed.is_some();
    let field = Field::new(&state, "name", t::stage_name(lang)).id(format!("name-{}", stage.id)).value(&stage.name);
    let fields = view! { {field.input("text", "off")}<button class="btn">{common::save(lang)}</button> };
    view! {
        <details class="more draft-rename" open=open>
            <summary>{t::rename_stage(lang)}</summary>
            <div class="cluster">
                {form(&state, "form-inline", fields)}
                {button_form(&remove, &[], "btn btn-danger", t::remove_stage(lang))}
            </div>
        </details>
    }
    .into_any()
}

fn touchpoint(cx: &Cx, draft: &DraftView, shown: &DraftTouchpoint, (first, last): (bool, bool)) -> AnyView {
    let lang = cx.lang;
    let one = &shown.touchpoint;
    let here = format!("{}/touchpoints/{}", base(draft.id), one.id);
    let act = format!("{here}/move");
    let change = match shown.change {
        DraftChange::Same => None,
        DraftChange::Changed => Some(("badge badge-wait", t::change_changed(lang))),
        DraftChange::New => Some(("badge badge-calm", t::change_new(lang))),
    };
    let change = change.map(|(class, text)| view! { <span class=class>{text}</span> });
    let remove = cx.form_state(&format!("{here}/remove"));
    view! {
        <li id=format!("t-{}", one.id) data-item=one.id.to_string() data-move=act.clone() data-kind="touchpoint">
            {handle(t::drag(lang, &one.name))}
            <div class="grow">
                <p class="cluster"><a class="plain" href=here.clone()><strong>{one.name.clone()}</strong></a>{change}</p>
                <p class="meta">{about(cx, one)}</p>
            </div>
            {step(cx, &act, "up", t::up(lang, &one.name), UP, first)}
            {step(cx, &act, "down", t::down(lang, &one.name), DOWN, last)}
            <form method="post" action=remove.action>
                <input type="hidden" name="_page" value=remove.page/>
                <button class="btn btn-quiet btn-icon" aria-label=t::remove_named(lang, &one.name)>{glyph(CROSS)}</button>
            </form>
        </li>
    }
    .into_any()
}

fn about(cx: &Cx, one: &TouchpointView) -> String {
    let lang = cx.lang;
    let mut about = vec![words::side(lang, one).to_owned()];
    if one.moment_of_truth {
        about.push(t::moment_of_truth(lang).to_owned());
    }
    about.extend(Some(one.channel.clone()).filter(|c| !c.is_empty()));
    about.push(words::emotion(one));
    about.join(" · ")
}

fn removed(cx: &Cx, draft: &DraftView) -> Option<AnyView> {
    let lang = cx.lang;
    if draft.removed.is_empty() {
        return None;
    }
    let rows: Vec<_> = draft
        .removed
        .iter()
        .map(|one| {
            let state = cx.form_state(&format!("{}/touchpoints/{}/restore", base(draft.id), one.id));
            let back = (!draft.stages.is_empty()).then(|| button_form(&state, &[], "btn btn-s", t::put_back(lang)));
            view! { <li class="list-row"><span class="grow">{one.name.clone()}</span>{back}</li> }
        })
        .collect();
    let section = view! {
        <section class="card card-sunken">
            <h2>{t::removed_title(lang)}</h2>
            <p class="hint">{t::removed_hint(lang)}</p>
            <ul class="list">{rows}</ul>
        </section>
    };
    Some(section.into_any())
}

fn add_stage(cx: &Cx, draft: &DraftView) -> AnyView {
    let lang = cx.lang;
    let state = cx.form_state(&format!("{}/stages", base(draft.id)));
    let field = Field::new(&state, "stage_name", t::stage_name(lang));
    let fields = view! { {field.input("text", "off")}<button class="btn">{t::add_stage(lang)}</button> };
    form(&state, "form-inline", fields)
}
