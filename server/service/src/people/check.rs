//! What the forms about a person have to hold.

use crate::{Result, access::setup::checked_email, areas::tree::AreaTree};
use hilo_domain::{
    date::Date,
    ids::{AreaId, PersonId},
    lang::Lang,
    people_import::{MAX_EMPLOYEE_ID, MAX_NAME, MAX_ROLE},
    problem::{Problem, Problems, Rule},
};
use hilo_store::{Repo, people::PersonRow};

/// What the form sends, as typed.
#[derive(Debug, Clone, Default)]
pub struct PersonInput {
    pub name: String,
    pub email: String,
    pub employee_number: String,
    /// An area's id.
    pub area: String,
    /// A job title; empty for none.
    pub role: String,
    /// E-mail, number or exact name; empty for nobody.
    pub manager: String,
    pub hired_on: String,
    pub language: String,
    /// Of the form; empty for a new person.
    pub revision: String,
}

/// The same, understood.
pub(super) struct Checked {
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) employee_number: Option<String>,
    pub(super) area: AreaId,
    pub(super) title: Option<String>,
    pub(super) manager: Option<PersonId>,
    pub(super) hired_on: Option<i32>,
    pub(super) language: Option<Lang>,
}

/// Everything at once. `known` is the person as stored, if it is not a new one.
pub(super) async fn checked(
    repo: &mut dyn Repo,
    tree: &AreaTree,
    input: &PersonInput,
    known: Option<&PersonRow>,
) -> Result<Checked> {
    let mut problems = Problems::default();
    let id = known.map(|p| p.id);
    let name = problems.required_line("name", &input.name, MAX_NAME);
    let email = checked_email(&mut problems, "email", &input.email);
    let number = some(problems.line("employee_number", &input.employee_number, MAX_EMPLOYEE_ID));
    // Whoever came by an import without either may stay so.
    let had_login = known.is_none_or(|p| p.email.is_some() || p.employee_number.is_some());
    if had_login && input.email.trim().is_empty() && number.is_none() {
        problems.add("email", Rule::Required);
    }
    if let Some(email) = &email
        && repo.person_by_login(email).await?.is_some_and(|p| Some(p.id) != id && p.email.as_ref() == Some(email))
    {
        problems.add("email", Rule::Taken);
    }
    if let Some(number) = &number {
        let holder = repo.person_by_login(number).await?;
        // Signing in takes no notice of case: neither may two people differ in it alone.
        let same = |held: &String| held.to_lowercase() == number.to_lowercase();
        if holder.is_some_and(|p| Some(p.id) != id && p.employee_number.as_ref().is_some_and(same)) {
            problems.add("employee_number", Rule::Taken);
        }
    }
    let area = checked_area(&mut problems, tree, &input.area);
    let title = some(problems.line("role", &input.role, MAX_ROLE));
    let manager = checked_manager(&mut problems, repo, &input.manager, known).await?;
    let hired_on = checked_date(&mut problems, "hired_on", &input.hired_on);
    let language = Lang::from_tag(&input.language);
    if language.is_none() && !input.language.is_empty() {
        problems.add("language", Rule::UnknownChoice);
    }
    problems.finish()?;
    let area = area.ok_or(Problem::Malformed)?;
    Ok(Checked { name, email, employee_number: number, area, title, manager, hired_on, language })
}

pub(super) fn checked_area(problems: &mut Problems, tree: &AreaTree, value: &str) -> Option<AreaId> {
    let area = value.parse().ok().filter(|area: &AreaId| tree.tree.contains(*area));
    if area.is_none() {
        problems.add("area", Rule::UnknownChoice);
    }
    area
}

/// Days since 1970-01-01; none for nothing typed.
pub(super) fn checked_date(problems: &mut Problems, field: &str, value: &str) -> Option<i32> {
    let value = value.trim();
    if value.is_empty() {
        return None;
    }
    let date = value.parse::<Date>().ok();
    if date.is_none() {
        problems.add(field, Rule::NotADate);
    }
    date.map(Date::days)
}

async fn checked_manager(
    problems: &mut Problems,
    repo: &mut dyn Repo,
    value: &str,
    known: Option<&PersonRow>,
) -> Result<Option<PersonId>> {
    let value = problems.line("manager", value, MAX_NAME);
    if value.is_empty() {
        return Ok(None);
    }
    let by_login = repo.person_by_login(&value).await?;
    // A manager who has left stays in the form until somebody changes it.
    let kept = known.and_then(|p| p.manager_id);
    if let Some(found) = by_login.filter(|p| p.active || Some(p.id) == kept) {
        return Ok(not_oneself(problems, found.id, known));
    }
    match repo.people_named(&value).await?.as_slice() {
        [one] => Ok(not_oneself(problems, *one, known)),
        [] => {
            // Somebody without e-mail and number who has left can only be named.
            if let Some(kept) = kept
                && repo.person(kept).await?.is_some_and(|p| p.name == value)
            {
                return Ok(Some(kept));
            }
            problems.add("manager", Rule::UnknownPerson);
            Ok(None)
        }
        _ => {
            problems.add("manager", Rule::AmbiguousPerson);
            Ok(None)
        }
    }
}

fn not_oneself(problems: &mut Problems, manager: PersonId, known: Option<&PersonRow>) -> Option<PersonId> {
    if known.is_some_and(|p| p.id == manager) {
        problems.add("manager", Rule::UnknownChoice);
        return None;
    }
    Some(manager)
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
