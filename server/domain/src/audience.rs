//! Who reads a person's check-in: the leads of the area and above, nearest first. Where nobody leads, HR does.
//!
//! A lead's own check-in starts above the highest area that they lead among those they work in, so that nobody
//! reads their own, and no report reads their lead's. A stand-in reads what the lead reads, but for the lead's own;
//! where there is no lead, there is nobody to stand in for.

use crate::{
    ids::{AreaId, PersonId},
    tree::Tree,
};
use std::collections::{HashMap, HashSet};

/// Leads and stand-ins of all areas.
#[derive(Debug, Clone, Default)]
pub struct Leads(HashMap<AreaId, Vec<Lead>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lead {
    pub person: PersonId,
    pub stand_in: bool,
}

impl FromIterator<(AreaId, Lead)> for Leads {
    fn from_iter<T: IntoIterator<Item = (AreaId, Lead)>>(all: T) -> Self {
        let mut leads: HashMap<AreaId, Vec<Lead>> = HashMap::new();
        for (area, lead) in all {
            leads.entry(area).or_default().push(lead);
        }
        Self(leads)
    }
}

impl Leads {
    /// The area's lead and stand-ins, in the order in which they were given.
    #[must_use]
    pub fn of(&self, area: AreaId) -> &[Lead] {
        self.0.get(&area).map_or(&[], Vec::as_slice)
    }

    fn is_led(&self, area: AreaId) -> bool {
        self.of(area).iter().any(|lead| !lead.stand_in)
    }

    fn leads(&self, person: PersonId, area: AreaId) -> bool {
        self.of(area).iter().any(|lead| lead.person == person && !lead.stand_in)
    }

    /// Who leads these areas themselves.
    fn leading(&self, areas: impl Iterator<Item = AreaId>) -> impl Iterator<Item = PersonId> {
        areas.flat_map(|area| self.of(area)).filter(|lead| !lead.stand_in).map(|lead| lead.person)
    }

    /// Everybody who leads or stands in anywhere.
    #[must_use]
    pub fn people(&self) -> HashSet<PersonId> {
        self.0.values().flatten().map(|lead| lead.person).collect()
    }

    /// The areas that somebody leads or stands in for, where there is a lead.
    #[must_use]
    pub fn areas_of(&self, person: PersonId) -> HashSet<AreaId> {
        let mine = self.0.iter().filter(|(_, leads)| leads.iter().any(|lead| lead.person == person));
        mine.map(|(area, _)| *area).filter(|area| self.is_led(*area)).collect()
    }
}

/// Who reads the check-in of somebody who works in `area`, level by level: the nearest first, each an area's lead
/// with its stand-ins. Empty where nobody leads: then it goes to HR.
#[must_use]
pub fn readers(person: PersonId, area: AreaId, tree: &Tree<AreaId>, leads: &Leads) -> Vec<Vec<PersonId>> {
    let path: Vec<AreaId> = std::iter::once(area).chain(tree.ancestors(area)).collect();
    let start = path.iter().rposition(|at| leads.leads(person, *at)).map_or(0, |highest| highest + 1);
    path[start..]
        .iter()
        .filter(|at| leads.is_led(**at))
        .map(|at| leads.of(*at).iter().map(|lead| lead.person).filter(|lead| *lead != person).collect::<Vec<_>>())
        .collect()
}

/// What a viewer may see of somebody else's check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Not even that it is there.
    Nothing,
    /// What was done.
    Entries,
    /// The note and the thread too: it was written to them.
    Note,
}

/// What `viewer` sees of a sent check-in of `person`, who worked in `area`. The author sees everything.
#[must_use]
pub fn sight(viewer: PersonId, hr: bool, person: PersonId, area: AreaId, tree: &Tree<AreaId>, leads: &Leads) -> Sight {
    if viewer == person {
        return Sight::Note;
    }
    let levels = readers(person, area, tree, leads);
    match levels.first() {
        None if hr => Sight::Note,
        Some(nearest) if nearest.contains(&viewer) => Sight::Note,
        _ if hr || levels.iter().any(|level| level.contains(&viewer)) => Sight::Entries,
        _ => Sight::Nothing,
    }
}

/// Whose check-ins are meant: the people of `areas` but for `never`, and those of `also` wherever they work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    pub areas: Vec<AreaId>,
    pub also: Vec<PersonId>,
    pub never: Vec<PersonId>,
    /// The reader takes part in the threads below them: what others write there is news.
    pub thread: bool,
    /// Of those meant, the ones for whom `thread` is the other way round.
    pub unlike: Vec<PersonId>,
}

