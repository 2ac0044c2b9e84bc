//! A touchpoint's fields: its form, and what is saved from it into the draft.

use super::{Journey, Whole, by_version, seen_touchpoint, touch, touchpoint_view};
use crate::{Result, Services, actor::Drafter};
use hilo_domain::{
    experience::{MOST_MINUTES, PROMISE_CHARS},
    ids::{AreaId, JourneyId, StageId, StatementId, TouchpointId},
    problem::{Problem, Problems, Rule},
    statement::StatementKind,
    tree::Tree,
    view::experience::{AreaRef, StatementRef, TouchpointForm, TouchpointView},
};
use hilo_store::{
    Repo,
    areas::AreaRow,
    experience::{DRAFT, TouchpointVersionRow},
};

/// Longest texts, in characters; the promise has its own limit.
const NAME_CHARS: usize = 80;
const WORD_CHARS: usize = 40;
const EFFORT_CHARS: usize = 300;
const GUIDANCE_CHARS: usize = 1000;

/// A touchpoint's fields as typed.
#[derive(Debug, Clone, Default)]
pub struct TouchpointInput {
    /// What the form showed; empty for a new one.
    pub seen: String,
    pub name: String,
    pub promise: String,
    pub emotion_word: String,
    /// −2…2.
    pub emotion: String,
    pub effort: String,
    /// 0…100 000, or empty.
    pub minutes: String,
    pub guidance: String,
    pub channel: String,
    pub moment_of_truth: bool,
    pub backstage: bool,
    /// An area's id, or empty.
    pub owner: String,
    pub statements: Vec<String>,
}

/// What the input is checked against, and what the form offers.
struct Choices {
    areas: Vec<AreaRow>,
    statements: Vec<StatementRef>,
}

impl Choices {
    async fn load(repo: &mut dyn Repo) -> Result<Self> {
        let areas = repo.areas().await?;
        let one = |row: hilo_store::experience::CarriableRow| StatementRef {
            id: row.statement_id,
            kind: StatementKind::from_key(&row.kind),
            title: row.title,
            current: true,
        };
        let statements = repo.carriable().await?.into_iter().map(one).collect();
        Ok(Self { areas, statements })
    }

    /// What a touchpoint carries can stay, even if it is retired by now.
    fn with(mut self, touchpoint: &TouchpointView) -> Self {
        self.statements.extend(touchpoint.statements.iter().filter(|statement| !statement.current).cloned());
        self
    }

    /// Areas in the order of the tree, with their depth.
    fn tree(&self) -> Vec<(AreaRef, u32)> {
        let named = |id: AreaId, depth| {
            let area = self.areas.iter().find(|a| a.id == id)?;
            Some((AreaRef { id, name: area.name.clone() }, depth))
        };
        match Tree::build(self.areas.iter().map(|a| (a.id, a.parent_id))) {
            Ok(tree) => tree.ids().iter().filter_map(|id| named(*id, tree.depth(*id)?)).collect(),
            // An area under an archived one: better a plain list than no choice.
            Err(_) => self.areas.iter().filter_map(|a| named(a.id, 0)).collect(),
        }
    }
}

impl Services {
    /// The form for a new touchpoint in a stage of the draft.
    ///
    /// # Errors
    /// [`Problem::NotFound`] without that stage.
    pub async fn new_touchpoint_form(
        &self,
        _drafter: Drafter<'_>,
        id: JourneyId,
        stage: StageId,
    ) -> Result<TouchpointForm> {
        let mut repo = self.read().await?;
        let journey = Journey::load(&mut *repo, id).await?;
        let draft = Whole::load(&mut *repo, journey.draft()?).await?;
        let stage_name = draft.stage(stage)?.name.clone();
        let choices = Choices::load(&mut *repo).await?;
        Ok(form(id, &draft, stage_name, None, choices))
    }

