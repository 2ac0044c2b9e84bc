//! What an admin sets for the whole organisation: its name, language, clock and week.

#[cfg(test)]
mod tests;

use crate::{
    Result, Services,
    actor::Admin,
    audit::Line,
    checkins::{mine::has_closed, weeks::calendar},
    fingerprint::{fingerprint, unchanged},
};
use hilo_domain::{
    calendar::{Calendar, Zone},
    date::Weekday,
    lang::Lang,
    problem::{Problem, Problems, Rule},
    rhythm::{Moment, Rhythm, TimeOfDay},
    time::Millis,
    view::settings::{SettingsView, WeekHours},
    week::WeekId,
};
use hilo_store::{organisation::Organisation, weeks::WeekRow};
use serde_json::{Map, Value, json};

/// What the form sends, as typed.
#[derive(Debug, Clone, Default)]
pub struct SettingsInput {
    pub name: String,
    pub language: String,
    pub time_zone: String,
    pub opens_day: String,
    pub opens_time: String,
    pub closes_day: String,
    pub closes_time: String,
    /// Of the form.
    pub revision: String,
}

impl Services {
    /// # Errors
    /// If the database can't be read.
    pub async fn settings(&self, _admin: Admin<'_>) -> Result<SettingsView> {
        let mut repo = self.read().await?;
        let organisation = repo.organisation().await?.ok_or(Problem::NotFound)?;
        let latest = repo.latest_week().await?;
        let (open, next) = hours(&calendar(&organisation)?, latest.as_ref(), self.env.now());
        let time = |minutes| TimeOfDay::from_minutes(minutes).map(|t| t.to_string()).unwrap_or_default();
        Ok(SettingsView {
            revision: revision(&organisation),
            name: organisation.name,
            language: organisation.language,
            time_zone: organisation.time_zone,
            opens_day: organisation.opens_day,
            opens_time: time(organisation.opens_minute),
            closes_day: organisation.closes_day,
            closes_time: time(organisation.closes_minute),
            open,
            next,
        })
    }

    /// The name is also the root area's. A new week applies from the next opening; one that is open closes as it was
    /// announced.
    ///
    /// # Errors
    /// [`Problem::Invalid`] with all that does not hold; [`Problem::Stale`] if somebody changed them meanwhile.
    pub async fn change_settings(&self, admin: Admin<'_>, input: &SettingsInput) -> Result<()> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.lock_organisation().await?;
        let was = repo.organisation().await?.ok_or(Problem::NotFound)?;
        let is = checked(input, &was)?;
        unchanged(&input.revision, &revision(&was))?;
        let detail = difference(&was, &is);
        if detail.is_empty() {
            return Ok(());
        }
        repo.update_organisation(&is).await?;
        if is.name != was.name
            && let Some(root) = repo.areas().await?.into_iter().find(|a| a.parent_id.is_none())
        {
            repo.update_area(&hilo_store::areas::AreaRow { name: is.name.clone(), ..root }).await?;
        }
        let line = Line::by(admin.actor(), "settings.changed").detail(Value::Object(detail));
        self.record(&mut *repo, now, line).await?;
        Ok(repo.save().await?)
    }
}

/// The week that is open, with the hours that it was opened with, and the next one, with those of the settings.
fn hours(calendar: &Calendar, latest: Option<&WeekRow>, now: Millis) -> (Option<WeekHours>, WeekHours) {
    let by_settings = |week: WeekId| WeekHours {
        week,
        opens_at: Millis(calendar.opens_at(week)),
        closes_at: Millis(calendar.closes_at(week)),
    };
    let state = calendar.state_at(now.0);
    let is_new = |week: &WeekId| latest.is_none_or(|latest| *week > latest.week);
    // The clock opens within a minute what is due.
    let due = state.open.filter(is_new);
    let Some(open) = latest.filter(|week| !has_closed(week, now)) else {
        let next = due.map_or(state.next, WeekId::next);
        let next = latest.map_or(next, |latest| next.max(latest.week.next()));
        return (due.map(by_settings), by_settings(next));
    };
    let mut next = by_settings(due.unwrap_or(state.next).max(open.week.next()));
    // No two weeks are open at once: the next one waits, and is skipped if nothing is left of it.
    while next.closes_at <= open.closes_at {
        next = by_settings(next.week.next());
    }
    next.opens_at = next.opens_at.max(open.closes_at);
    (Some(WeekHours { week: open.week, opens_at: open.opens_at, closes_at: open.closes_at }), next)
}

