//! The page of those to whom check-ins are written, and of those who see counts alone.

use super::{circle::Circle, lead::Inbox, mine::week_view};
use crate::{Actor, Result, Services, alignment::count::tree_of, audit::Line};
use hilo_domain::{
    audience::Scope,
    grant::Grant,
    ids::{AreaId, PersonId},
    problem::Problem,
    view::checkins::{AreaParticipation, Example, Letter, Team, WeekChoice},
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
        let missing = self.with_reminders(&mut *repo, actor, &circle, &week, missing).await?;
        // What is to be done now stands beside what was written now.
        let now_first = place.area.is_none() && page == 1 && weeks.first().is_some_and(|row| row.week == week.week);
        let lead = if now_first {
            let inbox = Inbox { week: week.week, scope: &scope, letters: &letters };
            self.lead_week(&mut *repo, actor, &circle, inbox, &weeks).await?
        } else {
            None
        };
        let (area, areas) = participation(&mut *repo, actor, &circle, &place, week.week).await?;
        let examples = if place.overview { repo.examples(week.week, EXAMPLES).await? } else { Vec::new() };
        drop(repo);
        if place.reads {
            self.note_team_look(actor, &circle, &place, week.week).await?;
        }
        Ok(Team {
            week: Some(week_view(&week, now)),
            weeks: choices,
            area,
            reads: place.reads,
            letters: letters.into_iter().map(letter).collect(),
            sent: counts.sent,
            late: counts.late,
            unread: counts.unread,
            missing,
            missing_total,
            page,
            per_page: PER_PAGE,
            areas,
            examples: examples
                .into_iter()
                .map(|row| Example { area: row.area_name, touchpoint: row.touchpoint, did: row.did, got: row.got })
                .collect(),
            lead,
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
            return Ok(Self { area: Some(area), reads: true, overview: false, tops, hr });
        }
        if !overview && tops.is_empty() {
            return Err(Problem::NotFound.into());
        }
        let reads = hr || !tops.is_empty();
        Ok(Self { area: None, reads, overview, tops, hr })
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
            lead: None,
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
    for (week, person, at) in repo.places_of(&circle.exceptions(actor, area), weeks).await? {
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

/// Expected and sent of each area with everything that was under it when the week opened, by the names that areas then
/// had; and the area that the page is about.
async fn participation(
    repo: &mut dyn Repo,
    actor: &Actor,
    circle: &Circle,
    place: &Place,
    week: WeekId,
) -> Result<(Option<(AreaId, String)>, Vec<AreaParticipation>)> {
    let (tree, then) = tree_of(repo.week_areas(week).await?)?;
    let name = |area: AreaId| then.get(&area).map_or_else(|| circle.name(area), |row| row.name.clone());
    let led = circle.leads.areas_of(actor.id());
    let mine = |area: AreaId| circle.is_under(circle.living(area), &led);
    let roots = match place.area {
        Some(area) => Some(area).filter(|area| tree.contains(*area)).into_iter().collect(),
        None if place.overview => vec![tree.root()],
        None => {
            let top = |area: &AreaId| mine(*area) && !tree.parent(*area).is_some_and(mine);
            tree.ids().iter().copied().filter(top).collect()
        }
    };
    let ids: Vec<AreaId> = roots.iter().flat_map(|top| tree.subtree(*top)).copied().collect();
    let own: HashMap<AreaId, (i64, i64)> =
        repo.week_counts(week, &ids).await?.into_iter().map(|row| (row.area_id, (row.expected, row.sent))).collect();
    let totals = tree.fold_up(
        |area| own.get(&area).copied().unwrap_or_default(),
        |total, below| *total = (total.0 + below.0, total.1 + below.1),
    );
    let mut areas = Vec::with_capacity(ids.len());
    for top in roots {
        let from = tree.depth(top).unwrap_or_default();
        for area in tree.subtree(top).iter().copied() {
            let (expected, sent) = tree.position(area).map(|at| totals[at]).unwrap_or_default();
            let open = circle.tree.contains(area) && (place.hr || mine(area));
            let depth = tree.depth(area).unwrap_or_default() - from;
            areas.push(AreaParticipation { area, name: name(area), depth, expected, sent, open });
        }
    }
    Ok((place.area.map(|area| (area, name(area))), areas))
}

fn letter(row: LetterRow) -> Letter {
    Letter {
        id: row.id,
        name: row.name,
        area: row.area_name,
        sent_at: row.sent_at,
        late: row.late,
        entries: row.entries,
        note: row.has_note,
        comments: row.comments,
        unread: row.unread,
    }
}
