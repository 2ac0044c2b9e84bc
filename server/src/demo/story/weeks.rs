//! Week after week: who checks in with what, and what the leads say to it.

use super::{Event, Story, cast::Cast};
use crate::demo::content::{Content, Entry, Note, Profile};
use hilo_domain::{
    calendar::Calendar,
    ids::{AreaId, PersonId},
    time::Millis,
    view::checkins::{CheckinForm, CheckinPage, Pick},
    week::WeekId,
};
use hilo_service::{
    Failure,
    checkins::write::{CheckinInput, EntryInput, Save},
};
use hilo_store::absences::AbsenceRow;
use std::collections::HashMap;

/// Texts that are still to be used, and how each area answers.
pub(super) struct Desk {
    profiles: HashMap<String, Profile>,
    /// By touchpoint and title; each area draws from a pile of its own, which is filled again when it is empty.
    piles: HashMap<(AreaId, String, String), Vec<Entry>>,
    notes: HashMap<String, Vec<Note>>,
    answers: Vec<String>,
}

impl Desk {
    pub(super) fn new(content: &Content) -> Self {
        let mut notes: HashMap<String, Vec<Note>> = HashMap::new();
        for note in &content.checkins.note {
            notes.entry(note.area.clone()).or_default().push(note.clone());
        }
        Self {
            profiles: content.checkins.profile.iter().map(|p| (p.area.clone(), p.clone())).collect(),
            piles: HashMap::new(),
            notes,
            answers: Vec::new(),
        }
    }

    /// The area's, or that of the nearest one above that has one.
    pub(super) fn profile(&self, cast: &Cast, area: AreaId) -> Option<Profile> {
        let mut paths = cast.upwards(area).into_iter().filter_map(|a| cast.paths.get(&a));
        paths.find_map(|path| self.profiles.get(path)).cloned()
    }
}

