//! What the sample organisation is made of, as the files in `server/sample` say it. Everything in them is fictional.

use serde::Deserialize;

/// The people file; the project's own example of one.
pub const PEOPLE: &str = include_str!("../../sample/people.csv");
const ORGANISATION: &str = include_str!("../../sample/organisation.toml");
const STATEMENTS: &str = include_str!("../../sample/statements.toml");
const JOURNEYS: &str = include_str!("../../sample/journeys.toml");
const CONTRIBUTIONS: &str = include_str!("../../sample/contributions.toml");
const CHECKINS: &str = include_str!("../../sample/checkins.toml");
const PULSE: &str = include_str!("../../sample/pulse.toml");

#[derive(Debug)]
pub struct Content {
    pub organisation: Organisation,
    pub statements: Vec<Statement>,
    pub journeys: Vec<Journey>,
    pub contributions: Vec<Contribution>,
    pub area_answers: Vec<AreaAnswer>,
    pub checkins: Checkins,
    pub pulse: Pulse,
}

#[derive(Debug, Deserialize)]
pub struct Organisation {
    pub name: String,
    pub language: String,
    pub time_zone: String,
    pub area: Vec<Area>,
    pub grant: Vec<Grant>,
    pub personas: Personas,
}

#[derive(Debug, Deserialize)]
pub struct Area {
    /// Below the root; the organisation's name is the root itself.
    pub path: String,
    pub external: bool,
    /// Employee numbers.
    pub lead: String,
    pub stand_in: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Grant {
    pub employee_id: String,
    pub grant: String,
}

/// Employee numbers of the six people whose eyes can be borrowed.
#[derive(Debug, Clone, Deserialize)]
pub struct Personas {
    pub employee: String,
    pub lead: String,
    pub leadership: String,
    pub experience: String,
    pub hr: String,
    pub admin: String,
}

impl Personas {
    /// By the name of the button.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&str> {
        Some(match name {
            "employee" => &self.employee,
            "lead" => &self.lead,
            "leadership" => &self.leadership,
            "experience" => &self.experience,
            "hr" => &self.hr,
            "admin" => &self.admin,
            _ => return None,
        })
    }
}

#[derive(Debug, Deserialize)]
pub struct Statement {
    pub key: String,
    pub kind: String,
    /// Among the values.
    pub order: Option<i32>,
    /// Oldest first.
    pub version: Vec<StatementVersion>,
}

#[derive(Debug, Deserialize)]
pub struct StatementVersion {
    pub title: String,
    pub body: String,
    #[serde(default)]
    pub change_note: String,
    pub change: Option<String>,
    /// None for a draft.
    pub published_weeks_ago: Option<i64>,
}

#[derive(Debug, Deserialize)]
pub struct Journey {
    pub key: String,
    pub name: String,
    pub summary: String,
    /// Oldest first, one or two.
    pub version: Vec<JourneyVersion>,
    /// As in the last version.
    pub stage: Vec<Stage>,
}

#[derive(Debug, Deserialize)]
pub struct JourneyVersion {
    pub change_note: String,
    pub published_weeks_ago: i64,
}

#[derive(Debug, Deserialize)]
pub struct Stage {
    pub key: String,
    pub name: String,
    pub touchpoint: Vec<Touchpoint>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Touchpoint {
    pub key: String,
    /// Came with this version of the journey; the first if it does not say.
    #[serde(default = "first")]
    pub since: usize,
    /// Of the second version against the first: `wording` or `meaning`.
    pub change: Option<String>,
    /// The fields that differed in the first version.
    pub before: Option<Before>,
    #[serde(flatten)]
    pub fields: Fields,
}

const fn first() -> usize {
    1
}

#[derive(Debug, Clone, Deserialize)]
pub struct Fields {
    pub name: String,
    pub promise: String,
    pub emotion_word: String,
    pub emotion: i32,
    pub effort: String,
    pub effort_minutes: Option<i32>,
    pub guidance: String,
    pub moment_of_truth: bool,
    /// `frontstage` or `backstage`.
    pub side: String,
    pub channel: String,
    /// The path of the area.
    pub owner: String,
    /// Keys.
    pub statements: Vec<String>,
}

/// What a touchpoint was before its last change.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Before {
    pub name: Option<String>,
    pub promise: Option<String>,
    pub emotion_word: Option<String>,
    pub emotion: Option<i32>,
    pub effort: Option<String>,
    pub effort_minutes: Option<i32>,
    pub guidance: Option<String>,
    pub channel: Option<String>,
    pub owner: Option<String>,
    pub statements: Option<Vec<String>>,
}

impl Touchpoint {
    /// The fields as they were in the journey's first version.
    #[must_use]
    pub fn as_first(&self) -> Fields {
        let mut fields = self.fields.clone();
        let before = self.before.clone().unwrap_or_default();
        let put = |now: &mut String, was: Option<String>| {
            if let Some(was) = was {
                *now = was;
            }
        };
        put(&mut fields.name, before.name);
        put(&mut fields.promise, before.promise);
        put(&mut fields.emotion_word, before.emotion_word);
        put(&mut fields.effort, before.effort);
        put(&mut fields.guidance, before.guidance);
        put(&mut fields.channel, before.channel);
        put(&mut fields.owner, before.owner);
        fields.emotion = before.emotion.unwrap_or(fields.emotion);
        fields.effort_minutes = before.effort_minutes.or(fields.effort_minutes);
        fields.statements = before.statements.unwrap_or(fields.statements);
        fields
    }
}

