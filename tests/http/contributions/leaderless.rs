//! Who decides where nobody leads, and for whom a proposal waits.

use super::{actor, problem, proposal, sentence, set_up, state};
use hilo_domain::{contribution::State, problem::Problem, view::contributions::May};
use hilo_service::contributions::{Decision, OverviewFilter};
use hilo_tests::{
    Kind,
    installation::{ROOT, SHOPS, area},
    page,
};

/// Takes the lead of the shops away; their stand-in stands in for nobody then and goes too.
async fn without_lead(hilo: &hilo_tests::Installation) {
    let mut repo = hilo.services.store.write().await.unwrap();
    repo.set_lead(area(SHOPS), None, hilo.now()).await.unwrap();
    repo.remove_stand_in(area(SHOPS), Kind::StandIn.person()).await.unwrap();
    repo.save().await.unwrap();
}

#[tokio::test]
async fn hr_decides_where_nobody_leads() {
    let hilo = set_up().await;
    let services = &hilo.services;
    let id = proposal(&hilo).await;
    let hr = actor(&hilo, Kind::Hr).await;
    assert_eq!(services.contributions_waiting(&hr).await.unwrap().to_decide, 0, "it waits for the lead");
    assert_eq!(problem(services.decide_contribution(&hr, id, 1, &Decision::Confirm).await), Problem::Forbidden);

    without_lead(&hilo).await;
    let hr = actor(&hilo, Kind::Hr).await;
    assert_eq!(services.contributions_waiting(&hr).await.unwrap().to_decide, 1);
    let overview = services.contributions_overview(&hr, &OverviewFilter::default()).await.unwrap();
    assert_eq!(overview.to_decide, 1);
    assert_eq!(overview.to_decide_in.iter().map(|a| a.id).collect::<Vec<_>>(), [area(SHOPS)]);
    let mut browser = hilo.browser(Kind::Hr);
    let home = page::text(&browser.get("/").await.expect(200).body);
    assert!(home.contains("Un aporte por decidir"), "{home}");
    let list = browser.get(&format!("/areas/{}/contributions", area(SHOPS))).await.expect(200).body;
    assert!(page::text(&list).contains("lo que se propone aquí lo decide Recursos Humanos"), "{list}");
    assert!(list.contains(&format!("/contributions/{id}/confirm")));
    let mine = page::text(&hilo.browser(Kind::Employee).get("/my-role").await.expect(200).body);
    assert!(mine.contains("decide Recursos Humanos"), "{mine}");
    for kind in [Kind::Leadership, Kind::Experience, Kind::Lead] {
        let who = actor(&hilo, kind).await;
        let refused = services.decide_contribution(&who, id, 1, &Decision::Confirm).await;
        assert!(matches!(problem(refused), Problem::Forbidden | Problem::NotFound), "{kind:?}");
    }
    services.decide_contribution(&hr, id, 1, &Decision::Confirm).await.unwrap();
    assert_eq!(state(&hilo, id).await, (State::Confirmed, 2));
    assert_eq!(services.contribution(&hr, id).await.unwrap().may, [May::Retire]);
    // Where somebody leads, HR does not decide.
    let outsider = actor(&hilo, Kind::Outsider).await;
    let theirs = services.propose_contribution(&outsider, &sentence("cargo"), false).await.unwrap().id;
    assert_eq!(problem(services.decide_contribution(&hr, theirs, 1, &Decision::Confirm).await), Problem::Forbidden);
}

/// A lead further up may decide all the same, but is not asked to.
#[tokio::test]
async fn a_proposal_waits_for_the_nearest_lead() {
    let hilo = set_up().await;
    proposal(&hilo).await;
    let mut repo = hilo.services.store.write().await.unwrap();
    repo.set_lead(area(ROOT), Some(Kind::Admin.person()), hilo.now()).await.unwrap();
    repo.save().await.unwrap();
    let count = async |kind| hilo.services.contributions_waiting(&actor(&hilo, kind).await).await.unwrap().to_decide;
    assert_eq!([count(Kind::Lead).await, count(Kind::StandIn).await, count(Kind::Admin).await], [1, 1, 0]);
    without_lead(&hilo).await;
    assert_eq!([count(Kind::Lead).await, count(Kind::Admin).await, count(Kind::Hr).await], [0, 1, 0]);
}
