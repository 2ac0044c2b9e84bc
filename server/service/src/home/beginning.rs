//! Somebody's first weeks: what to read and see first.

use crate::{Actor, Result};
use hilo_domain::{
    time::Millis,
    view::{home::FirstStep, statements::Creed},
};
use hilo_store::Repo;

/// The first steps are shown for so long.
const DAYS: i64 = 28;

/// Somebody who has not been here for long.
pub(super) struct Newcomer {
    has_sent: bool,
}

/// None for everybody else, of whom nothing more is asked.
pub(super) async fn newcomer(repo: &mut dyn Repo, actor: &Actor, now: Millis) -> Result<Option<Newcomer>> {
    let came = repo.person(actor.id()).await?.map(|person| person.created_at);
    if came.is_none_or(|came| came <= now.plus_days(-DAYS)) {
        return Ok(None);
    }
    let has_sent = repo.weeks_of(actor.id()).await?.iter().any(|week| week.sent_at.is_some());
    Ok(Some(Newcomer { has_sent }))
}

impl Newcomer {
    /// What there is to read and see, in this order.
    pub(super) fn steps(&self, creed: &Creed, has_experience: bool) -> Vec<FirstStep> {
        let left = i64::try_from(creed.unread().count()).unwrap_or(i64::MAX);
        let statements = (!creed.statements.is_empty()).then_some(FirstStep::Statements { left });
        let experience = has_experience.then_some(FirstStep::Experience);
        let role = Some(FirstStep::Role { done: self.has_sent });
        [statements, experience, role].into_iter().flatten().collect()
    }
}
