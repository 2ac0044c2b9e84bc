//! Who is on leave and when.

use crate::Result;
use async_trait::async_trait;
use hilo_domain::{
    ids::{AbsenceId, PersonId},
    time::Millis,
};

#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct AbsenceRow {
    pub id: AbsenceId,
    pub person_id: PersonId,
    /// The first day away, counted from 1970-01-01.
    pub from_day: i32,
    /// The last day away; none while it is open.
    pub to_day: Option<i32>,
    pub set_by: Option<PersonId>,
    pub created_at: Millis,
}

#[async_trait]
pub trait AbsencesRepo {
    /// One person's, latest first.
    async fn absences(&mut self, person: PersonId) -> Result<Vec<AbsenceRow>>;
    async fn absence(&mut self, absence: AbsenceId) -> Result<Option<AbsenceRow>>;
    async fn insert_absence(&mut self, absence: &AbsenceRow) -> Result<()>;
    /// Its days and who set them.
    async fn update_absence(&mut self, absence: &AbsenceRow) -> Result<()>;
    /// True if there was one to take away.
    async fn delete_absence(&mut self, absence: AbsenceId) -> Result<bool>;
}
