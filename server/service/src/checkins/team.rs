//! The page of those to whom check-ins are written, and of those who see counts alone.

use super::{circle::Circle, mine::week_view};
use crate::{Actor, Result, Services, audit::Line};
use hilo_domain::{
    audience::Scope,
    grant::Grant,
    ids::{AreaId, PersonId},
    problem::Problem,
    view::checkins::{AreaParticipation, Example, Letter, Missing, Team, WeekChoice},
    week::WeekId,
};
use hilo_store::{
    Repo,
    team::{LetterCounts, LetterRow},
    weeks::WeekRow,
};
use std::collections::HashMap;

const PER_PAGE: i64 = 50;
/// Weeks to choose from, and whose unread check-ins are counted.
pub const WEEKS: i64 = 9;
/// Names of people who have not sent.
const MISSING: i64 = 200;
const EXAMPLES: i64 = 50;

/// What the record calls looking at who has sent and who has not.
const LOOK: &str = "look.team";

/// What somebody asks the page for.
#[derive(Debug, Clone, Copy, Default)]
pub struct TeamQuery {
    /// The latest, if none is named.
    pub week: Option<WeekId>,
    /// What was written to the actor, if none is named.
    pub area: Option<AreaId>,
    /// From 1.
    pub page: i64,
}

impl Services {
    /// Leads see the check-ins that were written to them, by name, and those of the areas under theirs one area at a
    /// time; HR, of every area. Leadership and `experience` see counts, and entries that may be shown.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for whoever is none of these, for a week that never was, and for an area that is not
    /// theirs.
    pub async fn team(&self, actor: &Actor, query: TeamQuery) -> Result<Team> {
        let now = self.env.now();
        let mut repo = self.read().await?;
        let circle = Circle::load(&mut *repo).await?;
        let place = Place::of(&circle, actor, query.area)?;
        let weeks = repo.latest_weeks(WEEKS).await?;
        let week = match query.week {
            Some(named) => match weeks.iter().find(|row| row.week == named) {
                Some(row) => Some(*row),
                None => Some(repo.week(named).await?.ok_or(Problem::NotFound)?),
            },
            None => weeks.first().copied(),
        };
        let Some(week) = week else { return Ok(place.empty(&circle)) };
        let (scope, choices) = scopes(&mut *repo, &circle, actor, &place, &week, &weeks).await?;
        let counts = if place.reads {
            repo.letter_counts(week.week, &scope, actor.id()).await?
        } else {
            LetterCounts::default()
        };
        let last = ((counts.sent + PER_PAGE - 1) / PER_PAGE).max(1);
        let page = query.page.clamp(1, last);
        let (mut letters, mut missing, mut missing_total) = (Vec::new(), Vec::new(), 0);
        if place.reads {
            letters = repo.letters(week.week, &scope, actor.id(), PER_PAGE, (page - 1) * PER_PAGE).await?;
            missing = repo.missing(week.week, &scope, MISSING, 0).await?;
            missing_total = repo.count_missing(week.week, &scope).await?;
        }
        let areas = participation(&mut *repo, &circle, &place, week.week).await?;
        let examples = if place.overview { repo.examples(week.week, EXAMPLES).await? } else { Vec::new() };
        drop(repo);
        if place.reads {
            self.note_team_look(actor, &circle, &place, week.week).await?;
        }
        Ok(Team {
            week: Some(week_view(&week, now)),
            weeks: choices,
            area: place.area.map(|area| (area, circle.name(area))),
            reads: place.reads,
            letters: letters.into_iter().map(|row| letter(row, place.area.is_none())).collect(),
            sent: counts.sent,
            late: counts.late,
            unread: counts.unread,
            missing: missing.into_iter().map(|row| Missing { name: row.name, area: row.area_name }).collect(),
            missing_total,
            page,
            per_page: PER_PAGE,
            areas,
            examples: examples
                .into_iter()
                .map(|row| Example { area: row.area_name, touchpoint: row.touchpoint, did: row.did, got: row.got })
                .collect(),
        })
    }

    /// A line for each area that the viewer looks at as its reader, once per week.
    async fn note_team_look(&self, actor: &Actor, circle: &Circle, place: &Place, week: WeekId) -> Result<()> {
        let areas = match place.area {
            Some(area) => vec![area],
            None if place.tops.is_empty() => vec![circle.tree.root()],
            None => place.tops.clone(),
        };
        let subjects: Vec<_> = areas.iter().map(|area| area.0).collect();
        let known = self.read().await?.looked_at(actor.id(), LOOK, &subjects, week).await?;
        let new: Vec<_> = areas.into_iter().filter(|area| !known.contains(&area.0)).collect();
        if new.is_empty() {
            return Ok(());
        }
        let now = self.env.now();
        let mut repo = self.write().await?;
        for area in new {
            let line = Line::by(actor, LOOK).subject("area", area.0).area(area).week(week.index());
            self.record(&mut *repo, now, line).await?;
        }
        Ok(repo.save().await?)
    }
}

/// What of the page somebody gets.
struct Place {
    area: Option<AreaId>,
    /// Check-ins by name.
    reads: bool,
    /// Counts of every area, and examples.
    overview: bool,
    /// The areas that are led.
    tops: Vec<AreaId>,
    /// The roots of the areas whose counts are shown.
    shown: Vec<AreaId>,
    /// Everything may be opened.
    hr: bool,
}

