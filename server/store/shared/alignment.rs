use super::team::push_among;
use crate::{Db, Repository};
use async_trait::async_trait;
use hilo_domain::{
    alignment::Figures,
    ids::{AreaId, PersonId},
    time::Millis,
    week::WeekId,
};
use hilo_store::{
    Result,
    alignment::{
        AlignmentRepo, Answering, AreaCheckins, ConductInWeek, CoverageInWeek, CoverageOver, CoverageRow, FigureRow,
        LivedRow, ParentRow, PublicationRow, RollRow, RollState, TitlePeople, TouchpointPlace, WeekTouchpoint,
    },
    statements::AcknowledgementPairs,
};
use sqlx::QueryBuilder;

/// SQLite takes 32,766 parameters at once; the widest row has eleven.
const ROWS: usize = 500;

#[derive(sqlx::FromRow)]
struct Summed {
    area_id: AreaId,
    #[sqlx(flatten)]
    figures: Figures,
}

/// Where people worked at `$1`: the last placement up to then, of those who were active.
macro_rules! placed {
    ($rest:literal) => {
        concat!(
            "WITH placed AS (
                 SELECT p.person_id, p.area_id, p.role_id FROM placement p
                 WHERE p.active AND p.since <= $1
                   AND NOT EXISTS (SELECT 1 FROM placement n
                                   WHERE n.person_id = p.person_id AND n.since > p.since AND n.since <= $1)
             )",
            $rest
        )
    };
}

/// The statements that ask for acknowledgement now.
macro_rules! asked {
    () => {
        "asked AS (
             SELECT s.id, v.asks_from FROM statement s
             JOIN statement_version v ON v.statement_id = s.id AND v.state = 'published'
             WHERE s.retired_at IS NULL
         )"
    };
}

const ACKNOWLEDGED: &str = concat!(
    placed!(","),
    asked!(),
    ", done AS (
         SELECT x.person_id, COUNT(*) AS statements
         FROM (SELECT DISTINCT a.person_id, a.statement_id FROM acknowledgement a
               JOIN asked ON asked.id = a.statement_id AND a.number >= asked.asks_from) x
         GROUP BY x.person_id
     )
     SELECT placed.area_id, CAST(COALESCE(SUM(done.statements), 0) AS BIGINT) AS acknowledged,
            COUNT(*) * (SELECT COUNT(*) FROM asked) AS pairs
     FROM placed LEFT JOIN done ON done.person_id = placed.person_id
     GROUP BY placed.area_id"
);

const LEADERSHIP_ACKNOWLEDGED: &str = concat!(
    "WITH ",
    asked!(),
    ", leadership AS (
         SELECT p.id FROM person_grant g JOIN person p ON p.id = g.person_id
         WHERE g.kind = 'leadership' AND p.active
     )
     SELECT (SELECT COUNT(*) FROM (SELECT DISTINCT a.person_id, a.statement_id FROM acknowledgement a
                                   JOIN leadership l ON l.id = a.person_id
                                   JOIN asked ON asked.id = a.statement_id AND a.number >= asked.asks_from) x),
            (SELECT COUNT(*) FROM leadership) * (SELECT COUNT(*) FROM asked)"
);

/// Of the expected `e`, those of the week and the areas who are in the state, but for the hidden; with their check-in.
fn push_roll(sql: &mut QueryBuilder<Db>, week: WeekId, areas: &[AreaId], state: RollState, hidden: &[PersonId]) {
    sql.push(
        " LEFT JOIN checkin c ON c.week = e.week AND c.person_id = e.person_id AND c.sent_at IS NOT NULL
          WHERE e.week = ",
    );
    sql.push_bind(week).push(" AND e.area_id");
    push_among(sql, areas.iter().map(|area| area.0));
    sql.push(match state {
        RollState::All => "",
        RollState::InTime => " AND c.id IS NOT NULL AND NOT c.late",
        RollState::Late => " AND c.id IS NOT NULL AND c.late",
        RollState::Missing => " AND c.id IS NULL",
    });
    sql.push(" AND NOT e.person_id");
    push_among(sql, hidden.iter().map(|person| person.0));
}

