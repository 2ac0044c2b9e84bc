//! Who sees what of a check-in.

use super::*;
use crate::checkins::team::TeamQuery;
use hilo_domain::ids::CheckinId;
use hilo_store::audit::AuditFilter;

pub(super) async fn sent(company: &Company, who: PersonId) -> CheckinId {
    save(company, who, &lived(0, "uno"), true).await.unwrap();
    company.read().await.checkin_of(week(), who).await.unwrap().unwrap().id
}

#[derive(Debug, PartialEq)]
enum Sees {
    Nothing,
    Entries,
    Note,
}

async fn sees(company: &Company, viewer: PersonId, id: CheckinId) -> Sees {
    match company.services.open_letter(&actor(company, viewer).await, id).await {
        Ok(letter) if letter.note.is_some() => Sees::Note,
        Ok(letter) => {
            assert!(letter.comments.is_empty() && letter.entries.len() == 1);
            Sees::Entries
        }
        Err(failure) => {
            assert_eq!(failure.problem, Problem::NotFound);
            Sees::Nothing
        }
    }
}

#[tokio::test]
async fn exactly_those_whom_the_page_names() {
    let company = company().await;
    let of_ana = sent(&company, ANA).await;
    let of_mario = sent(&company, MARIO).await;
    let of_celia = sent(&company, CELIA).await;
    let of_hilda = {
        let input = CheckinInput { entries: Vec::new(), ..lived(0, "") };
        save(&company, GALA, &input, true).await.unwrap();
        company.read().await.checkin_of(week(), GALA).await.unwrap().unwrap().id
    };
    for (viewer, ana, mario, celia) in [
        // The author's own is on the author's own page.
        (ANA, Sees::Nothing, Sees::Nothing, Sees::Nothing),
        (BRUNO, Sees::Nothing, Sees::Nothing, Sees::Nothing),
        (MARIO, Sees::Note, Sees::Nothing, Sees::Nothing),
        (CARLA, Sees::Entries, Sees::Note, Sees::Note),
        (PEDRO, Sees::Entries, Sees::Note, Sees::Note),
        (FEDE, Sees::Nothing, Sees::Nothing, Sees::Nothing),
        (HILDA, Sees::Entries, Sees::Entries, Sees::Entries),
        (GALA, Sees::Nothing, Sees::Nothing, Sees::Nothing),
        (EVA, Sees::Nothing, Sees::Nothing, Sees::Nothing),
        (ADAN, Sees::Nothing, Sees::Nothing, Sees::Nothing),
    ] {
        assert_eq!(sees(&company, viewer, of_ana).await, ana, "{viewer:?} of Ana, in an area that is led");
        assert_eq!(sees(&company, viewer, of_mario).await, mario, "{viewer:?} of Mario, a lead");
        assert_eq!(sees(&company, viewer, of_celia).await, celia, "{viewer:?} of Celia, in an area without a lead");
    }
    // Nobody leads the root: HR is written to.
    let hilda = company.services.open_letter(&actor(&company, HILDA).await, of_hilda).await.unwrap();
    assert_eq!(hilda.note.as_deref(), Some("Nota"));
}

#[tokio::test]
async fn a_draft_is_nobodys_business() {
    let company = company().await;
    save(&company, ANA, &lived(0, "uno"), false).await.unwrap();
    let id = company.read().await.checkin_of(week(), ANA).await.unwrap().unwrap().id;
    for viewer in [MARIO, CARLA, HILDA] {
        assert_eq!(sees(&company, viewer, id).await, Sees::Nothing);
    }
}

#[tokio::test]
async fn looks_are_recorded_once_and_shown_to_the_author() {
    let company = company().await;
    let id = sent(&company, ANA).await;
    for _ in 0..3 {
        sees(&company, MARIO, id).await;
        sees(&company, HILDA, id).await;
        company.services.team(&actor(&company, MARIO).await, TeamQuery::default()).await.unwrap();
    }
    let mine = company.services.my_week(&actor(&company, ANA).await, week()).await.unwrap();
    let opened: Vec<_> = mine.opened.iter().map(|o| (o.name.as_str(), o.read_at.is_some())).collect();
    assert_eq!(opened, [("Hilda", false), ("Mario", false)]);
    let filter = AuditFilter { limit: 100, ..AuditFilter::default() };
    let lines = company.read().await.audit(&filter).await.unwrap();
    let mut looks: Vec<_> =
        lines.iter().filter(|l| l.action.starts_with("look.")).map(|l| (l.action.as_str(), l.actor_id)).collect();
    looks.sort_unstable();
    let (checkin, team) = ("look.checkin", "look.team");
    assert_eq!(looks, [(checkin, Some(MARIO)), (checkin, Some(HILDA)), (team, Some(MARIO))]);
    assert!(lines.iter().filter(|l| l.action.starts_with("look.")).all(|l| l.week == Some(week().index())));
}

