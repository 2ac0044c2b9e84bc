//! All contributions that somebody has before them, and where there are none.

use super::{
    area::{bare_roles, bare_touchpoints},
    input::Choices,
    mine::to_decide,
    show::views,
    standing::Standing,
};
use crate::{Actor, Result, Services};
use hilo_domain::{
    contribution::State,
    coverage::{Coverage, Declared, RolePeople},
    ids::{AreaId, StatementId, TouchpointId},
    problem::Problem,
    text::{fold, searched},
    view::contributions::{ContributionView, NamedArea, OverviewView},
};
use hilo_store::{Repo, contributions::ContributionFilter};

/// Contributions on one page.
const PER_PAGE: i64 = 50;

/// All that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OverviewFilter {
    /// With everything under it.
    pub area: Option<AreaId>,
    pub state: Option<State>,
    /// Only those to be confirmed again; goes before `state`.
    pub stale: bool,
    pub touchpoint: Option<TouchpointId>,
    pub statement: Option<StatementId>,
    /// As typed.
    pub text: String,
    /// From 1.
    pub page: i64,
}

impl OverviewFilter {
    /// As the store takes it, within `areas`; all pages of it.
    fn within(&self, standing: &Standing, areas: &[AreaId]) -> ContributionFilter {
        let inside = |area: &AreaId| areas.iter().any(|top| standing.tree.is_within(*area, *top));
        let under = self.area.map_or_else(|| areas.to_vec(), |area| [area].into_iter().filter(inside).collect());
        let states = match (self.stale, self.state) {
            (true, _) => vec![State::Confirmed],
            (false, Some(state)) => vec![state],
            (false, None) => vec![State::Proposed, State::ChangesAsked, State::Confirmed],
        };
        ContributionFilter {
            under: Some(under),
            // Of one area, what holds for its people, wherever it was declared: what its coverage is made of.
            holding: self.area.is_some(),
            states,
            fresh: self.stale.then_some(false),
            touchpoint: self.touchpoint,
            statement: self.statement,
            text: Some(fold(&searched(&self.text))),
            ..ContributionFilter::default()
        }
    }
}

impl Services {
    /// For leadership, experience and HR, who see all areas, and for leads, who see theirs with everything under them.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] for everybody else.
    pub async fn contributions_overview(&self, actor: &Actor, filter: &OverviewFilter) -> Result<OverviewView> {
        let mut repo = self.read().await?;
        let standing = self.standing(&mut *repo, actor).await?;
        let areas = standing.overview_areas()?;
        let mut found = filter.within(&standing, &areas);
        let total = repo.count_contributions(&found).await?;
        let page = filter.page.clamp(1, ((total + PER_PAGE - 1) / PER_PAGE).max(1));
        found.limit = Some(PER_PAGE);
        found.offset = (page - 1) * PER_PAGE;
        let contributions = views(repo.contributions(&found).await?);
        let choices = Choices::load(&mut *repo).await?;
        let to_decide = to_decide(&mut *repo, &standing).await?;
        let touchpoints: Vec<TouchpointId> = choices.touchpoints.iter().map(|touchpoint| touchpoint.id).collect();
        Ok(OverviewView {
            contributions,
            total,
            page,
            per_page: PER_PAGE,
            areas: standing.named_under(&areas),
            touchpoints: choices.touchpoints,
            statements: choices.statements,
            bare_roles: bare_roles(&mut *repo, &standing, &areas).await?,
            bare_touchpoints: bare_touchpoints(&mut *repo, &standing, &areas).await?,
            without_line_of_sight: without_line_of_sight(&mut *repo, &standing, &areas, &touchpoints).await?,
            led: standing.named_tops(),
            to_decide: to_decide.iter().map(|(_, count)| count).sum(),
            to_decide_in: to_decide.iter().map(|(area, _)| standing.named(*area)).collect(),
        })
    }

    /// What the filter finds on all its pages, for the file; the export is recorded.
    ///
    /// # Errors
    /// As [`Self::contributions_overview`].
    pub async fn export_contributions(&self, actor: &Actor, filter: &OverviewFilter) -> Result<Vec<ContributionView>> {
        let mut repo = self.read().await?;
        let standing = self.standing(&mut *repo, actor).await?;
        let areas = standing.overview_areas()?;
        let found = views(repo.contributions(&filter.within(&standing, &areas)).await?);
        drop(repo);
        let detail = serde_json::json!({ "contributions": found.len() });
        let line = crate::audit::Line::by(actor, "contributions.exported").detail(detail);
        let mut repo = self.write().await?;
        self.record(&mut *repo, self.env.now(), line).await?;
        repo.save().await?;
        Ok(found)
    }
}

impl Standing {
    /// The topmost areas that somebody may look over.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] for who neither oversees nor leads.
    fn overview_areas(&self) -> Result<Vec<AreaId>> {
        if self.oversees {
            Ok(vec![self.tree.root()])
        } else if self.tops.is_empty() {
            Err(Problem::Forbidden.into())
        } else {
            Ok(self.tops.clone())
        }
    }
}

async fn without_line_of_sight(
    repo: &mut dyn Repo,
    standing: &Standing,
    areas: &[AreaId],
    touchpoints: &[TouchpointId],
) -> Result<Vec<NamedArea>> {
    let titles = repo.titles().await?;
    let declared = repo.declared().await?;
    let people: Vec<_> = titles
        .iter()
        .map(|row| RolePeople { area: row.area_id, title_key: row.title_key.as_deref(), people: row.people })
        .collect();
    let declared: Vec<_> = declared
        .iter()
        .map(|row| Declared {
            area: row.area_id,
            title_key: &row.title_key,
            touchpoint: row.touchpoint_id,
            confirmed: true,
            fresh: row.fresh,
        })
        .collect();
    let coverage = Coverage::new(&standing.tree, touchpoints, &people, &declared, []);
    let bare = coverage.without_line_of_sight();
    let within = |area: &AreaId| areas.iter().any(|top| standing.tree.is_within(*area, *top));
    Ok(bare.into_iter().filter(within).map(|area| standing.named(area)).collect())
}
