//! All that is wrong with an uploaded file, for the page that lists only the first of it.

use super::{
    planning::{Planned, snapshot},
    reading,
    uploads::{mapping_of, options},
};
use crate::{Result, Services, actor::Keeper};
use hilo_domain::{ids::ImportId, people_import::Issue, problem::Problem};
use std::sync::Arc;

/// The file's headings, for naming columns, and its errors and warnings by line and column.
#[derive(Debug, Clone)]
pub struct FileIssues {
    pub headings: Vec<String>,
    pub issues: Vec<Issue>,
}

impl Services {
    /// # Errors
    /// [`Problem::NotFound`] if it is gone, was applied, or its columns are not confirmed yet.
    pub async fn people_upload_issues(&self, keeper: Keeper<'_>, id: ImportId) -> Result<FileIssues> {
        let mut repo = self.read().await?;
        let row = repo.upload(id).await?.filter(|row| row.state != "applied").ok_or(Problem::NotFound)?;
        let mapping = mapping_of(&row).ok_or(Problem::NotFound)?;
        let content = repo.upload_content(id).await?.ok_or(Problem::NotFound)?;
        let stored = snapshot(&mut *repo).await?;
        drop(repo);
        let (headings, parsed) = reading::rows(content, Some(mapping)).await?;
        let planned = Planned::new(Arc::new(parsed), stored, options(keeper.actor())).await?;
        Ok(FileIssues { headings, issues: planned.plan.issues })
    }
}
