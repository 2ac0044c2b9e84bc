//! The people as the CSV that an import reads.

use super::{planning, reading::off_thread};
use crate::{Result, Services, actor::Keeper, audit::Line};
use hilo_domain::{people_import::export, problem::Problem};

impl Services {
    /// Everybody who is active; importing it again changes nothing. Four queries.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn export_people(&self, keeper: Keeper<'_>) -> Result<String> {
        self.exported(Line::by(keeper.actor(), "people.exported")).await
    }

    /// As [`Self::export_people`], from the command line.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if there is no organisation.
    pub async fn export_people_at_console(&self) -> Result<String> {
        self.exported(Line::new("people.exported")).await
    }

    async fn exported(&self, line: Line) -> Result<String> {
        let mut repo = self.read().await?;
        if repo.organisation().await?.is_none() {
            return Err(Problem::NotFound.into());
        }
        let snapshot = planning::snapshot(&mut *repo).await?;
        drop(repo);
        let (csv, people) = off_thread(move || {
            let people = snapshot.people().iter().filter(|person| person.active).count();
            (export(&snapshot), people)
        })
        .await?;
        let mut repo = self.write().await?;
        let line = line.detail(serde_json::json!({ "people": people }));
        self.record(&mut *repo, self.env.now(), line).await?;
        repo.save().await?;
        Ok(csv)
    }
}
