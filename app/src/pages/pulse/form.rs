//! The questions, in a form of their own below the check-in. What was answered is never in it.

use super::{api::FIELD, words::question};
use crate::{cx::Cx, format, locales::pulse as t, ui::form::form};
use hilo_domain::{
    lang::Lang,
    pulse::{BEST, Item},
    view::pulse::{PulseForm, PulsePage, PulseWeek},
    week::WeekId,
};
use leptos::prelude::*;

/// Where it is posted to.
pub const ACTION: &str = "/check-in/pulse";

/// None while no period is open.
pub fn section(cx: &Cx, page: &PulsePage) -> Option<AnyView> {
    let lang = cx.lang;
    let content = match page {
        PulsePage::Closed => return None,
        PulsePage::Next { from } => view! { <p class="soft">{t::next(lang, from.iso().1)}</p> }.into_any(),
        PulsePage::Unavailable => view! { <p class="notice notice-wait">{t::unavailable(lang)}</p> }.into_any(),
        PulsePage::Open(open) => questions(cx, open),
    };
    let view = view! {
        <section class="part pulse" id="pulse" aria-labelledby="pulse-h">
            <h2 id="pulse-h">{t::title(lang)}</h2>
            {content}
        </section>
    };
    Some(view.into_any())
}

fn questions(cx: &Cx, open: &PulseForm) -> AnyView {
    let lang = cx.lang;
    let state = cx.form_state(ACTION);
    let until = format::near(lang, open.closes_at, cx.time_zone());
    let group = match &open.group {
        Some((area, people)) => t::hint_group(lang, area, *people),
        None => t::hint_few(lang).to_owned(),
    };
    let (now, earlier): (Vec<_>, Vec<_>) = open.weeks.iter().partition(|week| Some(week.week) == open.now);
    let now: Vec<_> = now.into_iter().flat_map(|week| items(lang, week)).collect();
    let earlier: Vec<_> = earlier
        .into_iter()
        .map(|week| {
            let number = week.week.iso().1;
            view! {
                <details class="more pulse-earlier">
                    <summary>{t::earlier(lang, number)}</summary>
                    {items(lang, week)}
                </details>
            }
        })
        .collect();
    let content = view! {
        <input type="hidden" name="period" value=open.period.to_string()/>
        {now}
        {earlier}
        <button class="btn" data-pulse-save>{t::save(lang)}</button>
    };
    view! {
        <p class="hint">{group}" "<a href="/how-answers-are-protected">{t::how(lang)}</a></p>
        <div data-pulse="" data-saving=t::saving(lang) data-saved=t::saved(lang) data-failed=t::not_saved(lang)>
            {form(&state, "pulse-form", content)}
        </div>
        <p class="hint">{t::optional(lang)}" "{t::hint_until(lang, &until)}</p>
    }
    .into_any()
}

fn items(lang: Lang, week: &PulseWeek) -> Vec<AnyView> {
    week.items.iter().map(|(item, answered)| item_view(lang, week.week, *item, *answered)).collect()
}

fn item_view(lang: Lang, week: WeekId, item: Item, answered: bool) -> AnyView {
    let name = format!("{FIELD}-{week}-{}", item.as_str());
    let steps: Vec<_> = (1..=BEST)
        .map(|score| {
            let end = match score {
                1 => Some(t::lowest(lang)),
                BEST => Some(t::highest(lang)),
                _ => None,
            };
            let end = end.map(|end| view! { <span class="vh">", "{end}</span> });
            view! {
                <label>
                    <input type="radio" name=name.clone() value=score.to_string() autocomplete="off"/>
                    <span>{score.to_string()}{end}</span>
                </label>
            }
        })
        .collect();
    let kept = answered.then(|| t::answered(lang));
    view! {
        <fieldset class="pulse-item">
            <legend>{question(lang, item)}</legend>
            <div class="scale">{steps}</div>
            <p class="scale-ends" aria-hidden="true"><span>{t::lowest(lang)}</span><span>{t::highest(lang)}</span></p>
            <p class="pulse-foot">
                <label class="pulse-none"><input type="radio" name=name value="0" autocomplete="off"/>" "{t::none(lang)}</label>
                <span class="pulse-state" role="status">{kept}</span>
            </p>
        </fieldset>
    }
    .into_any()
}
