//! What a lead decides, and what the people of a role confirm again.

use super::input::COMMENT;
use crate::{Actor, Result, Services};
use hilo_domain::{
    contribution::{Event, State},
    ids::{ContributionId, PersonId},
    problem::{Problem, Problems, Rule},
    time::Millis,
};
use hilo_store::{Repo, contributions::ContributionShown};

/// What a lead says to a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// As long as touchpoint and statement mean what they meant when the sentence was written.
    Confirm,
    /// Having seen what they say now.
    ConfirmSeen(Reconfirmation),
    /// With what should change.
    AskChange(String),
    /// With the reason.
    Decline(String),
}

/// What somebody had before them when confirming, or confirming again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reconfirmation {
    /// The touchpoint's version whose difference was shown.
    pub touchpoint_number: i32,
    /// As `touchpoint_number`, of the statement.
    pub statement_number: i32,
}

impl Services {
    /// A lead of the contribution's area or of one above, or their stand-in, decides on a proposal; where there is none,
    /// HR does. Leadership does not by its grant. Confirming is against what touchpoint and statement say today.
    ///
    /// # Errors
    /// [`Problem::NotFound`], [`Problem::Forbidden`] as for what the actor may see and lead; [`Problem::Stale`] if it was
    /// changed or decided meanwhile, or means something else than the one who confirms has seen; [`Problem::Invalid`] without the comment that asking and declining need.
    pub async fn decide_contribution(
        &self,
        actor: &Actor,
        id: ContributionId,
        revision: i64,
        decision: &Decision,
    ) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        let mut shown = self.contribution_to_decide(&mut *repo, actor, id).await?;
        let (state, event, comment) = match decision {
            Decision::Confirm | Decision::ConfirmSeen(_) => (State::Confirmed, Event::Confirmed, String::new()),
            Decision::AskChange(text) => (State::ChangesAsked, Event::ChangesAsked, said("comment", text)?),
            Decision::Decline(text) => (State::Declined, Event::Declined, said("reason", text)?),
        };
        if !shown.contribution.state.is_open() || shown.contribution.revision != revision {
            return Err(Problem::Stale.into());
        }
        if state == State::Confirmed && (shown.touchpoint_retired || shown.statement_retired) {
            return Err(Problem::Refused(Rule::NoLongerPublished).into());
        }
        let (touchpoint, statement) = (shown.touchpoint_current, shown.statement_current);
        let seen = match decision {
            Decision::Confirm => shown.is_fresh(),
            Decision::ConfirmSeen(seen) => *seen == current(&shown),
            Decision::AskChange(_) | Decision::Decline(_) => true,
        };
        if !seen {
            return Err(Problem::Stale.into());
        }
        let row = &mut shown.contribution;
        if state == State::Confirmed {
            row.touchpoint_number = touchpoint;
            row.statement_number = statement;
        }
        row.state = state;
        row.decided_by = Some(actor.id());
        row.decided_at = Some(now);
        self.write_contribution(&mut *repo, shown, actor.id(), now, event, &comment).await?;
        Ok(repo.save().await?)
    }

    /// A confirmed contribution no longer holds; its history stays.
    ///
    /// # Errors
    /// As [`Self::decide_contribution`]; [`Problem::Invalid`] unless it is `meant`.
    pub async fn retire_contribution(
        &self,
        actor: &Actor,
        id: ContributionId,
        revision: i64,
        comment: &str,
        meant: bool,
    ) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        let mut shown = self.contribution_to_decide(&mut *repo, actor, id).await?;
        let mut problems = Problems::default();
        let comment = problems.text("comment", comment, COMMENT);
        if !meant {
            problems.add("meant", Rule::NotConfirmed);
        }
        problems.finish()?;
        if shown.contribution.state != State::Confirmed || shown.contribution.revision != revision {
            return Err(Problem::Stale.into());
        }
        shown.contribution.state = State::Retired;
        self.write_contribution(&mut *repo, shown, actor.id(), now, Event::Retired, &comment).await?;
        Ok(repo.save().await?)
    }

    /// Somebody of the role has seen what changed and says that the sentence still holds. Two people of one role doing
    /// so at once is as good as one.
    ///
    /// # Errors
    /// [`Problem::Forbidden`] for somebody of another role, [`Problem::Stale`] if the meaning has changed again since
    /// the difference was shown, or the contribution is no longer confirmed; [`Problem::Refused`] if its statement was
    /// retired: it needs another one.
    pub async fn reconfirm_contribution(&self, actor: &Actor, id: ContributionId, seen: Reconfirmation) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        let standing = self.standing(&mut *repo, actor).await?;
        let shown = repo.contribution(id).await?.filter(|c| standing.may_see(&c.contribution));
        let mut shown = shown.ok_or(Problem::NotFound)?;
        if !standing.is_of_role(&shown.contribution) {
            return Err(Problem::Forbidden.into());
        }
        let current = current(&shown);
        if shown.needs_statement() {
            return Err(Problem::Refused(Rule::NoLongerPublished).into());
        }
        if shown.contribution.state != State::Confirmed || seen != current {
            return Err(Problem::Stale.into());
        }
        if !shown.is_stale() {
            return Ok(());
        }
        shown.contribution.touchpoint_number = current.touchpoint_number;
        shown.contribution.statement_number = current.statement_number;
        self.write_contribution(&mut *repo, shown, actor.id(), now, Event::Reconfirmed, "").await?;
        Ok(repo.save().await?)
    }

    async fn contribution_to_decide(
        &self,
        repo: &mut dyn Repo,
        actor: &Actor,
        id: ContributionId,
    ) -> Result<ContributionShown> {
        let standing = self.standing(repo, actor).await?;
        let shown = repo.contribution(id).await?.filter(|c| standing.may_see(&c.contribution));
        let shown = shown.ok_or(Problem::NotFound)?;
        if standing.decides(shown.contribution.area_id) { Ok(shown) } else { Err(Problem::Forbidden.into()) }
    }

    async fn write_contribution(
        &self,
        repo: &mut dyn Repo,
        mut shown: ContributionShown,
        by: PersonId,
        now: Millis,
        event: Event,
        comment: &str,
    ) -> Result<()> {
        shown.contribution.updated_at = now;
        if !repo.update_contribution(&shown.contribution).await? {
            return Err(Problem::Stale.into());
        }
        self.note_contribution(repo, shown.contribution.id, Some(by), now, event, comment).await
    }
}

/// What touchpoint and statement say today.
const fn current(shown: &ContributionShown) -> Reconfirmation {
    Reconfirmation { touchpoint_number: shown.touchpoint_current, statement_number: shown.statement_current }
}

fn said(field: &str, text: &str) -> Result<String> {
    let mut problems = Problems::default();
    let text = problems.required_text(field, text, COMMENT);
    problems.finish()?;
    Ok(text)
}
