//! The figures against a count by hand: every pair of a person and an area looked at one by one.

use super::generated::{Model, Someone, TOUCHPOINTS, World, instant, number_of, touchpoint};
use crate::checkins::testing::area;
use hilo_domain::{alignment::Figures, coverage::State, grant::Grant, week::WeekId};
use std::collections::BTreeMap;

/// What was there when a week opened.
struct Opening {
    parents: BTreeMap<u128, Option<u128>>,
    people: Vec<Someone>,
    first_day: i32,
    last_day: i32,
}

impl Opening {
    fn of(model: &Model, week: WeekId) -> Self {
        let there = model.parents.iter().filter(|(number, _)| !model.archived.contains(number));
        Self {
            parents: there.map(|(number, parent)| (*number, *parent)).collect(),
            people: model.people.iter().filter(|someone| someone.active).cloned().collect(),
            first_day: week.day(3).days(),
            last_day: week.day(7).days(),
        }
    }

    fn within(&self, area: u128, top: u128) -> bool {
        std::iter::successors(Some(area), |at| self.parents[at]).any(|at| at == top)
    }

    fn expected(&self, someone: &Someone) -> bool {
        !someone.away.is_some_and(|(from, to)| from <= self.first_day && to >= self.last_day)
    }

    /// The area itself, or what is above it and still there.
    fn home(&self, model: &Model, area: u128) -> u128 {
        std::iter::successors(Some(area), |at| model.parents[at]).find(|at| self.parents.contains_key(at)).unwrap()
    }

    /// Contributions are those of now: what an area declared that was archived holds no more.
    fn claims_of(&self, model: &Model, someone: &Someone) -> Vec<u128> {
        let holds = model.claims.iter().filter(|claim| {
            claim.fresh
                && Some(claim.title) == someone.title
                && self.parents.contains_key(&claim.area)
                && !model.archived.contains(&claim.area)
                && self.within(someone.area, claim.area)
        });
        holds.map(|claim| claim.touchpoint).collect()
    }

    fn state(&self, model: &Model, top: u128, number: u128, weeks: &[WeekId]) -> (bool, bool) {
        let declared = self
            .people
            .iter()
            .any(|someone| self.within(someone.area, top) && self.claims_of(model, someone).contains(&number));
        let lived = model.sent.iter().any(|sent| {
            !sent.late
                && weeks.contains(&sent.week)
                && sent.touchpoints.contains(&number)
                && self.within(self.home(model, sent.area), top)
        });
        (declared, lived)
    }

    fn figures(&self, model: &Model, top: u128, week: WeekId, weeks: &[WeekId]) -> Figures {
        let mut figures = Figures::default();
        for someone in self.people.iter().filter(|someone| self.within(someone.area, top)) {
            figures.people += 1;
            figures.covered += i64::from(!self.claims_of(model, someone).is_empty());
            figures.to_acknowledge += model.statements;
            let read = model.read.iter().filter(|(who, _)| *who == someone.number).count();
            figures.acknowledged += i64::try_from(read).unwrap();
            if self.expected(someone) {
                let sent = model.sent.iter().find(|sent| sent.week == week && sent.person == someone.number);
                figures.expected += 1;
                figures.participated += i64::from(sent.is_some_and(|sent| !sent.late));
                figures.late += i64::from(sent.is_some_and(|sent| sent.late));
            }
        }
        for (declared, lived) in (1..=TOUCHPOINTS).map(|number| self.state(model, top, number, weeks)) {
            figures.declared += i64::from(declared);
            figures.lived += i64::from(declared && lived);
        }
        figures
    }
}

/// Everything that the pages of one week show, against the count.
async fn compare(world: &World, opening: &Opening, week: WeekId, weeks: &[WeekId], when: &str) {
    let hr = world.actor(0, &[Grant::Hr]).await;
    let overview = world.company.services.alignment(&hr, Some(week), None).await.unwrap().unwrap();
    let shown: BTreeMap<u128, Figures> = overview.rows.iter().map(|row| (number_of(row.id), row.figures)).collect();
    let counted: BTreeMap<u128, Figures> =
        opening.parents.keys().map(|top| (*top, opening.figures(&world.model, *top, week, weeks))).collect();
    assert_eq!(shown, counted, "{week} {when}");
    for row in &overview.rows {
        assert_eq!(row.parent.map(number_of), opening.parents[&number_of(row.id)], "{week} {when}");
    }
    let coverage = world.company.services.coverage(&hr, Some(week), None, false).await.unwrap().unwrap();
    assert_eq!(coverage.lines.len(), opening.parents.len());
    for line in &coverage.lines {
        for (column, state) in coverage.columns.iter().zip(&line.cells) {
            let number = column.touchpoint.0.as_u128() - touchpoint(0).0.as_u128();
            let by_hand = match opening.state(&world.model, number_of(line.area.id), number, weeks) {
                (_, true) => State::Lived,
                (true, false) => State::Declared,
                (false, false) => State::None,
            };
            assert_eq!(*state, by_hand, "{week} {when}: touchpoint {number} in {}", line.area.name);
        }
    }
}