impl Place {
    fn of(circle: &Circle, actor: &Actor, area: Option<AreaId>) -> Result<Self> {
        let hr = actor.me.has(Grant::Hr);
        let overview = hr || actor.me.has(Grant::Leadership) || actor.me.has(Grant::Experience);
        let tops = circle.tops_of(actor.id());
        if let Some(area) = area {
            let may = circle.tree.contains(area) && (hr || circle.is_above(actor.id(), area));
            if !may {
                return Err(Problem::NotFound.into());
            }
            return Ok(Self { area: Some(area), reads: true, overview: false, tops, shown: vec![area], hr });
        }
        if !overview && tops.is_empty() {
            return Err(Problem::NotFound.into());
        }
        let reads = hr || !tops.is_empty();
        let shown = if overview { vec![circle.tree.root()] } else { tops.clone() };
        Ok(Self { area: None, reads, overview, tops, shown, hr })
    }

    fn empty(&self, circle: &Circle) -> Team {
        Team {
            week: None,
            weeks: Vec::new(),
            area: self.area.map(|area| (area, circle.name(area))),
            reads: self.reads,
            letters: Vec::new(),
            sent: 0,
            late: 0,
            unread: 0,
            missing: Vec::new(),
            missing_total: 0,
            page: 1,
            per_page: PER_PAGE,
            areas: Vec::new(),
            examples: Vec::new(),
        }
    }
}

/// Whose check-ins of the week are meant, and the weeks to choose from with what is unread in each.
async fn scopes(
    repo: &mut dyn Repo,
    circle: &Circle,
    actor: &Actor,
    place: &Place,
    week: &WeekRow,
    weeks: &[WeekRow],
) -> Result<(Scope, Vec<WeekChoice>)> {
    let mut ids: Vec<WeekId> = weeks.iter().map(|row| row.week).collect();
    if !ids.contains(&week.week) {
        ids.push(week.week);
    }
    if !place.reads {
        return Ok((Scope::default(), ids.into_iter().map(|week| WeekChoice { week, unread: 0 }).collect()));
    }
    let scopes = scopes_of(repo, circle, actor, place.area, &ids).await?;
    let unread: HashMap<_, _> = repo.unread_by_week(&scopes, actor.id()).await?.into_iter().collect();
    let choices = ids.iter().map(|id| WeekChoice { week: *id, unread: unread.get(id).copied().unwrap_or_default() });
    let choices = choices.collect();
    let scope = scopes.into_iter().find(|(id, _)| *id == week.week).map(|(_, scope)| scope).unwrap_or_default();
    Ok((scope, choices))
}

/// For each week, whose check-ins the actor reads: of an area, or those that were written to them.
pub(crate) async fn scopes_of(
    repo: &mut dyn Repo,
    circle: &Circle,
    actor: &Actor,
    area: Option<AreaId>,
    weeks: &[WeekId],
) -> Result<Vec<(WeekId, Scope)>> {
    let mut placed: HashMap<WeekId, Vec<(PersonId, AreaId)>> = HashMap::new();
    for (week, person, at) in repo.placed_leads(weeks).await? {
        placed.entry(week).or_default().push((person, at));
    }
    let scope = |week: &WeekId| {
        let placed = placed.get(week).map_or(&[][..], Vec::as_slice);
        match area {
            Some(area) => circle.of_area(actor, area, placed),
            None => circle.inbox(actor, placed),
        }
    };
    Ok(weeks.iter().map(|week| (*week, scope(week))).collect())
}

/// Expected and sent of each area with everything under it.
async fn participation(
    repo: &mut dyn Repo,
    circle: &Circle,
    place: &Place,
    week: WeekId,
) -> Result<Vec<AreaParticipation>> {
    let ids: Vec<AreaId> = place.shown.iter().flat_map(|top| circle.tree.subtree(*top)).copied().collect();
    let own: HashMap<AreaId, (i64, i64)> =
        repo.week_counts(week, &ids).await?.into_iter().map(|row| (row.area_id, (row.expected, row.sent))).collect();
    let totals = circle.tree.fold_up(
        |area| own.get(&area).copied().unwrap_or_default(),
        |total, below| *total = (total.0 + below.0, total.1 + below.1),
    );
    let mut areas = Vec::with_capacity(ids.len());
    for top in &place.shown {
        let from = circle.tree.depth(*top).unwrap_or_default();
        for area in circle.tree.subtree(*top) {
            let (expected, sent) = circle.tree.position(*area).map(|at| totals[at]).unwrap_or_default();
            let open = place.hr || place.tops.iter().any(|top| circle.tree.is_within(*area, *top));
            let depth = circle.tree.depth(*area).unwrap_or_default() - from;
            areas.push(AreaParticipation { area: *area, name: circle.name(*area), depth, expected, sent, open });
        }
    }
    Ok(areas)
}

fn letter(row: LetterRow, to_me: bool) -> Letter {
    Letter {
        id: row.id,
        name: row.name,
        area: row.area_name,
        sent_at: row.sent_at,
        late: row.late,
        entries: row.entries,
        note: row.has_note && to_me,
        comments: if to_me { row.comments } else { 0 },
        unread: row.unread,
    }
}
