//! What helps somebody in their first weeks.

use crate::{cx::Cx, locales::home as t};
use hilo_domain::view::home::FirstStep;
use leptos::prelude::*;

/// Nothing once the first weeks are over.
pub(super) fn first(cx: &Cx, steps: &[FirstStep]) -> Option<AnyView> {
    if steps.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let items: Vec<_> = steps
        .iter()
        .map(|step| {
            let (title, text, href) = match step {
                FirstStep::Statements { left: 0 } => {
                    (t::step_statements(lang), t::step_statements_done(lang).to_owned(), "/statements")
                }
                FirstStep::Statements { left } => {
                    (t::step_statements(lang), t::step_statements_left(lang, *left), "/statements")
                }
                FirstStep::Experience => {
                    (t::step_experience(lang), t::step_experience_text(lang).to_owned(), "/experience")
                }
                FirstStep::Role { .. } => (t::step_role(lang), t::step_role_text(lang).to_owned(), "/my-role"),
            };
            let done = step.is_done();
            view! {
                <li class=if done { "done" } else { "quiet" }><div class="task">
                    <div>
                        <h3>{title}{done.then(|| view! { <span class="vh">" · "{t::step_done(lang)}</span> })}</h3>
                        <p class="meta">{text}</p>
                    </div>
                    <a class="btn" href=href>{t::see(lang)}<span class="vh">": "{title}</span></a>
                </div></li>
            }
        })
        .collect();
    let section = view! {
        <section class="section" aria-labelledby="steps-h">
            <h2 id="steps-h">{t::first_steps(lang)}</h2>
            <ol class="first-steps">{items}</ol>
        </section>
    };
    Some(section.into_any())
}
