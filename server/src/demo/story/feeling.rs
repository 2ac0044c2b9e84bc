//! How people answer the confidential questions: as their area does, and a little each in their own way.

use super::Story;
use crate::demo::content::Mood;
use hilo_domain::{
    ids::{AreaId, PersonId},
    pulse::Item,
    view::pulse::{PulseForm, PulsePage},
    week::WeekId,
};
use hilo_service::{Actor, Failure, pulse::answer::PulseInput};

impl Story<'_> {
    pub(super) async fn feel(&mut self, actor: &Actor, week: WeekId, number: i32) -> Result<(), Failure> {
        let PulsePage::Open(form) = self.services.this_week(actor, None).await?.pulse else { return Ok(()) };
        let Some(mood) = self.mood(self.cast.member(actor.id())?.area) else { return Ok(()) };
        let taps = self.taps(actor.id(), week, number, &form, &mood);
        self.services.answer_pulse(actor, &PulseInput { period: form.period, taps }).await
    }

    /// The area's, or that of the nearest one above that has one.
    fn mood(&self, area: AreaId) -> Option<Mood> {
        let mut paths = self.cast.upwards(area).into_iter().filter_map(|a| self.cast.paths.get(&a));
        paths.find_map(|path| self.content.pulse.mood.iter().find(|mood| mood.area == *path)).cloned()
    }

    fn taps(
        &mut self,
        person: PersonId,
        week: WeekId,
        number: i32,
        form: &PulseForm,
        mood: &Mood,
    ) -> Vec<(WeekId, Item, u8)> {
        let length = f64::from((self.content.checkins.weeks - 1).max(1));
        let drift = mood.trend * f64::from(number - 1) / length;
        let (answers, spread) = (self.content.pulse.answers, self.content.pulse.spread);
        // The same person feels alike from week to week.
        let own = f64::from(u8::try_from(person.0.as_u128() % 201).unwrap_or_default()) / 100.0 - 1.0;
        let asked = form.weeks.iter().filter(|asked| asked.week == week).flat_map(|asked| &asked.items);
        let items: Vec<Item> = asked.map(|(item, _)| *item).collect();
        let mut taps = Vec::new();
        for item in items {
            let wobble = self.chance.share() * 2.0 - 1.0;
            if self.chance.happens(answers) {
                taps.push((week, item, score(mean(mood, item) + drift + spread * (0.7 * own + 0.5 * wobble))));
            }
        }
        taps
    }
}

const fn mean(mood: &Mood, item: Item) -> f64 {
    match item {
        Item::Know => mood.know,
        Item::Believe => mood.believe,
        Item::Live => mood.live,
        Item::Act => mood.act,
        Item::Recommend => mood.recommend,
    }
}

/// The nearest of the five answers.
fn score(feeling: f64) -> u8 {
    (1..=5)
        .min_by(|one, other| (f64::from(*one) - feeling).abs().total_cmp(&(f64::from(*other) - feeling).abs()))
        .unwrap_or(3)
}
