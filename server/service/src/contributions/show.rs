//! From rows to what pages show, and what changed since a sentence was confirmed.

use crate::Result;
use hilo_domain::{
    contribution::State,
    ids::{StatementId, TouchpointId},
    statement::StatementKind,
    view::contributions::{ChangedField, ContributionView, FieldChange, NamedArea, NamedRole, StaleView},
};
use hilo_store::{
    Repo,
    contributions::{ContributionShown, StatementText, TouchpointText},
};
use std::collections::HashMap;

pub(crate) fn view(shown: ContributionShown) -> ContributionView {
    let stale = shown.is_stale();
    let row = shown.contribution;
    let spoken = matches!(row.state, State::ChangesAsked | State::Declined);
    ContributionView {
        id: row.id,
        role: NamedRole { area: row.area_id, area_name: shown.area_name, title: row.title, title_key: row.title_key },
        does: row.does,
        gets: row.gets,
        journey: shown.journey_id,
        touchpoint: row.touchpoint_id,
        touchpoint_name: shown.touchpoint_name,
        touchpoint_number: shown.touchpoint_current,
        touchpoint_retired: shown.touchpoint_retired,
        statement: row.statement_id,
        statement_kind: StatementKind::from_key(&shown.statement_kind),
        statement_title: shown.statement_title,
        statement_number: shown.statement_current,
        statement_retired: shown.statement_retired,
        through: row.through_area_id.map(|id| NamedArea { id, name: shown.through_name.unwrap_or_default(), depth: 0 }),
        state: row.state,
        stale,
        proposed_by: shown.proposed_by_name,
        proposed_at: row.proposed_at,
        decided_by: shown.decided_by_name,
        decided_at: row.decided_at,
        comment: shown.last_comment.filter(|_| spoken),
        revision: row.revision,
    }
}

pub(crate) fn views(shown: Vec<ContributionShown>) -> Vec<ContributionView> {
    shown.into_iter().map(view).collect()
}

/// What was said when each of these was confirmed, and what is said now. Two queries, however many there are.
pub(crate) async fn stale_views(repo: &mut dyn Repo, stale: Vec<ContributionShown>) -> Result<Vec<StaleView>> {
    let (mut touchpoints, mut statements) = (Vec::new(), Vec::new());
    for shown in &stale {
        let row = &shown.contribution;
        touchpoints.extend([row.touchpoint_number, shown.touchpoint_current].map(|n| (row.touchpoint_id, n)));
        statements.extend([row.statement_number, shown.statement_current].map(|n| (row.statement_id, n)));
    }
    touchpoints.sort_unstable();
    touchpoints.dedup();
    statements.sort_unstable();
    statements.dedup();
    let touchpoints: HashMap<(TouchpointId, i32), TouchpointText> = repo
        .touchpoint_texts(&touchpoints)
        .await?
        .into_iter()
        .map(|text| ((text.touchpoint_id, text.number), text))
        .collect();
    let statements: HashMap<(StatementId, i32), StatementText> = repo
        .statement_texts(&statements)
        .await?
        .into_iter()
        .map(|text| ((text.statement_id, text.number), text))
        .collect();
    let changes = |shown: &ContributionShown| {
        let row = &shown.contribution;
        let touchpoint = |number| touchpoints.get(&(row.touchpoint_id, number));
        let statement = |number| statements.get(&(row.statement_id, number));
        let mut changes = Vec::new();
        if let Some((before, now)) = touchpoint(row.touchpoint_number).zip(touchpoint(shown.touchpoint_current)) {
            changes.extend(touchpoint_changes(before, now));
        }
        if let Some((before, now)) = statement(row.statement_number).zip(statement(shown.statement_current)) {
            changes.extend(statement_changes(before, now));
        }
        changes
    };
    Ok(stale.into_iter().map(|shown| StaleView { changes: changes(&shown), contribution: view(shown) }).collect())
}

fn touchpoint_changes(before: &TouchpointText, now: &TouchpointText) -> Vec<FieldChange> {
    let emotion = |text: &TouchpointText| format!("{} ({:+})", text.emotion_word, text.emotion);
    let effort = |text: &TouchpointText| {
        let minutes = text.minutes.map(|minutes| format!("{minutes} min"));
        let parts = [Some(text.effort.clone()).filter(|effort| !effort.is_empty()), minutes];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    changed([
        (ChangedField::TouchpointName, before.name.clone(), now.name.clone()),
        (ChangedField::Promise, before.promise.clone(), now.promise.clone()),
        (ChangedField::Emotion, emotion(before), emotion(now)),
        (ChangedField::Effort, effort(before), effort(now)),
        (ChangedField::Guidance, before.guidance.clone(), now.guidance.clone()),
        (ChangedField::Channel, before.channel.clone(), now.channel.clone()),
    ])
}

fn statement_changes(before: &StatementText, now: &StatementText) -> Vec<FieldChange> {
    changed([
        (ChangedField::StatementTitle, before.title.clone(), now.title.clone()),
        (ChangedField::StatementBody, before.body.clone(), now.body.clone()),
    ])
}

fn changed<const N: usize>(fields: [(ChangedField, String, String); N]) -> Vec<FieldChange> {
    let differ = fields.into_iter().filter(|(_, before, now)| before != now);
    differ.map(|(field, before, now)| FieldChange { field, before, now }).collect()
}