    /// The form of a touchpoint as the draft has it; without a draft, as it is published.
    ///
    /// # Errors
    /// [`Problem::NotFound`] if it is in neither.
    pub async fn touchpoint_form(
        &self,
        _drafter: Drafter<'_>,
        id: JourneyId,
        touchpoint: TouchpointId,
    ) -> Result<TouchpointForm> {
        let mut repo = self.read().await?;
        let (journey, row) = editable(&mut *repo, id, touchpoint).await?;
        let version = journey.in_state(DRAFT).or(journey.current()).ok_or(Problem::NotFound)?;
        let whole = Whole::load(&mut *repo, version).await?;
        let stage = whole.find(touchpoint).and_then(|p| whole.stage(p.stage_id).ok());
        let stage_name = stage.map(|s| s.name.clone()).unwrap_or_default();
        let carried = by_version(repo.touchpoint_carried(touchpoint).await?);
        let view = touchpoint_view(&row, carried.get(&row.id).cloned().unwrap_or_default());
        let choices = Choices::load(&mut *repo).await?.with(&view);
        Ok(form(id, &whole, stage_name, Some(view), choices))
    }

    /// A new touchpoint at the end of a stage of the draft.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with all that is wrong.
    pub async fn add_touchpoint(
        &self,
        _drafter: Drafter<'_>,
        id: JourneyId,
        stage: StageId,
        input: &TouchpointInput,
    ) -> Result<TouchpointId> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        let journey = Journey::lock(&mut *repo, id).await?;
        let draft = Whole::load(&mut *repo, journey.draft()?).await?;
        draft.stage(stage)?;
        let choices = Choices::load(&mut *repo).await?;
        let empty = TouchpointVersionRow {
            id: self.id()?,
            touchpoint_id: self.id()?,
            number: 1,
            state: DRAFT.to_owned(),
            name: String::new(),
            promise: String::new(),
            emotion_word: String::new(),
            emotion: 0,
            effort: String::new(),
            minutes: None,
            guidance: String::new(),
            channel: String::new(),
            moment_of_truth: false,
            backstage: false,
            owner_area_id: None,
            owner_name: None,
            change: None,
            asks_from: 0,
            published_at: None,
        };
        let (row, statements) = checked(input, empty, &choices)?;
        repo.insert_touchpoint(row.touchpoint_id, id, now).await?;
        repo.insert_touchpoint_version(&row).await?;
        repo.set_carried(row.id, &statements).await?;
        let mut order = draft.arranged();
        for arranged in order.iter_mut().filter(|a| a.stage == stage) {
            arranged.touchpoints.push(row.id);
        }
        repo.arrange(draft.version.id, &order).await?;
        touch(&mut *repo, &draft.version, now).await?;
        repo.save().await?;
        Ok(row.touchpoint_id)
    }

    /// Saves a touchpoint's fields into the draft, which is begun if there is none; the touchpoint gets a draft version
    /// of its own the first time that something in it changes.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with all that is wrong; [`Problem::Stale`] if somebody else saved it meanwhile.
    pub async fn save_touchpoint(
        &self,
        drafter: Drafter<'_>,
        id: JourneyId,
        touchpoint: TouchpointId,
        input: &TouchpointInput,
    ) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_journey(id).await?;
        let (journey, stored) = editable(&mut *repo, id, touchpoint).await?;
        let carried = by_version(repo.touchpoint_carried(touchpoint).await?);
        let before = touchpoint_view(&stored, carried.get(&stored.id).cloned().unwrap_or_default());
        let choices = Choices::load(&mut *repo).await?.with(&before);
        let (row, statements) = checked(input, stored.clone(), &choices)?;
        if input.seen != seen_touchpoint(&before) {
            return Err(Problem::Stale.into());
        }
        let held: Vec<StatementId> = before.statements.iter().map(|s| s.id).collect();
        if row == stored && held.len() == statements.len() && statements.iter().all(|s| held.contains(s)) {
            return Ok(());
        }
        let draft = self.draft_in(&mut *repo, drafter, &journey).await?;
        if stored.state == DRAFT {
            repo.update_touchpoint_draft(&row).await?;
            repo.set_carried(row.id, &statements).await?;
        } else {
            let row = TouchpointVersionRow {
                id: self.id()?,
                number: stored.number + 1,
                state: DRAFT.to_owned(),
                change: None,
                published_at: None,
                ..row
            };
            repo.insert_touchpoint_version(&row).await?;
            repo.set_carried(row.id, &statements).await?;
            repo.swap_placed(draft.id, stored.id, row.id).await?;
        }
        touch(&mut *repo, &draft, now).await?;
        repo.save().await?;
        Ok(())
    }
}

