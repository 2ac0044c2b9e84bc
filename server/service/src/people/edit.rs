//! Making people one by one, changing and moving them.

use super::{
    check::{Checked, PersonInput, checked},
    may_touch,
};
use crate::{
    Result, Services, actor::Keeper, areas::tree::AreaTree, audit::Line, failure::Failure, fingerprint::unchanged,
};
use hilo_domain::{
    date::Date,
    ids::{AreaId, PersonId, RoleId},
    problem::{Problem, Rule},
    time::Millis,
    view::people::PersonForm,
};
use hilo_store::{Repo, StoreError, people::PersonRow};
use serde_json::json;

/// Titles that a form offers.
const TITLES: i64 = 400;

impl Services {
    /// The form for a new person, in `area` if that is one.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn new_person_form(&self, _keeper: Keeper<'_>, area: Option<AreaId>) -> Result<PersonForm> {
        let mut repo = self.read().await?;
        let tree = AreaTree::load(&mut *repo).await?;
        Ok(PersonForm {
            id: None,
            name: String::new(),
            email: String::new(),
            employee_number: String::new(),
            area: area.filter(|a| tree.tree.contains(*a)),
            role: String::new(),
            manager: String::new(),
            hired_on: String::new(),
            language: String::new(),
            areas: tree.options(|_| true),
            titles: repo.role_titles(TITLES).await?,
            revision: String::new(),
        })
    }

    /// The form to change somebody, or to bring them back.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for nobody.
    pub async fn person_form(&self, _keeper: Keeper<'_>, person: PersonId) -> Result<PersonForm> {
        let now = self.env.now();
        let mut repo = self.read().await?;
        let facts = repo.person_facts(person, now).await?.ok_or(Problem::NotFound)?;
        let tree = AreaTree::load(&mut *repo).await?;
        let manager = facts.manager_login.or(facts.manager_name).unwrap_or_default();
        let hired_on = facts.hired_on.and_then(Date::from_days).map(|d| d.to_string()).unwrap_or_default();
        Ok(PersonForm {
            id: Some(person),
            name: facts.name,
            email: facts.email.unwrap_or_default(),
            employee_number: facts.employee_number.unwrap_or_default(),
            area: Some(facts.area_id).filter(|a| tree.tree.contains(*a)),
            role: facts.role_title.unwrap_or_default(),
            manager,
            hired_on,
            language: facts.language.unwrap_or_default(),
            areas: tree.options(|_| true),
            titles: repo.role_titles(TITLES).await?,
            revision: facts.updated_at.0.to_string(),
        })
    }

    /// # Errors
    /// [`Problem::Invalid`] with all that does not hold.
    pub async fn create_person(&self, keeper: Keeper<'_>, input: &PersonInput) -> Result<PersonId> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        let tree = AreaTree::load(&mut *repo).await?;
        let checked = checked(&mut *repo, &tree, input, None).await?;
        let role_id = self.role_in(&mut *repo, checked.area, checked.title.as_deref(), now).await?;
        let person = PersonRow {
            id: self.id()?,
            employee_number: checked.employee_number,
            email: checked.email,
            name: checked.name,
            area_id: checked.area,
            role_id,
            manager_id: checked.manager,
            hired_on: checked.hired_on,
            language: checked.language.map(|l| l.tag().to_owned()),
            time_zone: None,
            theme: None,
            imported: false,
            active: true,
            created_at: now,
        };
        repo.insert_person(&person).await.map_err(login_taken)?;
        let detail = json!({ "area": tree.name(person.area_id) });
        let line = Line::by(keeper.actor(), "person.created").person(person.id).area(person.area_id).detail(detail);
        self.record(&mut *repo, now, line).await?;
        repo.save().await?;
        Ok(person.id)
    }

    /// Changes and moves somebody who is active.
    ///
    /// # Errors
    /// [`Problem::Stale`] if the person changed since the form was made; [`Problem::Invalid`] with all that does not
    /// hold; [`Problem::Forbidden`] to change an admin's e-mail or number without being one.
    pub async fn change_person(&self, keeper: Keeper<'_>, person: PersonId, input: &PersonInput) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        let row = repo.person(person).await?.filter(|p| p.active).ok_or(Problem::NotFound)?;
        let tree = AreaTree::load(&mut *repo).await?;
        let checked = checked(&mut *repo, &tree, input, Some(&row)).await?;
        let facts = repo.person_facts(person, now).await?.ok_or(Problem::NotFound)?;
        unchanged(&input.revision, &facts.updated_at.0.to_string())?;
        let new_login = checked.email != row.email || checked.employee_number != row.employee_number;
        if new_login && !may_touch(&mut *repo, keeper, person).await? {
            return Err(Problem::Forbidden.into());
        }
        let role_id = self.role_in(&mut *repo, checked.area, checked.title.as_deref(), now).await?;
        let changed = PersonRow { role_id, ..apply(row.clone(), checked) };
        repo.update_person(&changed, now).await.map_err(login_taken)?;
        let fields = changed_fields(&row, &changed);
        if !fields.is_empty() {
            let line = Line::by(keeper.actor(), "person.changed").person(person).area(changed.area_id);
            self.record(&mut *repo, now, line.detail(json!({ "fields": fields.join(" ") }))).await?;
        }
        if changed.area_id != row.area_id {
            let detail = json!({ "from": facts.area_name, "to": tree.name(changed.area_id) });
            let line = Line::by(keeper.actor(), "person.moved").person(person).area(changed.area_id).detail(detail);
            self.record(&mut *repo, now, line).await?;
        }
        Ok(repo.save().await?)
    }

    /// The area's role of this title, made if need be.
    pub(super) async fn role_in(
        &self,
        repo: &mut dyn Repo,
        area: AreaId,
        title: Option<&str>,
        now: Millis,
    ) -> Result<Option<RoleId>> {
        match title {
            Some(title) => Ok(Some(repo.role_for(area, title, self.id()?, now).await?)),
            None => Ok(None),
        }
    }
}

fn apply(row: PersonRow, checked: Checked) -> PersonRow {
    PersonRow {
        name: checked.name,
        email: checked.email,
        employee_number: checked.employee_number,
        area_id: checked.area,
        manager_id: checked.manager,
        hired_on: checked.hired_on,
        language: checked.language.map(|l| l.tag().to_owned()),
        ..row
    }
}

/// The names of the fields that differ, but for the area, whose change has a line of its own.
fn changed_fields(was: &PersonRow, is: &PersonRow) -> Vec<&'static str> {
    [
        ("name", was.name != is.name),
        ("email", was.email != is.email),
        ("employee_number", was.employee_number != is.employee_number),
        ("role", was.role_id != is.role_id && was.area_id == is.area_id),
        ("manager", was.manager_id != is.manager_id),
        ("hired_on", was.hired_on != is.hired_on),
        ("language", was.language != is.language),
    ]
    .into_iter()
    .filter_map(|(name, differs)| differs.then_some(name))
    .collect()
}

/// Somebody else took it in the same moment.
fn login_taken(error: StoreError) -> Failure {
    match error {
        StoreError::Taken { constraint } if constraint.contains("number") => {
            Failure::field("employee_number", Rule::Taken)
        }
        StoreError::Taken { .. } => Failure::field("email", Rule::Taken),
        other => other.into(),
    }
}
