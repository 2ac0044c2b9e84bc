//! Alignment by area: the figures of all areas in one week, and of one of them over 26.

use super::{
    count::{Counted, choose, counted},
    look_first::reasons,
    sight::Sight,
};
use crate::{Actor, Result, Services};
use hilo_domain::{
    alignment::finding,
    ids::AreaId,
    view::alignment::{InWeek, Overview},
    week::WeekId,
};
use hilo_store::{Repo, weeks::WeekRow};

/// How many weeks are looked back on, the shown one among them.
pub const WEEKS: i32 = 26;
/// Weeks before the shown one, against which participation is held.
const BEFORE: i32 = 4;

impl Services {
    /// None before the first week has opened.
    ///
    /// # Errors
    /// [`hilo_domain::problem::Problem::Forbidden`] for whoever sees no area's figures, `NotFound` for a week that
    /// never was and for an area that the reader does not see.
    pub async fn alignment(
        &self,
        actor: &Actor,
        week: Option<WeekId>,
        area: Option<AreaId>,
    ) -> Result<Option<Overview>> {
        let mut repo = self.read().await?;
        let sight = Sight::of(self, &mut *repo, actor).await?;
        let Some((row, weeks)) = choose(&mut *repo, week).await? else { return Ok(None) };
        let counted = counted(&mut *repo, &row).await?;
        let subject = sight.subject(&counted.tree, area)?;
        let before = match row.closed_at {
            Some(_) => repo.figures_between(row.week.plus(-BEFORE), row.week.prev()).await?,
            None => Vec::new(),
        };
        let series = series(&mut *repo, &counted, &row, subject).await?;
        let roots = if area.is_some() { vec![subject] } else { sight.roots(&counted.tree) };
        let rows = roots.into_iter().flat_map(|root| counted.tree.subtree(root));
        let shown = sight.show(&counted, subject);
        Ok(Some(Overview {
            weeks,
            whole: subject == counted.tree.root(),
            series,
            rows: rows.map(|area| sight.show(&counted, *area)).collect(),
            finding: finding(&shown.figures),
            reasons: reasons(&counted, subject, &before),
            touchpoints: i64::try_from(counted.touchpoints.len()).unwrap_or(i64::MAX),
            subject: shown,
        }))
    }
}

/// One area over the weeks up to the one shown, oldest first.
pub(super) async fn series(
    repo: &mut dyn Repo,
    counted: &Counted,
    week: &WeekRow,
    area: AreaId,
) -> Result<Vec<InWeek>> {
    let rows = repo.figures_of(area, week.week.plus(1 - WEEKS), week.week).await?;
    let mut series: Vec<InWeek> = rows
        .into_iter()
        .filter(|row| row.week < week.week)
        .map(|row| InWeek { week: row.week, figures: row.figures })
        .collect();
    series.push(InWeek { week: week.week, figures: counted.figures_of(area) });
    Ok(series)
}
