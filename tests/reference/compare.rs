//! Figure by figure: what the reference counts, and what the server has.

use crate::{
    company::{Company, actor},
    node::Reference,
    rows,
    served::{self, Served},
};
use hilo_domain::{grant::Grant, ids::PersonId, period::PeriodId, week::WeekId};
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, fmt, ops::AddAssign};
use uuid::Uuid;

/// How many of each were the same.
#[derive(Debug, Default, Clone, Copy)]
pub struct Compared {
    weeks: u64,
    figures: u64,
    cells: u64,
    lived_cells: u64,
    members: u64,
    /// Cells of the pulse that are shown, and that have enough answers and are not.
    published: u64,
    hidden: u64,
    /// Items of a period of which several choices are equally good.
    ties: u64,
    spans: u64,
    headlines: u64,
    changes: u64,
}

impl AddAssign for Compared {
    fn add_assign(&mut self, other: Self) {
        self.weeks += other.weeks;
        self.figures += other.figures;
        self.cells += other.cells;
        self.lived_cells += other.lived_cells;
        self.members += other.members;
        self.published += other.published;
        self.hidden += other.hidden;
        self.ties += other.ties;
        self.spans += other.spans;
        self.headlines += other.headlines;
        self.changes += other.changes;
    }
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} weeks, {} figures of them, {} cells of coverage ({} lived), {} areas of record, {} published figures of the \
             pulse ({} withheld, {} ties), {} figures over spans ({} headlines, {} changes)",
            self.weeks,
            self.figures,
            self.cells,
            self.lived_cells,
            self.members,
            self.published,
            self.hidden,
            self.ties,
            self.spans,
            self.headlines,
            self.changes
        )
    }
}

impl Compared {
    /// A comparison of nothing finds no difference.
    pub fn assert_of_everything(&self, least: u64) {
        for count in [self.weeks, self.lived_cells, self.members, self.published, self.headlines, self.changes] {
            assert!(count >= least, "{self}");
        }
        assert!(self.hidden > 0, "{self}");
    }
}

