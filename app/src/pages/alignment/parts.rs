//! What alignment of one area is made of: each part with its figure, held against the span before and the organisation.

use super::{
    measures::{Shown, difference, signed},
    spread::leads_to,
};
use crate::{cx::Cx, format, locales::period as t, ui::charts::spark};
use hilo_domain::{
    lang::Lang,
    measure::{Aligned, Measure},
    pulse::Item,
    view::period::{InPeriod, PeriodLine, PeriodResults},
};
use leptos::prelude::*;

pub(super) fn parts(cx: &Cx, results: &PeriodResults, line: &PeriodLine) -> AnyView {
    let lang = cx.lang;
    let whole = (!results.whole).then_some(&results.organisation);
    let rows: Vec<_> = Shown::all().map(|shown| row(cx, results, line, whole, shown)).collect();
    let against = whole.map(|_| view! { <th scope="col" class="num">{t::against_whole(lang)}</th> });
    view! {
        <div class="table-wrap table-card" role="region" tabindex="0" aria-labelledby="parts-h">
            <table class="table parts">
                <thead><tr>
                    <th scope="col">{t::part(lang)}</th><th scope="col" class="num">{t::figure(lang)}</th>
                    <th scope="col" class="num">{t::against_before(lang)}</th>{against}
                    <th scope="col">{t::course(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="meta measure">{t::headline_how(lang)}</p>
    }
    .into_any()
}

fn row(cx: &Cx, results: &PeriodResults, line: &PeriodLine, whole: Option<&Aligned>, shown: Shown) -> AnyView {
    let lang = cx.lang;
    let figure = shown.of(&line.now);
    let value = match figure {
        Some(figure) => view! { <td class="num"><strong>{figure}</strong></td> }.into_any(),
        None => view! { <td class=format!("num {}", shown.lacking_class())><span aria-hidden="true">"—"</span><span class="vh">{shown.lacking(lang)}</span></td> }.into_any(),
    };
    let against = whole.map(|whole| points(lang, difference(figure, shown.of(whole))));
    let name = match shown {
        Shown::Headline => view! { <strong>{shown.name(lang)}</strong> }.into_any(),
        Shown::Measure(measure) => {
            let href = leads_to(&results.periods, line.area.id, shown);
            view! { <a href=href>{shown.name(lang)}</a>" "<span class="meta">{note(lang, measure, &line.now)}</span> }
                .into_any()
        }
    };
    let class = (shown == Shown::Headline).then_some("total");
    view! {
        <tr class=class><th scope="row">{name}</th>{value}{points(lang, difference(figure, shown.of(&line.before)))}{against}<td class="course">{course(lang, &results.series, shown)}</td></tr>
    }
    .into_any()
}

/// Numerator and denominator of what is counted; of the pulse there are none.
fn note(lang: Lang, measure: Measure, now: &Aligned) -> String {
    match measure {
        Measure::Week(part) => {
            let ratio = now.weeks.part(part);
            t::n_of(lang, &format::number(lang, ratio.num), &format::number(lang, ratio.den))
        }
        Measure::Pulse(Item::Recommend) => t::beside(lang).to_owned(),
        Measure::Pulse(_) => String::new(),
    }
}

fn points(lang: Lang, by: Option<i32>) -> AnyView {
    match by {
        Some(by) => view! { <td class="num"><span aria-hidden="true">{signed(by)}</span><span class="vh">{t::points(lang, by)}</span></td> }.into_any(),
        None => view! { <td class="num">"—"</td> }.into_any(),
    }
}

fn course(lang: Lang, series: &[InPeriod], shown: Shown) -> Option<AnyView> {
    let points: Vec<Option<u8>> = series.iter().map(|of| shown.of(&of.aligned)).collect();
    let known: Vec<u8> = points.iter().flatten().copied().collect();
    let (first, last) = (known.first()?, known.last()?);
    let said = t::trend_line(lang, shown.name(lang), &first.to_string(), &last.to_string());
    (known.len() > 1).then(|| spark(&points, "", said))
}
