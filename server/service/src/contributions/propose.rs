//! Composing a contribution: proposing one, and changing what is not decided yet.

use super::{
    input::{self, Checked, Choices, ContributionInput},
    show::view,
    standing::Standing,
};
use crate::{Actor, Result, Services};
use hilo_domain::{
    contribution::{Event, State},
    ids::{AreaId, ContributionId, PersonId},
    problem::{Problem, Problems},
    text::fold,
    time::Millis,
    view::contributions::{ComposerView, NamedRole},
};
use hilo_store::{
    Repo,
    contributions::{ContributionRow, NewContributionEvent},
};
use std::collections::BTreeMap;

/// What was said, and what has become of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposed {
    pub id: ContributionId,
    pub state: State,
}

impl Services {
    /// What the composer offers. `area` and `title` are what it speaks for at first: for a lead, of a led area; else
    /// the own role.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn contribution_composer(
        &self,
        actor: &Actor,
        area: Option<AreaId>,
        title: &str,
    ) -> Result<ComposerView> {
        let mut repo = self.read().await?;
        let standing = self.standing(&mut *repo, actor).await?;
        let mut composer = composer(&mut *repo, &standing).await?;
        if let Some(area) = area.filter(|area| standing.leads(*area)) {
            let title = title.trim().to_owned();
            let title_key = fold(&title);
            composer.role = Some(NamedRole { area, area_name: standing.name(area), title, title_key });
        }
        Ok(composer)
    }

    /// The composer with a contribution that may still be changed by the one who asks.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for what the actor may not see, [`Problem::Forbidden`] for what the actor may not change.
    pub async fn contribution_to_edit(&self, actor: &Actor, id: ContributionId) -> Result<ComposerView> {
        let mut repo = self.read().await?;
        let standing = self.standing(&mut *repo, actor).await?;
        let shown = repo.contribution(id).await?.filter(|c| standing.may_see(&c.contribution));
        let shown = shown.ok_or(Problem::NotFound)?;
        if !standing.may_edit(&shown) {
            return Err(Problem::Forbidden.into());
        }
        let mut composer = composer(&mut *repo, &standing).await?;
        let edited = view(shown);
        composer.role = Some(edited.role.clone());
        composer.edited = Some(edited);
        Ok(composer)
    }

    /// Proposes a contribution for the own role, or, as a lead, for a title of a led area; whoever leads that may
    /// `confirm` it at once, and else it stays a proposal. The same sentence sent twice is one proposal.
    ///
    /// # Errors
    /// [`Problem::Invalid`] for what does not hold, such as a role of an area that the actor does not lead.
    pub async fn propose_contribution(
        &self,
        actor: &Actor,
        input: &ContributionInput,
        confirm: bool,
    ) -> Result<Proposed> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        input::hold_touchpoint(&mut *repo, input).await?;
        let standing = self.standing(&mut *repo, actor).await?;
        let choices = Choices::load(&mut *repo).await?;
        let titles = if standing.tops.is_empty() { Vec::new() } else { repo.titles().await? };
        let mut problems = Problems::default();
        let role = input::role(&mut problems, input, &standing, &titles);
        let checked = choices.check(&mut problems, input, &standing);
        problems.finish()?;
        let (Some(role), Some(checked)) = (role, checked) else { return Err(Problem::Malformed.into()) };
        let confirm = confirm && standing.leads(role.area);
        if let Some(same) = same_sentence(&mut *repo, &role, &checked).await? {
            return Ok(same);
        }
        let contribution = new_row(self.id()?, role, checked, actor.id(), now, confirm);
        repo.insert_contribution(&contribution).await?;
        self.note_contribution(&mut *repo, contribution.id, Some(actor.id()), now, Event::Proposed, "").await?;
        if confirm {
            self.note_contribution(&mut *repo, contribution.id, Some(actor.id()), now, Event::Confirmed, "").await?;
        }
        repo.save().await?;
        Ok(Proposed { id: contribution.id, state: contribution.state })
    }

    /// Changes what is proposed, what a change was asked for, or what needs another statement; it then waits for the
    /// lead again.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for what the actor may not see, [`Problem::Forbidden`] for who is neither of the role nor the
    /// proposer and for what is decided, [`Problem::Stale`] if somebody changed it meanwhile, [`Problem::Invalid`].
    pub async fn edit_contribution(
        &self,
        actor: &Actor,
        id: ContributionId,
        revision: i64,
        input: &ContributionInput,
    ) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        input::hold_touchpoint(&mut *repo, input).await?;
        let standing = self.standing(&mut *repo, actor).await?;
        let shown = repo.contribution(id).await?.filter(|c| standing.may_see(&c.contribution));
        let shown = shown.ok_or(Problem::NotFound)?;
        let may = standing.may_edit(&shown);
        let mut row = shown.contribution;
        if !may {
            return Err(if row.revision == revision { Problem::Forbidden } else { Problem::Stale }.into());
        }
        let choices = Choices::load(&mut *repo).await?;
        let mut problems = Problems::default();
        let checked = choices.check(&mut problems, input, &standing);
        problems.finish()?;
        let Some(checked) = checked else { return Err(Problem::Malformed.into()) };
        row.revision = revision;
        row.touchpoint_id = checked.touchpoint;
        row.touchpoint_number = checked.touchpoint_number;
        row.statement_id = checked.statement;
        row.statement_number = checked.statement_number;
        row.through_area_id = checked.through;
        row.does = checked.does;
        row.gets = checked.gets;
        row.state = State::Proposed;
        row.updated_at = now;
        if !repo.update_contribution(&row).await? {
            return Err(Problem::Stale.into());
        }
        self.note_contribution(&mut *repo, id, Some(actor.id()), now, Event::Edited, "").await?;
        Ok(repo.save().await?)
    }

    /// A line of a contribution's history.
    pub(crate) async fn note_contribution(
        &self,
        repo: &mut dyn Repo,
        contribution: ContributionId,
        actor: Option<PersonId>,
        at: Millis,
        kind: Event,
        comment: &str,
    ) -> Result<()> {
        let event = NewContributionEvent { id: self.id()?, contribution, at, actor, kind, comment: comment.to_owned() };
        Ok(repo.add_contribution_event(&event).await?)
    }
}

