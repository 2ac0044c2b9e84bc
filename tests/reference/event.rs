//! What happens in a company between and during its weeks.

use crate::life::{Life, MOST_AREAS, MOST_PEOPLE, TITLES};
use crate::publication;
use uuid::Uuid;

pub async fn happens(life: &mut Life) {
    let who = life.dice.usize(..life.people.len());
    let person = life.people[who];
    match life.dice.u64(..16) {
        0 | 1 if life.people.len() < MOST_PEOPLE => life.hire().await,
        2..=4 => {
            let (area, title) = (life.some_area(), life.some_title());
            life.place(who, area, title, person.active).await;
        }
        5 => life.place(who, person.area, person.title, !person.active).await,
        // While a company is being set up it takes a move until an absence is noticed.
        6 if !life.is_being_set_up() => send_away(life, person.id).await,
        7 => move_area(life).await,
        8 if life.areas.len() < MOST_AREAS => {
            let parent = life.some_area();
            life.new_area(Some(parent)).await;
        }
        9 => archive(life).await,
        10 => publication::statement_changes(life).await,
        11 => publication::touchpoint_changes(life).await,
        12 => propose(life).await,
        13 => decide(life).await,
        _ => acknowledge(life).await,
    }
}

/// Everybody reads one statement, or most do.
async fn acknowledge(life: &mut Life) {
    let Some(statement) = life.dice.choice(life.statements.clone()) else { return };
    let (now, share) = (life.company.now(), life.dice.u64(..101));
    for person in life.people.clone() {
        if life.dice.u64(..100) < share {
            let sql = "INSERT INTO acknowledgement (person_id, statement_id, number, at) VALUES ($1, $2, $3, $4)
                       ON CONFLICT DO NOTHING";
            let query = sqlx::query(sql).bind(person.id).bind(statement.id).bind(statement.number).bind(now);
            query.execute(&mut life.company.raw).await.unwrap();
        }
    }
}

/// Around the edges of a week's window: from a Wednesday, Thursday or Friday to a Sunday, Monday or Tuesday, for a week
/// or more, or without an end.
async fn send_away(life: &mut Life, person: Uuid) {
    let today = life.company.now().0 / 86_400_000;
    let thursday = today - (today - 7).rem_euclid(7);
    let from = thursday + life.dice.i64(-1..=1) + 7 * life.dice.i64(0..=1);
    let to = from + 3 + life.dice.i64(0..=3) + 7 * life.dice.i64(0..=2);
    let to = (life.dice.u64(..100) >= 15).then_some(to);
    let (id, now) = (life.id(), life.company.now());
    let sql = "INSERT INTO absence (id, person_id, from_day, to_day, created_at) VALUES ($1, $2, $3, $4, $5)";
    let query = sqlx::query(sql).bind(id).bind(person).bind(from).bind(to).bind(now);
    query.execute(&mut life.company.raw).await.unwrap();
}

async fn move_area(life: &mut Life) {
    let (moved, to) = (life.some_area(), life.some_area());
    let mut above = std::iter::successors(Some(to), |at| life.areas[*at].parent);
    if moved == 0 || above.any(|at| at == moved) {
        return;
    }
    life.areas[moved].parent = Some(to);
    let (moved, to) = (life.areas[moved].id, life.areas[to].id);
    let sql = "UPDATE area SET parent_id = $2 WHERE id = $1";
    sqlx::query(sql).bind(moved).bind(to).execute(&mut life.company.raw).await.unwrap();
}

/// An area without others under it goes, and its people to the one above.
async fn archive(life: &mut Life) {
    let leaf = life.some_area();
    let inner = life.areas.iter().any(|area| area.parent == Some(leaf) && !area.archived);
    let Some(above) = life.areas[leaf].parent.filter(|_| !inner) else { return };
    for who in 0..life.people.len() {
        let person = life.people[who];
        if person.area == leaf {
            life.place(who, above, person.title, person.active).await;
        }
    }
    life.areas[leaf].archived = true;
    let sql = "UPDATE area SET archived_at = $2 WHERE id = $1";
    let query = sqlx::query(sql).bind(life.areas[leaf].id).bind(life.company.now());
    query.execute(&mut life.company.raw).await.unwrap();
}

/// Most are confirmed at once, and against the current versions.
pub async fn propose(life: &mut Life) {
    let there: Vec<_> = life.touchpoints.iter().filter(|touchpoint| !touchpoint.retired).copied().collect();
    let (Some(touchpoint), Some(statement)) = (life.dice.choice(there), life.dice.choice(life.statements.clone()))
    else {
        return;
    };
    let (id, area, title) = (life.id(), life.some_area(), TITLES[life.dice.usize(..TITLES.len())]);
    let state = ["confirmed", "confirmed", "confirmed", "proposed", "declined"][life.dice.usize(..5)];
    let sql =
        "INSERT INTO contribution (id, area_id, title, title_key, touchpoint_id, statement_id, does, gets, text_key,
                                         state, proposed_at, touchpoint_number, statement_number, revision, updated_at)
               VALUES ($1, $2, $3, $3, $4, $5, '', '', '', $6, $7, $8, $9, 1, $7)";
    sqlx::query(sql)
        .bind(id)
        .bind(life.areas[area].id)
        .bind(title)
        .bind(touchpoint.id)
        .bind(statement.id)
        .bind(state)
        .bind(life.company.now())
        .bind(touchpoint.number)
        .bind(statement.number)
        .execute(&mut life.company.raw)
        .await
        .unwrap();
    life.contributions.push(id);
}

/// Confirmed (again, against what is current), asked to be changed, or retired.
async fn decide(life: &mut Life) {
    let Some(id) = life.dice.choice(life.contributions.clone()) else { return };
    let state = ["confirmed", "confirmed", "changes_asked", "retired"][life.dice.usize(..4)];
    let sql = "UPDATE contribution SET state = $2,
                   touchpoint_number = (SELECT MAX(v.number) FROM touchpoint_version v
                                        WHERE v.touchpoint_id = contribution.touchpoint_id),
                   statement_number = (SELECT MAX(v.number) FROM statement_version v
                                       WHERE v.statement_id = contribution.statement_id)
               WHERE id = $1 AND state <> 'retired'";
    sqlx::query(sql).bind(id).bind(state).execute(&mut life.company.raw).await.unwrap();
}
