//! What waits for me, then what is new.

use super::steps;
use crate::{
    cx::Cx,
    format,
    locales::{checkins, home as t},
    pages::statements::parts::kind,
    reply::{Answer, Nav, Page},
    ui::{drawings, text::date},
};
use hilo_domain::{
    time::Millis,
    view::home::{Home, News, Waiting},
    week::WeekId,
};
use leptos::prelude::*;

/// # Errors
/// If the database can't be read.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let actor = cx.actor()?;
    let home = cx.services.home(actor).await?;
    let first = actor.me.name.split_whitespace().next().unwrap_or_default();
    let waits = !home.waiting.is_empty() || home.first_steps.iter().any(|step| step.waits());
    let nothing = (!waits).then(|| {
        view! {
            <p class="all-done">
                <svg class="mark" viewBox="0 0 40 24" aria-hidden="true" inner_html=drawings::MARK></svg>
                {t::nothing_waits(lang)}
            </p>
        }
    });
    let body = view! {
        <header class="page-head"><p class="eyebrow">{t::title(lang)}</p><h1>{t::greeting(lang, first)}</h1></header>
        {nothing}
        {waiting(&cx, &home)}
        {steps::first(&cx, &home.first_steps)}
        {news(&cx, &home.news)}
    };
    Page::new(t::title(lang), body.into_any()).nav(Nav::Today).ok()
}

fn waiting(cx: &Cx, home: &Home) -> Option<AnyView> {
    if home.waiting.is_empty() && home.sent.is_none() {
        return None;
    }
    let sent = home.sent.map(|(week, closes_at)| sent(cx, week, closes_at));
    let items: Vec<_> = home
        .waiting
        .iter()
        .enumerate()
        .map(|(place, what)| {
            let task = Task::of(cx, what);
            let first = place == 0;
            let class = first.then_some("first");
            view! { <li class=class>{task.show(first)}</li> }
        })
        .collect();
    Some(view! { <ol class="waiting" aria-label=t::waiting(cx.lang)>{items}{sent}</ol> }.into_any())
}

fn sent(cx: &Cx, week: WeekId, closes_at: Millis) -> AnyView {
    let lang = cx.lang;
    let until = format::weekday_time(lang, closes_at, cx.time_zone());
    view! {
        <li class="done"><div class="task">
            <div><h2>{t::sent(lang, week.iso().1)}</h2><p class="meta">{t::sent_until(lang, &until)}</p></div>
            <a class="btn" href="/check-in">{t::see(lang)}</a>
        </div></li>
    }
    .into_any()
}

/// What a thing that waits says, and where it leads.
struct Task {
    eyebrow: Option<String>,
    title: String,
    text: String,
    /// Who asks for it.
    asked: Option<String>,
    href: String,
    button: &'static str,
}

