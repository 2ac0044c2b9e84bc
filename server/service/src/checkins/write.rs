//! Saving and sending my check-in.
//!
//! There is one per person and week. What is posted carries the revision that it was made from; if the stored one is
//! another, the save is refused, unless it would store what is there already: a second press of the button, another
//! tab with the same text, or a repetition after an answer that was lost all end in the one check-in, sent once.
//!
//! What is saved while somebody types is unfinished by nature: an entry whose touchpoint is still to be chosen is kept
//! for its author, and what can't be kept is told, while all the rest is stored.

use super::mine::{area_of, has_closed, writable};
use crate::{Actor, Result, Services, alignment::freeze::note_late};
use hilo_domain::{
    ids::{ContributionId, TouchpointId},
    problem::{FieldProblem, Problem, Problems, Rule},
    time::Millis,
    week::WeekId,
};
use hilo_store::{
    Repo,
    checkins::{CheckinRow, EntryRow, NewEntry},
    weeks::WeekRow,
};
use std::collections::{HashMap, HashSet};

/// Characters of each text of an entry.
pub const MAX_TEXT: usize = 1000;
/// Characters of the note.
pub const MAX_NOTE: usize = 2000;
/// Things done besides the contributions.
pub const MAX_OTHERS: usize = 10;
/// Contributions tapped.
pub const MAX_TAPS: usize = 100;

/// Looks and writes that are tried while others write the same check-in.
const ATTEMPTS: usize = 5;

/// What stands under a tapped contribution or beside a touchpoint.
#[derive(Debug, Clone, Default)]
pub struct EntryInput {
    /// What the fields' names end with, to say where a problem is: `did-…`, `got-…`, `touchpoint-…`.
    pub suffix: String,
    pub contribution: Option<ContributionId>,
    pub touchpoint: Option<TouchpointId>,
    pub did: String,
    pub got: String,
    pub example: bool,
}

#[derive(Debug, Clone, Default)]
pub struct CheckinInput {
    pub week: Option<WeekId>,
    /// Of what the form was made from; 0 if nothing was stored.
    pub revision: i64,
    pub entries: Vec<EntryInput>,
    pub note: String,
}

/// Why a check-in is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Save {
    /// By itself, while somebody types: all of it that can be kept.
    Typing,
    /// With the button, to go on later: touchpoints may still be missing.
    Draft,
    /// With the button: it is sent if it was not, and complete.
    Send,
}

/// What is stored now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    pub revision: i64,
    pub sent_at: Option<Millis>,
    pub late: bool,
    /// What could not be kept of what was typed; only while somebody types.
    pub left_out: Vec<FieldProblem>,
}

/// Checked.
struct Content {
    note: String,
    entries: Vec<NewEntry>,
}

impl Services {
    /// Stores what was typed. What was sent stays sent, and can be changed until the week closes.
    ///
    /// # Errors
    /// [`Problem::Invalid`], all of it at once, but for what is saved while typing; [`Problem::Stale`] if something else was stored since the form was
    /// made; [`Problem::Refused`] with [`Rule::WeekClosed`] if what was sent can't be changed any more, or the week
    /// can't be written.
    pub async fn save_checkin(&self, actor: &Actor, input: &CheckinInput, why: Save) -> Result<Saved> {
        for _ in 0..ATTEMPTS {
            if let Some(saved) = self.try_to_save(actor, input, why).await? {
                return Ok(saved);
            }
        }
        Err(Problem::Stale.into())
    }

