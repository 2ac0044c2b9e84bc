//! Who has checked in: for HR, and for the lead of the area and those above. Every look is recorded.

use super::{
    count::{choose, counted},
    sight::Sight,
};
use crate::{
    Actor, Result, Services,
    audit::Line,
    checkins::{circle::Circle, work::hidden},
};
use hilo_domain::{
    audience,
    ids::{AreaId, CheckinId},
    problem::Problem,
    view::alignment::{Roll, RollEntry, RollPart},
    week::WeekId,
};
use hilo_store::alignment::{RollRow, RollState};
use serde_json::json;

const PER_PAGE: i64 = 50;

const fn stored(part: RollPart) -> RollState {
    match part {
        RollPart::All => RollState::All,
        RollPart::InTime => RollState::InTime,
        RollPart::Late => RollState::Late,
        RollPart::Missing => RollState::Missing,
    }
}

impl Services {
    /// Pages count from 1; one beyond the last is the last. None before the first week has opened.
    ///
    /// # Errors
    /// As [`Services::alignment`]; [`Problem::Forbidden`] too for whoever sees the area's figures and not its people.
    pub async fn alignment_roll(
        &self,
        actor: &Actor,
        area: AreaId,
        week: Option<WeekId>,
        part: RollPart,
        page: i64,
    ) -> Result<Option<Roll>> {
        let mut repo = self.read().await?;
        let sight = Sight::of(self, &mut *repo, actor).await?;
        let Some((row, weeks)) = choose(&mut *repo, week).await? else { return Ok(None) };
        let counted = counted(&mut *repo, &row).await?;
        let area = sight.subject(&counted.tree, Some(area))?;
        if !sight.sees_names(&counted.tree, area) {
            return Err(Problem::Forbidden.into());
        }
        let circle = Circle::load(&mut *repo).await?;
        let hidden = hidden(&mut *repo, &circle, actor, row.week).await?;
        let areas = counted.tree.subtree(area);
        let total = repo.count_roll(row.week, areas, stored(part), &hidden).await?;
        let page = page.clamp(1, (total + PER_PAGE - 1).div_euclid(PER_PAGE).max(1));
        let rows = repo.roll(row.week, areas, stored(part), &hidden, PER_PAGE, (page - 1) * PER_PAGE).await?;
        drop(repo);
        // Nobody is shown what is not recorded.
        let line = Line::by(actor, "alignment.people_viewed").area(area).subject("area", area.0).week(row.week.index());
        let detail = json!({ "part": part.key(), "page": page });
        let mut repo = self.write().await?;
        self.record(&mut *repo, self.env.now(), line.detail(detail)).await?;
        repo.save().await?;
        let people = rows.into_iter().map(|row| RollEntry {
            checkin: opens(&circle, actor, &row),
            person: row.person_id,
            name: row.name,
            area: counted.areas.get(&row.area_id).map(|area| area.name.clone()).unwrap_or_default(),
            sent_at: row.sent_at,
            late: row.late,
        });
        Ok(Some(Roll {
            weeks,
            area: sight.show(&counted, area),
            part,
            people: people.collect(),
            page,
            per_page: PER_PAGE,
            total,
        }))
    }
}

/// The check-in, where [`Services::open_letter`] would show it: one's own has a page of its own.
fn opens(circle: &Circle, actor: &Actor, row: &RollRow) -> Option<CheckinId> {
    let area = circle.living(row.checkin_area_id?);
    let seen = row.person_id != actor.id() && circle.sight(actor, row.person_id, area) > audience::Sight::Nothing;
    row.checkin_id.filter(|_| seen)
}
