//! Shows what a form's text will look like, as the server renders it, while somebody types.

use leptos::prelude::*;

/// Posts the form with that id to `url` after a pause in the typing and puts the HTML that comes back into the element
/// with the id `target`, where the server had put it at first. If no answer comes, what was there stays.
#[island]
pub fn Preview(form: String, url: String, target: String) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::watch(&form, url, target);
    #[cfg(not(feature = "hydrate"))]
    drop((form, url, target));
}

#[cfg(feature = "hydrate")]
mod browser {
    use crate::islands::dom;
    use std::{cell::Cell, rc::Rc, time::Duration};

    const PAUSE: Duration = Duration::from_millis(350);

    pub(super) fn watch(id: &str, url: String, target: String) {
        let Some(form) = dom::form(id) else { return };
        let (url, target): (Rc<str>, Rc<str>) = (url.into(), target.into());
        let timer = Rc::new(Cell::new(None));
        // Counts the requests, so that an answer that was overtaken is dropped.
        let latest = Rc::new(Cell::new(0_u32));
        let watched = form.clone();
        dom::listen(&watched, "input", move |_| {
            dom::call_off(timer.take());
            let (form, url, target, latest) = (form.clone(), url.clone(), target.clone(), latest.clone());
            let show = move || {
                let mine = latest.get().wrapping_add(1);
                latest.set(mine);
                wasm_bindgen_futures::spawn_local(async move {
                    let said = dom::post(&form, &url, "text/html").await.filter(dom::Said::is_ok);
                    if let (Some(said), Some(place)) = (said, dom::element(&target))
                        && latest.get() == mine
                    {
                        place.set_inner_html(&said.body);
                    }
                });
            };
            timer.set(dom::after(PAUSE, show));
        });
    }
}
