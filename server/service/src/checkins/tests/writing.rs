//! Saving and sending.

use super::*;
use hilo_domain::{
    problem::{FieldProblem, Rule},
    view::checkins::{CheckinForm, CheckinPage},
};

async fn form(company: &Company, who: PersonId) -> CheckinForm {
    match company.services.checkin_page(&actor(company, who).await, None).await.unwrap() {
        CheckinPage::Form(form) => *form,
        CheckinPage::Closed { .. } => panic!("no week is open"),
    }
}

#[tokio::test]
async fn a_draft_is_saved_changed_and_sent() {
    let company = company().await;
    let empty = form(&company, ANA).await;
    assert_eq!((empty.revision, empty.sent_at, empty.picks.len()), (0, None, 1));
    assert_eq!(empty.readers.entries, ["Mario", "Carla", "Pedro"]);
    assert_eq!(empty.readers.note, ["Mario"]);
    assert_eq!(empty.touchpoints.len(), 2);

    let saved = save(&company, ANA, &lived(0, "uno"), false).await.unwrap();
    assert_eq!((saved.revision, saved.sent_at), (1, None));
    let draft = form(&company, ANA).await;
    assert_eq!((draft.revision, draft.picks[0].did.as_str(), draft.note.as_str()), (1, "uno", "Nota"));

    let sent = save(&company, ANA, &lived(1, "dos"), true).await.unwrap();
    assert_eq!((sent.revision, sent.sent_at, sent.late), (2, Some(company.now()), false));
    // What was sent can be changed, and stays sent when it was.
    company.set_clock("2026-11-20T12:00:00Z");
    let changed = save(&company, ANA, &lived(2, "tres"), false).await.unwrap();
    assert_eq!((changed.revision, changed.sent_at), (3, sent.sent_at));
}

/// A second press, a repetition after a lost answer, a second tab with the same text.
#[tokio::test]
async fn the_same_again_is_one_check_in_sent_once() {
    let company = company().await;
    let first = save(&company, ANA, &lived(0, "uno"), true).await.unwrap();
    company.set_clock("2026-11-19T13:00:00Z");
    assert_eq!(save(&company, ANA, &lived(0, "uno"), true).await.unwrap(), first);
    assert_eq!(save(&company, ANA, &lived(0, "uno"), false).await.unwrap(), first);
    assert_eq!(save(&company, ANA, &lived(1, "uno"), true).await.unwrap(), first);

    // Many at once, and nobody before.
    let together: Vec<_> = (0..8)
        .map(|_| {
            let services = company.services.clone();
            async move { services }
        })
        .collect();
    let bruno = actor(&company, BRUNO).await;
    let mut tasks = tokio::task::JoinSet::new();
    for services in together {
        let bruno = bruno.clone();
        tasks.spawn(async move { services.await.save_checkin(&bruno, &lived(0, "todas"), true).await.unwrap() });
    }
    let all = tasks.join_all().await;
    assert!(all.iter().all(|saved| *saved == all[0]), "{all:?}");
    assert_eq!(all[0].revision, 1);
}

#[tokio::test]
async fn a_stale_tab_is_told_and_overwrites_nothing() {
    let company = company().await;
    save(&company, ANA, &lived(0, "uno"), false).await.unwrap();
    save(&company, ANA, &lived(1, "dos"), false).await.unwrap();
    assert_eq!(problem(save(&company, ANA, &lived(1, "tres"), true).await), Problem::Stale);
    let stored = form(&company, ANA).await;
    assert_eq!((stored.picks[0].did.as_str(), stored.sent_at), ("dos", None));
}

