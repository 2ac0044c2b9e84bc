//! One person's page.

use super::{
    leave,
    words::{day, grant, grant_name},
};
use crate::{
    cx::Cx,
    locales::people as t,
    reply::{Answer, Page},
    ui::{
        form::{button_form, check, form, headed_choices, made_from},
        text::{date, moment},
    },
};
use hilo_domain::{
    grant::Grant,
    view::people::{Account, GrantItem, PlacementItem, ProfileDetails, ProfileKeeping, ProfileView},
};
use hilo_service::people::grants::grants_revision;
use leptos::prelude::*;

/// # Errors
/// As `Services::profile`.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let person = cx.services.profile(cx.actor()?, cx.param("person")?).await?;
    let own = person.own.then(|| view! { <p class="notice">{t::you(lang)}</p> });
    let sections = person.details.as_ref().map(|details| {
        view! {
            <section class="section">
                <div class="stack stack-xs"><h2>{t::leave(lang)}</h2><p class="hint measure">{t::leave_hint(lang)}</p></div>
                {leave::section(&cx, person.id, &details.absences, person.may_set_leave)}
            </section>
            <section class="section"><h2>{t::history(lang)}</h2>{history(&cx, &details.placements)}</section>
        }
    });
    let main = view! {
        <div class="stack stack-l">
            <section class="section"><h2 class="vh">{t::facts(lang)}</h2>{facts(&cx, &person)}</section>
            {sections}
        </div>
    };
    let aside = aside(&cx, &person);
    let content = match aside {
        Some(aside) => view! { <div class="split">{main}{aside}</div> }.into_any(),
        None => main.into_any(),
    };
    let body = view! { {crumbs(&cx, &person)}{head(&cx, &person)}{own}{content} };
    Page::new(person.name, body.into_any()).ok()
}

fn crumbs(cx: &Cx, person: &ProfileView) -> AnyView {
    let items: Vec<_> = person
        .path
        .iter()
        .map(|area| view! { <li><a href=format!("/areas/{}", area.id)>{area.name.clone()}</a></li> })
        .collect();
    view! { <nav class="crumbs" aria-label=t::path(cx.lang)><ol>{items}</ol></nav> }.into_any()
}

fn head(cx: &Cx, person: &ProfileView) -> AnyView {
    let lang = cx.lang;
    let area = person.path.last().map(|area| area.name.clone()).unwrap_or_default();
    let place = match &person.role {
        Some(role) => t::in_area(lang, role, &area),
        None => area,
    };
    let away = person.details.as_ref().is_some_and(|d| d.absences.iter().any(|a| a.now));
    let mut badges = Vec::new();
    if !person.active {
        badges.push(view! { <span class="badge badge-line">{t::badge_gone(lang)}</span> });
    }
    if away {
        badges.push(view! { <span class="badge badge-line">{t::badge_away(lang)}</span> });
    }
    let actions = person.keeping.as_ref().map(|_| {
        let base = format!("/people/{}", person.id);
        if person.active {
            let deactivate = (!person.own && person.keeping.as_ref().is_some_and(|k| k.may_touch)).then(
                || view! { <a class="btn btn-quiet" href=format!("{base}/deactivate")>{t::deactivate(lang)}</a> },
            );
            let edit = crate::locales::common::edit(lang);
            view! { <div class="actions">{deactivate}<a class="btn" href=format!("{base}/edit")>{edit}</a></div> }
                .into_any()
        } else {
            let href = format!("{base}/reactivate");
            view! { <div class="actions"><a class="btn btn-primary" href=href>{t::reactivate(lang)}</a></div> }
                .into_any()
        }
    });
    let badges = (!badges.is_empty()).then(|| view! { <div class="cluster">{badges}</div> });
    view! { <header class="page-head"><h1>{person.name.clone()}</h1><p class="lede">{place}</p>{badges}{actions}</header> }
        .into_any()
}

fn facts(cx: &Cx, person: &ProfileView) -> AnyView {
    let lang = cx.lang;
    let mut rows: Vec<(&str, AnyView)> = Vec::new();
    if !person.leading.is_empty() {
        let areas: Vec<_> = person
            .leading
            .iter()
            .map(|(area, stand_in)| {
                let stand_in =
                    stand_in.then(|| view! { " " <span class="badge badge-line">{t::stand_in(lang)}</span> });
                view! { <span><a href=format!("/areas/{}", area.id)>{area.name.clone()}</a>{stand_in}</span> }
            })
            .collect();
        rows.push((t::leads(lang), view! { <span class="cluster">{areas}</span> }.into_any()));
    }
    let responsible: Vec<_> = person
        .responsible
        .iter()
        .map(|lead| {
            let stand_in =
                lead.stand_in.then(|| view! { " " <span class="badge badge-line">{t::stand_in(lang)}</span> });
            view! { <span><a href=format!("/people/{}", lead.person)>{lead.name.clone()}</a>{stand_in}</span> }
        })
        .collect();
    let nobody = responsible.is_empty().then(|| t::nobody(lang));
    rows.push((t::responsible(lang), view! { <span class="cluster">{responsible}{nobody}</span> }.into_any()));
    if let Some(details) = &person.details {
        rows.extend(more_facts(cx, details));
    }
    let rows: Vec<_> =
        rows.into_iter().map(|(name, value)| view! { <dt>{name.to_owned()}</dt><dd>{value}</dd> }).collect();
    view! { <dl class="facts">{rows}</dl> }.into_any()
}

