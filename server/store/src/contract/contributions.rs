//! Contributions of roles and answers of areas.

use super::{
    Subject, area_row, at,
    experience::{published_journey, touchpoint_row},
    id, one_person,
};
use crate::{
    Repo,
    contributions::{AreaAnswerRow, ContributionFilter, ContributionRow, ContributionShown, NewContributionEvent},
    statements::{NewDraft, NewStatement, Publication},
};
use hilo_domain::{
    contribution::{Event, State},
    ids::{
        AreaId, ContributionEventId, ContributionId, PersonId, RoleId, StatementId, StatementVersionId, TouchpointId,
        TouchpointVersionId,
    },
};

pub(super) const ROOT: AreaId = AreaId(id(1));
pub(super) const SHOPS: AreaId = AreaId(id(2));
pub(super) const SHOP: AreaId = AreaId(id(3));
pub(super) const TEN: PersonId = PersonId(id(10));
pub(super) const PURPOSE: StatementId = StatementId(id(30));
/// "Exhibición", "Catálogo" and "Caja" of the journey.
pub(super) const SHOWN: TouchpointId = TouchpointId(id(201));
pub(super) const CATALOGUE: TouchpointId = TouchpointId(id(202));

/// Root, shops under it, a shop under those with person 10 as its cashier; a published purpose and journey.
pub(super) async fn company(store: &Subject) {
    one_person(store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_area(&area_row(2, Some(1), "Tiendas")).await.unwrap();
    repo.insert_area(&area_row(3, Some(2), "Maipú")).await.unwrap();
    let role = repo.role_for(SHOP, "Cajera", RoleId(id(20)), at(0)).await.unwrap();
    let mut ten = repo.person(TEN).await.unwrap().unwrap();
    (ten.area_id, ten.role_id) = (SHOP, Some(role));
    repo.update_person(&ten, at(1)).await.unwrap();
    let new = NewStatement { id: PURPOSE, kind: "purpose".to_owned(), position: 0, created_at: at(0) };
    repo.insert_statement(&new).await.unwrap();
    publish_purpose(&mut *repo, 1, "meaning", 1).await;
    published_journey(&mut *repo).await;
    repo.save().await.unwrap();
}

async fn publish_purpose(repo: &mut dyn Repo, number: i32, change: &str, asks_from: i32) {
    let draft = NewDraft {
        id: StatementVersionId(id(3000 + u128::from(number.unsigned_abs()))),
        statement_id: PURPOSE,
        number,
        title: format!("Alegría {number}"),
        body: format!("Cuerpo {number}"),
        by: None,
        at: at(1),
    };
    repo.insert_statement_draft(&draft).await.unwrap();
    let publication = Publication {
        revision: 1,
        change: change.to_owned(),
        change_note: String::new(),
        asks_from,
        by: None,
        at: at(2),
    };
    assert!(repo.publish_statement(PURPOSE, &publication).await.unwrap());
}

/// A confirmed contribution of cashiers to the exhibition.
pub(super) fn contribution(number: u128, area: AreaId) -> ContributionRow {
    ContributionRow {
        id: ContributionId(id(number)),
        area_id: area,
        title: "Cajera".to_owned(),
        title_key: "cajera".to_owned(),
        touchpoint_id: SHOWN,
        statement_id: PURPOSE,
        through_area_id: None,
        does: format!("Reviso la ampolleta {number}"),
        gets: "vea que funciona, al 100%".to_owned(),
        state: State::Confirmed,
        proposed_by: Some(TEN),
        proposed_at: at(i64::try_from(number).unwrap()),
        decided_by: None,
        decided_at: None,
        touchpoint_number: 1,
        statement_number: 1,
        revision: 1,
        updated_at: at(9),
    }
}

fn ids(shown: Vec<ContributionShown>) -> Vec<u128> {
    shown.into_iter().map(|s| s.contribution.id.0.as_u128() - id(0).as_u128()).collect()
}

async fn found(repo: &mut dyn Repo, filter: ContributionFilter) -> Vec<u128> {
    let all = ids(repo.contributions(&filter).await.unwrap());
    assert_eq!(repo.count_contributions(&filter).await.unwrap(), i64::try_from(all.len()).unwrap());
    all
}

pub async fn contributions_are_shown_with_names(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    let mut row = contribution(50, SHOP);
    row.through_area_id = Some(SHOPS);
    row.decided_by = Some(TEN);
    row.decided_at = Some(at(7));
    repo.insert_contribution(&row).await.unwrap();
    let shown = repo.contribution(row.id).await.unwrap().unwrap();
    assert_eq!(shown.contribution, row);
    assert_eq!((shown.area_name.as_str(), shown.through_name.as_deref()), ("Maipú", Some("Tiendas")));
    assert_eq!(
        (shown.touchpoint_name.as_str(), shown.touchpoint_current, shown.touchpoint_retired),
        ("Exhibición", 1, false)
    );
    assert_eq!((shown.statement_kind.as_str(), shown.statement_title.as_str()), ("purpose", "Alegría 1"));
    assert_eq!((shown.statement_current, shown.statement_asks_from, shown.statement_retired), (1, 1, false));
    assert_eq!(shown.proposed_by_name.as_deref(), Some("Persona Diez"));
    assert_eq!(shown.decided_by_name.as_deref(), Some("Persona Diez"));
    assert_eq!((shown.last_comment.as_deref(), shown.is_fresh(), shown.is_stale()), (None, true, false));

    // Names are today's, and what was retired keeps its last.
    publish_purpose(&mut *repo, 2, "wording", 1).await;
    assert!(repo.retire_statement(PURPOSE, None, at(8)).await.unwrap());
    repo.retire_touchpoints(&[SHOWN], at(8)).await.unwrap();
    let shown = repo.contribution(row.id).await.unwrap().unwrap();
    assert_eq!((shown.statement_title.as_str(), shown.statement_current), ("Alegría 2", 2));
    assert!(shown.statement_retired && shown.touchpoint_retired);
    assert!(!shown.is_fresh() && shown.needs_statement(), "it needs another statement");
    assert_eq!(repo.contribution(ContributionId(id(99))).await.unwrap(), None);
}

pub async fn contributions_change_by_revision(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    let mut row = contribution(50, SHOP);
    repo.insert_contribution(&row).await.unwrap();
    row.does = "Otra cosa".to_owned();
    row.state = State::Declined;
    row.touchpoint_id = CATALOGUE;
    assert!(repo.update_contribution(&row).await.unwrap());
    row.does = "Tarde".to_owned();
    assert!(!repo.update_contribution(&row).await.unwrap(), "the revision has moved on");
    let shown = repo.contribution(row.id).await.unwrap().unwrap();
    assert_eq!((shown.contribution.does.as_str(), shown.contribution.revision), ("Otra cosa", 2));
    assert_eq!((shown.contribution.state, shown.touchpoint_name.as_str()), (State::Declined, "Catálogo"));
    let text = |text: &str| ContributionFilter { text: Some(text.to_owned()), ..Default::default() };
    assert_eq!(found(&mut *repo, text("otra cosa")).await, [50], "what is searched follows");
    assert_eq!(found(&mut *repo, text("ampolleta")).await, [0_u128; 0]);
}

pub async fn contributions_hold_for_the_areas_below(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_area(&area_row(4, Some(1), "Bodega")).await.unwrap();
    for (number, area) in [(50, SHOP), (51, SHOPS), (52, ROOT), (53, AreaId(id(4))), (49, SHOP)] {
        repo.insert_contribution(&contribution(number, area)).await.unwrap();
    }
    let mut other = contribution(54, SHOPS);
    (other.title, other.title_key) = ("Reponedor".to_owned(), "reponedor".to_owned());
    repo.insert_contribution(&other).await.unwrap();
    assert_eq!(ids(repo.contributions_for_role(SHOP, "cajera").await.unwrap()), [49, 50, 51, 52]);
    assert_eq!(ids(repo.contributions_for_role(SHOPS, "cajera").await.unwrap()), [51, 52]);
    assert_eq!(ids(repo.contributions_for_role(SHOP, "nadie").await.unwrap()), [0_u128; 0]);
}

pub async fn contributions_are_filtered(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    for (number, area) in [(50, SHOP), (51, SHOPS), (52, ROOT)] {
        repo.insert_contribution(&contribution(number, area)).await.unwrap();
    }
    let mut other = contribution(53, SHOP);
    other.state = State::Proposed;
    other.touchpoint_id = CATALOGUE;
    other.gets = "encuentre el número".to_owned();
    repo.insert_contribution(&other).await.unwrap();
    let all = ContributionFilter::default;
    assert_eq!(found(&mut *repo, all()).await, [52, 50, 53, 51], "by the area's name");
    assert_eq!(found(&mut *repo, ContributionFilter { under: Some(vec![SHOPS]), ..all() }).await, [50, 53, 51]);
    assert_eq!(found(&mut *repo, ContributionFilter { under: Some(vec![SHOP, ROOT]), ..all() }).await.len(), 4);
    assert_eq!(found(&mut *repo, ContributionFilter { under: Some(Vec::new()), ..all() }).await, [0_u128; 0]);
    // What holds for the shop's cashier from above, as long as it was confirmed and somebody is there for whom it does.
    let holding = |areas: &[AreaId]| ContributionFilter { under: Some(areas.to_vec()), holding: true, ..all() };
    assert_eq!(found(&mut *repo, holding(&[SHOP])).await, [52, 50, 53, 51]);
    let mut row = repo.contribution(ContributionId(id(51))).await.unwrap().unwrap().contribution;
    row.state = State::ChangesAsked;
    assert!(repo.update_contribution(&row).await.unwrap());
    assert_eq!(found(&mut *repo, holding(&[SHOP])).await, [52, 50, 53]);
    assert_eq!(found(&mut *repo, holding(&[SHOPS])).await, [52, 50, 53, 51]);
    let mut ten = repo.person(TEN).await.unwrap().unwrap();
    ten.role_id = None;
    repo.update_person(&ten, at(9)).await.unwrap();
    assert_eq!(found(&mut *repo, holding(&[SHOP])).await, [50, 53]);
    row.state = State::Confirmed;
    row.revision += 1;
    assert!(repo.update_contribution(&row).await.unwrap());
    let open = vec![State::Proposed, State::ChangesAsked];
    assert_eq!(found(&mut *repo, ContributionFilter { states: open, ..all() }).await, [53]);
    assert_eq!(found(&mut *repo, ContributionFilter { touchpoint: Some(CATALOGUE), ..all() }).await, [53]);
    assert_eq!(found(&mut *repo, ContributionFilter { statement: Some(PURPOSE), ..all() }).await.len(), 4);
    let no_one = StatementId(id(77));
    assert_eq!(found(&mut *repo, ContributionFilter { statement: Some(no_one), ..all() }).await, [0_u128; 0]);
    assert_eq!(found(&mut *repo, ContributionFilter { title_key: Some("cajera".to_owned()), ..all() }).await.len(), 4);
    for (text, many) in [("ampolleta 5", 4), ("numero", 1), ("100%", 3), ("10_%", 0), ("cajera", 4), ("", 4)] {
        let filter = ContributionFilter { text: Some(text.to_owned()), ..all() };
        assert_eq!(found(&mut *repo, filter).await.len(), many, "{text}");
    }
    let page = ContributionFilter { limit: Some(2), offset: 1, ..all() };
    assert_eq!(ids(repo.contributions(&page).await.unwrap()), [50, 53]);
    repo.archive_area(SHOP, at(9)).await.unwrap();
    assert_eq!(found(&mut *repo, all()).await, [52, 51]);
}

/// A meaning published later makes stale what was confirmed before, a wording does not.
pub async fn meaning_makes_stale(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_contribution(&contribution(50, SHOP)).await.unwrap();
    let mut proposed = contribution(51, SHOP);
    proposed.state = State::Proposed;
    repo.insert_contribution(&proposed).await.unwrap();
    let fresh = |fresh| ContributionFilter { fresh: Some(fresh), ..Default::default() };
    publish_purpose(&mut *repo, 2, "wording", 1).await;
    assert_eq!(found(&mut *repo, fresh(false)).await, [0_u128; 0]);
    publish_purpose(&mut *repo, 3, "meaning", 3).await;
    assert_eq!(found(&mut *repo, fresh(false)).await, [50, 51]);
    let declared = repo.declared().await.unwrap();
    assert_eq!(declared.len(), 1, "only confirmed ones");
    assert_eq!((declared[0].area_id, declared[0].title_key.as_str(), declared[0].fresh), (SHOP, "cajera", false));
    assert_eq!(declared[0].touchpoint_id, SHOWN);

    let mut again = repo.contribution(ContributionId(id(50))).await.unwrap().unwrap();
    assert!(again.is_stale());
    again.contribution.statement_number = again.statement_current;
    assert!(repo.update_contribution(&again.contribution).await.unwrap());
    assert!(repo.declared().await.unwrap()[0].fresh);

    // The same for a touchpoint.
    repo.insert_touchpoint_version(&touchpoint_row(1, 2, "Exhibición")).await.unwrap();
    assert!(repo.declared().await.unwrap()[0].fresh, "a draft changes nothing");
    repo.publish_touchpoint(TouchpointVersionId(id(312)), "meaning", 2, at(5)).await.unwrap();
    assert!(!repo.declared().await.unwrap()[0].fresh);
}

pub async fn contributions_keep_their_history(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    let mut row = contribution(50, SHOP);
    row.state = State::ChangesAsked;
    repo.insert_contribution(&row).await.unwrap();
    let lines = [
        (1, Event::Proposed, ""),
        (2, Event::ChangesAsked, "más corto"),
        (3, Event::Edited, ""),
        (4, Event::ChangesAsked, "más claro"),
        (5, Event::Confirmed, ""),
    ];
    for (number, kind, comment) in lines {
        let event = NewContributionEvent {
            id: ContributionEventId(id(number)),
            contribution: row.id,
            at: at(i64::try_from(number).unwrap()),
            actor: (number != 1).then_some(TEN),
            kind,
            comment: comment.to_owned(),
        };
        repo.add_contribution_event(&event).await.unwrap();
    }
    let events = repo.contribution_events(row.id).await.unwrap();
    let kinds: Vec<_> = events.iter().map(|e| (e.kind, e.comment.as_str())).collect();
    assert_eq!(kinds, lines.map(|(_, kind, comment)| (kind, comment)));
    assert_eq!((events[0].actor_name.as_deref(), events[1].actor_name.as_deref()), (None, Some("Persona Diez")));
    let shown = repo.contribution(row.id).await.unwrap().unwrap();
    assert_eq!(shown.last_comment.as_deref(), Some("más claro"));
    row.state = State::Declined;
    assert!(repo.update_contribution(&row).await.unwrap());
    let shown = repo.contribution(row.id).await.unwrap().unwrap();
    assert_eq!(shown.last_comment, None, "what was asked for is no reason to decline");
}

pub async fn areas_answer_per_version(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    let mut answer = AreaAnswerRow {
        area_id: SHOP,
        experience_version: 1,
        body: "Abrimos a la hora.".to_owned(),
        author_id: Some(TEN),
        revision: 0,
        updated_at: at(3),
    };
    assert!(repo.save_area_answer(&answer).await.unwrap());
    assert!(!repo.save_area_answer(&answer).await.unwrap(), "somebody was first");
    answer.revision = 1;
    answer.body = "Abrimos antes de la hora.".to_owned();
    assert!(repo.save_area_answer(&answer).await.unwrap());
    assert!(!repo.save_area_answer(&answer).await.unwrap(), "the revision has moved on");
    answer.revision = 0;
    answer.experience_version = 2;
    answer.body = "Para la versión dos.".to_owned();
    assert!(repo.save_area_answer(&answer).await.unwrap());

    let answers = repo.area_answers(SHOP).await.unwrap();
    let kept: Vec<_> = answers.iter().map(|a| (a.answer.experience_version, a.answer.revision)).collect();
    assert_eq!(kept, [(2, 1), (1, 2)]);
    assert_eq!(answers[1].answer.body, "Abrimos antes de la hora.");
    assert_eq!((answers[0].area_name.as_str(), answers[0].author_name.as_deref()), ("Maipú", Some("Persona Diez")));
    let latest = repo.latest_area_answers().await.unwrap();
    assert_eq!(latest.iter().map(|a| a.answer.experience_version).collect::<Vec<_>>(), [2]);
    assert!(repo.area_answers(ROOT).await.unwrap().is_empty());

    // What a lead has answered; a stand-in answers for nothing.
    repo.set_lead(SHOP, Some(TEN), at(4)).await.unwrap();
    repo.set_lead(SHOPS, Some(TEN), at(4)).await.unwrap();
    repo.add_stand_in(ROOT, TEN, at(4)).await.unwrap();
    let led = async |repo: &mut dyn Repo| -> Vec<(String, Option<i32>)> {
        let led = repo.answered_by(TEN).await.unwrap();
        led.into_iter().map(|led| (led.area_name, led.experience_version)).collect()
    };
    let shops = ("Tiendas".to_owned(), None);
    assert_eq!(led(&mut *repo).await, [("Maipú".to_owned(), Some(2)), shops.clone()]);
    repo.archive_area(SHOP, at(5)).await.unwrap();
    assert_eq!(led(&mut *repo).await, [shops]);
}

pub async fn versions_are_read_for_their_difference(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    publish_purpose(&mut *repo, 2, "meaning", 2).await;
    let mut texts = repo.statement_texts(&[(PURPOSE, 1), (PURPOSE, 2), (PURPOSE, 3)]).await.unwrap();
    texts.sort_by_key(|text| text.number);
    assert_eq!(texts.iter().map(|t| t.title.as_str()).collect::<Vec<_>>(), ["Alegría 1", "Alegría 2"]);
    assert_eq!(texts[0].body, "Cuerpo 1");
    let versions = repo.touchpoint_versions_at(&[(SHOWN, 1), (CATALOGUE, 9)]).await.unwrap();
    assert_eq!(versions.len(), 1);
    let mut drafted = touchpoint_row(1, 2, "Exhibición");
    repo.insert_touchpoint_version(&drafted).await.unwrap();
    repo.set_carried(drafted.id, &[PURPOSE]).await.unwrap();
    let versions = repo.touchpoint_versions_at(&[(SHOWN, 2)]).await.unwrap();
    drafted.owner_name = versions[0].owner_name.clone();
    assert_eq!(versions, [drafted.clone()], "with every field");
    let carried = repo.carried_by(&[drafted.id, TouchpointVersionId(id(311))]).await.unwrap();
    let carried: Vec<_> = carried.iter().map(|c| (c.touchpoint_version_id, c.statement_id)).collect();
    assert_eq!(carried, [(drafted.id, PURPOSE)]);
    assert!(repo.touchpoint_versions_at(&[]).await.unwrap().is_empty());
    assert!(repo.carried_by(&[]).await.unwrap().is_empty());
}

/// A renamed title takes its contributions along: whoever has one open is told, and the search finds the new one.
pub async fn a_renamed_title_is_searched_and_counts_as_a_change(store: Subject) {
    company(&store).await;
    let mut repo = store.write().await.unwrap();
    let row = contribution(50, SHOP);
    repo.insert_contribution(&row).await.unwrap();
    repo.rename_title(SHOP, "cajera", "Asesora de caja").await.unwrap();
    let text = |text: &str| ContributionFilter { text: Some(text.to_owned()), ..Default::default() };
    assert_eq!(found(&mut *repo, text("asesora de caja reviso la ampolleta")).await, [50]);
    assert_eq!(found(&mut *repo, text("cajera")).await, [0_u128; 0]);
    assert!(!repo.update_contribution(&row).await.unwrap(), "it was opened under the old title");
    let mut shown = repo.contribution(row.id).await.unwrap().unwrap().contribution;
    (shown.does, shown.title) = ("Sonrío".to_owned(), "Cajera".to_owned());
    assert!(repo.update_contribution(&shown).await.unwrap());
    assert_eq!(found(&mut *repo, text("asesora de caja sonrio")).await, [50]);
    let shown = repo.contribution(row.id).await.unwrap().unwrap().contribution;
    assert_eq!(shown.title, "Asesora de caja", "the role is not rewritten");
}

contract_list!(
contributions_contract,
contributions: contributions_are_shown_with_names,
contributions_change_by_revision,
contributions_hold_for_the_areas_below,
contributions_are_filtered,
meaning_makes_stale,
contributions_keep_their_history,
areas_answer_per_version,
versions_are_read_for_their_difference,
a_renamed_title_is_searched_and_counts_as_a_change,
);
