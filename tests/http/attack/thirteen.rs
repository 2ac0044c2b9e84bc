//! A year of thirteen periods with people coming, moving and going: HR, the leadership and three leads who collude put
//! together all that they are shown.

use super::{
    company::{Company, FIRST},
    judge::{People, Truth},
    views::{Cells, RESULTS, SPANS, address, cells, seen},
};
use hilo_domain::{
    ids::{AreaId, PersonId},
    period::PeriodId,
    pulse::Item,
};
use hilo_tests::{Browser, Engine};
use std::collections::BTreeMap;

on_both_engines!(nobody_is_isolated_in_a_year);

/// The areas whose leads collude.
const LED: [&str; 3] = ["Maipú", "Fábrica", "Turno B"];

/// What is shown of every period so far, and how: the table and the file of each span.
#[derive(Default)]
struct Year {
    shown: BTreeMap<PeriodId, Cells>,
    kept: BTreeMap<(PeriodId, &'static str), (String, String)>,
    figures: usize,
    hidden: usize,
}

async fn nobody_is_isolated_in_a_year(engine: Engine) {
    // The rule is the same on both; PostgreSQL takes longer.
    let periods = if engine == Engine::Sqlite { 13 } else { 4 };
    let first: PeriodId = FIRST.parse().unwrap();
    let mut company = Company::new(engine).await;
    let leads: Vec<PersonId> = LED.map(|area| company.of(area)[0]).to_vec();
    for (area, lead) in LED.iter().zip(&leads) {
        company.lead(area, *lead).await;
    }
    let mut year = Year::default();
    for number in 0..periods {
        let period = first.plus(number);
        company.open(period).await;
        answer(&mut company, period).await;
        company.in_week(period.first_week().plus(2)).await;
        change(&mut company, &leads, number).await;
        let truth = Truth::of(&company, period).await;
        company.close(period).await;
        year.look(&mut company, &truth, period, &leads).await;
    }
    assert!(year.figures > 0 && year.hidden > 0, "{} {}", year.figures, year.hidden);
    println!("{} figures shown and {} hidden in {periods} periods", year.figures, year.hidden);
}

async fn answer(company: &mut Company, period: PeriodId) {
    let members = company.members(period).await;
    let mut sheets = Vec::new();
    for person in members.keys() {
        if company.dice.usize(..100) < 85 {
            sheets.push((*person, company.sheet(85)));
        }
    }
    company.answer(period, &sheets).await;
}

/// What HR does in a period.
async fn change(company: &mut Company, leads: &[PersonId], number: i32) {
    let mut hr = company.hr().await;
    let root = company.areas["Casa Nube"];
    match number {
        1 => drop(company.new_area(&mut hr, "Piloto", company.areas["Tiendas"]).await),
        3 => company.change_area(&mut hr, company.areas["Turno A"], "Turno A", company.areas["Tiendas"]).await,
        5 => company.change_area(&mut hr, company.areas["Centro"], "Alameda", company.areas["Tiendas"]).await,
        6 => {
            for person in company.of("Taller") {
                company.transfer(&mut hr, person, root).await;
            }
            company.archive(&mut hr, company.areas["Taller"]).await;
        }
        9 => company.change_area(&mut hr, company.areas["Esquina"], "Esquina", company.areas["Maipú"]).await,
        _ => {}
    }
    let areas: Vec<AreaId> = company.areas.values().copied().collect();
    let may_change: Vec<PersonId> = company.people.iter().skip(4).filter(|p| p.active).map(|p| p.id).collect();
    let may_change: Vec<PersonId> = may_change.into_iter().filter(|person| !leads.contains(person)).collect();
    for _ in 0..3 {
        let (person, area) = (may_change[company.dice.usize(..may_change.len())], company.dice.usize(..areas.len()));
        company.transfer(&mut hr, person, areas[area]).await;
    }
    let leaver = may_change[company.dice.usize(..may_change.len())];
    company.let_go(&mut hr, leaver).await;
    for _ in 0..2 {
        let area = areas[company.dice.usize(..areas.len())];
        company.hire(&mut hr, area).await;
    }
}

impl Year {
    async fn look(&mut self, company: &mut Company, truth: &Truth, period: PeriodId, leads: &[PersonId]) {
        let mut everybody = vec![company.people[0].id, company.people[1].id];
        everybody.extend(leads);
        let mut browsers = company.browsers(&everybody).await;
        let (hr, others) = browsers.split_first_mut().unwrap();
        let now = self.spans(hr, truth, period).await;
        for other in others.iter_mut() {
            same(other, truth, period, &now).await;
        }
        by_area(hr, truth, period, &now).await;
        truth.judge(&now, &People::new());
        truth.judge(&now, &leads.iter().copied().collect());
        let shown = now.values().flatten().count();
        assert!(shown > 0, "{period}");
        self.figures += shown;
        self.hidden += now.len() - shown;
        self.unchanged(hr, company, period).await;
    }

    /// What HR sees of the period alone. What it sees over several is made of what it saw of each of them.
    async fn spans(&mut self, hr: &mut Browser, truth: &Truth, period: PeriodId) -> Cells {
        for (over, periods) in SPANS {
            let (seen, table, file) = seen(hr, period, over, &truth.areas).await;
            self.kept.insert((period, over), (table, file));
            if periods == 1 {
                self.shown.insert(period, seen);
                continue;
            }
            for (cell, figure) in seen {
                let parts = self.shown.range(period.plus(1 - periods)..=period);
                let parts: Vec<u32> = parts.filter_map(|(_, of)| *of.get(&cell)?).map(u32::from).collect();
                let count = u32::try_from(parts.len()).unwrap();
                let mean = (count > 0).then(|| (2 * parts.iter().sum::<u32>() + count) / (2 * count));
                assert_eq!(figure.map(u32::from), mean, "{period} {over} {cell:?}");
            }
        }
        self.shown[&period].clone()
    }

    /// Every earlier period is shown byte for byte as it was when it had just closed.
    async fn unchanged(&self, hr: &mut Browser, company: &Company, now: PeriodId) {
        for ((period, over), kept) in self.kept.iter().filter(|((period, _), _)| *period < now) {
            let (_, areas) = company.tree(*period).await;
            let (_, table, file) = seen(hr, *period, over, &areas).await;
            assert_eq!((&table, &file), (&kept.0, &kept.1), "{period} {over} after {now}");
        }
    }
}

/// Whoever else sees a cell sees the same in it.
async fn same(browser: &mut Browser, truth: &Truth, period: PeriodId, hr: &Cells) {
    let (seen, ..) = seen(browser, period, "", &truth.areas).await;
    for (cell, figure) in seen {
        assert_eq!(hr[&cell], figure, "{cell:?}");
    }
}

/// So does whoever asks area by area.
async fn by_area(hr: &mut Browser, truth: &Truth, period: PeriodId, whole: &Cells) {
    for area in truth.tree.ids() {
        let html = hr.get(&address(RESULTS, period, "", Some(*area))).await.expect(200).body;
        let seen = cells(&html);
        assert_eq!(seen.len(), truth.tree.subtree(*area).len() * Item::ALL.len());
        for (cell, figure) in seen {
            assert_eq!(whole[&cell], figure, "{cell:?}");
        }
    }
}
