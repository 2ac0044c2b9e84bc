//! What whoever leads an area finds beside the check-ins: what to decide, what to talk about, how the area stands.

use super::letter::letter_address;
use crate::{
    cx::Cx,
    locales::{alignment as a, checkins as words, home, period as p, team as t},
    pages::{alignment::words as parts, pulse::words as items},
};
use hilo_domain::{
    alignment::{Figures, Part, level},
    conversation::Conversation,
    ids::AreaId,
    lang::Lang,
    measure::{Aligned, Measure},
    pulse::Item,
    view::lead::LeadWeek,
    week::WeekId,
};
use leptos::prelude::*;

/// So many areas are named; the list of contributions has them all.
const AREAS: usize = 5;

/// Proposals that wait for a decision.
pub(super) fn proposals(lang: Lang, lead: &LeadWeek) -> Option<AnyView> {
    let count = lead.proposals.iter().map(|(_, _, count)| count).sum();
    if count == 0 {
        return None;
    }
    let row = |(area, name, count): &(AreaId, String, i64)| {
        view! {
            <li class="list-row">
                <div class="grow"><strong>{name.clone()}</strong><p class="meta">{t::decide_in(lang, *count)}</p></div>
                <a class="btn btn-s" href=format!("/areas/{area}/contributions")>
                    {home::decide_button(lang)}<span class="vh">": "{name.clone()}</span>
                </a>
            </li>
        }
    };
    let rows: Vec<_> = lead.proposals.iter().take(AREAS).map(row).collect();
    let more =
        (lead.proposals.len() > AREAS).then(|| view! { <p><a href="/contributions">{t::decide_all(lang)}</a></p> });
    let section = view! {
        <section class="section" aria-labelledby="decide-h">
            <h2 id="decide-h">{home::decide(lang, count)}</h2>
            <ul class="list list-near">{rows}</ul>
            {more}
        </section>
    };
    Some(section.into_any())
}

