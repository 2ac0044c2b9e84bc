//! Leave: set by the person, by a lead of their area or above, or by a keeper. No reason is asked.

use super::check::checked_date;
use crate::{Actor, Result, Services, audit::Line};
use hilo_domain::{
    date::Date,
    ids::{AbsenceId, PersonId},
    problem::{Problem, Problems, Rule},
};
use hilo_store::{Repo, absences::AbsenceRow};
use serde_json::{Value, json};

/// Days as `2026-11-23`; the last one empty while it is open.
#[derive(Debug, Clone, Default)]
pub struct LeaveInput {
    pub from: String,
    pub to: String,
}

impl Services {
    /// # Errors
    /// [`Problem::Forbidden`] for somebody else's; [`Problem::Invalid`] for days that do not hold or overlap another
    /// absence.
    pub async fn add_leave(&self, actor: &Actor, person: PersonId, input: &LeaveInput) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        // Two at once would each miss the days of the other.
        repo.lock_organisation().await?;
        self.may_set_leave(&mut *repo, actor, person).await?;
        let (from_day, to_day) = self.checked_leave(&mut *repo, actor, person, None, input).await?;
        let row = AbsenceRow {
            id: self.id()?,
            person_id: person,
            from_day,
            to_day,
            set_by: Some(actor.id()),
            created_at: now,
        };
        let row = joined(&mut *repo, row).await?;
        repo.insert_absence(&row).await?;
        self.record(&mut *repo, now, Line::by(actor, "absence.set").person(person).detail(days(&row))).await?;
        Ok(repo.save().await?)
    }

    /// # Errors
    /// As [`Self::add_leave`]; [`Problem::NotFound`] for no such absence of this person.
    pub async fn change_leave(
        &self,
        actor: &Actor,
        person: PersonId,
        absence: AbsenceId,
        input: &LeaveInput,
    ) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        // Two at once would each miss the days of the other.
        repo.lock_organisation().await?;
        self.may_set_leave(&mut *repo, actor, person).await?;
        let row = repo.absence(absence).await?.filter(|a| a.person_id == person).ok_or(Problem::NotFound)?;
        let (from_day, to_day) = self.checked_leave(&mut *repo, actor, person, Some(absence), input).await?;
        let row = joined(&mut *repo, AbsenceRow { from_day, to_day, set_by: Some(actor.id()), ..row }).await?;
        repo.update_absence(&row).await?;
        self.record(&mut *repo, now, Line::by(actor, "absence.changed").person(person).detail(days(&row))).await?;
        Ok(repo.save().await?)
    }

    /// # Errors
    /// As [`Self::change_leave`].
    pub async fn remove_leave(&self, actor: &Actor, person: PersonId, absence: AbsenceId) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        // Two at once would each miss the days of the other.
        repo.lock_organisation().await?;
        self.may_set_leave(&mut *repo, actor, person).await?;
        let row = repo.absence(absence).await?.filter(|a| a.person_id == person).ok_or(Problem::NotFound)?;
        repo.delete_absence(absence).await?;
        self.record(&mut *repo, now, Line::by(actor, "absence.removed").person(person).detail(days(&row))).await?;
        Ok(repo.save().await?)
    }

    async fn may_set_leave(&self, repo: &mut dyn Repo, actor: &Actor, person: PersonId) -> Result<()> {
        let row = repo.person(person).await?.filter(|p| p.active).ok_or(Problem::NotFound)?;
        let may = person == actor.id()
            || actor.keeper().is_ok()
            || self.led_areas_in(repo, actor).await?.contains(row.area_id);
        if may { Ok(()) } else { Err(Problem::Forbidden.into()) }
    }

    async fn checked_leave(
        &self,
        repo: &mut dyn Repo,
        actor: &Actor,
        person: PersonId,
        but: Option<AbsenceId>,
        input: &LeaveInput,
    ) -> Result<(i32, Option<i32>)> {
        /// Days around today that leave is about; a year typed wrong is outside.
        const REACH: i32 = 5 * 366;
        let mut problems = Problems::default();
        let from = checked_date(&mut problems, "from", &input.from);
        let to = checked_date(&mut problems, "to", &input.to);
        if input.from.trim().is_empty() {
            problems.add("from", Rule::Required);
        }
        let today = self.organisation_day(actor);
        let near = |day: i32| (today - REACH..=today + REACH).contains(&day);
        for (field, day) in [("from", from), ("to", to)] {
            if day.is_some_and(|day| !near(day)) {
                problems.add(field, Rule::NotADate);
            }
        }
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            problems.add("to", Rule::EndsBeforeStart);
        }
        problems.finish()?;
        let from = from.ok_or(Problem::Malformed)?;
        let end = |to: Option<i32>| to.unwrap_or(i32::MAX);
        let others = repo.absences(person).await?;
        let overlaps = |a: &AbsenceRow| Some(a.id) != but && a.from_day <= end(to) && end(a.to_day) >= from;
        if others.iter().any(overlaps) {
            return Err(Problem::field("from", Rule::OverlappingAbsence).into());
        }
        Ok((from, to))
    }
}

/// With the absences that end the day before it or begin the day after, which it takes the place of: days away without
/// a gap are one absence, or nobody would see that somebody is away for all of a week.
async fn joined(repo: &mut dyn Repo, mut row: AbsenceRow) -> Result<AbsenceRow> {
    let next = |day: Option<i32>| day.and_then(|day| day.checked_add(1));
    for other in repo.absences(row.person_id).await?.into_iter().filter(|other| other.id != row.id) {
        if next(other.to_day) == Some(row.from_day) {
            row.from_day = other.from_day;
        } else if next(row.to_day) == Some(other.from_day) {
            row.to_day = other.to_day;
        } else {
            continue;
        }
        repo.delete_absence(other.id).await?;
    }
    Ok(row)
}

fn days(row: &AbsenceRow) -> Value {
    let date = |day: i32| Date::from_days(day).map(|d| d.to_string()).unwrap_or_default();
    json!({ "from": date(row.from_day), "to": row.to_day.map(date).unwrap_or_default() })
}
