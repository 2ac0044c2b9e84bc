//! What whoever leads an area finds beside the check-ins of the week: proposals, how the area stands, and one
//! suggestion for the next conversation.

use super::circle::Circle;
use crate::{
    Actor, Result, Services,
    alignment::{behind::declared, period::in_period},
};
use hilo_domain::{
    alignment::Figures,
    audience::Scope,
    contribution::State,
    conversation::{Facts, Stale, Unlived, Written, suggest},
    ids::AreaId,
    pulse::ITEMS,
    view::{lead::LeadWeek, period::InPeriod},
    week::WeekId,
};
use hilo_store::{
    Repo,
    contributions::ContributionFilter,
    pulse::PeriodRow,
    team::{LetterRow, UnansweredExample},
    weeks::WeekRow,
};

/// One period is open at the most, so that the last closed one is among so many.
const PERIODS: i64 = 2;

/// The latest week, and what was written in it to whoever leads.
pub(super) struct Inbox<'a> {
    pub week: WeekId,
    pub scope: &'a Scope,
    /// Its first page.
    pub letters: &'a [LetterRow],
}

impl Services {
    /// None for whoever leads nothing. `weeks` are the latest. A fixed number of queries.
    pub(super) async fn lead_week(
        &self,
        repo: &mut dyn Repo,
        actor: &Actor,
        circle: &Circle,
        inbox: Inbox<'_>,
        weeks: &[WeekRow],
    ) -> Result<Option<LeadWeek>> {
        let mut tops = circle.tops_of(actor.id()).into_iter().map(|area| (area, circle.name(area)));
        let Some(area) = tops.next() else { return Ok(None) };
        let others = tops.collect();
        let proposals = self.proposals_to_decide(repo, actor).await?;
        let closed = weeks.iter().find(|row| row.closed_at.is_some()).map(|row| row.week);
        let period = repo.latest_pulses(PERIODS).await?.into_iter().find(|row| row.closed_at.is_some());
        let standing = standing(repo, area.0, closed, period).await?;
        let conversation = suggest(&facts(repo, area.0, &inbox, closed, standing.pulse()).await?);
        Ok(Some(LeadWeek {
            area,
            others,
            proposals: proposals.into_iter().map(|(area, count)| (area.id, area.name, count)).collect(),
            closed: standing.closed,
            period: standing.period,
            conversation,
        }))
    }
}

/// How an area stands: in the week and in the period that closed last.
struct Standing {
    closed: Option<(WeekId, Figures)>,
    period: Option<InPeriod>,
}

impl Standing {
    fn pulse(&self) -> [Option<u8>; ITEMS] {
        self.period.as_ref().map(|period| period.aligned.pulse).unwrap_or_default()
    }
}

async fn standing(
    repo: &mut dyn Repo,
    area: AreaId,
    closed: Option<WeekId>,
    period: Option<PeriodRow>,
) -> Result<Standing> {
    let frozen = match closed {
        Some(closed) => {
            let from = period.as_ref().map_or(closed, |row| row.period.first_week().min(closed));
            repo.figures_of(area, from, closed).await?
        }
        None => Vec::new(),
    };
    let in_week = |week: WeekId| frozen.iter().find(|row| row.week == week).map(|row| row.figures).unwrap_or_default();
    let period = match period {
        Some(row) => {
            let published = repo.pulse_figures_of(area, row.period, row.period).await?;
            Some(in_period(&row, area, &frozen, &published))
        }
        None => None,
    };
    Ok(Standing { closed: closed.map(|week| (week, in_week(week))), period })
}

async fn facts(
    repo: &mut dyn Repo,
    area: AreaId,
    inbox: &Inbox<'_>,
    closed: Option<WeekId>,
    pulse: [Option<u8>; ITEMS],
) -> Result<Facts> {
    let waiting = inbox.letters.iter().filter(|row| row.unread && (row.has_note || row.comments > 0));
    let written = |row: &LetterRow| Written { checkin: row.id, name: row.name.clone(), sent_at: row.sent_at };
    let example = |row: UnansweredExample| {
        (Written { checkin: row.checkin_id, name: row.name, sent_at: row.sent_at }, row.touchpoint)
    };
    Ok(Facts {
        notes: waiting.map(written).collect(),
        unlived: match closed {
            Some(week) => unlived(repo, area, week).await?,
            None => Vec::new(),
        },
        pulse,
        examples: repo.unanswered_example(inbox.week, inbox.scope).await?.map(example).into_iter().collect(),
        stale: stale(repo, area).await?,
    })
}

/// What the area declares and nobody of it lived in the four weeks up to this one.
async fn unlived(repo: &mut dyn Repo, area: AreaId, week: WeekId) -> Result<Vec<Unlived>> {
    let idle = declared(repo, area, week).await?.into_iter().filter(|(_, lived)| !lived);
    let unlived = idle.map(|(row, _)| Unlived {
        touchpoint: row.touchpoint_id,
        name: row.name,
        moment_of_truth: row.moment_of_truth,
        position: row.position,
    });
    Ok(unlived.collect())
}

async fn stale(repo: &mut dyn Repo, area: AreaId) -> Result<Option<Stale>> {
    let filter = ContributionFilter {
        under: Some(vec![area]),
        states: vec![State::Confirmed],
        fresh: Some(false),
        limit: Some(1),
        ..ContributionFilter::default()
    };
    let first = repo.contributions(&filter).await?.into_iter().next();
    Ok(first.map(|shown| Stale {
        contribution: shown.contribution.id,
        title: shown.contribution.title,
        touchpoint: shown.touchpoint_name,
    }))
}