#[tokio::test]
async fn a_thread_is_between_the_author_and_whom_it_was_written_to() {
    let company = company().await;
    let id = sent(&company, ANA).await;
    let say =
        async |who: PersonId, body: &str| company.services.comment(&actor(&company, who).await, id, body, None).await;
    assert!(say(MARIO, "Gracias").await.is_ok());
    assert!(say(MARIO, "Gracias").await.is_ok(), "a second press says nothing twice");
    company.set_clock("2026-11-19T13:00:00Z");
    assert!(say(ANA, "De nada").await.is_ok());
    for who in [BRUNO, CARLA, HILDA, GALA, ADAN] {
        assert_eq!(problem(say(who, "Yo también").await), Problem::NotFound, "{who:?}");
    }
    assert!(matches!(problem(say(MARIO, " \n").await), Problem::Invalid(_)));
    let mine = company.services.my_week(&actor(&company, ANA).await, week()).await.unwrap();
    let said: Vec<_> = mine.comments.iter().map(|c| (c.name.as_str(), c.body.as_str(), c.mine)).collect();
    assert_eq!(said, [("Mario", "Gracias", false), ("Ana", "De nada", true)]);
    assert!(mine.opened[0].read_at.is_some(), "an answer marks it as read");
}

#[tokio::test]
async fn all_read_can_be_reached_and_a_change_is_seen() {
    let company = company().await;
    let (first, second) = (sent(&company, ANA).await, sent(&company, BRUNO).await);
    let mario = actor(&company, MARIO).await;
    let team = company.services.team(&mario, TeamQuery::default()).await.unwrap();
    let names: Vec<_> = team.letters.iter().map(|l| (l.name.as_str(), l.unread, l.note)).collect();
    assert_eq!(names, [("Ana", true, true), ("Bruno", true, true)]);
    assert_eq!((team.unread, team.missing_total, team.weeks[0].unread), (2, 0, 2));
    assert_eq!(company.services.mark_letter_read(&mario, first, None).await.unwrap().next, Some(second));
    assert_eq!(company.services.mark_letter_read(&mario, second, None).await.unwrap().next, None);
    assert_eq!(company.services.team(&mario, TeamQuery::default()).await.unwrap().unread, 0);
    company.set_clock("2026-11-20T12:00:00Z");
    save(&company, ANA, &lived(1, "más"), true).await.unwrap();
    let letter = company.services.open_letter(&mario, first).await.unwrap();
    assert!(letter.changed);
    assert_eq!(company.services.team(&mario, TeamQuery::default()).await.unwrap().unread, 1);
}

/// What has no touchpoint yet is still being written, even below a check-in that was sent.
#[tokio::test]
async fn what_is_unfinished_is_shown_to_nobody() {
    let company = company().await;
    let id = sent(&company, ANA).await;
    let mut input = lived(1, "uno");
    let unfinished = EntryInput { suffix: "o0".to_owned(), did: "a medias".to_owned(), ..EntryInput::default() };
    input.entries.push(unfinished);
    company.services.save_checkin(&actor(&company, ANA).await, &input, Save::Typing).await.unwrap();
    for viewer in [MARIO, CARLA, HILDA] {
        let letter = company.services.open_letter(&actor(&company, viewer).await, id).await.unwrap();
        assert_eq!(letter.entries.len(), 1, "{viewer:?}");
    }
    let mine = company.services.my_week(&actor(&company, ANA).await, week()).await.unwrap();
    assert_eq!(mine.entries.len(), 2);
    let list = company.services.my_weeks(&actor(&company, ANA).await, "medias", 1).await.unwrap();
    assert_eq!(list.weeks[0].touchpoints, ["Exhibición"]);
}

#[tokio::test]
async fn the_page_of_each() {
    let company = company().await;
    sent(&company, ANA).await;
    sent(&company, MARIO).await;
    let team = async |who: PersonId, area| {
        company.services.team(&actor(&company, who).await, TeamQuery { area, ..TeamQuery::default() }).await
    };
    let names = |team: hilo_domain::view::checkins::Team| {
        let letters: Vec<String> = team.letters.into_iter().map(|letter| letter.name).collect();
        let missing: Vec<String> = team.missing.into_iter().map(|one| one.name).collect();
        (letters.join(" "), missing.join(" "))
    };
    let pair = |letters: &str, missing: &str| (letters.to_owned(), missing.to_owned());
    // What was written to each, and who of those has not sent.
    assert_eq!(names(team(MARIO, None).await.unwrap()), pair("Ana", "Bruno"));
    assert_eq!(names(team(CARLA, None).await.unwrap()), pair("Mario", "Celia Pedro"));
    assert_eq!(names(team(PEDRO, None).await.unwrap()), pair("Mario", "Celia"));
    assert_eq!(names(team(HILDA, None).await.unwrap()), pair("", "Adán Carla Eva Fede Gala"));
    // An area under one's own, from above: first whose note one reads. HR, any.
    assert_eq!(names(team(CARLA, Some(area(3))).await.unwrap()), pair("Mario Ana", "Bruno"));
    assert_eq!(names(team(HILDA, Some(area(3))).await.unwrap()), pair("Ana Mario", "Bruno"));
    for (who, area) in [(MARIO, 2), (MARIO, 4), (FEDE, 3), (GALA, 3), (EVA, 3), (ADAN, 3), (ANA, 3)] {
        let refused = team(who, Some(super::area(area))).await;
        assert_eq!(problem(refused), Problem::NotFound, "{who:?} of {area}");
    }
    for who in [ANA, ADAN] {
        assert_eq!(problem(team(who, None).await), Problem::NotFound);
    }
    // Counts alone for those who oversee.
    for who in [GALA, EVA] {
        let page = team(who, None).await.unwrap();
        assert!(!page.reads && page.letters.is_empty() && page.missing.is_empty());
        let total = page.areas.first().map(|area| (area.expected, area.sent));
        assert_eq!(total, Some((11, 2)));
        assert!(page.areas.iter().all(|area| !area.open));
    }
}