pub async fn compare(name: &str, company: &mut Company, reference: &Reference) -> Compared {
    let rows = rows::of(company).await;
    let said = reference.figures_of(&rows);
    let served = Served::of(company).await;
    let mut compared = Compared::default();
    weeks(name, &said["weeks"], &served, &mut compared);
    pulses(name, &said["pulses"], &served, company, &mut compared);
    spans(name, &said["spans"], &served, &mut compared);
    page(name, company, &served).await;
    compared
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn fields(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().unwrap().iter()
}

/// By person; shows those alone who are not the same.
fn same(reference: &Value, server: &Value, of: &str) {
    let only = |one: &Value, other: &Value| -> Map<String, Value> {
        fields(one)
            .filter(|(name, value)| other.get(*name) != Some(value))
            .map(|(n, v)| (n.clone(), v.clone()))
            .collect()
    };
    assert_eq!(only(reference, server), only(server, reference), "{of}: reference and server");
}

fn number(value: &Value) -> i32 {
    i32::try_from(value.as_i64().unwrap()).unwrap()
}

fn weeks(name: &str, said: &Value, served: &Served, compared: &mut Compared) {
    let known: Vec<WeekId> = list(said).iter().map(|week| WeekId::from_index(number(&week["week"])).unwrap()).collect();
    for week in served.figures.keys().map(|(week, _)| week) {
        assert!(known.contains(week), "{name}: the reference has no {week}");
    }
    for (said, week) in list(said).iter().zip(known) {
        let expected = served.expected.get(&week).cloned().unwrap_or_default();
        same(&said["expected"], &expected.into(), &format!("{name}, {week}: who is expected"));
        compared.weeks += 1;
        let mut areas = 0;
        for (area, said) in fields(&said["areas"]) {
            let figures = served.figures.get(&(week, area.clone()));
            let mut figures = served::week(figures.unwrap_or_else(|| panic!("{name}, {week}: no figures of {area}")));
            for part in ["covered", "declared", "lived"] {
                // How contributions were then is not known any more.
                if said[part].is_null() {
                    figures[part] = Value::Null;
                }
            }
            assert_eq!(said, &figures, "{name}, {week}, {area}: reference and server");
            compared.figures += 9;
            areas += 1;
        }
        assert_eq!(served.figures.keys().filter(|(of, _)| *of == week).count(), areas, "{name}, {week}: areas");
        if !said["cells"].is_null() {
            cells(name, week, &said["cells"], served, compared);
        }
    }
}

fn cells(name: &str, week: WeekId, said: &Value, served: &Served, compared: &mut Compared) {
    for (area, said) in fields(said) {
        let mut stored = served.cells.get(&(week, area.clone())).cloned().unwrap_or_default();
        for (touchpoint, said) in fields(said) {
            // What is neither is not stored.
            let none =
                json!({ "declared": false, "lived": false, "ownDeclared": false, "ownLived": false, "state": "none" });
            let stored = stored.remove(touchpoint).unwrap_or(none);
            assert_eq!(said, &stored, "{name}, {week}, {area}, {touchpoint}: reference and server");
            compared.cells += 1;
            compared.lived_cells += u64::from(said["state"] == "lived");
        }
        assert!(stored.is_empty(), "{name}, {week}, {area}: the reference has no {stored:?}");
    }
}

fn pulses(name: &str, said: &Value, served: &Served, company: &Company, compared: &mut Compared) {
    assert_eq!(list(said).len(), company.known.answers_of.len(), "{name}: periods");
    for said in list(said) {
        let period = number(&said["period"]);
        let members = json!(company.known.members[&period]);
        same(&said["members"], &members, &format!("{name}, period {period}: areas of record"));
        compared.members += u64::try_from(members.as_object().unwrap().len()).unwrap();
        for (item, said) in fields(&said["items"]) {
            let shown: BTreeMap<String, u8> = served
                .published
                .iter()
                .filter(|((of, _, name), _)| of.index() == period && name == item)
                .map(|((_, area, _), value)| (area.clone(), *value))
                .collect();
            // It keeps the rule, has as many areas as can be, and of these choices one with the most people.
            let set = json!(shown.keys().collect::<Vec<_>>());
            let best = list(&said["sets"]);
            assert!(best.contains(&set), "{name}, period {period}, {item}: {set} is none of {best:?}");
            for (area, value) in &shown {
                assert_eq!(said["values"][area], json!(value), "{name}, period {period}, {item}, {area}");
            }
            compared.published += u64::try_from(shown.len()).unwrap();
            compared.hidden += u64::try_from(said["values"].as_object().unwrap().len() - shown.len()).unwrap();
            compared.ties += u64::from(best.len() > 1);
        }
    }
}

fn spans(name: &str, said: &Value, served: &Served, compared: &mut Compared) {
    assert_eq!(list(said).len(), served.spans.len(), "{name}: spans");
    for said in list(said) {
        let last = PeriodId::from_index(number(&said["period"])).unwrap();
        let (span, area) = (said["span"].as_str().unwrap(), said["area"].as_str().unwrap());
        let name = format!("{name}, {span} up to {last}, {area}");
        let line = served.spans.get(&(last, span.to_owned(), area.to_owned()));
        let line = line.unwrap_or_else(|| panic!("{name}: nothing is shown"));
        let (now, before) = (served::shown(&line.now), served::shown(&line.before));
        for (measure, value) in &now {
            // How contributions were then is not known any more.
            let Some(figure) = said["now"].get(*measure) else { continue };
            assert_eq!(figure, &json!(value), "{name}: {measure}");
            let change = value.zip(before[measure]).map(|(now, before)| now - before);
            assert_eq!(said["change"][measure], json!(change), "{name}: change of {measure}");
            compared.spans += 1;
            compared.headlines += u64::from(*measure == "headline" && value.is_some());
            compared.changes += u64::from(change.is_some());
        }
    }
}

/// HR is shown what was stored of the latest closed week.
async fn page(name: &str, company: &Company, served: &Served) {
    let hr = actor(PersonId(Uuid::nil()), &[Grant::Hr]);
    let alignment = company.services.alignment(&hr, None, None).await.unwrap().unwrap();
    for row in &alignment.rows {
        let stored = served.figures[&(alignment.weeks.shown.week, row.id.0.simple().to_string())];
        assert_eq!(row.figures, stored, "{name}: the page of alignment");
    }
}
