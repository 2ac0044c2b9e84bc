//! Files that come through the browser: uploaded, looked at, applied in the background, or thrown away.

use super::{
    command::check,
    planning::{Planned, snapshot},
    preview::{self, Window},
    progress::{Progress, Run},
    reading::{self, columns_problem, off_thread},
};
use crate::{Actor, Failure, Result, Services, actor::Keeper, audit::Line};
use hilo_domain::{
    grant::Grant,
    ids::ImportId,
    people_import::{Field, Mapping, Options, Parsed, Table},
    problem::{Problem, Problems, Rule},
    view::import::{ColumnView, ColumnsView, ImportView, ListKind, Outcome, Stage, UploadLine},
};
use hilo_store::{Engine, Repo, import::UploadRow};
use serde::{Deserialize, Serialize};
use std::{sync::Arc, time::Duration};

/// A file that nobody applied is thrown away after so long.
pub(crate) const KEPT_HOURS: i64 = 48;
/// Another server's import that has not been heard of for so long has ended with it.
const UNHEARD_SECONDS: i64 = 120;
/// Rows shown of each column.
const SAMPLES: usize = 3;

/// What a person has approved.
#[derive(Debug, Clone, Default)]
pub struct Approval {
    /// Of the preview that was looked at.
    pub fingerprint: String,
    /// More than a fifth of the imported people may be deactivated.
    pub confirmed: bool,
    /// Accepted leads, by place in the plan.
    pub leads: Vec<usize>,
}

/// What part of an upload's page is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Back to the columns, though they were confirmed.
    pub columns: bool,
    pub list: Option<ListKind>,
    /// From 1.
    pub page: i64,
}

/// The `outcome` of an upload's row.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Came {
    Applied(Outcome),
    Refused(Problem),
}

impl Came {
    fn of(row: &UploadRow) -> Option<Self> {
        serde_json::from_str(row.outcome.as_deref()?).ok()
    }

    fn text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(Failure::internal)
    }
}

impl Services {
    /// Keeps a file to be looked at. Files that came to nothing in the last days are thrown away.
    ///
    /// # Errors
    /// [`Problem::Invalid`] for the field `file` if it is no CSV with people.
    pub async fn upload_people(&self, keeper: Keeper<'_>, file_name: &str, content: &[u8]) -> Result<ImportId> {
        reading::table(content.to_vec()).await?;
        let now = self.env.now();
        let row = UploadRow {
            id: self.id()?,
            created_by: Some(keeper.actor().id()),
            created_at: now,
            file_name: file_name.chars().filter(|c| !c.is_control()).take(200).collect(),
            mapping: None,
            state: "uploaded".to_owned(),
            done: 0,
            total: 0,
            outcome: None,
            updated_at: now,
        };
        let mut repo = self.write().await?;
        repo.purge_uploads(now.plus_hours(-KEPT_HOURS)).await?;
        repo.insert_upload(&row, content).await?;
        repo.save().await?;
        Ok(row.id)
    }

