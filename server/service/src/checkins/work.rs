//! What was written in check-ins, entry by entry: by name for those to whom it was written, else what its authors let
//! be shown.

use super::circle::Circle;
use crate::{Actor, Result, Services, audit::Line};
use hilo_domain::{
    audience::{Scope, Sight},
    ids::{AreaId, PersonId},
    view::checkins::WorkEntry,
    week::WeekId,
};
use hilo_store::{
    Repo,
    team::{WorkFilter, WorkRow},
};

/// Entries shown at most.
const ENTRIES: i64 = 30;

/// Of an area that the actor leads or oversees by name, with all under it, but for what the actor wrote. Whoever calls
/// it has to record it: [`Services::note_work`].
pub(crate) async fn by_name(
    repo: &mut dyn Repo,
    circle: &Circle,
    actor: &Actor,
    area: AreaId,
    week: WeekId,
    filter: WorkFilter,
) -> Result<Vec<WorkEntry>> {
    let mut never = hidden(repo, circle, actor, week).await?;
    never.push(actor.id());
    let rows = repo.work(week, &circle.all_under(area, never), filter, ENTRIES).await?;
    Ok(rows.into_iter().map(|row| entry(row, week, filter, true)).collect())
}

/// Of these areas.
pub(crate) async fn examples(
    repo: &mut dyn Repo,
    areas: Vec<AreaId>,
    week: WeekId,
    filter: WorkFilter,
) -> Result<Vec<WorkEntry>> {
    let scope = Scope { areas, ..Scope::default() };
    let rows = repo.work(week, &scope, WorkFilter { examples: true, ..filter }, ENTRIES).await?;
    Ok(rows.into_iter().map(|row| entry(row, week, filter, false)).collect())
}

fn entry(row: WorkRow, week: WeekId, filter: WorkFilter, by_name: bool) -> WorkEntry {
    WorkEntry {
        week,
        touchpoint: row.touchpoint,
        statement: row.statement_id.zip(row.statement).filter(|_| filter.statement.is_none()),
        area: row.area_name,
        does: row.does,
        gets: row.gets,
        did: row.did,
        got: row.got,
        author: by_name.then_some((row.name, row.checkin_id)),
    }
}

/// Those who lead and whose check-ins the reader may not see, wherever they work: whoever leads is not on the list of
/// those whom they lead.
pub(crate) async fn hidden(repo: &mut dyn Repo, circle: &Circle, actor: &Actor, week: WeekId) -> Result<Vec<PersonId>> {
    let leads: Vec<PersonId> = circle.leads.people().into_iter().collect();
    let placed = repo.places_of(&leads, &[week]).await?.into_iter();
    let unseen =
        placed.filter(|(_, person, area)| circle.sight(actor, *person, circle.living(*area)) == Sight::Nothing);
    Ok(unseen.map(|(_, person, _)| person).collect())
}

impl Services {
    /// Records that somebody looked at the work of these areas by name.
    pub(crate) async fn note_work(&self, actor: &Actor, areas: &[AreaId], week: WeekId) -> Result<()> {
        let mut repo = self.write().await?;
        for area in areas {
            let line = Line::by(actor, "alignment.work_viewed").area(*area).subject("area", area.0).week(week.index());
            self.record(&mut *repo, self.env.now(), line).await?;
        }
        Ok(repo.save().await?)
    }
}
