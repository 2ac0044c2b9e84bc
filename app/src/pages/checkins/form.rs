//! The fields of a check-in: their names, reading them, showing them.

use super::parts::{addressee, capital, sees_entries, sees_note};
use crate::{
    cx::{Cx, FormState, Values},
    islands::autosave::Autosave,
    locales::checkins as t,
    ui::{
        form::{Field, GroupedOption, OptionGroup, check, mark, named_form},
        noted::Kind,
        text::{empty, foreign},
    },
};
use hilo_domain::{
    lang::Lang,
    view::checkins::{CheckinForm, Other, Pick, TouchpointChoice},
};
use hilo_service::checkins::write::{CheckinInput, EntryInput, MAX_NOTE, MAX_OTHERS, MAX_TEXT};
use leptos::prelude::*;
use std::collections::HashSet;

/// Where it is posted to.
pub const ACTION: &str = "/check-in";
/// By which the island finds it.
const ID: &str = "checkin";
/// Empty places for anything else, each shown once the one before is open.
const BLANKS: usize = 3;

/// What was posted. Text below a contribution that is not ticked is set aside.
#[must_use]
pub fn input(values: &Values) -> CheckinInput {
    let text = |name: &str, suffix: &str| values.get(&format!("{name}-{suffix}")).to_owned();
    let entry = |suffix: String| EntryInput {
        contribution: None,
        touchpoint: values.parsed(&format!("touchpoint-{suffix}")),
        did: text("did", &suffix),
        got: text("got", &suffix),
        example: values.ticked(&format!("example-{suffix}")),
        suffix,
    };
    let ticked: HashSet<&str> = values.all("lived").collect();
    let below = values.pairs().iter().filter_map(|(name, text)| {
        let suffix = name.strip_prefix("did-").or_else(|| name.strip_prefix("got-"))?;
        (!text.trim().is_empty() && !ticked.contains(suffix)).then_some(suffix)
    });
    let asides = below.filter_map(|suffix| {
        let contribution = Some(suffix.parse().ok()?);
        Some(EntryInput { contribution, ..entry(suffix.to_owned()) })
    });
    let asides = asides.collect();
    let lived = values.all("lived").filter_map(|id| id.parse().ok().map(|contribution| (id.to_owned(), contribution)));
    let lived = lived.map(|(suffix, contribution)| EntryInput { contribution: Some(contribution), ..entry(suffix) });
    // One more than are taken, so that too many are noticed.
    let others = (0..=MAX_OTHERS).map(|place| entry(format!("o{place}")));
    CheckinInput {
        week: values.parsed("week"),
        revision: values.parsed("revision").unwrap_or_default(),
        entries: lived.chain(others).collect(),
        asides,
        note: values.get("note").to_owned(),
    }
}

/// The whole form. `stale` is that somebody else has stored something since it was typed in.
pub fn form(cx: &Cx, state: &FormState, shown: &CheckinForm, stale: bool) -> AnyView {
    let lang = cx.lang;
    // What is shown was typed over another revision: only once that was seen may it be replaced.
    let revision = shown.revision.to_string();
    let revision = if stale { revision } else { state.value("revision", &revision) };
    let content = view! {
        <input type="hidden" name="week" value=shown.week.week.to_string()/>
        <input type="hidden" name="revision" value=revision/>
        {shown.sent_at.map(|_| view! { <input type="hidden" name="sent" value="1"/> })}
        <section class="part" aria-labelledby="lived-h">
            <h2 id="lived-h">{t::my_contributions(lang)}</h2>
            {sees_entries(lang, &shown.readers)}
            {picks(cx, state, shown)}
            {others(state, shown)}
        </section>
        <section class="part" aria-labelledby="note-h">
            <h2 id="note-h">{t::note_to(lang, &addressee(lang, &shown.readers))}</h2>
            {sees_note(lang, &shown.readers)}
            {Field::new(state, "note", t::note_label(lang)).optional().max(MAX_NOTE).value(shown.note.clone()).textarea("input input-short", 3)}
        </section>
    };
    named_form(state, Some(ID), "form", content)
}