/// For each area of the tree, the nearest at or above it that has a lead.
fn nearest_led(tree: &Tree<AreaId>, leads: &Leads) -> HashMap<AreaId, Option<AreaId>> {
    let mut nearest: HashMap<AreaId, Option<AreaId>> = HashMap::with_capacity(tree.ids().len());
    // A parent stands before its children.
    for area in tree.ids().iter().copied() {
        let above = || tree.parent(area).and_then(|parent| nearest.get(&parent).copied().flatten());
        let led = if leads.is_led(area) { Some(area) } else { above() };
        nearest.insert(area, led);
    }
    nearest
}

/// What people write who lead nothing and for whom `nearest` is the nearest area with a lead is written to `viewer`.
fn is_written_to(viewer: PersonId, hr: bool, nearest: Option<AreaId>, leads: &Leads) -> bool {
    nearest.map_or(hr, |led| leads.of(led).iter().any(|lead| lead.person == viewer))
}

/// Those who lead, as far as it takes more than the area to tell who reads them, in the `viewer`'s [`inbox`] or
/// [`of_area`]: of these alone it must be known where they work. In a company with thousands of leads it is a handful.
#[must_use]
pub fn exceptions(
    viewer: PersonId,
    hr: bool,
    area: Option<AreaId>,
    tree: &Tree<AreaId>,
    leads: &Leads,
) -> HashSet<PersonId> {
    let up = |area: AreaId| std::iter::once(area).chain(tree.ancestors(area));
    let mut at: HashSet<AreaId> = match area {
        Some(area) => return leads.leading(up(area)).collect(),
        None => leads.areas_of(viewer).into_iter().flat_map(up).collect(),
    };
    // Who leads an area writes to whoever would be the nearest without them.
    let nearest = nearest_led(tree, leads);
    let above = |area: AreaId| tree.parent(area).and_then(|parent| nearest.get(&parent).copied().flatten());
    let below = tree.ids().iter().copied().filter(|area| leads.is_led(*area));
    at.extend(below.filter(|area| is_written_to(viewer, hr, above(*area), leads)));
    leads.leading(at.into_iter()).collect()
}

/// The check-ins that were written to `viewer`: those whose nearest lead they are (or stand in for), and for HR
/// those that nobody leads. `placed` says where the [`exceptions`] work.
#[must_use]
pub fn inbox(viewer: PersonId, hr: bool, tree: &Tree<AreaId>, leads: &Leads, placed: &[(PersonId, AreaId)]) -> Scope {
    let nearest = nearest_led(tree, leads);
    let to_viewer = |area: &AreaId| is_written_to(viewer, hr, nearest.get(area).copied().flatten(), leads);
    let areas: Vec<AreaId> = tree.ids().iter().copied().filter(to_viewer).collect();
    // Nobody reads their own here. Of those who lead, only those are named for whom the area does not decide.
    let (mut also, mut never) = (Vec::new(), vec![viewer]);
    let inside: HashSet<AreaId> = areas.iter().copied().collect();
    for (person, area) in placed.iter().copied().filter(|(person, _)| *person != viewer) {
        let mine = sight(viewer, hr, person, area, tree, leads) == Sight::Note;
        match (mine, inside.contains(&area)) {
            (true, false) => also.push(person),
            (false, true) => never.push(person),
            _ => {}
        }
    }
    Scope { areas, also, never, thread: true, unlike: Vec::new() }
}

/// The people of one area whose check-ins `viewer` may see. `placed` says where the [`exceptions`] work.
#[must_use]
pub fn of_area(
    viewer: PersonId,
    hr: bool,
    area: AreaId,
    tree: &Tree<AreaId>,
    leads: &Leads,
    placed: &[(PersonId, AreaId)],
) -> Scope {
    let nearest = std::iter::once(area).chain(tree.ancestors(area)).find(|at| leads.is_led(*at));
    let thread = is_written_to(viewer, hr, nearest, leads);
    let (mut never, mut unlike) = (vec![viewer], Vec::new());
    for (person, _) in placed.iter().copied().filter(|(person, at)| *at == area && *person != viewer) {
        match sight(viewer, hr, person, area, tree, leads) {
            Sight::Nothing => never.push(person),
            seen if (seen == Sight::Note) != thread => unlike.push(person),
            _ => {}
        }
    }
    Scope { areas: vec![area], also: Vec::new(), never, thread, unlike }
}

#[cfg(test)]
mod tests;
