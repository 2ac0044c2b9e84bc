//! Drafts: beginning, naming and discarding them.

use super::{Journey, Whole, fingerprint, stamp, touch, touchpoint_view, version_line};
use crate::{Result, Services, actor::Drafter, audit::Line};
use hilo_domain::{
    experience::changed_fields,
    ids::{JourneyId, JourneyVersionId, TouchpointId},
    problem::{Problem, Problems},
    view::experience::{DraftChange, DraftStage, DraftTouchpoint, DraftView, TouchpointView},
};
use hilo_store::{
    Repo,
    experience::{DRAFT, JourneyVersionRow, TouchpointVersionRow},
    experience_drafts::{Arranged, NewJourneyVersion},
};

/// The longest name of a journey, in characters.
const NAME_CHARS: usize = 80;
/// The longest summary, in characters.
const SUMMARY_CHARS: usize = 500;
/// The longest name of a stage, in characters.
pub(super) const STAGE_CHARS: usize = 60;

/// Name and summary of a journey, as typed.
#[derive(Debug, Clone, Default)]
pub struct JourneyInput {
    pub name: String,
    pub summary: String,
    /// What they were when the form was opened; not for a new journey.
    pub seen: String,
    /// The first stages, one a line; for a new journey alone.
    pub stages: String,
}

/// A draft with what it would replace.
pub(super) struct Drafted {
    pub draft: Whole,
    pub current: Option<Whole>,
    /// Touchpoints out of the draft that may come back: those with a draft of their own, then the others.
    pub removed: Vec<TouchpointView>,
    pub unplaced: Vec<TouchpointVersionRow>,
}

impl Drafted {
    /// A fixed number of queries.
    pub async fn load(repo: &mut dyn Repo, journey: &Journey) -> Result<Self> {
        let draft = Whole::load(repo, journey.draft()?).await?;
        let current = match journey.current() {
            Some(version) => Some(Whole::load(repo, version).await?),
            None => None,
        };
        let unplaced = repo.unplaced_drafts(draft.version.id).await?;
        let mut removed: Vec<TouchpointView> = unplaced.iter().map(|v| touchpoint_view(v, Vec::new())).collect();
        if let Some(current) = &current {
            let out = |id: TouchpointId| draft.find(id).is_none() && unplaced.iter().all(|v| v.touchpoint_id != id);
            let gone = current.placed.iter().filter(|p| out(p.version.touchpoint_id));
            removed.extend(gone.map(|p| current.view(&p.version)));
        }
        Ok(Self { draft, current, removed, unplaced })
    }

    /// The touchpoint as it is published.
    pub fn published(&self, id: TouchpointId) -> Option<TouchpointView> {
        let current = self.current.as_ref()?;
        current.find(id).map(|placed| current.view(&placed.version))
    }

    pub fn change(&self, row: &TouchpointVersionRow) -> DraftChange {
        if row.state != DRAFT {
            return DraftChange::Same;
        }
        match self.published(row.touchpoint_id) {
            None => DraftChange::New,
            Some(before) if changed_fields(&before, &self.draft.view(row)).is_empty() => DraftChange::Same,
            Some(_) => DraftChange::Changed,
        }
    }
}

impl Services {
    /// A new journey as a draft, with its first stages.
    ///
    /// # Errors
    /// [`Problem::Invalid`] for a name that is missing or too long.
    pub async fn start_journey(&self, drafter: Drafter<'_>, input: &JourneyInput) -> Result<JourneyId> {
        let mut problems = Problems::default();
        let (name, summary) = checked(&mut problems, input);
        let stages: Vec<String> =
            input.stages.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let stages: Vec<String> = stages.iter().map(|stage| problems.line("stages", stage, STAGE_CHARS)).collect();
        problems.finish()?;
        let (id, version, now) = (self.id::<JourneyId>()?, self.id::<JourneyVersionId>()?, self.env.now());
        let mut repo = self.write().await?;
        repo.insert_journey(id, now).await?;
        let draft = NewJourneyVersion {
            id: version,
            journey_id: id,
            number: 1,
            name,
            summary,
            created_by: Some(drafter.actor().id()),
            created_at: now,
        };
        repo.insert_journey_draft(&draft).await?;
        for (position, stage) in stages.iter().enumerate() {
            let position = i32::try_from(position).unwrap_or(i32::MAX);
            repo.insert_stage(version, self.id()?, position, stage).await?;
        }
        repo.save().await?;
        Ok(id)
    }

    /// A draft of the current version, unless there is one already: stages are copied, touchpoints referred to.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for a journey that is not there or retired.
    pub async fn start_draft(&self, drafter: Drafter<'_>, id: JourneyId) -> Result<()> {
        let mut repo = self.write().await?;
        let journey = Journey::lock(&mut *repo, id).await?;
        self.draft_in(&mut *repo, drafter, &journey).await?;
        repo.save().await?;
        Ok(())
    }

