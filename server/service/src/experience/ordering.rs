//! The order in which journeys are shown.

use crate::{Result, Services, actor::Drafter};
use hilo_domain::{ids::JourneyId, problem::Problem};

impl Services {
    /// Moves a journey one place up or down; at the end of the row nothing happens.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if it is not there or retired.
    pub async fn move_journey(&self, _drafter: Drafter<'_>, id: JourneyId, up: bool) -> Result<()> {
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        let mut order: Vec<JourneyId> = repo.journeys().await?.into_iter().map(|version| version.journey_id).collect();
        // A version that holds and its draft stand side by side.
        order.dedup();
        let at = order.iter().position(|journey| *journey == id).ok_or(Problem::NotFound)?;
        let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < order.len()) };
        if let Some(to) = to {
            order.swap(at, to);
            repo.order_journeys(&order).await?;
            repo.save().await?;
        }
        Ok(())
    }
}