fn more_facts(cx: &Cx, details: &ProfileDetails) -> Vec<(&'static str, AnyView)> {
    let lang = cx.lang;
    let known = |text: Option<String>| match text {
        Some(text) => view! { <span>{text}</span> }.into_any(),
        None => view! { <span class="soft">{t::unknown(lang)}</span> }.into_any(),
    };
    let manager = match &details.manager {
        Some(manager) => view! { <a href=format!("/people/{}", manager.id)>{manager.name.clone()}</a> }.into_any(),
        None => known(None),
    };
    vec![
        (t::email(lang), known(details.email.clone())),
        (t::employee_number(lang), known(details.employee_number.clone())),
        (t::manager(lang), manager),
        (t::hired_on(lang), known(details.hired_on.map(|on| day(lang, on)))),
    ]
}

fn history(cx: &Cx, placements: &[PlacementItem]) -> AnyView {
    let lang = cx.lang;
    let items: Vec<_> = placements
        .iter()
        .enumerate()
        .map(|(at, placement)| {
            let what = match (&placement.role, placement.active) {
                (_, false) => t::history_gone(lang).to_owned(),
                (Some(role), true) => t::in_area(lang, role, &placement.area),
                (None, true) => placement.area.clone(),
            };
            let class = if at == 0 && placement.active { "is-now" } else { "" };
            view! { <li class=class><p>{what}</p><p class="meta">{date(cx, placement.since)}</p></li> }
        })
        .collect();
    view! { <ol class="timeline">{items}</ol> }.into_any()
}

fn aside(cx: &Cx, person: &ProfileView) -> Option<AnyView> {
    let grants = person.grants.as_ref()?;
    let lang = cx.lang;
    let access = person.keeping.as_ref().filter(|_| person.active).map(|keeping| {
        view! { <section class="card stack"><h2>{t::access(lang)}</h2>{access(cx, person, keeping)}</section> }
    });
    let may_grant = person.active && person.keeping.as_ref().is_some_and(|k| k.may_grant);
    let held = if may_grant { grant_form(cx, person, grants) } else { grant_list(cx, grants) };
    let login = person.details.as_ref().and_then(|d| d.email.clone().or_else(|| d.employee_number.clone()));
    let record = person.keeping.as_ref().and(login).map(|login| {
        let query = crate::cx::Values::default().query_with(&[("about", &login)]);
        view! { <p><a href=format!("/audit{query}")>{t::in_audit(lang)}</a></p> }
    });
    let aside = view! {
        <aside class="stack">
            {access}
            <section class="card stack"><h2>{t::grants(lang)}</h2>{held}</section>
            {record}
        </aside>
    };
    Some(aside.into_any())
}

fn access(cx: &Cx, person: &ProfileView, keeping: &ProfileKeeping) -> AnyView {
    let lang = cx.lang;
    let said = match (keeping.account, keeping.invited_until) {
        (Account::HasPassword, _) => view! { <p>{t::access_ready(lang)}</p> }.into_any(),
        (Account::Invited, Some(until)) => {
            let when = crate::format::moment(lang, until, cx.time_zone());
            view! { <p>{t::access_invited(lang, &when)}</p> }.into_any()
        }
        _ => view! { <p class="is-wait">{t::access_not_invited(lang)}</p> }.into_any(),
    };
    let next = if !keeping.can_sign_in {
        view! { <p class="hint">{t::access_no_login(lang)}</p> }.into_any()
    } else if keeping.may_touch {
        let label = match keeping.account {
            Account::HasPassword => t::link_reset(lang),
            Account::Invited => t::link_again(lang),
            Account::NotInvited => t::link_invite(lang),
        };
        let class = if keeping.account == Account::NotInvited { "btn btn-primary" } else { "btn" };
        button_form(&cx.form_state(&format!("/people/{}/link", person.id)), &[], class, label)
    } else {
        view! { <p class="hint">{t::access_admin(lang)}</p> }.into_any()
    };
    view! { {said}{next} }.into_any()
}

fn grant_form(cx: &Cx, person: &ProfileView, held: &[GrantItem]) -> AnyView {
    let lang = cx.lang;
    let state = cx.form_state(&format!("/people/{}/grants", person.id));
    let boxes: Vec<_> = Grant::ALL
        .into_iter()
        .map(|which| {
            let (name, hint) = grant(lang, which);
            let has = held.iter().any(|g| g.kind == which.key());
            check(&state, "checkbox", "grant", which.key(), has, name, Some(hint))
        })
        .collect();
    let revision = grants_revision(held.iter().map(|g| g.kind.as_str()));
    let fields = view! {
        {made_from(&state, "revision", &revision)}
        {headed_choices(&state, "grant", t::grants(lang), boxes)}
        <div class="form-actions"><button class="btn">{t::grants_save(lang)}</button></div>
    };
    form(&state, "form", fields)
}

fn grant_list(cx: &Cx, held: &[GrantItem]) -> AnyView {
    let lang = cx.lang;
    if held.is_empty() {
        return view! { <p class="soft">{t::grants_none(lang)}</p> }.into_any();
    }
    let items: Vec<_> = held
        .iter()
        .map(|item| {
            let by = item.by.clone().map(|by| format!(" · {by}"));
            view! { <li><strong>{grant_name(lang, &item.kind)}</strong><p class="meta">{moment(cx, item.at)}{by}</p></li> }
        })
        .collect();
    view! { <ul class="list">{items}</ul> }.into_any()
}
