//! Admins made at the command line: for the first one without a browser, and for getting back in.

use super::setup::checked_email;
use crate::{Failure, Result, Services, audit::Line, env::Token, import::command::NewOrganisation};
use hilo_domain::{
    grant::Grant,
    problem::{Problem, Problems, Rule},
};
use hilo_store::people::PersonRow;

impl Services {
    /// Gives the grant to whoever signs in by `login`, making them (and the organisation) or bringing them back if need
    /// be, and a link to set the password.
    ///
    /// # Errors
    /// [`Problem::Invalid`] if there is nobody and the login is no e-mail address.
    pub async fn create_admin(&self, login: &str, name: Option<&str>, organisation: &NewOrganisation) -> Result<Token> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        if repo.organisation().await?.is_none() {
            self.found(&mut *repo, organisation).await?;
        }
        let areas = repo.areas().await?;
        let root = areas.iter().find(|a| a.parent_id.is_none());
        let root = root.ok_or_else(|| Failure::internal("there is an organisation and no root area"))?.id;
        let person = if let Some(mut person) = repo.person_by_login(login).await? {
            if !person.active {
                person.active = true;
                // Roles are of one area, and so stay behind with an area that was archived meanwhile.
                if areas.iter().all(|a| a.id != person.area_id) {
                    person.area_id = root;
                    person.role_id = None;
                }
                repo.update_person(&person, now).await?;
                let line = Line::new("person.reactivated").person(person.id).area(person.area_id);
                self.record(&mut *repo, now, line).await?;
            }
            person
        } else {
            let mut problems = Problems::default();
            let email = checked_email(&mut problems, "email", login);
            if email.is_none() && problems.is_empty() {
                problems.add("email", Rule::Required);
            }
            problems.finish()?;
            let person = PersonRow {
                id: self.id()?,
                employee_number: None,
                email,
                name: name.unwrap_or(login).to_owned(),
                area_id: root,
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
            let line = Line::new("person.created").person(person.id).area(person.area_id);
            self.record(&mut *repo, now, line).await?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        areas::edit::AreaInput,
        audit::list::AuditQuery,
        people::check::PersonInput,
        testing::{House, house},
    };
    use hilo_domain::lang::Lang;

    async fn create(house: &House) {
        let organisation = NewOrganisation { name: "x".to_owned(), language: Lang::Es, time_zone: "UTC".to_owned() };
        house.services.create_admin("eva@example.com", Some("Eva"), &organisation).await.unwrap();
    }

    #[tokio::test]
    async fn what_the_command_line_does_to_people_is_recorded() {
        let house = house().await;
        create(&house).await;
        let mut repo = house.services.write().await.unwrap();
        let mut eva = repo.person_by_login("eva@example.com").await.unwrap().unwrap();
        eva.active = false;
        repo.update_person(&eva, house.services.env.now()).await.unwrap();
        repo.save().await.unwrap();
        create(&house).await;
        let log = house.services.audit_log(house.admin.auditor().unwrap(), &AuditQuery::default()).await.unwrap().lines;
        let mut about: Vec<_> = log
            .iter()
            .filter(|line| line.subject_name.as_deref() == Some("Eva"))
            .map(|line| (line.action.as_str(), line.actor.is_some(), line.detail.get("area").map(String::as_str)))
            .collect();
        about.sort_unstable();
        let area = Some("Ferretería");
        assert_eq!(
            about,
            [
                ("grant.added", false, None),
                ("link.invitation", false, None),
                ("link.invitation", false, None),
                ("person.created", false, area),
                ("person.reactivated", false, area),
            ]
        );
    }

    #[tokio::test]
    async fn whoever_comes_back_is_where_there_is_an_area() {
        let house = house().await;
        let services = &house.services;
        let keeper = house.admin.keeper().unwrap();
        let shops = AreaInput { name: "Tiendas".to_owned(), parent: house.root.to_string(), ..AreaInput::default() };
        let shops = services.create_area(keeper, &shops).await.unwrap();
        let eva = PersonInput {
            name: "Eva".to_owned(),
            email: "eva@example.com".to_owned(),
            area: shops.to_string(),
            role: "Cajera".to_owned(),
            ..PersonInput::default()
        };
        let eva = services.create_person(keeper, &eva).await.unwrap();
        let stored = async || services.read().await.unwrap().person(eva).await.unwrap().unwrap();
        services.deactivate(keeper, eva).await.unwrap();
        create(&house).await;
        let back = stored().await;
        assert!(back.active && back.area_id == shops && back.role_id.is_some(), "as she was");
        services.deactivate(keeper, eva).await.unwrap();
        services.archive_area(keeper, shops).await.unwrap();
        create(&house).await;
        let back = stored().await;
        assert_eq!((back.active, back.area_id, back.role_id), (true, house.root, None));
    }
}
