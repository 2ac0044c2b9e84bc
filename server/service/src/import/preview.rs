//! A plan as a page shows it.

use super::{
    command::{imported, lead_lines},
    planning::Planned,
};
use hilo_domain::{
    people_import::{AreaRef, Issue, NewPerson, PersonChange, RoleRef, Target},
    view::import::{ListKind, PREVIEW_PAGE, PersonLine, PreviewView, SparedLine},
};

/// Errors, and warnings, that are listed one by one.
const MOST_ISSUES: usize = 200;
/// New areas that are listed one by one.
const MOST_AREAS: usize = 60;

/// Which part of the list is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    /// None for the first list that has anybody in it.
    pub list: Option<ListKind>,
    /// From 1.
    pub page: i64,
}

/// What a plan's references are called.
pub(super) struct Names<'a>(pub &'a Planned);

impl Names<'_> {
    /// The path from under the root; the name for the root.
    pub fn area(&self, area: AreaRef) -> String {
        match area {
            AreaRef::Existing(id) => self.0.snapshot.area_shown(id),
            AreaRef::New(place) => {
                let new = usize::try_from(place).ok().and_then(|place| self.0.plan.areas.get(place));
                new.map_or(String::new(), |new| match new.parent {
                    AreaRef::Existing(id) if id == self.0.snapshot.root() => new.name.clone(),
                    parent => format!("{} / {}", self.area(parent), new.name),
                })
            }
        }
    }

    fn role(&self, role: RoleRef) -> Option<String> {
        match role {
            RoleRef::Existing(id) => self.0.snapshot.role_title(id).map(str::to_owned),
            RoleRef::New(place) => {
                let new = usize::try_from(place).ok().and_then(|place| self.0.plan.roles.get(place));
                new.map(|new| new.title.clone())
            }
        }
    }

    pub fn new_person(&self, place: u32) -> String {
        let new = usize::try_from(place).ok().and_then(|place| self.0.plan.new.get(place));
        new.map(|new| new.target.name.clone()).unwrap_or_default()
    }

    fn target(&self, line: u64, target: &Target) -> PersonLine {
        PersonLine {
            line: Some(line),
            name: target.name.clone(),
            login: target.email.clone().or_else(|| target.employee_id.clone()).unwrap_or_default(),
            area: self.area(target.area),
            role: target.role.and_then(|role| self.role(role)),
            changes: Vec::new(),
        }
    }

    fn new_line(&self, new: &NewPerson) -> PersonLine {
        self.target(new.line, &new.target)
    }

    fn change_line(&self, change: &PersonChange) -> PersonLine {
        PersonLine { changes: change.fields.clone(), ..self.target(change.line, &change.target) }
    }

    fn leaving(&self, id: hilo_domain::ids::PersonId) -> Option<PersonLine> {
        let person = self.0.snapshot.person(id)?;
        Some(PersonLine {
            line: None,
            name: person.name.clone(),
            login: person.email.clone().or_else(|| person.employee_id.clone()).unwrap_or_default(),
            area: self.0.snapshot.area_shown(person.area),
            role: person.role.and_then(|role| self.0.snapshot.role_title(role)).map(str::to_owned),
            changes: Vec::new(),
        })
    }

    fn list(&self, kind: ListKind, page: i64) -> Vec<PersonLine> {
        let per_page = usize::try_from(PREVIEW_PAGE).unwrap_or(50);
        let skipped = usize::try_from(page - 1).unwrap_or_default().saturating_mul(per_page);
        let plan = &self.0.plan;
        let changes = |list: &[PersonChange]| {
            list.iter().skip(skipped).take(per_page).map(|change| self.change_line(change)).collect()
        };
        match kind {
            ListKind::New => plan.new.iter().skip(skipped).take(per_page).map(|new| self.new_line(new)).collect(),
            ListKind::Changed => changes(&plan.changed),
            ListKind::Moved => changes(&plan.moved),
            ListKind::Reactivated => changes(&plan.reactivated),
            ListKind::Leaving => {
                plan.to_deactivate.iter().skip(skipped).take(per_page).filter_map(|id| self.leaving(*id)).collect()
            }
        }
    }
}

/// The plan, one window of its people, and what has to be decided.
pub(super) fn view(planned: &Planned, headings: Vec<String>, window: Window) -> PreviewView {
    let names = Names(planned);
    let plan = &planned.plan;
    let counts = plan.counts();
    let first = || ListKind::ALL.into_iter().find(|kind| kind.count(&counts) > 0);
    let list = window.list.or_else(first).unwrap_or(ListKind::New);
    let total = i64::try_from(list.count(&counts)).unwrap_or(i64::MAX);
    let page = window.page.clamp(1, (total - 1) / PREVIEW_PAGE + 1);
    let some = |issues: &mut dyn Iterator<Item = &Issue>| issues.take(MOST_ISSUES).cloned().collect();
    let spared = plan.spared.iter().filter_map(|spared| {
        let person = planned.snapshot.person(spared.id)?;
        Some(SparedLine { name: person.name.clone(), why: spared.why })
    });
    let areas = (0..).zip(plan.areas.iter().take(MOST_AREAS)).map(|(place, _)| names.area(AreaRef::New(place)));
    PreviewView {
        counts,
        fingerprint: planned.fingerprint.clone(),
        needs_confirmation: plan.needs_confirmation,
        imported: i64::try_from(imported(&planned.snapshot)).unwrap_or(i64::MAX),
        headings,
        errors: some(&mut plan.errors()),
        warnings: some(&mut plan.warnings()),
        list,
        page,
        people: names.list(list, page),
        leads: lead_lines(planned),
        spared: spared.collect(),
        areas: areas.collect(),
        refused: None,
        interrupted: false,
    }
}