/// Its buttons are of the form, wherever they stand.
pub fn action_bar(lang: Lang, shown: &CheckinForm) -> Option<AnyView> {
    let sent = shown.sent_at.is_some();
    if sent && shown.week.closed {
        return None;
    }
    let label = match (sent, shown.week.closed) {
        (true, _) => t::send_changes(lang),
        (false, true) => t::send_late(lang),
        (false, false) => t::send(lang),
    };
    let draft = (!sent).then(|| view! { <button class="btn btn-l" form=ID name="action" value="save">{t::save(lang)}<span class="vh">" "{t::as_draft(lang)}</span></button> });
    let bar = view! {
        <div class="action-bar">
            {draft}
            <button class="btn btn-primary btn-l" form=ID name="action" value="send">{label}</button>
            <Autosave form=ID.to_owned() url=ACTION.to_owned() idle=String::new() saving=t::saving(lang).to_owned()
                saved=t::saved(lang).to_owned() failed=t::not_saved(lang).to_owned() stopped=t::stopped(lang).to_owned()/>
        </div>
    };
    Some(bar.into_any())
}

fn picks(cx: &Cx, state: &FormState, shown: &CheckinForm) -> AnyView {
    let lang = state.lang;
    if shown.picks.is_empty() {
        return if shown.has_role {
            let propose = Some((t::propose(lang), "/my-role/propose"));
            empty(t::no_contributions_title(lang), t::no_contributions_text(lang), propose)
        } else {
            empty(t::no_role_title(lang), t::no_role_text(lang), None)
        };
    }
    mark(state, Kind::Group, "lived", t::my_contributions(lang));
    let error = state.error("lived").map(|error| view! { <p class="error" id="lived-error">{error}</p> });
    let items: Vec<_> = shown.picks.iter().map(|one| pick(cx, state, one)).collect();
    view! {
        <p class="hint">{t::my_contributions_hint(lang)}</p>
        {error}
        <ul class="picks" id="lived">{items}</ul>
    }
    .into_any()
}

fn pick(cx: &Cx, state: &FormState, pick: &Pick) -> AnyView {
    let lang = state.lang;
    let id = pick.contribution.to_string();
    let box_id = format!("lived-{id}");
    let label_for = box_id.clone();
    let lived = state.chosen("lived", &id, pick.lived);
    let stale = pick.stale.then(|| view! { <span class="badge badge-wait">{t::stale(lang)}</span> });
    view! {
        <li class="pick">
            <label for=label_for>
                <span lang=foreign(cx)><b>{capital(&pick.does)}</b>", "<span class="gets">{t::so_that(cx.written_in(), &pick.gets)}</span></span>
                <span class="cluster"><span class="tag">{pick.touchpoint.clone()}</span>{stale}</span>
                <input type="checkbox" id=box_id name="lived" value=id.clone() checked=lived/>
            </label>
            <div class="pick-more stack">
                {texts(state, &id, &pick.did, &pick.got, pick.example)}
            </div>
        </li>
    }
    .into_any()
}

fn texts(state: &FormState, suffix: &str, did: &str, got: &str, example: bool) -> AnyView {
    let lang = state.lang;
    let field = |name: &str, label: &'static str, stored: &str| {
        Field::new(state, format!("{name}-{suffix}"), label)
            .optional()
            .max(MAX_TEXT)
            .value(stored.to_owned())
            .textarea("input input-short", 2)
    };
    let name = format!("example-{suffix}");
    view! {
        {field("did", t::did(lang), did)}
        {field("got", t::got(lang), got)}
        {check(state, "checkbox", &name, "1", example, t::example(lang), Some(t::example_hint(lang)))}
    }
    .into_any()
}