/// In the list of one area, whoever sees the entries of some and the notes of others learns of the latter's alone.
#[tokio::test]
async fn a_note_is_known_to_whom_it_was_written() {
    let company = company().await;
    let (of_ana, of_mario) = (sent(&company, ANA).await, sent(&company, MARIO).await);
    let (mario, carla, hilda) =
        (actor(&company, MARIO).await, actor(&company, CARLA).await, actor(&company, HILDA).await);
    company.services.comment(&mario, of_ana, "Gracias", None).await.unwrap();
    company.services.comment(&carla, of_mario, "Bien", None).await.unwrap();
    let maipu = TeamQuery { area: Some(area(3)), ..TeamQuery::default() };
    let told = async |who: &Actor| -> Vec<(String, bool, i64)> {
        let mut letters = company.services.team(who, maipu).await.unwrap().letters;
        letters.sort_by(|one, other| one.name.cmp(&other.name));
        letters.into_iter().map(|letter| (letter.name, letter.note, letter.comments)).collect()
    };
    let of = |name: &str, note, comments| (name.to_owned(), note, comments);
    assert_eq!(told(&mario).await, [of("Ana", true, 1)]);
    assert_eq!(told(&carla).await, [of("Ana", false, 0), of("Mario", true, 1)]);
    assert_eq!(told(&hilda).await, [of("Ana", false, 0), of("Mario", false, 0)]);

    // Nor that more was written there, once it has been read.
    for (reader, id) in [(&carla, of_ana), (&carla, of_mario), (&hilda, of_ana), (&hilda, of_mario)] {
        company.services.mark_letter_read(reader, id, None).await.unwrap();
    }
    company.set_clock("2026-11-19T13:00:00Z");
    let (ana, author) = (actor(&company, ANA).await, mario);
    company.services.comment(&ana, of_ana, "De nada", None).await.unwrap();
    company.services.comment(&author, of_mario, "Gracias", None).await.unwrap();
    let mut unread = Vec::new();
    for reader in [&carla, &hilda] {
        let team = company.services.team(reader, maipu).await.unwrap();
        unread.push((team.unread, team.weeks[0].unread, team.letters.iter().filter(|letter| letter.unread).count()));
    }
    assert_eq!(unread, [(1, 1, 1), (0, 0, 0)]);
}

#[tokio::test]
async fn examples_are_what_their_authors_let_be_shown() {
    let company = company().await;
    let mut input = lived(0, "se puede mostrar");
    input.entries[0].example = true;
    save(&company, ANA, &input, true).await.unwrap();
    sent(&company, BRUNO).await;
    let page = company.services.team(&actor(&company, GALA).await, TeamQuery::default()).await.unwrap();
    let examples: Vec<_> = page.examples.iter().map(|e| (e.did.as_str(), e.touchpoint.as_str())).collect();
    assert_eq!(examples, [("se puede mostrar", "Exhibición")]);
    assert!(
        company.services.team(&actor(&company, MARIO).await, TeamQuery::default()).await.unwrap().examples.is_empty()
    );
}

#[tokio::test]
async fn past_weeks_are_found_by_their_words() {
    let company = company().await;
    save(&company, ANA, &lived(0, "Cambié la ampolleta de la góndola"), true).await.unwrap();
    let ana = actor(&company, ANA).await;
    for (search, found) in
        [("", 4), ("GONDOLA ampolleta", 1), ("nota", 1), ("exhibicion", 1), ("2026-w47", 1), ("grúa", 0)]
    {
        let weeks = company.services.my_weeks(&ana, search, 1).await.unwrap();
        assert_eq!((weeks.total, weeks.weeks.len()), (found, usize::try_from(found).unwrap()), "{search}");
    }
    assert_eq!(problem(company.services.my_week(&ana, week().plus(-20)).await), Problem::NotFound);
    let bruno = company.services.my_week(&actor(&company, BRUNO).await, week()).await.unwrap();
    assert_eq!((bruno.checkin, bruno.open), (None, true));
}