impl Story<'_> {
    pub(super) fn plan_weeks(&mut self, calendar: &Calendar, first: WeekId) {
        for number in 1..=self.content.checkins.weeks + 1 {
            let week = first.plus(number - 1);
            let (opens, closes) = (Millis(calendar.opens_at(week)), Millis(calendar.closes_at(week)));
            self.plan(opens, Event::Tick);
            self.plan(closes, Event::Tick);
            let people: Vec<_> = self.cast.members.iter().map(|m| (m.id, m.area)).collect();
            for (person, area) in people {
                self.plan_checkin((person, area), (week, number), (opens, closes));
            }
        }
    }

    fn plan_checkin(&mut self, who: (PersonId, AreaId), week: (WeekId, i32), window: (Millis, Millis)) {
        let ((person, area), (week, number), (opens, closes)) = (who, week, window);
        let Some(profile) = self.desk.profile(&self.cast, area) else { return };
        let length = f64::from(self.content.checkins.weeks - 1);
        let swing: f64 = self.swing(area, number);
        let wobble = (self.chance.share() - 0.5) * 2.0 * profile.wobble;
        let share = (profile.participation + profile.trend * f64::from(number - 1) / length + wobble) * swing;
        if self.is_away(person, number) || !self.chance.happens(share.clamp(0.0, 1.0)) {
            return;
        }
        let late = self.chance.happens(profile.late);
        let hours = closes.seconds_since(opens) / 3600;
        // Most answer on the first day or on the last morning.
        let hour = match self.chance.below(10) {
            0..=4 => self.chance.between(0, 10),
            5..=7 => self.chance.between(24, 34),
            _ => self.chance.between(hours - 5, hours - 1),
        };
        let minute = self.chance.between(1, 3500);
        let when = if late { closes.plus_hours(self.chance.between(1, 30)) } else { opens.plus_hours(hour) };
        self.plan(when.plus_seconds(minute), Event::Send { person, week, number });
    }

    fn swing(&self, area: AreaId, number: i32) -> f64 {
        let above = self.cast.upwards(area);
        let hits = |path: &String| self.cast.areas.get(path).is_some_and(|a| above.contains(a));
        let swings = self.content.checkins.swing.iter().filter(|s| s.week == number && s.areas.iter().any(hits));
        swings.map(|s| s.factor).product()
    }

    fn is_away(&self, person: PersonId, number: i32) -> bool {
        let Ok(member) = self.cast.member(person) else { return true };
        let leaves = self.content.checkins.leave.iter().filter(|l| l.employee_id == member.number);
        leaves.into_iter().any(|l| number >= l.from && l.to.is_none_or(|to| number <= to))
    }

    /// Leave from before a week opens until after it closes.
    pub(super) async fn set_leaves(&mut self, first: WeekId) -> Result<(), Failure> {
        let mut repo = self.services.store.write().await?;
        for leave in &self.content.checkins.leave {
            let person = self.cast.number(&leave.employee_id)?;
            let row = AbsenceRow {
                id: self.services.env.id().map_err(Failure::internal)?,
                person_id: person,
                from_day: first.plus(leave.from - 1).monday().days(),
                to_day: leave.to.map(|to| first.plus(to).day(1).days()),
                set_by: Some(person),
                created_at: self.services.env.now(),
            };
            repo.insert_absence(&row).await?;
        }
        Ok(repo.save().await?)
    }

    pub(super) async fn send(&mut self, person: PersonId, week: WeekId, number: i32) -> Result<(), Failure> {
        let actor = self.cast.actor(person)?;
        let CheckinPage::Form(form) = self.services.this_week(&actor, Some(week)).await?.checkin else { return Ok(()) };
        let (input, note) = self.written(person, number, &form)?;
        self.services.save_checkin(&actor, &input, Save::Send).await?;
        self.feel(&actor, week, number).await?;
        self.plan_answer(person, week, note).await
    }

    /// What somebody writes this week, and the note if there is one.
    fn written(
        &mut self,
        person: PersonId,
        number: i32,
        form: &CheckinForm,
    ) -> Result<(CheckinInput, Option<Note>), Failure> {
        let member = self.cast.member(person)?.clone();
        let profile = self.desk.profile(&self.cast, member.area);
        let (taps, texts, notes) = profile.map_or((1.0, 0.5, 0.2), |p| (p.taps, p.texts, p.notes));
        let mut entries = Vec::new();
        let mut picks: Vec<&Pick> = form.picks.iter().collect();
        let mut wanted = taps;
        while wanted > 0.0 && self.chance.happens(wanted) {
            wanted -= 1.0;
            let Some(pick) = self.chance.draw(&mut picks) else { break };
            let text = if self.chance.happens(texts) { self.text(member.area, &member.title, pick) } else { None };
            let text = text.unwrap_or(Entry { did: String::new(), customer: String::new() });
            entries.push(EntryInput {
                suffix: String::new(),
                contribution: Some(pick.contribution),
                touchpoint: None,
                example: !text.did.is_empty() && self.chance.happens(0.15),
                did: text.did,
                got: text.customer,
            });
        }
        let note = if self.chance.happens(notes) { self.note(member.area, &member.title, number) } else { None };
        let input = CheckinInput {
            week: Some(form.week.week),
            revision: form.revision,
            entries,
            asides: Vec::new(),
            note: note.as_ref().map(|n| n.text.clone()).unwrap_or_default(),
        };
        Ok((input, note))
    }

    fn text(&mut self, area: AreaId, title: &str, pick: &Pick) -> Option<Entry> {
        let sentence = self.sentences.get(&pick.contribution)?;
        let touchpoint = self.content.contributions[*sentence].touchpoint.clone();
        let pools = self.content.checkins.pool.iter();
        let fits = |pool: &&crate::demo::content::Pool| {
            pool.touchpoint == touchpoint && pool.roles.iter().any(|role| role == title)
        };
        let pile = self.desk.piles.entry((area, touchpoint.clone(), title.to_owned())).or_default();
        if pile.is_empty() {
            pile.extend(pools.filter(fits).flat_map(|pool| pool.entries.iter().cloned()));
        }
        self.chance.draw(pile)
    }

    fn note(&mut self, area: AreaId, title: &str, number: i32) -> Option<Note> {
        let path = self.cast.paths.get(&area)?;
        let latest = self.content.checkins.weeks + 1 - number;
        let notes = self.desk.notes.get_mut(path)?;
        let fits = |note: &Note| {
            note.roles.as_ref().is_none_or(|roles| roles.iter().any(|role| role == title))
                && note.within_weeks.is_none_or(|weeks| latest <= weeks)
        };
        let place = notes.iter().position(fits)?;
        Some(notes.remove(place))
    }

    /// The lead reads it in the days after, and may answer.
    async fn plan_answer(&mut self, person: PersonId, week: WeekId, note: Option<Note>) -> Result<(), Failure> {
        let Some(lead) = self.cast.reader_of(person) else { return Ok(()) };
        let area = self.cast.member(lead)?.area;
        let Some(profile) = self.desk.profile(&self.cast, area) else { return Ok(()) };
        if !self.chance.happens(profile.read) {
            return Ok(());
        }
        let Some(row) = self.services.store.read().await?.checkin_of(week, person).await? else { return Ok(()) };
        let when =
            self.services.env.now().plus_hours(self.chance.between(2, 80)).plus_seconds(self.chance.between(1, 3000));
        self.plan(when, Event::Read { lead, checkin: row.id });
        if !self.chance.happens(profile.answered) {
            return Ok(());
        }
        if self.desk.answers.is_empty() {
            self.desk.answers.clone_from(&self.content.checkins.answers);
        }
        let answer = note.as_ref().and_then(|n| n.answer.clone());
        let Some(text) = answer.or_else(|| self.chance.draw(&mut self.desk.answers)) else { return Ok(()) };
        self.plan(when.plus_seconds(300), Event::Comment { person: lead, checkin: row.id, text });
        if let Some(text) = note.and_then(|n| n.reply) {
            let later = when.plus_hours(self.chance.between(1, 20));
            self.plan(later, Event::Comment { person, checkin: row.id, text });
        }
        Ok(())
    }
}
