//! Journeys, stages and touchpoints, in versions.

use super::{Subject, at, connect, id, one_person};
use crate::{
    Repo, StoreError,
    experience::{DRAFT, JourneyVersionRow, PUBLISHED, SUPERSEDED, TouchpointVersionRow},
    experience_drafts::{Arranged, NewJourneyVersion},
};
use hilo_domain::ids::{AreaId, JourneyId, JourneyVersionId, PersonId, StageId, TouchpointId, TouchpointVersionId};

pub(super) const JOURNEY: JourneyId = JourneyId(id(100));
pub(super) const FIRST: JourneyVersionId = JourneyVersionId(id(110));
pub(super) const SECOND: JourneyVersionId = JourneyVersionId(id(111));
const FINDS: StageId = StageId(id(120));
const BUYS: StageId = StageId(id(121));

pub(super) const fn point(number: u128) -> TouchpointId {
    TouchpointId(id(200 + number))
}

/// The version `version` of touchpoint `number`.
pub(super) const fn point_version(number: u128, version: u128) -> TouchpointVersionId {
    TouchpointVersionId(id(300 + 10 * number + version))
}

#[must_use]
pub fn journey_draft(version: JourneyVersionId, number: i32, name: &str) -> NewJourneyVersion {
    NewJourneyVersion {
        id: version,
        journey_id: JOURNEY,
        number,
        name: name.to_owned(),
        summary: "Desde que algo falta".to_owned(),
        created_by: Some(PersonId(id(10))),
        created_at: at(1),
    }
}

/// A draft with every field set.
#[must_use]
pub fn touchpoint_row(number: u128, version: u128, name: &str) -> TouchpointVersionRow {
    TouchpointVersionRow {
        id: point_version(number, version),
        touchpoint_id: point(number),
        number: i32::try_from(version).unwrap(),
        state: DRAFT.to_owned(),
        name: name.to_owned(),
        promise: "Lo que se ve, funciona".to_owned(),
        emotion_word: "confianza".to_owned(),
        emotion: -2,
        effort: "Mirar".to_owned(),
        minutes: Some(100_000),
        guidance: "Un cartel".to_owned(),
        channel: "Tienda".to_owned(),
        moment_of_truth: true,
        backstage: false,
        owner_area_id: Some(AreaId(id(1))),
        owner_name: Some("Casa Nube".to_owned()),
        change: None,
        asks_from: 0,
        published_at: None,
    }
}

/// Drafts a journey of two stages with touchpoints 1 and 2 in the first and 3 in the second.
pub async fn draft_journey(repo: &mut dyn Repo) {
    repo.insert_journey(JOURNEY, at(1)).await.unwrap();
    repo.insert_journey_draft(&journey_draft(FIRST, 1, "Comprar")).await.unwrap();
    repo.insert_stage(FIRST, FINDS, 0, "Se entera").await.unwrap();
    repo.insert_stage(FIRST, BUYS, 1, "Compra").await.unwrap();
    for (number, name) in [(1, "Exhibición"), (2, "Catálogo"), (3, "Caja")] {
        repo.insert_touchpoint(point(number), JOURNEY, at(1)).await.unwrap();
        repo.insert_touchpoint_version(&touchpoint_row(number, 1, name)).await.unwrap();
    }
    repo.arrange(FIRST, &arranged(&[(FINDS, &[(1, 1), (2, 1)]), (BUYS, &[(3, 1)])])).await.unwrap();
}

/// As [`draft_journey`], and published.
pub async fn published_journey(repo: &mut dyn Repo) {
    draft_journey(repo).await;
    for number in 1..=3 {
        repo.publish_touchpoint(point_version(number, 1), "meaning", 1, at(2)).await.unwrap();
    }
    repo.publish_journey(FIRST, "Primera", PersonId(id(10)), at(2)).await.unwrap();
    repo.count_publication(FIRST, at(2)).await.unwrap();
}

fn arranged(stages: &[(StageId, &[(u128, u128)])]) -> Vec<Arranged> {
    let one = |(stage, points): &(StageId, &[(u128, u128)])| Arranged {
        stage: *stage,
        touchpoints: points.iter().map(|(number, version)| point_version(*number, *version)).collect(),
    };
    stages.iter().map(one).collect()
}

