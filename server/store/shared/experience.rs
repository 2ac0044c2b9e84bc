use crate::{Db, Repository};
use async_trait::async_trait;
use hilo_domain::{
    ids::{JourneyId, JourneyVersionId, TouchpointId, TouchpointVersionId},
    time::Millis,
};
use hilo_store::{
    Result,
    experience::{
        CarriableRow, CarriedRow, CurrentTouchpoint, ExperienceRepo, ExperienceVersionRow, JourneyRow,
        JourneyVersionRow, PlacedRow, ReachRow, StageRow, ThreadRow, TouchpointVersionRow,
    },
};
use sqlx::QueryBuilder;
use std::collections::HashMap;

/// A macro, so that the queries stay literals.
macro_rules! journey_version {
    ($rest:literal) => {
        concat!(
            "SELECT v.id, v.journey_id, v.number, v.state, v.name, v.summary, v.change_note, v.revision, v.created_by,
                    pc.name AS created_by_name, v.created_at, v.updated_at, v.published_by,
                    pp.name AS published_by_name, v.published_at
             FROM journey_version v
             JOIN journey j ON j.id = v.journey_id
             LEFT JOIN person pc ON pc.id = v.created_by
             LEFT JOIN person pp ON pp.id = v.published_by ",
            $rest
        )
    };
}

macro_rules! touchpoint_version {
    ($first:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $first,
            " t.id, t.touchpoint_id, t.number, t.state, t.name, t.promise, t.emotion_word, t.emotion, t.effort,
              t.minutes, t.guidance, t.channel, t.moment_of_truth, t.backstage, t.owner_area_id,
              oa.name AS owner_name, t.change, t.asks_from, t.published_at ",
            $rest
        )
    };
}

macro_rules! select_carried {
    () => {
        "SELECT ts.touchpoint_version_id, s.id AS statement_id, s.kind,
                COALESCE((SELECT sv.title FROM statement_version sv WHERE sv.statement_id = s.id
                          ORDER BY sv.state = 'draft', sv.number DESC LIMIT 1), '') AS title,
                (s.retired_at IS NULL AND EXISTS (SELECT 1 FROM statement_version sv WHERE sv.statement_id = s.id
                                                  AND sv.state = 'published')) AS current
         FROM touchpoint_statement ts
         JOIN statement s ON s.id = ts.statement_id "
    };
}

macro_rules! carried_order {
    () => {
        " ORDER BY CASE s.kind WHEN 'purpose' THEN 0 WHEN 'mission' THEN 1 WHEN 'vision' THEN 2
                   WHEN 'motivation' THEN 3 WHEN 'value' THEN 4 WHEN 'differentiating_value' THEN 5 ELSE 6 END,
                   s.position, s.id"
    };
}

macro_rules! carried {
    ($from:literal, $where:literal) => {
        concat!(select_carried!(), $from, " WHERE ", $where, carried_order!())
    };
}

#[async_trait]
impl ExperienceRepo for Repository {
    async fn journeys(&mut self) -> Result<Vec<JourneyVersionRow>> {
        let sql = journey_version!(
            "WHERE j.retired_at IS NULL AND v.state IN ('draft', 'published')
             ORDER BY j.position, j.id, v.state = 'draft'"
        );
        Ok(sqlx::query_as(sql).fetch_all(&mut *self.tx).await?)
    }

    async fn journey(&mut self, id: JourneyId) -> Result<Option<JourneyRow>> {
        let sql = "SELECT id, position, created_at, retired_at FROM journey WHERE id = $1";
        Ok(sqlx::query_as(sql).bind(id).fetch_optional(&mut *self.tx).await?)
    }

    async fn journey_versions(&mut self, id: JourneyId) -> Result<Vec<JourneyVersionRow>> {
        let sql = journey_version!("WHERE v.journey_id = $1 ORDER BY v.number DESC");
        Ok(sqlx::query_as(sql).bind(id).fetch_all(&mut *self.tx).await?)
    }

    async fn stages(&mut self, version: JourneyVersionId) -> Result<Vec<StageRow>> {
        let sql = "SELECT id, position, name FROM stage WHERE journey_version_id = $1 ORDER BY position, id";
        Ok(sqlx::query_as(sql).bind(version).fetch_all(&mut *self.tx).await?)
    }