/// What to talk about, why, and where to read about it.
struct Talk {
    what: String,
    why: String,
    link: Option<(String, &'static str)>,
}

fn talk(lang: Lang, area: AreaId, about: Option<&Conversation>) -> Talk {
    let letter = |id| Some((letter_address(id, None), t::talk_read(lang)));
    let pulse = Some((format!("/alignment/period?area={area}"), t::talk_pulse(lang)));
    match about {
        None => Talk { what: t::talk_nothing(lang).to_owned(), why: t::talk_nothing_why(lang).to_owned(), link: None },
        Some(Conversation::Note(from)) => Talk {
            what: t::talk_note(lang, &from.name),
            why: t::talk_note_why(lang).to_owned(),
            link: letter(from.checkin),
        },
        Some(Conversation::Unlived(one)) => {
            let why = if one.moment_of_truth { t::talk_truth_why(lang) } else { t::talk_unlived_why(lang) };
            Talk {
                what: t::talk_unlived(lang, &one.name),
                why: why.to_owned(),
                link: Some((format!("/alignment/coverage?area={area}"), t::talk_coverage(lang))),
            }
        }
        Some(Conversation::Gap { points }) => {
            Talk { what: t::talk_gap(lang).to_owned(), why: t::talk_gap_why(lang, *points), link: pulse }
        }
        Some(Conversation::Act { figure }) => {
            Talk { what: t::talk_act(lang).to_owned(), why: t::talk_act_why(lang, *figure), link: pulse }
        }
        Some(Conversation::Thank { from, touchpoint }) => Talk {
            what: t::talk_thank(lang, &from.name),
            why: t::talk_thank_why(lang, touchpoint),
            link: letter(from.checkin),
        },
        Some(Conversation::Stale(stale)) => Talk {
            what: t::talk_stale(lang, &stale.title, &stale.touchpoint),
            why: t::talk_stale_why(lang).to_owned(),
            link: Some((format!("/contributions/{}", stale.contribution), t::talk_contribution(lang))),
        },
    }
}

pub(super) fn conversation(lang: Lang, lead: &LeadWeek) -> AnyView {
    let Talk { what, why, link } = talk(lang, lead.area.0, lead.conversation.as_ref());
    let link = link.map(|(href, label)| view! { <p><a class="btn" href=href>{label}</a></p> });
    view! {
        <section class="card stack stack-s" aria-labelledby="talk-h">
            <h2 class="eyebrow" id="talk-h">{t::talk(lang)}</h2>
            <p class="talk">{what}</p>
            <p class="soft">{why}</p>
            {link}
            <details class="more"><summary>{t::talk_how(lang)}</summary><p>{t::talk_how_text(lang)}</p></details>
        </section>
    }
    .into_any()
}

/// The figures of the week that closed last, and what was published of the pulse.
pub(super) fn standing(cx: &Cx, lead: &LeadWeek) -> AnyView {
    let lang = cx.lang;
    let (area, name) = &lead.area;
    let week = match &lead.closed {
        Some((week, figures)) => week_table(lang, *area, *week, figures),
        None => view! { <p class="meta">{t::standing_none(lang)}</p> }.into_any(),
    };
    let pulse = match &lead.period {
        Some(shown) if shown.period.lost => view! { <p class="meta">{p::lost(lang)}</p> }.into_any(),
        Some(shown) => pulse_table(lang, *area, shown.period.period.number().1, &shown.aligned),
        None => view! { <p class="meta">{t::standing_no_pulse(lang)}</p> }.into_any(),
    };
    let others: Vec<_> = lead
        .others
        .iter()
        .map(|(area, name)| view! { " "<a href=format!("/alignment?area={area}")>{name.clone()}</a> })
        .collect();
    let others = (!others.is_empty()).then(|| view! { <p class="meta">{t::standing_others(lang)}{others}</p> });
    view! {
        <section class="card stack stack-s" aria-labelledby="standing-h">
            <h2 id="standing-h">{t::standing(lang, name)}</h2>
            {week}
            {pulse}
            <p><a href=format!("/alignment?area={area}")>{t::standing_more(lang)}</a></p>
            {others}
        </section>
    }
    .into_any()
}

fn week_table(lang: Lang, area: AreaId, week: WeekId, figures: &Figures) -> AnyView {
    let row = |part: Part| {
        let cell = match figures.part(part).percent() {
            Some(percent) => figure(percent),
            None => dash("heat-none", a::no_figure(lang)),
        };
        view! { <tr><th scope="row">{parts::part(lang, part)}</th>{cell}</tr> }
    };
    let rows: Vec<_> = Part::ALL.into_iter().map(row).collect();
    let href = format!("/alignment?week={week}&area={area}");
    view! {
        <table class="heat heat-list">
            <caption><a href=href>{words::week(lang, week.iso().1)}</a></caption>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn pulse_table(lang: Lang, area: AreaId, number: i32, aligned: &Aligned) -> AnyView {
    let row = |item: Item| {
        let cell = match aligned.of(Measure::Pulse(item)) {
            Some(value) => figure(value),
            None => dash("heat-hidden", p::hidden(lang)),
        };
        view! { <tr><th scope="row">{items::name(lang, item)}</th>{cell}</tr> }
    };
    let rows: Vec<_> = Item::ALL.into_iter().map(row).collect();
    let headline = match aligned.headline() {
        Some(value) => figure(value),
        None => dash("heat-none", t::standing_no_headline(lang)),
    };
    let hides = aligned.pulse.iter().any(Option::is_none);
    let legend = hides.then(|| {
        view! { <p class="legend"><span><span class="swatch heat-hidden"></span>{p::hidden(lang)}</span></p> }
    });
    let href = format!("/alignment/period?area={area}");
    view! {
        <table class="heat heat-list">
            <caption><a href=href>{t::standing_pulse(lang, number)}</a></caption>
            <tbody>{rows}<tr class="total"><th scope="row">{t::standing_headline(lang)}</th>{headline}</tr></tbody>
        </table>
        {legend}
        <p class="meta">{t::standing_headline_how(lang)}</p>
    }
    .into_any()
}

fn figure(value: u8) -> AnyView {
    view! { <td class=format!("heat-{}", level(value))>{value}</td> }.into_any()
}

/// A cell without a figure: a dash for the eye, words for whoever hears the page.
fn dash(class: &'static str, why: &'static str) -> AnyView {
    view! { <td class=class><span aria-hidden="true">"—"</span><span class="vh">{why}</span></td> }.into_any()
}
