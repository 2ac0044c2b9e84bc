//! How each measure went, period by period, with what was published meanwhile.

use super::{measures::Shown, span::period_name};
use crate::{
    cx::Cx,
    format,
    locales::period as t,
    pages::statements::parts::kind,
    ui::{
        charts::{Line, Mark as Drawn, lines},
        text::quoted,
    },
};
use hilo_domain::view::period::{InPeriod, Mark, PeriodResults, Published};
use leptos::prelude::*;

/// Marks that are named before the rest folds away.
const FIRST: usize = 8;

/// None for a single period.
pub(super) fn trend(cx: &Cx, results: &PeriodResults) -> Option<AnyView> {
    let lang = cx.lang;
    let series = &results.series;
    let [first, .., last] = series.as_slice() else { return None };
    let name = |of: &InPeriod| period_name(lang, of.period.period);
    let charts: Vec<_> = Shown::all().filter_map(|shown| chart(cx, results, shown)).collect();
    let marks = marks(cx, &results.marks);
    Some(
        view! {
            <section class="section">
                <div class="stack stack-xs">
                    <h2>{t::trend(lang)}</h2>
                    <p class="meta">{name(first)}" – "{name(last)}". "{t::trend_text(lang)}</p>
                </div>
                <div class="grid align-charts">{charts}</div>
                {marks}
            </section>
        }
        .into_any(),
    )
}

/// None for a measure of which fewer than two figures are known.
fn chart(cx: &Cx, results: &PeriodResults, shown: Shown) -> Option<AnyView> {
    let lang = cx.lang;
    let points: Vec<Option<u8>> = results.series.iter().map(|of| shown.of(&of.aligned)).collect();
    let known: Vec<u8> = points.iter().flatten().copied().collect();
    let (first, last) = (known.first()?, known.last()?);
    if known.len() < 2 {
        return None;
    }
    let marked = |place: usize, of: &InPeriod| {
        let numbers = (1..).zip(&results.marks).filter(|(_, mark)| mark.period == of.period.period);
        let numbers: Vec<String> = numbers.map(|(number, _): (i64, _)| number.to_string()).collect();
        let label = match numbers.as_slice() {
            [] => return None,
            [one] => one.clone(),
            [one, .., last] => format!("{one}–{last}"),
        };
        Some(Drawn { place, label })
    };
    let marks: Vec<Drawn> = results.series.iter().enumerate().filter_map(|(place, of)| marked(place, of)).collect();
    let names: Vec<String> =
        results.series.iter().map(|of| t::period_short(lang, of.period.period.number().1)).collect();
    let said = t::trend_line(lang, shown.name(lang), &first.to_string(), &last.to_string());
    let line = Line { points: &points, names: &names, marks: &marks };
    Some(
        view! { <figure class="stack stack-xs"><figcaption class="label">{shown.name(lang)}</figcaption>{lines(&line, said)}</figure> }
            .into_any(),
    )
}

fn marks(cx: &Cx, marks: &[Mark]) -> Option<AnyView> {
    let lang = cx.lang;
    if marks.is_empty() {
        return None;
    }
    let item = |mark: &Mark| {
        let (href, said) = match mark.what {
            Published::Statement(id, of) => {
                (format!("/statements/{id}"), t::mark_statement(lang, kind(lang, of), mark.number))
            }
            Published::Journey(id) => (format!("/experience/{id}"), t::mark_journey(lang, &mark.name, mark.number)),
        };
        let date = format::date(lang, mark.at, cx.time_zone());
        let title = matches!(mark.what, Published::Statement(..)).then(|| format!("{} · ", quoted(lang, &mark.name)));
        view! { <li><a href=href>{said}</a>" "<span class="meta">{title}{date}</span></li> }
    };
    let (first, rest) = marks.split_at(marks.len().min(FIRST));
    let more = (!rest.is_empty()).then(|| {
        let label = t::marks_more(lang, i64::try_from(rest.len()).unwrap_or(i64::MAX));
        view! { <details class="more"><summary>{label}</summary><ol class="marks" start=FIRST + 1>{rest.iter().map(item).collect::<Vec<_>>()}</ol></details> }
    });
    Some(
        view! { <div class="stack stack-s"><h3>{t::marks(lang)}</h3><ol class="marks">{first.iter().map(item).collect::<Vec<_>>()}</ol>{more}</div> }
            .into_any(),
    )
}
