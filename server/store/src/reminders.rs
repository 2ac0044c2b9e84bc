//! Reminders of a check-in: at most one for each person and week.

use crate::Result;
use async_trait::async_trait;
use hilo_domain::{ids::PersonId, time::Millis, week::WeekId};

/// Who reminded somebody, and when.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ReminderRow {
    pub person_id: PersonId,
    pub sender_id: PersonId,
    /// As they are called today.
    pub sender_name: String,
    pub at: Millis,
}

#[async_trait]
pub trait RemindersRepo {
    /// False, and nothing is written, if somebody has reminded that person of that week before.
    async fn remind(&mut self, week: WeekId, person: PersonId, sender: PersonId, at: Millis) -> Result<bool>;
    /// Those of these people who were reminded of a week, in no particular order.
    async fn reminders(&mut self, week: WeekId, people: &[PersonId]) -> Result<Vec<ReminderRow>>;
    /// Those of these people whom no reminder reaches: away on this day (days since 1970-01-01), or deactivated.
    async fn out_of_reach(&mut self, people: &[PersonId], day: i32) -> Result<Vec<PersonId>>;
}
