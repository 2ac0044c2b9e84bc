//! The page, for everybody: also for whoever has not signed in yet.

use super::example::{AREAS, COMPANY, Example, MOST, NORTH, Outcome, PLACES, SHOPS, SOUTH};
use crate::{
    cx::Cx,
    locales::pulse::protection as t,
    reply::{Answer, Frame, Page},
};
use hilo_domain::{disclosure::SMALLEST, lang::Lang};
use leptos::prelude::*;

/// `?n0=…&n1=…&n2=…` answered, `rule=naive`, `f0` to `f3` are added (1) or subtracted (-1).
///
/// # Errors
/// Never.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let example = asked(&cx);
    let point = |title: &'static str, text: &'static str| view! { <section class="section"><h2>{title}</h2><p>{text}</p></section> };
    let body = view! {
        <header class="page-head"><h1>{t::title(lang)}</h1><p class="lede">{t::lede(lang)}</p></header>
        <div class="split split-even">
            <div class="stack stack-l">
                {point(t::seal(lang), t::seal_text(lang))}
                {point(t::close(lang), t::close_text(lang))}
                {point(t::moved(lang), t::moved_text(lang))}
            </div>
            <div class="stack stack-l">
                {point(t::five(lang), t::five_text(lang))}
                {point(t::rounded(lang), t::rounded_text(lang))}
                {point(t::same(lang), t::same_text(lang))}
            </div>
        </div>
        <section class="section protection" id="try">
            <h2>{t::try_title(lang)}</h2>
            <p class="measure">{t::try_text(lang)}</p>
            {try_it(lang, &example)}
        </section>
        <section class="section">
            <h2>{t::limits(lang)}</h2>
            <ul class="list measure">
                {Vec::from([t::limit_server(lang), t::limit_pool(lang), t::limit_same(lang), t::limit_all(lang), t::limit_shoulder(lang)]
                    .map(|limit| view! { <li>{limit}</li> }))}
            </ul>
            <p class="soft">{t::for_sure(lang)}</p>
        </section>
    };
    Page::new(t::title(lang), body.into_any()).frame(Frame::Full).ok()
}

fn asked(cx: &Cx) -> Example {
    let mut answered = PLACES.map(|(_, usual)| usual);
    for (at, answered) in answered.iter_mut().enumerate() {
        *answered = cx.query.parsed::<u32>(&format!("n{at}")).map_or(*answered, |asked| asked.min(MOST));
    }
    let times = [0, 1, 2, 3].map(|at| cx.query.parsed::<i8>(&format!("f{at}")).unwrap_or_default().clamp(-1, 1));
    Example { answered, naive: cx.query.get("rule") == "naive", times }
}

const fn name(lang: Lang, area: u8) -> &'static str {
    match area {
        COMPANY => t::company(lang),
        SHOPS => t::shops(lang),
        NORTH => t::north(lang),
        _ => t::south(lang),
    }
}

const fn place(lang: Lang, area: u8) -> &'static str {
    if area == COMPANY { t::office(lang) } else { name(lang, area) }
}

fn try_it(lang: Lang, example: &Example) -> AnyView {
    let outcome = example.outcome();
    let (class, said) = match outcome {
        Outcome::Nothing => ("notice", t::nothing(lang).to_owned()),
        Outcome::Nobody => ("notice", t::nobody(lang).to_owned()),
        Outcome::NoGroup => ("notice", t::no_group(lang).to_owned()),
        Outcome::Group(people) if people < SMALLEST => ("notice notice-bad", t::small(lang, people.into())),
        Outcome::Group(people) => ("notice notice-calm", t::group(lang, people.into())),
    };
    view! {
        <div class="split split-even">
            <form class="form" action="/how-answers-are-protected#try">
                <fieldset class="fieldset">
                    <legend>{t::answered(lang)}</legend>
                    <div class="cluster">{numbers(lang, example)}</div>
                </fieldset>
                <fieldset class="fieldset">
                    <legend>{t::rule(lang)}</legend>
                    {rule(t::rule_hilo(lang), "hilo", !example.naive)}
                    {rule(t::rule_naive(lang), "naive", example.naive)}
                </fieldset>
                <fieldset class="fieldset">
                    <legend>{t::combine(lang)}</legend>
                    <ul class="list">{figures(lang, example)}</ul>
                </fieldset>
                <div class="form-actions"><button class="btn btn-primary">{t::calculate(lang)}</button></div>
            </form>
            <div class="stack">
                <p class=class role="status">{said}</p>
                {drawing(lang, example, outcome)}
            </div>
        </div>
    }
    .into_any()
}

fn numbers(lang: Lang, example: &Example) -> Vec<AnyView> {
    let one = |at: usize| {
        let id = format!("n{at}");
        view! {
            <div class="field">
                <label for=id.clone()>{place(lang, PLACES[at].0)}</label>
                <input class="input input-num" id=id.clone() name=id type="number" min="0" max=MOST.to_string()
                    value=example.answered[at].to_string()/>
            </div>
        }
        .into_any()
    };
    vec![one(0), one(1), one(2)]
}

fn rule(label: &'static str, value: &'static str, chosen: bool) -> AnyView {
    view! { <label class="check"><input type="radio" name="rule" value=value checked=chosen/><span>{label}</span></label> }.into_any()
}

fn figures(lang: Lang, example: &Example) -> Vec<AnyView> {
    let published = example.published();
    let one = |at: usize| {
        let area = AREAS[at];
        let id = format!("f{at}");
        let label = name(lang, area);
        if !published[at] {
            return view! { <li class="between"><span>{label}</span><span class="soft">{t::hidden(lang)}</span></li> }
                .into_any();
        }
        let option = |value: i8, text: &'static str| {
            view! { <option value=value.to_string() selected={example.times[at] == value}>{text}</option> }
        };
        view! {
            <li class="between">
                <label for=id.clone()>{label}</label>
                <select class="input input-num" id=id.clone() name=id>
                    {option(0, t::leave(lang))}{option(1, t::plus(lang))}{option(-1, t::minus(lang))}
                </select>
            </li>
        }
        .into_any()
    };
    (0..AREAS.len()).map(one).collect()
}

/// A dot for everybody who answered, place by place; those in the result are filled.
fn drawing(lang: Lang, example: &Example, outcome: Outcome) -> AnyView {
    let left = if let Outcome::Group(people) = outcome { people } else { 0 };
    let rows: Vec<_> = [COMPANY, NORTH, SOUTH]
        .into_iter()
        .enumerate()
        .map(|(row, area)| {
            let y = 34 + 62 * u32::try_from(row).unwrap_or_default();
            let inside = matches!(outcome, Outcome::Group(_)) && example.weights()[row] == 1;
            let dots: Vec<_> = (0..example.answered[row])
                .map(|dot| {
                    let class = if inside { "dot-in" } else { "dot-out" };
                    view! { <circle class=class cx=(12 + 26 * dot).to_string() cy=(y + 18).to_string() r="9"/> }
                })
                .collect();
            view! { <text x="2" y=y.to_string()>{place(lang, area)}</text>{dots} }
        })
        .collect();
    view! {
        <figure class="dots">
            <svg viewBox="0 0 324 200" role="img" aria-label=t::drawing(lang, left.into())>{rows}</svg>
            <figcaption class="legend">
                <span><span class="dot-key dot-key-in"></span>{t::in_result(lang)}</span>
                <span><span class="dot-key"></span>{t::not_in_result(lang)}</span>
            </figcaption>
        </figure>
    }
    .into_any()
}
