use crate::{Repository, dialect};
use async_trait::async_trait;
use hilo_domain::{
    ids::{CheckinId, CommentId, ContributionId, PersonId, TouchpointId},
    time::Millis,
    week::WeekId,
};
use hilo_store::{
    Result,
    checkins::{CheckinRow, CheckinsRepo, CommentRow, EntryRow, NewEntry, PersonWeekRow, ReaderRow},
};
use sqlx::{QueryBuilder, types::Json};

const CHECKIN: &str =
    "SELECT id, week, person_id, area_id, note, revision, created_at, updated_at, sent_at, late, aside
                       FROM checkin WHERE id = $1";
const CHECKIN_OF: &str =
    "SELECT id, week, person_id, area_id, note, revision, created_at, updated_at, sent_at, late, aside
                          FROM checkin WHERE week = $1 AND person_id = $2";

/// An entry `e` as it is read, with the sentence that it serves.
macro_rules! entries {
    ($rest:literal) => {
        concat!(
            "SELECT e.checkin_id, e.contribution_id, e.touchpoint_id,
                    COALESCE((SELECT v.name FROM touchpoint_version v
                              WHERE v.touchpoint_id = e.touchpoint_id AND v.state <> 'draft'
                              ORDER BY v.number DESC LIMIT 1), '') AS touchpoint,
                    COALESCE(o.does, '') AS does, COALESCE(o.gets, '') AS gets, e.did, e.got, e.example,
                    s.statement_id, s.title AS statement
             FROM checkin_entry e LEFT JOIN contribution o ON o.id = e.contribution_id",
            sentence_served!(),
            $rest
        )
    };
}

const ENTRIES: &str = entries!(" WHERE e.checkin_id = $1 ORDER BY e.position");
const ENTRIES_OF: &str = entries!(
    " WHERE e.checkin_id IN (SELECT c.id FROM checkin c WHERE c.person_id = $1) ORDER BY e.checkin_id, e.position"
);

#[async_trait]
impl CheckinsRepo for Repository {
    async fn checkin(&mut self, id: CheckinId) -> Result<Option<CheckinRow>> {
        Ok(sqlx::query_as(CHECKIN).bind(id).fetch_optional(&mut *self.tx).await?)
    }

    async fn checkin_of(&mut self, week: WeekId, person: PersonId) -> Result<Option<CheckinRow>> {
        Ok(sqlx::query_as(CHECKIN_OF).bind(week).bind(person).fetch_optional(&mut *self.tx).await?)
    }

