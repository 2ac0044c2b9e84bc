//! An organisation's rows, read out by plain SQL: what the reference counts from.

use crate::company::Company;
use hilo_domain::week::WeekId;
use serde_json::{Map, Value};
use sqlx::SqliteConnection;

/// Name and rows. Ids are written in hexadecimal, booleans as such.
const TABLES: [(&str, &str); 17] = [
    (
        "weeks",
        "'week', week, 'opensAt', opens_at, 'closesAt', closes_at, 'openedAt', opened_at, 'closedAt', closed_at FROM week ORDER BY week",
    ),
    ("weekAreas", "'week', week, 'area', {area_id}, 'parent', {parent_id} FROM week_area"),
    ("areas", "'area', {id}, 'parent', {parent_id}, 'archivedAt', archived_at FROM area"),
    (
        "placements",
        "'person', {person_id}, 'since', since, 'area', {p.area_id}, 'title', r.title_key, 'active', [active] FROM placement p LEFT JOIN role r ON r.id = p.role_id",
    ),
    ("absences", "'person', {person_id}, 'fromDay', from_day, 'toDay', to_day, 'createdAt', created_at FROM absence"),
    (
        "checkins",
        "'id', {id}, 'week', week, 'person', {person_id}, 'area', {area_id}, 'createdAt', created_at, 'sentAt', sent_at, 'late', [late] FROM checkin",
    ),
    ("entries", "'checkin', {checkin_id}, 'touchpoint', {touchpoint_id} FROM checkin_entry"),
    ("statements", "'statement', {id}, 'retiredAt', retired_at FROM statement"),
    (
        "statementVersions",
        "'statement', {statement_id}, 'number', number, 'asksFrom', asks_from, 'publishedAt', published_at FROM statement_version",
    ),
    (
        "acknowledgements",
        "'person', {person_id}, 'statement', {statement_id}, 'number', number, 'at', at FROM acknowledgement",
    ),
    ("journeys", "'journey', {id}, 'retiredAt', retired_at FROM journey"),
    (
        "journeyVersions",
        "'id', {id}, 'journey', {journey_id}, 'number', number, 'publishedAt', published_at FROM journey_version",
    ),
    (
        "placedTouchpoints",
        "'journeyVersion', {s.journey_version_id}, 'touchpoint', {t.touchpoint_id} FROM stage_touchpoint st JOIN stage s ON s.id = st.stage_id JOIN touchpoint_version t ON t.id = st.touchpoint_version_id",
    ),
    (
        "touchpointVersions",
        "'touchpoint', {touchpoint_id}, 'number', number, 'asksFrom', asks_from, 'publishedAt', published_at FROM touchpoint_version",
    ),
    (
        "periods",
        "'period', period, 'week', week, 'closedAt', closed_at, 'lost', [lost] FROM pulse_period ORDER BY period",
    ),
    ("published", "'period', period, 'area', {area_id}, 'item', item, 'value', value FROM pulse_figure"),
    ("organisations", "'createdAt', created_at, 'timeZone', time_zone FROM organisation"),
];

const CONTRIBUTION: &str = "'area', {area_id}, 'title', title_key, 'touchpoint', {touchpoint_id}, 'statement', {statement_id}, 'state', state, 'touchpointNumber', touchpoint_number, 'statementNumber', statement_number FROM contribution";

/// `{id}` and `[flag]` as SQLite has to be asked for them.
fn sql(row: &str) -> String {
    let (columns, from) = row.split_once(" FROM ").unwrap();
    let mut columns = columns.to_owned();
    for (open, close, before, after) in [('{', '}', "lower(hex(", "))"), ('[', ']', "json(iif(", ", 'true', 'false'))")]
    {
        while let Some((head, rest)) = columns.split_once(open) {
            let (name, tail) = rest.split_once(close).unwrap();
            let whole = format!("{before}{name}{after}");
            // No id at all is none, and not an empty one.
            let whole = if open == '{' { format!("iif({name} IS NULL, NULL, {whole})") } else { whole };
            columns = format!("{head}{whole}{tail}");
        }
    }
    format!("SELECT json_object({columns}) AS row FROM {from}")
}

async fn read(raw: &mut SqliteConnection, row: &str) -> Vec<Value> {
    let rows: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql(row))).fetch_all(raw).await.unwrap();
    rows.iter().map(|row| serde_json::from_str(row).unwrap()).collect()
}

/// As they are now, marked with the week that has just closed.
pub async fn contributions(raw: &mut SqliteConnection, week: WeekId) -> Vec<Value> {
    marked(read(raw, CONTRIBUTION).await, week)
}

/// As [`contributions`].
pub async fn areas(raw: &mut SqliteConnection, week: WeekId) -> Vec<Value> {
    marked(read(raw, "'area', {id}, 'parent', {parent_id} FROM area").await, week)
}

fn marked(mut rows: Vec<Value>, week: WeekId) -> Vec<Value> {
    for row in &mut rows {
        row["week"] = week.index().into();
    }
    rows
}

pub async fn of(company: &mut Company) -> Value {
    let mut rows = Map::new();
    for (name, row) in TABLES {
        rows.insert(name.to_owned(), read(&mut company.raw, row).await.into());
    }
    let organisation = rows["organisations"][0].clone();
    rows.insert("organisation".to_owned(), organisation);
    let known = &company.known;
    let weeks: Vec<i32> = known.contributions_of.iter().map(|week| week.index()).collect();
    let periods: Vec<i32> = known.answers_of.iter().map(|period| period.index()).collect();
    for (name, value) in [
        ("contributions", known.contributions.clone().into()),
        ("contributionsKnown", weeks.into()),
        ("areasThen", known.areas.clone().into()),
        ("answers", known.answers.clone().into()),
        ("answersKnown", periods.into()),
    ] {
        rows.insert(name.to_owned(), value);
    }
    rows.into()
}
