//! The roles on an area's page.

use crate::{
    cx::Cx,
    format,
    locales::{areas as t, common},
    ui::form::{Field, button_form, form, summary},
};
use hilo_domain::view::areas::{AreaView, RoleItem};
use leptos::prelude::*;

pub(super) fn section(cx: &Cx, area: &AreaView) -> AnyView {
    let lang = cx.lang;
    let rows: Vec<_> = area.roles.iter().map(|role| row(cx, area, role)).collect();
    let list = if rows.is_empty() {
        view! { <p class="soft">{t::roles_none(lang)}</p> }.into_any()
    } else {
        let actions =
            area.may_keep.then(|| view! { <th scope="col"><span class="vh">{common::actions(lang)}</span></th> });
        view! {
            <div class="table-wrap table-card" role="region" tabindex="0" aria-labelledby="roles-h">
                <table class="table">
                    <caption class="vh" id="roles-h">{t::roles(lang)}</caption>
                    <thead><tr><th scope="col">{t::role_title(lang)}</th><th scope="col" class="num">{t::role_people(lang)}</th>{actions}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let add = area.may_keep.then(|| {
        let state = cx.form_state(&format!("/areas/{}/roles", area.area.id));
        let fields = view! {
            {Field::new(&state, "title", t::role_title(lang)).input("text", "off")}
            <button class="btn">{t::role_add(lang)}</button>
        };
        form(&state, "form-inline", fields)
    });
    view! {
        <section class="section">
            <div class="stack stack-xs"><h2>{t::roles(lang)}</h2><p class="hint measure">{t::roles_hint(lang)}</p></div>
            {list}
            {add}
        </section>
    }
    .into_any()
}

fn row(cx: &Cx, area: &AreaView, role: &RoleItem) -> AnyView {
    let lang = cx.lang;
    let base = format!("/areas/{}/roles/{}", area.area.id, role.id);
    let actions = area.may_keep.then(|| {
        let state = cx.form_state(&base);
        let removal = cx.form_state(&format!("{base}/remove"));
        let open = state.failed.is_some() || removal.failed.is_some();
        // Said even if there is no button any more, as when somebody took the role meanwhile.
        let refused = summary(&removal);
        let rename = view! {
            {Field::new(&state, "title", t::role_title(lang)).id(format!("title-{}", role.id)).value(&role.title)
                .hint(t::role_rename_hint(lang)).input("text", "off")}
            <button class="btn">{common::save(lang)}</button>
        };
        let remove = (!role.used).then(|| {
            let what = t::role_remove_of(lang, &role.title);
            let label = view! { <span aria-hidden="true">{common::remove(lang)}</span><span class="vh">{what}</span> };
            button_form(&removal, &[], "btn btn-quiet btn-s", label)
        });
        view! {
            <td>
                <details class="more" open=open>
                    <summary aria-label=t::role_rename_of(lang, &role.title)>{t::role_rename(lang)}</summary>
                    <div class="stack">{refused}{form(&state, "form-inline", rename)}{remove}</div>
                </details>
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row">{role.title.clone()}</th>
            <td class="num">{format::number(lang, role.people)}</td>
            {actions}
        </tr>
    }
    .into_any()
}
