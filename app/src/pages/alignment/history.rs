//! The touchpoints of one area, week by week.

use super::matrix::{made_of, shown_columns, touchpoint};
use crate::{cx::Cx, format, locales::alignment as t};
use hilo_domain::{coverage::State, view::alignment::Coverage};
use leptos::prelude::*;
use std::fmt::Write as _;

/// `id` is that of the heading that names the table.
pub(super) fn history(cx: &Cx, coverage: &Coverage, id: &'static str) -> AnyView {
    let lang = cx.lang;
    let lines: Vec<_> = shown_columns(cx, coverage).into_iter().map(|place| line(cx, coverage, place)).collect();
    let weeks = i64::try_from(coverage.history_weeks.len()).unwrap_or(i64::MAX);
    let (first, last) = (coverage.history_weeks.first(), coverage.history_weeks.last());
    let note = first.zip(last).map(|(first, last)| {
        let name = |week: &hilo_domain::week::WeekId| {
            format!("{} ({})", t::week_n(lang, week.iso().1).to_lowercase(), format::week_dates(lang, *week))
        };
        view! { <p class="meta">{t::history_note(lang, &name(first), &name(last))}</p> }
    });
    view! {
        <div class="table-wrap table-card" role="region" tabindex="0" aria-labelledby=id>
            <table class="table sticky-col">
                <thead><tr>
                    <th scope="col">{t::touchpoint(lang)}</th>
                    <th scope="col">{t::last_weeks(lang, weeks)}</th>
                    <th scope="col" class="num">{t::weeks_lived(lang)}</th>
                    <th scope="col" class="num">{t::weeks_declared(lang)}</th>
                    <th scope="col" class="num">{t::areas_declaring(lang)}</th>
                </tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
        {note}
    }
    .into_any()
}

fn line(cx: &Cx, coverage: &Coverage, place: usize) -> AnyView {
    let lang = cx.lang;
    let column = &coverage.columns[place];
    let states = &coverage.history[place].states;
    let count = |state| i64::try_from(states.iter().filter(|s| **s == state).count()).unwrap_or(i64::MAX);
    let (lived, declared, none) = (count(State::Lived), count(State::Declared), count(State::None));
    let of = lived + declared + none;
    let truth =
        column.moment_of_truth.then(|| view! { <span class="meta is-thread">" ◆ "{t::moment_of_truth(lang)}</span> });
    view! {
        <tr id=format!("t-{}", column.touchpoint)>
            <th scope="row">{touchpoint(column)}{truth}<br/><span class="meta">{column.journey.clone()}</span></th>
            <td>{strip(states, t::history_strip(lang, lived, declared, none))}</td>
            <td class="num">{t::weeks_of(lang, lived, of)}</td>
            <td class="num"><a href=made_of(coverage.subject.id, column.touchpoint)>{t::weeks_of(lang, lived + declared, of)}</a></td>
            <td class="num">{column.declaring}</td>
        </tr>
    }
    .into_any()
}

/// A column a week: full for lived, half for declared, a line for nothing.
fn strip(states: &[State], label: String) -> AnyView {
    let mut drawn = String::new();
    for (place, state) in (0_u32..).zip(states) {
        let (class, height) = match state {
            State::Lived => ("strip-lived", 20),
            State::Declared => ("strip-declared", 10),
            State::None => ("strip-none", 2),
        };
        let _ = write!(
            drawn,
            r#"<rect class="{class}" x="{}" y="{}" width="7" height="{height}" rx="1"/>"#,
            place * 9,
            20 - height
        );
    }
    let width = states.len().max(1) * 9;
    view! { <svg class="strip" viewBox=format!("0 0 {width} 20") width=width height="20" role="img" aria-label=label inner_html=drawn></svg> }
        .into_any()
}
