//! Language, looks and clock of one person.

use super::setup::is_time_zone;
use crate::{Actor, Result, Services};
use hilo_domain::{
    lang::Lang,
    problem::{Problems, Rule},
};
use hilo_store::people::Preferences;

/// Empty means: as the browser, the system or the organisation has it.
#[derive(Debug, Clone, Default)]
pub struct PreferencesInput {
    pub language: String,
    pub theme: String,
    pub time_zone: String,
}

impl Services {
    /// Gives back the language that was chosen.
    ///
    /// # Errors
    /// [`hilo_domain::problem::Problem::Invalid`] for something that is not on offer.
    pub async fn set_preferences(&self, actor: &Actor, input: &PreferencesInput) -> Result<Option<Lang>> {
        let mut problems = Problems::default();
        let language = Lang::from_tag(&input.language);
        if language.is_none() && !input.language.is_empty() {
            problems.add("language", Rule::UnknownChoice);
        }
        if !matches!(input.theme.as_str(), "" | "light" | "dark") {
            problems.add("theme", Rule::UnknownChoice);
        }
        if !input.time_zone.is_empty() && !is_time_zone(&input.time_zone) {
            problems.add("time_zone", Rule::UnknownTimeZone);
        }
        problems.finish()?;
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let preferences = Preferences {
            language: language.map(|l| l.tag().to_owned()),
            theme: some(&input.theme),
            time_zone: some(&input.time_zone),
        };
        let now = self.env.now();
        let mut repo = self.write().await?;
        // Whoever writes the whole row has read it before, and would write the former ones over these.
        repo.lock_organisation().await?;
        repo.set_preferences(actor.id(), &preferences, now).await?;
        repo.save().await?;
        Ok(language)
    }
}
