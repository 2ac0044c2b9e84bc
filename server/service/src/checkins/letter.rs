//! One check-in, read by somebody else than its author.

use super::{
    circle::Circle,
    mine::week_view,
    past::{comment_view, entry_view},
    team::scopes_of,
};
use crate::{Actor, Result, Services, audit::Line};
use hilo_domain::{
    audience::Sight,
    ids::CheckinId,
    problem::{Problem, Problems},
    time::Millis,
    view::checkins::LetterView,
    week::WeekId,
};
use hilo_store::{Repo, checkins::CheckinRow};

/// Characters of a comment.
pub const MAX_COMMENT: usize = 2000;

/// What the record calls opening somebody's check-in.
const LOOK: &str = "look.checkin";

/// A check-in was marked as read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkedRead {
    pub week: WeekId,
    /// The next of that week that is unread.
    pub next: Option<CheckinId>,
}

impl Services {
    /// A check-in that was sent, for whom it may be shown to. The author can see that it was opened, and the record
    /// has a line for each viewer and check-in.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for whoever may not see it, and for a draft.
    pub async fn open_letter(&self, actor: &Actor, id: CheckinId) -> Result<LetterView> {
        self.note_look(actor, id).await?;
        let now = self.env.now();
        let mut repo = self.read().await?;
        let (row, sight, circle) = self.seen(&mut *repo, actor, id).await?;
        let week = repo.week(row.week).await?.ok_or(Problem::NotFound)?;
        let author = repo.person(row.person_id).await?.ok_or(Problem::NotFound)?;
        // What has no touchpoint yet is still being written, and is nobody else's business.
        let entries = repo.entries(id).await?.into_iter().filter(|entry| entry.touchpoint_id.is_some());
        let entries = entries.map(entry_view).collect();
        let readers = repo.readers(id).await?;
        let to_me = sight == Sight::Note;
        let comments = if to_me { repo.comments(id).await? } else { Vec::new() };
        let then = repo.week_area_name(row.week, row.area_id).await?;
        let area_name = then.unwrap_or_else(|| circle.name(row.area_id));
        let living = circle.living(row.area_id);
        let scopes = scopes_of(&mut *repo, &circle, actor, (!to_me).then_some(living), &[row.week]).await?;
        let scope = scopes.into_iter().next().map(|(_, scope)| scope).unwrap_or_default();
        let letters = repo.letters(row.week, &scope, actor.id(), 2, 0).await?;
        let unread = repo.letter_counts(row.week, &scope, actor.id()).await?.unread;
        let mine = readers.iter().find(|reader| reader.reader_id == actor.id());
        let read_at = mine.and_then(|reader| reader.read_at);
        let read_up_to = mine.and_then(|reader| reader.read_up_to);
        let changed = read_up_to.is_none_or(|read| read < row.updated_at);
        let theirs = comments.iter().filter(|comment| comment.author_id != actor.id());
        let answered = theirs.map(|comment| comment.at).max() > read_up_to;
        let is_unread = changed || answered;
        Ok(LetterView {
            id,
            week: week_view(&week, now),
            name: author.name,
            area: (row.area_id, area_name),
            sent_at: row.sent_at.unwrap_or(row.updated_at),
            late: row.late,
            entries,
            note: to_me.then_some(row.note),
            seen: comments.iter().map(|comment| comment.at).fold(row.updated_at, Millis::max),
            comments: comments.into_iter().map(|comment| comment_view(comment, actor.id())).collect(),
            read_at,
            changed: read_at.is_some() && changed,
            answered: read_at.is_some() && answered,
            unread: (unread - i64::from(is_unread)).max(0),
            next: letters.into_iter().find(|letter| letter.unread && letter.id != id).map(|letter| letter.id),
        })
    }

    /// Marks it as read as far as it was `seen` ([`LetterView::seen`]; without that, as it is now), and says which is
    /// unread next: what was written after the reader's page was made stays unread.
    ///
    /// # Errors
    /// As [`Self::open_letter`].
    pub async fn mark_letter_read(&self, actor: &Actor, id: CheckinId, seen: Option<Millis>) -> Result<MarkedRead> {
        let now = self.env.now();
        let mut repo = self.write().await?;
        let (row, _, _) = self.seen(&mut *repo, actor, id).await?;
        if row.person_id == actor.id() {
            return Err(Problem::NotFound.into());
        }
        repo.mark_read(id, actor.id(), now, read_up_to(seen, &row, now)).await?;
        repo.save().await?;
        Ok(MarkedRead { week: row.week, next: self.open_letter(actor, id).await?.next })
    }

    /// Writes into the thread below a check-in: its author, and those to whom it was written. A comment of theirs
    /// marks it as read as far as it was `seen`.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for everybody else; [`Problem::Invalid`] for a comment that is empty or too long.
    pub async fn comment(&self, actor: &Actor, id: CheckinId, body: &str, seen: Option<Millis>) -> Result<()> {
        let mut problems = Problems::default();
        let body = problems.required_text("body", body, MAX_COMMENT);
        let now = self.env.now();
        let mut repo = self.write().await?;
        let (row, sight, _) = self.seen(&mut *repo, actor, id).await?;
        if sight != Sight::Note {
            return Err(Problem::NotFound.into());
        }
        problems.finish()?;
        repo.hold_thread(id).await?;
        // A second press of the button, or a repetition after a lost answer, says the same right away.
        let said = repo.comments(id).await?;
        let again = said.last().is_some_and(|last| last.author_id == actor.id() && last.body == body);
        if again {
            return Ok(());
        }
        repo.insert_comment(self.id()?, id, actor.id(), now, &body).await?;
        if row.person_id != actor.id() {
            repo.mark_read(id, actor.id(), now, read_up_to(seen, &row, now)).await?;
        }
        Ok(repo.save().await?)
    }

    /// A sent check-in that the actor may see, or any of their own.
    async fn seen(&self, repo: &mut dyn Repo, actor: &Actor, id: CheckinId) -> Result<(CheckinRow, Sight, Circle)> {
        let row = repo.checkin(id).await?.ok_or(Problem::NotFound)?;
        let circle = Circle::load(repo).await?;
        let sight = circle.sight(actor, row.person_id, circle.living(row.area_id));
        let shown = sight > Sight::Nothing && (row.sent_at.is_some() || row.person_id == actor.id());
        if shown { Ok((row, sight, circle)) } else { Err(Problem::NotFound.into()) }
    }

    async fn note_look(&self, actor: &Actor, id: CheckinId) -> Result<()> {
        let mut repo = self.read().await?;
        let (row, _, _) = self.seen(&mut *repo, actor, id).await?;
        if row.person_id == actor.id() {
            // One's own is read on one's own page.
            return Err(Problem::NotFound.into());
        }
        if !repo.looked_at(actor.id(), LOOK, &[id.0], row.week).await?.is_empty() {
            return Ok(());
        }
        drop(repo);
        let now = self.env.now();
        let mut repo = self.write().await?;
        repo.note_opened(id, actor.id(), now).await?;
        let line = Line::by(actor, LOOK).subject("checkin", id.0).area(row.area_id).week(row.week.index());
        self.record(&mut *repo, now, line).await?;
        Ok(repo.save().await?)
    }
}

/// What a page claims to have shown reaches no further than now, or than the row itself where clocks differ.
fn read_up_to(seen: Option<Millis>, row: &CheckinRow, now: Millis) -> Millis {
    let now = now.max(row.updated_at);
    seen.map_or(now, |seen| seen.min(now))
}
