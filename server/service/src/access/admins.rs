//! Admins made at the command line: for the first one without a browser, and for getting back in.

use super::setup::{checked_email, new_organisation};
use crate::{Failure, Result, Services, audit::Line, env::Token};
use hilo_domain::{
    grant::Grant,
    lang::Lang,
    problem::{Problem, Problems, Rule},
};
use hilo_store::people::PersonRow;

impl Services {
    /// Gives the grant to whoever signs in by `login`, making them (and the organisation) if need be, and a link to
    /// set the password.
    ///
    /// # Errors
    /// [`Problem::Invalid`] if there is nobody and the login is no e-mail address.
    pub async fn create_admin(&self, login: &str, name: Option<&str>, organisation: &str) -> Result<Token> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        if repo.organisation().await?.is_none() {
            let organisation = new_organisation(organisation.to_owned(), Lang::Es, "UTC".to_owned(), now);
            self.make_organisation(&mut *repo, &organisation).await?;
        }
        let person = if let Some(mut person) = repo.person_by_login(login).await? {
            person.active = true;
            repo.update_person(&person, now).await?;
            person
        } else {
            let mut problems = Problems::default();
            let email = checked_email(&mut problems, "email", login);
            if email.is_none() && problems.is_empty() {
                problems.add("email", Rule::Required);
            }
            problems.finish()?;
            let root = repo.areas().await?.into_iter().find(|a| a.parent_id.is_none());
            let root = root.ok_or_else(|| Failure::internal("there is an organisation and no root area"))?;
            let person = PersonRow {
                id: self.id()?,
                employee_number: None,
                email,
                name: name.unwrap_or(login).to_owned(),
                area_id: root.id,
                role_id: None,
                manager_id: None,
                hired_on: None,
                language: None,
                time_zone: None,
                theme: None,
                imported: false,
                active: true,
                created_at: now,
            };
            repo.insert_person(&person).await.map_err(|_| Problem::field("email", Rule::Taken))?;
            person
        };
        if repo.add_grant(person.id, Grant::Admin.key(), None, now).await? {
            let line = Line::new("grant.added").person(person.id).detail(serde_json::json!({ "grant": "admin" }));
            self.record(&mut *repo, now, line).await?;
        }
        let (_, token) = self.issue_link_in(&mut *repo, person.id, None, now).await?;
        repo.save().await?;
        Ok(token)
    }
}
