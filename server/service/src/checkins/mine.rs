//! My check-in of the week, as it can be filled in.

use super::{circle::Circle, remind::reminded};
use crate::{Actor, Result, Services};
use hilo_domain::{
    calendar::Calendar,
    contribution::State,
    ids::{AreaId, ContributionId},
    problem::Problem,
    time::Millis,
    view::checkins::{CheckinForm, CheckinPage, Other, Pick, ThisWeek, TouchpointChoice, WeekView},
    week::WeekId,
};
use hilo_store::{
    Repo,
    checkins::{Aside, CheckinRow, EntryRow},
    contributions::ContributionShown,
    weeks::WeekRow,
};

/// Weeks that can be written at once: the open one and, late, the one before.
const WRITABLE: i64 = 2;

/// Whether check-ins in time have ended.
pub(crate) const fn has_closed(week: &WeekRow, now: Millis) -> bool {
    week.closed_at.is_some() || week.closes_at.0 <= now.0
}

pub(crate) const fn week_view(week: &WeekRow, now: Millis) -> WeekView {
    WeekView { week: week.week, opens_at: week.opens_at, closes_at: week.closes_at, closed: has_closed(week, now) }
}

/// The weeks that can still be written: the open one, and until it closes, late, the one before. Between two weeks,
/// late, the last one.
pub(crate) async fn writable(repo: &mut dyn Repo, now: Millis) -> Result<Vec<WeekRow>> {
    Ok(still_writable(repo.latest_weeks(WRITABLE).await?, now))
}

/// As [`writable`]; and they stay open or closed as they are until this transaction ends.
pub(super) async fn writable_held(repo: &mut dyn Repo, now: Millis) -> Result<Vec<WeekRow>> {
    Ok(still_writable(repo.latest_weeks_held(WRITABLE).await?, now))
}

fn still_writable(mut latest: Vec<WeekRow>, now: Millis) -> Vec<WeekRow> {
    if latest.first().is_some_and(|week| has_closed(week, now)) {
        latest.truncate(1);
    }
    latest
}

impl Services {
    /// The page of the open week or, if it is named, of one that can still be sent late; and the pulse beside it.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for a week that can't be written any more or not yet.
    pub async fn this_week(&self, actor: &Actor, week: Option<WeekId>) -> Result<ThisWeek> {
        let now = self.env.now();
        let mut repo = self.read().await?;
        let calendar = self.calendar_in(&mut *repo).await?;
        let weeks = writable(&mut *repo, now).await?;
        let chosen = match week {
            Some(week) => Some(*weeks.iter().find(|row| row.week == week).ok_or(Problem::NotFound)?),
            None => weeks.first().filter(|row| !has_closed(row, now)).copied(),
        };
        let checkin = match chosen {
            Some(row) => CheckinPage::Form(Box::new(form(&mut *repo, actor, &calendar, &row, now).await?)),
            None => between(&mut *repo, actor, &calendar, weeks.first(), now).await?,
        };
        let pulse = self.pulse_page(&mut *repo, actor, &calendar, weeks.first(), now).await?;
        Ok(ThisWeek { checkin, pulse })
    }
}

async fn between(
    repo: &mut dyn Repo,
    actor: &Actor,
    calendar: &Calendar,
    last: Option<&WeekRow>,
    now: Millis,
) -> Result<CheckinPage> {
    let state = calendar.state_at(now.0);
    // Right at the hour, the week that is due has not been opened by the clock yet.
    let (next, next_opens_at) = match state.open {
        Some(open) if last.is_none_or(|last| last.week < open) => (open, calendar.opens_at(open)),
        _ => (state.next, state.next_opens_at),
    };
    let last = match last {
        Some(last) => {
            let mine = repo.checkin_of(last.week, actor.id()).await?;
            Some((week_view(last, now), mine.is_some_and(|mine| mine.sent_at.is_some())))
        }
        None => None,
    };
    Ok(CheckinPage::Closed { next, next_opens_at: Millis(next_opens_at), last })
}

