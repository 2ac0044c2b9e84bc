//! An organisation's rows, read out by plain SQL: what the reference counts from.

use crate::company::Company;
use hilo_domain::week::WeekId;
use sqlx::SqliteConnection;

/// Name and rows. Ids are written in hexadecimal, booleans as such.
const TABLES: [(&str, &str); 17] = [
    (
        "weeks",
        "'week', week, 'opensAt', opens_at, 'closesAt', closes_at, 'openedAt', opened_at, 'closedAt', closed_at FROM week",
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
    ("periods", "'period', period, 'week', week, 'closedAt', closed_at, 'lost', [lost] FROM pulse_period"),
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
    format!("SELECT json_group_array(json_object({columns})) FROM {from}")
}

/// A list in JSON.
async fn read(raw: &mut SqliteConnection, row: &str) -> String {
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql(row))).fetch_one(raw).await.unwrap()
}

/// As they are now, marked with the week that has just closed.
pub async fn contributions(raw: &mut SqliteConnection, week: WeekId) -> String {
    read(raw, &format!("'week', {}, {CONTRIBUTION}", week.index())).await
}

/// As [`contributions`].
pub async fn areas(raw: &mut SqliteConnection, week: WeekId) -> String {
    read(raw, &format!("'week', {}, 'area', {{id}}, 'parent', {{parent_id}} FROM area", week.index())).await
}

/// All of it as an object in JSON. What was kept at several closes is a list of lists.
pub async fn of(company: &mut Company) -> String {
    let mut rows = Vec::new();
    for (name, row) in TABLES {
        rows.push((name, read(&mut company.raw, row).await));
    }
    let known = &company.known;
    let list = |parts: &[String]| format!("[{}]", parts.join(","));
    let numbers = |numbers: Vec<i32>| format!("{numbers:?}");
    rows.push(("contributions", list(&known.contributions)));
    rows.push(("areasThen", list(&known.areas)));
    rows.push(("answers", list(&known.answers)));
    rows.push(("contributionsKnown", numbers(known.contributions_of.iter().map(|week| week.index()).collect())));
    rows.push(("answersKnown", numbers(known.answers_of.iter().map(|period| period.index()).collect())));
    let fields: Vec<String> = rows.iter().map(|(name, rows)| format!("\"{name}\":{rows}")).collect();
    format!("{{{}}}\n", fields.join(","))
}
