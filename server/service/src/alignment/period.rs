//! Alignment over a span of time, area by area: what was counted of its weeks, and what was published of the pulse in
//! its periods. Whatever is worked out of the pulse here is worked out of its published figures.

use super::{count::tree_of, sight::Sight};
use crate::{Actor, Result, Services};
use hilo_domain::{
    alignment::Figures,
    drift::{Known, drifts},
    ids::AreaId,
    measure::{Aligned, mean},
    period::PeriodId,
    problem::Problem,
    pulse::{ITEMS, Item},
    statement::StatementKind,
    tree::Tree,
    view::period::{InPeriod, Over, PeriodChoice, PeriodLine, PeriodReport, PeriodResults, Periods},
    week::WeekId,
};
use hilo_store::{
    Repo,
    alignment::FigureRow as WeekFigures,
    pulse::{FigureRow, PeriodRow},
    statements::StatementRow,
    weeks::WeekAreaRow,
};
use std::collections::HashMap;

/// Periods that a picker offers, and that the series goes back.
const CHOICES: i64 = 27;
const SERIES: i32 = 13;

/// A period and how far back is looked from it; the latest that has closed, if none is named.
#[derive(Debug, Clone, Copy, Default)]
pub struct Span {
    pub period: Option<PeriodId>,
    pub over: Over,
}

impl Services {
    /// None before the first period has closed.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] for whoever sees no area's figures, `NotFound` for a period that has not closed and for an
    /// area that the reader does not see.
    pub async fn period_results(
        &self,
        actor: &Actor,
        span: Span,
        area: Option<AreaId>,
    ) -> Result<Option<PeriodResults>> {
        self.results(&mut *self.read().await?, actor, span, area).await
    }

    /// For the board: the same with what the company promises, and its name.
    ///
    /// # Errors
    /// As [`Self::period_results`].
    pub async fn period_report(&self, actor: &Actor, span: Span, area: Option<AreaId>) -> Result<Option<PeriodReport>> {
        let mut repo = self.read().await?;
        let Some(results) = self.results(&mut *repo, actor, span, area).await? else { return Ok(None) };
        let organisation = repo.organisation().await?.map(|organisation| organisation.name).unwrap_or_default();
        let promise = repo.statements(false).await?.into_iter().filter_map(promised).collect();
        Ok(Some(PeriodReport { organisation, made_at: self.env.now(), promise, results }))
    }

    async fn results(
        &self,
        repo: &mut dyn Repo,
        actor: &Actor,
        span: Span,
        area: Option<AreaId>,
    ) -> Result<Option<PeriodResults>> {
        let sight = Sight::of(self, repo, actor).await?;
        let Some(spanned) = Spanned::load(repo, span).await? else { return Ok(None) };
        let subject = sight.subject(&spanned.tree, area)?;
        let roots = if area.is_some() { vec![subject] } else { sight.roots(&spanned.tree) };
        let seen: Vec<AreaId> = roots.into_iter().flat_map(|root| spanned.tree.subtree(root)).copied().collect();
        let rows: Vec<PeriodLine> = seen.into_iter().map(|area| spanned.line(&sight, area)).collect();
        let series = spanned.series(repo, subject).await?;
        let last = last_week(repo, spanned.weeks.1).await?;
        let known = rows.iter().map(|line| Known {
            area: line.area.id,
            now: &line.now,
            before: &line.before,
            last: last.get(&line.area.id).copied().unwrap_or_default(),
        });
        Ok(Some(PeriodResults {
            whole: subject == spanned.tree.root(),
            organisation: spanned.now(spanned.tree.root()),
            drifts: drifts(&spanned.tree, known),
            marks: self.marks(repo, &series).await?,
            periods: spanned.periods,
            rows,
            series,
        }))
    }
}

/// What the board reads first: the purpose and the customer promise.
fn promised(row: StatementRow) -> Option<(StatementKind, String)> {
    let kind = StatementKind::from_key(&row.kind)?;
    let first = matches!(kind, StatementKind::Purpose | StatementKind::CustomerPromise);
    first.then_some((kind, row.title?))
}

/// Of all areas, in the week closed last of those up to this one.
async fn last_week(repo: &mut dyn Repo, up_to: WeekId) -> Result<HashMap<AreaId, Figures>> {
    let rows = repo.figures_between(up_to, up_to).await?;
    Ok(rows.into_iter().map(|row| (row.area_id, row.figures)).collect())
}

/// A span and everything that is known of all areas in it and in the one before.
pub(super) struct Spanned {
    pub(super) periods: Periods,
    pub(super) shown: PeriodRow,
    /// Of the opening of the period shown.
    pub(super) tree: Tree<AreaId>,
    areas: HashMap<AreaId, WeekAreaRow>,
    /// The first week and the last.
    pub(super) weeks: (WeekId, WeekId),
    now: HashMap<AreaId, Aligned>,
    before: HashMap<AreaId, Aligned>,
    closed: Vec<PeriodRow>,
}

