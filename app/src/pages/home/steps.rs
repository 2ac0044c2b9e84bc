//! What a company lacks at its beginning, and what helps somebody in their first weeks.

use crate::{cx::Cx, locales::home as t};
use hilo_domain::{lang::Lang, view::home::FirstStep};
use leptos::prelude::*;

/// What a step says, and where it leads.
struct Said {
    title: &'static str,
    text: String,
    href: &'static str,
    button: &'static str,
}

fn said(lang: Lang, step: FirstStep) -> Said {
    let (title, text, href, button) = match step {
        FirstStep::BringPeople => {
            (t::step_people(lang), t::step_people_text(lang), "/people/import", t::step_people_button(lang))
        }
        FirstStep::GrantLeadership => {
            (t::step_leadership(lang), t::step_leadership_text(lang), "/people", t::step_grant_button(lang))
        }
        FirstStep::GrantHr => (t::step_hr(lang), t::step_hr_text(lang), "/people", t::step_grant_button(lang)),
        FirstStep::InvitePeople => {
            (t::step_invite(lang), t::step_invite_text(lang), "/people/invitations", t::step_invite_button(lang))
        }
        FirstStep::FirstStatement => {
            (t::step_statement(lang), t::step_statement_text(lang), "/statements/new", t::step_statement_button(lang))
        }
        FirstStep::FirstJourney => (
            t::step_journey(lang),
            t::step_journey_text(lang),
            "/experience/journeys/new",
            t::step_journey_button(lang),
        ),
        FirstStep::Statements { left: 0 } => {
            (t::step_statements(lang), t::step_statements_done(lang), "/statements", t::see(lang))
        }
        FirstStep::Statements { left } => {
            let (title, text) = (t::step_statements(lang), t::step_statements_left(lang, left));
            return Said { title, text, href: "/statements", button: t::see(lang) };
        }
        FirstStep::Experience => (t::step_experience(lang), t::step_experience_text(lang), "/experience", t::see(lang)),
        FirstStep::Role { .. } => (t::step_role(lang), t::step_role_text(lang), "/my-role", t::see(lang)),
    };
    Said { title, text: text.to_owned(), href, button }
}

/// Nothing once the company has what it needs and the first weeks are over.
pub(super) fn first(cx: &Cx, steps: &[FirstStep]) -> Option<AnyView> {
    if steps.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let items: Vec<_> = steps
        .iter()
        .map(|step| {
            let Said { title, text, href, button } = said(lang, *step);
            // An open bead waits; a quiet one is for information.
            let class = match (step.is_done(), step.waits()) {
                (true, _) => Some("done"),
                (false, true) => None,
                (false, false) => Some("quiet"),
            };
            let done = step.is_done().then(|| view! { <span class="vh">" · "{t::step_done(lang)}</span> });
            view! {
                <li class=class><div class="task">
                    <div>
                        <h3>{title}{done}</h3>
                        <p class="meta">{text}</p>
                    </div>
                    <a class="btn" href=href>{button}<span class="vh">": "{title}</span></a>
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