/// Each cell over the weeks, against the pages of the weeks one by one.
async fn compare_over(world: &World, weeks: &[WeekId]) {
    let hr = world.actor(0, &[Grant::Hr]).await;
    let mut by_hand: BTreeMap<(u128, u128), (i64, i64)> = BTreeMap::new();
    let mut repo = world.company.read().await;
    for week in weeks {
        for cell in repo.coverage_in(*week).await.unwrap() {
            let sum = by_hand.entry((number_of(cell.area_id), cell.touchpoint_id.0.as_u128())).or_default();
            *sum = (sum.0 + i64::from(cell.declared), sum.1 + i64::from(cell.lived));
        }
    }
    let last = weeks.iter().max().copied();
    let coverage = world.company.services.coverage(&hr, last, None, true).await.unwrap().unwrap();
    assert_eq!(coverage.history_weeks.len(), weeks.len());
    let mut cells = 0;
    for line in &coverage.lines {
        assert_eq!(line.over.len(), coverage.columns.len());
        for (column, over) in coverage.columns.iter().zip(&line.over) {
            let key = (number_of(line.area.id), column.touchpoint.0.as_u128());
            assert_eq!((over.declared, over.lived), by_hand.get(&key).copied().unwrap_or_default(), "{key:?}");
            cells += over.declared + over.lived;
        }
    }
    assert!(cells > 0, "there was something to add up");
}

fn last_four(closed: &[WeekId]) -> Vec<WeekId> {
    closed.iter().rev().take(4).copied().collect()
}

async fn tick_at(world: &World, week: WeekId, day: i32, minute: i64) {
    let at = jiff::Timestamp::from_millisecond(instant(week, day, minute).0).unwrap();
    world.company.set_clock(&at.to_string());
    world.company.services.tick().await.unwrap();
}

/// Two thirds write, some of them only a draft, and some are not expected.
async fn everybody_writes(world: &mut World, opening: &Opening, week: WeekId) {
    for someone in world.model.people.clone().into_iter().filter(|someone| someone.active) {
        if world.dice.u64(..3) == 0 {
            continue;
        }
        let expected = opening.people.iter().find(|then| then.number == someone.number && opening.expected(then));
        let home = expected.map_or(someone.area, |then| then.area);
        let send = world.dice.u64(..5) != 0;
        world.check_in(someone.number, week, home, send).await;
    }
}

/// Those who were expected and did not write do so after the close.
async fn some_are_late(world: &mut World, opening: &Opening, week: WeekId) {
    for someone in opening.people.iter().filter(|someone| opening.expected(someone)) {
        if world.dice.u64(..3) == 0 {
            world.check_in(someone.number, week, someone.area, true).await;
        }
    }
}

async fn live_through(seed: u64) {
    let mut world = World::new(seed).await;
    let first: WeekId = "2026-W37".parse().unwrap();
    let mut past: Vec<(WeekId, Figures)> = Vec::new();
    for turn in 0..7 {
        let week = first.plus(turn);
        tick_at(&world, week, 3, 8 * 60).await;
        let opening = Opening::of(&world.model, week);
        tick_at(&world, week, 3, 9 * 60).await;
        for _ in 0..5 {
            world.something_happens().await;
        }
        if turn == 3 {
            world.archive_a_leaf().await;
        }
        compare(&world, &opening, week, &last_four(&world.model.closed), "just opened").await;
        everybody_writes(&mut world, &opening, week).await;
        compare(&world, &opening, week, &last_four(&world.model.closed), "while it runs").await;
        tick_at(&world, week, 7, 12 * 60).await;
        world.model.closed.push(week);
        let weeks = last_four(&world.model.closed);
        compare(&world, &opening, week, &weeks, "closed").await;
        some_are_late(&mut world, &opening, week).await;
        compare(&world, &opening, week, &weeks, "with late ones").await;
        past.push((week, opening.figures(&world.model, 1, week, &weeks)));
        for _ in 0..3 {
            world.something_happens().await;
        }
    }
    stay_as_they_were(&world, &past).await;
    compare_over(&world, &world.model.closed).await;
}

/// Whatever happened since, closed weeks show what they showed, and the line over the weeks goes through them.
async fn stay_as_they_were(world: &World, past: &[(WeekId, Figures)]) {
    let hr = world.actor(0, &[Grant::Hr]).await;
    for (week, figures) in past {
        let overview = world.company.services.alignment(&hr, Some(*week), None).await.unwrap().unwrap();
        let root = overview.rows.iter().find(|row| row.id == area(1)).unwrap();
        assert_eq!(root.figures, *figures, "{week}");
    }
    let overview = world.company.services.alignment(&hr, None, None).await.unwrap().unwrap();
    let series: Vec<_> = overview.series.iter().map(|of| (of.week, of.figures)).collect();
    assert_eq!(series, past);
}

#[tokio::test]
async fn figures_agree_with_a_count_by_hand() {
    for seed in [1, 20_261_123, 987_654_321] {
        live_through(seed).await;
    }
}

#[tokio::test]
async fn a_week_can_be_frozen_again() {
    let mut world = World::new(7).await;
    let week: WeekId = "2026-W37".parse().unwrap();
    tick_at(&world, week, 3, 8 * 60).await;
    let opening = Opening::of(&world.model, week);
    everybody_writes(&mut world, &opening, week).await;
    tick_at(&world, week, 7, 12 * 60).await;
    world.model.closed.push(week);
    let mut repo = world.company.write().await;
    crate::alignment::freeze::freeze(&mut *repo, week).await.unwrap();
    repo.save().await.unwrap();
    compare(&world, &opening, week, &[week], "frozen twice").await;
}