/// The version of a touchpoint that an edit starts from: its draft, else the published one.
async fn editable(
    repo: &mut dyn Repo,
    id: JourneyId,
    touchpoint: TouchpointId,
) -> Result<(Journey, TouchpointVersionRow)> {
    let there = repo.touchpoint(touchpoint).await?.filter(|(journey, retired)| *journey == id && retired.is_none());
    there.ok_or(Problem::NotFound)?;
    let journey = Journey::load(repo, id).await?;
    if journey.row.retired_at.is_some() {
        return Err(Problem::NotFound.into());
    }
    // Newest first, and a draft is the newest.
    let row = repo.touchpoint_versions(touchpoint).await?.into_iter().next().ok_or(Problem::NotFound)?;
    Ok((journey, row))
}

fn form(
    journey: JourneyId,
    whole: &Whole,
    stage_name: String,
    touchpoint: Option<TouchpointView>,
    choices: Choices,
) -> TouchpointForm {
    let mut channels: Vec<String> = Vec::new();
    for channel in whole.placed.iter().map(|p| &p.version.channel) {
        if !channel.is_empty() && !channels.contains(channel) {
            channels.push(channel.clone());
        }
    }
    TouchpointForm {
        journey,
        journey_name: whole.version.name.clone(),
        stage_name,
        seen: touchpoint.as_ref().map(seen_touchpoint).unwrap_or_default(),
        touchpoint,
        areas: choices.tree(),
        statements: choices.statements,
        channels,
    }
}

/// `row` with what was typed, and the statements it is to carry.
fn checked(
    input: &TouchpointInput,
    row: TouchpointVersionRow,
    choices: &Choices,
) -> Result<(TouchpointVersionRow, Vec<StatementId>)> {
    let mut problems = Problems::default();
    let name = problems.required_line("name", &input.name, NAME_CHARS);
    let promise = problems.required_line("promise", &input.promise, PROMISE_CHARS);
    let emotion_word = problems.line("emotion_word", &input.emotion_word, WORD_CHARS);
    let emotion = input.emotion.parse().ok().filter(|e| (-2..=2).contains(e));
    if emotion.is_none() {
        let rule = if input.emotion.is_empty() { Rule::Required } else { Rule::NotANumber { min: -2, max: 2 } };
        problems.add("emotion", rule);
    }
    let effort = problems.text("effort", &input.effort, EFFORT_CHARS);
    let minutes = match input.minutes.trim() {
        "" => None,
        typed => {
            let minutes = typed.parse().ok().filter(|m| (0..=MOST_MINUTES).contains(m));
            if minutes.is_none() {
                problems.add("minutes", Rule::NotANumber { min: 0, max: i64::from(MOST_MINUTES) });
            }
            minutes
        }
    };
    let guidance = problems.text("guidance", &input.guidance, GUIDANCE_CHARS);
    let channel = problems.line("channel", &input.channel, WORD_CHARS);
    let owner = match input.owner.as_str() {
        "" => None,
        typed => {
            let owner = typed.parse().ok().and_then(|id: AreaId| choices.areas.iter().find(|a| a.id == id));
            if owner.is_none() {
                problems.add("owner", Rule::UnknownChoice);
            }
            owner
        }
    };
    let mut statements = Vec::new();
    for typed in &input.statements {
        let known = |id: &StatementId| choices.statements.iter().any(|s| s.id == *id);
        match typed.parse().ok().filter(known) {
            Some(id) if statements.contains(&id) => {}
            Some(id) => statements.push(id),
            None => {
                problems.add("statements", Rule::UnknownChoice);
                break;
            }
        }
    }
    problems.finish()?;
    let row = TouchpointVersionRow {
        name,
        promise,
        emotion_word,
        emotion: emotion.unwrap_or_default(),
        effort,
        minutes,
        guidance,
        channel,
        moment_of_truth: input.moment_of_truth,
        backstage: input.backstage,
        owner_area_id: owner.map(|a| a.id),
        owner_name: owner.map(|a| a.name.clone()),
        ..row
    };
    Ok((row, statements))
}
