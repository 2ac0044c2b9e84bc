//! The same thief, with the files of a PostgreSQL server.

use super::{first, loot::Pieces, two_days};
use crate::attack::company::Company;
use hilo_tests::{Engine, installation::url};
use sqlx::{Connection, PgConnection};

#[tokio::test]
async fn nothing_of_an_answer_is_left_in_the_relations() {
    let mut company = Company::new(Engine::Postgres).await;
    let truth = two_days(&mut company, &mut |_, _| ()).await;
    let mut thief = PgConnection::connect(&url(company.hilo.database().unwrap())).await.unwrap();
    // While the period is open, the rows say in which order they were written, as the documentation tells.
    let sql = "SELECT token, sealed, CAST(CAST(xmin AS TEXT) AS BIGINT) FROM pulse_answer WHERE period = $1";
    let rows: Vec<(Vec<u8>, Vec<u8>, i64)> =
        sqlx::query_as(sql).bind(first().index()).fetch_all(&mut thief).await.unwrap();
    assert_eq!(rows.len(), truth.taps.len());
    let mut pieces = Pieces::default();
    for (token, sealed, _) in &rows {
        pieces.add(token);
        pieces.add(sealed);
    }
    assert!(left(&mut thief, &pieces).await > 0, "the search works");
    company.close(truth.period).await;
    assert_eq!(left(&mut thief, &pieces).await, 0);
    let sql = "SELECT COUNT(*) FROM pulse_answer WHERE ctid IS NOT NULL AND CAST(xmin AS TEXT) <> '0'";
    assert_eq!(sqlx::query_scalar::<_, i64>(sql).fetch_one(&mut thief).await.unwrap(), 0);
}

/// Pieces of answers in the file of every table and index of this database.
async fn left(thief: &mut PgConnection, pieces: &Pieces) -> usize {
    sqlx::query("CHECKPOINT").execute(&mut *thief).await.unwrap();
    let sql = "SELECT pg_read_binary_file(pg_relation_filepath(oid), 0, pg_relation_size(oid) + 1, TRUE)
               FROM pg_class WHERE relkind IN ('r', 'i', 't') AND relfilenode <> 0";
    let files: Vec<Option<Vec<u8>>> = sqlx::query_scalar(sql).fetch_all(&mut *thief).await.unwrap();
    assert!(files.len() > 50, "{}", files.len());
    files.iter().flatten().map(|file| pieces.count_in(file)).sum()
}
