//! What is counted of a week: live while it is open, frozen afterwards, by the same code.

use crate::{Failure, Result};
use hilo_domain::{
    alignment::Figures,
    coverage::{Coverage, Declared, RolePeople},
    ids::{AreaId, TouchpointId},
    problem::Problem,
    text::fold,
    tree::Tree,
    view::alignment::{WeekChoice, Weeks},
    week::WeekId,
};
use hilo_store::{
    Repo,
    alignment::{AreaCheckins, CoverageRow, LivedRow, ParentRow, TitlePeople, WeekTouchpoint},
    contributions::DeclaredRow,
    statements::AcknowledgementPairs,
    weeks::{WeekAreaRow, WeekRow},
};
use std::collections::{HashMap, HashSet};

/// Weeks that a picker offers.
const CHOICES: i64 = 57;

/// A week in figures, over the tree of areas as it was at the opening.
pub(crate) struct Counted {
    pub(crate) tree: Tree<AreaId>,
    pub(crate) areas: HashMap<AreaId, WeekAreaRow>,
    figures: HashMap<AreaId, Figures>,
    pub(crate) coverage: Vec<CoverageRow>,
    /// In the order of the journeys.
    pub(crate) touchpoints: Vec<WeekTouchpoint>,
}

impl Counted {
    /// All zero for an area that was not there.
    pub(crate) fn figures_of(&self, area: AreaId) -> Figures {
        self.figures.get(&area).copied().unwrap_or_default()
    }
}

/// What can be counted of an area by itself, without those under it.
#[derive(Clone, Copy, Default)]
struct Own {
    checkins: (i64, i64, i64),
    acknowledgement: (i64, i64),
}

/// The week asked for with the others that there are; without one asked for, the latest closed, else the open one.
/// None if no week has ever opened.
pub(super) async fn choose(repo: &mut dyn Repo, asked: Option<WeekId>) -> Result<Option<(WeekRow, Weeks)>> {
    let all = repo.latest_weeks(CHOICES).await?;
    let row = match asked {
        Some(asked) => match all.iter().find(|row| row.week == asked) {
            Some(row) => Some(*row),
            None => Some(repo.week(asked).await?.ok_or(Problem::NotFound)?),
        },
        None => all.iter().find(|row| row.closed_at.is_some()).or(all.first()).copied(),
    };
    let choice = |row: &WeekRow| WeekChoice { week: row.week, closes_at: row.closes_at, open: row.closed_at.is_none() };
    Ok(row.map(|row| (row, Weeks { shown: choice(&row), all: all.iter().map(choice).collect() })))
}

/// Frozen figures for a closed week, and what there is up to now for an open one.
pub(super) async fn counted(repo: &mut dyn Repo, week: &WeekRow) -> Result<Counted> {
    if week.closed_at.is_some() {
        return frozen(repo, week.week).await;
    }
    // What was lived in the four weeks last closed is what was frozen with the last of them.
    let before = repo.latest_weeks(CHOICES).await?;
    let last = before.into_iter().find(|row| row.closed_at.is_some() && row.week < week.week);
    let lived = match last {
        Some(last) => repo.lived_frozen(last.week).await?,
        None => Vec::new(),
    };
    live(repo, week, &lived).await
}

async fn frozen(repo: &mut dyn Repo, week: WeekId) -> Result<Counted> {
    let (tree, areas) = tree_of(repo.week_areas(week).await?)?;
    let rows = repo.figures_between(week, week).await?;
    Ok(Counted {
        tree,
        areas,
        figures: rows.into_iter().map(|row| (row.area_id, row.figures)).collect(),
        coverage: repo.coverage_in(week).await?,
        touchpoints: repo.touchpoints_in(week).await?,
    })
}

/// Counts a week from what is stored now; `lived` is what areas by themselves lived in the four weeks last closed.
///
/// People are those who were active when the week opened, in the area and role that they then had, whatever became
/// of them since; statements, contributions and touchpoints are those of now (at the close, for a closed week).
pub(super) async fn live(repo: &mut dyn Repo, week: &WeekRow, lived: &[LivedRow]) -> Result<Counted> {
    let (tree, areas) = tree_of(repo.week_areas(week.week).await?)?;
    let organisation = repo.organisation().await?.ok_or_else(|| Failure::internal("there is no organisation"))?;
    let at = week.people_at(organisation.created_at);
    let checkins = repo.checkins_by_area(week.week).await?;
    let acknowledged = repo.acknowledgements_of(at).await?;
    let people = repo.people_at(at).await?;
    let declared = repo.declared().await?;
    let parents = repo.area_parents().await?;
    let touchpoints = current_touchpoints(repo).await?;
    let ids: Vec<TouchpointId> = touchpoints.iter().map(|touchpoint| touchpoint.touchpoint_id).collect();
    let coverage =
        Coverage::new(&tree, &ids, &roles(&people), &contributions(&declared), in_tree(&tree, &parents, lived));
    let figures = figures(&tree, &checkins, &acknowledged, &coverage);
    let coverage = cells(&coverage);
    Ok(Counted { tree, areas, figures, coverage, touchpoints })
}

