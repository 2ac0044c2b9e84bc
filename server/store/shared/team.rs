use crate::{Db, Repository, dialect};
use async_trait::async_trait;
use hilo_domain::{
    audience::Scope,
    ids::{AreaId, PersonId},
    time::Millis,
    week::WeekId,
};
use hilo_store::{
    Result,
    team::{
        AnswerRow, ExampleRow, LetterCounts, LetterRow, MissingRow, TeamRepo, UnansweredExample, WorkFilter, WorkRow,
    },
};
use sqlx::QueryBuilder;
use uuid::Uuid;

/// Unread for the reader whose row is `r`: the check-in `c` of [`push_checkins`] was written since, or somebody else
/// wrote below it since and the reader takes part in that thread.
const UNREAD: &str = "(r.read_up_to IS NULL OR r.read_up_to < c.updated_at
      OR (c.thread AND EXISTS (SELECT 1 FROM checkin_comment n WHERE n.checkin_id = c.id AND n.author_id <> r.reader_id
                                                                 AND n.at > r.read_up_to)))";

fn push_list<Id>(query: &mut QueryBuilder<Db>, ids: &[Id])
where
    Id: Copy + Send + 'static + for<'q> sqlx::Encode<'q, Db> + sqlx::Type<Db>,
{
    query.push(" IN (");
    let mut list = query.separated(", ");
    for id in ids {
        list.push_bind(*id);
    }
    query.push(")");
}

/// One parameter, however many there are: an organisation has thousands of areas, and leads.
pub(crate) fn push_among(query: &mut QueryBuilder<Db>, ids: impl IntoIterator<Item = Uuid>) {
    let (before, after) = dialect::AMONG;
    query.push(before).push_bind(dialect::ids(ids)).push(after);
}

/// Those rows of a week that the scope means, each selected by what `select` pushes of the table `x`. One part is of
/// areas and one of people, so that each has its index: where `OR` joins them, SQLite walks through the whole week.
fn push_meant(query: &mut QueryBuilder<Db>, week: WeekId, scope: &Scope, select: impl Fn(&mut QueryBuilder<Db>)) {
    select(query);
    query.push(" WHERE x.week = ").push_bind(week).push(" AND x.area_id");
    push_among(query, scope.areas.iter().map(|area| area.0));
    query.push(" AND NOT x.person_id");
    push_among(query, scope.never.iter().chain(&scope.also).map(|person| person.0));
    query.push(" UNION ALL ");
    select(query);
    query.push(" WHERE x.week = ").push_bind(week).push(" AND x.person_id");
    push_among(query, scope.also.iter().map(|person| person.0));
}

/// The check-ins of a week that the scope means, sent or not; `thread` says whether the reader takes part in what is
/// written below.
fn push_checkins(query: &mut QueryBuilder<Db>, week: WeekId, scope: &Scope) {
    push_meant(query, week, scope, |query| {
        query.push(if scope.thread { "SELECT x.*, NOT x.person_id" } else { "SELECT x.*, x.person_id" });
        push_among(query, scope.unlike.iter().map(|person| person.0));
        query.push(" AS thread FROM checkin x");
    });
}

/// The expected of a week whom the scope means.
fn push_expected(query: &mut QueryBuilder<Db>, week: WeekId, scope: &Scope) {
    push_meant(query, week, scope, |query| {
        query.push("SELECT x.* FROM week_expected x");
    });
}

/// Of the expected `x`, those who have sent nothing.
const NOT_SENT: &str = " WHERE NOT EXISTS (SELECT 1 FROM checkin c WHERE c.week = x.week AND c.person_id = x.person_id
                                                        AND c.sent_at IS NOT NULL)";

#[async_trait]
impl TeamRepo for Repository {
    async fn letters(
        &mut self,
        week: WeekId,
        scope: &Scope,
        reader: PersonId,
        limit: i64,
        offset: i64,
    ) -> Result<Vec<LetterRow>> {
        let mut query = QueryBuilder::new(
            "SELECT c.id, c.person_id, p.name, c.area_id, COALESCE(w.name, a.name) AS area_name, c.sent_at, c.late,
                    (SELECT COUNT(*) FROM checkin_entry e
                     WHERE e.checkin_id = c.id AND e.touchpoint_id IS NOT NULL) AS entries,
                    (c.thread AND c.note <> '') AS has_note,
                    CASE WHEN c.thread THEN (SELECT COUNT(*) FROM checkin_comment m WHERE m.checkin_id = c.id)
                         ELSE 0 END AS comments, ",
        );
        query.push(UNREAD).push(" AS unread FROM (");
        push_checkins(&mut query, week, scope);
        query.push(
            ") c JOIN person p ON p.id = c.person_id JOIN area a ON a.id = c.area_id
              LEFT JOIN week_area w ON w.week = c.week AND w.area_id = c.area_id
              LEFT JOIN checkin_reader r ON r.checkin_id = c.id AND r.reader_id = ",
        );
        query.push_bind(reader);
        query
            .push(
                " WHERE c.sent_at IS NOT NULL ORDER BY unread DESC, has_note DESC, c.sent_at, p.name_key, c.id LIMIT ",
            )
            .push_bind(limit)
            .push(" OFFSET ")
            .push_bind(offset);
        Ok(query.build_query_as().fetch_all(&mut *self.tx).await?)
    }

