//! The order of a draft's stages and touchpoints: adding, naming, moving, taking out and putting back.

use super::{Journey, Whole, drafting::STAGE_CHARS, touch};
use crate::{Result, Services, actor::Drafter};
use hilo_domain::{
    ids::{JourneyId, StageId, TouchpointId, TouchpointVersionId},
    problem::{Problem, Problems},
};
use hilo_store::{Repo, experience_drafts::Arranged};

/// Where something goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move<Stage, Before> {
    /// One place towards the beginning; a touchpoint goes from the top of a stage to the end of the one before.
    Up,
    /// One place towards the end; a touchpoint goes from the bottom of a stage to the top of the next.
    Down,
    /// Before another, or to the end.
    To { stage: Stage, before: Option<Before> },
}

/// A draft being rearranged, in a transaction.
struct Rearranged {
    repo: Box<dyn Repo>,
    draft: Whole,
    order: Vec<Arranged>,
}

impl Rearranged {
    /// The stage and the place in it.
    fn place(&self, version: TouchpointVersionId) -> Option<(usize, usize)> {
        self.order.iter().enumerate().find_map(|(stage, arranged)| {
            arranged.touchpoints.iter().position(|t| *t == version).map(|place| (stage, place))
        })
    }

    fn version(&self, touchpoint: TouchpointId) -> Result<TouchpointVersionId> {
        Ok(self.draft.find(touchpoint).ok_or(Problem::NotFound)?.version.id)
    }

    fn stage(&self, id: StageId) -> Result<usize> {
        self.order.iter().position(|s| s.stage == id).ok_or_else(|| Problem::NotFound.into())
    }
}

impl Services {
    async fn rearranging(&self, id: JourneyId) -> Result<Rearranged> {
        let mut repo = self.write().await?;
        let journey = Journey::lock(&mut *repo, id).await?;
        let draft = Whole::load(&mut *repo, journey.draft()?).await?;
        let order = draft.arranged();
        Ok(Rearranged { repo, draft, order })
    }

    async fn rearranged(&self, mut work: Rearranged) -> Result<()> {
        work.repo.arrange(work.draft.version.id, &work.order).await?;
        touch(&mut *work.repo, &work.draft.version, self.env.now()).await?;
        work.repo.save().await?;
        Ok(())
    }

    /// A stage after all others.
    ///
    /// # Errors
    /// [`Problem::Invalid`] without a name.
    pub async fn add_stage(&self, _drafter: Drafter<'_>, id: JourneyId, name: &str) -> Result<StageId> {
        let mut problems = Problems::default();
        let name = problems.required_line("stage_name", name, STAGE_CHARS);
        problems.finish()?;
        let stage = self.id()?;
        let mut work = self.rearranging(id).await?;
        let position = i32::try_from(work.order.len()).unwrap_or(i32::MAX);
        work.repo.insert_stage(work.draft.version.id, stage, position, &name).await?;
        work.order.push(Arranged { stage, touchpoints: Vec::new() });
        self.rearranged(work).await?;
        Ok(stage)
    }

    /// # Errors
    /// [`Problem::Invalid`] without a name.
    pub async fn rename_stage(&self, _drafter: Drafter<'_>, id: JourneyId, stage: StageId, name: &str) -> Result<()> {
        let mut problems = Problems::default();
        let name = problems.required_line("name", name, STAGE_CHARS);
        problems.finish()?;
        let mut work = self.rearranging(id).await?;
        work.draft.stage(stage)?;
        work.repo.rename_stage(stage, &name).await?;
        self.rearranged(work).await
    }

    /// Its touchpoints are taken out with it and can be put back elsewhere.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if it is not in the draft.
    pub async fn remove_stage(&self, _drafter: Drafter<'_>, id: JourneyId, stage: StageId) -> Result<()> {
        let mut work = self.rearranging(id).await?;
        let at = work.stage(stage)?;
        work.order.remove(at);
        self.rearranged(work).await
    }

