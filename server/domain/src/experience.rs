//! Rules of the designed experience: what differs between two versions of a touchpoint, when two touchpoints are for
//! the same step, and what is worth a second look.

use crate::{
    text::fold,
    view::experience::{Placed, SameStep, TouchpointView},
};
use serde::{Deserialize, Serialize};

/// The longest promise, in characters.
pub const PROMISE_CHARS: usize = 300;
/// The longest time that a touchpoint may cost the customer, in minutes.
pub const MOST_MINUTES: i32 = 100_000;

/// What people write about a touchpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TouchpointField {
    Name,
    Promise,
    /// Its word and its place on −2…2.
    Emotion,
    /// In words and in minutes.
    Effort,
    Guidance,
    Channel,
    MomentOfTruth,
    /// Frontstage or backstage.
    Side,
    Owner,
    Statements,
}

/// What differs, in the order in which it is shown. Nothing means that the touchpoint keeps its version.
#[must_use]
pub fn changed_fields(before: &TouchpointView, after: &TouchpointView) -> Vec<TouchpointField> {
    use TouchpointField as F;
    let owner = |t: &TouchpointView| t.owner.as_ref().map(|o| o.id);
    [
        (F::Name, before.name == after.name),
        (F::Promise, before.promise == after.promise),
        (F::Emotion, (&before.emotion_word, before.emotion) == (&after.emotion_word, after.emotion)),
        (F::Effort, (&before.effort, before.minutes) == (&after.effort, after.minutes)),
        (F::Guidance, before.guidance == after.guidance),
        (F::Channel, before.channel == after.channel),
        (F::MomentOfTruth, before.moment_of_truth == after.moment_of_truth),
        (F::Side, before.backstage == after.backstage),
        (F::Owner, owner(before) == owner(after)),
        (F::Statements, same_statements(before, after)),
    ]
    .into_iter()
    .filter_map(|(field, same)| (!same).then_some(field))
    .collect()
}

fn same_statements(one: &TouchpointView, other: &TouchpointView) -> bool {
    let ids = |t: &TouchpointView| {
        let mut ids: Vec<_> = t.statements.iter().map(|s| s.id).collect();
        ids.sort_unstable();
        ids
    };
    ids(one) == ids(other)
}

/// Small words that say nothing about a step.
const SMALL_WORDS: [&str; 34] = [
    "a", "al", "an", "and", "at", "by", "con", "de", "del", "desde", "el", "en", "for", "from", "in", "la", "las",
    "los", "mi", "my", "of", "on", "para", "por", "sin", "su", "the", "through", "to", "un", "una", "with", "y",
    "your",
];

/// The root of a touchpoint's name: its first telling word, folded, without the ending of a plural. "Cambio en
/// tienda" and "Cambios por teléfono" have the same one.
#[must_use]
pub fn name_root(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let word = words.clone().find(|word| !SMALL_WORDS.contains(word)).or_else(|| words.clone().next());
    let word = word.unwrap_or_default();
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    // Short words lose too much: "gas" is not a plural.
    if word.chars().count() < 5 {
        return word.to_owned();
    }
    match word.strip_suffix('s') {
        // "devoluciones" → "devolucion"; "compras" → "compra"; "clases" → "clase" is good enough as "clas".
        Some(rest) => match rest.strip_suffix('e') {
            Some(stem) if !stem.ends_with(is_vowel) => stem.to_owned(),
            _ => rest.to_owned(),
        },
        None => word.to_owned(),
    }
}

/// Whether two touchpoints of one journey are for the same step: they have the same name wherever they stand, or names
/// with the same root in the same stage, on the same side of the line of visibility.
#[must_use]
pub fn same_step(one: &Placed, other: &Placed) -> bool {
    if fold(&one.touchpoint.name) == fold(&other.touchpoint.name) {
        return true;
    }
    one.stage == other.stage
        && one.touchpoint.backstage == other.touchpoint.backstage
        && name_root(&one.touchpoint.name) == name_root(&other.touchpoint.name)
}

/// The pairs that are for the same step and carry other statements, go through another channel or promise something
/// else, in the order of the map.
#[must_use]
pub fn same_steps(placed: &[Placed]) -> Vec<SameStep> {
    let mut pairs = Vec::new();
    for (at, one) in placed.iter().enumerate() {
        for other in &placed[at + 1..] {
            if !same_step(one, other) {
                continue;
            }
            let differs = differences(&one.touchpoint, &other.touchpoint);
            if !differs.is_empty() {
                pairs.push(SameStep { one: one.clone(), other: other.clone(), differs });
            }
        }
    }
    pairs
}

fn differences(one: &TouchpointView, other: &TouchpointView) -> Vec<TouchpointField> {
    [
        (TouchpointField::Promise, fold(&one.promise) == fold(&other.promise)),
        (TouchpointField::Channel, fold(&one.channel) == fold(&other.channel)),
        (TouchpointField::Statements, same_statements(one, other)),
    ]
    .into_iter()
    .filter_map(|(field, same)| (!same).then_some(field))
    .collect()
}

/// What is worth a second look at a touchpoint; none of it keeps anybody from publishing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Hint {
    NoStatement,
    /// Carries one that is retired.
    RetiredStatement,
    NoOwner,
    /// A moment of truth that the customer does not see.
    BackstageMoment,
    /// A moment of truth that should leave no good emotion.
    ColdMoment,
    NoEmotionWord,
    NoEffort,
    NoChannel,
    /// A frontstage touchpoint that guides the customer nowhere.
    NoGuidance,
}

