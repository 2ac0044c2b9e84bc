//! Links to the other pages of a long list.

use crate::{cx::Cx, format, locales::common as t};
use leptos::prelude::*;

/// Where a list is: `page` counts from 1.
#[derive(Debug, Clone, Copy)]
pub struct Paging {
    pub page: i64,
    pub per_page: i64,
    pub total: i64,
}

impl Paging {
    #[must_use]
    pub const fn last(self) -> i64 {
        let last = (self.total + self.per_page - 1) / self.per_page;
        if last < 1 { 1 } else { last }
    }
}

/// Nothing if one page holds all. The page's number goes into the query as `page`.
pub fn pager(cx: &Cx, paging: Paging) -> Option<AnyView> {
    let last = paging.last();
    if last == 1 {
        return None;
    }
    let lang = cx.lang;
    let page = paging.page.clamp(1, last);
    let from = format::number(lang, (page - 1) * paging.per_page + 1);
    let to = format::number(lang, (page * paging.per_page).min(paging.total));
    let of = format::number(lang, paging.total);
    let mut shown: Vec<i64> =
        [1, page - 1, page, page + 1, last].into_iter().filter(|p| (1..=last).contains(p)).collect();
    shown.dedup();
    let mut items = Vec::new();
    let mut before = 0;
    for number in shown {
        if number > before + 1 {
            items.push(view! { <li><span class="gap">"…"</span></li> }.into_any());
        }
        let label = format::number(lang, number);
        items.push(if number == page {
            view! { <li><span aria-current="page">{label}</span></li> }.into_any()
        } else {
            let href = cx.query.query_with(&[("page", &number.to_string())]);
            view! { <li><a href=href>{label}</a></li> }.into_any()
        });
        before = number;
    }
    let nav = view! {
        <nav class="pager" aria-label=t::pages(lang)>
            <p>{t::page_range(lang, &from, &to, &of)}</p>
            <ul>{items}</ul>
        </nav>
    };
    Some(nav.into_any())
}