/// Stage by stage, the names of what stands there.
async fn layout(repo: &mut dyn Repo, version: JourneyVersionId) -> Vec<(String, Vec<String>)> {
    let placed = repo.placed(version).await.unwrap();
    let stages = repo.stages(version).await.unwrap();
    let names =
        |stage: StageId| placed.iter().filter(|p| p.stage_id == stage).map(|p| p.version.name.clone()).collect();
    stages.into_iter().map(|s| (s.name, names(s.id))).collect()
}

fn expect(stages: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    stages.iter().map(|(s, names)| ((*s).to_owned(), names.iter().map(|n| (*n).to_owned()).collect())).collect()
}

fn states(versions: &[JourneyVersionRow]) -> Vec<(i32, &str)> {
    versions.iter().map(|v| (v.number, v.state.as_str())).collect()
}

pub async fn a_journey_is_drafted(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    assert!(repo.experience_version().await.unwrap().is_none());
    draft_journey(&mut *repo).await;
    let want = [("Se entera", &["Exhibición", "Catálogo"][..]), ("Compra", &["Caja"])];
    assert_eq!(layout(&mut *repo, FIRST).await, expect(&want));
    let placed = repo.placed(FIRST).await.unwrap();
    assert_eq!(placed[0].version, touchpoint_row(1, 1, "Exhibición"));
    assert!(repo.current_touchpoints().await.unwrap().is_empty());

    assert!(repo.touch_draft(FIRST, Some(1), at(3)).await.unwrap());
    assert!(!repo.touch_draft(FIRST, Some(1), at(4)).await.unwrap());
    assert!(repo.touch_draft(FIRST, None, at(5)).await.unwrap());
    repo.rename_draft(FIRST, "Comprar para la casa", "Resumen").await.unwrap();
    let journeys = repo.journeys().await.unwrap();
    let draft = &journeys[0];
    assert_eq!((journeys.len(), draft.revision, draft.updated_at), (1, 3, at(5)));
    assert_eq!((draft.name.as_str(), draft.summary.as_str()), ("Comprar para la casa", "Resumen"));
    assert_eq!((draft.created_by_name.as_deref(), draft.published_at), (Some("Persona Diez"), None));
}

pub async fn stages_and_touchpoints_are_put_in_order(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    draft_journey(&mut *repo).await;
    repo.rename_stage(BUYS, "Paga").await.unwrap();
    repo.arrange(FIRST, &arranged(&[(BUYS, &[(2, 1), (3, 1), (1, 1)]), (FINDS, &[])])).await.unwrap();
    let want = [("Paga", &["Catálogo", "Caja", "Exhibición"][..]), ("Se entera", &[])];
    assert_eq!(layout(&mut *repo, FIRST).await, expect(&want));
    // A stage that is left out goes, and so does a touchpoint, once its draft is dropped.
    repo.arrange(FIRST, &arranged(&[(BUYS, &[(1, 1), (3, 1)])])).await.unwrap();
    let unplaced = repo.unplaced_drafts(FIRST).await.unwrap();
    assert_eq!(unplaced, [touchpoint_row(2, 1, "Catálogo")]);
    repo.drop_touchpoint_draft(point_version(2, 1)).await.unwrap();
    assert_eq!(layout(&mut *repo, FIRST).await, expect(&[("Paga", &["Exhibición", "Caja"])]));
    assert_eq!(repo.touchpoint(point(2)).await.unwrap(), None);
    assert_eq!(repo.touchpoint(point(1)).await.unwrap(), Some((JOURNEY, None)));
}

