//! Where to look first over a span: each line with its reason.

use super::{
    measures::{Shown, name},
    spread::leads_to,
};
use crate::{cx::Cx, locales::period as t, ui::text::quoted};
use hilo_domain::{drift::Drift, lang::Lang, measure::Measure, pulse::Item, view::period::PeriodResults};
use leptos::prelude::*;

pub(super) fn drifts(cx: &Cx, results: &PeriodResults) -> AnyView {
    let lang = cx.lang;
    let item = |drift: &Drift| {
        let area = drift.area();
        let line = results.rows.iter().find(|line| line.area.id == area)?;
        let href = leads_to(&results.periods, area, about(drift));
        Some(
            view! { <li><strong><a class="plain" href=href>{line.area.name.clone()}</a></strong>": "{why(lang, drift)}</li> },
        )
    };
    let items: Vec<_> = results.drifts.iter().filter_map(item).collect();
    let list = if items.is_empty() {
        view! { <p class="soft">{t::look_nothing(lang)}</p> }.into_any()
    } else {
        view! { <ul class="look-first">{items}</ul> }.into_any()
    };
    view! {
        {list}
        <details class="more no-print"><summary>{t::look_rules(lang)}</summary><p>{t::look_rules_text(lang)}</p></details>
    }
    .into_any()
}

const fn about(drift: &Drift) -> Shown {
    match drift {
        Drift::Unlived { .. } => Shown::Measure(Measure::Pulse(Item::Live)),
        Drift::Fell { measure, .. } => Shown::Measure(*measure),
        Drift::Claimed { .. } => Shown::Measure(Measure::Week(hilo_domain::alignment::Part::Lived)),
    }
}

fn why(lang: Lang, drift: &Drift) -> String {
    match drift {
        Drift::Unlived { believe, live, .. } => t::why_unlived(lang, *believe, *live),
        Drift::Fell { measure, before, now, .. } => {
            let part = quoted(lang, &name(lang, *measure).replace('\u{ad}', ""));
            t::why_fell(lang, &part, *before, *now)
        }
        Drift::Claimed { lived, declared, .. } => t::why_claimed(lang, *lived, *declared),
    }
}
