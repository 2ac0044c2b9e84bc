//! Who has not sent, and reminding them.

use super::{letter::from_area, parts::week_name};
use crate::{cx::Cx, format, locales::team as t, ui::form::button_form};
use hilo_domain::{
    view::{
        checkins::{Missing, Team},
        lead::Reminding,
    },
    week::WeekId,
};
use leptos::prelude::*;

/// So many are shown; the others unfold.
const SHOWN: usize = 5;

/// How many are missing, or that nobody is.
pub(super) fn heading(cx: &Cx, team: &Team) -> String {
    let lang = cx.lang;
    if team.missing_total > 0 {
        t::missing(lang, team.missing_total)
    } else if team.sent == 0 {
        t::nobody_expected(lang).to_owned()
    } else {
        t::nobody_missing(lang).to_owned()
    }
}

/// Everybody who is missing, by name.
pub(super) fn list(cx: &Cx, team: &Team) -> Option<AnyView> {
    let lang = cx.lang;
    let week = team.week.map(|week| week.week)?;
    if team.missing.is_empty() {
        return None;
    }
    let rows = |some: &[Missing]| some.iter().map(|one| row(cx, week, one)).collect::<Vec<_>>();
    let (first, others) = team.missing.split_at(team.missing.len().min(SHOWN));
    let more = (!others.is_empty()).then(|| {
        let count = i64::try_from(others.len()).unwrap_or(i64::MAX);
        // Whoever has just reminded somebody comes back to their row.
        let open = others.iter().any(|one| matches!(one.reminding, Some(Reminding::Done(_))));
        view! {
            <details class="more" open=open>
                <summary>{t::and_more(lang, count)}</summary>
                <ul class="list list-near">{rows(others)}</ul>
            </details>
        }
    });
    let shown = i64::try_from(team.missing.len()).unwrap_or(i64::MAX);
    let rest = (team.missing_total > shown)
        .then(|| view! { <p class="meta">{t::and_more(lang, team.missing_total - shown)}</p> });
    Some(view! { <ul class="list list-near">{rows(first)}</ul>{more}{rest} }.into_any())
}

fn row(cx: &Cx, week: WeekId, missing: &Missing) -> AnyView {
    view! {
        <li class="list-row">
            <div class="grow"><strong>{missing.name.clone()}</strong><p class="meta">{missing.area.clone()}</p></div>
            {missing.reminding.as_ref().map(|reminding| standing(cx, week, missing, reminding))}
        </li>
    }
    .into_any()
}

fn standing(cx: &Cx, week: WeekId, missing: &Missing, reminding: &Reminding) -> AnyView {
    let lang = cx.lang;
    match reminding {
        Reminding::Done(reminded) => {
            let when = format::weekday_time(lang, reminded.at, cx.time_zone());
            let by = (!reminded.mine).then(|| format!(" · {}", reminded.by));
            view! { <p class="cluster"><span class="badge badge-calm">{t::reminded(lang)}</span><span class="meta">{when}{by}</span></p> }
                .into_any()
        }
        Reminding::OutOfReach => view! { <p class="meta">{t::out_of_reach(lang)}</p> }.into_any(),
        Reminding::Possible => {
            let state = cx.form_state(&format!("/team/{week}/remind/{}", missing.person));
            let area = from_area(&cx.query).map(|area| area.to_string());
            let along: Vec<_> = area.iter().map(|area| ("area", area.as_str())).collect();
            let label = view! { {t::remind(lang)}<span class="vh">": "{missing.name.clone()}", "{week_name(lang, week)}</span> };
            button_form(&state, &along, "btn btn-s", label)
        }
    }
}
