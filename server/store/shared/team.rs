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
    team::{AnswerRow, ExampleRow, LetterCounts, LetterRow, MissingRow, TeamRepo},
};
use sqlx::QueryBuilder;
use uuid::Uuid;

/// Unread for the reader whose row is `r`: the check-in `c` was written since, or somebody else wrote below it since
/// and the reader takes part in that thread.
fn push_unread(query: &mut QueryBuilder<Db>, thread: bool) {
    query.push("(r.read_up_to IS NULL OR r.read_up_to < c.updated_at");
    if thread {
        query.push(
            " OR EXISTS (SELECT 1 FROM checkin_comment n WHERE n.checkin_id = c.id AND n.author_id <> r.reader_id
                                                           AND n.at > r.read_up_to)",
        );
    }
    query.push(")");
}

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

/// `(area in … and person not in …) or person in …`, with the columns of table `alias`.
fn push_scope(query: &mut QueryBuilder<Db>, alias: &str, scope: &Scope) {
    query.push("(FALSE");
    if !scope.areas.is_empty() {
        query.push(" OR (").push(alias).push(".area_id");
        push_among(query, scope.areas.iter().map(|area| area.0));
        if !scope.never.is_empty() {
            query.push(" AND NOT ").push(alias).push(".person_id");
            push_among(query, scope.never.iter().map(|person| person.0));
        }
        query.push(")");
    }
    if !scope.also.is_empty() {
        query.push(" OR ").push(alias).push(".person_id");
        push_among(query, scope.also.iter().map(|person| person.0));
    }
    query.push(")");
}

/// Of the expected of a week in the scope, those who have sent nothing.
fn push_missing(query: &mut QueryBuilder<Db>, week: WeekId, scope: &Scope) {
    query.push_bind(week);
    query.push(" AND NOT EXISTS (SELECT 1 FROM checkin c WHERE c.week = x.week AND c.person_id = x.person_id AND c.sent_at IS NOT NULL) AND ");
    push_scope(query, "x", scope);
}

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
                    c.note <> '' AS has_note,
                    (SELECT COUNT(*) FROM checkin_comment m WHERE m.checkin_id = c.id) AS comments, ",
        );
        push_unread(&mut query, scope.thread);
        query.push(
            " AS unread FROM checkin c JOIN person p ON p.id = c.person_id JOIN area a ON a.id = c.area_id
              LEFT JOIN week_area w ON w.week = c.week AND w.area_id = c.area_id
              LEFT JOIN checkin_reader r ON r.checkin_id = c.id AND r.reader_id = ",
        );
        query.push_bind(reader).push(" WHERE c.sent_at IS NOT NULL AND c.week = ").push_bind(week).push(" AND ");
        push_scope(&mut query, "c", scope);
        query
            .push(" ORDER BY unread DESC, c.sent_at, p.name_key, c.id LIMIT ")
            .push_bind(limit)
            .push(" OFFSET ")
            .push_bind(offset);
        Ok(query.build_query_as().fetch_all(&mut *self.tx).await?)
    }

    async fn letter_counts(&mut self, week: WeekId, scope: &Scope, reader: PersonId) -> Result<LetterCounts> {
        let mut query =
            QueryBuilder::new("SELECT COUNT(*) AS sent, COUNT(CASE WHEN c.late THEN 1 END) AS late, COUNT(CASE WHEN ");
        push_unread(&mut query, scope.thread);
        query.push(
            " THEN 1 END) AS unread FROM checkin c
              LEFT JOIN checkin_reader r ON r.checkin_id = c.id AND r.reader_id = ",
        );
        query.push_bind(reader).push(" WHERE c.sent_at IS NOT NULL AND c.week = ").push_bind(week).push(" AND ");
        push_scope(&mut query, "c", scope);
        Ok(query.build_query_as().fetch_one(&mut *self.tx).await?)
    }

    async fn missing(&mut self, week: WeekId, scope: &Scope, limit: i64, offset: i64) -> Result<Vec<MissingRow>> {
        let mut query = QueryBuilder::new(
            "SELECT x.person_id, p.name, w.name AS area_name FROM week_expected x JOIN person p ON p.id = x.person_id
             JOIN week_area w ON w.week = x.week AND w.area_id = x.area_id WHERE x.week = ",
        );
        push_missing(&mut query, week, scope);
        query.push(" ORDER BY p.name_key, p.id LIMIT ").push_bind(limit).push(" OFFSET ").push_bind(offset);
        Ok(query.build_query_as().fetch_all(&mut *self.tx).await?)
    }

    async fn count_missing(&mut self, week: WeekId, scope: &Scope) -> Result<i64> {
        let mut query = QueryBuilder::new("SELECT COUNT(*) FROM week_expected x WHERE x.week = ");
        push_missing(&mut query, week, scope);
        Ok(query.build_query_scalar().fetch_one(&mut *self.tx).await?)
    }

    async fn unread_by_week(&mut self, scopes: &[(WeekId, Scope)], reader: PersonId) -> Result<Vec<(WeekId, i64)>> {
        let mut query = QueryBuilder::new(
            "SELECT c.week, COUNT(*) FROM checkin c
             LEFT JOIN checkin_reader r ON r.checkin_id = c.id AND r.reader_id = ",
        );
        query.push_bind(reader).push(" WHERE c.sent_at IS NOT NULL AND (FALSE");
        for (week, scope) in scopes {
            query.push(" OR (c.week = ").push_bind(*week).push(" AND ");
            push_unread(&mut query, scope.thread);
            query.push(" AND ");
            push_scope(&mut query, "c", scope);
            query.push(")");
        }
        query.push(") GROUP BY c.week ORDER BY c.week DESC");
        Ok(query.build_query_as().fetch_all(&mut *self.tx).await?)
    }

    async fn placed_leads(&mut self, weeks: &[WeekId]) -> Result<Vec<(WeekId, PersonId, AreaId)>> {
        if weeks.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = QueryBuilder::new("SELECT week, person_id, area_id FROM week_expected WHERE week");
        push_list(&mut query, weeks);
        query.push(" AND person_id IN (SELECT person_id FROM area_lead) UNION SELECT week, person_id, area_id FROM checkin WHERE week");
        push_list(&mut query, weeks);
        query.push(" AND person_id IN (SELECT person_id FROM area_lead)");
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
