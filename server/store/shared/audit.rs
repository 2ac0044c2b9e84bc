use crate::{Db, Repository};
use async_trait::async_trait;
use hilo_domain::text::{fold, like_anywhere};
use hilo_store::{
    Result,
    audit::{AuditFilter, AuditRepo, AuditRow, NewAudit},
};
use sqlx::QueryBuilder;

/// `SELECT id …` of whoever a text names.
fn people_called(sql: &mut QueryBuilder<Db>, text: &str) {
    sql.push("SELECT id FROM person WHERE name_key LIKE ").push_bind(like_anywhere(&fold(text)));
    sql.push(" ESCAPE '\\' OR email = ").push_bind(text.trim().to_lowercase());
    sql.push(" OR LOWER(employee_number) = ").push_bind(text.trim().to_lowercase());
}

#[async_trait]
impl AuditRepo for Repository {
    async fn record(&mut self, line: &NewAudit) -> Result<()> {
        let sql =
            "INSERT INTO audit (id, at, actor_id, action, subject_kind, subject_id, area_id, week, detail, address)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        sqlx::query(sql)
            .bind(line.id)
            .bind(line.at)
            .bind(line.actor)
            .bind(line.action)
            .bind(line.subject.map(|(kind, _)| kind))
            .bind(line.subject.map(|(_, id)| id))
            .bind(line.area)
            .bind(line.week)
            .bind(&line.detail)
            .bind(&line.address)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn audit(&mut self, filter: &AuditFilter) -> Result<Vec<AuditRow>> {
        let mut sql = QueryBuilder::<Db>::new(
            "SELECT l.id, l.at, l.actor_id, p.name AS actor_name, l.action, l.subject_kind, l.subject_id,
                    COALESCE(sp.name, sa.name) AS subject_name, la.name AS area_name, l.week, l.detail, l.address
             FROM audit l
             LEFT JOIN person p ON p.id = l.actor_id
             LEFT JOIN person sp ON sp.id = l.subject_id
             LEFT JOIN area sa ON sa.id = l.subject_id
             LEFT JOIN area la ON la.id = l.area_id
             WHERE TRUE",
        );
        if !filter.actions.is_empty() {
            sql.push(" AND (FALSE");
            for action in &filter.actions {
                sql.push(" OR l.action = ").push_bind(action.clone());
                // '.' is followed by '/' in ASCII: this is all that starts with the action and a dot.
                sql.push(" OR (l.action > ").push_bind(format!("{action}."));
                sql.push(" AND l.action < ").push_bind(format!("{action}/")).push(")");
            }
            sql.push(")");
        }
        if let Some(actor) = filter.actor {
            sql.push(" AND l.actor_id = ").push_bind(actor);
        }
        if let Some(subject) = filter.subject {
            sql.push(" AND l.subject_id = ").push_bind(subject);
        }
        if !filter.actor_text.is_empty() {
            sql.push(" AND l.actor_id IN (");
            people_called(&mut sql, &filter.actor_text);
            sql.push(")");
        }
        if !filter.subject_text.is_empty() {
            sql.push(" AND l.subject_id IN (");
            people_called(&mut sql, &filter.subject_text);
            sql.push(" UNION ALL SELECT id FROM area WHERE name_key LIKE ");
            sql.push_bind(like_anywhere(&fold(&filter.subject_text))).push(" ESCAPE '\\')");
        }
        if let Some(from) = filter.from {
            sql.push(" AND l.at >= ").push_bind(from);
        }
        if let Some(until) = filter.until {
            sql.push(" AND l.at < ").push_bind(until);
        }
        if let Some((at, id)) = filter.before {
            sql.push(" AND (l.at, l.id) < (").push_bind(at).push(", ").push_bind(id).push(")");
        }
        sql.push(" ORDER BY l.at DESC, l.id DESC LIMIT ").push_bind(filter.limit);
        Ok(sql.build_query_as().fetch_all(&mut *self.tx).await?)
    }
}