    async fn insert_checkin(&mut self, row: &CheckinRow) -> Result<bool> {
        let sql = "INSERT INTO checkin (id, week, person_id, area_id, note, revision, created_at, updated_at, sent_at,
                                        late, aside)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                   ON CONFLICT (week, person_id) DO NOTHING";
        let done = sqlx::query(sql)
            .bind(row.id)
            .bind(row.week)
            .bind(row.person_id)
            .bind(row.area_id)
            .bind(&row.note)
            .bind(row.revision)
            .bind(row.created_at)
            .bind(row.updated_at)
            .bind(row.sent_at)
            .bind(row.late)
            .bind(Json(&row.aside))
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected() > 0)
    }

    async fn update_checkin(&mut self, row: &CheckinRow, from: i64) -> Result<bool> {
        let sql = "UPDATE checkin SET note = $3, revision = $4, updated_at = $5, sent_at = $6, late = $7, aside = $8
                   WHERE id = $1 AND revision = $2";
        let done = sqlx::query(sql)
            .bind(row.id)
            .bind(from)
            .bind(&row.note)
            .bind(row.revision)
            .bind(row.updated_at)
            .bind(row.sent_at)
            .bind(row.late)
            .bind(Json(&row.aside))
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected() > 0)
    }

    async fn entries(&mut self, checkin: CheckinId) -> Result<Vec<EntryRow>> {
        Ok(sqlx::query_as(ENTRIES).bind(checkin).fetch_all(&mut *self.tx).await?)
    }

    async fn entries_of(&mut self, person: PersonId) -> Result<Vec<EntryRow>> {
        Ok(sqlx::query_as(ENTRIES_OF).bind(person).fetch_all(&mut *self.tx).await?)
    }

    async fn remove_entries(&mut self, checkin: CheckinId) -> Result<()> {
        sqlx::query("DELETE FROM checkin_entry WHERE checkin_id = $1").bind(checkin).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn insert_entries(&mut self, checkin: CheckinId, entries: &[NewEntry]) -> Result<()> {
        for (chunk, part) in entries.chunks(500).enumerate() {
            let mut query = QueryBuilder::new(
                "INSERT INTO checkin_entry (id, checkin_id, position, contribution_id, touchpoint_id, did, got, example) ",
            );
            query.push_values(part.iter().enumerate(), |mut row, (place, entry)| {
                row.push_bind(entry.id)
                    .push_bind(checkin)
                    .push_bind(i32::try_from(chunk * 500 + place).unwrap_or(i32::MAX))
                    .push_bind(entry.contribution_id)
                    .push_bind(entry.touchpoint_id)
                    .push_bind(&entry.did)
                    .push_bind(&entry.got)
                    .push_bind(entry.example);
            });
            query.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn last_taps(&mut self, person: PersonId, before: WeekId) -> Result<Vec<ContributionId>> {
        let sql = "SELECT e.contribution_id FROM checkin c JOIN checkin_entry e ON e.checkin_id = c.id
                   WHERE c.person_id = $1 AND e.contribution_id IS NOT NULL
                     AND c.week = (SELECT MAX(l.week) FROM checkin l WHERE l.person_id = $1 AND l.week < $2)
                   ORDER BY e.position";
        Ok(sqlx::query_scalar(sql).bind(person).bind(before).fetch_all(&mut *self.tx).await?)
    }

    async fn tappable(
        &mut self,
        person: PersonId,
        contributions: &[ContributionId],
    ) -> Result<Vec<(ContributionId, TouchpointId)>> {
        let mut found = Vec::with_capacity(contributions.len());
        for part in contributions.chunks(500) {
            let mut query = QueryBuilder::new(
                "WITH RECURSIVE up (id, parent_id, title_key) AS (
                     SELECT a.id, a.parent_id, r.title_key FROM person p JOIN role r ON r.id = p.role_id
                     JOIN area a ON a.id = r.area_id WHERE p.id = ",
            );
            query.push_bind(person).push(
                " UNION SELECT a.id, a.parent_id, up.title_key FROM area a JOIN up ON a.id = up.parent_id)
                 SELECT o.id, o.touchpoint_id FROM up
                 JOIN contribution o ON o.area_id = up.id AND o.title_key = up.title_key AND o.state = 'confirmed'
                 JOIN touchpoint t ON t.id = o.touchpoint_id AND t.retired_at IS NULL
                 JOIN journey j ON j.id = t.journey_id AND j.retired_at IS NULL
                 WHERE EXISTS (SELECT 1 FROM touchpoint_version v
                               WHERE v.touchpoint_id = t.id AND v.state = 'published') AND o.id IN (",
            );
            let mut list = query.separated(", ");
            for id in part {
                list.push_bind(*id);
            }
            query.push(")");
            found.extend(query.build_query_as::<(ContributionId, TouchpointId)>().fetch_all(&mut *self.tx).await?);
        }
        Ok(found)
    }

    async fn published_touchpoints(&mut self, touchpoints: &[TouchpointId]) -> Result<Vec<TouchpointId>> {
        let mut found = Vec::with_capacity(touchpoints.len());
        for part in touchpoints.chunks(500) {
            let mut query = QueryBuilder::new(
                "SELECT t.id FROM touchpoint t JOIN journey j ON j.id = t.journey_id AND j.retired_at IS NULL
                 WHERE t.retired_at IS NULL AND EXISTS (
                     SELECT 1 FROM touchpoint_version v WHERE v.touchpoint_id = t.id AND v.state = 'published')
                 AND t.id IN (",
            );
            let mut list = query.separated(", ");
            for id in part {
                list.push_bind(*id);
            }
            query.push(")");
            found.extend(query.build_query_scalar::<TouchpointId>().fetch_all(&mut *self.tx).await?);
        }
        Ok(found)
    }

    async fn weeks_of(&mut self, person: PersonId) -> Result<Vec<PersonWeekRow>> {
        let sql = "SELECT w.week, w.closes_at, w.closed_at, x.person_id IS NOT NULL AS expected, c.id AS checkin_id,
                          c.sent_at, c.late, c.note,
                          (SELECT COUNT(*) FROM checkin_reader r WHERE r.checkin_id = c.id) AS opened,
                          (SELECT COUNT(*) FROM checkin_comment m WHERE m.checkin_id = c.id) AS comments
                   FROM week w
                   LEFT JOIN checkin c ON c.week = w.week AND c.person_id = $1
                   LEFT JOIN week_expected x ON x.week = w.week AND x.person_id = $1
                   WHERE c.id IS NOT NULL OR x.person_id IS NOT NULL
                   ORDER BY w.week DESC";
        Ok(sqlx::query_as(sql).bind(person).fetch_all(&mut *self.tx).await?)
    }

    async fn readers(&mut self, checkin: CheckinId) -> Result<Vec<ReaderRow>> {
        let sql = "SELECT r.reader_id, p.name, r.opened_at, r.read_at, r.read_up_to FROM checkin_reader r
                   JOIN person p ON p.id = r.reader_id WHERE r.checkin_id = $1 ORDER BY r.opened_at, p.name_key";
        Ok(sqlx::query_as(sql).bind(checkin).fetch_all(&mut *self.tx).await?)
    }

    async fn note_opened(&mut self, checkin: CheckinId, reader: PersonId, at: Millis) -> Result<bool> {
        let sql = "INSERT INTO checkin_reader (checkin_id, reader_id, opened_at) VALUES ($1, $2, $3)
                   ON CONFLICT (checkin_id, reader_id) DO NOTHING";
        let done = sqlx::query(sql).bind(checkin).bind(reader).bind(at).execute(&mut *self.tx).await?;
        Ok(done.rows_affected() > 0)
    }

    async fn mark_read(&mut self, checkin: CheckinId, reader: PersonId, at: Millis, up_to: Millis) -> Result<()> {
        let sql = "INSERT INTO checkin_reader (checkin_id, reader_id, opened_at, read_at, read_up_to)
                   VALUES ($1, $2, $3, $3, $4)
                   ON CONFLICT (checkin_id, reader_id) DO UPDATE SET
                       read_at = excluded.read_at,
                       read_up_to = CASE WHEN checkin_reader.read_up_to > excluded.read_up_to
                                         THEN checkin_reader.read_up_to ELSE excluded.read_up_to END";
        sqlx::query(sql).bind(checkin).bind(reader).bind(at).bind(up_to).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn hold_thread(&mut self, checkin: CheckinId) -> Result<()> {
        sqlx::query(dialect::CHECKIN_HELD).bind(checkin).fetch_optional(&mut *self.tx).await?;
        Ok(())
    }

    async fn comments(&mut self, checkin: CheckinId) -> Result<Vec<CommentRow>> {
        let sql = "SELECT m.id, m.author_id, p.name, m.at, m.body FROM checkin_comment m
                   JOIN person p ON p.id = m.author_id WHERE m.checkin_id = $1 ORDER BY m.at, m.id";
        Ok(sqlx::query_as(sql).bind(checkin).fetch_all(&mut *self.tx).await?)
    }

    async fn insert_comment(
        &mut self,
        id: CommentId,
        checkin: CheckinId,
        author: PersonId,
        at: Millis,
        body: &str,
    ) -> Result<()> {
        let sql = "INSERT INTO checkin_comment (id, checkin_id, author_id, at, body) VALUES ($1, $2, $3, $4, $5)";
        sqlx::query(sql).bind(id).bind(checkin).bind(author).bind(at).bind(body).execute(&mut *self.tx).await?;
        Ok(())
    }
}
