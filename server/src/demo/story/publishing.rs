//! Statements and journeys, version after version, and who reads them.

use super::{Event, Story, at};
use crate::demo::content::{Fields, Touchpoint};
use hilo_domain::{
    grant::Grant,
    ids::{JourneyId, StageId, StatementId},
};
use hilo_service::{
    Actor, Failure,
    experience::{drafting::JourneyInput, editing::TouchpointInput, publishing as journeys},
    statements::{draft::DraftInput, publish as statements},
};
use std::collections::HashMap;

impl Story<'_> {
    pub(super) fn plan_publications(&mut self) {
        let content = self.content;
        for (statement, said) in content.statements.iter().enumerate() {
            for (version, text) in said.version.iter().enumerate() {
                match text.published_weeks_ago {
                    Some(weeks) => {
                        self.plan(at(self.now, weeks, -72), Event::PublishStatement { statement, version });
                    }
                    None => self.plan(at(self.now, 1, 0), Event::DraftStatement { statement, version }),
                }
            }
        }
        for (journey, drawn) in content.journeys.iter().enumerate() {
            for (version, published) in drawn.version.iter().enumerate() {
                let when = at(self.now, published.published_weeks_ago, -48);
                self.plan(when, Event::PublishJourney { journey, version });
            }
        }
    }

    /// Gives back the statement and its draft's revision.
    pub(super) async fn draft_statement(
        &mut self,
        statement: usize,
        version: usize,
    ) -> Result<(StatementId, i64), Failure> {
        let said = &self.content.statements[statement];
        let text = &said.version[version];
        let leadership = self.cast.with_grant(Grant::Leadership)?;
        let publisher = leadership.publisher()?;
        let (id, revision) = if let Some(id) = self.statements.get(&said.key) {
            (*id, 0)
        } else {
            let id = self.services.begin_statement(publisher, &said.kind, &text.title).await?;
            self.statements.insert(said.key.clone(), id);
            (id, self.services.statement_draft(publisher, id).await?.revision)
        };
        let number = self.services.statement_draft(publisher, id).await?.number;
        let input = DraftInput { number, revision, title: text.title.clone(), body: text.body.clone() };
        let revision = self.services.save_statement_draft(publisher, id, &input).await?;
        Ok((id, revision))
    }

    pub(super) async fn publish_statement(&mut self, statement: usize, version: usize) -> Result<(), Failure> {
        let (id, revision) = self.draft_statement(statement, version).await?;
        let text = &self.content.statements[statement].version[version];
        let leadership = self.cast.with_grant(Grant::Leadership)?;
        let number = self.services.statement_draft(leadership.publisher()?, id).await?.number;
        let input = statements::PublishInput {
            number,
            revision,
            change: text.change.clone().unwrap_or_else(|| "meaning".to_owned()),
            change_note: text.change_note.clone(),
        };
        let number = self.services.publish_statement(leadership.publisher()?, id, &input).await?;
        if text.change.as_deref() != Some("wording") {
            self.plan_reading(id, number);
        }
        Ok(())
    }

    /// People read it in the weeks after, as their area does.
    fn plan_reading(&mut self, statement: StatementId, number: i32) {
        let from = self.services.env.now();
        let people: Vec<_> = self.cast.members.iter().map(|m| (m.id, m.area)).collect();
        for (person, area) in people {
            let share = self.desk.profile(&self.cast, area).map_or(0.8, |p| p.acknowledged);
            if self.chance.happens(share) {
                let when = from.plus_hours(self.chance.between(1, 21 * 24));
                self.plan(when, Event::Acknowledge { person, statement, number });
            }
        }
    }

    pub(super) async fn publish_journey(&mut self, journey: usize, version: usize) -> Result<(), Failure> {
        let drawn = &self.content.journeys[journey];
        let experience = self.cast.with_grant(Grant::Experience)?;
        let id = match self.journeys.get(&drawn.key).copied() {
            Some(id) => {
                self.redraw(id, journey, &experience).await?;
                id
            }
            None => self.draw(journey, &experience).await?,
        };
        let leadership = self.cast.with_grant(Grant::Leadership)?;
        let publisher = leadership.publisher()?;
        let preview = self.services.publish_preview(publisher, id).await?;
        let said: HashMap<_, _> = drawn
            .stage
            .iter()
            .flat_map(|stage| &stage.touchpoint)
            .filter_map(|t| Some((*self.touchpoints.get(&t.key)?, t.change.clone()?)))
            .collect();
        let change = |touchpoint| said.get(&touchpoint).cloned().unwrap_or_else(|| "wording".to_owned());
        let input = journeys::PublishInput {
            revision: preview.revision.clone(),
            change_note: drawn.version[version].change_note.clone(),
            changes: preview.changed.iter().map(|c| (c.after.id, change(c.after.id))).collect(),
        };
        self.services.publish_journey(publisher, id, &input).await?;
        Ok(())
    }

    /// The first version.
    async fn draw(&mut self, journey: usize, experience: &Actor) -> Result<JourneyId, Failure> {
        let drawn = &self.content.journeys[journey];
        let drafter = experience.drafter()?;
        let input =
            JourneyInput { name: drawn.name.clone(), summary: drawn.summary.clone(), ..JourneyInput::default() };
        let id = self.services.start_journey(drafter, &input).await?;
        self.journeys.insert(drawn.key.clone(), id);
        // A journey with one version is drawn as it is now.
        let single = drawn.version.len() == 1;
        for stage in &drawn.stage {
            let place = self.services.add_stage(drafter, id, &stage.name).await?;
            for touchpoint in stage.touchpoint.iter().filter(|t| single || t.since == 1) {
                let fields = if single { touchpoint.fields.clone() } else { touchpoint.as_first() };
                self.add(id, place, touchpoint, &fields, experience).await?;
            }
        }
        Ok(id)
    }

    /// What has changed and what is new since the first.
    async fn redraw(&mut self, id: JourneyId, journey: usize, experience: &Actor) -> Result<(), Failure> {
        let drawn = &self.content.journeys[journey];
        let drafter = experience.drafter()?;
        self.services.start_draft(drafter, id).await?;
        let draft = self.services.journey_draft(drafter, id).await?;
        for stage in &drawn.stage {
            let place = draft.stages.iter().find(|s| s.name == stage.name).map(|s| s.id);
            for touchpoint in &stage.touchpoint {
                match (self.touchpoints.get(&touchpoint.key).copied(), place) {
                    (Some(known), _) if touchpoint.before.is_some() => {
                        let form = self.services.touchpoint_form(drafter, id, known).await?;
                        let input = TouchpointInput { seen: form.seen, ..self.input(&touchpoint.fields)? };
                        self.services.save_touchpoint(drafter, id, known, &input).await?;
                    }
                    (None, Some(place)) => {
                        self.add(id, place, touchpoint, &touchpoint.fields, experience).await?;
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    }

    async fn add(
        &mut self,
        journey: JourneyId,
        stage: StageId,
        touchpoint: &Touchpoint,
        fields: &Fields,
        experience: &Actor,
    ) -> Result<(), Failure> {
        let input = self.input(fields)?;
        let id = self.services.add_touchpoint(experience.drafter()?, journey, stage, &input).await?;
        self.touchpoints.insert(touchpoint.key.clone(), id);
        Ok(())
    }

    fn input(&self, fields: &Fields) -> Result<TouchpointInput, Failure> {
        // A statement that is not published yet can't be carried.
        let statements = fields.statements.iter().filter_map(|key| self.statements.get(key));
        Ok(TouchpointInput {
            seen: String::new(),
            name: fields.name.clone(),
            promise: fields.promise.clone(),
            emotion_word: fields.emotion_word.clone(),
            emotion: fields.emotion.to_string(),
            effort: fields.effort.clone(),
            minutes: fields.effort_minutes.map(|m| m.to_string()).unwrap_or_default(),
            guidance: fields.guidance.clone(),
            channel: fields.channel.clone(),
            moment_of_truth: fields.moment_of_truth,
            backstage: fields.side == "backstage",
            owner: self.cast.area(&fields.owner)?.to_string(),
            statements: statements.map(ToString::to_string).collect(),
        })
    }
}
