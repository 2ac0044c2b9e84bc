//! What a proposal has to say, checked against what is published.

use super::standing::Standing;
use crate::Result;
use hilo_domain::{
    ids::{AreaId, StatementId, TouchpointId},
    problem::{Problems, Rule},
    statement::StatementKind,
    text::fold,
    view::contributions::{NamedRole, StatementOption, TouchpointOption},
};
use hilo_store::{Repo, contributions::TitleRow};

/// Characters in each half of the sentence.
pub(crate) const SENTENCE: usize = 300;
/// Characters in a title, as on a person's page.
const TITLE: usize = 120;
/// Characters in a lead's comment.
pub(crate) const COMMENT: usize = 1000;

/// The composer's form as it was sent.
#[derive(Debug, Clone, Default)]
pub struct ContributionInput {
    /// An area that the proposer leads; empty for the proposer's own role.
    pub area: String,
    /// A title in that area or under it; empty for the proposer's own.
    pub title: String,
    pub touchpoint: String,
    pub statement: String,
    /// Empty for none.
    pub through: String,
    pub does: String,
    pub gets: String,
}

/// The sentence, once it holds.
pub(crate) struct Checked {
    pub touchpoint: TouchpointId,
    pub touchpoint_number: i32,
    pub statement: StatementId,
    pub statement_number: i32,
    pub through: Option<AreaId>,
    pub does: String,
    pub gets: String,
}

/// What there is to choose from: touchpoints in the order of the journeys, statements by kind. Three queries.
pub(crate) struct Choices {
    pub touchpoints: Vec<TouchpointOption>,
    touchpoint_numbers: Vec<i32>,
    pub statements: Vec<StatementOption>,
    statement_numbers: Vec<i32>,
}

impl Choices {
    pub async fn load(repo: &mut dyn Repo) -> Result<Self> {
        let (mut touchpoints, mut touchpoint_numbers) = (Vec::new(), Vec::new());
        for current in repo.current_touchpoints().await? {
            touchpoint_numbers.push(current.version.number);
            touchpoints.push(TouchpointOption {
                id: current.version.touchpoint_id,
                name: current.version.name,
                promise: current.version.promise,
                journey_name: current.journey_name,
                stage_name: current.stage_name,
                statements: current.statements.iter().filter(|s| s.current).map(|s| s.statement_id).collect(),
            });
        }
        let (mut statements, mut statement_numbers) = (Vec::new(), Vec::new());
        for row in repo.statements(false).await? {
            let (Some(number), Some(title)) = (row.number, row.title) else { continue };
            statement_numbers.push(number);
            statements.push(StatementOption { id: row.id, kind: StatementKind::from_key(&row.kind), title });
        }
        Ok(Self { touchpoints, touchpoint_numbers, statements, statement_numbers })
    }

    /// All problems go into `problems`; the values are good only if there are none.
    pub fn check(&self, problems: &mut Problems, input: &ContributionInput, standing: &Standing) -> Option<Checked> {
        let does = sentence(problems, "does", &input.does);
        let gets = sentence(problems, "gets", &input.gets);
        let touchpoint = chosen(problems, "touchpoint", &input.touchpoint, |text| {
            let id = text.parse().ok()?;
            self.touchpoints.iter().position(|option| option.id == id)
        });
        let statement = chosen(problems, "statement", &input.statement, |text| {
            let id = text.parse().ok()?;
            self.statements.iter().position(|option| option.id == id)
        });
        let through = input.through.trim();
        let through = (!through.is_empty())
            .then(|| {
                chosen(problems, "through", through, |text| text.parse().ok().filter(|a| standing.tree.contains(*a)))
            })
            .flatten();
        let (touchpoint, statement) = touchpoint.zip(statement)?;
        Some(Checked {
            touchpoint: self.touchpoints[touchpoint].id,
            touchpoint_number: self.touchpoint_numbers[touchpoint],
            statement: self.statements[statement].id,
            statement_number: self.statement_numbers[statement],
            through,
            does,
            gets,
        })
    }
}

/// One line without the full stop, since the sentence goes on around it.
fn sentence(problems: &mut Problems, field: &str, value: &str) -> String {
    let line = problems.required_line(field, value, SENTENCE);
    line.trim_end_matches(['.', ',', ';', ' ']).to_owned()
}

fn chosen<T>(problems: &mut Problems, field: &str, value: &str, find: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    let value = value.trim();
    if value.is_empty() {
        problems.add(field, Rule::Required);
        return None;
    }
    let found = find(value);
    if found.is_none() {
        problems.add(field, Rule::UnknownChoice);
    }
    found
}

/// Holds the journey of the chosen touchpoint until the transaction ends: the touchpoint stays one of the choices, and
/// what others propose at it is seen. To be called before anything is read.
pub(crate) async fn hold_touchpoint(repo: &mut dyn Repo, input: &ContributionInput) -> Result<()> {
    if let Ok(touchpoint) = input.touchpoint.trim().parse()
        && let Some((journey, _)) = repo.touchpoint(touchpoint).await?
    {
        repo.lock_journey(journey).await?;
    }
    Ok(())
}

/// For whom it is proposed: the proposer's own role, or, for a lead, a title that somebody has in a led area or below
/// the area in which it is declared. None, with a problem noted, for anybody else's: the sentence is not lost to
/// whoever chose so, or leads the area no more.
pub(crate) fn role(
    problems: &mut Problems,
    input: &ContributionInput,
    standing: &Standing,
    titles: &[TitleRow],
) -> Option<NamedRole> {
    let own = standing.named_role();
    let title = problems.line("title", &input.title, TITLE);
    let title_key = fold(&title);
    let area: Option<AreaId> = input.area.trim().parse().ok();
    if area.is_none() && !input.area.trim().is_empty() {
        problems.add("area", Rule::UnknownChoice);
        return None;
    }
    let area = area.or(own.as_ref().map(|role| role.area));
    let Some(area) = area else {
        // Nobody's role, and no area to choose one in.
        problems.add("title", Rule::Required);
        return None;
    };
    let own = own.filter(|own| own.area == area);
    if let Some(own) = own.as_ref().filter(|own| title_key.is_empty() || title_key == own.title_key) {
        return Some(own.clone());
    }
    if !standing.leads(area) {
        problems.add(if own.is_some() { "title" } else { "area" }, Rule::UnknownChoice);
        return None;
    }
    if title_key.is_empty() {
        problems.add("title", Rule::Required);
        return None;
    }
    let used = titles
        .iter()
        .find(|row| row.title_key.as_deref() == Some(title_key.as_str()) && standing.tree.is_within(row.area_id, area));
    let Some(title) = used.and_then(|row| row.title.clone()) else {
        problems.add("title", Rule::UnknownChoice);
        return None;
    };
    Some(NamedRole { area, area_name: standing.name(area), title, title_key })
}