    /// None if somebody else wrote between our look and our write: what they wrote decides, so that we look again.
    async fn try_to_save(&self, actor: &Actor, input: &CheckinInput, why: Save) -> Result<Option<Saved>> {
        let send = why == Save::Send;
        let mut problems = Problems::default();
        let note = text(&mut problems, why, "note", &input.note, MAX_NOTE);
        let typed = checked(&mut problems, why, &input.entries);
        let now = self.env.now();
        let mut repo = self.write().await?;
        let week = self.held(&mut *repo, input.week, now).await?;
        let stored = repo.checkin_of(week.week, actor.id()).await?;
        let before = match &stored {
            Some(stored) => repo.entries(stored.id).await?,
            None => Vec::new(),
        };
        let entries = self.placed(&mut *repo, actor, typed, &before, why, &mut problems).await?;
        let left_out = match problems.finish() {
            Err(Problem::Invalid(problems)) if why == Save::Typing => problems,
            checked => {
                checked?;
                Vec::new()
            }
        };
        let content = Content { note, entries };
        let closed = has_closed(&week, now);
        let from = stored.as_ref().map(|stored| stored.revision);
        let mut row = match stored {
            None => self.new_row(&mut *repo, actor, &week, &content, now).await?,
            Some(stored) => {
                let same = is_same(&stored, &before, &content);
                if same && (stored.sent_at.is_some() || !send) {
                    return Ok(Some(saved(&stored, left_out)));
                }
                if !same && closed && stored.sent_at.is_some() {
                    return Err(Problem::Refused(Rule::WeekClosed).into());
                }
                if !same && stored.revision != input.revision {
                    return Err(Problem::Stale.into());
                }
                let note = content.note.clone();
                CheckinRow { note, revision: stored.revision + 1, updated_at: now, ..stored }
            }
        };
        let late_now = send && closed && row.sent_at.is_none();
        if send && row.sent_at.is_none() {
            row.sent_at = Some(now);
            row.late = closed;
        }
        let written = match from {
            None => repo.insert_checkin(&row).await?,
            Some(from) => repo.update_checkin(&row, from).await?,
        };
        if !written {
            return Ok(None);
        }
        repo.replace_entries(row.id, &content.entries).await?;
        if late_now {
            note_late(&mut *repo, week.week, actor.id()).await?;
        }
        repo.save().await?;
        Ok(Some(saved(&row, left_out)))
    }

    /// The week that the form is of, held open or closed as it is until this transaction ends.
    async fn held(&self, repo: &mut dyn Repo, week: Option<WeekId>, now: Millis) -> Result<WeekRow> {
        let refused = Problem::Refused(Rule::WeekClosed);
        let week = week.ok_or_else(|| refused.clone())?;
        if !writable(repo, now).await?.iter().any(|row| row.week == week) {
            return Err(refused.into());
        }
        Ok(repo.week_held(week).await?.ok_or(refused)?)
    }

    async fn new_row(
        &self,
        repo: &mut dyn Repo,
        actor: &Actor,
        week: &WeekRow,
        content: &Content,
        now: Millis,
    ) -> Result<CheckinRow> {
        let expected = repo.expected_in(week.week, actor.id()).await?;
        Ok(CheckinRow {
            id: self.id()?,
            week: week.week,
            person_id: actor.id(),
            area_id: area_of(None, expected, actor),
            note: content.note.clone(),
            revision: 1,
            created_at: now,
            updated_at: now,
            sent_at: None,
            late: false,
        })
    }