pub async fn a_journey_is_published(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    published_journey(&mut *repo).await;
    let journeys = repo.journeys().await.unwrap();
    assert_eq!(states(&journeys), [(1, PUBLISHED)]);
    let version = &journeys[0];
    assert_eq!((version.published_by_name.as_deref(), version.published_at), (Some("Persona Diez"), Some(at(2))));
    let current = repo.current_touchpoints().await.unwrap();
    let names: Vec<_> =
        current.iter().map(|t| (t.journey_name.as_str(), t.stage_name.as_str(), t.version.name.as_str())).collect();
    assert_eq!(
        names,
        [("Comprar", "Se entera", "Exhibición"), ("Comprar", "Se entera", "Catálogo"), ("Comprar", "Compra", "Caja")]
    );
    let first = &current[0].version;
    assert_eq!((first.state.as_str(), first.asks_from, first.published_at), (PUBLISHED, 1, Some(at(2))));
    let count = repo.experience_version().await.unwrap().unwrap();
    assert_eq!((count.number, count.journey_version_id), (1, FIRST));
    // What is published is no draft any more.
    assert!(!repo.touch_draft(FIRST, None, at(9)).await.unwrap());
    repo.rename_draft(FIRST, "Otro", "").await.unwrap();
    repo.update_touchpoint_draft(&touchpoint_row(1, 1, "Otro")).await.unwrap();
    repo.discard_draft(FIRST).await.unwrap();
    assert_eq!(repo.current_touchpoints().await.unwrap(), current);
}

pub async fn touchpoints_stand_where_they_stood(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    published_journey(&mut *repo).await;
    second_draft(&mut *repo).await;
    let moved = [(StageId(id(130)), &[(3, 1), (1, 2), (2, 1)][..]), (StageId(id(131)), &[])];
    repo.arrange(SECOND, &arranged(&moved)).await.unwrap();
    let places = async |repo: &mut dyn Repo, when| -> Vec<(TouchpointId, String)> {
        let places = repo.touchpoint_places(when).await.unwrap();
        assert!(places.iter().all(|place| place.journey_id == JOURNEY && !place.backstage));
        places.into_iter().map(|place| (place.touchpoint_id, place.stage_name)).collect()
    };
    let place = |number, stage: &str| (point(number), stage.to_owned());
    let first = [place(1, "Se entera"), place(2, "Se entera"), place(3, "Compra")];
    assert_eq!(places(&mut *repo, at(1)).await, [], "nothing was published yet");
    assert_eq!(places(&mut *repo, at(9)).await, first, "a draft moves nothing");
    repo.publish_touchpoint(point_version(1, 2), "wording", 1, at(5)).await.unwrap();
    repo.publish_journey(SECOND, "Caja primero", PersonId(id(10)), at(5)).await.unwrap();
    assert_eq!(places(&mut *repo, at(4)).await, first, "as it was then");
    let second = [place(3, "Se entera"), place(1, "Se entera"), place(2, "Se entera")];
    assert_eq!(places(&mut *repo, at(5)).await, second);
}

/// Copies the stages into a second version that refers to the same touchpoints, but for a changed one.
pub(super) async fn second_draft(repo: &mut dyn Repo) {
    repo.insert_journey_draft(&journey_draft(SECOND, 2, "Comprar mejor")).await.unwrap();
    repo.insert_stage(SECOND, StageId(id(130)), 0, "Se entera").await.unwrap();
    repo.insert_stage(SECOND, StageId(id(131)), 1, "Compra").await.unwrap();
    let stages = [(StageId(id(130)), &[(1, 1), (2, 1)][..]), (StageId(id(131)), &[(3, 1)])];
    repo.arrange(SECOND, &arranged(&stages)).await.unwrap();
    repo.insert_touchpoint_version(&touchpoint_row(1, 2, "Exhibición en tienda")).await.unwrap();
    repo.swap_placed(SECOND, point_version(1, 1), point_version(1, 2)).await.unwrap();
}

