//! Statements: written and published by leadership, read by everybody.

pub mod acknowledgement;
pub mod draft;
pub mod publish;
pub mod read;
pub mod shelf;
pub mod thread;

#[cfg(test)]
mod tests;

use crate::{Failure, Result};
use hilo_domain::{
    ids::StatementId,
    problem::Problem,
    statement::{ChangeKind, StatementKind},
    time::Millis,
    view::statements::{Done, DraftPage, Version},
};
use hilo_store::{
    Repo,
    statements::{StatementRow, StatementVersionRow},
};

/// In characters. A title is the statement itself, one sentence; the rest is its text.
pub const TITLE_MAX: usize = 300;
pub const BODY_MAX: usize = 20_000;
pub const NOTE_MAX: usize = 1_000;

fn kind(key: &str) -> Result<StatementKind> {
    StatementKind::from_key(key).ok_or_else(|| Failure::internal(format!("{key} is no kind of statement")))
}

async fn statement(repo: &mut dyn Repo, id: StatementId) -> Result<StatementRow> {
    repo.statement(id).await?.ok_or_else(|| Problem::NotFound.into())
}

/// One that is still said, or is about to be.
async fn living(repo: &mut dyn Repo, id: StatementId) -> Result<StatementRow> {
    let row = statement(repo, id).await?;
    if row.retired_at.is_some() { Err(Problem::NotFound.into()) } else { Ok(row) }
}

/// As [`living`], for changing it: nobody else does so until the transaction ends.
async fn living_locked(repo: &mut dyn Repo, id: StatementId) -> Result<StatementRow> {
    repo.lock_statement(id).await?;
    living(repo, id).await
}

/// The number of its draft, or the one that a draft begun now would have.
fn next_number(row: &StatementRow) -> i32 {
    row.draft_number.unwrap_or_else(|| row.number.unwrap_or_default() + 1)
}

fn done(at: Option<Millis>, by: Option<&String>) -> Option<Done> {
    at.map(|at| Done { at, by: by.cloned() })
}

fn version(row: StatementVersionRow) -> Version {
    Version {
        number: row.number,
        published: done(row.published_at, row.published_by.as_ref()),
        change: row.change.as_deref().and_then(ChangeKind::from_key),
        current: row.state == "published",
        title: row.title,
        body: row.body,
        change_note: row.change_note,
    }
}

/// The draft, or where one would start: from the text that holds.
fn draft_page(row: &StatementRow) -> Result<DraftPage> {
    let base = DraftPage {
        id: row.id,
        kind: kind(&row.kind)?,
        number: next_number(row),
        title: row.title.clone().unwrap_or_default(),
        body: row.body.clone().unwrap_or_default(),
        revision: 0,
        saved: None,
        current: row.number,
    };
    let (Some(number), Some(revision)) = (row.draft_number, row.draft_revision) else { return Ok(base) };
    Ok(DraftPage {
        number,
        title: row.draft_title.clone().unwrap_or_default(),
        body: row.draft_body.clone().unwrap_or_default(),
        revision,
        saved: done(row.draft_updated_at, row.draft_by.as_ref()),
        ..base
    })
}
