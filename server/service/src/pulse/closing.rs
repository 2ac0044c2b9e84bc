//! The close: everything is opened once, what may be published is computed and kept, and the rest goes, then the key.

use super::{
    keys::Key,
    opening::installation,
    seal::{self, Sealed},
};
use crate::{Failure, Result, Services, alignment::count::tree_of, audit::Line};
use hilo_domain::{
    calendar::Calendar,
    disclosure::{Cell, publishable},
    ids::AreaId,
    period::PeriodId,
    pulse::{ITEMS, Item, Share},
    time::Millis,
    tree::Tree,
};
use hilo_store::{
    Repo,
    pulse::{FigureRow, PeriodRow},
};
use serde_json::json;
use std::{collections::HashMap, ops::AddAssign, time::Duration};

/// A key that is not there may be on its way: a folder that is not mounted yet. After so long it is lost.
const GRACE: Duration = Duration::from_hours(24);
/// The last period whose answers left the files.
const WIPED: &str = "wiped";
/// Answers that are held at once.
const CHUNK: i64 = 1000;

/// The open period, if its hour has passed, and when that was.
pub(crate) async fn period_to_close(
    repo: &mut dyn Repo,
    calendar: &Calendar,
    now: Millis,
) -> Result<Option<(PeriodRow, Millis)>> {
    let Some(open) = repo.open_pulse().await? else { return Ok(None) };
    let last = open.period.last_week();
    let ends = match repo.week(last).await? {
        Some(row) if row.closed_at.is_none() => return Ok(None),
        Some(row) => row.closes_at,
        None => Millis(calendar.closes_at(last)),
    };
    Ok((ends <= now).then_some((open, ends)))
}

impl Services {
    /// True if this call closed it. Killed at any point, it either happened or did not.
    pub(crate) async fn close_pulse(&self, open: &PeriodRow, ended_at: Millis) -> Result<bool> {
        let now = self.env.now();
        let key = self.pulse_key(&mut *self.store.glance().await?, open).await?;
        let grace = i64::try_from(GRACE.as_millis()).unwrap_or(i64::MAX);
        if key.is_none() && now.0 < ended_at.0.saturating_add(grace) {
            tracing::warn!(period = %open.period, "a period waits for its key, which is not in its folder");
            return Ok(false);
        }
        let mut repo = self.write().await?;
        if !repo.take_clock().await? {
            return Ok(false);
        }
        // First, so that whoever was answering has answered before all is read.
        if !repo.close_pulse_period(open.period, now, key.is_none()).await? {
            return Ok(false);
        }
        let figures = match &key {
            Some(key) => figures(&mut *repo, open, key).await?,
            None => Vec::new(),
        };
        repo.insert_pulse_figures(&figures).await?;
        repo.delete_answers_and_members(open.period).await?;
        let line = Line::new("pulse.closed").week(open.week.index()).detail(json!({ "lost": key.is_none() }));
        self.record(&mut *repo, now, line).await?;
        repo.save().await?;
        if key.is_none() {
            tracing::error!(period = %open.period, "a period's key is lost, and its answers with it");
        }
        Ok(true)
    }

    /// Deletes the keys of closed periods, after a close, and whatever was left of one; then what the engine keeps of
    /// deleted answers.
    pub(crate) async fn forget_keys(&self) -> Result<()> {
        let mut repo = self.store.glance().await?;
        let closed = repo.latest_pulses(2).await?.into_iter().find(|row| row.closed_at.is_some());
        let Some(closed) = closed else { return Ok(()) };
        let Some(installation) = installation(&mut *repo).await? else { return Ok(()) };
        drop(repo);
        let deleted = self.keys.delete_up_to(&installation, closed.period).await.map_err(Failure::internal)?;
        if deleted > 0 {
            tracing::info!(period = %closed.period, deleted, "the keys of closed periods were deleted");
        }
        self.wipe_after(closed.period).await
    }

    /// Once for each period; somebody who is in the way is waited for until the next tick.
    async fn wipe_after(&self, period: PeriodId) -> Result<()> {
        let period = period.to_string();
        if self.store.glance().await?.mark(WIPED).await?.as_deref() == Some(&period) || !self.store.wipe().await? {
            return Ok(());
        }
        let mut repo = self.write().await?;
        repo.set_mark(WIPED, &period).await?;
        Ok(repo.save().await?)
    }
}

/// What was answered in one area, item by item, and how many of those who did hide others.
#[derive(Clone, Copy, Default)]
struct Shares([(Share, u32); ITEMS]);

impl Shares {
    fn of(one: &Sealed) -> Self {
        Self(Item::ALL.map(|item| {
            let share = one.answers.share(item);
            (share, if one.settled { share.people } else { 0 })
        }))
    }
}

impl AddAssign for Shares {
    fn add_assign(&mut self, other: Self) {
        for ((share, hiding), (other, more)) in self.0.iter_mut().zip(other.0) {
            *share += other;
            *hiding += more;
        }
    }
}

/// What may be published of a period, and nothing else.
async fn figures(repo: &mut dyn Repo, open: &PeriodRow, key: &Key) -> Result<Vec<FigureRow>> {
    let (tree, _) = tree_of(repo.week_areas(open.week).await?)?;
    let people: HashMap<AreaId, u32> = repo
        .pulse_member_counts(open.period)
        .await?
        .into_iter()
        .map(|count| (count.area_id, u32::try_from(count.people).unwrap_or(u32::MAX)))
        .collect();
    let own = shares(repo, open, key, &tree).await?;
    published(&tree, &people, &own, open)
}

async fn shares(
    repo: &mut dyn Repo,
    open: &PeriodRow,
    key: &Key,
    tree: &Tree<AreaId>,
) -> Result<HashMap<AreaId, Shares>> {
    let mut own: HashMap<AreaId, Shares> = HashMap::new();
    let mut after = Vec::new();
    loop {
        let rows = repo.sealed_answers(open.period, &after, CHUNK).await?;
        let Some(last) = rows.last() else { return Ok(own) };
        after.clone_from(&last.token);
        for row in &rows {
            // What does not open was not sealed here; it counts for nobody.
            let Some(sealed) = seal::open(key, open.period, &row.token, &row.sealed)? else {
                tracing::warn!(period = %open.period, "an answer could not be opened and does not count");
                continue;
            };
            let area = if tree.contains(sealed.area) { sealed.area } else { tree.root() };
            *own.entry(area).or_default() += Shares::of(&sealed);
        }
    }
}

fn published(
    tree: &Tree<AreaId>,
    people: &HashMap<AreaId, u32>,
    own: &HashMap<AreaId, Shares>,
    open: &PeriodRow,
) -> Result<Vec<FigureRow>> {
    let of = |area: AreaId| own.get(&area).copied().unwrap_or_default();
    let totals = tree.sums(of);
    let mut rows = Vec::new();
    for (at, item) in Item::ALL.into_iter().enumerate() {
        let cells: Vec<Cell<AreaId>> = tree
            .ids()
            .iter()
            .map(|id| Cell {
                id: *id,
                parent: tree.parent(*id),
                people: people.get(id).copied().unwrap_or_default(),
                answers: of(*id).0[at].1,
            })
            .collect();
        for area_id in publishable(&cells).map_err(Failure::internal)? {
            let total = tree.position(area_id).map(|position| totals[position].0[at].0);
            if let Some(value) = total.and_then(Share::figure) {
                rows.push(FigureRow {
                    period: open.period,
                    area_id,
                    item: item.as_str().to_owned(),
                    value: i32::from(value),
                });
            }
        }
    }
    Ok(rows)
}
