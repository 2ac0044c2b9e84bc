use super::team::push_among;
use crate::Repository;
use async_trait::async_trait;
use hilo_domain::{ids::PersonId, time::Millis, week::WeekId};
use hilo_store::{
    Result,
    reminders::{ReminderRow, RemindersRepo},
};
use sqlx::QueryBuilder;

#[async_trait]
impl RemindersRepo for Repository {
    async fn remind(&mut self, week: WeekId, person: PersonId, sender: PersonId, at: Millis) -> Result<bool> {
        let sql = "INSERT INTO reminder (week, person_id, sender_id, at) VALUES ($1, $2, $3, $4)
                   ON CONFLICT (week, person_id) DO NOTHING";
        let done = sqlx::query(sql).bind(week).bind(person).bind(sender).bind(at).execute(&mut *self.tx).await?;
        Ok(done.rows_affected() > 0)
    }

    async fn reminders(&mut self, week: WeekId, people: &[PersonId]) -> Result<Vec<ReminderRow>> {
        let mut query = QueryBuilder::new(
            "SELECT r.person_id, r.sender_id, p.name AS sender_name, r.at FROM reminder r JOIN person p ON p.id = r.sender_id
             WHERE r.week = ",
        );
        query.push_bind(week).push(" AND r.person_id");
        push_among(&mut query, people.iter().map(|person| person.0));
        Ok(query.build_query_as().fetch_all(&mut *self.tx).await?)
    }

    async fn out_of_reach(&mut self, people: &[PersonId], day: i32) -> Result<Vec<PersonId>> {
        let mut query = QueryBuilder::new("SELECT p.id FROM person p WHERE p.id");
        push_among(&mut query, people.iter().map(|person| person.0));
        query
            .push(" AND (NOT p.active OR EXISTS (SELECT 1 FROM absence a WHERE a.person_id = p.id AND a.from_day <= ")
            .push_bind(day)
            .push(" AND (a.to_day IS NULL OR a.to_day >= ")
            .push_bind(day)
            .push(")))");
        Ok(query.build_query_scalar().fetch_all(&mut *self.tx).await?)
    }
}
