//! Contributions of roles and answers of areas.

use crate::{
    contribution::{Event, State},
    experience::TouchpointField,
    ids::{AreaId, ContributionId, JourneyId, RoleId, StatementId, TouchpointId},
    statement::StatementKind,
    time::Millis,
    view::experience::TouchpointView,
};
use serde::{Deserialize, Serialize};

/// An area by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedArea {
    pub id: AreaId,
    pub name: String,
    /// Steps below the root, or below the topmost area of a list.
    pub depth: u32,
}

/// A role: one title in one area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedRole {
    pub area: AreaId,
    pub area_name: String,
    pub title: String,
    pub title_key: String,
}

/// A contribution with the names of what it speaks of, each as it is called today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContributionView {
    pub id: ContributionId,
    pub role: NamedRole,
    pub does: String,
    pub gets: String,
    pub journey: JourneyId,
    pub touchpoint: TouchpointId,
    pub touchpoint_name: String,
    /// The touchpoint's latest published version.
    pub touchpoint_number: i32,
    pub touchpoint_retired: bool,
    pub statement: StatementId,
    /// None for a kind that this binary does not know.
    pub statement_kind: Option<StatementKind>,
    pub statement_title: String,
    /// The statement's latest published version.
    pub statement_number: i32,
    pub statement_retired: bool,
    /// For those whose customer is inside.
    pub through: Option<NamedArea>,
    pub state: State,
    /// Confirmed, and the meaning of touchpoint or statement has changed since, or the statement was retired.
    pub stale: bool,
    pub proposed_by: Option<String>,
    pub proposed_at: Millis,
    pub decided_by: Option<String>,
    pub decided_at: Option<Millis>,
    /// What the lead said, while a change is asked for or after declining.
    pub comment: Option<String>,
    pub revision: i64,
}

impl ContributionView {
    /// Its statement is no longer said: it holds again once another one is chosen.
    #[must_use]
    pub const fn needs_statement(&self) -> bool {
        self.stale && self.statement_retired
    }
}

/// A touchpoint as it was when a sentence was written or last confirmed, and as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchpointChange {
    pub before: TouchpointView,
    pub now: TouchpointView,
    /// What differs, at least one.
    pub fields: Vec<TouchpointField>,
}

/// As [`TouchpointChange`], of a statement: title and Markdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementChange {
    pub before: (String, String),
    pub now: (String, String),
}

/// What of a contribution's touchpoint and statement says something else now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    pub touchpoint: Option<TouchpointChange>,
    pub statement: Option<StatementChange>,
}

impl Changes {
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.touchpoint.is_none() && self.statement.is_none()
    }
}

/// A contribution that waits for a word of somebody, with what changed since it was written or last confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaleView {
    pub contribution: ContributionView,
    /// Nothing while it means the same.
    pub changes: Changes,
}

/// My role and how it contributes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyRoleView {
    /// None for somebody without a role.
    pub role: Option<NamedRole>,
    /// To be confirmed again.
    pub stale: Vec<StaleView>,
    /// The lead asked for a change.
    pub asked: Vec<ContributionView>,
    /// Waiting for the lead.
    pub proposed: Vec<ContributionView>,
    /// Confirmed in the role's own area.
    pub own: Vec<ContributionView>,
    /// Confirmed in an area above.
    pub above: Vec<ContributionView>,
    pub declined: Vec<ContributionView>,
    /// There is a published touchpoint and a published statement to choose.
    pub can_propose: bool,
    /// Nobody leads the role's area or one above: HR decides.
    pub hr_decides: bool,
    /// The topmost areas that the one who asks leads.
    pub led: Vec<NamedArea>,
}

/// What the one who asks may do with a contribution now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum May {
    /// Confirm, ask for a change, decline.
    Decide,
    Edit,
    Reconfirm,
    Retire,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventView {
    pub at: Millis,
    pub actor: Option<String>,
    pub kind: Event,
    pub comment: String,
}

/// A contribution's own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailView {
    pub contribution: ContributionView,
    /// What the touchpoint promises today; empty if it says nothing.
    pub promise: String,
    /// Oldest first.
    pub events: Vec<EventView>,
    /// What changed since it was written or last confirmed, where it means something else.
    pub changes: Changes,
    pub may: Vec<May>,
    /// Nobody leads the area or one above: HR decides.
    pub hr_decides: bool,
    /// Areas below the one in which it is declared, for which it holds too.
    pub areas_below: i64,
}

