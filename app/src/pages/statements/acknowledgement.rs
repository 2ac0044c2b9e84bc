//! Who has read what, by statement and by area.

use super::parts::{address, kind};
use crate::{
    cx::Cx,
    format,
    locales::{common, statements as t},
    reply::{Answer, Nav, Page},
    sheet::{Paths, Sheet},
    ui::{text::empty, tree::level},
};
use hilo_domain::{
    figures::acknowledgement,
    ids::{AreaId, StatementId},
    lang::Lang,
    view::statements::{AcknowledgementPage, AreaReadings, Readings, StatementReadings},
};
use leptos::prelude::*;

/// Up to so many areas are shown at once; of more, those directly below the one that is looked at.
const ALL_AT_ONCE: usize = 60;

/// `?statement=…` for one statement, `?area=…` for what is under one area.
///
/// # Errors
/// As the use case.
pub async fn page(cx: Cx) -> Answer {
    let lang = cx.lang;
    let chosen = cx.query.parsed::<StatementId>("statement");
    let found = cx.services.acknowledgement(cx.actor()?, chosen).await?;
    let tops = || found.areas.iter().filter(|area| area.depth == 0);
    let whole = tops().fold(Readings::default(), |sum, top| sum.with(top.count));
    // A lead's page is of the areas that they lead, which are not the organisation.
    let led: Vec<_> = tops().filter(|top| top.parent.is_some()).map(|top| format!("{} · ", top.name)).collect();
    let title = match percent(whole) {
        Some(percent) => t::who_read_finding(lang, percent),
        None => t::who_read(lang).to_owned(),
    };
    let content = if found.statements.is_empty() {
        empty(t::nothing_to_count(lang), t::nothing_to_count_text(lang), None)
    } else {
        view! { {by_statement(&cx, &found.statements)}{by_area(&cx, &found)} }.into_any()
    };
    let export = (!found.statements.is_empty()).then(|| {
        let query = chosen.map(|id| format!("?statement={id}")).unwrap_or_default();
        view! { <div class="actions"><a class="btn" href=format!("/statements/acknowledgement.csv{query}")>{common::export_csv(lang)}</a></div> }
    });
    let body = view! {
        <header class="page-head">
            <p class="eyebrow">{led}{t::who_read(lang)}</p>
            <h1>{title}</h1>
            <p class="lede">{t::who_read_lede(lang)}</p>
            {export}
        </header>
        {content}
    };
    Page::new(t::who_read(lang), body.into_any()).nav(Nav::Statements).ok()
}

fn percent(count: Readings) -> Option<u8> {
    acknowledgement(count.current, count.pairs).percent()
}

/// The four figures and the bar of a row.
fn cells(lang: Lang, count: Readings) -> AnyView {
    let share = match percent(count) {
        Some(percent) => {
            let words = t::percent_of(lang, &percent.to_string());
            view! { <span class="nowrap">{words}</span><svg class="bar" aria-hidden="true"><rect width=format!("{percent}%") height="100%"/></svg> }
                .into_any()
        }
        None => view! { <span class="meta">{t::no_figure(lang)}</span> }.into_any(),
    };
    view! {
        <td class="num">{share}</td>
        <td class="num">{format::number(lang, count.current)}</td>
        <td class="num">{format::number(lang, count.earlier)}</td>
        <td class="num">{format::number(lang, count.unread())}</td>
    }
    .into_any()
}

fn heads(lang: Lang) -> AnyView {
    view! {
        <th scope="col" class="num">{t::percent(lang)}</th>
        <th scope="col" class="num">{t::count_current(lang)}</th>
        <th scope="col" class="num">{t::count_earlier(lang)}</th>
        <th scope="col" class="num">{t::count_unread(lang)}</th>
    }
    .into_any()
}

