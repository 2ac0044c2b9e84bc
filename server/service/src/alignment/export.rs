//! What is seen, as it is handed out: each export is recorded.

use super::period::Span;
use crate::{Actor, Result, Services, audit::Line};
use hilo_domain::{
    ids::AreaId,
    view::{
        alignment::{AreaAlignment, Coverage, LeadershipConduct, Overview},
        period::PeriodResults,
    },
    week::WeekId,
};
use serde_json::json;

impl Services {
    async fn record_export(&self, actor: &Actor, what: &str, week: WeekId, area: AreaId) -> Result<()> {
        let mut repo = self.write().await?;
        let line = Line::by(actor, "alignment.exported").area(area).subject("area", area.0).week(week.index());
        self.record(&mut *repo, self.env.now(), line.detail(json!({ "what": what }))).await?;
        Ok(repo.save().await?)
    }

    /// # Errors
    /// As [`Services::period_results`].
    pub async fn export_period(
        &self,
        actor: &Actor,
        span: Span,
        area: Option<AreaId>,
    ) -> Result<Option<PeriodResults>> {
        let found = self.period_results(actor, span, area).await?;
        if let Some((found, subject)) = found.as_ref().and_then(|found| Some((found, found.rows.first()?))) {
            self.record_export(actor, "period", found.periods.shown.period.first_week(), subject.area.id).await?;
        }
        Ok(found)
    }

    /// # Errors
    /// As [`Services::alignment`].
    pub async fn export_alignment(
        &self,
        actor: &Actor,
        week: Option<WeekId>,
        area: Option<AreaId>,
    ) -> Result<Option<Overview>> {
        let overview = self.alignment(actor, week, area).await?;
        if let Some(overview) = &overview {
            self.record_export(actor, "figures", overview.weeks.shown.week, overview.subject.id).await?;
        }
        Ok(overview)
    }

    /// # Errors
    /// As [`Services::alignment`].
    pub async fn export_coverage(
        &self,
        actor: &Actor,
        week: Option<WeekId>,
        area: Option<AreaId>,
        over: bool,
    ) -> Result<Option<Coverage>> {
        let coverage = self.coverage(actor, week, area, over).await?;
        if let Some(coverage) = &coverage {
            let what = if over { "coverage over weeks" } else { "coverage" };
            self.record_export(actor, what, coverage.weeks.shown.week, coverage.subject.id).await?;
        }
        Ok(coverage)
    }

    /// # Errors
    /// As [`Services::area_alignment`].
    pub async fn export_area(
        &self,
        actor: &Actor,
        area: AreaId,
        week: Option<WeekId>,
    ) -> Result<Option<AreaAlignment>> {
        let found = self.area_alignment(actor, area, week).await?;
        if let Some(found) = &found {
            self.record_export(actor, "figures over weeks", found.weeks.shown.week, area).await?;
        }
        Ok(found)
    }

    /// # Errors
    /// As [`Services::leadership_conduct`].
    pub async fn export_leadership(&self, actor: &Actor, week: Option<WeekId>) -> Result<Option<LeadershipConduct>> {
        let conduct = self.leadership_conduct(actor, week).await?;
        if let Some(conduct) = &conduct {
            self.record_export(actor, "leadership", conduct.weeks.shown.week, conduct.organisation_area).await?;
        }
        Ok(conduct)
    }
}
