//! The document around every page: head, top bar, foot.

use crate::{
    cx::Cx,
    locales::{common as t, problems},
    reply::{Frame, Nav, Page},
    ui::{
        drawings,
        form::unsaid,
        icons::{Icon, icon},
        text::initials,
    },
};
use hilo_domain::{grant::Grant, view::me::Me};
use hilo_service::Actor;
use leptos::prelude::*;

/// The whole document but its doctype.
pub fn shell(cx: &Cx, page: Page) -> AnyView {
    let lang = page.lang.unwrap_or(cx.lang);
    // What is around a page speaks as it does.
    let cx = &Cx { lang, ..cx.clone() };
    let organisation = cx.who.as_ref().map(|a| a.organisation.clone()).filter(|name| !name.is_empty());
    let title = match organisation {
        Some(name) => format!("{} · {name}", page.title),
        None => format!("{} · Hilo", page.title),
    };
    let site = &cx.site;
    let fonts: Vec<_> = site
        .preload_fonts
        .iter()
        .map(|href| view! { <link rel="preload" href=href.clone() r#as="font" type="font/woff2" crossorigin="anonymous"/> })
        .collect();
    let boot = site.boot.as_ref().map(|boot| {
        view! {
            <script type="module" src=boot.script.clone() nonce=cx.nonce.to_string()
                data-module=boot.module.clone() data-wasm=boot.wasm.clone() data-offline=problems::offline_note(lang) id="boot"></script>
        }
    });
    let main = match page.frame {
        Frame::Full => "page",
        Frame::Read | Frame::Focus => "page page-read",
        Frame::Form => "page page-form",
        Frame::Gate => "gate",
    };
    let (top, foot) = match page.frame {
        Frame::Gate => (None, None),
        frame => (Some(top_bar(cx, page.nav, frame)), Some(foot(cx))),
    };
    view! {
        <html lang=lang.tag() data-theme=cx.theme.clone()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                {fonts}
                <link rel="stylesheet" href=site.stylesheet.clone()/>
                {boot}
            </head>
            <body>
                <a class="skip" href="#main">{t::skip_to_content(lang)}</a>
                {persona_bar(cx)}
                {top}
                <main class=main id="main" tabindex="-1">
                    {flash(cx)}
                    {unsaid(cx)}
                    {page.body}
                </main>
                {foot}
            </body>
        </html>
    }
    .into_any()
}

fn flash(cx: &Cx) -> Option<AnyView> {
    let text = cx.flash.clone()?;
    let close = t::close(cx.lang);
    Some(
        view! { <div class="flash" role="status"><p>{text}</p><a class="btn btn-s" href=cx.here()>{close}</a></div> }
            .into_any(),
    )
}

fn top_bar(cx: &Cx, current: Nav, frame: Frame) -> AnyView {
    let actor = cx.who.as_deref();
    let navigation = actor.filter(|_| frame != Frame::Focus).map(|actor| navigation(cx, actor, current));
    let menu = actor.map(|actor| menu(cx, actor));
    view! {
        <header class="topbar"><div class="topbar-in">
            <a class="brand" href="/"><svg class="mark" viewBox="0 0 40 24" aria-hidden="true" inner_html=drawings::MARK></svg>"Hilo"</a>
            {navigation}
            {menu}
        </div></header>
    }
    .into_any()
}

fn navigation(cx: &Cx, actor: &Actor, current: Nav) -> AnyView {
    let lang = cx.lang;
    let mut entries = vec![
        (Nav::Today, "/", Icon::Today, t::nav_today(lang), None),
        (
            Nav::Statements,
            "/statements",
            Icon::Statements,
            t::nav_statements(lang),
            Some(t::nav_statements_short(lang)),
        ),
        (
            Nav::Experience,
            "/experience",
            Icon::Experience,
            t::nav_experience(lang),
            Some(t::nav_experience_short(lang)),
        ),
        (Nav::Role, "/my-role", Icon::Role, t::nav_role(lang), None),
    ];
    if sees_alignment(&actor.me) {
        entries.push((Nav::Alignment, "/alignment", Icon::Alignment, t::nav_alignment(lang), None));
    }
    let items: Vec<_> = entries
        .into_iter()
        .map(|(nav, href, which, label, short)| {
            let here = (nav == current).then_some("page");
            let wide = short.map(|_| "only-wide");
            let narrow = short.map(|short| view! { <span class="only-narrow">{short}</span> });
            view! { <li><a href=href aria-current=here>{icon(which)}<span class=wide>{label}</span>{narrow}</a></li> }
        })
        .collect();
    view! { <nav class="topbar-nav" aria-label=t::main_navigation(lang)><ul>{items}</ul></nav> }.into_any()
}

/// Who has the alignment page in the navigation.
fn sees_alignment(me: &Me) -> bool {
    me.leads || oversees(me)
}

fn oversees(me: &Me) -> bool {
    [Grant::Leadership, Grant::Experience, Grant::Hr].iter().any(|g| me.has(*g))
}

fn menu(cx: &Cx, actor: &Actor) -> AnyView {
    let lang = cx.lang;
    let me = &actor.me;
    let keeps = me.has(Grant::Hr) || me.has(Grant::Admin);
    let mut links = vec![("/account", t::my_account(lang)), ("/my-weeks", t::nav_past_weeks(lang))];
    if me.leads {
        links.push(("/team", t::nav_team(lang)));
    } else if oversees(me) {
        links.push(("/team", t::nav_checkins(lang)));
    }
    if keeps || me.leads {
        links.push(("/people", t::nav_people(lang)));
    }
    links.push(("/areas", t::nav_areas(lang)));
    if keeps {
        links.push(("/audit", t::nav_audit(lang)));
    }
    if me.has(Grant::Admin) {
        links.push(("/settings", t::nav_settings(lang)));
    }
    let links: Vec<_> = links.into_iter().map(|(href, label)| view! { <a href=href>{label}</a> }).collect();
    view! {
        <details class="menu push">
            <summary>
                <span class="only-wide">{me.name.clone()}</span>
                <span class="avatar" aria-hidden="true">{initials(&me.name)}</span>
                <span class="vh only-narrow">{t::my_account(lang)}</span>
            </summary>
            <div class="menu-panel">
                <p class="meta">{me.area_name.clone()}</p>
                {links}
                <hr/>
                <form method="post" action="/sign-out"><button>{t::sign_out(lang)}</button></form>
            </div>
        </details>
    }
    .into_any()
}

fn persona_bar(cx: &Cx) -> Option<AnyView> {
    if !cx.site.personas {
        return None;
    }
    let lang = cx.lang;
    let personas = [
        ("employee", t::persona_employee(lang)),
        ("lead", t::persona_lead(lang)),
        ("leadership", t::persona_leadership(lang)),
        ("experience", t::persona_experience(lang)),
        ("hr", t::persona_hr(lang)),
        ("admin", t::persona_admin(lang)),
    ];
    let mine = cx.who.as_ref().and_then(|actor| actor.employee_number.clone());
    let buttons: Vec<_> = personas
        .into_iter()
        .map(|(value, label)| {
            let number = cx.site.sample.as_ref().and_then(|door| door.persona(value));
            let pressed = (number.is_some() && number == mine).then_some("true");
            view! { <button name="persona" value=value aria-pressed=pressed>{label}</button> }
        })
        .collect();
    let bar = view! {
        <aside class="persona-bar" aria-label=t::sample_organisation(lang)><div>
            <strong>{t::sample_organisation(lang)}</strong>
            <form method="post" action="/sample/persona" aria-label=t::see_as(lang)>{buttons}</form>
            <form class="push" method="post" action="/sample/start"><button>{t::start_for_real(lang)}</button></form>
        </div></aside>
    };
    Some(bar.into_any())
}

fn foot(cx: &Cx) -> AnyView {
    view! { <footer class="foot"><a href="/who-sees-what">{t::confidentiality(cx.lang)}</a></footer> }.into_any()
}
