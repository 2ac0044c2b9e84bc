//! One area: its parts, how they went, and its own answer.

use super::{
    count::{Counted, choose, counted},
    coverage::claims,
    overview::series,
    sight::Sight,
};
use crate::{Actor, Result, Services};
use hilo_domain::{
    contribution::State,
    ids::AreaId,
    view::alignment::{Answer, AreaAlignment, Contributions},
    week::WeekId,
};
use hilo_store::{Repo, contributions::ContributionFilter};

impl Services {
    /// None before the first week has opened.
    ///
    /// # Errors
    /// As [`Services::alignment`]; `NotFound` too for an area that was not there in that week.
    pub async fn area_alignment(
        &self,
        actor: &Actor,
        area: AreaId,
        week: Option<WeekId>,
    ) -> Result<Option<AreaAlignment>> {
        let mut repo = self.read().await?;
        let sight = Sight::of(self, &mut *repo, actor).await?;
        let Some((row, weeks)) = choose(&mut *repo, week).await? else { return Ok(None) };
        let counted = counted(&mut *repo, &row).await?;
        let area = sight.subject(&counted.tree, Some(area))?;
        let series = series(&mut *repo, &counted, &row, area).await?;
        let answer = repo.area_answers(area).await?.into_iter().next().map(|shown| Answer {
            body: shown.answer.body,
            author: shown.author_name,
            updated_at: shown.answer.updated_at,
            experience_version: i64::from(shown.answer.experience_version),
        });
        Ok(Some(AreaAlignment {
            weeks,
            path: path(&counted, &sight, area),
            series,
            below: counted.tree.children(area).map(|child| sight.show(&counted, child)).collect(),
            answer,
            claims: claims(&counted, &[area]),
            contributions: contributions(&mut *repo, area).await?,
            area: sight.show(&counted, area),
        }))
    }
}

fn path(counted: &Counted, sight: &Sight, area: AreaId) -> Vec<(AreaId, String)> {
    let above = counted.tree.ancestors(area).filter(|above| sight.sees(&counted.tree, *above));
    let mut path: Vec<_> =
        above.map(|id| (id, counted.areas.get(&id).map(|row| row.name.clone()).unwrap_or_default())).collect();
    path.reverse();
    path
}

async fn contributions(repo: &mut dyn Repo, area: AreaId) -> Result<Contributions> {
    let under = |state, fresh| ContributionFilter {
        under: Some(vec![area]),
        holding: true,
        states: vec![state],
        fresh,
        ..ContributionFilter::default()
    };
    Ok(Contributions {
        confirmed: repo.count_contributions(&under(State::Confirmed, None)).await?,
        stale: repo.count_contributions(&under(State::Confirmed, Some(false))).await?,
        proposed: repo.count_contributions(&under(State::Proposed, None)).await?,
    })
}
