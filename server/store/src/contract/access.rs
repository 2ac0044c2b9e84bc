//! Sessions, links, devices and throttling.

use super::{Subject, at, id, one_person};
use crate::access::{LinkRow, SessionRow};
use hilo_domain::ids::{AreaId, LinkId, PersonId, SessionId};

fn session(number: u128, person: PersonId) -> SessionRow {
    SessionRow {
        id: SessionId(id(number)),
        person_id: person,
        created_at: at(0),
        last_seen_at: at(0),
        expires_at: at(1000),
        ended_at: None,
        user_agent: "Firefox".to_owned(),
        address: "127.0.0.1".to_owned(),
    }
}

pub async fn sessions_live_and_end(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    for number in 100..104 {
        let hash = u8::try_from(number).unwrap();
        repo.insert_session(&session(number, ten), &[hash; 32]).await.unwrap();
    }
    repo.touch_session(SessionId(id(101)), at(500)).await.unwrap();
    repo.touch_session(SessionId(id(101)), at(400)).await.unwrap();
    let live = repo.live_sessions(ten, at(600), at(-1)).await.unwrap();
    assert_eq!(live.len(), 4);
    assert_eq!((live[0].id, live[0].last_seen_at), (SessionId(id(101)), at(500)));
    assert_eq!(repo.live_sessions(ten, at(600), at(100)).await.unwrap().len(), 1);
    assert!(repo.live_sessions(ten, at(1000), at(-1)).await.unwrap().is_empty());

    assert!(repo.end_session(ten, SessionId(id(100)), at(601)).await.unwrap());
    assert!(!repo.end_session(ten, SessionId(id(100)), at(602)).await.unwrap());
    assert!(!repo.end_session(PersonId(id(9)), SessionId(id(102)), at(602)).await.unwrap());
    assert_eq!(repo.end_sessions(ten, Some(SessionId(id(103))), at(603)).await.unwrap(), 2);
    assert_eq!(repo.end_sessions(ten, None, at(604)).await.unwrap(), 1);
    assert_eq!(repo.purge_sessions(at(2000)).await.unwrap(), 4);
}

pub async fn sessions_carry_the_actor(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_session(&session(100, ten), &[1; 32]).await.unwrap();
    let actor = repo.session_actor(&[1; 32]).await.unwrap().unwrap();
    assert_eq!((actor.person_id, actor.area_name.as_str()), (ten, "Casa Nube"));
    assert_eq!((actor.grants.as_str(), actor.leads, actor.active), ("", false, true));

    repo.add_grant(ten, "hr", None, at(1)).await.unwrap();
    repo.add_grant(ten, "leadership", None, at(1)).await.unwrap();
    repo.set_lead(AreaId(id(1)), Some(ten), at(1)).await.unwrap();
    repo.end_session(ten, SessionId(id(100)), at(9)).await.unwrap();
    let actor = repo.session_actor(&[1; 32]).await.unwrap().unwrap();
    let mut grants: Vec<_> = actor.grants.split(',').collect();
    grants.sort_unstable();
    assert_eq!(grants, ["hr", "leadership"]);
    assert_eq!((actor.leads, actor.ended_at), (true, Some(at(9))));
    assert_eq!(repo.session_actor(&[2; 32]).await.unwrap(), None);
}

/// A single question sees what was saved, and nothing that was not.
pub async fn a_glance_sees_what_was_saved(store: Subject) {
    let ten = one_person(&store).await;
    let mut writing = store.write().await.unwrap();
    writing.insert_session(&session(100, ten), &[1; 32]).await.unwrap();
    assert_eq!(store.glance().await.unwrap().session_actor(&[1; 32]).await.unwrap(), None);
    writing.save().await.unwrap();
    let mut glance = store.glance().await.unwrap();
    assert!(glance.session_actor(&[1; 32]).await.unwrap().is_some());
    glance.save().await.unwrap();
}

fn link(number: u128, person: PersonId) -> LinkRow {
    LinkRow {
        id: LinkId(id(number)),
        kind: "invitation".to_owned(),
        person_id: Some(person),
        created_by: None,
        created_at: at(0),
        expires_at: at(100),
        used_at: None,
    }
}

