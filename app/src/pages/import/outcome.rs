//! An import that is being applied, and one that was.

use super::page::number;
use crate::{cx::Cx, format, locales::import as t};
use hilo_domain::view::import::Outcome;
use leptos::prelude::*;

/// The page loads itself anew; without that, there is a link.
pub(super) fn applying(cx: &Cx, done: i64, total: i64) -> AnyView {
    let lang = cx.lang;
    let label = if done == 0 {
        t::applying_starting(lang).to_owned()
    } else {
        t::applying_done(lang, &format::number(lang, done), &format::number(lang, total))
    };
    let bar = if done == 0 {
        view! { <progress id="p"></progress> }.into_any()
    } else {
        view! { <progress id="p" max=total.to_string() value=done.to_string()></progress> }.into_any()
    };
    view! {
        <header class="page-head"><h1>{t::applying_title(lang)}</h1><p class="lede">{t::applying_lede(lang)}</p></header>
        <div class="progress"><label for="p">{label}</label>{bar}</div>
        <p><a class="btn" href=cx.path.clone()>{t::applying_refresh(lang)}</a></p>
    }
    .into_any()
}

fn touched(outcome: &Outcome) -> u64 {
    let counts = outcome.counts;
    counts.new + counts.changed + counts.moved + counts.reactivated + counts.to_deactivate
}

pub(super) fn title(cx: &Cx, outcome: &Outcome) -> String {
    let nothing = touched(outcome) + outcome.leads == 0;
    if nothing { t::done_nothing(cx.lang).to_owned() } else { t::done_title(cx.lang).to_owned() }
}

pub(super) fn view(cx: &Cx, outcome: &Outcome) -> AnyView {
    let (lang, counts) = (cx.lang, outcome.counts);
    let items: Vec<_> = [
        (t::count_new(lang), counts.new),
        (t::count_changed(lang), counts.changed),
        (t::count_moved(lang), counts.moved),
        (t::count_reactivated(lang), counts.reactivated),
        (t::list_leaving_done(lang), counts.to_deactivate),
        (t::count_areas(lang), counts.areas),
        (t::count_roles(lang), counts.roles),
    ]
    .into_iter()
    .filter(|(_, n)| *n > 0)
    .map(|(label, n)| view! { <div><dt>{label}</dt><dd>{number(cx, n)}</dd></div> })
    .collect();
    let shown = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let (leads, unchanged) = (shown(outcome.leads), shown(counts.unchanged));
    let invite = (counts.new > 0).then(|| {
        view! {
            <section class="card stack">
                <h2>{t::done_invite_title(lang)}</h2>
                <p>{t::done_invite(lang)}</p>
                <p><a class="btn btn-primary" href="/people/invitations">{t::invite(lang)}</a></p>
            </section>
        }
    });
    view! {
        <header class="page-head">
            <h1>{title(cx, outcome)}</h1>
            {(unchanged > 0).then(|| view! { <p class="lede">{t::done_lede(lang, unchanged)}</p> })}
        </header>
        {(!items.is_empty()).then(|| view! { <dl class="counts">{items}</dl> })}
        {(leads > 0).then(|| view! { <p>{t::done_leads(lang, leads)}</p> })}
        {invite}
        <div class="actions">
            <a class="btn" href="/people">{t::see_people(lang)}</a>
            <a class="btn btn-quiet" href="/people/import">{t::another(lang)}</a>
        </div>
    }
    .into_any()
}
