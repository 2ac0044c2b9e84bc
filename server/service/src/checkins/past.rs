//! My weeks, to be read again.

use super::{
    circle::Circle,
    mine::{area_of, has_closed, week_view, writable},
};
use crate::{Actor, Result, Services};
use hilo_domain::{
    ids::{CheckinId, PersonId},
    problem::Problem,
    text::{fold, searched},
    time::Millis,
    view::checkins::{CommentView, EntryView, MyWeek, MyWeekItem, MyWeeks, OpenedView},
    week::WeekId,
};
use hilo_store::checkins::{CommentRow, EntryRow, PersonWeekRow};
use std::collections::HashMap;

const PER_PAGE: usize = 20;
/// Characters of what a list shows of a text.
const EXCERPT: usize = 160;

impl Services {
    /// My weeks, latest first; those in whose texts all words of `search` are found, in any case, with or without
    /// accents. Two queries, however many weeks there are; a life of work has some two thousand.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn my_weeks(&self, actor: &Actor, search: &str, page: i64) -> Result<MyWeeks> {
        let now = self.env.now();
        let mut repo = self.read().await?;
        let rows = repo.weeks_of(actor.id()).await?;
        let mut entries: HashMap<CheckinId, Vec<EntryRow>> = HashMap::new();
        for entry in repo.entries_of(actor.id()).await? {
            entries.entry(entry.checkin_id).or_default().push(entry);
        }
        let folded = fold(&searched(search));
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let mut found = Vec::new();
        for row in rows {
            let entries = row.checkin_id.and_then(|id| entries.remove(&id)).unwrap_or_default();
            if words.is_empty() || matches(&row, &entries, &words) {
                found.push((row, entries));
            }
        }
        let total = found.len();
        let last = total.div_ceil(PER_PAGE).max(1);
        let page = usize::try_from(page).unwrap_or(1).clamp(1, last);
        let shown = found.into_iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
        Ok(MyWeeks {
            weeks: shown.map(|(row, entries)| item(&row, &entries, row_closed(&row, now))).collect(),
            total: i64::try_from(total).unwrap_or(i64::MAX),
            page: i64::try_from(page).unwrap_or(1),
            per_page: i64::try_from(PER_PAGE).unwrap_or(1),
        })
    }

    /// One of my weeks in full, with who opened it and the thread.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for a week that was not mine.
    pub async fn my_week(&self, actor: &Actor, week: WeekId) -> Result<MyWeek> {
        let now = self.env.now();
        let mut repo = self.read().await?;
        let row = repo.week(week).await?.ok_or(Problem::NotFound)?;
        let stored = repo.checkin_of(week, actor.id()).await?;
        let expected = repo.expected_in(week, actor.id()).await?;
        if stored.is_none() && expected.is_none() {
            return Err(Problem::NotFound.into());
        }
        let (mut entries, mut opened, mut comments) = (Vec::new(), Vec::new(), Vec::new());
        if let Some(stored) = &stored {
            entries = repo.entries(stored.id).await?;
            opened = repo.readers(stored.id).await?;
            comments = repo.comments(stored.id).await?;
        }
        let circle = Circle::load(&mut *repo).await?;
        let area = circle.living(area_of(stored.as_ref(), expected, actor));
        let sent = stored.as_ref().is_some_and(|stored| stored.sent_at.is_some());
        let writable = writable(&mut *repo, now).await?.iter().any(|row| row.week == week);
        Ok(MyWeek {
            week: week_view(&row, now),
            checkin: stored.as_ref().map(|stored| stored.id),
            sent_at: stored.as_ref().and_then(|stored| stored.sent_at),
            late: stored.as_ref().is_some_and(|stored| stored.late),
            entries: entries.into_iter().map(entry_view).collect(),
            note: stored.map(|stored| stored.note).unwrap_or_default(),
            opened: opened
                .into_iter()
                .map(|reader| OpenedView { name: reader.name, at: reader.opened_at, read_at: reader.read_at })
                .collect(),
            comments: comments.into_iter().map(|comment| comment_view(comment, actor.id())).collect(),
            readers: circle.readers(actor.id(), area),
            open: writable && !(sent && has_closed(&row, now)),
        })
    }
}

pub(crate) fn entry_view(entry: EntryRow) -> EntryView {
    EntryView {
        touchpoint: entry.touchpoint,
        does: entry.does,
        gets: entry.gets,
        did: entry.did,
        got: entry.got,
        example: entry.example,
        statement: entry.statement_id.zip(entry.statement),
    }
}

pub(crate) fn comment_view(comment: CommentRow, reader: PersonId) -> CommentView {
    let mine = comment.author_id == reader;
    CommentView { name: comment.name, at: comment.at, body: comment.body, mine }
}

fn row_closed(row: &PersonWeekRow, now: Millis) -> bool {
    row.closed_at.is_some() || row.closes_at <= now
}

fn matches(row: &PersonWeekRow, entries: &[EntryRow], words: &[&str]) -> bool {
    let mut text = format!("{} ", row.week);
    for part in row
        .note
        .iter()
        .map(String::as_str)
        .chain(entries.iter().flat_map(|e| [&e.touchpoint, &e.does, &e.gets, &e.did, &e.got]).map(String::as_str))
    {
        text.push_str(part);
        text.push(' ');
    }
    let text = fold(&text);
    words.iter().all(|word| text.contains(word))
}

fn item(row: &PersonWeekRow, entries: &[EntryRow], closed: bool) -> MyWeekItem {
    let mut touchpoints: Vec<String> = Vec::new();
    for entry in entries {
        if entry.touchpoint_id.is_some() && !touchpoints.contains(&entry.touchpoint) {
            touchpoints.push(entry.touchpoint.clone());
        }
    }
    let written = entries.iter().flat_map(|e| [&e.did, &e.got]).chain(&row.note).find(|text| !text.is_empty());
    MyWeekItem {
        week: row.week,
        closed,
        sent_at: row.sent_at,
        draft: row.checkin_id.is_some() && row.sent_at.is_none(),
        late: row.late.unwrap_or_default(),
        expected: row.expected,
        opened: row.opened,
        comments: row.comments,
        touchpoints,
        excerpt: written.map(|text| shortened(text)).unwrap_or_default(),
    }
}

/// The first [`EXCERPT`] characters, with an ellipsis if there are more.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(EXCERPT).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
