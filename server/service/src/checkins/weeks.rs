//! Weeks open and close by themselves: each tick does what is due, in order, and says when to come back.
//!
//! A week keeps the window of the rhythm that held when it was opened; a change of the settings touches only weeks
//! that are still to open. Should the new rhythm have a week open before the last one closes, it opens when that one
//! closes, and is skipped if nothing of its window is left: no two weeks are ever open at once.
//!
//! If the server was down at the hour, the week opens when it is back, with the people who were there at the hour;
//! weeks that were missed altogether are opened and closed in order, the last [`CATCH_UP`] of them. No week is opened
//! that had closed before the organisation was set up; in the week of the set-up, people are taken as they are, and
//! anew with whoever comes, moves or goes until it closes: the organisation is filled in those days.
//!
//! Any number of servers may tick at once: an advisory lock lets one of them work (PostgreSQL), and even without it
//! a week's row is inserted once and closed once, and everything else happens in the same transaction.

use crate::{
    Failure, Result, Services,
    alignment::freeze::freeze,
    audit::Line,
    pulse::{closing::period_to_close, opening::period_to_open},
};
use hilo_domain::{
    calendar::{Calendar, Zone},
    date::Weekday,
    period::PeriodId,
    rhythm::{Moment, Rhythm, TimeOfDay},
    time::Millis,
    week::WeekId,
};
use hilo_store::{
    Repo,
    organisation::Organisation,
    weeks::{Expectation, WeekRow},
};
use serde_json::json;

/// Weeks that are made up for at the most.
pub const CATCH_UP: i32 = 8;

/// What a tick did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ticked {
    pub opened: Vec<WeekId>,
    pub closed: Vec<WeekId>,
    pub pulses_opened: Vec<PeriodId>,
    pub pulses_closed: Vec<PeriodId>,
    /// When the next week opens or closes; none before the set-up.
    pub next: Option<Millis>,
}

enum Step {
    Opened(WeekId),
    Closed(WeekId),
    PulseOpened(PeriodId),
    PulseClosed(PeriodId),
    /// The people of the week of the set-up were taken anew.
    Renewed,
    /// Somebody else is at it, or nothing is due.
    Done(Option<Millis>),
}

impl Services {
    /// Opens and closes whatever is due. Doing it again changes nothing.
    ///
    /// # Errors
    /// If the database can't be read or written; what was done before stays done.
    pub async fn tick(&self) -> Result<Ticked> {
        let mut ticked = Ticked::default();
        self.forget_keys().await?;
        loop {
            match self.step().await? {
                Step::Opened(week) => ticked.opened.push(week),
                Step::Closed(week) => ticked.closed.push(week),
                Step::PulseOpened(period) => ticked.pulses_opened.push(period),
                Step::PulseClosed(period) => ticked.pulses_closed.push(period),
                Step::Renewed => {}
                Step::Done(next) => {
                    ticked.next = next;
                    if !ticked.pulses_closed.is_empty() {
                        self.forget_keys().await?;
                    }
                    return Ok(ticked);
                }
            }
        }
    }

    /// The one thing that is due first, in a transaction of its own. Writes only if there is something to do.
    async fn step(&self) -> Result<Step> {
        let now = self.env.now();
        let mut repo = self.read().await?;
        let Some(organisation) = repo.organisation().await? else { return Ok(Step::Done(None)) };
        let calendar = calendar(&organisation)?;
        let latest = repo.latest_week().await?;
        let close = repo.weeks_to_close(now).await?.into_iter().next();
        let first = latest.filter(|week| week.is_of_set_up(organisation.created_at) && week.closes_at > now);
        let renew = match first {
            Some(week) if repo.placed_since(week.opened_at).await? => Some(week),
            _ => None,
        };
        let pulse_ends = period_to_close(&mut *repo, &calendar, now).await?;
        let pulse_opens = match &latest {
            Some(week) => {
                period_to_open(&mut *repo, week, organisation.created_at).await?.map(|period| (*week, period))
            }
            None => None,
        };
        drop(repo);
        let open = next_to_open(&calendar, latest.as_ref(), organisation.created_at, now);
        if let Some(week) = close {
            return self.close_one(&calendar, &week, organisation.created_at, now).await;
        }
        if let Some((period, ended_at)) = pulse_ends
            && self.close_pulse(&period, ended_at).await?
        {
            return Ok(Step::PulseClosed(period.period));
        }
        if let Some(week) = renew {
            return self.renew_one(&calendar, week, organisation.created_at, now).await;
        }
        if let Some(week) = open {
            return self.open_one(&calendar, week, organisation.created_at).await;
        }
        if let Some((week, period)) = pulse_opens
            && self.open_pulse(&week, period).await?
        {
            return Ok(Step::PulseOpened(period));
        }
        Ok(Step::Done(Some(next_instant(&calendar, latest.as_ref(), now))))
    }

