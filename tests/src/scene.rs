//! What a test on contributions and check-ins begins with: something published.

use crate::{
    Installation, Kind,
    installation::{SHOPS, area, id},
};
use hilo_domain::ids::{
    JourneyId, JourneyVersionId, StageId, StatementId, StatementVersionId, TouchpointId, TouchpointVersionId,
};
use hilo_store::{
    experience::TouchpointVersionRow,
    experience_drafts::{Arranged, NewJourneyVersion},
    statements::{NewDraft, NewStatement, Publication},
};

pub const PURPOSE: StatementId = StatementId(id(0x500));
pub const JOURNEY: JourneyId = JourneyId(id(0x600));
pub const TILL: TouchpointId = TouchpointId(id(0x610));
pub const DISPLAY: TouchpointId = TouchpointId(id(0x611));

/// A purpose and a journey of two touchpoints, the till and the display; the till carries the purpose.
pub async fn published(hilo: &Installation) {
    let now = hilo.now();
    let mut repo = hilo.services.store.write().await.unwrap();
    let new = NewStatement { id: PURPOSE, kind: "purpose".to_owned(), position: 0, created_at: now };
    repo.insert_statement(&new).await.unwrap();
    repo.save().await.unwrap();
    publish_purpose(hilo, 1, "meaning", 1).await;
    let mut repo = hilo.services.store.write().await.unwrap();
    repo.insert_journey(JOURNEY, now).await.unwrap();
    let (draft, stage) = (JourneyVersionId(id(0x601)), StageId(id(0x602)));
    let journey = NewJourneyVersion {
        id: draft,
        journey_id: JOURNEY,
        number: 1,
        name: "Comprar".to_owned(),
        summary: String::new(),
        created_by: None,
        created_at: now,
    };
    repo.insert_journey_draft(&journey).await.unwrap();
    repo.insert_stage(draft, stage, 0, "Compra").await.unwrap();
    let mut placed = Vec::new();
    for (touchpoint, name) in [(TILL, "Caja"), (DISPLAY, "Exhibición")] {
        let version = touchpoint_version(touchpoint, 1, name);
        repo.insert_touchpoint(touchpoint, JOURNEY, now).await.unwrap();
        repo.insert_touchpoint_version(&version).await.unwrap();
        placed.push(version.id);
    }
    repo.set_carried(placed[0], &[PURPOSE]).await.unwrap();
    repo.arrange(draft, &[Arranged { stage, touchpoints: placed.clone() }]).await.unwrap();
    for version in placed {
        repo.publish_touchpoint(version, "meaning", 1, now).await.unwrap();
    }
    repo.publish_journey(draft, "", Kind::Leadership.person(), now).await.unwrap();
    repo.count_publication(draft, now).await.unwrap();
    repo.save().await.unwrap();
}

fn touchpoint_version(touchpoint: TouchpointId, number: i32, name: &str) -> TouchpointVersionRow {
    let low = touchpoint.0.as_u128() & 0xffff;
    TouchpointVersionRow {
        id: TouchpointVersionId(id(0x10_0000 + low * 16 + u128::from(number.unsigned_abs()))),
        touchpoint_id: touchpoint,
        number,
        state: "draft".to_owned(),
        name: name.to_owned(),
        promise: format!("Promesa {number} de {name}"),
        emotion_word: "calma".to_owned(),
        emotion: 1,
        effort: "Nada".to_owned(),
        minutes: None,
        guidance: String::new(),
        channel: "Tienda".to_owned(),
        moment_of_truth: false,
        backstage: false,
        owner_area_id: Some(area(SHOPS)),
        owner_name: None,
        change: None,
        asks_from: 0,
        published_at: None,
    }
}

/// Another version of the purpose.
pub async fn publish_purpose(hilo: &Installation, number: i32, change: &str, asks_from: i32) {
    let mut repo = hilo.services.store.write().await.unwrap();
    let draft = NewDraft {
        id: StatementVersionId(id(0x510 + u128::from(number.unsigned_abs()))),
        statement_id: PURPOSE,
        number,
        title: format!("Arreglar la casa con alegría {number}"),
        body: String::new(),
        by: None,
        at: hilo.now(),
    };
    repo.insert_statement_draft(&draft).await.unwrap();
    let publication = Publication {
        revision: 1,
        change: change.to_owned(),
        change_note: String::new(),
        asks_from,
        by: None,
        at: hilo.now(),
    };
    assert!(repo.publish_statement(PURPOSE, &publication).await.unwrap());
    repo.save().await.unwrap();
}

/// Another version of the till.
pub async fn publish_till(hilo: &Installation, number: i32, change: &str, asks_from: i32) {
    let mut repo = hilo.services.store.write().await.unwrap();
    let version = touchpoint_version(TILL, number, "Caja");
    repo.insert_touchpoint_version(&version).await.unwrap();
    repo.publish_touchpoint(version.id, change, asks_from, hilo.now()).await.unwrap();
    repo.save().await.unwrap();
}
