//! Whether those who publish also acknowledge, check in and answer; as counts.

use super::{
    count::{choose, counted},
    overview::WEEKS,
};
use crate::{Actor, Result, Services};
use hilo_domain::{
    alignment::Figures,
    view::alignment::{Answers, InWeek, LeadershipConduct},
    week::WeekId,
};
use hilo_store::alignment::Answering;

/// Answers come in the days after, so that one week alone would say little.
const ANSWER_WEEKS: i32 = 4;

const fn answers(counted: Answering) -> Answers {
    Answers { may: counted.may, did: counted.did, answered: counted.answered }
}

impl Services {
    /// None before the first week has opened.
    ///
    /// # Errors
    /// [`hilo_domain::problem::Problem::Forbidden`] for whoever does not see every area's figures, `NotFound` for a
    /// week that never was.
    pub async fn leadership_conduct(&self, actor: &Actor, week: Option<WeekId>) -> Result<Option<LeadershipConduct>> {
        actor.overseer()?;
        let mut repo = self.read().await?;
        let Some((row, weeks)) = choose(&mut *repo, week).await? else { return Ok(None) };
        let counted = counted(&mut *repo, &row).await?;
        let (acknowledged, to_acknowledge) = repo.leadership_acknowledgement().await?;
        let checkins = repo.leadership_checkins(row.week.plus(1 - WEEKS), row.week).await?;
        let series: Vec<InWeek> = checkins
            .into_iter()
            .map(|of| InWeek {
                week: of.week,
                figures: Figures { expected: of.expected, participated: of.participated, ..Figures::default() },
            })
            .collect();
        let shown = series.iter().find(|of| of.week == row.week).map(|of| of.figures).unwrap_or_default();
        let answers_from = row.week.plus(1 - ANSWER_WEEKS);
        let (by_leadership, by_leads) = repo.answering(answers_from, row.week).await?;
        Ok(Some(LeadershipConduct {
            weeks,
            people: repo.count_granted("leadership").await?,
            series,
            leadership: Figures { acknowledged, to_acknowledge, ..shown },
            organisation_area: counted.tree.root(),
            organisation: counted.figures_of(counted.tree.root()),
            answers_from,
            leadership_answers: answers(by_leadership),
            lead_answers: answers(by_leads),
        }))
    }
}
