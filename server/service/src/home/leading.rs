//! What waits for whoever leads an area, beside what others wrote to them.

use crate::{Actor, Result};
use hilo_domain::view::home::Waiting;
use hilo_store::Repo;

/// The areas that somebody leads themselves and that have not answered for the present version of the experience. It
/// waits for nobody who only stands in: it is the lead's answer.
pub(super) async fn unanswered(repo: &mut dyn Repo, actor: &Actor) -> Result<Vec<Waiting>> {
    if !actor.me.leads {
        return Ok(Vec::new());
    }
    let Some(current) = repo.experience_version().await? else { return Ok(Vec::new()) };
    let led = repo.answered_by(actor.id()).await?.into_iter();
    let open = led.filter(|led| led.experience_version != Some(current.number));
    Ok(open
        .map(|led| Waiting::AreaAnswer { area: led.area_id, answered: led.experience_version, name: led.area_name })
        .collect())
}
