//! What a draft would change, field by field, and publishing it.

use super::{difference, words};
use crate::{
    cx::{Cx, FormState},
    locales::{common, experience as t},
    reply::{Answer, Frame, Nav, Page},
    ui::{
        form::{Field, check, choices, form},
        text::{crumbs, quoted},
    },
};
use hilo_domain::{
    ids::JourneyId,
    view::experience::{
        ChangedTouchpoint, LayoutLine, LostContribution, PublishView, RemovedTouchpoint, TouchpointView,
    },
};
use leptos::prelude::*;

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let journey: JourneyId = cx.param("journey")?;
    let shown = cx.services.publish_preview(cx.actor()?.publisher()?, journey).await?;
    let state = cx.form_state(&format!("/experience/{journey}/publish"));
    let draft = format!("/experience/{journey}/draft");
    let title = t::publish_title(lang, shown.number);
    let content = if shown.anything {
        publish_form(&state, &shown, &draft)
    } else {
        view! {
            <div class="notice"><p>{t::nothing_to_publish(lang)}</p></div>
            <div class="actions"><a class="btn" href=draft.clone()>{t::back_to_draft(lang)}</a></div>
        }
        .into_any()
    };
    let body = view! {
        {crumbs(lang, &[("/experience", t::title(lang)), (&draft, t::draft(lang))], t::publish(lang))}
        <header class="page-head">
            <p class="eyebrow">{shown.name.clone()}</p><h1>{title.clone()}</h1><p class="lede">{t::publish_lede(lang)}</p>
        </header>
        {content}
    };
    Page::new(title, body.into_any()).nav(Nav::Experience).frame(Frame::Read).ok()
}

fn publish_form(state: &FormState, shown: &PublishView, draft: &str) -> AnyView {
    let lang = state.lang;
    let first = shown.number == 1;
    let mut note = Field::new(state, "change_note", t::change_note(lang)).hint(t::change_note_hint(lang));
    if first {
        note = note.optional();
    }
    let changed: Vec<_> = shown.changed.iter().map(|c| change(state, c)).collect();
    let unchanged = (shown.unchanged > 0).then(|| view! { <p class="soft">{t::unchanged(lang, shown.unchanged)}</p> });
    let fields = view! {
        <input type="hidden" name="revision" value=shown.revision.clone()/>
        {journey_changes(state, shown)}
        {(!changed.is_empty()).then(|| view! {
            <section class="section"><div class="section-head"><h2>{t::changed_title(lang, count(shown.changed.len()))}</h2></div>{changed}</section>
        })}
        {added(state, &shown.added)}
        {removed(state, &shown.removed)}
        {unchanged}
        {note.textarea("input input-short", 3)}
        <div class="form-actions">
            <button class="btn btn-primary btn-l">{t::publish(lang)}</button>
            <a class="btn btn-quiet" href=draft.to_owned()>{common::cancel(lang)}</a>
        </div>
    };
    form(state, "form", fields)
}

fn journey_changes(state: &FormState, shown: &PublishView) -> Option<AnyView> {
    let lang = state.lang;
    let names = [(t::name(lang), &shown.renamed), (t::summary(lang), &shown.summary)];
    let mut rows: Vec<AnyView> = names
        .into_iter()
        .filter_map(|(label, change)| {
            let (before, after) = change.as_ref()?;
            Some(view! { <dt>{label}</dt><dd>{difference::words(before, after)}</dd> }.into_any())
        })
        .collect();
    if let Some((before, after)) = &shown.layout {
        let (before, after) = (outline(before), outline(after));
        rows.push(view! { <dt>{t::order_changes(lang)}</dt><dd>{difference::words(&before, &after)}</dd> }.into_any());
    }
    if rows.is_empty() {
        return None;
    }
    let section = view! {
        <section class="section">
            <div class="section-head"><h2>{t::journey_changes(lang)}</h2></div><dl class="facts">{rows}</dl>
        </section>
    };
    Some(section.into_any())
}