    async fn placed(&mut self, version: JourneyVersionId) -> Result<Vec<PlacedRow>> {
        let sql = touchpoint_version!(
            "st.stage_id, st.position,",
            "FROM stage s
             JOIN stage_touchpoint st ON st.stage_id = s.id
             JOIN touchpoint_version t ON t.id = st.touchpoint_version_id
             LEFT JOIN area oa ON oa.id = t.owner_area_id
             WHERE s.journey_version_id = $1
             ORDER BY s.position, s.id, st.position, t.id"
        );
        Ok(sqlx::query_as(sql).bind(version).fetch_all(&mut *self.tx).await?)
    }

    async fn carried(&mut self, version: JourneyVersionId) -> Result<Vec<CarriedRow>> {
        let sql = carried!(
            "JOIN stage_touchpoint st ON st.touchpoint_version_id = ts.touchpoint_version_id
             JOIN stage g ON g.id = st.stage_id",
            "g.journey_version_id = $1"
        );
        Ok(sqlx::query_as(sql).bind(version).fetch_all(&mut *self.tx).await?)
    }

    async fn current_touchpoints(&mut self) -> Result<Vec<CurrentTouchpoint>> {
        let sql = touchpoint_version!(
            "j.id AS journey_id, v.name AS journey_name, s.id AS stage_id, s.name AS stage_name,",
            "FROM journey j
             JOIN journey_version v ON v.journey_id = j.id AND v.state = 'published'
             JOIN stage s ON s.journey_version_id = v.id
             JOIN stage_touchpoint st ON st.stage_id = s.id
             JOIN touchpoint_version t ON t.id = st.touchpoint_version_id
             LEFT JOIN area oa ON oa.id = t.owner_area_id
             WHERE j.retired_at IS NULL
             ORDER BY j.position, j.id, s.position, s.id, st.position, t.id"
        );
        let mut touchpoints: Vec<CurrentTouchpoint> = sqlx::query_as(sql).fetch_all(&mut *self.tx).await?;
        let sql = carried!(
            "JOIN stage_touchpoint st ON st.touchpoint_version_id = ts.touchpoint_version_id
             JOIN stage g ON g.id = st.stage_id
             JOIN journey_version v ON v.id = g.journey_version_id AND v.state = 'published'
             JOIN journey j ON j.id = v.journey_id",
            "j.retired_at IS NULL"
        );
        let carried: Vec<CarriedRow> = sqlx::query_as(sql).fetch_all(&mut *self.tx).await?;
        let mut by_version: HashMap<TouchpointVersionId, Vec<CarriedRow>> = HashMap::new();
        for row in carried {
            by_version.entry(row.touchpoint_version_id).or_default().push(row);
        }
        for touchpoint in &mut touchpoints {
            touchpoint.statements = by_version.remove(&touchpoint.version.id).unwrap_or_default();
        }
        Ok(touchpoints)
    }

    async fn touchpoint(&mut self, id: TouchpointId) -> Result<Option<(JourneyId, Option<Millis>)>> {
        let sql = "SELECT journey_id, retired_at FROM touchpoint WHERE id = $1";
        Ok(sqlx::query_as(sql).bind(id).fetch_optional(&mut *self.tx).await?)
    }

    async fn touchpoint_versions(&mut self, id: TouchpointId) -> Result<Vec<TouchpointVersionRow>> {
        let sql = touchpoint_version!(
            "",
            "FROM touchpoint_version t LEFT JOIN area oa ON oa.id = t.owner_area_id
             WHERE t.touchpoint_id = $1 ORDER BY t.number DESC"
        );
        Ok(sqlx::query_as(sql).bind(id).fetch_all(&mut *self.tx).await?)
    }

    async fn touchpoint_carried(&mut self, id: TouchpointId) -> Result<Vec<CarriedRow>> {
        let sql = carried!("JOIN touchpoint_version t ON t.id = ts.touchpoint_version_id", "t.touchpoint_id = $1");
        Ok(sqlx::query_as(sql).bind(id).fetch_all(&mut *self.tx).await?)
    }