impl Repository {
    async fn thaw(&mut self, week: WeekId) -> Result<()> {
        for sql in [
            "DELETE FROM week_figure WHERE week = $1",
            "DELETE FROM week_coverage WHERE week = $1",
            "DELETE FROM week_touchpoint WHERE week = $1",
        ] {
            sqlx::query(sql).bind(week).execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn insert_figures(&mut self, week: WeekId, figures: &[(AreaId, Figures)]) -> Result<()> {
        for rows in figures.chunks(ROWS) {
            let mut sql = QueryBuilder::<Db>::new(
                "INSERT INTO week_figure (week, area_id, expected, participated, late, acknowledged, to_acknowledge,
                                          covered, people, lived, declared) ",
            );
            sql.push_values(rows, |mut row, (area, f)| {
                row.push_bind(week).push_bind(*area).push_bind(f.expected).push_bind(f.participated);
                row.push_bind(f.late).push_bind(f.acknowledged).push_bind(f.to_acknowledge).push_bind(f.covered);
                row.push_bind(f.people).push_bind(f.lived).push_bind(f.declared);
            });
            sql.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn insert_coverage(&mut self, week: WeekId, coverage: &[CoverageRow]) -> Result<()> {
        for rows in coverage.chunks(ROWS) {
            let mut sql = QueryBuilder::<Db>::new(
                "INSERT INTO week_coverage (week, area_id, touchpoint_id, declared, lived, own_declared, own_lived) ",
            );
            sql.push_values(rows, |mut row, cell| {
                row.push_bind(week).push_bind(cell.area_id).push_bind(cell.touchpoint_id);
                row.push_bind(cell.declared).push_bind(cell.lived);
                row.push_bind(cell.own_declared).push_bind(cell.own_lived);
            });
            sql.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }
}

#[async_trait]
impl AlignmentRepo for Repository {
    async fn checkins_by_area(&mut self, week: WeekId) -> Result<Vec<AreaCheckins>> {
        let sql = "SELECT e.area_id, COUNT(*) AS expected, COUNT(CASE WHEN NOT c.late THEN 1 END) AS participated,
                          COUNT(CASE WHEN c.late THEN 1 END) AS late
                   FROM week_expected e
                   LEFT JOIN checkin c ON c.week = e.week AND c.person_id = e.person_id AND c.sent_at IS NOT NULL
                   WHERE e.week = $1 GROUP BY e.area_id ORDER BY e.area_id";
        Ok(sqlx::query_as(sql).bind(week).fetch_all(&mut *self.tx).await?)
    }

    async fn people_at(&mut self, at: Millis) -> Result<Vec<TitlePeople>> {
        let sql = placed!(
            "SELECT placed.area_id, r.title_key, COUNT(*) AS people
             FROM placed LEFT JOIN role r ON r.id = placed.role_id
             GROUP BY placed.area_id, r.title_key ORDER BY placed.area_id, r.title_key"
        );
        Ok(sqlx::query_as(sql).bind(at).fetch_all(&mut *self.tx).await?)
    }

    async fn acknowledgements_of(&mut self, at: Millis) -> Result<Vec<AcknowledgementPairs>> {
        let rows: Vec<(AreaId, i64, i64)> = sqlx::query_as(ACKNOWLEDGED).bind(at).fetch_all(&mut *self.tx).await?;
        Ok(rows
            .into_iter()
            .map(|(area_id, acknowledged, pairs)| AcknowledgementPairs { area_id, acknowledged, pairs })
            .collect())
    }

    async fn lived_up_to(&mut self, week: WeekId) -> Result<Vec<LivedRow>> {
        let sql = "SELECT DISTINCT c.area_id, e.touchpoint_id
                   FROM (SELECT week FROM week WHERE week = $1 OR (week < $1 AND closed_at IS NOT NULL)
                         ORDER BY week DESC LIMIT 4) w
                   JOIN checkin c ON c.week = w.week AND c.sent_at IS NOT NULL AND NOT c.late
                   JOIN checkin_entry e ON e.checkin_id = c.id AND e.touchpoint_id IS NOT NULL";
        Ok(sqlx::query_as(sql).bind(week).fetch_all(&mut *self.tx).await?)
    }

    async fn lived_frozen(&mut self, week: WeekId) -> Result<Vec<LivedRow>> {
        let sql = "SELECT area_id, touchpoint_id FROM week_coverage WHERE week = $1 AND own_lived";
        Ok(sqlx::query_as(sql).bind(week).fetch_all(&mut *self.tx).await?)
    }

    async fn area_parents(&mut self) -> Result<Vec<ParentRow>> {
        Ok(sqlx::query_as("SELECT id, parent_id FROM area").fetch_all(&mut *self.tx).await?)
    }

    async fn freeze_week(
        &mut self,
        week: WeekId,
        figures: &[(AreaId, Figures)],
        coverage: &[CoverageRow],
        touchpoints: &[WeekTouchpoint],
    ) -> Result<()> {
        self.thaw(week).await?;
        self.insert_figures(week, figures).await?;
        self.insert_coverage(week, coverage).await?;
        for rows in touchpoints.chunks(ROWS) {
            let mut sql = QueryBuilder::<Db>::new(
                "INSERT INTO week_touchpoint (week, touchpoint_id, journey_name, name, moment_of_truth, position) ",
            );
            sql.push_values(rows, |mut row, touchpoint| {
                row.push_bind(week).push_bind(touchpoint.touchpoint_id).push_bind(&touchpoint.journey_name);
                row.push_bind(&touchpoint.name).push_bind(touchpoint.moment_of_truth).push_bind(touchpoint.position);
            });
            sql.build().execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    async fn count_late(&mut self, week: WeekId, person: PersonId) -> Result<()> {
        let sql = "WITH RECURSIVE above (area_id) AS (
                       SELECT area_id FROM week_expected WHERE week = $1 AND person_id = $2
                       UNION ALL
                       SELECT a.parent_id FROM week_area a JOIN above b ON a.area_id = b.area_id
                       WHERE a.week = $1 AND a.parent_id IS NOT NULL
                   )
                   UPDATE week_figure SET late = late + 1
                   WHERE week = $1 AND area_id IN (SELECT area_id FROM above)";
        sqlx::query(sql).bind(week).bind(person).execute(&mut *self.tx).await?;
        Ok(())
    }

    async fn figures_between(&mut self, from: WeekId, to: WeekId) -> Result<Vec<FigureRow>> {
        let sql = "SELECT week, area_id, expected, participated, late, acknowledged, to_acknowledge, covered, people,
                          lived, declared
                   FROM week_figure WHERE week BETWEEN $1 AND $2 ORDER BY week, area_id";
        Ok(sqlx::query_as(sql).bind(from).bind(to).fetch_all(&mut *self.tx).await?)
    }

    async fn figures_over(&mut self, from: WeekId, to: WeekId) -> Result<Vec<(AreaId, Figures)>> {
        let sql = "SELECT area_id, CAST(SUM(expected) AS BIGINT) AS expected,
                          CAST(SUM(participated) AS BIGINT) AS participated, CAST(SUM(late) AS BIGINT) AS late,
                          CAST(SUM(acknowledged) AS BIGINT) AS acknowledged,
                          CAST(SUM(to_acknowledge) AS BIGINT) AS to_acknowledge,
                          CAST(SUM(covered) AS BIGINT) AS covered, CAST(SUM(people) AS BIGINT) AS people,
                          CAST(SUM(lived) AS BIGINT) AS lived, CAST(SUM(declared) AS BIGINT) AS declared
                   FROM week_figure WHERE week BETWEEN $1 AND $2 GROUP BY area_id ORDER BY area_id";
        let rows: Vec<Summed> = sqlx::query_as(sql).bind(from).bind(to).fetch_all(&mut *self.tx).await?;
        Ok(rows.into_iter().map(|row| (row.area_id, row.figures)).collect())
    }

    async fn figures_of(&mut self, area: AreaId, from: WeekId, to: WeekId) -> Result<Vec<FigureRow>> {
        let sql = "SELECT week, area_id, expected, participated, late, acknowledged, to_acknowledge, covered, people,
                          lived, declared
                   FROM week_figure WHERE area_id = $1 AND week BETWEEN $2 AND $3 ORDER BY week";
        Ok(sqlx::query_as(sql).bind(area).bind(from).bind(to).fetch_all(&mut *self.tx).await?)
    }

    async fn coverage_in(&mut self, week: WeekId) -> Result<Vec<CoverageRow>> {
        let sql = "SELECT area_id, touchpoint_id, declared, lived, own_declared, own_lived
                   FROM week_coverage WHERE week = $1";
        Ok(sqlx::query_as(sql).bind(week).fetch_all(&mut *self.tx).await?)
    }

    async fn coverage_of(&mut self, area: AreaId, from: WeekId, to: WeekId) -> Result<Vec<CoverageInWeek>> {
        // From the weeks, so that each is one look into the key of the coverage.
        let sql = "SELECT c.week, c.touchpoint_id, c.declared, c.lived
                   FROM week w JOIN week_coverage c ON c.week = w.week AND c.area_id = $1
                   WHERE w.week BETWEEN $2 AND $3 ORDER BY c.week";
        Ok(sqlx::query_as(sql).bind(area).bind(from).bind(to).fetch_all(&mut *self.tx).await?)
    }

    async fn coverage_over(&mut self, from: WeekId, to: WeekId) -> Result<Vec<CoverageOver>> {
        let sql = "SELECT area_id, touchpoint_id, COUNT(CASE WHEN declared THEN 1 END) AS declared,
                          COUNT(CASE WHEN lived THEN 1 END) AS lived
                   FROM week_coverage WHERE week BETWEEN $1 AND $2 GROUP BY area_id, touchpoint_id";
        Ok(sqlx::query_as(sql).bind(from).bind(to).fetch_all(&mut *self.tx).await?)
    }

    async fn touchpoints_in(&mut self, week: WeekId) -> Result<Vec<WeekTouchpoint>> {
        let sql = "SELECT touchpoint_id, journey_name, name, moment_of_truth, position
                   FROM week_touchpoint WHERE week = $1 ORDER BY position, touchpoint_id";
        Ok(sqlx::query_as(sql).bind(week).fetch_all(&mut *self.tx).await?)
    }

    async fn touchpoint_places(&mut self, at: Millis) -> Result<Vec<TouchpointPlace>> {
        let sql = "SELECT t.touchpoint_id, v.journey_id, s.name AS stage_name, t.backstage
                   FROM journey_version v
                   JOIN stage s ON s.journey_version_id = v.id
                   JOIN stage_touchpoint st ON st.stage_id = s.id
                   JOIN touchpoint_version t ON t.id = st.touchpoint_version_id
                   WHERE v.state <> 'draft'
                     AND v.number = (SELECT MAX(h.number) FROM journey_version h
                                     WHERE h.journey_id = v.journey_id AND h.state <> 'draft'
                                       AND h.published_at <= $1)
                   ORDER BY v.journey_id, s.position, st.position, t.touchpoint_id";
        Ok(sqlx::query_as(sql).bind(at).fetch_all(&mut *self.tx).await?)
    }

    async fn publications(&mut self, from: Millis, to: Millis) -> Result<Vec<PublicationRow>> {
        let sql = "SELECT v.statement_id AS id, s.kind, v.number, v.title AS name, v.published_at
                   FROM statement_version v JOIN statement s ON s.id = v.statement_id
                   WHERE v.state <> 'draft' AND v.published_at > $1 AND v.published_at <= $2
                   UNION ALL
                   SELECT v.journey_id, NULL, v.number, v.name, v.published_at
                   FROM journey_version v
                   WHERE v.state <> 'draft' AND v.published_at > $1 AND v.published_at <= $2
                   ORDER BY published_at, id";
        Ok(sqlx::query_as(sql).bind(from).bind(to).fetch_all(&mut *self.tx).await?)
    }

    async fn roll(
        &mut self,
        week: WeekId,
        areas: &[AreaId],
        state: RollState,
        hidden: &[PersonId],
        limit: i64,
        offset: i64,
    ) -> Result<Vec<RollRow>> {
        let mut sql = QueryBuilder::<Db>::new(
            "SELECT p.id AS person_id, p.name, e.area_id, c.id AS checkin_id, c.area_id AS checkin_area_id, c.sent_at,
                    COALESCE(c.late, FALSE) AS late
             FROM week_expected e JOIN person p ON p.id = e.person_id",
        );
        push_roll(&mut sql, week, areas, state, hidden);
        sql.push(" ORDER BY p.name_key, p.id LIMIT ").push_bind(limit).push(" OFFSET ").push_bind(offset);
        Ok(sql.build_query_as().fetch_all(&mut *self.tx).await?)
    }

    async fn count_roll(
        &mut self,
        week: WeekId,
        areas: &[AreaId],
        state: RollState,
        hidden: &[PersonId],
    ) -> Result<i64> {
        let mut sql = QueryBuilder::<Db>::new("SELECT COUNT(*) FROM week_expected e");
        push_roll(&mut sql, week, areas, state, hidden);
        Ok(sql.build_query_scalar().fetch_one(&mut *self.tx).await?)
    }

    async fn leadership_checkins(&mut self, from: WeekId, to: WeekId) -> Result<Vec<ConductInWeek>> {
        let sql = "SELECT e.week, COUNT(*) AS expected, COUNT(c.id) AS participated
                   FROM person_grant g
                   JOIN person p ON p.id = g.person_id AND p.active
                   JOIN week_expected e ON e.person_id = p.id AND e.week BETWEEN $1 AND $2
                   LEFT JOIN checkin c ON c.week = e.week AND c.person_id = e.person_id
                                      AND c.sent_at IS NOT NULL AND NOT c.late
                   WHERE g.kind = 'leadership' GROUP BY e.week ORDER BY e.week";
        Ok(sqlx::query_as(sql).bind(from).bind(to).fetch_all(&mut *self.tx).await?)
    }

    async fn leadership_acknowledgement(&mut self) -> Result<(i64, i64)> {
        Ok(sqlx::query_as(LEADERSHIP_ACKNOWLEDGED).fetch_one(&mut *self.tx).await?)
    }

    async fn answering(&mut self, from: WeekId, to: WeekId) -> Result<(Answering, Answering)> {
        // From the comments since these weeks began to their check-ins: SQLite joins CROSS JOIN as it is written. Nobody
        // answers before the week.
        let sql = "WITH who AS (
                       SELECT DISTINCT l.person_id,
                              EXISTS (SELECT 1 FROM person_grant g
                                      WHERE g.person_id = l.person_id AND g.kind = 'leadership') AS leadership
                       FROM area_lead l JOIN person p ON p.id = l.person_id AND p.active
                       WHERE NOT l.stand_in
                          OR EXISTS (SELECT 1 FROM area_lead f JOIN person q ON q.id = f.person_id
                                     WHERE f.area_id = l.area_id AND NOT f.stand_in AND q.active)
                   ), answers AS (
                       SELECT m.author_id, m.checkin_id, who.leadership
                       FROM checkin_comment m CROSS JOIN who CROSS JOIN checkin c
                       WHERE m.at >= (SELECT MIN(w.opens_at) FROM week w WHERE w.week BETWEEN $1 AND $2)
                         AND who.person_id = m.author_id
                         AND c.id = m.checkin_id AND c.week BETWEEN $1 AND $2 AND c.person_id <> m.author_id
                   )
                   SELECT (SELECT COUNT(*) FROM who WHERE leadership),
                          COUNT(DISTINCT CASE WHEN leadership THEN author_id END),
                          COUNT(DISTINCT CASE WHEN leadership THEN checkin_id END),
                          (SELECT COUNT(*) FROM who), COUNT(DISTINCT author_id), COUNT(DISTINCT checkin_id)
                   FROM answers";
        let counted: (i64, i64, i64, i64, i64, i64) =
            sqlx::query_as(sql).bind(from).bind(to).fetch_one(&mut *self.tx).await?;
        let of = |may, did, answered| Answering { may, did, answered };
        Ok((of(counted.0, counted.1, counted.2), of(counted.3, counted.4, counted.5)))
    }
}
