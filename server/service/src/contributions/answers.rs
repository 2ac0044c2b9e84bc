//! How an area answers the question for itself: a paragraph per version of the experience.

use crate::{Actor, Result, Services};
use hilo_domain::{
    ids::AreaId,
    problem::{Problem, Problems},
    view::contributions::{AnswerView, AnswersView},
};
use hilo_store::{
    Repo,
    contributions::{AreaAnswerRow, AreaAnswerShown},
};

/// Characters in an answer.
const ANSWER: usize = 4000;

/// The form as it was sent.
#[derive(Debug, Clone, Default)]
pub struct AnswerInput {
    pub body: String,
    /// The version of the experience that was on the page.
    pub version: i32,
    /// Of the answer to that version; 0 if there was none.
    pub revision: i64,
}

impl Services {
    /// An area's answers, which everyone may read.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn area_answers(&self, _actor: &Actor, area: AreaId) -> Result<AnswersView> {
        let mut repo = self.read().await?;
        answers(&mut *repo, area).await
    }

    /// The latest answer of each area, by the area's name, with the experience's version today.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn latest_area_answers(&self, _actor: &Actor) -> Result<AnswersView> {
        let mut repo = self.read().await?;
        let current = repo.experience_version().await?.map(|version| version.number);
        let answers = repo.latest_area_answers().await?;
        Ok(AnswersView { current, answers: answers.into_iter().map(answer).collect() })
    }

    /// The lead of the area or of one above answers for it. The first answer to a version begins a new one; the earlier
    /// ones stay.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for an area that is not there, [`Problem::Forbidden`] for whoever does not lead it,
    /// [`Problem::Invalid`] for an empty answer, [`Problem::Stale`] if somebody wrote it meanwhile or the experience was
    /// published again.
    pub async fn answer_for_area(&self, actor: &Actor, area: AreaId, input: &AnswerInput) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        let standing = self.standing(&mut *repo, actor).await?;
        if !standing.tree.contains(area) {
            return Err(Problem::NotFound.into());
        }
        standing.require_lead(area)?;
        let mut problems = Problems::default();
        let body = problems.required_text("body", &input.body, ANSWER);
        problems.finish()?;
        let current = repo.experience_version().await?.map(|version| version.number);
        if current != Some(input.version) {
            return Err(Problem::Stale.into());
        }
        let row = AreaAnswerRow {
            area_id: area,
            experience_version: input.version,
            body,
            author_id: Some(actor.id()),
            revision: input.revision,
            updated_at: now,
        };
        if !repo.save_area_answer(&row).await? {
            return Err(Problem::Stale.into());
        }
        Ok(repo.save().await?)
    }
}

pub(super) async fn answers(repo: &mut dyn Repo, area: AreaId) -> Result<AnswersView> {
    let current = repo.experience_version().await?.map(|version| version.number);
    let answers = repo.area_answers(area).await?;
    Ok(AnswersView { current, answers: answers.into_iter().map(answer).collect() })
}

fn answer(shown: AreaAnswerShown) -> AnswerView {
    AnswerView {
        area: shown.answer.area_id,
        area_name: shown.area_name,
        body: shown.answer.body,
        author: shown.author_name,
        updated_at: shown.answer.updated_at,
        version: shown.answer.experience_version,
        revision: shown.answer.revision,
    }
}