fn by_statement(cx: &Cx, statements: &[StatementReadings]) -> AnyView {
    let lang = cx.lang;
    let rows: Vec<_> = statements
        .iter()
        .map(|one| {
            view! {
                <tr>
                    <th scope="row"><a href=address(one.id, "")>{one.title.clone()}</a><br/>
                        <span class="meta">{kind(lang, one.kind)}" · "{t::version(lang, one.number)}</span></th>
                    {cells(lang, one.count)}
                </tr>
            }
        })
        .collect();
    view! {
        <section class="section">
            <h2 id="by-statement">{t::by_statement(lang)}</h2>
            <div class="table-wrap table-card" role="region" tabindex="0" aria-labelledby="by-statement">
                <table class="table sticky-col">
                    <thead><tr><th scope="col">{t::statement(lang)}</th>{heads(lang)}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn by_area(cx: &Cx, found: &AcknowledgementPage) -> AnyView {
    let lang = cx.lang;
    let focus = cx.query.parsed::<AreaId>("area").filter(|id| found.areas.iter().any(|area| area.area == *id));
    let rows: Vec<_> =
        shown(&found.areas, focus).into_iter().map(|(area, depth, more)| row(cx, area, depth, more)).collect();
    let up = focus.map(|_| {
        let href = cx.query.query_with(&[("area", "")]);
        view! { <p><a href=format!("/statements/acknowledgement{href}")>{t::whole(lang)}</a></p> }
    });
    view! {
        <section class="section">
            <h2 id="by-area">{t::by_area(lang)}</h2>
            {choose(cx, found)}
            {up}
            <div class="table-wrap table-card" role="region" tabindex="0" aria-labelledby="by-area">
                <table class="table sticky-col">
                    <thead><tr><th scope="col">{t::area(lang)}</th>{heads(lang)}<th scope="col" class="num">{t::people(lang)}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <details class="more"><summary>{t::how_computed(lang)}</summary><p>{t::how_computed_text(lang)}</p></details>
        </section>
    }
    .into_any()
}

fn choose(cx: &Cx, found: &AcknowledgementPage) -> AnyView {
    let lang = cx.lang;
    let options: Vec<_> = found
        .statements
        .iter()
        .map(|one| {
            let selected = found.chosen == Some(one.id);
            let label = format!("{} · {}", kind(lang, one.kind), one.title);
            view! { <option value=one.id.to_string() selected=selected>{label}</option> }
        })
        .collect();
    let area = cx.query.find("area").map(|area| view! { <input type="hidden" name="area" value=area.to_owned()/> });
    view! {
        <form class="filters" method="get" action="/statements/acknowledgement">
            {area}
            <div class="field field-wide"><label for="statement">{t::statement(lang)}</label>
                <select class="input" id="statement" name="statement"><option value="">{t::all_statements(lang)}</option>{options}</select></div>
            <button class="btn">{common::filter(lang)}</button>
        </form>
    }
    .into_any()
}

/// The areas to show, each with its depth below the first of them and whether there is more under it.
fn shown(areas: &[AreaReadings], focus: Option<AreaId>) -> Vec<(&AreaReadings, u32, bool)> {
    let focus = focus.and_then(|id| areas.iter().position(|area| area.area == id));
    let top = focus.map_or(0, |start| areas[start].depth);
    let end = |start: usize| areas[start + 1..].iter().position(|area| area.depth <= top).map(|n| start + 1 + n);
    let within = focus.map_or(areas, |start| &areas[start..end(start).unwrap_or(areas.len())]);
    let most = if within.len() <= ALL_AT_ONCE { u32::MAX } else { 1 };
    within
        .iter()
        .enumerate()
        .map(|(at, area)| {
            let depth = area.depth - top;
            let more = depth == most && within.get(at + 1).is_some_and(|next| next.depth > area.depth);
            (area, depth, more)
        })
        .filter(|(_, depth, _)| *depth <= most)
        .collect()
}

fn row(cx: &Cx, area: &AreaReadings, depth: u32, more: bool) -> AnyView {
    let lang = cx.lang;
    let name = if more {
        let href = cx.query.query_with(&[("area", &area.area.to_string())]);
        view! { <a href=format!("/statements/acknowledgement{href}")>{area.name.clone()}</a> }.into_any()
    } else {
        area.name.clone().into_any()
    };
    let external = area.external.then(|| view! { " "<span class="badge badge-line">{t::external(lang)}</span> });
    view! {
        <tr>
            <th scope="row" class=level(depth)><span class="tree-cell"><span>{name}{external}</span></span></th>
            {cells(lang, area.count)}
            <td class="num">{format::number(lang, area.people)}</td>
        </tr>
    }
    .into_any()
}

/// As [`page`], as a file.
///
/// # Errors
/// As the use case.
pub async fn csv(cx: Cx) -> Answer {
    let lang = cx.lang;
    let chosen = cx.query.parsed::<StatementId>("statement");
    let found = cx.services.export_acknowledgement(cx.actor()?, chosen).await?;
    let mut sheet = Sheet::new([
        t::area(lang),
        t::area_path(lang),
        t::people(lang),
        t::count_current(lang),
        t::count_earlier(lang),
        t::count_unread(lang),
        t::count_pairs(lang),
        t::percent(lang),
    ]);
    let mut paths = Paths::default();
    for area in &found.areas {
        let path = paths.add(area.area, area.parent, &area.name);
        let count = area.count;
        let numbers = [area.people, count.current, count.earlier, count.unread(), count.pairs].map(|n| n.to_string());
        let share = percent(count).map(|percent| percent.to_string()).unwrap_or_default();
        let cells = [area.name.as_str(), &path].into_iter().chain(numbers.iter().map(String::as_str));
        sheet.line(cells.chain([share.as_str()]));
    }
    sheet.file(t::file_name(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas(depths: &[u32]) -> Vec<AreaReadings> {
        let area = |(number, depth): (u32, &u32)| AreaReadings {
            area: format!("00000000-0000-0000-0000-{number:012}").parse().unwrap(),
            parent: None,
            name: number.to_string(),
            depth: *depth,
            external: false,
            people: 0,
            count: Readings::default(),
        };
        (0..).zip(depths).map(area).collect()
    }

    fn names(shown: Vec<(&AreaReadings, u32, bool)>) -> Vec<(String, u32, bool)> {
        shown.into_iter().map(|(area, depth, more)| (area.name.clone(), depth, more)).collect()
    }

    #[test]
    fn a_small_tree_is_shown_whole() {
        let areas = areas(&[0, 1, 2, 1]);
        let shown = names(shown(&areas, None));
        let row = |name: &str, depth| (name.to_owned(), depth, false);
        assert_eq!(shown, [row("0", 0), row("1", 1), row("2", 2), row("3", 1)]);
    }

    #[test]
    fn a_large_tree_opens_area_by_area() {
        let mut depths = vec![0, 1];
        depths.extend([2; 70]);
        depths.push(1);
        let areas = areas(&depths);
        let row = |name: &str, depth, more| (name.to_owned(), depth, more);
        assert_eq!(names(shown(&areas, None)), [row("0", 0, false), row("1", 1, true), row("72", 1, false)]);
        assert_eq!(shown(&areas, Some(areas[1].area)).len(), 71);
        assert_eq!(names(shown(&areas, Some(areas[72].area))), [row("72", 0, false)]);
    }
}
