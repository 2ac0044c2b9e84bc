//! What the database itself refuses, whatever the code above it does: SQL that would change what was published. The
//! statements are run by each engine's crate, past the traits.

use super::{Subject, experience::published_journey, one_person, statements::published_statement};

const STATEMENT: [&str; 7] = [
    "UPDATE statement_version SET title = 'Dos'",
    "UPDATE statement_version SET body = 'Dos'",
    "UPDATE statement_version SET number = 2",
    "UPDATE statement_version SET asks_from = 2",
    "UPDATE statement_version SET published_at = 2",
    "UPDATE statement_version SET state = 'draft'",
    "DELETE FROM statement_version",
];

/// Neither a published version of a journey or touchpoint nor what stands in it.
const JOURNEY: [&str; 15] = [
    "UPDATE journey_version SET name = 'Otro'",
    "UPDATE journey_version SET change_note = 'Otra'",
    "UPDATE journey_version SET published_by = NULL",
    "UPDATE journey_version SET state = 'draft'",
    "DELETE FROM journey_version",
    "UPDATE touchpoint_version SET promise = 'Otra'",
    "UPDATE touchpoint_version SET asks_from = 2",
    "UPDATE touchpoint_version SET change = 'wording'",
    "DELETE FROM touchpoint_version",
    "UPDATE stage SET name = 'Otra'",
    "DELETE FROM stage",
    "UPDATE stage_touchpoint SET position = 7",
    "DELETE FROM stage_touchpoint",
    "INSERT INTO stage_touchpoint (stage_id, position, touchpoint_version_id)
     SELECT s.id, 9, t.id FROM stage s, touchpoint_version t",
    "INSERT INTO touchpoint_statement (touchpoint_version_id, statement_id)
     SELECT t.id, t.id FROM touchpoint_version t",
];

/// Publishes, and has `run` try it all: it answers with the number of rows or what the database said.
pub async fn what_is_published_stays(store: &Subject, run: impl AsyncFn(&'static str) -> Result<u64, String>) {
    one_person(store).await;
    let mut repo = store.write().await.unwrap();
    published_statement(&mut *repo).await;
    published_journey(&mut *repo).await;
    repo.save().await.unwrap();
    for sql in STATEMENT.into_iter().chain(JOURNEY) {
        let refused = run(sql).await.unwrap_err();
        assert!(refused.contains("a published version never"), "{sql}: {refused}");
    }
    for sql in ["UPDATE statement_version SET state = 'superseded'", "UPDATE journey_version SET state = 'superseded'"]
    {
        assert_eq!(run(sql).await, Ok(1), "{sql}");
    }
}
