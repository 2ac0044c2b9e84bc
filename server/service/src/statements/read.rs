//! What everybody reads: the current statements, one of them, its versions, and what changed between two.

use super::{
    done, kind, statement,
    thread::{carriers, sees_work},
    version,
};
use crate::{Actor, Result, Services};
use hilo_domain::{
    diff,
    grant::Grant,
    ids::StatementId,
    markdown,
    problem::Problem,
    statement::Reading,
    view::statements::{Comparison, Creed, CreedStatement, Done, Draft, Retired, StatementPage, Version, VersionPage},
};
use hilo_store::statements::StatementRow;
use std::collections::HashMap;

impl Services {
    /// All current statements; for leadership, the drafts and what was retired too.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn statements(&self, actor: &Actor) -> Result<Creed> {
        let writes = writes(actor);
        let mut repo = self.read().await?;
        let rows = repo.statements(false).await?;
        let readings = repo.readings(actor.id()).await?;
        let retired = if writes { repo.statements(true).await? } else { Vec::new() };
        drop(repo);
        let acknowledged: HashMap<StatementId, Option<i32>> =
            readings.into_iter().map(|row| (row.statement_id, row.acknowledged)).collect();
        let mut creed = Creed::default();
        for row in &rows {
            if let Some(draft) = draft(row)?.filter(|_| writes) {
                creed.drafts.push(draft);
            }
            let read = acknowledged.get(&row.id).copied().flatten();
            creed.statements.extend(current(row, read)?);
        }
        for row in retired {
            let Some(retired) = done(row.retired_at, row.retired_by.as_ref()) else { continue };
            let title = row.title.or(row.draft_title).unwrap_or_default();
            creed.retired.push(Retired { id: row.id, kind: kind(&row.kind)?, title, retired });
        }
        Ok(creed)
    }

    /// One statement with its history.
    ///
    /// # Errors
    /// [`Problem::NotFound`] before its first publication.
    pub async fn statement(&self, actor: &Actor, id: StatementId) -> Result<StatementPage> {
        let mut repo = self.read().await?;
        let row = statement(&mut *repo, id).await?;
        let versions = repo.statement_versions(id).await?;
        let readings = repo.readings(actor.id()).await?;
        let carriers = carriers(&mut *repo, id).await?;
        drop(repo);
        let versions: Vec<Version> =
            versions.into_iter().map(version).filter(|v| v.published.is_some() || writes(actor)).collect();
        let current = versions.iter().find(|v| v.current).cloned().ok_or(Problem::NotFound)?;
        let reading = readings.iter().find(|r| r.statement_id == id).map(|r| Reading::of(r.acknowledged, r.asks_from));
        Ok(StatementPage {
            id,
            kind: kind(&row.kind)?,
            retired: done(row.retired_at, row.retired_by.as_ref()),
            current,
            reading,
            versions,
            carriers,
            work: sees_work(actor),
        })
    }

    /// One version, however old; a draft for leadership alone.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if there is none of that number.
    pub async fn statement_version(&self, actor: &Actor, id: StatementId, number: i32) -> Result<VersionPage> {
        let (row, versions) = self.versions_for(actor, id).await?;
        let before = versions.iter().map(|v| v.number).find(|n| *n < number);
        let version = versions.into_iter().find(|v| v.number == number).ok_or(Problem::NotFound)?;
        Ok(VersionPage { id, kind: kind(&row.kind)?, version, before })
    }

    /// What changed from one version to another. Without numbers: from the last version that the reader acknowledged
    /// (else the one before) to the current one.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if there is no such version, or nothing to compare with.
    pub async fn compare_statement(
        &self,
        actor: &Actor,
        id: StatementId,
        from: Option<i32>,
        to: Option<i32>,
    ) -> Result<Comparison> {
        let (row, versions) = self.versions_for(actor, id).await?;
        let to = to.or(row.number).ok_or(Problem::NotFound)?;
        let from = if let Some(from) = from {
            from
        } else {
            let readings = self.read().await?.readings(actor.id()).await?;
            let read = readings.iter().find(|r| r.statement_id == id).and_then(|r| r.acknowledged);
            let before = || versions.iter().map(|v| v.number).find(|n| *n < to);
            read.filter(|n| *n < to).or_else(before).ok_or(Problem::NotFound)?
        };
        let find = |number: i32| versions.iter().find(|v| v.number == number).cloned().ok_or(Problem::NotFound);
        let numbers = versions.iter().map(|v| v.number).collect();
        comparison(id, &row, find(from)?, find(to)?, numbers)
    }

    /// The versions that this actor may see, latest first.
    async fn versions_for(&self, actor: &Actor, id: StatementId) -> Result<(StatementRow, Vec<Version>)> {
        let mut repo = self.read().await?;
        let row = statement(&mut *repo, id).await?;
        let versions = repo.statement_versions(id).await?.into_iter().map(version);
        Ok((row, versions.filter(|v| v.published.is_some() || writes(actor)).collect()))
    }
}

/// Whether drafts are for this actor's eyes.
fn writes(actor: &Actor) -> bool {
    actor.me.has(Grant::Leadership)
}

pub(super) fn comparison(
    id: StatementId,
    row: &StatementRow,
    from: Version,
    to: Version,
    numbers: Vec<i32>,
) -> Result<Comparison> {
    let title = diff::words(&from.title, &to.title);
    let body = body_difference(&from.body, &to.body);
    Ok(Comparison { id, kind: kind(&row.kind)?, from, to, title, body, numbers })
}

/// Of the texts as they are read; where only their marks differ, of the texts as they were written.
fn body_difference(from: &str, to: &str) -> Vec<diff::Piece> {
    let (before, after) = (markdown::plain(from), markdown::plain(to));
    if before == after && from != to { diff::words(from, to) } else { diff::words(&before, &after) }
}

fn current(row: &StatementRow, acknowledged: Option<i32>) -> Result<Option<CreedStatement>> {
    let (Some(number), Some(asks_from), Some(at)) = (row.number, row.asks_from, row.published_at) else {
        return Ok(None);
    };
    Ok(Some(CreedStatement {
        id: row.id,
        kind: kind(&row.kind)?,
        number,
        title: row.title.clone().unwrap_or_default(),
        body: row.body.clone().unwrap_or_default(),
        published: Done { at, by: row.published_by.clone() },
        reading: Reading::of(acknowledged, asks_from),
    }))
}

fn draft(row: &StatementRow) -> Result<Option<Draft>> {
    let (Some(number), Some(saved)) = (row.draft_number, done(row.draft_updated_at, row.draft_by.as_ref())) else {
        return Ok(None);
    };
    let title = row.draft_title.clone().unwrap_or_default();
    Ok(Some(Draft { id: row.id, kind: kind(&row.kind)?, number, title, saved }))
}
