//! A journey that no longer holds: its touchpoints and their contributions go with it, and nothing is deleted.

use super::{Journey, Whole, lost};
use crate::{Result, Services, actor::Publisher, audit::Line};
use hilo_domain::{
    ids::{JourneyId, TouchpointId},
    problem::Problem,
    view::experience::{Published, RemovedTouchpoint, RetireView},
};
use hilo_store::experience::DRAFT;

impl Services {
    /// What retiring a journey would take away, and whose it is.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if it was never published or is retired.
    pub async fn retire_preview(&self, _publisher: Publisher<'_>, id: JourneyId) -> Result<RetireView> {
        let mut repo = self.read().await?;
        let journey = Journey::load(&mut *repo, id).await?;
        let current = Whole::load(&mut *repo, live(&journey)?).await?;
        let ids: Vec<TouchpointId> = current.placed.iter().map(|p| p.version.touchpoint_id).collect();
        let threads = repo.threads(&ids).await?;
        let touchpoints = current.placed.iter().map(|placed| RemovedTouchpoint {
            touchpoint: current.view(&placed.version),
            contributions: threads
                .iter()
                .filter(|t| t.touchpoint_id == placed.version.touchpoint_id)
                .map(lost)
                .collect(),
        });
        Ok(RetireView { id, name: current.version.name.clone(), touchpoints: touchpoints.collect() })
    }

    /// Retires a journey with its touchpoints and their contributions; a draft of it is discarded.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if it was never published or is retired.
    pub async fn retire_journey(&self, publisher: Publisher<'_>, id: JourneyId) -> Result<Published> {
        let now = self.env.now();
        let actor = publisher.actor();
        let mut repo = self.write().await?;
        let journey = Journey::lock(&mut *repo, id).await?;
        let current = Whole::load(&mut *repo, live(&journey)?).await?;
        if let Some(draft) = journey.in_state(DRAFT) {
            repo.discard_draft(draft.id).await?;
        }
        let touchpoints: Vec<TouchpointId> = current.placed.iter().map(|p| p.version.touchpoint_id).collect();
        let threads = repo.threads(&touchpoints).await?;
        let mut retired = Vec::with_capacity(threads.len());
        for row in &threads {
            retired.push((row.id, self.id()?));
        }
        repo.retire_contributions(&retired, actor.id(), now).await?;
        repo.retire_touchpoints(&touchpoints, now).await?;
        repo.retire_journey(id, now).await?;
        // The experience is another one without it: what areas answered was an answer to the one before.
        let count = repo.count_publication(current.version.id, now).await?;
        let line = Line::by(actor, "experience.retired").subject("journey", id.0).detail(serde_json::json!({
            "journey": current.version.name,
            "number": current.version.number,
            "experience_version": count,
            "retired_contributions": retired.len(),
        }));
        self.record(&mut *repo, now, line).await?;
        repo.save().await?;
        let retired_contributions = i64::try_from(retired.len()).unwrap_or(i64::MAX);
        Ok(Published { number: current.version.number, retired_contributions })
    }
}

fn live(journey: &Journey) -> Result<&hilo_store::experience::JourneyVersionRow> {
    journey.current().filter(|_| journey.row.retired_at.is_none()).ok_or_else(|| Problem::NotFound.into())
}
