//! Statements and journeys are published, changed and retired, as the use cases leave them in the tables.

use crate::life::{Life, Statement, Touchpoint};
use uuid::Uuid;

pub async fn begin(life: &mut Life) {
    for position in 0..life.dice.usize(..4) {
        let (id, now) = (life.id(), life.company.now());
        let sql = "INSERT INTO statement (id, kind, position, created_at) VALUES ($1, 'value', $2, $3)";
        let query = sqlx::query(sql).bind(id).bind(i64::try_from(position).unwrap()).bind(now);
        query.execute(&mut life.company.raw).await.unwrap();
        life.statements.push(Statement { id, number: 0, retired: false });
        publish_statement(life, position, 1).await;
    }
    for _ in 0..=life.dice.usize(..2) {
        let (journey, now) = (life.id(), life.company.now());
        let sql = "INSERT INTO journey (id, position, created_at) VALUES ($1, 0, $2)";
        sqlx::query(sql).bind(journey).bind(now).execute(&mut life.company.raw).await.unwrap();
        for _ in 0..=life.dice.usize(..3) {
            new_touchpoint(life, journey).await;
        }
        publish_journey(life, journey).await;
    }
}

async fn publish_statement(life: &mut Life, at: usize, asks_from: i32) {
    let (id, now) = (life.id(), life.company.now());
    let statement = &mut life.statements[at];
    statement.number += 1;
    let sql = "UPDATE statement_version SET state = 'superseded' WHERE statement_id = $1";
    sqlx::query(sql).bind(statement.id).execute(&mut life.company.raw).await.unwrap();
    let sql = "INSERT INTO statement_version (id, statement_id, number, state, title, body, change_note, asks_from,
                                              revision, created_at, updated_at, published_at)
               VALUES ($1, $2, $3, 'published', '', '', '', $4, 1, $5, $5, $5)";
    let query = sqlx::query(sql).bind(id).bind(statement.id).bind(statement.number).bind(asks_from).bind(now);
    query.execute(&mut life.company.raw).await.unwrap();
}

/// Another wording, another meaning, or none any more.
pub async fn statement_changes(life: &mut Life) {
    let there: Vec<usize> = (0..life.statements.len()).filter(|at| !life.statements[*at].retired).collect();
    let Some(at) = life.dice.choice(there) else { return };
    let statement = life.statements[at];
    match life.dice.u64(..4) {
        0 => {
            life.statements[at].retired = true;
            let sql = "UPDATE statement SET retired_at = $2 WHERE id = $1";
            let query = sqlx::query(sql).bind(statement.id).bind(life.company.now());
            query.execute(&mut life.company.raw).await.unwrap();
        }
        1 => {
            let sql = "SELECT MAX(asks_from) FROM statement_version WHERE statement_id = $1";
            let asks: i32 = sqlx::query_scalar(sql).bind(statement.id).fetch_one(&mut life.company.raw).await.unwrap();
            publish_statement(life, at, asks).await;
        }
        _ => publish_statement(life, at, statement.number + 1).await,
    }
}

async fn new_touchpoint(life: &mut Life, journey: Uuid) {
    let (id, now) = (life.id(), life.company.now());
    let sql = "INSERT INTO touchpoint (id, journey_id, created_at) VALUES ($1, $2, $3)";
    sqlx::query(sql).bind(id).bind(journey).bind(now).execute(&mut life.company.raw).await.unwrap();
    life.touchpoints.push(Touchpoint { id, journey, number: 0, asks_from: 1, retired: false });
    publish_touchpoint(life, life.touchpoints.len() - 1, true).await;
}

async fn publish_touchpoint(life: &mut Life, at: usize, meaning: bool) {
    let (id, now) = (life.id(), life.company.now());
    let touchpoint = &mut life.touchpoints[at];
    touchpoint.number += 1;
    if meaning {
        touchpoint.asks_from = touchpoint.number;
    }
    let touchpoint = *touchpoint;
    let sql = "UPDATE touchpoint_version SET state = 'superseded' WHERE touchpoint_id = $1";
    sqlx::query(sql).bind(touchpoint.id).execute(&mut life.company.raw).await.unwrap();
    let sql = "INSERT INTO touchpoint_version (id, touchpoint_id, number, state, name, promise, emotion_word, emotion,
                                               effort, guidance, channel, moment_of_truth, backstage, asks_from,
                                               published_at)
               VALUES ($1, $2, $3, 'published', '', '', '', 0, '', '', '', 0, 0, $4, $5)";
    let query = sqlx::query(sql).bind(id).bind(touchpoint.id).bind(touchpoint.number).bind(touchpoint.asks_from);
    query.bind(now).execute(&mut life.company.raw).await.unwrap();
}

