//! What the check-in page asks.

use super::{answer::stored, seal};
use crate::{Actor, Result, Services};
use hilo_domain::{
    calendar::Calendar,
    disclosure::SMALLEST,
    pulse::asked,
    time::Millis,
    view::pulse::{PulseForm, PulsePage, PulseWeek},
};
use hilo_store::{Repo, weeks::WeekRow};

impl Services {
    /// What can be answered now, and which of it has an answer. What was answered is not said, not even to whoever did.
    ///
    /// # Errors
    /// If the database or the folder of the keys can't be read.
    pub(crate) async fn pulse_page(
        &self,
        repo: &mut dyn Repo,
        actor: &Actor,
        calendar: &Calendar,
        latest: Option<&WeekRow>,
        now: Millis,
    ) -> Result<PulsePage> {
        let Some(open) = repo.open_pulse().await? else { return Ok(PulsePage::Closed) };
        let Some(member) = repo.pulse_member(open.period, actor.id()).await? else {
            return Ok(PulsePage::Next { from: open.period.plus(1).first_week() });
        };
        let Some(key) = self.pulse_key(repo, &open).await? else { return Ok(PulsePage::Unavailable) };
        let token = seal::token(&key, actor.id())?;
        let answers = stored(repo, &key, &open, &token).await?.unwrap_or_default();
        let last = open.period.last_week();
        let closes_at = match latest {
            Some(row) if row.week == last => row.closes_at,
            _ => Millis(calendar.closes_at(last)),
        };
        let group = (member.group_people >= i64::from(SMALLEST)).then_some(member.group_area_id);
        let group = match group {
            Some(area) => repo.week_area_name(open.week, area).await?.map(|name| (name, member.group_people)),
            None => None,
        };
        let up_to = latest.map_or(open.week, |row| row.week);
        let weeks = open.period.weeks().enumerate().filter(|(_, week)| (open.week..=up_to).contains(week));
        let mut weeks: Vec<PulseWeek> = weeks
            .map(|(place, week)| PulseWeek {
                week,
                items: asked(place).map(|item| (item, answers.is_answered(place, item))).to_vec(),
            })
            .collect();
        weeks.reverse();
        Ok(PulsePage::Open(PulseForm {
            period: open.period,
            closes_at,
            now: latest.filter(|row| row.closed_at.is_none() && row.closes_at > now).map(|row| row.week),
            weeks,
            group,
        }))
    }
}