    /// The latest files.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn people_uploads(&self, _keeper: Keeper<'_>) -> Result<Vec<UploadLine>> {
        let rows = self.read().await?.uploads(10).await?;
        let line = |row: UploadRow| UploadLine {
            id: row.id,
            created_at: row.created_at,
            updated_at: row.updated_at,
            outcome: match Came::of(&row) {
                Some(Came::Applied(outcome)) => Some(outcome),
                _ => None,
            },
            file_name: row.file_name,
        };
        Ok(rows.into_iter().map(line).collect())
    }

    /// A file, wherever it is on its way.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if it is gone.
    pub async fn people_upload(&self, keeper: Keeper<'_>, id: ImportId, look: Look) -> Result<ImportView> {
        let mut repo = self.read().await?;
        let row = repo.upload(id).await?.ok_or(Problem::NotFound)?;
        let file_name = row.file_name.clone();
        let stage = match row.state.as_str() {
            "applied" => match Came::of(&row) {
                Some(Came::Applied(outcome)) => Stage::Applied(outcome),
                _ => Stage::Applied(Outcome::default()),
            },
            "applying" if !self.is_interrupted(&row) => self.under_way(&row),
            _ => {
                let content = repo.upload_content(id).await?.ok_or(Problem::NotFound)?;
                match mapping_of(&row).filter(|_| !look.columns) {
                    None => columns(content, mapping_of(&row)).await?,
                    Some(mapping) => {
                        let (headings, parsed) = reading::rows(content, Some(mapping)).await?;
                        let stored = snapshot(&mut *repo).await?;
                        let planned = Planned::new(Arc::new(parsed), stored, options(keeper.actor())).await?;
                        let window = Window { list: look.list, page: look.page };
                        let mut view = off_thread(move || preview::view(&planned, headings, window)).await?;
                        view.interrupted = row.state == "applying";
                        if let Some(Came::Refused(problem)) = Came::of(&row) {
                            view.refused = Some(problem);
                        }
                        Stage::Preview(Box::new(view))
                    }
                }
            }
        };
        Ok(ImportView { id, file_name, stage })
    }

    fn under_way(&self, row: &UploadRow) -> Stage {
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        match self.imports.get(row.id) {
            Some((done, total)) => Stage::Applying { done: number(done), total: number(total) },
            None => Stage::Applying { done: row.done, total: row.total },
        }
    }

    /// Whoever was applying it has stopped on the way. Nothing was applied, and it can be looked at again.
    fn is_interrupted(&self, row: &UploadRow) -> bool {
        let silent = self.env.now().seconds_since(row.updated_at) >= UNHEARD_SECONDS;
        row.state == "applying"
            && self.imports.get(row.id).is_none()
            && (silent || self.store.engine() == Engine::Sqlite)
    }

    /// Makes an interrupted import one that failed, which may be changed.
    async fn release(&self, repo: &mut dyn Repo, id: ImportId) -> Result<()> {
        let row = repo.upload(id).await?.ok_or(Problem::NotFound)?;
        if self.is_interrupted(&row) {
            repo.finish_upload(id, "failed", None, self.env.now()).await?;
        }
        Ok(())
    }

    /// Confirms which column is what: pairs of column, from 0, and the key of a [`Field`] (empty for none).
    ///
    /// # Errors
    /// [`Problem::Invalid`] by the fields `columns` and `column_N`; [`Problem::NotFound`]; [`Problem::Stale`] if it is
    /// being applied.
    pub async fn map_people_columns(&self, _keeper: Keeper<'_>, id: ImportId, columns: &[(u32, String)]) -> Result<()> {
        let mut mapping = Mapping::default();
        let mut problems = Problems::default();
        for (column, key) in columns.iter().filter(|(_, key)| !key.is_empty()) {
            match field_of(key) {
                Some(field) if mapping.get(field).is_some() => {
                    problems.add(format!("column_{column}"), Rule::ColumnTwice);
                }
                Some(field) => mapping.set(field, Some(*column)),
                None => problems.add(format!("column_{column}"), Rule::UnknownChoice),
            }
        }
        problems.finish()?;
        let content = self.read().await?.upload_content(id).await?.ok_or(Problem::NotFound)?;
        let columns = reading::table(content).await?.header.len();
        mapping.check(columns).map_err(|problems| columns_problem(&problems))?;
        let text = serde_json::to_string(&mapping).map_err(Failure::internal)?;
        let mut repo = self.write().await?;
        self.release(&mut *repo, id).await?;
        if !repo.set_upload_mapping(id, Some(&text), self.env.now()).await? {
            return Err(Problem::Stale.into());
        }
        Ok(repo.save().await?)
    }

    /// Throws a file away. To do so twice is no error.
    ///
    /// # Errors
    /// [`Problem::Stale`] if it is being applied.
    pub async fn discard_people_upload(&self, _keeper: Keeper<'_>, id: ImportId) -> Result<()> {
        let mut repo = self.write().await?;
        if repo.upload(id).await?.is_none() {
            return Ok(());
        }
        self.release(&mut *repo, id).await?;
        if !repo.delete_upload(id).await? {
            return Err(Problem::Stale.into());
        }
        Ok(repo.save().await?)
    }

    /// Begins to apply a file in the background. Once it has begun, to ask again changes nothing.
    ///
    /// # Errors
    /// [`Problem::Stale`] if the plan is no longer what was looked at, [`Problem::Invalid`] for want of confirmation,
    /// [`Problem::Refused`] with bad rows.
    pub async fn apply_people_upload(&self, keeper: Keeper<'_>, id: ImportId, approval: Approval) -> Result<()> {
        let actor = keeper.actor().clone();
        let mut repo = self.read().await?;
        let row = repo.upload(id).await?.ok_or(Problem::NotFound)?;
        if row.state == "applied" || (row.state == "applying" && !self.is_interrupted(&row)) {
            return Ok(());
        }
        let content = repo.upload_content(id).await?.ok_or(Problem::NotFound)?;
        let (_, parsed) = reading::rows(content, mapping_of(&row)).await?;
        let parsed = Arc::new(parsed);
        let stored = snapshot(&mut *repo).await?;
        drop(repo);
        let planned = Planned::new(parsed.clone(), stored, options(&actor)).await?;
        check(&planned, Some(&approval.fingerprint), approval.confirmed)?;
        let counts = planned.plan.counts();
        let total = counts.new + counts.changed + counts.moved + counts.reactivated + counts.to_deactivate;
        drop(planned);
        let mut repo = self.write().await?;
        self.release(&mut *repo, id).await?;
        let Some(run) = self.imports.begin(id) else { return Ok(()) };
        let now = self.env.now();
        let total = i64::try_from(total).unwrap_or(i64::MAX);
        if !repo.start_upload(id, total, now.plus_seconds(-UNHEARD_SECONDS), now).await? {
            return Ok(());
        }
        repo.save().await?;
        let services = self.clone();
        tokio::spawn(async move { services.apply_in_background(&actor, id, parsed, approval, run).await });
        Ok(())
    }

    async fn apply_in_background(
        &self,
        actor: &Actor,
        id: ImportId,
        parsed: Arc<Parsed>,
        approval: Approval,
        run: Run,
    ) {
        let reporter = (self.store.engine() == Engine::Postgres).then(|| self.clone().report(id));
        let reporter = reporter.map(tokio::spawn);
        let applied = self.apply_upload(actor, id, parsed, &approval, &run.progress()).await;
        if let Some(reporter) = reporter {
            reporter.abort();
        }
        if applied.is_ok() {
            // In the week of the set-up, whoever was brought in is expected; the clock would see it within a minute.
            if let Err(failure) = self.tick().await {
                tracing::warn!(?failure, "the first week could not be taken anew yet");
            }
        }
        if let Err(failure) = applied {
            tracing::warn!(import = %id, ?failure, "an import was not applied");
            if let Err(failure) = self.give_up(id, failure.problem).await {
                tracing::error!(import = %id, ?failure, "the import can't be marked as failed");
            }
        }
        drop(run);
    }

    /// The one transaction: plans again on what is stored by then, and applies that plan only if it is the one that
    /// was approved.
    async fn apply_upload(
        &self,
        actor: &Actor,
        id: ImportId,
        parsed: Arc<Parsed>,
        approval: &Approval,
        progress: &Progress,
    ) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        repo.lock_people().await?;
        let planned = Planned::new(parsed, snapshot(&mut *repo).await?, options(actor)).await?;
        check(&planned, Some(&approval.fingerprint), approval.confirmed)?;
        let line = Line::by(actor, "people.imported").subject("import", id.0);
        let plan = (&planned.plan, &planned.snapshot);
        let outcome = self.apply_plan(&mut *repo, plan, &approval.leads, (line, now), progress).await?;
        let text = Came::Applied(outcome).text()?;
        repo.finish_upload(id, "applied", Some(&text), self.env.now()).await?;
        Ok(repo.save().await?)
    }

    async fn give_up(&self, id: ImportId, problem: Problem) -> Result<()> {
        let text = Came::Refused(problem).text()?;
        let mut repo = self.write().await?;
        repo.finish_upload(id, "failed", Some(&text), self.env.now()).await?;
        Ok(repo.save().await?)
    }

    /// Writes down how far it is, for the other servers of the same database.
    async fn report(self, id: ImportId) {
        loop {
            tokio::time::sleep(Duration::from_millis(500)).await;
            let Some((done, total)) = self.imports.get(id) else { return };
            let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
            let written = async {
                let mut repo = self.write().await?;
                repo.progress_upload(id, number(done), number(total), self.env.now()).await?;
                Ok::<_, Failure>(repo.save().await?)
            };
            if let Err(failure) = written.await {
                tracing::debug!(import = %id, ?failure, "the progress could not be written down");
            }
        }
    }
}