    /// Finds the touchpoint of each tapped contribution, and that each chosen touchpoint is one. A contribution that
    /// was tapped before stays, whatever has become of it since. Only what is sent must have a touchpoint.
    async fn placed(
        &self,
        repo: &mut dyn Repo,
        actor: &Actor,
        typed: Vec<EntryInput>,
        before: &[EntryRow],
        why: Save,
        problems: &mut Problems,
    ) -> Result<Vec<NewEntry>> {
        let tapped: Vec<_> = typed.iter().filter_map(|entry| entry.contribution).collect();
        let chosen: Vec<_> = typed.iter().filter_map(|entry| entry.touchpoint).collect();
        let mut of: HashMap<_, _> =
            before.iter().filter_map(|entry| entry.contribution_id.zip(entry.touchpoint_id)).collect();
        let mut known: HashSet<_> = before.iter().filter_map(|entry| entry.touchpoint_id).collect();
        if tapped.iter().any(|id| !of.contains_key(id)) {
            of.extend(repo.tappable(actor.id(), &tapped).await?);
        }
        if chosen.iter().any(|id| !known.contains(id)) {
            known.extend(repo.published_touchpoints(&chosen).await?);
        }
        let mut entries = Vec::with_capacity(typed.len());
        for entry in typed {
            let touchpoint = match entry.contribution {
                Some(id) => of.get(&id).copied(),
                None => entry.touchpoint.filter(|id| known.contains(id)),
            };
            if touchpoint.is_none() {
                match entry.contribution {
                    Some(_) => {
                        problems.add("lived", Rule::UnknownChoice);
                        continue;
                    }
                    None if entry.touchpoint.is_some() => {
                        problems.add(format!("touchpoint-{}", entry.suffix), Rule::UnknownChoice);
                    }
                    None if why == Save::Send => {
                        problems.add(format!("touchpoint-{}", entry.suffix), Rule::Required);
                    }
                    None => {}
                }
            }
            entries.push(NewEntry {
                id: self.id()?,
                contribution_id: entry.contribution,
                touchpoint_id: touchpoint,
                did: entry.did,
                got: entry.got,
                example: entry.example,
            });
        }
        Ok(entries)
    }
}

/// Checked; while it is typed, as much of it as can be kept.
fn text(problems: &mut Problems, why: Save, field: &str, value: &str, max: usize) -> String {
    let text = problems.text(field, value, max);
    if why != Save::Typing {
        return text;
    }
    text.chars().filter(|c| !c.is_control() || *c == '\n' || *c == '\t').take(max).collect()
}

/// Texts in order, nothing twice, no more than are taken; what is empty and names nothing is left out.
fn checked(problems: &mut Problems, why: Save, entries: &[EntryInput]) -> Vec<EntryInput> {
    let mut seen = HashSet::new();
    let mut others = 0;
    let mut checked = Vec::new();
    for entry in entries {
        let did = text(problems, why, &format!("did-{}", entry.suffix), &entry.did, MAX_TEXT);
        let got = text(problems, why, &format!("got-{}", entry.suffix), &entry.got, MAX_TEXT);
        let taken = match entry.contribution {
            Some(id) => seen.insert(id) && seen.len() <= MAX_TAPS,
            None if entry.touchpoint.is_none() && did.is_empty() && got.is_empty() => false,
            None => {
                others += 1;
                others <= MAX_OTHERS
            }
        };
        if taken {
            checked.push(EntryInput { did, got, ..entry.clone() });
        }
    }
    let too_many = |max: usize| Rule::TooMany { max: i64::try_from(max).unwrap_or(i64::MAX) };
    if seen.len() > MAX_TAPS {
        problems.add("lived", too_many(MAX_TAPS));
    }
    if others > MAX_OTHERS {
        problems.add("others", too_many(MAX_OTHERS));
    }
    checked
}

fn is_same(stored: &CheckinRow, before: &[EntryRow], content: &Content) -> bool {
    type Entry<'a> = (Option<ContributionId>, Option<TouchpointId>, &'a str, &'a str, bool);
    let mut old: Vec<Entry<'_>> = before
        .iter()
        .map(|e| (e.contribution_id, e.touchpoint_id, e.did.as_str(), e.got.as_str(), e.example))
        .collect();
    let mut new: Vec<Entry<'_>> = content
        .entries
        .iter()
        .map(|e| (e.contribution_id, e.touchpoint_id, e.did.as_str(), e.got.as_str(), e.example))
        .collect();
    old.sort_unstable();
    new.sort_unstable();
    stored.note == content.note && old == new
}

const fn saved(row: &CheckinRow, left_out: Vec<FieldProblem>) -> Saved {
    Saved { revision: row.revision, sent_at: row.sent_at, late: row.late, left_out }
}
