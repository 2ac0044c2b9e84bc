//! Whatever is typed into whatever field: nothing gets out of its place, nothing is lost, nothing breaks.

pub mod filled;
mod kept;
mod raw;

use hilo_app::routes::Method;
use hilo_tests::{
    Kind, World,
    crawl::{Form, forms},
};
use std::collections::BTreeSet;

/// Forms that end what somebody is trying, or the session in which they are: sent last, or not at all.
const ENDS: [&str; 12] = [
    "sign-out", "/end", "discard", "remove", "retire", "archive", "deactivate", "decline", "apply", "/lead", "grants",
    "password",
];

fn ends_something(form: &Form) -> bool {
    ENDS.iter().any(|word| form.action.contains(word))
}

/// The forms that somebody can reach, one for each page and route.
pub async fn forms_of(world: &World, kind: Kind) -> Vec<Form> {
    let mut seen = BTreeSet::new();
    let found = world.crawl(&mut world.hilo.browser(kind)).await;
    let all = found.iter().flat_map(|page| forms(page).into_iter().map(|form| (page.route, form)));
    let posted = all.filter(|(_, form)| form.method == Method::Post);
    posted.filter(|(page, form)| seen.insert((*page, form.route()))).map(|(_, form)| form).collect()
}