pub async fn links_are_used_once(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    for number in 30..33 {
        repo.insert_link(&link(number, ten), &[u8::try_from(number).unwrap(); 32]).await.unwrap();
    }
    assert_eq!(repo.link(&[30; 32]).await.unwrap(), Some(link(30, ten)));
    assert!(repo.use_link(LinkId(id(30)), at(50)).await.unwrap());
    assert!(!repo.use_link(LinkId(id(30)), at(51)).await.unwrap());
    assert!(!repo.use_link(LinkId(id(31)), at(100)).await.unwrap(), "it had expired");
    repo.void_links(ten, "invitation", at(60)).await.unwrap();
    assert!(!repo.use_link(LinkId(id(32)), at(61)).await.unwrap());
    let setup = LinkRow { kind: "setup".to_owned(), person_id: None, ..link(40, ten) };
    repo.insert_link(&setup, &[40; 32]).await.unwrap();
    repo.delete_unowned_links("setup").await.unwrap();
    assert_eq!(repo.link(&[40; 32]).await.unwrap(), None);
    assert_eq!(repo.purge_links(at(100)).await.unwrap(), 0);
    assert_eq!(repo.purge_links(at(101)).await.unwrap(), 3);
}

pub async fn links_have_one_winner(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    repo.insert_link(&link(30, ten), &[30; 32]).await.unwrap();
    repo.save().await.unwrap();
    let race = |store: Subject| async move {
        let mut repo = store.write().await.unwrap();
        let won = repo.use_link(LinkId(id(30)), at(50)).await.unwrap();
        repo.save().await.unwrap();
        won
    };
    let (one, two) = (tokio::spawn(race(store.clone())), tokio::spawn(race(store.clone())));
    assert!(one.await.unwrap() ^ two.await.unwrap());
}

pub async fn failures_add_up(store: Subject) {
    let mut repo = store.write().await.unwrap();
    assert_eq!(repo.failures("a").await.unwrap(), None);
    assert_eq!(repo.count_failure("a", at(1), at(0)).await.unwrap().failures, 1);
    assert_eq!(repo.count_failure("a", at(2), at(0)).await.unwrap().failures, 2);
    assert_eq!(repo.count_failure("a", at(100), at(50)).await.unwrap().failures, 1, "the old ones are forgotten");
    for _ in 0..40 {
        repo.count_failure("b", at(0), at(-1)).await.unwrap();
    }
    let after = |seconds| at(seconds);
    assert_eq!(repo.count_failure("b", after(3599), at(-1)).await.unwrap().failures, 41);
    assert_eq!(
        repo.count_failure("b", after(3599 + 3600), at(-1)).await.unwrap().failures,
        21,
        "half of it an hour on"
    );
    assert_eq!(
        repo.count_failure("b", after(3599 + 4 * 3600), at(-1)).await.unwrap().failures,
        3,
        "and 21 / 8 after 3"
    );
    assert_eq!(repo.count_failure("b", at(0), at(-1)).await.unwrap().failures, 4, "a clock that was set back");
    assert_eq!(repo.purge_failures(at(1)).await.unwrap(), 1);
    assert_eq!(repo.failures("b").await.unwrap(), None);
    repo.clear_failures("a").await.unwrap();
    assert_eq!(repo.failures("a").await.unwrap(), None);
}

pub async fn devices_are_remembered(store: Subject) {
    let ten = one_person(&store).await;
    let mut repo = store.write().await.unwrap();
    assert_eq!(repo.device_person(&[7; 32]).await.unwrap(), None);
    repo.remember_device(&[7; 32], ten, at(1)).await.unwrap();
    repo.remember_device(&[7; 32], ten, at(2)).await.unwrap();
    assert_eq!(repo.device_person(&[7; 32]).await.unwrap(), Some(ten));
    assert_eq!(repo.purge_devices(at(2)).await.unwrap(), 0, "its last use counts");
    assert_eq!(repo.purge_devices(at(3)).await.unwrap(), 1);
    assert_eq!(repo.device_person(&[7; 32]).await.unwrap(), None);
    repo.remember_device(&[7; 32], ten, at(4)).await.unwrap();
    repo.forget_devices(ten).await.unwrap();
    assert_eq!(repo.device_person(&[7; 32]).await.unwrap(), None);
    repo.set_credential(ten, "one", at(1)).await.unwrap();
    repo.set_credential(ten, "two", at(2)).await.unwrap();
    assert_eq!(repo.credential(ten).await.unwrap().as_deref(), Some("two"));
}

contract_list!(access_contract, access: sessions_live_and_end, sessions_carry_the_actor, a_glance_sees_what_was_saved, links_are_used_once, links_have_one_winner, failures_add_up, devices_are_remembered);
