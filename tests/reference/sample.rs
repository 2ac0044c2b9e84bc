//! The sample organisation at the end of a period, which closes here: what people answered in it is what they answer
//! here, so that it is known. How contributions were at the closes before is told from their history.

use crate::company::Company;
use hilo_domain::{period::PeriodId, pulse::asked, time::Millis, week::WeekId};
use hilo_server::demo::make;
use hilo_service::pulse::keys::Keys;
use uuid::Uuid;

/// Monday 30 November 2026, noon in Santiago: the 48th week, and with it the 12th period, ends.
const ENDS: Millis = Millis(1_796_050_800_000);

pub async fn at_the_end_of_a_period() -> Company {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("hilo.db");
    let keys = Keys::in_folder(&folder.path().join("keys"));
    assert!(make::make(&file, keys, ENDS.plus_seconds(-60)).await.unwrap());
    let mut company = Company::open(folder).await;
    company.set_clock(ENDS.plus_seconds(-60));
    let (period, opened_in): (PeriodId, WeekId) =
        sqlx::query_as("SELECT period, week FROM pulse_period WHERE closed_at IS NULL")
            .fetch_one(&mut company.raw)
            .await
            .unwrap();
    company.keep_members(period).await;
    remember_contributions(&mut company).await;
    let sql = "SELECT m.person_id FROM pulse_member m JOIN person p ON p.id = m.person_id
               WHERE m.period = $1 ORDER BY p.employee_number";
    let members: Vec<Uuid> = sqlx::query_scalar(sql).bind(period).fetch_all(&mut company.raw).await.unwrap();
    for (at, person) in (0_u8..).zip(members) {
        let mut taps = Vec::new();
        for (place, week) in period.weeks().enumerate().filter(|(_, week)| *week >= opened_in) {
            for item in asked(place) {
                // One in seven says nothing; an answer of 0 takes back what was there.
                let score = if at % 7 == 3 { 0 } else { 1 + (at + 3 * item as u8 + u8::try_from(place).unwrap()) % 5 };
                taps.push((week, item, score));
            }
        }
        company.answer(person, period, taps).await;
    }
    company.set_clock(ENDS.plus_seconds(60));
    company.tick().await;
    assert!(company.known.answers_of.contains(&period), "the period has closed");
    company
}

/// By week that has closed, what was said last of each until then, and against which versions.
const THEN: &str = "WITH said AS (
        SELECT w.week, w.closed_at, e.contribution_id, e.kind,
               ROW_NUMBER() OVER (PARTITION BY w.week, e.contribution_id
                                  ORDER BY e.at DESC, e.kind = 'proposed', e.id DESC) AS ago,
               (SELECT MAX(o.at) FROM contribution_event o
                WHERE o.contribution_id = e.contribution_id AND o.at < w.closed_at
                  AND o.kind IN ('proposed', 'edited', 'confirmed', 'reconfirmed')) AS seen_at
        FROM week w JOIN contribution_event e ON e.at < w.closed_at
    )
    SELECT json_group_array(json_object('week', said.week, 'area', lower(hex(c.area_id)), 'title', c.title_key,
               'touchpoint', lower(hex(c.touchpoint_id)), 'statement', lower(hex(c.statement_id)),
               'state', CASE said.kind WHEN 'reconfirmed' THEN 'confirmed' WHEN 'edited' THEN 'proposed' ELSE said.kind END,
               'touchpointNumber', (SELECT MAX(v.number) FROM touchpoint_version v
                                    WHERE v.touchpoint_id = c.touchpoint_id AND v.published_at <= said.seen_at),
               'statementNumber', (SELECT MAX(v.number) FROM statement_version v
                                   WHERE v.statement_id = c.statement_id AND v.published_at <= said.seen_at)))
    FROM said JOIN contribution c ON c.id = said.contribution_id WHERE said.ago = 1";

async fn remember_contributions(company: &mut Company) {
    company.known.contributions.push(sqlx::query_scalar(THEN).fetch_one(&mut company.raw).await.unwrap());
    let sql = "SELECT week FROM week WHERE closed_at IS NOT NULL";
    let weeks: Vec<WeekId> = sqlx::query_scalar(sql).fetch_all(&mut company.raw).await.unwrap();
    company.known.contributions_of.extend(weeks);
}
