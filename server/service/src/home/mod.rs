//! One list of what waits for somebody, then what is new.

mod beginning;
mod leading;

#[cfg(test)]
mod tests;

use crate::{
    Actor, Result, Services,
    checkins::{
        circle::Circle,
        mine::{has_closed, writable},
        remind::reminded,
        team::{WEEKS, scopes_of},
    },
};
use hilo_domain::{
    grant::Grant,
    statement::Reading,
    time::Millis,
    view::home::{Home, News, Waiting},
    week::WeekId,
};
use hilo_store::{Repo, experience::DRAFT};

/// News is that for so many days.
const NEWS_DAYS: i64 = 28;
const NEWS: usize = 8;

impl Services {
    /// A fixed number of queries, whatever waits.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn home(&self, actor: &Actor) -> Result<Home> {
        let now = self.env.now();
        let since = now.plus_days(-NEWS_DAYS);
        let mut home = Home::default();
        let mut repo = self.read().await?;
        self.own_week(&mut *repo, actor, now, &mut home).await?;
        let unread = unread(&mut *repo, actor).await?;
        let unanswered = leading::unanswered(&mut *repo, actor).await?;
        let newcomer = beginning::newcomer(&mut *repo, actor, now).await?;
        home.first_steps = beginning::people(self, &mut *repo, actor).await?;
        let journeys = repo.journeys().await?;
        for answer in repo.answers(actor.id(), since).await? {
            home.news.push(News::Answer { week: answer.week, name: answer.name, at: answer.at });
        }
        drop(repo);

        let creed = self.statements(actor).await?;
        for statement in creed.unread() {
            home.waiting.push(Waiting::Acknowledge {
                id: statement.id,
                kind: statement.kind,
                title: statement.title.clone(),
                number: statement.number,
                read: match statement.reading {
                    Reading::Earlier { number } => Some(number),
                    _ => None,
                },
            });
        }
        home.waiting.extend(unread);
        self.contributions(actor, &mut home).await?;
        home.waiting.extend(unanswered);
        home.first_steps.extend(beginning::unwritten(actor, &creed, &journeys));
        if let Some(newcomer) = newcomer {
            let has_experience = journeys.iter().any(|journey| journey.state != DRAFT);
            home.first_steps.extend(newcomer.steps(&creed, has_experience));
        }
        if actor.publisher().is_ok() {
            for draft in creed.drafts {
                home.waiting.push(Waiting::StatementDraft { id: draft.id, kind: draft.kind, title: draft.title });
            }
            for draft in journeys.iter().filter(|journey| journey.state == DRAFT) {
                home.waiting.push(Waiting::JourneyDraft { id: draft.journey_id, name: draft.name.clone() });
            }
        }
        for statement in creed.statements {
            let at = statement.published.at;
            let (id, kind, number) = (statement.id, statement.kind, statement.number);
            home.news.push(News::Statement { id, kind, title: statement.title, number, at });
        }
        for journey in journeys.into_iter().filter(|journey| journey.state != DRAFT) {
            if let Some(at) = journey.published_at {
                home.news.push(News::Journey {
                    id: journey.journey_id,
                    name: journey.name,
                    number: journey.number,
                    at,
                });
            }
        }
        home.news.retain(|news| news.at() >= since);
        home.news.sort_by_key(|news| std::cmp::Reverse(news.at()));
        home.news.truncate(NEWS);
        Ok(home)
    }

    /// The weeks that can be written: they wait for whoever is expected, or has begun to write, and has not sent.
    async fn own_week(&self, repo: &mut dyn Repo, actor: &Actor, now: Millis, home: &mut Home) -> Result<()> {
        for week in writable(repo, now).await? {
            let mine = repo.checkin_of(week.week, actor.id()).await?;
            let there = repo.expected_in(week.week, actor.id()).await?.is_some();
            let (closes_at, draft) = (week.closes_at, mine.is_some());
            let sent = mine.is_some_and(|mine| mine.sent_at.is_some());
            let closed = has_closed(&week, now);
            if sent {
                if !closed {
                    home.sent = Some((week.week, closes_at));
                }
                continue;
            }
            let expected = draft || there;
            if closed {
                if expected {
                    home.waiting.push(Waiting::LateCheckin { week: week.week, draft });
                }
                continue;
            }
            // Whoever came after the opening may write too; whoever is away is left in peace.
            let first_day = self.calendar_in(repo).await?.zone.date_at(week.opens_at.0).days();
            if expected || !repo.is_away(actor.id(), first_day).await? {
                let reminded = reminded(repo, week.week, actor.id()).await?;
                home.waiting.push(Waiting::Checkin { week: week.week, closes_at, draft, reminded });
            }
        }
        Ok(())
    }

    async fn contributions(&self, actor: &Actor, home: &mut Home) -> Result<()> {
        let waiting = self.contributions_waiting(actor).await?;
        let counted = [
            (waiting.to_decide, Waiting::Decide { count: waiting.to_decide }),
            (waiting.stale, Waiting::Reconfirm { count: waiting.stale }),
            (waiting.asked, Waiting::Rewrite { count: waiting.asked }),
            (i64::from(waiting.none_yet), Waiting::Propose),
        ];
        home.waiting.extend(counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, waiting)| waiting));
        Ok(())
    }
}

/// Check-ins that were written to somebody and that they have not read, of the weeks that their page offers.
async fn unread(repo: &mut dyn Repo, actor: &Actor) -> Result<Option<Waiting>> {
    if !actor.me.leads && !actor.me.has(Grant::Hr) {
        return Ok(None);
    }
    let weeks: Vec<WeekId> = repo.latest_weeks(WEEKS).await?.into_iter().map(|row| row.week).collect();
    let circle = Circle::load(repo).await?;
    let scopes = scopes_of(repo, &circle, actor, None, &weeks).await?;
    let unread = repo.unread_by_week(&scopes, actor.id()).await?;
    let count = unread.iter().map(|(_, count)| count).sum();
    Ok(unread.first().map(|(week, _)| Waiting::Read { count, week: *week }))
}
