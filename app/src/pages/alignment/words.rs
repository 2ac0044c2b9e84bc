//! Figures in words.

use crate::{format, locales::alignment as t};
use hilo_domain::{
    alignment::{Finding, Part, Reason},
    coverage::State,
    figures::Ratio,
    lang::Lang,
    view::alignment::LeadershipConduct,
};

pub(in crate::pages) const fn part(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::Participation => t::participation(lang),
        Part::Acknowledgement => t::acknowledgement(lang),
        Part::Coverage => t::coverage_part(lang),
        Part::Lived => t::lived(lang),
    }
}

/// With soft hyphens, for a narrow column.
pub(super) const fn part_breaks(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::Participation => t::participation_breaks(lang),
        Part::Acknowledgement => t::acknowledgement_breaks(lang),
        Part::Coverage => t::coverage_breaks(lang),
        Part::Lived => t::lived(lang),
    }
}

pub(super) const fn how(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::Participation => t::how_participation(lang),
        Part::Acknowledgement => t::how_acknowledgement(lang),
        Part::Coverage => t::how_coverage(lang),
        Part::Lived => t::how_lived(lang),
    }
}

/// `71 de 107`.
pub(super) fn n_of(lang: Lang, ratio: Ratio) -> String {
    t::n_of(lang, &format::number(lang, ratio.num), &format::number(lang, ratio.den))
}

/// `71`, or a dash where there is nothing to measure.
pub(super) fn percent(ratio: Ratio) -> String {
    ratio.percent().map_or_else(|| "—".to_owned(), |percent| percent.to_string())
}

pub(super) const fn state(lang: Lang, state: State) -> &'static str {
    match state {
        State::None => t::state_none(lang),
        State::Declared => t::state_declared(lang),
        State::Lived => t::state_lived(lang),
    }
}

/// The page's heading, by the rules of [`hilo_domain::alignment::finding`].
pub(super) fn finding(lang: Lang, finding: Finding) -> String {
    let (lack, strength) = match finding {
        Finding::Nothing => return t::find_nothing(lang).to_owned(),
        Finding::Unbegun { published: false } => return t::find_unpublished(lang).to_owned(),
        Finding::Unbegun { published: true } => return t::find_unread(lang).to_owned(),
        Finding::AllIsWell => return t::find_all_well(lang).to_owned(),
        Finding::Even { low, high } => return t::find_even(lang, low, high),
        Finding::Lacks { lack, strength } => (lack, strength),
    };
    let lack = match lack {
        Part::Participation => t::lack_participation(lang),
        Part::Acknowledgement => t::lack_acknowledgement(lang),
        Part::Coverage => t::lack_coverage(lang),
        Part::Lived => t::lack_lived(lang),
    };
    let strength = strength.map(|part| match part {
        Part::Participation => t::strong_participation(lang),
        Part::Acknowledgement => t::strong_acknowledgement(lang),
        Part::Coverage => t::strong_coverage(lang),
        Part::Lived => t::strong_lived(lang),
    });
    strength.map_or_else(|| lack.to_owned(), |strength| format!("{strength} {lack}"))
}

/// How the leadership's acknowledgement is called: it is counted now, whatever the week, since nothing is frozen of the
/// leadership alone.
pub(super) const fn reads(lang: Lang, conduct: &LeadershipConduct) -> &'static str {
    if conduct.weeks.shown.open { t::conduct_acknowledge(lang) } else { t::conduct_acknowledge_today(lang) }
}

/// What a reason is about, and what there is to say of it.
pub(super) fn reason(lang: Lang, reason: &Reason) -> (String, String) {
    match reason {
        Reason::OrphanTruth { name, .. } => (name.clone(), t::why_orphan(lang).to_owned()),
        Reason::NoLineOfSight { name, people, .. } => (name.clone(), t::why_blind(lang, *people)),
        Reason::Falling { name, now, before, .. } => {
            let percent = |ratio: &Ratio| ratio.percent().unwrap_or_default();
            let (num, den) = (format::number(lang, now.num), format::number(lang, now.den));
            (name.clone(), t::why_falling(lang, percent(before), percent(now), &num, &den))
        }
        Reason::NobodyLives { name, areas, .. } => (name.clone(), t::why_nobody(lang, *areas)),
        Reason::FewLived { name, lived, declared, .. } => (name.clone(), t::why_few(lang, *lived, *declared)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_one_or_two_sentences() {
        let lacks = Finding::Lacks { lack: Part::Lived, strength: Some(Part::Acknowledgement) };
        assert_eq!(finding(Lang::Es, lacks), "Lo que prometemos se lee. Lo que falta es vivirlo.");
        assert_eq!(
            finding(Lang::Es, Finding::Unbegun { published: false }),
            "Falta lo primero: publicar lo que somos."
        );
        let alone = Finding::Lacks { lack: Part::Participation, strength: None };
        assert_eq!(finding(Lang::En, alone), "What is missing is telling it every week.");
    }
}
