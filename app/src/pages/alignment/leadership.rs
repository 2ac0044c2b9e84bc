//! Whether those who publish also acknowledge, check in and answer.

use super::{
    frame::{Tab, asked_week, nothing_yet, running_note, tabs, week_picker, when},
    tiles::points,
    words,
};
use crate::{
    cx::Cx,
    format,
    locales::{alignment as t, common},
    reply::{Answer, Nav, Page},
    ui::{
        charts::spark,
        text::{empty, print_button},
    },
};
use hilo_domain::{
    alignment::Part,
    figures::Ratio,
    lang::Lang,
    view::alignment::{InWeek, LeadershipConduct},
    week::WeekId,
};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let found = cx.services.leadership_conduct(cx.actor()?, asked_week(&cx)?).await?;
    let Some(conduct) = found else { return nothing_yet(&cx) };
    let lang = cx.lang;
    let week = conduct.weeks.shown.week;
    if conduct.people == 0 {
        return nobody(&cx, week);
    }
    let export = format!("/alignment/leadership.csv?week={week}");
    let body = view! {
        <header class="page-head">
            <p class="eyebrow">{when(&cx, conduct.weeks.shown)}</p>
            <h1>{t::conduct_title(lang, conduct.people)}</h1>
            <p class="lede">{t::conduct_lede(lang, conduct.people)}</p>
            <div class="actions">
                {week_picker(&cx, &conduct.weeks)}
                <a class="btn" href=export>{common::export_csv(lang)}</a>
                {print_button(lang)}
            </div>
        </header>
        {tabs(&cx, Tab::Leadership, Some(week))}
        {running_note(&cx, &conduct.weeks)}
        <div class="grid">{read(&cx, &conduct)}{check_in(&cx, &conduct)}{answer(&cx, &conduct)}</div>
        {weeks(&cx, &conduct.series)}
    };
    Page::new(t::leadership(lang), body.into_any()).nav(Nav::Alignment).ok()
}

/// Nobody publishes yet: whom to ask, and for who gives the grant, where.
fn nobody(cx: &Cx, week: WeekId) -> Answer {
    let lang = cx.lang;
    let gives = cx.actor()?.admin().is_ok();
    let body = view! {
        <header class="page-head"><h1>{t::leadership(lang)}</h1></header>
        {tabs(cx, Tab::Leadership, Some(week))}
        {empty(t::conduct_nobody(lang), t::conduct_nobody_text(lang), gives.then_some((t::conduct_grant(lang), "/people")))}
    };
    Page::new(t::leadership(lang), body.into_any()).nav(Nav::Alignment).ok()
}

fn figure(
    lang: Lang,
    label: &'static str,
    ratio: Ratio,
    line: Option<AnyView>,
    beside: String,
    how: String,
    link: Option<(String, &'static str)>,
) -> AnyView {
    let value = match ratio.percent() {
        Some(percent) => view! { {percent}" "<small>{t::of_100(lang)}</small> }.into_any(),
        None => view! { <span class="vh">{t::no_figure(lang)}</span><span aria-hidden="true">"—"</span> }.into_any(),
    };
    let link = link.map(|(href, label)| view! { <p><a href=href>{label}</a></p> });
    view! {
        <article class="card figure">
            <h2 class="figure-label">{label}</h2>
            <p class="figure-value">{value}</p>
            <p class="meta">{words::n_of(lang, ratio)}</p>
            {line}
            <p class="meta">{beside}</p>
            <details class="more"><summary>{t::how(lang)}</summary><p>{how}</p>{link}</details>
        </article>
    }
    .into_any()
}

/// `68 (76 de 107)`.
fn whole(lang: Lang, ratio: Ratio) -> String {
    t::conduct_all(lang, &format!("{} ({})", words::percent(ratio), words::n_of(lang, ratio)))
}

fn read(cx: &Cx, conduct: &LeadershipConduct) -> AnyView {
    let lang = cx.lang;
    let part = Part::Acknowledgement;
    let beside = whole(lang, conduct.organisation.part(part));
    let how = t::conduct_acknowledge_how(lang).to_owned();
    let link = Some(("/statements/acknowledgement".to_owned(), t::made_acknowledgement(lang)));
    figure(lang, words::reads(lang, conduct), conduct.leadership.part(part), None, beside, how, link)
}

fn check_in(cx: &Cx, conduct: &LeadershipConduct) -> AnyView {
    let lang = cx.lang;
    let part = Part::Participation;
    let points = points(&conduct.series, part);
    let known: Vec<u8> = points.iter().flatten().copied().collect();
    let line = known.first().zip(known.last()).map(|(from, to)| {
        spark(&points, "", t::spark(lang, i64::try_from(known.len()).unwrap_or(i64::MAX), *from, *to))
    });
    let beside = whole(lang, conduct.organisation.part(part));
    let how = t::conduct_check_in_how(lang).to_owned();
    let link = (!conduct.series.is_empty()).then(|| ("#weeks".to_owned(), t::conduct_weeks(lang)));
    figure(lang, t::conduct_check_in(lang), conduct.leadership.part(part), line, beside, how, link)
}

fn answer(cx: &Cx, conduct: &LeadershipConduct) -> AnyView {
    let lang = cx.lang;
    let (own, all) = (conduct.leadership_answers, conduct.lead_answers);
    let beside = format!(
        "{}. {}.",
        t::conduct_answered(lang, own.answered),
        t::conduct_leads(lang, all.did, all.may, all.answered)
    );
    let week = |week: WeekId| week.iso().1.to_string();
    let how = t::conduct_answer_how(lang, &week(conduct.answers_from), &week(conduct.weeks.shown.week));
    // Threads are between an author and their leads: whoever leads sees their own, and nobody sees all.
    let how = format!("{how} {}", t::conduct_answer_private(lang));
    let leads = cx.who.as_deref().is_some_and(|actor| actor.me.leads);
    let link = leads.then(|| (format!("/team?week={}", conduct.weeks.shown.week), t::conduct_answer_mine(lang)));
    figure(lang, t::conduct_answer(lang), Ratio::new(own.did, own.may), None, beside, how, link)
}

fn weeks(cx: &Cx, series: &[InWeek]) -> Option<AnyView> {
    let lang = cx.lang;
    let lines: Vec<_> = series
        .iter()
        .rev()
        .map(|of| {
            let ratio = of.figures.part(Part::Participation);
            let week = t::week_dates(lang, of.week.iso().1, &format::week_dates(lang, of.week));
            view! { <tr><th scope="row">{week}</th><td class="num">{words::percent(ratio)}</td><td class="num">{words::n_of(lang, ratio)}</td></tr> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <details class="more"><summary id="weeks">{t::conduct_weeks(lang)}</summary>
                <div class="table-wrap table-card" role="region" tabindex="0" aria-labelledby="weeks"><table class="table">
                    <thead><tr><th scope="col">{t::week_label(lang)}</th><th scope="col" class="num">{t::conduct_check_in(lang)}</th>
                        <th scope="col" class="num">"n"</th></tr></thead><tbody>{lines}</tbody>
                </table></div>
            </details>
        }
        .into_any()
    })
}