    async fn letter_counts(&mut self, week: WeekId, scope: &Scope, reader: PersonId) -> Result<LetterCounts> {
        let mut query =
            QueryBuilder::new("SELECT COUNT(*) AS sent, COUNT(CASE WHEN c.late THEN 1 END) AS late, COUNT(CASE WHEN ");
        query.push(UNREAD).push(" THEN 1 END) AS unread FROM (");
        push_checkins(&mut query, week, scope);
        query.push(") c LEFT JOIN checkin_reader r ON r.checkin_id = c.id AND r.reader_id = ").push_bind(reader);
        query.push(" WHERE c.sent_at IS NOT NULL");
        Ok(query.build_query_as().fetch_one(&mut *self.tx).await?)
    }

    async fn missing(&mut self, week: WeekId, scope: &Scope, limit: i64, offset: i64) -> Result<Vec<MissingRow>> {
        let mut query = QueryBuilder::new("SELECT x.person_id, p.name, x.area_id, w.name AS area_name FROM (");
        push_expected(&mut query, week, scope);
        query.push(
            ") x JOIN person p ON p.id = x.person_id JOIN week_area w ON w.week = x.week AND w.area_id = x.area_id",
        );
        query.push(NOT_SENT);
        query.push(" ORDER BY p.name_key, p.id LIMIT ").push_bind(limit).push(" OFFSET ").push_bind(offset);
        Ok(query.build_query_as().fetch_all(&mut *self.tx).await?)
    }

    async fn count_missing(&mut self, week: WeekId, scope: &Scope) -> Result<i64> {
        let mut query = QueryBuilder::new("SELECT COUNT(*) FROM (");
        push_expected(&mut query, week, scope);
        query.push(") x").push(NOT_SENT);
        Ok(query.build_query_scalar().fetch_one(&mut *self.tx).await?)
    }

    async fn unread_by_week(&mut self, scopes: &[(WeekId, Scope)], reader: PersonId) -> Result<Vec<(WeekId, i64)>> {
        if scopes.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = QueryBuilder::new("SELECT c.week, COUNT(*) FROM (");
        for (place, (week, scope)) in scopes.iter().enumerate() {
            if place > 0 {
                query.push(" UNION ALL ");
            }
            push_checkins(&mut query, *week, scope);
        }
        query.push(") c LEFT JOIN checkin_reader r ON r.checkin_id = c.id AND r.reader_id = ").push_bind(reader);
        query.push(" WHERE c.sent_at IS NOT NULL AND ").push(UNREAD);
        query.push(" GROUP BY c.week ORDER BY c.week DESC");
        Ok(query.build_query_as().fetch_all(&mut *self.tx).await?)
    }

    async fn places_of(&mut self, people: &[PersonId], weeks: &[WeekId]) -> Result<Vec<(WeekId, PersonId, AreaId)>> {
        if weeks.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = QueryBuilder::new("SELECT week, person_id, area_id FROM week_expected WHERE week");
        push_list(&mut query, weeks);
        query.push(" AND person_id");
        push_among(&mut query, people.iter().map(|person| person.0));
        query.push(" UNION SELECT week, person_id, area_id FROM checkin WHERE week");
        push_list(&mut query, weeks);
        query.push(" AND person_id");
        push_among(&mut query, people.iter().map(|person| person.0));
        Ok(query.build_query_as().fetch_all(&mut *self.tx).await?)
    }

    async fn examples(&mut self, week: WeekId, limit: i64) -> Result<Vec<ExampleRow>> {
        let sql = "SELECT COALESCE(w.name, a.name) AS area_name,
                          COALESCE((SELECT v.name FROM touchpoint_version v
                                    WHERE v.touchpoint_id = e.touchpoint_id AND v.state <> 'draft'
                                    ORDER BY v.number DESC LIMIT 1), '') AS touchpoint, e.did, e.got
                   FROM checkin c JOIN area a ON a.id = c.area_id
                   JOIN checkin_entry e ON e.checkin_id = c.id AND e.touchpoint_id IS NOT NULL
                   LEFT JOIN week_area w ON w.week = c.week AND w.area_id = c.area_id
                   WHERE c.week = $1 AND c.sent_at IS NOT NULL AND e.example AND (e.did <> '' OR e.got <> '')
                   ORDER BY touchpoint, e.id LIMIT $2";
        Ok(sqlx::query_as(sql).bind(week).bind(limit).fetch_all(&mut *self.tx).await?)
    }

