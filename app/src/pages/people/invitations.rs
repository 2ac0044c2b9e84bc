//! Links to get in: one, shown once, or many as a file.

use crate::{
    cx::Cx,
    format,
    locales::people as t,
    reply::{Answer, Frame, Page},
    sheet::Sheet,
    ui::{
        filters::{area_options, filters, select},
        form::{Field, form},
        text::{copy_button, empty, moment},
    },
};
use hilo_domain::{
    ids::{AreaId, PersonId},
    view::people::IssuedLink,
};
use leptos::prelude::*;

/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let found = cx.services.invitations(cx.actor()?.keeper()?, cx.query.parsed("area")).await?;
    let mut areas = vec![(String::new(), t::all_areas(lang).to_owned())];
    areas.extend(area_options(&found.areas));
    let state = cx.form_state("/people/invitations");
    let area = found.area.map(|a| a.to_string()).unwrap_or_default();
    let send = if found.people == 0 {
        empty(t::invitations_none_title(lang), t::invitations_none_text(lang), Some((t::title(lang), "/people")))
    } else {
        let fields = view! {
            <input type="hidden" name="area" value=area/>
            <div class="notice">
                <strong>{t::invitations_count(lang, found.people)}</strong>
                <p>{t::invitations_void(lang)}</p>
            </div>
            <div class="form-actions"><button class="btn btn-primary">{t::invitations_download(lang)}</button></div>
        };
        form(&state, "form", fields)
    };
    let body = view! {
        <header class="page-head">
            <p class="eyebrow"><a href="/people">{t::title(lang)}</a></p>
            <h1>{t::invitations_title(lang)}</h1>
            <p class="lede">{t::invitations_lede(lang, found.hours)}</p>
        </header>
        {filters(&cx, vec![select(&cx, "area", t::area(lang), areas)], None)}
        {send}
    };
    Page::new(t::invitations_title(lang), body.into_any()).frame(Frame::Read).ok()
}

/// # Errors
/// As the use case.
pub async fn download(cx: Cx) -> Answer {
    let lang = cx.lang;
    let keeper = cx.actor()?.keeper()?;
    let people: Vec<PersonId> = cx.form.all("person").filter_map(|id| id.parse().ok()).collect();
    let area: Option<AreaId> = cx.form.parsed("area");
    // From the list, nobody marked is nobody; from the page of invitations, it is everybody of the area.
    let from_list = cx.form.find("area").is_none();
    if from_list && people.is_empty() {
        return Err(hilo_service::Failure::field("person", hilo_domain::problem::Rule::Required));
    }
    let links = cx.services.invite_many(keeper, &people, area).await?;
    let mut sheet = Sheet::new([t::csv_name(lang), t::csv_login(lang), t::csv_link(lang), t::csv_expires(lang)]);
    for link in &links {
        let expires = format::zoned(link.expires_at, cx.time_zone()).strftime("%Y-%m-%d %H:%M").to_string();
        sheet.line([link.person.name.as_str(), &link.login, &address(&cx, link), &expires]);
    }
    sheet.file(format!("{}.csv", t::csv_file(lang)))
}

fn address(cx: &Cx, link: &IssuedLink) -> String {
    format!("{}/welcome/{}", cx.site.public_url, link.token)
}

/// Answers the form itself: what it shows is nowhere else, and a second look makes another link.
///
/// # Errors
/// As the use case.
pub async fn one(cx: Cx) -> Answer {
    let lang = cx.lang;
    let link = cx.services.issue_link_for(cx.actor()?.keeper()?, cx.param("person")?).await?;
    let state = cx.form_state("");
    let title = t::link_title(lang, &link.person.name);
    let lede = if link.first_time { t::link_lede_invite(lang) } else { t::link_lede_reset(lang) };
    let body = view! {
        <header class="page-head"><h1>{title.clone()}</h1><p class="lede">{lede}</p></header>
        {Field::new(&state, "link", t::link_label(lang)).hint(t::link_hint(lang)).filter().value(address(&cx, &link))
            .readonly(3, copy_button(lang, "link"))}
        <dl class="facts">
            <dt>{t::link_signs_in(lang)}</dt><dd>{link.login.clone()}</dd>
            <dt>{t::link_expires(lang)}</dt><dd>{moment(&cx, link.expires_at)}</dd>
        </dl>
        <div class="form-actions"><a class="btn" href=format!("/people/{}", link.person.id)>{t::link_back(lang)}</a></div>
    };
    Page::new(title, body.into_any()).frame(Frame::Form).ok()
}