impl Task {
    fn of(cx: &Cx, what: &Waiting) -> Self {
        let lang = cx.lang;
        let plain = |title: String, text: &str, href: &str, button: &'static str| Self {
            eyebrow: None,
            title,
            text: text.to_owned(),
            asked: None,
            href: href.to_owned(),
            button,
        };
        match what {
            Waiting::Checkin { week, closes_at, draft, reminded } => {
                let until = format::weekday_time(lang, *closes_at, cx.time_zone());
                let (text, button) = if *draft {
                    (t::checkin_draft(lang), t::finish(lang))
                } else {
                    (t::checkin_text(lang), t::answer(lang))
                };
                let eyebrow = format!("{} · {}", checkins::week(lang, week.iso().1), checkins::until(lang, &until));
                let asked = reminded.as_ref().map(|reminded| {
                    let when = format::weekday_time(lang, reminded.at, cx.time_zone());
                    t::reminded(lang, &reminded.by, &when)
                });
                let plain = plain(t::checkin(lang).to_owned(), text, "/check-in", button);
                Self { eyebrow: Some(eyebrow), asked, ..plain }
            }
            Waiting::LateCheckin { week, draft } => {
                let text = if *draft { t::late_draft(lang) } else { t::late_text(lang) };
                let eyebrow = Some(checkins::week(lang, week.iso().1));
                let href = format!("/check-in?week={week}");
                Self { eyebrow, ..plain(t::late(lang).to_owned(), text, &href, t::answer(lang)) }
            }
            Waiting::AreaAnswer { area, name, answered } => {
                let text = answered
                    .map_or_else(|| t::area_answer_none(lang).to_owned(), |number| t::area_answer_old(lang, number));
                let href = format!("/areas/{area}/contributions");
                plain(t::area_answer(lang, name), &text, &href, t::answer(lang))
            }
            Waiting::Acknowledge { id, kind: of, title, number, read } => {
                let text =
                    read.map_or_else(|| t::to_acknowledge(lang).to_owned(), |number| t::read_earlier(lang, number));
                let eyebrow = t::acknowledge(lang, kind(lang, *of), *number);
                Self {
                    eyebrow: Some(eyebrow),
                    ..plain(title.clone(), &text, &format!("/statements/{id}"), t::read(lang))
                }
            }
            Waiting::Read { count, week } => {
                let href = format!("/team?week={week}");
                plain(t::read_checkins(lang, *count), t::read_checkins_text(lang), &href, t::read(lang))
            }
            Waiting::Decide { count } => {
                plain(t::decide(lang, *count), t::decide_text(lang), "/contributions", t::decide_button(lang))
            }
            Waiting::Reconfirm { count } => {
                plain(t::reconfirm(lang, *count), t::reconfirm_text(lang), "/my-role", t::reconfirm_button(lang))
            }
            Waiting::Rewrite { count } => {
                plain(t::rewrite(lang, *count), t::rewrite_text(lang), "/my-role", t::reconfirm_button(lang))
            }
            Waiting::Propose => {
                let title = t::propose(lang).to_owned();
                plain(title, t::propose_text(lang), "/my-role/propose", t::propose_button(lang))
            }
            Waiting::StatementDraft { id, kind: of, title } => {
                let title = if title.is_empty() { kind(lang, *of) } else { title };
                let href = format!("/statements/{id}/edit");
                plain(t::draft(lang, title), t::draft_text(lang), &href, t::draft_button(lang))
            }
            Waiting::JourneyDraft { id, name } => {
                let href = format!("/experience/{id}/draft");
                plain(t::draft(lang, name), t::draft_text(lang), &href, t::draft_button(lang))
            }
        }
    }

    fn show(self, first: bool) -> AnyView {
        let class = if first { "btn btn-primary btn-l" } else { "btn" };
        let of = self.title.clone();
        view! {
            <div class="task">
                <div>
                    {self.eyebrow.map(|text| view! { <p class="eyebrow">{text}</p> })}
                    <h2>{self.title}</h2>
                    {self.asked.map(|asked| view! { <p class="is-thread">{asked}</p> })}
                    <p class="meta">{self.text}</p>
                </div>
                <a class=class href=self.href>{self.button}<span class="vh">": "{of}</span></a>
            </div>
        }
        .into_any()
    }
}

fn news(cx: &Cx, news: &[News]) -> Option<AnyView> {
    if news.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let item = |one: &News| {
        let (href, text) = match one {
            News::Statement { id, kind: of, title, number, .. } => {
                (format!("/statements/{id}"), t::news_statement(lang, kind(lang, *of), title, *number))
            }
            News::Journey { id, name, number, .. } => {
                (format!("/experience/{id}"), t::news_journey(lang, name, *number))
            }
            News::Answer { week, name, .. } => {
                (format!("/my-weeks/{week}#thread"), t::news_answer(lang, name, week.iso().1))
            }
        };
        view! { <li><a href=href>{text}</a><p class="meta">{date(cx, one.at())}</p></li> }
    };
    let items: Vec<_> = news.iter().map(item).collect();
    let section = view! {
        <section class="section" aria-labelledby="news-h"><h2 id="news-h">{t::news(lang)}</h2><ul class="news">{items}</ul></section>
    };
    Some(section.into_any())
}
