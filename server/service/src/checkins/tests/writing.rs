//! Saving and sending.

use super::*;
use hilo_domain::{
    problem::{FieldProblem, Rule},
    view::checkins::{CheckinForm, CheckinPage},
};

async fn form(company: &Company, who: PersonId) -> CheckinForm {
    match company.services.this_week(&actor(company, who).await, None).await.unwrap().checkin {
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
        tasks.spawn(async move { services.await.save_checkin(&bruno, &lived(0, "todas"), Save::Send).await.unwrap() });
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
    let page = company.services.this_week(&actor(&company, ANA).await, None).await.unwrap().checkin;
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
        asides: Vec::new(),
        note: long,
    };
    let Problem::Invalid(problems) = problem(save(&company, ANA, &input, true).await) else { panic!("it is valid") };
    let fields: Vec<_> = problems.iter().map(|p: &FieldProblem| p.field.as_str()).collect();
    assert_eq!(fields, ["note", "did-o0", "lived", "touchpoint-o1", "touchpoint-o2"]);
    let nothing = CheckinInput { week: None, ..CheckinInput::default() };
    assert_eq!(problem(save(&company, ANA, &nothing, true).await), Problem::Refused(Rule::WeekClosed));
}

/// A tap too many on a phone takes the mark away, and not the words: they wait for its return, and are nobody else's.
#[tokio::test]
async fn words_below_a_mark_that_was_taken_away_wait_for_it() {
    let company = company().await;
    let typed = lived(0, "acompañé hasta la puerta");
    let first = save(&company, ANA, &typed, true).await.unwrap();
    let without =
        CheckinInput { revision: first.revision, entries: Vec::new(), asides: typed.entries.clone(), ..typed.clone() };
    let second = save(&company, ANA, &without, true).await.unwrap();
    assert_eq!(save(&company, ANA, &without, true).await.unwrap().revision, second.revision, "nothing new");
    let pick = form(&company, ANA).await.picks.remove(0);
    assert_eq!((pick.lived, pick.did.as_str()), (false, "acompañé hasta la puerta"));
    let mut repo = company.read().await;
    let stored = repo.checkin_of(week(), ANA).await.unwrap().unwrap();
    assert_eq!(repo.entries(stored.id).await.unwrap(), [], "it is no entry");
    drop(repo);
    let back = CheckinInput { revision: second.revision, ..typed };
    save(&company, ANA, &back, true).await.unwrap();
    let pick = form(&company, ANA).await.picks.remove(0);
    assert_eq!((pick.lived, pick.did.as_str()), (true, "acompañé hasta la puerta"));
    let stored = company.read().await.checkin_of(week(), ANA).await.unwrap().unwrap();
    assert_eq!(stored.aside, [], "it is back in its place");
}

/// What somebody types is unfinished by nature: all that can be kept is, and what can't is told.
#[tokio::test]
async fn what_is_typed_is_kept_however_unfinished() {
    let company = company().await;
    let ana = actor(&company, ANA).await;
    let entry = |suffix: &str, did: &str| EntryInput {
        suffix: suffix.to_owned(),
        did: did.to_owned(),
        ..EntryInput::default()
    };
    let unknown: hilo_domain::ids::TouchpointId = "01930000-0000-7000-8000-00000000dead".parse().unwrap();
    let mut input = lived(0, &"ñ".repeat(1001));
    input.note = "x\0y".to_owned();
    input.entries.push(entry("o0", "todavía sin punto de contacto"));
    input.entries.push(EntryInput { touchpoint: Some(unknown), ..entry("o1", "retirado") });
    let gone =
        EntryInput { contribution: Some("01930000-0000-7000-8000-00000000dead".parse().unwrap()), ..entry("x", "x") };
    input.entries.push(gone);
    for place in 2..=10 {
        input.entries.push(entry(&format!("o{place}"), "más"));
    }
    let saved = company.services.save_checkin(&ana, &input, Save::Typing).await.unwrap();
    let told: Vec<_> = saved.left_out.iter().map(|problem| problem.field.as_str()).collect();
    let did = format!("did-{}", contribution());
    assert_eq!(told, ["note", did.as_str(), "others", "touchpoint-o1", "lived"]);
    let stored = form(&company, ANA).await;
    assert_eq!((stored.picks[0].did.chars().count(), stored.note.as_str()), (1000, "xy"));
    assert_eq!((stored.others.len(), stored.others[0].did.as_str()), (10, "todavía sin punto de contacto"));
    assert!(stored.others.iter().all(|other| other.touchpoint.is_none()));
    // The same again changes nothing, and says the same.
    assert_eq!(company.services.save_checkin(&ana, &input, Save::Typing).await.unwrap(), saved);
    // The button takes what is unfinished, and nothing that is wrong.
    let Problem::Invalid(wrong) = problem(save(&company, ANA, &input, false).await) else { panic!("it was taken") };
    assert_eq!(wrong.len(), 5);
    let mut draft = lived(1, "uno");
    draft.entries.push(entry("o0", "todavía sin punto de contacto"));
    assert_eq!(save(&company, ANA, &draft, false).await.unwrap().revision, 2);
    // Before it is sent, the touchpoint is chosen.
    draft.revision = 2;
    let required = Problem::field("touchpoint-o0", Rule::Required);
    assert_eq!(problem(save(&company, ANA, &draft, true).await), required);
    draft.entries[1].touchpoint = Some(touchpoint(2));
    assert!(save(&company, ANA, &draft, true).await.unwrap().sent_at.is_some());
}

#[tokio::test]
async fn whoever_is_away_is_told_that_nobody_waits() {
    let company = company().await;
    // Bruno went on leave before the opening; Ana is there.
    let leave = hilo_store::absences::AbsenceRow {
        id: hilo_domain::ids::AbsenceId(uuid::Uuid::from_u128(1)),
        person_id: BRUNO,
        from_day: day("2026-11-23"),
        to_day: Some(day("2026-12-06")),
        set_by: None,
        created_at: company.now(),
    };
    let mut repo = company.write().await;
    repo.insert_absence(&leave).await.unwrap();
    repo.save().await.unwrap();
    assert!(!form(&company, BRUNO).await.away, "not yet");
    for at in ["2026-11-23T15:00:00Z", "2026-11-26T12:00:00Z"] {
        company.set_clock(at);
        company.services.tick().await.unwrap();
    }
    assert!(form(&company, BRUNO).await.away && !form(&company, ANA).await.away);
    let input = CheckinInput { week: Some(week().next()), ..lived(0, "igual cuento algo") };
    assert!(save(&company, BRUNO, &input, true).await.unwrap().sent_at.is_some());
}

fn day(date: &str) -> i32 {
    date.parse::<hilo_domain::date::Date>().unwrap().days()
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