    async fn close_one(&self, calendar: &Calendar, row: &WeekRow, set_up_at: Millis, now: Millis) -> Result<Step> {
        let week = row.week;
        let mut repo = self.write().await?;
        if !repo.take_clock().await? {
            return Ok(Step::Done(None));
        }
        if row.is_of_set_up(set_up_at) {
            // Whoever came since the last tick, or while the server was down.
            let row = WeekRow { opened_at: row.closes_at, ..*row };
            repo.renew_week(&row, whom(calendar, &row, set_up_at)).await?;
        }
        if !repo.close_week(week, now).await? {
            return Ok(Step::Done(None));
        }
        freeze(&mut *repo, week).await?;
        self.record(&mut *repo, now, Line::new("week.closed").week(week.index())).await?;
        repo.save().await?;
        Ok(Step::Closed(week))
    }

    async fn renew_one(&self, calendar: &Calendar, row: WeekRow, set_up_at: Millis, now: Millis) -> Result<Step> {
        let mut repo = self.write().await?;
        let row = WeekRow { opened_at: now, ..row };
        if !repo.take_clock().await? || !repo.renew_week(&row, whom(calendar, &row, set_up_at)).await? {
            return Ok(Step::Done(None));
        }
        repo.save().await?;
        Ok(Step::Renewed)
    }

    async fn open_one(&self, calendar: &Calendar, week: WeekRow, set_up_at: Millis) -> Result<Step> {
        let mut repo = self.write().await?;
        if !repo.take_clock().await? || !repo.open_week(&week, whom(calendar, &week, set_up_at)).await? {
            return Ok(Step::Done(None));
        }
        let line = Line::new("week.opened").week(week.week.index());
        let late = week.opened_at.seconds_since(week.opens_at);
        self.record(&mut *repo, week.opened_at, line.detail(json!({ "late_seconds": late }))).await?;
        repo.save().await?;
        Ok(Step::Opened(week.week))
    }

    /// The organisation's calendar, inside the caller's transaction.
    pub(crate) async fn calendar_in(&self, repo: &mut dyn Repo) -> Result<Calendar> {
        let organisation = repo.organisation().await?;
        calendar(&organisation.ok_or_else(|| Failure::internal("there is no organisation"))?)
    }
}

/// The rhythm and the clock that the settings hold.
///
/// # Errors
/// If they make no calendar, which the settings page does not let through.
pub fn calendar(organisation: &Organisation) -> Result<Calendar> {
    let moment = |day: i32, minute: i32| {
        let weekday = u8::try_from(day).ok().and_then(Weekday::from_iso)?;
        Some(Moment { weekday, time: TimeOfDay::from_minutes(minute)? })
    };
    let opens = moment(organisation.opens_day, organisation.opens_minute);
    let closes = moment(organisation.closes_day, organisation.closes_minute);
    let (Some(opens), Some(closes)) = (opens, closes) else {
        return Err(Failure::internal("the organisation's rhythm is out of range"));
    };
    let rhythm = Rhythm::new(opens, closes).map_err(Failure::internal)?;
    let zone = Zone::named(&organisation.time_zone).map_err(Failure::internal)?;
    Ok(Calendar::new(rhythm, zone))
}

/// The earliest week that should have been opened by now and was not.
fn next_to_open(calendar: &Calendar, latest: Option<&WeekRow>, set_up_at: Millis, now: Millis) -> Option<WeekRow> {
    let state = calendar.state_at(now.0);
    let due = state.next.prev();
    let earliest = due.plus(1 - CATCH_UP);
    let mut week = latest.map_or(earliest, |latest| latest.week.next().max(earliest));
    while week <= due {
        let not_before = latest.map_or(Millis(i64::MIN), |latest| latest.closes_at);
        let opens_at = Millis(calendar.opens_at(week)).max(not_before);
        let closes_at = Millis(calendar.closes_at(week));
        if opens_at > now {
            return None;
        }
        if closes_at > set_up_at && closes_at > opens_at {
            return Some(WeekRow { week, opens_at, closes_at, opened_at: now, closed_at: None });
        }
        week = week.next();
    }
    None
}

/// Whoever was there at the hour; in the week of the set-up, whoever is there now.
fn whom(calendar: &Calendar, week: &WeekRow, set_up_at: Millis) -> Expectation {
    let day = |at: i64| calendar.zone.date_at(at).days();
    Expectation { at: week.people_at(set_up_at), first_day: day(week.opens_at.0), last_day: day(week.closes_at.0 - 1) }
}

/// When something is due next, given that nothing is due now.
fn next_instant(calendar: &Calendar, latest: Option<&WeekRow>, now: Millis) -> Millis {
    let open = latest.filter(|latest| latest.closes_at > now).map(|latest| latest.closes_at);
    let opens = Millis(calendar.state_at(now.0).next_opens_at);
    open.map_or(opens, |closes| closes.min(opens))
}

#[cfg(test)]
mod tests;