/// A touchpoint to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TouchpointOption {
    pub id: TouchpointId,
    pub name: String,
    pub promise: String,
    pub journey_name: String,
    pub stage_name: String,
    pub statements: Vec<StatementId>,
}

/// A statement to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementOption {
    pub id: StatementId,
    pub kind: Option<StatementKind>,
    pub title: String,
}

/// What the composer offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComposerView {
    /// The role that it speaks for at first.
    pub role: Option<NamedRole>,
    /// Areas for which the one who asks may propose as their lead; empty for everybody else.
    pub led: Vec<NamedArea>,
    /// Titles in those areas, for each of which somebody works there.
    pub titles: Vec<String>,
    /// In the order of the journeys.
    pub touchpoints: Vec<TouchpointOption>,
    /// By kind and order.
    pub statements: Vec<StatementOption>,
    /// All areas, in the order of the tree.
    pub areas: Vec<NamedArea>,
    /// The contribution that is edited.
    pub edited: Option<ContributionView>,
}

/// A role that somebody holds and no confirmed contribution holds for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BareRoleView {
    pub role_id: RoleId,
    pub role: NamedRole,
    pub people: i64,
}

/// A published touchpoint that no confirmed contribution speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BareTouchpointView {
    pub id: TouchpointId,
    pub journey: JourneyId,
    pub name: String,
    pub moment_of_truth: bool,
    pub journey_name: String,
    pub stage_name: String,
    /// Its owner is one of the areas asked about.
    pub owned: bool,
}

/// How an area answers the question for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerView {
    pub area: AreaId,
    pub area_name: String,
    pub body: String,
    pub author: Option<String>,
    pub updated_at: Millis,
    /// The version of the experience that it answers.
    pub version: i32,
    pub revision: i64,
}

/// An area's answers and what they answer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswersView {
    /// The experience's version today; none while nothing is published.
    pub current: Option<i32>,
    /// Latest version first.
    pub answers: Vec<AnswerView>,
}

/// A title in an area, with its contributions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleGroup {
    pub role: NamedRole,
    pub contributions: Vec<ContributionView>,
}

/// An area with everything under it, as its lead sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaView {
    pub area: NamedArea,
    /// Those above it that the one who asks may look over too, the topmost first.
    pub path: Vec<NamedArea>,
    /// The one who asks leads it: may declare and answer.
    pub leads: bool,
    /// Proposals to decide.
    pub waiting: Vec<StaleView>,
    /// Those of `waiting` that the one who asks may decide.
    pub decidable: Vec<ContributionId>,
    /// Nobody leads the area or one above: HR decides.
    pub hr_decides: bool,
    /// A change was asked for.
    pub asked: Vec<ContributionView>,
    /// Confirmed, by role.
    pub roles: Vec<RoleGroup>,
    pub bare_roles: Vec<BareRoleView>,
    pub bare_touchpoints: Vec<BareTouchpointView>,
    pub answers: AnswersView,
}

/// All contributions that the one who asks has before them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewView {
    pub contributions: Vec<ContributionView>,
    /// How many the filter finds.
    pub total: i64,
    /// From 1.
    pub page: i64,
    pub per_page: i64,
    /// In the order of the tree: those that the one who asks may look at.
    pub areas: Vec<NamedArea>,
    pub touchpoints: Vec<TouchpointOption>,
    pub statements: Vec<StatementOption>,
    pub bare_roles: Vec<BareRoleView>,
    pub bare_touchpoints: Vec<BareTouchpointView>,
    /// Areas with people, in which and under which nobody has a confirmed, fresh contribution.
    pub without_line_of_sight: Vec<NamedArea>,
    /// The topmost areas that the one who asks leads.
    pub led: Vec<NamedArea>,
    /// Proposals that wait for the one who asks, and the areas in which they are declared.
    pub to_decide: i64,
    pub to_decide_in: Vec<NamedArea>,
}

/// What of contributions waits for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Waiting {
    /// Of my role, to be confirmed again or to be given another statement.
    pub stale: i64,
    /// Of my role, with a change asked for.
    pub asked: i64,
    /// My role has no contribution yet, and there is something to propose.
    pub none_yet: bool,
    /// Proposals whose nearest lead I am; for HR, those of areas without any.
    pub to_decide: i64,
}