fn checked(input: &SettingsInput, was: &Organisation) -> Result<Organisation, Problem> {
    let mut problems = Problems::default();
    let name = problems.required_line("name", &input.name, 120);
    let language = Lang::from_tag(&input.language);
    if language.is_none() {
        problems.add("language", Rule::UnknownChoice);
    }
    let zone = Zone::named(input.time_zone.trim());
    if zone.is_err() {
        problems.add("time_zone", Rule::UnknownTimeZone);
    }
    let opens = moment(&mut problems, ["opens_day", "opens_time"], [&input.opens_day, &input.opens_time]);
    let closes = moment(&mut problems, ["closes_day", "closes_time"], [&input.closes_day, &input.closes_time]);
    if let (Some(opens), Some(closes)) = (opens, closes)
        && Rhythm::new(opens, closes).is_err()
    {
        problems.add("closes_time", Rule::BadRhythm);
    }
    problems.finish()?;
    let (opens, closes) = opens.zip(closes).ok_or(Problem::Malformed)?;
    Ok(Organisation {
        name,
        language: language.unwrap_or_default().tag().to_owned(),
        time_zone: zone.map_err(|_| Problem::Malformed)?.name().to_owned(),
        opens_day: i32::from(opens.weekday.iso()),
        opens_minute: opens.time.minutes(),
        closes_day: i32::from(closes.weekday.iso()),
        closes_minute: closes.time.minutes(),
        created_at: was.created_at,
    })
}

fn moment(problems: &mut Problems, fields: [&str; 2], values: [&str; 2]) -> Option<Moment> {
    let weekday = values[0].parse().ok().and_then(Weekday::from_iso);
    if weekday.is_none() {
        problems.add(fields[0], Rule::UnknownChoice);
    }
    // Some browsers send seconds.
    let time = values[1].trim();
    let time: Option<TimeOfDay> = time.get(..5).filter(|_| time.len() <= 8).and_then(|t| t.parse().ok());
    if time.is_none() {
        problems.add(fields[1], Rule::NotATime);
    }
    weekday.zip(time).map(|(weekday, time)| Moment { weekday, time })
}

fn revision(o: &Organisation) -> String {
    let week = [o.opens_day, o.opens_minute, o.closes_day, o.closes_minute].map(|n| n.to_string()).join(" ");
    fingerprint(&[&o.name, &o.language, &o.time_zone, &week])
}

/// What changed, with what it is now, for the record.
fn difference(was: &Organisation, is: &Organisation) -> Map<String, Value> {
    let mut detail = Map::new();
    let mut note = |field: &str, differs: bool, value: Value| {
        if differs {
            detail.insert(field.to_owned(), value);
        }
    };
    note("name", was.name != is.name, json!(is.name));
    note("language", was.language != is.language, json!(is.language));
    note("time_zone", was.time_zone != is.time_zone, json!(is.time_zone));
    let week = |o: &Organisation| (o.opens_day, o.opens_minute, o.closes_day, o.closes_minute);
    let text = |day: i32, minute: i32| format!("{day} {:02}:{:02}", minute / 60, minute % 60);
    let differs = week(was) != week(is);
    note("opens", differs, json!(text(is.opens_day, is.opens_minute)));
    note("closes", differs, json!(text(is.closes_day, is.closes_minute)));
    detail
}
