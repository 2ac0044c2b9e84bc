//! One area: who leads it, its roles, what is under it.

use super::{roles, tree::row};
use crate::{
    cx::Cx,
    locales::areas as t,
    pages::contributions::answer,
    reply::{Answer, Page},
    ui::{form::button_form, text::initials},
};
use hilo_domain::view::areas::{AreaView, LeadItem};
use leptos::prelude::*;

/// # Errors
/// As `Services::area`.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let area = cx.services.area(cx.actor()?, cx.param("area")?).await?;
    let answer = answer::of_area(&cx, area.area.id).await?;
    let children: Vec<_> = area.area.children.iter().map(|child| view! { <li>{row(&cx, child)}</li> }).collect();
    let below = if children.is_empty() {
        view! { <p class="soft">{t::below_none(lang)}</p> }.into_any()
    } else {
        view! { <ul class="tree">{children}</ul> }.into_any()
    };
    let new_here = area.may_keep.then(|| {
        view! { <a href=format!("/areas/new?parent={}", area.area.id)>{t::new_area_here(lang)}</a> }
    });
    let body = view! {
        {crumbs(&cx, &area)}
        {head(&cx, &area)}
        <div class="split">
            <div class="stack stack-l">
                {answer}
                {roles::section(&cx, &area)}
                <section class="section"><div class="section-head"><h2>{t::below(lang)}</h2>{new_here}</div>{below}</section>
            </div>
            <aside class="stack">{leads(&cx, &area)}</aside>
        </div>
    };
    Page::new(area.area.name, body.into_any()).ok()
}

fn crumbs(cx: &Cx, area: &AreaView) -> AnyView {
    let lang = cx.lang;
    let items: Vec<_> = area
        .path
        .iter()
        .map(|above| view! { <li><a href=format!("/areas/{}", above.id)>{above.name.clone()}</a></li> })
        .collect();
    view! {
        <nav class="crumbs" aria-label=t::title(lang)><ol>
            <li><a href="/areas">{t::title(lang)}</a></li>
            {items}
            <li aria-current="page">{area.area.name.clone()}</li>
        </ol></nav>
    }
    .into_any()
}

fn head(cx: &Cx, area: &AreaView) -> AnyView {
    let lang = cx.lang;
    let node = &area.area;
    let own = (node.people != node.people_below && node.people > 0).then(|| t::people_own(lang, node.people));
    let count = [Some(t::people(lang, node.people_below)), own].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let external = node.external.then(|| view! { <span class="badge badge-line">{t::external(lang)}</span> });
    let list = area.may_list.then(|| {
        view! { <a class="btn" href=format!("/people?area={}", node.id)>{t::see_people(lang)}</a> }
    });
    let edit = (area.may_keep && !area.path.is_empty())
        .then(|| view! { <a class="btn" href=format!("/areas/{}/edit", node.id)>{t::edit(lang)}</a> });
    let actions = (area.may_list || area.may_keep).then(|| view! { <div class="actions">{list}{edit}</div> });
    view! {
        <header class="page-head">
            <h1>{node.name.clone()}</h1>
            <p class="lede cluster"><span>{count}</span>{external}</p>
            {actions}
        </header>
    }
    .into_any()
}

fn leads(cx: &Cx, area: &AreaView) -> AnyView {
    let lang = cx.lang;
    let id = area.area.id;
    let lead = area.area.leads.iter().find(|l| !l.stand_in);
    let stand_ins: Vec<_> = area.area.leads.iter().filter(|l| l.stand_in).collect();
    let who = if let Some(lead) = lead {
        let remove = area.may_keep.then(|| (format!("/areas/{id}/lead/remove"), t::lead_remove(lang)));
        view! { <ul class="list">{person(cx, lead, remove)}</ul> }.into_any()
    } else {
        let above = area.responsible.iter().find(|l| !l.stand_in);
        let above = above.map_or_else(|| t::lead_nobody(lang).to_owned(), |l| t::lead_above(lang, &l.name));
        view! { <p>{t::lead_none(lang)}</p><p class="soft">{above}</p> }.into_any()
    };
    let label = if lead.is_some() { t::lead_change(lang) } else { t::lead_choose(lang) };
    let choose = area.may_keep.then(|| view! { <a class="btn" href=format!("/areas/{id}/lead")>{label}</a> });
    let others: Vec<_> = stand_ins
        .iter()
        .map(|l| {
            let remove = format!("/areas/{id}/stand-ins/{}/remove", l.person);
            person(cx, l, area.may_name_stand_ins.then(|| (remove, t::lead_remove(lang))))
        })
        .collect();
    let idle = (lead.is_none() && !others.is_empty()).then(|| view! { <p>{t::stand_ins_idle(lang)}</p> });
    let others = if others.is_empty() {
        view! { <p class="soft">{t::stand_ins_none(lang)}</p> }.into_any()
    } else {
        view! { <ul class="list">{others}</ul> }.into_any()
    };
    let name_one = area
        .may_name_stand_ins
        .then(|| view! { <a class="btn" href=format!("/areas/{id}/stand-ins")>{t::stand_in_choose(lang)}</a> });
    view! {
        <section class="card stack"><h2>{t::lead(lang)}</h2>{who}{choose}<p class="hint">{t::lead_hint(lang)}</p></section>
        <section class="card stack"><h2>{t::stand_ins(lang)}</h2>{others}{idle}{name_one}<p class="hint">{t::stand_in_hint(lang)}</p></section>
    }
    .into_any()
}

fn person(cx: &Cx, lead: &LeadItem, remove: Option<(String, &'static str)>) -> AnyView {
    let remove = remove.map(|(action, label)| {
        let whom = t::remove_person(cx.lang, &lead.name);
        let content = view! { <span aria-hidden="true">{label}</span><span class="vh">{whom}</span> };
        button_form(&cx.form_state(&action), &[], "btn btn-quiet btn-s", content)
    });
    view! {
        <li class="list-row">
            <span class="avatar avatar-s" aria-hidden="true">{initials(&lead.name)}</span>
            <div><a href=format!("/people/{}", lead.person)>{lead.name.clone()}</a></div>
            {remove}
        </li>
    }
    .into_any()
}
