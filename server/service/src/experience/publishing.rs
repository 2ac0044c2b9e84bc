//! A draft becomes the journey's next version: what that would change, and doing it.

use super::{Journey, Whole, drafting::Drafted, lost, stamp};
use crate::{Result, Services, actor::Publisher, audit::Line};
use hilo_domain::{
    experience::changed_fields,
    ids::{JourneyId, TouchpointId},
    problem::{Problem, Problems, Rule},
    statement::ChangeKind,
    view::experience::{
        ChangedTouchpoint, DraftChange, LayoutLine, PublishView, Published, RemovedTouchpoint, TouchpointView,
    },
};
use hilo_store::{
    Repo,
    experience::{DRAFT, ThreadRow},
};
use std::collections::HashMap;

/// The longest change note, in characters.
const NOTE_CHARS: usize = 1000;

/// What is said at a publication, as typed.
#[derive(Debug, Clone, Default)]
pub struct PublishInput {
    /// What [`PublishView::revision`] was when it was looked at.
    pub revision: String,
    pub change_note: String,
    /// For each changed touchpoint `wording` or `meaning`.
    pub changes: HashMap<TouchpointId, String>,
}

impl Services {
    /// What publishing the draft would change.
    ///
    /// # Errors
    /// [`Problem::NotFound`] without a draft.
    pub async fn publish_preview(&self, _publisher: Publisher<'_>, id: JourneyId) -> Result<PublishView> {
        let mut repo = self.read().await?;
        let journey = Journey::load(&mut *repo, id).await?;
        let drafted = Drafted::load(&mut *repo, &journey).await?;
        let touched: Vec<TouchpointId> = match &drafted.current {
            Some(current) => current.placed.iter().map(|p| p.version.touchpoint_id).collect(),
            None => Vec::new(),
        };
        let threads = repo.threads(&touched).await?;
        Ok(preview(id, &drafted, &threads))
    }

    /// Publishes the draft: unchanged touchpoints keep their version, changed ones get the next, those left out are
    /// retired with their contributions.
    ///
    /// # Errors
    /// [`Problem::Stale`] if the draft is not the one that was looked at, [`Problem::Invalid`] if a changed touchpoint
    /// lacks its wording or meaning or the note is missing, [`Problem::Refused`] if there is nothing to publish.
    pub async fn publish_journey(
        &self,
        publisher: Publisher<'_>,
        id: JourneyId,
        input: &PublishInput,
    ) -> Result<Published> {
        let now = self.env.now();
        let actor = publisher.actor();
        let mut repo = self.write().await?;
        let journey = Journey::lock(&mut *repo, id).await?;
        let drafted = Drafted::load(&mut *repo, &journey).await?;
        let draft = &drafted.draft;
        let view = preview(id, &drafted, &[]);
        let note = checked(input, &view, drafted.current.is_none())?;
        let revision = Some(draft.version.revision);
        if input.revision != view.revision || !repo.touch_draft(draft.version.id, revision, now).await? {
            return Err(Problem::Stale.into());
        }
        let meanings = publish_touchpoints(&mut *repo, &drafted, input, now).await?;
        for unplaced in &drafted.unplaced {
            repo.drop_touchpoint_draft(unplaced.id).await?;
        }
        let removed: Vec<TouchpointId> = view.removed.iter().map(|r| r.touchpoint.id).collect();
        repo.retire_touchpoints(&removed, now).await?;
        let threads = repo.threads(&removed).await?;
        let mut retired = Vec::with_capacity(threads.len());
        for row in &threads {
            retired.push((row.id, self.id()?));
        }
        repo.retire_contributions(&retired, actor.id(), now).await?;
        repo.publish_journey(draft.version.id, &note, actor.id(), now).await?;
        let count = repo.count_publication(draft.version.id, now).await?;
        let line = Line::by(actor, "experience.published").subject("journey", id.0).detail(serde_json::json!({
            "journey": draft.version.name,
            "number": draft.version.number,
            "experience_version": count,
            "added": view.added.len(),
            "changed": view.changed.len(),
            "meaning": meanings,
            "removed": removed.len(),
            "retired_contributions": retired.len(),
        }));
        self.record(&mut *repo, now, line).await?;
        repo.save().await?;
        let retired_contributions = i64::try_from(retired.len()).unwrap_or(i64::MAX);
        Ok(Published { number: draft.version.number, retired_contributions })
    }
}

/// The change note, if everything that has to be said is said.
fn checked(input: &PublishInput, view: &PublishView, first: bool) -> Result<String> {
    if view.added.is_empty() && view.changed.is_empty() && view.unchanged == 0 {
        return Err(Problem::Refused(Rule::EmptyJourney).into());
    }
    if !view.anything {
        return Err(Problem::Refused(Rule::NothingChanged).into());
    }
    let mut problems = Problems::default();
    for changed in &view.changed {
        let said = input.changes.get(&changed.after.id).map(String::as_str).unwrap_or_default();
        if ChangeKind::from_key(said).is_none() {
            let rule = if said.is_empty() { Rule::Required } else { Rule::UnknownChoice };
            problems.add(format!("change-{}", changed.after.id), rule);
        }
    }
    let note = if first {
        problems.text("change_note", &input.change_note, NOTE_CHARS)
    } else {
        problems.required_text("change_note", &input.change_note, NOTE_CHARS)
    };
    problems.finish()?;
    Ok(note)
}

