//! What waits for whoever leads an area, beside what others wrote to them.

use crate::{Actor, Result};
use hilo_domain::view::home::Waiting;
use hilo_store::Repo;
use std::collections::HashMap;

/// The areas that somebody leads themselves and that have not answered for the present version of the experience. It
/// waits for nobody who only stands in: it is the lead's answer.
pub(super) async fn unanswered(repo: &mut dyn Repo, actor: &Actor) -> Result<Vec<Waiting>> {
    if !actor.me.leads {
        return Ok(Vec::new());
    }
    let Some(current) = repo.experience_version().await? else { return Ok(Vec::new()) };
    let leads = repo.leads().await?.into_iter();
    let mine: Vec<_> =
        leads.filter(|lead| lead.person_id == actor.id() && !lead.stand_in).map(|lead| lead.area_id).collect();
    if mine.is_empty() {
        return Ok(Vec::new());
    }
    let answers = repo.latest_area_answers().await?.into_iter();
    let answered: HashMap<_, _> =
        answers.map(|shown| (shown.answer.area_id, shown.answer.experience_version)).collect();
    let areas = repo.areas().await?.into_iter().filter(|area| mine.contains(&area.id));
    let open = areas.filter(|area| answered.get(&area.id) != Some(&current.number));
    Ok(open
        .map(|area| Waiting::AreaAnswer { area: area.id, answered: answered.get(&area.id).copied(), name: area.name })
        .collect())
}
