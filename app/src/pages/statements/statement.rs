//! One statement, to be read and acknowledged, with where it leads and where it comes from.

use super::parts::{address, change, eyebrow, kind, prose, published, reading};
use crate::{
    cx::Cx,
    format,
    locales::statements as t,
    reply::{Answer, Nav, Page},
    ui::{
        form::button_form,
        text::moment,
        thread::{Branch, Leaf, thread as drawn},
    },
};
use hilo_domain::{
    grant::Grant,
    statement::Reading,
    view::statements::{Carrier, ServingRole, StatementPage, Version},
};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let actor = cx.actor()?;
    let writes = actor.me.has(Grant::Leadership);
    let statement = cx.services.statement(actor, cx.param("id")?).await?;
    let lang = cx.lang;
    let retired = statement.retired.as_ref().map(|done| {
        let date = format::date(lang, done.at, cx.time_zone());
        view! { <div class="notice" role="status"><strong>{t::retired_on(lang, &date)}</strong><p>{t::retired_text(lang)}</p></div> }
    });
    let current = &statement.current;
    let title = current.title.clone();
    let body = view! {
        {retired}
        <article class="statement-page">
            <p class="eyebrow">{eyebrow(&cx, statement.kind, current)}</p>
            <h1 class="statement" dir="auto">{current.title.clone()}</h1>
            {prose(&current.body)}
            {actions(&cx, &statement)}
        </article>
        {statement.retired.is_none().then(|| thread(&cx, &statement))}
        {history(&cx, &statement, writes)}
    };
    Page::new(title, body.into_any()).nav(Nav::Statements).ok()
}

/// What the reader may say about it.
fn actions(cx: &Cx, statement: &StatementPage) -> Option<AnyView> {
    let lang = cx.lang;
    let (read, id) = (statement.reading?, statement.id);
    let number = statement.current.number;
    let button = (!read.is_current()).then(|| {
        let state = cx.form_state(&address(id, "/acknowledge"));
        button_form(&state, &[("number", &number.to_string())], "btn btn-primary btn-l", t::acknowledge(lang))
    });
    let badge = (read != Reading::Unread).then(|| reading(lang, read, number));
    let change = match read {
        Reading::Earlier { number: before } => {
            let href = address(id, &format!("/compare?from={before}&to={number}"));
            Some(view! { <a href=href>{t::what_changed(lang)}</a> })
        }
        _ => None,
    };
    Some(view! { <div class="actions">{button}{badge}{change}</div> }.into_any())
}

/// From the sentence to the touchpoints that carry it, and on to the roles that declare it there.
fn thread(cx: &Cx, statement: &StatementPage) -> AnyView {
    let lang = cx.lang;
    let content = if statement.carriers.is_empty() {
        view! { <p class="soft">{t::thread_nobody(lang)}</p> }.into_any()
    } else {
        let branches = statement.carriers.iter().map(|carrier| branch(cx, statement, carrier)).collect();
        drawn(kind(lang, statement.kind).to_owned(), branches)
    };
    let work = statement.work.then(|| {
        view! { <p class="no-print"><a href=address(statement.id, "/work")>{t::see_work(lang)}</a></p> }
    });
    view! {
        <section class="section">
            <div class="stack stack-xs"><h2>{t::thread(lang)}</h2><p class="meta">{t::thread_lede(lang)}</p></div>
            {content}
            {work}
        </section>
    }
    .into_any()
}

fn branch(cx: &Cx, statement: &StatementPage, carrier: &Carrier) -> Branch {
    let lang = cx.lang;
    let truth = carrier.moment_of_truth.then(|| t::moment_of_truth(lang));
    let place = if carrier.carries { carrier.journey_name.as_str() } else { t::declared_only(lang) };
    let leaf = |role: &ServingRole| Leaf {
        name: format!("{} · {}", role.title, role.area),
        href: format!("/contributions/{}", role.contribution),
        note: (!role.fresh).then(|| view! { <span class="is-wait">{t::stale(lang)}</span> }.into_any()),
        holds: role.fresh,
    };
    let more = (carrier.more > 0).then(|| Leaf {
        name: t::roles_more(lang, carrier.more),
        href: format!("/contributions?statement={}&touchpoint={}", statement.id, carrier.touchpoint),
        note: None,
        holds: true,
    });
    Branch {
        name: carrier.name.clone(),
        href: format!("/experience/{}/touchpoints/{}", carrier.journey, carrier.touchpoint),
        note: [Some(place), truth].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        weight: carrier.roles.iter().filter(|role| role.fresh).count().min(5),
        leaves: carrier.roles.iter().map(leaf).chain(more).collect(),
    }
}

fn history(cx: &Cx, statement: &StatementPage, writes: bool) -> AnyView {
    let lang = cx.lang;
    let id = statement.id;
    let drafted = statement.versions.iter().any(|v| v.published.is_none());
    let writing = (writes && statement.retired.is_none()).then(|| {
        let label = if drafted { t::continue_draft(lang) } else { t::write_version(lang) };
        view! {
            <div class="actions">
                <a class="btn" href=address(id, "/edit")>{label}</a>
                <a class="btn btn-quiet" href=address(id, "/retire")>{t::retire(lang)}</a>
            </div>
        }
    });
    let items: Vec<_> = statement
        .versions
        .iter()
        .enumerate()
        .map(|(at, version)| {
            let before = statement.versions.get(at + 1).map(|v| v.number);
            happened(cx, statement, version, before)
        })
        .collect();
    view! {
        <section class="section">
            <div class="section-head"><h2>{t::history(lang)}</h2>{writing}</div>
            <ol class="timeline">{items}</ol>
        </section>
    }
    .into_any()
}

fn happened(cx: &Cx, statement: &StatementPage, version: &Version, before: Option<i32>) -> AnyView {
    let lang = cx.lang;
    let number = version.number;
    let compare = before.map(|before| {
        let href = address(statement.id, &format!("/compare?from={before}&to={number}"));
        view! { " · "<a href=href>{t::compare_with(lang, before)}</a> }
    });
    let when = match &version.published {
        Some(done) => {
            let words = published(cx, done);
            view! { <span title=format::moment(lang, done.at, cx.time_zone())>{words}</span>" · "{change(lang, version)} }.into_any()
        }
        None => view! { {t::draft(lang)} }.into_any(),
    };
    let note = (!version.change_note.is_empty()).then(|| view! { <p>{version.change_note.clone()}</p> });
    let badge = version.current.then(|| view! { " "<span class="badge badge-calm">{t::current(lang)}</span> });
    view! {
        <li class=version.current.then_some("is-now")>
            <p><a href=address(statement.id, &format!("/versions/{number}"))><strong>{t::version_title(lang, number)}</strong></a>{badge}</p>
            {note}
            <p class="meta">{when}{compare}</p>
        </li>
    }
    .into_any()
}

/// When a draft was saved, and by whom.
pub(super) fn saved(cx: &Cx, done: &hilo_domain::view::statements::Done) -> AnyView {
    match &done.by {
        Some(name) => t::saved_by(cx.lang, name, &format::moment(cx.lang, done.at, cx.time_zone())).into_any(),
        None => moment(cx, done.at),
    }
}
