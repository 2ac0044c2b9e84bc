//! Saving and sending my check-in.
//!
//! There is one per person and week. What is posted carries the revision that it was made from; if the stored one is
//! another, the save is refused, unless it would store what is there already: a second press of the button, another
//! tab with the same text, or a repetition after an answer that was lost all end in the one check-in, sent once.
//!
//! What is saved while somebody types is unfinished by nature: an entry whose touchpoint is still to be chosen is kept
//! for its author, and what can't be kept is told, while all the rest is stored.

use super::mine::{area_of, has_closed, writable_held};
use crate::{Actor, Result, Services, alignment::freeze::note_late};
use hilo_domain::{
    ids::{AreaId, ContributionId, TouchpointId},
    problem::{FieldProblem, Problem, Problems, Rule},
    time::Millis,
    week::WeekId,
};
use hilo_store::{
    Repo,
    checkins::{Aside, CheckinRow, EntryRow, NewEntry},
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
    /// Words below boxes that are not ticked: kept for their author, and part of nothing.
    pub asides: Vec<EntryInput>,
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

/// What may be named in a week's form.
struct Offered {
    week: WeekId,
    /// That the check-in is of, if it is new.
    area: AreaId,
    /// Of those that are tapped, each with its touchpoint.
    contributions: HashMap<ContributionId, TouchpointId>,
    /// Of those that are chosen.
    touchpoints: HashSet<TouchpointId>,
}

/// Checked.
struct Content {
    note: String,
    aside: Vec<Aside>,
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
        let aside = set_aside(&mut problems, why, &input.asides);
        let now = self.env.now();
        let asked = input.week.ok_or(Problem::Refused(Rule::WeekClosed))?;
        let offered = self.offered(actor, asked, &typed).await?;
        let mut repo = self.write().await?;
        let week = held(&mut *repo, asked, now).await?;
        let stored = repo.checkin_of(week.week, actor.id()).await?;
        let before = match &stored {
            Some(stored) => repo.entries(stored.id).await?,
            None => Vec::new(),
        };
        let entries = self.placed(typed, &offered, &before, why, &mut problems)?;
        let left_out = match problems.finish() {
            Err(Problem::Invalid(problems)) if why == Save::Typing => problems,
            checked => {
                checked?;
                Vec::new()
            }
        };
        let content = Content { note, aside, entries };
        let closed = has_closed(&week, now);
        let from = stored.as_ref().map(|stored| stored.revision);
        let mut row = match stored {
            None => self.new_row(actor, &offered, &content, now)?,
            Some(stored) => {
                let differs = difference(&stored, &before, &content);
                let same = differs == Difference::None;
                if same && (stored.sent_at.is_some() || !send) {
                    return Ok(Some(saved(&stored, left_out)));
                }
                if !same && closed && stored.sent_at.is_some() {
                    return Err(Problem::Refused(Rule::WeekClosed).into());
                }
                if !same && stored.revision != input.revision {
                    return Err(Problem::Stale.into());
                }
                // To its readers it is as new as what they are shown of it.
                let shown_anew = differs == Difference::Shown || stored.sent_at.is_none();
                CheckinRow {
                    note: content.note.clone(),
                    aside: content.aside.clone(),
                    revision: stored.revision + 1,
                    updated_at: if shown_anew { now } else { stored.updated_at },
                    ..stored
                }
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
        if from.is_some() {
            repo.remove_entries(row.id).await?;
        }
        repo.insert_entries(row.id, &content.entries).await?;
        if late_now {
            note_late(&mut *repo, week.week, actor.id()).await?;
        }
        repo.save().await?;
        Ok(Some(saved(&row, left_out)))
    }

    /// What the form may name. Looked up before the one writer is taken, which everybody waits for: what is retired
    /// in between was there when it was tapped, and stays.
    async fn offered(&self, actor: &Actor, week: WeekId, typed: &[EntryInput]) -> Result<Offered> {
        let tapped: Vec<_> = typed.iter().filter_map(|entry| entry.contribution).collect();
        let chosen: Vec<_> = typed.iter().filter_map(|entry| entry.touchpoint).collect();
        let mut repo = self.read().await?;
        let expected = repo.expected_in(week, actor.id()).await?;
        Ok(Offered {
            week,
            area: area_of(None, expected, actor),
            contributions: if tapped.is_empty() {
                HashMap::new()
            } else {
                repo.tappable(actor.id(), &tapped).await?.into_iter().collect()
            },
            touchpoints: if chosen.is_empty() {
                HashSet::new()
            } else {
                repo.published_touchpoints(&chosen).await?.into_iter().collect()
            },
        })
    }

    fn new_row(&self, actor: &Actor, offered: &Offered, content: &Content, now: Millis) -> Result<CheckinRow> {
        Ok(CheckinRow {
            id: self.id()?,
            week: offered.week,
            person_id: actor.id(),
            area_id: offered.area,
            note: content.note.clone(),
            revision: 1,
            created_at: now,
            updated_at: now,
            sent_at: None,
            late: false,
            aside: content.aside.clone(),
        })
    }

    /// Finds the touchpoint of each tapped contribution, and that each chosen touchpoint is one. A contribution that
    /// was tapped before stays, whatever has become of it since. Only what is sent must have a touchpoint.
    fn placed(
        &self,
        typed: Vec<EntryInput>,
        offered: &Offered,
        before: &[EntryRow],
        why: Save,
        problems: &mut Problems,
    ) -> Result<Vec<NewEntry>> {
        let kept: HashMap<_, _> =
            before.iter().filter_map(|entry| entry.contribution_id.zip(entry.touchpoint_id)).collect();
        let known: HashSet<_> = before.iter().filter_map(|entry| entry.touchpoint_id).collect();
        let mut entries = Vec::with_capacity(typed.len());
        for entry in typed {
            let touchpoint = match entry.contribution {
                Some(id) => kept.get(&id).or_else(|| offered.contributions.get(&id)).copied(),
                None => entry.touchpoint.filter(|id| known.contains(id) || offered.touchpoints.contains(id)),
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

/// The week that the form is of, held open or closed as it is until this transaction ends.
async fn held(repo: &mut dyn Repo, asked: WeekId, now: Millis) -> Result<WeekRow> {
    let weeks = writable_held(repo, now).await?;
    Ok(weeks.into_iter().find(|row| row.week == asked).ok_or(Problem::Refused(Rule::WeekClosed))?)
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

/// What is not ticked and not empty, each once.
fn set_aside(problems: &mut Problems, why: Save, typed: &[EntryInput]) -> Vec<Aside> {
    let mut asides: Vec<Aside> = Vec::new();
    for entry in typed.iter().take(MAX_TAPS) {
        let Some(contribution) = entry.contribution else { continue };
        let did = text(problems, why, &format!("did-{}", entry.suffix), &entry.did, MAX_TEXT);
        let got = text(problems, why, &format!("got-{}", entry.suffix), &entry.got, MAX_TEXT);
        let empty = did.is_empty() && got.is_empty();
        if !empty && asides.iter().all(|aside| aside.contribution != contribution) {
            asides.push(Aside { contribution, did, got });
        }
    }
    asides
}

/// How what is to be stored differs from what is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Difference {
    None,
    /// In what nobody but the author is shown.
    Kept,
    Shown,
}

fn difference(stored: &CheckinRow, before: &[EntryRow], content: &Content) -> Difference {
    type Entry<'a> = (Option<TouchpointId>, Option<ContributionId>, &'a str, &'a str, bool);
    let mut old: Vec<Entry<'_>> = before
        .iter()
        .map(|e| (e.touchpoint_id, e.contribution_id, e.did.as_str(), e.got.as_str(), e.example))
        .collect();
    let mut new: Vec<Entry<'_>> = content
        .entries
        .iter()
        .map(|e| (e.touchpoint_id, e.contribution_id, e.did.as_str(), e.got.as_str(), e.example))
        .collect();
    old.sort_unstable();
    new.sort_unstable();
    // Those without a touchpoint, which are the author's alone, come first.
    let kept = |entries: &[Entry<'_>]| entries.partition_point(|entry| entry.0.is_none());
    if stored.note != content.note || old[kept(&old)..] != new[kept(&new)..] {
        Difference::Shown
    } else if stored.aside != content.aside || old != new {
        Difference::Kept
    } else {
        Difference::None
    }
}

const fn saved(row: &CheckinRow, left_out: Vec<FieldProblem>) -> Saved {
    Saved { revision: row.revision, sent_at: row.sent_at, late: row.late, left_out }
}
