//! The four figures of one area, each with how it went, how it is computed and what it is made of.

use super::words;
use crate::{cx::Cx, locales::alignment as t, ui::charts::spark};
use hilo_domain::{
    alignment::Part,
    view::alignment::{AreaFigures, InWeek, WeekChoice},
    week::WeekId,
};
use leptos::prelude::*;

/// What a figure is made of: where it can be seen, and what that is called.
pub(super) fn made_of(cx: &Cx, area: &AreaFigures, week: WeekId, part: Part) -> (String, &'static str) {
    let (lang, id) = (cx.lang, area.id);
    match part {
        Part::Participation if area.names => {
            (format!("/alignment/areas/{id}/people?week={week}"), t::made_participation(lang))
        }
        Part::Participation => (format!("/alignment/areas/{id}?week={week}"), t::made_participation_areas(lang)),
        Part::Acknowledgement => (format!("/statements/acknowledgement?area={id}"), t::made_acknowledgement(lang)),
        Part::Coverage => (format!("/contributions?area={id}"), t::made_coverage(lang)),
        Part::Lived => (format!("/alignment/coverage?week={week}&area={id}"), t::made_lived(lang)),
    }
}

/// The part's percentages, a place for each week from the first to the last; weeks without a figure stay empty.
pub(super) fn points(series: &[InWeek], part: Part) -> Vec<Option<u8>> {
    let Some(last) = series.last().map(|of| of.week) else { return Vec::new() };
    let first = series.first().map_or(last, |of| of.week);
    let weeks = (0..=last.since(first)).map(|back| first.plus(back));
    weeks.map(|week| series.iter().find(|of| of.week == week).and_then(|of| of.figures.part(part).percent())).collect()
}

pub(super) fn tiles(cx: &Cx, area: &AreaFigures, series: &[InWeek], week: WeekChoice) -> AnyView {
    let tiles: Vec<_> = Part::ALL.into_iter().map(|part| tile(cx, area, series, week, part)).collect();
    view! { <div class="figures">{tiles}</div> }.into_any()
}

fn tile(cx: &Cx, area: &AreaFigures, series: &[InWeek], week: WeekChoice, part: Part) -> AnyView {
    let lang = cx.lang;
    let ratio = area.figures.part(part);
    let value = match ratio.percent() {
        Some(percent) => view! { <p class="figure-value">{percent}" "<small>{t::of_100(lang)}</small></p> }.into_any(),
        None => view! { <p class="figure-value"><span class="vh">{t::no_figure(lang)}</span><span aria-hidden="true">"—"</span></p> }.into_any(),
    };
    let late = (part == Part::Participation && area.figures.late > 0).then(|| t::late_n(lang, area.figures.late));
    let small = words::n_of(lang, ratio) + &late.map(|late| format!(" · {late}")).unwrap_or_default();
    let points = points(series, part);
    let known: Vec<u8> = points.iter().flatten().copied().collect();
    let line = known.first().zip(known.last()).map(|(from, to)| {
        let weeks = i64::try_from(known.len()).unwrap_or(i64::MAX);
        spark(&points, class(&known), t::spark(lang, weeks, *from, *to))
    });
    let (href, label) = made_of(cx, area, week.week, part);
    // Contributions and acknowledgements are shown as they are, not as they were when a week closed.
    let today = matches!(part, Part::Acknowledgement | Part::Coverage) && !week.open;
    let today = today.then(|| view! { " "<span class="meta">{t::today_note(lang)}</span> });
    let link = view! { <p><a href=href>{label}</a>{today}</p> };
    view! {
        <article class="card figure">
            <h2 class="figure-label">{words::part(lang, part)}</h2>
            {value}
            <p class="meta">{small}</p>
            {line}
            <details class="more"><summary>{t::how(lang)}</summary><p>{words::how(lang, part)}</p>{link}</details>
        </article>
    }
    .into_any()
}

/// A line that ends ten points or more below where it was on average needs somebody.
fn class(known: &[u8]) -> &'static str {
    let mean =
        known.iter().map(|percent| u64::from(*percent)).sum::<u64>() / u64::try_from(known.len().max(1)).unwrap_or(1);
    let last = known.last().map_or(0, |percent| u64::from(*percent));
    if last + 10 <= mean { "spark-thread" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hilo_domain::alignment::Figures;

    #[test]
    fn points_leave_gaps_for_weeks_without_figures() {
        let at = |index, participated| InWeek {
            week: WeekId::from_index(index).unwrap(),
            figures: Figures { expected: 10, participated, ..Figures::default() },
        };
        assert_eq!(points(&[at(5, 1), at(7, 2)], Part::Participation), [Some(10), None, Some(20)]);
        assert_eq!(points(&[at(5, 1)], Part::Lived), [None]);
        assert_eq!((class(&[80, 80, 50]), class(&[80, 75])), ("spark-thread", ""));
    }
}
