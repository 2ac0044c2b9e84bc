//! Somebody's first weeks, and a company's: what to read and see first, and what there is not yet.

use crate::{Actor, Result, Services};
use hilo_domain::{
    grant::Grant,
    time::Millis,
    view::{home::FirstStep, statements::Creed},
};
use hilo_store::{Repo, experience::JourneyVersionRow};

/// The first steps are shown for so long.
const DAYS: i64 = 28;

/// Somebody who has not been here for long.
pub(super) struct Newcomer {
    has_role: bool,
    has_sent: bool,
}

/// None for everybody else, of whom nothing more is asked.
pub(super) async fn newcomer(repo: &mut dyn Repo, actor: &Actor, now: Millis) -> Result<Option<Newcomer>> {
    let person = repo.person(actor.id()).await?.filter(|person| person.created_at > now.plus_days(-DAYS));
    let Some(person) = person else { return Ok(None) };
    let has_sent = repo.weeks_of(actor.id()).await?.iter().any(|week| week.sent_at.is_some());
    Ok(Some(Newcomer { has_role: person.role_id.is_some(), has_sent }))
}

impl Newcomer {
    /// What there is to read and see, in this order.
    pub(super) fn steps(&self, creed: &Creed, has_experience: bool) -> Vec<FirstStep> {
        let left = i64::try_from(creed.unread().count()).unwrap_or(i64::MAX);
        let statements = (!creed.statements.is_empty()).then_some(FirstStep::Statements { left });
        let experience = has_experience.then_some(FirstStep::Experience);
        // Without a role there is nothing that it contributes.
        let role = self.has_role.then_some(FirstStep::Role { done: self.has_sent });
        [statements, experience, role].into_iter().flatten().collect()
    }
}

/// Who is not there yet, and who can't do what only they may: for those who can do something about it. One query.
pub(super) async fn people(services: &Services, repo: &mut dyn Repo, actor: &Actor) -> Result<Vec<FirstStep>> {
    if actor.keeper().is_err() {
        return Ok(Vec::new());
    }
    let admin = actor.me.has(Grant::Admin);
    let has = repo.beginnings(actor.id(), admin, services.env.now()).await?;
    Ok(those([
        (!has.others, FirstStep::BringPeople),
        (admin && !has.leadership, FirstStep::GrantLeadership),
        (admin && !has.hr, FirstStep::GrantHr),
        // Nobody in the sample organisation has a password.
        (has.uninvited && !services.sample, FirstStep::InvitePeople),
    ]))
}

/// What is not written yet. What has been begun waits as a draft.
pub(super) fn unwritten(actor: &Actor, creed: &Creed, journeys: &[JourneyVersionRow]) -> Vec<FirstStep> {
    let nothing_said = creed.statements.is_empty() && creed.drafts.is_empty();
    those([
        (actor.publisher().is_ok() && nothing_said, FirstStep::FirstStatement),
        (actor.drafter().is_ok() && journeys.is_empty(), FirstStep::FirstJourney),
    ])
}

fn those<const N: usize>(steps: [(bool, FirstStep); N]) -> Vec<FirstStep> {
    steps.into_iter().filter_map(|(lacks, step)| lacks.then_some(step)).collect()
}