impl Spanned {
    /// None before the first period has closed.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for a period that has not closed.
    pub(super) async fn load(repo: &mut dyn Repo, span: Span) -> Result<Option<Self>> {
        let latest = repo.latest_pulses(CHOICES).await?;
        let running = latest.iter().find(|row| row.closed_at.is_none()).map(|row| row.period);
        let closed: Vec<PeriodRow> = latest.into_iter().filter(|row| row.closed_at.is_some()).collect();
        let shown = match span.period {
            Some(asked) => closed.iter().find(|row| row.period == asked).ok_or(Problem::NotFound)?.clone(),
            None => match closed.first() {
                Some(latest) => latest.clone(),
                None => return Ok(None),
            },
        };
        let (tree, areas) = tree_of(repo.week_areas(shown.week).await?)?;
        let width = span.over.periods();
        let (first, last) = (shown.period.plus(1 - width), shown.period);
        let (earlier, before) = (first.plus(-width), first.plus(-1));
        let pulse = repo.pulse_figures(earlier, last).await?;
        let now = over(repo, &pulse, first, last).await?;
        let before = over(repo, &pulse, earlier, before).await?;
        Ok(Some(Self {
            periods: Periods {
                shown: choice(&shown),
                over: span.over,
                all: closed.iter().map(choice).collect(),
                running,
            },
            weeks: (first.first_week(), last.last_week()),
            now,
            before,
            shown,
            tree,
            areas,
            closed,
        }))
    }

    pub(super) fn now(&self, area: AreaId) -> Aligned {
        self.now.get(&area).copied().unwrap_or_default()
    }

    pub(super) fn line(&self, sight: &Sight, area: AreaId) -> PeriodLine {
        let now = self.now(area);
        PeriodLine {
            area: sight.placed(&self.tree, self.areas.get(&area), area, now.weeks),
            now,
            before: self.before.get(&area).copied().unwrap_or_default(),
        }
    }

    /// Of the area, period by period up to the one shown, oldest first.
    async fn series(&self, repo: &mut dyn Repo, area: AreaId) -> Result<Vec<InPeriod>> {
        let last = self.shown.period;
        let first = last.plus(1 - SERIES);
        let pulse = repo.pulse_figures_of(area, first, last).await?;
        let weeks = repo.figures_of(area, first.first_week(), last.last_week()).await?;
        let periods = self.closed.iter().rev().filter(|row| (first..=last).contains(&row.period));
        Ok(periods.map(|row| in_period(row, area, &weeks, &pulse)).collect())
    }
}

/// An area in a period, out of what is known of the area in some weeks and periods.
pub(crate) fn in_period(row: &PeriodRow, area: AreaId, weeks: &[WeekFigures], published: &[FigureRow]) -> InPeriod {
    let counted = weeks.iter().filter(|week| PeriodId::of(week.week) == row.period).map(|week| week.figures).sum();
    let published = published.iter().filter(|figure| figure.period == row.period);
    let aligned = together(vec![(area, counted)], published).remove(&area).unwrap_or_default();
    InPeriod { period: choice(row), aligned }
}

const fn choice(row: &PeriodRow) -> PeriodChoice {
    PeriodChoice { period: row.period, lost: row.lost }
}

/// Of all areas, from a period to another, both included.
async fn over(
    repo: &mut dyn Repo,
    pulse: &[FigureRow],
    from: PeriodId,
    to: PeriodId,
) -> Result<HashMap<AreaId, Aligned>> {
    let counted = repo.figures_over(from.first_week(), to.last_week()).await?;
    Ok(together(counted, pulse.iter().filter(|row| (from..=to).contains(&row.period))))
}

/// By area; of the pulse, the plain mean of what was published.
fn together<'a>(
    counted: Vec<(AreaId, Figures)>,
    published: impl Iterator<Item = &'a FigureRow>,
) -> HashMap<AreaId, Aligned> {
    let mut found: HashMap<AreaId, [Vec<u8>; ITEMS]> = HashMap::new();
    for row in published {
        if let (Some(item), Ok(value)) = (Item::parse(&row.item), u8::try_from(row.value)) {
            found.entry(row.area_id).or_default()[item as usize].push(value);
        }
    }
    let mut together: HashMap<AreaId, Aligned> =
        counted.into_iter().map(|(area, weeks)| (area, Aligned { weeks, ..Aligned::default() })).collect();
    for (area, items) in found {
        together.entry(area).or_default().pulse = items.map(|values| mean(values.into_iter()));
    }
    together
}
