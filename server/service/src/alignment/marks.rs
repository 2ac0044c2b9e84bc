//! What was published while a series ran, to be held against how its figures went.

use crate::{Result, Services};
use hilo_domain::{
    ids::{JourneyId, StatementId},
    period::PeriodId,
    statement::StatementKind,
    time::Millis,
    view::period::{InPeriod, Mark, Published},
};
use hilo_store::{Repo, alignment::PublicationRow};

impl Services {
    /// Oldest first.
    pub(super) async fn marks(&self, repo: &mut dyn Repo, series: &[InPeriod]) -> Result<Vec<Mark>> {
        let (Some(first), Some(last)) = (series.first(), series.last()) else { return Ok(Vec::new()) };
        let calendar = self.calendar_in(repo).await?;
        let monday = |period: PeriodId| calendar.zone.start_of(period.first_week().monday());
        let (from, to) = (monday(first.period.period), monday(last.period.period.plus(1)));
        let rows = repo.publications(Millis(from), Millis(to - 1)).await?;
        let mark = |row: PublicationRow| {
            let what = match &row.kind {
                Some(kind) => Published::Statement(StatementId(row.id), StatementKind::from_key(kind)?),
                None => Published::Journey(JourneyId(row.id)),
            };
            let period = PeriodId::of(calendar.week_at(row.published_at.0));
            Some(Mark { at: row.published_at, period, what, number: row.number, name: row.name })
        };
        Ok(rows.into_iter().filter_map(mark).collect())
    }
}
