//! First start: the organisation and its first admin.

use super::{
    Origin,
    passwords::check_new,
    sign_in::{SignedIn, signed_in},
};
use crate::{Failure, Result, Services, audit::Line, env::Token};
use hilo_domain::{
    grant::Grant,
    lang::Lang,
    problem::{Problem, Problems, Rule},
    time::Millis,
};
use hilo_store::{Repo, StoreError, access::LinkRow, areas::AreaRow, organisation::Organisation, people::PersonRow};

/// What the wizard asks.
#[derive(Debug, Clone, Default)]
pub struct SetupInput {
    pub organisation: String,
    pub language: String,
    pub time_zone: String,
    pub name: String,
    pub email: String,
    pub password: String,
    pub password_again: String,
}

impl Services {
    /// A new set-up link, if there is no organisation yet; earlier ones stop working.
    ///
    /// # Errors
    /// If the database can't be written.
    pub async fn setup_link(&self) -> Result<Option<Token>> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        if repo.organisation().await?.is_some() {
            return Ok(None);
        }
        let token = self.env.token().map_err(Failure::internal)?;
        repo.delete_unowned_links("setup").await?;
        let link = LinkRow {
            id: self.id()?,
            kind: "setup".to_owned(),
            person_id: None,
            created_by: None,
            created_at: now,
            expires_at: now.plus_hours(24),
            used_at: None,
        };
        repo.insert_link(&link, &token.hash()).await?;
        repo.save().await?;
        Ok(Some(token))
    }

    /// # Errors
    /// [`Problem::NotFound`] for a link that is not good for the set-up.
    pub async fn check_setup_link(&self, token: &Token) -> Result<()> {
        let mut repo = self.read().await?;
        self.live_setup_link(&mut *repo, token).await.map(|_| ())
    }

    async fn live_setup_link(&self, repo: &mut dyn Repo, token: &Token) -> Result<LinkRow> {
        let now = self.env.now();
        if repo.organisation().await?.is_some() {
            return Err(Problem::NotFound.into());
        }
        let link = repo.link(&token.hash()).await?;
        link.filter(|l| l.kind == "setup" && l.used_at.is_none() && l.expires_at > now)
            .ok_or_else(|| Problem::NotFound.into())
    }

    /// Makes the organisation, its root area and its first admin, and signs them in.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for a dead link, [`Problem::Invalid`] for what does not hold.
    pub async fn set_up(&self, token: &Token, input: &SetupInput, origin: &Origin) -> Result<SignedIn> {
        self.check_setup_link(token).await?;
        let mut problems = Problems::default();
        let organisation = organisation(&mut problems, input, self.env.now());
        let name = problems.required_line("name", &input.name, 120);
        let email = checked_email(&mut problems, "email", &input.email);
        if email.is_none() && input.email.trim().is_empty() {
            problems.add("email", Rule::Required);
        }
        check_new(&mut problems, &input.password, &input.password_again, &[&input.name, &input.email]);
        problems.finish()?;
        let hash = self.passwords.hash(input.password.clone()).await?;

        let now = self.env.now();
        let mut repo = self.write().await?;
        let link = self.live_setup_link(&mut *repo, token).await?;
        if !repo.use_link(link.id, now).await? {
            return Err(Problem::NotFound.into());
        }
        let root = self.make_organisation(&mut *repo, &organisation).await?;
        let person = PersonRow {
            id: self.id()?,
            employee_number: None,
            email,
            name,
            area_id: root.id,
            role_id: None,
            manager_id: None,
            hired_on: None,
            language: Some(organisation.language.clone()),
            time_zone: None,
            theme: None,
            imported: false,
            active: true,
            created_at: now,
        };
        repo.insert_person(&person).await?;
        repo.add_grant(person.id, Grant::Admin.key(), None, now).await?;
        repo.set_credential(person.id, &hash, now).await?;
        let session = self.open_session(&mut *repo, person.id, origin, now).await?;
        let device = self.env.token().map_err(Failure::internal)?;
        repo.remember_device(&device.hash(), person.id, now).await?;
        let by = |action| Line::new(action).actor(person.id).person(person.id).address(&origin.address);
        self.record(&mut *repo, now, by("organisation.created")).await?;
        self.record(&mut *repo, now, by("grant.added").detail(serde_json::json!({ "grant": "admin" }))).await?;
        self.record(&mut *repo, now, signed_in(person.id, origin)).await?;
        repo.save().await?;
        // The week that is under way is open at once; should that fail, the clock tries again within a minute.
        if let Err(failure) = self.tick().await {
            tracing::warn!(?failure, "the first week could not be opened yet");
        }
        Ok(SignedIn { person: person.id, session, device })
    }

    /// The organisation's row and its root area, inside the caller's transaction.
    pub(crate) async fn make_organisation(&self, repo: &mut dyn Repo, organisation: &Organisation) -> Result<AreaRow> {
        repo.insert_organisation(organisation).await.map_err(|error| match error {
            StoreError::Taken { .. } => Failure::from(Problem::NotFound),
            other => other.into(),
        })?;
        let root = AreaRow {
            id: self.id()?,
            parent_id: None,
            name: organisation.name.clone(),
            external: false,
            created_at: organisation.created_at,
        };
        repo.insert_area(&root).await?;
        Ok(root)
    }
}

/// With the week's usual rhythm: opens Thursday 08:00, closes Monday 12:00.
#[must_use]
pub fn new_organisation(name: String, language: Lang, time_zone: String, now: Millis) -> Organisation {
    Organisation {
        name,
        language: language.tag().to_owned(),
        time_zone,
        opens_day: 4,
        opens_minute: 8 * 60,
        closes_day: 1,
        closes_minute: 12 * 60,
        created_at: now,
    }
}

fn organisation(problems: &mut Problems, input: &SetupInput, now: Millis) -> Organisation {
    let name = problems.required_line("organisation", &input.organisation, 120);
    let language = Lang::from_tag(&input.language);
    if language.is_none() {
        problems.add("language", Rule::UnknownChoice);
    }
    let time_zone = input.time_zone.trim().to_owned();
    if !is_time_zone(&time_zone) {
        problems.add("time_zone", Rule::UnknownTimeZone);
    }
    new_organisation(name, language.unwrap_or_default(), time_zone, now)
}

/// An IANA name that the bundled database knows.
#[must_use]
pub fn is_time_zone(name: &str) -> bool {
    jiff::tz::TimeZone::get(name).is_ok()
}

/// An address in lower case; none, with a problem noted, if it is not one; none if it is empty.
pub fn checked_email(problems: &mut Problems, field: &str, value: &str) -> Option<String> {
    let email = problems.line(field, value, 254).to_lowercase();
    if email.is_empty() {
        return None;
    }
    let valid = email.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.contains('@')
            && domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
            && !email.contains(|c: char| c.is_whitespace() || "<>(),;:\"[]\\".contains(c))
    });
    if valid {
        Some(email)
    } else {
        problems.add(field, Rule::NotAnEmail);
        None
    }
}
