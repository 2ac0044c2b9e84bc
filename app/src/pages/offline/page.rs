//! Kept by the browser's worker (`style/sw.js`) and shown in place of a page that does not come. It says nothing of
//! anybody: what is kept in a browser may be read by whoever uses it next.

use crate::{
    cx::Cx,
    locales::problems as t,
    pages::access::sign_in::gate,
    reply::{Answer, Frame, Page},
    ui::drawings,
};
use hilo_domain::lang::Lang;
use leptos::prelude::*;

/// # Errors
/// Never.
pub async fn page(cx: Cx) -> Answer {
    // The worker asks without saying whose page it will stand for.
    let lang = Lang::from_tag(cx.query.get("lang")).unwrap_or(cx.lang);
    let body = view! {
        <svg class="lost-drawing" viewBox="0 0 300 80" aria-hidden="true" inner_html=drawings::SLACK></svg>
        <h1>{t::offline_title(lang)}</h1>
        <p class="lede">{t::offline_text(lang)}</p>
        // The address is still that of the page that did not come.
        <p class="actions"><a class="btn btn-primary" href="">{t::try_again(lang)}</a></p>
    };
    let page = Page::new(t::offline_title(lang), gate(body)).frame(Frame::Gate);
    Page { lang: Some(lang), ..page }.ok()
}