/// HR takes hold of no admin's account, through a file no more than through the pages.
pub(super) fn options(importer: &Actor) -> Options {
    Options { importer: Some(importer.id()), spares_admins: !importer.me.has(Grant::Admin) }
}

pub(super) fn mapping_of(row: &UploadRow) -> Option<Mapping> {
    serde_json::from_str(row.mapping.as_deref()?).ok()
}

fn field_of(key: &str) -> Option<Field> {
    serde_json::from_value(serde_json::Value::String(key.to_owned())).ok()
}

async fn columns(content: Vec<u8>, mapping: Option<Mapping>) -> Result<Stage> {
    let table = reading::table(content).await?;
    let mapping = mapping.unwrap_or_else(|| Mapping::guess(&table.header));
    Ok(Stage::Columns(Box::new(columns_view(&table, mapping))))
}

fn columns_view(table: &Table, mapping: Mapping) -> ColumnsView {
    let sample = |column: usize| {
        let cells = table.records.iter().filter_map(|record| record.cells.get(column));
        let cells = cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        cells.take(SAMPLES).map(|cell| cell.chars().take(60).collect()).collect()
    };
    let columns = table.header.iter().enumerate();
    ColumnsView {
        encoding: table.encoding,
        delimiter: table.delimiter,
        rows: i64::try_from(table.records.len()).unwrap_or(i64::MAX),
        columns: columns
            .map(|(column, heading)| ColumnView { heading: heading.trim().to_owned(), samples: sample(column) })
            .collect(),
        mapping,
    }
}