async fn form(
    repo: &mut dyn Repo,
    actor: &Actor,
    calendar: &Calendar,
    row: &WeekRow,
    now: Millis,
) -> Result<CheckinForm> {
    let stored = repo.checkin_of(row.week, actor.id()).await?;
    let entries = match &stored {
        Some(stored) => repo.entries(stored.id).await?,
        None => Vec::new(),
    };
    let expected = repo.expected_in(row.week, actor.id()).await?;
    let first_day = calendar.zone.date_at(row.opens_at.0).days();
    let away = expected.is_none() && repo.is_away(actor.id(), first_day).await?;
    let role = repo.held_role(actor.id()).await?;
    let contributions = match &role {
        Some(role) => repo.contributions_for_role(role.area_id, &role.title_key).await?,
        None => Vec::new(),
    };
    let last = repo.last_taps(actor.id(), row.week).await?;
    let touchpoints = repo.current_touchpoints().await?;
    let circle = Circle::load(repo).await?;
    let area = area_of(stored.as_ref(), expected, actor);
    let area = circle.living(area);
    let waits = !has_closed(row, now) && stored.as_ref().is_none_or(|stored| stored.sent_at.is_none());
    let reminded = if waits { reminded(repo, row.week, actor.id()).await? } else { None };
    Ok(CheckinForm {
        week: week_view(row, now),
        revision: stored.as_ref().map_or(0, |stored| stored.revision),
        sent_at: stored.as_ref().and_then(|stored| stored.sent_at),
        late: stored.as_ref().is_some_and(|stored| stored.late),
        picks: picks(&contributions, &entries, stored.as_ref().map_or(&[], |stored| &stored.aside), &last),
        others: entries.iter().filter(|entry| entry.contribution_id.is_none()).map(other).collect(),
        note: stored.map(|stored| stored.note).unwrap_or_default(),
        touchpoints: touchpoints
            .into_iter()
            .map(|point| TouchpointChoice {
                touchpoint: point.version.touchpoint_id,
                journey: point.journey_name,
                name: point.version.name,
            })
            .collect(),
        readers: circle.readers(actor.id(), area),
        has_role: role.is_some(),
        away,
        reminded,
    })
}

/// Of the check-in itself, else of the opening, else where the person is now.
pub(crate) fn area_of(stored: Option<&CheckinRow>, expected: Option<AreaId>, actor: &Actor) -> AreaId {
    stored.map(|stored| stored.area_id).or(expected).unwrap_or(actor.me.area)
}

/// What holds for the role now, and what was tapped in this draft and holds no more; last week's taps first.
fn picks(
    contributions: &[ContributionShown],
    entries: &[EntryRow],
    asides: &[Aside],
    last: &[ContributionId],
) -> Vec<Pick> {
    let tapped = |id: ContributionId| entries.iter().find(|entry| entry.contribution_id == Some(id));
    let pick = |id: ContributionId, does: &str, gets: &str, touchpoint: &str, stale: bool| {
        let entry = tapped(id);
        let aside = asides.iter().find(|aside| aside.contribution == id);
        let words = entry.map(|entry| (&entry.did, &entry.got)).or(aside.map(|aside| (&aside.did, &aside.got)));
        let (did, got) = words.map(|(did, got)| (did.clone(), got.clone())).unwrap_or_default();
        Pick {
            contribution: id,
            does: does.to_owned(),
            gets: gets.to_owned(),
            touchpoint: touchpoint.to_owned(),
            stale,
            lived: entry.is_some(),
            did,
            got,
            example: entry.is_some_and(|entry| entry.example),
        }
    };
    let mut picks: Vec<Pick> = contributions
        .iter()
        .filter(|shown| shown.contribution.state == State::Confirmed && !shown.touchpoint_retired)
        .map(|shown| {
            let of = &shown.contribution;
            pick(of.id, &of.does, &of.gets, &shown.touchpoint_name, !shown.is_fresh())
        })
        .collect();
    for entry in entries {
        if let Some(id) = entry.contribution_id
            && picks.iter().all(|pick| pick.contribution != id)
        {
            picks.push(pick(id, &entry.does, &entry.gets, &entry.touchpoint, false));
        }
    }
    let place = |pick: &Pick| last.iter().position(|id| *id == pick.contribution).unwrap_or(usize::MAX);
    picks.sort_by_key(place);
    picks
}

fn other(entry: &EntryRow) -> Other {
    Other { touchpoint: entry.touchpoint_id, did: entry.did.clone(), got: entry.got.clone(), example: entry.example }
}
