//! How emotions, times, fields and statements are called.

use crate::{
    locales::{common, experience as t},
    pages::statements::parts,
};
use hilo_domain::{
    experience::{Hint, TouchpointField},
    lang::Lang,
    statement::StatementKind,
    view::experience::TouchpointView,
};

/// `+1`, `0`, `−2`.
#[must_use]
pub fn signed(emotion: i32) -> String {
    match emotion {
        0 => "0".to_owned(),
        1.. => format!("+{emotion}"),
        _ => format!("−{}", emotion.unsigned_abs()),
    }
}

/// `confianza · +1`.
#[must_use]
pub fn emotion(touchpoint: &TouchpointView) -> String {
    let level = signed(touchpoint.emotion);
    if touchpoint.emotion_word.is_empty() { level } else { format!("{} · {level}", touchpoint.emotion_word) }
}

/// `5 min`, `2 h`, `1 h 30 min`, `3 días`.
#[must_use]
pub fn duration(lang: Lang, minutes: i32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, rest) => t::minutes(lang, rest),
        (24.., 0) if hours % 24 == 0 => t::days(lang, i64::from(hours / 24)),
        (hours, 0) => t::hours(lang, hours),
        (hours, rest) => format!("{} {}", t::hours(lang, hours), t::minutes(lang, rest)),
    }
}

/// What a touchpoint costs the customer, in words and in time; none if nobody said.
#[must_use]
pub fn effort(lang: Lang, touchpoint: &TouchpointView) -> Option<String> {
    let time = touchpoint.minutes.map(|minutes| duration(lang, minutes));
    let words = Some(touchpoint.effort.clone()).filter(|effort| !effort.is_empty());
    match (words, time) {
        (Some(words), Some(time)) => Some(format!("{words} · {time}")),
        (one, other) => one.or(other),
    }
}

#[must_use]
pub fn side(lang: Lang, touchpoint: &TouchpointView) -> &'static str {
    if touchpoint.backstage { t::backstage(lang) } else { t::frontstage(lang) }
}

/// The kind of a statement; empty for one that this binary does not know.
#[must_use]
pub fn kind(lang: Lang, kind: Option<StatementKind>) -> &'static str {
    kind.map_or("", |kind| parts::kind(lang, kind))
}

#[must_use]
pub fn field(lang: Lang, field: TouchpointField) -> &'static str {
    match field {
        TouchpointField::Name => t::name(lang),
        TouchpointField::Promise => t::promise(lang),
        TouchpointField::Emotion => t::emotion(lang),
        TouchpointField::Effort => t::effort(lang),
        TouchpointField::Guidance => t::guidance(lang),
        TouchpointField::Channel => t::channel(lang),
        TouchpointField::MomentOfTruth => t::truth_label(lang),
        TouchpointField::Side => t::side(lang),
        TouchpointField::Owner => t::owner(lang),
        TouchpointField::Statements => t::statements(lang),
    }
}

/// What a touchpoint has in a field, as one text; empty if nothing.
#[must_use]
pub fn field_text(lang: Lang, touchpoint: &TouchpointView, field: TouchpointField) -> String {
    let yes_no = |yes: bool| if yes { common::yes(lang) } else { common::no(lang) };
    match field {
        TouchpointField::Name => touchpoint.name.clone(),
        TouchpointField::Promise => touchpoint.promise.clone(),
        TouchpointField::Emotion => emotion(touchpoint),
        TouchpointField::Effort => effort(lang, touchpoint).unwrap_or_default(),
        TouchpointField::Guidance => touchpoint.guidance.clone(),
        TouchpointField::Channel => touchpoint.channel.clone(),
        TouchpointField::MomentOfTruth => yes_no(touchpoint.moment_of_truth).to_owned(),
        TouchpointField::Side => side(lang, touchpoint).to_owned(),
        TouchpointField::Owner => touchpoint.owner.as_ref().map(|o| o.name.clone()).unwrap_or_default(),
        TouchpointField::Statements => {
            let titles: Vec<&str> = touchpoint.statements.iter().map(|s| s.title.as_str()).collect();
            titles.join(" · ")
        }
    }
}

#[must_use]
pub fn hint(lang: Lang, hint: Hint) -> &'static str {
    match hint {
        Hint::NoStatement => t::hint_no_statement(lang),
        Hint::RetiredStatement => t::hint_retired_statement(lang),
        Hint::NoOwner => t::hint_no_owner(lang),
        Hint::BackstageMoment => t::hint_backstage_moment(lang),
        Hint::ColdMoment => t::hint_cold_moment(lang),
        Hint::NoEmotionWord => t::hint_no_emotion_word(lang),
        Hint::NoEffort => t::hint_no_effort(lang),
        Hint::NoChannel => t::hint_no_channel(lang),
        Hint::NoGuidance => t::hint_no_guidance(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_short() {
        let spoken: Vec<String> = [0, 5, 60, 90, 1440, 4320, 1500].map(|m| duration(Lang::Es, m)).into();
        assert_eq!(spoken, ["0 min", "5 min", "1 h", "1 h 30 min", "1 día", "3 días", "25 h"]);
    }

    #[test]
    fn emotions_have_a_sign() {
        assert_eq!([-2, 0, 1].map(signed), ["−2", "0", "+1"]);
    }
}
