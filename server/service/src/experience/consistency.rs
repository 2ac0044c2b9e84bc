//! Whether a journey keeps together: the same step promised in two ways, and what is worth a second look.

use super::{Journey, Whole, version_line};
use crate::{Result, Services, actor::Overseer};
use hilo_domain::{
    experience::{hints, same_steps},
    ids::JourneyId,
    problem::Problem,
    view::experience::{ConsistencyView, Placed, TouchpointHints},
};
use hilo_store::experience::DRAFT;

impl Services {
    /// Of the draft for those who draft, where there is one; else of the current version.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if there is nothing that the actor may see.
    pub async fn journey_consistency(&self, overseer: Overseer<'_>, id: JourneyId) -> Result<ConsistencyView> {
        let mut repo = self.read().await?;
        let journey = Journey::load(&mut *repo, id).await?;
        let draft = journey.in_state(DRAFT).filter(|_| overseer.actor().drafter().is_ok());
        let whole = Whole::load(&mut *repo, draft.or(journey.current()).ok_or(Problem::NotFound)?).await?;
        let stage = |id| whole.stage(id).map(|s| s.name.clone()).unwrap_or_default();
        let placed: Vec<Placed> = whole
            .placed
            .iter()
            .map(|p| Placed { stage: stage(p.stage_id), touchpoint: whole.view(&p.version) })
            .collect();
        let pairs = same_steps(&placed);
        let no_moment = !placed.is_empty() && !placed.iter().any(|p| p.touchpoint.moment_of_truth);
        let hinted = placed.into_iter().map(|placed| TouchpointHints { hints: hints(&placed.touchpoint), placed });
        let empty = whole.stages.iter().filter(|s| whole.in_stage(s.id).next().is_none());
        Ok(ConsistencyView {
            id,
            name: whole.version.name.clone(),
            version: version_line(&whole.version),
            pairs,
            hints: hinted.filter(|t| !t.hints.is_empty()).collect(),
            empty_stages: empty.map(|s| s.name.clone()).collect(),
            no_moment,
        })
    }
}
