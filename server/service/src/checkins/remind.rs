//! Reminding somebody of the check-in of the week: whoever leads them, once.

use super::{circle::Circle, mine::has_closed};
use crate::{Actor, Result, Services, audit::Line};
use hilo_domain::{
    ids::PersonId,
    problem::{Problem, Rule},
    view::{
        checkins::Missing,
        lead::{Outcome, Reminded, Reminding},
    },
    week::WeekId,
};
use hilo_store::{Repo, reminders::ReminderRow, team::MissingRow, weeks::WeekRow};
use std::collections::{HashMap, HashSet};

impl Services {
    /// A reminder for somebody who is expected in the open week and has not sent, by whoever leads the area of the
    /// opening, or one above, and reads what they send. They find it on their first page.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for whoever does not lead them, and for somebody who was not expected in that week;
    /// [`Problem::Refused`] with [`Rule::WeekClosed`] if it is not open.
    pub async fn remind(&self, actor: &Actor, week: WeekId, person: PersonId) -> Result<Outcome> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        let area = repo.expected_in(week, person).await?.ok_or(Problem::NotFound)?;
        let circle = Circle::load(&mut *repo).await?;
        if !circle.leads_person(actor, person, area) {
            return Err(Problem::NotFound.into());
        }
        // It is not closed before this is written.
        let latest = repo.latest_weeks_held(1).await?;
        if !latest.iter().any(|row| row.week == week && !has_closed(row, now)) {
            return Err(Problem::Refused(Rule::WeekClosed).into());
        }
        if repo.checkin_of(week, person).await?.is_some_and(|checkin| checkin.sent_at.is_some()) {
            return Ok(Outcome::NotNeeded);
        }
        let today = self.calendar_in(&mut *repo).await?.zone.date_at(now.0).days();
        if !repo.out_of_reach(&[person], today).await?.is_empty() {
            return Ok(Outcome::OutOfReach);
        }
        if !repo.remind(week, person, actor.id(), now).await? {
            return Ok(Outcome::Before);
        }
        let line = Line::by(actor, "checkin.reminded").person(person).area(area).week(week.index());
        self.record(&mut *repo, now, line).await?;
        repo.save().await?;
        Ok(Outcome::Sent)
    }

    /// Those who are missing in a week, each with whether the actor can remind them. Three queries, if somebody can
    /// be reminded at all.
    pub(super) async fn with_reminders(
        &self,
        repo: &mut dyn Repo,
        actor: &Actor,
        circle: &Circle,
        week: &WeekRow,
        missing: Vec<MissingRow>,
    ) -> Result<Vec<Missing>> {
        let now = self.env.now();
        let is_led = |row: &MissingRow| circle.leads_person(actor, row.person_id, row.area_id);
        let led: Vec<PersonId> = if actor.me.leads && !has_closed(week, now) {
            missing.iter().filter(|row| is_led(row)).map(|row| row.person_id).collect()
        } else {
            Vec::new()
        };
        let (mut reminded, mut away) = (HashMap::new(), HashSet::new());
        if !led.is_empty() {
            let rows = repo.reminders(week.week, &led).await?;
            reminded = rows.into_iter().map(|row| (row.person_id, as_told(row, actor.id()))).collect();
            let today = self.calendar_in(repo).await?.zone.date_at(now.0).days();
            away = repo.out_of_reach(&led, today).await?.into_iter().collect();
        }
        let led: HashSet<PersonId> = led.into_iter().collect();
        let one = |row: MissingRow| {
            let reminding = led.contains(&row.person_id).then(|| match reminded.remove(&row.person_id) {
                Some(done) => Reminding::Done(done),
                None if away.contains(&row.person_id) => Reminding::OutOfReach,
                None => Reminding::Possible,
            });
            Missing { person: row.person_id, name: row.name, area: row.area_name, reminding }
        };
        Ok(missing.into_iter().map(one).collect())
    }
}

/// Who reminded somebody of a week that they have not sent.
pub(crate) async fn reminded(repo: &mut dyn Repo, week: WeekId, person: PersonId) -> Result<Option<Reminded>> {
    Ok(repo.reminders(week, &[person]).await?.pop().map(|row| as_told(row, person)))
}

fn as_told(row: ReminderRow, reader: PersonId) -> Reminded {
    Reminded { mine: row.sender_id == reader, by: row.sender_name, at: row.at }
}
