//! Imports at the command line.

use super::{
    planning::{Planned, snapshot, unborn},
    progress::Progress,
};
use crate::{Env, Failure, Result, Services, access::setup::new_organisation, audit::Line};
use hilo_domain::{
    ids::AreaId,
    lang::Lang,
    people_import::{Options, Parsed, PersonRef, Plan, Snapshot},
    problem::{Problem, Problems, Rule},
    view::import::{LeadLine, Outcome},
};
use hilo_store::{Repo, areas::AreaRow};
use std::sync::Arc;

/// The organisation to make where there is none.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    pub name: String,
    pub language: Lang,
    /// An IANA name.
    pub time_zone: String,
}

/// What is to be done with a file.
#[derive(Debug, Clone)]
pub struct Order {
    pub organisation: NewOrganisation,
    /// Of the preview; none applies whatever the plan is by then.
    pub fingerprint: Option<String>,
    /// More than a fifth of the imported people may be deactivated.
    pub confirmed: bool,
    /// All proposed leads are accepted.
    pub leads: bool,
}

/// What an import would do.
#[derive(Debug, Clone)]
pub struct Preview {
    pub plan: Plan,
    /// None where the organisation would be made as well.
    pub fingerprint: Option<String>,
    /// Active people whom imports created.
    pub imported: u64,
    pub leads: Vec<LeadLine>,
}

impl Preview {
    fn of(planned: Planned, exists: bool) -> Self {
        Self {
            imported: imported(&planned.snapshot),
            leads: lead_lines(&planned),
            fingerprint: exists.then_some(planned.fingerprint),
            plan: planned.plan,
        }
    }
}

/// Active people whom imports created.
pub(super) fn imported(snapshot: &Snapshot) -> u64 {
    let people = snapshot.people().iter().filter(|person| person.active && person.imported);
    u64::try_from(people.count()).unwrap_or(u64::MAX)
}

/// The proposed leads with names.
pub(super) fn lead_lines(planned: &Planned) -> Vec<LeadLine> {
    let names = super::preview::Names(planned);
    let line = |(index, lead): (usize, &hilo_domain::people_import::LeadProposal)| LeadLine {
        index,
        area: names.area(lead.area),
        name: match lead.person {
            PersonRef::Existing(id) => planned.snapshot.person(id).map(|p| p.name.clone()).unwrap_or_default(),
            PersonRef::New(place) => names.new_person(place),
        },
        votes: lead.votes,
        level_with: lead.level_with,
        members: lead.members,
    };
    planned.plan.leads.iter().enumerate().map(line).collect()
}

impl Services {
    /// What importing would do now. Changes nothing, and needs no organisation.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn preview_people_file(&self, parsed: Arc<Parsed>, organisation: &str) -> Result<Preview> {
        let mut repo = self.read().await?;
        let exists = repo.organisation().await?.is_some();
        let stored = if exists { snapshot(&mut *repo).await? } else { unborn(self.id()?, organisation)? };
        drop(repo);
        Ok(Preview::of(Planned::new(parsed, stored, Options::default()).await?, exists))
    }

    /// The same where there is no database yet.
    ///
    /// # Errors
    /// If there is no randomness.
    pub async fn preview_first_people_file(env: &Env, parsed: Arc<Parsed>, organisation: &str) -> Result<Preview> {
        let stored = unborn(env.id().map_err(Failure::internal)?, organisation)?;
        Ok(Preview::of(Planned::new(parsed, stored, Options::default()).await?, false))
    }

    /// Imports, all or nothing, in one transaction; makes the organisation if there is none.
    ///
    /// # Errors
    /// [`Problem::Refused`] with bad rows or for want of confirmation, [`Problem::Stale`] if the plan is no longer
    /// the one of the preview.
    pub async fn import_people_file(&self, parsed: Arc<Parsed>, order: &Order, progress: &Progress) -> Result<Outcome> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        repo.lock_people().await?;
        let organisation = repo.organisation().await?.is_none();
        if organisation {
            self.found(&mut *repo, &order.organisation).await?;
        }
        let planned = Planned::new(parsed, snapshot(&mut *repo).await?, Options::default()).await?;
        check(&planned, order.fingerprint.as_deref(), order.confirmed)?;
        let leads: Vec<usize> = if order.leads { (0..planned.plan.leads.len()).collect() } else { Vec::new() };
        let line = Line::new("people.imported");
        let plan = (&planned.plan, &planned.snapshot);
        let outcome = self.apply_plan(&mut *repo, plan, &leads, (line, now), progress).await?;
        repo.save().await?;
        Ok(Outcome { organisation, ..outcome })
    }

    /// The organisation that the command line makes, inside the caller's transaction.
    pub(crate) async fn found(&self, repo: &mut dyn Repo, new: &NewOrganisation) -> Result<AreaId> {
        let now = self.env.now();
        let mut problems = Problems::default();
        let name = problems.required_line("organisation", &new.name, 120);
        problems.finish()?;
        let row = new_organisation(name, new.language, new.time_zone.clone(), now);
        let AreaRow { id, .. } = self.make_organisation(repo, &row).await?;
        self.record(repo, now, Line::new("organisation.created")).await?;
        Ok(id)
    }
}

/// Whether a plan may be applied.
pub(super) fn check(planned: &Planned, fingerprint: Option<&str>, confirmed: bool) -> Result<()> {
    if fingerprint.is_some_and(|seen| seen != planned.fingerprint) {
        return Err(Problem::Stale.into());
    }
    let errors = planned.plan.errors().count();
    if errors > 0 {
        let count = i64::try_from(errors).unwrap_or(i64::MAX);
        return Err(Problem::Refused(Rule::BadRows { count }).into());
    }
    if planned.plan.needs_confirmation && !confirmed {
        return Err(Problem::field("confirmed", Rule::NotConfirmed).into());
    }
    Ok(())
}
