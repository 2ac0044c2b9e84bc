//! What the server has made of it, in the same form as the reference says it.

use crate::company::{Company, actor};
use hilo_domain::{
    alignment::Figures,
    coverage::Cell,
    grant::Grant,
    ids::PersonId,
    measure::{Aligned, Measure},
    period::PeriodId,
    pulse::ITEMS,
    view::period::{Over, PeriodLine},
    week::WeekId,
};
use hilo_service::alignment::period::Span;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

type Cells = Vec<(WeekId, String, String, bool, bool, bool, bool)>;

/// Everything that was frozen and published.
pub struct Served {
    /// By week, person and the area in which they were expected.
    pub expected: BTreeMap<WeekId, Map<String, Value>>,
    pub figures: BTreeMap<(WeekId, String), Figures>,
    /// By week and area: touchpoints that are declared or lived.
    pub cells: BTreeMap<(WeekId, String), BTreeMap<String, Value>>,
    /// By period, area and item.
    pub published: BTreeMap<(PeriodId, String, String), u8>,
    /// As HR is shown it, by period, span and area.
    pub spans: BTreeMap<(PeriodId, String, String), PeriodLine>,
}

impl Served {
    pub async fn of(company: &mut Company) -> Self {
        let raw = &mut company.raw;
        let sql = "SELECT week, lower(hex(person_id)), lower(hex(area_id)) FROM week_expected";
        let rows: Vec<(WeekId, String, String)> = sqlx::query_as(sql).fetch_all(&mut *raw).await.unwrap();
        let mut expected: BTreeMap<WeekId, Map<String, Value>> = BTreeMap::new();
        for (week, person, area) in rows {
            expected.entry(week).or_default().insert(person, area.into());
        }
        let sql = "SELECT week, area_id, expected, participated, late, acknowledged, to_acknowledge, covered, people,
                          lived, declared FROM week_figure";
        let rows: Vec<hilo_store::alignment::FigureRow> = sqlx::query_as(sql).fetch_all(&mut *raw).await.unwrap();
        let figures = rows.into_iter().map(|row| ((row.week, row.area_id.0.simple().to_string()), row.figures));
        let figures = figures.collect();
        let sql =
            "SELECT week, lower(hex(area_id)), lower(hex(touchpoint_id)), declared, lived, own_declared, own_lived
                   FROM week_coverage";
        let rows: Cells = sqlx::query_as(sql).fetch_all(&mut *raw).await.unwrap();
        let mut cells: BTreeMap<_, BTreeMap<String, Value>> = BTreeMap::new();
        for (week, area, touchpoint, declared, lived, own_declared, own_lived) in rows {
            let state = Cell { declared, lived }.state();
            let cell = json!({ "declared": declared, "lived": lived, "ownDeclared": own_declared, "ownLived": own_lived,
                               "state": state });
            cells.entry((week, area)).or_default().insert(touchpoint, cell);
        }
        let sql = "SELECT period, lower(hex(area_id)), item, value FROM pulse_figure";
        let rows: Vec<(PeriodId, String, String, u8)> = sqlx::query_as(sql).fetch_all(&mut *raw).await.unwrap();
        let published = rows.into_iter().map(|(period, area, item, value)| ((period, area, item), value)).collect();
        Self { expected, figures, cells, published, spans: spans(company).await }
    }
}

/// The spans by the names that the reference has for them.
const SPANS: [(Over, &str); 3] = [(Over::Period, "period"), (Over::Quarter, "quarter"), (Over::Year, "year")];

async fn spans(company: &Company) -> BTreeMap<(PeriodId, String, String), PeriodLine> {
    let hr = actor(PersonId(Uuid::nil()), &[Grant::Hr]);
    let mut spans = BTreeMap::new();
    let Some(latest) = company.services.period_results(&hr, Span::default(), None).await.unwrap() else { return spans };
    for period in latest.periods.all.iter().map(|choice| choice.period) {
        for (over, name) in SPANS {
            let span = Span { period: Some(period), over };
            let results = company.services.period_results(&hr, span, None).await.unwrap().unwrap();
            assert_eq!(results.organisation, results.rows[0].now, "the organisation is on top");
            for row in results.rows {
                spans.insert((period, name.to_owned(), row.area.id.0.simple().to_string()), row);
            }
        }
    }
    spans
}

/// A week of an area.
pub fn week(figures: &Figures) -> Value {
    json!({
        "expected": figures.expected, "participated": figures.participated, "late": figures.late,
        "acknowledged": figures.acknowledged, "toAcknowledge": figures.to_acknowledge,
        "people": figures.people, "covered": figures.covered,
        "declared": figures.declared, "lived": figures.lived,
    })
}

/// Measures, headline and gap by name.
pub fn shown(aligned: &Aligned) -> BTreeMap<&'static str, Option<i32>> {
    let mut shown: BTreeMap<_, _> =
        Measure::ALL.into_iter().map(|measure| (name(measure), aligned.of(measure).map(i32::from))).collect();
    shown.insert("headline", aligned.headline().map(i32::from));
    shown.insert("gap", aligned.gap());
    assert_eq!(shown.len(), 4 + ITEMS + 2);
    shown
}

const fn name(measure: Measure) -> &'static str {
    measure.key()
}