#[must_use]
pub fn hints(touchpoint: &TouchpointView) -> Vec<Hint> {
    let front = !touchpoint.backstage;
    [
        (Hint::NoStatement, touchpoint.statements.is_empty()),
        (Hint::RetiredStatement, touchpoint.statements.iter().any(|s| !s.current)),
        (Hint::NoOwner, touchpoint.owner.is_none()),
        (Hint::BackstageMoment, touchpoint.moment_of_truth && touchpoint.backstage),
        (Hint::ColdMoment, touchpoint.moment_of_truth && front && touchpoint.emotion <= 0),
        (Hint::NoEmotionWord, front && touchpoint.emotion_word.is_empty()),
        (Hint::NoEffort, front && touchpoint.effort.is_empty() && touchpoint.minutes.is_none()),
        (Hint::NoChannel, front && touchpoint.channel.is_empty()),
        (Hint::NoGuidance, front && touchpoint.guidance.is_empty()),
    ]
    .into_iter()
    .filter_map(|(hint, holds)| holds.then_some(hint))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{AreaId, StatementId, TouchpointId},
        view::experience::{AreaRef, StatementRef},
    };
    use uuid::Uuid;

    fn statement(number: u128) -> StatementRef {
        StatementRef { id: StatementId(Uuid::from_u128(number)), kind: None, title: String::new(), current: true }
    }

    fn touchpoint(name: &str) -> TouchpointView {
        TouchpointView {
            id: TouchpointId(Uuid::from_u128(1)),
            number: 1,
            name: name.to_owned(),
            promise: "Sin boleta".to_owned(),
            emotion_word: "alivio".to_owned(),
            emotion: 1,
            effort: String::new(),
            minutes: Some(3),
            guidance: "Un cartel".to_owned(),
            channel: "Tienda".to_owned(),
            moment_of_truth: false,
            backstage: false,
            owner: Some(AreaRef { id: AreaId(Uuid::from_u128(2)), name: "Tiendas".to_owned() }),
            statements: vec![statement(1), statement(2)],
        }
    }

    fn placed(stage: &str, name: &str) -> Placed {
        Placed { stage: stage.to_owned(), touchpoint: touchpoint(name) }
    }

    #[test]
    fn only_what_people_write_makes_a_difference() {
        let before = touchpoint("Caja");
        let mut after = TouchpointView { number: 2, ..before.clone() };
        after.statements.reverse();
        if let Some(owner) = &mut after.owner {
            owner.name = "Tiendas del sur".to_owned();
        }
        assert_eq!(changed_fields(&before, &after), []);
        after.minutes = None;
        after.statements.pop();
        after.emotion = -1;
        assert_eq!(
            changed_fields(&before, &after),
            [TouchpointField::Emotion, TouchpointField::Effort, TouchpointField::Statements]
        );
    }

    #[test]
    fn roots_of_names() {
        for (name, root) in [
            ("Cambio en tienda", "cambio"),
            ("Los cambios por teléfono", "cambio"),
            ("Devoluciones", "devolucion"),
            ("Devolución", "devolucion"),
            ("En la", "en"),
            ("¿Qué?", "que"),
            ("Gas", "gas"),
            ("", ""),
        ] {
            assert_eq!(name_root(name), root, "{name}");
        }
    }

    #[test]
    fn pairs_for_the_same_step_are_found_where_they_differ() {
        let mut phone = placed("Lo resuelve", "Cambios por teléfono");
        phone.touchpoint.channel = "Teléfono".to_owned();
        phone.touchpoint.promise = "Con boleta".to_owned();
        let mut elsewhere = placed("Paga", "cambio EN tienda");
        elsewhere.touchpoint.statements.pop();
        let all = [
            placed("Lo resuelve", "Cambio en tienda"),
            phone,
            placed("Lo resuelve", "Caja"),
            elsewhere,
            placed("Paga", "Cambio de idea"),
        ];
        let found: Vec<_> =
            same_steps(&all).into_iter().map(|p| (p.one.touchpoint.name, p.other.touchpoint.name, p.differs)).collect();
        assert_eq!(
            found,
            [
                (
                    "Cambio en tienda".to_owned(),
                    "Cambios por teléfono".to_owned(),
                    vec![TouchpointField::Promise, TouchpointField::Channel]
                ),
                ("Cambio en tienda".to_owned(), "cambio EN tienda".to_owned(), vec![TouchpointField::Statements]),
                ("cambio EN tienda".to_owned(), "Cambio de idea".to_owned(), vec![TouchpointField::Statements]),
            ]
        );
    }

    #[test]
    fn hints_are_about_what_is_missing() {
        assert_eq!(hints(&touchpoint("Caja")), []);
        let mut bare = TouchpointView { statements: vec![], owner: None, ..touchpoint("Caja") };
        bare.moment_of_truth = true;
        bare.emotion = 0;
        assert_eq!(hints(&bare), [Hint::NoStatement, Hint::NoOwner, Hint::ColdMoment]);
        bare.backstage = true;
        assert_eq!(hints(&bare), [Hint::NoStatement, Hint::NoOwner, Hint::BackstageMoment]);
    }
}
