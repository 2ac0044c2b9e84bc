//! Where there is nothing: roles and touchpoints without a contribution, areas with no line of sight.

use super::parts::touchpoint_href;
use crate::{cx::Cx, format, locales::contributions as t};
use hilo_domain::view::contributions::{BareRoleView, BareTouchpointView, NamedArea};
use leptos::prelude::*;

/// Lines before the rest is folded away.
const SHOWN: usize = 12;

pub fn roles(cx: &Cx, roles: &[BareRoleView], leads: bool) -> AnyView {
    let lang = cx.lang;
    let line = |bare: &BareRoleView| {
        let declare = leads.then(|| {
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.append_pair("area", &bare.role.area.to_string()).append_pair("title", &bare.role.title);
            let href = format!("/my-role/propose?{}", query.finish());
            view! { <a class="btn btn-s" href=href>{t::declare(lang)}<span class="vh">": "{bare.role.title.clone()}</span></a> }
        });
        view! {
            <li class="list-row">
                <div class="grow"><strong>{bare.role.title.clone()}</strong>
                    <p class="meta">{bare.role.area_name.clone()}" · "{t::people(lang, bare.people)}</p></div>
                {declare}
            </li>
        }
        .into_any()
    };
    let lines = roles.iter().map(line).collect();
    section(cx, "bare-roles-h", t::bare_roles(lang), None, t::bare_roles_none(lang), lines)
}

pub fn touchpoints(cx: &Cx, touchpoints: &[BareTouchpointView]) -> AnyView {
    let lang = cx.lang;
    let line = |bare: &BareTouchpointView| {
        let truth =
            bare.moment_of_truth.then(|| view! { <span class="badge badge-thread">{t::moment_of_truth(lang)}</span> });
        let ours = bare.owned.then(|| view! { <span class="badge badge-line">{t::ours(lang)}</span> });
        view! {
            <li class="list-row">
                <div class="grow"><a href=touchpoint_href(bare.journey, bare.id)>{bare.name.clone()}</a>
                    <p class="meta">{bare.journey_name.clone()}" · "{bare.stage_name.clone()}</p></div>
                {truth}{ours}
            </li>
        }
        .into_any()
    };
    let lines = touchpoints.iter().map(line).collect();
    section(cx, "bare-touchpoints-h", t::bare_touchpoints(lang), None, t::bare_touchpoints_none(lang), lines)
}

pub fn areas(cx: &Cx, areas: &[NamedArea]) -> AnyView {
    let lang = cx.lang;
    let line = |area: &NamedArea| {
        let href = format!("/areas/{}/contributions", area.id);
        view! { <li class="list-row"><a href=href>{area.name.clone()}</a></li> }.into_any()
    };
    let lines = areas.iter().map(line).collect();
    section(cx, "no-sight-h", t::no_sight(lang), Some(t::no_sight_hint(lang)), t::no_sight_none(lang), lines)
}

fn section(
    cx: &Cx,
    id: &'static str,
    title: &'static str,
    hint: Option<&'static str>,
    none: &'static str,
    mut lines: Vec<AnyView>,
) -> AnyView {
    let lang = cx.lang;
    let count = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let rest = lines.split_off(lines.len().min(SHOWN));
    let more = i64::try_from(rest.len()).unwrap_or(i64::MAX);
    let rest = (more > 0).then(|| {
        view! { <details class="more"><summary>{t::more_of_them(lang, more)}</summary><ul class="list">{rest}</ul></details> }
    });
    let badge = (count > 0).then(|| view! { " " <span class="badge">{format::number(lang, count)}</span> });
    let hint = hint.filter(|_| count > 0).map(|hint| view! { <p class="hint">{hint}</p> });
    let content = if count == 0 {
        view! { <p class="soft">{none}</p> }.into_any()
    } else {
        view! { <ul class="list">{lines}</ul> }.into_any()
    };
    view! {
        <section class="section" aria-labelledby=id>
            <div class="section-head"><h2 id=id>{title}{badge}</h2></div>
            {hint}
            {content}
            {rest}
        </section>
    }
    .into_any()
}
