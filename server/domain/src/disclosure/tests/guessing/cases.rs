//! Companies in which somebody begins or stops to count in an area, and what is published of it.

use super::people::Nature;
use crate::pulse::ITEMS;
use fastrand::Rng;

/// People of each area who take a turn at coming or going.
const TURNS: usize = 4;

/// How large the areas are. With one less, even the smallest may be shown.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sizes {
    /// 6 to 60: as many of 6 to 12 as of 30 to 60.
    All,
    /// A few of these, so that more is seen of each.
    Few,
    /// 6 to 9 alone, where most is learnt.
    Small,
}

impl Sizes {
    fn one(self, dice: &mut Rng) -> u32 {
        let part = dice.f64();
        match self {
            Self::All => (6..60).find(|people| f64::from(*people) >= 6.0 * 10.0_f64.powf(part)).unwrap_or(60),
            // About as frequent as the classes are among all.
            Self::Few => [(0.13, 6), (0.26, 8), (0.42, 12), (0.55, 18), (0.8, 25)]
                .into_iter()
                .find(|(up_to, _)| part < *up_to)
                .map_or(40, |(_, people)| people),
            Self::Small => (6..9).find(|people| part < f64::from(people - 5) / 4.0).unwrap_or(9),
        }
    }
}

/// What becomes of a mean before it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rounding {
    /// Tens for fewer than 10, fives for fewer than 20, else ones; 10 to 90.
    Designed,
    /// Tens for fewer than 20.
    TensToTwenty,
    /// Twenties, from 10 on, for fewer than 10, tens for fewer than 20.
    TwentiesToTen,
    /// Tens for everybody.
    Tens,
    /// Nothing: the mean itself.
    None,
}

impl Rounding {
    pub(super) const ALL: [Self; 5] = [Self::Designed, Self::TensToTwenty, Self::TwentiesToTen, Self::Tens, Self::None];

    fn step(self, people: u32) -> Option<f64> {
        let step = match self {
            Self::None => return None,
            Self::Tens => 10.0,
            Self::TwentiesToTen if people < 10 => 20.0,
            Self::Designed if people < 10 => 10.0,
            Self::Designed if people < 20 => 5.0,
            Self::TensToTwenty | Self::TwentiesToTen if people < 20 => 10.0,
            _ => 1.0,
        };
        Some(step)
    }

    pub(super) fn figure(self, people: u32, sixtieths: u32) -> f64 {
        let exact = (f64::from(sixtieths) / 60.0 / f64::from(people) - 1.0) * 25.0;
        let Some(step) = self.step(people) else { return exact };
        // Twenties would reach beyond 10 and 90.
        let from = if step > 10.0 { 10.0 } else { 0.0 };
        (from + step * ((exact - from) / step + 0.5).floor()).clamp(10.0, 90.0)
    }
}

/// Periods before and after that are looked at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Window {
    One,
    Three,
}

impl Window {
    const fn periods(self) -> usize {
        match self {
            Self::One => 1,
            Self::Three => 3,
        }
    }
}

/// What is published of an area, the one above it and those beside it, item by item.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct View {
    pub(super) own: [f64; ITEMS],
    pub(super) above: [f64; ITEMS],
    pub(super) beside: [f64; ITEMS],
}

/// Somebody who comes or goes.
#[derive(Debug, Clone)]
pub(super) struct Case {
    /// People of the area, with the one in question.
    pub(super) people: u32,
    pub(super) came: bool,
    /// While the person counts there, and while not.
    pub(super) with: View,
    pub(super) without: View,
    /// By item, 1 to 5.
    pub(super) truth: [u8; ITEMS],
}

impl Case {
    /// The answer, if everybody else answered as before and nothing were rounded.
    pub(super) fn naive(&self, item: usize) -> u8 {
        let people = f64::from(self.people);
        let figure = people * self.with.own[item] - (people - 1.0) * self.without.own[item];
        (1..5).find(|score| figure / 25.0 + 1.0 < f64::from(*score) + 0.5).unwrap_or(5)
    }
}