/// Gives each changed touchpoint its next version; says how many changed their meaning.
async fn publish_touchpoints(
    repo: &mut dyn Repo,
    drafted: &Drafted,
    input: &PublishInput,
    now: hilo_domain::time::Millis,
) -> Result<usize> {
    let draft = &drafted.draft;
    let mut meanings = 0;
    for row in draft.placed.iter().map(|p| &p.version).filter(|v| v.state == DRAFT) {
        let before = drafted.current.as_ref().and_then(|current| current.find(row.touchpoint_id));
        match (drafted.change(row), before) {
            // Edited back to what it was: it keeps its version.
            (DraftChange::Same, Some(before)) => {
                repo.swap_placed(draft.version.id, row.id, before.version.id).await?;
                repo.drop_touchpoint_draft(row.id).await?;
            }
            (_, Some(before)) => {
                let said = input.changes.get(&row.touchpoint_id).map(String::as_str).unwrap_or_default();
                let change = ChangeKind::from_key(said).unwrap_or(ChangeKind::Meaning);
                meanings += usize::from(change == ChangeKind::Meaning);
                let asks_from = change.asks_from(row.number, Some(before.version.asks_from));
                repo.publish_touchpoint(row.id, change.key(), asks_from, now).await?;
            }
            (_, None) => {
                let meaning = ChangeKind::Meaning;
                repo.publish_touchpoint(row.id, meaning.key(), meaning.asks_from(row.number, None), now).await?;
            }
        }
    }
    Ok(meanings)
}

fn preview(id: JourneyId, drafted: &Drafted, threads: &[ThreadRow]) -> PublishView {
    let draft = &drafted.draft;
    let of = |touchpoint: TouchpointId| threads.iter().filter(move |t| t.touchpoint_id == touchpoint);
    let (mut added, mut changed, mut unchanged) = (Vec::new(), Vec::new(), 0);
    for placed in &draft.placed {
        let after = draft.view(&placed.version);
        match (drafted.change(&placed.version), drafted.published(after.id)) {
            (DraftChange::Changed, Some(before)) => {
                let confirmed = of(after.id).filter(|t| t.state == "confirmed").count();
                changed.push(ChangedTouchpoint {
                    fields: changed_fields(&before, &after),
                    before,
                    contributions: i64::try_from(confirmed).unwrap_or(i64::MAX),
                    after,
                });
            }
            (DraftChange::New, _) => added.push(after),
            _ => unchanged += 1,
        }
    }
    let gone = |touchpoint: &TouchpointView| draft.find(touchpoint.id).is_none();
    let published = drafted.current.iter().flat_map(|c| c.placed.iter().map(|p| c.view(&p.version)));
    let removed: Vec<RemovedTouchpoint> = published
        .filter(gone)
        .map(|touchpoint| RemovedTouchpoint { contributions: of(touchpoint.id).map(lost).collect(), touchpoint })
        .collect();
    let was = drafted.current.as_ref();
    let differs = |before: &str, after: &str| (before != after).then(|| (before.to_owned(), after.to_owned()));
    let renamed = was.and_then(|c| differs(&c.version.name, &draft.version.name));
    let summary = was.and_then(|c| differs(&c.version.summary, &draft.version.summary));
    let layout = was.map(|c| (layout(c), layout(draft))).filter(|(before, after)| before != after);
    let layout_moved = was.is_some_and(|c| order(c) != order(draft));
    PublishView {
        id,
        name: draft.version.name.clone(),
        number: draft.version.number,
        revision: stamp(&draft.version),
        anything: was.is_none()
            || layout_moved
            || renamed.is_some()
            || summary.is_some()
            || !(added.is_empty() && changed.is_empty() && removed.is_empty()),
        renamed,
        summary,
        layout: layout.filter(|_| layout_moved),
        added,
        changed,
        removed,
        unchanged,
    }
}

/// Stages and what stands in them, by lasting ids: a touchpoint that is only renamed has not moved.
fn order(whole: &Whole) -> Vec<(&str, Vec<TouchpointId>)> {
    let ids = |stage| whole.in_stage(stage).map(|p| p.version.touchpoint_id).collect();
    whole.stages.iter().map(|s| (s.name.as_str(), ids(s.id))).collect()
}

fn layout(whole: &Whole) -> Vec<LayoutLine> {
    let names = |stage| whole.in_stage(stage).map(|p| p.version.name.clone()).collect();
    whole.stages.iter().map(|s| LayoutLine { stage: s.name.clone(), touchpoints: names(s.id) }).collect()
}
