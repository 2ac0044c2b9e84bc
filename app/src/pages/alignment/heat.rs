//! The table of areas and parts.

use super::{
    tiles::made_of,
    tree::{Forest, Row, Sort, key},
    words,
};
use crate::{cx::Cx, format, locales::alignment as t};
use hilo_domain::{
    alignment::{Part, level},
    view::alignment::AreaFigures,
    week::WeekId,
};
use leptos::prelude::*;

/// `id` is that of the heading that names the table.
pub(super) fn heat(cx: &Cx, rows: &[AreaFigures], week: WeekId, id: &'static str) -> AnyView {
    let forest = Forest::new(rows.iter().collect(), &cx.query);
    let sort = Sort::read(&cx.query);
    let heads: Vec<_> = Part::ALL.into_iter().map(|part| head(cx, part, sort)).collect();
    let lines: Vec<_> = forest.shown(sort).iter().map(|row| line(cx, &forest, &rows[row.place], row, week)).collect();
    view! {
        <div class="table-wrap" role="region" tabindex="0" aria-labelledby=id>
            <table class="heat sticky-col">
                <thead><tr><th scope="col">{t::area(cx.lang)}</th>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
        {legend(cx)}
    }
    .into_any()
}

fn head(cx: &Cx, part: Part, sort: Option<Sort>) -> AnyView {
    let now = sort.filter(|sort| sort.part == part);
    let next =
        if now.is_some_and(|sort| !sort.descending) { format!("-{}", part.key()) } else { part.key().to_owned() };
    let order = now.map(|sort| if sort.descending { "descending" } else { "ascending" });
    let href = format!("{}#tree", cx.query.query_with(&[("sort", &next)]));
    view! { <th scope="col" aria-sort=order><a href=href>{words::part_breaks(cx.lang, part)}</a></th> }.into_any()
}

fn line(cx: &Cx, forest: &Forest<'_>, area: &AreaFigures, row: &Row, week: WeekId) -> AnyView {
    let cells: Vec<_> = Part::ALL.into_iter().map(|part| cell(cx, area, week, part)).collect();
    let total = (row.level == 1 && area.children > 0).then_some("total");
    view! {
        <tr class=total>
            <th scope="row" class=format!("level-{}", row.level) id=format!("a-{}", key(area.id))>
                {name(cx, forest, area, row, &format!("/alignment/areas/{}?week={week}", area.id))}
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

/// An area's name with the arrow that folds what is under it. Shared with the table of coverage.
pub(super) fn name(cx: &Cx, forest: &Forest<'_>, area: &AreaFigures, row: &Row, href: &str) -> AnyView {
    let lang = cx.lang;
    let arrow = if area.children > 0 {
        let to = format!("{}#a-{}", cx.query.query_with(&[("open", &forest.turned(area.id))]), key(area.id));
        let label = if row.open { t::fold_area(lang, &area.name) } else { t::unfold_area(lang, &area.name) };
        let expanded = if row.open { "true" } else { "false" };
        view! { <a class="twist" href=to aria-expanded=expanded aria-label=label></a> }.into_any()
    } else if forest.has_levels() {
        view! { <span class="twist twist-none"></span> }.into_any()
    } else {
        ().into_any()
    };
    let external = area.external.then(|| view! { <span class="meta">" · "{t::external(lang)}</span> });
    view! {
        <span class="tree-cell">{arrow}<span><a class="plain" href=href.to_owned()>{area.name.clone()}</a>{external}</span></span>
    }
    .into_any()
}

/// Links that unfold or fold everything.
pub(super) fn unfold(cx: &Cx, rows: &[&AreaFigures]) -> Option<AnyView> {
    let forest = Forest::new(rows.to_vec(), &cx.query);
    let (to, label) = if forest.all_open() { ("none", t::fold_all(cx.lang)) } else { ("all", t::unfold_all(cx.lang)) };
    let href = format!("{}#tree", cx.query.query_with(&[("open", to)]));
    forest.has_levels().then(|| view! { <a class="no-print" href=href>{label}</a> }.into_any())
}

fn cell(cx: &Cx, area: &AreaFigures, week: WeekId, part: Part) -> AnyView {
    let lang = cx.lang;
    let ratio = area.figures.part(part);
    let Some(percent) = ratio.percent() else {
        return view! { <td class="heat-none"><span aria-hidden="true">"—"</span><span class="vh">{t::no_figure(lang)}</span></td> }.into_any();
    };
    let n = format!("{}/{}", format::number(lang, ratio.num), format::number(lang, ratio.den));
    let figure = view! { <span>{percent}</span><small>{n}</small> };
    let (href, _) = made_of(cx, area, week, part);
    view! { <td class=format!("heat-{}", level(percent))><a href=href>{figure}</a></td> }.into_any()
}

pub(super) fn legend(cx: &Cx) -> AnyView {
    let lang = cx.lang;
    let steps = [
        t::under_45(lang).to_owned(),
        t::range(lang, 45, 57),
        t::range(lang, 58, 69),
        t::range(lang, 70, 81),
        t::over_82(lang).to_owned(),
    ];
    let steps: Vec<_> = (1..)
        .zip(steps)
        .map(|(level, label)| view! { <span><span class=format!("swatch heat-{level}")></span>{label}</span> })
        .collect();
    view! { <p class="legend"><span class="vh">{t::legend(lang)}</span>{steps}</p> }.into_any()
}
