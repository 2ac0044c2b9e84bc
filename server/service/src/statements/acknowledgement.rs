//! Who has read what.

use super::{kind, living};
use crate::{
    Actor, Failure, Result, Services,
    areas::{lead::LedAreas, tree::headcounts},
    audit::Line,
};
use hilo_domain::{
    ids::{AreaId, StatementId},
    problem::Problem,
    tree::Tree,
    view::statements::{AcknowledgementPage, AreaReadings, Readings, StatementReadings},
};
use hilo_store::{Repo, areas::AreaRow, statements::AreaReadings as OwnReadings};
use std::collections::HashMap;

impl Services {
    /// The actor has read that version. Once is enough; saying it again changes nothing.
    ///
    /// # Errors
    /// [`Problem::Stale`] if another version with another meaning was published since; [`Problem::NotFound`] if there
    /// is nothing to read.
    pub async fn acknowledge_statement(&self, actor: &Actor, id: StatementId, number: i32) -> Result<()> {
        let mut repo = self.write().await?;
        let row = living(&mut *repo, id).await?;
        let (Some(current), Some(asks_from)) = (row.number, row.asks_from) else {
            return Err(Problem::NotFound.into());
        };
        if number < asks_from || number > current {
            return Err(Problem::Stale.into());
        }
        if repo.acknowledge(actor.id(), id, number, self.env.now()).await? {
            repo.save().await?;
        }
        Ok(())
    }

    /// Who has acknowledged what, by area with everything under it: of one current statement, or of all. Leads see the
    /// areas that they lead, with everything under them.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] for whoever neither oversees nor leads; [`Problem::NotFound`] if that statement is not
    /// current.
    pub async fn acknowledgement(&self, actor: &Actor, chosen: Option<StatementId>) -> Result<AcknowledgementPage> {
        let mut repo = self.read().await?;
        let led = self.seen_by(&mut *repo, actor).await?;
        page(&mut *repo, chosen, led.as_ref()).await
    }

    /// The areas whose readings somebody sees; none for all of them.
    async fn seen_by(&self, repo: &mut dyn Repo, actor: &Actor) -> Result<Option<LedAreas>> {
        if actor.overseer().is_ok() {
            return Ok(None);
        }
        let led = self.led_areas_in(repo, actor).await?;
        if led.is_empty() { Err(Problem::Forbidden.into()) } else { Ok(Some(led)) }
    }

    /// As [`Services::acknowledgement`], for a file that leaves the house, which is recorded.
    ///
    /// # Errors
    /// As that.
    pub async fn export_acknowledgement(
        &self,
        actor: &Actor,
        chosen: Option<StatementId>,
    ) -> Result<AcknowledgementPage> {
        let page = self.acknowledgement(actor, chosen).await?;
        let mut repo = self.write().await?;
        let mut line = Line::by(actor, "export.acknowledgement");
        if let Some(statement) = chosen {
            line = line.subject("statement", statement.0);
        }
        self.record(&mut *repo, self.env.now(), line).await?;
        repo.save().await?;
        Ok(page)
    }
}

async fn page(repo: &mut dyn Repo, chosen: Option<StatementId>, led: Option<&LedAreas>) -> Result<AcknowledgementPage> {
    let rows = repo.statements(false).await?;
    let areas = repo.areas().await?;
    let within: Option<Vec<AreaId>> = led.map(|led| led.iter().collect());
    let people: HashMap<AreaId, i64> = headcounts(repo).await?;
    let readings = repo.readings_by_area(within.as_deref()).await?;
    let seen = people.iter().filter(|(area, _)| led.is_none_or(|led| led.contains(**area)));
    let everybody = Readings { pairs: seen.map(|(_, people)| people).sum(), ..Readings::default() };
    let mut statements = Vec::new();
    for row in rows {
        let Some(number) = row.number else { continue };
        let read = readings.iter().filter(|read| read.statement_id == row.id);
        statements.push(StatementReadings {
            id: row.id,
            kind: kind(&row.kind)?,
            title: row.title.unwrap_or_default(),
            number,
            count: read.fold(everybody, |sum, read| sum.with(read_of(read))),
        });
    }
    if chosen.is_some_and(|chosen| statements.iter().all(|s| s.id != chosen)) {
        return Err(Problem::NotFound.into());
    }
    let asked = if chosen.is_some() { 1 } else { i64::try_from(statements.len()).unwrap_or(i64::MAX) };
    let whole = |people: i64| (people, Readings { pairs: people * asked, ..Readings::default() });
    let mut own: HashMap<AreaId, _> = people.into_iter().map(|(area, people)| (area, whole(people))).collect();
    for read in readings.iter().filter(|read| chosen.is_none_or(|chosen| chosen == read.statement_id)) {
        let (_, count) = own.entry(read.area_id).or_default();
        *count = count.with(read_of(read));
    }
    Ok(AcknowledgementPage { statements, chosen, areas: rolled_up(&areas, &own, led)? })
}

const fn read_of(row: &OwnReadings) -> Readings {
    Readings { current: row.acknowledged, earlier: row.earlier, pairs: 0 }
}

/// Every area that is seen with the sum of everything under it, in the order of the tree; depths count from the highest
/// that is seen.
fn rolled_up(
    areas: &[AreaRow],
    own: &HashMap<AreaId, (i64, Readings)>,
    led: Option<&LedAreas>,
) -> Result<Vec<AreaReadings>> {
    if areas.is_empty() {
        return Ok(Vec::new());
    }
    let tree = Tree::build(areas.iter().map(|area| (area.id, area.parent_id)))
        .map_err(|error| Failure::internal(error.to_string()))?;
    let named: HashMap<AreaId, &AreaRow> = areas.iter().map(|area| (area.id, area)).collect();
    let sums = tree.fold_up(
        |id| own.get(&id).copied().unwrap_or_default(),
        |(people, count), (more, part)| {
            *people += more;
            *count = count.with(*part);
        },
    );
    let mut rows = Vec::with_capacity(sums.len());
    for (id, (people, count)) in tree.ids().iter().zip(sums) {
        let seen = |area: AreaId| led.is_none_or(|led| led.contains(area));
        let Some(area) = named.get(id).filter(|area| seen(area.id)) else { continue };
        rows.push(AreaReadings {
            area: *id,
            parent: area.parent_id,
            name: area.name.clone(),
            depth: u32::try_from(tree.ancestors(*id).filter(|above| seen(*above)).count()).unwrap_or(u32::MAX),
            external: area.external,
            people,
            count,
        });
    }
    Ok(rows)
}
