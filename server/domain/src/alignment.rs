//! What is counted of a week for alignment, what it says in one sentence, and where to look first.

use crate::{
    figures::Ratio,
    ids::{AreaId, TouchpointId},
};
use serde::{Deserialize, Serialize};
use std::ops::Add;

/// What is counted of an area with everything under it in one week, or in several together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Figures {
    /// People expected.
    pub expected: i64,
    /// Of them, those whose check-in was sent in time.
    pub participated: i64,
    /// Of them, those whose check-in was sent after the close, which never counts.
    pub late: i64,
    /// Pairs of a person and a current statement acknowledged.
    pub acknowledged: i64,
    /// All such pairs.
    pub to_acknowledge: i64,
    /// People whose role has a counting contribution.
    pub covered: i64,
    /// People active at the opening, on leave or not.
    pub people: i64,
    /// Touchpoints declared and lived in four closed weeks.
    pub lived: i64,
    /// Touchpoints declared.
    pub declared: i64,
}

impl Figures {
    #[must_use]
    pub const fn part(&self, part: Part) -> Ratio {
        match part {
            Part::Participation => Ratio::new(self.participated, self.expected),
            Part::Acknowledgement => Ratio::new(self.acknowledged, self.to_acknowledge),
            Part::Coverage => Ratio::new(self.covered, self.people),
            Part::Lived => Ratio::new(self.lived, self.declared),
        }
    }

    /// People there, and none of them has a contribution that counts.
    #[must_use]
    pub const fn without_line_of_sight(&self) -> bool {
        self.people > 0 && self.declared == 0
    }
}

impl Add for Figures {
    type Output = Self;

    /// Of two weeks together.
    fn add(self, other: Self) -> Self {
        Self {
            expected: self.expected + other.expected,
            participated: self.participated + other.participated,
            late: self.late + other.late,
            acknowledged: self.acknowledged + other.acknowledged,
            to_acknowledge: self.to_acknowledge + other.to_acknowledge,
            covered: self.covered + other.covered,
            people: self.people + other.people,
            lived: self.lived + other.lived,
            declared: self.declared + other.declared,
        }
    }
}

impl std::iter::Sum for Figures {
    fn sum<I: Iterator<Item = Self>>(figures: I) -> Self {
        figures.fold(Self::default(), Self::add)
    }
}

/// One of the figures that alignment is made of, each a percentage.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    Participation,
    Acknowledgement,
    Coverage,
    Lived,
}

impl Part {
    /// In the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Participation, Self::Acknowledgement, Self::Coverage, Self::Lived];

    /// As it stands in an address.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Participation => "participation",
            Self::Acknowledgement => "acknowledgement",
            Self::Coverage => "coverage",
            Self::Lived => "lived",
        }
    }

    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }
}

/// Where a percentage stands: 1 (0–44), 2 (45–57), 3 (58–69), 4 (70–81), 5 (82–100).
#[must_use]
pub const fn level(percent: u8) -> u8 {
    match percent {
        0..=44 => 1,
        45..=57 => 2,
        58..=69 => 3,
        70..=81 => 4,
        _ => 5,
    }
}

/// A part counts as a strength from here on.
pub const STRONG: u8 = 70;
/// With every part from here on, nothing is lacking.
pub const FULL: u8 = 82;
/// Parts less than so many points apart are called even.
pub const EVEN: u8 = 10;

/// What the figures say, for the page's heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Finding {
    /// No part has a figure.
    Nothing,
    /// Several parts have a figure, and all of them are of nothing yet; with or without a statement to read.
    Unbegun { published: bool },
    /// Every part is [`FULL`].
    AllIsWell,
    /// The best and the worst are less than [`EVEN`] points apart.
    Even { low: u8, high: u8 },
    /// The worst part lacks; the best is a strength, if it is [`STRONG`].
    Lacks { lack: Part, strength: Option<Part> },
}

/// By the rules that [`Finding`] tells, tried in its order. Of equal parts the first in the order of [`Part::ALL`]
/// is the strength, and the last the lack: what comes later rests on what comes before.
#[must_use]
pub fn finding(figures: &Figures) -> Finding {
    let shown: Vec<(u8, Part)> =
        Part::ALL.into_iter().filter_map(|part| figures.part(part).percent().map(|p| (p, part))).collect();
    let best = shown.iter().copied().reduce(|best, next| if next.0 > best.0 { next } else { best });
    let worst = shown.iter().copied().reduce(|worst, next| if next.0 <= worst.0 { next } else { worst });
    let (Some((high, strength)), Some((low, lack))) = (best, worst) else { return Finding::Nothing };
    if shown.len() > 1 && Part::ALL.into_iter().all(|part| figures.part(part).num == 0) {
        return Finding::Unbegun { published: figures.to_acknowledge > 0 };
    }
    if low >= FULL {
        Finding::AllIsWell
    } else if high - low < EVEN && shown.len() > 1 {
        Finding::Even { low, high }
    } else {
        Finding::Lacks { lack, strength: (high >= STRONG).then_some(strength) }
    }
}