/// A stage a line, with what stands in it.
fn outline(lines: &[LayoutLine]) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|line| match line.touchpoints.as_slice() {
            [] => line.stage.clone(),
            names => format!("{}: {}", line.stage, names.join(" · ")),
        })
        .collect();
    lines.join("\n")
}

fn change(state: &FormState, changed: &ChangedTouchpoint) -> AnyView {
    let lang = state.lang;
    let rows: Vec<_> = changed
        .fields
        .iter()
        .map(|field| {
            let difference = difference::field(lang, &changed.before, &changed.after, *field);
            view! { <dt>{words::field(lang, *field)}</dt><dd>{difference}</dd> }
        })
        .collect();
    let name = format!("change-{}", changed.after.id);
    let hint = if changed.contributions == 0 {
        t::meaning_hint_none(lang).to_owned()
    } else {
        t::meaning_hint(lang, changed.contributions)
    };
    let options = view! {
        {check(state, "radio", &name, "wording", false, t::wording(lang), Some(t::wording_hint(lang)))}
        {check(state, "radio", &name, "meaning", false, t::meaning(lang), Some(&hint))}
    };
    view! {
        <article class="card stack">
            <h3>{changed.after.name.clone()}</h3>
            <dl class="facts">{rows}</dl>
            {choices(state, &name, &t::change_legend(lang, &changed.after.name), options)}
        </article>
    }
    .into_any()
}

fn added(state: &FormState, added: &[TouchpointView]) -> Option<AnyView> {
    let lang = state.lang;
    if added.is_empty() {
        return None;
    }
    let rows: Vec<_> = added
        .iter()
        .map(|one| {
            view! {
                <li><p><strong>{one.name.clone()}</strong></p><p class="promise" dir="auto">{quoted(lang, &one.promise)}</p></li>
            }
        })
        .collect();
    let title = t::added_title(lang, count(added.len()));
    Some(view! { <section class="section"><div class="section-head"><h2>{title}</h2></div><ul class="list">{rows}</ul></section> }.into_any())
}

fn removed(state: &FormState, removed: &[RemovedTouchpoint]) -> Option<AnyView> {
    if removed.is_empty() {
        return None;
    }
    let title = t::removed_count(state.lang, count(removed.len()));
    let section = view! {
        <section class="section"><div class="section-head"><h2>{title}</h2></div>{losses(state.lang, removed)}</section>
    };
    Some(section.into_any())
}

/// Touchpoints that go, and whose contributions go with them.
pub(super) fn losses(lang: hilo_domain::lang::Lang, removed: &[RemovedTouchpoint]) -> AnyView {
    let rows: Vec<_> = removed
        .iter()
        .map(|one| {
            let whose: Vec<_> = one.contributions.iter().map(|c| loss(lang, c)).collect();
            let text =
                if whose.is_empty() { t::lost_none(lang).to_owned() } else { t::lost_count(lang, count(whose.len())) };
            view! {
                <li>
                    <p><strong>{one.touchpoint.name.clone()}</strong></p>
                    <p class="soft">{text}</p>
                    {(!whose.is_empty()).then(|| view! { <ul>{whose}</ul> })}
                </li>
            }
        })
        .collect();
    view! { <ul class="list">{rows}</ul> }.into_any()
}

fn loss(lang: hilo_domain::lang::Lang, lost: &LostContribution) -> AnyView {
    let mut whose = vec![t::lost_people(lang, lost.people)];
    whose.extend(lost.proposed_by.as_ref().map(|name| t::lost_proposed(lang, name)));
    view! {
        <li>
            <strong>{lost.title.clone()}</strong>" · "{lost.area.clone()}": "{lost.does.clone()}" "
            <span class="meta">{whose.join(" · ")}</span>
        </li>
    }
    .into_any()
}