#[tokio::test]
async fn after_the_close_it_is_late_and_what_was_sent_stays() {
    let company = company().await;
    save(&company, ANA, &lived(0, "uno"), true).await.unwrap();
    save(&company, BRUNO, &lived(0, "borrador"), false).await.unwrap();
    // The close has passed, whether or not the clock has noticed.
    company.set_clock("2026-11-23T15:00:00Z");
    for ticks in [false, true] {
        if ticks {
            company.services.tick().await.unwrap();
        }
        assert_eq!(problem(save(&company, ANA, &lived(1, "otro"), true).await), Problem::Refused(Rule::WeekClosed));
        let again = save(&company, ANA, &lived(0, "uno"), true).await.unwrap();
        assert!(!again.late && again.revision == 1, "a lost answer over the close");
    }
    let late = save(&company, BRUNO, &lived(1, "borrador"), true).await.unwrap();
    assert!(late.late);
    let counts = company.read().await.week_counts(week(), &[area(3)]).await.unwrap();
    assert_eq!(counts.iter().map(|c| c.sent).sum::<i64>(), 1, "late is never counted");
    // Between two weeks, the page says when the next one opens.
    let page = company.services.checkin_page(&actor(&company, ANA).await, None).await.unwrap();
    let CheckinPage::Closed { next, last, .. } = page else { panic!("a week is open") };
    assert_eq!((next, last.map(|(week, sent)| (week.week, sent))), (week().next(), Some((week(), true))));
    // Once the next week has closed too, this one is history.
    company.set_clock("2026-11-30T15:00:00Z");
    company.services.tick().await.unwrap();
    assert_eq!(problem(save(&company, CELIA, &lived(0, "tarde"), true).await), Problem::Refused(Rule::WeekClosed));
}

#[tokio::test]
async fn all_that_is_wrong_is_told_at_once() {
    let company = company().await;
    let long = "x".repeat(2001);
    let entry = |suffix: &str| EntryInput { suffix: suffix.to_owned(), ..EntryInput::default() };
    let input = CheckinInput {
        week: Some(week()),
        revision: 0,
        entries: vec![
            EntryInput { contribution: Some("01930000-0000-7000-8000-00000000dead".parse().unwrap()), ..entry("x") },
            EntryInput { did: long.clone(), touchpoint: Some(touchpoint(1)), ..entry("o0") },
            EntryInput { did: "sin punto de contacto".to_owned(), ..entry("o1") },
            EntryInput { touchpoint: Some("01930000-0000-7000-8000-00000000dead".parse().unwrap()), ..entry("o2") },
            entry("o3"),
        ],
        note: long,
    };
    let Problem::Invalid(problems) = problem(save(&company, ANA, &input, true).await) else { panic!("it is valid") };
    let fields: Vec<_> = problems.iter().map(|p: &FieldProblem| p.field.as_str()).collect();
    assert_eq!(fields, ["note", "did-o0", "lived", "touchpoint-o1", "touchpoint-o2"]);
    let nothing = CheckinInput { week: None, ..CheckinInput::default() };
    assert_eq!(problem(save(&company, ANA, &nothing, true).await), Problem::Refused(Rule::WeekClosed));
}

#[tokio::test]
async fn last_weeks_taps_come_first_and_others_stay() {
    let company = company().await;
    let mut input = lived(0, "uno");
    let other = EntryInput {
        suffix: "o0".to_owned(),
        touchpoint: Some(touchpoint(2)),
        got: "algo".to_owned(),
        example: true,
        ..EntryInput::default()
    };
    input.entries.push(other);
    save(&company, ANA, &input, false).await.unwrap();
    let stored = form(&company, ANA).await;
    assert_eq!(stored.others.len(), 1);
    assert_eq!((stored.others[0].touchpoint, stored.others[0].example), (Some(touchpoint(2)), true));
    // Her role no longer has it, and the draft keeps it.
    let mut repo = company.write().await;
    let mut row = repo.contribution(contribution()).await.unwrap().unwrap().contribution;
    row.state = hilo_domain::contribution::State::Retired;
    assert!(repo.update_contribution(&row).await.unwrap());
    repo.save().await.unwrap();
    assert_eq!(form(&company, ANA).await.picks.len(), 1);
    assert_eq!(form(&company, BRUNO).await.picks.len(), 0);
    input.revision = 1;
    input.note = "otra".to_owned();
    assert!(save(&company, ANA, &input, true).await.is_ok());
}
