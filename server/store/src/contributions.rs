//! Contributions of roles and answers of areas.

use crate::Result;
use async_trait::async_trait;
use hilo_domain::{
    contribution::{Event, State},
    ids::{AreaId, ContributionEventId, ContributionId, JourneyId, PersonId, RoleId, StatementId, TouchpointId},
    time::Millis,
};

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ContributionRow {
    pub id: ContributionId,
    pub area_id: AreaId,
    /// The role's title; holds for it in this area and in all under it.
    pub title: String,
    /// The title folded by `hilo_domain::text::fold`.
    pub title_key: String,
    pub touchpoint_id: TouchpointId,
    pub statement_id: StatementId,
    /// For those whose customer is inside.
    pub through_area_id: Option<AreaId>,
    pub does: String,
    pub gets: String,
    #[sqlx(try_from = "String")]
    pub state: State,
    pub proposed_by: Option<PersonId>,
    pub proposed_at: Millis,
    pub decided_by: Option<PersonId>,
    pub decided_at: Option<Millis>,
    /// The touchpoint's version that the sentence was last confirmed against.
    pub touchpoint_number: i32,
    /// As `touchpoint_number`, of the statement.
    pub statement_number: i32,
    pub revision: i64,
    pub updated_at: Millis,
}

/// A contribution with the names of what it speaks of, each as it is called today.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ContributionShown {
    #[sqlx(flatten)]
    pub contribution: ContributionRow,
    pub area_name: String,
    /// The touchpoint's journey.
    pub journey_id: JourneyId,
    pub touchpoint_name: String,
    /// The touchpoint's latest published version.
    pub touchpoint_current: i32,
    /// Contributions confirmed against this version or a later one are fresh.
    pub touchpoint_asks_from: i32,
    pub touchpoint_retired: bool,
    pub statement_kind: String,
    pub statement_title: String,
    pub statement_current: i32,
    pub statement_asks_from: i32,
    pub statement_retired: bool,
    pub through_name: Option<String>,
    pub proposed_by_name: Option<String>,
    pub decided_by_name: Option<String>,
    /// What the lead said when asking for the change that it waits for, or when declining.
    pub last_comment: Option<String>,
}

impl ContributionShown {
    /// Both versions that it was confirmed against still mean the same, and the statement is still said. (What was
    /// taken out of the experience has taken its contributions along.)
    #[must_use]
    pub const fn is_fresh(&self) -> bool {
        !self.statement_retired
            && hilo_domain::contribution::is_fresh(self.contribution.touchpoint_number, self.touchpoint_asks_from)
            && hilo_domain::contribution::is_fresh(self.contribution.statement_number, self.statement_asks_from)
    }

    /// Confirmed once, and its statement is no longer said.
    #[must_use]
    pub fn needs_statement(&self) -> bool {
        self.contribution.state == State::Confirmed && self.statement_retired
    }

    /// Confirmed once, and the meaning has changed since or the statement was retired.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.contribution.state == State::Confirmed && !self.is_fresh()
    }
}

/// All that is given must hold. Areas that are archived are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContributionFilter {
    /// Declared in one of these areas or under it; an empty list finds nothing.
    pub under: Option<Vec<AreaId>>,
    /// With `under`: those too that were confirmed above and hold for somebody under there.
    pub holding: bool,
    /// In one of these states; an empty list means any.
    pub states: Vec<State>,
    pub fresh: Option<bool>,
    pub title_key: Option<String>,
    pub touchpoint: Option<TouchpointId>,
    pub statement: Option<StatementId>,
    /// A part of title or sentence, folded by `hilo_domain::text::fold`.
    pub text: Option<String>,
    /// None means all.
    pub limit: Option<i64>,
    pub offset: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewContributionEvent {
    pub id: ContributionEventId,
    pub contribution: ContributionId,
    pub at: Millis,
    pub actor: Option<PersonId>,
    pub kind: Event,
    pub comment: String,
}

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ContributionEventRow {
    pub id: ContributionEventId,
    pub at: Millis,
    pub actor_id: Option<PersonId>,
    pub actor_name: Option<String>,
    #[sqlx(try_from = "String")]
    pub kind: Event,
    pub comment: String,
}

/// A confirmed contribution as far as coverage needs to know it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DeclaredRow {
    pub id: ContributionId,
    pub area_id: AreaId,
    pub title_key: String,
    pub touchpoint_id: TouchpointId,
    pub fresh: bool,
}

/// The role that a person holds.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct HeldRole {
    pub role_id: RoleId,
    pub area_id: AreaId,
    pub area_name: String,
    pub title: String,
    pub title_key: String,
}