    async fn touchpoint_versions_at(&mut self, versions: &[(TouchpointId, i32)]) -> Result<Vec<TouchpointVersionRow>> {
        let mut rows = Vec::new();
        for some in versions.chunks(500) {
            let mut sql = QueryBuilder::<Db>::new(touchpoint_version!(
                "",
                "FROM touchpoint_version t LEFT JOIN area oa ON oa.id = t.owner_area_id
                 WHERE (t.touchpoint_id, t.number) IN ("
            ));
            sql.push_values(some, |mut row, (touchpoint, number)| {
                row.push_bind(*touchpoint).push_bind(*number);
            });
            sql.push(")");
            rows.extend(sql.build_query_as::<TouchpointVersionRow>().fetch_all(&mut *self.tx).await?);
        }
        Ok(rows)
    }

    async fn carried_by(&mut self, versions: &[TouchpointVersionId]) -> Result<Vec<CarriedRow>> {
        let mut rows = Vec::new();
        for some in versions.chunks(500) {
            let mut sql = QueryBuilder::<Db>::new(select_carried!());
            sql.push(" WHERE ts.touchpoint_version_id IN (");
            let mut ids = sql.separated(", ");
            for id in some {
                ids.push_bind(*id);
            }
            sql.push(")").push(carried_order!());
            rows.extend(sql.build_query_as::<CarriedRow>().fetch_all(&mut *self.tx).await?);
        }
        Ok(rows)
    }

    async fn unplaced_drafts(&mut self, draft: JourneyVersionId) -> Result<Vec<TouchpointVersionRow>> {
        let sql = touchpoint_version!(
            "",
            "FROM journey_version v
             JOIN touchpoint p ON p.journey_id = v.journey_id
             JOIN touchpoint_version t ON t.touchpoint_id = p.id AND t.state = 'draft'
             LEFT JOIN area oa ON oa.id = t.owner_area_id
             WHERE v.id = $1 AND NOT EXISTS (
                 SELECT 1 FROM stage_touchpoint st JOIN stage s ON s.id = st.stage_id
                 WHERE s.journey_version_id = $1 AND st.touchpoint_version_id = t.id)
             ORDER BY t.name, t.id"
        );
        Ok(sqlx::query_as(sql).bind(draft).fetch_all(&mut *self.tx).await?)
    }

    async fn stage_of(
        &mut self,
        journey_version: JourneyVersionId,
        touchpoint_version: TouchpointVersionId,
    ) -> Result<Option<StageRow>> {
        let sql = "SELECT s.id, s.position, s.name FROM stage s JOIN stage_touchpoint st ON st.stage_id = s.id
                   WHERE s.journey_version_id = $1 AND st.touchpoint_version_id = $2";
        Ok(sqlx::query_as(sql).bind(journey_version).bind(touchpoint_version).fetch_optional(&mut *self.tx).await?)
    }

    async fn carriable(&mut self) -> Result<Vec<CarriableRow>> {
        let sql = "SELECT s.id AS statement_id, s.kind, s.position, v.title FROM statement s
                   JOIN statement_version v ON v.statement_id = s.id AND v.state = 'published'
                   WHERE s.retired_at IS NULL
                   ORDER BY CASE s.kind WHEN 'purpose' THEN 0 WHEN 'mission' THEN 1 WHEN 'vision' THEN 2
                            WHEN 'motivation' THEN 3 WHEN 'value' THEN 4 WHEN 'differentiating_value' THEN 5
                            ELSE 6 END, s.position, s.id";
        Ok(sqlx::query_as(sql).fetch_all(&mut *self.tx).await?)
    }

    async fn reach(&mut self, journey: JourneyId) -> Result<Vec<ReachRow>> {
        // A sentence holds in its area and in all below: declared where somebody has the title. What was lived is what
        // the last close counted, as in coverage.
        let sql = "WITH RECURSIVE fresh (touchpoint_id, title_key, area_id) AS (
                       SELECT c.touchpoint_id, c.title_key, c.area_id FROM contribution c
                       JOIN area a ON a.id = c.area_id AND a.archived_at IS NULL
                       JOIN touchpoint t ON t.id = c.touchpoint_id AND t.journey_id = $1
                       JOIN touchpoint_version tv ON tv.touchpoint_id = t.id AND tv.state = 'published'
                       JOIN statement s ON s.id = c.statement_id AND s.retired_at IS NULL
                       JOIN statement_version sv ON sv.statement_id = s.id AND sv.state = 'published'
                       WHERE c.state = 'confirmed' AND c.touchpoint_number >= tv.asks_from
                         AND c.statement_number >= sv.asks_from
                       UNION
                       SELECT f.touchpoint_id, f.title_key, a.id FROM fresh f JOIN area a ON a.parent_id = f.area_id
                       WHERE a.archived_at IS NULL
                   ), declared AS (
                       SELECT f.touchpoint_id, COUNT(DISTINCT f.area_id) AS areas FROM fresh f
                       JOIN role r ON r.area_id = f.area_id AND r.title_key = f.title_key
                       WHERE EXISTS (SELECT 1 FROM person p WHERE p.role_id = r.id AND p.active)
                       GROUP BY f.touchpoint_id
                   ), lived AS (
                       SELECT v.touchpoint_id, COUNT(*) AS areas FROM touchpoint t
                       JOIN week_coverage v ON v.touchpoint_id = t.id AND v.own_lived
                        AND v.week = (SELECT MAX(w.week) FROM week w WHERE w.closed_at IS NOT NULL)
                       WHERE t.journey_id = $1 GROUP BY v.touchpoint_id
                   )
                   SELECT t.id AS touchpoint_id, COALESCE(d.areas, 0) AS declared, COALESCE(l.areas, 0) AS lived
                   FROM touchpoint t
                   LEFT JOIN declared d ON d.touchpoint_id = t.id
                   LEFT JOIN lived l ON l.touchpoint_id = t.id
                   WHERE t.journey_id = $1 AND (d.areas IS NOT NULL OR l.areas IS NOT NULL)";
        Ok(sqlx::query_as(sql).bind(journey).fetch_all(&mut *self.tx).await?)
    }