    async fn work(&mut self, week: WeekId, scope: &Scope, filter: WorkFilter, limit: i64) -> Result<Vec<WorkRow>> {
        let mut query = QueryBuilder::new(
            "SELECT c.id AS checkin_id, p.name, s.statement_id, s.title AS statement,
                    COALESCE(w.name, a.name) AS area_name,
                    COALESCE((SELECT v.name FROM touchpoint_version v
                              WHERE v.touchpoint_id = e.touchpoint_id AND v.state <> 'draft'
                              ORDER BY v.number DESC LIMIT 1), '') AS touchpoint,
                    COALESCE(o.does, '') AS does, COALESCE(o.gets, '') AS gets, e.did, e.got
             FROM (",
        );
        push_checkins(&mut query, week, scope);
        query.push(concat!(
            ") c JOIN checkin_entry e ON e.checkin_id = c.id AND e.touchpoint_id IS NOT NULL
              JOIN person p ON p.id = c.person_id JOIN area a ON a.id = c.area_id
              LEFT JOIN week_area w ON w.week = c.week AND w.area_id = c.area_id
              LEFT JOIN contribution o ON o.id = e.contribution_id",
            sentence_served!(),
            " WHERE c.sent_at IS NOT NULL"
        ));
        if filter.examples {
            query.push(" AND e.example");
        }
        if let Some(statement) = filter.statement {
            query.push(" AND (o.statement_id = ").push_bind(statement);
            query.push(
                " OR (o.id IS NULL AND EXISTS (
                      SELECT 1 FROM touchpoint_version v JOIN touchpoint_statement s ON s.touchpoint_version_id = v.id
                      WHERE v.touchpoint_id = e.touchpoint_id AND v.state = 'published' AND s.statement_id = ",
            );
            query.push_bind(statement).push(")))");
        }
        query.push(" ORDER BY c.sent_at DESC, c.id, e.position LIMIT ").push_bind(limit);
        Ok(query.build_query_as().fetch_all(&mut *self.tx).await?)
    }

    async fn unanswered_example(&mut self, week: WeekId, scope: &Scope) -> Result<Option<UnansweredExample>> {
        let mut query = QueryBuilder::new(
            "SELECT c.id AS checkin_id, p.name,
                    COALESCE((SELECT v.name FROM touchpoint_version v
                              WHERE v.touchpoint_id = e.touchpoint_id AND v.state <> 'draft'
                              ORDER BY v.number DESC LIMIT 1), '') AS touchpoint, c.sent_at FROM (",
        );
        push_checkins(&mut query, week, scope);
        query.push(
            ") c JOIN person p ON p.id = c.person_id
              JOIN checkin_entry e ON e.checkin_id = c.id AND e.touchpoint_id IS NOT NULL
              WHERE c.sent_at IS NOT NULL AND e.example AND (e.did <> '' OR e.got <> '')
                AND NOT EXISTS (SELECT 1 FROM checkin_comment m
                                WHERE m.checkin_id = c.id AND m.author_id <> c.person_id)
              ORDER BY c.sent_at, c.id, e.position LIMIT 1",
        );
        Ok(query.build_query_as().fetch_optional(&mut *self.tx).await?)
    }

    async fn looked_at(
        &mut self,
        viewer: PersonId,
        action: &str,
        subjects: &[Uuid],
        week: WeekId,
    ) -> Result<Vec<Uuid>> {
        if subjects.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = QueryBuilder::new("SELECT DISTINCT subject_id FROM audit WHERE actor_id = ");
        query.push_bind(viewer).push(" AND action = ").push_bind(action.to_owned());
        query.push(" AND week = ").push_bind(week).push(" AND subject_id");
        push_list(&mut query, subjects);
        Ok(query.build_query_scalar().fetch_all(&mut *self.tx).await?)
    }

    async fn answers(&mut self, person: PersonId, since: Millis) -> Result<Vec<AnswerRow>> {
        let sql = "SELECT c.week, p.name, m.at FROM checkin c
                   JOIN checkin_comment m ON m.checkin_id = c.id JOIN person p ON p.id = m.author_id
                   WHERE c.person_id = $1 AND m.author_id <> $1 AND m.at >= $2
                     AND NOT EXISTS (SELECT 1 FROM checkin_comment l
                                     WHERE l.checkin_id = c.id AND l.author_id <> $1 AND (l.at, l.id) > (m.at, m.id))
                   ORDER BY m.at DESC LIMIT 20";
        Ok(sqlx::query_as(sql).bind(person).bind(since).fetch_all(&mut *self.tx).await?)
    }
}
