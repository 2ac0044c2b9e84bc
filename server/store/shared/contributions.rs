use super::team::push_among;
use crate::{Db, Repository};
use async_trait::async_trait;
use hilo_domain::{
    ids::{AreaId, ContributionId, PersonId, StatementId},
    text::{fold, like_anywhere},
};
use hilo_store::{
    Result,
    contributions::{
        AreaAnswerRow, AreaAnswerShown, BareRole, BareTouchpoint, ContributionEventRow, ContributionFilter,
        ContributionRow, ContributionShown, ContributionsRepo, DeclaredRow, HeldRole, LedAnswer, NewContributionEvent,
        StatementText, TitleRow,
    },
};
use sqlx::QueryBuilder;

/// A contribution with the latest published version of its touchpoint and its statement; retired ones keep theirs.
macro_rules! from_contribution {
    () => {
        " FROM contribution c
          JOIN area a ON a.id = c.area_id
          JOIN touchpoint t ON t.id = c.touchpoint_id
          JOIN touchpoint_version tv ON tv.touchpoint_id = c.touchpoint_id AND tv.number =
               (SELECT MAX(v.number) FROM touchpoint_version v
                WHERE v.touchpoint_id = c.touchpoint_id AND v.state <> 'draft')
          JOIN statement s ON s.id = c.statement_id
          JOIN statement_version sv ON sv.statement_id = c.statement_id AND sv.number =
               (SELECT MAX(v.number) FROM statement_version v
                WHERE v.statement_id = c.statement_id AND v.state <> 'draft') "
    };
}

macro_rules! select_shown {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.area_id, c.title, c.title_key, c.touchpoint_id, c.statement_id, c.through_area_id, c.does,
                    c.gets, c.state, c.proposed_by, c.proposed_at, c.decided_by, c.decided_at, c.touchpoint_number,
                    c.statement_number, c.revision, c.updated_at, a.name AS area_name, t.journey_id, tv.name AS touchpoint_name,
                    tv.number AS touchpoint_current, tv.asks_from AS touchpoint_asks_from,
                    (t.retired_at IS NOT NULL) AS touchpoint_retired, s.kind AS statement_kind,
                    sv.title AS statement_title, sv.number AS statement_current, sv.asks_from AS statement_asks_from,
                    (s.retired_at IS NOT NULL) AS statement_retired, th.name AS through_name,
                    pp.name AS proposed_by_name, dp.name AS decided_by_name,
                    (SELECT e.comment FROM contribution_event e
                     WHERE e.contribution_id = c.id AND e.kind = c.state AND e.kind IN ('changes_asked', 'declined')
                     ORDER BY e.at DESC, e.id DESC LIMIT 1) AS last_comment",
            from_contribution!(),
            "LEFT JOIN area th ON th.id = c.through_area_id
             LEFT JOIN person pp ON pp.id = c.proposed_by
             LEFT JOIN person dp ON dp.id = c.decided_by ",
            $rest
        )
    };
}

const FRESH: &str =
    "(s.retired_at IS NULL AND c.touchpoint_number >= tv.asks_from AND c.statement_number >= sv.asks_from)";

/// These areas with everything under them.
fn push_down(sql: &mut QueryBuilder<Db>, areas: &[AreaId]) {
    sql.push("(WITH RECURSIVE down (id) AS (SELECT id FROM area WHERE id");
    push_among(sql, areas.iter().map(|area| area.0));
    sql.push(
        " UNION SELECT area.id FROM area JOIN down ON area.parent_id = down.id WHERE area.archived_at IS NULL)
          SELECT id FROM down)",
    );
}