/// Participation that fell by so many points or more is a reason to look.
pub const FALL: u8 = 10;
/// Below so many people expected a fall is chance.
pub const FALL_PEOPLE: i64 = 5;
/// Below so many touchpoints declared, a low share says little.
pub const CLAIMS: i64 = 2;

/// Whether participation fell: by [`FALL`] points or more against the four weeks before taken together, in an area
/// that expects at least [`FALL_PEOPLE`] people.
#[must_use]
pub fn fell(now: Ratio, before: Ratio) -> bool {
    let points = now.percent().zip(before.percent());
    now.den >= FALL_PEOPLE && points.is_some_and(|(now, before)| before >= now.saturating_add(FALL))
}

/// Whether an area claims more than it does: of at least [`CLAIMS`] touchpoints declared, it lives fewer than half.
#[must_use]
pub const fn claims_unlived(figures: &Figures) -> bool {
    figures.declared >= CLAIMS && 2 * figures.lived < figures.declared
}

/// Where to look first, the most pressing kind first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Reason {
    /// A moment of truth that no area declares.
    OrphanTruth { touchpoint: TouchpointId, name: String },
    /// An area in whose sub-tree nobody has a counting contribution. The highest such area alone is named.
    NoLineOfSight { area: AreaId, name: String, people: i64 },
    /// Participation fell ([`fell`]).
    Falling { area: AreaId, name: String, now: Ratio, before: Ratio },
    /// A touchpoint that areas declare and nobody lived in four closed weeks.
    NobodyLives { touchpoint: TouchpointId, name: String, areas: i64, moment_of_truth: bool },
    /// An area that claims more than it does ([`claims_unlived`]).
    FewLived { area: AreaId, name: String, lived: i64, declared: i64 },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(participation: i64, acknowledgement: i64, coverage: i64, lived: i64) -> Figures {
        Figures {
            expected: 100,
            participated: participation,
            acknowledged: acknowledgement,
            to_acknowledge: 100,
            covered: coverage,
            people: 100,
            lived,
            declared: 100,
            late: 0,
        }
    }

    #[test]
    fn the_heading_follows_its_rules() {
        assert_eq!(finding(&Figures::default()), Finding::Nothing);
        assert_eq!(finding(&figures(82, 90, 100, 83)), Finding::AllIsWell);
        assert_eq!(finding(&figures(81, 90, 85, 83)), Finding::Even { low: 81, high: 90 });
        assert_eq!(
            finding(&figures(71, 88, 79, 64)),
            Finding::Lacks { lack: Part::Lived, strength: Some(Part::Acknowledgement) }
        );
        assert_eq!(finding(&figures(69, 20, 20, 40)), Finding::Lacks { lack: Part::Coverage, strength: None });
        let begun = Figures { expected: 1, people: 1, ..Figures::default() };
        assert_eq!(finding(&begun), Finding::Unbegun { published: false });
        assert_eq!(finding(&Figures { to_acknowledge: 1, ..begun }), Finding::Unbegun { published: true });
        let one = Figures { expected: 4, participated: 1, ..Figures::default() };
        assert_eq!(finding(&one), Finding::Lacks { lack: Part::Participation, strength: None });
    }

    #[test]
    fn falls_need_people_and_points() {
        assert!(fell(Ratio::new(6, 10), Ratio::new(28, 40)));
        assert!(!fell(Ratio::new(61, 100), Ratio::new(70, 100)));
        assert!(!fell(Ratio::new(0, 4), Ratio::new(16, 16)));
        assert!(!fell(Ratio::new(0, 10), Ratio::new(0, 0)));
    }

    #[test]
    fn levels_and_keys() {
        let levels: Vec<u8> = [0, 44, 45, 57, 58, 69, 70, 81, 82, 100].into_iter().map(level).collect();
        assert_eq!(levels, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
        assert!(Part::ALL.into_iter().all(|part| Part::from_key(part.key()) == Some(part)));
        let claims = |lived, declared| claims_unlived(&Figures { lived, declared, ..Figures::default() });
        assert_eq!([claims(0, 1), claims(0, 2), claims(1, 2), claims(2, 5)], [false, true, false, true]);
    }
}
