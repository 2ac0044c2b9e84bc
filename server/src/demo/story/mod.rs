//! The sample's months, lived through in order: every event happens at its time, through the use case that a person
//! would have used.

mod cast;
mod contributing;
mod feeling;
mod founding;
mod publishing;
mod weeks;

use super::{chance::Chance, content::Content, make::StoryClock};
use cast::Cast;
use hilo_domain::{
    ids::{CheckinId, ContributionId, JourneyId, PersonId, StatementId, TouchpointId},
    time::Millis,
    week::WeekId,
};
use hilo_service::{Failure, Services};
use std::collections::{BTreeMap, HashMap};

/// Something that happens.
#[derive(Debug, Clone)]
enum Event {
    PublishStatement {
        statement: usize,
        version: usize,
    },
    DraftStatement {
        statement: usize,
        version: usize,
    },
    PublishJourney {
        journey: usize,
        version: usize,
    },
    Propose(usize),
    Decide(usize),
    Reconfirm(usize),
    AnswerForArea(usize),
    Acknowledge {
        person: PersonId,
        statement: StatementId,
        number: i32,
    },
    /// A week opens or closes.
    Tick,
    /// Somebody sends the check-in of a week.
    Send {
        person: PersonId,
        week: WeekId,
        number: i32,
    },
    Read {
        lead: PersonId,
        checkin: CheckinId,
    },
    Comment {
        person: PersonId,
        checkin: CheckinId,
        text: String,
    },
}

struct Story<'a> {
    services: &'a Services,
    clock: &'a StoryClock,
    content: &'a Content,
    cast: Cast,
    chance: Chance,
    now: Millis,
    /// What is still to happen, by time and then by the order in which it was thought of.
    ahead: BTreeMap<(Millis, u64), Event>,
    thought_of: u64,
    statements: HashMap<String, StatementId>,
    journeys: HashMap<String, JourneyId>,
    touchpoints: HashMap<String, TouchpointId>,
    /// By their place in the content, and back.
    contributions: HashMap<usize, ContributionId>,
    sentences: HashMap<ContributionId, usize>,
    desk: weeks::Desk,
}

/// Lives the story up to `now`.
///
/// # Errors
/// If the content does not fit the rules.
pub(super) async fn live(
    services: &Services,
    clock: &StoryClock,
    content: &Content,
    now: Millis,
) -> Result<(), Failure> {
    let weeks_ago = content.statements.iter().flat_map(|s| &s.version).filter_map(|v| v.published_weeks_ago).max();
    clock.set(at(now, weeks_ago.unwrap_or(52) + 1, 0));
    let calendar = founding::calendar(content)?;
    let first = calendar.state_at(now.0).last_closed.plus(1 - content.checkins.weeks);
    let cast = founding::found(services, content, Millis(calendar.opens_at(first))).await?;
    let mut story = Story {
        services,
        clock,
        content,
        cast,
        chance: Chance::new(0x4869_6c6f),
        now,
        ahead: BTreeMap::new(),
        thought_of: 0,
        statements: HashMap::new(),
        journeys: HashMap::new(),
        touchpoints: HashMap::new(),
        contributions: HashMap::new(),
        sentences: HashMap::new(),
        desk: weeks::Desk::new(content),
    };
    story.plan_publications();
    story.plan_contributions();
    story.plan_weeks(&calendar, first);
    story.set_leaves(first).await?;
    story.run().await
}

/// Around noon, so many weeks ago, and some hours before or after that.
fn at(now: Millis, weeks_ago: i64, hours: i64) -> Millis {
    let day = now.0.div_euclid(86_400_000) * 86_400_000;
    Millis(day).plus_hours(15).plus_days(-7 * weeks_ago).plus_hours(hours)
}

impl Story<'_> {
    /// Unless it is still to come.
    fn plan(&mut self, when: Millis, event: Event) {
        if when < self.now {
            self.thought_of += 1;
            self.ahead.insert((when, self.thought_of), event);
        }
    }

    async fn run(&mut self) -> Result<(), Failure> {
        while let Some(((when, _), event)) = self.ahead.pop_first() {
            self.clock.set(when);
            let what = format!("{event:?}");
            self.happen(event).await.map_err(|failure| Failure::internal(format!("{what}: {failure:?}")))?;
        }
        self.clock.set(self.now);
        Ok(())
    }

    async fn happen(&mut self, event: Event) -> Result<(), Failure> {
        match event {
            Event::PublishStatement { statement, version } => self.publish_statement(statement, version).await,
            Event::DraftStatement { statement, version } => self.draft_statement(statement, version).await.map(|_| ()),
            Event::PublishJourney { journey, version } => self.publish_journey(journey, version).await,
            Event::Propose(place) => self.propose(place).await,
            Event::Decide(place) => self.decide(place).await,
            Event::Reconfirm(place) => self.reconfirm(place).await,
            Event::AnswerForArea(place) => self.answer_for_area(place).await,
            Event::Acknowledge { person, statement, number } => {
                self.services.acknowledge_statement(&self.cast.actor(person)?, statement, number).await
            }
            Event::Tick => self.services.tick().await.map(|_| ()),
            Event::Send { person, week, number } => self.send(person, week, number).await,
            Event::Read { lead, checkin } => {
                let lead = self.cast.actor(lead)?;
                self.services.open_letter(&lead, checkin).await?;
                self.services.mark_letter_read(&lead, checkin, None).await.map(|_| ())
            }
            Event::Comment { person, checkin, text } => {
                self.services.comment(&self.cast.actor(person)?, checkin, &text, None).await
            }
        }
    }
}