/// Siblings by name, whatever the case and accents.
pub(crate) fn tree_of(mut rows: Vec<WeekAreaRow>) -> Result<(Tree<AreaId>, HashMap<AreaId, WeekAreaRow>)> {
    rows.sort_by_cached_key(|row| (fold(&row.name), row.area_id));
    let tree = Tree::build(rows.iter().map(|row| (row.area_id, row.parent_id))).map_err(Failure::internal)?;
    Ok((tree, rows.into_iter().map(|row| (row.area_id, row)).collect()))
}

async fn current_touchpoints(repo: &mut dyn Repo) -> Result<Vec<WeekTouchpoint>> {
    let mut seen = HashSet::new();
    let rows = repo.current_touchpoints().await?.into_iter().filter(|row| seen.insert(row.version.touchpoint_id));
    let numbered = rows.zip(0..).map(|(row, position)| WeekTouchpoint {
        touchpoint_id: row.version.touchpoint_id,
        journey_name: row.journey_name,
        name: row.version.name,
        moment_of_truth: row.version.moment_of_truth,
        position,
    });
    Ok(numbered.collect())
}

fn roles(people: &[TitlePeople]) -> Vec<RolePeople<'_, AreaId>> {
    let role = people.iter().map(|row| RolePeople {
        area: row.area_id,
        title_key: row.title_key.as_deref(),
        people: row.people,
    });
    role.collect()
}

fn contributions(declared: &[DeclaredRow]) -> Vec<Declared<'_, AreaId, TouchpointId>> {
    let one = declared.iter().map(|row| Declared {
        area: row.area_id,
        title_key: &row.title_key,
        touchpoint: row.touchpoint_id,
        confirmed: true,
        fresh: row.fresh,
    });
    one.collect()
}

/// An entry of an area that this tree does not have (any more) stands for the nearest area above that it has.
fn in_tree(tree: &Tree<AreaId>, parents: &[ParentRow], lived: &[LivedRow]) -> Vec<(AreaId, TouchpointId)> {
    let parents: HashMap<AreaId, Option<AreaId>> = parents.iter().map(|row| (row.id, row.parent_id)).collect();
    let home = |area: AreaId| {
        let above = std::iter::successors(Some(area), |at| parents.get(at).copied().flatten());
        // No chain is longer than there are areas.
        above.take(parents.len() + 1).find(|at| tree.contains(*at)).unwrap_or_else(|| tree.root())
    };
    lived.iter().map(|row| (home(row.area_id), row.touchpoint_id)).collect()
}

fn figures(
    tree: &Tree<AreaId>,
    checkins: &[AreaCheckins],
    acknowledged: &[AcknowledgementPairs],
    coverage: &Coverage<'_, AreaId, TouchpointId>,
) -> HashMap<AreaId, Figures> {
    let mut own: HashMap<AreaId, Own> = HashMap::new();
    for row in checkins {
        own.entry(row.area_id).or_default().checkins = (row.expected, row.participated, row.late);
    }
    for row in acknowledged {
        own.entry(row.area_id).or_default().acknowledgement = (row.acknowledged, row.pairs);
    }
    let totals = tree.fold_up(
        |area| own.get(&area).copied().unwrap_or_default(),
        |total, part| {
            total.checkins.0 += part.checkins.0;
            total.checkins.1 += part.checkins.1;
            total.checkins.2 += part.checkins.2;
            total.acknowledgement.0 += part.acknowledgement.0;
            total.acknowledgement.1 += part.acknowledgement.1;
        },
    );
    let areas = tree.ids().iter().zip(totals);
    areas.map(|(area, total)| (*area, whole(total, *area, coverage))).collect()
}

fn whole(total: Own, area: AreaId, coverage: &Coverage<'_, AreaId, TouchpointId>) -> Figures {
    let (people, lived) = (coverage.people_covered(area), coverage.lived_share(area));
    Figures {
        expected: total.checkins.0,
        participated: total.checkins.1,
        late: total.checkins.2,
        acknowledged: total.acknowledgement.0,
        to_acknowledge: total.acknowledgement.1,
        covered: people.num,
        people: people.den,
        lived: lived.num,
        declared: lived.den,
    }
}

fn cells(coverage: &Coverage<'_, AreaId, TouchpointId>) -> Vec<CoverageRow> {
    let cells = coverage.cells().map(|(area_id, touchpoint_id, cell)| {
        let own = coverage.own_cell(area_id, touchpoint_id);
        CoverageRow {
            area_id,
            touchpoint_id,
            declared: cell.declared,
            lived: cell.lived,
            own_declared: own.declared,
            own_lived: own.lived,
        }
    });
    cells.collect()
}