/// A mean of answers as one of 1 to 5.
pub(super) fn rounded(sixtieths: u32) -> u8 {
    u8::try_from((sixtieths + 30) / 60).unwrap()
}

/// By period, then by item.
type Sums = Vec<[u32; ITEMS]>;

struct Area {
    people: Vec<Vec<[u32; ITEMS]>>,
    sums: Sums,
}

impl Area {
    fn size(&self) -> u32 {
        u32::try_from(self.people.len()).unwrap()
    }
}

/// How many companies, of which areas, and for how long.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    pub(super) companies: u32,
    pub(super) sizes: Sizes,
    pub(super) window: Window,
}

/// All cases of these companies. Two seeds are two worlds.
pub(super) fn cases(nature: &Nature, seed: u64, effort: Effort, rounding: Rounding) -> Vec<Case> {
    let mut cases = Vec::new();
    let periods = effort.window.periods();
    for company in 0..u64::from(effort.companies) {
        let mut dice = Rng::with_seed(seed * 1_000_003 + company);
        let areas = company_of(nature, &mut dice, effort.sizes, 2 * periods);
        for at in 0..areas.len() {
            for who in 0..TURNS {
                case(&areas, at, who, periods, rounding, &mut cases);
            }
        }
    }
    cases
}

/// Two to six areas under one: with it, all of them may be shown.
fn company_of(nature: &Nature, dice: &mut Rng, sizes: Sizes, periods: usize) -> Vec<Area> {
    let many = 2 + u32::try_from((0..4).filter(|_| dice.f64() < 0.5).count()).unwrap();
    let areas = (0..many).map(|_| {
        let size = sizes.one(dice);
        let people = nature.group(dice, size, periods, &[0.0; ITEMS]);
        let sum = |period: usize| std::array::from_fn(|item| people.iter().map(|person| person[period][item]).sum());
        let sums = (0..periods).map(sum).collect();
        Area { people, sums }
    });
    areas.collect()
}

/// Somebody of an area who came between the two halves of the periods, and the same who went.
fn case(areas: &[Area], at: usize, who: usize, half: usize, rounding: Rounding, cases: &mut Vec<Case>) {
    let person = &areas[at].people[who];
    for came in [true, false] {
        let (inside, outside) = if came { (half..2 * half, 0..half) } else { (0..half, half..2 * half) };
        // The answers of the period that is nearest to the coming or going.
        let nearest = if came { half } else { half - 1 };
        let with = view(areas, at, None, inside, rounding);
        let without = view(areas, at, Some(person), outside, rounding);
        cases.push(Case { people: areas[at].size(), came, with, without, truth: person[nearest].map(rounded) });
    }
}

fn view(
    areas: &[Area],
    at: usize,
    less: Option<&Vec<[u32; ITEMS]>>,
    periods: std::ops::Range<usize>,
    rounding: Rounding,
) -> View {
    let mut view = View::default();
    let gone = u32::from(less.is_some());
    let all: u32 = areas.iter().map(Area::size).sum();
    let beside = f64::from(all - areas[at].size());
    let count = f64::from(u32::try_from(periods.len()).unwrap());
    for period in periods {
        for item in 0..ITEMS {
            let less = less.map_or(0, |person| person[period][item]);
            let sum: u32 = areas.iter().map(|area| area.sums[period][item]).sum();
            view.own[item] += rounding.figure(areas[at].size() - gone, areas[at].sums[period][item] - less) / count;
            view.above[item] += rounding.figure(all - gone, sum - less) / count;
            for other in areas.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, area)| area) {
                let figure = rounding.figure(other.size(), other.sums[period][item]);
                view.beside[item] += figure * f64::from(other.size()) / beside / count;
            }
        }
    }
    view
}