    async fn threads(&mut self, touchpoints: &[TouchpointId]) -> Result<Vec<ThreadRow>> {
        let mut rows = Vec::new();
        for chunk in touchpoints.chunks(500) {
            let mut sql = QueryBuilder::<Db>::new(
                "WITH RECURSIVE hanging AS (
                     SELECT c.* FROM contribution c JOIN area a ON a.id = c.area_id AND a.archived_at IS NULL
                     WHERE c.state IN ('proposed', 'changes_asked', 'confirmed') AND c.touchpoint_id IN (",
            );
            let mut ids = sql.separated(", ");
            for id in chunk {
                ids.push_bind(*id);
            }
            sql.push(
                ")), below (top, id, title_key) AS (
                     SELECT DISTINCT area_id, area_id, title_key FROM hanging
                     UNION SELECT b.top, a.id, b.title_key FROM below b JOIN area a ON a.parent_id = b.id
                           WHERE a.archived_at IS NULL
                 ), held AS (
                     SELECT b.top, b.title_key, COUNT(*) AS people FROM below b
                     JOIN role r ON r.area_id = b.id AND r.title_key = b.title_key
                     JOIN person x ON x.role_id = r.id AND x.active
                     GROUP BY b.top, b.title_key
                 )
                 SELECT c.id, c.touchpoint_id, c.area_id, a.name AS area_name, c.title, c.does, c.gets,
                        th.name AS through_area_name, c.statement_id, s.kind AS statement_kind,
                        COALESCE(sv.title, '') AS statement_title, c.state,
                        (s.retired_at IS NULL AND c.touchpoint_number >= COALESCE(tv.asks_from, 0)
                         AND c.statement_number >= COALESCE(sv.asks_from, 0)) AS fresh,
                        p.name AS proposed_by_name, COALESCE(h.people, 0) AS people
                 FROM hanging c
                 JOIN area a ON a.id = c.area_id
                 JOIN statement s ON s.id = c.statement_id
                 LEFT JOIN held h ON h.top = c.area_id AND h.title_key = c.title_key
                 LEFT JOIN touchpoint_version tv ON tv.touchpoint_id = c.touchpoint_id AND tv.state = 'published'
                 LEFT JOIN statement_version sv ON sv.statement_id = c.statement_id AND sv.state = 'published'
                 LEFT JOIN area th ON th.id = c.through_area_id
                 LEFT JOIN person p ON p.id = c.proposed_by
                 ORDER BY a.name_key, a.id, c.title_key, c.id",
            );
            rows.extend(sql.build_query_as::<ThreadRow>().fetch_all(&mut *self.tx).await?);
        }
        Ok(rows)
    }

    async fn experience_version(&mut self) -> Result<Option<ExperienceVersionRow>> {
        let sql = "SELECT number, journey_version_id, published_at FROM experience_version
                   ORDER BY number DESC LIMIT 1";
        Ok(sqlx::query_as(sql).fetch_optional(&mut *self.tx).await?)
    }
}