#[derive(Debug, Deserialize)]
pub struct Contribution {
    pub area: String,
    pub role: String,
    pub touchpoint: String,
    pub statement: String,
    pub does: String,
    pub gets: String,
    pub through: Option<String>,
    /// `confirmed`, `proposed`, `changes_requested`, `declined`.
    pub status: String,
    pub comment: Option<String>,
    pub reason: Option<String>,
    pub proposed_weeks_ago: i64,
    pub decided_weeks_ago: Option<i64>,
    pub reconfirmed_weeks_ago: Option<i64>,
}

#[derive(Debug, Deserialize)]
pub struct AreaAnswer {
    pub area: String,
    /// Employee number of the lead.
    pub by: String,
    pub answered_weeks_ago: i64,
    pub text: String,
}

/// How people answer; all shares are 0–1.
#[derive(Debug, Deserialize)]
pub struct Checkins {
    /// Closed weeks; 1 is the oldest.
    pub weeks: i32,
    /// Answers of a lead that fit any check-in.
    pub answers: Vec<String>,
    pub profile: Vec<Profile>,
    pub swing: Vec<Swing>,
    pub leave: Vec<Leave>,
    pub pool: Vec<Pool>,
    pub note: Vec<Note>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Profile {
    pub area: String,
    /// Sent in time, in the first week.
    pub participation: f64,
    /// What that changes by the last one, in a straight line.
    pub trend: f64,
    /// How far a week strays from it.
    pub wobble: f64,
    /// Of what is sent.
    pub late: f64,
    /// Contributions ticked in a check-in, on average.
    pub taps: f64,
    /// Entries with a text.
    pub texts: f64,
    pub notes: f64,
    pub read: f64,
    pub answered: f64,
    pub acknowledged: f64,
}

/// A week unlike the others, for areas and all under them.
#[derive(Debug, Deserialize)]
pub struct Swing {
    pub areas: Vec<String>,
    pub week: i32,
    pub factor: f64,
}

#[derive(Debug, Deserialize)]
pub struct Leave {
    pub employee_id: String,
    pub from: i32,
    /// Still away without it.
    pub to: Option<i32>,
}

#[derive(Debug, Deserialize)]
pub struct Pool {
    pub touchpoint: String,
    pub roles: Vec<String>,
    pub entries: Vec<Entry>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Entry {
    pub did: String,
    pub customer: String,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Note {
    pub area: String,
    pub roles: Option<Vec<String>>,
    /// Only in the last so many weeks.
    pub within_weeks: Option<i32>,
    pub text: String,
    pub answer: Option<String>,
    pub reply: Option<String>,
}

/// How the confidential questions are answered.
#[derive(Debug, Deserialize)]
pub struct Pulse {
    /// Share of questions that whoever checks in answers.
    pub answers: f64,
    /// How far somebody strays from their area.
    pub spread: f64,
    pub mood: Vec<Mood>,
}

/// An area's means, 1 to 5.
#[derive(Debug, Clone, Deserialize)]
pub struct Mood {
    pub area: String,
    pub know: f64,
    pub believe: f64,
    pub live: f64,
    pub act: f64,
    pub recommend: f64,
    /// From the first week to the last.
    pub trend: f64,
}

#[derive(Deserialize)]
struct StatementsFile {
    statement: Vec<Statement>,
}

#[derive(Deserialize)]
struct JourneysFile {
    journey: Vec<Journey>,
}

#[derive(Deserialize)]
struct ContributionsFile {
    contribution: Vec<Contribution>,
    area_answer: Vec<AreaAnswer>,
}

/// # Errors
/// If a file does not have the form that is read here: a defect that a test would show.
pub fn load() -> Result<Content, toml::de::Error> {
    let contributions: ContributionsFile = toml::from_str(CONTRIBUTIONS)?;
    Ok(Content {
        organisation: toml::from_str(ORGANISATION)?,
        statements: toml::from_str::<StatementsFile>(STATEMENTS)?.statement,
        journeys: toml::from_str::<JourneysFile>(JOURNEYS)?.journey,
        contributions: contributions.contribution,
        area_answers: contributions.area_answer,
        checkins: toml::from_str(CHECKINS)?,
        pulse: toml::from_str(PULSE)?,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_files_are_read_and_whole() {
        let content = super::load().unwrap();
        assert_eq!(content.organisation.name, "Tuercaluna");
        assert_eq!(super::PEOPLE.lines().count(), 121);
        assert_eq!(content.checkins.weeks, 20);
        assert_eq!(content.journeys.len(), 3);
        let keys: Vec<_> = content.statements.iter().map(|s| s.key.as_str()).collect();
        assert!(content.contributions.iter().all(|c| keys.contains(&c.statement.as_str())));
        let changed =
            content.journeys.iter().flat_map(|j| &j.stage).flat_map(|s| &s.touchpoint).find(|t| t.before.is_some());
        let changed = changed.unwrap();
        assert_ne!(format!("{:?}", changed.as_first()), format!("{:?}", changed.fields));
    }
}
