//! A period opens with a week: with the tree and the people of its opening, and a key of its own.

use super::{keys, record, seal};
use crate::{Failure, Result, Services, alignment::count::tree_of, audit::Line};
use hilo_domain::{disclosure::SMALLEST, ids::AreaId, period::PeriodId, time::Millis, tree::Tree, week::WeekId};
use hilo_store::{
    Repo,
    pulse::{Member, PeriodRow},
    weeks::WeekRow,
};
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

/// With fewer weeks left, not every item would be asked: the pulse then waits for the next period.
const FEWEST_WEEKS: i32 = 2;
/// Trees of earlier weeks that are looked at; a period has five weeks at the most, and the one before may be missing.
const MOST_TREES: i32 = 13;
/// By which the files of this database's keys are told from others'.
const INSTALLATION: &str = "installation";

/// Which keys are this database's; none before the first period.
pub(super) async fn installation(repo: &mut dyn Repo) -> Result<Option<String>> {
    Ok(repo.mark(INSTALLATION).await?)
}

/// The period that is to open with this week, the latest that was opened; none if it is open or was already.
pub(crate) async fn period_to_open(repo: &mut dyn Repo, week: &WeekRow, set_up_at: Millis) -> Result<Option<PeriodId>> {
    let period = PeriodId::of(week.week);
    let left = period.last_week().since(week.week) + 1;
    // In the week of the set-up, people are still being brought in.
    if week.is_of_set_up(set_up_at) || week.closed_at.is_some() || left < FEWEST_WEEKS {
        return Ok(None);
    }
    let latest = repo.latest_pulses(1).await?.pop();
    Ok(latest.is_none_or(|latest| latest.closed_at.is_some() && latest.period < period).then_some(period))
}

impl Services {
    /// True if this call opened it.
    pub(crate) async fn open_pulse(&self, week: &WeekRow, period: PeriodId) -> Result<bool> {
        let mut repo = self.write().await?;
        if !repo.take_clock().await? {
            return Ok(false);
        }
        let at = week.opens_at;
        let (tree, _) = tree_of(repo.week_areas(week.week).await?)?;
        let before = before(&mut *repo, week.week).await?;
        let since = before.as_ref().map_or(at, |(since, _)| *since);
        let places = repo.placed_between(since, at).await?;
        let before = before.as_ref().map(|(since, trees)| (*since, trees.as_slice()));
        let members = grouped(&tree, record::members(&tree, before, &places));

        let installation = if let Some(installation) = installation(&mut *repo).await? {
            installation
        } else {
            let new: Uuid = self.id()?;
            let new = new.simple().to_string();
            repo.set_mark(INSTALLATION, &new).await?;
            new
        };
        let mut bytes = [0; keys::BYTES];
        self.env.fill(&mut bytes).map_err(Failure::internal)?;
        let key = keys::Key::new(bytes);
        let print = seal::print(&key)?;
        let row = PeriodRow {
            period,
            week: week.week,
            key_print: print.clone(),
            opened_at: self.env.now(),
            closed_at: None,
            lost: false,
        };
        if !repo.open_pulse_period(&row, &members).await? {
            return Ok(false);
        }
        let line = Line::new("pulse.opened").week(week.week.index());
        self.record(&mut *repo, row.opened_at, line.detail(json!({ "people": members.len() }))).await?;
        // Before the commit: a period without its key would take answers that nobody can open.
        self.keys.write(&installation, period, &print, key).await.map_err(Failure::internal)?;
        repo.save().await?;
        Ok(true)
    }
}

/// Since when people have to have been somewhere to count there, and the trees of that time; none for the first period.
async fn before(repo: &mut dyn Repo, week: WeekId) -> Result<Option<(Millis, Vec<Tree<AreaId>>)>> {
    let Some(last) = repo.latest_pulses(1).await?.pop() else { return Ok(None) };
    let opened = repo.week(last.week).await?.ok_or_else(|| Failure::internal("a period without its week"))?;
    let mut trees = Vec::new();
    for ago in 1..=week.since(last.week).min(MOST_TREES) {
        let areas = repo.week_areas(week.plus(-ago)).await?;
        if !areas.is_empty() {
            trees.push(tree_of(areas)?.0);
        }
    }
    Ok(Some((opened.opens_at, trees)))
}

/// Fills in the smallest group in which each can be shown.
fn grouped(tree: &Tree<AreaId>, mut members: Vec<Member>) -> Vec<Member> {
    let mut own: HashMap<AreaId, i64> = HashMap::new();
    for member in &members {
        *own.entry(member.area_id).or_default() += 1;
    }
    let people: HashMap<AreaId, i64> =
        tree.ids().iter().copied().zip(tree.sums(|area| own.get(&area).copied().unwrap_or_default())).collect();
    let of = |area: AreaId| people.get(&area).copied().unwrap_or_default();
    let group = |area: AreaId| {
        let mut up = std::iter::once(area).chain(tree.ancestors(area));
        up.find(|area| of(*area) >= i64::from(SMALLEST)).unwrap_or_else(|| tree.root())
    };
    for member in &mut members {
        member.group_area_id = group(member.area_id);
        member.group_people = of(member.group_area_id);
    }
    members
}