/// With the touchpoints that it has now, in their latest versions.
async fn publish_journey(life: &mut Life, journey: Uuid) {
    let (version, stage, now) = (life.id(), life.id(), life.company.now());
    let raw = &mut life.company.raw;
    let sql =
        "INSERT INTO journey_version (id, journey_id, number, state, name, summary, change_note, revision, created_at,
                                            updated_at)
               SELECT $1, $2, COUNT(*) + 1, 'draft', '', '', '', 1, $3, $3 FROM journey_version WHERE journey_id = $2";
    sqlx::query(sql).bind(version).bind(journey).bind(now).execute(&mut *raw).await.unwrap();
    let sql = "INSERT INTO stage (id, journey_version_id, position, name) VALUES ($1, $2, 0, '')";
    sqlx::query(sql).bind(stage).bind(version).execute(&mut *raw).await.unwrap();
    let sql = "INSERT INTO stage_touchpoint (stage_id, position, touchpoint_version_id)
               SELECT $1, 0, v.id FROM touchpoint t
               JOIN touchpoint_version v ON v.touchpoint_id = t.id AND v.state = 'published'
               WHERE t.journey_id = $2 AND t.retired_at IS NULL";
    sqlx::query(sql).bind(stage).bind(journey).execute(&mut *raw).await.unwrap();
    let sql = "UPDATE journey_version SET state = 'superseded' WHERE journey_id = $1 AND state = 'published'";
    sqlx::query(sql).bind(journey).execute(&mut *raw).await.unwrap();
    let sql = "UPDATE journey_version SET state = 'published', published_at = $2 WHERE id = $1";
    sqlx::query(sql).bind(version).bind(now).execute(&mut *raw).await.unwrap();
}

/// One means something else, or is worded anew, or goes with what was confirmed for it; one is new; or all of a journey
/// go.
pub async fn touchpoint_changes(life: &mut Life) {
    let there: Vec<usize> = (0..life.touchpoints.len()).filter(|at| !life.touchpoints[*at].retired).collect();
    let Some(at) = life.dice.choice(&there).copied() else { return };
    let journey = life.touchpoints[at].journey;
    match life.dice.u64(..6) {
        0 => {
            retire(life, at).await;
            publish_journey(life, journey).await;
        }
        1 => {
            new_touchpoint(life, journey).await;
            publish_journey(life, journey).await;
        }
        2 => {
            publish_touchpoint(life, at, false).await;
            publish_journey(life, journey).await;
        }
        3 if life.dice.u64(..100) < 40 => {
            for at in there {
                if life.touchpoints[at].journey == journey {
                    retire(life, at).await;
                }
            }
            let sql = "UPDATE journey SET retired_at = $2 WHERE id = $1";
            let query = sqlx::query(sql).bind(journey).bind(life.company.now());
            query.execute(&mut life.company.raw).await.unwrap();
        }
        _ => {
            publish_touchpoint(life, at, true).await;
            publish_journey(life, journey).await;
        }
    }
}

async fn retire(life: &mut Life, at: usize) {
    life.touchpoints[at].retired = true;
    let (id, now) = (life.touchpoints[at].id, life.company.now());
    let raw = &mut life.company.raw;
    let sql = "UPDATE touchpoint SET retired_at = $2 WHERE id = $1";
    sqlx::query(sql).bind(id).bind(now).execute(&mut *raw).await.unwrap();
    let sql = "UPDATE contribution SET state = CASE state WHEN 'confirmed' THEN 'retired' ELSE 'declined' END
               WHERE touchpoint_id = $1 AND state IN ('confirmed', 'proposed', 'changes_asked')";
    sqlx::query(sql).bind(id).execute(&mut *raw).await.unwrap();
}
