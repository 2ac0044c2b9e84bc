//! What roles propose, what leads decide, and what areas answer.

use super::{Event, Story, at};
use hilo_domain::{
    ids::{AreaId, ContributionId, PersonId},
    text::fold,
};
use hilo_service::{
    Failure,
    contributions::{AnswerInput, ContributionInput, Decision, Reconfirmation},
};
use hilo_store::contributions::ContributionShown;

impl Story<'_> {
    pub(super) fn plan_contributions(&mut self) {
        let content = self.content;
        for (place, sentence) in content.contributions.iter().enumerate() {
            let minutes = i64::try_from(place).unwrap_or(0) * 240;
            let after = |weeks, hours| at(self.now, weeks, hours).plus_seconds(minutes);
            let proposed = after(sentence.proposed_weeks_ago, -24);
            let decided = sentence.decided_weeks_ago.map(|weeks| after(weeks, -18));
            let again = sentence.reconfirmed_weeks_ago.map(|weeks| after(weeks, 1));
            self.plan(proposed, Event::Propose(place));
            if let Some(when) = decided {
                self.plan(when, Event::Decide(place));
            }
            if let Some(when) = again {
                self.plan(when, Event::Reconfirm(place));
            }
        }
        for (place, answer) in content.area_answers.iter().enumerate() {
            self.plan(at(self.now, answer.answered_weeks_ago, -2), Event::AnswerForArea(place));
        }
    }

    /// Somebody who has the title in the area itself.
    fn holder(&self, area: AreaId, title: &str) -> Option<PersonId> {
        let title = fold(title);
        self.cast.members.iter().find(|m| m.area == area && fold(&m.title) == title).map(|m| m.id)
    }

    /// Somebody who has it there or anywhere below.
    fn holder_below(&self, area: AreaId, title: &str) -> Option<PersonId> {
        let title = fold(title);
        let mut members = self.cast.members.iter();
        members.find(|m| fold(&m.title) == title && self.cast.upwards(m.area).contains(&area)).map(|m| m.id)
    }

    fn lead_of(&self, area: AreaId) -> Result<PersonId, Failure> {
        let lead = self.cast.upwards(area).into_iter().find_map(|a| self.cast.leads.get(&a).copied());
        lead.ok_or_else(|| Failure::internal("an area of the sample has no lead"))
    }

    pub(super) async fn propose(&mut self, place: usize) -> Result<(), Failure> {
        let sentence = &self.content.contributions[place];
        let area = self.cast.area(&sentence.area)?;
        let missing = |what: &str| Failure::internal(format!("{what} is not published yet"));
        let touchpoint = self.touchpoints.get(&sentence.touchpoint).ok_or_else(|| missing(&sentence.touchpoint))?;
        let statement = self.statements.get(&sentence.statement).ok_or_else(|| missing(&sentence.statement))?;
        let through = sentence.through.as_deref().map(|path| self.cast.area(path)).transpose()?;
        let own = self.holder(area, &sentence.role);
        let proposer = own.map_or_else(|| self.lead_of(area), Ok)?;
        let led = own.is_none();
        let input = ContributionInput {
            area: if led { area.to_string() } else { String::new() },
            title: if led { sentence.role.clone() } else { String::new() },
            touchpoint: touchpoint.to_string(),
            statement: statement.to_string(),
            through: through.map(|area| area.to_string()).unwrap_or_default(),
            does: sentence.does.clone(),
            gets: sentence.gets.clone(),
        };
        let said = self.services.propose_contribution(&self.cast.actor(proposer)?, &input, false).await?;
        self.contributions.insert(place, said.id);
        self.sentences.insert(said.id, place);
        Ok(())
    }

    async fn shown(&self, place: usize) -> Result<(ContributionId, ContributionShown), Failure> {
        let id = self.contributions.get(&place).copied();
        let id = id.ok_or_else(|| Failure::internal("decided before it was proposed"))?;
        let shown = self.services.store.read().await?.contribution(id).await?;
        Ok((id, shown.ok_or_else(|| Failure::internal("a contribution is gone"))?))
    }

    pub(super) async fn decide(&mut self, place: usize) -> Result<(), Failure> {
        let sentence = &self.content.contributions[place];
        let (id, shown) = self.shown(place).await?;
        let seen =
            Reconfirmation { touchpoint_number: shown.touchpoint_current, statement_number: shown.statement_current };
        let decision = match sentence.status.as_str() {
            "confirmed" => Decision::ConfirmSeen(seen),
            "changes_requested" => Decision::AskChange(sentence.comment.clone().unwrap_or_default()),
            "declined" => Decision::Decline(sentence.reason.clone().unwrap_or_default()),
            _ => return Ok(()),
        };
        let lead = self.cast.actor(self.lead_of(shown.contribution.area_id)?)?;
        self.services.decide_contribution(&lead, id, shown.contribution.revision, &decision).await
    }

    pub(super) async fn reconfirm(&mut self, place: usize) -> Result<(), Failure> {
        let sentence = &self.content.contributions[place];
        let (id, shown) = self.shown(place).await?;
        let holder = self.holder_below(shown.contribution.area_id, &sentence.role);
        let holder = holder.ok_or_else(|| Failure::internal(format!("nobody is {}", sentence.role)))?;
        let seen =
            Reconfirmation { touchpoint_number: shown.touchpoint_current, statement_number: shown.statement_current };
        self.services.reconfirm_contribution(&self.cast.actor(holder)?, id, seen).await
    }

    pub(super) async fn answer_for_area(&mut self, place: usize) -> Result<(), Failure> {
        let answer = &self.content.area_answers[place];
        let area = self.cast.area(&answer.area)?;
        let version = self.services.store.read().await?.experience_version().await?;
        let version = version.map(|v| v.number).unwrap_or_default();
        let input = AnswerInput { body: answer.text.clone(), version, revision: 0 };
        let by = self.cast.actor(self.cast.number(&answer.by)?)?;
        self.services.answer_for_area(&by, area, &input).await
    }
}
