//! Whom an area's people name.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::managers::Member;
use super::plan::{AreaRef, LeadProposal, PersonRef};
use crate::date::Date;

/// An active person as they are after the import.
pub(super) struct Standing {
    pub area: AreaRef,
    /// Somebody leads the area already.
    pub area_has_lead: bool,
    pub manager: Option<Member>,
    pub person: PersonRef,
    pub hired_on: Option<Date>,
    /// Tells people hired on the same day apart, whatever the order of the file.
    pub key: (bool, String),
}

/// For each area without a lead, the member of it whom most of its members name as their manager. Of
/// several the one hired first (those without a date come last), then the first by employee number, or
/// e-mail address where there is none.
pub(super) fn proposed(standing: &[Option<Standing>]) -> Vec<LeadProposal> {
    let mut members: HashMap<AreaRef, u64> = HashMap::new();
    let mut votes: HashMap<Member, u64> = HashMap::new();
    for person in standing.iter().flatten() {
        *members.entry(person.area).or_insert(0) += 1;
        let manager = person.manager.filter(|manager| {
            let manager = standing.get(*manager).and_then(Option::as_ref);
            manager.is_some_and(|manager| manager.area == person.area)
        });
        if let Some(manager) = manager {
            *votes.entry(manager).or_insert(0) += 1;
        }
    }
    let mut best: HashMap<AreaRef, (&Standing, u64)> = HashMap::new();
    let mut named_by: HashMap<(AreaRef, u64), u64> = HashMap::new();
    for (member, votes) in votes {
        let Some(person) = standing.get(member).and_then(Option::as_ref).filter(|person| !person.area_has_lead) else {
            continue;
        };
        *named_by.entry((person.area, votes)).or_insert(0) += 1;
        let rank = |(person, votes): (&Standing, u64)| {
            let hired_on = (person.hired_on.is_none(), person.hired_on);
            (Reverse(votes), hired_on, person.key.clone(), person.person)
        };
        let so_far = best.entry(person.area).or_insert((person, votes));
        if rank((person, votes)) < rank(*so_far) {
            *so_far = (person, votes);
        }
    }
    let mut proposals: Vec<LeadProposal> = best
        .into_iter()
        .map(|(area, (person, votes))| LeadProposal {
            area,
            person: person.person,
            votes,
            level_with: named_by.get(&(area, votes)).map_or(0, |level| level - 1),
            members: members.get(&area).copied().unwrap_or_default(),
        })
        .collect();
    proposals.sort_by_key(|proposal| proposal.area);
    proposals
}
