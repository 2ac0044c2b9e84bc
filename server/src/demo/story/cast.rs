//! Who is who: people and areas as the content names them.

use hilo_domain::{
    grant::Grant,
    ids::{AreaId, PersonId, SessionId},
    lang::Lang,
    view::me::Me,
};
use hilo_service::{Actor, Failure};
use std::collections::HashMap;

#[derive(Debug, Clone)]
pub(super) struct Member {
    pub(super) id: PersonId,
    pub(super) number: String,
    pub(super) name: String,
    pub(super) area: AreaId,
    pub(super) title: String,
    pub(super) grants: Vec<Grant>,
    pub(super) leads: bool,
}

#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) members: Vec<Member>,
    /// By path as in the content.
    pub(super) areas: HashMap<String, AreaId>,
    pub(super) paths: HashMap<AreaId, String>,
    /// None for the root.
    pub(super) parents: HashMap<AreaId, Option<AreaId>>,
    pub(super) leads: HashMap<AreaId, PersonId>,
    pub(super) organisation: String,
    pub(super) time_zone: String,
}

impl Cast {
    pub(super) fn area(&self, path: &str) -> Result<AreaId, Failure> {
        self.areas.get(path).copied().ok_or_else(|| Failure::internal(format!("the sample has no area {path}")))
    }

    pub(super) fn number(&self, number: &str) -> Result<PersonId, Failure> {
        let member = self.members.iter().find(|m| m.number == number);
        member.map(|m| m.id).ok_or_else(|| Failure::internal(format!("the sample has nobody with number {number}")))
    }

    pub(super) fn member(&self, person: PersonId) -> Result<&Member, Failure> {
        self.members.iter().find(|m| m.id == person).ok_or_else(|| Failure::internal("the sample has lost somebody"))
    }

    pub(super) fn with_grant(&self, grant: Grant) -> Result<Actor, Failure> {
        let member = self.members.iter().find(|m| m.grants.contains(&grant));
        let member =
            member.ok_or_else(|| Failure::internal(format!("nobody in the sample has the grant {grant:?}")))?;
        self.actor(member.id)
    }

    /// Somebody, as if signed in.
    pub(super) fn actor(&self, person: PersonId) -> Result<Actor, Failure> {
        let member = self.member(person)?;
        Ok(Actor {
            me: Me {
                person,
                name: member.name.clone(),
                area: member.area,
                area_name: self.paths.get(&member.area).cloned().unwrap_or_default(),
                grants: member.grants.clone(),
                leads: member.leads,
            },
            employee_number: Some(member.number.clone()),
            session: SessionId(person.0),
            language: None,
            time_zone: self.time_zone.clone(),
            theme: None,
            organisation: self.organisation.clone(),
            organisation_language: Lang::Es,
            organisation_time_zone: self.time_zone.clone(),
            address: String::new(),
        })
    }

    /// The area itself, then those above it.
    pub(super) fn upwards(&self, area: AreaId) -> Vec<AreaId> {
        let mut line = vec![area];
        while let Some(Some(parent)) = line.last().and_then(|last| self.parents.get(last)) {
            line.push(*parent);
        }
        line
    }

    /// Who reads somebody's check-in: the lead of the nearest area that is led by somebody else.
    pub(super) fn reader_of(&self, person: PersonId) -> Option<PersonId> {
        let area = self.member(person).ok()?.area;
        self.upwards(area).into_iter().filter_map(|a| self.leads.get(&a).copied()).find(|lead| *lead != person)
    }
}