fn push_filter(sql: &mut QueryBuilder<Db>, filter: &ContributionFilter) {
    sql.push(" WHERE a.archived_at IS NULL");
    if let Some(areas) = &filter.under {
        sql.push(" AND (c.area_id IN ");
        push_down(sql, areas);
        if filter.holding {
            sql.push(" OR (c.state = 'confirmed' AND c.area_id IN (WITH RECURSIVE up (id) AS (SELECT parent_id FROM area WHERE id");
            push_among(sql, areas.iter().map(|area| area.0));
            sql.push(
                " UNION SELECT area.parent_id FROM area JOIN up ON area.id = up.id) SELECT id FROM up WHERE id IS NOT NULL)
                  AND EXISTS (SELECT 1 FROM person h JOIN role k ON k.id = h.role_id
                              WHERE h.active AND k.title_key = c.title_key AND h.area_id IN ",
            );
            push_down(sql, areas);
            sql.push("))");
        }
        sql.push(")");
    }
    if !filter.states.is_empty() {
        sql.push(" AND c.state IN (");
        let mut words = sql.separated(", ");
        for state in &filter.states {
            words.push_bind(state.key());
        }
        sql.push(")");
    }
    match filter.fresh {
        Some(true) => drop(sql.push(" AND ").push(FRESH)),
        Some(false) => drop(sql.push(" AND NOT ").push(FRESH)),
        None => {}
    }
    if let Some(title) = &filter.title_key {
        sql.push(" AND c.title_key = ").push_bind(title.clone());
    }
    if let Some(touchpoint) = filter.touchpoint {
        sql.push(" AND c.touchpoint_id = ").push_bind(touchpoint);
    }
    if let Some(statement) = filter.statement {
        sql.push(" AND c.statement_id = ").push_bind(statement);
    }
    if let Some(text) = filter.text.as_deref().filter(|text| !text.is_empty()) {
        sql.push(" AND c.text_key LIKE ").push_bind(like_anywhere(text)).push(" ESCAPE '\\'");
    }
}

/// After the title's key and a space, what [`ContributionFilter::text`] is looked for in.
fn sentence_key(contribution: &ContributionRow) -> String {
    fold(&format!("{} {}", contribution.does, contribution.gets))
}

#[async_trait]
impl ContributionsRepo for Repository {
    async fn insert_contribution(&mut self, contribution: &ContributionRow) -> Result<()> {
        let sql = "INSERT INTO contribution (id, area_id, title, title_key, touchpoint_id, statement_id,
                       through_area_id, does, gets, text_key, state, proposed_by, proposed_at, decided_by, decided_at,
                       touchpoint_number, statement_number, revision, updated_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, CAST($4 AS TEXT) || ' ' || CAST($10 AS TEXT), $11, $12, $13, $14, $15, $16, $17, $18, $19)";
        sqlx::query(sql)
            .bind(contribution.id)
            .bind(contribution.area_id)
            .bind(&contribution.title)
            .bind(&contribution.title_key)
            .bind(contribution.touchpoint_id)
            .bind(contribution.statement_id)
            .bind(contribution.through_area_id)
            .bind(&contribution.does)
            .bind(&contribution.gets)
            .bind(sentence_key(contribution))
            .bind(contribution.state.key())
            .bind(contribution.proposed_by)
            .bind(contribution.proposed_at)
            .bind(contribution.decided_by)
            .bind(contribution.decided_at)
            .bind(contribution.touchpoint_number)
            .bind(contribution.statement_number)
            .bind(contribution.revision)
            .bind(contribution.updated_at)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn update_contribution(&mut self, contribution: &ContributionRow) -> Result<bool> {
        let sql = "UPDATE contribution SET touchpoint_id = $3, statement_id = $4, through_area_id = $5, does = $6,
                       gets = $7, text_key = title_key || ' ' || CAST($8 AS TEXT), state = $9, decided_by = $10,
                       decided_at = $11, touchpoint_number = $12, statement_number = $13, updated_at = $14,
                       revision = revision + 1
                   WHERE id = $1 AND revision = $2";
        let done = sqlx::query(sql)
            .bind(contribution.id)
            .bind(contribution.revision)
            .bind(contribution.touchpoint_id)
            .bind(contribution.statement_id)
            .bind(contribution.through_area_id)
            .bind(&contribution.does)
            .bind(&contribution.gets)
            .bind(sentence_key(contribution))
            .bind(contribution.state.key())
            .bind(contribution.decided_by)
            .bind(contribution.decided_at)
            .bind(contribution.touchpoint_number)
            .bind(contribution.statement_number)
            .bind(contribution.updated_at)
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected() > 0)
    }

    async fn contribution(&mut self, id: ContributionId) -> Result<Option<ContributionShown>> {
        Ok(sqlx::query_as(select_shown!("WHERE c.id = $1")).bind(id).fetch_optional(&mut *self.tx).await?)
    }

    async fn contributions_for_role(&mut self, area: AreaId, title_key: &str) -> Result<Vec<ContributionShown>> {
        const SQL: &str = concat!(
            "WITH RECURSIVE up (id, parent_id, steps) AS (
                 SELECT id, parent_id, 0 FROM area WHERE id = $1
                 UNION ALL SELECT area.id, area.parent_id, up.steps + 1 FROM area JOIN up ON area.id = up.parent_id) ",
            select_shown!(
                "JOIN up ON up.id = c.area_id
                 WHERE c.title_key = $2 ORDER BY up.steps, c.proposed_at, c.id"
            )
        );
        Ok(sqlx::query_as(SQL).bind(area).bind(title_key).fetch_all(&mut *self.tx).await?)
    }

    async fn contributions(&mut self, filter: &ContributionFilter) -> Result<Vec<ContributionShown>> {
        let mut sql = QueryBuilder::<Db>::new(select_shown!(""));
        push_filter(&mut sql, filter);
        sql.push(" ORDER BY a.name_key, c.area_id, c.title_key, c.proposed_at, c.id LIMIT ")
            .push_bind(filter.limit.unwrap_or(i64::MAX))
            .push(" OFFSET ")
            .push_bind(filter.offset);
        Ok(sql.build_query_as().fetch_all(&mut *self.tx).await?)
    }

    async fn count_contributions(&mut self, filter: &ContributionFilter) -> Result<i64> {
        let mut sql = QueryBuilder::<Db>::new(concat!("SELECT COUNT(*)", from_contribution!()));
        push_filter(&mut sql, filter);
        Ok(sql.build_query_scalar().fetch_one(&mut *self.tx).await?)
    }

    async fn proposals_by_area(&mut self) -> Result<Vec<(AreaId, i64)>> {
        let sql = "SELECT c.area_id, COUNT(*) FROM contribution c JOIN area a ON a.id = c.area_id
                   WHERE c.state = 'proposed' AND a.archived_at IS NULL GROUP BY c.area_id ORDER BY c.area_id";
        Ok(sqlx::query_as(sql).fetch_all(&mut *self.tx).await?)
    }

    async fn declared(&mut self) -> Result<Vec<DeclaredRow>> {
        const SQL: &str = concat!(
            "SELECT c.id, c.area_id, c.title_key, c.touchpoint_id,
                    (s.retired_at IS NULL AND c.touchpoint_number >= tv.asks_from
                     AND c.statement_number >= sv.asks_from) AS fresh",
            from_contribution!(),
            "WHERE c.state = 'confirmed' AND a.archived_at IS NULL ORDER BY c.id"
        );
        Ok(sqlx::query_as(SQL).fetch_all(&mut *self.tx).await?)
    }

    async fn add_contribution_event(&mut self, event: &NewContributionEvent) -> Result<()> {
        let sql = "INSERT INTO contribution_event (id, contribution_id, at, actor_id, kind, comment)
                   VALUES ($1, $2, $3, $4, $5, $6)";
        sqlx::query(sql)
            .bind(event.id)
            .bind(event.contribution)
            .bind(event.at)
            .bind(event.actor)
            .bind(event.kind.key())
            .bind(&event.comment)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn contribution_events(&mut self, id: ContributionId) -> Result<Vec<ContributionEventRow>> {
        let sql = "SELECT e.id, e.at, e.actor_id, p.name AS actor_name, e.kind, e.comment FROM contribution_event e
                   LEFT JOIN person p ON p.id = e.actor_id WHERE e.contribution_id = $1
                   ORDER BY e.at, e.kind <> 'proposed', e.id";
        Ok(sqlx::query_as(sql).bind(id).fetch_all(&mut *self.tx).await?)
    }

    async fn held_role(&mut self, person: PersonId) -> Result<Option<HeldRole>> {
        let sql = "SELECT r.id AS role_id, r.area_id, a.name AS area_name, r.title, r.title_key
                   FROM person p JOIN role r ON r.id = p.role_id JOIN area a ON a.id = r.area_id WHERE p.id = $1";
        Ok(sqlx::query_as(sql).bind(person).fetch_optional(&mut *self.tx).await?)
    }

    async fn titles(&mut self) -> Result<Vec<TitleRow>> {
        let sql = "SELECT p.area_id, r.title, r.title_key, COUNT(*) AS people
                   FROM person p JOIN area a ON a.id = p.area_id LEFT JOIN role r ON r.id = p.role_id
                   WHERE p.active AND a.archived_at IS NULL
                   GROUP BY p.area_id, r.title, r.title_key ORDER BY r.title_key, p.area_id";
        Ok(sqlx::query_as(sql).fetch_all(&mut *self.tx).await?)
    }

    async fn roles_without_contribution(&mut self) -> Result<Vec<BareRole>> {
        // From each confirmed contribution down the tree: what it reaches has one.
        let sql = "WITH RECURSIVE reach (area_id, title_key) AS (
                       SELECT area_id, title_key FROM contribution WHERE state = 'confirmed'
                       UNION SELECT a.id, reach.title_key FROM reach JOIN area a ON a.parent_id = reach.area_id
                             WHERE a.archived_at IS NULL)
                   SELECT r.id AS role_id, r.area_id, a.name AS area_name, r.title, r.title_key, COUNT(*) AS people
                   FROM role r
                   JOIN area a ON a.id = r.area_id AND a.archived_at IS NULL
                   JOIN person p ON p.role_id = r.id AND p.active
                   LEFT JOIN reach ON reach.area_id = r.area_id AND reach.title_key = r.title_key
                   WHERE reach.area_id IS NULL
                   GROUP BY r.id, r.area_id, a.name, a.name_key, r.title, r.title_key
                   ORDER BY a.name_key, r.area_id, r.title_key";
        Ok(sqlx::query_as(sql).fetch_all(&mut *self.tx).await?)
    }

    async fn touchpoints_without_contribution(&mut self) -> Result<Vec<BareTouchpoint>> {
        let sql = "SELECT t.id AS touchpoint_id, t.journey_id, tv.name, tv.moment_of_truth, jv.name AS journey_name,
                          st.name AS stage_name, tv.owner_area_id
                   FROM touchpoint t
                   JOIN touchpoint_version tv ON tv.touchpoint_id = t.id AND tv.state = 'published'
                   JOIN journey j ON j.id = t.journey_id AND j.retired_at IS NULL
                   JOIN journey_version jv ON jv.journey_id = j.id AND jv.state = 'published'
                   JOIN stage st ON st.journey_version_id = jv.id
                   JOIN stage_touchpoint x ON x.stage_id = st.id AND x.touchpoint_version_id = tv.id
                   WHERE t.retired_at IS NULL AND NOT EXISTS (
                       SELECT 1 FROM contribution c JOIN area a ON a.id = c.area_id AND a.archived_at IS NULL
                       WHERE c.touchpoint_id = t.id AND c.state = 'confirmed')
                   ORDER BY j.position, j.id, st.position, x.position, t.id";
        Ok(sqlx::query_as(sql).fetch_all(&mut *self.tx).await?)
    }

    async fn area_answers(&mut self, area: AreaId) -> Result<Vec<AreaAnswerShown>> {
        let sql = "SELECT x.area_id, x.experience_version, x.body, x.author_id, x.revision, x.updated_at,
                          a.name AS area_name, p.name AS author_name
                   FROM area_answer x JOIN area a ON a.id = x.area_id LEFT JOIN person p ON p.id = x.author_id
                   WHERE x.area_id = $1 ORDER BY x.experience_version DESC";
        Ok(sqlx::query_as(sql).bind(area).fetch_all(&mut *self.tx).await?)
    }

    async fn answered_by(&mut self, lead: PersonId) -> Result<Vec<LedAnswer>> {
        let sql = "SELECT a.id AS area_id, a.name AS area_name,
                          (SELECT MAX(x.experience_version) FROM area_answer x WHERE x.area_id = a.id)
                              AS experience_version
                   FROM area_lead l JOIN area a ON a.id = l.area_id AND a.archived_at IS NULL
                   WHERE l.person_id = $1 AND NOT l.stand_in ORDER BY a.name_key, a.id";
        Ok(sqlx::query_as(sql).bind(lead).fetch_all(&mut *self.tx).await?)
    }

    async fn latest_area_answers(&mut self) -> Result<Vec<AreaAnswerShown>> {
        let sql = "SELECT x.area_id, x.experience_version, x.body, x.author_id, x.revision, x.updated_at,
                          a.name AS area_name, p.name AS author_name
                   FROM area_answer x JOIN area a ON a.id = x.area_id LEFT JOIN person p ON p.id = x.author_id
                   WHERE a.archived_at IS NULL AND x.experience_version =
                         (SELECT MAX(y.experience_version) FROM area_answer y WHERE y.area_id = x.area_id)
                   ORDER BY a.name_key, a.id";
        Ok(sqlx::query_as(sql).fetch_all(&mut *self.tx).await?)
    }

    async fn save_area_answer(&mut self, answer: &AreaAnswerRow) -> Result<bool> {
        let sql = if answer.revision == 0 {
            "INSERT INTO area_answer (area_id, experience_version, revision, body, author_id, updated_at)
             VALUES ($1, $2, $3 + 1, $4, $5, $6) ON CONFLICT (area_id, experience_version) DO NOTHING"
        } else {
            "UPDATE area_answer SET revision = revision + 1, body = $4, author_id = $5, updated_at = $6
             WHERE area_id = $1 AND experience_version = $2 AND revision = $3"
        };
        let done = sqlx::query(sql)
            .bind(answer.area_id)
            .bind(answer.experience_version)
            .bind(answer.revision)
            .bind(&answer.body)
            .bind(answer.author_id)
            .bind(answer.updated_at)
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected() > 0)
    }

    async fn statement_texts(&mut self, versions: &[(StatementId, i32)]) -> Result<Vec<StatementText>> {
        let mut texts = Vec::new();
        for some in versions.chunks(500) {
            let mut sql = QueryBuilder::<Db>::new(
                "SELECT statement_id, number, title, body FROM statement_version
                 WHERE (statement_id, number) IN (",
            );
            sql.push_values(some, |mut row, (statement, number)| {
                row.push_bind(*statement).push_bind(*number);
            });
            sql.push(")");
            texts.extend(sql.build_query_as::<StatementText>().fetch_all(&mut *self.tx).await?);
        }
        Ok(texts)
    }
}
