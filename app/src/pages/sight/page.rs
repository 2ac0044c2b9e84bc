//! Who sees what, in plain words, for everybody.

use crate::{
    cx::Cx,
    locales::sight as t,
    reply::{Answer, Frame, Page},
};
use hilo_domain::lang::Lang;
use leptos::prelude::*;

/// How much somebody sees of a part of the check-in.
#[derive(Clone, Copy)]
enum Sight {
    All,
    Some(&'static str),
    Nothing,
}

/// # Errors
/// Never.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let auditor = cx.who.as_ref().is_some_and(|actor| actor.auditor().is_ok());
    let record = auditor.then(|| view! { <p><a href="/audit">{t::read_audit(lang)}</a></p> });
    let body = view! {
        <header class="page-head"><h1>{t::title(lang)}</h1><p class="lede">{t::lede(lang)}</p></header>
        <section class="section">
            <h2>{t::checkin(lang)}</h2>
            <p class="measure">{t::checkin_text(lang)}</p>
            {table(lang)}
            <p class="measure">{t::own_lead(lang)}</p>
            <p class="measure">{t::stand_in(lang)}</p>
            <p class="measure">{t::today(lang)}</p>
        </section>
        <div class="split split-even">
            <section class="section">
                <h2>{t::pulse(lang)}</h2>
                <p>{t::pulse_text(lang)}</p>
                {points(&[t::pulse_sealed(lang), t::pulse_gone(lang), t::pulse_five(lang), t::pulse_same(lang)])}
                <p><a href="/how-answers-are-protected">{t::pulse_how(lang)}</a></p>
            </section>
            <div class="stack stack-l">
                <section class="section">
                    <h2>{t::profile(lang)}</h2>
                    {points(&[t::profile_all(lang), t::profile_lead(lang), t::profile_grants(lang)])}
                </section>
                <section class="section"><h2>{t::figures(lang)}</h2><p>{t::figures_text(lang)}</p></section>
                <section class="section"><h2>{t::record(lang)}</h2><p>{t::record_text(lang)}</p>{record}</section>
            </div>
        </div>
    };
    Page::new(t::title(lang), body.into_any()).frame(Frame::Full).ok()
}

fn points(texts: &[&'static str]) -> AnyView {
    let items: Vec<_> = texts.iter().map(|text| view! { <li>{*text}</li> }).collect();
    view! { <ul class="list">{items}</ul> }.into_any()
}

fn table(lang: Lang) -> AnyView {
    use Sight::{All, Nothing, Some};
    let rows = [
        (t::entries(lang), [All, All, All, Some(t::counts(lang)), Nothing]),
        (t::note(lang), [All, Some(t::nearest(lang)), Nothing, Nothing, Nothing]),
        (t::thread(lang), [All, Some(t::nearest(lang)), Nothing, Nothing, Nothing]),
        (t::names(lang), [All, All, All, Some(t::how_many(lang)), Nothing]),
        (t::draft(lang), [All, Nothing, Nothing, Nothing, Nothing]),
    ];
    let heads = [t::you(lang), t::lead(lang), t::hr(lang), t::leadership(lang), t::others(lang)];
    let heads: Vec<_> = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(what, sights)| {
            let cells: Vec<_> = sights.into_iter().map(|sight| cell(lang, sight)).collect();
            view! { <tr><th scope="row">{what}</th>{cells}</tr> }
        })
        .collect();
    view! {
        <div class="table-wrap table-card" role="region" tabindex="0" aria-labelledby="sight-h">
            <table class="table sight sticky-col">
                <caption class="vh" id="sight-h">{t::checkin(lang)}</caption>
                <thead><tr><th scope="col">{t::what(lang)}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The mark and its word: colour never speaks alone.
fn cell(lang: Lang, sight: Sight) -> AnyView {
    match sight {
        Sight::All => view! { <td><span class="badge badge-calm nowrap">{t::sees(lang)}</span></td> }.into_any(),
        Sight::Some(how) => view! { <td><span class="is-wait">{how}</span></td> }.into_any(),
        Sight::Nothing => view! { <td><span class="soft">{t::sees_not(lang)}</span></td> }.into_any(),
    }
}
