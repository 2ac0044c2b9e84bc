//! Writing the append-only record, in the transaction of what it records.

pub mod list;

use crate::{Actor, Result, Services};
use hilo_domain::{
    ids::{AreaId, PersonId},
    time::Millis,
};
use hilo_store::{Repo, audit::NewAudit};
use serde_json::Value;
use uuid::Uuid;

/// A line to be recorded; what is not set is not known or does not apply.
#[derive(Debug, Clone)]
pub struct Line {
    action: &'static str,
    actor: Option<PersonId>,
    subject: Option<(&'static str, Uuid)>,
    area: Option<AreaId>,
    week: Option<i32>,
    detail: Value,
    address: String,
}

impl Line {
    /// By the command line, the clock, or somebody who is not signed in.
    #[must_use]
    pub fn new(action: &'static str) -> Self {
        Self { action, actor: None, subject: None, area: None, week: None, detail: Value::Null, address: String::new() }
    }

    #[must_use]
    pub fn by(actor: &Actor, action: &'static str) -> Self {
        Self { actor: Some(actor.id()), address: actor.address.clone(), ..Self::new(action) }
    }

    /// By the same, about something else.
    #[must_use]
    pub(crate) fn again(&self, action: &'static str) -> Self {
        Self { actor: self.actor, address: self.address.clone(), ..Self::new(action) }
    }

    #[must_use]
    pub fn person(self, person: PersonId) -> Self {
        self.subject("person", person.0)
    }

    #[must_use]
    pub fn subject(mut self, kind: &'static str, id: Uuid) -> Self {
        self.subject = Some((kind, id));
        self
    }

    #[must_use]
    pub const fn actor(mut self, person: PersonId) -> Self {
        self.actor = Some(person);
        self
    }

    #[must_use]
    pub const fn area(mut self, area: AreaId) -> Self {
        self.area = Some(area);
        self
    }

    #[must_use]
    pub const fn week(mut self, week: i32) -> Self {
        self.week = Some(week);
        self
    }

    #[must_use]
    pub fn address(mut self, address: &str) -> Self {
        address.clone_into(&mut self.address);
        self
    }

    /// Never an answer, a token or a password.
    #[must_use]
    pub fn detail(mut self, detail: Value) -> Self {
        self.detail = detail;
        self
    }
}

impl Services {
    /// A copy of everything was made at the command line.
    ///
    /// # Errors
    /// If the database can't be written.
    pub async fn record_backup(&self) -> Result<()> {
        let mut repo = self.write().await?;
        self.record(&mut *repo, self.env.now(), Line::new("backup.made")).await?;
        Ok(repo.save().await?)
    }

    pub(crate) async fn record(&self, repo: &mut dyn Repo, at: Millis, line: Line) -> Result<()> {
        let line = self.dated(at, line)?;
        Ok(repo.record(&line).await?)
    }

    /// As [`Self::record`], for many, in their order.
    pub(crate) async fn record_all(&self, repo: &mut dyn Repo, at: Millis, lines: Vec<Line>) -> Result<()> {
        let lines: Result<Vec<_>> = lines.into_iter().map(|line| self.dated(at, line)).collect();
        Ok(repo.record_all(&lines?).await?)
    }

    fn dated(&self, at: Millis, line: Line) -> Result<NewAudit> {
        let detail = if line.detail.is_null() { "{}".to_owned() } else { line.detail.to_string() };
        Ok(NewAudit {
            id: self.id()?,
            at,
            actor: line.actor,
            action: line.action,
            subject: line.subject,
            area: line.area,
            week: line.week,
            detail,
            address: line.address,
        })
    }
}