    /// The journey's draft, begun if there is none.
    pub(super) async fn draft_in(
        &self,
        repo: &mut dyn Repo,
        drafter: Drafter<'_>,
        journey: &Journey,
    ) -> Result<JourneyVersionRow> {
        if journey.row.retired_at.is_some() {
            return Err(Problem::NotFound.into());
        }
        if let Some(draft) = journey.in_state(DRAFT) {
            return Ok(draft.clone());
        }
        let current = Whole::load(repo, journey.current().ok_or(Problem::NotFound)?).await?;
        let draft = NewJourneyVersion {
            id: self.id()?,
            journey_id: journey.row.id,
            number: current.version.number + 1,
            name: current.version.name.clone(),
            summary: current.version.summary.clone(),
            created_by: Some(drafter.actor().id()),
            created_at: self.env.now(),
        };
        repo.insert_journey_draft(&draft).await?;
        let mut arranged = Vec::with_capacity(current.stages.len());
        for (stage, old) in current.stages.iter().zip(current.arranged()) {
            let copy = Arranged { stage: self.id()?, ..old };
            repo.insert_stage(draft.id, copy.stage, stage.position, &stage.name).await?;
            arranged.push(copy);
        }
        repo.arrange(draft.id, &arranged).await?;
        let begun = Journey::load(repo, journey.row.id).await?;
        Ok(begun.draft()?.clone())
    }

    /// The draft with what each touchpoint in it would change.
    ///
    /// # Errors
    /// [`Problem::NotFound`] without a draft.
    pub async fn journey_draft(&self, _drafter: Drafter<'_>, id: JourneyId) -> Result<DraftView> {
        let mut repo = self.read().await?;
        let journey = Journey::load(&mut *repo, id).await?;
        let drafted = Drafted::load(&mut *repo, &journey).await?;
        let draft = &drafted.draft;
        let touchpoints = |stage| {
            let one = |placed: &hilo_store::experience::PlacedRow| DraftTouchpoint {
                touchpoint: draft.view(&placed.version),
                change: drafted.change(&placed.version),
            };
            draft.in_stage(stage).map(one).collect()
        };
        Ok(DraftView {
            id,
            name: draft.version.name.clone(),
            summary: draft.version.summary.clone(),
            version: version_line(&draft.version),
            seen: fingerprint(&[&draft.version.name, &draft.version.summary]),
            revision: stamp(&draft.version),
            stages: draft
                .stages
                .iter()
                .map(|s| DraftStage { id: s.id, name: s.name.clone(), touchpoints: touchpoints(s.id) })
                .collect(),
            published: drafted.current.is_some(),
            removed: drafted.removed,
        })
    }

    /// # Errors
    /// [`Problem::Invalid`], or [`Problem::Stale`] if somebody else named it meanwhile.
    pub async fn name_draft(&self, _drafter: Drafter<'_>, id: JourneyId, input: &JourneyInput) -> Result<()> {
        let mut problems = Problems::default();
        let (name, summary) = checked(&mut problems, input);
        problems.finish()?;
        let mut repo = self.write().await?;
        let journey = Journey::lock(&mut *repo, id).await?;
        let draft = journey.draft()?;
        if input.seen != fingerprint(&[&draft.name, &draft.summary]) {
            return Err(Problem::Stale.into());
        }
        repo.rename_draft(draft.id, &name, &summary).await?;
        touch(&mut *repo, draft, self.env.now()).await?;
        repo.save().await?;
        Ok(())
    }

    /// Throws the draft away; a journey that was never published goes with it (false). `revision` is what
    /// [`DraftView::revision`] was when it was looked at.
    ///
    /// # Errors
    /// [`Problem::NotFound`] without a draft; [`Problem::Stale`] if it is another one than was looked at, or was changed.
    pub async fn discard_draft(&self, drafter: Drafter<'_>, id: JourneyId, revision: &str) -> Result<bool> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        let journey = Journey::lock(&mut *repo, id).await?;
        let draft = journey.draft()?;
        if revision != stamp(draft) {
            return Err(Problem::Stale.into());
        }
        repo.discard_draft(draft.id).await?;
        let line = Line::by(drafter.actor(), "experience.draft_discarded")
            .subject("journey", id.0)
            .detail(serde_json::json!({ "journey": draft.name, "number": draft.number }));
        self.record(&mut *repo, now, line).await?;
        repo.save().await?;
        Ok(journey.current().is_some())
    }
}

fn checked(problems: &mut Problems, input: &JourneyInput) -> (String, String) {
    let name = problems.required_line("name", &input.name, NAME_CHARS);
    (name, problems.text("summary", &input.summary, SUMMARY_CHARS))
}
