//! From rows to what pages show, and what changed since a sentence was written or confirmed.

use crate::{
    Result,
    experience::{by_version, touchpoint_view},
};
use hilo_domain::{
    contribution::State,
    experience::changed_fields,
    ids::{StatementId, TouchpointId},
    statement::StatementKind,
    view::{
        contributions::{
            Changes, ContributionView, NamedArea, NamedRole, StaleView, StatementChange, TouchpointChange,
        },
        experience::TouchpointView,
    },
};
use hilo_store::{
    Repo,
    contributions::{ContributionShown, StatementText},
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

/// What was said when each of these was written or last confirmed, and what is said now, where that means something
/// else. Three queries, however many there are.
pub(crate) async fn with_changes(repo: &mut dyn Repo, shown: Vec<ContributionShown>) -> Result<Vec<StaleView>> {
    let (mut touchpoints, mut statements) = (Vec::new(), Vec::new());
    for shown in shown.iter().filter(|shown| !shown.is_fresh()) {
        let row = &shown.contribution;
        touchpoints.extend([row.touchpoint_number, shown.touchpoint_current].map(|n| (row.touchpoint_id, n)));
        statements.extend([row.statement_number, shown.statement_current].map(|n| (row.statement_id, n)));
    }
    let versions = Versions::load(repo, touchpoints, statements).await?;
    let one = |shown: ContributionShown| {
        let changes = if shown.is_fresh() { Changes::default() } else { versions.changes(&shown) };
        StaleView { changes, contribution: view(shown) }
    };
    Ok(shown.into_iter().map(one).collect())
}

/// Versions of touchpoints and statements, by number.
struct Versions {
    touchpoints: HashMap<(TouchpointId, i32), TouchpointView>,
    statements: HashMap<(StatementId, i32), StatementText>,
}

impl Versions {
    async fn load(
        repo: &mut dyn Repo,
        mut touchpoints: Vec<(TouchpointId, i32)>,
        mut statements: Vec<(StatementId, i32)>,
    ) -> Result<Self> {
        touchpoints.sort_unstable();
        touchpoints.dedup();
        statements.sort_unstable();
        statements.dedup();
        let rows = repo.touchpoint_versions_at(&touchpoints).await?;
        let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        let mut carried = by_version(repo.carried_by(&ids).await?);
        let views = rows.iter().map(|row| {
            let statements = carried.remove(&row.id).unwrap_or_default();
            ((row.touchpoint_id, row.number), touchpoint_view(row, statements))
        });
        let touchpoints = views.collect();
        let texts = repo.statement_texts(&statements).await?.into_iter();
        Ok(Self { touchpoints, statements: texts.map(|text| ((text.statement_id, text.number), text)).collect() })
    }

    fn changes(&self, shown: &ContributionShown) -> Changes {
        let row = &shown.contribution;
        let touchpoint = |number| self.touchpoints.get(&(row.touchpoint_id, number));
        let statement = |number| self.statements.get(&(row.statement_id, number));
        let touchpoint = touchpoint(row.touchpoint_number).zip(touchpoint(shown.touchpoint_current));
        let statement = statement(row.statement_number).zip(statement(shown.statement_current));
        Changes {
            touchpoint: touchpoint.and_then(|(before, now)| touchpoint_change(before, now)),
            statement: statement.and_then(|(before, now)| statement_change(before, now)),
        }
    }
}

fn touchpoint_change(before: &TouchpointView, now: &TouchpointView) -> Option<TouchpointChange> {
    let fields = changed_fields(before, now);
    (!fields.is_empty()).then(|| TouchpointChange { before: before.clone(), now: now.clone(), fields })
}

fn statement_change(before: &StatementText, now: &StatementText) -> Option<StatementChange> {
    let said = |text: &StatementText| (text.title.clone(), text.body.clone());
    (said(before) != said(now)).then(|| StatementChange { before: said(before), now: said(now) })
}
