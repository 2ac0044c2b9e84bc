//! The thread of a statement: the touchpoints that carry it or are declared for it, the roles that declare it there, and
//! what was done for it.

use super::{kind, statement};
use crate::{
    Actor, Result, Services,
    checkins::{circle::Circle, work},
};
use hilo_domain::{
    contribution::State,
    grant::Grant,
    ids::StatementId,
    problem::Problem,
    view::statements::{Carrier, ServingRole, StatementWork},
};
use hilo_store::{
    Repo,
    contributions::{ContributionFilter, ContributionShown},
    statements::CarrierRow,
    team::WorkFilter,
};

/// Roles drawn at one touchpoint before a link leads to the rest.
const ROLES: usize = 6;
/// Weeks looked back for the one that closed last: at most one of them is open.
const WEEKS: i64 = 2;

/// In the order of the journeys; after those that carry it, those where it is declared all the same.
pub(super) async fn carriers(repo: &mut dyn Repo, id: StatementId) -> Result<Vec<Carrier>> {
    let mut carriers: Vec<Carrier> = repo.carriers(id).await?.into_iter().map(carrier).collect();
    let filter =
        ContributionFilter { statement: Some(id), states: vec![State::Confirmed], ..ContributionFilter::default() };
    for shown in repo.contributions(&filter).await?.into_iter().filter(|shown| !shown.touchpoint_retired) {
        let touchpoint = shown.contribution.touchpoint_id;
        let at = carriers.iter().position(|carrier| carrier.touchpoint == touchpoint).unwrap_or_else(|| {
            carriers.push(declared(&shown));
            carriers.len() - 1
        });
        if let Some(carrier) = carriers.get_mut(at) {
            carrier.roles.push(ServingRole {
                contribution: shown.contribution.id,
                fresh: shown.is_fresh(),
                title: shown.contribution.title,
                area: shown.area_name,
            });
        }
    }
    for carrier in &mut carriers {
        carrier.roles.sort_by_key(|role| !role.fresh);
        carrier.more = i64::try_from(carrier.roles.len().saturating_sub(ROLES)).unwrap_or(i64::MAX);
        carrier.roles.truncate(ROLES);
    }
    Ok(carriers)
}

fn carrier(row: CarrierRow) -> Carrier {
    Carrier {
        touchpoint: row.touchpoint_id,
        name: row.name,
        moment_of_truth: row.moment_of_truth,
        journey: row.journey_id,
        journey_name: row.journey_name,
        carries: true,
        roles: Vec::new(),
        more: 0,
    }
}

fn declared(shown: &ContributionShown) -> Carrier {
    Carrier {
        touchpoint: shown.contribution.touchpoint_id,
        name: shown.touchpoint_name.clone(),
        moment_of_truth: false,
        journey: shown.journey_id,
        journey_name: String::new(),
        carries: false,
        roles: Vec::new(),
        more: 0,
    }
}

/// Whether work can be shown to this actor at all.
pub(super) fn sees_work(actor: &Actor) -> bool {
    actor.me.leads || actor.overseer().is_ok()
}

impl Services {
    /// What was done for a statement in the week closed last: by name for HR and for leads, of whom they lead; for
    /// leadership and the experience team what may be shown as an example. What is shown by name is recorded.
    ///
    /// # Errors
    /// [`Problem::NotFound`] before its first publication, [`Problem::Forbidden`] for whoever sees nobody's work.
    pub async fn statement_work(&self, actor: &Actor, id: StatementId) -> Result<StatementWork> {
        if !sees_work(actor) {
            return Err(Problem::Forbidden.into());
        }
        let mut repo = self.read().await?;
        let row = statement(&mut *repo, id).await?;
        let (kind, title) = (kind(&row.kind)?, row.title.ok_or(Problem::NotFound)?);
        let closed = repo.latest_weeks(WEEKS).await?.into_iter().find(|week| week.closed_at.is_some());
        let circle = Circle::load(&mut *repo).await?;
        let filter = WorkFilter { statement: Some(id), ..WorkFilter::default() };
        let areas = if actor.me.has(Grant::Hr) { vec![circle.tree.root()] } else { circle.tops_of(actor.id()) };
        let mut entries = Vec::new();
        if let Some(week) = closed {
            for area in &areas {
                entries.extend(work::by_name(&mut *repo, &circle, actor, *area, week.week, filter).await?);
            }
            if areas.is_empty() {
                let everywhere = circle.tree.ids().to_vec();
                entries = work::examples(&mut *repo, everywhere, week.week, filter).await?;
            }
        }
        drop(repo);
        if let Some(week) = closed.filter(|_| !areas.is_empty()) {
            self.note_work(actor, &areas, week.week).await?;
        }
        Ok(StatementWork { id, kind, title, week: closed.map(|week| week.week), entries, by_name: !areas.is_empty() })
    }
}
