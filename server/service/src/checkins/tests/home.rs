//! What waits for each.

use super::*;
use hilo_domain::view::home::{Home, News, Waiting};

async fn home(company: &Company, who: PersonId) -> Home {
    company.services.home(&actor(company, who).await).await.unwrap()
}

fn kinds(home: &Home) -> Vec<&'static str> {
    home.waiting
        .iter()
        .map(|what| match what {
            Waiting::Checkin { draft: false, .. } => "check-in",
            Waiting::Checkin { .. } => "draft",
            Waiting::LateCheckin { .. } => "late",
            Waiting::AreaAnswer { .. } => "area",
            Waiting::Acknowledge { .. } => "acknowledge",
            Waiting::Read { .. } => "read",
            Waiting::Decide { .. } => "decide",
            Waiting::Reconfirm { .. } => "reconfirm",
            Waiting::Rewrite { .. } => "rewrite",
            Waiting::Propose => "propose",
            Waiting::StatementDraft { .. } | Waiting::JourneyDraft { .. } => "publish",
        })
        .collect()
}

/// Somebody on leave is left in peace, unless they have begun to write; somebody new may write at once.
#[tokio::test]
async fn the_week_waits_for_those_who_are_there() {
    let company = company().await;
    let day = |date: &str| date.parse::<hilo_domain::date::Date>().unwrap().days();
    let leave = hilo_store::absences::AbsenceRow {
        id: hilo_domain::ids::AbsenceId(uuid::Uuid::from_u128(1)),
        person_id: BRUNO,
        from_day: day("2026-11-23"),
        to_day: None,
        set_by: None,
        created_at: company.now(),
    };
    let mut repo = company.write().await;
    repo.insert_absence(&leave).await.unwrap();
    repo.save().await.unwrap();
    for at in ["2026-11-23T15:00:00Z", "2026-11-26T12:00:00Z"] {
        company.set_clock(at);
        company.services.tick().await.unwrap();
    }
    assert_eq!(kinds(&home(&company, ANA).await), ["check-in", "late", "acknowledge"]);
    assert_eq!(kinds(&home(&company, BRUNO).await), ["late", "acknowledge"]);
    let input = CheckinInput { week: Some(week().next()), ..lived(0, "algo") };
    save(&company, BRUNO, &input, false).await.unwrap();
    assert_eq!(kinds(&home(&company, BRUNO).await), ["draft", "late", "acknowledge"]);
    company.set_clock("2026-11-27T12:00:00Z");
    let nora = company.hire(12, 3, "Nora").await;
    assert_eq!(kinds(&home(&company, nora).await), ["check-in", "acknowledge"]);
}

#[tokio::test]
async fn one_list_of_what_waits() {
    let company = company().await;
    assert_eq!(kinds(&home(&company, ANA).await), ["check-in", "late", "acknowledge"]);
    save(&company, ANA, &lived(0, "uno"), false).await.unwrap();
    assert_eq!(kinds(&home(&company, ANA).await), ["draft", "late", "acknowledge"]);
    save(&company, ANA, &lived(1, "uno"), true).await.unwrap();
    let sent = home(&company, ANA).await;
    assert_eq!(kinds(&sent), ["late", "acknowledge"]);
    assert_eq!(sent.sent.map(|(week, _)| week), Some(week()));

    let mario = home(&company, MARIO).await;
    assert_eq!(kinds(&mario), ["check-in", "late", "acknowledge", "read", "area"]);
    assert!(mario.waiting.contains(&Waiting::Read { count: 1, week: week() }));
    assert_eq!(
        kinds(&home(&company, CARLA).await),
        ["check-in", "late", "acknowledge", "area"],
        "it was written to Mario"
    );
    // Nobody of finance has a contribution that holds for them.
    assert_eq!(kinds(&home(&company, FEDE).await), ["check-in", "late", "acknowledge", "propose", "area"]);

    let id = company.read().await.checkin_of(week(), ANA).await.unwrap().unwrap().id;
    company.services.comment(&actor(&company, MARIO).await, id, "Gracias", None).await.unwrap();
    assert_eq!(kinds(&home(&company, MARIO).await), ["check-in", "late", "acknowledge", "area"]);
    let news = home(&company, ANA).await.news;
    assert!(matches!(news.first(), Some(News::Answer { name, .. }) if name == "Mario"), "{news:?}");
    assert!(news.iter().any(|news| matches!(news, News::Statement { .. })));

    company.set_clock("2026-11-23T15:00:00Z");
    company.services.tick().await.unwrap();
    assert_eq!(kinds(&home(&company, BRUNO).await), ["late", "acknowledge"], "the week is over");
}
