//! What is unread, and when it is read.

use super::{reading::sent, *};
use crate::checkins::team::TeamQuery;
use hilo_domain::{
    ids::{AreaId, ContributionId},
    time::Millis,
    view::home::Waiting,
};

/// An answer by the author is news to the lead, on the list, on the page and at home; and to nobody who may not read it.
#[tokio::test]
async fn an_answer_by_the_author_is_unread() {
    let company = company().await;
    let id = sent(&company, ANA).await;
    let (ana, mario, carla) = (actor(&company, ANA).await, actor(&company, MARIO).await, actor(&company, CARLA).await);
    company.services.comment(&mario, id, "Gracias", None).await.unwrap();
    company.services.mark_letter_read(&carla, id, None).await.unwrap();
    let unread = async |who: &Actor, area: Option<AreaId>| {
        company.services.team(who, TeamQuery { area, ..TeamQuery::default() }).await.unwrap().unread
    };
    assert_eq!((unread(&mario, None).await, unread(&carla, Some(area(3))).await), (0, 0));
    company.set_clock("2026-11-19T13:00:00Z");
    company.services.comment(&ana, id, "De nada", None).await.unwrap();
    assert_eq!((unread(&mario, None).await, unread(&mario, Some(area(3))).await), (1, 1));
    assert_eq!(unread(&carla, Some(area(3))).await, 0, "the thread is not for her");
    let home = company.services.home(&mario).await.unwrap();
    assert!(home.waiting.iter().any(|what| matches!(what, Waiting::Read { count: 1, .. })));
    let letter = company.services.open_letter(&mario, id).await.unwrap();
    assert_eq!((letter.answered, letter.changed, letter.unread), (true, false, 0));
    company.set_clock("2026-11-19T14:00:00Z");
    company.services.mark_letter_read(&mario, id, Some(letter.seen)).await.unwrap();
    assert_eq!(unread(&mario, None).await, 0);
    assert!(!company.services.open_letter(&mario, id).await.unwrap().answered);
}

/// What was written after the reader's page was made was not read, whatever the button on it says.
#[tokio::test]
async fn only_what_was_seen_is_marked_as_read() {
    let company = company().await;
    let id = sent(&company, ANA).await;
    let mario = actor(&company, MARIO).await;
    let seen = company.services.open_letter(&mario, id).await.unwrap().seen;
    company.set_clock("2026-11-19T13:00:00Z");
    save(&company, ANA, &lived(1, "más"), true).await.unwrap();
    company.set_clock("2026-11-19T14:00:00Z");
    company.services.mark_letter_read(&mario, id, Some(seen)).await.unwrap();
    let letter = company.services.open_letter(&mario, id).await.unwrap();
    assert!(letter.changed && letter.read_at.is_some());
    company.services.comment(&mario, id, "Gracias", Some(seen)).await.unwrap();
    assert!(company.services.open_letter(&mario, id).await.unwrap().changed, "an answer to what was seen");
    // A page can't claim to have shown what is still to be written.
    company.services.mark_letter_read(&mario, id, Some(Millis(i64::MAX))).await.unwrap();
    assert!(!company.services.open_letter(&mario, id).await.unwrap().changed);
    company.set_clock("2026-11-19T15:00:00Z");
    save(&company, ANA, &lived(2, "y más"), true).await.unwrap();
    assert!(company.services.open_letter(&mario, id).await.unwrap().changed);
}

/// What the author keeps aside, or has not placed yet, is stored, and is news to nobody.
#[tokio::test]
async fn what_no_reader_is_shown_does_not_make_it_unread() {
    let company = company().await;
    let id = sent(&company, ANA).await;
    let mario = actor(&company, MARIO).await;
    company.set_clock("2026-11-19T13:00:00Z");
    company.services.mark_letter_read(&mario, id, None).await.unwrap();
    let changed = async || company.services.open_letter(&mario, id).await.unwrap().changed;
    company.set_clock("2026-11-19T14:00:00Z");
    let unplaced = EntryInput { suffix: "o0".to_owned(), did: "algo más".to_owned(), ..EntryInput::default() };
    let mut input = lived(1, "uno");
    input.entries.push(unplaced);
    assert_eq!(save(&company, ANA, &input, false).await.unwrap().revision, 2);
    assert!(!changed().await, "an entry without a touchpoint");
    let aside = EntryInput {
        did: "sin marcar".to_owned(),
        contribution: Some(ContributionId(touchpoint(9).0)),
        ..EntryInput::default()
    };
    input = CheckinInput { asides: vec![aside], revision: 2, ..input };
    assert_eq!(save(&company, ANA, &input, false).await.unwrap().revision, 3);
    assert!(!changed().await, "words below a box that is not ticked");
    input.entries[1].touchpoint = Some(touchpoint(2));
    input.revision = 3;
    assert_eq!(save(&company, ANA, &input, false).await.unwrap().revision, 4);
    assert!(changed().await, "now it has its touchpoint");
    company.services.mark_letter_read(&mario, id, None).await.unwrap();
    company.set_clock("2026-11-19T15:00:00Z");
    input = CheckinInput { note: "Otra nota".to_owned(), revision: 4, ..input };
    save(&company, ANA, &input, false).await.unwrap();
    assert!(changed().await, "the note");
}

#[tokio::test]
async fn nobody_reads_their_own_as_its_reader() {
    let company = company().await;
    let id = sent(&company, ANA).await;
    let ana = actor(&company, ANA).await;
    assert_eq!(problem(company.services.mark_letter_read(&ana, id, None).await), Problem::NotFound);
    let mine = company.services.my_week(&ana, week()).await.unwrap();
    assert!(mine.opened.is_empty());
}