/// What is stored or was typed, and a few empty places.
fn others(state: &FormState, shown: &CheckinForm) -> AnyView {
    if shown.touchpoints.is_empty() && shown.others.is_empty() {
        return ().into_any();
    }
    let typed = |place: usize| {
        ["touchpoint", "did", "got"].iter().any(|name| !state.value(&format!("{name}-o{place}"), "").is_empty())
    };
    let typed = (0..=MAX_OTHERS).rev().find(|place| typed(*place)).map_or(0, |place| place + 1);
    let filled = shown.others.len().max(typed);
    let places: Vec<_> = (0..(filled + BLANKS).min(MAX_OTHERS.max(filled)))
        .map(|place| {
            let stored = shown.others.get(place).cloned().unwrap_or_default();
            other(state, place, &stored, place < filled, &shown.touchpoints)
        })
        .collect();
    mark(state, Kind::Group, "others", t::anything_else(state.lang));
    let error = state.error("others").map(|error| view! { <p class="error">{error}</p> });
    view! { <div class="stack stack-s" id="others">{error}{places}</div> }.into_any()
}

fn other(state: &FormState, place: usize, stored: &Other, open: bool, touchpoints: &[TouchpointChoice]) -> AnyView {
    let lang = state.lang;
    let suffix = format!("o{place}");
    let label = if place == 0 { t::anything_else(lang) } else { t::one_more(lang) };
    let chosen = stored.touchpoint.map(|id| id.to_string()).unwrap_or_default();
    let select = Field::new(state, format!("touchpoint-{suffix}"), t::touchpoint(lang)).filter().value(chosen);
    view! {
        <details class="more pick-also" open=open>
            <summary>{label}</summary>
            <div class="stack">
                {select.grouped(t::choose_touchpoint(lang), groups(touchpoints), None)}
                {texts(state, &suffix, &stored.did, &stored.got, stored.example)}
            </div>
        </details>
    }
    .into_any()
}

/// By journey, in the order of the map.
fn groups(touchpoints: &[TouchpointChoice]) -> Vec<OptionGroup> {
    let mut groups: Vec<OptionGroup> = Vec::new();
    for one in touchpoints {
        let option = GroupedOption { value: one.touchpoint.to_string(), label: one.name.clone(), goes_with: None };
        match groups.last_mut().filter(|group| group.label == one.journey) {
            Some(group) => group.options.push(option),
            None => groups.push(OptionGroup { label: one.journey.clone(), options: vec![option] }),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_posted_is_read_by_its_names() {
        let id = "01930000-0000-7000-8000-000000000001";
        let other = "01930000-0000-7000-8000-000000000002";
        let pairs = [
            ("week", "2026-W47"),
            ("revision", "3"),
            ("lived", id),
            ("lived", "rubbish"),
            ("did-01930000-0000-7000-8000-000000000001", "uno"),
            ("example-01930000-0000-7000-8000-000000000001", "1"),
            ("did-01930000-0000-7000-8000-000000000003", "quedó sin marcar"),
            ("got-01930000-0000-7000-8000-000000000004", " "),
            ("touchpoint-o1", other),
            ("got-o1", "dos"),
            ("note", "tres"),
        ];
        let values = Values::new(pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect());
        let input = input(&values);
        assert_eq!((input.week.map(|w| w.to_string()).as_deref(), input.revision), (Some("2026-W47"), 3));
        assert_eq!(input.note, "tres");
        let first = &input.entries[0];
        assert_eq!((first.contribution.map(|c| c.to_string()).as_deref(), first.did.as_str()), (Some(id), "uno"));
        assert!(first.example);
        let second = input.entries.iter().find(|entry| entry.suffix == "o1").unwrap();
        assert_eq!((second.touchpoint.map(|t| t.to_string()).as_deref(), second.got.as_str()), (Some(other), "dos"));
        assert_eq!(input.entries.iter().filter(|entry| entry.contribution.is_some()).count(), 1);
        let asides: Vec<_> = input.asides.iter().map(|aside| aside.did.as_str()).collect();
        assert_eq!(asides, ["quedó sin marcar"]);
    }
}