pub async fn unchanged_touchpoints_keep_their_version(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    published_journey(&mut *repo).await;
    second_draft(&mut *repo).await;
    assert_eq!(states(&repo.journeys().await.unwrap()), [(1, PUBLISHED), (2, DRAFT)]);
    let stage = repo.stage_of(SECOND, point_version(1, 2)).await.unwrap().unwrap();
    assert_eq!((stage.id, stage.name.as_str()), (StageId(id(130)), "Se entera"));
    // The draft is nobody's business yet.
    assert_eq!(repo.current_touchpoints().await.unwrap()[0].version.name, "Exhibición");

    repo.publish_touchpoint(point_version(1, 2), "wording", 1, at(5)).await.unwrap();
    repo.publish_journey(SECOND, "Cambia un nombre", PersonId(id(10)), at(5)).await.unwrap();
    assert_eq!(repo.count_publication(SECOND, at(5)).await.unwrap(), 2);
    repo.retire_touchpoints(&[point(3)], at(5)).await.unwrap();
    assert_eq!(states(&repo.journey_versions(JOURNEY).await.unwrap()), [(2, PUBLISHED), (1, SUPERSEDED)]);
    let current = repo.current_touchpoints().await.unwrap();
    let versions: Vec<_> = current.iter().map(|t| (t.version.number, t.version.asks_from)).collect();
    assert_eq!(versions, [(2, 1), (1, 1), (1, 1)]);
    assert_eq!(repo.touchpoint(point(3)).await.unwrap(), Some((JOURNEY, Some(at(5)))));
    // The old map still shows what it showed.
    let want = [("Se entera", &["Exhibición", "Catálogo"][..]), ("Compra", &["Caja"])];
    assert_eq!(layout(&mut *repo, FIRST).await, expect(&want));
    let versions = repo.touchpoint_versions(point(1)).await.unwrap();
    let versions: Vec<_> = versions.iter().map(|v| (v.number, v.state.as_str(), v.change.as_deref())).collect();
    assert_eq!(versions, [(2, PUBLISHED, Some("wording")), (1, SUPERSEDED, Some("meaning"))]);
}

pub async fn one_draft_at_a_time(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    published_journey(&mut *repo).await;
    second_draft(&mut *repo).await;
    repo.save().await.unwrap();
    let mut repo = store.write().await.unwrap();
    let third = journey_draft(JourneyVersionId(id(112)), 3, "Otra");
    assert!(matches!(repo.insert_journey_draft(&third).await, Err(StoreError::Taken { .. })));
    drop(repo);
    let mut repo = store.write().await.unwrap();
    let third = touchpoint_row(1, 3, "Otro");
    assert!(matches!(repo.insert_touchpoint_version(&third).await, Err(StoreError::Taken { .. })));
}

pub async fn a_draft_is_discarded(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    published_journey(&mut *repo).await;
    second_draft(&mut *repo).await;
    repo.insert_touchpoint(point(4), JOURNEY, at(4)).await.unwrap();
    repo.insert_touchpoint_version(&touchpoint_row(4, 1, "Nuevo")).await.unwrap();
    repo.discard_draft(SECOND).await.unwrap();
    assert_eq!(states(&repo.journey_versions(JOURNEY).await.unwrap()), [(1, PUBLISHED)]);
    assert_eq!(repo.touchpoint_versions(point(1)).await.unwrap().len(), 1);
    assert_eq!(repo.touchpoint(point(4)).await.unwrap(), None);
    assert!(repo.stages(SECOND).await.unwrap().is_empty());
    assert_eq!(repo.current_touchpoints().await.unwrap().len(), 3);
}

pub async fn a_journey_never_published_goes_with_its_draft(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    draft_journey(&mut *repo).await;
    repo.discard_draft(FIRST).await.unwrap();
    assert_eq!(repo.journey(JOURNEY).await.unwrap(), None);
    assert_eq!(repo.touchpoint(point(1)).await.unwrap(), None);
}

pub async fn a_journey_is_retired(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    published_journey(&mut *repo).await;
    repo.insert_journey(JourneyId(id(101)), at(2)).await.unwrap();
    repo.retire_journey(JOURNEY, at(7)).await.unwrap();
    repo.retire_journey(JOURNEY, at(8)).await.unwrap();
    let journey = repo.journey(JOURNEY).await.unwrap().unwrap();
    assert_eq!((journey.position, journey.retired_at), (0, Some(at(7))));
    assert_eq!(repo.journey(JourneyId(id(101))).await.unwrap().unwrap().position, 1);
    assert!(repo.current_touchpoints().await.unwrap().is_empty());
    assert!(repo.journeys().await.unwrap().is_empty());
    assert_eq!(repo.journey_versions(JOURNEY).await.unwrap().len(), 1);
}