async fn composer(repo: &mut dyn Repo, standing: &Standing) -> Result<ComposerView> {
    let choices = Choices::load(repo).await?;
    let mut titles: BTreeMap<String, String> = BTreeMap::new();
    if !standing.tops.is_empty() {
        for row in repo.titles().await? {
            if let (Some(key), Some(title), true) = (row.title_key, row.title, standing.leads(row.area_id)) {
                titles.entry(key).or_insert(title);
            }
        }
    }
    Ok(ComposerView {
        role: standing.named_role(),
        led: standing.named_under(&standing.tops),
        titles: titles.into_values().collect(),
        touchpoints: choices.touchpoints,
        statements: choices.statements,
        areas: standing.all_named(),
        edited: None,
    })
}

/// One that says the same for the same role and is not declined or retired.
async fn same_sentence(repo: &mut dyn Repo, role: &NamedRole, checked: &Checked) -> Result<Option<Proposed>> {
    let of_role = repo.contributions_for_role(role.area, &role.title_key).await?;
    let same = of_role.into_iter().map(|shown| shown.contribution).find(|row| {
        row.area_id == role.area
            && !matches!(row.state, State::Declined | State::Retired)
            && row.touchpoint_id == checked.touchpoint
            && row.statement_id == checked.statement
            && row.through_area_id == checked.through
            && row.does == checked.does
            && row.gets == checked.gets
    });
    Ok(same.map(|row| Proposed { id: row.id, state: row.state }))
}

fn new_row(
    id: ContributionId,
    role: NamedRole,
    checked: Checked,
    by: PersonId,
    now: Millis,
    confirmed: bool,
) -> ContributionRow {
    ContributionRow {
        id,
        area_id: role.area,
        title: role.title,
        title_key: role.title_key,
        touchpoint_id: checked.touchpoint,
        statement_id: checked.statement,
        through_area_id: checked.through,
        does: checked.does,
        gets: checked.gets,
        state: if confirmed { State::Confirmed } else { State::Proposed },
        proposed_by: Some(by),
        proposed_at: now,
        decided_by: confirmed.then_some(by),
        decided_at: confirmed.then_some(now),
        touchpoint_number: checked.touchpoint_number,
        statement_number: checked.statement_number,
        revision: 1,
        updated_at: now,
    }
}