/// Active people of an area who share a title; no title for those without a role.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TitleRow {
    pub area_id: AreaId,
    pub title: Option<String>,
    pub title_key: Option<String>,
    pub people: i64,
}

/// A role that somebody holds and no confirmed contribution holds for.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BareRole {
    pub role_id: RoleId,
    pub area_id: AreaId,
    pub area_name: String,
    pub title: String,
    pub title_key: String,
    /// Active people who hold it, at least 1.
    pub people: i64,
}

/// A published touchpoint that no confirmed contribution speaks of.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct BareTouchpoint {
    pub touchpoint_id: TouchpointId,
    pub journey_id: JourneyId,
    pub name: String,
    pub moment_of_truth: bool,
    pub journey_name: String,
    pub stage_name: String,
    pub owner_area_id: Option<AreaId>,
}

/// How an area answers the question for itself, for one version of the experience.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AreaAnswerRow {
    pub area_id: AreaId,
    pub experience_version: i32,
    pub body: String,
    pub author_id: Option<PersonId>,
    /// Counts from 1; 0 asks for a new one.
    pub revision: i64,
    pub updated_at: Millis,
}

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AreaAnswerShown {
    #[sqlx(flatten)]
    pub answer: AreaAnswerRow,
    pub area_name: String,
    pub author_name: Option<String>,
}

/// What a statement said in one of its versions.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StatementText {
    pub statement_id: StatementId,
    pub number: i32,
    pub title: String,
    pub body: String,
}

/// An area and how far it has answered.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct LedAnswer {
    pub area_id: AreaId,
    pub area_name: String,
    /// The latest version of the experience that it has answered for.
    pub experience_version: Option<i32>,
}

#[async_trait]
pub trait ContributionsRepo {
    async fn insert_contribution(&mut self, contribution: &ContributionRow) -> Result<()>;
    /// Everything but the id, the role and the proposal, if `revision` is what is stored; then it counts up. False, and
    /// nothing written, if it is not.
    async fn update_contribution(&mut self, contribution: &ContributionRow) -> Result<bool>;
    async fn contribution(&mut self, id: ContributionId) -> Result<Option<ContributionShown>>;
    /// Those of a title in an area and in all above it, in every state: the area's own first, the root's last; in each
    /// by the day of their proposal.
    async fn contributions_for_role(&mut self, area: AreaId, title_key: &str) -> Result<Vec<ContributionShown>>;
    /// By area, title and day of proposal.
    async fn contributions(&mut self, filter: &ContributionFilter) -> Result<Vec<ContributionShown>>;
    /// How many there are, whatever the limit and offset.
    async fn count_contributions(&mut self, filter: &ContributionFilter) -> Result<i64>;
    /// Proposals that wait for a decision, by the area in which they are declared; none of archived areas.
    async fn proposals_by_area(&mut self) -> Result<Vec<(AreaId, i64)>>;
    /// All confirmed ones.
    async fn declared(&mut self) -> Result<Vec<DeclaredRow>>;

    async fn add_contribution_event(&mut self, event: &NewContributionEvent) -> Result<()>;
    /// Oldest first.
    async fn contribution_events(&mut self, id: ContributionId) -> Result<Vec<ContributionEventRow>>;

    /// None for somebody without a role.
    async fn held_role(&mut self, person: PersonId) -> Result<Option<HeldRole>>;
    /// Active people by area and title.
    async fn titles(&mut self) -> Result<Vec<TitleRow>>;
    /// By area and title; none of archived areas.
    async fn roles_without_contribution(&mut self) -> Result<Vec<BareRole>>;
    /// In the order of the journeys.
    async fn touchpoints_without_contribution(&mut self) -> Result<Vec<BareTouchpoint>>;

    /// Latest version first.
    async fn area_answers(&mut self, area: AreaId) -> Result<Vec<AreaAnswerShown>>;
    /// The areas that somebody leads themselves, by name.
    async fn answered_by(&mut self, lead: PersonId) -> Result<Vec<LedAnswer>>;
    /// The latest of each area that is not archived, by the area's name.
    async fn latest_area_answers(&mut self) -> Result<Vec<AreaAnswerShown>>;
    /// A new one with revision 0, else the one of that revision. False, and nothing written, if it is not that.
    async fn save_area_answer(&mut self, answer: &AreaAnswerRow) -> Result<bool>;

    /// Versions that are not there are left out.
    async fn statement_texts(&mut self, versions: &[(StatementId, i32)]) -> Result<Vec<StatementText>>;
}