pub async fn journeys_are_put_in_order(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    draft_journey(&mut *repo).await;
    let other = JourneyId(id(101));
    repo.insert_journey(other, at(2)).await.unwrap();
    let second = NewJourneyVersion { journey_id: other, ..journey_draft(SECOND, 1, "Devolver") };
    repo.insert_journey_draft(&second).await.unwrap();
    let names = async |repo: &mut dyn Repo| -> Vec<String> {
        repo.journeys().await.unwrap().into_iter().map(|j| j.name).collect()
    };
    assert_eq!(names(&mut *repo).await, ["Comprar", "Devolver"]);
    repo.order_journeys(&[other, JOURNEY]).await.unwrap();
    assert_eq!(names(&mut *repo).await, ["Devolver", "Comprar"]);
}

/// Two who move something in one draft: each sees what the other did, and nothing is lost or doubled.
pub async fn two_do_not_rearrange_one_draft_at_once(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    draft_journey(&mut *repo).await;
    repo.save().await.unwrap();
    let moved = async |store: Subject, number: u128| {
        let mut repo = store.write().await.unwrap();
        repo.lock_journey(JOURNEY).await.unwrap();
        let placed = repo.placed(FIRST).await.unwrap();
        // Somebody else has all the time to do the same.
        tokio::task::yield_now().await;
        let mut order: Vec<(StageId, Vec<TouchpointVersionId>)> = vec![(FINDS, Vec::new()), (BUYS, Vec::new())];
        for one in placed {
            let to_the_end = one.version.id == point_version(number, 1);
            let stage = if to_the_end { BUYS } else { one.stage_id };
            let list = order.iter_mut().find(|(id, _)| *id == stage).unwrap();
            list.1.push(one.version.id);
        }
        let order: Vec<_> = order.into_iter().map(|(stage, touchpoints)| Arranged { stage, touchpoints }).collect();
        repo.arrange(FIRST, &order).await.unwrap();
        assert!(repo.touch_draft(FIRST, None, at(9)).await.unwrap());
        repo.save().await.unwrap();
    };
    connect(&store, 2).await;
    let (one, two) = (store.clone(), store.clone());
    let (one, two) = tokio::join!(tokio::spawn(moved(one, 1)), tokio::spawn(moved(two, 2)));
    one.unwrap();
    two.unwrap();
    let mut repo = store.write().await.unwrap();
    let mut placed: Vec<_> =
        repo.placed(FIRST).await.unwrap().into_iter().map(|p| (p.stage_id, p.version.name)).collect();
    placed.sort();
    let mut want = ["Exhibición", "Catálogo", "Caja"].map(|name| (BUYS, name.to_owned()));
    want.sort();
    assert_eq!(placed, want);
    assert_eq!(repo.journeys().await.unwrap()[0].revision, 3);
}

/// Two journeys published at the same moment are two versions of the experience.
pub async fn publications_are_counted_one_after_the_other(store: Subject) {
    one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    draft_journey(&mut *repo).await;
    repo.save().await.unwrap();
    let counted = async |store: Subject| {
        let mut repo = store.write().await.unwrap();
        let number = repo.count_publication(FIRST, at(3)).await.unwrap();
        tokio::task::yield_now().await;
        repo.save().await.unwrap();
        number
    };
    connect(&store, 4).await;
    let tasks: Vec<_> = (0..4).map(|_| tokio::spawn(counted(store.clone()))).collect();
    let mut numbers = Vec::new();
    for task in tasks {
        numbers.push(task.await.unwrap());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 4]);
}

contract_list!(experience_contract, experience: a_journey_is_drafted, touchpoints_stand_where_they_stood, stages_and_touchpoints_are_put_in_order, a_journey_is_published, unchanged_touchpoints_keep_their_version, one_draft_at_a_time, a_draft_is_discarded, a_journey_never_published_goes_with_its_draft, a_journey_is_retired, journeys_are_put_in_order, two_do_not_rearrange_one_draft_at_once, publications_are_counted_one_after_the_other);
