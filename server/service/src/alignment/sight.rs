//! Whose figures somebody may see: leadership, the experience team and HR those of every area, a lead those of the
//! own sub-tree. Who has checked in is for HR, and for the lead of the area and those above.

use super::count::Counted;
use crate::{Actor, Result, Services, areas::lead::LedAreas};
use hilo_domain::{
    alignment::Figures, grant::Grant, ids::AreaId, problem::Problem, tree::Tree, view::alignment::AreaFigures,
};
use hilo_store::{Repo, weeks::WeekAreaRow};

pub(super) struct Sight {
    everywhere: bool,
    names_everywhere: bool,
    led: LedAreas,
}

impl Sight {
    /// # Errors
    /// [`Problem::Forbidden`] for whoever sees no area's figures.
    pub(super) async fn of(services: &Services, repo: &mut dyn Repo, actor: &Actor) -> Result<Self> {
        let everywhere = actor.overseer().is_ok();
        let led = services.led_areas_in(repo, actor).await?;
        if !everywhere && led.is_empty() {
            return Err(Problem::Forbidden.into());
        }
        Ok(Self { everywhere, names_everywhere: actor.me.has(Grant::Hr), led })
    }

    /// The area belonged, in that tree, to one that the reader leads now.
    fn leads(&self, tree: &Tree<AreaId>, area: AreaId) -> bool {
        self.led.contains(area) || tree.ancestors(area).any(|above| self.led.contains(above))
    }

    pub(super) fn sees(&self, tree: &Tree<AreaId>, area: AreaId) -> bool {
        tree.contains(area) && (self.everywhere || self.leads(tree, area))
    }

    pub(super) fn sees_names(&self, tree: &Tree<AreaId>, area: AreaId) -> bool {
        tree.contains(area) && (self.names_everywhere || self.leads(tree, area))
    }

    /// The highest areas that the reader sees, in preorder.
    pub(super) fn roots(&self, tree: &Tree<AreaId>) -> Vec<AreaId> {
        let seen = |area: AreaId| self.sees(tree, area);
        let areas = tree.ids().iter().copied();
        areas.filter(|area| seen(*area) && !tree.parent(*area).is_some_and(seen)).collect()
    }

    /// What the page is about: the area asked for, else the highest that the reader sees.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for an area that was not there or that the reader does not see.
    pub(super) fn subject(&self, tree: &Tree<AreaId>, asked: Option<AreaId>) -> Result<AreaId> {
        let found = match asked {
            Some(area) => Some(area).filter(|area| self.sees(tree, *area)),
            None => self.roots(tree).first().copied(),
        };
        found.ok_or_else(|| Problem::NotFound.into())
    }

    /// An area as it is shown.
    pub(super) fn show(&self, counted: &Counted, area: AreaId) -> AreaFigures {
        self.placed(&counted.tree, counted.areas.get(&area), area, counted.figures_of(area))
    }

    /// An area of a tree, with its figures.
    pub(super) fn placed(
        &self,
        tree: &Tree<AreaId>,
        row: Option<&WeekAreaRow>,
        area: AreaId,
        figures: Figures,
    ) -> AreaFigures {
        AreaFigures {
            id: area,
            parent: tree.parent(area),
            name: row.map(|row| row.name.clone()).unwrap_or_default(),
            external: row.is_some_and(|row| row.external),
            children: i64::try_from(tree.children(area).count()).unwrap_or(i64::MAX),
            figures,
            names: self.sees_names(tree, area),
        }
    }
}
