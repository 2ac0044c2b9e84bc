//! The list of people.

use crate::{
    cx::Cx,
    locales::people as t,
    reply::{Answer, Page},
    ui::{
        filters::{area_options, filters, select, text},
        form::{form, mark},
        noted::Kind,
        pager::{Paging, pager},
        text::empty,
    },
};
use hilo_domain::view::people::{Account, PeopleView, PersonItem};
use hilo_service::people::list::PeopleQuery;
use leptos::prelude::*;

/// # Errors
/// As `Services::people`.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let query = PeopleQuery {
        text: cx.query.get("q").to_owned(),
        area: cx.query.parsed("area"),
        state: cx.query.get("state").to_owned(),
        sort: cx.query.get("sort").to_owned(),
        page: cx.query.parsed("page").unwrap_or(1),
    };
    let people = cx.services.people(cx.actor()?, &query).await?;
    let paging = Paging { page: people.page, per_page: people.per_page, total: people.total };
    let actions = people.keeper.then(|| {
        view! {
            <div class="actions">
                <a class="btn" href="/people/import">{t::import(lang)}</a>
                <a class="btn" href="/people/invitations">{t::invite(lang)}</a>
                <a class="btn btn-primary" href="/people/new">{t::new_person(lang)}</a>
            </div>
        }
    });
    let list = if people.people.is_empty() {
        empty(t::none_title(lang), t::none_text(lang), Some((t::clear_filters(lang), "/people")))
    } else {
        listed(&cx, &people)
    };
    let body = view! {
        <header class="page-head"><h1>{t::title(lang)}</h1><p class="meta">{t::count(lang, people.total)}</p>{actions}</header>
        {bar(&cx, &people)}
        {list}
        {pager(&cx, paging)}
    };
    Page::new(t::title(lang), body.into_any()).ok()
}

fn bar(cx: &Cx, people: &PeopleView) -> AnyView {
    let lang = cx.lang;
    let option = |value: &str, label: &str| (value.to_owned(), label.to_owned());
    let mut areas = vec![option("", t::all_areas(lang))];
    areas.extend(area_options(&people.areas));
    let mut states = vec![option("", t::state_active(lang)), option("leave", t::state_leave(lang))];
    if people.keeper {
        states.push(option("no-password", t::state_no_password(lang)));
    }
    states.extend([option("gone", t::state_gone(lang)), option("all", t::state_all(lang))]);
    let fields = vec![
        text(cx, "search", "q", t::search(lang)),
        select(cx, "area", t::area(lang), areas),
        select(cx, "state", t::state(lang), states),
    ];
    let narrowed = ["q", "area", "state"].iter().any(|name| !cx.query.get(name).is_empty());
    filters(cx, fields, narrowed.then_some(("/people", t::clear_filters(lang))))
}

/// In the list of those without a password, each row has a box, and the marked ones can be invited together.
fn listed(cx: &Cx, people: &PeopleView) -> AnyView {
    let lang = cx.lang;
    let choosing = people.keeper && cx.query.get("state") == "no-password";
    let rows: Vec<_> = people.people.iter().map(|person| row(cx, person, people.keeper, choosing)).collect();
    let choose_head = choosing.then(|| view! { <th scope="col"><span class="vh">{t::invite(lang)}</span></th> });
    let table = view! {
        <div class="table-wrap table-card" role="region" tabindex="0" aria-labelledby="people-h">
            <table class="table sticky-col">
                <caption class="vh" id="people-h">{t::title(lang)}</caption>
                <thead><tr>
                    {heading(cx, "name", t::name(lang))}
                    {choose_head}
                    {heading(cx, "area", t::area(lang))}
                    {heading(cx, "role", t::role(lang))}
                    <th scope="col">{t::state(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    if !choosing {
        return table.into_any();
    }
    let fields = view! {
        {table}
        <div class="form-actions">
            <button class="btn">{t::invite_selected(lang)}</button>
            <a class="btn btn-quiet" href="/people/invitations">{t::invite_all(lang)}</a>
        </div>
    };
    let state = cx.form_state("/people/invitations");
    mark(&state, Kind::Group, "person", t::invite(cx.lang));
    form(&state, "form", fields)
}

/// A column's head that sorts by it, or the other way round if it does already.
fn heading(cx: &Cx, key: &str, label: &str) -> AnyView {
    let current = match cx.query.get("sort") {
        "" => "name",
        sort => sort,
    };
    let (sorted, next) = match current.strip_prefix('-') {
        Some(by) if by == key => (Some("descending"), key.to_owned()),
        None if current == key => (Some("ascending"), format!("-{key}")),
        _ => (None, key.to_owned()),
    };
    let href = cx.query.query_with(&[("sort", &next), ("page", "")]);
    view! { <th scope="col" aria-sort=sorted><a href=href>{label.to_owned()}</a></th> }.into_any()
}

fn row(cx: &Cx, person: &PersonItem, keeper: bool, choosing: bool) -> AnyView {
    let lang = cx.lang;
    let login =
        (keeper && !person.login.is_empty()).then(|| view! { <br/><span class="meta">{person.login.clone()}</span> });
    let name = person.name.clone();
    let can_choose = choosing && !person.login.is_empty();
    let choose = choosing.then(|| {
        let boxed = can_choose.then(|| {
            let id = person.id.to_string();
            view! { <label class="check"><input type="checkbox" name="person" value=id aria-label=t::choose(lang, &name)/></label> }
        });
        view! { <td>{boxed}</td> }
    });
    view! {
        <tr>
            <th scope="row"><a href=format!("/people/{}", person.id)>{person.name.clone()}</a>{login}</th>
            {choose}
            <td><a class="plain" href=format!("/areas/{}", person.area.id)>{person.area.name.clone()}</a></td>
            <td>{person.role.clone().unwrap_or_default()}</td>
            <td><span class="cluster">{badges(cx, person)}</span></td>
        </tr>
    }
    .into_any()
}

fn badges(cx: &Cx, person: &PersonItem) -> Vec<AnyView> {
    let lang = cx.lang;
    let mut marks = Vec::new();
    if !person.active {
        marks.push(("badge badge-line", t::badge_gone(lang)));
    } else if person.on_leave {
        marks.push(("badge", t::badge_away(lang)));
    }
    if person.leads {
        marks.push(("badge badge-calm", t::badge_leads(lang)));
    }
    match person.account.filter(|_| person.active) {
        Some(Account::Invited) => marks.push(("badge badge-line", t::badge_invited(lang))),
        Some(Account::NotInvited) => marks.push(("badge badge-wait", t::badge_not_invited(lang))),
        _ => {}
    }
    marks.into_iter().map(|(class, label)| view! { <span class=class>{label}</span> }.into_any()).collect()
}