    /// Past either end it stays where it is.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if it is not in the draft.
    pub async fn move_stage(
        &self,
        _drafter: Drafter<'_>,
        id: JourneyId,
        stage: StageId,
        to: Move<(), StageId>,
    ) -> Result<()> {
        let mut work = self.rearranging(id).await?;
        let at = work.stage(stage)?;
        let last = work.order.len() - 1;
        match to {
            Move::Up => work.order.swap(at, at.saturating_sub(1)),
            Move::Down => work.order.swap(at, last.min(at + 1)),
            Move::To { before, .. } if before != Some(stage) => {
                let moved = work.order.remove(at);
                let place = match before {
                    Some(before) => work.stage(before)?,
                    None => work.order.len(),
                };
                work.order.insert(place, moved);
            }
            Move::To { .. } => {}
        }
        self.rearranged(work).await
    }

    /// Past either end it stays where it is.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if it or the stage is not in the draft.
    pub async fn move_touchpoint(
        &self,
        _drafter: Drafter<'_>,
        id: JourneyId,
        touchpoint: TouchpointId,
        to: Move<StageId, TouchpointId>,
    ) -> Result<()> {
        let mut work = self.rearranging(id).await?;
        let version = work.version(touchpoint)?;
        let (stage, place) = work.place(version).ok_or(Problem::NotFound)?;
        let target = match to {
            Move::Up if place > 0 => Some((stage, place - 1)),
            Move::Up if stage > 0 => Some((stage - 1, work.order[stage - 1].touchpoints.len())),
            Move::Down if place + 1 < work.order[stage].touchpoints.len() => Some((stage, place + 1)),
            Move::Down if stage + 1 < work.order.len() => Some((stage + 1, 0)),
            Move::Up | Move::Down => None,
            Move::To { before: Some(before), .. } if before == touchpoint => None,
            Move::To { stage: to, before } => {
                let to = work.stage(to)?;
                let before = before.map(|before| work.version(before)).transpose()?;
                work.order[stage].touchpoints.remove(place);
                let list = &mut work.order[to].touchpoints;
                // One that has moved on meanwhile is no place any more: then to the end.
                let place = before.and_then(|b| list.iter().position(|t| *t == b)).unwrap_or(list.len());
                list.insert(place, version);
                return self.rearranged(work).await;
            }
        };
        if let Some((to, at)) = target {
            work.order[stage].touchpoints.remove(place);
            work.order[to].touchpoints.insert(at, version);
        }
        self.rearranged(work).await
    }

    /// Takes a touchpoint out of the draft; until the draft is published or discarded it can be put back.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if it is not in the draft.
    pub async fn remove_touchpoint(
        &self,
        _drafter: Drafter<'_>,
        id: JourneyId,
        touchpoint: TouchpointId,
    ) -> Result<()> {
        let mut work = self.rearranging(id).await?;
        let version = work.version(touchpoint)?;
        for stage in &mut work.order {
            stage.touchpoints.retain(|t| *t != version);
        }
        self.rearranged(work).await
    }

    /// Puts a touchpoint back at the end of the draft's last stage, as it was when it was taken out.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if there is no such touchpoint or no stage to put it in.
    pub async fn restore_touchpoint(
        &self,
        _drafter: Drafter<'_>,
        id: JourneyId,
        touchpoint: TouchpointId,
    ) -> Result<()> {
        let mut work = self.rearranging(id).await?;
        if work.draft.find(touchpoint).is_some() {
            return Ok(());
        }
        let unplaced = work.repo.unplaced_drafts(work.draft.version.id).await?;
        let version = if let Some(draft) = unplaced.into_iter().find(|v| v.touchpoint_id == touchpoint) {
            draft.id
        } else {
            let journey = Journey::load(&mut *work.repo, id).await?;
            let current = Whole::load(&mut *work.repo, journey.current().ok_or(Problem::NotFound)?).await?;
            current.find(touchpoint).ok_or(Problem::NotFound)?.version.id
        };
        let last = work.order.last_mut().ok_or(Problem::NotFound)?;
        last.touchpoints.push(version);
        self.rearranged(work).await
    }
}
