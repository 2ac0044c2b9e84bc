//! Which period is looked at and how far back: in the address, in words, and to choose from.

use crate::{cx::Cx, locales::period as t};
use hilo_domain::{
    lang::Lang,
    period::PeriodId,
    problem::Problem,
    view::period::{Over, PeriodChoice, Periods},
};
use hilo_service::{Result, alignment::period::Span};
use leptos::prelude::*;

/// The span in the query; the latest period if none is named.
///
/// # Errors
/// [`Problem::NotFound`] for what is no period.
pub(super) fn asked_span(cx: &Cx) -> Result<Span> {
    let period = match cx.query.get("period") {
        "" => None,
        text => Some(text.parse().map_err(|_| Problem::NotFound)?),
    };
    let asked = cx.query.get("over");
    let over = Over::ALL.into_iter().find(|over| over.key() == asked).unwrap_or_default();
    Ok(Span { period, over })
}

/// For an address of another page about the same span.
pub(super) fn in_address(periods: &Periods) -> String {
    let over = match periods.over.key() {
        "" => String::new(),
        key => format!("&over={key}"),
    };
    format!("period={}{over}", periods.shown.period)
}

pub(super) fn period_name(lang: Lang, period: PeriodId) -> String {
    let (first, last) = (period.first_week().iso(), period.last_week().iso().1);
    format!("{} · {}", t::period(lang, period.number().1, &format!("{}–{last}", first.1)), first.0)
}

/// The period shown, and how far back from it.
pub(super) fn span_name(lang: Lang, periods: &Periods) -> String {
    let name = period_name(lang, periods.shown.period);
    match periods.over {
        Over::Period => name,
        over => format!("{name} · {}", over_name(lang, over)),
    }
}

const fn over_name(lang: Lang, over: Over) -> &'static str {
    match over {
        Over::Period => t::over_period(lang),
        Over::Quarter => t::over_quarter(lang),
        Over::Year => t::over_year(lang),
    }
}

/// A choice of spans that keeps what else the address says.
pub(super) fn span_picker(cx: &Cx, periods: &Periods) -> AnyView {
    let lang = cx.lang;
    let kept: Vec<_> = cx
        .query
        .pairs()
        .iter()
        .filter(|(name, _)| name != "period" && name != "over")
        .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> })
        .collect();
    let period = |choice: &PeriodChoice| {
        let selected = choice.period == periods.shown.period;
        view! { <option value=choice.period.to_string() selected=selected>{period_name(lang, choice.period)}</option> }
    };
    let over = |over: Over| {
        view! { <option value=over.key() selected={over == periods.over}>{over_name(lang, over)}</option> }
    };
    view! {
        <form class="form-inline week-picker no-print" method="get" action=cx.path.clone()>
            {kept}
            <label class="vh" for="period">{t::period_label(lang)}</label>
            <select class="input" id="period" name="period">{periods.all.iter().map(period).collect::<Vec<_>>()}</select>
            <label class="vh" for="over">{t::over_label(lang)}</label>
            <select class="input" id="over" name="over">{Vec::from(Over::ALL.map(over))}</select>
            <button class="btn">{t::show(lang)}</button>
        </form>
    }
    .into_any()
}
